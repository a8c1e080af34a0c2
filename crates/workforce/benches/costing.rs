//! How long it takes to cost a large establishment: 5,000 posts, five years, ten options. The goal is 50 ms.

use std::collections::BTreeMap;

use calendar::FinancialYear;
use divan::{Bencher, black_box};
use workforce::Establishment;
use workforce::money::compare::compare;
use workforce::money::cost::{Options, Period, Prepared};

mod given {
    pub mod posts;
}
use given::posts::{establishment, rules};

fn main() {
    divan::main();
}

fn years() -> impl Iterator<Item = FinancialYear> {
    (2021..2026).map(FinancialYear::starting)
}

#[divan::bench(sample_count = 30)]
fn ten_options_over_five_years(bencher: Bencher) {
    let rules = rules();
    let options: Vec<Establishment> = (0..10).map(establishment).collect();
    let told = Options::default();
    bencher.bench(|| {
        let first = Period::from(FinancialYear::starting(2021));
        let mut sum = 0;
        for option in black_box(&options) {
            let Ok(prepared) = Prepared::new(option, &rules, first, &told) else { continue };
            for year in years() {
                sum += prepared.cost(year).map_or(0, |costing| costing.total().0);
            }
        }
        sum
    });
}

#[divan::bench]
fn one_option_made_ready(bencher: Bencher) {
    let (rules, option, told) = (rules(), establishment(0), Options::default());
    let first = Period::from(FinancialYear::starting(2021));
    bencher.bench(|| Prepared::new(black_box(&option), &rules, first, &told).is_ok());
}

#[divan::bench]
fn one_option_in_one_year(bencher: Bencher) {
    let (rules, option, told) = (rules(), establishment(0), Options::default());
    let year = FinancialYear::starting(2024);
    let Ok(prepared) = Prepared::new(&option, &rules, year.into(), &told) else { return };
    bencher.bench(|| prepared.cost(black_box(year)).map(|costing| costing.total()));
}

#[divan::bench]
fn two_structures_compared(bencher: Bencher) {
    let (rules, told) = (rules(), Options::default());
    let year = FinancialYear::starting(2024);
    let costed = |option| {
        let option = establishment(option);
        Prepared::new(&option, &rules, year.into(), &told).and_then(|one| one.cost(year))
    };
    let (Ok(before), Ok(after)) = (costed(0), costed(1)) else { return };
    bencher.bench(|| compare(black_box(&before), &after, &BTreeMap::new()).rows.len());
}
