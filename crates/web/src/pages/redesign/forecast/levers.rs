//! The levers of the page: three numbers each, and what is assumed of them besides.

use calendar::{Date, Month};
use foresight::scenario::{Action, Assumption, Evidence, Lever, Range, Supply};
use foresight::{Placement, Population, Scenario};
use service::outlook::Plan;

use crate::components::{Choice, Form};

/// Weeks from the start of the work to its first effect.
const LAG_WEEKS: i32 = 13;
/// Weeks from the first effect to the whole of it.
const RAMP_WEEKS: i32 = 52;
/// Per cent of the effect that would have come without the work.
const DEADWEIGHT: Range = Range { low: 10.0, central: 20.0, high: 30.0 };
/// The highest rise of prices that can be entered, in per cent a year.
const RISE_MOST: u8 = 50;
/// The most places that a lever can open, or that there can be.
const PLACES_MOST: u16 = 2000;
/// Where the numbers of a lever come from.
const ENTERED: &str = "Entered on the page";
/// Months from which a start can be chosen.
const MONTHS: i16 = 36;

/// A lever that can be moved on the page.
pub(super) struct Question {
    /// The beginning of its fields' names.
    pub key: &'static str,
    /// What it is called.
    pub name: &'static str,
    /// The numbers that it asks for.
    asks: Asks,
    /// What it does, for a population, with so many places where it opens some.
    action: fn(Population, u32) -> Option<Action>,
}

/// The numbers that a lever asks for.
enum Asks {
    /// Whom it reaches, and what it does for those: shares in per cent.
    Shares(&'static str, &'static str),
    /// Places that are opened, and places that there are today, of a kind; who finds none goes elsewhere.
    Places(&'static str, &'static str, Placement, Placement),
    /// A rise in per cent a year.
    Rise(&'static str),
}

/// The levers of the page, in the order in which they act.
pub(super) const QUESTIONS: &[Question] = &[
    Question {
        key: "help",
        name: "Early help",
        asks: Asks::Shares(
            "Reaches this share of the families who would come",
            "Of these, this share does not come",
        ),
        action: |_, _| Some(Action::EarlyHelp),
    },
    Question {
        key: "edge",
        name: "Work with young people of 10 to 17 at the edge",
        asks: Asks::Shares(
            "Reaches this share of those of 10 to 17 who would come",
            "Of these, this share does not come",
        ),
        action: |_, _| Some(Action::PreventEntries { youngest: 10, oldest: 17 }),
    },
    Question {
        key: "step",
        name: "Step-down from residential homes to agency carers",
        asks: Asks::Shares(
            "Reaches this share of the children in residential homes",
            "Of these, this share moves within a year",
        ),
        action: |of, _| {
            (of == Population::LookedAfter).then_some(Action::StepDown { to: Placement::FosterAgency })
        },
    },
    Question {
        key: "homes",
        name: "Residential homes of our own",
        asks: Asks::Places(
            "Places that are opened",
            "Places that we have today",
            Placement::HomeOwn,
            Placement::HomeBought,
        ),
        action: |of, places| (of == Population::LookedAfter).then_some(Action::OwnHomes { places }),
    },
    Question {
        key: "carers",
        name: "Foster carers recruited",
        asks: Asks::Places(
            "Places with them",
            "Places that our carers have today",
            Placement::FosterOwn,
            Placement::FosterAgency,
        ),
        action: |of, places| (of == Population::LookedAfter).then_some(Action::FosterRecruitment { places }),
    },
    Question {
        key: "home",
        name: "Return home from foster care",
        asks: Asks::Shares(
            "Reaches this share of the children with foster carers",
            "Of these, this share returns home within a year",
        ),
        action: |of, _| {
            let from = vec![Placement::FosterOwn, Placement::FosterAgency];
            (of == Population::LookedAfter).then_some(Action::Reunification { from })
        },
    },
    Question {
        key: "guardian",
        name: "Special guardianship",
        asks: Asks::Shares(
            "Reaches this share of the children with foster carers, relatives or friends",
            "Of these, this share leaves by special guardianship within a year",
        ),
        action: |of, _| (of == Population::LookedAfter).then_some(Action::SpecialGuardianship),
    },
    Question {
        key: "prices",
        name: "Prices of placements",
        asks: Asks::Rise("They rise by so much more a year than they do now"),
        action: |of, _| (of == Population::LookedAfter).then_some(Action::PriceRise { placement: None }),
    },
];

/// One lever as the template asks for it.
pub(super) struct Asked {
    pub name: &'static str,
    pub numbers: Vec<Number>,
    pub from: String,
}

/// One number of a lever.
pub(super) struct Number {
    /// The name of its field.
    pub name: String,
    pub asks: &'static str,
    /// Whether it is in per cent; places otherwise.
    pub is_percent: bool,
}

impl Question {
    fn numbers(&self) -> Vec<Number> {
        let number = |end: &str, asks: &'static str, is_percent: bool| Number {
            name: format!("{}_{end}", self.key),
            asks,
            is_percent,
        };
        match self.asks {
            Asks::Shares(reach, effect) => vec![number("reach", reach, true), number("effect", effect, true)],
            Asks::Places(new, now, ..) => vec![number("places", new, false), number("now", now, false)],
            Asks::Rise(rise) => vec![number("effect", rise, true)],
        }
    }
}

/// The levers that can act on a population.
pub(super) fn asked(of: Population) -> Vec<Asked> {
    let can = QUESTIONS.iter().filter(|question| (question.action)(of, 0).is_some());
    can.map(|question| Asked {
        name: question.name,
        numbers: question.numbers(),
        from: format!("{}_from", question.key),
    })
    .collect()
}

/// What was sent of the levers of a population, with the population and the years: what saving sends again.
pub(super) fn sent(form: &Form, of: Population) -> Vec<(String, String)> {
    let levers = asked(of)
        .into_iter()
        .flat_map(|lever| lever.numbers.into_iter().map(|number| number.name).chain([lever.from]));
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
    let (mut levers, mut supply) = (Vec::new(), Vec::new());
    for question in QUESTIONS.iter().filter(|question| (question.action)(of, 0).is_some()) {
        let numbers: Vec<Option<f64>> = question
            .numbers()
            .iter()
            .map(|number| match (&question.asks, number.is_percent) {
                (Asks::Rise(_), _) => read(form, number, f64::from(RISE_MOST)),
                (_, true) => read(form, number, 100.0),
                (_, false) => read(form, number, f64::from(PLACES_MOST)),
            })
            .collect();
        let from = begin(form, &format!("{}_from", question.key), today);
        let (Some(numbers), Some(from)) = (numbers.into_iter().collect::<Option<Vec<f64>>>(), from) else {
            continue;
        };
        let first = numbers.first().copied().unwrap_or_default();
        let last = numbers.last().copied().unwrap_or_default();
        let (assumption, places) = match question.asks {
            Asks::Shares(..) if first > 0.0 && last > 0.0 => (believed(around(first), around(last), from), 0),
            Asks::Rise(_) if last > 0.0 => (rise(last, from), 0),
            Asks::Places(_, _, of, else_to) if first > 0.0 => {
                let typed = form.value(&format!("{}_now", question.key));
                if typed.is_empty() {
                    form.refuse(
                        format!("{}_now", question.key),
                        format!("{}: enter how many places there are today, 0 if none", question.name),
                    );
                    continue;
                }
                let source = ENTERED.to_owned();
                supply.push(Supply { placement: of, places: last as u32, else_to, source });
                let all = Range { low: 50.0, central: 100.0, high: 100.0 };
                (believed(Range::sure(100.0), all, from), first as u32)
            }
            _ => continue,
        };
        let Some(action) = (question.action)(of, places) else { continue };
        levers.push(Lever { name: question.name.to_owned(), action, assumption });
    }
    let base = Plan::base(years);
    if levers.is_empty() {
        return base;
    }
    let scenario = Scenario { name: "With the levers".to_owned(), levers, supply, ..base.scenario };
    Plan { scenario, ..base }
}

/// A best guess with half as much and half as much again.
fn around(percent: f64) -> Range {
    Range { low: percent / 2.0, central: percent, high: (percent * 1.5).min(100.0) }
}

fn believed(reach: Range, effect: Range, from: Date) -> Assumption {
    Assumption {
        from,
        until: None,
        lag_weeks: LAG_WEEKS,
        ramp_weeks: RAMP_WEEKS,
        reach,
        effect,
        deadweight: DEADWEIGHT,
        grade: Evidence::Supposition,
        source: ENTERED.to_owned(),
    }
}

/// A rise of prices is there at once, and whole.
fn rise(percent: f64, from: Date) -> Assumption {
    let effect = Range { high: (percent * 1.5).min(f64::from(RISE_MOST)), ..around(percent) };
    let at_once = Assumption { lag_weeks: 0, ramp_weeks: 0, ..believed(Range::sure(100.0), effect, from) };
    Assumption { deadweight: Range::sure(0.0), ..at_once }
}

/// A number from nothing to the most; nothing typed is nothing done.
fn read(form: &mut Form, number: &Number, most: f64) -> Option<f64> {
    let typed = form.value(&number.name).trim_end_matches('%').trim().to_owned();
    if typed.is_empty() {
        return Some(0.0);
    }
    let whole = |value: &f64| number.is_percent || value.fract() == 0.0;
    let read: Option<f64> = typed.parse().ok().filter(|value| (0.0..=most).contains(value)).filter(whole);
    if read.is_none() {
        let kind = if number.is_percent { "a number" } else { "a whole number" };
        form.refuse(&number.name, format!("{}: enter {kind} from 0 to {most}", number.asks));
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

/// What is assumed of the levers besides their numbers, in sentences.
pub(super) fn assumptions(plan: &Plan) -> Vec<String> {
    let levers = plan.scenario.levers.iter().map(|lever| {
        let Assumption { from, reach, effect, grade, source, .. } = &lever.assumption;
        let share = |range: &Range| format!("{}% ({} to {}%)", range.central, range.low, range.high);
        let does = match &lever.action {
            Action::OwnHomes { places } | Action::FosterRecruitment { places } => {
                format!("{places} places, of which {} come", share(effect))
            }
            Action::PriceRise { .. } => format!("{} a year", share(effect)),
            _ => format!(
                "it reaches {} and works for {}% of them ({} to {}%)",
                share(reach),
                effect.central,
                effect.low,
                effect.high
            ),
        };
        format!(
            "{}: from {}, {does}. The evidence is {}. {}.",
            lever.name,
            calendar::words::day(*from),
            grade.words(),
            source.trim_end_matches('.'),
        )
    });
    let mut all: Vec<String> = levers.collect();
    all.extend(plan.scenario.supply.iter().map(|supply| {
        format!(
            "{}: {} places today; who finds none there goes to {}. {}.",
            calendar::words::capital(supply.placement.words()),
            supply.places,
            supply.else_to.words(),
            supply.source.trim_end_matches('.'),
        )
    }));
    let of_children = |lever: &&Lever| !matches!(lever.action, Action::PriceRise { .. });
    let as_on_page = |lever: &Lever| {
        let Assumption { lag_weeks, ramp_weeks, deadweight, .. } = &lever.assumption;
        (*lag_weeks, *ramp_weeks, *deadweight) == (LAG_WEEKS, RAMP_WEEKS, DEADWEIGHT)
    };
    let mut levers = plan.scenario.levers.iter().filter(of_children).peekable();
    if levers.peek().is_some() && levers.all(as_on_page) {
        all.push(format!(
            "Every lever on children: the first effect comes {LAG_WEEKS} weeks after the work begins and the whole of it {RAMP_WEEKS} weeks later; \
             {}% of the effect ({} to {}%) would have come without it. Levers act one after another on what is left, so nothing is counted twice.",
            DEADWEIGHT.central, DEADWEIGHT.low, DEADWEIGHT.high
        ));
    }
    all
}
