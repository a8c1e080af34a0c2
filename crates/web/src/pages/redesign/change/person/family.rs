//! Pregnancy and family leave: what the law’s priority for suitable posts asks, for the person and human resources
//! alone.

use calendar::{Date, words};
use service::Action;
use service::change::{Change, PersonLine};
use workforce::people::process::{FamilyTold, PersonFact};
use workforce::people::redundancy_law::{Family, LeaveKind, has_priority};

use super::super::ask::{Act, Ask, Control, ask};
use super::Can;
use super::acts::{Case, capital};
use super::record::name;
use crate::app::SignedIn;
use crate::components::{Choice, Form};
use crate::paths;

type FamilyAct = Act<Case, PersonFact>;

const PRIVATE: &str = "Only the person and human resources read this. No line manager and no colleague does. It is used \
                       for the law’s priority for suitable posts and for nothing else.";
const REPLACES: &str = "What you record here takes the place of what was told before.";

const FROM: Ask<Case> = ask("from", "What is the first day of leave?", "", Control::Day);

/// A pregnancy.
pub const PREGNANCY: FamilyAct = Act {
    key: "pregnancy",
    name: "Record a pregnancy",
    intro: &[PRIVATE, REPLACES],
    asks: &[
        ask("told", "On which day was the council told?", "The priority begins with this day.", Control::Day),
        ask(
            "expected",
            "When is the child expected?",
            "A day of the expected week. Leave it empty if it is not known yet.",
            Control::Day,
        ),
        ask(
            "ended",
            "If the pregnancy has ended before its 24th week, on which day?",
            "Leave it empty otherwise. The priority lasts for two weeks after it.",
            Control::Day,
        ),
    ],
    button: "Record it",
    make: |form, case| {
        let told = form.read_day("told", "the day on which the council was told");
        let expected = form.read_day_if_given("expected", "a day of the expected week");
        let ended = form.read_day_if_given("ended", "the day on which the pregnancy ended");
        recorded(case, Family::Pregnancy { told: told?, expected, ended })
    },
};

/// Maternity or adoption leave.
pub const LEAVE: FamilyAct = Act {
    key: "family-leave",
    name: "Record maternity or adoption leave",
    intro: &[PRIVATE, REPLACES],
    asks: &[
        ask("kind", "Which leave is it?", "", Control::Radios(|_| kinds())),
        FROM,
        ask("to", "What is the last day of leave?", "As planned, if it has not ended yet.", Control::Day),
        ask(
            "child",
            "When was the child born or placed?",
            "If the child is not born yet, the first day of the expected week.",
            Control::Day,
        ),
    ],
    button: "Record it",
    make: |form, case| {
        let kind = LeaveKind::ALL.iter().copied().find(|kind| form.chose("kind", kind.label()));
        if kind.is_none() {
            form.refuse("kind", "Choose which leave it is");
        }
        let (from, to, child) = read_leave(form);
        recorded(case, Family::Leave { kind: kind?, from: from?, to: to?, child: child? })
    },
};

/// Shared parental leave.
pub const SHARED_LEAVE: FamilyAct = Act {
    key: "shared-leave",
    name: "Record shared parental leave",
    intro: &[
        PRIVATE,
        "If the leave is taken in several periods, record the longest. The priority goes on after leave where six weeks or more are taken together.",
        REPLACES,
    ],
    asks: &[
        FROM,
        ask("to", "What is the last day of leave?", "As planned, if it has not ended yet.", Control::Day),
        ask("child", "When was the child born or placed?", "", Control::Day),
    ],
    button: "Record it",
    make: |form, case| {
        let (from, to, child) = read_leave(form);
        recorded(case, Family::SharedParental { from: from?, to: to?, child: child? })
    },
};

/// Nothing holds of what was told.
pub const TAKE_BACK: FamilyAct = Act {
    key: "no-family-leave",
    name: "Take back what was told of pregnancy or family leave",
    intro: &[
        "What was recorded stays in the record, for the person and human resources, and counts no more.",
    ],
    asks: &[],
    button: "Take it back",
    make: |_, case| Some(FamilyTold { on: case.today, family: None }.into()),
};

fn recorded(case: &Case, family: Family) -> Option<PersonFact> {
    Some(FamilyTold { on: case.today, family: Some(family) }.into())
}

fn read_leave(form: &mut Form) -> (Option<Date>, Option<Date>, Option<Date>) {
    (
        form.read_day("from", "the first day of leave"),
        form.read_day("to", "the last day of leave"),
        form.read_day("child", "the day of birth or placement"),
    )
}

fn kinds() -> Vec<Choice> {
    LeaveKind::ALL.iter().map(|kind| Choice::new(kind.label(), capital(kind.label()))).collect()
}

/// The act that records what was told.
fn act_of(family: &Family) -> &'static str {
    match family {
        Family::Pregnancy { .. } => PREGNANCY.key,
        Family::Leave { .. } => LEAVE.key,
        Family::SharedParental { .. } => SHARED_LEAVE.key,
    }
}

/// The form with what was told before, to be corrected.
pub(super) fn filled(form: Form, key: &str, case: &Case) -> Form {
    let Some(family) = case.line.process.family.as_ref().filter(|family| act_of(family) == key) else {
        return form;
    };
    match family {
        Family::Pregnancy { told, expected, ended } => {
            let form = with_day(form, "told", Some(*told));
            with_day(with_day(form, "expected", *expected), "ended", *ended)
        }
        Family::Leave { kind, from, to, child } => {
            with_leave(form.with("kind", kind.label()), *from, *to, *child)
        }
        Family::SharedParental { from, to, child } => with_leave(form, *from, *to, *child),
    }
}

fn with_leave(form: Form, from: Date, to: Date, child: Date) -> Form {
    let days = [("from", from), ("to", to), ("child", child)];
    days.into_iter().fold(form, |form, (name, day)| with_day(form, name, Some(day)))
}

fn with_day(form: Form, name: &str, day: Option<Date>) -> Form {
    let Some(day) = day else { return form };
    form.with(&format!("{name}-day"), day.day().to_string())
        .with(&format!("{name}-month"), day.month().to_string())
        .with(&format!("{name}-year"), day.year().to_string())
}

/// What was told, what the law makes of it today, and what can be recorded.
pub(super) struct Told {
    pub(super) says: String,
    pub(super) priority: String,
    pub(super) can: Vec<Can>,
}

/// The same of somebody, for themselves and for human resources; nothing for anybody else.
pub(super) fn told(who: &SignedIn, change: &Change, line: &PersonLine, own: bool) -> Option<Told> {
    if !own && !who.viewer.may(Action::SeeStaffInChange) {
        return None;
    }
    let today = who.service().today();
    let family = line.process.family.as_ref();
    let priority = match family.map(|family| has_priority(family, today)) {
        None => String::new(),
        Some(Some(law)) => {
            format!("The law gives priority for suitable posts today, {} ({law}).", words::day(today))
        }
        Some(None) => format!("The law gives no priority for it today, {}.", words::day(today)),
    };
    let mut keys = vec![PREGNANCY.key, LEAVE.key, SHARED_LEAVE.key];
    keys.extend(family.map(|_| TAKE_BACK.key));
    let can = |key: &'static str| Can {
        name: name(key).to_owned(),
        about: String::new(),
        until: String::new(),
        why: String::new(),
        href: paths::record_of_person(change.id, line.staff, key, None, None),
    };
    Some(Told {
        says: family.map(|family| capital(&family.says()) + ".").unwrap_or_default(),
        priority,
        can: keys.into_iter().map(can).collect(),
    })
}
