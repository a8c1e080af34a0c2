//! Which earlier facts a fact names.

use super::Fact;
use crate::ids::Seq;

impl Fact {
    /// The numbers of the earlier facts to which this one belongs: a decision to its contact, a review to
    /// its plan. [`Seq::NONE`] fills what is left. A correction or striking-out names nothing here: it is
    /// *about* a fact, and goes with it.
    pub fn names(&self) -> [Seq; 2] {
        let one = |seq: Seq| [seq, Seq::NONE];
        let maybe = |seq: Option<Seq>| [seq.unwrap_or(Seq::NONE), Seq::NONE];
        let two = |first: Option<Seq>, second: Option<Seq>| {
            [first.unwrap_or(Seq::NONE), second.unwrap_or(Seq::NONE)]
        };
        match self {
            Fact::AddressEnded(it) => one(it.address),
            Fact::PhoneEnded(it) => one(it.phone),
            Fact::RelationshipEnded(it) => one(it.relationship),
            Fact::ParentalResponsibilityEnded(it) => one(it.responsibility),
            Fact::WarningLifted(it) => one(it.warning),
            Fact::ConsentWithdrawn(it) => one(it.consent),

            Fact::ContactDecided(it) => one(it.contact),
            Fact::InformationRequested(it) => one(it.contact),
            Fact::InformationReceived(it) => one(it.request),
            Fact::ReferralReceived(it) => maybe(it.contact),
            Fact::ReferralDecided(it) => one(it.referral),

            Fact::EarlyHelpRequested(it) => maybe(it.contact),
            Fact::EarlyHelpStarted(it) => one(it.request),
            Fact::EarlyHelpDeclined(it) => one(it.request),
            Fact::EarlyHelpAssessmentStarted(it) => one(it.episode),
            Fact::EarlyHelpAssessmentCompleted(it) => one(it.assessment),
            Fact::EarlyHelpReviewed(it) => one(it.episode),
            Fact::TeamAroundFamilyMet(it) => one(it.episode),
            Fact::EarlyHelpEnded(it) => one(it.episode),

            Fact::AssessmentStarted(it) => maybe(it.referral),
            Fact::AssessmentCheckpointHeld(it) => one(it.assessment),
            Fact::AssessmentSentBack(it) => one(it.assessment),
            Fact::AssessmentAuthorised(it) => one(it.assessment),

            Fact::EnquiryStarted(it) => one(it.discussion),
            Fact::EnquiryCompleted(it) => one(it.enquiry),
            Fact::ConferenceHeld(it) => two(it.enquiry, it.plan),
            Fact::ProtectionPlanStarted(it) => one(it.conference),
            Fact::ProtectionCategoryChanged(it) => two(Some(it.plan), Some(it.conference)),
            Fact::ProtectionPlanEnded(it) => two(Some(it.plan), it.conference),
            Fact::CoreGroupMet(it) => one(it.plan),

            Fact::NeedPlanStarted(it) => maybe(it.assessment),
            Fact::NeedPlanReviewed(it) => one(it.plan),
            Fact::NeedPlanEnded(it) => one(it.plan),

            Fact::PreProceedingsStarted(it) => one(it.gateway),
            Fact::PreProceedingsReviewed(it) => one(it.pre_proceedings),
            Fact::PreProceedingsEnded(it) => one(it.pre_proceedings),
            Fact::HearingHeld(it) => one(it.proceedings),
            Fact::TimetableExtended(it) => one(it.proceedings),
            Fact::ProceedingsEnded(it) => one(it.proceedings),
            Fact::PoliceProtectionEnded(it) => one(it.protection),
            Fact::EmergencyProtectionExtended(it) => one(it.order),
            Fact::EmergencyProtectionEnded(it) => one(it.order),

            Fact::LegalStatusChanged(it) => one(it.period),
            Fact::PlacementRequestClosed(it) => one(it.request),
            Fact::PlacementStarted(it) => one(it.period),
            Fact::PlacementPlanMade(it) => one(it.placement),
            Fact::PlacementNoticeSent(it) => one(it.placement),
            Fact::TemporaryApprovalExtended(it) => one(it.placement),
            Fact::LongTermVisitsAgreed(it) => one(it.placement),
            Fact::PlacementEnded(it) => one(it.placement),
            Fact::CarePlanMade(it) => one(it.period),
            Fact::CareReviewHeld(it) => one(it.period),
            Fact::CareReviewStepTaken(it) => one(it.review),
            Fact::HomeNoticeReceived(it) => one(it.placement),
            Fact::CareEnded(it) => one(it.period),

            Fact::HealthAssessed(it) => one(it.period),

            Fact::PermanencePlanAgreed(it) => one(it.period),
            Fact::AdoptionStepTaken(it) => one(it.period),
            Fact::SpecialGuardianshipEnded(it) => one(it.order),
            Fact::PrivateFosteringEnded(it) => one(it.arrangement),

            Fact::MissingChildFound(it) => one(it.episode),
            Fact::ReturnInterviewOffered(it) => one(it.episode),
            Fact::ReturnInterviewHeld(it) => one(it.episode),
            Fact::ExploitationConcernReviewed(it) => one(it.concern),
            Fact::ExploitationConcernClosed(it) => one(it.concern),
            Fact::YouthJusticeEnded(it) => one(it.involvement),
            Fact::HomelessnessDecided(it) => one(it.presentation),

            Fact::AdviserRequestClosed(it) => one(it.request),
            Fact::LivingArrangementEnded(it) => one(it.arrangement),

            Fact::EducationPlanBegun(it) => one(it.period),
            Fact::EducationPlanMade(it) => one(it.period),
            Fact::EhcRequestDecided(it) => one(it.request),
            Fact::EhcAdviceRequested(it) => one(it.request),
            Fact::EhcAdviceReceived(it) => one(it.advice),
            Fact::EhcExceptionApplied(it) => one(it.request),
            Fact::EhcDraftIssued(it) => one(it.request),
            Fact::EhcViewsReceived(it) => one(it.request),
            Fact::EhcIssueRefused(it) => one(it.request),
            Fact::EhcPlanIssued(it) => one(it.request),
            Fact::EhcMoveExpected(it) => one(it.plan),
            Fact::EhcReviewHeld(it) => one(it.plan),
            Fact::EhcReviewReported(it) => one(it.review),
            Fact::EhcReviewDecided(it) => one(it.review),
            Fact::EhcAmendmentProposed(it) => one(it.review),
            Fact::EhcPlanAmended(it) => two(Some(it.plan), it.amendment),
            Fact::EhcAppealEnded(it) => one(it.appeal),
            Fact::EhcPlanCeased(it) => one(it.plan),

            Fact::AllocationEnded(it) => one(it.allocation),
            Fact::AllegationReferred(it) => one(it.allegation),
            Fact::AllegationResolved(it) => one(it.allegation),
            Fact::SeriousIncidentNotified(it) => one(it.incident),
            Fact::RapidReviewCompleted(it) => one(it.incident),
            Fact::ComplaintAnswered(it) => one(it.complaint),

            Fact::PersonRegistered(_)
            | Fact::NameRecorded(_)
            | Fact::PronounsRecorded(_)
            | Fact::BirthRecorded(_)
            | Fact::DeathRecorded(_)
            | Fact::SexRecorded(_)
            | Fact::GenderRecorded(_)
            | Fact::EthnicityRecorded(_)
            | Fact::LanguageRecorded(_)
            | Fact::ReligionRecorded(_)
            | Fact::DisabilityRecorded(_)
            | Fact::NhsNumberRecorded(_)
            | Fact::UpnRecorded(_)
            | Fact::AddressRecorded(_)
            | Fact::PhoneRecorded(_)
            | Fact::RelationshipRecorded(_)
            | Fact::ParentalResponsibilityRecorded(_)
            | Fact::WarningRaised(_)
            | Fact::ConsentGiven(_)
            | Fact::ContactReceived(_)
            | Fact::FamilyGroupConferenceOffered(_)
            | Fact::FamilyGroupConferenceHeld(_)
            | Fact::StrategyDiscussionHeld(_)
            | Fact::TransferInNotified(_)
            | Fact::ChildVisited(_)
            | Fact::LegalGatewayHeld(_)
            | Fact::ProceedingsIssued(_)
            | Fact::PoliceProtectionUsed(_)
            | Fact::EmergencyProtectionOrdered(_)
            | Fact::CareStarted(_)
            | Fact::PlacementRequested(_)
            | Fact::DentalChecked(_)
            | Fact::SdqScored(_)
            | Fact::SpecialGuardianshipOrdered(_)
            | Fact::PrivateFosteringNotified(_)
            | Fact::WentMissing(_)
            | Fact::ExploitationConcernRaised(_)
            | Fact::YouthJusticeStarted(_)
            | Fact::HomelessnessPresented(_)
            | Fact::PathwayNeedsAssessed(_)
            | Fact::PathwayPlanMade(_)
            | Fact::PathwayPlanReviewed(_)
            | Fact::CareLeaverContacted(_)
            | Fact::AccommodationRecorded(_)
            | Fact::ActivityRecorded(_)
            | Fact::AdviserRequested(_)
            | Fact::LivingArrangementStarted(_)
            | Fact::LeavingCareStatusOverridden(_)
            | Fact::EhcRequested(_)
            | Fact::EhcAppealed(_)
            | Fact::WorkerAllocated(_)
            | Fact::Supervised(_)
            | Fact::CaseAudited(_)
            | Fact::SteppedUp(_)
            | Fact::SteppedDown(_)
            | Fact::CaseClosed(_)
            | Fact::NoteWritten(_)
            | Fact::AllegationKnown(_)
            | Fact::SeriousIncidentKnown(_)
            | Fact::ComplaintReceived(_)
            | Fact::Corrected(_)
            | Fact::Struck(_) => [Seq::NONE; 2],
        }
    }
}
