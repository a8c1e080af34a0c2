//! What a wave of the staff survey says: response rates and mean scores by scale, small groups hidden.
//!
//! Where fewer than the policy's number responded, a group is hidden, so that nobody can be known by their
//! answers. What is hidden could be worked out from the total where the hidden groups together are few; then
//! the smallest of the others is hidden too.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::{Answer, Survey};
use super::share::{Mean, Share};

/// A wave as it may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Everybody together.
    pub all: Row,
    /// By group.
    pub groups: Vec<(String, Row)>,
}

/// One line of a wave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// How many were asked; none where the survey does not say.
    pub asked: Option<u32>,
    /// How many responded; none where that is hidden.
    pub responded: Option<u32>,
    /// The response rate.
    pub rate: Option<Share>,
    /// The mean of each scale, in the order of the survey.
    pub scales: Vec<Score>,
}

/// The score of a scale as it may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Score {
    /// The mean.
    Mean(Mean),
    /// Nobody answered.
    Nobody,
    /// Too few answered, or hidden so that another cannot be worked out.
    Hidden,
}

/// A group's responses to one scale while they are counted.
#[derive(Debug, Clone, Copy, Default)]
struct Counted {
    people: u32,
    sum: u64,
    scores: u64,
}

/// What a wave says, with groups of fewer than `least` responses hidden.
pub fn shown(survey: &Survey, answers: &[Answer], least: u32) -> Shown {
    let mut names: BTreeSet<&str> = survey.asked.keys().map(String::as_str).collect();
    names.extend(answers.iter().map(|one| one.group.as_str()));
    let names: Vec<&str> = names.into_iter().collect();
    let responded: Vec<u32> =
        names.iter().map(|name| count(answers.iter().filter(|one| one.group == **name).count())).collect();
    let hidden = hide(&responded, least);
    let total: u32 = responded.iter().sum();
    let mut rows: Vec<Row> = names
        .iter()
        .zip(responded.iter().zip(&hidden))
        .map(|(name, (number, hidden))| {
            let asked = survey.asked.get(*name).copied();
            row(asked, *number, *hidden)
        })
        .collect();
    let asked = (!survey.asked.is_empty()).then(|| survey.asked.values().sum());
    let mut all = row(asked, total, total < least && total > 0);
    let mut first = 0;
    for scale in &survey.scales {
        let questions = first..first + scale.questions.len();
        first = questions.end;
        let counted: Vec<Counted> = names
            .iter()
            .map(|name| of_scale(answers.iter().filter(|one| one.group == **name), questions.clone()))
            .collect();
        let people: Vec<u32> = counted.iter().map(|one| one.people).collect();
        for ((row, one), hidden) in rows.iter_mut().zip(&counted).zip(hide(&people, least)) {
            row.scales.push(score(*one, hidden));
        }
        let together = of_scale(answers.iter(), questions);
        all.scales.push(score(together, together.people > 0 && together.people < least));
    }
    Shown { all, groups: names.iter().map(|name| (*name).to_owned()).zip(rows).collect() }
}

fn row(asked: Option<u32>, responded: u32, hidden: bool) -> Row {
    let shown = (!hidden).then_some(responded);
    let rate = shown.zip(asked).and_then(|(responded, asked)| Share::of(responded, asked));
    Row { asked, responded: shown, rate, scales: Vec::new() }
}

fn of_scale<'a>(answers: impl Iterator<Item = &'a Answer>, questions: std::ops::Range<usize>) -> Counted {
    let mut counted = Counted::default();
    for answer in answers {
        let scores = answer.scores.get(questions.clone()).unwrap_or_default();
        let given: Vec<u64> = scores.iter().flatten().map(|score| u64::from(*score)).collect();
        counted.people += u32::from(!given.is_empty());
        counted.sum += given.iter().sum::<u64>();
        counted.scores += u64::from(count(given.len()));
    }
    counted
}

fn score(counted: Counted, hidden: bool) -> Score {
    match Mean::of(counted.sum, counted.scores) {
        _ if hidden => Score::Hidden,
        Some(mean) => Score::Mean(mean),
        None => Score::Nobody,
    }
}

/// Which groups to hide: those of fewer than `least`, and the smallest of the others until those hidden are
/// together at least as many, so that the total less what is shown is not of a few. A group of nobody hides
/// nothing and helps to hide nobody.
pub fn hide(numbers: &[u32], least: u32) -> Vec<bool> {
    let mut hidden: Vec<bool> = numbers.iter().map(|number| (1..least).contains(number)).collect();
    loop {
        let together: u32 =
            numbers.iter().zip(&hidden).filter(|(_, hidden)| **hidden).map(|(number, _)| *number).sum();
        if together == 0 || together >= least {
            return hidden;
        }
        let others = numbers.iter().enumerate().filter(|(place, number)| !hidden[*place] && **number > 0);
        let Some((place, _)) = others.min_by_key(|(place, number)| (**number, *place)) else { return hidden };
        hidden[place] = true;
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The mean of each scale over all waves in which it was asked, by its name, as it may be shown.
pub fn over_time<'a>(
    waves: impl IntoIterator<Item = (&'a Survey, &'a [Answer])>,
    least: u32,
) -> BTreeMap<String, Vec<Option<Mean>>> {
    let waves: Vec<(&Survey, Shown)> =
        waves.into_iter().map(|(survey, answers)| (survey, shown(survey, answers, least))).collect();
    let names: BTreeSet<&str> =
        waves.iter().flat_map(|(survey, _)| survey.scales.iter().map(|scale| scale.name.as_str())).collect();
    let of = |name: &str, (survey, shown): &(&Survey, Shown)| {
        let place = survey.scales.iter().position(|scale| scale.name == name)?;
        match shown.all.scales.get(place)? {
            Score::Mean(mean) => Some(*mean),
            _ => None,
        }
    };
    let means = |name: &&str| ((*name).to_owned(), waves.iter().map(|wave| of(name, wave)).collect());
    names.iter().map(means).collect()
}
