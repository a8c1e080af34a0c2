//! The front door: whom each contact and referral is about, so that every month has as many contacts,
//! referrals and re-referrals as the table says.

use calendar::{Date, Month, Time};
use practice::code_sets::*;

use super::chance::Chance;
use super::days::*;
use super::lives::*;
use super::people::{City, Wanted};
use super::published::{Published, part_of};
use super::stocks::{Entry, Group, Kind, SIZES, Stage, Stocks, Why};
use super::words::Theme;

/// Referrals a month from April 2020 to March 2021: 4,116 in all, the rate of 790 that the table prints for
/// that year.
const REFERRALS_BEFORE: [usize; 12] = [250, 280, 350, 370, 300, 360, 380, 390, 350, 340, 360, 386];
/// Of referrals before the table, so many in a hundred come again within a year.
const RE_REFERRALS_BEFORE: u32 = 22;
/// Referrals of the first half of November 2021.
const REFERRALS_NOVEMBER: usize = 165;

/// A number of months from April 2020.
pub(super) const ALL_MONTHS: usize = 20;

/// The month of a day, counted from April 2020; nothing before it.
pub(super) fn month_of(day: Date) -> Option<usize> {
    let months = (i32::from(day.year()) - 2020) * 12 + i32::from(day.month()) - 4;
    usize::try_from(months).ok()
}

/// Settles whom the groups are and what referrals there are besides.
pub(super) struct FrontDoor<'a> {
    pub city: &'a mut City,
    pub stocks: &'a Stocks,
    pub chance: Chance,
    /// For each group, its children, once settled.
    pub bound: Vec<Vec<usize>>,
    /// Children who were referred, in the order of the first time.
    referred: Vec<usize>,
}

/// A referral to be: how many children, when, and for which group.
struct Wish {
    on: Date,
    size: usize,
    group: Option<usize>,
}

impl<'a> FrontDoor<'a> {
    pub fn new(city: &'a mut City, stocks: &'a Stocks, seed: u64) -> FrontDoor<'a> {
        let bound = vec![Vec::new(); stocks.groups.len()];
        FrontDoor { city, stocks, chance: Chance::new(seed, 0xF007), bound, referred: Vec::new() }
    }

    /// Settles all groups and referrals, month by month.
    ///
    /// # Errors
    ///
    /// When a month's numbers cannot be met.
    pub fn settle(&mut self, published: &Published) -> Result<(), String> {
        let mut wishes: Vec<Vec<Wish>> = (0..ALL_MONTHS).map(|_| Vec::new()).collect();
        let mut order: Vec<usize> = (0..self.stocks.groups.len()).collect();
        order.sort_by_key(|group| self.stocks.groups[*group].start());
        let mut contacts: Vec<Vec<usize>> = (0..ALL_MONTHS).map(|_| Vec::new()).collect();
        for group in order {
            let plan = &self.stocks.groups[group];
            let size = plan.members.len();
            match plan.entry {
                Entry::Referral { on, .. } => match month_of(on) {
                    Some(t) if t < ALL_MONTHS => wishes[t].push(Wish { on, size, group: Some(group) }),
                    _ => self.settle_earlier(group, on),
                },
                Entry::Contact(on) => match month_of(on) {
                    Some(t) if t < ALL_MONTHS => contacts[t].push(group),
                    _ => self.settle_earlier(group, on),
                },
            }
        }
        for (t, (wished, contacts)) in wishes.into_iter().zip(contacts).enumerate() {
            for group in contacts {
                let plan = &self.stocks.groups[group];
                let Entry::Contact(on) = plan.entry else { continue };
                let again =
                    if self.chance.yes(22) { self.helped_before(on, plan.members.len()) } else { None };
                let children = again.unwrap_or_else(|| {
                    let family = self.new_family(plan);
                    self.first_children(family, plan.members.len())
                });
                self.bind(group, &children, on, None);
            }
            self.month(published, t, wished)?;
        }
        Ok(())
    }

    /// A group known before the front door's numbers begin.
    pub(super) fn settle_earlier(&mut self, group: usize, on: Date) {
        let plan = &self.stocks.groups[group];
        let family = self.new_family(plan);
        let children = self.first_children(family, plan.members.len());
        self.bind(group, &children, on, None);
    }

    fn month(&mut self, published: &Published, t: usize, mut wished: Vec<Wish>) -> Result<(), String> {
        let month = FIRST.plus(t as i16);
        let (number, again) = match t {
            0..12 => {
                let number = REFERRALS_BEFORE[t];
                (number, number * RE_REFERRALS_BEFORE as usize / 100)
            }
            12..19 => {
                let number = published.referrals[t - 12] as usize;
                (number, part_of(published.re_referrals[t - 12], number)?)
            }
            _ => (REFERRALS_NOVEMBER, REFERRALS_NOVEMBER * 27 / 100),
        };
        let mut again_left = again;
        let mut left = number
            .checked_sub(wished.iter().map(|wish| wish.size).sum())
            .ok_or_else(|| format!("{month} has more children than referrals"))?;
        // Families whom early help stepped up are referred on that day.
        for (group, members, on) in self.stepped_up(month) {
            let children: Vec<usize> = members.iter().map(|member| self.bound[group][*member]).collect();
            let known = children.iter().filter(|child| self.is_again(**child, on)).count();
            let free = children.iter().all(|child| !self.city.children[*child].life.open_to_social_care(on));
            if free && children.len() <= left && known <= again_left {
                left -= children.len();
                again_left -= known;
                self.refer_more(&children, on, None);
            }
        }
        self.chance.shuffle(&mut wished);
        for wish in wished {
            let Some(group) = wish.group else { continue };
            let plan = &self.stocks.groups[group];
            let fits = plan.born.is_none() && plan.first_kind() != Kind::Disability;
            let wants_again = fits && wish.size <= again_left && self.chance.below(number) < again;
            let family = if wants_again { self.known_family(wish.on, wish.size) } else { None };
            let children = match family {
                Some(children) => {
                    again_left -= children.len();
                    children
                }
                None => {
                    let family = self.new_family(plan);
                    self.first_children(family, wish.size)
                }
            };
            self.bind(group, &children, wish.on, None);
        }
        // The rest end with a decision or an assessment.
        let last = if t == ALL_MONTHS - 1 { LAST_WORKING_DAY } else { month.last() };
        while left > 0 {
            let size = self.chance.weighted(SIZES).min(left);
            let on = working_in(&mut self.chance, month.first(), last);
            let again_size = size.min(again_left);
            let known = if again_left > 0 { self.known_family(on, again_size) } else { None };
            let children = match known {
                Some(children) => {
                    again_left -= children.len();
                    children
                }
                None if again_left > 0 && t >= 12 && left <= again_left + 4 => {
                    return Err(format!("{month} lacks families who could be referred again"));
                }
                None => {
                    let family = self.another_family(size);
                    self.first_children(family, size)
                }
            };
            left -= children.len();
            self.refer_more(&children, on, None);
        }
        if again_left > 0 && (12..19).contains(&t) {
            return Err(format!("{month} lacks {again_left} children referred again"));
        }
        self.late(published, t, month);
        Ok(())
    }

    /// Referrals of this month that were written down in a later one.
    fn late(&mut self, published: &Published, t: usize, month: Month) {
        let Some(m) = t.checked_sub(12).filter(|m| *m + 1 < MONTHS) else { return };
        let sum: u32 = published.referrals[..=m].iter().sum();
        let so_far = published.referrals_to_date[m] - sum;
        let next = published.referrals_to_date[m + 1] - sum - published.referrals[m + 1];
        for _ in 0..next.saturating_sub(so_far) {
            let on = working_in(&mut self.chance, plus(month.first(), 8), month.last());
            let following = month.next();
            let written =
                working_in(&mut self.chance, plus(following.first(), 1), plus(following.first(), 19));
            let family = self.another_family(1);
            let children = self.first_children(family, 1);
            self.refer_more(&children, on, Some(written));
            for child in children {
                // Nobody is referred again after a referral that came late, so that months stay as they were.
                self.city.children[child].life.referred = Some((on, Date::MAX));
            }
        }
    }

    /// Groups that early help stepped up in a month.
    fn stepped_up(&self, month: Month) -> Vec<(usize, Vec<usize>, Date)> {
        let up = Why::EarlyHelp(EarlyHelpEnd::SteppedUp);
        let mut found = Vec::new();
        for (place, group) in self.stocks.groups.iter().enumerate() {
            let ended = |stage: &Stage| {
                stage
                    .end
                    .filter(|(on, why)| stage.kind == Kind::EarlyHelp && *why == up && month.contains(*on))
            };
            let mut members = Vec::new();
            let mut day = None;
            for (n, member) in group.members.iter().enumerate() {
                if let Some((on, _)) = member.stages.last().and_then(ended) {
                    members.push(n);
                    day = Some(on);
                }
            }
            if let Some(on) = day.filter(|_| !self.bound[place].is_empty()) {
                found.push((place, members, on));
            }
        }
        found
    }

    /// Whether a referral of this day would be a second one within a year.
    fn is_again(&self, child: usize, on: Date) -> bool {
        self.city.children[child].life.referred.is_some_and(|(last, _)| last >= plus_months(on, -12))
    }

    /// Children of one family, so many, who were referred within the year before and are free.
    fn known_family(&mut self, on: Date, size: usize) -> Option<Vec<usize>> {
        let from = plus(plus_months(on, -12), 4);
        let start = self.chance.below(self.referred.len());
        for step in 0..self.referred.len() {
            let child = self.referred[(start + step) % self.referred.len()];
            let fits = |child: &usize| {
                let child = &self.city.children[*child];
                let Some((last, free)) = child.life.referred else { return false };
                last >= from
                    && last <= plus(on, -25)
                    && free <= plus(on, -7)
                    && child.born < on
                    && child.born > Date::constant(2006, 2, 1)
                    && !child.life.open_to_social_care(on)
            };
            if !fits(&child) {
                continue;
            }
            let family = &self.city.families[self.city.children[child].family];
            let children: Vec<usize> = family.children.iter().copied().filter(fits).take(size).collect();
            if children.len() == size {
                return Some(children);
            }
        }
        None
    }

    /// Children of one family whom early help left within the year before.
    fn helped_before(&mut self, on: Date, size: usize) -> Option<Vec<usize>> {
        let start = self.chance.below(self.city.families.len());
        let families = self.city.families.len();
        (0..families.min(3000)).map(|step| (start + step) % families).find_map(|family| {
            let fits = |child: &usize| {
                let child = &self.city.children[*child];
                let [spell] = child.life.early_help.as_slice() else { return false };
                let left = spell.end.is_some_and(|(day, why)| {
                    why != EarlyHelpEnd::SteppedUp && day < plus(on, -30) && day > plus(on, -300)
                });
                let only = child.life.contacts.iter().all(|contact| contact.referral.is_none());
                left && only && child.born > Date::constant(2006, 2, 1)
            };
            let children: Vec<usize> =
                self.city.families[family].children.iter().copied().filter(fits).collect();
            (children.len() == size).then_some(children)
        })
    }

    fn new_family(&mut self, plan: &Group) -> usize {
        let start = plan.start();
        let kind = plan.first_kind();
        let floor = if plan.members.iter().any(|one| one.stages.iter().any(|stage| stage.kind == Kind::Care))
        {
            Date::constant(2006, 2, 1)
        } else {
            Date::constant(2004, 8, 1)
        };
        let born = match plan.born {
            Some(day) => (day, day),
            None => {
                let from = plus_months(start, -12 * (plan.ages.1 as i32 + 1)).max(floor);
                let to = plus(plus_months(start, -12 * plan.ages.0 as i32), -20).max(plus(from, 30));
                (from, to)
            }
        };
        let theme = match kind {
            _ if plan.unaccompanied => Some(Theme::Unaccompanied),
            Kind::Disability => Some(Theme::Disability),
            _ => None,
        };
        let culture = plan.unaccompanied.then(|| self.chance.weighted(&[(9, 50), (10, 35), (7, 15)]));
        let more = plan.born.is_none();
        let wanted = Wanted { children: plan.members.len(), born, theme, culture, more };
        let family = self.city.settle(&mut self.chance, wanted);
        if plan.unaccompanied {
            self.city.families[family].adults.clear();
        }
        family
    }

    /// A family of whom nothing was known.
    fn another_family(&mut self, size: usize) -> usize {
        let born = (Date::constant(2004, 8, 1), Date::constant(2019, 10, 1));
        let wanted = Wanted { children: size, born, theme: None, culture: None, more: true };
        self.city.settle(&mut self.chance, wanted)
    }

    fn first_children(&self, family: usize, size: usize) -> Vec<usize> {
        self.city.families[family].children.iter().copied().take(size).collect()
    }

    /// Gives a group its children, and them what was planned for the group.
    fn bind(&mut self, group: usize, children: &[usize], on: Date, late: Option<Date>) {
        let plan = self.stocks.groups[group].clone();
        self.bound[group] = children.to_vec();
        match plan.entry {
            Entry::Contact(_) => {
                let mut contact = self.contact(children[0], on, ContactOutcome::EarlyHelp, late);
                for child in children {
                    contact.early_help = Some(self.city.children[*child].life.early_help.len());
                    self.city.children[*child].life.contacts.push(contact.clone());
                }
            }
            Entry::Referral { discussion, authorised, .. } => {
                let kind = plan.first_kind();
                let outcome = match kind {
                    Kind::EarlyHelp => AssessmentOutcome::EarlyHelp,
                    Kind::Need | Kind::Disability => AssessmentOutcome::ChildInNeedPlan,
                    Kind::Protection => AssessmentOutcome::InitialConference,
                    Kind::Care => AssessmentOutcome::LookedAfter,
                };
                let decided = match discussion {
                    Some(_) => ReferralOutcome::StrategyDiscussion,
                    None => ReferralOutcome::Assessment,
                };
                let start = working_after(on, self.chance.range(0, 3) as u32);
                let assessment = Assessment { start: start.min(authorised), authorised, outcome };
                let ends = plan.members.iter().filter_map(|one| one.stages.last()).map(|stage| stage.end);
                let free = ends.map(|end| end.map_or(Date::MAX, |(day, _)| day)).max().unwrap_or(Date::MAX);
                self.refer(
                    children,
                    on,
                    late,
                    decided,
                    Some(assessment),
                    None,
                    free.max(plus(authorised, 2)),
                );
            }
        }
        for (member, child) in plan.members.iter().zip(children) {
            let discussion = match plan.entry {
                Entry::Referral { discussion, .. } => discussion,
                Entry::Contact(_) => None,
            };
            for (n, stage) in member.stages.iter().enumerate() {
                let direct = discussion.filter(|_| n == 0);
                self.city.children[*child].life.add(stage, group, &plan, direct);
            }
        }
    }

    /// A referral that leads to no plan: a decision, or an assessment and perhaps an enquiry.
    fn refer_more(&mut self, children: &[usize], on: Date, late: Option<Date>) {
        let outcome = self.chance.weighted(&[
            (ReferralOutcome::Assessment, 66),
            (ReferralOutcome::StrategyDiscussion, 11),
            (ReferralOutcome::NoFurtherAction, 23),
        ]);
        let begun = late.unwrap_or(on);
        let assessed = outcome != ReferralOutcome::NoFurtherAction;
        // Most take nearly as long as they may.
        let days = self.chance.range(14, 44).max(self.chance.range(16, 44)).max(self.chance.range(0, 44));
        let authorised = working_after(on, days as u32).max(working_after(begun, 6));
        let start = working_after(begun, self.chance.range(0, 3) as u32);
        let assessment = assessed.then_some(Assessment {
            start: start.min(authorised),
            authorised,
            outcome: AssessmentOutcome::NoFurtherAction,
        });
        let enquiry = (outcome == ReferralOutcome::StrategyDiscussion).then(|| {
            let found = if self.chance.yes(60) {
                EnquiryOutcome::NotSubstantiated
            } else {
                EnquiryOutcome::SubstantiatedNoRisk
            };
            (working_after(begun, self.chance.range(0, 1) as u32), found)
        });
        let free = if assessed { authorised.max(plus(on, 96)) } else { plus(on, 5) };
        self.refer(children, on, late, outcome, assessment, enquiry, free);
    }

    #[allow(clippy::too_many_arguments, reason = "one referral has so many parts, and they are said once")]
    fn refer(
        &mut self,
        children: &[usize],
        on: Date,
        late: Option<Date>,
        outcome: ReferralOutcome,
        assessment: Option<Assessment>,
        enquiry: Option<(Date, EnquiryOutcome)>,
        free: Date,
    ) {
        let decision = if enquiry.is_some() || outcome == ReferralOutcome::StrategyDiscussion {
            ContactOutcome::StrategyDiscussion
        } else {
            ContactOutcome::Referral
        };
        let mut contact = self.contact(children[0], on, decision, late);
        contact.referral = Some(Referral { outcome, need: contact.theme.voice().need, assessment, enquiry });
        for child in children {
            let life = &mut self.city.children[*child].life;
            life.contacts.push(contact.clone());
            if life.referred.replace((on, free)).is_none() {
                self.referred.push(*child);
            }
        }
    }

    /// A contact decided on a day; it was received that day or shortly before.
    fn contact(
        &mut self,
        child: usize,
        decided: Date,
        outcome: ContactOutcome,
        late: Option<Date>,
    ) -> Contact {
        let theme = self.city.families[self.city.children[child].family].theme;
        let chance = &mut self.chance;
        let born = self.city.children[child].born;
        let before = chance.weighted(&[(0, 60), (1, 37), (2, 3)]);
        let on = working_before(decided, before).max(born.min(decided));
        let at = Time::constant(chance.range(8, 13) as i8, chance.range(0, 59) as i8, 0, 0);
        let source = chance.weighted(theme.voice().sources);
        let reason = match outcome {
            ContactOutcome::EarlyHelp => ContactReason::EarlyHelp,
            _ => reason_of(chance, source, theme, 24),
        };
        Contact {
            on,
            at,
            source,
            reason,
            theme,
            outcome,
            decided: Some((decided, late)),
            seed: chance.next(),
            referral: None,
            early_help: None,
        }
    }
}

/// What a contact from a source asks for; so many in a hundred ask for social care by name.
pub(super) fn reason_of(
    chance: &mut Chance,
    source: ReferralSource,
    theme: Theme,
    social_care: u32,
) -> ContactReason {
    if chance.yes(social_care) {
        return ContactReason::SocialCare;
    }
    match source {
        ReferralSource::Police if theme == Theme::DomesticAbuse => ContactReason::DomesticAbuse,
        ReferralSource::Police => {
            chance.weighted(&[(ContactReason::PoliceNotification, 88), (ContactReason::Missing, 12)])
        }
        ReferralSource::OtherAuthority | ReferralSource::OtherLegal => ContactReason::Enquiry,
        ReferralSource::Family | ReferralSource::SelfReferred => {
            chance.weighted(&[(ContactReason::Advice, 50), (ContactReason::EarlyHelp, 50)])
        }
        _ => chance.weighted(&[
            (ContactReason::EarlyHelp, 52),
            (ContactReason::Advice, 30),
            (ContactReason::Information, 18),
        ]),
    }
}
