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
    /// A journey grows from one lens to the next as long as what the next shows besides was also recorded
    /// after all that the journey was folded from: then growing and folding anew are one and the same. So
    /// it is with published tables, and with months seen from a later day of whoever was recorded in time.
    pub(crate) fn each(&self, id: PersonId, facts: &[Recorded], mut show: impl FnMut(usize, &Journey)) {
        let Some(widest) = self.glasses.last() else { return };
        let known = |glass: &Glass| facts.partition_point(|recorded| recorded.recorded < glass.known_before);
        let read = &facts[..known(widest)];
        let days: Vec<Date> = read.iter().map(|recorded| recorded.fact.on()).collect();
        let plain = read.iter().position(|recorded| recorded.fact.rewrites()).unwrap_or(read.len());
        let mut growing: Option<Growing> = None;
        let mut rewritten: Option<(Journey, (usize, usize))> = None;
        for glass in &self.glasses {
            let (known, as_at) = (known(glass), glass.lens.as_at);
            if known == 0 {
                continue;
            }
            if known > plain {
                let shown = (known, visible(&facts[..known], as_at));
                if rewritten.as_ref().is_none_or(|(_, before)| *before != shown) {
                    rewritten = Some((Journey::through(id, facts, glass.lens), shown));
                }
                if let Some((journey, _)) = &rewritten {
                    show(glass.place, journey);
                }
                continue;
            }
            if !growing.as_ref().is_some_and(|grown| grown.can_grow_to(as_at, &days)) {
                growing = Some(Growing { journey: Journey::unknown(id), taken: 0, as_at });
            }
            let Some(grown) = &mut growing else { continue };
            for place in grown.taken..known {
                if days[place] <= as_at {
                    grown.journey.apply(&facts[place]);
                    grown.taken = place + 1;
                }
            }
            grown.as_at = as_at;
            show(glass.place, &grown.journey);
        }
    }
}

/// A journey folded from what a lens shows.
struct Growing {
    journey: Journey,
    /// Facts up to and with the last that was folded. Those after it are still to come.
    taken: usize,
    /// The day to which the lens looked.
    as_at: Date,
}

impl Growing {
    /// Whether a lens that looks to another day shows the same of the facts taken so far.
    fn can_grow_to(&self, as_at: Date, days: &[Date]) -> bool {
        let between = self.as_at.min(as_at)..self.as_at.max(as_at);
        let taken = &days[..self.taken];
        between.is_empty() || !taken.iter().any(|day| between.start < *day && *day <= between.end)
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
