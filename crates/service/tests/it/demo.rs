//! The demo authority: equal to the published table, cell by cell.

use std::sync::OnceLock;

use service::demo::{DemoAuthority, SEED, generate};

fn demo() -> &'static DemoAuthority {
    static DEMO: OnceLock<DemoAuthority> = OnceLock::new();
    DEMO.get_or_init(|| generate(SEED, &mut |_, _, _| {}).unwrap())
}

#[test]
fn the_generator_makes_a_whole_authority() {
    let start = std::time::Instant::now();
    let demo = demo();
    let facts: usize = demo.people.iter().map(|(_, record)| record.len()).sum();
    println!("{} people, {facts} facts, {:?}", demo.people.len(), start.elapsed());
    assert!(demo.people.len() > 20_000);
}
