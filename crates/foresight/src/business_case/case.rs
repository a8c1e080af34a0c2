//! A whole business case, and what is refused in one.

use std::collections::BTreeSet;

use calendar::{Date, FinancialYear, Month};
use rules::Refusal;

use super::discounting::{Discounting, GREEN_BOOK};
use super::evidence::{OptimismTable, optimism_on};
use super::line::{Amount, Kind, Line, LineId, Recurs, Side};
use super::money::{BasisPoints, pounds};
use super::prices::{Inflation, Prices, years_between};

/// The longest case, in years.
pub const YEARS_MAX: u32 = 60;

/// The largest amount of a year: £10,000 million, more than any council spends.
const PENCE_MAX: i64 = 1_000_000_000_000;

const GUIDANCE: &str = "HM Treasury, Supporting public service transformation (April 2014)";
const CASE: &str = "the business case";

/// Something that could be done, as changes against doing nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseOption {
    /// Its name.
    pub name: String,
    /// What it is.
    pub says: String,
    /// What it costs and gains.
    pub lines: Vec<Line>,
    /// Lines of doing nothing that stop: a cost that stops is a gain, and a gain that stops is a cost.
    pub stops: Vec<LineId>,
}

/// A business case as it was entered, before it is checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its name.
    pub name: String,
    /// The day on which it was drawn up, which says which table of corrections for optimism holds.
    pub drawn_up: Date,
    /// Year 0: its prices are the real ones, and nothing is discounted in it.
    pub base_year: FinancialYear,
    /// How many years it looks at, the base year being the first.
    pub years: u32,
    /// How prices rise in general.
    pub inflation: Inflation,
    /// By which rates later years are discounted.
    pub discounting: Discounting,
    /// What is paid and gained anyway.
    pub do_nothing: Vec<Line>,
    /// What could be done.
    pub options: Vec<CaseOption>,
}

/// A business case that makes sense. Only [`BusinessCase::checked`] makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BusinessCase {
    draft: Draft,
    optimism: &'static OptimismTable,
}

impl BusinessCase {
    /// Checks a draft.
    ///
    /// # Errors
    ///
    /// Everything in it that makes no sense, each with its field, what was given and what is allowed.
    pub fn checked(draft: Draft) -> Result<BusinessCase, Vec<Refusal>> {
        let mut refusals = Vec::new();
        let optimism = optimism_on(draft.drawn_up);
        check_frame(&draft, optimism, &mut refusals);
        if draft.years > 0 && draft.years <= YEARS_MAX {
            for line in all_lines(&draft) {
                let mut found = Vec::new();
                check_line(&draft, line, &mut found);
                let at = format!("It is in the line {:?}.", line.id.0);
                refusals.extend(found.into_iter().map(|refusal| refusal.hint(&at)));
            }
        }
        match optimism {
            Some(optimism) if refusals.is_empty() => Ok(BusinessCase { draft, optimism }),
            _ => Err(refusals),
        }
    }

    /// What was entered.
    pub fn draft(&self) -> &Draft {
        &self.draft
    }

    /// The corrections for optimism in force when it was drawn up.
    pub fn optimism(&self) -> &'static OptimismTable {
        self.optimism
    }

    /// The financial years it looks at, the base year first.
    pub fn years(&self) -> impl Iterator<Item = FinancialYear> {
        years(&self.draft)
    }

    /// Every line, those of doing nothing first.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        all_lines(&self.draft)
    }

    /// What is taken off a benefit of this line for optimism, or put on a cost.
    pub fn correction(&self, line: &Line) -> BasisPoints {
        let of_the_table = self.optimism.row(line.evidence.grade).correction;
        line.evidence.own.as_ref().map_or(of_the_table, |own| own.correction)
    }
}

fn years(draft: &Draft) -> impl Iterator<Item = FinancialYear> + use<> {
    std::iter::successors(Some(draft.base_year), |year| Some(year.next())).take(draft.years as usize)
}

fn all_lines(draft: &Draft) -> impl Iterator<Item = &Line> {
    draft.do_nothing.iter().chain(draft.options.iter().flat_map(|option| &option.lines))
}

fn check_frame(draft: &Draft, optimism: Option<&OptimismTable>, found: &mut Vec<Refusal>) {
    let mut refuse = |field, given: String, allowed: String, source| {
        found.push(Refusal::new(field, given, allowed, source));
    };
    if draft.name.trim().is_empty() {
        refuse("name", String::new(), "Enter a name for the case".to_owned(), CASE);
    }
    if draft.years == 0 || draft.years > YEARS_MAX {
        refuse("years", draft.years.to_string(), format!("Enter from 1 to {YEARS_MAX} years"), GREEN_BOOK);
    }
    if optimism.is_none() {
        let allowed =
            "Enter a day on or after 2 April 2014, when the corrections for optimism were published";
        refuse("drawn_up", calendar::words::day(draft.drawn_up), allowed.to_owned(), GUIDANCE);
    }
    if let Discounting::Own { rate, source } = &draft.discounting {
        if *rate > BasisPoints(2_000) {
            refuse("discount_rate", rate.to_string(), "Enter a rate from 0% to 20%".to_owned(), GREEN_BOOK);
        }
        if source.trim().is_empty() {
            let allowed = "Say why the rate is not the Green Book’s";
            refuse("discount_source", String::new(), allowed.to_owned(), GREEN_BOOK);
        }
    }
    if draft.options.is_empty() {
        refuse(
            "options",
            String::new(),
            "Enter at least one option besides doing nothing".to_owned(),
            GREEN_BOOK,
        );
    }
    let mut seen = BTreeSet::new();
    for line in all_lines(draft) {
        if !seen.insert(&line.id) {
            refuse("line", line.id.0.clone(), "Give each line a short name of its own".to_owned(), CASE);
        }
    }
    let mut names = BTreeSet::new();
    for option in &draft.options {
        if option.name.trim().is_empty() || !names.insert(option.name.trim()) {
            refuse("option", option.name.clone(), "Give each option a name of its own".to_owned(), CASE);
        }
        if option.lines.is_empty() && option.stops.is_empty() {
            let allowed = "Enter at least one line, or one of doing nothing that stops";
            refuse("lines", option.name.clone(), allowed.to_owned(), CASE);
        }
        let mut stopped = BTreeSet::new();
        for id in &option.stops {
            let known = draft.do_nothing.iter().any(|line| line.id == *id);
            if !known || !stopped.insert(id) {
                refuse("stops", id.0.clone(), "Name lines of doing nothing, each once".to_owned(), CASE);
            }
        }
    }
    check_inflation(draft, &draft.inflation, found);
}

fn check_inflation(draft: &Draft, inflation: &Inflation, found: &mut Vec<Refusal>) {
    let rise = match inflation {
        Inflation::None => return,
        Inflation::Yearly { rise, .. } => Some(*rise),
        Inflation::Index { after, .. } => *after,
    };
    if let Some(rise) = rise.filter(|rise| !(-1_000..=2_500).contains(rise)) {
        let sign = if rise < 0 { "-" } else { "" };
        let given = format!("{sign}{}", BasisPoints(rise.unsigned_abs()));
        found.push(Refusal::new("inflation", given, "Enter a rise from -10% to 25% a year", CASE));
    }
    if let Inflation::Index { levels, .. } = inflation
        && let Some((year, _)) = levels.iter().find(|(_, level)| **level == 0 || **level > 100_000_000)
    {
        let allowed = "Enter the published index, above 0 and at most 100,000";
        found.push(Refusal::new("index", format!("the index of {year}"), allowed, CASE));
    }
    if inflation.source().trim().is_empty() {
        found.push(Refusal::new("inflation_source", "", "Say where the rise in prices comes from", CASE));
    }
    let unreached = years(draft).find(|year| inflation.between(*year, draft.base_year).is_none());
    if let Some(year) = unreached {
        let allowed = "Enter an index that has every year of the case, or the rise after its last year";
        found.push(Refusal::new("index", format!("no index for {year}"), allowed, CASE));
    }
}

fn check_line(draft: &Draft, line: &Line, found: &mut Vec<Refusal>) {
    let mut refuse = |field, given: String, allowed: &str, source| {
        found.push(Refusal::new(field, given, allowed, source));
    };
    for (field, text, allowed) in [
        ("line", line.id.0.as_str(), "Give the line a short name"),
        ("name", &line.name, "Say what the line is"),
        ("source", &line.source, "Say where the amount comes from: paper, paragraph or record"),
        ("evidence", &line.evidence.says, "Say what the evidence is"),
    ] {
        if text.trim().is_empty() {
            refuse(field, String::new(), allowed, CASE);
        }
    }
    if line.side == Side::Benefit && line.tie.is_none() {
        let allowed =
            "Tie the benefit to a measure, with a baseline and a target, so that it can be seen to come";
        refuse("measure", String::new(), allowed, CASE);
    }
    if line.side == Side::Cost && line.deadweight.0 > 0 {
        let allowed = "Enter deadweight for benefits only: a cost is paid whatever would have happened";
        refuse("deadweight", line.deadweight.to_string(), allowed, GUIDANCE);
    }
    if line.deadweight > BasisPoints::WHOLE {
        refuse("deadweight", line.deadweight.to_string(), "Enter deadweight from 0% to 100%", GUIDANCE);
    }
    if let Some(own) = &line.evidence.own {
        let most = if line.side == Side::Benefit { BasisPoints::WHOLE } else { BasisPoints(30_000) };
        if own.correction > most {
            let allowed = format!("Enter a correction from 0% to {most}");
            refuse("correction", own.correction.to_string(), &allowed, GREEN_BOOK);
        }
        if own.why.trim().is_empty() {
            refuse(
                "correction_why",
                String::new(),
                "Say on which past projects the correction rests",
                GREEN_BOOK,
            );
        }
    }
    if line.health_effect && (line.kind != Kind::PublicValue || line.side == Side::Cost) {
        let allowed = "Mark as an effect on health only a benefit of public value: money of a health service \
                       is discounted like any other";
        refuse("health_effect", "yes".to_owned(), allowed, GREEN_BOOK);
    }
    if let Some(range) = line.range
        && (range.low > BasisPoints::WHOLE || range.high < BasisPoints::WHOLE || range.high.0 > 50_000)
    {
        let given = format!("{} to {}", range.low, range.high);
        refuse("range", given, "Enter a low of at most 100% and a high of 100% to 500%", GREEN_BOOK);
    }
    check_amount(draft, line, &mut refuse);
    check_tie(line, &mut refuse);
    let own = line.inflation.as_ref();
    if let Some(own) = own {
        check_inflation(draft, own, found);
    }
    if let Prices::Of(year) = line.prices {
        let inflation = own.unwrap_or(&draft.inflation);
        let far = years_between(year, draft.base_year).unsigned_abs() > YEARS_MAX;
        if far || inflation.between(year, draft.base_year).is_none() {
            let allowed = "Enter prices of a year that the index has";
            found.push(Refusal::new("prices", year.to_string(), allowed, CASE));
        }
    }
}

fn check_tie(line: &Line, refuse: &mut impl FnMut(&'static str, String, &str, &'static str)) {
    let Some(tie) = &line.tie else { return };
    if tie.measure.0.trim().is_empty() {
        refuse("measure", String::new(), "Name the measure", CASE);
    }
    match tie.targets.first_key_value() {
        None => refuse("targets", String::new(), "Enter at least one target with its month", CASE),
        Some((first, _)) if *first <= tie.from => {
            let allowed = format!("Enter targets for months after {}, when the baseline was taken", tie.from);
            refuse("targets", first.to_string(), &allowed, CASE);
        }
        Some(_) => (),
    }
    if let Some(unit) = tie.unit_pence_a_year.filter(|unit| !(0..=PENCE_MAX).contains(unit)) {
        refuse("worth_of_one_a_year", pounds(unit), "Enter what one is worth a year, from £0", CASE);
    }
}

fn check_amount(
    draft: &Draft,
    line: &Line,
    refuse: &mut impl FnMut(&'static str, String, &str, &'static str),
) {
    let inside = |month: Month| years(draft).any(|year| year == month.financial_year());
    let last = years(draft).last().unwrap_or(draft.base_year);
    let within = format!("Enter a time from {} to {last}, the years of the case", draft.base_year);
    let mut check_pence = |pence: i64| {
        if !(0..=PENCE_MAX).contains(&pence) {
            let allowed = "Enter from £0 to £10,000,000,000; what goes the other way is a line of its own";
            refuse("amount", pounds(pence), allowed, CASE);
        }
    };
    match &line.amount {
        Amount::ByYear(amounts) => {
            amounts.values().for_each(|pence| check_pence(*pence));
            if amounts.is_empty() {
                refuse("amount", String::new(), "Enter an amount for at least one year", CASE);
            }
            for year in amounts.keys().filter(|year| !years(draft).any(|known| known == **year)) {
                refuse("amount", year.to_string(), &within, "what is spent already is sunk (The Green Book)");
            }
        }
        Amount::Once { pence, month } => {
            check_pence(*pence);
            if !inside(*month) {
                refuse("month", month.to_string(), &within, CASE);
            }
            if line.recurs == Recurs::Recurrent {
                let allowed = "Enter an amount by year or from a month on: what comes once does not recur";
                refuse("recurs", "recurrent".to_owned(), allowed, CASE);
            }
        }
        Amount::FromMonth { pence_a_year, from, lag_months, ramp_months, until } => {
            check_pence(*pence_a_year);
            if !inside(*from) {
                refuse("from", from.to_string(), &within, CASE);
            }
            if *lag_months > 240 || *ramp_months > 240 {
                let given = format!("lag {lag_months}, ramp {ramp_months}");
                refuse("ramp_months", given, "Enter at most 240 months of lag and of ramp", CASE);
            }
            if let Some(until) = until.filter(|until| until < from) {
                let allowed = format!("Enter an end in or after {from}, when it begins");
                refuse("until", until.to_string(), &allowed, CASE);
            }
        }
        Amount::Weeks(avoided) => {
            if !inside(avoided.first()) {
                refuse("first_month", avoided.first().to_string(), &within, CASE);
            }
        }
    }
}
