//! The front door: the queue, a contact recorded, a contact decided.

use axum::http::StatusCode;
use jiff::civil::date;
use practice::code_sets::{ContactOutcome, PrimaryNeed, Relationship};

use crate::given::{House, TODAY};

/// A whole contact about a child who is new to us.
fn new_contact() -> Vec<(&'static str, &'static str)> {
    vec![
        ("person", ""),
        ("given", "Amara"),
        ("family", "Okafor"),
        ("born-day", "14"),
        ("born-month", "3"),
        ("born-year", "2014"),
        ("birth", "exact"),
        ("sex", "F"),
        ("address", "12 Harbour Street"),
        ("postcode", "so147ly"),
        ("phone", "07700 900123"),
        ("received-day", "15"),
        ("received-month", "11"),
        ("received-year", "2021"),
        ("received_time", "9:12am"),
        ("source", "2A"),
        ("from", "Mrs Rao, head teacher"),
        ("reason", "social-care"),
        ("worry", "Amara came to school with a bruise and says she was hit with a belt."),
    ]
}

fn but<'a>(mut typed: Vec<(&'a str, &'a str)>, changed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    for (name, value) in changed {
        typed.retain(|(other, _)| other != name);
        typed.push((name, value));
    }
    typed
}

const NEW: &str = web::paths::NEW_CONTACT;

#[tokio::test(flavor = "multi_thread")]
async fn a_contact_about_a_new_child_is_recorded_with_who_they_are_all_at_once() {
    let house = House::new();
    let worker = house.sign_in("worker");
    let typed = but(new_contact(), &[("mother_given", "Ngozi"), ("mother_family", "Okafor")]);
    let answer = worker.send(NEW, &typed).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.page);
    worker.open(&answer.to).await.says(&[
        "The contact is recorded. A decision is due by 16 November 2021.",
        "7 years old, born 14 March 2014",
        "Words to look at:</strong> bruise, hit",
        "12 Harbour Street, SO14 7LY",
        "Mother: <a",
        "Ngozi Okafor",
        "A front door manager decides.",
    ]);

    let [child, mother] = house.found("okafor")[..] else { panic!("two people") };
    let (child, mother) = (house.journey(child), house.journey(mother));
    assert_eq!(child.front_door.contacts.len(), 1);
    assert_eq!(child.person.phones[0].started.number, "07700 900123");
    assert_eq!(
        child.person.related().map(|(id, told)| (id, told.kind)).next(),
        Some((mother.id, Relationship::Mother))
    );
    assert!(!mother.person.is_child());
    assert!(mother.front_door.contacts.is_empty(), "a contact is about children");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_contact_keeps_what_was_typed_and_says_what_to_do() {
    let house = House::new();
    let worker = house.sign_in("worker");
    let typed =
        but(new_contact(), &[("worry", ""), ("received-day", "31"), ("source", ""), ("postcode", "Harbour")]);
    let answer = worker.send(NEW, &typed).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    answer.says(&[
        "<title>Error: Record a contact",
        "<a href=\"#worry\">Enter what they are worried about</a>",
        "<a href=\"#received-day\">Enter a day that exists: November 2021 has 30 days</a>",
        "<a href=\"#source\">Choose who told us</a>",
        "<a href=\"#postcode\">Enter a full postcode, like SO14 7LY, or leave it empty</a>",
        "value=\"Amara\"",
        "value=\"Harbour\"",
        "value=\"Mrs Rao, head teacher\"",
    ]);
    assert!(house.found("amara").is_empty(), "nothing was recorded");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_practice_refuses_stands_beside_its_field() {
    let house = House::new();
    let worker = house.sign_in("worker");
    let typed = but(new_contact(), &[("born-year", "2022"), ("received-day", "16"), ("phone", "12")]);
    let answer = worker.send(NEW, &typed).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    answer.says(&[
        "<a href=\"#born-day\">Enter a date that is today, 15 November 2021, or earlier</a>",
        "<a href=\"#received-day\">Enter a date that is today, 15 November 2021, or earlier</a>",
        "<a href=\"#phone\">Enter a phone number",
    ]);
    assert!(house.found("amara").is_empty(), "nothing was recorded");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_contact_can_be_about_a_child_who_is_not_yet_born() {
    let house = House::new();
    let worker = house.sign_in("worker");
    let unborn = [("given", ""), ("birth", "expected"), ("born-year", "2022"), ("sex", "U")];
    let answer = worker.send(NEW, &but(new_contact(), &unborn)).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.page);
    worker.open(&answer.to).await.says(&["Unborn baby Okafor", "not yet born, expected 14 March 2022"]);
    let born_and_unborn =
        but(new_contact(), &[("birth", "expected"), ("born-year", "2022"), ("match", "new")]);
    let refused = worker.send(NEW, &born_and_unborn).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test(flavor = "multi_thread")]
async fn brothers_and_sisters_in_one_contact_each_have_it_in_their_record_and_are_related() {
    let house = House::new();
    let manager = house.sign_in("manager");
    let typed = but(
        new_contact(),
        &[
            ("c1_given", "Chidi"),
            ("c1_born-day", "2"),
            ("c1_born-month", "6"),
            ("c1_born-year", "2017"),
            ("c3_given", "Ada"),
            ("c3_family", "Eze"),
            ("together", "yes"),
        ],
    );
    let answer = manager.send(NEW, &typed).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.page);
    let children = [house.found("amara")[0], house.found("chidi okafor")[0], house.found("ada eze")[0]];
    for child in children {
        let journey = house.journey(child);
        assert_eq!(journey.front_door.contacts.len(), 1);
        assert_eq!(journey.person.related().count(), 2);
        assert!(journey.person.address().is_some(), "they all live at the address");
    }
    let queue = manager.open(web::paths::FRONT_DOOR).await;
    queue.says(&["Amara Okafor, 7", "with Chidi Okafor, 4, and Ada Eze, age not known"]);
    assert_eq!(queue.page.matches("<th scope=\"row\">").count(), 1, "one contact is one row");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_child_who_may_be_known_is_asked_about_before_anything_is_recorded() {
    let house = House::new();
    let known = house.child("Amarah", "Okafor", date(2014, 3, 14));
    let other = house.child("Ben", "Okafor", date(2012, 1, 1));
    let worker = house.sign_in("worker");
    let asked = worker.send(NEW, &new_contact()).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    asked
        .says(&[
            "Say whether Amara Okafor is somebody we already know",
            "Is Amara Okafor one of these people?",
            "Amarah Okafor, 7, born 14 March 2014",
            "Same family name, first name sounds alike, same date of birth.",
            "None of these: Amara Okafor is new to us",
        ])
        .never_says(&["Ben Okafor"]);
    assert_eq!(house.found("okafor").len(), 2, "nobody was added");

    let id = known.to_string();
    let same = but(new_contact(), &[("match", &id), ("match_asked", &id)]);
    let answer = worker.send(NEW, &same).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.page);
    let journey = house.journey(known);
    assert_eq!(journey.front_door.contacts.len(), 1);
    assert_eq!(
        journey.oversight.notes[0].note,
        "With the contact of 15 November 2021 we were told: name Amara Okafor; address 12 Harbour Street, \
         SO14 7LY; phone or email 07700 900123."
    );
    assert!(house.journey(other).front_door.contacts.is_empty());

    let none = but(new_contact(), &[("match", "new"), ("match_asked", &id)]);
    assert_eq!(worker.send(NEW, &none).await.status, StatusCode::SEE_OTHER);
    assert_eq!(house.found("amara okafor").len(), 2, "the worker said that she is somebody else");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_child_with_another_family_name_may_be_the_same_but_not_everybody_born_that_day() {
    let house = House::new();
    let born = date(2014, 3, 14);
    house.child("Amara", "Reid", born);
    house.child("Jack", "Wareham", born);
    house.child("Amara", "Okonkwo", date(2011, 2, 2));
    let neighbour = house.child("Zoe", "Pryce", born);
    house.lives_at(neighbour, "12 Harbour Street", "SO14 7LY", "07700 900999");
    let asked = house.sign_in("worker").send(NEW, &new_contact()).await;
    asked
        .says(&[
            "Amara Reid, 7, born 14 March 2014",
            "Same first name, same date of birth.",
            "Zoe Pryce, 7, born 14 March 2014",
            "Same date of birth, same address.",
        ])
        .never_says(&["Jack Wareham", "Amara Okonkwo"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn none_of_these_counts_only_for_those_who_were_shown() {
    let house = House::new();
    house.child("Amara", "Okafor", date(2014, 3, 14));
    let worker = house.sign_in("worker");
    let blind = but(new_contact(), &[("match", "new"), ("match_asked", "")]);
    let answer = worker.send(NEW, &blind).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    answer.says(&["Is Amara Okafor one of these people?"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_contact_about_a_known_child_asks_only_what_is_new_and_offers_brothers_and_sisters() {
    let house = House::new();
    let (amara, chidi) =
        (house.child("Amara", "Okafor", date(2014, 3, 14)), house.child("Chidi", "Okafor", date(2017, 6, 2)));
    house.siblings(amara, chidi);
    let worker = house.sign_in("worker");
    let path = web::paths::new_contact_about(amara);
    worker
        .open(&path)
        .await
        .says(&["Record a contact about Amara Okafor", "Who else is it about?", "Chidi Okafor"])
        .never_says(&["When was the child born?"]);
    let (id, brother) = (amara.to_string(), chidi.to_string());
    let typed = but(new_contact(), &[("person", &id), ("siblings", &brother)]);
    let answer = worker.send(NEW, &typed).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.page);
    for child in [amara, chidi] {
        assert_eq!(house.journey(child).front_door.contacts.len(), 1);
    }
    assert_eq!(house.found("okafor").len(), 2, "nobody was added");
}

fn decision() -> Vec<(&'static str, &'static str)> {
    vec![
        ("level", "4"),
        ("outcome", "referral"),
        ("need", "N1"),
        ("reason", "A bruise that the child explains by being hit."),
        ("told", "contacted"),
        ("told_other", "School nurse"),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_makes_the_referral_and_leads_to_the_next_contact() {
    let house = House::new();
    let amara = house.child("Amara", "Okafor", date(2014, 3, 14));
    let ben = house.child("Ben", "Reid", date(2012, 1, 1));
    let contact = house.contact(amara, TODAY, "A bruise.");
    house.contact(ben, TODAY, "Missed school.");
    let manager = house.sign_in("manager");
    let path = web::paths::contact(amara, contact);
    manager.open(&path).await.says(&[
        "What we were told",
        "What we already know",
        "What we decide",
        "One agency can give the extra help",
        "There is no other contact about the family.",
        "Due tomorrow",
    ]);
    let answer = manager.send(&path, &decision()).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.page);
    manager.open(&answer.to).await.says(&[
        "The decision is recorded: referral to children&#39;s social care.",
        "Decide the referral",
        "Ben Reid, 9",
        "The person who told us; School nurse",
        "What was decided first stays readable there.",
    ]);
    let journey = house.journey(amara);
    let decided = journey.front_door.contacts[0].decided.as_ref().unwrap();
    assert_eq!((decided.outcome, decided.on), (ContactOutcome::Referral, TODAY));
    let referral = &journey.front_door.referrals[0];
    assert_eq!(
        (referral.started.contact, referral.started.need),
        (Some(contact), PrimaryNeed::AbuseOrNeglect)
    );

    let path = web::paths::referral(amara, referral.seq());
    manager.open(web::paths::FRONT_DOOR).await.says(&["Referrals that wait for a decision", path.as_str()]);
    let refused = manager.send(&path, &[("outcome", "assessment")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused
        .says(&["Enter the reason for the decision", "Choose whether the person who referred has been told"]);
    let typed = [("outcome", "assessment"), ("reason", "To be seen today."), ("referrer", "today")];
    let answer = manager.send(&path, &typed).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.page);
    manager.open(&answer.to).await.says(&["The decision is recorded: child and family assessment."]);
    assert!(!house.journey(amara).front_door.referrals[0].is_open());
}

#[tokio::test(flavor = "multi_thread")]
async fn one_decision_can_be_recorded_for_brothers_and_sisters_together() {
    let house = House::new();
    let (amara, chidi) =
        (house.child("Amara", "Okafor", date(2014, 3, 14)), house.child("Chidi", "Okafor", date(2017, 6, 2)));
    house.siblings(amara, chidi);
    let contact = house.contact(amara, TODAY, "Left alone overnight.");
    house.contact(chidi, TODAY, "Chidi was left alone with his sister overnight.");
    let manager = house.sign_in("manager");
    let brother = chidi.to_string();
    let mut typed = decision();
    typed.push(("also", &brother));
    let answer = manager.send(&web::paths::contact(amara, contact), &typed).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.page);
    for child in [amara, chidi] {
        let journey = house.journey(child);
        assert!(journey.front_door.contacts[0].decided.is_some());
        assert_eq!(journey.front_door.referrals.len(), 1);
    }
    manager.open(web::paths::FRONT_DOOR).await.says(&["No contact waits for a decision."]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_decision_keeps_what_was_typed_and_says_what_to_do() {
    let house = House::new();
    let amara = house.child("Amara", "Okafor", date(2014, 3, 14));
    let contact = house.contact(amara, TODAY, "A bruise.");
    let manager = house.sign_in("manager");
    let typed = [("outcome", "referral"), ("reason", "She was hit.")];
    let answer = manager.send(&web::paths::contact(amara, contact), &typed).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    answer.says(&[
        "<title>Error: Contact about Amara Okafor",
        "Choose the level of need",
        "Choose the main need: a referral has one",
        "Choose who has been told, or that nobody has been told yet",
        "She was hit.</textarea>",
        "value=\"referral\" checked",
    ]);
    assert!(house.journey(amara).front_door.contacts[0].decided.is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_contact_that_somebody_decided_meanwhile_is_not_decided_again() {
    let house = House::new();
    let amara = house.child("Amara", "Okafor", date(2014, 3, 14));
    let contact = house.contact(amara, TODAY, "A bruise.");
    let manager = house.sign_in("manager");
    let path = web::paths::contact(amara, contact);
    assert_eq!(manager.send(&path, &decision()).await.status, StatusCode::SEE_OTHER);
    let again = manager.send(&path, &decision()).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    again.says(&["a contact is decided once", "What we decided"]);
    assert_eq!(house.journey(amara).front_door.referrals.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_not_decide_sees_no_form_and_what_they_send_is_refused() {
    let house = House::new();
    let amara = house.child("Amara", "Okafor", date(2014, 3, 14));
    let contact = house.contact(amara, TODAY, "A bruise.");
    let path = web::paths::contact(amara, contact);
    for username in ["worker", "practitioner"] {
        let visitor = house.sign_in(username);
        let page = visitor.open(&path).await;
        assert_eq!(page.status, StatusCode::OK);
        page.says(&["A front door manager decides."]).never_says(&["Which level of need is it?"]);
        assert_eq!(visitor.send(&path, &decision()).await.status, StatusCode::FORBIDDEN);
    }
    let analyst = house.sign_in("analyst");
    for path in [path.as_str(), web::paths::FRONT_DOOR, NEW, "/search?q=amara"] {
        let page = analyst.open(path).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{path}");
        page.never_says(&["Amara"]);
    }
    assert!(house.journey(amara).front_door.contacts[0].decided.is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_from_elsewhere_records_nothing() {
    let house = House::new();
    let worker = house.sign_in("worker");
    let answer = worker.send_without_token(NEW, &new_contact()).await;
    answer.says(&["Send what you typed", "nothing has been recorded yet"]);
    assert!(house.found("amara").is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn opening_a_contact_is_noted_also_for_the_brother_whose_contacts_are_shown() {
    let house = House::new();
    let (amara, chidi) =
        (house.child("Amara", "Okafor", date(2014, 3, 14)), house.child("Chidi", "Okafor", date(2017, 6, 2)));
    house.siblings(amara, chidi);
    house.contact(chidi, date(2021, 11, 3), "Late to be fetched.");
    let contact = house.contact(amara, TODAY, "A bruise.");
    let worker = house.sign_in("worker");
    worker.open(&web::paths::contact(amara, contact)).await.says(&[
        "3 Nov 2021, aged 4",
        "(Chidi Okafor): School. Waiting for a decision",
        "Brother or sister: <a",
    ]);
    let viewer = &worker.viewer;
    for (child, part) in [(amara, "Contact"), (chidi, "Contacts, for a brother or sister")] {
        let noted = || {
            let viewings = house.service.viewings(viewer, child).unwrap();
            viewings.iter().any(|viewing| &*viewing.part == part && viewing.by == viewer.worker)
        };
        let until = std::time::Instant::now() + std::time::Duration::from_secs(5);
        while !noted() && std::time::Instant::now() < until {
            // Openings are written by a thread of their own; recording anything takes them in.
            house.contact(amara, date(2021, 11, 2), "Again.");
        }
        assert!(noted(), "{part}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn agencies_are_asked_and_their_answers_kept_with_the_contact() {
    let house = House::new();
    let amara = house.child("Amara", "Okafor", date(2014, 3, 14));
    let contact = house.contact(amara, TODAY, "A bruise.");
    let path = web::paths::contact(amara, contact);
    let worker = house.sign_in("worker");
    let ask = web::paths::contact_ask(amara, contact);
    let refused = worker.send(&ask, &[("of", ""), ("question", "Seen lately?")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says(&["Choose whom you ask", "Seen lately?</textarea>"]);
    let asked = worker.send(&ask, &[("of", "gp"), ("question", "Seen lately?")]).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.page);
    worker
        .open(&path)
        .await
        .says(&["GP practice</strong>, 15 Nov 2021: Seen lately?", "Answer of GP practice"]);
    let request = house.journey(amara).front_door.contacts[0].information[0].seq();
    let answer = web::paths::contact_answer(amara, contact, request);
    let field = format!("says_{request}");
    let said = worker.send(&answer, &[(&field, "Seen on 1 November, well.")]).await;
    assert_eq!(said.status, StatusCode::SEE_OTHER, "{}", said.page);
    worker.open(&path).await.says(&["Seen on 1 November, well."]).never_says(&["Answer of GP practice"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_queue_counts_marks_and_is_narrowed_by_its_address() {
    let house = House::new();
    let amara = house.child("Amara", "Okafor", date(2014, 3, 14));
    let ben = house.child("Ben", "Reid", date(2012, 1, 1));
    house.contact(amara, date(2021, 11, 11), "Father was seen with a knife.");
    house.contact(ben, TODAY, "Missed school.");
    let manager = house.sign_in("manager");
    manager.open("/front-door").await.says(&[
        "<dt>Waiting for a decision</dt><dd>2</dd>",
        "<dt>Overdue</dt><dd>1</dd>",
        "Overdue by 1 working day",
        "Due tomorrow",
        "Words to look at:</strong> knife",
        "Priya Nair",
    ]);
    let overdue = manager.open("/front-door?overdue=yes").await;
    overdue.says(&["Amara Okafor", "1 of 2 contacts is shown."]).never_says(&[
        "Ben Reid",
        "Of the others",
        "Your choice is kept",
    ]);
    manager
        .open("/front-door?source=6")
        .await
        .says(&["None of the 2 contacts is shown. Of the others, 1 is overdue."]);
}

#[tokio::test(flavor = "multi_thread")]
async fn each_persons_last_choice_of_filters_is_kept_until_they_clear_it() {
    let house = House::new();
    let amara = house.child("Amara", "Okafor", date(2014, 3, 14));
    let ben = house.child("Ben", "Reid", date(2012, 1, 1));
    house.contact(amara, date(2021, 11, 11), "Father was seen with a knife.");
    house.contact(ben, TODAY, "Missed school.");
    let (manager, worker) = (house.sign_in("manager"), house.sign_in("worker"));
    let entries = || house.service.ledger().head().unwrap().position;
    let before = entries();
    let answer = manager.send("/front-door", &[("source", ""), ("reason", ""), ("overdue", "yes")]).await;
    assert_eq!((answer.status, answer.to.as_str()), (StatusCode::SEE_OTHER, "/front-door?overdue=yes"));
    assert_eq!(entries(), before + 1);
    let kept = manager.open("/front-door").await;
    kept.says(&["Amara Okafor", "Show all contacts", "Your choice is kept"]).never_says(&["Ben Reid"]);
    worker.open("/front-door").await.says(&["Amara Okafor", "Ben Reid"]).never_says(&["Show all contacts"]);
    house.sign_in("manager").open("/front-door").await.never_says(&["Ben Reid"]);

    manager.send("/front-door", &[("overdue", "yes")]).await;
    manager.open("/front-door?source=2A").await.says(&["Ben Reid"]);
    assert_eq!(entries(), before + 2, "the same choice again is not recorded; one more sign-in is");
    manager.open("/front-door").await.never_says(&["Ben Reid"]);

    let cleared = manager.send("/front-door", &[("overdue", "yes"), ("clear", "yes")]).await;
    assert_eq!(cleared.to, "/front-door");
    manager.open("/front-door").await.says(&["Amara Okafor", "Ben Reid"]).never_says(&["Show all contacts"]);
    assert_eq!(entries(), before + 3);
    let practitioner = house.sign_in("practitioner");
    assert_eq!(practitioner.send("/front-door", &[("overdue", "yes")]).await.status, StatusCode::FORBIDDEN);
    let forged = manager.send_without_token("/front-door", &[("overdue", "yes")]).await;
    assert_ne!(forged.status, StatusCode::SEE_OTHER, "another site cannot hide contacts from a manager");
    manager.open("/front-door").await.says(&["Ben Reid"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn search_finds_children_by_what_people_know_of_them() {
    let house = House::new();
    let amara = house.child("Amara", "Okafor", date(2014, 3, 14));
    house.lives_at(amara, "12 Harbour Street", "SO14 7LY", "07700 900123");
    house.allocate(amara);
    let worker = house.sign_in("worker");
    for asked in ["okafor", "ama+oka", "14%2F3%2F2014", "so14+7ly", "07700+900123"] {
        worker.open(&format!("/search?q={asked}")).await.says(&[
            "1 person found",
            "Amara Okafor",
            "7 years old, born 14 March 2014",
            "Leila Marsh, Assessment East",
        ]);
    }
    worker.open("/search?q=nobody").await.says(&["Nobody found for", "Record a contact about somebody new"]);
    worker.open("/search").await.says(&["a date of birth"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_may_not_search_for_people_is_shown_no_search_box() {
    let house = House::new();
    house.sign_in("hr").open(web::paths::REDESIGN).await.never_says(&["role=\"search\""]);
    house.sign_in("worker").open(web::paths::REDESIGN).await.says(&["role=\"search\""]);
}
