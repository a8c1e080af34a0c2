//! A person's journey: a pure fold over that person's facts.
//!
//! The fold decides nothing and cannot fail. Facts are applied in the order in which they were recorded;
//! lists are kept in the order in which things happened. What does not fit (an end without a beginning, as
//! imported history may have) is kept as a [`Finding`], never an error.
//!
//! The journey shares its facts with the record by reference count, so folding copies nothing.

mod adolescence;
mod assessment;
mod care;
mod court;
mod early_help;
mod education;
mod front_door;
mod health;
mod leaving_care;
mod need;
mod oversight;
mod people;
mod permanence;
mod protection;

pub use adolescence::*;
pub use assessment::*;
pub use care::*;
pub use court::*;
pub use early_help::*;
pub use education::*;
pub use front_door::*;
pub use health::*;
pub use leaving_care::*;
pub use need::*;
pub use oversight::*;
pub use people::*;
pub use permanence::*;
pub use protection::*;

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

use calendar::Date;

use crate::facts::{Area, Fact, FactKind, Happened, Recorded};
use crate::ids::{PersonId, Seq};
use crate::lens::Lens;

/// A fact with its number in the record. Reads as the fact itself.
#[derive(Debug, PartialEq)]
pub struct Told<T> {
    /// Its number in the person's record.
    pub seq: Seq,
    fact: Arc<T>,
}

impl<T> Told<T> {
    /// A fact with its number.
    pub fn new(seq: Seq, fact: &Arc<T>) -> Told<T> {
        Told { seq, fact: Arc::clone(fact) }
    }
}

impl<T> Clone for Told<T> {
    fn clone(&self) -> Self {
        Told { seq: self.seq, fact: Arc::clone(&self.fact) }
    }
}

impl<T> Deref for Told<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.fact
    }
}

/// Something that begins and may end: a plan, a placement, an allocation.
#[derive(Debug, Clone, PartialEq)]
pub struct Spell<S, E> {
    /// The fact that began it; its number is the spell's name.
    pub started: Told<S>,
    /// The fact that ended it.
    pub ended: Option<Told<E>>,
}

impl<S: Happened, E: Happened> Spell<S, E> {
    /// A spell that has begun.
    pub fn begun(started: Told<S>) -> Spell<S, E> {
        Spell { started, ended: None }
    }

    /// The number by which other facts name it.
    pub fn seq(&self) -> Seq {
        self.started.seq
    }

    /// Its first day.
    pub fn from(&self) -> Date {
        self.started.on()
    }

    /// The day on which it ended.
    pub fn to(&self) -> Option<Date> {
        self.ended.as_ref().map(|ended| ended.on())
    }

    /// Whether it has not ended.
    pub fn is_open(&self) -> bool {
        self.ended.is_none()
    }

    /// Whether it was open at the end of a day: what ends on a day is no longer open at its end.
    pub fn open_on(&self, day: Date) -> bool {
        open_on(self.from(), self.to(), day)
    }
}

/// Whether something that lasts from one day to another was open at the end of a day.
pub fn open_on(from: Date, to: Option<Date>, day: Date) -> bool {
    from <= day && to.is_none_or(|to| to > day)
}

/// Something in the record that does not fit, found while folding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The fact that does not fit.
    pub seq: Seq,
    /// Why, in a sentence.
    pub says: String,
}

/// One line of a journey's index: enough of a fact to say what hangs on what. Small, because a city's
/// record has millions of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The fact's number.
    pub seq: Seq,
    /// The day on which it happened.
    pub on: Date,
    /// Which fact it is.
    pub kind: FactKind,
    /// The earlier facts that it names, as [`Fact::names`].
    pub names: [Seq; 2],
}

/// Everything known of one person through a lens.
#[derive(Debug, Clone, PartialEq)]
pub struct Journey {
    /// Whose journey.
    pub id: PersonId,
    /// The number of the last fact seen.
    pub version: Seq,
    /// Who they are.
    pub person: Person,
    /// Contacts and referrals.
    pub front_door: FrontDoor,
    /// Early help.
    pub early_help: EarlyHelp,
    /// Child and family assessments, by the day they began.
    pub assessments: Vec<Assessment>,
    /// Strategy discussions, enquiries, conferences, protection plans.
    pub protection: Protection,
    /// Child in need plans, and visits of every kind.
    pub need: Need,
    /// Courts and emergency powers.
    pub court: Court,
    /// Looked-after periods.
    pub care: Care,
    /// Health of a child looked after.
    pub health: Health,
    /// Permanence, adoption, special guardianship, private fostering.
    pub permanence: Permanence,
    /// Missing, exploitation, youth justice, homelessness.
    pub adolescence: Adolescence,
    /// Leaving care.
    pub leaving_care: LeavingCare,
    /// Personal education plans; education, health and care plans.
    pub education: Education,
    /// Workers, supervision, audit, steps, closure.
    pub oversight: Oversight,
    /// Every fact that stands, by number: what was struck out is not there, what was corrected is there as
    /// it now reads.
    pub entries: Vec<Entry>,
    /// What does not fit.
    pub findings: Vec<Finding>,
}

impl Journey {
    /// The journey of somebody of whom nothing is known yet.
    pub fn unknown(id: PersonId) -> Journey {
        Journey {
            id,
            version: Seq(0),
            person: Person::default(),
            front_door: FrontDoor::default(),
            early_help: EarlyHelp::default(),
            assessments: Vec::new(),
            protection: Protection::default(),
            need: Need::default(),
            court: Court::default(),
            care: Care::default(),
            health: Health::default(),
            permanence: Permanence::default(),
            adolescence: Adolescence::default(),
            leaving_care: LeavingCare::default(),
            education: Education::default(),
            oversight: Oversight::default(),
            entries: Vec::new(),
            findings: Vec::new(),
        }
    }

    /// Folds a person's whole record, in the order in which it was recorded.
    pub fn fold<'a>(id: PersonId, facts: impl IntoIterator<Item = &'a Recorded>) -> Journey {
        let facts: Vec<&Recorded> = facts.into_iter().collect();
        let mut journey = Journey::unknown(id);
        if facts.iter().any(|recorded| recorded.fact.rewrites()) {
            let rewritten = Rewritten::of(facts.iter().copied());
            for recorded in facts {
                match rewritten.reading(recorded) {
                    Some(fact) => journey.take(recorded.seq, fact),
                    None => journey.version = recorded.seq,
                }
            }
        } else {
            for recorded in facts {
                journey.take(recorded.seq, &recorded.fact);
            }
        }
        journey
    }

    /// Folds what a lens shows of a person's record. A corrected fact is judged by the day on which, as
    /// corrected, it happened.
    pub fn through(id: PersonId, facts: &[Recorded], lens: Lens) -> Journey {
        let known = known(facts, lens);
        if known.iter().any(|recorded| recorded.fact.rewrites()) {
            let rewritten = Rewritten::of(known.iter());
            let mut journey = Journey::unknown(id);
            for recorded in known {
                match rewritten.reading(recorded).filter(|fact| fact.on() <= lens.as_at) {
                    Some(fact) => journey.take(recorded.seq, fact),
                    None => journey.version = recorded.seq,
                }
            }
            journey
        } else {
            Journey::fold(id, known.iter().filter(|recorded| recorded.fact.on() <= lens.as_at))
        }
    }

    /// Adds one more recorded fact. A fact that [rewrites](Fact::rewrites) an earlier one needs a new fold.
    pub fn apply(&mut self, recorded: &Recorded) {
        self.take(recorded.seq, &recorded.fact);
    }

    /// The entry of a fact that stands.
    pub fn entry(&self, seq: Seq) -> Option<&Entry> {
        let place = self.entries.binary_search_by_key(&seq, |entry| entry.seq).ok()?;
        self.entries.get(place)
    }

    /// The facts that name this one.
    pub fn naming(&self, seq: Seq) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.names.contains(&seq))
    }

    fn take(&mut self, seq: Seq, fact: &Fact) {
        self.version = self.version.max(seq);
        self.entries.push(Entry { seq, on: fact.on(), kind: fact.kind(), names: fact.names() });
        let fits = match fact.area() {
            Area::People => self.person.take(seq, fact),
            Area::FrontDoor => self.front_door.take(seq, fact),
            Area::EarlyHelp => self.early_help.take(seq, fact),
            Area::Assessment => assessment::take(&mut self.assessments, seq, fact),
            Area::Protection => self.protection.take(seq, fact),
            Area::Need => self.need.take(seq, fact),
            Area::Court => self.court.take(seq, fact),
            Area::Care => self.care.take(seq, fact),
            Area::Health => self.health.take(seq, fact),
            Area::Permanence => self.permanence.take(seq, fact),
            Area::Adolescence => self.adolescence.take(seq, fact),
            Area::LeavingCare => self.leaving_care.take(seq, fact),
            Area::Education => self.education.take(seq, fact),
            Area::Oversight => self.oversight.take(seq, fact),
        };
        if let Err(named) = fits {
            let says = format!("{} names {named}, which is not in the record", fact.label());
            self.findings.push(Finding { seq, says });
        }
    }
}

/// What is known through a lens, whenever it happened. Recording times never run backwards within a record, so
/// it is a beginning of it.
fn known(facts: &[Recorded], lens: Lens) -> &[Recorded] {
    let known_before = lens.known_before();
    &facts[..facts.partition_point(|recorded| recorded.recorded < known_before)]
}

/// What a lens shows of a record, in the order in which it was recorded. A corrected fact is judged by the day
/// on which, as corrected, it happened, and one struck out by the day that it gave last. Every correction and
/// striking-out that is known is there: they are made long after what they are about, and tell how it reads.
pub fn shown(facts: &[Recorded], lens: Lens) -> Vec<&Recorded> {
    let known = known(facts, lens);
    let rewritten = Rewritten::of(known.iter());
    known.iter().filter(|one| one.fact.rewrites() || rewritten.last_reading(one).on() <= lens.as_at).collect()
}

/// How one fact last read, as known through a lens: as corrected, and even if it was struck out since. `None` if
/// it is not known.
pub fn last_reading(facts: &[Recorded], seq: Seq, lens: Lens) -> Option<&Fact> {
    let known = known(facts, lens);
    let place = known.binary_search_by_key(&seq, |recorded| recorded.seq).ok()?;
    known.get(place).map(|recorded| Rewritten::of(known.iter()).last_reading(recorded))
}

/// Facts as they now read, each beside what was recorded: corrected ones as corrected, without those struck
/// out, and without the corrections themselves. In the order in which they were recorded.
pub fn readings<'a>(known: &[&'a Recorded]) -> Vec<(&'a Recorded, &'a Fact)> {
    let rewritten = Rewritten::of(known.iter().copied());
    known
        .iter()
        .filter(|recorded| !recorded.fact.rewrites())
        .filter_map(|recorded| Some((*recorded, rewritten.reading(recorded)?)))
        .collect()
}

/// How facts read after corrections and strikings-out.
struct Rewritten<'a> {
    readings: BTreeMap<Seq, Reading<'a>>,
}

/// What was later said of a fact.
#[derive(Default)]
struct Reading<'a> {
    /// How it last read; `None` is as recorded.
    last: Option<&'a Fact>,
    /// Whether it was struck out after that.
    struck: bool,
}

impl<'a> Rewritten<'a> {
    /// Later rewritings win, and a rewriting that was itself struck out counts for nothing: so they are
    /// read from the last to the first.
    fn of(known: impl DoubleEndedIterator<Item = &'a Recorded>) -> Rewritten<'a> {
        let mut readings: BTreeMap<Seq, Reading<'a>> = BTreeMap::new();
        for recorded in known.rev() {
            if readings.contains_key(&recorded.seq) {
                continue;
            }
            match &recorded.fact {
                Fact::Corrected(corrected) => {
                    readings.entry(corrected.fact).or_default().last.get_or_insert(&corrected.now);
                }
                Fact::Struck(struck) => {
                    let reading = readings.entry(struck.fact).or_default();
                    reading.struck |= reading.last.is_none();
                }
                _ => {}
            }
        }
        Rewritten { readings }
    }

    /// The fact as it now reads; `None` when it was struck out.
    fn reading(&self, recorded: &'a Recorded) -> Option<&'a Fact> {
        let struck = self.readings.get(&recorded.seq).is_some_and(|reading| reading.struck);
        (!struck).then(|| self.last_reading(recorded))
    }

    /// The fact as it last read, even if it was struck out since.
    fn last_reading(&self, recorded: &'a Recorded) -> &'a Fact {
        self.readings.get(&recorded.seq).and_then(|reading| reading.last).unwrap_or(&recorded.fact)
    }
}

/// What a fact of the fold answers: fine, or the number that it names and that is not there.
type Fits = Result<(), Seq>;

/// Keeps a list in the order in which things happened; what happened on one day, in that of recording.
fn keep<T: Happened>(list: &mut Vec<Told<T>>, seq: Seq, fact: &Arc<T>) -> Fits {
    let place = list.partition_point(|other| (other.on(), other.seq) < (fact.on(), seq));
    list.insert(place, Told::new(seq, fact));
    Ok(())
}

/// Begins a spell in its place in time.
fn begin<S: Happened, E: Happened>(list: &mut Vec<Spell<S, E>>, seq: Seq, fact: &Arc<S>) -> Fits {
    let place = list.partition_point(|other| (other.from(), other.seq()) < (fact.on(), seq));
    list.insert(place, Spell::begun(Told::new(seq, fact)));
    Ok(())
}

/// Ends the spell that the fact names.
fn end<S: Happened, E: Happened>(list: &mut [Spell<S, E>], named: Seq, seq: Seq, fact: &Arc<E>) -> Fits {
    let spell = list.iter_mut().find(|spell| spell.seq() == named).ok_or(named)?;
    spell.ended = Some(Told::new(seq, fact));
    Ok(())
}

/// Replaces what is known if this was told of a later day.
fn latest<T: Happened>(known: &mut Option<Told<T>>, seq: Seq, fact: &Arc<T>) -> Fits {
    if known.as_ref().is_none_or(|old| (old.on(), old.seq) <= (fact.on(), seq)) {
        *known = Some(Told::new(seq, fact));
    }
    Ok(())
}
