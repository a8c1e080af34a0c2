//! Who people are: what is refused.

use practice::Seq;
use practice::code_sets::*;
use practice::facts::*;

use crate::given::*;

fn named(given: &str, family: &str) -> Name {
    Name { given: given.to_owned(), family: family.to_owned() }
}

#[test]
fn a_person_is_registered_once() {
    check!(child(), registered("2021-03-02", Birth::Exact(day("2012-05-03"))), @"person: Correct the first record instead of adding another. You gave Amina Yusuf. (the record)");
}

#[test]
fn nothing_is_recorded_of_somebody_unknown() {
    check!(nobody(), contact("2021-03-02"), @"person: Record who the person is first. (the record)");
}

#[test]
fn an_unborn_child_needs_no_given_name_and_has_no_sex_yet() {
    let unborn = PersonRegistered {
        name: named("", "Yusuf"),
        ..registered("2021-10-01", Birth::Expected(day("2022-02-01")))
    };
    check!(nobody(), unborn.clone(), @"2021-10-01 First recorded");
    check!(nobody(), PersonRegistered { sex: Sex::Female, name: named("", ""), ..unborn }, @r"
    name: Enter the family name. (needed for the record to be found again)
    sex: Choose not known until the child is born. You gave Female. (CIN census rule 8750)
    ");
    check!(
        nobody(),
        PersonRegistered { name: named(" ", "Yusuf"), ..registered("2021-10-01", Birth::Unknown) },
        @"name: Enter the given name. You gave Yusuf. (needed for the record to be found again)"
    );
}

#[test]
fn an_adult_is_not_recorded_as_a_child_nor_an_unborn_as_an_adult() {
    check!(nobody(), registered("2021-03-01", Birth::Exact(day("1990-01-01"))), @"role: Choose parent, carer or other adult, or check the date of birth: this person was 26 or older when they became known. You gave Child or young person. (CIN census rule 8775)");
    check!(
        nobody(),
        PersonRegistered {
            role: PersonRole::Adult,
            ..registered("2021-10-01", Birth::Expected(day("2022-02-01")))
        },
        @"role: Choose child or young person: this person is not yet born. You gave Parent, carer or other adult. (the record)"
    );
}

#[test]
fn a_parents_record_has_no_contacts_of_its_own() {
    let mother = nobody().with(PersonRegistered {
        role: PersonRole::Adult,
        ..registered("2021-03-01", Birth::Exact(day("1990-01-01")))
    });
    check!(mother, contact("2021-04-01"), @"person: Record this in the record of the child. You gave Contact. (the record)");
}

#[test]
fn a_birth_is_a_sensible_day() {
    check!(nobody(), registered("2021-03-01", Birth::Exact(day("2021-12-01"))), @"born: Enter a date that is today, 15 November 2021, or earlier. You gave 1 December 2021. (the record holds what has happened)");
    check!(nobody(), registered("2021-03-01", Birth::Estimated(day("1812-05-03"))), @r"
    born: Check the year: nobody in the record is older than 125. You gave 3 May 1812. (the record)
    role: Choose parent, carer or other adult, or check the date of birth: this person was 26 or older when they became known. You gave Child or young person. (CIN census rule 8775)
    ");
    check!(nobody(), registered("2021-03-01", Birth::Expected(day("2022-02-01"))), @r"
    born: Enter a date that is 6 December 2021 or earlier, within 40 weeks. You gave 1 February 2022. (CIN census rule 8606)
    on: Enter a date that is 27 April 2021 or later, 40 weeks before birth. You gave 1 March 2021. (CIN census rule 8606)
    ");
    check!(nobody(), registered("2021-03-01", Birth::Expected(day("2021-01-01"))), @"born: Enter a date that is 8 February 2021 or later, or enter the date of birth if the child has been born. You gave 1 January 2021. (the record)");
    check!(nobody(), registered("2020-01-01", Birth::Exact(day("2021-03-01"))), @"on: Enter a date that is 25 May 2020 or later, 40 weeks before birth. You gave 1 January 2020. (CIN census rule 8606)");
}

#[test]
fn a_birth_told_later_agrees_with_what_is_recorded() {
    let born = |on, birth| BirthRecorded { on: day(on), born: birth };
    let unborn = nobody()
        .with(registered("2021-03-01", Birth::Expected(day("2021-08-01"))))
        .with(contact("2021-03-02"));
    check!(unborn, born("2021-08-05", Birth::Exact(day("2021-08-03"))), @"2021-08-05 Date of birth");
    check!(unborn, born("2021-08-01", Birth::Exact(day("2021-08-03"))), @"born: Enter a date that is 1 August 2021 or earlier, when the birth was told. You gave 3 August 2021. (the record)");
    check!(unborn, born("2021-11-15", Birth::Exact(day("2021-12-24"))), @r"
    born: Enter a date that is today, 15 November 2021, or earlier. You gave 24 December 2021. (the record holds what has happened)
    born: Enter a date that is 15 November 2021 or earlier, when the birth was told. You gave 24 December 2021. (the record)
    born: Check the date: the record tells of 1 March 2021, more than 40 weeks before this birth. You gave 24 December 2021. (CIN census rule 8606)
    ");
    check!(unborn, born("2021-11-10", Birth::Expected(day("2022-06-01"))), @"born: Check the date: the record tells of 1 March 2021, more than 40 weeks before this birth. You gave 1 June 2022. (CIN census rule 8606)");
    check!(child(), born("2021-11-10", Birth::Expected(day("2022-01-01"))), @r"
    born: Correct the date of birth if 3 May 2012 was wrong: this record says that the child was born then. You gave 1 January 2022. (the record)
    born: Check the date: the record tells of 1 March 2021, more than 40 weeks before this birth. You gave 1 January 2022. (CIN census rule 8606)
    ");
}

#[test]
fn a_death_is_recorded_once_and_fits_the_visits() {
    let died = |on| DeathRecorded { on: day(on) };
    check!(child(), died("2012-05-02"), @"on: Enter a date that is 3 May 2012 or later, when the person was born. You gave 2 May 2012. (CIN census rule 8535)");
    check!(child().with(died("2021-10-01")), died("2021-10-02"), @"on: Correct the earlier record if 1 October 2021 was wrong: a death is recorded once. You gave 2 October 2021. (the record)");
    check!(child().with(died("2021-10-01")), contact("2021-10-02"), @"on: Enter a date that is 1 October 2021 or earlier, when the person died. You gave 2 October 2021. (the record)");
    let visited = referred_child()
        .with(assessment_started("2021-04-06", 4))
        .with(visit("2021-04-20", VisitKind::Assessment));
    check!(visited, died("2021-04-19"), @"on: Check the date, or correct the visit of 20 April 2021: the child was seen then. You gave 19 April 2021. (the record)");
}

#[test]
fn no_disability_stands_alone_and_nothing_is_named_twice() {
    let told =
        |list: &[Disability]| DisabilityRecorded { on: day("2021-03-05"), disabilities: list.to_vec() };
    check!(child(), told(&[Disability::Autism, Disability::Learning]), @"2021-03-05 Disability");
    check!(child(), told(&[]), @"disabilities: Choose every disability, or no disability. (CIN census: Disabilities)");
    check!(child(), told(&[Disability::Autism, Disability::None, Disability::Autism]), @r"
    disabilities: Choose no disability alone, or the disabilities without it. You gave No disability. (CIN census rule 8790)
    disabilities: Choose each once. You gave Autism or Asperger syndrome. (CIN census rule 8794)
    ");
}

#[test]
fn identifiers_are_checked() {
    let nhs = |number: &str| NhsNumberRecorded { on: day("2021-03-05"), number: number.to_owned() };
    check!(child(), nhs("9434765919"), @"2021-03-05 NHS number");
    check!(child(), nhs("9434765910"), @"number: Check the digits with whoever gave the number: the last one does not agree with the others. You gave 9434765910. (NHS Data Dictionary: NHS number)");
    let upn = |upn: Option<&str>, unknown| UpnRecorded {
        on: day("2021-03-05"),
        upn: upn.map(str::to_owned),
        unknown,
    };
    check!(child(), upn(Some("B801200005001"), None), @"2021-03-05 Unique pupil number");
    check!(child(), upn(Some("A801200005001"), None), @"upn: Check the number with the school: its first letter does not agree with the rest. You gave A801200005001. (CIN census rule 1510)");
    check!(child(), upn(Some("B801200005001"), Some(UpnUnknown::Sources)), @"unknown: Enter the number or the reason why it is not known, not both. You gave B801200005001. (CIN census: UPNunknown)");
    check!(child(), upn(None, None), @"upn: Enter the number, or choose why it is not known. (CIN census: UPNunknown)");
}

#[test]
fn addresses_and_phones_can_be_used() {
    let address = |lines: &str, postcode: Option<&str>| AddressRecorded {
        on: day("2021-03-05"),
        address: Address { lines: lines.to_owned(), postcode: postcode.map(str::to_owned) },
        kind: AddressKind::Home,
        confidential: false,
    };
    check!(child(), address("12 Oak Road", Some("SO14 7LY")), @"2021-03-05 Address");
    check!(child(), address("12 Oak Road", Some("so147ly")), @"address: Write the postcode as SO14 7LY. You gave so147ly. (BS 7666: postcodes)");
    check!(child(), address(" ", None), @"address: Enter the address, or that they have no fixed address. (needed to reach the family)");
    check!(child(), address("12 Oak Road", Some("Southampton")), @"address: Enter a full postcode, like SO14 7LY. You gave Southampton. (BS 7666: postcodes)");
    let phone = |number: &str, kind| PhoneRecorded { on: day("2021-03-05"), number: number.to_owned(), kind };
    check!(child(), phone("07700 900982", PhoneKind::Mobile), @"2021-03-05 Phone or email");
    check!(child(), phone("mum@example.com", PhoneKind::Home), @"number: Enter a phone number, like 023 8083 3000 or +44 7700 900982. You gave mum@example.com. (needed to reach the family)");
    check!(child(), phone("07700 900982", PhoneKind::Email), @"number: Enter an email address, like name@example.com. You gave 07700 900982. (needed to reach the family)");
}

#[test]
fn what_ended_cannot_end_again_nor_before_it_began() {
    let home = AddressRecorded {
        on: day("2021-03-05"),
        address: Address { lines: "12 Oak Road".to_owned(), postcode: None },
        kind: AddressKind::Home,
        confidential: false,
    };
    let left = |on, address| AddressEnded { on: day(on), address: Seq(address) };
    let housed = child().with(home);
    check!(housed, left("2021-03-04", 2), @"on: Enter a date that is 5 March 2021 or later, when the address began. You gave 4 March 2021. (the record)");
    check!(housed, left("2021-03-06", 7), @"address: Choose an address that is in this record. You gave number 7. (the record)");
    check!(housed.with(left("2021-03-06", 2)), left("2021-03-07", 2), @"address: Choose an address that is open: this one ended on 6 March 2021. You gave the address of 5 March 2021. (the record)");
}

#[test]
fn nobody_is_their_own_relation() {
    let related =
        |to, kind| RelationshipRecorded { on: day("2021-03-05"), to: person(to), kind, same_household: true };
    check!(child(), related(1, Relationship::Sibling), @"to: Choose another person: this is the person whose record it is. You gave Amina Yusuf. (the record)");
    check!(child().with(related(2, Relationship::Mother)), related(2, Relationship::Mother), @"kind: Nothing more to record: this relationship has been in the record since 5 March 2021. You gave Mother. (the record)");
}

#[test]
fn parental_responsibility_has_a_holder_and_a_basis_in_law() {
    let holds = |on, holder: Option<u128>, basis| ParentalResponsibilityRecorded {
        on: day(on),
        holder: holder.map(person),
        basis,
    };
    let mother = child().with(holds("2012-05-03", Some(2), ResponsibilityBasis::Mother));
    check!(mother, holds("2021-10-01", None, ResponsibilityBasis::CareOrder), @"2021-10-01 Parental responsibility");
    check!(mother, holds("2012-05-03", Some(3), ResponsibilityBasis::Mother), @"basis: Choose another basis: another person is recorded as the mother by law. You gave Mother, by law. (Human Fertilisation and Embryology Act 2008, s. 33)");
    check!(mother, holds("2012-05-03", Some(2), ResponsibilityBasis::Mother), @"basis: Nothing more to record: this has been in the record since 3 May 2012. You gave Mother, by law. (the record)");
    check!(mother, holds("2021-10-01", Some(3), ResponsibilityBasis::CareOrder), @"holder: Leave the person out: under a care order the local authority holds it. You gave Local authority, under a care order. (Children Act 1989, ss. 2 to 4A, 33 and 44; Adoption and Children Act 2002, s. 25)");
    check!(mother, holds("2021-10-01", None, ResponsibilityBasis::Agreement), @"holder: Choose who holds it; the local authority holds it only by a care order or another order of a court. You gave Agreement with the mother. (Children Act 1989, ss. 2 to 4A, 33 and 44; Adoption and Children Act 2002, s. 25)");
    let grown = nobody().with(registered("2021-03-01", Birth::Exact(day("2003-11-20"))));
    check!(grown, holds("2003-11-20", Some(3), ResponsibilityBasis::Registered), @"on: Enter a date that is 1 December 2003 or later, since when a father named on the birth certificate holds it. You gave 20 November 2003. (Adoption and Children Act 2002, s. 111)");
}

#[test]
fn warnings_and_consents_say_what_they_are() {
    let warning = WarningRaised {
        on: day("2021-03-05"),
        kind: WarningKind::Dog,
        says: String::new(),
        review_on: Some(day("2021-03-01")),
    };
    check!(child(), warning, @r"
    says: Enter the warning in one sentence. (needed for the record to be understood later)
    review_on: Enter a date that is 5 March 2021 or later, when the warning was raised. You gave 1 March 2021. (the record)
    ");
    let consent = ConsentGiven {
        on: day("2021-03-05"),
        to: ConsentKind::EarlyHelp,
        by: "Mother".to_owned(),
        wording: " ".to_owned(),
    };
    check!(child(), consent, @"wording: Enter exactly what was agreed, in the words that were asked. (needed for the record to be understood later)");
}
