//! How good the evidence for an amount is, and what is taken off for hope.

use calendar::Date;

use super::money::BasisPoints;

/// A grade of evidence from 1, the best, to 6.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Grade(u8);

impl Grade {
    /// Grade 6: nothing but judgement.
    pub const WORST: Grade = Grade(6);

    /// A grade from 1 to 6; nothing otherwise.
    pub fn new(grade: u8) -> Option<Grade> {
        (1..=6).contains(&grade).then_some(Grade(grade))
    }

    /// 1 to 6.
    pub fn number(self) -> u8 {
        self.0
    }
}

/// One grade of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GradeRow {
    /// What evidence of this grade is.
    pub says: &'static str,
    /// What is taken off a benefit, and put on a cost.
    pub correction: BasisPoints,
    /// How far the figure may be out either way: the range of a sensitivity test that enters none.
    pub error: BasisPoints,
}

/// The corrections in force from a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OptimismTable {
    /// The first day on which they hold.
    pub from: Date,
    /// Where they come from.
    pub source: &'static str,
    /// How sure we are that they say this.
    pub standing: &'static str,
    /// Grade 1 first.
    pub grades: [GradeRow; 6],
}

impl OptimismTable {
    /// The row of a grade.
    pub fn row(&self, grade: Grade) -> &GradeRow {
        &self.grades[usize::from(grade.0 - 1)]
    }
}

/// The table in force on a day; nothing before the guidance was published.
pub fn optimism_on(day: Date) -> Option<&'static OptimismTable> {
    OPTIMISM.iter().rev().find(|table| table.from <= day)
}

/// Every table, oldest first.
pub const OPTIMISM: &[OptimismTable] = &[OptimismTable {
    from: Date::constant(2014, 4, 2),
    source: "HM Treasury and New Economy, Supporting public service transformation: cost benefit analysis \
             guidance for local partnerships (April 2014), confidence grades",
    standing: "Set down from memory of the guidance: compare with its table before a case rests on it, or \
               enter a correction of your own",
    grades: [
        row(
            "a randomised controlled trial in the United Kingdom, and current figures of the agency itself",
            0,
            200,
        ),
        row("a randomised controlled trial elsewhere, or local figures one to two years old", 500, 500),
        row("outcomes followed by independent evaluators, or national figures for like areas", 1_000, 1_000),
        row(
            "outcomes followed by those who do the work to a sound plan, or general national figures",
            1_500,
            1_500,
        ),
        row("second-hand evidence of something similar, or figures from abroad", 2_500, 2_000),
        row("the judgement of those who know the work, with nothing to support it", 4_000, 2_500),
    ],
}];

const fn row(says: &'static str, correction: u32, error: u32) -> GradeRow {
    GradeRow { says, correction: BasisPoints(correction), error: BasisPoints(error) }
}

/// What stands behind an amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Its grade.
    pub grade: Grade,
    /// What the evidence is.
    pub says: String,
    /// A correction entered in place of the table's, where the council has evidence of its own.
    pub own: Option<OwnCorrection>,
}

/// A correction for optimism that a council has from its own past projects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnCorrection {
    /// What is taken off a benefit, and put on a cost.
    pub correction: BasisPoints,
    /// Why it is better than the table's.
    pub why: String,
}
