//! Special severance payments: sums above what law, contract and published policy give. Who must approve one,
//! by its size.
//!
//! Statutory guidance under section 26 of the Local Government Act 1999, in force from 12 May 2022. A council
//! must have regard to it. Redundancy pay, contractual notice, untaken leave and pension strain under the
//! council's published policy are not special severance; the payments made to go beyond them are.

use calendar::Date;

use super::{Pence, Standing};

/// A band of special severance payments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Band {
    /// The lowest payment in the band.
    pub from: Pence,
    /// Who approves it.
    pub approver: &'static str,
    /// What must be on record.
    pub record: &'static str,
}

/// The bands from a day on, the highest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bands {
    /// The first day on which they hold.
    pub from: Date,
    /// The bands, the highest first.
    pub bands: &'static [Band],
    /// What must be disclosed.
    pub disclosure: &'static str,
    /// For a payment to the head of paid service.
    pub conflict: &'static str,
    /// Where they come from.
    pub source: &'static str,
    /// How far they were checked: the bands were seen on public pages, and that a full council approved one
    /// under the guidance; the words on who signs below £100,000 are recalled.
    pub standing: Standing,
}

/// The bands, oldest first.
pub const BANDS: &[Bands] = &[Bands {
    from: Date::constant(2022, 5, 12),
    bands: &[
        Band {
            from: Pence::pounds(100_000),
            approver: "A vote of full council",
            record: "The vote, as the Localism Act 2011 asks",
        },
        Band {
            from: Pence::pounds(20_000),
            approver: "The head of paid service, in person",
            record: "The leader's approval, and that of everybody else who signed it off",
        },
        Band {
            from: Pence::ZERO,
            approver: "Whoever the council's scheme of delegation names",
            record: "The approval under the published policy and process",
        },
    ],
    disclosure: "In the year's statement of accounts, with exit packages by band of cost",
    conflict: "A panel with at least two independent persons approves a payment to the head of paid service",
    source: "Statutory guidance on the making and disclosure of Special Severance Payments by local authorities \
             in England, 12 May 2022, part 5",
    standing: Standing::Confirmed,
}];

/// The bands in force on a day; none before the guidance.
pub fn bands(on: Date) -> Option<&'static Bands> {
    BANDS.iter().rev().find(|bands| bands.from <= on)
}

/// Who must approve a special severance payment made on a day. None for no payment, and before the guidance.
///
/// ```
/// use calendar::Date;
/// use workforce::money::{Pence, severance_approval::approval};
/// let day = Date::constant(2024, 5, 23);
/// assert_eq!(approval(Pence::pounds(100_000), day).unwrap().approver, "A vote of full council");
/// assert!(approval(Pence(9_999_999), day).unwrap().approver.starts_with("The head of paid service"));
/// ```
pub fn approval(payment: Pence, on: Date) -> Option<&'static Band> {
    if payment <= Pence::ZERO {
        return None;
    }
    bands(on)?.bands.iter().find(|band| band.from <= payment)
}
