//! How long it takes to find a due date and to count the working days between two dates: every clock of every
//! open child asks one or the other.

use calendar::{Date, WorkingDays, birthday};
use divan::{Bencher, black_box};
use jiff::civil::date;

/// Known on the day the demo authority lives on.
const TODAY: Date = date(2021, 11, 15);

fn main() {
    divan::main();
}

#[divan::bench]
fn known_on() -> &'static WorkingDays {
    WorkingDays::known_on(black_box(TODAY))
}

#[divan::bench(args = [1, 15, 45, 1000])]
fn add(bencher: Bencher, n: u32) {
    let days = WorkingDays::known_on(TODAY);
    bencher.bench(|| days.add(black_box(TODAY), black_box(n)));
}

#[divan::bench(args = [1, 15, 45, 1000])]
fn between(bencher: Bencher, n: u32) {
    let days = WorkingDays::known_on(TODAY);
    let end = days.add(TODAY, n);
    bencher.bench(|| days.between(black_box(TODAY), black_box(end)));
}

#[divan::bench]
fn is_working_day(bencher: Bencher) {
    let days = WorkingDays::known_on(TODAY);
    bencher.bench(|| days.is_working_day(black_box(TODAY)));
}

/// Past the end of the table, where days are counted one by one.
#[divan::bench]
fn add_45_past_the_table(bencher: Bencher) {
    let days = WorkingDays::known_on(TODAY);
    let late = birthday(TODAY, 20);
    bencher.bench(|| days.add(black_box(late), black_box(45)));
}
