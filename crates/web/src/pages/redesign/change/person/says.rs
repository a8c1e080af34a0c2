//! Words for what happens on a person's way, plain and kind.

use calendar::words;
use service::change::{Change, PersonLine};
use workforce::people::allocation::{Reason, ToldTo};
use workforce::people::classes::RoleClass;
use workforce::people::process::{Doing, PersonFact, SeveranceEnd};

use super::acts::capital;
use crate::app::SignedIn;
use crate::components::{Entry, Html};

/// What a class means, for the person themselves or for whoever reads about them.
pub(super) fn means(change: &Change, line: &PersonLine, own: bool) -> Vec<String> {
    let state = &line.process;
    let (your, you_are, you) = if own { ("Your", "You are", "you") } else { ("Their", "They are", "they") };
    let mut says = Vec::new();
    if let Some(severance) = &state.severance
        && let Some((on, SeveranceEnd::Accepted)) = severance.ended
    {
        says.push(format!(
            "Voluntary severance was accepted on {}. {you_are} no longer part of filling the posts.",
            words::day(on)
        ));
        if let Some(last) = severance.decided.as_ref().and_then(|decided| decided.leaving_on) {
            says.push(format!("{your} last day is {}.", words::long(last)));
        }
        return says;
    }
    if let Some(offer) = state.accepted() {
        let role = change.roles.says(offer.role);
        says.push(format!(
            "A post as {role} is {} from {}.",
            if own { "yours" } else { "theirs" },
            words::long(change.record.proposal.effect)
        ));
        return says;
    }
    let Some((class, to)) = state.class() else {
        says.push(format!(
            "{your} role has not been told yet. Human resources tell everybody when the consultation starts."
        ));
        return says;
    };
    let role = to.map(|role| change.roles.says(role)).unwrap_or_default();
    match class {
        RoleClass::Unchanged => {
            says.push(format!("{your} role goes on as it is."));
            let before = change.before.posts.get(&line.scope.post);
            let after = change.proposed().posts.get(&line.scope.post);
            if before.map(|post| post.team) != after.map(|post| post.team) {
                says.push(format!("{your} post moves to another team."));
            }
            if before.map(|post| post.reports_to) != after.map(|post| post.reports_to) {
                says.push(format!("{your} line manager would be another."));
            }
        }
        RoleClass::NaturalSuccessor => {
            says.push(format!("{your} role is followed by another that is mostly the same: {role}."));
            says.push(format!(
                "Where there are enough posts, {you} are slotted in without an interview. Where there are not, a panel selects among those in the same place."
            ));
        }
        RoleClass::Changed => {
            says.push(format!("{your} role goes on, but with too little in common with what it is now to follow on by itself."));
            says.push(format!("After the consultation {you} can express an interest in roles."));
        }
        RoleClass::Deleted => {
            says.push(format!("{your} role would end."));
            says.push(format!(
                "It does not mean that {you} must leave. After the consultation {you} can express an interest in roles, and whoever has no post then is helped to another one."
            ));
        }
        RoleClass::New => {}
    }
    if state.confirmed.is_none() {
        says.push("It is a proposal: nothing is final until the consultation has closed.".to_owned());
    }
    says
}

/// Why somebody has a post, or has not.
pub(in crate::pages::redesign::change) fn reason(change: &Change, to: ToldTo, reason: &Reason) -> String {
    let post = |post| {
        let of = change.proposed();
        of.posts
            .get(&post)
            .and_then(|post| of.teams.get(&post.team))
            .map_or_else(String::new, |team| team.name.clone())
    };
    reason.says(to, &|role| change.roles.says(role), &post)
}

/// Everything that was recorded, the latest first, as whoever reads it may.
pub(super) fn history(who: &SignedIn, change: &Change, line: &PersonLine) -> Vec<Entry> {
    let name = change.name(line.staff);
    let directory = who.service().directory();
    let entry = |told: &service::organisation::Told<PersonFact>| {
        let on = told.fact.on();
        let recorded = service::local_time(told.recorded).date();
        let late =
            if recorded == on { String::new() } else { format!(", recorded {}", words::day(recorded)) };
        Entry {
            title: Html::from(told.fact.label()),
            byline: Html::from(format!("{}{late}", directory.worker_name(told.by))),
            when: crate::words::brief(on),
            datetime: on.to_string(),
            body: Html::from(match between(change, &told.fact, name).filter(|_| !line.reader.reads_all()) {
                Some(happened) => happened,
                None => body(change, &told.fact),
            }),
            ..Entry::default()
        }
    };
    change.told_to(&who.viewer, line.staff).into_iter().rev().map(entry).collect()
}

/// What it means to somebody that they can do something, or why they cannot: an estimate is between them and the
/// panel.
pub(super) fn choice(change: &Change, line: &PersonLine, doing: Doing, why: String) -> String {
    match doing {
        Doing::AnswerSeverance if !line.reader.reads_all() => {
            format!("What was offered is between {} and the panel.", change.name(line.staff))
        }
        _ => why,
    }
}

/// What a line manager reads of what is between the person and a panel, or of the person's money and their own
/// words for it: what happened. Nothing for what a manager reads in full.
fn between(change: &Change, fact: &PersonFact, name: &str) -> Option<String> {
    use PersonFact::*;
    let panel = |what: &str| Some(format!("{what} is between {name} and the panel."));
    match fact {
        SeveranceApplied(_) => Some("A panel decides. What was asked for is not shown here.".to_owned()),
        SeveranceDecided(_) => panel("Voluntary severance was decided. What was offered"),
        ClaimMade(one) => panel(&format!("{}. What was said for it", change.roles.says(one.role))),
        ClaimDecided(_) | AppealDecided(_) => panel("It was decided. What was decided, and why,"),
        ClaimAppealed(_) => panel("Another panel looks at it again. What was said"),
        EvidenceGiven(one) => panel(&format!("{}. What was given as evidence", change.roles.says(one.role))),
        SelectionScored(one) => panel(&format!("{}. How it was scored", change.roles.says(one.role))),
        OfferDeclined(_) | TrialEnded(_) => {
            Some(format!("What was said of it is between {name} and human resources."))
        }
        PayProtected(_) => Some(format!("How much is between {name} and human resources.")),
        ClassTold(_)
        | ClassConfirmed(_)
        | OneToOneBooked(_)
        | OneToOneHeld(_)
        | SeveranceAccepted(_)
        | SeveranceDeclined(_)
        | SeveranceWithdrawn(_)
        | InterestExpressed(_)
        | InterestWithdrawn(_)
        | SecondRoundOpened(_)
        | Offered(_)
        | OfferAccepted(_)
        | TrialStarted(_)
        | TrialExtended(_) => None,
        // Of pregnancy and family leave a manager reads nothing at all.
        FamilyTold(_) => Some(String::new()),
    }
}

fn body(change: &Change, fact: &PersonFact) -> String {
    use PersonFact::*;
    let role = |role| change.roles.says(role);
    let yes = |yes: bool, one: &str, other: &str| if yes { one.to_owned() } else { other.to_owned() };
    match fact {
        ClassTold(one) => class(change, one.class, one.to, &one.reason),
        ClassConfirmed(one) => class(change, one.class, one.to, &one.reason),
        OneToOneBooked(one) => format!("With {}, on {}.", one.with, words::long(one.meets_on)),
        OneToOneHeld(one) => one.note.clone(),
        SeveranceApplied(one) => one
            .leaving_on
            .map_or_else(String::new, |day| format!("Would like to leave on {}.", words::day(day))),
        SeveranceDecided(one) => {
            let mut says = yes(one.approved, "Approved.", "Not approved.");
            for (what, text) in
                [("Skills", &one.skills), ("Experience", &one.experience), ("Cost", &one.cost)]
            {
                says.push_str(&format!(" {what}: {}.", text.trim_end_matches('.')));
            }
            if let Some(estimate) = one.estimate {
                says.push_str(&format!(" {}", estimate.says()));
            }
            says
        }
        ClaimMade(one) => format!("{}. {}", role(one.role), one.says),
        ClaimDecided(one) => format!("{} {}", yes(one.upheld, "Upheld.", "Not upheld."), one.reason),
        ClaimAppealed(one) => one.says.clone(),
        AppealDecided(one) => {
            format!("{} {}", yes(one.upheld, "Upheld after all.", "Not upheld."), one.reason)
        }
        InterestExpressed(one) => format!("{}, choice {}.", role(one.role), one.choice),
        EvidenceGiven(one) => format!("{}: {}", role(one.role), one.evidence),
        InterestWithdrawn(one) => role(one.role),
        SelectionScored(one) => {
            let mean = one.mean_hundredths();
            let points = format!("{}.{:02}", mean / 100, mean % 100);
            let meets = yes(
                one.appointable,
                "The evidence meets what the role asks.",
                "The evidence does not meet what the role asks.",
            );
            format!("{}: {points} points on average. {meets} {}", role(one.role), one.feedback)
        }
        SecondRoundOpened(one) => format!("Until {}.", words::long(one.until)),
        Offered(one) => {
            let of = change.proposed();
            let team = of.posts.get(&one.post).and_then(|post| of.teams.get(&post.team));
            let team = team.map(|team| format!(", {}", team.name)).unwrap_or_default();
            format!(
                "{}{team}: {}. Answer by {}.",
                role(one.role),
                one.basis.label(),
                words::long(one.answer_by)
            )
        }
        OfferDeclined(one) => one.reason.clone().unwrap_or_default(),
        TrialExtended(one) => format!("Until {}, for {}.", words::long(one.until), one.retraining),
        TrialEnded(one) => format!("{} {}", yes(one.suits, "It suits.", "It does not suit."), one.reason),
        PayProtected(one) => format!(
            "£{} a year until {}.",
            crate::words::whole(i64::try_from(one.pence_a_year / 100).unwrap_or(i64::MAX)),
            words::long(one.until)
        ),
        FamilyTold(one) => {
            one.family.as_ref().map_or("Taken back.".to_owned(), |family| capital(&family.says()) + ".")
        }
        SeveranceAccepted(_)
        | SeveranceDeclined(_)
        | SeveranceWithdrawn(_)
        | OfferAccepted(_)
        | TrialStarted(_) => String::new(),
    }
}

fn class(change: &Change, class: RoleClass, to: Option<workforce::JobId>, reason: &str) -> String {
    let to = to.map(|role| format!(", to {}", change.roles.says(role))).unwrap_or_default();
    match class {
        RoleClass::Unchanged => format!("{}. {reason}", capital(class.label())),
        _ => format!("{}{to}. {reason}", capital(class.label())),
    }
}
