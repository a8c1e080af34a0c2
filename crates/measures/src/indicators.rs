//! Every indicator, one file an area, listed in the order of the paper; what the paper does not have, after its
//! area.

mod assessments;
mod care_leavers;
mod child_in_need;
mod child_protection;
mod continuity;
mod disability;
mod early_help;
mod front_door;
mod looked_after;
mod oversight;

use std::sync::LazyLock;

use calendar::Date;
use practice::Seq;

use crate::indicator::{Case, Indicator};

/// The scrutiny panel's table, from which most indicators come.
const PAPER: &str = "Children's scrutiny panel: performance table, April to October 2021";

/// Every indicator, in the order of the paper.
pub fn indicators() -> &'static [&'static Indicator] {
    static LISTED: LazyLock<Vec<&'static Indicator>> = LazyLock::new(|| {
        let areas = [
            early_help::INDICATORS,
            front_door::INDICATORS,
            assessments::INDICATORS,
            child_in_need::INDICATORS,
            child_protection::INDICATORS,
            looked_after::INDICATORS,
            care_leavers::INDICATORS,
            oversight::INDICATORS,
            continuity::INDICATORS,
            disability::INDICATORS,
        ];
        areas.into_iter().flatten().collect()
    });
    &LISTED
}

/// The indicator with this key.
pub fn indicator(key: &str) -> Option<&'static Indicator> {
    indicators().iter().copied().find(|indicator| indicator.key == key)
}

/// A case of an indicator that only counts.
fn counted(about: Seq, on: Date) -> Case {
    Case { about, on, met: true }
}

/// A case settled by something that should have happened by now: the latest of its kind, or in its place
/// the fact that asks for it.
fn happened(latest: Option<(Seq, Date)>, since: Date, asked_by: Seq, on: Date) -> Case {
    match latest {
        Some((about, happened)) => Case { about, on, met: happened >= since },
        None => Case { about: asked_by, on, met: false },
    }
}
