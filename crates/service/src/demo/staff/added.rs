//! Posts that no child's record needs, but an establishment does: assistants of team managers, the integrated
//! services, quality assurance, the corporate team. They draw on chance of their own, so that adding one
//! changes nobody else.

use std::collections::BTreeSet;

use calendar::Date;
use practice::code_sets::ServiceKind;
use practice::staff::StaffFact;
use practice::{TeamId, WorkerId};

use super::super::chance::Chance;
use super::super::days::instant;
use super::super::people::version_seven;
use super::{Desk, Seat, Staff};

/// Where a post stands in its team.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::demo) enum Place {
    /// Heads the team.
    Manager,
    /// Reports to the manager and has half of the team under it.
    Assistant,
    /// Reports to the manager, or to the assistant.
    Member,
    /// Reports to the director, whichever team it is of.
    Head,
    /// No post: covers for the first holder of a post of this title.
    Cover,
}

/// What is out of the ordinary with a post or whoever holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::demo) enum With {
    Nothing,
    /// In school terms only.
    TermTime,
    /// The health service pays.
    Health,
    /// A grant pays.
    Grant,
    /// For a time.
    Temporary,
    /// The first of them is held by somebody seconded in.
    SecondedIn,
    /// The first of them is away, seconded out.
    SecondedOut,
    /// The first of them is away on family leave.
    FamilyLeave,
    /// The first of them is away, ill.
    Sickness,
    /// Held by somebody acting up from a post with this title.
    ActingUpFrom(&'static str),
    /// Vacant ones are on hold.
    OnHold,
    /// Vacant ones are half posts.
    Half,
}

/// Posts of one title in one team.
#[derive(Debug)]
pub(in crate::demo) struct Line {
    pub desk: Desk,
    pub title: &'static str,
    pub grade: &'static str,
    pub place: Place,
    pub filled: usize,
    pub vacant: usize,
    pub with: With,
}

/// A line of posts with who holds them.
#[derive(Debug)]
pub(in crate::demo) struct Added {
    pub line: Line,
    pub seats: Vec<Seat>,
}

fn lines() -> Vec<Line> {
    use Place::{Assistant, Cover, Head, Manager, Member};
    let line = |desk, title, grade, place, filled| {
        let (vacant, with) = (0, With::Nothing);
        Line { desk, title, grade, place, filled, vacant, with }
    };
    let mut lines = Vec::new();
    for n in 0..6 {
        lines.push(line(Desk::Protection(n), "Assistant Team Manager PACT", "J", Assistant, 1));
    }
    for n in 0..2 {
        lines.push(line(Desk::LookedAfter(n), "Assistant Team Manager", "J", Assistant, 1));
    }
    for place in 0..3 {
        let desk = Desk::EarlyHelp(place);
        lines.push(line(desk, "Lead Engagement and Centre Support", "G", Member, 1));
        let title = "Assistant Foundation Years and Play";
        lines.push(Line { with: With::TermTime, ..line(desk, title, "D", Member, 2) });
    }
    let vacancy = |desk, title, grade| Line { vacant: 1, ..line(desk, title, grade, Member, 0) };
    let hub = Desk::EarlyHelpHub;
    let diversion = Desk::InclusionAndDiversion;
    let family = "Family Engagement Worker (Family Partnership)";
    let acting = With::ActingUpFrom("Senior Contact Supervisor");
    lines.extend([
        vacancy(Desk::EarlyHelp(0), "Family Engagement Worker", "F"),
        vacancy(Desk::Assessment(0), "Social Worker", "I"),
        vacancy(Desk::Assessment(2), "Social Worker", "I"),
        vacancy(Desk::Protection(2), "Social Worker", "I"),
        vacancy(Desk::Protection(5), "Social Worker", "I"),
        line(Desk::EarlyHelp(1), "Integrated Locality Manager", "L", Member, 1),
        line(hub, "Team Manager Early Help Hub", "K", Manager, 1),
        line(hub, "Assistant Team Manager Early Help Hub", "J", Assistant, 1),
        line(hub, "Social Worker Early Help Hub", "I", Member, 1),
        line(hub, "Information and Advice Worker", "F", Member, 3),
        line(hub, family, "F", Member, 3),
        line(diversion, "Inclusion and Diversion Lead", "J", Manager, 1),
        line(diversion, "Family Engagement Worker (Inclusion and Diversion)", "F", Member, 5),
        Line { with: With::Grant, ..line(diversion, "Inclusion Officer", "F", Member, 2) },
        line(Desk::FamilyDrugCourt, "Team Manager FDAC/SAT/EoC", "K", Manager, 1),
        line(Desk::FamilyDrugCourt, "Social Worker FDAC", "I", Member, 3),
        line(Desk::SpecialistAssessment, "Social Worker SAT", "I", Member, 3),
        Line {
            vacant: 1,
            with: With::OnHold,
            ..line(Desk::EdgeOfCare, "Edge of Care Worker", "G", Member, 4)
        },
        line(Desk::Behavioural, "BRS Manager", "K", Manager, 1),
        Line {
            with: With::FamilyLeave,
            ..line(Desk::Behavioural, "Behavioural Resource Worker", "G", Member, 5)
        },
        line(Desk::Behavioural, "Behavioural Resource Worker", "G", Cover, 1),
        Line { with: With::Health, ..line(Desk::Behavioural, "Clinical Psychologist", "K", Member, 1) },
        line(Desk::YouthOffending, "YOS Manager", "K", Manager, 1),
        Line {
            with: With::SecondedOut,
            ..line(Desk::YouthOffending, "Youth Justice Officer", "H", Member, 6)
        },
        line(Desk::Missing, "MET Co-ordinator", "J", Manager, 1),
        line(Desk::Missing, "MET Worker", "G", Member, 2),
        Line { with: acting, ..line(Desk::Contact, "Contact Scheme Manager", "I", Manager, 1) },
        Line { with: With::Sickness, ..line(Desk::Contact, "Contact Supervisor", "E", Member, 6) },
        line(Desk::ConnectedCarers, "Social Worker Connected Carers", "I", Member, 4),
        line(Desk::LookedAfter(0), "Team Standards Co-ordinator", "F", Member, 1),
        line(Desk::Leadership, "Head of Quality Assurance", "L", Head, 1),
        line(Desk::Leadership, "Head of SEND and Disability", "L", Head, 1),
        line(Desk::Leadership, "Head of Business Change", "L", Head, 1),
        line(Desk::Quality, "Principal Social Worker", "L", Manager, 1),
        Line {
            vacant: 1,
            with: With::Half,
            ..line(Desk::Quality, "Local Authority Designated Officer", "K", Member, 1)
        },
        Line { with: With::SecondedIn, ..line(Desk::Quality, "Practice Auditor", "J", Member, 2) },
        line(Desk::Corporate, "HR Business Partner", "K", Manager, 1),
        Line { with: With::Temporary, ..line(Desk::Corporate, "Programme Manager", "K", Member, 1) },
        line(Desk::Corporate, "Finance Business Partner", "K", Member, 1),
        line(Desk::Corporate, "Business Support Officer", "D", Member, 3),
    ]);
    lines
}

/// The teams that only such posts make.
const TEAMS: &[(Desk, &str, ServiceKind)] = &[
    (Desk::EarlyHelpHub, "Early Help Hub", ServiceKind::EarlyHelp),
    (Desk::InclusionAndDiversion, "Inclusion and Diversion", ServiceKind::EarlyHelp),
    (Desk::FamilyDrugCourt, "Family drug and alcohol court", ServiceKind::ChildProtection),
    (Desk::SpecialistAssessment, "Specialist assessment", ServiceKind::ChildProtection),
    (Desk::EdgeOfCare, "Edge of care", ServiceKind::ChildProtection),
    (Desk::Behavioural, "Behavioural Resource Service", ServiceKind::YoungPeople),
    (Desk::YouthOffending, "Youth Offending Service", ServiceKind::YoungPeople),
    (Desk::Missing, "Missing, exploited and trafficked", ServiceKind::YoungPeople),
    (Desk::Contact, "Contact scheme", ServiceKind::LookedAfter),
    (Desk::ConnectedCarers, "Connected carers", ServiceKind::LookedAfter),
    (Desk::Quality, "Practice quality", ServiceKind::Assessment),
    (Desk::Corporate, "People and change", ServiceKind::Assessment),
];

impl Staff {
    /// Forms the added teams and fills the added posts.
    pub(super) fn add_teams(&mut self, seed: u64, taken: &mut BTreeSet<String>) {
        let mut chance = Chance::new(seed, 0xADDE);
        let formed = Date::constant(2009, 4, 1);
        for (desk, name, service) in TEAMS {
            let team = TeamId(version_seven(instant(formed, 9, 0, 0), &mut chance));
            let (name, service, locality) = ((*name).to_owned(), *service, None);
            let fact = StaffFact::TeamFormed { on: formed, team, name, service, locality };
            self.facts.push((instant(formed, 9, 0, 0), fact));
            self.added_teams.push((*desk, team));
        }
        for line in lines() {
            let team = self.team_of(line.desk);
            let titles = &[(line.title, 1)];
            let seats: Vec<Seat> =
                (0..line.filled).map(|_| self.fill(&mut chance, taken, team, titles, false)).collect();
            self.added.push(Added { seats, line });
        }
    }

    /// The team of a desk, added or not.
    pub fn team_of(&self, desk: Desk) -> TeamId {
        let added = self.added_teams.iter().find(|(one, _)| *one == desk);
        added.map_or_else(|| self.team(desk).id, |(_, team)| *team)
    }

    /// Who holds the first added post of a title on a day.
    pub fn titled(&self, desk: Desk, title: &str, day: Date) -> WorkerId {
        let found = self.added.iter().find(|one| one.line.desk == desk && one.line.title == title);
        let seat = found.and_then(|one| one.seats.first());
        seat.map_or(WorkerId(uuid::Uuid::nil()), |seat| seat.at(day))
    }
}
