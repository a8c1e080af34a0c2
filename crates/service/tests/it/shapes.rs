//! Statements of the service as they stand on disk, which must be readable for ever. Never change a line.

use service::fact::Statement;

const SHAPES: &[&str] = &[
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"viewed":{"person":"00000000-0000-0000-0000-0000000003e9","part":"Overview"}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"listed":{"list":"children behind a figure","taken_away":true,"people":["00000000-0000-0000-0000-0000000003e9","00000000-0000-0000-0000-0000000003ea"]}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"account":{"SignedOut":{"session":"00000000-0000-0000-0000-000000000007"}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"account":{"ListNarrowed":{"account":"00000000-0000-0000-0000-000000000009","list":"front-door","to":{"overdue":"yes"}}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000000","fact":{"account":{"Closed":{"account":"00000000-0000-0000-0000-000000000009"}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000000","fact":{"account":{"PasswordSet":{"account":"00000000-0000-0000-0000-000000000009","hash":"$argon2id$x"}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000000","fact":{"authority":{"Named":{"name":"Westhaven City Council"}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000000","fact":{"authority":{"Demonstration":{"day":"2021-11-15"}}}}"#,
];

#[test]
fn every_shape_ever_written_is_read_and_written_again_as_it_was() {
    for shape in SHAPES {
        let read: Statement = serde_json::from_str(shape).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), *shape);
    }
}
