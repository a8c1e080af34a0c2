//! Placements: checks of where a child looked after lives.

use calendar::{Date, words};
use jiff::ToSpan;

use super::{during_care, not_after_care};
use crate::code_sets::*;
use crate::commands::Check;
use crate::commands::spells::Lasting;
use crate::facts::*;
use crate::ids::Seq;
use crate::journey::{CarePeriod, Journey, Placement};

const PLACEMENT: &str = "placement";

pub(super) fn check(fact: &Fact, check: &mut Check<'_>) {
    match fact {
        Fact::PlacementRequested(it) => {
            check.text("needs", &it.needs, "Enter what the child needs of a home");
            if let Some(needed_by) = it.needed_by {
                check.not_before("needed_by", needed_by, it.on, "the day of the request", "the record");
            }
            check.under_eighteen(it.on, "a placement");
        }
        Fact::PlacementRequestClosed(it) => {
            let found = check.journey.care.requests.iter().find(|one| one.seq() == it.request);
            check.ends("request", it.request, found.map(Lasting::from), it.on, "placement request");
        }
        Fact::PlacementStarted(it) => started(it, check),
        Fact::PlacementPlanMade(it) => {
            // Regulation 9 asks for the plan before the child moves in, so it may come first.
            if let Some((period, placement)) = named(it.placement, check) {
                check.once("placement", &placement.plan_made, "placement plan");
                not_after_end(placement, it.on, check);
                not_after_care(period, it.on, check);
            }
        }
        Fact::PlacementNoticeSent(it) => notice_sent(it, check),
        Fact::TemporaryApprovalExtended(it) => approval_extended(it, check),
        Fact::LongTermVisitsAgreed(it) => long_visits_agreed(it, check),
        Fact::HomeNoticeReceived(it) => home_notice_received(it, check),
        Fact::PlacementEnded(it) => ended(it, check),
        _ => {}
    }
}

fn find(named: Seq, journey: &Journey) -> Option<(&CarePeriod, &Placement)> {
    let all = journey.care.periods.iter().flat_map(|one| one.placements.iter().map(move |p| (one, p)));
    all.into_iter().find(|(_, placement)| placement.seq() == named)
}

fn named<'j>(seq: Seq, check: &mut Check<'j>) -> Option<(&'j CarePeriod, &'j Placement)> {
    let found = find(seq, check.journey);
    check.named("placement", seq, found, PLACEMENT)
}

fn all(journey: &Journey) -> impl Iterator<Item = Lasting> + Clone {
    journey.care.periods.iter().flat_map(|period| &period.placements).map(Lasting::from)
}

fn not_after_end(placement: &Placement, on: Date, check: &mut Check<'_>) {
    if let Some(to) = check.kept(&placement.ended).map(|ended| ended.on) {
        check.not_after("on", on, to, "when the placement ended", "the record");
    }
}

/// Placed for adoption.
pub(super) fn is_adoptive(kind: PlacementKind) -> bool {
    use PlacementKind::*;
    matches!(kind, AdoptiveFosterConsent | AdoptiveConsent | AdoptiveFosterOrder | AdoptiveOrder)
}

/// A stay from which the child returns to the placement before.
pub(super) fn is_temporary(kind: PlacementKind) -> bool {
    use PlacementKind::*;
    matches!(kind, Temporary | Hospital | Holiday | CarersHoliday | OtherTemporary)
}

fn started(it: &PlacementStarted, check: &mut Check<'_>) {
    check.text("with", &it.with, "Enter the name of the carers or of the home");
    if let Some(postcode) = &it.postcode {
        check.text("postcode", postcode, "Enter the postcode, or leave it out");
    }
    check.in_force("kind", it.kind, it.on);
    kind_fits_age(it, check);
    provider_fits(it, check);
    basis_fits(it, check);
    check.begins(it.on, all(check.journey), PLACEMENT, "SSDA903 rule 501");
    let Some(period) = during_care(check, it.period, it.on) else { return };
    if check.kept(&period.ended).is_some_and(|ended| ended.on == it.on) {
        let allowed = "Enter a date before the child stopped being looked after";
        check.refuse("on", words::day(it.on), allowed, "SSDA903 rule 355");
    }
    let status = period.status_on(it.on);
    status_allows(it.kind, status, "kind", check);
    if is_adoptive(it.kind) && !adoption_decided(check.journey, it.period, it.on) {
        let allowed = "Record first the decision that the child should be placed for adoption";
        check.refuse("kind", it.kind, allowed, "SSDA903 rules 551 and 552");
    }
    let first =
        period.placements.first().is_none_or(|one| it.on < one.started.on || check.replaces(one.seq()));
    if first && is_temporary(it.kind) {
        let allowed = "Choose the placement itself: care does not begin with a temporary stay";
        check.refuse("kind", it.kind, allowed, "SSDA903 rule 380");
    }
    // Past 18 a child is no longer looked after, save in a children's home under section 20.
    if !(status == LegalStatus::Section20 && it.kind == PlacementKind::ChildrensHome) {
        let allowed = "Enter a date before the 18th birthday";
        let hint = "From 18, only accommodation in a children's home under section 20 goes on.";
        let before = check.refusals.len();
        check.younger_than("on", it.on, 18, allowed, "SSDA903 rule 359");
        if let Some(refusal) = check.refusals.get_mut(before) {
            refusal.hint = Some(hint.to_owned());
        }
    }
}

/// Whether a legal status allows a kind of placement.
pub(super) fn status_allows(
    kind: PlacementKind,
    status: LegalStatus,
    field: &'static str,
    check: &mut Check<'_>,
) {
    use LegalStatus::*;
    use PlacementKind::*;
    let given = format_args!("{kind}, {status}");
    let short_breaks = matches!(status, ShortBreak | ShortBreakSeries);
    if kind == Parents && status == Section20 {
        let allowed = "Choose another: a child at home with parents is not accommodated under section 20";
        check.refuse(field, given, allowed, "SSDA903 rule 378");
    }
    if matches!(kind, AdoptiveFosterOrder | AdoptiveOrder) && !matches!(status, PlacementOrder | FreeingOrder)
    {
        let allowed = "Choose another: A5 and A6 are for a child under a placement order";
        check.refuse(field, given, allowed, "SSDA903 rule 408");
    }
    if short_breaks && is_temporary(kind) {
        let allowed = "Choose another placement: a short break is itself a temporary stay";
        check.refuse(field, given, allowed, "SSDA903 rule 382");
    }
    if short_breaks && matches!(kind, KinshipLongTerm | FosterLongTerm) {
        let allowed = "Choose another placement: a short break is not long-term fostering";
        check.refuse(field, given, allowed, "SSDA903 rule 384");
    }
}

fn kind_fits_age(it: &PlacementStarted, check: &mut Check<'_>) {
    use PlacementKind::*;
    let (age, allowed, source) = match it.kind {
        SupportedAccommodation => (
            16,
            "Choose another placement: supported accommodation is for 16 and 17 year olds",
            "SSDA903 rule 371",
        ),
        Custody => {
            (10, "Choose another placement: custody is for children of 10 or older", "SSDA903 rule 372")
        }
        ResidentialSchool => (
            4,
            "Choose another placement: a residential school is for children of 4 or older",
            "SSDA903 rule 373",
        ),
        ResidentialEmployment => {
            (14, "Choose another placement: residential employment is from 14", "SSDA903 rule 374")
        }
        _ => return,
    };
    check.at_least("kind", it.on, age, allowed, source);
}

fn provider_fits(it: &PlacementStarted, check: &mut Check<'_>) {
    use PlacementKind::*;
    use PlacementProvider::*;
    let (fits, allowed, source) = match it.provider {
        Parent => (
            it.kind == Parents,
            "Choose who provides the placement: only a placement with parents is provided by parents",
            "SSDA903 rule 550",
        ),
        _ if it.kind == Parents => {
            (false, "Choose the parent or person with parental responsibility", "SSDA903 rules 527 to 531")
        }
        Own | OtherAuthority => (
            !matches!(it.kind, Health | Custody),
            "Choose other public, private or voluntary provision: no local authority provides this",
            "SSDA903 rules 527 and 528",
        ),
        OtherPublic => (
            !(is_adoptive(it.kind) || it.kind.is_foster() || matches!(it.kind, Secure | ChildrensHome)),
            "Choose our own provision, another authority, or private or voluntary provision",
            "SSDA903 rule 529",
        ),
        Private | Voluntary => return,
    };
    if !fits {
        check.refuse("provider", format_args!("{}, {}", it.provider, it.kind), allowed, source);
    }
}

fn basis_fits(it: &PlacementStarted, check: &mut Check<'_>) {
    let (fits, allowed, source) = match it.basis {
        PlacementBasis::Ordinary => return,
        PlacementBasis::ParentBeforeAssessment => (
            it.kind == PlacementKind::Parents,
            "Choose an ordinary placement: regulation 19 is about placements with parents",
            "SI 2010/959, reg. 19",
        ),
        PlacementBasis::TemporaryApproval => (
            it.kind.is_connected(),
            "Choose a foster placement with a relative or friend: only a connected person is approved for a time",
            "SI 2010/959, reg. 24",
        ),
        PlacementBasis::Emergency => (
            it.kind.is_foster(),
            "Choose a foster placement: regulation 23 is about carers approved for others",
            "SI 2010/959, reg. 23",
        ),
    };
    if !fits {
        check.refuse("basis", it.kind, allowed, source);
    }
}

/// Whether a decision that the child should be placed for adoption stood on a day.
fn adoption_decided(journey: &Journey, period: Seq, on: Date) -> bool {
    let mut steps = journey.permanence.adoption.iter().filter(|step| step.period == period && step.on <= on);
    steps.next_back().is_some_and(|step| step.stage != AdoptionStage::Reversed)
}

fn notice_sent(it: &PlacementNoticeSent, check: &mut Check<'_>) {
    let Some((_, placement)) = named(it.placement, check) else { return };
    if !placement.started.out_of_area {
        let given = format!("the placement of {}", words::day(placement.started.on));
        let allowed = "Choose a placement out of our area: only those are told of to another authority";
        check.refuse("placement", given, allowed, "SI 2010/959, reg. 13");
    }
    // A notice may be late, even after the child has moved on.
    check.once("placement", &placement.notice, "notice");
}

fn approval_extended(it: &TemporaryApprovalExtended, check: &mut Check<'_>) {
    let Some((_, placement)) = named(it.placement, check) else { return };
    check.during("placement", it.placement, Some(placement.into()), it.on, PLACEMENT);
    if placement.started.basis != PlacementBasis::TemporaryApproval {
        let given = format!("the placement of {}", words::day(placement.started.on));
        let allowed = "Choose a placement with a connected person approved for a time under regulation 24";
        check.refuse("placement", given, allowed, "SI 2010/959, reg. 25");
    }
    check.once("placement", &placement.extension, "extension");
}

fn long_visits_agreed(it: &LongTermVisitsAgreed, check: &mut Check<'_>) {
    const SOURCE: &str = "SI 2010/959, reg. 28(3A)";
    let Some((_, placement)) = named(it.placement, check) else { return };
    check.during("placement", it.placement, Some(placement.into()), it.on, PLACEMENT);
    check.once("placement", &placement.long_visits, "agreement");
    let kind = placement.started.kind;
    if !matches!(kind, PlacementKind::KinshipLongTerm | PlacementKind::FosterLongTerm) {
        let allowed = "Choose a long-term foster placement: only there may visits be six months apart";
        check.refuse("placement", kind, allowed, SOURCE);
    }
    let first = placement.started.on.saturating_add(1.year());
    check.not_before("on", it.on, first, "one year after the placement began", SOURCE);
}

/// A notice is about a children's home in which the child lives.
fn home_notice_received(it: &HomeNoticeReceived, check: &mut Check<'_>) {
    check.text("says", &it.says, "Enter what the notice says");
    let Some((_, placement)) = named(it.placement, check) else { return };
    check.during("placement", it.placement, Some(placement.into()), it.on, PLACEMENT);
    check.once_a_day(&placement.home_notices, it.on, "notice about the home");
    let kind = placement.started.kind;
    if !matches!(kind, PlacementKind::ChildrensHome | PlacementKind::Secure) {
        let allowed = "Choose a placement in a children's home: the notice is about one";
        check.refuse("placement", kind, allowed, "SI 2010/959, reg. 28(8)");
    }
}

fn ended(it: &PlacementEnded, check: &mut Check<'_>) {
    let found = find(it.placement, check.journey).map(|(_, placement)| Lasting::from(placement));
    let Some(own) = check.ends("placement", it.placement, found, it.on, PLACEMENT) else { return };
    check.ends_before_next(own, all(check.journey), it.on, PLACEMENT, "SSDA903 rule 501");
    if let Some((period, _)) = find(it.placement, check.journey) {
        not_after_care(period, it.on, check);
    }
    ends_after_all_of_it(it, check);
    if it.reason == PlacementChange::Custody {
        let allowed = "Choose another reason: custody is for children of 10 or older";
        check.at_least("reason", it.on, 10, allowed, "SSDA903 rule 234");
    }
}

/// A placement ends after the last thing that is known of it; a plan or a notice may be late.
pub(in crate::commands) fn ends_after_all_of_it(it: &PlacementEnded, check: &mut Check<'_>) {
    if let Some((_, placement)) = find(it.placement, check.journey) {
        let extended = check.kept(&placement.extension).map(|extension| extension.on);
        let agreed = check.kept(&placement.long_visits).map(|agreed| agreed.on);
        let noticed = placement.home_notices.last().map(|notice| notice.on);
        if let Some(last) = extended.max(agreed).max(noticed) {
            check.not_before("on", it.on, last, "the last day of which something is known", "the record");
        }
    }
}
