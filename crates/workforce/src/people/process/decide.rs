//! What may be recorded of somebody's way through a change, and what is refused.

mod family;
mod trial;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use calendar::{Date, words as say};
use rules::Refusal;

use super::facts::*;
use super::state::{Claim, Interest, PersonProcess, SeveranceEnd, numbered};
use crate::people::classes::RoleClass;
use crate::people::free_text::too_long;
use crate::people::timetable::{Milestone, Timetable};

const RECORD: &str = "the record";
const TIMETABLE: &str = "the timetable of the consultation";
const ROLES: &str = "staff_consultation.roles";

/// Decides whether something may be recorded: the facts to record, the proposed one first and then what
/// follows from it, or every reason why not.
///
/// Deadlines are judged by the day on which it happened, so that a form handed in on the last day may be
/// recorded later.
pub fn decide(
    state: &PersonProcess,
    command: impl Into<PersonFact>,
    timetable: &Timetable,
    today: Date,
) -> Result<Vec<PersonFact>, Vec<Refusal>> {
    let fact = command.into();
    let mut check = Check { state, timetable, refusals: Vec::new() };
    check.day(&fact, today);
    check.takes_part(&fact);
    check.refusals.extend(fact.texts().into_iter().filter_map(|(field, text)| too_long(field, text)));
    let mut following = Vec::new();
    match &fact {
        PersonFact::ClassTold(told) => check.class(told.class, told.to.is_some(), &told.reason),
        PersonFact::ClassConfirmed(confirmed) => {
            check.class(confirmed.class, confirmed.to.is_some(), &confirmed.reason);
            check.from("on", confirmed.on, Milestone::Close, "classes are confirmed at the close");
            if state.claims.iter().any(|claim| claim.upheld().is_none()) {
                check.refuse("claim", "", "Decide the open claim or appeal first", RECORD);
            }
        }
        PersonFact::OneToOneBooked(booked) => {
            check.text("with", &booked.with);
            if booked.meets_on < booked.on {
                let allowed = format!("Enter a day that is {} or later", say::day(booked.on));
                check.refuse("meets_on", say::day(booked.meets_on), allowed, RECORD);
            }
        }
        PersonFact::OneToOneHeld(held) => match numbered(&state.meetings, held.meeting) {
            None => check.refuse("meeting", held.meeting, "Choose a one-to-one that was booked", RECORD),
            Some(meeting) if meeting.held.is_some() => {
                check.refuse("meeting", held.meeting, "This one-to-one was held already", RECORD);
            }
            Some(_) => {}
        },
        PersonFact::SeveranceApplied(applied) => check.severance_applied(applied),
        PersonFact::SeveranceDecided(decided) => check.severance_decided(decided),
        PersonFact::SeveranceAccepted(accepted) => {
            check.severance_answer(accepted.on);
            // Out of recruitment: what was open ends with it.
            following.extend(
                state.open_interests().into_iter().map(|interest| {
                    InterestWithdrawn { on: accepted.on, role: interest.expressed.role }.into()
                }),
            );
        }
        PersonFact::SeveranceDeclined(declined) => check.severance_answer(declined.on),
        PersonFact::SeveranceWithdrawn(_) => {
            let open = state.severance.as_ref().is_some_and(|severance| severance.ended.is_none());
            if !open {
                check.refuse("severance", "", "There is no open application to withdraw", RECORD);
            }
        }
        PersonFact::ClaimMade(claim) => check.claim(claim),
        PersonFact::ClaimDecided(decided) => {
            check.panel(&decided.panel, &[]);
            check.text("reason", &decided.reason);
            if let Some(claim) = check.claim_of(decided.claim)
                && claim.decided.is_some()
            {
                check.refuse("claim", decided.claim, "This claim is decided; it can be appealed", RECORD);
            }
        }
        PersonFact::ClaimAppealed(appeal) => check.appeal(appeal),
        PersonFact::AppealDecided(decided) => {
            check.text("reason", &decided.reason);
            if let Some(claim) = check.claim_of(decided.claim) {
                let first = claim.decided.as_ref().map_or(&[][..], |decided| &decided.panel);
                check.panel(&decided.panel, first);
                if claim.appealed.is_none() || claim.appeal_decided.is_some() {
                    check.refuse("claim", decided.claim, "There is no open appeal on this claim", RECORD);
                }
            }
        }
        PersonFact::InterestExpressed(interest) => check.interest(interest),
        PersonFact::EvidenceGiven(evidence) => {
            check.text("evidence", &evidence.evidence);
            check.interest_in(evidence.role);
            check.by_evidence_day(evidence.on, "evidence");
        }
        PersonFact::InterestWithdrawn(interest) => {
            check.interest_in(interest.role);
        }
        PersonFact::SelectionScored(scored) => check.scored(scored),
        PersonFact::SecondRoundOpened(round) => {
            if state.second_round.is_some() {
                check.refuse("round", "", "The second round is open already", RECORD);
            }
            if round.until < round.on {
                let allowed = format!("Enter a last day that is {} or later", say::day(round.on));
                check.refuse("until", say::day(round.until), allowed, RECORD);
            }
        }
        PersonFact::Offered(offered) => {
            check.without_post();
            if offered.answer_by < offered.on {
                let allowed = format!("Enter a last day to answer that is {} or later", say::day(offered.on));
                check.refuse("answer_by", say::day(offered.answer_by), allowed, RECORD);
            }
        }
        PersonFact::OfferAccepted(answer) => {
            check.answer(answer.on, answer.offer);
            check.without_post();
            // Who has a post seeks no other.
            following.extend(
                state.open_interests().into_iter().map(|interest| {
                    InterestWithdrawn { on: answer.on, role: interest.expressed.role }.into()
                }),
            );
        }
        PersonFact::OfferDeclined(answer) => check.answer(answer.on, answer.offer),
        PersonFact::TrialStarted(trial) => check.trial_started(trial),
        PersonFact::TrialExtended(extended) => check.trial_extended(extended),
        PersonFact::TrialEnded(ended) => check.trial_ended(ended),
        PersonFact::FamilyTold(told) => check.family(told),
        PersonFact::PayProtected(pay) => {
            if pay.until < pay.on {
                let allowed = format!("Enter a last day that is {} or later", say::day(pay.on));
                check.refuse("until", say::day(pay.until), allowed, RECORD);
            }
            if state.accepted().is_none() {
                let allowed = "Record first that the post with lower pay was accepted";
                check.refuse("post", "", allowed, RECORD);
            }
        }
    }
    if !check.refusals.is_empty() {
        return Err(check.refusals);
    }
    let mut facts = vec![fact];
    facts.extend(following);
    Ok(facts)
}

/// Judges one command.
struct Check<'a> {
    state: &'a PersonProcess,
    timetable: &'a Timetable,
    refusals: Vec<Refusal>,
}

impl<'a> Check<'a> {
    fn refuse(
        &mut self,
        field: &'static str,
        given: impl fmt::Display,
        allowed: impl fmt::Display,
        source: &'static str,
    ) {
        self.refusals.push(Refusal::new(field, given, allowed, source));
    }

    fn text(&mut self, field: &'static str, text: &str) {
        if text.trim().is_empty() {
            self.refuse(field, "", format!("Enter the {}", field.replace('_', " ")), RECORD);
        }
    }

    fn day(&mut self, fact: &PersonFact, today: Date) {
        let on = fact.on();
        if on > today {
            let allowed = format!("Enter a date that is today, {}, or earlier", say::day(today));
            self.refuse("on", say::day(on), allowed, "the record holds what has happened");
        }
        if on < self.timetable.launch {
            let allowed = format!(
                "Enter a date that is {} or later, when the consultation starts",
                say::day(self.timetable.launch)
            );
            self.refuse("on", say::day(on), allowed, TIMETABLE);
        }
    }

    /// Who accepted voluntary severance takes no further part; their meetings go on, and what was told of family
    /// leave can be corrected.
    fn takes_part(&mut self, fact: &PersonFact) {
        let goes_on = matches!(
            fact,
            PersonFact::OneToOneBooked(_)
                | PersonFact::OneToOneHeld(_)
                | PersonFact::InterestWithdrawn(_)
                | PersonFact::FamilyTold(_)
        );
        if let Some(accepted) = self.state.severance_accepted().filter(|_| !goes_on) {
            let allowed = format!(
                "Nothing more can be recorded here: voluntary severance was accepted on {}, and from then on there is no \
                 further part in the process or recruitment",
                say::day(accepted)
            );
            self.refuse("severance", "", allowed, "voluntary severance accepted");
        }
    }

    fn class(&mut self, class: RoleClass, names_a_role: bool, reason: &str) {
        self.text("reason", reason);
        match class {
            RoleClass::New => {
                let allowed =
                    "Choose unchanged, natural successor, changed or deleted: a present role is not new";
                self.refuse("class", class, allowed, RECORD);
            }
            RoleClass::Unchanged | RoleClass::NaturalSuccessor if !names_a_role => {
                self.refuse("to", "", "Choose the role that follows", RECORD);
            }
            _ => {}
        }
    }

    /// Not after a date of the timetable; the refusal says which.
    fn by(&mut self, on: Date, milestone: Milestone, what: &str) {
        match self.timetable.on(milestone) {
            Some(last) if on > last => {
                let allowed = format!("The deadline for {what} was {}", say::day(last));
                self.refuse("on", say::day(on), allowed, TIMETABLE);
            }
            Some(_) => {}
            None => self.refuse("on", say::day(on), format!("Set the deadline for {what} first"), TIMETABLE),
        }
    }

    /// Not before a date of the timetable.
    fn from(&mut self, field: &'static str, on: Date, milestone: Milestone, why: &str) {
        if let Some(first) = self.timetable.on(milestone).filter(|first| on < *first) {
            let allowed = format!("Enter a date that is {} or later: {why}", say::day(first));
            self.refuse(field, say::day(on), allowed, TIMETABLE);
        }
    }

    fn by_evidence_day(&mut self, on: Date, what: &str) {
        match &self.state.second_round {
            Some(round) if on > round.until => {
                let allowed =
                    format!("The deadline for {what} in the second round was {}", say::day(round.until));
                self.refuse("on", say::day(on), allowed, TIMETABLE);
            }
            Some(_) => {}
            None => self.by(on, Milestone::Evidence, what),
        }
    }

    fn severance_applied(&mut self, applied: &SeveranceApplied) {
        self.by(applied.on, Milestone::SeveranceApplied, "applications for voluntary severance");
        if !applied.understood {
            let allowed = "Confirm that you understand: applying does not mean that it will be approved";
            self.refuse("understood", "", allowed, "voluntary severance is never promised");
        }
        let withdrawn = |end: SeveranceEnd| end == SeveranceEnd::Withdrawn;
        let again =
            self.state.severance.as_ref().is_some_and(|one| {
                one.decided.is_some() || !one.ended.is_some_and(|(_, end)| withdrawn(end))
            });
        if again {
            let allowed = "There is an application already; its decision stands for this consultation";
            self.refuse("severance", "", allowed, RECORD);
        }
    }

    fn severance_decided(&mut self, decided: &SeveranceDecided) {
        match &self.state.severance {
            None => self.refuse("severance", "", "Nobody applied for voluntary severance here", RECORD),
            Some(severance) if severance.ended.is_some() => {
                self.refuse("severance", "", "This application has ended", RECORD);
            }
            Some(severance) if severance.decided.is_some() => {
                self.refuse("severance", "", "This application is decided already", RECORD);
            }
            Some(_) => {}
        }
        let missing = PanelSeat::ALL.iter().filter(|seat| !decided.panel.contains(seat));
        let missing: Vec<&str> = missing.map(|seat| seat.label()).collect();
        if !missing.is_empty() {
            let allowed = format!("The panel needs its {}", missing.join(", "));
            self.refuse(
                "panel",
                "",
                allowed,
                "the panel is the chief executive, human resources and finance",
            );
        }
        for (field, text) in
            [("skills", &decided.skills), ("experience", &decided.experience), ("cost", &decided.cost)]
        {
            self.text(field, text);
        }
        if decided.approved && decided.leaving_on.is_some_and(|last| last < decided.on) {
            let allowed = format!("Enter a last day that is {} or later", say::day(decided.on));
            let given = decided.leaving_on.map(say::day).unwrap_or_default();
            self.refuse("leaving_on", given, allowed, RECORD);
        }
        if !decided.approved && (decided.leaving_on.is_some() || decided.estimate.is_some()) {
            let allowed = "Leave out the last day and the estimate where it is not approved";
            self.refuse("leaving_on", "", allowed, RECORD);
        }
    }

    fn severance_answer(&mut self, on: Date) {
        let approved = self.state.severance.as_ref().is_some_and(|severance| {
            severance.ended.is_none() && severance.decided.as_ref().is_some_and(|decided| decided.approved)
        });
        if !approved {
            self.refuse("severance", "", "There is no approved voluntary severance to answer", RECORD);
            return;
        }
        self.by(on, Milestone::SeveranceAccepted, "accepting voluntary severance");
    }

    fn claim(&mut self, claim: &ClaimMade) {
        self.text("says", &claim.says);
        self.by(claim.on, Milestone::Claimed, "claims to be a natural successor");
        if self.state.told.is_none() {
            self.refuse("class", "", "Tell them first what is proposed for their role", RECORD);
        }
        let following = [RoleClass::Unchanged, RoleClass::NaturalSuccessor]
            .into_iter()
            .find(|class| self.state.class() == Some((*class, Some(claim.role))));
        if following.is_some() {
            self.refuse("role", "", "You are identified for this role already", RECORD);
        }
        if self.state.claims.iter().any(|one| one.made.role == claim.role) {
            self.refuse("role", "", "There is a claim to this role already", RECORD);
        }
    }

    fn claim_of(&mut self, number: u32) -> Option<&'a Claim> {
        let claim = numbered(&self.state.claims, number);
        if claim.is_none() {
            self.refuse("claim", number, "Choose a claim that was made", RECORD);
        }
        claim
    }

    fn appeal(&mut self, appeal: &ClaimAppealed) {
        self.text("says", &appeal.says);
        let Some(claim) = self.claim_of(appeal.claim) else { return };
        let Some(decided) = &claim.decided else {
            self.refuse("claim", appeal.claim, "This claim is not decided yet", RECORD);
            return;
        };
        if decided.upheld {
            self.refuse("claim", appeal.claim, "This claim was upheld", RECORD);
        }
        if claim.appealed.is_some() {
            self.refuse("claim", appeal.claim, "There is an appeal on this claim already", RECORD);
        }
        match self.timetable.appeal_by(decided.on) {
            Some(last) if appeal.on > last => {
                let allowed = format!("The deadline for an appeal was {}", say::day(last));
                self.refuse("on", say::day(appeal.on), allowed, "staff_consultation.claim_appeal");
            }
            Some(_) => {}
            None => {
                let allowed = "Set how long one may appeal first";
                self.refuse("on", say::day(appeal.on), allowed, "staff_consultation.claim_appeal");
            }
        }
    }

    /// A panel of several different people, none of whom sat before.
    fn panel(&mut self, panel: &[String], before: &[String]) {
        let members: BTreeSet<String> =
            panel.iter().map(|name| name.trim().to_lowercase()).filter(|name| !name.is_empty()).collect();
        if members.len() < 2 {
            self.refuse("panel", "", "Name at least two people on the panel", "a panel of several");
        }
        if before.iter().any(|name| members.contains(&name.trim().to_lowercase())) {
            let allowed = "Name people who did not sit on the first panel";
            self.refuse("panel", "", allowed, "an appeal goes to others");
        }
    }

    fn without_post(&mut self) {
        if self.state.accepted().is_some() {
            self.refuse("post", "", "A post is accepted already", "nobody is in two full posts");
        }
    }

    fn interest(&mut self, interest: &InterestExpressed) {
        let state = self.state;
        self.by_evidence_day(interest.on, "expressions of interest");
        self.without_post();
        match state.class() {
            None => self.refuse("class", "", "Tell them first what is proposed for their role", RECORD),
            Some((class @ (RoleClass::Unchanged | RoleClass::NaturalSuccessor), _)) if state.round() == 1 => {
                let allowed = format!(
                    "Interests are for people whose role is changed or deleted; yours is {class}, and you are slotted in \
                     or selected within its ring fence first"
                );
                self.refuse("role", "", allowed, "consultation paper: anyone in scope who is not unchanged");
            }
            Some(_) => {}
        }
        let open = state.open_interests();
        if open.iter().any(|one| one.expressed.role == interest.role) {
            self.refuse("role", "", "There is an interest in this role already", RECORD);
        }
        let Some(most) = self.timetable.roles else {
            self.refuse("role", "", "Set first in how many roles one may express an interest", ROLES);
            return;
        };
        if open.len() >= usize::from(most) {
            let allowed = format!(
                "You may express an interest in up to {most} roles in the first instance; withdraw one to change"
            );
            self.refuse("role", "", allowed, ROLES);
        } else if !(1..=most).contains(&interest.choice) {
            self.refuse("choice", interest.choice, format!("Enter a choice from 1 to {most}"), ROLES);
        } else if open.iter().any(|one| one.expressed.choice == interest.choice) {
            let allowed = "Enter another choice: there is an interest with this one";
            self.refuse("choice", interest.choice, allowed, ROLES);
        }
    }

    fn interest_in(&mut self, role: crate::ids::JobId) -> Option<&'a Interest> {
        let found = self.state.open_interests().into_iter().find(|one| one.expressed.role == role);
        if found.is_none() {
            self.refuse("role", "", "Choose a role in which an interest is open", RECORD);
        }
        found
    }

    /// Several members, every one scoring every criterion once.
    fn scored(&mut self, scored: &SelectionScored) {
        const SEVERAL: &str = "criteria, evidence, scores by a panel of several";
        self.text("feedback", &scored.feedback);
        if self.state.class().is_none() {
            self.refuse("class", "", "Tell them first what is proposed for their role", RECORD);
        }
        let own = self.state.open_interests().into_iter().find(|one| one.expressed.role == scored.role);
        if own.is_some_and(|interest| interest.evidence.is_none()) {
            self.refuse("evidence", "", "There is no evidence to score for this role yet", SEVERAL);
        }
        let mut by_member: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        let mut twice = false;
        for score in &scored.scores {
            twice |= !by_member.entry(score.member.trim()).or_default().insert(score.criterion.trim());
        }
        let all: BTreeSet<&str> = by_member.values().flatten().copied().collect();
        if by_member.keys().any(|member| member.is_empty()) || all.contains("") {
            self.refuse("scores", "", "Name the member and the criterion of every score", SEVERAL);
        }
        if by_member.len() < 2 {
            self.refuse(
                "scores",
                by_member.len(),
                "Enter the scores of at least two members of the panel",
                SEVERAL,
            );
        }
        if twice || by_member.values().any(|own| own.len() < all.len()) {
            self.refuse("scores", "", "Enter one score of every member on every criterion", SEVERAL);
        }
    }

    fn answer(&mut self, on: Date, number: u32) {
        let Some(offer) = numbered(&self.state.offers, number) else {
            self.refuse("offer", number, "Choose an offer that was made", RECORD);
            return;
        };
        if offer.answer.is_some() {
            self.refuse("offer", number, "This offer is answered already", RECORD);
        }
        if on > offer.offered.answer_by {
            let allowed =
                format!("The deadline to answer this offer was {}", say::day(offer.offered.answer_by));
            self.refuse("on", say::day(on), allowed, RECORD);
        }
    }
}
