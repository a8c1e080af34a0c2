//! Leaving care: what is refused.

use practice::code_sets::*;
use practice::facts::*;
use practice::{Fact, Seq};

use crate::given::*;

fn aged(born: &str) -> Given {
    nobody().with(registered("2021-03-01", Birth::Exact(day(born))))
}

fn plan(on: &str) -> PathwayPlanMade {
    PathwayPlanMade { on: day(on), aims: "A flat of my own.".to_owned() }
}

#[test]
fn leaving_care_is_for_the_young_from_16_to_25() {
    let on = day("2021-10-01");
    let facts: [Fact; 6] = [
        PathwayNeedsAssessed { on, found: "Budgeting.".to_owned() }.into(),
        plan("2021-10-01").into(),
        ActivityRecorded { on, activity: Activity::EducationFullTime }.into(),
        AccommodationRecorded { on, accommodation: Accommodation::StayingPut, provided_by_authority: false }
            .into(),
        AdviserRequested { on }.into(),
        LeavingCareStatusOverridden {
            on,
            status: LeavingCareStatus::Relevant,
            reason: "Counsel's advice.".to_owned(),
            until: Some(day("2021-09-30")),
        }
        .into(),
    ];
    let answers = ["2006-10-02", "2006-10-01", "2003-10-02", "2000-10-01", "1996-10-01"].map(|born| {
        let given = aged(born);
        let lines =
            facts.iter().map(|fact| format!("  {}", given.answer(fact.clone()).replace('\n', "\n  ")));
        let age = calendar::age_in_words(day(born), on);
        format!("aged {age}\n{}", lines.collect::<Vec<_>>().join("\n"))
    });
    insta::assert_snapshot!(answers.join("\n"), @r"
    aged 14
      on: Enter a date from the 15th birthday on: needs on leaving care are assessed towards 16. You gave aged 14 on 1 October 2021. They are 15 from 2 October 2021. (Children Act 1989, Sch. 2 para. 19B)
      on: Enter a date from the 16th birthday on: a pathway plan is for those who leave care. You gave aged 14 on 1 October 2021. They are 16 from 2 October 2022. (Children Act 1989, Sch. 2 para. 19B)
      on: Enter a date from the 16th birthday on: this record is for those who leave care. You gave aged 14 on 1 October 2021. They are 16 from 2 October 2022. (Children Act 1989, Sch. 2 para. 19B)
      on: Enter a date from the 16th birthday on: this record is for those who leave care. You gave aged 14 on 1 October 2021. They are 16 from 2 October 2022. (Children Act 1989, Sch. 2 para. 19B)
      accommodation: Choose other accommodation: under 18 the young person is still with foster carers. You gave aged 14 on 1 October 2021. They are 18 from 2 October 2024. (SSDA903 rule 3001)
      on: Enter a date from the 21st birthday on: until then an adviser is owed without asking. You gave aged 14 on 1 October 2021. They are 21 from 2 October 2027. (Children Act 1989, s. 23CZB)
      on: Enter a date from the 16th birthday on: a leaving care status is for those who leave care. You gave aged 14 on 1 October 2021. They are 16 from 2 October 2022. (Children Act 1989, Sch. 2 para. 19B)
      until: Enter a date that is 1 October 2021 or later, the day from which it holds. You gave 30 September 2021. (the record)
    aged 15
      2021-10-01 Pathway needs assessment
      on: Enter a date from the 16th birthday on: a pathway plan is for those who leave care. You gave aged 15 on 1 October 2021. They are 16 from 1 October 2022. (Children Act 1989, Sch. 2 para. 19B)
      on: Enter a date from the 16th birthday on: this record is for those who leave care. You gave aged 15 on 1 October 2021. They are 16 from 1 October 2022. (Children Act 1989, Sch. 2 para. 19B)
      on: Enter a date from the 16th birthday on: this record is for those who leave care. You gave aged 15 on 1 October 2021. They are 16 from 1 October 2022. (Children Act 1989, Sch. 2 para. 19B)
      accommodation: Choose other accommodation: under 18 the young person is still with foster carers. You gave aged 15 on 1 October 2021. They are 18 from 1 October 2024. (SSDA903 rule 3001)
      on: Enter a date from the 21st birthday on: until then an adviser is owed without asking. You gave aged 15 on 1 October 2021. They are 21 from 1 October 2027. (Children Act 1989, s. 23CZB)
      on: Enter a date from the 16th birthday on: a leaving care status is for those who leave care. You gave aged 15 on 1 October 2021. They are 16 from 1 October 2022. (Children Act 1989, Sch. 2 para. 19B)
      until: Enter a date that is 1 October 2021 or later, the day from which it holds. You gave 30 September 2021. (the record)
    aged 17
      2021-10-01 Pathway needs assessment
      2021-10-01 Pathway plan
      2021-10-01 Education, employment or training
      accommodation: Choose other accommodation: under 18 the young person is still with foster carers. You gave aged 17 on 1 October 2021. They are 18 from 2 October 2021. (SSDA903 rule 3001)
      on: Enter a date from the 21st birthday on: until then an adviser is owed without asking. You gave aged 17 on 1 October 2021. They are 21 from 2 October 2024. (Children Act 1989, s. 23CZB)
      until: Enter a date that is 1 October 2021 or later, the day from which it holds. You gave 30 September 2021. (the record)
    aged 21
      2021-10-01 Pathway needs assessment
      2021-10-01 Pathway plan
      2021-10-01 Education, employment or training
      2021-10-01 Accommodation
      2021-10-01 Personal adviser requested
      until: Enter a date that is 1 October 2021 or later, the day from which it holds. You gave 30 September 2021. (the record)
    aged 25
      on: Enter a date before the 25th birthday, when support for care leavers ends. You gave aged 25 on 1 October 2021. They turned 25 on 1 October 2021. (Children Act 1989, s. 23CZB)
      on: Enter a date before the 25th birthday, when support for care leavers ends. You gave aged 25 on 1 October 2021. They turned 25 on 1 October 2021. (Children Act 1989, s. 23CZB)
      on: Enter a date before the 25th birthday, when support for care leavers ends. You gave aged 25 on 1 October 2021. They turned 25 on 1 October 2021. (Children Act 1989, s. 23CZB)
      on: Enter a date before the 25th birthday, when support for care leavers ends. You gave aged 25 on 1 October 2021. They turned 25 on 1 October 2021. (Children Act 1989, s. 23CZB)
      on: Enter a date before the 25th birthday, when support for care leavers ends. You gave aged 25 on 1 October 2021. They turned 25 on 1 October 2021. (Children Act 1989, s. 23CZB)
      on: Enter a date before the 25th birthday, when support for care leavers ends. You gave aged 25 on 1 October 2021. They turned 25 on 1 October 2021. (Children Act 1989, s. 23CZB)
      until: Enter a date that is 1 October 2021 or later, the day from which it holds. You gave 30 September 2021. (the record)
    ");
}

#[test]
fn a_pathway_plan_is_reviewed_once_it_is_made() {
    let reviewed = |on: &str| PathwayPlanReviewed { on: day(on), note: "Driving lessons.".to_owned() };
    let young = aged("2004-05-01");
    check!(young, reviewed("2021-10-01"), @"on: Record the pathway plan first. You gave 1 October 2021. (SI 2010/2571, reg. 7)");
    check!(young.clone().with(plan("2021-10-02")), reviewed("2021-10-01"), @"on: Record the pathway plan first. You gave 1 October 2021. (SI 2010/2571, reg. 7)");
    check!(young.with(plan("2021-10-01")), reviewed("2021-10-01"), @"2021-10-01 Pathway plan review");
}

#[test]
fn a_contact_says_whether_they_were_in_touch() {
    let contact = |means, in_touch, note: &str| CareLeaverContacted {
        on: day("2021-10-01"),
        means,
        in_touch,
        note: note.to_owned(),
    };
    let young = aged("2002-05-01");
    check!(young, contact(ContactMeans::Attempted, InTouch::Yes, ""), @"means: Choose how you reached each other, or that you are not in touch. You gave Attempted, no answer. (SSDA903: IN_TOUCH)");
    check!(young, contact(ContactMeans::Attempted, InTouch::No, ""), @"2021-10-01 Contact with a care leaver");
    check!(young, contact(ContactMeans::Phone, InTouch::Yes, " "), @"note: Enter what was said. (needed for the record to be understood later)");
    check!(young, contact(ContactMeans::Phone, InTouch::Died, "His mother rang."), @"in_touch: Record the death instead: the return takes it from there. You gave Died. (SSDA903: IN_TOUCH)");
}

#[test]
fn a_young_person_lives_in_one_place_at_a_time() {
    let lives = |on: &str, accommodation, provided_by_authority| AccommodationRecorded {
        on: day(on),
        accommodation,
        provided_by_authority,
    };
    let young = aged("2002-05-01");
    check!(young, lives("2021-10-01", Accommodation::Custody, true), @"provided_by_authority: Choose that we do not provide it, or other accommodation. You gave Custody. (SI 2010/2571, reg. 8)");
    check!(young, lives("2021-10-01", Accommodation::Custody, false), @"2021-10-01 Accommodation");
    let settled = young.with(lives("2021-10-01", Accommodation::SemiIndependentSuitable, true));
    check!(settled, lives("2021-10-01", Accommodation::IndependentSuitable, true), @"on: Correct the accommodation that is recorded for this day, or check the date. You gave 1 October 2021. (the record)");
    check!(settled, lives("2021-10-02", Accommodation::IndependentSuitable, true), @"2021-10-02 Accommodation");
}

#[test]
fn an_adviser_after_21_is_asked_for_once_and_an_arrangement_ends_once() {
    let young = aged("2000-05-01").with(AdviserRequested { on: day("2021-06-01") });
    check!(young, AdviserRequested { on: day("2021-07-01") }, @"on: End the request for an adviser that began on 1 June 2021 first. You gave 1 July 2021. (Children Act 1989, s. 23CZB)");
    check!(young, AdviserRequestClosed { on: day("2021-05-31"), request: Seq(2) }, @"on: Enter a date that is 1 June 2021 or later, when the request for an adviser began. You gave 31 May 2021. (the record)");
    let lives =
        |on: &str| LivingArrangementStarted { on: day(on), arrangement: LivingArrangement::WithParent };
    let home = aged("2004-05-01").with(lives("2021-06-01"));
    check!(home, lives("2021-07-01"), @"on: End the living arrangement that began on 1 June 2021 first. You gave 1 July 2021. (the record)");
    check!(home, LivingArrangementStarted { on: day("2021-07-01"), arrangement: LivingArrangement::Hospital }, @"2021-07-01 Living arrangement");
    check!(home, LivingArrangementEnded { on: day("2021-05-31"), arrangement: Seq(2) }, @"on: Enter a date that is 1 June 2021 or later, when the living arrangement began. You gave 31 May 2021. (the record)");
}
