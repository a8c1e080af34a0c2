//! Fitting words into a width without knowing the font.

use super::TEXT_PX;

/// How wide a text is drawn at most, in CSS pixels: an estimate that is a little generous for the fonts a
/// page may fall back to, so that what fits by it fits on the screen.
pub fn text_width(text: &str) -> f64 {
    text.chars().map(em).sum::<f64>() * TEXT_PX
}

/// Advance of one letter as a share of the text's height.
fn em(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '\u{2019}' => 0.32,
        ' ' | 'f' | 'r' | 't' | 'I' | '(' | ')' | '[' | ']' | '/' | '-' => 0.4,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '\u{2014}' | '\u{2026}' => 0.96,
        'A'..='Z' => 0.7,
        '0'..='9' => 0.64,
        '\u{0}'..='\u{24f}' | '\u{2000}'..='\u{22ff}' => 0.62,
        _ => 1.0,
    }
}

const ELLIPSIS: &str = "\u{2026}";

/// Breaks a text into at most `lines_most` lines no wider than `width`, between words where it can. What
/// doesn't fit is cut and shown by an ellipsis.
pub(crate) fn wrapped(text: &str, width: f64, lines_most: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![];
    let mut line = String::new();
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if text_width(&longer) <= width {
            line = longer;
            continue;
        }
        if lines.len() + 1 >= lines_most {
            line = cut(&format!("{longer} {}", words.by_ref().collect::<Vec<_>>().join(" ")), width);
            break;
        }
        if line.is_empty() {
            lines.push(cut(word, width));
        } else {
            lines.push(std::mem::take(&mut line));
            line = if text_width(word) <= width { word.to_owned() } else { cut(word, width) };
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Cuts a text to a width, with an ellipsis if anything was lost.
pub(crate) fn cut(text: &str, width: f64) -> String {
    let text = text.trim();
    if text_width(text) <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut used = text_width(ELLIPSIS);
    for letter in text.chars() {
        used += em(letter) * TEXT_PX;
        if used > width {
            break;
        }
        kept.push(letter);
    }
    format!("{}{ELLIPSIS}", kept.trim_end())
}

/// The widest of several lines.
pub(super) fn widest(lines: &[String]) -> f64 {
    lines.iter().map(|line| text_width(line)).fold(0.0, f64::max)
}

/// The stretches of a line of text that are taken already.
#[derive(Default)]
pub(super) struct Taken(Vec<(f64, f64)>);

impl Taken {
    /// Takes the stretch of a text centred on `x`, unless another lies there or too near.
    pub(super) fn take(&mut self, x: f64, text_width: f64) -> bool {
        const GAP: f64 = 4.0;
        let (left, right) = (x - text_width / 2.0, x + text_width / 2.0);
        let is_free = self.0.iter().all(|(from, to)| right + GAP <= *from || *to + GAP <= left);
        if is_free {
            self.0.push((left, right));
        }
        is_free
    }
}

/// Where to centre a text so that it stays between 0 and `width`.
pub(super) fn centred(x: f64, text_width: f64, width: f64) -> f64 {
    let half = text_width / 2.0 + 1.0;
    x.min(width - half).max(half)
}

/// Moves boxes (centre, height) apart so that none overlap and all lie between `top` and `bottom`, each as
/// near its wish as its neighbours allow: boxes that crowd each other share the way. The caller sees to it
/// that there is room for all.
pub(super) fn spread(wishes: &[(f64, f64)], top: f64, bottom: f64) -> Vec<f64> {
    let mut order: Vec<(usize, f64, f64)> =
        wishes.iter().enumerate().map(|(place, (centre, height))| (place, *centre, *height)).collect();
    order.sort_by(|a, b| a.1.total_cmp(&b.1));
    // Stack the boxes without gaps. What then must rise is each box's shift against the stack, so this is a
    // monotone regression: neighbours whose shifts would fall are pooled at their mean.
    let mut stacked = 0.0;
    let mut pools: Vec<(f64, f64)> = vec![];
    let mut offsets = vec![];
    for (place, centre, height) in order {
        offsets.push((place, stacked + height / 2.0));
        let (mut sum, mut count) = (centre - stacked - height / 2.0, 1.0);
        while let Some((sum_before, count_before)) = pools.pop_if(|before| before.0 / before.1 > sum / count)
        {
            sum += sum_before;
            count += count_before;
        }
        pools.push((sum, count));
        stacked += height;
    }
    let highest_shift = (bottom - stacked).max(top);
    let shifts = pools.into_iter().flat_map(|(sum, count)| {
        std::iter::repeat_n((sum / count).clamp(top, highest_shift), count as usize)
    });
    let mut centres = vec![top; wishes.len()];
    for ((place, offset), shift) in offsets.into_iter().zip(shifts) {
        if let Some(centre) = centres.get_mut(place) {
            *centre = offset + shift;
        }
    }
    centres
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_wrap_and_what_does_not_fit_is_cut() {
        assert_eq!(wrapped("as now known", 500.0, 2), ["as now known"]);
        assert_eq!(wrapped("Protection and Court, East", 126.0, 2), ["Protection and", "Court, East"]);
        assert_eq!(wrapped("one two three four five six", 69.0, 2).len(), 2);
        assert!(wrapped("one two three four five six", 69.0, 2)[1].ends_with('…'));
        assert!(
            wrapped("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", 80.0, 1)[0].ends_with('…')
        );
        assert!(wrapped("", 80.0, 1).is_empty());
    }

    #[test]
    fn labels_that_wish_for_one_place_are_spread_in_order() {
        assert_eq!(spread(&[(50.0, 20.0), (50.0, 20.0)], 0.0, 100.0), [40.0, 60.0]);
        assert_eq!(spread(&[(50.0, 20.0), (50.0, 20.0), (74.0, 20.0)], 0.0, 100.0), [38.0, 58.0, 78.0]);
        assert_eq!(spread(&[(95.0, 20.0), (94.0, 20.0)], 0.0, 100.0), [90.0, 70.0]);
        assert_eq!(spread(&[(10.0, 20.0), (80.0, 20.0)], 0.0, 100.0), [10.0, 80.0]);
    }
}
