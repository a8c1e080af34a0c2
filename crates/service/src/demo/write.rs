//! Writing: from what is planned for a child to the facts of its record.

mod adolescence;
mod after_care;
mod care;
mod court;
mod disability;
mod early_help;
mod education;
mod followed;
mod former;
mod front_door;
mod health;
mod homes;
mod leaving;
mod need;
mod oversight;
mod people;
mod protection;
mod rare;
mod visits;
mod work;

use calendar::Date;
use jiff::Timestamp;
use practice::code_sets::{AllocationRole, ExploitationKind, Relationship, ServiceKind};
use practice::{PersonId, Policies, Recorded, WorkerId};

use super::chance::Chance;
use super::days::{instant, plus};
use super::lives::{CareSpell, Child, Family, Work};
use super::names::{PRIMARY_SCHOOLS, SECONDARY_SCHOOLS, SPECIAL_SCHOOLS};
use super::people::City;
use super::script::{Mark, Script};
use super::staff::{Desk, Staff};
use super::words::{Cast, Kin, Scene, Theme, Voice};

pub(super) use people::{identify, write_adult};

/// Writes one child's record.
pub(super) struct Pen<'a> {
    pub city: &'a City,
    pub staff: &'a Staff,
    pub child: &'a Child,
    pub family: &'a Family,
    pub cast: Cast<'a>,
    pub chance: Chance,
    pub script: Script,
    /// Requests for early help that contacts made, by the episode to which they led.
    pub early_help_requests: Vec<(usize, Mark)>,
    /// Assessments by the day on which they were authorised.
    pub assessed: Vec<(Date, Mark)>,
    /// The last child in need plan.
    pub plan: Option<Mark>,
    /// Where the child was first known to live.
    pub address: Option<Mark>,
    /// The special guardianship order.
    pub guardianship: Option<Mark>,
    /// Who holds parental responsibility.
    pub responsible: Vec<Mark>,
    /// Kinds of exploitation that were feared.
    pub concerns: Vec<ExploitationKind>,
    /// What was last told at the front door, and when.
    pub last_worry: Option<(Date, String)>,
    /// Where a young person who has left care lives, and from which day.
    pub lives: Vec<(Date, &'static str)>,
    /// What a young person on the way out of care does, and from which day.
    pub does: Vec<(Date, &'static str)>,
}

/// How long a plan or enquiry is young, in days.
const FIRST_WEEKS: i64 = 40;

/// The order in which things of one day are written down, from three in the afternoon on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Turn {
    Decided,
    Assessed,
    Met,
    Care,
    Over,
    Opened,
    Begun,
    Home,
    Ended,
    Left,
    Came,
    Step,
    Closed,
}

impl<'a> Pen<'a> {
    fn new(city: &'a City, staff: &'a Staff, place: usize) -> Pen<'a> {
        let child = &city.children[place];
        let family = &city.families[child.family];
        let mum = family.adults.first().map_or("the carer", |adult| city.adults[*adult].given);
        let chance = Chance::new(family.seed, place as u64 + 1);
        let known = |is: Relationship| family.adults.iter().any(|adult| city.adults[*adult].is == is);
        let kin = Kin {
            sex: child.sex,
            alone: family.theme == Theme::Unaccompanied,
            father: known(Relationship::Father),
            partner: known(Relationship::ParentsPartner),
            siblings: family.children.len() > 1,
            youngest: family.children.last() == Some(&place),
            interpreter: family.interpreter,
        };
        let cast = Cast::new(child.given, mum, kin);
        Pen {
            city,
            staff,
            child,
            family,
            cast,
            chance,
            script: Script::new(child.id),
            early_help_requests: Vec::new(),
            assessed: Vec::new(),
            plan: None,
            address: None,
            guardianship: None,
            responsible: Vec::new(),
            concerns: Vec::new(),
            last_worry: None,
            lives: Vec::new(),
            does: Vec::new(),
        }
    }

    /// When something that changes where a child stands was written down: the same afternoon, in turn.
    fn turn(&self, on: Date, turn: Turn) -> Timestamp {
        let minute = turn as i64 * 12 + (self.family.seed % 9) as i64;
        instant(on, (15 + minute / 60) as i8, (minute % 60) as i8, (self.family.seed / 9 % 60) as i8)
    }

    /// The work of a role and service that covers a day.
    fn work(&self, day: Date, fits: impl Fn(&Work) -> bool) -> Option<&Work> {
        let covers = |work: &&Work| work.from <= day && work.to.is_none_or(|to| to >= day) && fits(work);
        self.child.life.work.iter().rev().find(covers)
    }

    /// The worker who holds the child's case on a day, for a service where it is said.
    fn holder(&self, day: Date, service: Option<ServiceKind>) -> WorkerId {
        let fits = |work: &Work| {
            let role = matches!(work.role, AllocationRole::CaseHolder | AllocationRole::PersonalAdviser);
            role && service.is_none_or(|service| work.service == service)
        };
        match self.work(day, fits) {
            Some(work) => self.staff.team(work.desk).seats[work.seat].at(day),
            None => self.staff.worker(Desk::Mash, self.family.seed, day),
        }
    }

    /// The manager of the worker who holds the child's case on a day.
    fn manager(&self, day: Date, service: Option<ServiceKind>) -> WorkerId {
        let fits = |work: &Work| {
            let role = matches!(work.role, AllocationRole::CaseHolder | AllocationRole::PersonalAdviser);
            role && service.is_none_or(|service| work.service == service)
        };
        let desk = self.work(day, fits).map_or(Desk::Mash, |work| work.desk);
        self.staff.manager(desk, day)
    }

    /// The reviewing officer or conference chair.
    fn reviewer(&self, day: Date) -> WorkerId {
        match self.work(day, |work| work.desk == Desk::Reviewing) {
            Some(work) => self.staff.team(work.desk).seats[work.seat].at(day),
            None => self.staff.worker(Desk::Reviewing, self.family.seed, day),
        }
    }

    /// The words that suit the child on a day; all that is said until another day is asked for suits it.
    fn voice(&self, day: Date) -> &'static Voice {
        self.scene(day);
        let age = self.age(day);
        if self.child.life.disability.as_ref().is_some_and(|spell| spell.start <= day) {
            return Theme::Disability.voice();
        }
        self.family.theme.at_age(age, self.family.seed).voice()
    }

    /// Sets for whom texts must suit.
    fn scene(&self, day: Date) {
        let (school, at_school) = self.learns_at(day);
        let last = |told: &[(Date, &'static str)]| {
            told.iter()
                .filter(|(from, _)| *from <= day)
                .max_by_key(|(from, _)| *from)
                .map_or("", |told| told.1)
        };
        let care = |one: &CareSpell| {
            !one.short_breaks && one.start <= day && one.end.is_none_or(|(end, _)| end > day)
        };
        let life = &self.child.life;
        let in_care = life.care.iter().any(care);
        let referrals = life.contacts.iter().filter(|one| one.referral.is_some()).map(|one| one.on);
        let begins =
            life.protection.iter().map(|one| one.start).chain(life.needs.iter().map(|one| one.start));
        let begins = begins.chain(referrals.clone()).filter(|start| *start <= day);
        let early = begins.max().is_none_or(|start| plus(start, FIRST_WEEKS) >= day);
        self.cast.scene.set(Scene {
            age: self.age(day),
            school,
            at_school,
            term: Pen::term(day),
            unborn: day < self.child.born,
            care: in_care,
            day,
            from: None,
            again: referrals.filter(|on| *on < day).count() > 1,
            early,
            lives: if in_care { "" } else { last(&self.lives) },
            does: last(&self.does),
        });
    }

    /// Whether schools and nurseries were open to all on a day: not in the holidays, nor in the first spring and
    /// the third winter of the pandemic.
    fn term(day: Date) -> bool {
        let closed = (Date::constant(2020, 3, 23)..Date::constant(2020, 6, 8)).contains(&day)
            || (Date::constant(2021, 1, 5)..Date::constant(2021, 3, 8)).contains(&day);
        let holiday = matches!(
            (day.month(), day.day()),
            (8, _)
                | (7, 22..)
                | (9, ..4)
                | (12, 19..)
                | (1, ..5)
                | (2, 13..21)
                | (4, 3..18)
                | (5, 27..)
                | (10, 24..)
        );
        !closed && !holiday
    }

    /// Where the child learns on a day, and whether it is a school. Children start in September after their
    /// fourth birthday, change after seven years, and may go to college after twelve.
    fn learns_at(&self, day: Date) -> (&'static str, bool) {
        let born = self.child.born;
        let first = born.year() + 4 + i16::from(born.month() >= 9);
        let years = day.year() - i16::from(day.month() < 9) - first;
        let disabled = self.family.theme == Theme::Disability;
        let mut chance = Chance::new(self.family.seed, if years < 7 { 5 } else { 6 });
        match years {
            ..0 if self.age(day) >= 2 => ("nursery", false),
            ..0 => ("", false),
            0..14 if disabled => (*chance.pick(SPECIAL_SCHOOLS), true),
            0..7 => (*chance.pick(PRIMARY_SCHOOLS[self.family.locality]), true),
            7..12 => (*chance.pick(SECONDARY_SCHOOLS[self.family.locality]), true),
            12..14 => ("college", false),
            _ => ("", false),
        }
    }

    /// The record, each fact of it judged.
    fn written(
        self,
        policies: &Policies,
        staff: &Staff,
        place: usize,
    ) -> Result<(PersonId, Vec<Recorded>), String> {
        let record = self.script.write(policies, staff);
        Ok((self.child.id, record.map_err(|why| format!("{} {place}: {why}", self.child.given))?))
    }

    /// Age in years on a day.
    fn age(&self, day: Date) -> u8 {
        calendar::age_on(self.child.born, day).unwrap_or(0)
    }
}

/// Writes a child's record.
///
/// # Errors
///
/// What was refused, and for whom.
pub(super) fn write_child(
    city: &City,
    staff: &Staff,
    place: usize,
    policies: &Policies,
) -> Result<(PersonId, Vec<Recorded>), String> {
    let mut pen = Pen::new(city, staff, place);
    pen.person();
    pen.contacts();
    pen.allocations();
    if pen.child.life.former {
        pen.former();
        return pen.written(policies, staff, place);
    }
    let lived = pen.needs().and_then(|()| pen.protections()).and_then(|()| pen.cares());
    let lived = lived.and_then(|()| pen.leaving()).and_then(|()| pen.disability());
    let lived = lived.and_then(|()| pen.early_helps());
    lived.map_err(|why| format!("{} {place}: {why}", city.children[place].given))?;
    pen.plan_for_education();
    pen.adolescence();
    pen.rare();
    pen.oversight();
    pen.written(policies, staff, place)
}
