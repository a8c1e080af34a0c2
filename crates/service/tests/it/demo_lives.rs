//! The demo authority read as a practitioner would read it: nothing happens in an order that cannot be, and the
//! rarer turns of a life are there.

use calendar::{Date, Month, WorkingDays, birthday};
use jiff::ToSpan;
use measures::{Window, columns, indicator};
use practice::code_sets::*;
use practice::facts::LivingArrangement;
use practice::leaving_care_status::{StatusReason, Straddling, Support, leaving_care_standing};
use practice::staff::Directory;
use practice::{Fact, Journey, Lens, PersonId, Policies, Recorded};

use super::demo::{MEASURES, demo, directory};

/// The Monday on which the demo lives.
const TODAY: Date = Date::constant(2021, 11, 15);

/// One record with what a check needs.
struct Story<'a> {
    record: &'a [Recorded],
    journey: Journey,
    directory: &'a Directory,
}

/// Whatever in a story would make a practitioner laugh, in words.
type Check = fn(&Story<'_>, &mut Vec<String>);

const CHECKS: &[(&str, Check)] = &[
    ("social care works with a child whose case is closed", closed_and_worked_with),
    ("a case is closed days before what it waits for", closed_too_soon),
    ("a plan or a time in care is reviewed after its end", reviewed_after_the_end),
    ("a child is visited for a plan or in a placement that is not there", visited_for_nothing),
    ("the same visit is made twice on a day", visited_twice),
    ("a child who was not seen is seen alone or speaks", not_seen_yet_heard),
    ("a child is seen before birth or after death", out_of_a_lifetime),
    ("a worker works before joining or after leaving", worker_is_away),
    ("the case of a worker who has left stays with them", allocated_to_one_who_left),
    ("work is supervised that nobody does", supervised_for_nothing),
    ("a meeting is held on a day of rest", met_on_a_day_of_rest),
    ("something is recorded before it happened", recorded_before),
    ("an assessment ends before the child is visited", assessed_unseen),
    ("a personal adviser is in touch with somebody of no leaving care age", advised_too_young_or_old),
    ("an enquiry is closed after the conference to which it led", enquiry_after_conference),
    ("a child comes home from nowhere", found_but_not_missing),
    ("two review conferences follow each other within days", conferences_too_close),
];

fn stories(mut each: impl FnMut(PersonId, &Story<'_>)) {
    let directory = directory();
    for (id, record) in &demo().people {
        let story = Story { record, journey: Journey::fold(*id, record), directory: &directory };
        each(*id, &story);
    }
}

#[test]
fn no_story_runs_in_an_order_that_makes_a_practitioner_laugh() {
    let mut found: Vec<Vec<String>> = vec![Vec::new(); CHECKS.len()];
    stories(|id, story| {
        for ((_, check), found) in CHECKS.iter().zip(&mut found) {
            let mut odd = Vec::new();
            check(story, &mut odd);
            found.extend(odd.into_iter().map(|what| format!("{id:?}: {what}")));
        }
    });
    let told: Vec<String> = CHECKS
        .iter()
        .zip(&found)
        .filter(|(_, found)| !found.is_empty())
        .map(|((what, _), found)| {
            let few: Vec<&str> = found.iter().take(6).map(String::as_str).collect();
            format!("{what}: {} times\n    {}", found.len(), few.join("\n    "))
        })
        .collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

fn later(day: Date, days: i64) -> Date {
    day.saturating_add(days.days())
}

/// The service that a visit is part of, where it is one of social care.
fn social_care(kind: VisitKind) -> bool {
    !matches!(kind, VisitKind::EarlyHelp | VisitKind::PrivateFostering)
}

/// Days on which something of social care begins.
fn beginnings(journey: &Journey) -> Vec<Date> {
    let mut days: Vec<Date> = journey.front_door.referrals.iter().map(|one| one.from()).collect();
    days.extend(journey.assessments.iter().map(|one| one.started.on));
    days.extend(journey.need.plans.iter().map(|one| one.started.on));
    days.extend(journey.protection.plans.iter().map(|one| one.started.on));
    days.extend(journey.care.periods.iter().map(|one| one.started.on));
    let social = |service| service != ServiceKind::EarlyHelp;
    days.extend(
        journey.oversight.allocations.iter().filter(|one| social(one.started.service)).map(|one| one.from()),
    );
    days
}

fn closed_and_worked_with(story: &Story<'_>, odd: &mut Vec<String>) {
    let begun = beginnings(&story.journey);
    for recorded in story.record {
        let on = recorded.fact.on();
        let what = match &recorded.fact {
            Fact::ChildVisited(it) if social_care(it.kind) => "visited",
            Fact::CoreGroupMet(_) => "core group",
            Fact::ConferenceHeld(_) => "conference",
            Fact::NeedPlanReviewed(_) => "review of a plan",
            Fact::CareReviewHeld(_) => "looked-after review",
            Fact::Supervised(it) if it.service != ServiceKind::EarlyHelp => "supervision",
            _ => continue,
        };
        let closed = story.journey.oversight.closures.iter().map(|one| one.on).filter(|day| *day < on).max();
        let Some(closed) = closed else { continue };
        if !begun.iter().any(|day| closed <= *day && *day <= on) {
            odd.push(format!("{what} on {on}, closed on {closed}"));
        }
    }
}

fn closed_too_soon(story: &Story<'_>, odd: &mut Vec<String>) {
    let journey = &story.journey;
    let referred: Vec<Date> = journey.front_door.referrals.iter().map(|one| one.from()).collect();
    let mut followed: Vec<(&str, Date)> = Vec::new();
    followed.extend(journey.protection.conferences.iter().map(|one| ("conference", one.on)));
    followed.extend(journey.need.plans.iter().map(|one| ("plan", one.started.on)));
    followed.extend(journey.care.periods.iter().map(|one| ("care", one.started.on)));
    for closed in &journey.oversight.closures {
        for (what, on) in &followed {
            let soon = closed.on < *on && *on <= later(closed.on, 21);
            if soon && !referred.iter().any(|day| closed.on <= *day && day <= on) {
                odd.push(format!("closed on {}, {what} on {on}", closed.on));
            }
        }
    }
}

fn reviewed_after_the_end(story: &Story<'_>, odd: &mut Vec<String>) {
    let journey = &story.journey;
    for plan in &journey.protection.plans {
        let Some(ended) = plan.ended.as_ref().map(|end| end.on) else { continue };
        odd.extend(
            plan.reviews.iter().filter(|one| one.on > ended).map(|one| format!("conference {}", one.on)),
        );
    }
    for plan in &journey.need.plans {
        let Some(ended) = plan.ended.as_ref().map(|end| end.on) else { continue };
        let late = story.record.iter().filter_map(|one| match &one.fact {
            Fact::NeedPlanReviewed(it) if it.plan == plan.seq() && it.on > ended => Some(it.on),
            _ => None,
        });
        odd.extend(late.map(|on| format!("review on {on} of a plan that ended on {ended}")));
    }
    for period in &journey.care.periods {
        let Some(ended) = period.ended.as_ref().map(|end| end.on) else { continue };
        let late = period.reviews.iter().filter(|one| one.on > ended);
        odd.extend(late.map(|one| format!("looked-after review on {}, care ended on {ended}", one.on)));
    }
}

fn visited_for_nothing(story: &Story<'_>, odd: &mut Vec<String>) {
    let journey = &story.journey;
    for visit in &journey.need.visits {
        let on = visit.on;
        let there = match visit.kind {
            VisitKind::ChildProtection => journey
                .protection
                .plans
                .iter()
                .any(|plan| plan.started.on <= on && plan.ended.as_ref().is_none_or(|end| end.on >= on)),
            VisitKind::ChildInNeed => journey
                .need
                .plans
                .iter()
                .any(|plan| plan.started.on <= on && plan.ended.as_ref().is_none_or(|end| end.on >= on)),
            VisitKind::LookedAfter => journey.care.periods.iter().any(|period| {
                period.started.on <= on && period.ended.as_ref().is_none_or(|end| end.on >= on)
            }),
            VisitKind::Assessment => journey.assessments.iter().any(|one| one.started.on <= on),
            _ => true,
        };
        let placed = visit.place != VisitPlace::Placement || journey.care.period_on(on).is_some();
        if !there || !placed {
            odd.push(format!("{} on {on} at {:?}", visit.kind, visit.place));
        }
    }
}

fn visited_twice(story: &Story<'_>, odd: &mut Vec<String>) {
    let visits = &story.journey.need.visits;
    for (n, visit) in visits.iter().enumerate() {
        if visits[..n].iter().any(|other| other.on == visit.on && other.kind == visit.kind) {
            odd.push(format!("{} on {}", visit.kind, visit.on));
        }
    }
}

fn not_seen_yet_heard(story: &Story<'_>, odd: &mut Vec<String>) {
    for visit in &story.journey.need.visits {
        let missed =
            ["not born yet", "No answer", "Card left", "put off by the family", "at a friend's. New date"];
        let says_missed = missed.iter().any(|words| visit.note.contains(words));
        if visit.seen == says_missed || !visit.seen && (visit.alone || !visit.words.is_empty()) {
            odd.push(format!("{}: seen {}, {:?}, {:?}", visit.on, visit.seen, visit.words, visit.note));
        }
    }
}

fn out_of_a_lifetime(story: &Story<'_>, odd: &mut Vec<String>) {
    let born = story.journey.person.born();
    for visit in story.journey.need.visits.iter().filter(|visit| visit.seen) {
        if born.is_some_and(|born| visit.on < born) {
            odd.push(format!("seen on {}, born on {born:?}", visit.on));
        }
    }
    let Some(died) = story.journey.person.died.as_ref().map(|died| died.on) else { return };
    for recorded in story.record.iter().filter(|one| one.fact.on() > died) {
        let after = matches!(
            recorded.fact,
            Fact::SeriousIncidentKnown(_)
                | Fact::SeriousIncidentNotified(_)
                | Fact::RapidReviewCompleted(_)
                | Fact::DeathRecorded(_)
        );
        if !after {
            odd.push(format!("{} on {}, died on {died}", recorded.fact.name(), recorded.fact.on()));
        }
    }
}

fn worker_is_away(story: &Story<'_>, odd: &mut Vec<String>) {
    for recorded in story.record {
        let day = calendar::london().to_datetime(recorded.recorded).date();
        let Some(worker) = story.directory.workers.get(&recorded.by) else {
            odd.push(format!("{} by nobody", recorded.fact.name()));
            continue;
        };
        let joined = worker.teams.first().map_or(Date::MAX, |(from, _)| *from);
        // Work of before the first worker known to the system was written by the one who has it now.
        let early = day < joined && day >= Date::constant(2020, 1, 6);
        if early || worker.left.is_some_and(|left| day > left) {
            let name = recorded.fact.name();
            odd.push(format!("{name} on {day} by {} ({joined} to {:?})", worker.name, worker.left));
        }
    }
}

fn allocated_to_one_who_left(story: &Story<'_>, odd: &mut Vec<String>) {
    for one in &story.journey.oversight.allocations {
        let Some(left) = story.directory.workers.get(&one.started.worker).and_then(|worker| worker.left)
        else {
            continue;
        };
        if one.from() >= left || one.to().unwrap_or(TODAY) > left {
            odd.push(format!("from {} to {:?}, left on {left}", one.from(), one.to()));
        }
    }
}

fn supervised_for_nothing(story: &Story<'_>, odd: &mut Vec<String>) {
    for one in &story.journey.oversight.supervisions {
        let mut work = story.journey.oversight.allocations.iter();
        if !work.any(|work| {
            work.started.service == one.service
                && work.from() <= one.on
                && work.to().is_none_or(|to| to >= one.on)
        }) {
            odd.push(format!("{:?} on {}", one.service, one.on));
        }
    }
}

fn met_on_a_day_of_rest(story: &Story<'_>, odd: &mut Vec<String>) {
    for recorded in story.record {
        let meeting = matches!(
            recorded.fact,
            Fact::ConferenceHeld(_)
                | Fact::CoreGroupMet(_)
                | Fact::CareReviewHeld(_)
                | Fact::NeedPlanReviewed(_)
                | Fact::TeamAroundFamilyMet(_)
                | Fact::HearingHeld(_)
                | Fact::StrategyDiscussionHeld(_)
        );
        let on = recorded.fact.on();
        if meeting && !WorkingDays::latest().is_working_day(on) {
            odd.push(format!("{} on {on}", recorded.fact.name()));
        }
    }
}

fn recorded_before(story: &Story<'_>, odd: &mut Vec<String>) {
    for recorded in story.record {
        let day = calendar::london().to_datetime(recorded.recorded).date();
        if recorded.fact.on() > day {
            odd.push(format!("{} of {} on {day}", recorded.fact.name(), recorded.fact.on()));
        }
    }
}

fn assessed_unseen(story: &Story<'_>, odd: &mut Vec<String>) {
    for one in &story.journey.assessments {
        let Some(done) = story.record.iter().find_map(|recorded| match &recorded.fact {
            Fact::AssessmentAuthorised(it) if it.assessment == one.seq() => Some(it.on),
            _ => None,
        }) else {
            continue;
        };
        let long = WorkingDays::latest().between(one.started.on, done) > 14;
        let born = story.journey.person.born().is_none_or(|born| born < one.started.on);
        let seen = story
            .journey
            .need
            .visits
            .iter()
            .any(|visit| visit.seen && later(one.started.on, -7) <= visit.on && visit.on <= done);
        if long && born && !seen {
            odd.push(format!("from {} to {done}", one.started.on));
        }
    }
}

fn advised_too_young_or_old(story: &Story<'_>, odd: &mut Vec<String>) {
    let Some(born) = story.journey.person.born() else { return };
    let leaving = &story.journey.leaving_care;
    for contact in &leaving.contacts {
        let asked = leaving
            .adviser_requests
            .iter()
            .any(|one| one.from() <= contact.on && one.to().is_none_or(|to| to >= contact.on));
        let in_care = story.journey.care.period_on(contact.on).is_some_and(|one| !one.started.short_breaks);
        let right = (birthday(born, 16)..birthday(born, 21)).contains(&contact.on) || asked;
        if !right || in_care {
            odd.push(format!("on {}, born on {born}", contact.on));
        }
    }
}

fn enquiry_after_conference(story: &Story<'_>, odd: &mut Vec<String>) {
    for held in &story.journey.protection.conferences {
        let enquiry = story.journey.protection.enquiries.iter().find(|one| Some(one.seq()) == held.enquiry);
        let Some(enquiry) = enquiry else { continue };
        if enquiry.to().is_none_or(|to| to > held.on) {
            odd.push(format!("conference on {}, enquiry to {:?}", held.on, enquiry.to()));
        }
    }
}

fn found_but_not_missing(story: &Story<'_>, odd: &mut Vec<String>) {
    for recorded in story.record {
        if let Fact::WentMissing(it) = &recorded.fact
            && story.journey.person.age_on(it.on).is_none_or(|age| age < 8)
        {
            odd.push(format!("missing on {} at {:?}", it.on, story.journey.person.age_on(it.on)));
        }
    }
}

fn conferences_too_close(story: &Story<'_>, odd: &mut Vec<String>) {
    for plan in &story.journey.protection.plans {
        let mut last = plan.started.on;
        for review in &plan.reviews {
            if review.on < later(last, 18) {
                odd.push(format!("{last} and {}", review.on));
            }
            last = review.on;
        }
    }
}

#[test]
fn most_conferences_counted_late_were_late_in_fact_and_say_why() {
    let policies: Policies = toml::from_str(MEASURES).unwrap();
    let directory = directory();
    let months: Vec<Month> = Month::constant(2021, 4).up_to(Month::constant(2021, 10)).collect();
    let known_now = |month: &Month| {
        let lens = Lens { as_at: month.last(), known_by: TODAY };
        Window::new(*month, lens, &policies, &directory)
    };
    let then: Vec<Window<'_>> =
        months.iter().map(|month| Window::published(*month, &policies, &directory)).collect();
    let now: Vec<Window<'_>> = months.iter().map(known_now).collect();
    let late = |windows: &[Window<'_>]| -> Vec<u64> {
        let people = demo().people.iter().map(|(id, record)| (*id, record.as_slice()));
        let columns = columns(people, windows);
        let reviews = indicator("protection_reviews").unwrap();
        columns.iter().map(|column| column.tally(reviews, &directory).not_met()).collect()
    };
    let (then, now) = (late(&then), late(&now));
    let (counted, in_fact) = (then.iter().sum::<u64>(), now.iter().sum::<u64>());
    println!("late as known then {then:?}, in fact {now:?}");
    assert!(in_fact * 10 > counted * 6, "of {counted} counted late, {in_fact} were: {then:?} and {now:?}");
    stories(|id, story| {
        for plan in &story.journey.protection.plans {
            let mut last = plan.started.on;
            for (n, review) in plan.reviews.iter().enumerate() {
                let due = last.saturating_add((if n == 0 { 3 } else { 6 }).months());
                let told = review.note.starts_with("Held ") && review.note.contains(" late: ");
                assert_eq!(review.on > due, told, "{id:?}: due {due}, held {}: {}", review.on, review.note);
                last = review.on;
            }
        }
    });
}

#[test]
fn young_people_left_care_in_every_way_the_law_knows() {
    let mut relevant = 0;
    let mut relevant_again = 0;
    let mut settled = 0;
    let mut once = 0;
    let mut guardianship = 0;
    let mut asked = 0;
    stories(|id, story| {
        let journey = &story.journey;
        let (status, reason) = leaving_care_standing(journey, TODAY, Straddling::default());
        let leaving = &journey.leaving_care;
        match (status, reason) {
            (LeavingCareStatus::Relevant, _) => {
                relevant += 1;
                let broke_down = leaving.arrangements.iter().any(|one| {
                    one.started.arrangement == LivingArrangement::WithParent && one.to().is_some()
                });
                relevant_again += usize::from(broke_down);
                let touch = leaving.contacts.iter().any(|contact| contact.in_touch == InTouch::Yes);
                assert!(!leaving.plans.is_empty(), "{id:?} has no pathway plan");
                assert!(!leaving.accommodation.is_empty(), "{id:?} lives nowhere");
                assert!(!leaving.activities.is_empty(), "{id:?} does nothing that is known");
                let left = journey.care.periods.last().and_then(|one| Some(one.ended.as_ref()?.on));
                let lately = left.is_some_and(|left| left > later(TODAY, -40));
                assert!(touch || lately, "{id:?} is not in touch");
            }
            (LeavingCareStatus::Qualifying, StatusReason::SettledAtHome(_)) => settled += 1,
            (LeavingCareStatus::Qualifying, StatusReason::OnceLookedAfter) => once += 1,
            (LeavingCareStatus::Qualifying, StatusReason::SpecialGuardianship) => guardianship += 1,
            (LeavingCareStatus::FormerRelevant, StatusReason::Former(Support::Adviser)) => asked += 1,
            _ => {}
        }
    });
    println!(
        "{relevant} relevant, {relevant_again} again; {settled} {once} {guardianship} qualifying; {asked}"
    );
    assert!(relevant >= 6 && relevant_again >= 2, "{relevant} relevant, {relevant_again} of them again");
    assert!(settled >= 2 && once >= 2 && guardianship >= 1, "{settled}, {once}, {guardianship} qualifying");
    assert!(asked >= 3, "{asked} with an adviser asked for after 21");
}
