//! A practitioner's first page: my children, what is due next first.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::routing::get;
use calendar::{Date, words};
use practice::PersonId;
use practice::clocks;
use practice::code_sets::VisitKind;
use practice::standing::Standing;
use service::{Action, Record};

use super::tone;
use crate::app::{App, SignedIn};
use crate::frame::{Frame, Room};
use crate::page::{OpenTo, Page, PageResult, page};
use crate::paths;

/// The page.
pub const PAGE: Page<App> = Page { path: paths::PRACTISE, open_to: OpenTo::SignedIn, answers: || get(show) };

/// Weeks without being seen after which a child has been quiet for long.
const QUIET_WEEKS: i64 = 4;

/// Something due, for one child or several of a family.
struct Due {
    state: String,
    tone: &'static str,
    children: Vec<(String, String)>,
    what: &'static str,
    when: String,
    late: bool,
    why: String,
    visit: Option<VisitKind>,
    people: Vec<PersonId>,
}

impl Due {
    /// Where the visit that is due is recorded; `None` where something else is due.
    fn record(&self) -> Option<String> {
        let (first, others) = self.people.split_first()?;
        Some(paths::visit_due(*first, self.visit?, others))
    }
}

/// One of the viewer's children.
struct Child {
    name: String,
    href: String,
    age: String,
    standing: String,
    seen: String,
}

#[derive(Template)]
#[template(path = "practise/home.html")]
struct View {
    frame: Frame,
    late: Vec<Due>,
    today: Vec<Due>,
    week: Vec<Due>,
    later: Vec<Due>,
    children: Vec<Child>,
    quiet: Vec<(String, String)>,
    front_door: bool,
    records_contacts: bool,
}

async fn show(who: SignedIn) -> PageResult {
    let service = who.service();
    let today = service.today();
    let records = who.viewer.may(Action::RecordPractice);
    let own = service.own_people(&who.viewer);
    let mut due: BTreeMap<(Date, &'static str, String, bool), Due> = BTreeMap::new();
    for record in &own {
        for clock in clocks::open_clocks(&record.journey, today, service.policies()) {
            let (name, family) = names(record);
            let key = (clock.due.date(), clock.definition.key, family, clock.exception.is_some());
            let row = due.entry(key).or_insert_with(|| Due {
                state: clock.words(today),
                tone: tone(clock.state),
                children: Vec::new(),
                what: clock.definition.name,
                when: words::short(clock.due.date()),
                late: clock.state.is_overdue(),
                why: clock.why(),
                visit: clock.definition.visit().filter(|_| records),
                people: Vec::new(),
            });
            row.people.push(record.id);
            row.children.push((name, paths::child(record.id)));
        }
    }
    let (mut late, mut on_day, mut week, mut later) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (key, row) in due {
        match words::days_until(today, key.0) {
            ..0 if row.late => late.push(row),
            0 => on_day.push(row),
            // Past a limit that need not be kept, it is still wanted as soon as can be.
            ..=7 => week.push(row),
            _ => later.push(row),
        }
    }
    let mut children: Vec<Child> = own.iter().map(|record| child(record, today)).collect();
    children.sort_by(|one, other| one.name.cmp(&other.name));
    let quiet = own
        .iter()
        .filter(|record| {
            last_seen(record, today).is_none_or(|seen| words::days_until(seen, today) > QUIET_WEEKS * 7)
        })
        .map(|record| (names(record).0, paths::child(record.id)))
        .collect();
    page(View {
        frame: who.frame("My children").in_room(Room::Practise),
        late,
        today: on_day,
        week,
        later,
        children,
        quiet,
        front_door: who.viewer.may(Action::SeeFrontDoor),
        records_contacts: who.viewer.may(Action::RecordContact),
    })
}

/// The name to use, and the family name by which siblings are put together.
fn names(record: &Arc<Record>) -> (String, String) {
    match record.journey.person.name() {
        Some(name) => (name.to_string(), name.family.clone()),
        None => ("Name not known".into(), String::new()),
    }
}

fn last_seen(record: &Record, today: Date) -> Option<Date> {
    record
        .journey
        .need
        .visits
        .iter()
        .rev()
        .find(|visit| visit.seen && visit.on <= today)
        .map(|visit| visit.on)
}

fn child(record: &Arc<Record>, today: Date) -> Child {
    let journey = &record.journey;
    Child {
        name: names(record).0,
        href: paths::child(record.id),
        age: journey.person.born().map_or_else(String::new, |born| calendar::age_in_words(born, today)),
        standing: Standing::on(journey, today).headlines.join("; "),
        seen: last_seen(record, today).map_or_else(|| "not yet seen".into(), words::short),
    }
}
