//! What we already know when a contact comes in: who may be the same child, the family, other contacts, who
//! works with them, what must be seen first.

use calendar::{Date, words};
use practice::code_sets::{CodeSet, Relationship};
use practice::journey::{Contact, Journey};
use practice::{Seq, Standing};
use service::front_door::one_telling;
use service::{Opened, Sought};

use crate::app::SignedIn;
use crate::paths;

/// Everything known, in words.
pub struct Known {
    /// What must be seen first.
    pub warnings: Vec<String>,
    /// Services that are open.
    pub open: Vec<String>,
    /// Who works with the child.
    pub workers: Vec<String>,
    /// The family.
    pub family: Vec<Relative>,
    /// The other contacts of the child and of brothers and sisters, the latest first.
    pub others: Vec<Line>,
    /// People who may be the same child.
    pub candidates: Vec<MayBe>,
    /// Where the child lives.
    pub address: String,
}

/// Somebody of the family.
pub struct Relative {
    /// What they are to the child.
    pub what: &'static str,
    /// Their name.
    pub name: String,
    /// Their page.
    pub href: String,
    /// Age and what is open to them; empty for adults.
    pub more: String,
}

/// A contact in one line.
pub struct Line {
    /// When, with the age that the child had then.
    pub when: String,
    /// The child, where it is a brother or sister.
    pub child: String,
    /// Who told us.
    pub source: &'static str,
    /// What was decided.
    pub outcome: String,
    /// The contact's own page.
    pub href: String,
    on: Date,
}

/// Somebody who may be the same child.
pub struct MayBe {
    /// Name and age.
    pub name: String,
    /// Why.
    pub reasons: String,
    /// Their page.
    pub href: String,
}

/// Gathers what is known. The records of brothers and sisters are opened for their contacts, which is noted.
pub fn known(who: &SignedIn, opened: &Opened, contact: &Contact) -> Result<Known, service::ServiceError> {
    let service = who.service();
    let today = service.today();
    let directory = service.directory();
    let journey = opened.journey();
    let person = &journey.person;

    let mut family = Vec::new();
    let mut others = other_contacts(journey, contact.received.seq, None, today);
    for (other, told) in person.related() {
        let Some(name) = service.name_of(other) else { continue };
        let is_sibling = matches!(
            told.kind,
            Relationship::Sibling | Relationship::HalfSibling | Relationship::StepSibling
        );
        let more = if is_sibling {
            let theirs =
                service.open_record(&who.viewer, other, None, "Contacts, for a brother or sister")?;
            let theirs = theirs.journey();
            others.extend(other_contacts(theirs, Seq::NONE, Some((&name, contact)), today));
            let open = Standing::on(theirs, today).headlines.into_iter().next();
            std::iter::once(theirs.person.age_in_words(today)).chain(open).collect::<Vec<_>>().join(", ")
        } else {
            String::new()
        };
        family.push(Relative { what: told.kind.label(), name, href: paths::child(other), more });
    }
    others.sort_by_key(|line| std::cmp::Reverse(line.on));

    let candidates = if contact.decided.is_none() && who.viewer.may(service::Action::Search) {
        service.candidates(&who.viewer, &[Sought::like(person, opened.record.id)])?
    } else {
        Vec::new()
    };
    let candidates = candidates
        .into_iter()
        .flatten()
        .map(|candidate| {
            let known = &candidate.record.journey.person;
            let name = known.name().map(ToString::to_string).unwrap_or_default();
            MayBe {
                name: format!("{name}, {}", known.age_in_words(today)),
                reasons: candidate.reasons.join(", "),
                href: paths::child(candidate.record.id),
            }
        })
        .collect();
    Ok(Known {
        warnings: person
            .warnings
            .iter()
            .filter(|one| one.is_open())
            .map(|one| format!("{}: {}", one.started.kind, one.started.says))
            .collect(),
        open: Standing::on(journey, today).headlines,
        workers: journey
            .oversight
            .allocated_on(today)
            .map(|one| {
                let started = &one.started;
                let (name, team) = (directory.worker_name(started.worker), directory.team_name(started.team));
                format!("{name}, {team} ({})", started.role.label().to_lowercase())
            })
            .collect(),
        family,
        others,
        candidates,
        address: person.address().map_or_else(String::new, |told| {
            if told.confidential {
                return "Not to be disclosed".to_owned();
            }
            let lines = Some(told.address.lines.as_str()).filter(|lines| !lines.is_empty());
            lines.into_iter().chain(told.address.postcode.as_deref()).collect::<Vec<_>>().join(", ")
        }),
    })
}

/// The contacts of a record but one, each in a line. For a brother or sister, without the one that is the same
/// contact.
fn other_contacts(journey: &Journey, but: Seq, sibling: Option<(&str, &Contact)>, today: Date) -> Vec<Line> {
    journey
        .front_door
        .contacts
        .iter()
        .filter(|contact| contact.received.seq != but)
        .filter(|contact| sibling.is_none_or(|(_, same)| !one_telling(&contact.received, &same.received)))
        .map(|contact| {
            let told = &contact.received;
            let day = if told.on == today { "Today".to_owned() } else { words::short(told.on) };
            let age = journey.person.age_on(told.on).map_or_else(String::new, |age| format!(", aged {age}"));
            Line {
                when: format!("{day}{age}"),
                child: sibling.map_or_else(String::new, |(name, _)| name.to_owned()),
                source: told.source.label(),
                outcome: contact.decided.as_ref().map_or_else(
                    || "Waiting for a decision".to_owned(),
                    |decided| decided.outcome.to_string(),
                ),
                href: paths::contact(journey.id, told.seq),
                on: told.on,
            }
        })
        .collect()
}
