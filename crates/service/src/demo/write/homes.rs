//! Homes of children looked after: what kind, who provides it, with whom; and those of which no more is known.

use practice::code_sets::*;
use practice::facts::*;

use super::{Pen, Turn};
use crate::demo::chance::Chance;
use crate::demo::days::*;
use crate::demo::lives::CareSpell;
use crate::demo::names::WORKER_FAMILIES;
use crate::demo::script::Mark;

/// Given names of foster carers.
const GIVEN: &[&str] =
    &["Jan", "Pete", "Sue", "Michael", "Anne", "Derek", "Fola", "Rani", "Gwyn", "Marie", "Colin", "Ayesha"];

impl Pen<'_> {
    /// Homes before the first that is known well: where a child lived, and when.
    pub(super) fn earlier_homes(&mut self, spell: &CareSpell, period: Mark) {
        let mut own = Chance::new(self.family.seed, 0xEA51 + days_between(spell.start, TODAY) as u64);
        let starts = std::iter::once(spell.start).chain(spell.earlier_moves.iter().copied());
        for (on, next) in starts.zip(spell.earlier_moves.iter().copied()) {
            let by = self.holder(on, None);
            let kind = home_kind(&mut own, spell, self.age(on));
            let provider = provider_of(&mut own, kind);
            let with = carer_of(&mut own, kind);
            let basis = PlacementBasis::Ordinary;
            let placement = self.script.naming(self.turn(on, Turn::Home), by, move |numbers| {
                Some(PlacementStarted {
                    on,
                    period: numbers.of(period)?,
                    kind,
                    provider,
                    basis,
                    to_eighteen: false,
                    out_of_area: false,
                    with,
                    postcode: None,
                })
            });
            let reason = own.weighted(&[
                (PlacementChange::CarePlan, 50),
                (PlacementChange::CarerBehaviour, 20),
                (PlacementChange::CarerOther, 30),
            ]);
            let by = self.holder(next, None);
            self.script.naming(self.turn(next, Turn::Over), by, move |numbers| {
                Some(PlacementEnded { on: next, placement: numbers.of(placement)?, reason })
            });
        }
    }
}

/// Who provides a home.
pub(super) fn provider_of(shared: &mut Chance, kind: PlacementKind) -> PlacementProvider {
    match kind {
        PlacementKind::Foster | PlacementKind::FosterLongTerm => {
            shared.weighted(&[(PlacementProvider::Own, 62), (PlacementProvider::Private, 38)])
        }
        PlacementKind::ChildrensHome | PlacementKind::SemiIndependent => {
            shared.weighted(&[(PlacementProvider::Private, 80), (PlacementProvider::Voluntary, 20)])
        }
        PlacementKind::AdoptiveOrder => PlacementProvider::Voluntary,
        _ => PlacementProvider::Own,
    }
}

/// With whom or where a child lives.
pub(super) fn carer_of(shared: &mut Chance, kind: PlacementKind) -> String {
    let carer = *shared.pick(WORKER_FAMILIES);
    match kind {
        PlacementKind::ChildrensHome => format!("{carer} House"),
        PlacementKind::SemiIndependent => format!("{carer} Lodge"),
        _ => format!("{} and {} {carer}", shared.pick(GIVEN), shared.pick(GIVEN)),
    }
}

/// What kind of home a child of an age comes to.
pub(super) fn home_kind(shared: &mut Chance, spell: &CareSpell, age: u8) -> PlacementKind {
    if spell.lasting {
        return shared.weighted(&[(PlacementKind::FosterLongTerm, 75), (PlacementKind::KinshipLongTerm, 25)]);
    }
    match age {
        16.. => shared.weighted(&[
            (PlacementKind::SemiIndependent, 42),
            (PlacementKind::Foster, 36),
            (PlacementKind::ChildrensHome, 22),
        ]),
        10.. => shared.weighted(&[
            (PlacementKind::Foster, 66),
            (PlacementKind::ChildrensHome, 20),
            (PlacementKind::Kinship, 14),
        ]),
        _ => shared.weighted(&[
            (PlacementKind::Foster, 76),
            (PlacementKind::Kinship, 22),
            (PlacementKind::FamilyCentre, 2),
        ]),
    }
}
