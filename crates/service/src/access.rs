//! Who may do what. This is the one place: what the table does not allow is denied.

use practice::{Area, Fact, WorkerId};
use serde::{Deserialize, Serialize};

use crate::accounts::AccountId;
use crate::session::SessionId;

/// What somebody is in the service, as far as access goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Role {
    /// Takes contacts at the front door.
    FrontDoorWorker,
    /// Decides contacts at the front door.
    FrontDoorManager,
    /// Works with children: social worker, early help worker, personal adviser.
    Practitioner,
    /// Manages a team.
    TeamManager,
    /// Reviews care plans and chairs conferences.
    ReviewingOfficer,
    /// Leads the service.
    Director,
    /// Works with figures.
    Analyst,
    /// Keeps the establishment and sees people through a change of it; sees no children's records.
    HumanResources,
    /// Prepares proposals to change the organisation; sees no children's records.
    ProgrammeOffice,
    /// Leads the workforce academy: the pipeline, training, surveys; sees no children's records.
    AcademyLead,
    /// Looks after accounts and settings; sees no records.
    Administrator,
    /// Works for the service in some other way: sees the structure, and what is their own.
    Staff,
}

impl Role {
    /// Every role.
    pub const ALL: [Role; 12] = [
        Role::FrontDoorWorker,
        Role::FrontDoorManager,
        Role::Practitioner,
        Role::TeamManager,
        Role::ReviewingOfficer,
        Role::Director,
        Role::Analyst,
        Role::HumanResources,
        Role::ProgrammeOffice,
        Role::AcademyLead,
        Role::Administrator,
        Role::Staff,
    ];

    /// The role's name on pages.
    pub fn label(self) -> &'static str {
        match self {
            Role::FrontDoorWorker => "Front door worker",
            Role::FrontDoorManager => "Front door manager",
            Role::Practitioner => "Practitioner",
            Role::TeamManager => "Team manager",
            Role::ReviewingOfficer => "Reviewing officer",
            Role::Director => "Director",
            Role::Analyst => "Analyst",
            Role::HumanResources => "Human resources",
            Role::ProgrammeOffice => "Programme office",
            Role::AcademyLead => "Academy lead",
            Role::Administrator => "Administrator",
            Role::Staff => "Member of staff",
        }
    }

    /// The role as it is typed.
    pub fn key(self) -> &'static str {
        match self {
            Role::FrontDoorWorker => "front-door-worker",
            Role::FrontDoorManager => "front-door-manager",
            Role::Practitioner => "practitioner",
            Role::TeamManager => "team-manager",
            Role::ReviewingOfficer => "reviewing-officer",
            Role::Director => "director",
            Role::Analyst => "analyst",
            Role::HumanResources => "human-resources",
            Role::ProgrammeOffice => "programme-office",
            Role::AcademyLead => "academy-lead",
            Role::Administrator => "administrator",
            Role::Staff => "staff",
        }
    }

    /// The role that is typed so.
    pub fn from_key(key: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.key() == key)
    }
}

/// Something that one may or may not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Search for people.
    Search,
    /// Open a person's record.
    OpenRecord,
    /// See the contacts that wait at the front door.
    SeeFrontDoor,
    /// Record a contact and the person it is about.
    RecordContact,
    /// Decide a contact or a referral.
    DecideContact,
    /// Record any other fact of practice.
    RecordPractice,
    /// See figures.
    SeeFigures,
    /// See the children behind a figure.
    SeeCases,
    /// Download figures.
    Export,
    /// See the establishment, and proposals on which there is consultation.
    SeeStructure,
    /// See, draft and carry out proposals to change the establishment.
    ChangeStructure,
    /// Load the establishment from a table, which replaces what was recorded of it.
    LoadEstablishment,
    /// Run the consultation on a proposal: documents, sessions, answers; see how it falls on groups of people.
    RunConsultation,
    /// See everybody's way through a change of the organisation, and record what is decided of it.
    SeeStaffInChange,
    /// Give children other workers when teams change.
    ReallocateChildren,
    /// See the academy's measures: turnover, vacancies, the pipeline, in numbers.
    SeeAcademy,
    /// Open everybody's learning record, and the lists that name people.
    SeeLearning,
    /// Record what is of the academy: ways in and their outcomes, exits, training, surveys.
    RecordAcademy,
    /// Open and close accounts.
    ManageAccounts,
}

/// What each role may do.
fn allowed(role: Role) -> &'static [Action] {
    use Action::*;
    match role {
        Role::FrontDoorWorker => {
            &[Search, OpenRecord, SeeFrontDoor, RecordContact, RecordPractice, SeeFigures, SeeStructure]
        }
        // Whoever manages the front door or a team decides what comes to it.
        Role::FrontDoorManager | Role::TeamManager => &[
            Search,
            OpenRecord,
            SeeFrontDoor,
            RecordContact,
            DecideContact,
            RecordPractice,
            SeeFigures,
            SeeCases,
            Export,
            SeeStructure,
            SeeAcademy,
        ],
        Role::Practitioner => &[Search, OpenRecord, RecordContact, RecordPractice, SeeFigures, SeeStructure],
        Role::ReviewingOfficer => {
            &[Search, OpenRecord, RecordContact, RecordPractice, SeeFigures, SeeCases, SeeStructure]
        }
        Role::Director => &[
            Search,
            OpenRecord,
            SeeFrontDoor,
            SeeFigures,
            SeeCases,
            Export,
            SeeStructure,
            ChangeStructure,
            ReallocateChildren,
            SeeAcademy,
        ],
        Role::Analyst => &[SeeFigures, SeeCases, Export, SeeStructure, SeeAcademy],
        Role::HumanResources => &[
            SeeFigures,
            Export,
            SeeStructure,
            ChangeStructure,
            LoadEstablishment,
            RunConsultation,
            SeeStaffInChange,
            SeeAcademy,
            SeeLearning,
            RecordAcademy,
        ],
        // Whoever prepares a proposal runs the consultation, and sees nobody's own way through it.
        Role::ProgrammeOffice => &[
            SeeFigures,
            Export,
            SeeStructure,
            ChangeStructure,
            LoadEstablishment,
            RunConsultation,
            SeeAcademy,
        ],
        Role::AcademyLead => &[SeeFigures, Export, SeeStructure, SeeAcademy, SeeLearning, RecordAcademy],
        Role::Administrator => &[ManageAccounts],
        Role::Staff => &[SeeStructure],
    }
}

/// Somebody who has signed in.
#[derive(Debug, Clone)]
pub struct Viewer {
    /// Their account.
    pub account: AccountId,
    /// The worker they are.
    pub worker: WorkerId,
    /// Their name.
    pub name: String,
    /// Their job title.
    pub title: String,
    /// What they may do.
    pub role: Role,
    /// Their session.
    pub session: SessionId,
}

/// Not allowed: says what and for whom, never anything of the record.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{role} accounts may not do this ({action:?})")]
pub struct Denied {
    /// The viewer's role, in words.
    pub role: &'static str,
    /// What was tried.
    pub action: Action,
}

impl Viewer {
    /// Whether the viewer may do something.
    pub fn may(&self, action: Action) -> bool {
        allowed(self.role).contains(&action)
    }

    /// The same as a check.
    ///
    /// # Errors
    /// [`Denied`] when not.
    pub fn must(&self, action: Action) -> Result<(), Denied> {
        if self.may(action) { Ok(()) } else { Err(Denied { role: self.role.label(), action }) }
    }
}

/// What one must be allowed to do in order to record a fact.
pub fn needed_to_record(fact: &Fact) -> Action {
    match fact {
        Fact::ContactDecided(_) | Fact::ReferralDecided(_) => Action::DecideContact,
        Fact::ContactReceived(_) | Fact::InformationRequested(_) | Fact::InformationReceived(_) => {
            Action::RecordContact
        }
        // Whoever records a contact may say whom it is about.
        _ if fact.area() == Area::People => Action::RecordContact,
        _ => Action::RecordPractice,
    }
}
