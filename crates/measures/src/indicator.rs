//! What an indicator is.

use calendar::Date;
use practice::{Journey, Seq};
use serde::Serialize;

use crate::window::Window;

/// A figure that leaders, inspectors and councillors read, declared once. Pages, help, exports and tests
/// are loops over these declarations.
///
/// An indicator says which cases a journey contributes to a month. It knows nothing of grouping, of who
/// may see what, or of rounding: breakdown, drill-down, lens and the edge do these.
#[derive(Debug)]
pub struct Indicator {
    /// Its name in addresses and in policy files.
    pub key: &'static str,
    /// The part of the paper in which it stands.
    pub area: Area,
    /// Its name, letter for letter as the paper prints it: what the CSV writes.
    pub name: &'static str,
    /// A shorter name for pages.
    pub title: &'static str,
    /// The question that it answers, for the head of its page.
    pub question: &'static str,
    /// What one case is, in the plural: `referrals`.
    pub counts: &'static str,
    /// What its figure is.
    pub unit: Unit,
    /// The time that its figure is about.
    pub period: Period,
    /// Which way is better.
    pub better: Better,
    /// What is counted, in plain words.
    pub definition: &'static str,
    /// Where it comes from.
    pub source: &'static str,
    /// What the source leaves unclear, and what is taken instead; empty where nothing is.
    pub unclear: &'static str,
    /// The cases that a journey contributes, as the window's lens showed it.
    pub cases: fn(&Journey, &Window<'_>, &mut dyn FnMut(Case)),
}

/// One contribution to a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Case {
    /// The fact that settles it: the referral that is counted, the last visit, or where there was no visit
    /// the plan that asks for one.
    pub about: Seq,
    /// The day on which it is judged: that of the event, or the day as at which the figure stands.
    pub on: Date,
    /// Whether it meets what is asked; always so where the indicator only counts.
    pub met: bool,
}

impl Indicator {
    /// The cases of one journey in a list.
    pub fn cases_of(&self, journey: &Journey, window: &Window<'_>) -> Vec<Case> {
        let mut cases = Vec::new();
        (self.cases)(journey, window, &mut |case| cases.push(case));
        cases
    }

    /// What its denominator is, in words; empty where it only counts.
    pub fn out_of(&self) -> &'static str {
        match self.unit {
            Unit::Count => "",
            Unit::Percent => self.counts,
            Unit::Rate => "children under 18 in the area, per 10,000",
            Unit::Average => "full-time equivalents of the workers who hold them",
        }
    }
}

/// The parts of the paper, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    /// Early help.
    EarlyHelp,
    /// Contacts and referrals.
    FrontDoor,
    /// Child and family assessments.
    Assessments,
    /// Children in need.
    ChildInNeed,
    /// Child protection.
    ChildProtection,
    /// Children looked after.
    LookedAfter,
    /// Care leavers.
    CareLeavers,
    /// Caseloads, supervision, audit.
    Oversight,
    /// Children with disabilities.
    Disability,
}

impl Area {
    /// Every area, in the order of the paper.
    pub const ALL: [Area; 9] = [
        Area::EarlyHelp,
        Area::FrontDoor,
        Area::Assessments,
        Area::ChildInNeed,
        Area::ChildProtection,
        Area::LookedAfter,
        Area::CareLeavers,
        Area::Oversight,
        Area::Disability,
    ];

    /// As the paper prints it, and the CSV with it.
    pub fn name(self) -> &'static str {
        match self {
            Area::EarlyHelp => "Early Help",
            Area::FrontDoor => "Front Door",
            Area::Assessments => "Assessments",
            Area::ChildInNeed => "Child In Need",
            Area::ChildProtection => "Child Protection",
            Area::LookedAfter => "CLA",
            Area::CareLeavers => "Care Leavers",
            Area::Oversight => "Audit",
            Area::Disability => "Jigsaw",
        }
    }

    /// As pages show it.
    pub fn title(self) -> &'static str {
        match self {
            Area::EarlyHelp => "Early help",
            Area::FrontDoor => "Front door",
            Area::Assessments => "Assessments",
            Area::ChildInNeed => "Children in need",
            Area::ChildProtection => "Child protection",
            Area::LookedAfter => "Children looked after",
            Area::CareLeavers => "Care leavers",
            Area::Oversight => "Caseloads, supervision and audit",
            Area::Disability => "Children with disabilities",
        }
    }
}

/// What a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// How many.
    Count,
    /// So many in a hundred cases, shown whole.
    Percent,
    /// So many for every 10,000 children under 18, shown whole.
    Rate,
    /// Children for each full-time worker, shown with one decimal.
    Average,
}

impl Unit {
    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Unit::Count => "number",
            Unit::Percent => "percentage",
            Unit::Rate => "rate per 10,000 children under 18",
            Unit::Average => "average",
        }
    }
}

/// The time that a figure is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// What happened in the month.
    Month,
    /// How things stood at the end of the month.
    AsAt,
    /// What happened from 1 April to the end of the month.
    YearToDate,
    /// What happened in the 12 months that end with the month.
    RollingYear,
}

impl Period {
    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Period::Month => "in the month",
            Period::AsAt => "at the end of the month",
            Period::YearToDate => "from 1 April to the end of the month",
            Period::RollingYear => "in the 12 months to the end of the month",
        }
    }
}

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// Neither: too few is as bad as too many, or nobody has said.
    NoDirection,
}

impl Better {
    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Better::Higher => "higher is better",
            Better::Lower => "lower is better",
            Better::NoDirection => "no direction is better by itself",
        }
    }
}
