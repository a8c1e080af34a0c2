//! Bands held against the truth: councils are invented with known rates, a model learns from their past
//! alone, and futures are thrown from the truth.

use foresight::cover::{GROUPS, cover};
use foresight::invented::Council;

use crate::TODAY;

#[test]
#[ignore = "400 worlds take a minute in a release build: cargo nextest run --release --run-ignored all"]
fn bands_hold_the_truth_as_often_as_they_say() {
    let inside = cover(Council::default(), 400, TODAY).unwrap();
    for (group, held) in GROUPS.iter().zip(&inside) {
        println!("{group:?}: {held:.3?}");
    }
    for held in inside[0] {
        let (in_80, in_95) = (held.in_80.inside, held.in_95.inside);
        assert!((0.77..=0.83).contains(&in_80), "the band of 80% holds {in_80}");
        assert!((0.93..=0.97).contains(&in_95), "the band of 95% holds {in_95}");
    }
    for held in inside[1..].iter().flatten() {
        let (in_80, in_95) = (held.in_80.inside, held.in_95.inside);
        assert!((0.72..=0.90).contains(&in_80), "the band of 80% of a part holds {in_80}");
        assert!((0.90..=0.99).contains(&in_95), "the band of 95% of a part holds {in_95}");
    }
}

#[test]
fn bands_of_a_few_small_councils_are_neither_empty_nor_endless() {
    let council = Council { children: 120, families: 34.0, unaccompanied: 8.0, ..Council::default() };
    let inside = cover(council, 8, TODAY).unwrap();
    for held in inside[0] {
        let (in_80, in_95) = (held.in_80.inside, held.in_95.inside);
        assert!(in_80 > 0.4 && in_95 > 0.6 && in_80 <= in_95, "{in_80}, {in_95}");
    }
}

#[test]
fn a_share_seen_in_few_councils_is_more_in_doubt_than_one_seen_in_many() {
    let council = Council { children: 120, families: 34.0, unaccompanied: 8.0, ..Council::default() };
    let error = |worlds| cover(council, worlds, TODAY).unwrap()[0][2].in_80.error;
    let (few, many) = (error(4), error(16));
    assert!(many > 0.0 && many < few, "{few}, {many}");
}
