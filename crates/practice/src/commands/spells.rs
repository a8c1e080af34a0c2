//! Checks shared by everything that begins, lasts and ends: plans, enquiries, placements, allocations.

use calendar::{Date, words};

use super::Check;
use crate::code_sets::CodeSet;
use crate::facts::{Fact, Happened};
use crate::ids::Seq;
use crate::journey::{EarlyHelpEpisode, NeedPlan, Spell, Told, open_on};

/// Something that began and may have ended, as far as dates go.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lasting {
    /// The number by which other facts name it.
    pub seq: Seq,
    /// Its first day.
    pub from: Date,
    /// The fact that ended it, and the day.
    pub ended: Option<(Seq, Date)>,
}

impl Lasting {
    /// From the fact that began it and the fact that ended it.
    pub fn of<S: Happened, E: Happened>(started: &Told<S>, ended: Option<&Told<E>>) -> Lasting {
        Lasting { seq: started.seq, from: started.on(), ended: ended.map(|ended| (ended.seq, ended.on())) }
    }

    /// Whether it was open at the end of a day.
    pub fn open_on(&self, day: Date) -> bool {
        open_on(self.from, self.to(), day)
    }

    /// Whether it was open at some time on a day: what ends on a day is still open in its morning.
    pub fn touches(&self, day: Date) -> bool {
        self.from <= day && self.to().is_none_or(|to| to >= day)
    }

    /// The day on which it ended.
    pub fn to(&self) -> Option<Date> {
        self.ended.map(|(_, on)| on)
    }

    /// Whether the fact of this number ended it.
    pub fn is_ended_by(&self, named: Seq) -> bool {
        self.ended.is_some_and(|(seq, _)| seq == named)
    }
}

impl<S: Happened, E: Happened> From<&Spell<S, E>> for Lasting {
    fn from(spell: &Spell<S, E>) -> Lasting {
        Lasting::of(&spell.started, spell.ended.as_ref())
    }
}

impl From<&NeedPlan> for Lasting {
    fn from(plan: &NeedPlan) -> Lasting {
        Lasting::of(&plan.started, plan.ended.as_ref())
    }
}

impl From<&EarlyHelpEpisode> for Lasting {
    fn from(episode: &EarlyHelpEpisode) -> Lasting {
        Lasting::of(&episode.started, episode.ended.as_ref())
    }
}

impl Check<'_> {
    /// Whether a fact of the record is the one that this command puts right, and so does not count.
    pub fn replaces(&self, seq: Seq) -> bool {
        self.corrects == Some(seq)
    }

    /// What is known, unless this command puts it right.
    pub fn kept<'t, T>(&self, told: &'t Option<Told<T>>) -> Option<&'t Told<T>> {
        told.as_ref().filter(|told| !self.replaces(told.seq))
    }

    /// Something begins: it must not fall within another of its kind, for there is one at a time. Judged by
    /// the day, so that what happened earlier may be recorded later.
    pub fn begins(
        &mut self,
        on: Date,
        others: impl Iterator<Item = Lasting> + Clone,
        what: &str,
        source: &'static str,
    ) {
        if let Some(other) = others.clone().find(|one| !self.replaces(one.seq) && one.open_on(on)) {
            let allowed = match other.to() {
                Some(to) => format!(
                    "Enter a date that is {} or later, when the {what} of {} ended",
                    words::day(to),
                    words::day(other.from)
                ),
                None => format!("End the {what} that began on {} first", words::day(other.from)),
            };
            self.refuse("on", words::day(on), allowed, source);
        }
        // A corrected beginning keeps its end: the whole of it must stay clear of what came next.
        let Some(own) = others.clone().find(|one| self.replaces(one.seq)) else { return };
        let next = others.filter(|one| one.from > on && one.seq != own.seq).map(|one| one.from).min();
        if let Some(next) = next.filter(|next| own.to().is_none_or(|to| to > *next)) {
            let allowed = format!("Keep clear of the {what} that began on {}", words::day(next));
            self.refuse("on", words::day(on), allowed, source);
        }
    }

    /// Something ends: it must be in the record, be open, and not end before it began.
    pub fn ends(
        &mut self,
        field: &'static str,
        named: Seq,
        found: Option<Lasting>,
        on: Date,
        what: &str,
    ) -> Option<Lasting> {
        let found = self.named(field, named, found, what)?;
        if let Some((_, ended)) = found.ended.filter(|(seq, _)| !self.replaces(*seq)) {
            let given = format!("the {what} of {}", words::day(found.from));
            let allowed = format!("Choose {} that is open: this one ended on {}", a(what), words::day(ended));
            self.refuse(field, given, allowed, "the record");
        }
        if on < found.from {
            self.not_before("on", on, found.from, &format!("when the {what} began"), "the record");
        }
        Some(found)
    }

    /// Something ends: not before the last thing that the record tells of it.
    pub fn ends_after_all_of(&mut self, named: Seq, on: Date) {
        let last = self.journey.naming(named).filter(|entry| !self.replaces(entry.seq)).max_by_key(|e| e.on);
        if let Some(last) = last.filter(|last| on < last.on) {
            let what = format!("the day of this record: {}", last.kind.label());
            self.not_before("on", on, last.on, &what, "the record");
        }
    }

    /// Something ends: not after the next of its kind began.
    pub fn ends_before_next(
        &mut self,
        own: Lasting,
        others: impl Iterator<Item = Lasting>,
        on: Date,
        what: &str,
        source: &'static str,
    ) {
        let next = others
            .filter(|one| one.seq != own.seq && (one.from, one.seq) > (own.from, own.seq))
            .map(|one| one.from)
            .min();
        if let Some(next) = next.filter(|next| on > *next) {
            self.not_after("on", on, next, &format!("when the next {what} began"), source);
        }
    }

    /// Something happens in the course of something else: on a day from its beginning to its end.
    pub fn during(
        &mut self,
        field: &'static str,
        named: Seq,
        found: Option<Lasting>,
        on: Date,
        what: &str,
    ) -> Option<Lasting> {
        let found = self.named(field, named, found, what)?;
        if on < found.from {
            self.not_before("on", on, found.from, &format!("when the {what} began"), "the record");
        }
        if let Some(to) = found.to().filter(|to| on > *to) {
            self.not_after("on", on, to, &format!("when the {what} ended"), "the record");
        }
        Some(found)
    }

    /// A code may be used only in the years in which it is in force.
    pub fn in_force<C: CodeSet + std::fmt::Display>(&mut self, field: &'static str, code: C, on: Date) {
        if !code.in_force().covers(on) {
            let years = code.in_force();
            let allowed = match (years.from, years.until) {
                (Some(from), _) if on < first_day(from) => {
                    format!("Choose another code: this one is used from {}", words::day(first_day(from)))
                }
                (_, Some(until)) => {
                    format!("Choose another code: this one was used until 31 March {until}")
                }
                _ => "Choose another code".to_owned(),
            };
            let given = format!("{code} ({})", code.code());
            self.refuse(field, given, allowed, C::SOURCE);
        }
    }

    /// A list in which nothing may be named twice.
    pub fn no_repeats<C: Copy + PartialEq + std::fmt::Display>(
        &mut self,
        field: &'static str,
        list: &[C],
        source: &'static str,
    ) {
        for (place, one) in list.iter().enumerate() {
            if list.iter().take(place).any(|earlier| earlier == one) {
                self.refuse(field, one, "Choose each once", source);
                return;
            }
        }
    }

    /// The record must be that of a child or young person: a parent's own record has no plans or visits.
    pub fn record_of_a_child(&mut self, fact: &Fact) {
        let person = &self.journey.person;
        if person.registered.is_some() && !person.is_child() {
            let allowed = "Record this in the record of the child";
            self.refuse("person", fact.label(), allowed, "the record");
        }
    }

    /// Under 18 on the day, as far as is known for sure: a child is a person under 18.
    pub fn under_eighteen(&mut self, on: Date, what: &str) {
        use crate::facts::Birth;
        let Birth::Exact(born) = self.journey.person.birth() else { return };
        if calendar::age_on(born, on).is_some_and(|age| age >= 18) {
            let last = calendar::birthday(born, 18).yesterday().unwrap_or(born);
            let allowed = format!(
                "Enter a date that is {} or earlier, before the 18th birthday: {what} is for a child",
                words::day(last)
            );
            self.refuse("on", words::day(on), allowed, "Children Act 1989, s. 105(1)");
        }
    }
}

/// A noun with its article: `a plan`, `an allocation`.
pub(super) fn a(what: &str) -> String {
    let article = if what.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {what}")
}

/// The first day of a collection year, which ends on 31 March of the year that names it.
fn first_day(year: i16) -> Date {
    Date::new(year - 1, 4, 1).unwrap_or(Date::MIN)
}
