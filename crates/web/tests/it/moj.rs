//! MOJ Frontend ships no examples: its components are kept as snapshots, read against its templates.

use askama::Template;
use insta::assert_snapshot;
use web::components::Entry;
use web::frame::Crumb;

use super::markup::meaning;

#[derive(Template)]
#[template(
    source = r#"{% import "components/text.html" as text %}{{ text::badge("Urgent", "red") }}{% call text::alert("Court order", "warning", with_heading=true) %}Do not give her address to <b>Mr D.</b>{% endcall %}"#,
    ext = "html"
)]
struct Marks;

#[derive(Template)]
#[template(
    source = r#"{% import "components/lists.html" as lists %}{{ lists::timeline(entries) }}"#,
    ext = "html"
)]
struct Timeline {
    entries: Vec<Entry>,
}

#[derive(Template)]
#[template(
    source = r#"{% import "components/ways.html" as ways %}{{ ways::parts("Her record", links, "Story") }}"#,
    ext = "html"
)]
struct Parts {
    links: Vec<Crumb>,
}

#[derive(Template)]
#[template(
    source = r#"{% import "components/forms.html" as forms %}{% call forms::filter("/front-door", on=2, clear="/front-door") %}<p>questions</p>{% endcall %}"#,
    ext = "html"
)]
struct Filter;

#[test]
fn a_badge_and_an_alert() {
    assert_snapshot!(meaning(&Marks.render().unwrap()));
}

#[test]
fn a_timeline_marks_what_the_law_requires_and_keeps_what_was_struck_out() {
    let entries = vec![
        Entry {
            title: "Visit: seen, seen alone".into(),
            byline: "Leila Marsh, recorded 1 November".into(),
            when: "Friday 29 October 2021".to_owned(),
            datetime: "2021-10-29".to_owned(),
            body: "\"I like it when we <cook>\"".into(),
            ..Entry::default()
        },
        Entry {
            title: "Initial conference".into(),
            when: "Thursday 12 August 2021".to_owned(),
            datetime: "2021-08-12".to_owned(),
            statutory: true,
            struck: true,
            ..Entry::default()
        },
    ];
    assert_snapshot!(meaning(&Timeline { entries }.render().unwrap()));
}

#[test]
fn the_parts_of_a_record_say_which_one_is_open() {
    let links = vec![Crumb::to("Overview", "/c/1"), Crumb::to("Story", "/c/1/story")];
    assert_snapshot!(meaning(&Parts { links }.render().unwrap()));
}

#[test]
fn a_filter_can_be_cleared_when_it_is_on() {
    assert_snapshot!(meaning(&Filter.render().unwrap()));
}
