//! Identifiers that carry their own check: the NHS number, the unique pupil number; and the form of postcodes,
//! phone numbers and email addresses. Pure functions: they say whether something can be right, never whose it is.

use std::fmt;
use std::ops::RangeInclusive;

/// What is wrong with an identifier, as an instruction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// An NHS number has ten digits.
    NhsLength,
    /// The tenth digit of an NHS number does not agree with the nine before it.
    NhsCheckDigit,
    /// A unique pupil number has thirteen characters, of which the 5th to 12th are digits.
    UpnForm,
    /// Characters 2 to 4 of a unique pupil number are the number of a local authority.
    UpnAuthority,
    /// The last character of a unique pupil number is a digit, or a letter other than I, O and S.
    UpnLast,
    /// The first letter of a unique pupil number does not agree with the rest.
    UpnCheckLetter,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Fault::NhsLength => "Enter 10 digits, without spaces",
            Fault::NhsCheckDigit => {
                "Check the digits with whoever gave the number: the last one does not agree with the others"
            }
            Fault::UpnForm => "Enter a capital letter, 11 digits, and a digit or capital letter",
            Fault::UpnAuthority => "Check characters 2 to 4: they are the number of a local authority",
            Fault::UpnLast => "End with a digit, or with a capital letter other than I, O and S",
            Fault::UpnCheckLetter => {
                "Check the number with the school: its first letter does not agree with the rest"
            }
        })
    }
}

/// Checks an NHS number: ten digits, the last a check digit (NHS Data Dictionary, modulus 11).
///
/// ```
/// use practice::identifiers::{Fault, nhs_number};
///
/// assert_eq!(nhs_number("9434765919"), Ok(()));
/// assert_eq!(nhs_number("9434765918"), Err(Fault::NhsCheckDigit));
/// ```
pub fn nhs_number(number: &str) -> Result<(), Fault> {
    let Some((last, first)) = digits(number).filter(|digits| digits.len() == 10).and_then(split_last) else {
        return Err(Fault::NhsLength);
    };
    let issued = first.iter().any(|digit| *digit != 0);
    if issued && nhs_check_digit(&first) == Some(last) { Ok(()) } else { Err(Fault::NhsCheckDigit) }
}

/// The check digit of the first nine digits; `None` when it would be 10: such numbers are never issued.
pub fn nhs_check_digit(first: &[u32]) -> Option<u32> {
    let sum: u32 = first.iter().zip((2..=10).rev()).map(|(digit, weight)| digit * weight).sum();
    match 11 - sum % 11 {
        11 => Some(0),
        10 => None,
        digit => Some(digit),
    }
}

/// The letters of a unique pupil number, by value: I, O and S are left out.
const UPN_LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPQRTUVWXYZ";

/// Numbers of local authorities, past and present, and of pseudo-authorities (census rule 1530).
const AUTHORITIES: &[RangeInclusive<u16>] = &[
    1..=5,
    201..=213,
    301..=320,
    330..=336,
    340..=344,
    350..=359,
    370..=373,
    380..=384,
    390..=394,
    420..=420,
    660..=681,
    701..=708,
    800..=803,
    805..=808,
    810..=813,
    815..=816,
    820..=823,
    825..=826,
    830..=831,
    835..=841,
    845..=846,
    850..=852,
    855..=857,
    860..=861,
    865..=896,
    908..=909,
    916..=916,
    919..=919,
    921..=921,
    925..=926,
    928..=929,
    931..=931,
    933..=933,
    935..=938,
    940..=943,
];

/// Checks a unique pupil number: check letter, authority, school, year, serial number; a temporary number
/// ends with a letter (CIN census rules 1510, 1530, 1540, 1550).
///
/// ```
/// use practice::identifiers::{Fault, upn};
///
/// assert_eq!(upn("B801200005001"), Ok(()));
/// assert_eq!(upn("A801200005001"), Err(Fault::UpnCheckLetter));
/// ```
pub fn upn(number: &str) -> Result<(), Fault> {
    let [first, middle @ .., last] = number.as_bytes() else { return Err(Fault::UpnForm) };
    let form = number.len() == 13
        && first.is_ascii_uppercase()
        && middle.iter().all(u8::is_ascii_digit)
        && (last.is_ascii_digit() || last.is_ascii_uppercase());
    if !form {
        return Err(Fault::UpnForm);
    }
    let authority = middle.iter().take(3).fold(0_u16, |number, digit| number * 10 + u16::from(digit - b'0'));
    if !AUTHORITIES.iter().any(|range| range.contains(&authority)) {
        return Err(Fault::UpnAuthority);
    }
    match upn_check_letter(number.get(1..).unwrap_or_default()) {
        None => Err(Fault::UpnLast),
        Some(letter) if letter == char::from(*first) => Ok(()),
        Some(_) => Err(Fault::UpnCheckLetter),
    }
}

/// The check letter of the twelve characters that follow it: weights 2 to 13, modulus 23; `None` when they
/// are not digits with perhaps a letter at the end.
pub fn upn_check_letter(rest: &str) -> Option<char> {
    let mut sum = 0;
    for (byte, weight) in rest.bytes().zip(2..) {
        let letter = || UPN_LETTERS.iter().position(|letter| *letter == byte).filter(|_| weight == 13);
        let value = if byte.is_ascii_digit() { usize::from(byte - b'0') } else { letter()? };
        sum += weight * value;
    }
    UPN_LETTERS.get(sum % UPN_LETTERS.len()).copied().map(char::from)
}

/// A postcode in capitals with one space, whatever way it was typed; `None` when it cannot be one.
///
/// ```
/// assert_eq!(practice::identifiers::postcode("so14 7lY").as_deref(), Some("SO14 7LY"));
/// assert_eq!(practice::identifiers::postcode("Southampton"), None);
/// ```
pub fn postcode(typed: &str) -> Option<String> {
    let together: String = typed
        .chars()
        .filter(|typed| !typed.is_whitespace())
        .map(|typed| typed.to_ascii_uppercase())
        .collect();
    if !together.is_ascii() || !(5..=7).contains(&together.len()) {
        return None;
    }
    let (outward, inward) = together.split_at(together.len() - 3);
    let normal = format!("{outward} {inward}");
    is_postcode(&normal).then_some(normal)
}

/// Whether a postcode is written in capitals with one space, in one of the six forms of Royal Mail.
pub fn is_postcode(text: &str) -> bool {
    let Some((outward, inward)) = text.split_once(' ') else { return false };
    let shape = |part: &str| -> Option<String> {
        part.chars()
            .map(|one| match one {
                'A'..='Z' => Some('A'),
                '0'..='9' => Some('9'),
                _ => None,
            })
            .collect()
    };
    let outward = shape(outward);
    let outward_fits = outward
        .as_deref()
        .is_some_and(|shape| matches!(shape, "A9" | "A99" | "AA9" | "AA99" | "A9A" | "AA9A"));
    outward_fits && shape(inward).as_deref() == Some("9AA")
}

/// Whether a phone number can be one: 7 to 15 digits (ITU E.164), spaces, brackets and hyphens allowed, a
/// plus sign only in front.
pub fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let rest = text.strip_prefix('+').unwrap_or(text);
    (7..=15).contains(&digits) && rest.chars().all(|one| one.is_ascii_digit() || " ()-".contains(one))
}

/// Whether an email address can be one: something, one `@`, a domain with a dot.
pub fn is_email(text: &str) -> bool {
    let Some((user, domain)) = text.split_once('@') else { return false };
    !user.is_empty()
        && !text.contains(char::is_whitespace)
        && !domain.contains('@')
        && domain.split_once('.').is_some_and(|(name, rest)| !name.is_empty() && !rest.is_empty())
        && !domain.ends_with('.')
}

fn digits(text: &str) -> Option<Vec<u32>> {
    text.chars().map(|one| one.to_digit(10).filter(|_| one.is_ascii_digit())).collect()
}

fn split_last(mut digits: Vec<u32>) -> Option<(u32, Vec<u32>)> {
    digits.pop().map(|last| (last, digits))
}
