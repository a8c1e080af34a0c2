//! The frame around every page: name, search, rooms, banners, trail and footer.

use jiff::civil::Date;

use crate::{assets, paths, words};

/// What is the same for everybody who uses this installation.
#[derive(Clone, Debug, Default)]
pub struct Site {
    /// The council's name, as it stands in the header.
    pub council: String,
    /// The day on which a demonstration lives; `None` where the clock is real.
    pub demo_day: Option<Date>,
    /// The version of the program.
    pub version: String,
}

/// A room of the house, in the order they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// Children's records, the front door, clocks.
    Practise,
    /// Scorecard, indicators, returns.
    Measure,
    /// Posts, teams and proposals.
    Redesign,
    /// Scrutiny, recommendations, programme.
    Account,
}

impl Room {
    /// All rooms, in the order they are shown.
    pub const ALL: &[Room] = &[Room::Practise, Room::Measure, Room::Redesign, Room::Account];

    /// The word in the navigation.
    pub const fn name(self) -> &'static str {
        match self {
            Room::Practise => "Practise",
            Room::Measure => "Measure",
            Room::Redesign => "Redesign",
            Room::Account => "Account",
        }
    }

    /// Its first page.
    pub const fn path(self) -> &'static str {
        match self {
            Room::Practise => paths::PRACTISE,
            Room::Measure => paths::MEASURE,
            Room::Redesign => paths::REDESIGN,
            Room::Account => paths::ACCOUNT,
        }
    }
}

/// One step of the trail, or any other link: its words and its address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crumb {
    /// What the link says.
    pub words: String,
    /// Where it leads; empty for the page one is on.
    pub path: String,
}

impl Crumb {
    /// A link.
    pub fn to(words: impl Into<String>, path: impl Into<String>) -> Crumb {
        Crumb { words: words.into(), path: path.into() }
    }

    /// The page one is on.
    pub fn here(words: impl Into<String>) -> Crumb {
        Crumb { words: words.into(), path: String::new() }
    }
}

/// Who is looking, as the header says it.
#[derive(Clone, Debug, Default)]
pub struct Viewer {
    /// Their own identifier: text they type is kept in their browser under it.
    pub id: String,
    /// Their name.
    pub name: String,
    /// What they are: *Team manager, Assessment East*.
    pub role: String,
    /// The rooms they may enter.
    pub rooms: Vec<Room>,
    /// Whether they may search for people; whoever may not sees no box.
    pub may_search: bool,
    /// The token every form of theirs carries, so that no other site can send one for them.
    pub token: String,
}

/// The banner of a lens that is not *now*.
#[derive(Clone, Debug)]
pub struct LensBanner {
    /// The day one looks at.
    pub as_at: Date,
    /// The last day whose records are believed; the same day reads *as known on that day*.
    pub known_by: Date,
    /// The same page, now.
    pub now: String,
}

impl LensBanner {
    /// `You are looking at 31 October 2021, as known on that day.`
    pub fn sentence(&self) -> String {
        let as_at = words::date(self.as_at);
        if self.as_at == self.known_by {
            format!("You are looking at {as_at}, as known on that day.")
        } else {
            format!("You are looking at {as_at}, as known on {}.", words::date(self.known_by))
        }
    }
}

/// Everything around the page's own content. A page's view holds one in a field named `frame`.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// The page's title, for the browser's tab and history.
    pub title: String,
    /// The installation.
    pub site: Site,
    /// Who is looking; `None` before signing in.
    pub viewer: Option<Viewer>,
    /// The room this page is in.
    pub room: Option<Room>,
    /// The way here, first page first, this page last.
    pub trail: Vec<Crumb>,
    /// A lens that is not *now*.
    pub lens: Option<LensBanner>,
    /// What was searched for, so the box keeps it.
    pub searched: String,
    /// The token every form on the page carries, so that no other site can send one.
    pub token: String,
    /// The page shows a form that was refused: its title begins with *Error*.
    pub refused: bool,
    /// The page is one of [`crate::problem`].
    pub problem: bool,
}

impl Frame {
    /// A frame for a page of this title.
    pub fn new(title: impl Into<String>, site: &Site, viewer: Option<&Viewer>) -> Frame {
        let token = viewer.map_or_else(String::new, |viewer| viewer.token.clone());
        Frame { title: title.into(), site: site.clone(), viewer: viewer.cloned(), token, ..Frame::default() }
    }

    /// Says which room the page is in, and lights it in the navigation.
    pub fn in_room(mut self, room: Room) -> Frame {
        self.room = Some(room);
        self
    }

    /// Adds a step to the trail; end with the page itself ([`Crumb::here`]).
    pub fn after(mut self, crumb: Crumb) -> Frame {
        self.trail.push(crumb);
        self
    }

    /// Shows the banner of a lens that is not *now*.
    pub fn through(mut self, lens: Option<LensBanner>) -> Frame {
        self.lens = lens;
        self
    }

    /// Marks the page as showing a refused form.
    pub fn refused(mut self, refused: bool) -> Frame {
        self.refused = refused;
        self
    }

    /// Where an asset is served.
    pub fn asset(&self, name: &str) -> String {
        assets::url(name)
    }

    /// Whether the page is in this room.
    pub fn is_in(&self, room: &Room) -> bool {
        self.room.as_ref() == Some(room)
    }

    /// Whether there is anything to show in the band under the header.
    pub fn has_band(&self) -> bool {
        self.site.demo_day.is_some() || self.viewer.as_ref().is_some_and(|viewer| !viewer.rooms.is_empty())
    }

    /// `Demonstration: today is Monday 15 November 2021`.
    pub fn demonstration(&self) -> Option<String> {
        self.site.demo_day.map(|day| format!("Demonstration: today is {}", words::day(day)))
    }
}
