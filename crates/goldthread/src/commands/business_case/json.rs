//! A business case for programs, money in whole pence.

use foresight::business_case::virement::Virement;
use foresight::business_case::{Appraised, BusinessCase, Flows, Stage, appraise};
use serde_json::{Map, Value, json};

use super::stage_key;

/// A case.
pub fn case(case: &BusinessCase) -> String {
    let draft = case.draft();
    let value = json!({
        "name": draft.name,
        "drawn_up": draft.drawn_up,
        "base_year": draft.base_year.to_string(),
        "years": draft.years,
        "options": appraise(case).options.iter().map(option).collect::<Vec<_>>(),
    });
    format!("{value:#}\n")
}

fn option(option: &Appraised) -> Value {
    let years =
        option.position.by_year.iter().map(|(year, of)| json!({"year": year.to_string(), "at": flows(of)}));
    let parties =
        option.position.by_party.iter().map(|(party, of)| json!({"party": party.name(), "at": flows(of)}));
    let month = |month: Option<calendar::Month>| month.map(|month| month.iso());
    let switching = option.switching.iter().map(
        |one| json!({"line": one.line.to_string(), "brings_pence": one.brings, "says": one.change.says()}),
    );
    let tornado = option.tornado.iter().map(|bar| {
        json!({
            "line": bar.line.to_string(),
            "low_pence": bar.low,
            "central_pence": bar.central,
            "high_pence": bar.high,
        })
    });
    json!({
        "name": option.name,
        "says": option.says(),
        "years": years.collect::<Vec<_>>(),
        "all_years": flows(&option.position.totals),
        "parties": parties.collect::<Vec<_>>(),
        "net_present_value_pence": option.npv.pence,
        "benefit_cost_ratio": option.ratio.map(|ratio| ratio.to_string()),
        "net_cashable_pence": option.net_cashable.pence,
        "lasting_cashable_pence": option.lasting_cashable.pence,
        "paid_for_itself": {
            "nominal": month(option.payback.nominal),
            "discounted": month(option.payback.discounted),
            "cashable": month(option.payback.cashable),
        },
        "switching_values": switching.collect::<Vec<_>>(),
        "tornado": tornado.collect::<Vec<_>>(),
        "caveats": option.caveats.iter().map(|one| one.says.as_str()).collect::<Vec<_>>(),
    })
}

/// Paid and gained at each stage, with the lines of the net.
fn flows(of: &Flows) -> Value {
    let mut stages = Map::new();
    for stage in Stage::ALL {
        let sides = of.at(stage);
        let lines: Map<String, Value> =
            sides.net().parts.iter().map(|(line, pence)| (line.to_string(), json!(pence))).collect();
        let value = json!({
            "paid_pence": sides.costs.pence,
            "gained_pence": sides.benefits.pence,
            "net_pence": sides.net().pence,
            "net_cashable_pence": sides.net_cashable().pence,
            "lines_pence": lines,
        });
        stages.insert(stage_key(stage).to_owned(), value);
    }
    Value::Object(stages)
}

/// A change of budgets.
pub fn budgets(of: &Virement) -> String {
    let pairs = |pairs: &[(String, i64)]| {
        pairs.iter().map(|(name, pence)| json!({"name": name, "pence": pence})).collect::<Vec<_>>()
    };
    let years = [of.year, of.year.next()].map(|year| {
        let settled = of.settle(year);
        let used = settled.used.iter();
        let used = used.map(|one| json!({"fund": one.fund, "call": one.call, "pence": one.pence}));
        json!({
            "year": year.to_string(),
            "used": used.collect::<Vec<_>>(),
            "short": pairs(&settled.gaps),
            "left": pairs(&settled.left),
            "budgets_pence": settled.changes,
        })
    });
    let grows = of.budgets.iter().filter_map(|budget| {
        let more = budget.increase()?;
        Some(json!({"budget": budget.name, "approved_pence": budget.approved, "increase_pence": more}))
    });
    let value = json!({
        "name": of.name,
        "year": of.year.to_string(),
        "grows": grows.collect::<Vec<_>>(),
        "years": years,
        "does_not_add_up": of.does_not_add_up(),
    });
    format!("{value:#}\n")
}
