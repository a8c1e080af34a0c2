//! What the model tells apart: populations, statuses, placements, ways to leave; and where the codes of the
//! national returns fall.

use serde::{Deserialize, Serialize};

/// Whose numbers are forecast. The machinery is one; a history is of one population.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Population {
    /// Children looked after.
    LookedAfter,
    /// Children subject to a child protection plan.
    ProtectionPlans,
    /// Children with a child in need plan.
    NeedPlans,
}

/// Why the authority is responsible, as coarsely as numbers allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Full care order.
    FullCareOrder,
    /// Interim care order.
    InterimCareOrder,
    /// Accommodated under section 20 of the Children Act 1989.
    Accommodated,
    /// Placement order, or freed for adoption.
    PlacementOrder,
    /// Remand, police or emergency protection, and everything else.
    RemandOrOther,
    /// On a child protection plan.
    ProtectionPlan,
    /// On a child in need plan.
    NeedPlan,
}

/// Where a child lives, as coarsely as prices and supply differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Placement {
    /// With the authority's own foster carers.
    FosterOwn,
    /// With foster carers of an agency or of another authority.
    FosterAgency,
    /// With a relative or friend approved as a foster carer.
    ConnectedPerson,
    /// In the authority's own residential home.
    HomeOwn,
    /// In a residential home or school that is bought, secure homes included.
    HomeBought,
    /// With own parents. All children on plans live here, as far as this model goes.
    OwnParents,
    /// Supported or independent living.
    Supported,
    /// With prospective adopters.
    Adoptive,
    /// Hospital, custody, temporary and other.
    Other,
}

/// How a child stopped being in the population.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExitReason {
    /// Home to parents, or to others without parental responsibility.
    Home,
    /// Special guardianship order.
    SpecialGuardianship,
    /// Child arrangements order.
    ChildArrangements,
    /// Adopted.
    Adopted,
    /// Independent living.
    Independent,
    /// Turned 18: a known date, never a rate.
    TurnedEighteen,
    /// Another authority, custody, remand ended, died, abroad, plan ended, and every other reason.
    Other,
}

/// Declares the words of a set once: its members in order and what each is called on a page.
macro_rules! words {
    ($set:ident { $($member:ident = $words:literal;)* }) => {
        impl $set {
            /// Every member, in the order of pages.
            pub const ALL: &[$set] = &[$($set::$member),*];

            /// What it is called on a page.
            pub fn words(self) -> &'static str {
                match self { $($set::$member => $words),* }
            }
        }
    };
}

words! { Population {
    LookedAfter = "children looked after";
    ProtectionPlans = "children on a child protection plan";
    NeedPlans = "children on a child in need plan";
}}

words! { Status {
    FullCareOrder = "full care order";
    InterimCareOrder = "interim care order";
    Accommodated = "accommodated under section 20";
    PlacementOrder = "placement order";
    RemandOrOther = "remand or other";
    ProtectionPlan = "child protection plan";
    NeedPlan = "child in need plan";
}}

words! { Placement {
    FosterOwn = "fostering, our own";
    FosterAgency = "fostering, agency";
    ConnectedPerson = "connected person";
    HomeOwn = "residential home, our own";
    HomeBought = "residential home, bought";
    OwnParents = "own parents";
    Supported = "supported or independent living";
    Adoptive = "placed for adoption";
    Other = "other";
}}

words! { ExitReason {
    Home = "returned home";
    SpecialGuardianship = "special guardianship";
    ChildArrangements = "child arrangements order";
    Adopted = "adopted";
    Independent = "independent living";
    TurnedEighteen = "turned 18";
    Other = "another reason";
}}

impl Status {
    /// The population in which the status occurs.
    pub fn population(self) -> Population {
        match self {
            Status::ProtectionPlan => Population::ProtectionPlans,
            Status::NeedPlan => Population::NeedPlans,
            _ => Population::LookedAfter,
        }
    }

    /// Where a code of SSDA903 `LS` falls; `None` where it is no such code. Short breaks (V3, V4) are not
    /// looked after for this purpose: they would swell entries, and are for the caller to leave out.
    pub fn of_ssda903(code: &str) -> Option<Status> {
        LEGAL_STATUSES.iter().find(|(codes, _)| codes.contains(&code)).map(|(_, status)| *status)
    }
}

impl Placement {
    /// Where codes of SSDA903 `PLACE` and `PLACE_PROVIDER` fall; `None` where `place` is no such code. The
    /// provider tells own (`PR1`) from bought provision; without one a placement counts as bought.
    pub fn of_ssda903(place: &str, provider: Option<&str>) -> Option<Placement> {
        let own = provider == Some("PR1");
        let found = PLACES.iter().find(|(codes, _, _)| codes.contains(&place));
        found.map(|(_, if_own, if_bought)| if own { *if_own } else { *if_bought })
    }
}

impl ExitReason {
    /// Where a code of SSDA903 `REC` falls; `None` for `X1` (the next episode follows) and for no such code.
    pub fn of_ssda903(code: &str) -> Option<ExitReason> {
        EXITS.iter().find(|(codes, _)| codes.contains(&code)).map(|(_, reason)| *reason)
    }
}

/// SSDA903 `LS`, by the meanings in the children looked-after data return guide.
const LEGAL_STATUSES: &[(&[&str], Status)] = &[
    (&["C2"], Status::FullCareOrder),
    (&["C1"], Status::InterimCareOrder),
    (&["V2"], Status::Accommodated),
    (&["E1", "D1"], Status::PlacementOrder),
    (&["J1", "J2", "J3", "L1", "L2", "L3"], Status::RemandOrOther),
];

/// SSDA903 `PLACE`: the codes, where they fall when the provision is our own, and when it is bought.
const PLACES: &[(&[&str], Placement, Placement)] = &[
    (&["U4", "U5", "U6"], Placement::FosterOwn, Placement::FosterAgency),
    (&["U1", "U2", "U3"], Placement::ConnectedPerson, Placement::ConnectedPerson),
    (&["K1", "K2", "R1", "S1"], Placement::HomeOwn, Placement::HomeBought),
    (&["P1"], Placement::OwnParents, Placement::OwnParents),
    (&["H5", "K3", "P2", "P3"], Placement::Supported, Placement::Supported),
    (&["A3", "A4", "A5", "A6"], Placement::Adoptive, Placement::Adoptive),
    (
        &["R2", "R3", "R5", "T0", "T1", "T2", "T3", "T4", "Z1", "Z11", "Z12", "Z13", "Z14"],
        Placement::Other,
        Placement::Other,
    ),
];

/// SSDA903 `REC`. Turning 18 with the same carers (E17) is a birthday, not a rate.
const EXITS: &[(&[&str], ExitReason)] = &[
    (&["E4", "E4A", "E4B", "E13"], ExitReason::Home),
    (&["E43", "E44", "E45", "E46", "E47", "E48"], ExitReason::SpecialGuardianship),
    (&["E41"], ExitReason::ChildArrangements),
    (&["E11", "E12"], ExitReason::Adopted),
    (&["E5", "E6"], ExitReason::Independent),
    (&["E17"], ExitReason::TurnedEighteen),
    (&["E2", "E3", "E7", "E8", "E9", "E14", "E15", "E16"], ExitReason::Other),
];
