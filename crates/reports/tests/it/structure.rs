use std::collections::BTreeSet;

use proptest::prelude::*;
use reports::structure::{Drawing, Layout, PostBox, PostMark, Size, draw, layout};

use crate::picture;

const WIDTH: f64 = 216.0;
const HEIGHT: f64 = 84.0;

fn post(id: usize, above: Option<usize>) -> PostBox {
    PostBox {
        id: format!("p{id}"),
        above: above.map(|above| format!("p{above}")),
        title: "Practice Manager".into(),
        detail: "Grade K · 1 FTE".into(),
        holder: "Vacant".into(),
        ..PostBox::default()
    }
}

/// No two boxes touch, and none stands outside the frame.
fn stands_apart(laid: &Layout) -> Result<(), String> {
    let mut boxes: Vec<(f64, f64)> = laid.places.iter().map(|place| (place.x, place.y)).collect();
    boxes.sort_by(|one, other| one.partial_cmp(other).unwrap());
    for (number, one) in boxes.iter().enumerate() {
        if one.0 < 0.0 || one.0 + WIDTH > laid.width + 0.01 || one.1 + HEIGHT > laid.height + 0.01 {
            return Err(format!("{one:?} stands outside {} by {}", laid.width, laid.height));
        }
        for other in boxes[number + 1..].iter().take_while(|other| other.0 < one.0 + WIDTH) {
            if (other.1 - one.1).abs() < HEIGHT {
                return Err(format!("{one:?} and {other:?} touch"));
            }
        }
    }
    Ok(())
}

#[test]
fn two_hundred_and_fifty_who_report_to_one_stand_in_columns_and_are_all_drawn() {
    let posts: Vec<PostBox> =
        std::iter::once(post(0, None)).chain((1..=250).map(|n| post(n, Some(0)))).collect();
    let laid = layout(&posts, &BTreeSet::new());
    assert_eq!(laid.places.len(), 251);
    stands_apart(&laid).unwrap();
    assert!(laid.width < 2200.0, "{} wide", laid.width);
}

#[test]
fn a_shut_post_says_how_many_stand_beneath_it() {
    let posts = [post(0, None), post(1, Some(0)), post(2, Some(1)), post(3, Some(1)), post(4, Some(0))];
    let shut = BTreeSet::from(["p1".to_owned()]);
    let laid = layout(&posts, &shut);
    assert_eq!(laid.places.len(), 3);
    let chart = draw(
        &posts,
        &Drawing { id: "chart".into(), title: "Safeguarding".into(), shut, ..Drawing::default() },
    );
    assert!(chart.svg.contains("+ 2 beneath"));
    assert_eq!(chart.table.rows.len(), 5, "the table says it all");
}

#[test]
fn posts_that_manage_each_other_are_drawn_all_the_same() {
    let posts = [post(0, Some(1)), post(1, Some(0)), post(2, Some(2)), post(3, Some(9))];
    let laid = layout(&posts, &BTreeSet::new());
    let drawn: BTreeSet<usize> = laid.places.iter().map(|place| place.post).collect();
    assert_eq!(drawn.len(), 4);
    stands_apart(&laid).unwrap();
}

#[test]
fn what_changes_is_said_in_words_as_well_as_in_colour_and_nothing_escapes_its_quotes() {
    let marked = |mark, moved, id| PostBox { mark, moved, ..post(id, Some(0)) };
    let mut posts = vec![
        post(0, None),
        marked(PostMark::New, false, 1),
        marked(PostMark::Deleted, false, 2),
        marked(PostMark::Changed, true, 3),
    ];
    posts[0].title = "Head of <Safeguarding> & \"Review\"".into();
    posts[0].href = "/redesign/post/1?a=\"b\"".into();
    let chart = draw(&posts, &Drawing { id: "chart".into(), title: "A & B".into(), ..Drawing::default() });
    let seen = picture::read(&chart.svg);
    assert_eq!(seen.desc, "4 posts, 1 new, 1 deleted, 1 changed. The table beneath says the same.");
    let words: Vec<&str> = seen.texts.iter().map(|text| text.words.as_str()).collect();
    for word in ["New", "Deleted", "Changed · line moves"] {
        assert!(words.contains(&word), "{word} in {words:?}");
    }
    assert_eq!(chart.table.rows[3][4], "Changed, line manager");
    insta::assert_snapshot!(chart.svg.replace("><", ">\n<"));
}

/// Trees in which each post reports to one before it.
fn some_tree() -> impl Strategy<Value = Vec<PostBox>> {
    proptest::collection::vec(any::<proptest::sample::Index>(), 0..120).prop_map(|above| {
        above.iter().enumerate().map(|(n, above)| post(n, (n > 0).then(|| above.index(n.max(1))))).collect()
    })
}

proptest! {
    #[test]
    fn no_two_boxes_touch_whatever_the_tree(posts in some_tree()) {
        let laid = layout(&posts, &BTreeSet::new());
        prop_assert_eq!(laid.places.len(), posts.len());
        stands_apart(&laid).map_err(TestCaseError::fail)?;
        for place in &laid.places {
            if let Some(above) = place.above {
                prop_assert!(laid.places[above].y < place.y, "managers stand above");
            }
        }
    }
}

#[test]
fn a_chart_stands_as_large_as_is_asked() {
    let posts = [PostBox { id: "a".into(), title: "Head".into(), ..PostBox::default() }];
    let svg = |size| draw(&posts, &Drawing { id: "c".into(), size, ..Drawing::default() });
    let own = svg(Size::default());
    let (width, height) = (own.width, own.height);
    assert!(own.svg.contains(&format!("width=\"{width}\" height=\"{height}\"")), "{}", own.svg);
    let twice = svg(Size::Percent(200)).svg;
    assert!(twice.contains(&format!("width=\"{}\" height=\"{}\"", 2 * width, 2 * height)), "{twice}");
    let box_of_view = format!("viewBox=\"0 0 {width} {height}\"");
    let fit = svg(Size::Fit).svg;
    assert!(twice.contains(&box_of_view) && fit.contains(&box_of_view));
    assert!(fit.contains("width=\"100%\" font-family"), "{fit}");
}
