//! The levers of the page: three numbers each, and what is assumed of them besides.

use calendar::{Date, Month};
use foresight::scenario::{Action, Assumption, Evidence, Lever, Range};
use foresight::{Placement, Population, Scenario};
use service::outlook::Plan;

use crate::components::{Choice, Form};

/// Weeks from the start of the work to its first effect.
const LAG_WEEKS: i32 = 13;
/// Weeks from the first effect to the whole of it.
const RAMP_WEEKS: i32 = 52;
/// Per cent of the effect that would have come without the work.
const DEADWEIGHT: Range = Range { low: 10.0, central: 20.0, high: 30.0 };
/// Months from which a start can be chosen.
const MONTHS: i16 = 36;

/// A lever that can be moved on the page.
pub(super) struct Question {
    /// The beginning of its fields' names.
    pub key: &'static str,
    /// What it is called.
    pub name: &'static str,
    /// Whom it reaches.
    pub reach: &'static str,
    /// What it does for those it reaches.
    pub effect: &'static str,
    /// What it does, for a population.
    action: fn(Population) -> Option<Action>,
}

/// The levers of the page, in the order in which they act.
pub(super) const QUESTIONS: &[Question] = &[
    Question {
        key: "help",
        name: "Early help",
        reach: "Reaches this share of the families who would come",
        effect: "Of these, this share does not come",
        action: |_| Some(Action::EarlyHelp),
    },
    Question {
        key: "step",
        name: "Step-down from residential homes to agency carers",
        reach: "Reaches this share of the children in residential homes",
        effect: "Of these, this share moves within a year",
        action: |of| {
            (of == Population::LookedAfter).then_some(Action::StepDown { to: Placement::FosterAgency })
        },
    },
    Question {
        key: "home",
        name: "Return home from foster care",
        reach: "Reaches this share of the children with foster carers",
        effect: "Of these, this share returns home within a year",
        action: |of| {
            let from = vec![Placement::FosterOwn, Placement::FosterAgency];
            (of == Population::LookedAfter).then_some(Action::Reunification { from })
        },
    },
    Question {
        key: "guardian",
        name: "Special guardianship",
        reach: "Reaches this share of the children with foster carers, relatives or friends",
        effect: "Of these, this share leaves by special guardianship within a year",
        action: |of| (of == Population::LookedAfter).then_some(Action::SpecialGuardianship),
    },
];

/// One lever as the template asks for it.
pub(super) struct Asked {
    pub name: &'static str,
    pub reach: (String, &'static str),
    pub effect: (String, &'static str),
    pub from: String,
}

/// The levers that can act on a population.
pub(super) fn asked(of: Population) -> Vec<Asked> {
    let can = QUESTIONS.iter().filter(|question| (question.action)(of).is_some());
    can.map(|question| Asked {
        name: question.name,
        reach: (format!("{}_reach", question.key), question.reach),
        effect: (format!("{}_effect", question.key), question.effect),
        from: format!("{}_from", question.key),
    })
    .collect()
}

/// What was sent of the levers of a population, with the population and the years: what saving sends again.
pub(super) fn sent(form: &Form, of: Population) -> Vec<(String, String)> {
    let levers = asked(of).into_iter().flat_map(|lever| [lever.reach.0, lever.effect.0, lever.from]);
    let names = ["population".to_owned(), "years".to_owned()].into_iter().chain(levers);
    let sent = names.map(|name| (name.clone(), form.value(&name).to_owned()));
    sent.filter(|(_, value)| !value.is_empty()).collect()
}

/// The months in which a lever may begin.
pub(super) fn months(today: Date) -> Vec<Choice> {
    let next = Month::of(today).next();
    next.up_to(next.plus(MONTHS - 1)).map(|month| Choice::new(month.iso(), month.to_string())).collect()
}

/// The scenario of the form; what is wrong in it is refused there. Without a lever that acts it is the base.
pub(super) fn plan(form: &mut Form, of: Population, years: u16, today: Date) -> Plan {
    let mut levers = Vec::new();
    for question in QUESTIONS {
        let Some(action) = (question.action)(of) else { continue };
        let reach = percent(form, &format!("{}_reach", question.key), question.reach);
        let effect = percent(form, &format!("{}_effect", question.key), question.effect);
        let from = begin(form, &format!("{}_from", question.key), today);
        let (Some(reach), Some(effect), Some(from)) = (reach, effect, from) else { continue };
        if reach > 0.0 && effect > 0.0 {
            levers.push(Lever {
                name: question.name.to_owned(),
                action,
                assumption: believed(reach, effect, from),
            });
        }
    }
    let base = Plan::base(years);
    if levers.is_empty() {
        return base;
    }
    let scenario = Scenario { name: "With the levers".to_owned(), levers, ..base.scenario };
    Plan { scenario, ..base }
}

fn believed(reach: f64, effect: f64, from: Date) -> Assumption {
    let around =
        |percent: f64| Range { low: percent / 2.0, central: percent, high: (percent * 1.5).min(100.0) };
    Assumption {
        from,
        until: None,
        lag_weeks: LAG_WEEKS,
        ramp_weeks: RAMP_WEEKS,
        reach: around(reach),
        effect: around(effect),
        deadweight: DEADWEIGHT,
        grade: Evidence::Supposition,
        source: "Entered on the page".to_owned(),
    }
}

/// A share from nothing to all; nothing typed is nothing done.
fn percent(form: &mut Form, name: &str, asks: &str) -> Option<f64> {
    let typed = form.value(name).trim_end_matches('%').trim().to_owned();
    if typed.is_empty() {
        return Some(0.0);
    }
    let read: Option<f64> = typed.parse().ok().filter(|percent| (0.0..=100.0).contains(percent));
    if read.is_none() {
        form.refuse(name, format!("{asks}: enter a number from 0 to 100"));
    }
    read
}

/// The first day of the month in which the work begins; next month where none is chosen.
fn begin(form: &mut Form, name: &str, today: Date) -> Option<Date> {
    let next = Month::of(today).next();
    let typed = form.value(name);
    let read = if typed.is_empty() { Some(next) } else { typed.parse::<Month>().ok() };
    let read = read.filter(|month| (next..=next.plus(MONTHS - 1)).contains(month));
    if read.is_none() {
        form.refuse(name, format!("Choose a month from {next} on: what was done before is in the record"));
    }
    read.map(Month::first)
}

/// What is assumed of the levers besides the three numbers, in sentences.
pub(super) fn assumptions(plan: &Plan) -> Vec<String> {
    let levers = plan.scenario.levers.iter().map(|lever| {
        let Assumption { from, reach, effect, grade, source, .. } = &lever.assumption;
        format!(
            "{}: from {}, it reaches {}% ({} to {}%) and works for {}% of them ({} to {}%). The evidence is {}. {}.",
            lever.name,
            calendar::words::day(*from),
            reach.central,
            reach.low,
            reach.high,
            effect.central,
            effect.low,
            effect.high,
            grade.words(),
            source.trim_end_matches('.'),
        )
    });
    let mut all: Vec<String> = levers.collect();
    let as_on_page = |lever: &Lever| {
        let Assumption { lag_weeks, ramp_weeks, deadweight, .. } = &lever.assumption;
        (*lag_weeks, *ramp_weeks, *deadweight) == (LAG_WEEKS, RAMP_WEEKS, DEADWEIGHT)
    };
    if !all.is_empty() && plan.scenario.levers.iter().all(as_on_page) {
        all.push(format!(
            "Every lever: the first effect comes {LAG_WEEKS} weeks after the work begins and the whole of it {RAMP_WEEKS} weeks later; \
             {}% of the effect ({} to {}%) would have come without it. Levers act one after another on what is left, so nothing is counted twice.",
            DEADWEIGHT.central, DEADWEIGHT.low, DEADWEIGHT.high
        ));
    }
    all
}
