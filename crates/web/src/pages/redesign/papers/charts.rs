//! Structure charts on paper: one team a page, or what changes in one service.

use std::collections::{BTreeMap, BTreeSet};

use calendar::{Date, words};
use reports::document::{Document, Figure, Part as Piece, WHOLE_PAGE};
use reports::structure::{Drawing, PostBox, draw, in_words, pages};
use workforce::{Difference, Establishment, Fte, Post, PostId, Proposal, ServiceId, TeamId, compare};

use super::super::boxes::{Asked, post_box};
use super::super::proposal::pictures::Drawn;

/// How the papers mark what changes, in a sentence.
pub(super) const KEY: &str = "New posts are green with a thick edge, deleted ones red and struck through with \
    a broken edge, changed ones amber; each says so in words as well. A broken line is a change of line \
    management. Who pays, where it is not the council’s core budget, and how a post is engaged stand in its \
    box.";

/// The structure as it is and as proposed.
pub(super) struct Sides<'a> {
    pub before: &'a Establishment,
    pub after: &'a Establishment,
    /// Whether posts say who holds them.
    pub named: bool,
}

/// Which part of a structure.
pub(super) struct Part {
    pub service: Option<ServiceId>,
    pub team: Option<TeamId>,
}

impl Sides<'_> {
    fn of(&self, post: PostId) -> &Establishment {
        if self.after.posts.contains_key(&post) { self.after } else { self.before }
    }

    /// Every post or only those that change, present and proposed, with their marks.
    fn boxes(&self, whole: bool) -> [Vec<(PostId, PostBox)>; 2] {
        let differences = compare(self.before, self.after);
        let branches = Asked::default();
        let (before, after, named) = (self.before, self.after, self.named);
        let drawn = Drawn {
            before,
            after,
            differences: &differences,
            whole,
            named,
            branches: &branches,
            address: "",
        };
        [drawn.present_boxes(), drawn.proposed_boxes()]
    }

    /// What changes in a service, as it is and as proposed; nothing where no post there is different.
    pub fn service(&self, service: ServiceId, name: &str) -> Vec<Piece> {
        let [present, proposed] = self.boxes(false);
        let of_service = |of: &Establishment, id: PostId| of.service_of(id) == Some(service);
        let is: Vec<PostBox> = kept(present, |id| of_service(self.before, id));
        let to_be: Vec<PostBox> = kept(proposed, |id| of_service(self.of(id), id));
        let mut parts = Vec::new();
        let key = service.to_string();
        if !is.is_empty() {
            parts.push(Piece::Heading(3, format!("{name}: as it is")));
            parts.extend(figures(is, &format!("is-{key}"), &format!("{name}, posts that change, as it is")));
        }
        if !to_be.is_empty() {
            parts.push(Piece::Heading(3, format!("{name}: as proposed")));
            let title = format!("{name}, posts that change, as proposed");
            parts.extend(figures(to_be, &format!("to-{key}"), &title));
        }
        parts
    }
}

/// The boxes of some posts; one whose manager is not among them stands at the head.
fn kept(boxes: Vec<(PostId, PostBox)>, wanted: impl Fn(PostId) -> bool) -> Vec<PostBox> {
    boxes.into_iter().filter(|(id, _)| wanted(*id)).map(|(_, one)| one).collect()
}

/// A chart on as many pages as it takes.
fn figures(boxes: Vec<PostBox>, key: &str, title: &str) -> Vec<Piece> {
    let sheets = pages(&boxes, WHOLE_PAGE);
    let count = sheets.len();
    let figures = sheets.into_iter().enumerate().map(|(place, mut sheet)| {
        let alt = in_words(&sheet);
        let number = place + 1;
        // A post may stand on several sheets, where each box has a name of its own.
        let renamed = |id: &str| format!("{key}-{number}-{id}");
        for one in &mut sheet.posts {
            one.id = renamed(&one.id);
            one.above = one.above.as_deref().map(renamed);
        }
        let shut: BTreeSet<String> = sheet.shut.iter().map(|id| renamed(id)).collect();
        let caption = if count > 1 { format!("{title}, {number} of {count}") } else { title.to_owned() };
        let drawing =
            Drawing { id: format!("{key}-{number}"), title: caption.clone(), shut, ..Drawing::default() };
        let chart = draw(&sheet.posts, &drawing);
        Piece::Figure(Figure { svg: chart.svg, alt, caption, is_whole_page: true, table: Some(chart.table) })
    });
    figures.collect()
}

/// A team with what it is for, in a line.
fn about(of: &Establishment, team: TeamId, fte: Fte) -> String {
    let Some(found) = of.teams.get(&team) else { return String::new() };
    let service = of.services.get(&found.service).map_or("", |service| service.name.as_str());
    let mut parts = vec![service.to_owned(), format!("{fte} full-time equivalents")];
    if let Some((from, to)) = found.ages {
        parts.push(format!("ages {from} to {to}"));
    }
    parts.push(found.localities.join(", "));
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}

/// Teams by the name of their service and their own.
fn in_order<'a>(teams: impl Iterator<Item = (TeamId, &'a Establishment)>) -> Vec<TeamId> {
    let mut named: Vec<(String, String, TeamId)> = teams
        .filter_map(|(id, of)| {
            let team = of.teams.get(&id)?;
            let service = of.services.get(&team.service).map_or("", |service| service.name.as_str());
            Some((service.to_owned(), team.name.clone(), id))
        })
        .collect();
    named.sort();
    named.dedup_by_key(|(.., id)| *id);
    named.into_iter().map(|(.., id)| id).collect()
}

/// The structure of a day, one team a page.
pub(super) fn of_a_day(of: &Establishment, part: &Part, council: &str, day: Date) -> Document {
    let within = |post: &Post| match (part.team, part.service) {
        (Some(team), _) => post.team == team,
        (None, Some(service)) => of.teams.get(&post.team).is_some_and(|team| team.service == service),
        (None, None) => true,
    };
    let mut by_team: BTreeMap<TeamId, Vec<PostId>> = BTreeMap::new();
    for (id, post) in of.posts.iter().filter(|(_, post)| within(post)) {
        by_team.entry(post.team).or_default().push(*id);
    }
    let fte =
        |posts: &[PostId]| posts.iter().filter_map(|id| of.posts.get(id)).map(|post| post.fte).sum::<Fte>();
    let name = match (part.team, part.service) {
        (Some(team), _) => of.teams.get(&team).map(|team| team.name.clone()),
        (None, Some(service)) => of.services.get(&service).map(|service| service.name.clone()),
        (None, None) => None,
    };
    let all: Vec<PostId> = by_team.values().flatten().copied().collect();
    let mut parts = vec![
        Piece::Summary(vec![
            ("Teams".into(), by_team.len().to_string()),
            ("Posts".into(), all.len().to_string()),
            ("Full-time equivalents".into(), fte(&all).to_string()),
        ]),
        Piece::Paragraph(KEY.to_owned()),
    ];
    for team in in_order(by_team.keys().map(|id| (*id, of))) {
        let posts = by_team.get(&team).map_or(&[][..], Vec::as_slice);
        let boxes = posts.iter().filter_map(|id| {
            let post = of.posts.get(id)?;
            Some(post_box(of, *id, post, post.reports_to.filter(|above| posts.contains(above))))
        });
        let name = of.teams.get(&team).map_or("", |team| team.name.as_str());
        parts.push(Piece::Heading(2, name.to_owned()));
        parts.extend(figures(
            boxes.collect(),
            &team.to_string(),
            &format!("{name}: {}", about(of, team, fte(posts))),
        ));
    }
    Document {
        title: name.unwrap_or_else(|| "Whole structure".to_owned()),
        kind: "Structure chart".into(),
        lines: vec![council.to_owned(), words::long(day)],
        parts,
    }
}

/// The teams in which something changes, each as it is and as proposed.
pub(super) fn of_a_proposal(sides: &Sides<'_>, proposal: &Proposal, council: &str) -> Document {
    let mut changing: BTreeSet<TeamId> = BTreeSet::new();
    for one in compare(sides.before, sides.after) {
        if one.difference != Difference::Unchanged {
            let team = |of: &Establishment| of.posts.get(&one.post).map(|post| post.team);
            changing.extend([team(sides.before), team(sides.after)].into_iter().flatten());
        }
    }
    let [present, proposed] = sides.boxes(true);
    let team_of = |of: &Establishment, id: PostId| of.posts.get(&id).map(|post| post.team);
    let named = changing
        .iter()
        .map(|id| (*id, if sides.after.teams.contains_key(id) { sides.after } else { sides.before }));
    let (before, after) = (sides.before.fte(), sides.after.fte());
    let mut parts = vec![
        Piece::Summary(vec![
            ("Teams in which a post changes".into(), changing.len().to_string()),
            ("Full-time equivalents now".into(), before.to_string()),
            ("As proposed".into(), format!("{after} ({})", (after - before).signed())),
        ]),
        Piece::Paragraph(KEY.to_owned()),
    ];
    for team in in_order(named) {
        for (of, boxes, word, short) in
            [(sides.before, &present, "as it is", "is"), (sides.after, &proposed, "as proposed", "to")]
        {
            let held = |id: &PostId| team_of(of, *id).or_else(|| team_of(sides.before, *id)) == Some(team);
            let boxes: Vec<PostBox> =
                boxes.iter().filter(|(id, _)| held(id)).map(|(_, one)| one.clone()).collect();
            let found =
                of.teams.get(&team).or(sides.before.teams.get(&team)).or(sides.after.teams.get(&team));
            let name = found.map_or("", |team| team.name.as_str());
            if boxes.is_empty() {
                continue;
            }
            let fte = of.posts.values().filter(|post| post.team == team).map(|post| post.fte).sum();
            parts.push(Piece::Heading(2, format!("{name}, {word}")));
            let caption = match about(of, team, fte) {
                about if about.is_empty() => format!("{name}, {word}"),
                about => format!("{name}, {word}: {about}"),
            };
            parts.extend(figures(boxes, &format!("{short}-{team}"), &caption));
        }
    }
    Document {
        title: proposal.name.clone(),
        kind: "Structure, present and proposed".into(),
        lines: vec![
            council.to_owned(),
            proposal.stage.label().to_owned(),
            format!("Would take effect on {}", words::day(proposal.effect)),
        ],
        parts,
    }
}
