//! What is said and decided in the consultation of the demo: all of it invented, after the kinds of things that
//! the papers tell of.

use calendar::Date;
use workforce::people::consultation::DocumentKind;
use workforce::people::equality::Characteristic;

const fn october(day: i8) -> Date {
    Date::constant(2021, 10, day)
}

const fn november(day: i8) -> Date {
    Date::constant(2021, 11, day)
}

/// Where documents can be read.
pub(super) const PLACE: &str = "Staff intranet, Destination 22";

/// What was published on the day of the launch.
pub(super) const DOCUMENTS: &[(DocumentKind, &str)] = &[
    (DocumentKind::Proposal, "Destination 22, phase 2: what we propose and why"),
    (DocumentKind::Timeline, "Timeline of the consultation, 6 October to 19 November 2021"),
    (DocumentKind::JobDescriptions, "Job descriptions of new and changed roles"),
    (DocumentKind::EqualityImpact, "Equality impact assessment at the launch"),
    (DocumentKind::Section188, "Letter to the unions under section 188"),
    (DocumentKind::Questions, "Questions that people asked before the launch"),
];

/// Why a role is deleted.
pub(super) const DELETED: &str = "The proposal deletes this post. The job descriptions of the new roles were read \
    against it by two people of human resources; who sees more in common may claim to be a natural successor.";

/// Why a role is changed.
pub(super) const CHANGED: &str = "The post goes on with other duties, another team or another manager. Two people of \
    human resources read both job descriptions.";

/// Sessions: for whom, where, on which day, and how many came; one is still to come.
pub(super) const SESSIONS: &[(&str, &str, Date, Option<u16>)] = &[
    ("Everybody in scope", "Online", october(8), Some(212)),
    ("Early Help Service", "East family hub, and online", october(12), Some(46)),
    ("Safeguarding", "Civic centre, committee room 2", october(13), Some(91)),
    ("Children Looked After and Permanency", "Civic centre, committee room 2", october(14), Some(58)),
    ("Young People’s Service", "Youth offending service, ground floor", october(20), Some(33)),
    ("Team managers and assistant team managers", "Civic centre, committee room 1", november(3), Some(19)),
    ("Everybody in scope, before the close", "Online", Date::constant(2021, 11, 17), None),
];

/// Questions: when, what, and the answer with its day; two still wait.
#[expect(clippy::type_complexity, reason = "one table, read once")]
pub(super) const QUESTIONS: &[(Date, &str, Option<(Date, &str)>)] = &[
    (
        october(7),
        "Will the children I work with keep me as their social worker?",
        Some((
            october(11),
            "As many as we can. When a team changes, the plan for each child is made so that as few as possible \
             change worker, and you see it before it happens.",
        )),
    ),
    (
        october(8),
        "My post is deleted. Does that mean that I have no job in February?",
        Some((
            october(12),
            "No. There are more new posts than deleted ones. You may claim to be a natural successor, express an \
             interest in up to two roles, and be redeployed. Nobody is given notice while the consultation runs.",
        )),
    ),
    (
        october(11),
        "Is the grade of the practice manager roles final?",
        Some((
            october(15),
            "No. Grades of new roles are indicative until they are evaluated. The evaluation is done before the close.",
        )),
    ),
    (
        october(12),
        "I work term time only. Do the new family engagement posts allow that?",
        Some((
            october(15),
            "Yes. Term time only, part time and job shares are open to everybody in every role.",
        )),
    ),
    (
        october(13),
        "What happens to the voluntary severance of somebody who is needed until spring?",
        Some((
            october(15),
            "The panel may agree a later last day. Apply by 15 October all the same; applying commits you to nothing.",
        )),
    ),
    (
        october(14),
        "I am on maternity leave. How do I take part?",
        Some((
            october(18),
            "Your manager sends you every paper and offers a one-to-one at a time that suits you. If your post ends \
             while you are protected, you are offered a suitable post before anybody else.",
        )),
    ),
    (
        october(20),
        "Who will supervise newly qualified social workers once the assistant team managers go?",
        Some((
            october(27),
            "Practice managers. Each supervises fewer people than a team manager does today, so that there is more \
             time for each of them.",
        )),
    ),
    (
        october(22),
        "Will there be parking at the locality bases?",
        Some((
            october(29),
            "The bases have spaces for those who visit families. How they are shared is still being worked out.",
        )),
    ),
    (november(4), "When will we know in which building each practice team sits?", None),
    (november(10), "Can two people share one of the locality lead posts?", None),
];

/// Feedback: when, its theme, what was said, and the response with its day; two still wait.
#[expect(clippy::type_complexity, reason = "one table, read once")]
pub(super) const FEEDBACK: &[(Date, &str, &str, Option<(Date, &str)>)] = &[
    (
        october(13),
        "Line management",
        "Six practice managers for brief intervention is right, but they should report to one lead, not two.",
        Some((
            october(27),
            "We agree that one line is clearer. The proposal already has them report to one lead.",
        )),
    ),
    (
        october(14),
        "Line management",
        "Edge of Care works with families of the court team every day and should stay beside it.",
        Some((
            november(2),
            "The team stays in the same building. Its line moves so that one manager answers for all of it.",
        )),
    ),
    (
        october(18),
        "Workload",
        "Without assistant team managers, somebody has to cover when a practice manager is away.",
        Some((
            november(2),
            "Practice managers of a locality cover each other. We shall look again six months after the change.",
        )),
    ),
    (
        october(21),
        "Workload",
        "The Young People’s Service will get referrals from day one; start with the nine youth support workers in post.",
        Some((november(5), "Recruitment for these posts starts as soon as the outcome is confirmed.")),
    ),
    (
        october(25),
        "Children and families",
        "Families ask us not to change worker again. Please tell them early, and let us tell them ourselves.",
        Some((
            november(5),
            "Workers tell their own families, with a letter to leave, before anything changes.",
        )),
    ),
    (
        october(29),
        "Grades and pay",
        "The lead for the development of children and young people has the duties of a higher grade.",
        Some((
            november(8),
            "The role is being evaluated again with what you wrote. The result is published before the close.",
        )),
    ),
    (
        november(3),
        "Names",
        "Practice manager is used for three different jobs. Please give them names that families understand.",
        None,
    ),
    (november(11), "Places", "The South has fewer rooms to see children in than the other localities.", None),
];

/// What was noted of a one-to-one.
pub(super) const NOTES: &[&str] = &[
    "Went through the letter and the dates. Wants to read the job descriptions before deciding.",
    "Clear about the proposal. Thinks of an interest in a practice manager role; no other questions.",
    "Worried about the children who would change worker. Agreed to talk again once the plan for cases is there.",
    "Asked about severance and pension. Human resources will call this week.",
    "Happy with the move of the team. Asked where the team will sit.",
    "Needs adjustments to go on in any new role as now. Recorded for the panel, with consent.",
    "No questions. Knows where to find the papers and whom to ask.",
];

/// The day on which the panel on severance met.
pub(super) const PANEL_MET: Date = october(22);

/// An application for voluntary severance.
pub(super) struct Severance {
    /// Of a holder of a post of this title.
    pub title: &'static str,
    pub applied: Date,
    pub leaving_on: Date,
    pub withdrawn: Option<Date>,
    pub decision: Option<Decision>,
    /// When they answered, and whether they accepted.
    pub answer: Option<(Date, bool)>,
}

/// What the panel decided.
pub(super) struct Decision {
    /// The last day, where it was approved.
    pub agreed: Option<Date>,
    pub skills: &'static str,
    pub experience: &'static str,
    pub cost: &'static str,
}

/// The applications.
pub(super) const SEVERANCE: &[Severance] = &[
    Severance {
        title: "Team Manager PACT",
        applied: october(11),
        leaving_on: Date::constant(2022, 1, 31),
        withdrawn: None,
        decision: Some(Decision {
            agreed: Some(Date::constant(2022, 3, 31)),
            skills: "Court work is covered by two other managers of the service.",
            experience: "Long experience, which is needed until the new practice managers are in post: agreed for a later day.",
            cost: "Less than the redundancy that would otherwise be due, and paid back within a year.",
        }),
        answer: Some((october(27), true)),
    },
    Severance {
        title: "Assistant Team Manager",
        applied: october(13),
        leaving_on: Date::constant(2022, 1, 31),
        withdrawn: None,
        decision: Some(Decision {
            agreed: Some(Date::constant(2022, 1, 31)),
            skills: "Held by others of the team.",
            experience: "The team keeps three assistants with as long a service until the change.",
            cost: "Paid back within ten months.",
        }),
        answer: Some((october(29), true)),
    },
    Severance {
        title: "Team Manager Assessment",
        applied: october(12),
        leaving_on: Date::constant(2021, 12, 31),
        withdrawn: None,
        decision: Some(Decision {
            agreed: None,
            skills: "The brief intervention teams need managers who know assessment; two of four posts are covered.",
            experience: "Would leave nobody with more than two years as a manager of assessment.",
            cost: "The post would be filled through an agency at a higher cost.",
        }),
        answer: None,
    },
    Severance {
        title: "Team Manager LAC and Pathways",
        applied: october(14),
        leaving_on: Date::constant(2022, 1, 31),
        withdrawn: None,
        decision: Some(Decision {
            agreed: Some(Date::constant(2022, 2, 28)),
            skills: "Held by the two other managers.",
            experience: "Enough remains in the service.",
            cost: "Paid back within fourteen months.",
        }),
        answer: Some((october(28), false)),
    },
    Severance {
        title: "Social Worker Early Help Hub",
        applied: october(8),
        leaving_on: Date::constant(2022, 1, 31),
        withdrawn: Some(october(19)),
        decision: None,
        answer: None,
    },
];

/// A claim to be a natural successor.
pub(super) struct Claim {
    /// Of a holder of a post of this title.
    pub title: &'static str,
    /// To this role.
    pub role: &'static str,
    pub made: Date,
    pub says: &'static str,
    pub decided: Option<(Date, bool, &'static str)>,
    pub appealed: Option<(Date, &'static str)>,
    pub appeal_decided: Option<(Date, bool, &'static str)>,
}

impl Claim {
    const NONE: Claim = Claim {
        title: "",
        role: "",
        made: october(22),
        says: "",
        decided: None,
        appealed: None,
        appeal_decided: None,
    };
}

/// The claims. One appeal and one claim are still open on the demo's day.
pub(super) const CLAIMS: &[Claim] = &[
    Claim {
        title: "Team Manager",
        role: "Early Help Locality Lead",
        made: october(12),
        says: "I lead early help in the locality and the same partners. The new role adds the family hub.",
        decided: Some((
            october(27),
            true,
            "The panel found the duties to be the same in more than 70% by weight.",
        )),
        ..Claim::NONE
    },
    Claim {
        title: "Team Manager PACT",
        role: "PACT Practice Manager",
        made: october(15),
        says: "I supervise the same social workers with the same children. Only the number of people is smaller.",
        decided: Some((october(27), true, "The duties agree, and the person specification is the same.")),
        ..Claim::NONE
    },
    Claim {
        title: "Team Manager FDAC/SAT/EoC",
        role: "FDAC/SAT Practice Manager",
        made: october(18),
        says: "Two of my three teams go on under the new role with the same court and the same partners.",
        decided: Some((
            october(28),
            true,
            "Two of three teams and all essential criteria go on in the new role.",
        )),
        ..Claim::NONE
    },
    Claim {
        title: "Assistant Team Manager PACT",
        role: "PACT Practice Manager",
        made: october(19),
        says: "I stand in for the team manager, supervise four people and chair core groups.",
        decided: Some((
            october(28),
            false,
            "The role has the whole responsibility for a team and its budget, which the present post has not: less \
             than 70%.",
        )),
        appealed: Some((
            november(2),
            "I held the whole responsibility for eleven months of the last two years. The panel did not see my letters.",
        )),
        ..Claim::NONE
    },
    Claim {
        title: "Team Manager Assessment",
        role: "Brief Intervention Team Practice Manager",
        made: october(20),
        says: "Most of what the new team does is assessment, which I manage today.",
        decided: Some((
            november(1),
            false,
            "Direct work is half of the new role and no part of the present one.",
        )),
        appealed: Some((
            november(4),
            "Direct work has been part of our assessments since spring, as the attached shows.",
        )),
        appeal_decided: Some((
            november(11),
            false,
            "The other panel came to the same view. An interest in the role is open until 26 November.",
        )),
    },
    Claim {
        title: "Team Manager Early Help Hub",
        role: "Information and Advice Practice Manager",
        made: october(22),
        says: "Information and advice to families and to schools is what the hub does.",
        ..Claim::NONE
    },
];

/// Interests: of whom, when, in which roles, first choice first, and evidence for the first.
pub(super) const INTERESTS: &[(&str, Date, &[&str], Option<&str>)] = &[
    (
        "Assistant Team Manager PACT",
        november(8),
        &["PACT Practice Manager", "Safeguarding Lead"],
        Some(
            "In March I took over a family in court at a week’s notice and saw the plan through to the final hearing. \
             Two of those whom I supervise became senior social workers.",
        ),
    ),
    ("Assistant Team Manager PACT", november(9), &["Brief Intervention Team Practice Manager"], None),
    (
        "Team Manager Assessment",
        november(9),
        &["Intervention and Complex Assessment Lead", "Brief Intervention Team Practice Manager"],
        Some(
            "I rebuilt the rota so that assessments within 45 working days rose by a fifth, without overtime.",
        ),
    ),
    ("Assistant Team Manager", november(10), &["Practice Manager", "Corporate Parenting Lead"], None),
    (
        "Assistant Team Manager Early Help Hub",
        november(11),
        &["Information and Advice Practice Manager"],
        None,
    ),
    (
        "Team Manager",
        november(11),
        &["Early Help Locality Lead"],
        Some(
            "I opened the family hub of the West with six partners, and kept every one of them for two years.",
        ),
    ),
];

/// The groups of each characteristic with how many of a hundred are in each, in the words of the form.
pub(super) const GROUPS: &[(Characteristic, &[(&str, u32)])] = &[
    (
        Characteristic::Age,
        &[("16 to 24", 5), ("25 to 34", 27), ("35 to 44", 28), ("45 to 54", 24), ("55 and over", 16)],
    ),
    (Characteristic::Disability, &[("Disabled", 9), ("Not disabled", 91)]),
    (Characteristic::Marriage, &[("Married or in a civil partnership", 52), ("Neither", 48)]),
    (
        Characteristic::Race,
        &[
            ("Asian or Asian British", 7),
            ("Black, Black British, Caribbean or African", 9),
            ("Mixed or multiple", 4),
            ("White", 78),
            ("Other", 2),
        ],
    ),
    (Characteristic::Religion, &[("None", 46), ("Christian", 42), ("Muslim", 5), ("Other", 7)]),
    (Characteristic::Sex, &[("Female", 85), ("Male", 15)]),
];

/// The group of an age.
pub(super) fn age_group(age: u8) -> &'static str {
    match age {
        0..25 => "16 to 24",
        25..35 => "25 to 34",
        35..45 => "35 to 44",
        45..55 => "45 to 54",
        _ => "55 and over",
    }
}
