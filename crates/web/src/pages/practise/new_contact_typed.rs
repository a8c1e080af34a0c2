//! What was typed about a contact becomes what is meant: people, the contact, and the commands that record them.

use std::collections::BTreeSet;
use std::sync::Arc;

use calendar::{Date, Time, words};
use practice::code_sets::{
    AddressKind, ContactReason, PersonRole, PhoneKind, ReferralSource, Relationship, Sex,
};
use practice::facts::{
    Address, AddressRecorded, Birth, ContactReceived, Name, NoteWritten, PersonRegistered, PhoneRecorded,
    RelationshipRecorded,
};
use practice::{Command, PersonId, identifiers};
use service::{Candidate, Record, Sought};
use uuid::Uuid;

use crate::components::Form;

/// The other children whom a fresh form has room for.
pub const OTHERS: usize = 6;

/// Somebody typed: the child, another child, a parent.
pub struct Person {
    /// Where on the form: empty for the child, `c1_` to `c6_`, `mother_`, `father_`.
    pub key: String,
    /// What they are to the child that the contact is first about.
    pub is: Is,
    /// Their name.
    pub name: Name,
    /// Birth.
    pub born: Birth,
    /// Sex.
    pub sex: Sex,
    /// Whom the worker chose among those already known.
    pub chosen: Option<Arc<Record>>,
    /// The identifier under which they are recorded, if they are new.
    pub id: PersonId,
}

/// What somebody on the form is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Is {
    /// A child that the contact is about.
    Child,
    /// The mother.
    Mother,
    /// The father.
    Father,
}

impl Person {
    fn new(key: &str, is: Is, name: Name, born: Birth, sex: Sex) -> Person {
        Person { key: key.to_owned(), is, name, born, sex, chosen: None, id: PersonId(Uuid::now_v7()) }
    }

    fn role(&self) -> PersonRole {
        if self.is == Is::Child { PersonRole::Child } else { PersonRole::Adult }
    }

    /// The name of the question whether they are known already.
    pub fn question(&self) -> String {
        format!("{}match", self.key)
    }

    /// Whose record it will be.
    pub fn record(&self) -> PersonId {
        self.chosen.as_ref().map_or(self.id, |record| record.id)
    }
}

/// Where the family lives and how to reach them.
#[derive(Default)]
pub struct Reached {
    /// Lines of the address.
    pub lines: String,
    /// Postcode, tidied where it can be one.
    pub postcode: String,
    /// Phone or email.
    pub phone: String,
    /// All children live there.
    pub together: bool,
}

/// Reads the people. What is wrong with how they were typed is noted in the form. `known_family` is the family
/// name of the child in the record whom the contact is about; `None` when the child is typed as well.
pub fn read_people(form: &mut Form, known_family: Option<&str>) -> Vec<Person> {
    let mut people = Vec::new();
    let family_of_all = known_family.unwrap_or_else(|| form.value("family")).to_owned();
    if known_family.is_none() {
        let name = read_name(form, "");
        let born = read_birth(form);
        if name.given.is_empty() && !matches!(born, Birth::Expected(_)) {
            form.refuse("given", "Enter the child’s first name, or as much of it as you were told");
        }
        let sex = practice::CodeSet::from_code(form.value("sex")).unwrap_or(Sex::Unknown);
        people.push(Person::new("", Is::Child, name, born, sex));
    }
    for number in 1..=OTHERS {
        let key = format!("c{number}_");
        let name = read_name(form, &key);
        let typed_day = !form.date(&format!("{key}born")).is_empty();
        if name.given.is_empty() && name.family.is_empty() && !typed_day {
            continue;
        }
        let family = if name.family.is_empty() { family_of_all.clone() } else { name.family };
        let name = Name { given: name.given, family };
        if name.given.is_empty() {
            form.refuse(format!("{key}given"), "Enter this child’s first name, or empty the row");
        }
        let born = form
            .read_day_if_given(&format!("{key}born"), "this child’s date of birth")
            .map_or(Birth::Unknown, Birth::Exact);
        let sex = practice::CodeSet::from_code(form.value(&format!("{key}sex"))).unwrap_or(Sex::Unknown);
        people.push(Person::new(&key, Is::Child, name, born, sex));
    }
    for (key, is, sex) in [("mother_", Is::Mother, Sex::Female), ("father_", Is::Father, Sex::Male)] {
        let name = read_name(form, key);
        if !(name.given.is_empty() && name.family.is_empty()) {
            let single = name.given.is_empty();
            let name = if single { Name { given: name.family, family: String::new() } } else { name };
            people.push(Person::new(key, is, name, Birth::Unknown, sex));
        }
    }
    people
}

fn read_name(form: &Form, key: &str) -> Name {
    Name {
        given: form.value(&format!("{key}given")).to_owned(),
        family: form.value(&format!("{key}family")).to_owned(),
    }
}

fn read_birth(form: &mut Form) -> Birth {
    const WHAT: &str = "the date of birth, or choose that it is not known";
    let sure = form.value("birth").to_owned();
    if sure == "unknown" {
        if !form.date("born").is_empty() {
            form.refuse("born", "Empty the date of birth, or say how sure it is");
        }
        return Birth::Unknown;
    }
    let Some(day) = form.read_day("born", WHAT) else { return Birth::Unknown };
    match sure.as_str() {
        "estimated" => Birth::Estimated(day),
        "expected" => Birth::Expected(day),
        _ => Birth::Exact(day),
    }
}

/// Reads where the family lives and how to reach them.
pub fn read_reached(form: &mut Form) -> Reached {
    let typed = form.value("postcode").to_owned();
    let postcode = identifiers::postcode(&typed);
    if postcode.is_none() && !typed.is_empty() {
        form.refuse("postcode", "Enter a full postcode, like SO14 7LY, or leave it empty");
    }
    Reached {
        lines: form.value("address").to_owned(),
        postcode: postcode.unwrap_or(typed),
        phone: form.value("phone").to_owned(),
        together: form.chose("together", "yes"),
    }
}

/// Reads what we were told; `None` when something is missing, which is then noted.
pub fn read_contact(form: &mut Form) -> Option<ContactReceived> {
    let on = form.read_day("received", "the day on which we were told");
    let at: Option<Time> = form.read_time("received_time");
    let source = form.read_code::<ReferralSource>("source", "Choose who told us");
    let from = form.read_text("from", "Enter who told us, or that they wish to stay anonymous");
    let reason = form.read_code::<ContactReason>("reason", "Choose what they ask for");
    let worry = form.read_text("worry", "Enter what they are worried about");
    Some(ContactReceived { on: on?, at, source: source?, reason: reason?, from: from?, worry: worry? })
}

/// A typed person as they are looked for among those known.
pub fn sought(person: &Person, reached: &Reached, besides: &BTreeSet<PersonId>) -> Sought {
    Sought {
        name: person.name.clone(),
        born: person.born,
        role: person.role(),
        lines: reached.lines.clone(),
        postcode: reached.postcode.clone(),
        phone: reached.phone.clone(),
        besides: besides.clone(),
    }
}

/// Takes the worker's answer for one person: `true` when it was given and fits what was shown.
pub fn choose(form: &Form, person: &mut Person, candidates: &[Candidate]) -> bool {
    let question = person.question();
    let answer = form.value(&question);
    person.chosen = candidates
        .iter()
        .find(|candidate| candidate.record.id.to_string() == answer)
        .map(|candidate| Arc::clone(&candidate.record));
    // "None of these" counts only for those who were shown.
    let shown: BTreeSet<&str> = form.value(&format!("{question}_asked")).split(' ').collect();
    let all_shown =
        candidates.iter().all(|candidate| shown.contains(candidate.record.id.to_string().as_str()));
    person.chosen.is_some() || (answer == "new" && all_shown)
}

/// What a command is about, so that a refusal finds its field.
pub struct Step {
    /// Whose record.
    pub person: PersonId,
    /// The place on the form.
    pub key: String,
    /// The command.
    pub command: Command,
}

/// Everything to record, in order: new people, where they live, who they are to each other, and the contact in
/// the record of every child.
pub fn steps(
    known: &[Arc<Record>],
    people: &[Person],
    reached: &Reached,
    contact: &ContactReceived,
) -> Vec<Step> {
    let on = contact.on;
    let mut steps = Vec::new();
    let mut step = |person: PersonId, key: &str, command: Command| {
        steps.push(Step { person, key: key.to_owned(), command });
    };
    let first = known.is_empty();
    for person in people {
        let lives_there = person.is == Is::Child && (person.key.is_empty() && first || reached.together);
        match &person.chosen {
            None => {
                for command in register(person, reached, on, lives_there) {
                    step(person.id, &person.key, command);
                }
            }
            Some(record) => {
                if let Some(note) = told_note(person, record, reached, on, lives_there) {
                    step(record.id, &person.key, note.into());
                }
            }
        }
    }
    let children: Vec<(PersonId, Option<&Arc<Record>>)> = known
        .iter()
        .map(|record| (record.id, Some(record)))
        .chain(people.iter().filter(|one| one.is == Is::Child).map(|one| (one.record(), one.chosen.as_ref())))
        .collect();
    for (place, (one, record)) in children.iter().enumerate() {
        for (other, other_record) in children.iter().skip(place + 1) {
            for (from, to, known) in [(one, other, record), (other, one, other_record)] {
                if !is_related(*known, *to) {
                    let kind = Relationship::Sibling;
                    step(*from, "", related(on, *to, kind, reached.together));
                }
            }
        }
    }
    for parent in people.iter().filter(|one| one.is != Is::Child) {
        let kind = if parent.is == Is::Mother { Relationship::Mother } else { Relationship::Father };
        for (child, record) in &children {
            if !is_related(*record, parent.record()) {
                step(*child, &parent.key, related(on, parent.record(), kind, false));
            }
            if !is_related(parent.chosen.as_ref(), *child) {
                step(parent.record(), &parent.key, related(on, *child, Relationship::Child, false));
            }
        }
    }
    for (child, _) in children {
        step(child, "", contact.clone().into());
    }
    steps
}

fn register(person: &Person, reached: &Reached, on: Date, lives_there: bool) -> Vec<Command> {
    let role = person.role();
    let mut commands: Vec<Command> = vec![
        PersonRegistered { on, role, name: person.name.clone(), born: person.born, sex: person.sex }.into(),
    ];
    if lives_there && !(reached.lines.is_empty() && reached.postcode.is_empty()) {
        let postcode = (!reached.postcode.is_empty()).then(|| reached.postcode.clone());
        let address = Address { lines: reached.lines.clone(), postcode };
        commands.push(AddressRecorded { on, address, kind: AddressKind::Home, confidential: false }.into());
    }
    if person.key.is_empty() && !reached.phone.is_empty() {
        let number = reached.phone.clone();
        let kind = match () {
            () if number.contains('@') => PhoneKind::Email,
            () if number.starts_with("07") || number.starts_with("+447") => PhoneKind::Mobile,
            () => PhoneKind::Home,
        };
        commands.push(PhoneRecorded { on, number, kind }.into());
    }
    commands
}

fn related(on: Date, to: PersonId, kind: Relationship, same_household: bool) -> Command {
    RelationshipRecorded { on, to, kind, same_household }.into()
}

fn is_related(record: Option<&Arc<Record>>, to: PersonId) -> bool {
    record.is_some_and(|record| record.journey.person.related().any(|(other, _)| other == to))
}

/// What was told of somebody already known and reads differently in the record: kept as a note, because a caller
/// does not put a record right.
fn told_note(
    person: &Person,
    record: &Record,
    reached: &Reached,
    on: Date,
    lives_there: bool,
) -> Option<NoteWritten> {
    let known = &record.journey.person;
    let mut told = Vec::new();
    if known.name() != Some(&person.name) {
        told.push(format!("name {}", person.name));
    }
    if let Some(born) = person.born.date().filter(|born| known.born() != Some(*born)) {
        told.push(format!("date of birth {}", words::day(born)));
    }
    let address = [reached.lines.as_str(), reached.postcode.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ");
    let same_postcode = known
        .address()
        .is_some_and(|known| known.address.postcode.as_deref() == Some(reached.postcode.as_str()));
    if lives_there && !address.is_empty() && !same_postcode {
        told.push(format!("address {}", address.replace('\n', ", ")));
    }
    if person.key.is_empty() && !reached.phone.is_empty() {
        told.push(format!("phone or email {}", reached.phone));
    }
    (!told.is_empty()).then(|| {
        let note = format!("With the contact of {} we were told: {}.", words::day(on), told.join("; "));
        NoteWritten { on, kind: None, note }
    })
}
