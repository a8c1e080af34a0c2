//! Teams and those who work in them. A seat is a post with its holders one after another, so that a child's
//! worker changes when the worker leaves.

use std::collections::{BTreeMap, BTreeSet};

use calendar::Date;
use jiff::Timestamp;
use practice::code_sets::ServiceKind;
use practice::staff::StaffFact;
use practice::{TeamId, WorkerId};

mod added;

pub(super) use added::{Added, Place, With};

use super::chance::Chance;
use super::days::{LAST_WORKING_DAY, instant, plus, working_from};
use super::names::{LOCALITIES, WORKER_FAMILIES, WORKERS};
use super::people::version_seven;

/// A kind of team, as of autumn 2021.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Desk {
    Mash,
    /// By locality.
    EarlyHelp(usize),
    /// Four teams.
    Assessment(usize),
    /// Six teams, two a locality.
    Protection(usize),
    /// Two teams.
    LookedAfter(usize),
    /// Two teams: social workers of those over 16.
    Pathways(usize),
    /// Personal advisers of the two Pathways teams.
    Advisers(usize),
    Jigsaw,
    YoungPeople,
    Fostering,
    Send,
    VirtualSchool,
    Reviewing,
    Leadership,
    Intelligence,
    EarlyHelpHub,
    InclusionAndDiversion,
    /// The family drug and alcohol court's team.
    FamilyDrugCourt,
    SpecialistAssessment,
    EdgeOfCare,
    /// The Behavioural Resource Service.
    Behavioural,
    YouthOffending,
    /// Missing, exploited and trafficked.
    Missing,
    Contact,
    ConnectedCarers,
    /// The principal social worker, the designated officer, audit.
    Quality,
    /// Human resources, finance, the programme office.
    Corporate,
}

/// A post and who has held it, each from a day on.
#[derive(Debug, Clone)]
pub(super) struct Seat {
    pub holders: Vec<(Date, WorkerId)>,
}

impl Seat {
    /// Who held it on a day; the first holder also stands for those before.
    pub fn at(&self, day: Date) -> WorkerId {
        let held = self.holders.iter().rev().find(|(from, _)| *from <= day);
        held.or(self.holders.first()).map_or(WorkerId(uuid::Uuid::nil()), |(_, worker)| *worker)
    }
}

/// A team with its manager's post and its others.
#[derive(Debug, Clone)]
pub(super) struct Team {
    pub desk: Desk,
    pub id: TeamId,
    pub manager: Seat,
    pub seats: Vec<Seat>,
    /// For each seat, the spells of work that it holds.
    load: Vec<Vec<(Date, Date)>>,
}

/// Everybody who works for the service.
#[derive(Debug)]
pub(super) struct Staff {
    pub teams: Vec<Team>,
    pub facts: Vec<(Timestamp, StaffFact)>,
    pub names: Vec<(WorkerId, String)>,
    /// Posts that no child's record needs: assistants of managers, teams without cases in the record.
    pub added: Vec<Added>,
    /// The teams of such posts that have no others.
    pub added_teams: Vec<(Desk, TeamId)>,
    /// The post of each: the place of the team and of the seat, or none for its manager's.
    posts: BTreeMap<WorkerId, (usize, Option<usize>)>,
}

struct Post {
    desk: Desk,
    name: String,
    service: ServiceKind,
    locality: Option<usize>,
    manager: &'static str,
    titles: &'static [(&'static str, u32)],
    seats: usize,
    holds_cases: bool,
}

const SOCIAL_WORKERS: &[(&str, u32)] = &[
    ("Social worker", 50),
    ("Senior social worker", 18),
    ("Agency social worker", 18),
    ("Newly qualified social worker", 14),
];
const EARLY_HELP: &[(&str, u32)] = &[("Family engagement worker", 60), ("Senior family support worker", 40)];

fn posts() -> Vec<Post> {
    let post = |desk, name: &str, service, manager, titles, seats, holds_cases| Post {
        desk,
        name: name.to_owned(),
        service,
        locality: None,
        manager,
        titles,
        seats,
        holds_cases,
    };
    let in_place = |place: usize, post: Post| Post { locality: Some(place), ..post };
    let mut posts = vec![post(
        Desk::Mash,
        "Multi-agency safeguarding hub",
        ServiceKind::Assessment,
        "MASH practice manager",
        &[("MASH social worker", 70), ("Information and advice worker", 30)],
        12,
        false,
    )];
    for (place, locality) in LOCALITIES.iter().enumerate() {
        let name = format!("Early Help {locality}");
        let manager = "Early Help locality manager";
        let team = post(Desk::EarlyHelp(place), &name, ServiceKind::EarlyHelp, manager, EARLY_HELP, 18, true);
        posts.push(in_place(place, team));
    }
    for n in 0..4 {
        let name = format!("Assessment Team {}", n + 1);
        let manager = "Assessment team manager";
        posts.push(post(
            Desk::Assessment(n),
            &name,
            ServiceKind::Assessment,
            manager,
            SOCIAL_WORKERS,
            9,
            true,
        ));
    }
    for n in 0..6 {
        let name = format!("Protection and Court {} {}", LOCALITIES[n / 2], n % 2 + 1);
        let manager = "Protection and Court team manager";
        let service = ServiceKind::ChildProtection;
        let team = post(Desk::Protection(n), &name, service, manager, SOCIAL_WORKERS, 9, true);
        posts.push(in_place(n / 2, team));
    }
    for n in 0..2 {
        let name = format!("Children Looked After {}", n + 1);
        let manager = "Children looked after team manager";
        let service = ServiceKind::LookedAfter;
        posts.push(post(Desk::LookedAfter(n), &name, service, manager, SOCIAL_WORKERS, 11, true));
    }
    for n in 0..2 {
        let name = format!("Pathways {}", n + 1);
        let manager = "Pathways team manager";
        let service = ServiceKind::CareLeaver;
        posts.push(post(Desk::Pathways(n), &name, service, manager, SOCIAL_WORKERS, 5, true));
        let name = format!("Pathways advisers {}", n + 1);
        let titles = &[("Personal adviser", 100)];
        posts.push(post(Desk::Advisers(n), &name, service, "Pathways assistant manager", titles, 6, true));
    }
    let disability = ServiceKind::Disability;
    let manager = "Jigsaw team manager";
    posts.push(post(Desk::Jigsaw, "Jigsaw", disability, manager, SOCIAL_WORKERS, 18, true));
    posts.push(post(
        Desk::YoungPeople,
        "Young People's Service",
        ServiceKind::YoungPeople,
        "Young People's Service manager",
        &[("Youth support worker", 60), ("Missing and exploitation social worker", 40)],
        8,
        true,
    ));
    let titles = &[("Supervising social worker", 100)];
    let service = ServiceKind::LookedAfter;
    posts.push(post(Desk::Fostering, "Fostering", service, "Fostering team manager", titles, 10, false));
    let service = ServiceKind::SpecialNeeds;
    let titles = &[("Special educational needs officer", 100)];
    posts.push(post(
        Desk::Send,
        "Special educational needs and disability",
        service,
        "SEND team manager",
        titles,
        7,
        false,
    ));
    let titles = &[("Virtual school adviser", 100)];
    posts.push(post(
        Desk::VirtualSchool,
        "Virtual School",
        ServiceKind::LookedAfter,
        "Virtual school head",
        titles,
        5,
        false,
    ));
    let titles = &[("Independent reviewing officer and conference chair", 100)];
    let name = "Independent reviewing service";
    let service = ServiceKind::LookedAfter;
    posts.push(post(Desk::Reviewing, name, service, "Reviewing service manager", titles, 11, false));
    posts.push(post(
        Desk::Leadership,
        "Children's services leadership",
        ServiceKind::Assessment,
        "Director of children's services",
        &[("Head of service", 100)],
        4,
        false,
    ));
    posts.push(post(
        Desk::Intelligence,
        "Data and performance",
        ServiceKind::Assessment,
        "Performance manager",
        &[("Data analyst", 100)],
        2,
        false,
    ));
    posts
}

impl Staff {
    /// Forms the teams and fills their posts.
    pub fn hire(seed: u64) -> Staff {
        let mut chance = Chance::new(seed, 0x57AF);
        let mut staff = Staff {
            teams: Vec::new(),
            facts: Vec::new(),
            names: Vec::new(),
            added: Vec::new(),
            added_teams: Vec::new(),
            posts: BTreeMap::new(),
        };
        let mut taken = BTreeSet::new();
        let formed = Date::constant(2009, 4, 1);
        for post in posts() {
            let id = TeamId(version_seven(instant(formed, 9, 0, 0), &mut chance));
            let Post { service, name, .. } = &post;
            let locality = post.locality.map(|place| LOCALITIES[place].to_owned());
            staff.facts.push((
                instant(formed, 9, 0, 0),
                StaffFact::TeamFormed {
                    on: formed,
                    team: id,
                    name: name.clone(),
                    service: *service,
                    locality,
                },
            ));
            let managers = &[(post.manager, 1)];
            let manager = staff.fill(&mut chance, &mut taken, id, managers, false);
            let seats: Vec<Seat> = (0..post.seats)
                .map(|_| staff.fill(&mut chance, &mut taken, id, post.titles, post.holds_cases))
                .collect();
            let load = vec![Vec::new(); seats.len()];
            let place = staff.teams.len();
            let posts = std::iter::once((None, &manager)).chain((0..).map(Some).zip(&seats));
            for (seat, post) in posts {
                staff.posts.extend(post.holders.iter().map(|(_, worker)| (*worker, (place, seat))));
            }
            staff.teams.push(Team { desk: post.desk, id, manager, seats, load });
        }
        staff.add_teams(seed, &mut taken);
        staff.facts.sort_by_key(|(recorded, _)| *recorded);
        staff
    }

    fn fill(
        &mut self,
        chance: &mut Chance,
        taken: &mut BTreeSet<String>,
        team: TeamId,
        titles: &[(&'static str, u32)],
        holds_cases: bool,
    ) -> Seat {
        let mut from = working_from(plus(Date::constant(2009, 6, 1), chance.range(0, 3000)));
        let mut holders = Vec::new();
        loop {
            let worker = WorkerId(version_seven(instant(from, 9, 0, 0), chance));
            let mut name = format!("{} {}", chance.pick(WORKERS), chance.pick(WORKER_FAMILIES));
            while !taken.insert(name.clone()) {
                name = format!("{} {}", chance.pick(WORKERS), chance.pick(WORKER_FAMILIES));
            }
            let title = chance.weighted(titles);
            let fte_hundredths = chance.weighted(&[(100, 78), (80, 10), (60, 8), (50, 4)]);
            self.names.push((worker, name.clone()));
            self.facts.push((
                instant(from, 9, 0, 0),
                StaffFact::WorkerJoined {
                    on: from,
                    worker,
                    name,
                    title: title.to_owned(),
                    team,
                    fte_hundredths,
                    holds_cases,
                },
            ));
            holders.push((from, worker));
            let agency = title.starts_with("Agency");
            let stays = if agency { chance.range(120, 420) } else { chance.range(420, 2200) };
            let leaves = working_from(plus(from.max(Date::constant(2018, 9, 3)), stays));
            if leaves > LAST_WORKING_DAY {
                return Seat { holders };
            }
            self.facts.push((instant(leaves, 9, 0, 0), StaffFact::WorkerLeft { on: leaves, worker }));
            from = leaves;
        }
    }

    /// The team of a desk; every desk has one.
    pub fn team(&self, desk: Desk) -> &Team {
        self.teams.iter().find(|team| team.desk == desk).unwrap_or(&self.teams[0])
    }

    /// The manager of a desk on a day.
    pub fn manager(&self, desk: Desk, day: Date) -> WorkerId {
        self.team(desk).manager.at(day)
    }

    /// A worker of a desk on a day, one of several by a number.
    pub fn worker(&self, desk: Desk, number: u64, day: Date) -> WorkerId {
        let team = self.team(desk);
        team.seats[(number % team.seats.len() as u64) as usize].at(day)
    }

    /// Gives work to the seat of a desk that has least of it on its first day; returns the seat.
    pub fn allot(&mut self, desk: Desk, from: Date, to: Date) -> usize {
        let place = self.teams.iter().position(|team| team.desk == desk).unwrap_or(0);
        let team = &mut self.teams[place];
        // What it had on that day; what ended before does not count.
        let busy = |spells: &Vec<(Date, Date)>| spells.iter().filter(|(_, until)| *until > from).count();
        let seat = (0..team.seats.len()).min_by_key(|seat| busy(&team.load[*seat])).unwrap_or(0);
        team.load[seat].push((from, to));
        seat
    }

    /// Gives more work to a seat that has the family already.
    pub fn add(&mut self, desk: Desk, seat: usize, from: Date, to: Date) {
        if let Some(team) = self.teams.iter_mut().find(|team| team.desk == desk) {
            team.load[seat].push((from, to));
        }
    }

    /// Who writes something down on a day in place of a worker who may have left by then: whoever has the post.
    pub fn in_post(&self, worker: WorkerId, day: Date) -> WorkerId {
        self.posts.get(&worker).map_or(worker, |(team, seat)| {
            let team = &self.teams[*team];
            seat.and_then(|seat| team.seats.get(seat)).unwrap_or(&team.manager).at(day)
        })
    }

    /// A worker's name.
    pub fn name(&self, worker: WorkerId) -> &str {
        self.names.iter().find(|(one, _)| *one == worker).map_or("", |(_, name)| name)
    }
}
