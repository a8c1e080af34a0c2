//! The academy of Wexcombe: invented people and courses, in the numbers that the scrutiny paper of November 2021
//! gives: 20 students on placement, 4 on Frontline, 9 apprentices in 3 cohorts, 5 on Step Up who begin in January,
//! 13 who want to become practice educators. Who is newly qualified, who left and who works through an agency
//! comes out of the establishment. Every fact is judged as one typed into a page.

mod learning;
mod surveys;

use std::collections::{BTreeMap, BTreeSet};

use calendar::Date;
use practice::WorkerId;
use practice::staff::StaffFact;
use uuid::Uuid;
use workforce::academy::decide::{Around, decide_academy, decide_learner};
use workforce::academy::spells::Spells;
use workforce::academy::{AcademyFact, AcademyRules, Learner, LearnerFact, Programme};
use workforce::{Footing, History, PathId, StaffId, StaffMember, Stated, WorkforceFact};

use super::chance::Chance;
use super::days::{LAST_WORKING_DAY, instant, working_from};
use super::establishment::Recorded;
use super::names::{WORKER_FAMILIES, WORKERS};
use super::people::version_seven;
use super::staff::{Desk, Staff};
use crate::fact::LearningTold;

pub(super) use learning::newly_qualified;

/// The first day on which the academy was recorded here.
const BEGAN: Date = Date::constant(2021, 4, 6);
/// The day from which two agency workers were employed.
const CONVERTED: Date = Date::constant(2021, 9, 20);
const CONVERSIONS: usize = 2;

const RULES: AcademyRules = AcademyRules {
    protected_caseload: Some(90),
    assessed_months: Some(12),
    survey_least: Some(10),
    caseload_most: Some(18),
};

/// What is recorded of the academy, in the order of recording.
pub(super) struct Told {
    pub academy: Vec<Recorded<AcademyFact>>,
    pub learning: Vec<Recorded<LearningTold>>,
}

/// Two agency workers in posts for social workers become employees, in the posts that they hold.
pub(super) fn conversions(
    staff: &Staff,
    establishment: &[Recorded<WorkforceFact>],
) -> Vec<Recorded<WorkforceFact>> {
    let mut history = History::default();
    for (_, _, fact) in establishment {
        history.apply(fact);
    }
    let (then, now) = (history.on(CONVERTED), history.on(LAST_WORKING_DAY));
    let at = instant(CONVERTED, 10, 0, 0);
    let by = staff.titled(Desk::Corporate, "HR Business Partner", CONVERTED);
    let through = then
        .holdings
        .iter()
        .filter(|(id, one)| one.footing == Footing::Agency && now.holdings.get(*id) == Some(*one));
    let mut told = Vec::new();
    for (id, holding) in through.take(CONVERSIONS) {
        let mut employed = holding.clone();
        employed.footing = Footing::Substantive;
        let mut fact = |what| told.push((at, by, WorkforceFact { on: CONVERTED, what }));
        if let Some(member) = then.staff.get(&holding.staff) {
            let member = StaffMember { service_from: Some(CONVERTED), ..member.clone() };
            fact(Stated::Staff(holding.staff, Some(member)));
        }
        fact(Stated::Holding(*id, Some(employed)));
    }
    told
}

/// The facts of the academy.
///
/// # Errors
/// When a fact is refused: a fault of the generator.
pub(super) fn record(
    staff: &Staff,
    establishment: &[Recorded<WorkforceFact>],
    seed: u64,
) -> Result<Told, String> {
    let mut history = History::default();
    for (_, _, fact) in establishment {
        history.apply(fact);
    }
    let spells = Spells::of(&history);
    let mut making = Making {
        staff,
        spells: &spells,
        history: &history,
        chance: Chance::new(seed, 0xACAD),
        taken: staff.names.iter().map(|(_, name)| name.clone()).collect(),
        titles: titles(staff),
        programme: Programme::default(),
        learners: BTreeMap::new(),
        told: Told { academy: Vec::new(), learning: Vec::new() },
        minute: 0,
    };
    making.newly_qualified()?;
    making.trainees()?;
    making.exits()?;
    making.training()?;
    making.surveys()?;
    let mut told = making.told;
    told.academy.sort_by_key(|(at, ..)| *at);
    told.learning.sort_by_key(|(at, ..)| *at);
    Ok(told)
}

/// The job title of each worker as practice knows it, and when they joined.
fn titles(staff: &Staff) -> BTreeMap<StaffId, (String, Date)> {
    let joined = staff.facts.iter().filter_map(|(_, fact)| match fact {
        StaffFact::WorkerJoined { on, worker, title, .. } => Some((StaffId(worker.0), (title.clone(), *on))),
        _ => None,
    });
    joined.collect()
}

struct Making<'a> {
    staff: &'a Staff,
    spells: &'a Spells,
    history: &'a History,
    chance: Chance,
    taken: BTreeSet<String>,
    titles: BTreeMap<StaffId, (String, Date)>,
    programme: Programme,
    learners: BTreeMap<StaffId, Learner>,
    told: Told,
    minute: i16,
}

impl Making<'_> {
    /// A moment of a day: one after another through its hours of work.
    fn moment(&mut self, day: Date) -> jiff::Timestamp {
        self.minute = (self.minute + 1) % 420;
        let minutes = 9 * 60 + self.minute;
        instant(day, (minutes / 60) as i8, (minutes % 60) as i8, 0)
    }

    fn lead(&self, day: Date) -> WorkerId {
        self.staff.titled(Desk::Quality, "Principal Social Worker", day)
    }

    fn id(&mut self, day: Date) -> Uuid {
        version_seven(instant(day, 9, 0, 0), &mut self.chance)
    }

    /// Records something of the academy as a whole.
    fn academy(&mut self, day: Date, fact: AcademyFact) -> Result<(), String> {
        let fact = decide_academy(&self.programme, fact, day)
            .map_err(|refusals| format!("the academy on {day}: {}: {}", refusals[0].field, refusals[0]))?;
        self.programme.apply(&fact);
        let (at, by) = (self.moment(day), self.lead(day));
        self.told.academy.push((at, by, fact));
        Ok(())
    }

    /// Records something of one person.
    fn tell(&mut self, day: Date, who: StaffId, fact: LearnerFact) -> Result<(), String> {
        let learner = self.learners.entry(who).or_default();
        let around = Around {
            staff: who,
            programme: &self.programme,
            spells: self.spells,
            history: self.history,
            rules: RULES,
            today: day,
        };
        let fact = decide_learner(learner, fact, &around)
            .map_err(|refusals| format!("the academy on {day}: {}: {}", refusals[0].field, refusals[0]))?;
        learner.apply(&fact);
        let by = match self.lead(day) {
            lead if lead.0 == who.0 => self.staff.titled(Desk::Corporate, "HR Business Partner", day),
            lead => lead,
        };
        let at = self.moment(day);
        self.told.learning.push((at, by, LearningTold { staff: who, fact }));
        Ok(())
    }

    /// Somebody who is not on the establishment.
    fn newcomer(&mut self, day: Date) -> Result<StaffId, String> {
        let mut name = String::new();
        while name.is_empty() || !self.taken.insert(name.clone()) {
            name = format!("{} {}", self.chance.pick(WORKERS), self.chance.pick(WORKER_FAMILIES));
        }
        let who = StaffId(self.id(day));
        self.tell(day, who, LearnerFact::Named { name })?;
        Ok(who)
    }

    /// A social worker who has been here for a while and can supervise on a day.
    fn supervisor(&mut self, day: Date) -> Option<StaffId> {
        let day = day.clamp(super::establishment::FIRST_DAY, LAST_WORKING_DAY);
        let able = self.titles.iter().filter(|(id, (title, joined))| {
            title == "Senior social worker" && *joined <= day && self.spells.works_on(**id, day)
        });
        let able: Vec<StaffId> = able.map(|(id, _)| *id).collect();
        if able.is_empty() { None } else { Some(*self.chance.pick(&able)) }
    }

    fn path(&mut self, day: Date) -> PathId {
        PathId(self.id(day))
    }

    /// When something of a day was written down: then, or once the academy was recorded here.
    fn written(&self, day: Date) -> Date {
        working_from(day.clamp(BEGAN, LAST_WORKING_DAY))
    }
}
