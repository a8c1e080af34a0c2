//! People through a change of the organisation: who sees whom, who decides what, what comes of it in the end.

use calendar::Date;
use jiff::civil::date;
use practice::WorkerId;
use service::{Service, ServiceError};
use uuid::Uuid;
use workforce::people::classes::RoleClass;
use workforce::people::consultation::{Closed, ConsultationFact};
use workforce::people::process::{
    Basis, ClaimDecided, ClaimMade, EvidenceGiven, InterestExpressed, OfferAccepted, OneToOneBooked,
    OneToOneHeld, PanelScore, PanelSeat, SelectionScored, SeveranceAccepted, SeveranceApplied,
    SeveranceDecided,
};
use workforce::{Change, Fte, ProposalFact, ProposalId, Stage};

use crate::given_change::*;

const APPLIED: Date = date(2021, 10, 13);
const DECIDED: Date = date(2021, 10, 22);
/// The first day on which figures for equality are there.
const TWO_WEEKS_PAST: Date = date(2021, 10, 21);
pub const EVIDENCE: Date = date(2021, 11, 24);
pub const OFFERED: Date = date(2021, 11, 29);
const ACCEPTED: Date = date(2021, 12, 1);

pub fn not_found<T>(result: Result<T, ServiceError>) -> bool {
    matches!(result, Err(ServiceError::NotFound))
}

pub fn denied<T>(result: Result<T, ServiceError>) -> bool {
    matches!(result, Err(ServiceError::Denied(_)))
}

fn applied(on: Date) -> SeveranceApplied {
    SeveranceApplied { on, leaving_on: None, understood: true }
}

fn approved(on: Date) -> SeveranceDecided {
    SeveranceDecided {
        on,
        panel: PanelSeat::ALL.to_vec(),
        approved: true,
        leaving_on: Some(date(2022, 1, 30)),
        skills: "Others have them.".into(),
        experience: "It is shared before the last day.".into(),
        cost: "Less than a year of the post.".into(),
        estimate: None,
    }
}

#[test]
fn whoever_opens_the_way_of_another_is_noted_and_the_person_reads_who_it_was() {
    let council = Council::new();
    let id = council.tells();
    let service = council.on(LAUNCH);
    for by in [EAST_1, MANAGER_EAST, HR] {
        service.open_person_in_change(&viewer(by), id, staff(EAST_1)).unwrap();
    }
    assert!(not_found(service.open_person_in_change(&viewer(EAST_2), id, staff(EAST_1))));
    assert!(not_found(service.who_opened_way(&viewer(EAST_2), id, staff(EAST_1))));
    drop(service);
    let opened = council.on(LAUNCH).who_opened_way(&viewer(EAST_1), id, staff(EAST_1)).unwrap();
    let mut by: Vec<u128> = opened.iter().map(|one| one.by.0.as_u128()).collect();
    by.sort_unstable();
    assert_eq!(by, [HR, MANAGER_EAST], "one's own opening is nobody's business");
}

#[test]
fn a_colleague_sees_nobody_a_manager_their_own_people_human_resources_everybody() {
    let council = Council::new();
    let id = council.tells();
    let service = council.on(LAUNCH);
    let sees = |by: u128, of: u128| service.person_in_change(&viewer(by), id, staff(of)).is_ok();
    let everybody = service.people_in_change(&viewer(HR), id).unwrap();
    assert_eq!(everybody.len(), 12);
    for one in &everybody {
        let n = one.staff.0.as_u128();
        assert!(sees(n, n), "everybody sees their own way: {n}");
        assert!(sees(HR, n), "human resources see {n}");
        assert!(one.process.told.is_some(), "{n} was told");
    }
    // The manager in the east has three people; the manager in the west two.
    let under = |by: u128| -> Vec<u128> {
        let lines = service.people_in_change(&viewer(by), id).unwrap();
        let mut all: Vec<u128> = lines.iter().map(|one| one.staff.0.as_u128()).collect();
        all.sort_unstable();
        all
    };
    assert_eq!(under(MANAGER_EAST), [ASSISTANT, EAST_1, EAST_2]);
    assert_eq!(under(MANAGER_WEST), [WEST_1, WEST_2]);
    assert_eq!(under(HEAD), [MANAGER_EAST, MANAGER_WEST]);
    assert_eq!(under(EAST_1), [0; 0]);
    // Neither a colleague, nor one's own manager, nor another's people can be tried out.
    for (by, of) in [
        (EAST_1, EAST_2),
        (EAST_1, MANAGER_EAST),
        (MANAGER_EAST, WEST_1),
        (MANAGER_EAST, HEAD),
        (HEAD, EAST_1),
    ] {
        assert!(not_found(service.person_in_change(&viewer(by), id, staff(of))), "{by} sees {of}");
    }
    // Whoever runs the consultation, or leads the service, sees nobody's way but their own.
    for by in [PROGRAMME, DIRECTOR] {
        let others = everybody
            .iter()
            .filter(|one| one.staff != staff(by) && (by, one.staff) != (DIRECTOR, staff(HEAD)));
        let under: Vec<u128> = under(by);
        for one in others.filter(|one| !under.contains(&one.staff.0.as_u128())) {
            assert!(not_found(service.person_in_change(&viewer(by), id, one.staff)), "{by}");
        }
    }
    assert_eq!(under(PROGRAMME), [0; 0]);
    assert!(denied(service.fill_posts(&viewer(PROGRAMME), id)));
    assert!(denied(service.fill_posts(&viewer(MANAGER_EAST), id)));
    assert!(denied(service.equality(&viewer(MANAGER_EAST), id)));
    assert!(denied(service.tell_everybody(&viewer(PROGRAMME), id)));
    // What nobody sees nobody records in: a colleague cannot write either.
    assert!(not_found(records(&service, EAST_1, id, EAST_2, applied(LAUNCH))));
}

#[test]
fn before_the_launch_a_proposal_and_everybodys_place_in_it_is_confidential() {
    let council = Council::new();
    let id = council.drafts();
    let service = council.on(LAUNCH);
    assert!(not_found(service.person_in_change(&viewer(MANAGER_EAST), id, staff(MANAGER_EAST))));
    assert!(not_found(service.people_in_change(&viewer(MANAGER_EAST), id)));
    assert!(service.my_changes(&viewer(MANAGER_EAST)).unwrap().is_empty());
    // Who may change the structure sees the proposal, and still nobody's way through it.
    assert!(not_found(service.person_in_change(&viewer(DIRECTOR), id, staff(MANAGER_EAST))));
}

#[test]
fn nobody_decides_in_their_own_matter() {
    let council = Council::new();
    let id = council.tells();
    let service = council.on(APPLIED);
    records(&service, HR, id, HR, applied(APPLIED)).unwrap();
    let service = council.on(DECIDED);
    let says = refused(records(&service, HR, id, HR, approved(DECIDED)));
    assert!(says.contains("Somebody else must record this"), "{says}");
    records(&service, HR_OFFICER, id, HR, approved(DECIDED)).unwrap();
    // Nor does a line manager decide, and nobody says of themselves that a one-to-one was held.
    let service = council.on(DECIDED);
    assert!(denied(records(&service, MANAGER_EAST, id, ASSISTANT, approved(DECIDED))));
    let booked = OneToOneBooked { on: DECIDED, meets_on: DECIDED, with: "Person 11".into() };
    records(&service, ASSISTANT, id, ASSISTANT, booked).unwrap();
    let held = OneToOneHeld { on: DECIDED, meeting: 1, note: "We talked about both new posts.".into() };
    let says = refused(records(&service, ASSISTANT, id, ASSISTANT, held.clone()));
    assert!(says.contains("Whoever you met records"), "{says}");
    records(&service, MANAGER_EAST, id, ASSISTANT, held).unwrap();
}

#[test]
fn a_manager_does_not_apply_for_those_who_report_to_them() {
    let council = Council::new();
    let id = council.tells();
    let service = council.on(APPLIED);
    assert!(denied(records(&service, MANAGER_EAST, id, ASSISTANT, applied(APPLIED))));
    // Human resources may take it from a form on paper.
    records(&service, HR, id, ASSISTANT, applied(APPLIED)).unwrap();
}

#[test]
fn nobody_is_told_while_a_class_is_undecided() {
    let council = Council::new();
    let id = council.drafts();
    let service = council.on(LAUNCH);
    publishes(&service, id);
    let says = refused(service.tell_everybody(&viewer(HR), id));
    assert!(says.contains("Launch the consultation first"), "{says}");
    launch(&service, id).unwrap();
    let says = refused(service.tell_everybody(&viewer(HR), id));
    assert!(says.contains("Decide first what becomes of: Assistant Team Manager, Team Manager"), "{says}");
    let people = service.people_in_change(&viewer(HR), id).unwrap();
    assert!(people.iter().all(|one| one.process.told.is_none()), "nobody knows more than another");
    decides_classes(&service, id);
    assert_eq!(service.tell_everybody(&viewer(HR), id).unwrap(), 12);
    let says = refused(service.tell_everybody(&viewer(HR), id));
    assert!(says.contains("nobody left"), "{says}");
    let class = |n: u128| {
        let (_, line) = service.person_in_change(&viewer(HR), id, staff(n)).unwrap();
        line.process.told.unwrap().class
    };
    assert_eq!(class(MANAGER_EAST), RoleClass::Deleted);
    assert_eq!(class(EAST_2), RoleClass::Unchanged, "another team is no other role");
}

#[test]
fn a_launch_that_concerns_people_needs_documents_and_from_twenty_dismissals_notice_to_unions() {
    let council = Council::with_play_workers(20);
    let id = council.drafts();
    let service = council.on(LAUNCH);
    let says = refused(launch(&service, id));
    for missing in
        ["proposal", "timeline", "job descriptions", "equality impact assessment", "notice to the unions"]
    {
        assert!(says.contains(missing), "{missing}: {says}");
    }
    publishes(&service, id);
    let says = refused(launch(&service, id));
    assert!(!says.contains("Publish first") && says.contains("notice to the unions"), "{says}");
    notifies(&service, id);
    launch(&service, id).unwrap();
    let record = service.proposal(&viewer(HR), id).unwrap();
    assert_eq!((record.launched(), record.consultation.launched), (Some(LAUNCH), Some(LAUNCH)));
}

#[test]
fn successors_who_outnumber_their_posts_and_changed_roles_count_as_decided() {
    for (held, new, count, days) in [(30, 5, 25, 30), (120, 10, 110, 45)] {
        let council = Council::with_play_workers(held);
        let id = council.replaces_play_workers(new);
        let service = council.on(LAUNCH);
        let duty = |service: &Service| service.change(&viewer(HR), id).unwrap().duty.clone().unwrap();
        // Nothing could be compared: until somebody decides, every one of the posts ends.
        assert_eq!(duty(&service).count, usize::try_from(held).unwrap());
        decides_play_workers(&service, id, held, RoleClass::NaturalSuccessor);
        let counted = duty(&service);
        assert_eq!((counted.count, counted.days), (count, Some(days)));
        // The last day in the old structure is the day before the change.
        assert_eq!(counted.first, date(2022, 1, 30));
        publishes(&service, id);
        assert!(refused(launch(&service, id)).contains("notice to the unions"));
        notifies(&service, id);
        launch(&service, id).unwrap();
        // New terms count like posts that end: Trade Union and Labour Relations (Consolidation) Act 1992, s. 195.
        decides_play_workers(&service, id, held, RoleClass::Changed);
        assert_eq!(duty(&service).count, usize::try_from(held).unwrap());
    }
}

#[test]
fn fewer_than_twenty_dismissals_need_documents_and_no_notice() {
    let council = Council::new();
    let id = council.drafts();
    let service = council.on(LAUNCH);
    assert!(refused(launch(&service, id)).contains("Publish first"));
    publishes(&service, id);
    launch(&service, id).unwrap();
}

#[test]
fn a_change_of_vacant_posts_alone_is_launched_without_either() {
    let council = Council::new();
    let id = council.begins(vec![Change::DeletePost(post(VACANT))]);
    let service = council.on(LAUNCH);
    assert!(!service.change(&viewer(PROGRAMME), id).unwrap().concerns_people());
    launch(&service, id).unwrap();
    assert_eq!(service.proposal(&viewer(EAST_1), id).unwrap().proposal.stage, Stage::Consultation);
}

/// The close: whatever is open is settled, and every class is confirmed.
pub fn closes(council: &Council, id: ProposalId) -> usize {
    let service = council.on(CLOSE);
    service.record_of_consultation(&viewer(HR), id, ConsultationFact::Closed(Closed { on: CLOSE })).unwrap();
    service.confirm_everybody(&viewer(HR), id).unwrap()
}

fn claim(service: &Service, id: ProposalId, upheld: bool) {
    let change = service.change(&viewer(HR), id).unwrap();
    let role = role(&change, "Practice Manager");
    let made = ClaimMade { on: APPLIED, role, says: "I do this work today.".into() };
    records(service, MANAGER_EAST, id, MANAGER_EAST, made).unwrap();
    let decided = ClaimDecided {
        on: APPLIED,
        claim: 1,
        upheld,
        panel: vec!["Jo Adeyemi".into(), "Sam Fairweather".into()],
        reason: "The duties were read line by line.".into(),
    };
    records(service, HR, id, MANAGER_EAST, decided).unwrap();
}

#[test]
fn whose_claim_is_upheld_is_confirmed_as_natural_successor_and_whose_is_not_as_deleted() {
    for (upheld, class) in [(true, RoleClass::NaturalSuccessor), (false, RoleClass::Deleted)] {
        let council = Council::new();
        let id = council.tells();
        claim(&council.on(APPLIED), id, upheld);
        assert_eq!(closes(&council, id), 12);
        let service = council.on(CLOSE);
        let (change, line) = service.person_in_change(&viewer(HR), id, staff(MANAGER_EAST)).unwrap();
        let confirmed = line.process.confirmed.unwrap();
        let to = upheld.then(|| role(&change, "Practice Manager"));
        assert_eq!((confirmed.class, confirmed.to), (class, to));
    }
}

/// The whole way: one claim upheld, one severance accepted, one interest scored, offers made and accepted.
fn goes_the_whole_way(council: &Council) -> ProposalId {
    let id = council.tells();
    let service = council.on(APPLIED);
    claim(&service, id, true);
    records(&service, ASSISTANT, id, ASSISTANT, applied(APPLIED)).unwrap();
    let service = council.on(DECIDED);
    records(&service, HR, id, ASSISTANT, approved(DECIDED)).unwrap();
    records(&service, ASSISTANT, id, ASSISTANT, SeveranceAccepted { on: DECIDED }).unwrap();
    assert_eq!(closes(council, id), 11, "who leaves has no class any more");
    let service = council.on(EVIDENCE);
    let change = service.change(&viewer(HR), id).unwrap();
    let role = role(&change, "Practice Manager");
    let interest = InterestExpressed { on: EVIDENCE, role, choice: 1 };
    records(&service, MANAGER_WEST, id, MANAGER_WEST, interest).unwrap();
    let evidence = EvidenceGiven { on: EVIDENCE, role, evidence: "Ten years of leading a team.".into() };
    records(&service, MANAGER_WEST, id, MANAGER_WEST, evidence).unwrap();
    let confirmed = ProposalFact::Confirmed { on: EVIDENCE, outcome: "Nothing changed.".into() };
    service.record_of_proposal(&viewer(PROGRAMME), id, vec![confirmed]).unwrap();
    let service = council.on(OFFERED);
    let score =
        |member: &str| PanelScore { member: member.into(), criterion: "core behaviours".into(), points: 8 };
    let scored = SelectionScored {
        on: OFFERED,
        role,
        scores: vec![score("Jo Adeyemi"), score("Sam Fairweather")],
        appointable: true,
        feedback: "Clear examples.".into(),
    };
    records(&service, HR, id, MANAGER_WEST, scored).unwrap();
    assert_eq!(service.offer_posts(&viewer(HR), id, date(2021, 12, 6)).unwrap(), 2);
    let service = council.on(ACCEPTED);
    for n in [MANAGER_EAST, MANAGER_WEST] {
        records(&service, n, id, n, OfferAccepted { on: ACCEPTED, offer: 1 }).unwrap();
    }
    id
}

#[test]
fn who_accepts_voluntary_severance_is_out_of_recruitment_at_once() {
    let council = Council::new();
    let id = council.tells();
    let service = council.on(APPLIED);
    records(&service, ASSISTANT, id, ASSISTANT, applied(APPLIED)).unwrap();
    let says = refused(records(&service, ASSISTANT, id, ASSISTANT, SeveranceAccepted { on: APPLIED }));
    assert!(says.contains("no approved voluntary severance"), "{says}");
    let service = council.on(DECIDED);
    records(&service, HR, id, ASSISTANT, approved(DECIDED)).unwrap();
    records(&service, ASSISTANT, id, ASSISTANT, SeveranceAccepted { on: DECIDED }).unwrap();
    let change = service.change(&viewer(HR), id).unwrap();
    let role = role(&change, "Practice Manager");
    let interest = InterestExpressed { on: DECIDED, role, choice: 1 };
    let says = refused(records(&service, ASSISTANT, id, ASSISTANT, interest));
    assert!(says.contains("no further part"), "{says}");
    let filled = service.fill_posts(&viewer(HR), id).unwrap();
    assert!(filled.allocation.placements.iter().all(|one| one.who.staff != staff(ASSISTANT)));
}

#[test]
fn offers_follow_what_the_allocation_proposes() {
    let council = Council::new();
    let id = goes_the_whole_way(&council);
    let service = council.on(ACCEPTED);
    let filled = service.fill_posts(&viewer(HR), id).unwrap();
    let mut posts = Vec::new();
    for (n, basis) in [(MANAGER_EAST, Basis::SlottedIn), (MANAGER_WEST, Basis::Interest)] {
        let process = filled.change.record.process(staff(n));
        let offer = process.accepted().unwrap();
        assert_eq!(offer.basis, basis);
        let placed = filled.allocation.placements.iter().find(|one| one.who.staff == staff(n)).unwrap();
        assert_eq!((placed.post, placed.role), (offer.post, offer.role));
        posts.push(offer.post.0.as_u128());
        // Everybody reads why, in the end.
        assert!(!service.why(&filled.change, staff(n)).unwrap().is_empty());
    }
    posts.sort_unstable();
    assert_eq!(posts, NEW_POSTS, "each has a post of their own");
    let unchanged = filled.change.record.process(staff(EAST_1));
    assert!(unchanged.offers.is_empty(), "who goes on needs no offer");
    let says = refused(service.offer_posts(&viewer(HR), id, date(2021, 12, 6)));
    assert!(says.contains("nobody to whom a post can be offered"), "{says}");
}

fn carries_out(council: &Council, id: ProposalId) {
    let service = council.on(EFFECT);
    service
        .record_of_proposal(&viewer(PROGRAMME), id, vec![ProposalFact::CarriedOut { on: EFFECT }])
        .unwrap();
}

#[test]
fn carrying_out_puts_people_into_the_posts_that_they_accepted_and_tells_practice() {
    let council = Council::new();
    let id = goes_the_whole_way(&council);
    carries_out(&council, id);
    let service = council.on(EFFECT);
    let change = service.change(&viewer(HR), id).unwrap();
    let before = service.establishment(&viewer(HR), date(2022, 1, 30)).unwrap();
    let after = service.establishment(&viewer(HR), EFFECT).unwrap();
    let held = |of: &workforce::Establishment, n: u128| -> Vec<(u128, Fte)> {
        let own = of.holdings.values().filter(|one| one.staff == staff(n));
        own.map(|one| (one.post.0.as_u128(), one.fte)).collect()
    };
    for n in [MANAGER_EAST, MANAGER_WEST] {
        assert_eq!(held(&before, n), [(n, Fte::FULL)], "until the day before, in the old post");
        let accepted = change.record.process(staff(n)).accepted().unwrap().post;
        assert_eq!(held(&after, n), [(accepted.0.as_u128(), Fte::FULL)]);
    }
    assert_eq!(held(&after, ASSISTANT), [], "who left under voluntary severance holds no post");
    for n in [EAST_1, EAST_2, WEST_1, WEST_2, HR, DIRECTOR] {
        assert_eq!(held(&after, n), [(n, Fte::FULL)]);
    }
    assert!(after.holdings.values().all(|one| after.posts.contains_key(&one.post)));
    // Practice knows the new team, who is in it, who moved and who left.
    let directory = service.directory();
    let in_team = |n: u128, day: Date| {
        let worker = directory.workers.get(&WorkerId(Uuid::from_u128(n))).unwrap();
        worker.team_on(day).map(|team| team.0.as_u128())
    };
    assert_eq!(directory.teams[&practice::TeamId(Uuid::from_u128(NEW_EAST))].name, "PACT East 2");
    assert_eq!(in_team(EAST_2, date(2022, 1, 30)), Some(EAST));
    assert_eq!(in_team(EAST_2, EFFECT), Some(NEW_EAST));
    assert_eq!(in_team(WEST_1, EFFECT), Some(EAST));
    assert_eq!(in_team(EAST_1, EFFECT), Some(EAST));
    assert_eq!(in_team(ASSISTANT, EFFECT), None);
}

/// Who holds the case of each child, and for which team.
fn who_has_whom(service: &Service) -> Vec<(u128, u128, u128)> {
    let director = viewer(DIRECTOR);
    let one = |n: u128| {
        let opened = service.open_record(&director, child(n), None, "Overview").unwrap();
        let open: Vec<_> =
            opened.record.journey.oversight.allocations.iter().filter(|one| one.is_open()).collect();
        assert_eq!(open.len(), 1, "child {n} has one worker at any time");
        (n, open[0].started.worker.0.as_u128(), open[0].started.team.0.as_u128())
    };
    CHILDREN.iter().map(|(n, _)| one(*n)).collect()
}

#[test]
fn every_child_keeps_the_worker_who_still_serves_them_and_nobody_loses_a_worker() {
    let council = Council::new();
    let id = goes_the_whole_way(&council);
    let says = refused(council.on(ACCEPTED).move_children(&viewer(DIRECTOR), id));
    assert!(says.contains("Carry the proposal out first"), "{says}");
    carries_out(&council, id);
    let service = council.on(EFFECT);
    assert!(denied(service.children_plan(&viewer(HR), id)), "human resources see no children");
    let before = who_has_whom(&service);
    let plan = service.children_plan(&viewer(DIRECTOR), id).unwrap();
    assert_eq!((plan.stay, plan.moves.len(), plan.changes(), plan.nobody()), (2, 4, 2, 0));
    assert_eq!(service.move_children(&viewer(DIRECTOR), id).unwrap(), 4);
    let after = who_has_whom(&service);
    assert_eq!(
        after,
        [
            (1001, EAST_1, EAST),
            // Their worker went to the new team, and they with the worker.
            (1002, EAST_2, NEW_EAST),
            // Their worker went to the east: others in the west take over.
            (1003, WEST_2, WEST),
            (1004, WEST_2, WEST),
            (1005, WEST_2, WEST),
            (1006, EAST_2, NEW_EAST),
        ]
    );
    let says = refused(service.move_children(&viewer(DIRECTOR), id));
    assert!(says.contains("take that back first"), "{says}");
    // Taken back, everybody has whom they had.
    let says = refused(service.move_children_back(&viewer(DIRECTOR), id, " ".into()));
    assert!(says.contains("Enter why"), "{says}");
    let back = service.move_children_back(&viewer(DIRECTOR), id, "The team starts later.".into()).unwrap();
    assert_eq!((back, who_has_whom(&service)), (4, before.clone()));
    let again = council.on(date(2022, 2, 7));
    assert_eq!(who_has_whom(&again), before, "on another day and after opening anew, too");
    assert_eq!(again.move_children(&viewer(DIRECTOR), id).unwrap(), 4);
    assert_eq!(who_has_whom(&again), after);
}

/// A launch of which everybody in scope was told; then they told their sex, the first three as men.
fn tells_of_themselves(council: &Council) -> (ProposalId, Vec<u128>) {
    use workforce::people::equality::Characteristic;
    let id = council.drafts();
    let service = council.on(LAUNCH);
    decides_classes(&service, id);
    publishes(&service, id);
    notifies(&service, id);
    launch(&service, id).unwrap();
    service.tell_everybody(&viewer(HR), id).unwrap();
    let everybody = service.people_in_change(&viewer(HR), id).unwrap();
    let everybody: Vec<u128> = everybody.iter().map(|one| one.staff.0.as_u128()).collect();
    for (n, one) in everybody.iter().enumerate() {
        let sex = if n < 3 { "Male" } else { "Female" };
        service.tell_equality(&viewer(*one), [(Characteristic::Sex, sex.to_owned())].into()).unwrap();
    }
    (id, everybody)
}

#[test]
fn small_numbers_are_hidden_in_what_is_counted_for_equality() {
    use workforce::people::equality::{Characteristic, NOT_SAID, Shown, Stage as At};
    let council = Council::with_play_workers(20);
    let (id, everybody) = tells_of_themselves(&council);
    assert_eq!(everybody.len(), 32);
    let figures = council.on(TWO_WEEKS_PAST).equality(&viewer(PROGRAMME), id).unwrap().figures.unwrap();
    assert_eq!(figures.told, (Shown::Count(32), Shown::Count(32)));
    let table = &figures.tables[&Characteristic::Sex];
    let (_, shown, total) = table.rows.iter().find(|(stage, ..)| *stage == At::InScope).unwrap();
    assert_eq!(table.groups, ["Female", "Male", NOT_SAID]);
    // The three and those who did not say, who are none: nobody can tell which are the three.
    assert_eq!((shown[1], shown[2], *total), (Shown::Hidden, Shown::Hidden, Shown::Count(32)));
}

#[test]
fn the_figures_for_equality_stay_from_one_fixed_day_to_the_next() {
    use service::change::Fixed;
    let council = Council::with_play_workers(20);
    let (id, everybody) = tells_of_themselves(&council);
    let of = |service: &Service| service.equality(&viewer(HR), id).unwrap();
    let early = of(&council.on(LAUNCH));
    assert_eq!(early.first, date(2021, 10, 20));
    assert!(early.figures.is_none(), "whoever reloads sees nobody's answer come in");
    let service = council.on(TWO_WEEKS_PAST);
    let then = of(&service).figures.unwrap();
    assert_eq!((then.fixed, then.on), (Fixed::TwoWeeks, date(2021, 10, 20)));
    // The latest counts, and one may take back what one said; the figures do not follow at once.
    let first = viewer(everybody[0]);
    service.tell_equality(&first, Default::default()).unwrap();
    assert!(service.my_equality(&first).is_empty());
    let still = of(&service).figures.unwrap();
    assert_eq!((still.told, &still.tables), (then.told, &then.tables));
    closes(&council, id);
    let closed = of(&council.on(CLOSE)).figures.unwrap();
    assert_eq!((closed.fixed, closed.on), (Fixed::Closed, CLOSE));
    let (told, scope) = closed.told;
    assert_eq!((told.says(), scope.says()), ("c".into(), "32".into()), "one of all took it back");
}

#[test]
fn a_draft_has_no_figures_for_equality() {
    let council = Council::new();
    let id = council.drafts();
    assert!(not_found(council.on(LAUNCH).equality(&viewer(HR), id)));
    assert!(not_found(council.on(LAUNCH).equality(&viewer(PROGRAMME), id)));
}

#[test]
fn what_was_recorded_is_there_when_the_ledger_is_opened_again() {
    let council = Council::new();
    let id = goes_the_whole_way(&council);
    carries_out(&council, id);
    let service = council.on(EFFECT);
    service.move_children(&viewer(DIRECTOR), id).unwrap();
    let kept = service.proposal(&viewer(HR), id).unwrap();
    let (days, whom) = (service.days_of_change(&viewer(HR), None).unwrap(), who_has_whom(&service));
    drop(service);
    let again = council.on(EFFECT);
    let read = again.proposal(&viewer(HR), id).unwrap();
    assert_eq!(*read, *kept);
    assert!(read.people.values().all(|one| one.process.findings.is_empty()));
    assert!(read.consultation.findings.is_empty());
    assert_eq!((again.days_of_change(&viewer(HR), None).unwrap(), who_has_whom(&again)), (days, whom));
}
