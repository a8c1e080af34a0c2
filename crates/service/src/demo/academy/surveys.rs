//! Two waves of the staff survey, by service: May and October 2021, the second while the redesign is consulted on.

use std::collections::BTreeMap;

use calendar::Date;
use workforce::SurveyId;
use workforce::academy::AcademyFact;
use workforce::academy::facts::{Answer, Scale, Survey};

use super::Making;

/// A scale, its questions, and the mean in percent of the way from 1 to 5 in each wave.
type Line = (&'static str, &'static [&'static str], [i64; 2]);

const SCALES: &[Line] = &[
    (
        "Workload",
        &["I can do my work in the hours I have.", "I have time for each child and family."],
        [42, 35],
    ),
    (
        "Supervision",
        &["I have supervision as often as I need it.", "Supervision helps me to think."],
        [55, 52],
    ),
    ("Wellbeing", &["My work leaves me well enough.", "My manager cares how I am."], [54, 49]),
    ("Leadership", &["I know where the service is going.", "Leaders listen to us."], [48, 55]),
    ("Learning", &["I learn what I need for my work.", "I can use what I learn."], [60, 64]),
];

const WAVES: &[(&str, Date, Date, u32)] = &[
    ("Staff survey, May 2021", Date::constant(2021, 5, 4), Date::constant(2021, 5, 21), 52),
    ("Staff survey, October 2021", Date::constant(2021, 10, 11), Date::constant(2021, 10, 29), 61),
];

impl Making<'_> {
    pub(super) fn surveys(&mut self) -> Result<(), String> {
        for (wave, (name, opened, closed, rate)) in WAVES.iter().enumerate() {
            let asked = self.asked(*opened);
            let scale = |(name, questions, _): &Line| Scale {
                name: (*name).to_owned(),
                questions: questions.iter().map(|one| (*one).to_owned()).collect(),
            };
            let survey = Survey {
                name: (*name).to_owned(),
                opened: *opened,
                closed: *closed,
                scales: SCALES.iter().map(scale).collect(),
                asked: asked.clone(),
            };
            let id = SurveyId(self.id(*opened));
            self.academy(*opened, AcademyFact::Survey(id, Some(survey)))?;
            let mut answers = Vec::new();
            for (group, people) in asked {
                // Services differ from one another, and from wave to wave by little.
                let leaning = i64::from(group.bytes().map(u32::from).sum::<u32>() % 13) - 6;
                for _ in 0..people {
                    if self.chance.yes(*rate) {
                        answers.push(Answer { group: group.clone(), scores: self.scores(wave, leaning) });
                    }
                }
            }
            let written = super::working_from(super::super::days::plus(*closed, 4));
            self.academy(written, AcademyFact::Answers(id, answers))?;
        }
        Ok(())
    }

    /// Whoever is in post on a day, by service.
    fn asked(&self, day: Date) -> BTreeMap<String, u32> {
        let of = self.history.on(day);
        let mut asked: BTreeMap<String, u32> = BTreeMap::new();
        let mut seen = std::collections::BTreeSet::new();
        for holding in of.holdings.values().filter(|one| one.away.is_none()) {
            let service = of.service_of(holding.post).and_then(|id| of.services.get(&id));
            if let Some(service) = service.filter(|_| seen.insert(holding.staff)) {
                *asked.entry(service.name.clone()).or_default() += 1;
            }
        }
        asked
    }

    fn scores(&mut self, wave: usize, leaning: i64) -> Vec<Option<u8>> {
        let mut scores = Vec::new();
        for (_, questions, means) in SCALES {
            let mean = means.get(wave).copied().unwrap_or(50) + leaning;
            for _ in 0..questions.len() {
                // Four throws that succeed as often as the mean says, above the lowest score.
                let percent = u32::try_from(mean.clamp(1, 99)).unwrap_or(50);
                let score = 1 + (0..4).map(|_| u8::from(self.chance.yes(percent))).sum::<u8>();
                scores.push((!self.chance.yes(2)).then_some(score));
            }
        }
        scores
    }
}
