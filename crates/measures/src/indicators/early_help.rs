//! Early help: requests accepted, stepped down, repeated; children open; how it ends.

use calendar::Date;
use jiff::ToSpan;
use practice::Journey;
use practice::code_sets::EarlyHelpEnd;

use super::{PAPER, counted};
use crate::indicator::{Area, Better, Case, Indicator, Period, Unit};
use crate::window::Window;

pub(super) const INDICATORS: &[Indicator] = &[
    Indicator {
        key: "early_help_referrals",
        area: Area::EarlyHelp,
        name: "Number of referrals into Early Help",
        title: "Requests for early help accepted",
        question: "How many children came into early help?",
        counts: "requests accepted",
        unit: Unit::Count,
        period: Period::Month,
        better: Better::NoDirection,
        definition: "Children for whom a request for early help was accepted in the month.",
        source: PAPER,
        unclear: "The paper prints no figures, and does not say whether requests that were refused are \
                  counted. Only accepted requests are.",
        cases: |journey, window, found| {
            for episode in journey.early_help.episodes.iter().filter(|one| window.has(one.started.on)) {
                found(counted(episode.seq(), episode.started.on));
            }
        },
    },
    Indicator {
        key: "early_help_stepped_down",
        area: Area::EarlyHelp,
        name: "Number of referrals that were stepped down from CSC into Early Help",
        title: "Stepped down into early help",
        question: "How many children did social care step down into early help?",
        counts: "requests accepted after a step down",
        unit: Unit::Count,
        period: Period::Month,
        better: Better::NoDirection,
        definition: "Children for whom a request for early help was accepted in the month, where \
                     children's social care made the request when it stepped the family down.",
        source: PAPER,
        unclear: "The paper prints no figures.",
        cases: |journey, window, found| {
            for episode in journey.early_help.episodes.iter().filter(|one| window.has(one.started.on)) {
                let request = journey.early_help.request(episode.started.request);
                if request.is_some_and(|request| request.started.stepped_down) {
                    found(counted(episode.seq(), episode.started.on));
                }
            }
        },
    },
    Indicator {
        key: "early_help_re_referrals",
        area: Area::EarlyHelp,
        name: "Percentage of re-referrals within 12 months into Early Help",
        title: "Back in early help within 12 months",
        question: "How many children come back to early help within a year?",
        counts: "requests accepted",
        unit: Unit::Percent,
        period: Period::Month,
        better: Better::Lower,
        definition: "Of the requests for early help accepted in the month, those for a child who had \
                     another accepted in the 12 months before.",
        source: PAPER,
        unclear: "The paper prints no figures, and does not say whether the year runs from the earlier \
                  start or from its end. It runs from the earlier start, as it does for social care.",
        cases: |journey, window, found| {
            let mut earlier: Option<Date> = None;
            for episode in &journey.early_help.episodes {
                let on = episode.started.on;
                if window.has(on) {
                    let met = earlier.is_some_and(|earlier| earlier >= on.saturating_sub(12.months()));
                    found(Case { about: episode.seq(), on, met });
                }
                earlier = Some(on);
            }
        },
    },
    Indicator {
        key: "early_help_open",
        area: Area::EarlyHelp,
        name: "Number of cases (children) open to Early Help at the end of the month",
        title: "Children open to early help",
        question: "How many children are open to early help?",
        counts: "children",
        unit: Unit::Count,
        period: Period::AsAt,
        better: Better::NoDirection,
        definition: "Children who were open to early help at the end of the month.",
        source: PAPER,
        unclear: "The paper's target is a level of 1,000, without saying whether more or fewer is wanted.",
        cases: |journey, window, found| {
            if let Some(episode) = journey.early_help.open_on(window.end()) {
                found(counted(episode.seq(), window.end()));
            }
        },
    },
    Indicator {
        key: "early_help_stepped_up",
        area: Area::EarlyHelp,
        name: "Percentage of Early Help cases closed that were stepped up to CSC",
        title: "Early help that ended in a step up",
        question: "How often does early help end because a child needs social care?",
        counts: "closures of early help",
        unit: Unit::Percent,
        period: Period::Month,
        better: Better::Lower,
        definition: "Of the times early help ended for a child in the month, those that ended with a step \
                     up to children's social care.",
        source: PAPER,
        unclear: "The paper prints no figures, and types this percentage as a number.",
        cases: |journey, window, found| ended(journey, window, EarlyHelpEnd::SteppedUp, found),
    },
    Indicator {
        key: "early_help_disengaged",
        area: Area::EarlyHelp,
        name: "Percentage of cases closed due to family disengaging with support",
        title: "Early help that ended in disengagement",
        question: "How often do families drop out of early help?",
        counts: "closures of early help",
        unit: Unit::Percent,
        period: Period::Month,
        better: Better::Lower,
        definition: "Of the times early help ended for a child in the month, those that ended because the \
                     family disengaged.",
        source: PAPER,
        unclear: "The paper prints no figures, and types this percentage as a number.",
        cases: |journey, window, found| ended(journey, window, EarlyHelpEnd::Disengaged, found),
    },
];

fn ended(journey: &Journey, window: &Window<'_>, reason: EarlyHelpEnd, found: &mut dyn FnMut(Case)) {
    for ended in journey.early_help.episodes.iter().filter_map(|episode| episode.ended.as_ref()) {
        if window.has(ended.on) {
            found(Case { about: ended.seq, on: ended.on, met: ended.reason == reason });
        }
    }
}
