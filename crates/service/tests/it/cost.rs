//! What a proposal costs: to the penny where it is known, and said where it is not.

use std::sync::Arc;

use jiff::civil::date;
use ledger::Subject;
use service::cost::ProposalCost;
use service::{Role, Service, ServiceError, Viewer};
use uuid::Uuid;
use workforce::money::cost::LineKind;
use workforce::money::exit::{ExitLine, NoticeNotWorked, Verdict};
use workforce::money::{ExitEntered, Pence};
use workforce::{
    Change, Contract, Fte, Funding, Post, PostId, PostPay, ProposalFact, ProposalId, StaffId, WeeksAYear,
};

use crate::given::{Small, signed_in};

const TABLE: &str = "\
post,title,service,team,grade,fte,weeks,funding,contract,reports to,person,name,spine point,service from
P1,Head of Service,Safeguarding,Leadership,P,1,,,,,S1,Ada Bello,,2010-05-01
P2,Team Manager,Safeguarding,MASH,K,1,,,,P1,S2,Sam Okoro,37,2015-09-01
P3,Social Worker,Safeguarding,MASH,I,1,,,,P2,S3,Mei Lin,29,2012-02-01
P4,Social Worker,Safeguarding,MASH,H,0.6,,,,P2,,,,
P5,Family Worker,Early Help,Hub,F,1,39,,term-time only,P1,S4,Jo Reid,14,2021-01-04
P6,Advice Worker,Early Help,Hub,F,1,,grant,,P1,,,,
P7,Social Worker,Early Help,Hub,I,1,,,agency,P1,,,,";

const TODAY: jiff::civil::Date = date(2021, 11, 15);

struct Given {
    small: Small,
    service: Arc<Service>,
    hr: Viewer,
}

fn given() -> Given {
    given_from(TABLE)
}

fn given_from(table: &str) -> Given {
    let small = Small::new();
    let service = small.open();
    let hr = signed_in(&service, "hr");
    let mut rows: Vec<Vec<String>> =
        table.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect();
    let headings = rows.remove(0);
    service.load_establishment(&hr, &headings, &rows, TODAY).unwrap();
    Given { small, service, hr }
}

impl Given {
    fn post(&self, reference: &str) -> PostId {
        let of = self.service.establishment(&self.hr, TODAY).unwrap();
        *of.posts.iter().find(|(_, post)| post.reference.as_deref() == Some(reference)).unwrap().0
    }

    fn staff(&self, reference: &str) -> StaffId {
        let of = self.service.establishment(&self.hr, TODAY).unwrap();
        *of.staff.iter().find(|(_, one)| one.reference.as_deref() == Some(reference)).unwrap().0
    }

    /// A proposal to take effect on 31 January 2022.
    fn proposal(&self, changes: Vec<Change>) -> ProposalId {
        let drafted = ProposalFact::Drafted {
            name: "Phase 2".into(),
            case: "Children change worker too often.".into(),
            against: TODAY,
            effect: date(2022, 1, 31),
            branch_of: None,
            model: None,
        };
        let id = self.service.begin_proposal(&self.hr, drafted).unwrap();
        let reason = "It is better so.".to_owned();
        let added = changes
            .into_iter()
            .map(|change| ProposalFact::ChangeAdded { change: Box::new(change), reason: reason.clone() });
        self.service.record_of_proposal(&self.hr, id, added.collect()).unwrap();
        id
    }

    fn cost(&self, id: ProposalId) -> Arc<ProposalCost> {
        self.service.proposal_cost(&self.hr, id).unwrap().unwrap()
    }

    fn new_manager(&self) -> Change {
        let team = self.service.establishment(&self.hr, TODAY).unwrap().posts[&self.post("P2")].team;
        let post = Post {
            reference: None,
            title: "Practice Manager".into(),
            team,
            grade: Some("K".into()),
            indicative: true,
            fte: Fte::FULL,
            weeks: WeeksAYear::WHOLE,
            funding: Funding::Core,
            contract: Contract::Contracted,
            reports_to: Some(self.post("P2")),
            dotted: Vec::new(),
            job: None,
            statutory: None,
            holds_cases: false,
            pay: PostPay::default(),
        };
        Change::CreatePost(PostId(Uuid::from_u128(77)), post)
    }
}

#[test]
fn a_new_post_in_place_of_a_vacant_one_costs_the_difference_to_the_penny() {
    let given = given();
    let id = given.proposal(vec![Change::DeletePost(given.post("P4")), given.new_manager()]);
    let cost = given.cost(id);
    // The bottom of K is point 36, £40,578: National Insurance 13.8% above £8,840, pension 17.6%, levy 0.5%.
    let sum = |pounds: &[&str]| pounds.iter().map(|one| one.parse::<Pence>().unwrap()).sum::<Pence>().0;
    let manager = sum(&["40,578", "4,379.84", "7,141.73", "202.89"]);
    // The bottom of H is point 23, £28,226, for 0.6 of a week, above one whole threshold.
    let vacant = sum(&["16,935.60", "1,117.19", "2,980.67", "84.68"]);
    assert_eq!(cost.full_year.total.difference(), Pence(manager - vacant));
    assert_eq!(cost.full_year.total.posts_difference(), Fte(40));
    // 31 January to 31 March are 60 days of 365.
    let in_year = cost.in_year.total.difference();
    assert!((in_year.0 - (manager - vacant) * 60 / 365).abs() <= 4, "{in_year}");
    let service = cost.full_year.services.iter().find(|one| one.name == "Safeguarding").unwrap();
    let managers = service.roles.iter().find(|one| one.role == "Practice Manager").unwrap();
    assert_eq!(managers.cost.before.posts, Fte::ZERO);
    assert_eq!(managers.cost.after.cost(), Pence(manager));
    let lines: Pence = managers.cost.after.lines.each().map(|(_, sum)| sum).sum();
    assert_eq!(lines, Pence(manager), "a figure is the sum of its lines");
    // The year after has the increments of April and the award of that year.
    let next = cost.next_year.as_ref().unwrap();
    assert!(next.total.before.cost() > cost.full_year.total.before.cost());
}

#[test]
fn services_roles_and_the_whole_add_up() {
    let given = given();
    let id = given.proposal(vec![Change::DeletePost(given.post("P6")), given.new_manager()]);
    let cost = given.cost(id);
    for span in [&cost.in_year, &cost.full_year] {
        let services: Pence = span.services.iter().map(|one| one.total.after.cost()).sum();
        assert_eq!(services, span.after.total());
        for service in &span.services {
            let roles: Pence = service.roles.iter().map(|one| one.cost.before.cost()).sum();
            assert_eq!(roles, service.total.before.cost(), "{}", service.name);
        }
    }
    let (agency, _) = cost.full_year.agency();
    assert_eq!(agency.fte, Fte::FULL);
    assert!(agency.premium() > Pence::ZERO, "an agency is compared with employing somebody");
}

#[test]
fn a_grade_that_the_pay_structure_has_not_is_said_and_counts_nothing() {
    let given = given();
    let cost = given.cost(given.proposal(vec![given.new_manager()]));
    let total = &cost.full_year.total;
    assert_eq!((total.before.uncosted, total.is_complete()), (Fte::FULL, false));
    let why = cost.full_year.before.uncosted[0].why.to_string();
    assert_eq!(why, "The pay structure has no grade P");
}

#[test]
fn money_of_one_kind_pays_only_for_what_is_of_that_kind() {
    let given = given();
    // A grant post is deleted in early help; a core post is created in safeguarding, another is deleted there.
    let changes =
        vec![Change::DeletePost(given.post("P6")), Change::DeletePost(given.post("P7")), given.new_manager()];
    let cost = given.cost(given.proposal(changes));
    let moves = &cost.moves;
    let [one] = &moves.virements[..] else { panic!("{:?}", moves.virements) };
    assert_eq!((one.from.as_str(), one.to.as_str()), ("Early Help, core", "Safeguarding, core"));
    assert_eq!(one.on, date(2022, 1, 31));
    let row = |funding, service: &str| {
        moves.budgets.iter().find(|one| one.name.funding == funding && one.name.service == service).unwrap()
    };
    let grant = row(Funding::Grant, "Early Help");
    assert_eq!((grant.moved, grant.left()), (Pence::ZERO, grant.difference()));
    assert_eq!(row(Funding::Core, "Safeguarding").left(), Pence::ZERO);
    let all: Pence = moves.budgets.iter().map(|one| one.moved).sum();
    assert_eq!(all, Pence::ZERO, "what is moved is neither made nor lost");
    assert_eq!(moves.to_find() - moves.saved(), cost.full_year.total.difference());
}

#[test]
fn redundancy_is_costed_by_age_and_service_and_only_bounded_where_the_age_is_not_known() {
    let given = given();
    let id = given.proposal(vec![Change::DeletePost(given.post("P3"))]);
    let cost = given.cost(id);
    let [leaver] = &cost.exits.leavers[..] else { panic!("{:?}", cost.exits) };
    assert_eq!((leaver.name.as_str(), leaver.pay), ("Mei Lin", Some(Pence::pounds(33_486))));
    assert!(!leaver.is_complete());
    assert!(leaver.unknown().iter().any(|one| one.why == "The date of birth is not recorded"));
    // Nine years of service: a week is £642.20, the limit in 2021 is £544. At the least half weeks from 16 to 21.
    let (least, most) = leaver.bounds.unwrap();
    assert_eq!(most, Pence(64_220).share(27, 2), "nine years at one and a half actual weeks");
    assert!(least < most && least > Pence::ZERO);

    let entered = ExitEntered {
        staff: leaver.staff,
        born: Some(date(1979, 6, 1)),
        in_pension_scheme: true,
        pension_strain: None,
        notice_not_worked: NoticeNotWorked::Weeks(4),
        untaken_leave: 0,
        special_severance: Pence::ZERO,
        source: "Payroll".into(),
    };
    given.service.enter_exit(&given.hr, id, entered).unwrap();
    let cost = given.cost(id);
    let [leaver] = &cost.exits.leavers[..] else { panic!() };
    assert!(leaver.is_complete() && leaver.bounds.is_none());
    let line = |line| leaver.cost.as_ref().unwrap().line(line).cloned().unwrap();
    // Four weeks of the nine that the law owes are not worked, so the relevant date is past the tenth year. Born in
    // June 1979: 41 or over in one of the ten, so ten and a half weeks.
    let Verdict::Costs(statutory, how) = line(ExitLine::Statutory) else { panic!() };
    assert_eq!((statutory, how.as_str()), (Pence(571_200), "10.5 weeks at £544.00 (the limit)"));
    assert!(matches!(line(ExitLine::Notice), Verdict::Costs(sum, _) if sum == Pence(4 * 64_220)));
    assert!(matches!(line(ExitLine::PensionStrain), Verdict::NotDue(why) if why == "Under 55"));
}

#[test]
fn somebody_over_55_in_the_fund_is_not_costed_until_the_fund_has_answered() {
    let given = given();
    let id = given.proposal(vec![Change::DeletePost(given.post("P2"))]);
    let enter = |strain: Option<Pence>, severance: Pence| {
        let entered = ExitEntered {
            staff: given.staff("S2"),
            born: Some(date(1962, 3, 1)),
            in_pension_scheme: true,
            pension_strain: strain,
            notice_not_worked: NoticeNotWorked::None,
            untaken_leave: 0,
            special_severance: severance,
            source: "The fund’s letter".into(),
        };
        given.service.enter_exit(&given.hr, id, entered)
    };
    enter(None, Pence::ZERO).unwrap();
    assert_eq!(given.cost(id).exits.incomplete(), 1);
    enter(Some(Pence::pounds(18_500)), Pence::ZERO).unwrap();
    let cost = given.cost(id);
    assert_eq!(cost.exits.incomplete(), 0);
    assert!(cost.exits.known() > Pence::pounds(18_500));
    let Err(ServiceError::Refused(refusals)) = enter(Some(Pence::pounds(2_000_000)), Pence::ZERO) else {
        panic!("a strain of two million is refused");
    };
    assert_eq!(refusals[0].to_string(), "Enter an amount from £0 to £1,000,000. You gave £2,000,000.00.");
    // A branch knows of its people what the proposal knows from which it branches.
    let words = ("Another way".to_owned(), "It may cost less.".to_owned(), date(2022, 1, 31));
    let branch = given.service.branch_proposal(&given.hr, id, words).unwrap();
    assert_eq!(given.cost(branch).exits, cost.exits);
    // Who keeps their post has no exit to be entered.
    let other =
        ExitEntered { staff: given.staff("S3"), ..given.cost(id).exits.leavers[0].entered.clone().unwrap() };
    assert!(matches!(given.service.enter_exit(&given.hr, id, other), Err(ServiceError::NotFound)));
}

#[test]
fn somebody_regraded_below_their_pay_keeps_it_for_the_months_of_the_policy() {
    let given = given();
    let regrade = Change::Regrade { post: given.post("P2"), grade: "J".into(), indicative: false };
    let cost = given.cost(given.proposal(vec![regrade]));
    let [kept] = &cost.exits.protected[..] else { panic!("{:?}", cost.exits.protected) };
    // Point 37 pays £41,591; the top of J is point 35, £39,571. Twelve months of the difference.
    assert_eq!((kept.old, kept.new), (Pence::pounds(41_591), Pence::pounds(39_571)));
    assert_eq!((kept.cost.months, kept.cost.pay), (12, Pence::pounds(2_020)));
}

#[test]
fn a_cost_is_kept_until_something_of_it_changes() {
    let given = given();
    let id = given.proposal(vec![given.new_manager()]);
    let first = given.cost(id);
    assert!(Arc::ptr_eq(&first, &given.cost(id)));
    let added = ProposalFact::ChangeAdded {
        change: Box::new(Change::DeletePost(given.post("P4"))),
        reason: "It has been vacant for a year.".into(),
    };
    given.service.record_of_proposal(&given.hr, id, vec![added]).unwrap();
    let second = given.cost(id);
    assert!(second.version > first.version && second.full_year.total != first.full_year.total);
}

#[test]
fn only_those_who_may_change_the_structure_see_what_it_costs() {
    let given = given();
    let id = given.proposal(vec![given.new_manager()]);
    for username in ["analyst", "manager", "reviewer"] {
        let other = signed_in(&given.service, username);
        assert!(
            matches!(given.service.proposal_cost(&other, id), Err(ServiceError::Denied(_))),
            "{username}"
        );
        assert!(matches!(given.service.branches(&other, id), Err(ServiceError::Denied(_))), "{username}");
        assert!(matches!(given.service.business_cases(&other), Err(ServiceError::Denied(_))), "{username}");
    }
    let none = ProposalId(Uuid::from_u128(404));
    assert!(matches!(given.service.proposal_cost(&given.hr, none), Err(ServiceError::NotFound)));
}

#[test]
fn a_branch_begins_with_every_change_and_stands_beside_what_it_came_from() {
    let given = given();
    let id = given.proposal(vec![Change::DeletePost(given.post("P4")), given.new_manager()]);
    let branch = |of, name: &str| {
        let words = (name.to_owned(), "It may cost less.".to_owned(), date(2022, 3, 1));
        given.service.branch_proposal(&given.hr, of, words)
    };
    let cheaper = branch(id, "Cheaper").unwrap();
    let of_that = branch(cheaper, "Cheaper still").unwrap();
    given
        .service
        .record_of_proposal(
            &given.hr,
            of_that,
            vec![ProposalFact::ChangeWithdrawn { number: 2, reason: "Not now.".into() }],
        )
        .unwrap();
    for asked in [id, cheaper, of_that] {
        let names: Vec<String> = given
            .service
            .branches(&given.hr, asked)
            .unwrap()
            .iter()
            .map(|(_, one)| one.proposal.name.clone())
            .collect();
        assert_eq!(names, ["Phase 2", "Cheaper", "Cheaper still"]);
    }
    assert_eq!(given.cost(cheaper).full_year.total, given.cost(id).full_year.total);
    assert!(given.cost(of_that).full_year.total.difference() < Pence::ZERO);
    assert_eq!(given.cost(cheaper).in_year.period.from, date(2022, 3, 1));
    assert!(matches!(branch(id, " "), Err(ServiceError::Refused(_))), "a branch has a name of its own");
}

#[test]
fn whoever_started_in_the_winter_moves_up_after_six_months_where_the_council_does_so() {
    let small = Small::new();
    let folder = tempfile::tempdir().unwrap();
    let council = include_str!("../../../../policies/pay.toml").rsplit_once("[[council]]").unwrap().0;
    let council = council.replace("increments = \"april\"", "increments = \"april_or_six_months\"");
    std::fs::write(folder.path().join("pay.toml"), council).unwrap();
    let service = small.open_with(Some(folder.path().to_owned())).unwrap();
    let hr = signed_in(&service, "hr");
    let load = |table: &str, from| {
        let mut rows: Vec<Vec<String>> =
            table.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect();
        let headings = rows.remove(0);
        service.load_establishment(&hr, &headings, &rows, from).unwrap();
    };
    load(TABLE, date(2021, 4, 1));
    let vacant = "P4,Social Worker,Safeguarding,MASH,H,0.6,,,,P2,,,,";
    let filled = "P4,Social Worker,Safeguarding,MASH,H,0.6,,,,P2,S5,Rosa Quill,24,2021-11-15";
    load(&TABLE.replace(vacant, filled), TODAY);
    let given = Given { small, service, hr };
    let id = given.proposal(vec![given.new_manager()]);
    let cost = given.cost(id);
    let next = cost.next_year.as_ref().unwrap();
    let increment = |reference: &str| {
        let post = given.post(reference);
        let piece = next.before.pieces.iter().find(|piece| next.before.post(piece).id == post).unwrap();
        piece.lines.get(LineKind::Increment)
    };
    // From point 24 to 25, £921 of 0.6 of a week, on 15 May: 321 of the 365 days to 31 March.
    assert_eq!(increment("P4"), "485.98".parse().unwrap());
    // Who was there before the record began moves up in April, for the whole year: points 29 to 30, £887.
    assert_eq!(increment("P3"), Pence::pounds(887));
}

fn entered_of(staff: StaffId) -> ExitEntered {
    ExitEntered {
        staff,
        born: Some(date(1979, 6, 1)),
        in_pension_scheme: true,
        pension_strain: None,
        notice_not_worked: NoticeNotWorked::None,
        untaken_leave: 0,
        special_severance: Pence::ZERO,
        source: "Payroll".into(),
    }
}

#[test]
fn what_was_entered_of_somebody_goes_when_they_are_forgotten() {
    let given = given();
    let id = given.proposal(vec![Change::DeletePost(given.post("P3"))]);
    let staff = given.staff("S3");
    given.service.enter_exit(&given.hr, id, entered_of(staff)).unwrap();
    assert!(given.cost(id).exits.leavers[0].is_complete());
    // The pattern that sets the subject of somebody's way through changes apart.
    let way = Subject(Uuid::from_u128(staff.0.as_u128() ^ 0x5374_6166_6600));
    given.service.ledger().forget(given.service.clock().now(), way).unwrap();
    let given = Given { service: given.small.open(), ..given };
    let given = Given { hr: signed_in(&given.service, "hr"), ..given };
    assert_eq!(given.service.exit_entered(&given.hr, id, staff).unwrap(), None);
    assert!(!given.cost(id).exits.leavers[0].is_complete(), "the estimate is made anew without it");
}

#[test]
fn only_human_resources_enters_and_reads_what_is_known_of_one_person_and_nobody_their_own() {
    let given = given();
    let id = given.proposal(vec![Change::DeletePost(given.post("P3"))]);
    let staff = given.staff("S3");
    for role in [Role::Director, Role::ProgrammeOffice] {
        let other = Viewer { role, ..given.hr.clone() };
        assert!(given.service.proposal_cost(&other, id).is_ok(), "{role:?}");
        assert!(matches!(
            given.service.enter_exit(&other, id, entered_of(staff)),
            Err(ServiceError::Denied { .. })
        ));
        assert!(matches!(given.service.exit_entered(&other, id, staff), Err(ServiceError::Denied { .. })));
    }
    let own = Viewer { worker: practice::WorkerId(staff.0), ..given.hr.clone() };
    let Err(ServiceError::Refused(refusals)) = given.service.enter_exit(&own, id, entered_of(staff)) else {
        panic!("nobody enters what is known of themselves");
    };
    assert_eq!(refusals[0].allowed, "Ask a colleague to enter this: it is about you");
}

#[test]
fn who_is_away_is_due_the_redundancy_pay_of_who_is_there() {
    let pay = |table: &str| {
        let given = given_from(table);
        let cost = given.cost(given.proposal(vec![Change::DeletePost(given.post("P3"))]));
        cost.exits.leavers[0].pay
    };
    let ends = ["away", "", "", "sickness", "", "", "", ""];
    let away: Vec<String> = TABLE.lines().zip(ends).map(|(line, end)| format!("{line},{end}")).collect();
    assert_eq!(pay(&away.join("\n")), Some(Pence::pounds(33_486)));
    assert_eq!(pay(TABLE), Some(Pence::pounds(33_486)));
}

#[test]
fn somebody_in_two_deleted_posts_has_one_strain() {
    let table = format!(
        "{}\nP8,Social Worker,Early Help,Hub,I,0.4,,,,P1,S5,Una Hart,29,2010-02-01\n\
         P9,Social Worker,Early Help,Hub,I,0.6,,,,P1,S5,Una Hart,29,2010-02-01",
        TABLE
    );
    let given = given_from(&table);
    let deleted = ["P8", "P9"].map(|post| Change::DeletePost(given.post(post)));
    let id = given.proposal(deleted.to_vec());
    let known = ExitEntered {
        born: Some(date(1960, 6, 1)),
        pension_strain: Some(Pence::pounds(40_000)),
        special_severance: Pence::pounds(10_000),
        ..entered_of(given.staff("S5"))
    };
    given.service.enter_exit(&given.hr, id, known).unwrap();
    let cost = given.cost(id);
    let sum = |line: ExitLine| -> Pence {
        let costs = cost.exits.leavers.iter().filter_map(|one| one.cost.as_ref()?.line(line)?.known());
        costs.sum()
    };
    assert_eq!(cost.exits.leavers.len(), 2);
    assert_eq!(sum(ExitLine::PensionStrain), Pence::pounds(40_000));
    assert_eq!(sum(ExitLine::SpecialSeverance), Pence::pounds(10_000));
}
