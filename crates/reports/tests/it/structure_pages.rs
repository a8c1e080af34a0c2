//! A structure chart on several sheets, and in words.

use std::collections::BTreeSet;

use reports::structure::{ChartPage, Drawing, PostBox, PostMark, Room, draw, in_words, layout, pages};

fn post(id: &str, above: Option<&str>) -> PostBox {
    PostBox {
        id: id.into(),
        above: above.map(str::to_owned),
        title: id.into(),
        detail: "Grade K · 1 FTE".into(),
        ..PostBox::default()
    }
}

#[test]
fn a_chart_too_large_for_a_sheet_goes_on_over_several_and_leaves_nobody_out() {
    let mut posts = vec![post("head", None)];
    for manager in 0..12 {
        let id = format!("m{manager}");
        posts.push(post(&id, Some("head")));
        for worker in 0..(manager * 9) {
            posts.push(post(&format!("{id}w{worker}"), Some(&id)));
        }
    }
    let room = Room { width: 2000.0, height: 1150.0 };
    let spread = pages(&posts, room);
    assert!(spread.len() > 3, "{}", spread.len());
    let mut open = BTreeSet::new();
    for page in &spread {
        let chart = draw(&page.posts, &Drawing { shut: page.shut.clone(), ..Drawing::default() });
        assert!(f64::from(chart.width) <= room.width && f64::from(chart.height) <= room.height);
        let laid = layout(&page.posts, &page.shut);
        open.extend(laid.places.iter().map(|place| page.posts[place.post].id.clone()));
    }
    assert_eq!(open.len(), posts.len());
    assert_eq!(pages(&posts[..3], room).len(), 1);
    assert!(pages(&[], room).is_empty());
    // A circle, and a room in which nothing fits, end all the same.
    let circle = [post("a", Some("b")), post("b", Some("a"))];
    assert_eq!(
        pages(&circle, Room { width: 1.0, height: 1.0 }).iter().map(|page| page.posts.len()).max(),
        Some(2)
    );
}

#[test]
fn a_chart_can_be_said_in_words() {
    let mut posts = vec![post("Head", None), post("Manager", Some("Head")), post("Worker", Some("Manager"))];
    posts[1].mark = PostMark::New;
    let page = ChartPage { posts: posts.clone(), ..ChartPage::default() };
    insta::assert_snapshot!(in_words(&page), @"Structure chart of 3 posts. Head, Grade K · 1 FTE. To Head report: Manager, Grade K · 1 FTE, new. To Manager report: Worker, Grade K · 1 FTE.");
    let shut = ChartPage { posts, shut: ["Manager".to_owned()].into() };
    insta::assert_snapshot!(in_words(&shut), @"Structure chart of 2 posts. Head, Grade K · 1 FTE. To Head report: Manager, Grade K · 1 FTE, new, 1 more beneath, on another page.");
}
