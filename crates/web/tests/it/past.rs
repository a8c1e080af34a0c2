//! A child's record as at a past day, where entries have been put right or struck out since.

use jiff::civil::date;
use practice::facts::{AllegationKnown, Corrected, NoteWritten, Struck};
use practice::{PersonId, Seq};
use web::paths;

use crate::given::{House, TODAY};

/// As at 5 November 2021, as known now.
const THEN: &str = "?as_at=2021-11-05&known=2021-11-15";

fn zoe(house: &House) -> PersonId {
    house.child("Zoe", "Pryce", date(2014, 3, 14))
}

fn note(day: i8) -> NoteWritten {
    NoteWritten { on: date(2021, 11, day), kind: None, note: "Grandmother rang.".into() }
}

/// Puts a note right to another day of November, today.
fn moved(house: &House, child: PersonId, fact: Seq, day: i8) {
    let reason = "It was another day.".to_owned();
    house.record(child, Corrected { on: TODAY, fact, now: note(day).into(), reason });
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_struck_out_since_reads_struck_out_on_a_day_before() {
    let house = House::new();
    let child = zoe(&house);
    let says = "A coach shouted at her.".to_owned();
    let fact = house.record(child, AllegationKnown { on: date(2021, 11, 3), says });
    let worker = house.sign_in("practitioner");
    let chronology = paths::chronology(child) + THEN + "&all=true";
    worker.open(&chronology).await.says(&["An allegation was made against somebody"]);

    house.record(child, Struck { on: TODAY, fact, reason: "It is about another child.".into() });
    for page in [paths::child(child), paths::story(child)] {
        worker.open(&(page + THEN)).await.says(&[
            "gt-thread__was",
            "A coach shouted at her.",
            "Struck out by Priya Nair on 15 November 2021:</strong> It is about another child.",
        ]);
    }
    worker.open(&chronology).await.never_says(&["An allegation was made against somebody"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_put_right_since_to_an_earlier_day_is_there_on_the_days_from_it() {
    let house = House::new();
    let child = zoe(&house);
    let fact = house.record(child, note(10));
    let worker = house.sign_in("practitioner");
    let (story, chronology) = (paths::story(child) + THEN, paths::chronology(child) + THEN + "&all=true");
    for page in [&story, &chronology] {
        worker.open(page).await.never_says(&["Grandmother rang."]);
    }
    moved(&house, child, fact, 4);
    worker.open(&story).await.says(&[
        "Grandmother rang.",
        "Corrected by Priya Nair on 15 November 2021:</strong> It was another day.",
        "It happened on 4 November 2021.",
    ]);
    worker.open(&chronology).await.says(&["4 Nov 2021", "Grandmother rang."]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_put_right_since_to_a_later_day_is_not_there_before_it() {
    let house = House::new();
    let child = zoe(&house);
    let fact = house.record(child, note(4));
    let worker = house.sign_in("practitioner");
    let pages = [paths::child(child), paths::story(child), paths::chronology(child)];
    worker.open(&(paths::story(child) + THEN)).await.says(&["Grandmother rang."]);
    moved(&house, child, fact, 10);
    for page in pages {
        worker.open(&(page + THEN)).await.never_says(&["Grandmother rang.", "It was another day."]);
    }
    // On the day itself it is, as one entry of its kind: its correction is not another.
    let later = "?as_at=2021-11-10&known=2021-11-15";
    worker
        .open(&(paths::story(child) + later))
        .await
        .says(&["It happened on 10 November 2021.", "Workers and oversight (1)"]);
}
