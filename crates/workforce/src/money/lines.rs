//! The lines of a cost: an amount for each kind, added without rounding.

use std::ops::{Add, AddAssign};

use super::Pence;

/// The lines of a cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LineKind {
    /// Pay at the point before this year's increments.
    BasicPay,
    /// What this year's increments add.
    Increment,
    /// Market supplement and allowances.
    Supplement,
    /// Employer National Insurance.
    NationalInsurance,
    /// The employer's pension contribution.
    Pension,
    /// The apprenticeship levy.
    Levy,
    /// What an agency charges above the cost of employing somebody; below nothing where it charges less.
    AgencyPremium,
    /// What is taken off vacant posts because they stand empty for a part of the year.
    VacancyFactor,
}

impl LineKind {
    /// Every kind, in the order of pages.
    pub const ALL: [LineKind; 8] = [
        LineKind::BasicPay,
        LineKind::Increment,
        LineKind::Supplement,
        LineKind::NationalInsurance,
        LineKind::Pension,
        LineKind::Levy,
        LineKind::AgencyPremium,
        LineKind::VacancyFactor,
    ];

    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            LineKind::BasicPay => "Basic pay",
            LineKind::Increment => "Increments",
            LineKind::Supplement => "Market supplement and allowances",
            LineKind::NationalInsurance => "Employer National Insurance",
            LineKind::Pension => "Employer pension",
            LineKind::Levy => "Apprenticeship levy",
            LineKind::AgencyPremium => "Agency premium",
            LineKind::VacancyFactor => "Vacancy factor",
        }
    }
}

/// An amount for each kind of line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Lines(pub(super) [i64; 8]);

impl Lines {
    /// One line.
    pub fn get(&self, kind: LineKind) -> Pence {
        Pence(self.0[kind as usize])
    }

    /// Each line that is not nothing.
    pub fn each(&self) -> impl Iterator<Item = (LineKind, Pence)> + '_ {
        LineKind::ALL.into_iter().map(|kind| (kind, self.get(kind))).filter(|(_, sum)| *sum != Pence::ZERO)
    }

    /// Their sum.
    pub fn total(&self) -> Pence {
        Pence(self.0.iter().fold(0, |sum, line| sum.saturating_add(*line)))
    }
}

impl Add for Lines {
    type Output = Lines;
    fn add(mut self, other: Lines) -> Lines {
        self += other;
        self
    }
}

impl AddAssign for Lines {
    fn add_assign(&mut self, other: Lines) {
        for (line, more) in self.0.iter_mut().zip(other.0) {
            *line = line.saturating_add(more);
        }
    }
}
