//! The facts of practice: what happened, in the past tense, as somebody recorded it.
//!
//! A fact carries what was said or decided, never what can be computed from other facts. Every fact has
//! `on`, the civil date on which it happened; where hours matter it has `at` as well. When it was
//! *recorded*, and by whom, stands beside it in [`Recorded`]. A fact that belongs to something opened
//! earlier (a decision to its contact, an end to its plan) names it by [`Seq`].

mod adolescence;
mod assessment;
mod care;
mod court;
mod early_help;
mod education;
mod front_door;
mod health;
mod leaving_care;
mod links;
mod need;
mod oversight;
mod people;
mod permanence;
mod protection;

pub use adolescence::*;
pub use assessment::*;
pub use care::*;
pub use court::*;
pub use early_help::*;
pub use education::*;
pub use front_door::*;
pub use health::*;
pub use leaving_care::*;
pub use need::*;
pub use oversight::*;
pub use people::*;
pub use permanence::*;
pub use protection::*;

use std::sync::Arc;

use calendar::Date;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::ids::{Seq, WorkerId};

/// The part of practice to which a fact belongs. Pages filter the story by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Area {
    /// Who people are.
    People,
    /// Contacts and referrals.
    FrontDoor,
    /// Early help.
    EarlyHelp,
    /// Child and family assessments.
    Assessment,
    /// Strategy discussions, enquiries, conferences, protection plans.
    Protection,
    /// Child in need plans and visits of every kind.
    Need,
    /// Legal gateway, pre-proceedings, proceedings.
    Court,
    /// Looked-after periods, placements, reviews.
    Care,
    /// Health of children looked after.
    Health,
    /// Permanence, adoption, special guardianship, private fostering.
    Permanence,
    /// Missing, exploitation, youth justice, homelessness.
    Adolescence,
    /// Leaving care.
    LeavingCare,
    /// Education, health and care plans; personal education plans.
    Education,
    /// Allocation, supervision, audit, steps between services, closure, corrections.
    Oversight,
}

impl Area {
    /// Every area, in the order in which pages list them.
    pub const ALL: &'static [Area] = &[
        Area::FrontDoor,
        Area::EarlyHelp,
        Area::Assessment,
        Area::Need,
        Area::Protection,
        Area::Court,
        Area::Care,
        Area::Health,
        Area::Education,
        Area::Permanence,
        Area::Adolescence,
        Area::LeavingCare,
        Area::Oversight,
        Area::People,
    ];

    /// The area's name on pages.
    pub fn label(self) -> &'static str {
        match self {
            Area::People => "Who they are",
            Area::FrontDoor => "Contacts and referrals",
            Area::EarlyHelp => "Early help",
            Area::Assessment => "Assessments",
            Area::Protection => "Child protection",
            Area::Need => "Plans and visits",
            Area::Court => "Court",
            Area::Care => "Looked after",
            Area::Health => "Health",
            Area::Permanence => "Permanence",
            Area::Adolescence => "Missing, exploitation, justice, housing",
            Area::LeavingCare => "Leaving care",
            Area::Education => "Education",
            Area::Oversight => "Workers and oversight",
        }
    }
}

/// Lists every fact once: its name, its area and what it is called on pages. The macro makes the enum and
/// the few functions that must name each variant.
macro_rules! facts {
    ($( $name:ident, $area:ident, $label:literal; )+) => {
        /// Something that happened, in the field's own past tense.
        ///
        /// On disk a fact is a JSON object with one key, the variant's name: `{"ChildVisited": {…}}`.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        pub enum Fact {
            $( #[doc = $label] $name(Arc<$name>), )+
        }

        impl Fact {
            /// The names of all facts, in the order of their areas.
            pub const NAMES: &'static [&'static str] = &[ $( stringify!($name), )+ ];

            /// The civil date on which it happened.
            pub fn on(&self) -> Date {
                match self { $( Fact::$name(fact) => fact.on, )+ }
            }

            /// The fact's name in code and on disk.
            pub fn name(&self) -> &'static str {
                match self { $( Fact::$name(_) => stringify!($name), )+ }
            }

            /// What the fact is called on pages.
            pub fn label(&self) -> &'static str {
                match self { $( Fact::$name(_) => $label, )+ }
            }

            /// Which of the facts it is.
            pub fn kind(&self) -> FactKind {
                match self { $( Fact::$name(_) => FactKind::$name, )+ }
            }

            /// Whether the fact changes how an earlier one reads, so that a journey must be folded anew.
            pub fn rewrites(&self) -> bool {
                matches!(self, Fact::Corrected(_) | Fact::Struck(_))
            }

            /// The area to which the fact belongs.
            pub fn area(&self) -> Area {
                match self { $( Fact::$name(_) => Area::$area, )+ }
            }
        }

        /// A fact without what it says: enough to tell a plan's start from its end.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum FactKind {
            $( #[doc = $label] $name, )+
        }

        impl FactKind {
            /// Every kind, in the order of their areas.
            pub const ALL: &'static [FactKind] = &[ $( FactKind::$name, )+ ];

            /// What facts of this kind are called on pages.
            pub fn label(self) -> &'static str {
                match self { $( FactKind::$name => $label, )+ }
            }

            /// The area to which facts of this kind belong.
            pub fn area(self) -> Area {
                match self { $( FactKind::$name => Area::$area, )+ }
            }
        }

        $(
            impl Happened for $name {
                fn on(&self) -> Date { self.on }
            }

            impl From<$name> for Fact {
                fn from(fact: $name) -> Fact { Fact::$name(Arc::new(fact)) }
            }
        )+
    };
}

facts! {
    PersonRegistered, People, "First recorded";
    NameRecorded, People, "Name";
    PronounsRecorded, People, "Pronouns";
    BirthRecorded, People, "Date of birth";
    DeathRecorded, People, "Death";
    SexRecorded, People, "Sex";
    GenderRecorded, People, "Gender";
    EthnicityRecorded, People, "Ethnicity";
    LanguageRecorded, People, "Language";
    ReligionRecorded, People, "Religion";
    DisabilityRecorded, People, "Disability";
    NhsNumberRecorded, People, "NHS number";
    UpnRecorded, People, "Unique pupil number";
    AddressRecorded, People, "Address";
    AddressEnded, People, "Address left";
    PhoneRecorded, People, "Phone or email";
    PhoneEnded, People, "Phone or email ended";
    RelationshipRecorded, People, "Relationship";
    RelationshipEnded, People, "Relationship ended";
    ParentalResponsibilityRecorded, People, "Parental responsibility";
    ParentalResponsibilityEnded, People, "Parental responsibility ended";
    WarningRaised, People, "Warning";
    WarningLifted, People, "Warning lifted";
    ConsentGiven, People, "Consent given";
    ConsentWithdrawn, People, "Consent withdrawn";

    ContactReceived, FrontDoor, "Contact";
    ContactDecided, FrontDoor, "Contact decided";
    InformationRequested, FrontDoor, "Information requested";
    InformationReceived, FrontDoor, "Information received";
    ReferralReceived, FrontDoor, "Referral";
    ReferralDecided, FrontDoor, "Referral decided";

    EarlyHelpRequested, EarlyHelp, "Early help requested";
    EarlyHelpStarted, EarlyHelp, "Early help started";
    EarlyHelpDeclined, EarlyHelp, "Early help declined";
    EarlyHelpAssessmentStarted, EarlyHelp, "Early help assessment started";
    EarlyHelpAssessmentCompleted, EarlyHelp, "Early help assessment completed";
    EarlyHelpReviewed, EarlyHelp, "Early help review";
    TeamAroundFamilyMet, EarlyHelp, "Team around the family";
    FamilyGroupConferenceOffered, EarlyHelp, "Family group conference offered";
    FamilyGroupConferenceHeld, EarlyHelp, "Family group conference";
    EarlyHelpEnded, EarlyHelp, "Early help ended";

    AssessmentStarted, Assessment, "Assessment started";
    AssessmentCheckpointHeld, Assessment, "Assessment checkpoint";
    AssessmentSentBack, Assessment, "Assessment sent back";
    AssessmentAuthorised, Assessment, "Assessment authorised";

    StrategyDiscussionHeld, Protection, "Strategy discussion";
    EnquiryStarted, Protection, "Section 47 enquiry started";
    EnquiryCompleted, Protection, "Section 47 enquiry completed";
    ConferenceHeld, Protection, "Child protection conference";
    ProtectionPlanStarted, Protection, "Child protection plan started";
    ProtectionCategoryChanged, Protection, "Child protection category changed";
    ProtectionPlanEnded, Protection, "Child protection plan ended";
    CoreGroupMet, Protection, "Core group";
    TransferInNotified, Protection, "Move here with a child protection plan";

    NeedPlanStarted, Need, "Child in need plan started";
    NeedPlanReviewed, Need, "Child in need review";
    NeedPlanEnded, Need, "Child in need plan ended";
    ChildVisited, Need, "Visit";

    LegalGatewayHeld, Court, "Legal gateway meeting";
    PreProceedingsStarted, Court, "Pre-proceedings started";
    PreProceedingsReviewed, Court, "Pre-proceedings review";
    PreProceedingsEnded, Court, "Pre-proceedings ended";
    ProceedingsIssued, Court, "Proceedings issued";
    HearingHeld, Court, "Hearing";
    TimetableExtended, Court, "Timetable extended by the court";
    ProceedingsEnded, Court, "Proceedings ended";
    PoliceProtectionUsed, Court, "Police protection";
    PoliceProtectionEnded, Court, "Police protection ended";
    EmergencyProtectionOrdered, Court, "Emergency protection order";
    EmergencyProtectionExtended, Court, "Emergency protection order extended";
    EmergencyProtectionEnded, Court, "Emergency protection order ended";

    CareStarted, Care, "Became looked after";
    LegalStatusChanged, Care, "Legal status changed";
    PlacementRequested, Care, "Placement requested";
    PlacementRequestClosed, Care, "Placement request closed";
    PlacementStarted, Care, "Placement started";
    PlacementPlanMade, Care, "Placement plan";
    PlacementNoticeSent, Care, "Notice of placement out of area";
    TemporaryApprovalExtended, Care, "Temporary approval extended";
    LongTermVisitsAgreed, Care, "Longer visiting interval agreed";
    PlacementEnded, Care, "Placement ended";
    CarePlanMade, Care, "Care plan";
    CareReviewHeld, Care, "Looked-after review";
    CareReviewStepTaken, Care, "After a looked-after review";
    HomeNoticeReceived, Care, "Notice about a children's home";
    CareEnded, Care, "Stopped being looked after";

    HealthAssessed, Health, "Health assessment";
    DentalChecked, Health, "Dental check";
    SdqScored, Health, "Strengths and difficulties questionnaire";

    PermanencePlanAgreed, Permanence, "Permanence plan";
    AdoptionStepTaken, Permanence, "Adoption";
    SpecialGuardianshipOrdered, Permanence, "Special guardianship order";
    SpecialGuardianshipEnded, Permanence, "Special guardianship ended";
    PrivateFosteringNotified, Permanence, "Private fostering notified";
    PrivateFosteringEnded, Permanence, "Private fostering ended";

    WentMissing, Adolescence, "Went missing";
    MissingChildFound, Adolescence, "Found";
    ReturnInterviewOffered, Adolescence, "Return interview offered";
    ReturnInterviewHeld, Adolescence, "Return interview";
    ExploitationConcernRaised, Adolescence, "Exploitation concern";
    ExploitationConcernReviewed, Adolescence, "Exploitation concern reviewed";
    ExploitationConcernClosed, Adolescence, "Exploitation concern closed";
    YouthJusticeStarted, Adolescence, "Youth justice involvement";
    YouthJusticeEnded, Adolescence, "Youth justice involvement ended";
    HomelessnessPresented, Adolescence, "Homelessness";
    HomelessnessDecided, Adolescence, "Homelessness decision";

    PathwayNeedsAssessed, LeavingCare, "Pathway needs assessment";
    PathwayPlanMade, LeavingCare, "Pathway plan";
    PathwayPlanReviewed, LeavingCare, "Pathway plan review";
    CareLeaverContacted, LeavingCare, "Contact with a care leaver";
    AccommodationRecorded, LeavingCare, "Accommodation";
    ActivityRecorded, LeavingCare, "Education, employment or training";
    AdviserRequested, LeavingCare, "Personal adviser requested";
    AdviserRequestClosed, LeavingCare, "Personal adviser support ended";
    LivingArrangementStarted, LeavingCare, "Living arrangement";
    LivingArrangementEnded, LeavingCare, "Living arrangement ended";
    LeavingCareStatusOverridden, LeavingCare, "Leaving care status set by legal advice";

    EducationPlanBegun, Education, "Personal education plan begun";
    EducationPlanMade, Education, "Personal education plan";
    EhcRequested, Education, "Education, health and care assessment requested";
    EhcRequestDecided, Education, "Decision whether to assess";
    EhcAdviceRequested, Education, "Advice requested";
    EhcAdviceReceived, Education, "Advice received";
    EhcExceptionApplied, Education, "Exception to the time limits";
    EhcDraftIssued, Education, "Draft plan";
    EhcViewsReceived, Education, "Family's views on the draft plan";
    EhcIssueRefused, Education, "Refusal to issue a plan";
    EhcPlanIssued, Education, "Final plan";
    EhcMoveExpected, Education, "Move to another phase of education expected";
    EhcReviewHeld, Education, "Annual review meeting";
    EhcReviewReported, Education, "Annual review report";
    EhcReviewDecided, Education, "Annual review decision";
    EhcAmendmentProposed, Education, "Amendment notice";
    EhcPlanAmended, Education, "Amended plan";
    EhcAppealed, Education, "Appeal";
    EhcAppealEnded, Education, "Appeal ended";
    EhcPlanCeased, Education, "Plan ceased";

    WorkerAllocated, Oversight, "Allocated";
    AllocationEnded, Oversight, "Allocation ended";
    Supervised, Oversight, "Supervision";
    CaseAudited, Oversight, "Audit";
    SteppedUp, Oversight, "Stepped up";
    SteppedDown, Oversight, "Stepped down";
    CaseClosed, Oversight, "Social care closed";
    NoteWritten, Oversight, "Note";
    AllegationKnown, Oversight, "Allegation against a person in a position of trust";
    AllegationReferred, Oversight, "Allegation referred to the designated officer";
    AllegationResolved, Oversight, "Allegation resolved";
    SeriousIncidentKnown, Oversight, "Serious incident";
    SeriousIncidentNotified, Oversight, "Serious incident notified";
    RapidReviewCompleted, Oversight, "Rapid review";
    ComplaintReceived, Oversight, "Complaint";
    ComplaintAnswered, Oversight, "Complaint answered";
    Corrected, Oversight, "Correction";
    Struck, Oversight, "Struck out";
}

/// What every fact has: the civil date on which it happened.
pub trait Happened {
    /// The civil date on which it happened.
    fn on(&self) -> Date;
}

/// A fact in its place in the record of one person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Recorded {
    /// Its number in the person's record.
    pub seq: Seq,
    /// When it was recorded.
    pub recorded: Timestamp,
    /// Who recorded it.
    pub by: WorkerId,
    /// What happened.
    pub fact: Fact,
}
