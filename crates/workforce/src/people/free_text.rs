//! How long what people write freely may be: what all staff may send must not fill the record.

use rules::Refusal;

/// The most characters of one free text, as people count them: enough for several pages.
pub const TEXT_MOST: usize = 5_000;

const SOURCE: &str = "what one can read at once";

/// Why a text of a field is too long, if it is.
pub(super) fn too_long(field: &'static str, text: &str) -> Option<Refusal> {
    // A browser sends the end of a line as two characters, and counts it as one.
    let count = text.chars().filter(|letter| *letter != '\r').count();
    (count > TEXT_MOST).then(|| {
        let name = match field {
            "says" => "explanation".to_owned(),
            "with" => "name of whom you meet".to_owned(),
            other => other.replace('_', " "),
        };
        let allowed = format!(
            "Shorten the {name} to {} characters or fewer: it has {}",
            thousands(TEXT_MOST),
            thousands(count)
        );
        Refusal::new(field, "", allowed, SOURCE)
    })
}

/// `5000` as `5,000`.
fn thousands(count: usize) -> String {
    let digits = count.to_string();
    let mut shown = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::{TEXT_MOST, thousands, too_long};

    #[test]
    fn a_text_may_have_as_many_characters_as_the_limit_however_many_bytes_they_take() {
        assert_eq!(too_long("note", &"ŵ".repeat(TEXT_MOST)), None);
        let refusal = too_long("note", &"ŵ".repeat(TEXT_MOST + 1)).map(|refusal| refusal.to_string());
        assert_eq!(refusal.as_deref(), Some("Shorten the note to 5,000 characters or fewer: it has 5,001."));
    }

    #[test]
    fn a_count_is_read_in_thousands() {
        for (count, shown) in [(0, "0"), (999, "999"), (5_000, "5,000"), (1_234_567, "1,234,567")] {
            assert_eq!(thousands(count), shown);
        }
    }
}
