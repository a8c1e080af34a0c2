//! An establishment laid out for costing: each post and each seat in it once, in arrays, nothing to look up
//! by name in the loop.

use std::collections::BTreeMap;
use std::sync::Arc;

use calendar::Date;

use super::cost::{Options, SeatKind, Span};
use crate::establishment::{
    Absence, Contract, Establishment, Footing, Funding, Holding, Post, StaffMember, StaffPay,
};
use crate::fte::Fte;
use crate::ids::{HoldingId, PostId, ServiceId, StaffId, TeamId};

/// A post, as a costing knows it.
#[derive(Debug, Clone, PartialEq)]
pub struct PostRow {
    /// Which.
    pub id: PostId,
    /// Its team.
    pub team: TeamId,
    /// Its service.
    pub service: Option<ServiceId>,
    /// Who pays.
    pub funding: Funding,
    /// Its full-time equivalent.
    pub fte: Fte,
    /// Whether its grade is indicative until the job is evaluated.
    pub indicative: bool,
    pub(super) grade: Option<u16>,
    pub(super) role: u32,
    /// Weeks worked in a year, in hundredths.
    pub(super) weeks: u16,
    /// A market supplement or allowance, full-time in a year.
    pub(super) supplement: i64,
    /// What an agency charges a week, full-time.
    pub(super) agency_charge: Option<i64>,
}

/// A part of a post: one person's time in it, or what nobody fills.
#[derive(Debug, Clone, PartialEq)]
pub struct Seat {
    /// What it is.
    pub kind: SeatKind,
    /// Whose time it is, where somebody holds it.
    pub holder: Option<(HoldingId, StaffId)>,
    /// How much of a full week.
    pub fte: Fte,
    pub(super) post: u32,
    pub(super) point: Option<u8>,
    pub(super) away: Option<Absence>,
    pub(super) relief: bool,
    pub(super) no_pension: bool,
    pub(super) no_increments: bool,
    /// Shares one threshold of National Insurance with other seats of the same person.
    pub(super) shared: bool,
    pub(super) span: Option<Span>,
    pub(super) started: Option<Date>,
}

/// The arrays.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Roster {
    pub(super) posts: Vec<PostRow>,
    pub(super) seats: Vec<Seat>,
    pub(super) grades: Vec<String>,
    pub(super) roles: Vec<String>,
    /// Seats of people who have several, by person.
    pub(super) people: Vec<Vec<u32>>,
}

impl Roster {
    /// Lays an establishment out; `relief` is whether vacant apprentice posts are for somebody under 25.
    pub(super) fn new(establishment: &Establishment, options: &Options, relief: bool) -> Arc<Roster> {
        // Stable, so that the holdings of a post stay in the order of their identifiers.
        let mut holdings: Vec<(PostId, HoldingId, &Holding)> =
            establishment.holdings.iter().map(|(id, one)| (one.post, *id, one)).collect();
        holdings.sort_by_key(|(post, ..)| post.0.as_u128());
        let mut holdings = holdings.as_slice();
        let teams: Vec<(u128, ServiceId)> =
            establishment.teams.iter().map(|(id, team)| (id.0.as_u128(), team.service)).collect();

        let unusual =
            |(id, one): (&StaffId, &StaffMember)| (one.pay != StaffPay::default()).then_some((*id, one.pay));
        let besides =
            Besides { apprentices: relief, staff: establishment.staff.iter().filter_map(unusual).collect() };
        let mut roster = Roster::default();
        roster.posts.reserve_exact(establishment.posts.len());
        roster.seats.reserve(establishment.posts.len() + establishment.holdings.len());
        let mut grades: BTreeMap<&str, u16> = BTreeMap::new();
        let mut roles: BTreeMap<&str, u32> = BTreeMap::new();
        for (id, post) in &establishment.posts {
            let grade = post.grade.as_deref().map(|name| {
                *grades.entry(name).or_insert_with(|| {
                    roster.grades.push(name.to_owned());
                    u16::try_from(roster.grades.len() - 1).unwrap_or(u16::MAX)
                })
            });
            let role = *roles.entry(post.title.as_str()).or_insert_with(|| {
                roster.roles.push(post.title.clone());
                u32::try_from(roster.roles.len() - 1).unwrap_or(u32::MAX)
            });
            let team = teams.binary_search_by_key(&post.team.0.as_u128(), |(id, _)| *id);
            let service = team.ok().and_then(|place| teams.get(place)).map(|(_, service)| *service);
            // Holdings are in the order of posts; those of a post that is not there are passed over.
            let (_, rest) = holdings.split_at(holdings.iter().take_while(|(of, ..)| of < id).count());
            let (mine, rest) = rest.split_at(rest.iter().take_while(|(of, ..)| of == id).count());
            holdings = rest;
            roster.posts.push(PostRow {
                id: *id,
                team: post.team,
                service,
                funding: post.funding,
                fte: post.fte,
                indicative: post.indicative,
                grade,
                role,
                weeks: post.weeks.0,
                supplement: post.pay.supplement.map_or(0, |sum| sum.0),
                agency_charge: post.pay.agency_week.map(|sum| sum.0),
            });
            roster.seat_all((*id, post), mine, options, &besides);
        }
        roster.join_people();
        Arc::new(roster)
    }

    fn seat_all(
        &mut self,
        (id, post): (PostId, &Post),
        mine: &[(PostId, HoldingId, &Holding)],
        options: &Options,
        besides: &Besides,
    ) {
        let row = u32::try_from(self.posts.len() - 1).unwrap_or(u32::MAX);
        let whole = options.posts.get(&id).copied();
        let empty = |fte: Fte, span: Option<Span>| Seat {
            kind: match post.contract {
                Contract::OnHold => SeatKind::OnHold,
                Contract::Volunteer => SeatKind::Volunteer,
                Contract::Agency => SeatKind::Agency,
                _ => SeatKind::Vacant,
            },
            holder: None,
            fte,
            post: row,
            point: None,
            away: None,
            relief: besides.apprentices && post.contract == Contract::Apprentice,
            no_pension: false,
            no_increments: true,
            shared: false,
            span,
            started: None,
        };
        let (mut owned, mut present) = (Fte::ZERO, Fte::ZERO);
        for (_, _, holding) in mine {
            if holding.footing != Footing::Cover {
                owned += holding.fte;
            }
            if holding.away.is_none() {
                present += holding.fte;
            }
        }
        let taken = owned.max(present);
        for (_, holding_id, holding) in mine {
            let own = options.holdings.get(holding_id).copied();
            let agency = holding.footing == Footing::Agency || post.contract == Contract::Agency;
            let away = holding.away.filter(|_| !options.as_if_present);
            self.seats.push(Seat {
                kind: match away {
                    _ if post.contract == Contract::Volunteer => SeatKind::Volunteer,
                    Some(_) => SeatKind::Away,
                    None if agency => SeatKind::Agency,
                    None => SeatKind::Held,
                },
                holder: Some((*holding_id, holding.staff)),
                fte: holding.fte,
                point: holding.spine_point,
                away,
                relief: besides.of(holding.staff).insurance_relief,
                no_pension: besides.of(holding.staff).outside_pension,
                no_increments: agency,
                span: both(whole, own),
                started: options.started.get(holding_id).copied(),
                ..empty(holding.fte, None)
            });
            // Before somebody comes and after they leave the post is vacant, unless it is filled besides.
            if let Some(own) = own.filter(|_| taken <= post.fte && holding.footing != Footing::Cover) {
                let before = own.from.and_then(|from| from.yesterday().ok());
                let after = own.until.and_then(|until| until.tomorrow().ok());
                let gaps = [
                    before.map(|until| Span { from: None, until: Some(until) }),
                    after.map(|from| Span { from: Some(from), until: None }),
                ];
                for gap in gaps.into_iter().flatten() {
                    self.seats.push(empty(holding.fte, both(whole, Some(gap))));
                }
            }
        }
        let vacant = post.fte - taken;
        if vacant > Fte::ZERO {
            self.seats.push(empty(vacant, whole));
        }
    }

    /// Finds who has several seats in the council's own pay.
    fn join_people(&mut self) {
        let paid = |seat: &Seat| matches!(seat.kind, SeatKind::Held | SeatKind::Away);
        let mut by_person: Vec<(u128, u32)> = (0u32..)
            .zip(&self.seats)
            .filter(|(_, seat)| paid(seat))
            .filter_map(|(place, seat)| seat.holder.map(|(_, staff)| (staff.0.as_u128(), place)))
            .collect();
        by_person.sort_unstable();
        for same in by_person.chunk_by(|one, other| one.0 == other.0).filter(|same| same.len() > 1) {
            let places: Vec<u32> = same.iter().map(|(_, place)| *place).collect();
            for place in &places {
                if let Some(seat) = self.seats.get_mut(usize::try_from(*place).unwrap_or(usize::MAX)) {
                    seat.shared = true;
                }
            }
            self.people.push(places);
        }
    }
}

/// What changes the on-costs of some people and of no others.
struct Besides {
    /// Apprentices whom nobody is yet count as under 25.
    apprentices: bool,
    /// Those of whom payroll knows something.
    staff: BTreeMap<StaffId, StaffPay>,
}

impl Besides {
    fn of(&self, staff: StaffId) -> StaffPay {
        self.staff.get(&staff).copied().unwrap_or_default()
    }
}

/// The days that are in both.
fn both(one: Option<Span>, other: Option<Span>) -> Option<Span> {
    let (Some(one), Some(other)) = (one, other) else { return one.or(other) };
    Some(Span {
        from: one.from.max(other.from),
        until: match (one.until, other.until) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        },
    })
}
