//! Permanence, adoption, special guardianship and private fostering: what is refused.

use practice::Seq;
use practice::code_sets::*;
use practice::facts::*;

use crate::care;
use crate::given::*;

fn step(on: &str, stage: AdoptionStage) -> AdoptionStepTaken {
    AdoptionStepTaken { on: day(on), period: Seq(2), stage, note: "The panel agreed.".to_owned() }
}

#[test]
fn the_steps_to_adoption_come_in_their_order() {
    use AdoptionStage::*;
    let so_far =
        [None, Some(Decision), Some(Match), Some(Placed), Some(Applied), Some(Ordered), Some(Reversed)];
    let way = [Decision, Match, Placed, Applied, Ordered];
    let rows = so_far.iter().map(|last| {
        let taken: Vec<AdoptionStage> = match last {
            None => Vec::new(),
            Some(Reversed) => vec![Decision, Reversed],
            Some(last) => way.iter().copied().take_while(|stage| stage <= last).collect(),
        };
        let given = taken
            .iter()
            .zip(["2021-06-01", "2021-06-02", "2021-06-03", "2021-06-04", "2021-06-05"])
            .fold(care::looked_after(), |given, (stage, on)| given.with(step(on, *stage)));
        let next =
            AdoptionStage::ALL.iter().filter(|next| given.decide(step("2021-07-01", **next).into()).is_ok());
        let next: Vec<&str> = next.map(|next| next.code()).collect();
        format!("{:<10} may be followed by {}", last.map_or("nothing", |last| last.code()), next.join(", "))
    });
    insta::assert_snapshot!(rows.collect::<Vec<_>>().join("\n"), @r"
    nothing    may be followed by decision
    decision   may be followed by match, reversed
    match      may be followed by placed, reversed
    placed     may be followed by match, applied, reversed
    applied    may be followed by ordered, reversed
    ordered    may be followed by 
    reversed   may be followed by decision
    ");
}

#[test]
fn a_step_told_of_late_finds_its_place() {
    use AdoptionStage::*;
    let way = care::looked_after().with(step("2021-06-01", Decision));
    let reversed = way.clone().with(step("2021-08-01", Reversed));
    check!(reversed, step("2021-07-01", Match), @"2021-07-01 Adoption");
    check!(reversed, step("2021-09-01", Match), @"stage: Record first the decision that the child should be placed for adoption. You gave Matched with adopters, after: Decision reversed. (Adoption Agencies Regulations 2005)");
    check!(reversed, step("2021-09-01", Decision), @"2021-09-01 Adoption");
    check!(way, step("2021-05-20", Decision), @"stage: Check the dates: the next step, on 1 June 2021, is: Decision that the child should be placed for adoption. You gave Decision that the child should be placed for adoption. (Adoption Agencies Regulations 2005)");
    check!(way, AdoptionStepTaken { note: String::new(), ..step("2021-09-01", Reversed) }, @"note: Enter why the decision was reversed. (needed for the record to be understood later)");
    check!(child(), step("2021-06-01", Decision), @"period: Choose a looked-after period that is in this record. You gave number 2. (the record)");
}

#[test]
fn permanence_is_planned_while_the_child_is_looked_after() {
    let plan = |on: &str| PermanencePlanAgreed {
        on: day(on),
        period: Seq(2),
        route: PermanenceRoute::LongTermFostering,
    };
    check!(care::looked_after(), plan("2021-08-01"), @"2021-08-01 Permanence plan");
    check!(care::looked_after(), plan("2021-05-03"), @"on: Enter a date that is 4 May 2021 or later, when the looked-after period began. You gave 3 May 2021. (the record)");
}

#[test]
fn special_guardianship_is_for_a_child_and_one_at_a_time() {
    let ordered = |on: &str, from_care| SpecialGuardianshipOrdered { on: day(on), guardian: None, from_care };
    check!(care::looked_after(), ordered("2021-08-01", false), @"from_care: Choose that the child was looked after until then: our record says so. You gave not looked after. (Children Act 1989, s. 24(1A))");
    let guarded = care::looked_after().with(ordered("2021-08-01", true));
    check!(guarded, ordered("2021-09-01", true), @"on: End the special guardianship order that began on 1 August 2021 first. You gave 1 September 2021. (Children Act 1989, s. 14A)");
    let ended = |on: &str| SpecialGuardianshipEnded { on: day(on), order: Seq(4) };
    check!(guarded, ended("2021-07-31"), @"on: Enter a date that is 1 August 2021 or later, when the special guardianship order began. You gave 31 July 2021. (the record)");
    check!(guarded, ended("2021-10-01"), @"2021-10-01 Special guardianship ended");
    let grown = nobody().with(registered("2021-03-01", Birth::Exact(day("2003-05-01"))));
    check!(grown, ordered("2021-08-01", false), @"on: Enter a date before the 18th birthday: special guardianship is for a child. You gave aged 18 on 1 August 2021. They turned 18 on 1 May 2021. (SSDA903 rule 407)");
}

fn fostered(on: &str) -> PrivateFosteringNotified {
    PrivateFosteringNotified {
        on: day(on),
        lives_there_from: day("2021-05-01"),
        carer: "Mr Olsen".to_owned(),
    }
}

#[test]
fn a_privately_fostered_child_is_young_and_not_looked_after() {
    check!(child(), fostered("2021-06-01"), @"2021-06-01 Private fostering notified");
    check!(care::looked_after(), fostered("2021-06-01"), @"on: Record a placement instead: the child has been looked after since 4 May 2021. You gave 1 June 2021. (Children Act 1989, Sch. 8 para. 1)");
    let sixteen = nobody().with(registered("2021-03-01", Birth::Exact(day("2005-05-03"))));
    check!(sixteen, fostered("2021-06-01"), @"on: Enter a date before the 16th birthday, or the 18th of a disabled child. You gave aged 16 on 1 June 2021. They turned 16 on 3 May 2021. (Children Act 1989, s. 66)");
    let disabled = DisabilityRecorded { on: day("2021-03-01"), disabilities: vec![Disability::Autism] };
    check!(sixteen.with(disabled), fostered("2021-06-01"), @"2021-06-01 Private fostering notified");
    check!(child(), PrivateFosteringNotified { carer: String::new(), ..fostered("2021-06-01") }, @"carer: Enter the name of the carer. (needed for the record to be understood later)");
}

#[test]
fn private_fostering_ends_once_for_a_reason_that_fits() {
    let known = child().with(fostered("2021-06-01"));
    check!(known, fostered("2021-07-01"), @"on: End the private fostering arrangement that began on 1 June 2021 first. You gave 1 July 2021. (SI 2005/1533, reg. 8)");
    let ended = |on: &str, reason| PrivateFosteringEnded { on: day(on), arrangement: Seq(2), reason };
    check!(known, ended("2021-05-31", PrivateFosteringEnd::ReturnedHome), @"on: Enter a date that is 1 June 2021 or later, when the private fostering arrangement began. You gave 31 May 2021. (the record)");
    check!(known, ended("2021-07-01", PrivateFosteringEnd::Sixteen), @"reason: Choose another reason: the child had not turned 16. You gave aged 9 on 1 July 2021. They are 16 from 3 May 2028. (Children Act 1989, s. 66)");
    check!(known, ended("2021-07-01", PrivateFosteringEnd::LookedAfter), @"reason: Record first when the child became looked after, or choose another reason. You gave Became looked after. (the record)");
    check!(known, ended("2021-07-01", PrivateFosteringEnd::ReturnedHome), @"2021-07-01 Private fostering ended");
}
