//! Children looked after: what follows and what is refused.

use practice::Seq;
use practice::code_sets::*;
use practice::facts::*;

use crate::given::*;

pub fn started(on: &str) -> CareStarted {
    CareStarted {
        on: day(on),
        status: LegalStatus::InterimCareOrder,
        need: PrimaryNeed::AbuseOrNeglect,
        short_breaks: false,
        unaccompanied: false,
        reason: "Neglect at home.".to_owned(),
    }
}

pub fn placed(on: &str, kind: PlacementKind) -> PlacementStarted {
    PlacementStarted {
        on: day(on),
        period: Seq(2),
        kind,
        provider: PlacementProvider::Own,
        basis: PlacementBasis::Ordinary,
        to_eighteen: false,
        out_of_area: false,
        with: "Mrs Adeyemi".to_owned(),
        postcode: None,
    }
}

fn placement_ended(on: &str, placement: u32) -> PlacementEnded {
    PlacementEnded { on: day(on), placement: Seq(placement), reason: PlacementChange::CarePlan }
}

pub fn ended(on: &str, reason: CareEnd) -> CareEnded {
    CareEnded { on: day(on), period: Seq(2), reason }
}

fn status(on: &str, status: LegalStatus) -> LegalStatusChanged {
    LegalStatusChanged { on: day(on), period: Seq(2), status }
}

fn reviewed(on: &str, participation: Participation) -> CareReviewHeld {
    CareReviewHeld {
        on: day(on),
        period: Seq(2),
        participation,
        decisions: "Amina stays with Mrs Adeyemi.".to_owned(),
    }
}

fn born(on: &str) -> Given {
    nobody().with(registered("2021-03-01", Birth::Exact(day(on))))
}

/// Looked after since 4 May 2021 (number 2), with foster carers since then (number 3).
pub fn looked_after() -> Given {
    child().with(started("2021-05-04")).with(placed("2021-05-04", PlacementKind::Foster))
}

#[test]
fn a_child_in_need_plan_gives_way_when_the_child_becomes_looked_after() {
    check!(referred_child().with(need_plan("2021-04-20")), started("2021-05-04"), @r"
    2021-05-04 Became looked after
    2021-05-04 Child in need plan ended
    ");
}

#[test]
fn looked_after_periods_never_overlap() {
    check!(looked_after(), started("2021-06-01"), @"on: End the looked-after period that began on 4 May 2021 first. You gave 1 June 2021. (SSDA903 rule 501)");
    let home = looked_after().with(ended("2021-08-02", CareEnd::HomePlanned));
    check!(home, started("2021-08-01"), @"on: Enter a date that is 2 August 2021 or later, when the looked-after period of 4 May 2021 ended. You gave 1 August 2021. (SSDA903 rule 501)");
    check!(home, started("2021-08-02"), @"on: Enter a date after the day on which the child stopped being looked after. You gave 2 August 2021. A child who was looked after without a break is in one period: correct or strike out its end. (SSDA903 rule 431)");
    check!(home, started("2021-08-03"), @"2021-08-03 Became looked after");
    check!(home, ended("2021-08-03", CareEnd::HomePlanned), @"period: Choose a looked-after period that is open: this one ended on 2 August 2021. You gave the looked-after period of 4 May 2021. (the record)");
    // A period before that one, told of late, must end before it.
    let earlier = home.with(started("2021-04-12"));
    let late = |on: &str| CareEnded { period: Seq(6), ..ended(on, CareEnd::HomePlanned) };
    check!(earlier, late("2021-05-05"), @"on: Enter a date that is 4 May 2021 or earlier, when the next looked-after period began. You gave 5 May 2021. (SSDA903 rule 501)");
    check!(earlier, late("2021-04-30"), @"2021-04-30 Stopped being looked after");
}

#[test]
fn only_a_child_who_is_born_and_not_yet_18_becomes_looked_after() {
    check!(born("2003-05-04"), started("2021-05-04"), @"on: Enter a date before the 18th birthday: only a child becomes looked after. You gave aged 18 on 4 May 2021. They turned 18 on 4 May 2021. (SSDA903 rule 352)");
    check!(born("2003-05-05"), started("2021-05-04"), @"2021-05-04 Became looked after");
    let unborn = nobody().with(registered("2021-03-01", Birth::Expected(day("2021-08-01"))));
    check!(unborn, started("2021-05-04"), @"on: Record the birth first: being looked after is for a child who is born. You gave 4 May 2021. (SSDA903 rule 302)");
    // An age that is only believed to be so is what an age assessment is about.
    let estimated = nobody().with(registered("2021-03-01", Birth::Estimated(day("2003-01-01"))));
    check!(estimated, CareStarted { unaccompanied: true, ..started("2021-05-04") }, @"2021-05-04 Became looked after");
}

#[test]
fn a_legal_status_fits_the_age_and_the_kind_of_care() {
    let as_a = |status, short_breaks| CareStarted { status, short_breaks, ..started("2021-05-04") };
    check!(child(), as_a(LegalStatus::Remand, false), @"status: Choose another legal status: no child under 10 is held under criminal law. You gave aged 9 on 4 May 2021. They are 10 from 3 May 2022. (SSDA903 rule 358)");
    check!(born("2008-05-04"), as_a(LegalStatus::Remand, false), @"2021-05-04 Became looked after");
    check!(child(), as_a(LegalStatus::ShortBreakSeries, false), @"status: Choose another legal status, or record the period as one of short breaks. You gave Accommodated for short breaks, a series under one agreement. (SI 2010/959, reg. 48)");
    check!(child(), as_a(LegalStatus::Section20, true), @"status: Choose V3 or V4, the legal statuses of short breaks. You gave Accommodated under section 20, a single period. (SI 2010/959, reg. 48)");
    check!(child(), as_a(LegalStatus::ShortBreakSeries, true), @"2021-05-04 Became looked after");
    let unstated =
        CareStarted { need: PrimaryNeed::NotStated, reason: " ".to_owned(), ..started("2021-05-04") };
    check!(child(), unstated, @r"
    reason: Enter why the child became looked after. (needed for the record to be understood later)
    need: Choose the main need, N1 to N8. You gave Not stated. (SSDA903 rule 145)
    ");
}

#[test]
fn a_child_has_one_legal_status_at_a_time() {
    check!(looked_after(), status("2021-09-01", LegalStatus::FullCareOrder), @"2021-09-01 Legal status changed");
    check!(looked_after(), status("2021-09-01", LegalStatus::InterimCareOrder), @"status: Choose another legal status: this is the one that the child had before. You gave Interim care order. (SSDA903 rule 434)");
    check!(looked_after(), status("2021-05-04", LegalStatus::FullCareOrder), @"on: Enter a date after 4 May 2021, when the period began. You gave 4 May 2021. Correct the first legal status if it was wrong. (SSDA903 rule 355)");
    check!(looked_after(), status("2021-05-03", LegalStatus::FullCareOrder), @"on: Enter a date that is 4 May 2021 or later, when the looked-after period began. You gave 3 May 2021. (the record)");
    check!(looked_after(), status("2021-09-01", LegalStatus::ShortBreak), @"status: Choose another legal status, or record the period as one of short breaks. You gave Accommodated for short breaks, each stay recorded. (SI 2010/959, reg. 48)");
    let full = looked_after().with(status("2021-09-01", LegalStatus::FullCareOrder));
    check!(full, status("2021-09-01", LegalStatus::PlacementOrder), @"on: Correct the legal status that is recorded for this day, or check the date. You gave 1 September 2021. (the record)");
    check!(full, status("2021-08-01", LegalStatus::FullCareOrder), @"status: Correct the date of the same change that is recorded on 1 September 2021. You gave Full care order. (SSDA903 rule 434)");
    check!(full, status("2021-08-01", LegalStatus::Section20), @"2021-08-01 Legal status changed");
    let home = full.with(ended("2021-10-01", CareEnd::HomePlanned));
    check!(home, status("2021-10-01", LegalStatus::PlacementOrder), @"on: Enter a date before the child stopped being looked after. You gave 1 October 2021. (SSDA903 rule 355)");
}

#[test]
fn placements_never_overlap_and_fill_the_gaps_that_are_told_of_late() {
    check!(looked_after(), placed("2021-06-01", PlacementKind::Foster), @"on: End the placement that began on 4 May 2021 first. You gave 1 June 2021. (SSDA903 rule 501)");
    check!(looked_after(), placed("2021-05-03", PlacementKind::Foster), @"on: Enter a date that is 4 May 2021 or later, when the looked-after period began. You gave 3 May 2021. (the record)");
    let moved = looked_after()
        .with(placement_ended("2021-06-01", 3))
        .with(placed("2021-06-10", PlacementKind::ChildrensHome));
    check!(moved, placed("2021-05-31", PlacementKind::Foster), @"on: Enter a date that is 1 June 2021 or later, when the placement of 4 May 2021 ended. You gave 31 May 2021. (SSDA903 rule 501)");
    check!(moved, placed("2021-06-01", PlacementKind::Foster), @"2021-06-01 Placement started");
    let filled = moved.with(placed("2021-06-01", PlacementKind::Foster));
    check!(filled, placement_ended("2021-06-11", 6), @"on: Enter a date that is 10 June 2021 or earlier, when the next placement began. You gave 11 June 2021. (SSDA903 rule 501)");
    check!(filled, ended("2021-08-01", CareEnd::HomePlanned), @"period: End the placement of 1 June 2021 first. You gave more than one open placement. (the record)");
    check!(filled.with(placement_ended("2021-06-10", 6)), ended("2021-08-01", CareEnd::HomePlanned), @r"
    2021-08-01 Stopped being looked after
    2021-08-01 Placement ended
    ");
}

#[test]
fn a_placement_fits_the_age_the_status_and_the_provider() {
    use PlacementKind::*;
    let cases: &[(&str, &str, PlacementKind, PlacementProvider)] = &[
        ("2012-05-03", "2021-06-01", Foster, PlacementProvider::Own),
        ("2012-05-03", "2021-06-01", Custody, PlacementProvider::OtherPublic),
        ("2012-05-03", "2021-06-01", ResidentialEmployment, PlacementProvider::Private),
        ("2018-05-03", "2021-06-01", ResidentialSchool, PlacementProvider::Private),
        ("2012-05-03", "2021-06-01", SupportedAccommodation, PlacementProvider::Private),
        ("2012-05-03", "2021-06-01", AdoptiveConsent, PlacementProvider::Own),
        ("2012-05-03", "2021-06-01", AdoptiveOrder, PlacementProvider::OtherPublic),
        ("2012-05-03", "2021-06-01", Parents, PlacementProvider::Own),
        ("2012-05-03", "2021-06-01", Parents, PlacementProvider::Parent),
        ("2012-05-03", "2021-06-01", Foster, PlacementProvider::Parent),
        ("2012-05-03", "2021-06-01", ChildrensHome, PlacementProvider::OtherPublic),
        ("2012-05-03", "2021-06-01", Health, PlacementProvider::OtherAuthority),
        ("2012-05-03", "2021-06-01", Hospital, PlacementProvider::OtherPublic),
        ("2003-06-01", "2021-06-01", Foster, PlacementProvider::Own),
    ];
    let answers = cases.iter().map(|(birthday, on, kind, provider)| {
        let given = born(birthday).with(started("2021-05-04"));
        let placement = PlacementStarted { provider: *provider, ..placed(on, *kind) };
        format!(
            "{} from {}, born {birthday}\n  {}",
            kind.code(),
            provider.code(),
            given.answer(placement).replace('\n', "\n  ")
        )
    });
    insta::assert_snapshot!(answers.collect::<Vec<_>>().join("\n"), @r"
    U6 from PR1, born 2012-05-03
      2021-06-01 Placement started
    R5 from PR3, born 2012-05-03
      kind: Choose another placement: custody is for children of 10 or older. You gave aged 9 on 1 June 2021. They are 10 from 3 May 2022. (SSDA903 rule 372)
    P3 from PR4, born 2012-05-03
      kind: Choose another placement: residential employment is from 14. You gave aged 9 on 1 June 2021. They are 14 from 3 May 2026. (SSDA903 rule 374)
    S1 from PR4, born 2018-05-03
      kind: Choose another placement: a residential school is for children of 4 or older. You gave aged 3 on 1 June 2021. They are 4 from 3 May 2022. (SSDA903 rule 373)
    K3 from PR4, born 2012-05-03
      kind: Choose another code: this one is used from 1 April 2024. You gave Registered supported accommodation (K3). (SSDA903: PLACE)
      kind: Choose another placement: supported accommodation is for 16 and 17 year olds. You gave aged 9 on 1 June 2021. They are 16 from 3 May 2028. (SSDA903 rule 371)
    A4 from PR1, born 2012-05-03
      kind: Record first the decision that the child should be placed for adoption. You gave Placed for adoption with consent, not with the current foster carer. (SSDA903 rules 551 and 552)
    A6 from PR3, born 2012-05-03
      provider: Choose our own provision, another authority, or private or voluntary provision. You gave Other public provision, Placed for adoption under a placement order, not with the current foster carer. (SSDA903 rule 529)
      kind: Choose another: A5 and A6 are for a child under a placement order. You gave Placed for adoption under a placement order, not with the current foster carer, Interim care order. (SSDA903 rule 408)
      kind: Record first the decision that the child should be placed for adoption. You gave Placed for adoption under a placement order, not with the current foster carer. (SSDA903 rules 551 and 552)
    P1 from PR1, born 2012-05-03
      provider: Choose the parent or person with parental responsibility. You gave Our own provision, With own parents or someone with parental responsibility. (SSDA903 rules 527 to 531)
    P1 from PR0, born 2012-05-03
      2021-06-01 Placement started
    U6 from PR0, born 2012-05-03
      provider: Choose who provides the placement: only a placement with parents is provided by parents. You gave Parent or person with parental responsibility, Foster placement with another carer, not long term. (SSDA903 rule 550)
    K2 from PR3, born 2012-05-03
      provider: Choose our own provision, another authority, or private or voluntary provision. You gave Other public provision, Children's home. (SSDA903 rule 529)
    R2 from PR2, born 2012-05-03
      provider: Choose other public, private or voluntary provision: no local authority provides this. You gave Another local authority, NHS or other health establishment. (SSDA903 rules 527 and 528)
    T1 from PR3, born 2012-05-03
      kind: Choose the placement itself: care does not begin with a temporary stay. You gave Temporary stay in hospital. (SSDA903 rule 380)
    U6 from PR1, born 2003-06-01
      on: Enter a date before the 18th birthday. You gave aged 18 on 1 June 2021. From 18, only accommodation in a children's home under section 20 goes on. (SSDA903 rule 359)
    ");
}

#[test]
fn a_child_at_home_with_parents_is_not_accommodated_under_section_20() {
    let voluntary = child().with(CareStarted { status: LegalStatus::Section20, ..started("2021-05-04") });
    let home = PlacementStarted {
        provider: PlacementProvider::Parent,
        ..placed("2021-05-04", PlacementKind::Parents)
    };
    check!(voluntary, home.clone(), @"kind: Choose another: a child at home with parents is not accommodated under section 20. You gave With own parents or someone with parental responsibility, Accommodated under section 20, a single period. (SSDA903 rule 378)");
    let at_home = child().with(started("2021-05-04")).with(home);
    check!(at_home, status("2021-06-01", LegalStatus::Section20), @"status: Choose another: a child at home with parents is not accommodated under section 20. You gave With own parents or someone with parental responsibility, Accommodated under section 20, a single period. (SSDA903 rule 378)");
}

#[test]
fn a_child_is_placed_for_adoption_only_after_a_decision() {
    let step = |on: &str, stage| AdoptionStepTaken {
        on: day(on),
        period: Seq(2),
        stage,
        note: "The plan failed.".to_owned(),
    };
    let decided = looked_after()
        .with(step("2021-06-01", AdoptionStage::Decision))
        .with(placement_ended("2021-07-01", 3));
    check!(decided, placed("2021-07-01", PlacementKind::AdoptiveConsent), @"2021-07-01 Placement started");
    check!(decided, placed("2021-07-01", PlacementKind::AdoptiveOrder), @"kind: Choose another: A5 and A6 are for a child under a placement order. You gave Placed for adoption under a placement order, not with the current foster carer, Interim care order. (SSDA903 rule 408)");
    let reversed = decided.with(step("2021-06-20", AdoptionStage::Reversed));
    check!(reversed, placed("2021-07-01", PlacementKind::AdoptiveConsent), @"kind: Record first the decision that the child should be placed for adoption. You gave Placed for adoption with consent, not with the current foster carer. (SSDA903 rules 551 and 552)");
}

#[test]
fn what_is_agreed_of_a_placement_fits_how_it_was_approved() {
    let basis = |basis, kind| PlacementStarted { basis, ..placed("2021-05-04", kind) };
    let in_care = child().with(started("2021-05-04"));
    check!(in_care, basis(PlacementBasis::TemporaryApproval, PlacementKind::Foster), @"basis: Choose a foster placement with a relative or friend: only a connected person is approved for a time. You gave Foster placement with another carer, not long term. (SI 2010/959, reg. 24)");
    check!(in_care, basis(PlacementBasis::ParentBeforeAssessment, PlacementKind::Kinship), @"basis: Choose an ordinary placement: regulation 19 is about placements with parents. You gave Foster placement with a relative or friend, not long term. (SI 2010/959, reg. 19)");
    check!(in_care, basis(PlacementBasis::Emergency, PlacementKind::ChildrensHome), @"basis: Choose a foster placement: regulation 23 is about carers approved for others. You gave Children's home. (SI 2010/959, reg. 23)");

    let extension = |on: &str| TemporaryApprovalExtended { on: day(on), placement: Seq(3) };
    check!(looked_after(), extension("2021-08-20"), @"placement: Choose a placement with a connected person approved for a time under regulation 24. You gave the placement of 4 May 2021. (SI 2010/959, reg. 25)");
    let kin = in_care.with(basis(PlacementBasis::TemporaryApproval, PlacementKind::Kinship));
    check!(kin, extension("2021-08-20"), @"2021-08-20 Temporary approval extended");
    check!(kin.with(extension("2021-08-20")), extension("2021-10-20"), @"placement: Correct the extension of 20 August 2021 if it was wrong; there is one. You gave a second extension. (the record)");

    let agreed = |on: &str| LongTermVisitsAgreed { on: day(on), placement: Seq(3) };
    check!(looked_after(), agreed("2021-08-20"), @r"
    placement: Choose a long-term foster placement: only there may visits be six months apart. You gave Foster placement with another carer, not long term. (SI 2010/959, reg. 28(3A))
    on: Enter a date that is 4 May 2022 or later, one year after the placement began. You gave 20 August 2021. (SI 2010/959, reg. 28(3A))
    ");
    let long = nobody().with(registered("2020-03-01", Birth::Exact(day("2012-05-03"))));
    let long = long.with(started("2020-05-04")).with(placed("2020-05-04", PlacementKind::FosterLongTerm));
    check!(long, agreed("2021-05-03"), @"on: Enter a date that is 4 May 2021 or later, one year after the placement began. You gave 3 May 2021. (SI 2010/959, reg. 28(3A))");
    check!(long, agreed("2021-05-04"), @"2021-05-04 Longer visiting interval agreed");

    let notice = PlacementNoticeSent { on: day("2021-05-05"), placement: Seq(3) };
    check!(looked_after(), notice, @"placement: Choose a placement out of our area: only those are told of to another authority. You gave the placement of 4 May 2021. (SI 2010/959, reg. 13)");
    let plan = PlacementPlanMade { on: day("2021-05-02"), placement: Seq(3) };
    check!(looked_after(), plan.clone(), @"2021-05-02 Placement plan");
    check!(looked_after().with(plan.clone()), plan, @"placement: Correct the placement plan of 2 May 2021 if it was wrong; there is one. You gave a second placement plan. (the record)");
}

#[test]
fn how_a_child_takes_part_in_a_review_is_asked_from_4_on() {
    check!(looked_after(), reviewed("2021-06-01", Participation::UnderFour), @"participation: Choose how the child took part: the child was 4 or older. You gave aged 9 on 1 June 2021. They turned 4 on 3 May 2016. (SSDA903 rule 440)");
    check!(looked_after(), reviewed("2021-06-01", Participation::SpokeForSelf), @"2021-06-01 Looked-after review");
    let small = born("2018-05-03").with(started("2021-05-04"));
    check!(small, reviewed("2021-06-01", Participation::Silent), @"participation: Choose that the child was under 4. You gave aged 3 on 1 June 2021. They are 4 from 3 May 2022. (SSDA903 rule 441)");
    check!(small, reviewed("2021-06-01", Participation::UnderFour), @"2021-06-01 Looked-after review");
    check!(looked_after(), reviewed("2021-05-03", Participation::Silent), @"on: Enter a date that is 4 May 2021 or later, when the looked-after period began. You gave 3 May 2021. (the record)");
    let home = looked_after().with(ended("2021-08-02", CareEnd::HomePlanned));
    check!(home, reviewed("2021-08-03", Participation::Silent), @"on: Enter a date that is 2 August 2021 or earlier, when the looked-after period ended. You gave 3 August 2021. (the record)");
}

#[test]
fn care_ends_after_everything_in_it_and_ends_the_placement() {
    check!(looked_after(), ended("2021-08-02", CareEnd::HomePlanned), @r"
    2021-08-02 Stopped being looked after
    2021-08-02 Placement ended
    ");
    check!(looked_after(), ended("2021-05-04", CareEnd::HomePlanned), @"on: Enter a date after 4 May 2021, when the period began. You gave 4 May 2021. Accommodation that lasted no more than 24 hours is not being looked after: strike out its start. (SSDA903 rule 355)");
    let reviewed = looked_after().with(reviewed("2021-08-03", Participation::Silent));
    check!(reviewed, ended("2021-08-02", CareEnd::HomePlanned), @"on: Enter a date that is 3 August 2021 or later, the day of this record: Looked-after review. You gave 2 August 2021. (the record)");
    let died = looked_after().with(DeathRecorded { on: day("2021-08-02") });
    check!(died, ended("2021-08-01", CareEnd::Died), @"on: Enter a date that is 2 August 2021 or later, the day of death. You gave 1 August 2021. (SSDA903: REC)");
    check!(died, ended("2021-08-02", CareEnd::Died), @r"
    2021-08-02 Stopped being looked after
    2021-08-02 Placement ended
    ");
    let stay = looked_after().with(placement_ended("2021-06-01", 3));
    let stay = stay.with(PlacementStarted {
        provider: PlacementProvider::OtherPublic,
        ..placed("2021-06-01", PlacementKind::Hospital)
    });
    check!(stay, ended("2021-06-03", CareEnd::HomePlanned), @"period: Record first where the child lived when care ended: a temporary stay is not the last. You gave a temporary placement. (SSDA903 rule 381)");
}

#[test]
fn a_child_leaves_care_in_a_way_that_fits_age_and_placement() {
    let cases = CareEnd::ALL.iter().map(|reason| {
        let answers = ["2012-05-03", "2003-08-02"].map(|birthday| {
            let given = born(birthday)
                .with(started("2021-05-04"))
                .with(placed("2021-05-04", PlacementKind::ChildrensHome));
            let answer = given.answer(ended("2021-08-02", *reason));
            let age = if birthday == "2012-05-03" { 9 } else { 18 };
            match answer.contains("Stopped being looked after") {
                true => format!("  at {age}: yes"),
                false => format!("  at {age}: {}", answer.replace('\n', "\n         ")),
            }
        });
        format!("{} {reason}\n{}", reason.code(), answers.join("\n"))
    });
    insta::assert_snapshot!(cases.collect::<Vec<_>>().join("\n"), @r"
    E11 Adopted, application unopposed
      at 9: reason: Record first the placement for adoption (A3 to A6), or choose another reason. You gave Adopted, application unopposed. (SSDA903 rule 390)
      at 18: reason: Choose another reason: only a child under 18 is adopted. You gave aged 18 on 2 August 2021. They turned 18 on 2 August 2021. (SSDA903 rule 386)
             reason: Record first the placement for adoption (A3 to A6), or choose another reason. You gave Adopted, application unopposed. (SSDA903 rule 390)
    E12 Adopted, consent dispensed with
      at 9: reason: Record first the placement for adoption (A3 to A6), or choose another reason. You gave Adopted, consent dispensed with. (SSDA903 rule 390)
      at 18: reason: Choose another reason: only a child under 18 is adopted. You gave aged 18 on 2 August 2021. They turned 18 on 2 August 2021. (SSDA903 rule 386)
             reason: Record first the placement for adoption (A3 to A6), or choose another reason. You gave Adopted, consent dispensed with. (SSDA903 rule 390)
    E2 Died
      at 9: reason: Record the death first. You gave died. (SSDA903: REC)
      at 18: reason: Record the death first. You gave died. (SSDA903: REC)
    E3 Care taken over by another authority in the United Kingdom
      at 9: yes
      at 18: yes
    E4A Returned to parents or others with parental responsibility, planned
      at 9: yes
      at 18: yes
    E4B Returned to parents or others with parental responsibility, unplanned
      at 9: yes
      at 18: yes
    E13 Left care to live with parents, relatives or others without parental responsibility
      at 9: yes
      at 18: yes
    E41 Child arrangements order
      at 9: yes
      at 18: reason: Choose another reason: a child arrangements order is for a child under 18. You gave aged 18 on 2 August 2021. They turned 18 on 2 August 2021. (Children Act 1989, s. 8)
    E45 Special guardianship to a former foster carer who is a relative or friend
      at 9: reason: Choose another carer: the child's last placement was not with foster carers. You gave Special guardianship to a former foster carer who is a relative or friend. (SSDA903 rule 516)
      at 18: reason: Choose another reason: special guardianship is for a child under 18. You gave aged 18 on 2 August 2021. They turned 18 on 2 August 2021. (SSDA903 rule 407)
             reason: Choose another carer: the child's last placement was not with foster carers. You gave Special guardianship to a former foster carer who is a relative or friend. (SSDA903 rule 516)
    E46 Special guardianship to another former foster carer
      at 9: reason: Choose another carer: the child's last placement was not with foster carers. You gave Special guardianship to another former foster carer. (SSDA903 rule 516)
      at 18: reason: Choose another reason: special guardianship is for a child under 18. You gave aged 18 on 2 August 2021. They turned 18 on 2 August 2021. (SSDA903 rule 407)
             reason: Choose another carer: the child's last placement was not with foster carers. You gave Special guardianship to another former foster carer. (SSDA903 rule 516)
    E47 Special guardianship to another relative or friend
      at 9: yes
      at 18: reason: Choose another reason: special guardianship is for a child under 18. You gave aged 18 on 2 August 2021. They turned 18 on 2 August 2021. (SSDA903 rule 407)
    E48 Special guardianship to another carer
      at 9: yes
      at 18: reason: Choose another reason: special guardianship is for a child under 18. You gave aged 18 on 2 August 2021. They turned 18 on 2 August 2021. (SSDA903 rule 407)
    E5 Independent living with support
      at 9: reason: Choose another reason: nobody under 14 lives independently. You gave aged 9 on 2 August 2021. They are 14 from 3 May 2026. (SSDA903 rule 387)
      at 18: yes
    E6 Independent living without support
      at 9: reason: Choose another reason: nobody under 14 lives independently. You gave aged 9 on 2 August 2021. They are 14 from 3 May 2026. (SSDA903 rule 387)
      at 18: yes
    E7 Moved to residential care paid for by adult social care
      at 9: reason: Choose another reason: adult services take over from 16 at the earliest. You gave aged 9 on 2 August 2021. They are 16 from 3 May 2028. (SSDA903 rule 389)
      at 18: yes
    E8 Other reason
      at 9: yes
      at 18: yes
    E9 Sentenced to custody
      at 9: reason: Choose another reason: no child under 10 is sentenced. You gave aged 9 on 2 August 2021. They are 10 from 3 May 2022. (Children and Young Persons Act 1933, s. 50)
      at 18: yes
    E14 Accommodation on remand ended
      at 9: reason: Choose another reason: the child was not on remand or held by the police. You gave Accommodation on remand ended. (SSDA903: REC)
      at 18: reason: Choose another reason: the child was not on remand or held by the police. You gave Accommodation on remand ended. (SSDA903: REC)
    E15 Age assessment: found to be 18 or over
      at 9: yes
      at 18: yes
    E16 Moved abroad
      at 9: yes
      at 18: yes
    E17 Turned 18 and stayed with the same carers
      at 9: reason: Choose another reason: a child stays put with former carers from 18. You gave aged 9 on 2 August 2021. They are 18 from 3 May 2030. (SSDA903 rule 460)
      at 18: yes
    ");
}

#[test]
fn a_home_is_asked_for_and_found_once() {
    let asked = PlacementRequested {
        on: day("2021-05-04"),
        needs: "A family near her school.".to_owned(),
        needed_by: Some(day("2021-05-03")),
    };
    check!(child(), asked.clone(), @"needed_by: Enter a date that is 4 May 2021 or later, the day of the request. You gave 3 May 2021. (the record)");
    let asked = child().with(PlacementRequested { needed_by: None, ..asked });
    let closed = |on: &str| PlacementRequestClosed { on: day(on), request: Seq(2), found: true };
    check!(asked, closed("2021-05-03"), @"on: Enter a date that is 4 May 2021 or later, when the placement request began. You gave 3 May 2021. (the record)");
    check!(asked.with(closed("2021-05-05")), closed("2021-05-06"), @"request: Choose a placement request that is open: this one ended on 5 May 2021. You gave the placement request of 4 May 2021. (the record)");
}

#[test]
fn an_end_of_care_put_right_may_move_with_its_placement() {
    let home = looked_after().with(ended("2021-08-02", CareEnd::HomePlanned));
    check!(home, corrected("2021-09-01", 4, ended("2021-08-01", CareEnd::HomePlanned)), @r"
    2021-09-01 Correction
    2021-09-01 Correction
    ");
    check!(home, corrected("2021-09-01", 4, ended("2021-05-04", CareEnd::HomePlanned)), @"on: Enter a date after 4 May 2021, when the period began. You gave 4 May 2021. Accommodation that lasted no more than 24 hours is not being looked after: strike out its start. (SSDA903 rule 355)");
}

#[test]
fn what_follows_a_review_is_done_once_each_after_it() {
    let step = |on: &str, step: ReviewStep| CareReviewStepTaken { on: day(on), review: Seq(4), step };
    let given = looked_after().with(reviewed("2021-06-01", Participation::Silent));
    check!(looked_after(), step("2021-06-04", ReviewStep::DecisionsSent), @"review: Choose a looked-after review that is in this record. You gave number 4. (the record)");
    check!(given, step("2021-05-31", ReviewStep::DecisionsSent), @"on: Enter a date that is 1 June 2021 or later, when the review was held. You gave 31 May 2021. (IRO handbook (2010))");
    check!(given, step("2021-06-04", ReviewStep::DecisionsSent), @"2021-06-04 After a looked-after review");
    let sent = given.with(step("2021-06-04", ReviewStep::DecisionsSent));
    check!(sent, step("2021-06-07", ReviewStep::DecisionsSent), @"step: Correct the one of 4 June 2021 if it was wrong; there is one. You gave Decisions sent. (the record)");
    check!(sent, step("2021-06-18", ReviewStep::RecordWritten), @"2021-06-18 After a looked-after review");
}

#[test]
fn a_notice_is_about_a_childrens_home_in_which_the_child_lives() {
    let notice = |on: &str| HomeNoticeReceived {
        on: day(on),
        placement: Seq(3),
        says: "Too few staff at night.".to_owned(),
    };
    check!(looked_after(), notice("2021-06-01"), @"placement: Choose a placement in a children's home: the notice is about one. You gave Foster placement with another carer, not long term. (SI 2010/959, reg. 28(8))");
    let home = child().with(started("2021-05-04")).with(placed("2021-05-04", PlacementKind::ChildrensHome));
    check!(home, notice("2021-06-01"), @"2021-06-01 Notice about a children's home");
    check!(home, notice("2021-05-03"), @"on: Enter a date that is 4 May 2021 or later, when the placement began. You gave 3 May 2021. (the record)");
    check!(home, HomeNoticeReceived { says: String::new(), ..notice("2021-06-01") }, @"says: Enter what the notice says. (needed for the record to be understood later)");
}
