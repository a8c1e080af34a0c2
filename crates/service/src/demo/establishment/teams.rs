//! What each team of Wexcombe is for, whom it serves, and what its posts are called on the establishment.

use super::super::names::LOCALITIES;
use super::super::staff::Desk;

/// Services, in the order in which they are recorded.
pub(super) const SERVICES: &[&str] = &[
    "Leadership",
    "Early Help Service",
    "Safeguarding",
    "Young People's Service",
    "Children Looked After and Permanency",
    "Integrated Services",
    "Jigsaw",
    "SEND",
    "Quality Assurance",
    "Corporate",
];

/// A head of service, by whom teams are led.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    Director,
    EarlyHelp,
    Safeguarding,
    YoungPeople,
    LookedAfter,
    Quality,
    Send,
    Change,
}

impl Head {
    /// The title of the post.
    pub fn title(self) -> &'static str {
        match self {
            Head::Director => "Director of Children's Services",
            Head::EarlyHelp => HEADS[0],
            Head::Safeguarding => HEADS[1],
            Head::YoungPeople => HEADS[2],
            Head::LookedAfter => HEADS[3],
            Head::Quality => "Head of Quality Assurance",
            Head::Send => "Head of SEND and Disability",
            Head::Change => "Head of Business Change",
        }
    }
}

/// The heads of service among the workers of the leadership team, in the order of their seats.
pub(super) const HEADS: [&str; 4] = [
    "Head of Prevention and Early Help",
    "Head of Safeguarding",
    "Head of Young People's Service",
    "Head of Children Looked After and Permanency",
];

/// A team as the establishment has it.
pub(super) struct TeamLine {
    pub service: &'static str,
    pub name: String,
    pub functions: &'static [&'static str],
    pub ages: Option<(u8, u8)>,
    pub locality: Option<usize>,
    /// The title and grade of its manager's post, where the record of practice has one.
    pub manager: (&'static str, &'static str),
    pub head: Head,
}

/// Every desk of a team, in the order in which posts are numbered.
pub(super) fn desks() -> Vec<Desk> {
    let mut desks = vec![Desk::Leadership];
    desks.extend((0..3).map(Desk::EarlyHelp));
    desks.extend([Desk::InclusionAndDiversion, Desk::Mash, Desk::EarlyHelpHub]);
    desks.extend((0..4).map(Desk::Assessment));
    desks.extend((0..6).map(Desk::Protection));
    desks.push(Desk::YoungPeople);
    desks.extend((0..2).map(Desk::LookedAfter));
    desks.extend((0..2).flat_map(|n| [Desk::Pathways(n), Desk::Advisers(n)]));
    desks.extend([
        Desk::Fostering,
        Desk::ConnectedCarers,
        Desk::VirtualSchool,
        Desk::FamilyDrugCourt,
        Desk::SpecialistAssessment,
        Desk::EdgeOfCare,
        Desk::Behavioural,
        Desk::YouthOffending,
        Desk::Missing,
        Desk::Contact,
        Desk::Jigsaw,
        Desk::Send,
        Desk::Reviewing,
        Desk::Quality,
        Desk::Intelligence,
        Desk::Corporate,
    ]);
    desks
}

/// What the establishment says of the team of a desk.
pub(super) fn team_line(desk: Desk) -> TeamLine {
    let line = |service, name: &str, functions, manager, head| TeamLine {
        service,
        name: name.to_owned(),
        functions,
        ages: None,
        locality: None,
        manager,
        head,
    };
    let (early_help, safeguarding, young, looked_after, integrated) =
        (SERVICES[1], SERVICES[2], SERVICES[3], SERVICES[4], SERVICES[5]);
    let none = ("", "");
    match desk {
        Desk::Leadership => line(
            SERVICES[0],
            "Children's services leadership",
            &["Leadership of children's services"],
            (Head::Director.title(), "L"),
            Head::Director,
        ),
        Desk::EarlyHelp(place) => TeamLine {
            ages: Some((0, 18)),
            locality: Some(place),
            ..line(
                early_help,
                &format!("Early Help {}", LOCALITIES[place]),
                &["Early help for families", "Family hubs"],
                ("Team Manager", "K"),
                Head::EarlyHelp,
            )
        },
        Desk::InclusionAndDiversion => TeamLine {
            ages: Some((10, 18)),
            ..line(
                early_help,
                "Inclusion and Diversion",
                &["Diversion from exclusion and crime"],
                none,
                Head::EarlyHelp,
            )
        },
        Desk::Mash => line(
            safeguarding,
            "MASH",
            &["Contacts", "Referrals"],
            ("Team Manager MASH", "K"),
            Head::Safeguarding,
        ),
        Desk::EarlyHelpHub => line(
            safeguarding,
            "Early Help Hub",
            &["Early help requests", "Support to special guardians"],
            none,
            Head::Safeguarding,
        ),
        Desk::Assessment(n) => line(
            safeguarding,
            &format!("Assessment Team {}", n + 1),
            &["Child and family assessments", "Section 47 enquiries"],
            ("Team Manager Assessment", "K"),
            Head::Safeguarding,
        ),
        Desk::Protection(n) => TeamLine {
            locality: Some(n / 2),
            ..line(
                safeguarding,
                &format!("Protection and Court {} {}", LOCALITIES[n / 2], n % 2 + 1),
                &["Child protection plans", "Child in need plans", "Care proceedings"],
                ("Team Manager PACT", "K"),
                Head::Safeguarding,
            )
        },
        Desk::YoungPeople => TeamLine {
            ages: Some((11, 25)),
            ..line(
                young,
                "Young People's Service",
                &["Targeted help for young people"],
                ("Young People's Service Manager", "K"),
                Head::YoungPeople,
            )
        },
        Desk::LookedAfter(n) => TeamLine {
            ages: Some((0, 15)),
            ..line(
                looked_after,
                &format!("Children Looked After {}", n + 1),
                &["Children looked after", "Permanence"],
                ("Team Manager LAC and Pathways", "K"),
                Head::LookedAfter,
            )
        },
        // One more team than the paper deletes managers of looks after children and care leavers here.
        Desk::Pathways(n) => TeamLine {
            ages: Some((16, 25)),
            ..line(
                looked_after,
                &format!("Pathways {}", n + 1),
                &["Children looked after", "Care leavers"],
                if n == 0 {
                    ("Team Manager LAC and Pathways", "K")
                } else {
                    ("Team Manager Unaccompanied Young People", "K")
                },
                Head::LookedAfter,
            )
        },
        Desk::Advisers(n) => TeamLine {
            ages: Some((16, 25)),
            ..line(
                looked_after,
                &format!("Pathways advisers {}", n + 1),
                &["Personal advice to care leavers"],
                ("Assistant Team Manager", "J"),
                Head::LookedAfter,
            )
        },
        Desk::Fostering => line(
            looked_after,
            "Fostering",
            &["Recruiting foster carers", "Supervising foster carers"],
            ("Fostering Team Manager", "K"),
            Head::LookedAfter,
        ),
        Desk::ConnectedCarers => {
            line(looked_after, "Connected Carers", &["Assessing connected carers"], none, Head::LookedAfter)
        }
        Desk::VirtualSchool => line(
            looked_after,
            "Virtual School",
            &["Education of children looked after"],
            ("Virtual School Head", "L"),
            Head::LookedAfter,
        ),
        Desk::FamilyDrugCourt => {
            line(integrated, "FDAC", &["Family drug and alcohol court"], none, Head::EarlyHelp)
        }
        Desk::SpecialistAssessment => {
            line(integrated, "SAT", &["Specialist assessments"], none, Head::EarlyHelp)
        }
        Desk::EdgeOfCare => line(
            integrated,
            "Edge of Care",
            &["Keeping families together at the edge of care"],
            none,
            Head::EarlyHelp,
        ),
        Desk::Behavioural => TeamLine {
            ages: Some((5, 18)),
            ..line(integrated, "BRS", &["Help with behaviour and mental health"], none, Head::EarlyHelp)
        },
        Desk::YouthOffending => TeamLine {
            ages: Some((10, 18)),
            ..line(integrated, "YOS", &["Youth justice"], none, Head::EarlyHelp)
        },
        Desk::Missing => TeamLine {
            ages: Some((10, 18)),
            ..line(
                integrated,
                "MET",
                &["Missing children", "Exploitation and trafficking"],
                none,
                Head::EarlyHelp,
            )
        },
        Desk::Contact => line(
            integrated,
            "Contact Scheme",
            &["Family time of children looked after"],
            none,
            Head::EarlyHelp,
        ),
        Desk::Jigsaw => TeamLine {
            ages: Some((0, 18)),
            ..line(SERVICES[6], "Jigsaw", &["Disabled children"], ("Jigsaw Team Manager", "K"), Head::Send)
        },
        Desk::Send => TeamLine {
            ages: Some((0, 25)),
            ..line(
                SERVICES[7],
                "Special educational needs and disability",
                &["Education, health and care plans"],
                ("SEND Team Manager", "K"),
                Head::Send,
            )
        },
        Desk::Reviewing => line(
            SERVICES[8],
            "Independent Reviewing Service",
            &["Looked-after reviews", "Child protection conferences"],
            ("Reviewing Service Manager", "L"),
            Head::Quality,
        ),
        Desk::Quality => line(
            SERVICES[8],
            "Practice Quality",
            &["Practice standards", "Allegations against people who work with children", "Audit"],
            none,
            Head::Quality,
        ),
        Desk::Intelligence => line(
            SERVICES[9],
            "Data and performance",
            &["Statutory returns", "Performance reports"],
            ("Performance Manager", "K"),
            Head::Change,
        ),
        Desk::Corporate => line(
            SERVICES[9],
            "People and Change",
            &["Human resources", "Finance", "The change programme", "Business support"],
            none,
            Head::Change,
        ),
    }
}

/// The title and grade on the establishment of a post whose holder has a title of practice.
pub(super) fn member(desk: Desk, seat: usize, title: &str) -> (String, &'static str) {
    let (title, grade) = match title {
        "Newly qualified social worker" => ("Social Worker", "H"),
        "Social worker" | "Agency social worker" => ("Social Worker", "I"),
        "Senior social worker" => ("Senior Social Worker", "J"),
        "MASH social worker" => ("MASH Social Worker", "I"),
        "Information and advice worker" => ("Information and Advice Worker", "F"),
        "Family engagement worker" => ("Family Engagement Worker", "F"),
        "Senior family support worker" => ("Senior Family Support Worker", "G"),
        "Personal adviser" => ("Personal Adviser", "G"),
        "Youth support worker" => ("Youth Support Worker", "G"),
        "Missing and exploitation social worker" => ("Missing and Exploitation Social Worker", "I"),
        "Supervising social worker" => ("Supervising Social Worker", "I"),
        "Special educational needs officer" => ("Special Educational Needs Officer", "H"),
        "Virtual school adviser" => ("Virtual School Adviser", "I"),
        // Two in the one practice team of those who chair: most review, some chair conferences.
        "Independent reviewing officer and conference chair" if seat < 8 => {
            ("Independent Reviewing Officer", "K")
        }
        "Independent reviewing officer and conference chair" => ("Child Protection Conference Chair", "K"),
        "Head of service" if desk == Desk::Leadership => (HEADS[seat.min(3)], "L"),
        "Data analyst" => ("Data Analyst", "H"),
        other => (other, "F"),
    };
    (title.to_owned(), grade)
}
