//! What can be recorded on one person's way through a change: one definition each, listed once.

pub(in crate::pages::redesign::change) use calendar::words::capital;
use std::sync::Arc;

use calendar::Date;
use service::change::{Change, Doer, PersonLine};
use workforce::JobId;
use workforce::people::process::*;

use super::super::ask::{Act, Ask, Control, ask, yes_or_no};
use crate::components::{Choice, Form};

/// Whose way it is, and which of its numbered things is meant.
pub struct Case {
    pub change: Arc<Change>,
    pub line: PersonLine,
    pub today: Date,
    /// The name of their line manager.
    pub manager: String,
    /// Whether somebody else records it for them: then the day is asked.
    pub for_them: bool,
    /// The claim, offer or meeting that is meant, by its number.
    pub number: u32,
    /// The role that is meant.
    pub role: Option<JobId>,
}

type PersonAct = Act<Case, PersonFact>;

const ON: Ask<Case> =
    ask("on", "On which day did it happen?", "The day on the form, if it came on paper.", Control::Day);

/// Every act, in the order in which they come.
pub static ACTS: &[PersonAct] = &[
    Act {
        key: "one-to-one",
        name: "Book a one-to-one",
        intro: &[
            "A meeting about what the change means. You can bring a colleague or a union representative.",
        ],
        asks: &[
            ask("meets_on", "When do you meet?", "", Control::Day),
            ask("with", "With whom?", "The line manager, or somebody else whom you choose.", Control::Text),
        ],
        button: "Book the one-to-one",
        make: |form, case| {
            let meets_on = form.read_day("meets_on", "the day of the meeting");
            let with = form.read_text("with", "Enter with whom you meet");
            Some(OneToOneBooked { on: case.today, meets_on: meets_on?, with: with? }.into())
        },
    },
    Act {
        key: "held",
        name: "Record that the one-to-one was held",
        intro: &["They read what you write here."],
        asks: &[ON, ask("note", "What was said and agreed?", "", Control::Long)],
        button: "Record it",
        make: |form, case| {
            let on = form.read_day("on", "the day of the meeting");
            let note = form.read_text("note", "Enter what was said and agreed");
            Some(OneToOneHeld { on: on?, meeting: case.number, note: note? }.into())
        },
    },
    Act {
        key: "severance",
        name: "Apply for voluntary severance",
        intro: &[
            "Anyone in scope can ask. It is not promised. A panel of the chief executive, human resources and finance looks at the loss of skills and experience and at the cost.",
            "If it is approved you are told an estimate first. Nothing is agreed until you accept.",
        ],
        asks: &[
            ON,
            ask(
                "leaving_on",
                "When would you like to leave?",
                "Leave it empty if you do not mind.",
                Control::Day,
            ),
            ask(
                "understood",
                "Before you apply",
                "",
                Control::Tick("I understand that applying does not mean that it will be approved"),
            ),
        ],
        button: "Apply",
        make: |form, case| {
            let on = form.read_on(case.for_them, case.today);
            let leaving_on = form.read_day_if_given("leaving_on", "the day on which you would like to leave");
            let understood = form.chose("understood", "yes");
            (!form.is_refused()).then_some(())?;
            Some(SeveranceApplied { on: on?, leaving_on, understood }.into())
        },
    },
    Act {
        key: "withdraw-severance",
        name: "Withdraw the application for voluntary severance",
        intro: &["You stay in the process as if you had not applied."],
        asks: &[],
        button: "Withdraw it",
        make: |_, case| Some(SeveranceWithdrawn { on: case.today }.into()),
    },
    Act {
        key: "decide-severance",
        name: "Record the panel’s decision on voluntary severance",
        intro: &[],
        asks: &[
            ON,
            ask("panel", "Who sat on the panel?", "", Control::Boxes(seats)),
            ask("approved", "Is it approved?", "", Control::Radios(|_| yes_or_no())),
            ask("skills", "What would the loss of skills mean?", "", Control::Long),
            ask("experience", "What would the loss of experience mean?", "", Control::Long),
            ask("cost", "What would it cost?", "", Control::Long),
            ask(
                "leaving_on",
                "What is the last day, if it is approved?",
                "It may be later if the service needs it.",
                Control::Day,
            ),
            ask(
                "estimate",
                "What is the estimate, in pounds?",
                "It is shown as an estimate. Leave it empty if there is none.",
                Control::Text,
            ),
        ],
        button: "Record the decision",
        make: |form, case| {
            let on = form.read_on(true, case.today);
            let panel =
                PanelSeat::ALL.iter().copied().filter(|seat| form.chose("panel", seat.label())).collect();
            let approved = form.read_yes("approved", "Choose whether it is approved");
            let skills = form.read_text("skills", "Enter what the loss of skills would mean");
            let experience = form.read_text("experience", "Enter what the loss of experience would mean");
            let cost = form.read_text("cost", "Enter what it would cost");
            let leaving_on = form.read_day_if_given("leaving_on", "the last day");
            let pence = form.read_pence("estimate");
            (!form.is_refused()).then_some(())?;
            let estimate = pence.map(|pence| Estimate {
                pence,
                supposes: leaving_on.unwrap_or(case.change.record.proposal.effect),
            });
            Some(
                SeveranceDecided {
                    on: on?,
                    panel,
                    approved: approved?,
                    leaving_on,
                    skills: skills?,
                    experience: experience?,
                    cost: cost?,
                    estimate,
                }
                .into(),
            )
        },
    },
    Act {
        key: "answer-severance",
        name: "Accept or decline voluntary severance",
        intro: &[
            "Once you accept, you take no further part in filling the posts. It cannot be taken back here.",
        ],
        asks: &[ON, ask("answer", "What is your answer?", "", Control::Radios(accept_or_decline))],
        button: "Send the answer",
        make: |form, case| {
            let on = form.read_on(case.for_them, case.today);
            let answer = form.read_yes("answer", "Choose whether you accept or decline");
            let on = on?;
            Some(if answer? { SeveranceAccepted { on }.into() } else { SeveranceDeclined { on }.into() })
        },
    },
    Act {
        key: "claim",
        name: "Claim to be a natural successor",
        intro: &[
            "Your present job description is compared with the role’s, criterion by criterion. A panel decides and tells you why. You can appeal.",
        ],
        asks: &[
            ON,
            ask("role", "To which role?", "", Control::Select(roles)),
            ask(
                "says",
                "Why does your present job match it?",
                "Name duties that are the same.",
                Control::Long,
            ),
        ],
        button: "Send the claim",
        make: |form, case| {
            let on = form.read_on(case.for_them, case.today);
            let role = read_role(form);
            let says = form.read_text("says", "Enter why your present job matches the role");
            Some(ClaimMade { on: on?, role: role?, says: says? }.into())
        },
    },
    Act {
        key: "decide-claim",
        name: "Record the decision on a claim",
        intro: &[],
        asks: &[
            ON,
            ask("panel", "Who sat on the panel?", "One name a line. At least two.", Control::Long),
            ask("upheld", "Is the claim upheld?", "", Control::Radios(|_| yes_or_no())),
            ask("reason", "Why?", "They read this.", Control::Long),
        ],
        button: "Record the decision",
        make: |form, case| {
            let on = form.read_on(true, case.today);
            let panel = lines(form, "panel");
            let upheld = form.read_yes("upheld", "Choose whether the claim is upheld");
            let reason = form.read_text("reason", "Enter why");
            Some(ClaimDecided { on: on?, claim: case.number, upheld: upheld?, panel, reason: reason? }.into())
        },
    },
    Act {
        key: "appeal",
        name: "Appeal against the decision on your claim",
        intro: &["Another panel looks at your claim again."],
        asks: &[ON, ask("says", "What should the other panel look at?", "", Control::Long)],
        button: "Send the appeal",
        make: |form, case| {
            let on = form.read_on(case.for_them, case.today);
            let says = form.read_text("says", "Enter what the other panel should look at");
            Some(ClaimAppealed { on: on?, claim: case.number, says: says? }.into())
        },
    },
    Act {
        key: "decide-appeal",
        name: "Record the decision on an appeal",
        intro: &["Nobody of the first panel may sit."],
        asks: &[
            ON,
            ask("panel", "Who sat on the panel?", "One name a line. At least two.", Control::Long),
            ask("upheld", "Is the claim upheld after all?", "", Control::Radios(|_| yes_or_no())),
            ask("reason", "Why?", "They read this.", Control::Long),
        ],
        button: "Record the decision",
        make: |form, case| {
            let on = form.read_on(true, case.today);
            let panel = lines(form, "panel");
            let upheld = form.read_yes("upheld", "Choose whether the claim is upheld");
            let reason = form.read_text("reason", "Enter why");
            Some(
                AppealDecided { on: on?, claim: case.number, upheld: upheld?, panel, reason: reason? }.into(),
            )
        },
    },
    Act {
        key: "interest",
        name: "Express an interest in a role",
        intro: &[
            "Say which roles you want, the one you want most first. Give your evidence afterwards, by the deadline.",
        ],
        asks: &[
            ON,
            ask("role", "In which role?", "", Control::Select(roles)),
            ask("choice", "Which choice is it?", "", Control::Radios(choices)),
        ],
        button: "Express the interest",
        make: |form, case| {
            let on = form.read_on(case.for_them, case.today);
            let role = read_role(form);
            let choice = form.read_number("choice", 9, "Choose which choice it is");
            Some(
                InterestExpressed { on: on?, role: role?, choice: u8::try_from(choice?).unwrap_or(0) }.into(),
            )
        },
    },
    Act {
        key: "evidence",
        name: "Give evidence for a role",
        intro: &[
            "Behaviours, skills and experience that the role asks for, with examples. You can replace it until the deadline.",
        ],
        asks: &[ON, ask("evidence", "Your evidence", "", Control::Long)],
        button: "Send the evidence",
        make: |form, case| {
            let on = form.read_on(case.for_them, case.today);
            let evidence = form.read_text("evidence", "Enter your evidence");
            Some(EvidenceGiven { on: on?, role: case.role?, evidence: evidence? }.into())
        },
    },
    Act {
        key: "withdraw-interest",
        name: "Withdraw an interest",
        intro: &["You can choose another role instead until the deadline."],
        asks: &[],
        button: "Withdraw it",
        make: |_, case| Some(InterestWithdrawn { on: case.today, role: case.role? }.into()),
    },
    super::family::PREGNANCY,
    super::family::LEAVE,
    super::family::SHARED_LEAVE,
    super::family::TAKE_BACK,
    super::scoring::SCORE,
    Act {
        key: "answer-offer",
        name: "Accept or decline an offer",
        intro: &[
            "When you accept, the post is yours from the day of the change, and your other interests end.",
        ],
        asks: &[
            ON,
            ask("answer", "What is your answer?", "", Control::Radios(accept_or_decline)),
            ask("reason", "If you decline, why?", "You need not say.", Control::Long),
        ],
        button: "Send the answer",
        make: |form, case| {
            let on = form.read_on(case.for_them, case.today);
            let answer = form.read_yes("answer", "Choose whether you accept or decline");
            let (on, offer) = (on?, case.number);
            let reason = Some(form.value("reason").to_owned()).filter(|reason| !reason.is_empty());
            Some(match answer? {
                true => OfferAccepted { on, offer }.into(),
                false => OfferDeclined { on, offer, reason }.into(),
            })
        },
    },
    Act {
        key: "start-trial",
        name: "Start the trial in another post",
        intro: &[
            "Four weeks, with pay protected. It can be longer only for retraining that is agreed in writing before the first day: record that agreement first.",
        ],
        asks: &[ask("on", "What is the first day in the post?", "", Control::Day)],
        button: "Start the trial",
        make: |form, case| {
            let on = form.read_day("on", "the first day in the post");
            Some(TrialStarted { on: on?, offer: case.number }.into())
        },
    },
    Act {
        key: "extend-trial",
        name: "Agree a longer trial for retraining",
        intro: &[
            "It is agreed before the first day in the post. A trial that has started cannot be made longer.",
        ],
        asks: &[
            ask("on", "On which day was it agreed?", "", Control::Day),
            ask("until", "What is the last day of the trial?", "", Control::Day),
            ask("retraining", "What is the retraining?", "", Control::Long),
            ask("in_writing", "Agreement", "", Control::Tick("It is agreed in writing")),
        ],
        button: "Record the agreement",
        make: |form, _| {
            let on = form.read_day("on", "the day of the agreement");
            let until = form.read_day("until", "the last day of the trial");
            let retraining = form.read_text("retraining", "Enter what the retraining is");
            let in_writing = form.chose("in_writing", "yes");
            Some(TrialExtended { on: on?, until: until?, in_writing, retraining: retraining? }.into())
        },
    },
    Act {
        key: "end-trial",
        name: "Say whether the trial post suits",
        intro: &[
            "If it does not suit, you keep the rights that you had before the trial. Whoever works on after its last day has taken the post.",
        ],
        asks: &[
            ON,
            ask("suits", "Does the post suit?", "", Control::Radios(|_| yes_or_no())),
            ask("reason", "Why?", "", Control::Long),
        ],
        button: "Send the answer",
        make: |form, case| {
            let on = form.read_on(case.for_them, case.today);
            let suits = form.read_yes("suits", "Choose whether the post suits");
            let reason = form.read_text("reason", "Enter why");
            Some(TrialEnded { on: on?, suits: suits?, reason: reason? }.into())
        },
    },
    Act {
        key: "protect-pay",
        name: "Protect pay in a lower-graded post",
        intro: &[],
        asks: &[
            ask("on", "From which day?", "", Control::Day),
            ask("until", "What is the last day?", "", Control::Day),
            ask("pay", "What pay is protected, in pounds a year?", "", Control::Text),
        ],
        button: "Protect the pay",
        make: |form, _| {
            let on = form.read_day("on", "the first day");
            let until = form.read_day("until", "the last day");
            let pence = form.read_pence("pay");
            if pence.is_none() && form.error("pay").is_none() {
                form.refuse("pay", "Enter the pay that is protected, in pounds a year");
            }
            Some(PayProtected { on: on?, until: until?, pence_a_year: pence? }.into())
        },
    },
];

/// Whose it is to do what an act records, as [`service::change::doer`] says of the fact that it makes.
pub fn doer(key: &str) -> Doer {
    match key {
        "one-to-one" => Doer::PersonOrManager,
        "held" => Doer::Manager,
        "decide-severance" | "decide-claim" | "decide-appeal" | "score" | "start-trial" | "extend-trial"
        | "protect-pay" => Doer::HumanResources,
        _ => Doer::Person,
    }
}

fn seats(_: &Case) -> Vec<Choice> {
    PanelSeat::ALL.iter().map(|seat| Choice::new(seat.label(), capital(seat.label()))).collect()
}

fn accept_or_decline(_: &Case) -> Vec<Choice> {
    vec![Choice::new("yes", "I accept"), Choice::new("no", "I decline")]
}

/// Roles of the proposed structure that somebody could seek: those that have posts and are not simply their own.
pub(super) fn roles(case: &Case) -> Vec<Choice> {
    let own = case.change.roles.present.get(&case.line.scope.post);
    let all = case.change.roles.to_fill();
    let others = all.into_iter().filter(|(id, role)| Some(id) != own && role.before != role.after);
    Choice::with_empty(
        others.map(|(id, role)| Choice::new(id.to_string(), role.says())).collect(),
        "Choose a role",
    )
}

fn choices(case: &Case) -> Vec<Choice> {
    let most = case.change.timetable.roles.unwrap_or(1);
    let name = |number: u8| match number {
        1 => "First choice".to_owned(),
        2 => "Second choice".to_owned(),
        many => format!("Choice {many}"),
    };
    (1..=most).map(|number| Choice::new(number.to_string(), name(number))).collect()
}

pub(super) fn read_role(form: &mut Form) -> Option<JobId> {
    let role = form.value("role").parse().ok();
    if role.is_none() {
        form.refuse("role", "Choose a role");
    }
    role
}

/// The lines of a box that are not empty.
pub(super) fn lines(form: &Form, name: &str) -> Vec<String> {
    form.value(name).lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
