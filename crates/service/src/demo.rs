//! The demo authority: Wexcombe, an invented city, with everybody whom its children's service knew from April
//! 2020 to the morning of Monday 15 November 2021, and with the periods, homes and plans of those looked after
//! and on plans from April 2017 on.
//!
//! The generator starts from a published table alone. It plans top-down (how many are open, who comes and goes,
//! what is in time and what is written down late), then settles who the children are, then writes each record
//! as people would: fact by fact, in the order of recording, each judged by [`practice::decide`]. It stores
//! no figure and counts none: that the scorecard comes out as printed is for a test to see.
//!
//! A seed gives the same bytes on every machine: chance is our own, nothing depends on the order of a hash, and
//! no clock is read.

mod academy;
mod allocations;
mod assessments;
mod chance;
mod conferences;
mod consultation;
mod contacts;
mod cultures;
mod days;
mod disability;
mod early_leavers;
mod establishment;
mod flows;
mod former;
mod front_door;
mod jobs;
mod leaving;
mod lives;
mod money;
mod names;
mod people;
mod published;
mod redesign;
mod sandbank;
mod script;
mod staff;
mod stages;
mod stocks;
mod timing;
mod windows;
mod words;
mod write;

use jiff::Timestamp;
use ledger::Subject;
use practice::staff::StaffFact;
use practice::{PersonId, Policies, Recorded, WorkerId};
use workforce::WorkforceFact;
use workforce::academy::AcademyFact;

use crate::access::Role;
use crate::fact::{CaseTold, CostTold, LearningTold, ModelTold, ProposalTold, Statement};
use front_door::FrontDoor;
use people::City;
use published::Published;
use staff::{Desk, Staff};
use stocks::Stocks;

/// Somebody as whom one may look around.
#[derive(Debug, Clone)]
pub struct Persona {
    /// The name to sign in with.
    pub username: &'static str,
    /// Their name.
    pub name: String,
    /// Their job.
    pub title: &'static str,
    /// What they may do.
    pub role: Role,
    /// Which worker they are.
    pub worker: WorkerId,
    /// What one sees as them, in a sentence.
    pub about: &'static str,
}

/// A whole invented authority.
#[derive(Debug)]
pub struct DemoAuthority {
    /// Its name.
    pub name: &'static str,
    /// Its teams and workers, each fact with the instant of its recording, in that order.
    pub staff: Vec<(Timestamp, StaffFact)>,
    /// Everybody in the record, each with what was recorded of them, in that order.
    pub people: Vec<(PersonId, Vec<Recorded>)>,
    /// Its establishment: each fact with the instant of its recording and who recorded it, in that order.
    pub establishment: Vec<(Timestamp, WorkerId, WorkforceFact)>,
    /// The proposal to change it, in the same way.
    pub proposal: Vec<(Timestamp, WorkerId, ProposalTold)>,
    /// Another way to make that change: a draft that branches from it.
    pub branch: Vec<(Timestamp, WorkerId, ProposalTold)>,
    /// What was entered of the cost of the proposal.
    pub costs: Vec<(Timestamp, WorkerId, CostTold)>,
    /// The consultation on the proposal, and everybody's way through it: each entry with its subject.
    pub consultation: Vec<(Timestamp, Subject, Statement)>,
    /// The academy as a whole.
    pub academy: Vec<(Timestamp, WorkerId, AcademyFact)>,
    /// Ways in, learning and leaving of each person.
    pub learning: Vec<(Timestamp, WorkerId, LearningTold)>,
    /// Business cases.
    pub cases: Vec<(Timestamp, WorkerId, CaseTold)>,
    /// A model structure beside it, and the proposal to change that, in the same way.
    pub model: Vec<(Timestamp, WorkerId, ModelTold)>,
    /// The proposal to change the model.
    pub model_proposal: Vec<(Timestamp, WorkerId, ProposalTold)>,
    /// Those as whom one may look around.
    pub personas: Vec<Persona>,
}

/// How many faults an error tells of.
const FAULTS_SHOWN: usize = 25;

/// The seed of the demo that ships.
pub const SEED: u64 = 2022;

/// Makes the demo authority. `progress` hears what is being done, how much of it is done and how much there
/// is.
///
/// # Errors
///
/// When the plan cannot be met or a fact is refused: both are faults of the generator, and the text says
/// where.
pub fn generate(seed: u64, progress: &mut dyn FnMut(&str, u64, u64)) -> Result<DemoAuthority, String> {
    progress("Planning the city's services", 0, 1);
    let published = Published::read()?;
    let stocks = Stocks::plan(&published, seed);
    let mut staff = Staff::hire(seed);
    let mut city = City::default();
    FrontDoor::new(&mut city, &stocks, seed).settle(&published)?;
    contacts::fill(&mut city, &published, seed)?;
    people::order_lives(&mut city);
    timing::settle(&mut city, &published, seed)?;
    disability::settle(&mut city, &published, seed)?;
    assessments::settle(&mut city, &published, seed)?;
    leaving::settle(&mut city, &published, seed)?;
    allocations::allocate(&mut city, &mut staff);
    leaving::supervise(&mut city, &staff, &published, seed)?;
    former::settle(&mut city, seed);
    write::identify(&mut city, seed);
    let policies = Policies::default();
    let adults: Vec<usize> = (0..city.families.len())
        .filter(|family| city.families[*family].known.is_some())
        .flat_map(|family| city.families[family].adults.clone())
        .collect();
    let total = (city.children.len() + adults.len()) as u64;
    let mut people = Vec::with_capacity(city.children.len() + adults.len());
    let mut faults: Vec<String> = Vec::new();
    for place in 0..city.children.len() {
        if place.is_multiple_of(500) {
            progress("Writing children's records", place as u64, total);
        }
        if city.families[city.children[place].family].known.is_some() {
            match write::write_child(&city, &staff, place, &policies) {
                Ok(record) => people.push(record),
                Err(why) => faults.push(why),
            }
        }
    }
    for (n, place) in adults.into_iter().enumerate() {
        if n.is_multiple_of(500) {
            progress("Writing parents' records", (city.children.len() + n) as u64, total);
        }
        match write::write_adult(&city, &staff, place, &policies) {
            Ok(record) => people.push(record),
            Err(why) => faults.push(why),
        }
    }
    if !faults.is_empty() {
        let first: Vec<&str> = faults.iter().take(FAULTS_SHOWN).map(String::as_str).collect();
        return Err(format!("{} records could not be written:\n{}", faults.len(), first.join("\n")));
    }
    progress("Writing records", total, total);
    let personas = personas(&staff);
    let mut establishment = establishment::record(&staff, seed)?;
    establishment.extend(academy::conversions(&staff, &establishment));
    let proposal = redesign::record(&staff, &establishment, seed)?;
    let money::Money { branch, costs, cases } = money::record(&staff, &establishment, &proposal, seed)?;
    let consultation = consultation::record(
        &consultation::Given {
            staff: &staff,
            establishment: &establishment,
            proposal: &proposal,
            costs: &costs,
            personas: personas.iter().map(|one| one.worker).collect(),
        },
        seed,
    )?;
    let academy::Told { academy, learning } = academy::record(&staff, &establishment, seed)?;
    let sandbank::Model { told: model, proposal: model_proposal } = sandbank::record(&staff, seed)?;
    Ok(DemoAuthority {
        name: "Wexcombe City Council",
        staff: staff.facts,
        people,
        establishment,
        proposal,
        branch,
        costs,
        consultation,
        academy,
        learning,
        cases,
        model,
        model_proposal,
        personas,
    })
}

/// Those as whom one may look around: who holds certain posts on the demo's day.
fn personas(staff: &Staff) -> Vec<Persona> {
    let seat = |desk, n| staff.worker(desk, n, days::TODAY);
    let manager = |desk| staff.manager(desk, days::TODAY);
    let persona = |username, title, role, worker, about| {
        let name = staff.name(worker).to_owned();
        Persona { username, name, title, role, worker, about }
    };
    vec![
        persona(
            "front-door",
            "MASH social worker",
            Role::FrontDoorWorker,
            seat(Desk::Mash, 0),
            "Takes calls and messages about children and gathers what other agencies know.",
        ),
        persona(
            "front-door-manager",
            "MASH practice manager",
            Role::FrontDoorManager,
            manager(Desk::Mash),
            "Decides every contact within a working day. This morning the weekend's contacts wait, and one is late.",
        ),
        persona(
            "assessment",
            "Social worker, Assessment Team 1",
            Role::Practitioner,
            seat(Desk::Assessment(0), 0),
            "Assesses what children need within 45 working days of a referral.",
        ),
        persona(
            "protection",
            "Social worker, Protection and Court East 1",
            Role::Practitioner,
            seat(Desk::Protection(0), 0),
            "Works with children on child protection and child in need plans.",
        ),
        persona(
            "adviser",
            "Personal adviser, Pathways",
            Role::Practitioner,
            seat(Desk::Advisers(0), 0),
            "Keeps in touch with young people who have left care.",
        ),
        persona(
            "early-help",
            "Family worker, Early Help East",
            Role::Practitioner,
            seat(Desk::EarlyHelp(0), 0),
            "Helps families early, so that less is needed later.",
        ),
        persona(
            "team-manager",
            "Team manager, Protection and Court East 1",
            Role::TeamManager,
            manager(Desk::Protection(0)),
            "Allocates, supervises and authorises the work of a team.",
        ),
        persona(
            "assistant",
            "Assistant team manager, Protection and Court East 1",
            Role::Practitioner,
            staff.titled(Desk::Protection(0), "Assistant Team Manager PACT", days::TODAY),
            "Their post would be deleted. Reads what the redesign means for them, and what they can do.",
        ),
        persona(
            "early-help-manager",
            "Team manager, Early Help East",
            Role::TeamManager,
            manager(Desk::EarlyHelp(0)),
            "Their post would be deleted and locality leads created. Reads what the redesign means for them.",
        ),
        persona(
            "reviewing-officer",
            "Independent reviewing officer",
            Role::ReviewingOfficer,
            seat(Desk::Reviewing, 0),
            "Chairs conferences and looked-after reviews, and sees that plans are carried out.",
        ),
        persona(
            "director",
            "Director of children's services",
            Role::Director,
            manager(Desk::Leadership),
            "Reads the scorecard that councillors read, and opens figures into the children behind them.",
        ),
        persona(
            "analyst",
            "Data analyst",
            Role::Analyst,
            seat(Desk::Intelligence, 0),
            "Looks at figures through any lens: as known then, as known now.",
        ),
        persona(
            "human-resources",
            "HR business partner",
            Role::HumanResources,
            staff.titled(Desk::Corporate, "HR Business Partner", days::TODAY),
            "Keeps the establishment: every post, who holds it, and who is away.",
        ),
        persona(
            "programme",
            "Programme manager",
            Role::ProgrammeOffice,
            staff.titled(Desk::Corporate, "Programme Manager", days::TODAY),
            "Draws up the redesign: what changes, and why. Staff are consulted on it until Friday.",
        ),
        persona(
            "academy",
            "Principal social worker",
            Role::AcademyLead,
            staff.titled(Desk::Quality, "Principal Social Worker", days::TODAY),
            "Leads the academy: who is on the way in, who learns what, who leaves and why.",
        ),
        persona(
            "newly-qualified",
            "Newly qualified social worker",
            Role::Practitioner,
            academy::newly_qualified(staff),
            "In the assessed year, with a protected caseload. Reads their own learning record.",
        ),
    ]
}
