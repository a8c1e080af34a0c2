//! What holds for every case, checked on cases drawn at random.

use std::collections::BTreeMap;

use calendar::{FinancialYear, Month};
use foresight::business_case::{
    Amount, Appraised, AvoidedWeeks, BasisPoints, Better, BusinessCase, CaseOption, Discounting, Draft,
    Evidence, Exact, Figure, Flows, Grade, Inflation, Kind, Line, LineId, MeasureKey, Party, Prices, Recurs,
    Side, Stage, Tie, Volume, appraise,
};
use jiff::civil::date;
use proptest::prelude::*;

const BASE: FinancialYear = FinancialYear::starting(2021);

fn any_amount() -> impl Strategy<Value = Amount> {
    let years = prop::collection::btree_map(0i16..8, 0i64..900_000_000, 1..6).prop_map(|years| {
        Amount::ByYear(
            years.into_iter().map(|(year, pence)| (FinancialYear::starting(2021 + year), pence)).collect(),
        )
    });
    let from = (0i64..900_000_000, 0i16..90, 0u16..30, 0u16..40).prop_map(|(pence, month, lag, ramp)| {
        let from = Month::constant(2021, 4).plus(month);
        Amount::FromMonth { pence_a_year: pence, from, lag_months: lag, ramp_months: ramp, until: None }
    });
    let once = (0i64..900_000_000, 0i16..90)
        .prop_map(|(pence, month)| Amount::Once { pence, month: Month::constant(2021, 4).plus(month) });
    let weeks = (prop::collection::vec(-5.0f64..40.0, 1..60), 0i16..60, 0i64..900_000, 0u16..40).prop_map(
        |(weeks, month, price, notice)| {
            let first = Month::constant(2021, 4).plus(month);
            Amount::Weeks(AvoidedWeeks::new(first, &weeks, price, notice).unwrap())
        },
    );
    prop_oneof![years, from, once, weeks]
}

prop_compose! {
    fn any_line()(
        amount in any_amount(), cost in any::<bool>(), party in 0..Party::ALL.len(), kind in 0..Kind::ALL.len(),
        grade in 1u8..7, deadweight in 0u32..10_001, prices in prop::option::of(2015i16..2030), health in any::<bool>(),
    ) -> Line {
        let kind = Kind::ALL[kind].0;
        let targets = BTreeMap::from([(Month::constant(2026, 10), Volume::whole(456))]);
        Line {
            id: LineId(String::new()),
            name: "Line".into(),
            side: if cost { Side::Cost } else { Side::Benefit },
            party: Party::ALL[party].0,
            kind,
            recurs: if matches!(amount, Amount::Once { .. }) { Recurs::OneOff } else { Recurs::Recurrent },
            amount,
            prices: prices.map_or(Prices::Cash, |year| Prices::Of(FinancialYear::starting(year))),
            inflation: None,
            evidence: Evidence { grade: Grade::new(grade).unwrap(), says: "Seen".into(), own: None },
            deadweight: BasisPoints(if cost { 0 } else { deadweight }),
            health_effect: health && !cost && kind == Kind::PublicValue,
            range: None,
            tie: Some(Tie {
                measure: MeasureKey("looked_after".into()), better: Better::Lower, baseline: Volume::whole(530),
                from: Month::constant(2021, 10), targets, unit_pence_a_year: None,
            }),
            source: "The paper".into(),
        }
    }
}

prop_compose! {
    fn any_lines()(mut lines in prop::collection::vec(any_line(), 1..8)) -> Vec<Line> {
        for (place, line) in lines.iter_mut().enumerate() {
            line.id = LineId(format!("line {place}"));
        }
        lines
    }
}

fn any_inflation() -> impl Strategy<Value = Inflation> {
    prop_oneof![
        Just(Inflation::None),
        (-500i32..1_500).prop_map(|rise| Inflation::Yearly { rise, source: "Entered".into() }),
    ]
}

fn option_of(lines: Vec<Line>, inflation: Inflation, discounting: Discounting) -> Appraised {
    let option = CaseOption { name: "Do it".into(), says: String::new(), lines, stops: Vec::new() };
    let draft = Draft {
        name: "A case".into(),
        drawn_up: date(2021, 9, 22),
        base_year: BASE,
        years: 8,
        inflation,
        discounting,
        do_nothing: Vec::new(),
        options: vec![option],
    };
    appraise(&BusinessCase::checked(draft).unwrap()).options.remove(0)
}

fn own_rate(rate: u32) -> Discounting {
    Discounting::Own { rate: BasisPoints(rate), source: "Entered".into() }
}

fn sum(figure: &Figure) -> i64 {
    figure.parts.iter().map(|(_, pence)| pence).sum()
}

fn adds_up(flows: &Flows) -> bool {
    Stage::ALL.iter().all(|stage| {
        let sides = flows.at(*stage);
        let (net, money) = (sides.net(), sides.net_cashable());
        [&sides.costs, &sides.benefits, &sides.cashable_costs, &sides.cashable_benefits, &net, &money]
            .iter()
            .all(|figure| figure.pence == sum(figure))
            && net.pence == sides.benefits.pence - sides.costs.pence
            && money.pence == sides.cashable_benefits.pence - sides.cashable_costs.pence
    })
}

proptest! {
    #[test]
    fn parts_add_up_to_totals_to_the_penny(lines in any_lines(), inflation in any_inflation()) {
        let option = option_of(lines, inflation, Discounting::GreenBook);
        prop_assert!(adds_up(&option.position.totals));
        let years = || option.position.by_year.iter().map(|(_, flows)| flows);
        let parties = || option.position.by_party.iter().map(|(_, flows)| flows);
        prop_assert!(years().chain(parties()).all(adds_up));
        for stage in Stage::ALL {
            let net = option.position.totals.at(stage).net().pence;
            prop_assert_eq!(years().map(|flows| flows.at(stage).net().pence).sum::<i64>(), net);
            prop_assert_eq!(parties().map(|flows| flows.at(stage).net().pence).sum::<i64>(), net);
        }
        prop_assert_eq!(option.npv.pence, option.switching.iter().map(|value| value.brings).sum::<i64>());
        prop_assert_eq!(option.npv.pence, sum(&option.npv));
    }

    #[test]
    fn the_order_of_lines_never_matters(lines in any_lines(), inflation in any_inflation(), turn in 0usize..8) {
        let mut other = lines.clone();
        let turn = turn % other.len();
        other.rotate_left(turn);
        other.reverse();
        let (one, other) = (
            option_of(lines, inflation.clone(), Discounting::GreenBook),
            option_of(other, inflation, Discounting::GreenBook),
        );
        prop_assert_eq!(one, other);
    }

    #[test]
    fn a_higher_rate_never_makes_a_later_gain_worth_more(lines in any_lines(), low in 0u32..1_000, more in 0u32..1_000) {
        let worth = |rate| {
            let option = option_of(lines.clone(), Inflation::None, own_rate(rate));
            let sides = option.position.totals.at(Stage::Discounted).clone();
            // Weeks may be negative in a month, so that a benefit is a loss in some years: those are left out.
            let steady = lines.iter().filter(|line| !matches!(line.amount, Amount::Weeks(_)));
            let steady: Vec<LineId> = steady.map(|line| line.id.clone()).collect();
            let parts = sides.benefits.parts.into_iter().chain(sides.costs.parts);
            parts.filter(|(line, _)| steady.contains(line)).map(|(_, pence)| pence).sum::<i64>()
        };
        prop_assert!(worth(low) >= worth(low + more));
        prop_assert_eq!(
            worth(0),
            {
                let option = option_of(lines.clone(), Inflation::None, own_rate(0));
                let sides = option.position.totals.at(Stage::Real).clone();
                let parts = sides.benefits.parts.into_iter().chain(sides.costs.parts);
                let weekly = |id: &LineId| lines.iter().any(|line| line.id == *id && matches!(line.amount, Amount::Weeks(_)));
                parts.filter(|(line, _)| !weekly(line)).map(|(_, pence)| pence).sum::<i64>()
            }
        );
    }

    #[test]
    fn a_pound_is_worth_less_the_later_it_comes(pence in 100i64..1_000_000_000_000, year in 0u32..60, health in any::<bool>()) {
        let worth = |year| Exact::of(pence).through(Discounting::GreenBook.factors(health, year)).rounded();
        prop_assert!(worth(year) >= worth(year + 1));
        prop_assert!(worth(year) <= pence);
        if health {
            prop_assert!(worth(year) >= Exact::of(pence).through(Discounting::GreenBook.factors(false, year)).rounded());
        }
    }

    /// To within the roundings: each line is rounded once a year, and its double again.
    #[test]
    fn twice_of_everything_is_worth_twice_as_much(lines in any_lines(), inflation in any_inflation()) {
        let twice = lines.iter().cloned().map(|line| Line { amount: double(line.amount.clone()), ..line }).collect();
        let roundings = 2 * 8 * i64::try_from(lines.len()).unwrap();
        let (once, twice) = (
            option_of(lines, inflation.clone(), Discounting::GreenBook),
            option_of(twice, inflation, Discounting::GreenBook),
        );
        prop_assert!((twice.npv.pence - 2 * once.npv.pence).abs() <= roundings);
        prop_assert_eq!(once.payback.nominal.is_some(), twice.payback.nominal.is_some());
    }

    #[test]
    fn a_line_moved_to_its_switching_value_leaves_nothing(cost in 1i64..50_000_000, gain in 1i64..50_000_000, extra in 1i64..50_000_000) {
        use foresight::business_case::Switching;
        let line = |id: &str, side, pence| {
            let text = super::five_years(&match side {
                Side::Cost => super::cost(id, &format!("by_year = {{ '2022/23' = {pence} }}")),
                Side::Benefit => super::benefit(id, &format!("by_year = {{ '2022/23' = {pence} }}")),
            });
            super::case(&text).lines().next().unwrap().clone()
        };
        let lines = |gain| vec![line("cost", Side::Cost, cost), line("extra", Side::Benefit, extra), line("gain", Side::Benefit, gain)];
        let option = option_of(lines(gain), Inflation::None, Discounting::GreenBook);
        let part = match option.switching[2].change {
            Switching::Falls(part) => 10_000 - i64::from(part.0),
            Switching::Rises(part) => 10_000 + i64::from(part.0),
            Switching::NeverAlone => return Ok(()),
        };
        let moved = option_of(lines(gain * part / 10_000), Inflation::None, Discounting::GreenBook);
        // The part is told to a hundredth of a per cent.
        let told_to = gain / 100 + 200;
        prop_assert!(moved.npv.pence.abs() <= told_to, "{} {}", moved.npv.pence, told_to);
    }

    #[test]
    fn exact_ratios_agree_with_plain_ones(pence in -1_000_000_000i64..1_000_000_000, above in 1u64..100_000, below in 1u64..100_000) {
        let (number, below_wide) = (i128::from(pence) * i128::from(above), i128::from(below));
        let size = (2 * number.abs() + below_wide) / (2 * below_wide);
        prop_assert_eq!(i128::from(Exact::of(pence).times(above).over(below).rounded()), size * number.signum());
        // Through any number of ratios and back again.
        let back = (0..40).fold(Exact::of(pence), |exact, _| exact.times(above).over(below));
        let back = (0..40).fold(back, |exact, _| exact.times(below).over(above));
        prop_assert_eq!(back.rounded(), pence);
    }
}

fn double(amount: Amount) -> Amount {
    match amount {
        Amount::ByYear(years) => {
            Amount::ByYear(years.into_iter().map(|(year, pence)| (year, 2 * pence)).collect())
        }
        Amount::Once { pence, month } => Amount::Once { pence: 2 * pence, month },
        Amount::FromMonth { pence_a_year, from, lag_months, ramp_months, until } => {
            Amount::FromMonth { pence_a_year: 2 * pence_a_year, from, lag_months, ramp_months, until }
        }
        Amount::Weeks(weeks) => Amount::Weeks(weeks.at_price(2 * weeks.price_pence()).unwrap()),
    }
}
