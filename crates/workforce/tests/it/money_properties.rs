//! What holds of every costing.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use calendar::{Date, FinancialYear};
use jiff::ToSpan;
use jiff::civil::date;
use proptest::prelude::*;
use workforce::money::cost::{By, Costing, Lines, Options, Period, Span, cost, cost_history};
use workforce::money::policy::PartYear;
use workforce::money::{PayRules, Pence};
use workforce::{Absence, facts_between};
use workforce::{Contract, Establishment, Footing, Fte, Funding, History, Holding, Post, WeeksAYear};

use crate::money_fixture::{OTHER_TEAM, empty, held, holding_id, of, post, post_id, rules_with};

fn rules(weeks: bool) -> PayRules {
    rules_with(|council| {
        council.practice[0].vacancy_factor = workforce::money::Rate(9_330);
        council.practice[0].part_year = if weeks { PartYear::Weeks } else { PartYear::Days };
    })
}

fn some_post() -> impl Strategy<Value = Post> {
    let grade = proptest::sample::select(vec!["D", "E", "G", "H", "K", "L", "Q"]);
    let contract = proptest::sample::select(Contract::ALL.to_vec());
    let funding = proptest::sample::select(Funding::ALL.to_vec());
    (grade, 1i32..=100, contract, funding, any::<bool>(), any::<bool>()).prop_map(
        |(grade, fte, contract, funding, term, west)| {
            let mut one = Post { contract, funding, ..post(grade, fte) };
            if term {
                one.weeks = WeeksAYear::TERM_TIME;
            }
            if west {
                one.team = OTHER_TEAM;
            }
            one
        },
    )
}

fn some_holding() -> impl Strategy<Value = Holding> {
    let footing = proptest::sample::select(Footing::ALL.to_vec());
    let absence = proptest::option::weighted(0.2, proptest::sample::select(Absence::ALL.to_vec()));
    (1u128..6, 1u128..8, 1i32..=100, 2u8..=43, footing, absence)
        .prop_map(|(by, of, fte, point, footing, away)| Holding { footing, away, ..held(by, of, fte, point) })
}

fn some_establishment() -> impl Strategy<Value = Establishment> {
    let posts = proptest::collection::vec(some_post(), 1..8);
    let holdings = proptest::collection::vec(some_holding(), 0..9);
    (posts, holdings).prop_map(|(posts, holdings)| of(&posts, &holdings))
}

fn costed(all: &Establishment, rules: &PayRules, starting: i16, options: &Options) -> Costing {
    cost(all, rules, FinancialYear::starting(starting), options).unwrap()
}

fn day(from: Date, days: i64) -> Date {
    from.saturating_add(days.days())
}

proptest! {
    #[test]
    fn every_total_opens_into_its_lines_and_equals_their_sum(
        all in some_establishment(), starting in 2021i16..2027, weeks in any::<bool>(),
    ) {
        let costing = costed(&all, &rules(weeks), starting, &Options::default());
        let pieces: Pence = costing.pieces.iter().map(|piece| piece.lines.total()).sum();
        prop_assert_eq!(pieces, costing.total());
        for by in [By::Funding, By::Service, By::Team, By::Grade, By::Kind, By::Post, By::Year] {
            let groups = costing.by(by);
            prop_assert_eq!(groups.values().fold(Lines::default(), |sum, one| sum + *one), costing.lines());
            for (group, lines) in &groups {
                let opened = costing.pieces_of(by, group).fold(Lines::default(), |sum, one| sum + one.lines);
                prop_assert_eq!(opened, *lines);
            }
        }
        for piece in &costing.pieces {
            let explained: Pence = costing.explain(piece).iter().map(|(_, sum, _)| *sum).sum();
            prop_assert_eq!(explained, piece.lines.total());
            prop_assert!(piece.lines.total() >= Pence::ZERO);
        }
        // Nothing is left out unsaid: each post that is paid for is costed or could not be.
        for (id, post) in &all.posts {
            let free = matches!(post.contract, Contract::Volunteer | Contract::OnHold);
            let there = costing.pieces.iter().any(|piece| costing.post(piece).id == *id)
                || costing.uncosted.iter().any(|one| one.post == *id);
            prop_assert!(there || free);
        }
    }

    #[test]
    fn more_hours_never_cost_less(
        all in some_establishment(), which in 1u128..8, more in 1i32..100, starting in 2021i16..2026,
    ) {
        let rules = rules(false);
        let before = costed(&all, &rules, starting, &Options::default());
        let mut larger = all.clone();
        let Some(post) = larger.posts.get_mut(&post_id(which)) else { return Ok(()) };
        post.fte += Fte(more);
        let after = costed(&larger, &rules, starting, &Options::default());
        prop_assert!(before.total() <= after.total());
        let mut longer = all.clone();
        let Some(holding) = longer.holdings.get_mut(&holding_id(which)) else { return Ok(()) };
        // In a post that is larger by as much, so that nothing vacant is filled by it.
        holding.fte += Fte(more);
        let of = holding.post;
        if let Some(post) = longer.posts.get_mut(&of) {
            post.fte += Fte(more);
        }
        prop_assert!(before.total() <= costed(&longer, &rules, starting, &Options::default()).total());
    }

    #[test]
    fn a_part_that_is_the_whole_year_is_the_year(
        all in some_establishment(), starting in 2021i16..2026, weeks in any::<bool>(), beyond in 0i64..400,
    ) {
        let rules = rules(weeks);
        let year = FinancialYear::starting(starting);
        let span = Span { from: Some(day(year.start(), -beyond)), until: Some(day(year.end(), beyond)) };
        let posts = all.posts.keys().map(|id| (*id, span)).collect();
        let holdings = all.holdings.keys().map(|id| (*id, span)).collect();
        let spanned = Options { posts, holdings, ..Options::default() };
        let whole = costed(&all, &rules, starting, &Options::default());
        let part = costed(&all, &rules, starting, &spanned);
        prop_assert_eq!(part.total(), whole.total());
        prop_assert_eq!(part.lines(), whole.lines());
        prop_assert_eq!(part.uncosted, whole.uncosted);
    }

    #[test]
    fn two_parts_of_a_year_make_the_year_but_for_rounding(
        all in some_establishment(), cut in 1i64..364, weeks in any::<bool>(),
    ) {
        let rules = rules(weeks);
        let year = FinancialYear::starting(2024);
        let middle = day(year.start(), cut);
        let options = Options { points_on: Some(year.start()), ..Options::default() };
        let part = |from, to| cost(&all, &rules, Period { from, to }, &options).unwrap();
        let parts = [part(year.start(), day(middle, -1)), part(middle, year.end())];
        let whole = costed(&all, &rules, 2024, &options);
        let apart = (parts[0].total() + parts[1].total() - whole.total()).0.abs();
        // At most a penny a line and seat; somebody in several posts shares one threshold in both parts.
        let lines = i64::try_from(whole.pieces.len() * 8 + 8).unwrap_or(i64::MAX);
        prop_assert!(apart <= lines, "{} apart", apart);
    }

    #[test]
    fn the_order_in_which_anything_is_given_never_matters(all in some_establishment()) {
        let rules = rules(false);
        let mut turned = empty();
        turned.posts = all.posts.iter().rev().map(|(id, one)| (*id, one.clone())).collect();
        turned.holdings = all.holdings.iter().rev().map(|(id, one)| (*id, one.clone())).collect();
        let (one, other) = (
            costed(&all, &rules, 2024, &Options::default()),
            costed(&turned, &rules, 2024, &Options::default()),
        );
        prop_assert_eq!(one, other);
    }

    #[test]
    fn a_history_in_which_nothing_changes_costs_what_the_establishment_costs(all in some_establishment()) {
        let rules = rules(false);
        let mut history = History::default();
        for fact in facts_between(&Establishment::default(), &all, date(2020, 4, 1)) {
            history.apply(&fact);
        }
        let year = FinancialYear::starting(2024);
        let costings = cost_history(&history, &rules, year, &Options::default()).unwrap();
        let known: BTreeMap<_, _> = all.holdings.iter().filter(|(_, one)| all.posts.contains_key(&one.post)).collect();
        prop_assert!(known.len() <= all.holdings.len());
        prop_assert_eq!(costings.len(), 1);
        prop_assert_eq!(costings[0].total(), costed(&all, &rules, 2024, &Options::default()).total());
    }
}
