//! A business case for people at a terminal.

use std::fmt::Write;

use calendar::Month;
use foresight::business_case::virement::Virement;
use foresight::business_case::{
    Appraised, BusinessCase, LineId, Party, Stage, appraise, millions, npv_range, pounds,
};

/// Wide enough for £10,000,000,000 with its sign.
const FIGURE: usize = 17;

/// A case.
pub fn case(case: &BusinessCase) -> String {
    let draft = case.draft();
    let mut text = format!(
        "{}\nDrawn up on {}; base year {}, {}.\n",
        draft.name,
        calendar::words::day(draft.drawn_up),
        draft.base_year,
        calendar::words::counted(u64::from(draft.years), "year")
    );
    for option in &appraise(case).options {
        one_option(&mut text, case, option);
    }
    text
}

fn one_option(text: &mut String, case: &BusinessCase, option: &Appraised) {
    let name = |id: &LineId| {
        case.lines().find(|line| line.id == *id).map_or_else(|| id.to_string(), |line| line.name.clone())
    };
    let mut line = |words: String| {
        text.push_str(&words);
        text.push('\n');
    };
    line(format!("\n{}\n{}", option.name, option.says()));
    for stage in Stage::ALL {
        line(format!("\n{}", stage_words(stage)));
        line(row("", &["paid", "gained", "net", "net cashable"].map(str::to_owned)));
        let years = option.position.by_year.iter().map(|(year, flows)| (year.to_string(), flows));
        for (year, flows) in years.chain([("all years".to_owned(), &option.position.totals)]) {
            let sides = flows.at(stage);
            let sums =
                [sides.costs.pence, sides.benefits.pence, sides.net().pence, sides.net_cashable().pence];
            line(row(&year, &sums.map(pounds)));
        }
    }
    line("\nWho pays and gains, discounted".to_owned());
    for (party, flows) in &option.position.by_party {
        let sides = flows.at(Stage::Discounted);
        let sums = [sides.costs.pence, sides.benefits.pence, sides.net().pence, sides.net_cashable().pence];
        line(row(Party::name(*party), &sums.map(pounds)));
    }
    line("\nWhat it comes to".to_owned());
    let month =
        |month: Option<Month>| month.map_or("not within these years".to_owned(), |month| month.to_string());
    for (what, value) in [
        ("Net present value", pounds(option.npv.pence)),
        (
            "Benefits for each £1",
            option.ratio.map_or("nothing is paid".to_owned(), |ratio| format!("£{ratio}")),
        ),
        ("Paid for itself", month(option.payback.nominal)),
        ("Paid for itself, discounted", month(option.payback.discounted)),
        ("Paid for itself, money only", month(option.payback.cashable)),
        ("Budgets gain in all", pounds(option.net_cashable.pence)),
        ("Budgets gain a year in the end", pounds(option.lasting_cashable.pence)),
    ] {
        line(format!("  {what:<32}{value}"));
    }
    line("\nWhat the answer hangs on".to_owned());
    for one in &option.switching {
        line(format!("  {} {}", name(&one.line), one.change.says()));
    }
    for bar in &option.tornado {
        line(format!(
            "  {} at {} to {} of what was entered: {} to {}",
            name(&bar.line),
            bar.range.low,
            bar.range.high,
            pounds(bar.low),
            pounds(bar.high)
        ));
    }
    if let Some((badly, well)) = npv_range(&option.tornado) {
        line(format!("  If everything turns out badly {}, if well {}", pounds(badly), pounds(well)));
    }
    if !option.caveats.is_empty() {
        line("\nTo know besides".to_owned());
        for caveat in &option.caveats {
            line(format!("  {}", caveat.says));
        }
    }
}

fn stage_words(stage: Stage) -> &'static str {
    match stage {
        Stage::Entered => "As entered",
        Stage::Nominal => "Nominal: corrected, in the prices of each year",
        Stage::Real => "Real: corrected, in the prices of the base year",
        Stage::Discounted => "Discounted to the base year",
    }
}

fn row(name: &str, cells: &[String]) -> String {
    let mut row = format!("  {name:<24}");
    for cell in cells {
        // A row cannot fail to be written into a text.
        let _ = write!(row, "{cell:>FIGURE$}");
    }
    row
}

/// A change of budgets.
pub fn budgets(of: &Virement) -> String {
    let mut text = format!("{}, {}\n", of.name, of.year);
    let mut line = |words: String| {
        text.push_str(&words);
        text.push('\n');
    };
    for budget in &of.budgets {
        if let (Some(before), Some(after), Some(more)) = (budget.approved, budget.proposed, budget.increase())
        {
            let (before, after, more) = (millions(before), millions(after), millions(more));
            line(format!("{}: {before} becomes {after}, {more} more", budget.name));
        }
    }
    for year in [of.year, of.year.next()] {
        let settled = of.settle(year);
        line(format!("\nIn {year}"));
        for used in &settled.used {
            line(format!("  {:>10} of {} for {}", millions(used.pence), used.fund, used.call));
        }
        for (name, pence) in &settled.gaps {
            line(format!("  {:>10} short: {name}", millions(*pence)));
        }
        for (name, pence) in &settled.left {
            line(format!("  {:>10} left: {name}", millions(*pence)));
        }
    }
    line("\nWhat does not add up".to_owned());
    let odd = of.does_not_add_up();
    if odd.is_empty() {
        line("  Everything that the paper says adds up.".to_owned());
    }
    for one in odd {
        line(format!("  {one}"));
    }
    text
}
