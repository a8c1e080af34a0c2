//! Following what is appended.

use std::thread;
use std::time::{Duration, Instant};

use ledger::Follower;

use crate::places::{Note, Place, note, second, subject};

on_both!(
    a_follower_gets_what_is_there_then_what_comes,
    a_follower_gets_what_another_process_appends,
    a_follower_that_waits_in_vain_gets_nothing,
    a_follower_stops_when_told,
    a_follower_gets_a_long_past_in_order,
    a_ledger_may_be_used_and_dropped_within_an_async_runtime,
);

const LONG: Duration = Duration::from_secs(20);

fn positions(follower: &mut Follower<Note>) -> Vec<u64> {
    follower.wait(LONG).unwrap().into_iter().map(|entry| entry.position).collect()
}

fn a_follower_gets_what_is_there_then_what_comes(place: &Place) {
    let ledger = place.open();
    ledger.append(second(0), &[], vec![(subject(1), note("one")), (subject(2), note("two"))]).unwrap();
    let mut follower = ledger.follow(1);
    assert_eq!(positions(&mut follower), [2]);
    thread::scope(|scope| {
        let waiting = scope.spawn(|| positions(&mut follower));
        ledger.append(second(1), &[], vec![(subject(1), note("three"))]).unwrap();
        assert_eq!(waiting.join().unwrap(), [3]);
    });
    assert_eq!(follower.position(), 3);
}

fn a_follower_gets_what_another_process_appends(place: &Place) {
    let (here, there) = (place.open(), place.open());
    let mut follower = here.follow(0);
    for n in 1..=20 {
        there.append(second(0), &[], vec![(subject(1), note("told elsewhere"))]).unwrap();
        let began = Instant::now();
        assert_eq!(positions(&mut follower), [n]);
        assert!(began.elapsed() < Duration::from_secs(5));
    }
}

fn a_follower_that_waits_in_vain_gets_nothing(place: &Place) {
    let ledger = place.open();
    let mut follower = ledger.follow(0);
    let began = Instant::now();
    assert!(follower.wait(Duration::from_millis(300)).unwrap().is_empty());
    assert!(began.elapsed() >= Duration::from_millis(300));
    assert!(follower.wait(Duration::ZERO).unwrap().is_empty());
}

fn a_follower_stops_when_told(place: &Place) {
    let ledger = place.open();
    let mut follower = ledger.follow(0);
    let stopper = follower.stopper();
    thread::scope(|scope| {
        let all = scope.spawn(|| follower.by_ref().map(|entries| entries.unwrap().len()).sum::<usize>());
        for n in 0..5 {
            ledger.append(second(n), &[], vec![(subject(1), note("one"))]).unwrap();
        }
        let mut second_follower = ledger.follow(0);
        let mut seen = 0;
        while seen < 5 {
            seen += second_follower.wait(LONG).unwrap().len();
        }
        stopper.stop();
        assert!(all.join().unwrap() <= 5);
    });
    assert!(follower.is_stopped());
    assert!(follower.next().is_none());
}

fn a_follower_gets_a_long_past_in_order(place: &Place) {
    let ledger = place.open();
    for _ in 0..6 {
        ledger.append(second(0), &[], (0..1_000).map(|n| (subject(n), note("past"))).collect()).unwrap();
    }
    let mut follower = ledger.follow(10);
    let mut seen = Vec::new();
    while seen.len() < 5_990 {
        seen.extend(positions(&mut follower));
    }
    assert!(seen.into_iter().eq(11..=6_000));
}

fn a_ledger_may_be_used_and_dropped_within_an_async_runtime(place: &Place) {
    let runtime = tokio::runtime::Builder::new_multi_thread().build().unwrap();
    let ledger = place.open();
    let mut follower = ledger.follow(0);
    runtime.block_on(async move {
        let appending = ledger.clone();
        let append = move || appending.append(second(0), &[], vec![(subject(1), note("one"))]).unwrap();
        tokio::task::spawn_blocking(append).await.unwrap();
        let follow = move || (positions(&mut follower), follower);
        let (heard, follower) = tokio::task::spawn_blocking(follow).await.unwrap();
        assert_eq!(heard, [1]);
        drop((follower, ledger));
    });
}
