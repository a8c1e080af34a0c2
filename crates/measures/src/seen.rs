//! Journeys through several lenses at once, folding no more often than what they show differs.

use calendar::Date;
use jiff::Timestamp;
use practice::{Fact, Journey, Lens, PersonId, Recorded};

/// Several lenses, ready to be looked through for one person after another.
pub(crate) struct Lenses {
    /// From the one that knows least to the one that knows most.
    glasses: Vec<Glass>,
}

struct Glass {
    /// The lens's place in the list that was given.
    place: usize,
    lens: Lens,
    known_before: Timestamp,
}

impl Lenses {
    pub(crate) fn new(lenses: impl IntoIterator<Item = Lens>) -> Lenses {
        let glasses = lenses.into_iter().enumerate();
        let mut glasses: Vec<Glass> =
            glasses.map(|(place, lens)| Glass { place, lens, known_before: lens.known_before() }).collect();
        glasses.sort_by_key(|glass| (glass.known_before, glass.lens.as_at));
        Lenses { glasses }
    }

    /// Shows a person's journey through each lens by which anything is known of the person.
    ///
    /// Where a lens shows all that was recorded by its day, as those of published tables do, the journey of
    /// the lens before only grows; where two lenses show the same facts they share one journey.
    pub(crate) fn each(&self, id: PersonId, facts: &[Recorded], mut show: impl FnMut(usize, &Journey)) {
        let mut read = Read::default();
        let mut growing: Option<(Journey, usize)> = None;
        let mut filtered: Option<(Journey, (usize, usize))> = None;
        for glass in &self.glasses {
            let known = facts.partition_point(|recorded| recorded.recorded < glass.known_before);
            if known == 0 {
                continue;
            }
            read.up_to(known, facts);
            if !read.rewritten && read.last_day <= glass.lens.as_at {
                let (journey, taken) = growing.get_or_insert_with(|| (Journey::unknown(id), 0));
                for recorded in &facts[*taken..known] {
                    journey.apply(recorded);
                }
                *taken = known;
                show(glass.place, journey);
            } else {
                let shown = (known, visible(&facts[..known], glass.lens.as_at));
                if filtered.as_ref().is_none_or(|(_, before)| *before != shown) {
                    filtered = Some((Journey::through(id, facts, glass.lens), shown));
                }
                if let Some((journey, _)) = &filtered {
                    show(glass.place, journey);
                }
            }
        }
    }
}

/// What has been read of a person's facts so far.
struct Read {
    count: usize,
    last_day: Date,
    rewritten: bool,
}

impl Default for Read {
    fn default() -> Read {
        Read { count: 0, last_day: Date::MIN, rewritten: false }
    }
}

impl Read {
    fn up_to(&mut self, known: usize, facts: &[Recorded]) {
        for recorded in &facts[self.count..known] {
            self.last_day = self.last_day.max(recorded.fact.on());
            self.rewritten |= recorded.fact.rewrites();
        }
        self.count = known;
    }
}

/// How many days told of, in facts and in corrections of them, have come by a day. Of two lenses that know
/// the same facts, those that see as many see the same.
fn visible(known: &[Recorded], as_at: Date) -> usize {
    let days = known.iter().map(|recorded| match &recorded.fact {
        Fact::Corrected(corrected) => {
            usize::from(corrected.on <= as_at) + usize::from(corrected.now.on() <= as_at)
        }
        fact => usize::from(fact.on() <= as_at),
    });
    days.sum()
}
