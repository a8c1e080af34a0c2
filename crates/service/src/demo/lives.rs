//! What the demo plans for families and children before a word is written: plain data, by day.

use calendar::{Date, Time, birthday};
use jiff::Timestamp;
use practice::PersonId;
use practice::code_sets::*;

use super::days::{plus, plus_months};
use super::staff::Desk;
use super::words::Theme;

/// A family of the city.
#[derive(Debug)]
pub(super) struct Family {
    /// Chance of its own.
    pub seed: u64,
    /// East, Central or West, as a place in the list of localities.
    pub locality: usize,
    /// Its place in the list of cultures.
    pub culture: usize,
    /// Family name.
    pub surname: &'static str,
    /// Address lines.
    pub lines: String,
    /// Postcode.
    pub postcode: String,
    /// What weighs on the family.
    pub theme: Theme,
    /// Whether a parent needs an interpreter.
    pub interpreter: bool,
    /// Its children.
    pub children: Vec<usize>,
    /// Mother, father, partner.
    pub adults: Vec<usize>,
    /// The first day on which anybody of it was known.
    pub known: Option<Date>,
}

/// A parent or partner of a parent.
#[derive(Debug)]
pub(super) struct Adult {
    pub id: PersonId,
    pub family: usize,
    pub given: &'static str,
    pub surname: &'static str,
    pub born: Date,
    pub sex: Sex,
    /// What they are to the children.
    pub is: Relationship,
    /// Whether they live with the children.
    pub at_home: bool,
    /// The day on which they were entered in the record, and the moment.
    pub registered: Date,
    pub registered_at: Timestamp,
}

/// A child, with all that will be recorded of it.
#[derive(Debug)]
pub(super) struct Child {
    pub id: PersonId,
    pub family: usize,
    pub given: &'static str,
    pub born: Date,
    pub sex: Sex,
    pub ethnicity: Ethnicity,
    /// Known to the service before birth.
    pub unborn: bool,
    /// The day on which the child was entered in the record.
    pub registered: Date,
    pub registered_at: Timestamp,
    pub life: Life,
}

/// A child's way through the service.
#[derive(Debug, Default)]
pub(super) struct Life {
    pub contacts: Vec<Contact>,
    pub early_help: Vec<EarlyHelpSpell>,
    pub needs: Vec<NeedSpell>,
    pub protection: Vec<ProtectionSpell>,
    pub care: Vec<CareSpell>,
    pub disability: Option<DisabilitySpell>,
    pub leaving: Option<Leaving>,
    pub audits: Vec<(Date, AuditGrade)>,
    /// Who works with the child, and when.
    pub work: Vec<Work>,
    /// Whether the child dies.
    pub dies: bool,
    /// Whether the service left the child before April 2020: what was done is in the former system.
    pub former: bool,
    /// The last referral, and the day from which nothing of it was open.
    pub referred: Option<(Date, Date)>,
}

impl Life {
    /// Whether social care had the child on a day.
    pub fn open_to_social_care(&self, day: Date) -> bool {
        let spell = |from: Date, to: Option<Date>| from <= day && to.is_none_or(|to| to > day);
        self.needs.iter().any(|one| spell(one.start, one.end.map(|end| end.0)))
            || self.protection.iter().any(|one| spell(one.start, one.end.map(|end| end.0)))
            || self.care.iter().any(|one| spell(one.start, one.end.map(|end| end.0)))
            || self.disability.as_ref().is_some_and(|one| spell(one.start, one.end))
    }
}

/// Work of a seat with a child.
#[derive(Debug, Clone, Copy)]
pub(super) struct Work {
    pub desk: Desk,
    pub seat: usize,
    pub service: ServiceKind,
    pub role: AllocationRole,
    pub from: Date,
    pub to: Option<Date>,
}

/// A contact about the child.
#[derive(Debug, Clone)]
pub(super) struct Contact {
    pub on: Date,
    pub at: Time,
    pub source: ReferralSource,
    pub reason: ContactReason,
    pub theme: Theme,
    pub outcome: ContactOutcome,
    /// The day of the decision, and the later day on which it was written down where it was late.
    pub decided: Option<(Date, Option<Date>)>,
    /// Chance shared by brothers and sisters, so that one contact tells one story.
    pub seed: u64,
    pub referral: Option<Referral>,
    /// The early help episode that it led to, by place in the life; none was declined.
    pub early_help: Option<usize>,
}

/// A referral that came of a contact.
#[derive(Debug, Clone)]
pub(super) struct Referral {
    pub outcome: ReferralOutcome,
    pub need: PrimaryNeed,
    pub assessment: Option<Assessment>,
    /// A strategy discussion and enquiry that found no continuing risk.
    pub enquiry: Option<(Date, EnquiryOutcome)>,
}

/// A child and family assessment.
#[derive(Debug, Clone)]
pub(super) struct Assessment {
    pub start: Date,
    pub authorised: Date,
    pub outcome: AssessmentOutcome,
}

/// In time or not at each of the counted days; nothing where it does not count.
pub(super) type Flags = [Option<bool>; 7];

/// A time open to early help.
#[derive(Debug, Clone)]
pub(super) struct EarlyHelpSpell {
    pub start: Date,
    pub end: Option<(Date, EarlyHelpEnd)>,
}

/// A time on a child in need plan.
#[derive(Debug, Clone)]
pub(super) struct NeedSpell {
    pub start: Date,
    pub end: Option<(Date, NeedEnd)>,
    pub group: usize,
    pub visits: Flags,
    pub supervision: Flags,
    /// Days on which the plan was reviewed.
    pub reviews: Vec<Date>,
}

/// How a child in need plan ended, or went on elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NeedEnd {
    /// It ended for this reason.
    Ended(NeedPlanEnd),
    /// It goes on with the disability service.
    ToDisability,
}

/// A time on a child protection plan.
#[derive(Debug, Clone)]
pub(super) struct ProtectionSpell {
    pub start: Date,
    pub end: Option<(Date, ProtectionPlanEnd)>,
    pub group: usize,
    /// The strategy discussion at the front door that led to it, where it came straight from there.
    pub discussion: Option<Date>,
    pub category: AbuseCategory,
    /// Review conferences, in order.
    pub reviews: Vec<Review>,
    pub supervision: Flags,
}

impl ProtectionSpell {
    /// Whether a review of the plan was put off beyond the day on which it was due.
    pub fn was_put_off(&self) -> bool {
        self.reviews.iter().any(|review| review.put_off.is_some())
    }
}

/// A review conference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Review {
    pub held: Date,
    /// The day on which it was due, where it was put off and held after it.
    pub put_off: Option<Date>,
    /// The day before whose end it was not written down, where that was late.
    pub late: Option<Date>,
}

impl Review {
    /// One that was held and written down in time.
    pub fn held(held: Date) -> Review {
        Review { held, put_off: None, late: None }
    }
}

/// A time looked after.
#[derive(Debug, Clone)]
pub(super) struct CareSpell {
    pub start: Date,
    pub end: Option<(Date, CareEnd)>,
    pub group: usize,
    pub unaccompanied: bool,
    /// Short breaks, which the published tables leave out.
    pub short_breaks: bool,
    pub status: LegalStatus,
    /// A placement that is meant to last, visited every three months.
    pub lasting: bool,
    /// Moves: the first day in each further placement.
    pub moves: Vec<Date>,
    /// Moves before those, of which no more is known than that they were.
    pub earlier_moves: Vec<Date>,
    pub visits: Flags,
    pub reviews: Flags,
    pub supervision: Flags,
}

/// A time with the disability service.
#[derive(Debug, Clone)]
pub(super) struct DisabilitySpell {
    pub start: Date,
    pub end: Option<Date>,
    /// The day the child in need plan began, where there is one.
    pub plan: Option<Date>,
    /// Whether the plan came along from Protection and Court.
    pub transferred: bool,
    pub visits: Flags,
    pub plans: Flags,
    pub supervision: Flags,
    /// Days on which the plan was reviewed or, where there is none, the child assessed anew.
    pub reviews: Vec<Date>,
}

impl DisabilitySpell {
    /// Whether what was done on a day was an assessment of the child, there being no plan to review yet.
    pub fn assessed_on(&self, day: Date) -> bool {
        self.plan.is_none_or(|plan| day < plus(plan, 10))
    }
}

/// A young person's way out of care.
#[derive(Debug, Clone)]
pub(super) struct Leaving {
    /// The day of the first pathway plan.
    pub planned: Date,
    pub pathway: Flags,
    pub supervision: Flags,
    /// The day on which a personal adviser was allocated.
    pub adviser: Option<Date>,
    /// For birthdays from 17 to 21: whether not in education, employment or training.
    pub neet: Vec<(Date, bool)>,
    /// The day on which care ended, where that was before the 18th birthday.
    pub left: Option<Date>,
    /// Living with a parent after care, from a day to a day.
    pub home: Option<(Date, Option<Date>)>,
    /// A request for an adviser after the 21st birthday, and the day on which it was closed.
    pub asked: Option<(Date, Option<Date>)>,
}

impl Leaving {
    /// The day from which a return home has lasted for six months, if it has by a day.
    pub fn settled(&self, day: Date) -> Option<Date> {
        let (from, to) = self.home?;
        let settled = plus_months(from, 6);
        (settled <= day && to.is_none_or(|to| to > day)).then_some(settled)
    }

    /// The first day without duties: a return home has lasted, or the 21st birthday has come.
    pub fn over(&self, born: Date) -> Date {
        let lasts = self.home.filter(|(_, to)| to.is_none()).map(|(from, _)| plus_months(from, 6));
        lasts.unwrap_or(birthday(born, 21))
    }
}
