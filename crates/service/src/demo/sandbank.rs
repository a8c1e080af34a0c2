//! A model structure beside the city's own: the northern council of the report of May 2024, here called
//! Sandbank, with its restructure as a proposal. Its tables are read as the load page reads them.
//!
//! The posts and what they come to are the report's, and so is the day on which staff of a school come back,
//! from which its cost is reckoned. The directorate, who reports to whom within a service and every name are
//! invented, and it is loaded in the autumn in which the demo lives.

use calendar::Date;
use jiff::Timestamp;
use practice::WorkerId;
use workforce::proposal::decide;
use workforce::{
    Change, Establishment, ModelId, Post, PostId, Proposal, ProposalFact, ProposalId, Step, apply,
    changes_between, facts_between, rows,
};

use super::chance::Chance;
use super::days::instant;
use super::establishment::{FIRST_DAY, Recorded};
use super::people::version_seven;
use super::staff::{Desk, Staff};
use crate::fact::{ModelFact, ModelTold, ProposalTold};

/// The structure as it was, and as it was to be.
const CURRENT: &str = include_str!("sandbank.csv");
const PROPOSED: &str = include_str!("sandbank_proposed.csv");
/// Posts of a school that come back to the council with those who hold them.
const TRANSFERS: &str = include_str!("sandbank_transfers.csv");
/// Its name in the demo.
const NAME: &str = "Sandbank Council (a model)";
/// The day on which the table was loaded and the proposal drafted.
const LOADED: Date = Date::constant(2021, 11, 3);
/// The day on which it would take effect: the one on which the report's transfers come, in the year of its pay.
const EFFECT: Date = Date::constant(2024, 9, 1);

const CASE: &str = "Sandbank’s improvement plan asks for enough permanent social workers and managers, for early \
    help that families can find, and for teams whose names say what they do. We keep its restructure beside our \
    own to compare the two.";

/// Why, by the first letters of a post's reference.
const REASONS: &[(&[&str], &str)] = &[
    (&["SM", "SR"], "One service manager for each of 11 areas of the service."),
    (
        &["CI"],
        "Reviewing children in need is permanent work: two posts held by agency staff are made permanent.",
    ),
    (&["AO"], "Audit belongs with practice improvement."),
    (&["TM"], "31 team managers for the teams that are needed; 20.89 are filled."),
    (
        &["AM", "PL"],
        "An assistant for team managers in every area, who also supports newly qualified workers.",
    ),
    (&["SW", "PQ"], "152.36 social workers keep caseloads where children are seen; 111.73 are filled."),
    (&["FS"], "Family support workers in every area team."),
    (&["HT", "CC", "PT", "TT", "IW", "PR"], "Talking therapy and play therapy for children in family hubs."),
    (&["RE", "RA"], "A hub has a receptionist, and enough of them to be open."),
    (&["FM"], "Family time is lasting work: two temporary managers are made permanent."),
    (&["LW"], "Family time workers become link workers."),
    (&["PE", "PA"], "Hubs have operational managers."),
    (&["SE", "SA", "SO", "HM", "SF"], "Senior early help workers become hub managers or lead other teams."),
    (
        &["TS", "TE"],
        "The school becomes an academy. Its early help staff come back with their posts, and are part of the change.",
    ),
    (&["VL", "VE"], "A team for vulnerable adolescents of its own."),
    (&["EH", "FH"], "Early help workers become family hub workers."),
    (&["LS"], "Court work needs legal support."),
    (
        &["AD", "AG", "EO", "FC"],
        "14 personal advisers, and agency advisers for a year, for young people who leave care.",
    ),
    (&["FR"], "Two apprentices receive those who ask about fostering."),
    (&["IR", "LA"], "Nine reviewing officers and half a designated officer more."),
    (&["LE", "PO", "PG", "EP", "BA"], "A team for participation, with a lead who is permanent."),
    (&["AT", "AS"], "An academy for newly qualified social workers."),
    (&["PI", "PM"], "One practice improvement manager leads the team, the other the programme."),
];

/// A model structure, with the proposal that would change it.
pub(super) struct Model {
    pub told: Vec<Recorded<ModelTold>>,
    pub proposal: Vec<Recorded<ProposalTold>>,
}

/// Loads the model and drafts its proposal.
///
/// # Errors
/// A row that cannot be read or a change that is refused: faults of the generator.
pub(super) fn record(staff: &Staff, seed: u64) -> Result<Model, String> {
    let mut chance = Chance::new(seed, 0x5A4D);
    let model = ModelId(version_seven(instant(LOADED, 9, 0, 0), &mut chance));
    let proposal = ProposalId(version_seven(instant(LOADED, 11, 0, 0), &mut chance));
    let (current, proposed) = (read(CURRENT)?, read(PROPOSED)?);
    let transfers = transfers(&read(TRANSFERS)?);
    let by: WorkerId = staff.titled(Desk::Corporate, "HR Business Partner", LOADED);
    let named = ModelFact::Named { name: NAME.to_owned() };
    let stated =
        facts_between(&Establishment::default(), &current, FIRST_DAY).into_iter().map(ModelFact::Stated);
    let told = std::iter::once(named)
        .chain(stated)
        .map(|fact| (instant(LOADED, 10, 5, 0), by, ModelTold { model, fact }));
    let by: WorkerId = staff.titled(Desk::Corporate, "Programme Manager", LOADED);
    let facts = drafted(model, &current, transfers, &proposed)?;
    let at = |n: usize| -> Timestamp {
        // One after another through the day, so that the order of recording is plain.
        let second = 11 * 3_600 + 20 * n;
        instant(LOADED, (second / 3_600) as i8, (second / 60 % 60) as i8, (second % 60) as i8)
    };
    let recorded =
        facts.into_iter().enumerate().map(|(n, fact)| (at(n), by, ProposalTold { proposal, fact }));
    Ok(Model { told: told.collect(), proposal: recorded.collect() })
}

fn read(table: &str) -> Result<Establishment, String> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(table.as_bytes());
    let mut lines: Vec<Vec<String>> = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| error.to_string())?;
        lines.push(record.iter().map(str::to_owned).collect());
    }
    let rows = lines.split_off(lines.len().min(1));
    rows::read(&lines.pop().unwrap_or_default(), &rows).map_err(|bad| {
        bad.iter().map(|one| format!("row {}: {}", one.row, one.refusal)).collect::<Vec<_>>().join("\n")
    })
}

/// Posts that come from a school, each with who holds it.
fn transfers(coming: &Establishment) -> Vec<(Change, String)> {
    let transfer = |(id, post): (&PostId, &Post)| {
        let holder = coming.holders(*id).next().and_then(|(holding, held)| {
            let member = coming.staff.get(&held.staff)?;
            Some((held.staff, member.clone(), holding, held.clone()))
        });
        let from = "A primary school that becomes an academy".to_owned();
        (Change::TransferIn { post: (*id, post.clone()), holder, from, on: EFFECT }, reason(post))
    };
    coming.posts.iter().map(transfer).collect()
}

/// The facts of a proposal that makes one structure of the other, each judged.
fn drafted(
    model: ModelId,
    current: &Establishment,
    transfers: Vec<(Change, String)>,
    proposed: &Establishment,
) -> Result<Vec<ProposalFact>, String> {
    let mut facts = vec![ProposalFact::Drafted {
        name: "Sandbank: proposed changes to the structure".into(),
        case: CASE.into(),
        against: LOADED,
        effect: EFFECT,
        branch_of: None,
        model: Some(model),
    }];
    let mut so_far = current.clone();
    for (change, _) in &transfers {
        apply(&mut so_far, change).map_err(|refusal| format!("{change:?}: {refusal}"))?;
    }
    let then = changes(&so_far, proposed);
    so_far = current.clone();
    for (change, reason) in transfers.into_iter().chain(then) {
        apply(&mut so_far, &change).map_err(|refusal| format!("{change:?}: {refusal}"))?;
        facts.push(ProposalFact::ChangeAdded { change: Box::new(change), reason });
    }
    if so_far.posts != proposed.posts {
        return Err("the changes do not come to the structure that the report proposes".to_owned());
    }
    for n in 0..facts.len() {
        let before = Proposal::fold(&facts[..n]);
        decide(before.as_ref(), current, facts[n].clone(), LOADED)
            .map_err(|refusals| format!("fact {} of Sandbank's proposal: {refusals:?}", n + 1))?;
    }
    Ok(facts)
}

fn reason(post: &Post) -> String {
    let key = post.reference.as_deref().unwrap_or_default().get(..2).unwrap_or_default();
    let found = REASONS.iter().find(|(keys, _)| keys.contains(&key));
    found.map_or("The structure as a whole follows the work.", |(_, reason)| reason).to_owned()
}

/// What makes one structure of the other, each change with its reason.
fn changes(current: &Establishment, proposed: &Establishment) -> Vec<(Change, String)> {
    let because = |step: &Step| {
        let post = step.post.and_then(|id| proposed.posts.get(&id).or_else(|| current.posts.get(&id)));
        match (&step.change, post) {
            (_, Some(post)) => reason(post),
            (Change::CloseTeam(_), None) => "Nothing is left of the team.".to_owned(),
            (_, None) => "The team is needed for the work that is proposed.".to_owned(),
        }
    };
    let steps = changes_between(current, proposed).into_iter();
    steps.map(|step| (step.change.clone(), because(&step))).collect()
}
