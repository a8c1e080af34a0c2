//! The establishment of Wexcombe from April 2021: its services, teams and posts, and who holds them. Whoever
//! follows somebody in a post takes it over on the day; posts themselves have not changed.

mod teams;

use std::collections::BTreeMap;

use calendar::Date;
use jiff::Timestamp;
use practice::WorkerId;
use practice::staff::StaffFact;
use workforce::{
    Absence, Contract, Establishment, Footing, Fte, Funding, Holding, HoldingId, Post, PostId, PostPay,
    Service, ServiceId, StaffId, StaffMember, StaffPay, Stated, StatutoryRole, Team, TeamId, WeeksAYear,
    WorkforceFact, facts_between,
};

use super::chance::Chance;
use super::days::{days_between, instant};
use super::names::LOCALITIES;
use super::people::version_seven;
use super::staff::{Added, Desk, Place, Seat, Staff, With};
use teams::{Head, SERVICES, TeamLine, desks, member, team_line};

/// The first day of the establishment.
pub(super) const FIRST_DAY: Date = Date::constant(2021, 4, 1);

/// A fact of the organisation: when it was recorded, by whom, what.
pub(super) type Recorded<Fact> = (Timestamp, WorkerId, Fact);

/// The facts of the establishment, in the order of recording.
///
/// # Errors
/// When the job descriptions cannot be read.
pub(super) fn record(staff: &Staff, seed: u64) -> Result<Vec<Recorded<WorkforceFact>>, String> {
    let mut building = Building::new(staff, seed);
    for name in SERVICES {
        let service = ServiceId(building.id());
        building.made.services.insert(service, Service { name: (*name).to_owned() });
    }
    for desk in desks() {
        building.team(desk);
    }
    building.draw_lines();
    building.made.jobs = super::jobs::of(&building.made)?;
    Ok(building.facts())
}

/// A worker as practice knows them.
#[derive(Debug, Clone)]
struct Worker {
    name: String,
    title: String,
    joined: Date,
    fte: Fte,
    holds_cases: bool,
}

/// A post while it is made, with where it stands and who holds it one after another.
struct Made {
    post: PostId,
    desk: Desk,
    place: Place,
    seat: Option<Seat>,
    with: With,
}

struct Building<'a> {
    staff: &'a Staff,
    chance: Chance,
    workers: BTreeMap<WorkerId, Worker>,
    made: Establishment,
    posts: Vec<Made>,
    /// Those who cover for the holder of a post.
    covers: Vec<(PostId, Seat)>,
}

impl<'a> Building<'a> {
    fn new(staff: &'a Staff, seed: u64) -> Building<'a> {
        let workers = staff.facts.iter().filter_map(|(_, fact)| match fact {
            StaffFact::WorkerJoined { on, worker, name, title, fte_hundredths, holds_cases, .. } => {
                let (name, title, joined) = (name.clone(), title.clone(), *on);
                let fte = Fte(i32::from(*fte_hundredths));
                Some((*worker, Worker { name, title, joined, fte, holds_cases: *holds_cases }))
            }
            _ => None,
        });
        Building {
            staff,
            chance: Chance::new(seed, 0xE57A),
            workers: workers.collect(),
            made: Establishment::default(),
            posts: Vec::new(),
            covers: Vec::new(),
        }
    }

    fn id(&mut self) -> uuid::Uuid {
        version_seven(instant(FIRST_DAY, 8, 0, 0), &mut self.chance)
    }

    /// The team of a desk with all its posts.
    fn team(&mut self, desk: Desk) {
        let TeamLine { service, name, functions, ages, locality, manager, .. } = team_line(desk);
        let found = self.made.services.iter().find(|(_, one)| one.name == service).map(|(id, _)| *id);
        let Some(service) = found else { return };
        let id = TeamId(self.staff.team_of(desk).0);
        let functions = functions.iter().map(|one| (*one).to_owned()).collect();
        let localities = locality.map(|place| LOCALITIES[place].to_owned()).into_iter().collect();
        self.made.teams.insert(id, Team { name, service, functions, ages, localities });
        let staff = self.staff;
        if let Some(team) = staff.teams.iter().find(|team| team.desk == desk) {
            let title = (manager.0.to_owned(), manager.1);
            self.post(desk, title, Place::Manager, Some(team.manager.clone()), With::Nothing);
            for (n, seat) in team.seats.iter().enumerate() {
                let practice = seat.holders.last().and_then(|(_, worker)| self.workers.get(worker));
                let title = member(desk, n, practice.map_or("", |worker| &worker.title));
                let place = if desk == Desk::Leadership { Place::Head } else { Place::Member };
                self.post(desk, title, place, Some(seat.clone()), With::Nothing);
            }
        }
        for Added { line, seats } in staff.added.iter().filter(|one| one.line.desk == desk) {
            if line.place == Place::Cover {
                let covered = self.posts.iter().find(|one| self.title(one.post) == line.title);
                if let Some(covered) = covered.map(|one| one.post) {
                    self.covers.extend(seats.iter().map(|seat| (covered, seat.clone())));
                }
                continue;
            }
            for (n, seat) in seats.iter().enumerate() {
                let with = match line.with {
                    // What befell the first of several befell no other.
                    With::SecondedIn | With::SecondedOut | With::FamilyLeave | With::Sickness if n > 0 => {
                        With::Nothing
                    }
                    With::OnHold | With::Half => With::Nothing,
                    with => with,
                };
                self.post(desk, (line.title.to_owned(), line.grade), line.place, Some(seat.clone()), with);
            }
            for _ in 0..line.vacant {
                self.post(desk, (line.title.to_owned(), line.grade), line.place, None, line.with);
            }
            if let With::ActingUpFrom(title) = line.with {
                self.post(desk, (title.to_owned(), "F"), Place::Member, None, line.with);
            }
        }
    }

    fn title(&self, post: PostId) -> &str {
        self.made.posts.get(&post).map_or("", |post| &post.title)
    }

    fn post(
        &mut self,
        desk: Desk,
        (title, grade): (String, &'static str),
        place: Place,
        seat: Option<Seat>,
        with: With,
    ) {
        let id = PostId(self.id());
        let holder = seat.as_ref().and_then(|seat| seat.holders.last());
        let holds_cases = match holder.and_then(|(_, worker)| self.workers.get(worker)) {
            Some(worker) => worker.holds_cases,
            None => seat.is_none() && title == "Social Worker",
        };
        let post = Post {
            reference: Some(format!("P{:04}", self.posts.len() + 1)),
            team: TeamId(self.staff.team_of(desk).0),
            grade: Some(grade.to_owned()),
            indicative: false,
            fte: if with == With::Half { Fte(50) } else { Fte::FULL },
            weeks: if with == With::TermTime { WeeksAYear::TERM_TIME } else { WeeksAYear::WHOLE },
            funding: match with {
                With::Health => Funding::Health,
                With::Grant => Funding::Grant,
                _ => Funding::Core,
            },
            contract: match with {
                With::TermTime => Contract::TermTime,
                With::Temporary => Contract::Temporary,
                With::SecondedIn => Contract::Secondment,
                With::OnHold => Contract::OnHold,
                _ => Contract::Contracted,
            },
            reports_to: None,
            dotted: Vec::new(),
            job: None,
            statutory: statutory(&title),
            holds_cases,
            pay: PostPay::default(),
            title,
        };
        self.made.posts.insert(id, post);
        self.posts.push(Made { post: id, desk, place, seat, with });
    }

    /// Every post under its manager: members under the team's manager or its assistant by turns, the manager
    /// under the head of service, heads under the director.
    fn draw_lines(&mut self) {
        let titled = |title: &str| {
            let found = self.posts.iter().find(|one| self.title(one.post) == title);
            found.map(|one| one.post)
        };
        let placed = |desk: Desk, place: Place| {
            let found = self.posts.iter().find(|one| one.desk == desk && one.place == place);
            found.map(|one| one.post)
        };
        let mut lines = Vec::new();
        for (n, Made { post, desk, place, .. }) in self.posts.iter().enumerate() {
            let head = titled(team_line(*desk).head.title()).filter(|head| head != post);
            // Three teams of the integrated services have one manager; connected carers are fostering's.
            let run_by = match desk {
                Desk::SpecialistAssessment | Desk::EdgeOfCare => Desk::FamilyDrugCourt,
                Desk::ConnectedCarers => Desk::Fostering,
                other => *other,
            };
            let manager = placed(run_by, Place::Manager);
            let above = match place {
                Place::Manager => head,
                Place::Head => titled(Head::Director.title()),
                Place::Assistant | Place::Cover => manager,
                Place::Member => placed(*desk, Place::Assistant).filter(|_| n % 2 == 0).or(manager),
            };
            lines.push((*post, above));
        }
        let safeguarding = titled(Head::Safeguarding.title());
        for (id, above) in lines {
            if let Some(post) = self.made.posts.get_mut(&id) {
                post.reports_to = above;
                // Audit answers to whoever answers for the practice that is audited, too.
                if post.title == "Practice Auditor" {
                    post.dotted = safeguarding.into_iter().collect();
                }
            }
        }
    }

    /// The establishment of the first day, then each change of who holds a post on its own day.
    fn facts(mut self) -> Vec<Recorded<WorkforceFact>> {
        let staff = self.staff;
        let by = |day| staff.titled(Desk::Corporate, "HR Business Partner", day);
        let lower =
            self.posts.iter().find(|one| one.seat.is_none() && is_acting(one.with)).map(|one| one.post);
        let mut later: Vec<(Date, Stated)> = Vec::new();
        let own = self.posts.iter().filter_map(|one| {
            let seat = one.seat.clone()?;
            Some((one.post, seat, one.with, Footing::Substantive))
        });
        let covers =
            self.covers.iter().cloned().map(|(post, seat)| (post, seat, With::Nothing, Footing::Cover));
        let seats: Vec<(PostId, Seat, With, Footing)> = own.chain(covers).collect();
        for (post, seat, with, footing) in seats {
            let coming = seat.holders.iter().filter(|(from, _)| *from > FIRST_DAY);
            let all = std::iter::once((FIRST_DAY, seat.at(FIRST_DAY))).chain(coming.copied());
            let all: Vec<(Date, WorkerId)> = all.collect();
            let mut before: Option<(HoldingId, StaffId)> = None;
            for (n, (day, worker)) in all.iter().enumerate() {
                // What is out of the ordinary is so of whoever holds the post now.
                let with = if n + 1 == all.len() { with } else { With::Nothing };
                let (member, holding) = self.holder(post, *worker, *day, with, footing);
                let (id, person) = (HoldingId(self.id()), holding.staff);
                let mut held = vec![(id, holding.clone())];
                if let (Some(lower), true) = (lower, is_acting(with)) {
                    let (away, footing) = (Some(Absence::SecondedOut), Footing::Substantive);
                    held.push((HoldingId(self.id()), Holding { post: lower, footing, away, ..holding }));
                }
                match before.replace((id, person)) {
                    None => {
                        self.made.staff.insert(person, member);
                        self.made.holdings.extend(held);
                    }
                    Some((given_up, left)) => {
                        later.push((*day, Stated::Holding(given_up, None)));
                        later.push((*day, Stated::Staff(left, None)));
                        later.push((*day, Stated::Staff(person, Some(member))));
                        let takes = |(id, holding)| (*day, Stated::Holding(id, Some(holding)));
                        later.extend(held.into_iter().map(takes));
                    }
                }
            }
        }
        let first = facts_between(&Establishment::default(), &self.made, FIRST_DAY);
        let mut facts: Vec<Recorded<WorkforceFact>> =
            first.into_iter().map(|fact| (instant(FIRST_DAY, 8, 0, 0), by(FIRST_DAY), fact)).collect();
        later.sort_by_key(|(day, _)| *day);
        facts.extend(
            later.into_iter().map(|(on, what)| (instant(on, 9, 30, 0), by(on), WorkforceFact { on, what })),
        );
        facts
    }

    fn holder(
        &mut self,
        post: PostId,
        worker: WorkerId,
        day: Date,
        with: With,
        footing: Footing,
    ) -> (StaffMember, Holding) {
        let known = self.workers.get(&worker);
        let agency = known.is_some_and(|worker| worker.title.starts_with("Agency"));
        let joined = known.map_or(day, |worker| worker.joined);
        let (title, grade, whole) = self.made.posts.get(&post).map_or(("", "", Fte::FULL), |post| {
            (post.title.as_str(), post.grade.as_deref().unwrap_or_default(), post.fte)
        });
        let (bottom, top) = points(grade);
        let years = u8::try_from(days_between(joined, day).max(0) / 365).unwrap_or(u8::MAX);
        let holding = Holding {
            staff: StaffId(worker.0),
            post,
            fte: known.map_or(whole, |worker| worker.fte).min(whole),
            footing: match with {
                _ if agency => Footing::Agency,
                With::Temporary => Footing::FixedTerm,
                With::SecondedIn => Footing::SecondedIn,
                With::ActingUpFrom(_) => Footing::ActingUp,
                _ => footing,
            },
            spine_point: (!agency).then(|| bottom.saturating_add(years).min(top)),
            away: match with {
                With::FamilyLeave => Some(Absence::FamilyLeave),
                With::Sickness => Some(Absence::Sickness),
                With::SecondedOut => Some(Absence::SecondedOut),
                _ => None,
            },
        };
        let registered = is_social_work(title);
        // Some have worked for other councils before, without a break.
        let elsewhere = if self.chance.yes(25) { self.chance.range(200, 3000) } else { 0 };
        let member = StaffMember {
            reference: Some(format!(
                "{}",
                20_000 + self.workers.keys().position(|one| *one == worker).unwrap_or(0)
            )),
            name: self.workers.get(&worker).map_or_else(String::new, |worker| worker.name.clone()),
            service_from: (!agency).then(|| super::days::plus(joined, -elsewhere)),
            registered,
            pay: StaffPay::default(),
        };
        (member, holding)
    }
}

fn is_acting(with: With) -> bool {
    matches!(with, With::ActingUpFrom(_))
}

/// The role that the law asks for, of a title.
fn statutory(title: &str) -> Option<StatutoryRole> {
    Some(match title {
        "Director of Children's Services" => StatutoryRole::Director,
        "Principal Social Worker" => StatutoryRole::PrincipalSocialWorker,
        "Local Authority Designated Officer" => StatutoryRole::DesignatedOfficer,
        "Independent Reviewing Officer" => StatutoryRole::ReviewingOfficer,
        "Child Protection Conference Chair" => StatutoryRole::ConferenceChair,
        "Virtual School Head" => StatutoryRole::VirtualSchoolHead,
        _ => return None,
    })
}

/// Whether a post needs a registered social worker.
fn is_social_work(title: &str) -> bool {
    const NEEDS: &[&str] = &["Social Worker", "Reviewing Officer", "Conference Chair", "Designated Officer"];
    const MANAGES: &[&str] = &["Team Manager MASH", "Team Manager Assessment", "PACT", "LAC", "Safeguarding"];
    NEEDS.iter().chain(MANAGES).any(|words| title.contains(words))
        || title.starts_with("Assistant Team Manager")
}

/// The points of the pay spine of a grade, both included, as the example city pays (`policies/pay.toml`).
fn points(grade: &str) -> (u8, u8) {
    match grade {
        "D" => (4, 6),
        "E" => (7, 11),
        "F" => (12, 17),
        "G" => (18, 22),
        "H" => (23, 26),
        "I" => (27, 31),
        "J" => (32, 35),
        "K" => (36, 39),
        _ => (40, 43),
    }
}
