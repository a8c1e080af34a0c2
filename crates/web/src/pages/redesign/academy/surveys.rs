//! Waves of the staff survey: response rates and scales, over time and by group, small groups hidden.

use axum::extract::{Path, Query};
use axum::routing::get;
use calendar::words;
use reports::Unit;
use reports::charts::Period;
use service::Action;
use workforce::SurveyId;
use workforce::academy::survey::{Row, Score};

use super::record::done;
use super::{Asked, Block, View, cells, picture};
use crate::Problem;
use crate::app::{App, SignedIn};
use crate::components::Html;
use crate::frame::Crumb;
use crate::page::{OpenTo, Page, PageResult, page};
use crate::paths;

/// All waves.
pub const PAGE: Page<App> =
    Page { path: paths::ACADEMY_SURVEYS, open_to: OpenTo::SignedIn, answers: || get(show) };
/// One wave.
pub const WAVE: Page<App> = Page { path: paths::SURVEY, open_to: OpenTo::SignedIn, answers: || get(wave) };

const NO_POLICY: &str = "No policy says how few responses are hidden, so no scores are shown.";

async fn show(who: SignedIn, Query(asked): Query<Asked>) -> PageResult {
    let academy = who.service().academy_surveys(&who.viewer).map_err(|error| who.problem(error))?;
    let mut view = View::new(&who, "Surveys", "Surveys");
    view.done = done(asked.done.as_deref());
    view.intro.push(match academy.rules.survey_least {
        Some(least) => format!(
            "What staff say of their work, on scales from 1 to 5. Where fewer than {least} responded nothing is \
             shown, nor what would give it away."
        ),
        None => NO_POLICY.to_owned(),
    });
    if who.viewer.may(Action::RecordAcademy) {
        view.ways_on.push(Crumb::to("Add a survey", paths::academy_record("survey", None)));
    }
    let waves = academy.programme.waves();
    let scales = academy.scales_over_time();
    let mut head = vec!["Survey".to_owned(), "Asked".to_owned(), "Responded".to_owned()];
    head.extend(scales.keys().cloned());
    let rows = waves.iter().enumerate().map(|(place, (id, survey))| {
        let all = academy.survey(*id).map(|shown| shown.all);
        let mut row = vec![Html::link(&survey.name, &paths::survey(*id))];
        let asked: u32 = survey.asked.values().sum();
        row.extend(cells([
            asked.to_string(),
            all.map_or_else(|| "hidden".to_owned(), |all| responded(&all)),
        ]));
        row.extend(scales.values().map(|means| {
            let mean = means.get(place).copied().flatten();
            Html::from(mean.map_or_else(|| "–".to_owned(), |mean| mean.to_string()))
        }));
        row
    });
    let mut all = Block::new("Waves");
    all.rows = rows.collect();
    all.head = head;
    all.numbers_from = 1;
    all.empty = "No survey is recorded yet. Human resources or the academy’s lead add one.".to_owned();
    view.blocks.push(all);
    if waves.len() > 1 {
        for (name, means) in &scales {
            let periods =
                waves.iter().map(|(_, survey)| Period::month(survey.opened.year(), survey.opened.month()));
            let values = means.iter().map(|mean| mean.map(|mean| mean.score()));
            let mut block = Block::new(name.as_str());
            block.picture =
                Some(picture(name, Unit::Rate(2), periods.collect(), values.collect(), "not shown"));
            view.blocks.push(block);
        }
    }
    page(view)
}

fn responded(row: &Row) -> String {
    match (row.responded, row.rate) {
        (Some(count), Some(rate)) => format!("{count} ({rate})"),
        (Some(count), None) => count.to_string(),
        (None, _) => "hidden".to_owned(),
    }
}

fn score(score: &Score) -> String {
    match score {
        Score::Mean(mean) => mean.to_string(),
        Score::Nobody => "–".to_owned(),
        Score::Hidden => "hidden".to_owned(),
    }
}

async fn wave(who: SignedIn, Path(id): Path<SurveyId>, Query(asked): Query<Asked>) -> PageResult {
    let academy = who.service().academy_surveys(&who.viewer).map_err(|error| who.problem(error))?;
    let survey =
        academy.programme.surveys.get(&id).ok_or_else(|| Problem::not_found().within(who.frame("")))?;
    let mut view = View::new(&who, &survey.name, "Surveys");
    view.done = done(asked.done.as_deref());
    view.about = "Staff survey".to_owned();
    view.intro.push(format!("Open from {} to {}.", words::day(survey.opened), words::day(survey.closed)));
    if who.viewer.may(Action::RecordAcademy) {
        view.ways_on = vec![
            Crumb::to("Enter the responses", paths::academy_record("answers", Some(&id.to_string()))),
            Crumb::to("Correct the survey", paths::academy_record("survey", Some(&id.to_string()))),
        ];
    }
    match academy.survey(id) {
        None => view.intro.push(NO_POLICY.to_owned()),
        Some(shown) => {
            let mut head = vec!["Group".to_owned(), "Asked".to_owned(), "Responded".to_owned()];
            head.extend(survey.scales.iter().map(|scale| scale.name.clone()));
            let row = |name: &str, row: &Row| {
                let mut line =
                    vec![name.to_owned(), row.asked.map_or_else(String::new, |asked| asked.to_string())];
                line.push(responded(row));
                line.extend(row.scales.iter().map(score));
                cells(line)
            };
            let mut block = Block::new("Scores by group");
            block.rows = shown.groups.iter().map(|(name, one)| row(name, one)).collect();
            block.rows.push(row("Everybody", &shown.all));
            block.head = head;
            block.numbers_from = 1;
            view.blocks.push(block);
        }
    }
    let asked = survey.scales.iter().flat_map(|scale| {
        scale.questions.iter().map(|question| cells([scale.name.clone(), question.clone()]))
    });
    let mut questions = Block::new("What was asked").table(&["Scale", "Question"], asked.collect(), "");
    questions.cards = true;
    view.blocks.push(questions);
    page(view)
}
