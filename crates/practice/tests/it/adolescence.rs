//! Missing, exploitation, youth justice and homelessness: what is refused.

use calendar::Time;
use practice::Seq;
use practice::code_sets::*;
use practice::facts::*;

use crate::care;
use crate::given::*;

fn at(hour: i8) -> Time {
    Time::constant(hour, 0, 0, 0)
}

fn went(on: &str, hour: i8) -> WentMissing {
    WentMissing {
        on: day(on),
        at: Some(at(hour)),
        kind: MissingKind::Missing,
        from: "From home after an argument.".to_owned(),
    }
}

fn found(on: &str, hour: i8, episode: u32) -> MissingChildFound {
    MissingChildFound { on: day(on), at: at(hour), episode: Seq(episode), how: FoundHow::Returned }
}

fn interviewed(on: &str, hour: i8) -> ReturnInterviewHeld {
    ReturnInterviewHeld {
        on: day(on),
        at: at(hour),
        episode: Seq(2),
        independent: true,
        says: "I was with a friend.".to_owned(),
    }
}

#[test]
fn a_child_is_found_after_going_missing() {
    let missing = child().with(went("2021-06-01", 20));
    check!(missing, found("2021-06-01", 19, 2), @"at: Enter a time that is 1 June 2021 at 8pm or later, when the child went missing. You gave 1 June 2021 at 7pm. (SSDA903 rule 567)");
    check!(missing, found("2021-05-31", 21, 2), @"on: Enter a date that is 1 June 2021 or later, when the child went missing. You gave 31 May 2021. (SSDA903 rule 567)");
    check!(missing, found("2021-06-02", 1, 2), @"2021-06-02 Found");
    check!(missing.with(found("2021-06-02", 1, 2)), found("2021-06-02", 2, 2), @"episode: Correct the return of 2 June 2021 if it was wrong; there is one. You gave a second return. (the record)");
}

#[test]
fn a_child_is_missing_once_at_a_time() {
    let missing = child().with(went("2021-06-01", 20));
    check!(missing, went("2021-06-02", 20), @"on: Record first how the child was found who went missing on 1 June 2021 at 8pm. You gave 2 June 2021 at 8pm. (SSDA903 rule 574)");
    let back = missing.with(found("2021-06-03", 8, 2));
    check!(back, went("2021-06-02", 20), @"on: Enter a time that is 3 June 2021 at 8am or later, when the child was found. You gave 2 June 2021 at 8pm. (SSDA903 rule 574)");
    check!(back, went("2021-06-03", 8), @"2021-06-03 Went missing");
    let earlier = back.with(went("2021-05-30", 20));
    check!(earlier, found("2021-06-01", 21, 4), @"on: Enter a time that is 1 June 2021 at 8pm or earlier, when the child went missing again. You gave 1 June 2021 at 9pm. (SSDA903 rule 574)");
    check!(earlier, found("2021-06-01", 19, 4), @"2021-06-01 Found");
}

#[test]
fn only_a_child_looked_after_is_away_from_a_placement() {
    let away = WentMissing { kind: MissingKind::Away, from: String::new(), ..went("2021-06-01", 20) };
    check!(child(), away, @r"
    from: Enter from where the child went, and what is known. (needed for the record to be understood later)
    kind: Choose missing: only a child looked after is away from a placement. You gave Away from placement without authorisation: whereabouts known. (SSDA903: MISSING)
    ");
    let away = WentMissing { kind: MissingKind::Away, ..went("2021-06-01", 20) };
    check!(care::looked_after(), away, @"2021-06-01 Went missing");
}

#[test]
fn a_return_interview_follows_the_return_and_may_be_late() {
    let missing = child().with(went("2021-06-01", 20));
    check!(missing, interviewed("2021-06-02", 10), @"episode: Record first how the child was found. You gave the episode of 1 June 2021 at 8pm. (Statutory guidance on children who run away or go missing, January 2014)");
    let back = missing.with(found("2021-06-02", 8, 2));
    check!(back, interviewed("2021-06-02", 7), @"at: Enter a time that is 2 June 2021 at 8am or later, when the child was found. You gave 2 June 2021 at 7am. (Statutory guidance on children who run away or go missing, January 2014)");
    check!(back, interviewed("2021-06-20", 7), @"2021-06-20 Return interview");
    check!(back.clone().with(interviewed("2021-06-20", 7)), interviewed("2021-06-21", 7), @"episode: Correct the return interview of 20 June 2021 if it was wrong; there is one. You gave a second return interview. (the record)");
    let offered =
        ReturnInterviewOffered { on: day("2021-06-01"), at: at(9), episode: Seq(2), accepted: true };
    check!(back, offered, @"on: Enter a date that is 2 June 2021 or later, when the child was found. You gave 1 June 2021. (Statutory guidance on children who run away or go missing, January 2014)");
}

#[test]
fn a_concern_about_exploitation_is_reviewed_while_it_is_open() {
    let raised = |on: &str| ExploitationConcernRaised {
        on: day(on),
        kind: ExploitationKind::CountyLines,
        level: RiskLevel::Medium,
        says: "New phone and trainers.".to_owned(),
    };
    let reviewed = |on: &str| ExploitationConcernReviewed {
        on: day(on),
        concern: Seq(2),
        level: RiskLevel::High,
        note: "Police disrupt the address.".to_owned(),
    };
    let closed = |on: &str| ExploitationConcernClosed {
        on: day(on),
        concern: Seq(2),
        reason: "No sign for six months.".to_owned(),
    };
    let known = child().with(raised("2021-06-01"));
    check!(known, raised("2021-07-01"), @"on: End the exploitation concern that began on 1 June 2021 first. You gave 1 July 2021. (the record)");
    check!(known, reviewed("2021-05-31"), @"on: Enter a date that is 1 June 2021 or later, when the exploitation concern began. You gave 31 May 2021. (the record)");
    let over = known.with(reviewed("2021-07-01"));
    check!(over, closed("2021-06-30"), @"on: Enter a date that is 1 July 2021 or later, the day of this record: Exploitation concern reviewed. You gave 30 June 2021. (the record)");
    let over = over.with(closed("2021-09-01"));
    check!(over, reviewed("2021-09-02"), @"on: Enter a date that is 1 September 2021 or earlier, when the exploitation concern ended. You gave 2 September 2021. (the record)");
    check!(over, closed("2021-09-02"), @"concern: Choose an exploitation concern that is open: this one ended on 1 September 2021. You gave the exploitation concern of 1 June 2021. (the record)");
}

#[test]
fn no_child_under_10_is_held_to_account_for_a_crime() {
    let justice = |disposal| YouthJusticeStarted { on: day("2021-06-01"), disposal };
    check!(child(), justice(YouthDisposal::ReferralOrder), @"disposal: Choose prevention: a child under 10 is not held to account for a crime. You gave aged 9 on 1 June 2021. They are 10 from 3 May 2022. (Children and Young Persons Act 1933, s. 50)");
    check!(child(), justice(YouthDisposal::Prevention), @"2021-06-01 Youth justice involvement");
    let involved = child().with(justice(YouthDisposal::Prevention));
    check!(involved, YouthJusticeEnded { on: day("2021-05-31"), involvement: Seq(2), completed: true }, @"on: Enter a date that is 1 June 2021 or later, when the youth justice involvement began. You gave 31 May 2021. (the record)");
}

#[test]
fn homelessness_is_that_of_16_and_17_year_olds() {
    let presented = |on: &str| HomelessnessPresented {
        on: day(on),
        situation: "Told to leave by a step-parent.".to_owned(),
        interim: "Supported lodgings".to_owned(),
    };
    check!(child(), presented("2021-06-01"), @"on: Record this for a young person of 16 or 17; a younger child without a home is in need of care. You gave aged 9 on 1 June 2021. They are 16 from 3 May 2028. (Provision of accommodation for 16 and 17 year olds (joint guidance, 2018))");
    let grown = nobody().with(registered("2021-03-01", Birth::Exact(day("2003-05-01"))));
    check!(grown, presented("2021-06-01"), @"on: Record this for a young person of 16 or 17; an adult asks the housing service. You gave aged 18 on 1 June 2021. They turned 18 on 1 May 2021. (Provision of accommodation for 16 and 17 year olds (joint guidance, 2018))");
    let young = nobody().with(registered("2021-03-01", Birth::Exact(day("2004-09-01"))));
    let homeless = young.with(presented("2021-06-01"));
    check!(homeless, presented("2021-06-05"), @"on: End the presentation as homeless that began on 1 June 2021 first. You gave 5 June 2021. (Provision of accommodation for 16 and 17 year olds (joint guidance, 2018))");
    let decided = |on: &str| HomelessnessDecided {
        on: day(on),
        presentation: Seq(2),
        outcome: HomelessOutcome::Section20,
        view: "I want to stay near college.".to_owned(),
    };
    check!(homeless, decided("2021-05-31"), @"on: Enter a date that is 1 June 2021 or later, when the presentation as homeless began. You gave 31 May 2021. (the record)");
    check!(homeless.with(decided("2021-06-03")), decided("2021-06-04"), @"presentation: Choose a presentation as homeless that is open: this one ended on 3 June 2021. You gave the presentation as homeless of 1 June 2021. (the record)");
}
