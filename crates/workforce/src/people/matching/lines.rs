//! Lines of a job description: made alike, taken apart into words, and set against those of another.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Words that carry no duty.
const SMALL_WORDS: &[&str] = &[
    "a", "all", "an", "and", "any", "are", "as", "at", "be", "by", "for", "from", "in", "into", "is", "its",
    "of", "on", "or", "our", "that", "the", "their", "this", "those", "to", "with",
];

/// More lines than this of one list are not looked at; no job description has a hundredth of it.
const LINES_MAX: usize = 1_000;

/// A line without what does not matter: in small letters, punctuation as spaces, small words left out, one
/// space between words.
pub(super) fn normal(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let lower = line.to_lowercase();
    let all = || lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut small_only = true;
    for word in all().filter(|word| SMALL_WORDS.binary_search(word).is_err()) {
        small_only = false;
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    // A grade "A" is not nothing.
    if small_only { all().collect::<Vec<_>>().join(" ") } else { out }
}

/// How a line of the proposed job answers to one of the present job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Likeness {
    /// The same words in the same order.
    Same,
    /// So many words in common, of all the words of both.
    Near {
        /// Words that both have.
        common: u16,
        /// Words that either has.
        of: u16,
    },
    /// Only one of the two jobs has it.
    Alone,
}

impl Likeness {
    /// What it counts for, in whole percent, rounded down.
    pub fn counts_for(self) -> u64 {
        match self {
            Likeness::Same => 100,
            Likeness::Near { common, of } => u64::from(common) * 100 / u64::from(of.max(1)),
            Likeness::Alone => 0,
        }
    }

    /// In words: `4 of 5 words in common`.
    pub fn says(self) -> String {
        match self {
            Likeness::Same => "the same".to_owned(),
            Likeness::Near { common, of } => format!("near: {common} of {of} words in common"),
            Likeness::Alone => "only in one of the two".to_owned(),
        }
    }
}

/// A line of one job beside the line of the other that answers to it, each by its place in its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The place in the present job's list.
    pub present: Option<u16>,
    /// The place in the proposed job's list.
    pub proposed: Option<u16>,
    /// How alike they are.
    pub likeness: Likeness,
}

/// Numbers for the lines and words seen so far.
#[derive(Debug, Clone, Default)]
pub(super) struct Vocabulary {
    lines: BTreeMap<String, u32>,
    words: BTreeMap<String, u32>,
}

impl Vocabulary {
    fn number(of: &mut BTreeMap<String, u32>, text: &str) -> u32 {
        let next = u32::try_from(of.len()).unwrap_or(u32::MAX);
        match of.get(text) {
            Some(number) => *number,
            None => *of.entry(text.to_owned()).or_insert(next),
        }
    }
}

/// One line made ready.
#[derive(Debug, Clone)]
struct Ready {
    /// The number of its normal form.
    line: u32,
    /// Its words, by number, in order and once each.
    words: Vec<u32>,
    /// One bit for each word, where several words may share a bit.
    signature: u64,
    /// How many of its words share a bit with another of its words.
    doubled: usize,
    /// How much it counts in its list.
    weight: u32,
    /// Its place in the list as written.
    place: u16,
}

impl Ready {
    /// Words in common and words of either, if the first are at least `near` percent of the second.
    fn near(&self, other: &Ready, near: u8) -> Option<(u16, u16)> {
        // Words in common are at most the bits in common and the words of a line that share a bit.
        let bits = (self.signature & other.signature).count_ones() as usize;
        let at_most = bits + self.doubled.min(other.doubled);
        let few = self.words.len().min(other.words.len()).min(at_most);
        let of = self.words.len() + other.words.len() - few;
        if few == 0 || few * 100 < of * usize::from(near) {
            return None;
        }
        let (mut one, mut two, mut common) = (0, 0, 0_usize);
        while let (Some(left), Some(right)) = (self.words.get(one), other.words.get(two)) {
            match left.cmp(right) {
                std::cmp::Ordering::Less => one += 1,
                std::cmp::Ordering::Greater => two += 1,
                std::cmp::Ordering::Equal => {
                    common += 1;
                    one += 1;
                    two += 1;
                }
            }
        }
        let of = self.words.len() + other.words.len() - common;
        let reaches = common > 0 && common * 100 >= of * usize::from(near);
        if reaches { Some((u16::try_from(common).ok()?, u16::try_from(of).ok()?)) } else { None }
    }
}

/// A list of lines made ready.
#[derive(Debug, Clone)]
pub(super) struct Lines(Vec<Ready>);

impl Lines {
    /// Lines with their weights. A line that says nothing is left out.
    pub fn new<'a>(vocabulary: &mut Vocabulary, lines: impl Iterator<Item = (&'a str, u32)>) -> Lines {
        let mut ready = Vec::new();
        for (place, (line, weight)) in (0..).zip(lines.take(LINES_MAX)) {
            let normal = normal(line);
            if normal.is_empty() {
                continue;
            }
            let mut words: Vec<u32> =
                normal.split(' ').map(|word| Vocabulary::number(&mut vocabulary.words, word)).collect();
            words.sort_unstable();
            words.dedup();
            let signature = words.iter().fold(0_u64, |bits, word| bits | 1 << (word % 64));
            let line = Vocabulary::number(&mut vocabulary.lines, &normal);
            let doubled = words.len() - signature.count_ones() as usize;
            ready.push(Ready { line, words, signature, doubled, weight, place });
        }
        Lines(ready)
    }

    fn weight(&self) -> u64 {
        self.0.iter().map(|line| u64::from(line.weight)).sum()
    }

    /// What two lists have in common, of what they would have if they were the same, and line by line.
    ///
    /// Each line answers to one line at most. The same lines find each other first, then the nearest; of
    /// equally near ones, in the order of the proposed job. A pair counts for the smaller of its two
    /// weights; the whole is the heavier of the two lists, so that what was added counts against the match
    /// as much as what was taken away.
    pub fn against(&self, proposed: &Lines, near: u8) -> (u64, u64, Vec<Line>) {
        let mut answer: Vec<Option<(usize, Likeness)>> = vec![None; proposed.0.len()];
        let mut taken = vec![false; self.0.len()];
        for (asked, slot) in proposed.0.iter().zip(&mut answer) {
            let same = self
                .0
                .iter()
                .enumerate()
                .find(|(at, one)| one.line == asked.line && !taken.get(*at).copied().unwrap_or(true));
            if let Some((at, _)) = same {
                *slot = Some((at, Likeness::Same));
                if let Some(taken) = taken.get_mut(at) {
                    *taken = true;
                }
            }
        }
        let mut pairs = Vec::new();
        for (to, asked) in proposed.0.iter().enumerate() {
            if answer.get(to).is_some_and(Option::is_some) {
                continue;
            }
            for (at, one) in self.0.iter().enumerate() {
                if taken.get(at) == Some(&false)
                    && let Some((common, of)) = one.near(asked, near)
                {
                    pairs.push((Likeness::Near { common, of }, to, at));
                }
            }
        }
        pairs.sort_by_key(|(likeness, to, at)| (std::cmp::Reverse(likeness.counts_for()), *to, *at));
        for (likeness, to, at) in pairs {
            if let (Some(slot @ None), Some(taken @ false)) = (answer.get_mut(to), taken.get_mut(at)) {
                *slot = Some((at, likeness));
                *taken = true;
            }
        }
        let mut got = 0;
        let mut lines = Vec::with_capacity(proposed.0.len().max(self.0.len()));
        for (asked, answer) in proposed.0.iter().zip(&answer) {
            let found = answer.and_then(|(at, likeness)| self.0.get(at).map(|one| (one, likeness)));
            let likeness = found.map_or(Likeness::Alone, |(_, likeness)| likeness);
            if let Some((one, _)) = found {
                got += u64::from(one.weight.min(asked.weight)) * likeness.counts_for();
            }
            let present = found.map(|(one, _)| one.place);
            lines.push(Line { present, proposed: Some(asked.place), likeness });
        }
        let alone = self.0.iter().zip(&taken).filter(|(_, taken)| !**taken);
        lines.extend(alone.map(|(one, _)| Line {
            present: Some(one.place),
            proposed: None,
            likeness: Likeness::Alone,
        }));
        (got, self.weight().max(proposed.weight()) * 100, lines)
    }
}
