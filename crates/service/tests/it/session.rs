//! Sessions and what roles may do.

use jiff::{SignedDuration, Timestamp};
use practice::WorkerId;
use service::accounts::{AccountFact, AccountId, Accounts};
use service::session::{IDLE_MAX, LIFE_MAX, Sessions};
use service::{Action, Role, SignInRefusal, USERNAME_MOST, Viewer};
use uuid::Uuid;

use crate::given::{PASSWORD, Small};

fn at(hours: i64) -> Timestamp {
    Timestamp::UNIX_EPOCH + SignedDuration::from_hours(hours)
}

fn account() -> AccountId {
    AccountId(Uuid::from_u128(7))
}

#[test]
fn a_session_is_known_by_its_token_on_every_node_that_shares_the_secret() {
    let (session, token) = Sessions::new([1; 32]).begin(account(), at(0));
    let other_node = Sessions::new([1; 32]);
    let said = other_node.check(&token, at(1)).unwrap();
    assert_eq!((said.session, said.account), (session, account()));
}

#[test]
fn a_token_that_was_changed_or_signed_elsewhere_is_nobodys() {
    let sessions = Sessions::new([1; 32]);
    let (_, token) = sessions.begin(account(), at(0));
    assert!(Sessions::new([2; 32]).check(&token, at(0)).is_none());
    for place in 0..token.len() {
        let mut changed = token.clone().into_bytes();
        changed[place] = if changed[place] == b'0' { b'1' } else { b'0' };
        let changed = String::from_utf8(changed).unwrap();
        assert!(sessions.check(&changed, at(0)).is_none(), "changed at {place}");
    }
    assert!(sessions.check("", at(0)).is_none());
}

#[test]
fn a_session_ends_when_it_has_been_idle_or_has_lived_too_long() {
    let sessions = Sessions::new([1; 32]);
    let (_, token) = sessions.begin(account(), at(0));
    assert!(sessions.check(&token, at(0) + IDLE_MAX).is_some());
    let later = at(0) + IDLE_MAX + IDLE_MAX + SignedDuration::from_secs(1);
    assert!(sessions.check(&token, later).is_none(), "idle");

    let (_, token) = sessions.begin(account(), at(0));
    for hour in 1..=12 {
        assert!(sessions.check(&token, at(hour)).is_some(), "used every hour, at hour {hour}");
    }
    assert!(sessions.check(&token, at(0) + LIFE_MAX + SignedDuration::from_secs(1)).is_none());
}

#[test]
fn a_form_is_taken_only_from_its_own_session() {
    let sessions = Sessions::new([1; 32]);
    let (one, _) = sessions.begin(account(), at(0));
    let (other, _) = sessions.begin(account(), at(0));
    assert!(sessions.is_form_token(one, &sessions.form_token(one)));
    assert!(!sessions.is_form_token(one, &sessions.form_token(other)));
    assert!(!sessions.is_form_token(one, ""));
}

#[test]
fn wrong_passwords_make_one_wait_longer_and_longer_and_the_right_one_ends_it() {
    let sessions = Sessions::new([1; 32]);
    let mut waits = Vec::new();
    for _ in 0..8 {
        sessions.failed("A.Person", at(0));
        waits.push(sessions.wait_secs("a.person", at(0)));
    }
    assert_eq!(waits, [0, 0, 0, 0, 10, 20, 40, 80]);
    assert_eq!(sessions.wait_secs("a.person", at(1)), 0, "an hour later");
    assert_eq!(sessions.wait_secs("somebody.else", at(0)), 0);
    sessions.succeeded("a.person");
    assert_eq!(sessions.wait_secs("a.person", at(0)), 0);
}

/// Who may do what, one role a line.
#[test]
fn what_a_role_is_not_given_it_may_not_do() {
    let table = "
        FrontDoorWorker   Search OpenRecord SeeFrontDoor RecordContact RecordPractice SeeFigures SeeStructure
        FrontDoorManager  Search OpenRecord SeeFrontDoor RecordContact DecideContact RecordPractice SeeFigures SeeCases Export SeeStructure SeeAcademy
        Practitioner      Search OpenRecord RecordContact RecordPractice SeeFigures SeeStructure
        TeamManager       Search OpenRecord SeeFrontDoor RecordContact DecideContact RecordPractice SeeFigures SeeCases Export SeeStructure SeeAcademy
        ReviewingOfficer  Search OpenRecord RecordContact RecordPractice SeeFigures SeeCases SeeStructure
        Director          Search OpenRecord SeeFrontDoor SeeFigures SeeCases Export SeeStructure ChangeStructure ReallocateChildren SeeAcademy
        Analyst           SeeFigures SeeCases Export SeeStructure SeeAcademy
        HumanResources    SeeFigures Export SeeStructure ChangeStructure LoadEstablishment RunConsultation SeeStaffInChange SeeAcademy SeeLearning RecordAcademy
        ProgrammeOffice   SeeFigures Export SeeStructure ChangeStructure LoadEstablishment RunConsultation SeeAcademy
        AcademyLead       SeeFigures Export SeeStructure SeeAcademy SeeLearning RecordAcademy
        Administrator     ManageAccounts
        Staff             SeeStructure";
    let actions = [
        Action::Search,
        Action::OpenRecord,
        Action::SeeFrontDoor,
        Action::RecordContact,
        Action::DecideContact,
        Action::RecordPractice,
        Action::SeeFigures,
        Action::SeeCases,
        Action::Export,
        Action::SeeStructure,
        Action::ChangeStructure,
        Action::LoadEstablishment,
        Action::RunConsultation,
        Action::SeeStaffInChange,
        Action::ReallocateChildren,
        Action::SeeAcademy,
        Action::SeeLearning,
        Action::RecordAcademy,
        Action::ManageAccounts,
    ];
    let sessions = Sessions::new([1; 32]);
    for role in Role::ALL {
        let (session, _) = sessions.begin(account(), at(0));
        let viewer = Viewer {
            account: account(),
            worker: WorkerId(Uuid::nil()),
            name: "A Person".into(),
            title: "Somebody".into(),
            role,
            session,
        };
        let may: Vec<String> = actions
            .iter()
            .filter(|action| viewer.may(**action))
            .map(|action| format!("{action:?}"))
            .collect();
        let line =
            table.lines().find(|line| line.split_whitespace().next() == Some(&format!("{role:?}"))).unwrap();
        assert_eq!(may, line.split_whitespace().skip(1).collect::<Vec<_>>(), "{role:?}");
    }
}

#[test]
fn wrong_passwords_are_forgotten_after_an_hour_without_another() {
    let sessions = Sessions::new([1; 32]);
    for _ in 0..8 {
        sessions.failed("a.person", at(0));
    }
    sessions.failed("a.person", at(1));
    assert_eq!(sessions.wait_secs("a.person", at(1)), 0, "it is the first again");
}

#[test]
fn a_new_password_ends_every_session_that_began_under_the_old_one() {
    let mut accounts = Accounts::default();
    let opened = AccountFact::Opened {
        account: account(),
        username: "a.person".into(),
        worker: WorkerId(Uuid::from_u128(8)),
        name: "A Person".into(),
        title: "Team manager".into(),
        role: Role::TeamManager,
        persona: None,
    };
    accounts.apply(at(0), opened);
    let set = || AccountFact::PasswordSet { account: account(), hash: "$argon2id$x".into() };
    accounts.apply(at(0), set());
    let outlives = |accounts: &Accounts, began| accounts.get(account()).unwrap().outlives(began);
    assert!(outlives(&accounts, at(0)), "signed in within the second in which the account was opened");
    assert!(outlives(&accounts, at(1)));
    accounts.apply(at(2), set());
    assert!(!outlives(&accounts, at(1)), "whoever signed in with the old password is signed out");
    assert!(outlives(&accounts, at(2) + SignedDuration::from_secs(1)));
}

#[test]
fn a_name_that_is_longer_than_any_is_refused_and_not_kept() {
    let service = Small::new().open();
    let name = "a".repeat(USERNAME_MOST + 1);
    for _ in 0..8 {
        assert_eq!(service.sign_in(&name, PASSWORD).unwrap(), Err(SignInRefusal::Wrong));
    }
}
