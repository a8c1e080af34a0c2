//! NHS numbers, unique pupil numbers, postcodes.

use practice::identifiers::*;
use proptest::prelude::*;

#[test]
fn numbers_are_judged_by_their_check_digit_and_form() {
    let table = "
        nhs   9434765919      fits
        nhs   9434765918      Check the digits with whoever gave the number: the last one does not agree with the others
        nhs   0000000000      Check the digits with whoever gave the number: the last one does not agree with the others
        nhs   943476591       Enter 10 digits, without spaces
        nhs   943-476-5919    Enter 10 digits, without spaces
        upn   B801200005001   fits
        upn   P207000016049   fits
        upn   A801200005001   Check the number with the school: its first letter does not agree with the rest
        upn   X80120000A001   Enter a capital letter, 11 digits, and a digit or capital letter
        upn   E000200005001   Check characters 2 to 4: they are the number of a local authority
        upn   B80120000500I   End with a digit, or with a capital letter other than I, O and S
        upn   b801200005001   Enter a capital letter, 11 digits, and a digit or capital letter
        upn   80120000        Enter a capital letter, 11 digits, and a digit or capital letter
    ";
    for line in table.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let mut words = line.splitn(3, char::is_whitespace).map(str::trim);
        let (kind, rest) = (words.next().unwrap(), line.split_once(' ').unwrap().1.trim());
        let (number, expected) = rest.split_once(' ').unwrap();
        let judged = if kind == "nhs" { nhs_number(number) } else { upn(number) };
        let says = judged.map_or_else(|fault| fault.to_string(), |()| "fits".to_owned());
        assert_eq!(says, expected.trim(), "{line}");
    }
}

#[test]
fn a_postcode_is_put_into_capitals_with_one_space() {
    let table = "
        SO14 7LY   SO14 7LY
        so147ly    SO14 7LY
        s o 1 4 7 l y  SO14 7LY
        m1 1ae     M1 1AE
        ec1a1bb    EC1A 1BB
        w1a0ax     W1A 0AX
        SO14       none
        SO1477LY   none
        14SO 7LY   none
        SÖ14 7LY   none
    ";
    for line in table.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (typed, expected) = line.split_once("  ").unwrap();
        let normal = postcode(typed).unwrap_or_else(|| "none".to_owned());
        assert_eq!(normal, expected.trim(), "{line}");
    }
}

#[test]
fn phone_numbers_and_email_addresses_have_a_form() {
    for (text, phone, email) in [
        ("023 8083 3000", true, false),
        ("+44 7700 900982", true, false),
        ("(023) 8083-3000", true, false),
        ("07700", false, false),
        ("+44+7700 900982", false, false),
        ("mum@example.com", false, true),
        ("mum@example", false, false),
        ("mum@@example.com", false, false),
        ("mum at example.com", false, false),
        ("@example.com", false, false),
    ] {
        assert_eq!((is_phone(text), is_email(text)), (phone, email), "{text}");
    }
}

proptest! {
    #[test]
    fn an_nhs_number_with_its_check_digit_fits_and_with_one_digit_changed_does_not(
        first in proptest::collection::vec(0_u32..10, 9),
        place in 0_usize..10,
        by in 1_u32..10,
    ) {
        prop_assume!(first.iter().any(|digit| *digit != 0));
        if let Some(last) = nhs_check_digit(&first) {
            let mut digits = first;
            digits.push(last);
            let number: String = digits.iter().map(u32::to_string).collect();
            prop_assert_eq!(nhs_number(&number), Ok(()));
            digits[place] = (digits[place] + by) % 10;
            let number: String = digits.iter().map(u32::to_string).collect();
            prop_assert_eq!(nhs_number(&number), Err(Fault::NhsCheckDigit));
        }
    }

    #[test]
    fn a_pupil_number_with_its_check_letter_fits_and_with_two_digits_swapped_does_not(
        school in 0_u32..10_000,
        serial in 0_u32..100_000,
        place in 4_usize..11,
    ) {
        let rest = format!("852{school:04}{serial:05}");
        let number = format!("{}{rest}", upn_check_letter(&rest).unwrap());
        prop_assert_eq!(upn(&number), Ok(()));
        let mut swapped = number.clone().into_bytes();
        swapped.swap(place, place + 1);
        let swapped = String::from_utf8(swapped).unwrap();
        if swapped != number {
            prop_assert_eq!(upn(&swapped), Err(Fault::UpnCheckLetter));
        }
    }

    #[test]
    fn checking_any_text_never_fails(text in ".{0,16}") {
        let _ = (nhs_number(&text), upn(&text), is_phone(&text), is_email(&text));
        if let Some(normal) = postcode(&text) {
            prop_assert!(is_postcode(&normal));
            prop_assert_eq!(postcode(&normal), Some(normal));
        }
    }
}
