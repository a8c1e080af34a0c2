//! What happens on one person's way through a change, in the past tense.
//!
//! Kept under the person's own key, as facts of practice are: readable JSON with one key, the variant's name.
//! What a fact belongs to (a decision to its claim, an answer to its offer) it names by number, from 1.

use calendar::Date;
use serde::{Deserialize, Serialize};

use crate::ids::{JobId, PostId};
use crate::people::classes::RoleClass;
use crate::people::redundancy_law::Family;
use crate::words::words;

/// Lists every fact once, with what it is called on pages.
macro_rules! facts {
    ($( $name:ident, $label:literal; )+) => {
        /// Something that happened on one person's way through a change.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        pub enum PersonFact {
            $( #[doc = $label] $name($name), )+
        }

        impl PersonFact {
            /// The names of all facts, in the order in which they usually come.
            pub const NAMES: &'static [&'static str] = &[ $( stringify!($name), )+ ];

            /// The day on which it happened.
            pub fn on(&self) -> Date {
                match self { $( PersonFact::$name(fact) => fact.on, )+ }
            }

            /// What it is called on pages.
            pub fn label(&self) -> &'static str {
                match self { $( PersonFact::$name(_) => $label, )+ }
            }

            /// Its name on disk.
            pub fn name(&self) -> &'static str {
                match self { $( PersonFact::$name(_) => stringify!($name), )+ }
            }
        }

        $( impl From<$name> for PersonFact {
            fn from(fact: $name) -> PersonFact {
                PersonFact::$name(fact)
            }
        } )+
    };
}

facts! {
    ClassTold, "Told what becomes of the role";
    OneToOneBooked, "One-to-one booked";
    OneToOneHeld, "One-to-one held";
    SeveranceApplied, "Applied for voluntary severance";
    SeveranceDecided, "Panel decided on voluntary severance";
    SeveranceAccepted, "Accepted voluntary severance";
    SeveranceDeclined, "Declined voluntary severance";
    SeveranceWithdrawn, "Withdrew the application for voluntary severance";
    ClaimMade, "Claimed to be a natural successor";
    ClaimDecided, "Claim decided";
    ClaimAppealed, "Appealed against the decision on the claim";
    AppealDecided, "Appeal decided";
    ClassConfirmed, "Class of the role confirmed";
    InterestExpressed, "Expressed an interest in a role";
    EvidenceGiven, "Evidence for a role";
    InterestWithdrawn, "Withdrew an interest";
    SelectionScored, "Panel scored the evidence";
    SecondRoundOpened, "Second round opened";
    Offered, "Post offered";
    OfferAccepted, "Offer accepted";
    OfferDeclined, "Offer declined";
    TrialStarted, "Trial in another post started";
    TrialExtended, "Trial extended for retraining";
    TrialEnded, "Trial ended";
    PayProtected, "Pay protected";
    FamilyTold, "Pregnancy or family leave told";
}

impl PersonFact {
    /// Whether it is for the person and human resources alone: no line manager reads it.
    pub fn is_confidential(&self) -> bool {
        matches!(self, PersonFact::FamilyTold(_))
    }
}

/// At the start, they were told what is proposed for their role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassTold {
    /// The day.
    pub on: Date,
    /// The class proposed.
    pub class: RoleClass,
    /// The role that follows, where one does.
    #[serde(default)]
    pub to: Option<JobId>,
    /// The reason given.
    pub reason: String,
}

/// At the close, the class was confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassConfirmed {
    /// The day.
    pub on: Date,
    /// The class.
    pub class: RoleClass,
    /// The role that follows, where one does.
    #[serde(default)]
    pub to: Option<JobId>,
    /// The reason given.
    pub reason: String,
}

/// A meeting with their line manager was booked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OneToOneBooked {
    /// The day of booking.
    pub on: Date,
    /// The day of the meeting.
    pub meets_on: Date,
    /// With whom.
    pub with: String,
}

/// The meeting was held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OneToOneHeld {
    /// The day.
    pub on: Date,
    /// Which, by its number.
    pub meeting: u32,
    /// What was said and agreed.
    pub note: String,
}

/// They applied for voluntary severance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeveranceApplied {
    /// The day.
    pub on: Date,
    /// When they would like to leave.
    #[serde(default)]
    pub leaving_on: Option<Date>,
    /// That they understand that applying does not mean approval.
    pub understood: bool,
}

words! {
    /// A seat on the panel that decides on voluntary severance.
    PanelSeat, "the seat on the panel" {
        /// The chief executive, in the chair.
        ChiefExecutive = "chief executive",
        /// Human resources.
        HumanResources = "human resources",
        /// Finance.
        Finance = "finance",
    }
}

/// A figure that is not final: what somebody would get can only be confirmed once their last day is agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Estimate {
    /// Whole pence.
    pub pence: u64,
    /// The last day that it supposes.
    pub supposes: Date,
}

/// The panel's decision on voluntary severance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeveranceDecided {
    /// The day.
    pub on: Date,
    /// Who sat.
    pub panel: Vec<PanelSeat>,
    /// Whether it is approved.
    pub approved: bool,
    /// The last day agreed, which may be a later one if the service needs it.
    #[serde(default)]
    pub leaving_on: Option<Date>,
    /// What the loss of skills would mean.
    pub skills: String,
    /// What the loss of experience would mean.
    pub experience: String,
    /// What it would cost the service.
    pub cost: String,
    /// The estimate told with the decision.
    #[serde(default)]
    pub estimate: Option<Estimate>,
}

/// They accepted voluntary severance and take no further part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeveranceAccepted {
    /// The day.
    pub on: Date,
}

/// They declined voluntary severance that was approved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeveranceDeclined {
    /// The day.
    pub on: Date,
}

/// They took back their application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeveranceWithdrawn {
    /// The day.
    pub on: Date,
}

/// They claimed to be a natural successor to a role, by their present job description.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimMade {
    /// The day.
    pub on: Date,
    /// To which role.
    pub role: JobId,
    /// Why, in their words.
    pub says: String,
}

/// A panel decided on a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimDecided {
    /// The day.
    pub on: Date,
    /// Which, by its number.
    pub claim: u32,
    /// Whether they are a natural successor.
    pub upheld: bool,
    /// Who sat.
    pub panel: Vec<String>,
    /// Why.
    pub reason: String,
}

/// They appealed against the decision on a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimAppealed {
    /// The day.
    pub on: Date,
    /// Which claim, by its number.
    pub claim: u32,
    /// Why, in their words.
    pub says: String,
}

/// Another panel decided on the appeal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppealDecided {
    /// The day.
    pub on: Date,
    /// Which claim, by its number.
    pub claim: u32,
    /// Whether they are a natural successor after all.
    pub upheld: bool,
    /// Who sat: nobody of the first panel.
    pub panel: Vec<String>,
    /// Why.
    pub reason: String,
}

/// They expressed an interest in a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InterestExpressed {
    /// The day.
    pub on: Date,
    /// In which role.
    pub role: JobId,
    /// Which choice it is: 1 is the first.
    pub choice: u8,
}

/// They gave evidence for a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceGiven {
    /// The day.
    pub on: Date,
    /// For which role.
    pub role: JobId,
    /// The evidence of behaviours, skills and experience.
    pub evidence: String,
}

/// They took back an interest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InterestWithdrawn {
    /// The day.
    pub on: Date,
    /// In which role.
    pub role: JobId,
}

/// A panel of several scored the evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SelectionScored {
    /// The day.
    pub on: Date,
    /// For which role.
    pub role: JobId,
    /// Every score of every member on every criterion.
    pub scores: Vec<PanelScore>,
    /// Whether the evidence meets what the role asks.
    pub appointable: bool,
    /// What the panel tells the person.
    pub feedback: String,
}

/// What one member of a panel gave on one criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PanelScore {
    /// The member.
    pub member: String,
    /// The criterion, from the job description, the core behaviours or digital skills.
    pub criterion: String,
    /// The points.
    pub points: u16,
}

/// Roles still vacant were opened again to those without a post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondRoundOpened {
    /// The day.
    pub on: Date,
    /// The last day for interests and evidence.
    pub until: Date,
}

words! {
    /// By what somebody is offered a post.
    Basis, "the basis" {
        /// Slotted in.
        SlottedIn = "slotted in",
        /// Selected in a ring fence.
        RingFence = "selected in the ring fence",
        /// Selected after an interest.
        Interest = "selected after an interest",
        /// Redeployed.
        Redeployment = "redeployment",
        /// The law's priority in pregnancy and family leave.
        Priority = "priority in pregnancy and family leave",
    }
}

/// They were offered a post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offered {
    /// The day.
    pub on: Date,
    /// The role.
    pub role: JobId,
    /// The post.
    pub post: PostId,
    /// By what.
    pub basis: Basis,
    /// The last day to answer.
    pub answer_by: Date,
}

/// They accepted an offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferAccepted {
    /// The day.
    pub on: Date,
    /// Which, by its number.
    pub offer: u32,
}

/// They declined an offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferDeclined {
    /// The day.
    pub on: Date,
    /// Which, by its number.
    pub offer: u32,
    /// Why, in their words; they need not say.
    #[serde(default)]
    pub reason: Option<String>,
}

/// They started the trial in another post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrialStarted {
    /// The first day in it.
    pub on: Date,
    /// The offer that it follows, by its number.
    pub offer: u32,
}

/// The trial was made longer for retraining.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrialExtended {
    /// The day of the agreement.
    pub on: Date,
    /// The last day.
    pub until: Date,
    /// That it was agreed in writing, as the law asks.
    pub in_writing: bool,
    /// The retraining.
    pub retraining: String,
}

/// The trial ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrialEnded {
    /// The day.
    pub on: Date,
    /// Whether the post suits and becomes theirs.
    pub suits: bool,
    /// Why.
    pub reason: String,
}

/// Their pay is protected in a lower-graded post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayProtected {
    /// The first day.
    pub on: Date,
    /// The last day.
    pub until: Date,
    /// The pay that is protected, in whole pence a year.
    pub pence_a_year: u64,
}

/// What the law's priority in pregnancy and family leave asks was told, or corrected: the latest counts. It is
/// read for that priority alone, and by the person and human resources only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FamilyTold {
    /// The day on which it was recorded.
    pub on: Date,
    /// What was told; nothing where what was told before is taken back.
    #[serde(default)]
    pub family: Option<Family>,
}
