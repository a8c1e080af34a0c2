//! A business case as one tidy table: a row a figure, what it is in the first columns.

use foresight::business_case::virement::Virement;
use foresight::business_case::{BusinessCase, Stage, appraise};
use reports::{Cell, Unit, delimited};

use super::stage_key;

const CASE: [&str; 6] = ["option", "stage", "year", "what", "of", "pounds"];
const BUDGETS: [&str; 5] = ["year", "what", "from", "to", "pounds"];

/// A case: paid, gained and net of each year and party, every line, and what it all comes to.
pub fn case(case: &BusinessCase) -> String {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for option in &appraise(case).options {
        let mut put = |stage: &str, year: &str, what: &str, of: &str, figure: Cell| {
            let words = [option.name.as_str(), stage, year, what, of].map(Cell::text);
            rows.push(words.into_iter().chain([figure]).collect());
        };
        for stage in Stage::ALL {
            let key = stage_key(stage);
            let years = option.position.by_year.iter().map(|(year, flows)| (year.to_string(), flows));
            for (year, flows) in years.chain([("all".to_owned(), &option.position.totals)]) {
                let sides = flows.at(stage);
                put(key, &year, "paid", "", written(sides.costs.pence));
                put(key, &year, "gained", "", written(sides.benefits.pence));
                put(key, &year, "net", "", written(sides.net().pence));
                put(key, &year, "net_cashable", "", written(sides.net_cashable().pence));
                for (line, pence) in &sides.net().parts {
                    put(key, &year, "line", &line.to_string(), written(*pence));
                }
            }
            for (party, flows) in &option.position.by_party {
                put(key, "all", "party", party.name(), written(flows.at(stage).net().pence));
            }
        }
        put("", "all", "net_present_value", "", written(option.npv.pence));
        put(
            "",
            "all",
            "benefit_cost_ratio",
            "",
            option.ratio.map_or(Cell::blank("nothing is paid"), |ratio| Cell::text(ratio.to_string())),
        );
        for (of, month) in [
            ("nominal", option.payback.nominal),
            ("discounted", option.payback.discounted),
            ("cashable", option.payback.cashable),
        ] {
            let month = month.map_or(String::new(), |month| month.iso());
            put("", &month, "paid_for_itself", of, Cell::blank(""));
        }
    }
    delimited::to_csv(&CASE, rows)
}

/// A change of budgets: what pays for what, what is short and what is left.
pub fn budgets(of: &Virement) -> String {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for year in [of.year, of.year.next()] {
        let settled = of.settle(year);
        let mut put = |what: &str, from: &str, to: &str, pence: i64| {
            let words = [year.to_string().as_str(), what, from, to].map(Cell::text);
            rows.push(words.into_iter().chain([written(pence)]).collect());
        };
        for used in &settled.used {
            put("used", &used.fund, &used.call, used.pence);
        }
        for (name, pence) in &settled.gaps {
            put("short", "", name, *pence);
        }
        for (name, pence) in &settled.left {
            put("left", name, "", *pence);
        }
        for (name, pence) in &settled.changes {
            put("budget", "", name, *pence);
        }
    }
    delimited::to_csv(&BUDGETS, rows)
}

/// Pounds and pence, as a figure: text that begins with a minus would be kept from running as a formula.
fn written(pence: i64) -> Cell {
    Cell::Number(pence as f64 / 100.0, Unit::Rate(2))
}
