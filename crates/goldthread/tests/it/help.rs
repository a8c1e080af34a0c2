//! The manual that the program prints.

use insta::assert_snapshot;

use crate::program::Place;

#[test]
fn every_command_explains_itself() {
    let place = Place::new();
    assert_snapshot!("help", place.run(&["--help"]).done());
    let commands = [
        "demo",
        "due",
        "forecast",
        "business-case",
        "init",
        "serve",
        "scorecard",
        "verify",
        "backup",
        "restore",
        "account",
        "bench",
    ];
    for command in commands {
        assert_snapshot!(format!("help_{command}"), place.run(&[command, "--help"]).done());
    }
    for verb in ["open", "close", "password", "list"] {
        assert_snapshot!(format!("help_account_{verb}"), place.run(&["account", verb, "--help"]).done());
    }
}

#[test]
fn an_unknown_command_is_answered_with_the_one_that_was_meant() {
    Place::new().run(&["scorcard"]).refused(2, &["'scorecard'"]);
    let said = Place::new().run(&["--version"]).done();
    assert_eq!(said, format!("goldthread {}\n", env!("CARGO_PKG_VERSION")));
}
