//! Every code set by its name: for forms and files that know a field only by the name of its set.

use super::*;

/// One answer of a code set, without its set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    /// The code on disk.
    pub code: &'static str,
    /// The words shown to people.
    pub label: &'static str,
    /// The years in which it may be used.
    pub in_force: InForce,
}

/// The answers of a code set, in its own order.
fn answers<C: CodeSet>() -> Vec<Answer> {
    let answer = |&code: &C| Answer { code: code.code(), label: code.label(), in_force: code.in_force() };
    C::ALL.iter().map(answer).collect()
}

/// Lists every code set once.
macro_rules! table {
    ($( $set:ident )+) => {
        /// The answers of the code set with this name, in its own order.
        pub fn answers_of(name: &str) -> Option<Vec<Answer>> {
            $( if name == <$set as CodeSet>::NAME { return Some(answers::<$set>()); } )+
            None
        }

        /// The names of all code sets.
        pub const NAMES: &[&str] = &[ $( <$set as CodeSet>::NAME, )+ ];
    };
}

table! {
    LegalStatus PlacementKind PlacementProvider PlacementChange CareEnd Participation PermanenceRoute
    AdoptionStage InTouch Activity Accommodation LeavingCareStatus MissingKind ReviewStep
    ReferralSource ContactReason LevelOfNeed ContactOutcome ReferralOutcome Agency
    EhcRequester SpecialNeed EhcReviewOutcome EhcAppealGround EhcAppealOutcome EhcException SchoolTerm
    PhaseMove
    HealthAssessmentKind SdqReason
    PrimaryNeed ClosureReason AssessmentFactor AssessmentOutcome AssessmentBasis NeedPlanEnd EarlyHelpEnd
    Progress
    Sex Ethnicity Disability PersonRole NameKind Relationship ResponsibilityBasis WarningKind ConsentKind
    UpnUnknown PhoneKind AddressKind
    VisitKind VisitPlace ServiceKind AllocationRole AuditGrade ExploitationKind RiskLevel YouthDisposal
    HomelessOutcome PrivateFosteringEnd ComplaintStage ContactMeans FoundHow AllegationOutcome NoteKind
    AbuseCategory StrategyOutcome EnquiryOutcome ConferenceKind ProtectionPlanEnd GatewayDecision
    PreProceedingsEnd CourtApplication HearingKind OrderMade
}
