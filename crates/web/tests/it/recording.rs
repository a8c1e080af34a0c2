//! Recording in a child's record: a visit, a note, a correction, a striking-out.

use axum::http::StatusCode;
use jiff::civil::{date, time};
use practice::code_sets::{
    ContactOutcome, LegalStatus, LevelOfNeed, NoteKind, PrimaryNeed, VisitKind, VisitPlace,
};
use practice::facts::{Birth, BirthRecorded, CareStarted, ContactDecided, NeedPlanStarted, NoteWritten};
use practice::{PersonId, Seq};
use web::paths;

use crate::given::House;

/// Two sisters at home, each on a child in need plan since 2 November; a visit is due by 30 November.
fn sisters(house: &House) -> (PersonId, PersonId) {
    let amara = house.child("Amara", "Okafor", date(2014, 3, 14));
    let ada = house.child("Ada", "Okafor", date(2017, 6, 2));
    house.siblings(amara, ada);
    for child in [amara, ada] {
        planned(house, child);
        house.allocate(child);
    }
    (amara, ada)
}

fn planned(house: &House, child: PersonId) -> Seq {
    let aim = "A bed of her own.".to_owned();
    house.record(child, NeedPlanStarted { on: date(2021, 11, 2), assessment: None, aim })
}

/// A visit to a child, as typed.
fn typed(child: PersonId, changed: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut typed: Vec<(String, String)> = [
        ("on-day", "12"),
        ("on-month", "11"),
        ("on-year", "2021"),
        ("at", "4:30pm"),
        ("place", "home"),
        ("note", "The flat was warm; there was food in the fridge."),
    ]
    .iter()
    .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
    .collect();
    typed.extend(of_child(child, "cin", "alone", "I have my own bed now."));
    for (name, value) in changed {
        typed.retain(|(other, _)| other != name);
        typed.push(((*name).to_owned(), (*value).to_owned()));
    }
    typed
}

fn of_child(child: PersonId, kind: &str, seen: &str, words: &str) -> Vec<(String, String)> {
    [("kind", kind), ("seen", seen), ("words", words)]
        .iter()
        .map(|(name, value)| (format!("{name}_{child}"), (*value).to_owned()))
        .collect()
}

fn pairs(typed: &[(String, String)]) -> Vec<(&str, &str)> {
    typed.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_is_recorded_and_says_which_clock_it_met_and_what_is_next() {
    let house = House::new();
    let (amara, _) = sisters(&house);
    let worker = house.sign_in("practitioner");
    let form = worker.open(&paths::visit(amara)).await;
    form.says(&["Record a visit to Amara Okafor", "Child in need visit", "Due 30 November", "Ada Okafor"]);
    let answer = worker.send(&paths::visit(amara), &pairs(&typed(amara, &[]))).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.page);
    worker.open(&answer.to).await.says(&[
        "The visit to Amara Okafor is recorded.",
        "Amara Okafor: the child in need visit due by 30 November 2021 is done on time. \
         The next is due by 10 December 2021.",
    ]);
    let journey = house.journey(amara);
    let [visit] = &journey.need.visits[..] else { panic!("one visit") };
    assert_eq!((visit.on, visit.at), (date(2021, 11, 12), Some(time(16, 30, 0, 0))));
    assert_eq!((visit.kind, visit.place), (VisitKind::ChildInNeed, VisitPlace::Home));
    assert!(visit.seen && visit.alone && visit.why_not.is_none());
    assert_eq!(visit.words, "I have my own bed now.");
}

#[tokio::test(flavor = "multi_thread")]
async fn brothers_and_sisters_are_recorded_in_one_act_each_with_their_own_words_or_none_at_all() {
    let house = House::new();
    let (amara, ada) = sisters(&house);
    let worker = house.sign_in("practitioner");
    let mut both = typed(amara, &[]);
    both.push(("also".into(), ada.to_string()));
    both.extend(of_child(ada, "cin", "together", "Hello."));
    let refused = worker.send(&paths::visit(amara), &pairs(&both)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says(&[
        &format!("<a href=\"#why_not_{ada}\">Enter why Ada Okafor was not seen alone</a>"),
        "Hello.",
    ]);
    assert!(house.journey(amara).need.visits.is_empty(), "nobody's visit is recorded when one cannot be");

    both.push((format!("why_not_{ada}"), "She held on to her sister.".into()));
    both.push((format!("note_{ada}"), "Ada has a cold.".into()));
    let answer = worker.send(&paths::visit(amara), &pairs(&both)).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.page);
    worker.open(&answer.to).await.says(&[
        "The visit to Amara Okafor and Ada Okafor is recorded.",
        "Ada Okafor: the child in need visit due by 30 November 2021 is done on time.",
    ]);
    let (amara, ada) = (house.journey(amara), house.journey(ada));
    assert_eq!(amara.need.visits[0].note, "The flat was warm; there was food in the fridge.");
    assert_eq!(
        ada.need.visits[0].note,
        "The flat was warm; there was food in the fridge.\n\nAda has a cold."
    );
    assert_eq!(ada.need.visits[0].words, "Hello.");
    assert_eq!(ada.need.visits[0].why_not.as_deref(), Some("She held on to her sister."));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_visit_keeps_every_word_and_says_beside_which_field_what_to_do() {
    let house = House::new();
    let (amara, ada) = sisters(&house);
    let worker = house.sign_in("practitioner");
    let early = typed(amara, &[("on-day", "1"), ("place", "placement")]);
    let refused = worker.send(&paths::visit(amara), &pairs(&early)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says(&[
        "<title>Error: Record a visit to Amara Okafor",
        &format!("<a href=\"#kind_{amara}\">Amara Okafor: Choose the kind of visit that was due, or check the date: no child in need plan was open on that day"),
        "<a href=\"#place\">Amara Okafor: Choose another place: the child was not in a placement on that day",
        "I have my own bed now.",
        "there was food in the fridge",
        "value=\"4:30pm\"",
    ]);
    let nothing = worker.send(&paths::visit(amara), &[("also", &ada.to_string())]).await;
    nothing.says(&[
        "Enter the day of the visit",
        "Choose where you saw them",
        "Choose whether Amara Okafor was seen",
        "Choose whether Ada Okafor was seen",
        "Choose what the visit to Ada Okafor was for",
        "Enter what you saw and what was said",
    ]);
    let not_seen = typed(amara, &[(&format!("seen_{amara}"), "no")]);
    worker
        .send(&paths::visit(amara), &pairs(&not_seen))
        .await
        .says(&["Enter why Amara Okafor was not seen</a>"]);
    assert!(house.journey(amara).need.visits.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_child_who_was_not_seen_is_still_to_be_visited() {
    let house = House::new();
    let (amara, _) = sisters(&house);
    let worker = house.sign_in("practitioner");
    let (seen, why) = (format!("seen_{amara}"), format!("why_not_{amara}"));
    let typed = typed(amara, &[(&seen, "no"), (&why, "Nobody opened.")]);
    let answer = worker.send(&paths::visit(amara), &pairs(&typed)).await;
    worker.open(&answer.to).await.says(&[
        "Amara Okafor: not seen, so the child in need visit is still to be made. It is due by 30 November 2021.",
        "Why not seen</dt><dd>Nobody opened.",
    ]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_visit_that_is_due_is_one_press_from_home_and_offered_for_the_sisters_together() {
    let house = House::new();
    let (amara, ada) = sisters(&house);
    let worker = house.sign_in("practitioner");
    let home = worker.open(paths::PRACTISE).await;
    home.says(&["Record the visit"]);
    let (first, other) = if amara < ada { (amara, ada) } else { (ada, amara) };
    let href = paths::visit_due(first, VisitKind::ChildInNeed, &[other]);
    home.says(&[&href.replace('&', "&#38;")]);
    let form = worker.open(&href).await;
    form.says(&[&format!("value=\"{other}\" checked")]);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_offered_where_nothing_is_open_and_a_note_is() {
    let house = House::new();
    let child = house.child("Zoe", "Pryce", date(2014, 3, 14));
    let worker = house.sign_in("practitioner");
    worker
        .open(&paths::visit(child))
        .await
        .says(&["Nothing is open for Zoe Pryce that is visited for", &paths::note(child)])
        .never_says(&["Record the visit"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_note_is_added_with_what_it_is_of_and_its_day() {
    let house = House::new();
    let child = house.child("Zoe", "Pryce", date(2014, 3, 14));
    let worker = house.sign_in("practitioner");
    let long = "x".repeat(5_001);
    let mut typed = vec![("on-day", "14"), ("on-month", "11"), ("on-year", "2021"), ("note", long.as_str())];
    let refused = worker.send(&paths::note(child), &typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says(&[
        "Choose what the note is of",
        "Use 5,000 characters or fewer: the note is 1 too long",
        &long,
    ]);
    typed[3].1 = "Grandmother rang to say thank you.";
    typed.push(("kind", "call"));
    let answer = worker.send(&paths::note(child), &typed).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.page);
    worker.open(&answer.to).await.says(&["The note is recorded.", "Grandmother rang to say thank you."]);
    let note = &house.journey(child).oversight.notes[0];
    assert_eq!((note.on, note.kind), (date(2021, 11, 14), Some(NoteKind::Call)));
}

/// A note about a child, and its number.
fn noted(house: &House, child: PersonId) -> Seq {
    let note = "Grandmother rang.".to_owned();
    house.record(child, NoteWritten { on: date(2021, 11, 10), kind: None, note })
}

#[tokio::test(flavor = "multi_thread")]
async fn an_entry_is_put_right_and_what_it_said_before_stays() {
    let house = House::new();
    let child = house.child("Zoe", "Pryce", date(2014, 3, 14));
    let seq = noted(&house, child);
    let worker = house.sign_in("practitioner");
    let (story, correct) = (paths::story(child), paths::correct(child, seq));
    worker
        .open(&story)
        .await
        .says(&[&correct, "Correct<span class=\"govuk-visually-hidden\"> note, 10 November 2021"]);
    let form = worker.open(&correct).await;
    form.says(&[
        "Correct: note, 10 November 2021",
        "Grandmother rang.</textarea>",
        "value=\"10\"",
        "What was wrong?",
    ]);
    let as_it_was = [
        ("now_on-day", "10"),
        ("now_on-month", "11"),
        ("now_on-year", "2021"),
        ("now_kind", ""),
        ("now_note", "Grandmother rang."),
        ("why", ""),
    ];
    let refused = worker.send(&correct, &as_it_was).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says(&["Change what was wrong: the entry reads like this already", "Enter what was wrong"]);

    let future = but(&as_it_was, &[("now_on-year", "2022"), ("why", "It was her aunt.")]);
    let refused = worker.send(&correct, &future).await;
    refused.says(&[
        "<a href=\"#now_on-day\">Enter a date that is today, 15 November 2021, or earlier</a>",
        "It was her aunt.",
    ]);

    let right =
        but(&as_it_was, &[("now_note", "Aunt rang."), ("now_kind", "call"), ("why", "It was her aunt.")]);
    let answer = worker.send(&correct, &right).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.page);
    worker.open(&answer.to).await.says(&[
        "The entry is corrected.",
        "Grandmother rang.",
        "Aunt rang.",
        "Corrected by Leila Marsh on 15 November 2021:</strong> It was her aunt.",
    ]);
    let note = &house.journey(child).oversight.notes[0];
    assert_eq!((note.note.as_str(), note.kind), ("Aunt rang.", Some(NoteKind::Call)));
    worker.open(&correct).await.says(&["Aunt rang.</textarea>"]);

    // Everything that was ever said of it stays to be read.
    let answer = worker.send(&paths::strike_out(child, seq), &[("why", "It is her cousin’s.")]).await;
    worker.open(&answer.to).await.says(&[
        "Grandmother rang.",
        "It was her aunt.",
        "Aunt rang.",
        "It is her cousin’s.",
    ]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_begun_before_a_colleagues_does_not_undo_theirs() {
    let house = House::new();
    let child = house.child("Zoe", "Pryce", date(2014, 3, 14));
    let seq = noted(&house, child);
    let (first, second) = (house.sign_in("practitioner"), house.sign_in("manager"));
    let correct = paths::correct(child, seq);
    let form = second.open(&correct).await;
    form.says(&["name=\"seen\" value=\"0\"", &format!("data-keep=\"{correct}#0\"")]);
    let typed = [
        ("seen", "0"),
        ("now_on-day", "10"),
        ("now_on-month", "11"),
        ("now_on-year", "2021"),
        ("now_kind", ""),
        ("now_note", "Grandmother rang."),
    ];
    let theirs = but(&typed, &[("now_note", "Aunt rang."), ("why", "It was her aunt.")]);
    assert_eq!(first.send(&correct, &theirs).await.status, StatusCode::SEE_OTHER);

    let mine = but(&typed, &[("now_on-day", "9"), ("why", "It was the day before.")]);
    let refused = second.send(&correct, &mine).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let changed = house.journey(child).version;
    refused.says(&[
        "This entry was changed by Leila Marsh while you were writing: look at how it reads now, and correct it again",
        "Aunt rang.",
        "Corrected by Leila Marsh on 15 November 2021:</strong> It was her aunt.",
        "It was the day before.",
        &format!("name=\"seen\" value=\"{changed}\""),
    ]);
    let note = |house: &House| house.journey(child).oversight.notes[0].clone();
    assert_eq!((note(&house).on, note(&house).note.as_str()), (date(2021, 11, 10), "Aunt rang."));

    let changed = changed.to_string();
    let both = but(&mine, &[("seen", &changed), ("now_note", "Aunt rang.")]);
    assert_eq!(second.send(&correct, &both).await.status, StatusCode::SEE_OTHER);
    assert_eq!((note(&house).on, note(&house).note.as_str()), (date(2021, 11, 9), "Aunt rang."));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_care_ended_is_open_again_once_care_is_struck_out() {
    let house = House::new();
    let child = house.child("Zoe", "Pryce", date(2014, 3, 14));
    planned(&house, child);
    let care = CareStarted {
        on: date(2021, 11, 8),
        status: LegalStatus::Section20,
        need: PrimaryNeed::AbuseOrNeglect,
        short_breaks: false,
        unaccompanied: false,
        reason: "Neglect at home.".to_owned(),
    };
    house.record(child, care);
    let care = house.journey(child).care.periods[0].seq();
    assert!(house.journey(child).need.plan_on(date(2021, 11, 15)).is_none());
    let worker = house.sign_in("practitioner");
    let strike = paths::strike_out(child, care);
    worker.open(&strike).await.says(&[
        "Struck out with it: child in need plan ended, 8 November 2021.",
        "Shown instead: Child in need plan · since 2 November 2021.",
        "Due instead: child in need visit, by 30 November 2021.",
    ]);
    let answer = worker.send(&strike, &[("why", "It is her cousin who came into care.")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.page);
    worker
        .open(&answer.to)
        .await
        .says(&["The entry is struck out. One entry that followed from it was struck out with it."]);
    assert!(house.journey(child).need.plan_on(date(2021, 11, 15)).is_some());
}

fn but<'a>(typed: &[(&'a str, &'a str)], changed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = typed.iter().filter(|(name, _)| !changed.iter().any(|(other, _)| other == name));
    kept.chain(changed).copied().collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_date_of_birth_can_be_put_right_as_any_fact_can() {
    let house = House::new();
    let child = house.child("Zoe", "Pryce", date(2014, 3, 14));
    let seq = house
        .record(child, BirthRecorded { on: date(2021, 11, 3), born: Birth::Estimated(date(2013, 1, 1)) });
    let worker = house.sign_in("practitioner");
    let correct = paths::correct(child, seq);
    worker.open(&correct).await.says(&["When were they born?", "Born on about this day", "value=\"2013\""]);
    let typed = [
        ("now_on-day", "3"),
        ("now_on-month", "11"),
        ("now_on-year", "2021"),
        ("now_born", "Exact"),
        ("now_born_Exact-day", "31"),
        ("now_born_Exact-month", "2"),
        ("now_born_Exact-year", "2013"),
        ("why", "The certificate says so."),
    ];
    let refused = worker.send(&correct, &typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says(&["<a href=\"#now_born_Exact-day\">Enter a day that exists: February 2013 has 28 days</a>"]);
    let answer = worker.send(&correct, &but(&typed, &[("now_born_Exact-day", "2")])).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.page);
    assert_eq!(house.journey(child).person.birth(), Birth::Exact(date(2013, 2, 2)));
}

#[tokio::test(flavor = "multi_thread")]
async fn only_who_may_decide_puts_a_decision_right_and_what_followed_moves_with_it() {
    let house = House::new();
    let child = house.child("Zoe", "Pryce", date(2014, 3, 14));
    let contact = house.contact(child, date(2021, 11, 8), "She is hungry.");
    house.record(
        child,
        ContactDecided {
            on: date(2021, 11, 9),
            at: None,
            contact,
            outcome: ContactOutcome::Referral,
            level: LevelOfNeed::Specialist,
            need: Some(PrimaryNeed::AbuseOrNeglect),
            reason: "Hungry at school.".into(),
            told: "Mother".into(),
        },
    );
    let decided = Seq(contact.0 + 1);
    let correct = paths::correct(child, decided);
    let worker = house.sign_in("worker");
    assert_eq!(worker.open(&correct).await.status, StatusCode::FORBIDDEN);
    assert_eq!(worker.send(&correct, &[("why", "x")]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(worker.open(&paths::strike_out(child, decided)).await.status, StatusCode::FORBIDDEN);
    worker.open(&paths::story(child)).await.never_says(&[&correct]);

    let manager = house.sign_in("manager");
    manager
        .open(&paths::strike_out(child, decided))
        .await
        .says(&["Strike out first what belongs to it", "Referral, 9 November 2021"]);
    manager.open(&correct).await.says(&["This form cannot change which contact the entry names."]);
    let level = LevelOfNeed::Specialist;
    let typed = [
        ("now_on-day", "10"),
        ("now_on-month", "11"),
        ("now_on-year", "2021"),
        ("now_outcome", practice::CodeSet::code(ContactOutcome::Referral)),
        ("now_level", practice::CodeSet::code(level)),
        ("now_need", practice::CodeSet::code(PrimaryNeed::AbuseOrNeglect)),
        ("now_reason", "Hungry at school."),
        ("now_told", "Mother"),
        ("why", "It was decided the day after."),
    ];
    let answer = manager.send(&correct, &typed).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.page);
    manager.open(&answer.to).await.says(&[
        "The entry is corrected. One entry that followed from it was put right with it.",
        "It happened on 10 November 2021.",
    ]);
    let journey = house.journey(child);
    assert_eq!(journey.front_door.referrals[0].from(), date(2021, 11, 10));

    // The decision was corrected first, and what followed from it last.
    let seen = (journey.version.0 - 1).to_string();
    let empty = but(&typed, &[("seen", &seen), ("now_reason", ""), ("why", "No reason.")]);
    let refused = manager.send(&correct, &empty).await;
    refused.says(&["<a href=\"#now_reason\">Enter"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_entry_is_struck_out_with_a_reason_and_stays_readable() {
    let house = House::new();
    let child = house.child("Zoe", "Pryce", date(2014, 3, 14));
    let plan = planned(&house, child);
    let worker = house.sign_in("practitioner");
    let strike = paths::strike_out(child, plan);
    worker.open(&strike).await.says(&[
        "Strike out: child in need plan started, 2 November 2021",
        "No longer shown: Child in need plan · since 2 November 2021.",
        "No longer due: child in need visit, by 30 November 2021.",
    ]);
    let refused = worker.send(&strike, &[("why", " ")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says(&["<a href=\"#why\">Enter why this should not be in the record</a>"]);
    let answer = worker.send(&strike, &[("why", "It is her cousin’s plan.")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.page);
    let correct = paths::correct(child, plan);
    worker
        .open(&answer.to)
        .await
        .says(&[
            "The entry is struck out.",
            "Struck out by Leila Marsh on 15 November 2021:</strong> It is her cousin’s plan.",
            "A bed of her own.",
        ])
        .never_says(&[&format!("href=\"{correct}\"")]);
    assert!(house.journey(child).need.plans.is_empty());
    let again = worker.send(&strike, &[("why", "Twice.")]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    again.says(&["This entry has been struck out. If it was right after all, record it anew."]);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_not_record_is_offered_nothing_and_refused() {
    let house = House::new();
    let (amara, _) = sisters(&house);
    let seq = noted(&house, amara);
    let director = house.sign_in("director");
    let pages =
        [paths::visit(amara), paths::note(amara), paths::correct(amara, seq), paths::strike_out(amara, seq)];
    for path in &pages {
        assert_eq!(director.open(path).await.status, StatusCode::FORBIDDEN, "{path}");
        assert_eq!(
            director.send(path, &[("why", "x"), ("note", "x")]).await.status,
            StatusCode::FORBIDDEN,
            "{path}"
        );
    }
    for path in [paths::child(amara), paths::story(amara), paths::chronology(amara)] {
        let page = director.open(&path).await;
        assert_eq!(page.status, StatusCode::OK);
        page.never_says(&["Record a visit", "Add a note", ">Correct<"]);
    }
    assert_eq!(house.journey(amara).version, seq, "nothing was recorded");

    // Every form says where it comes from.
    let worker = house.sign_in("practitioner");
    for path in &pages {
        let answer = worker.send_without_token(path, &[("why", "x"), ("note", "x")]).await;
        assert_ne!(answer.status, StatusCode::SEE_OTHER, "{path}");
    }
    assert_eq!(house.journey(amara).version, seq, "nothing was recorded");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_past_is_looked_at_and_not_written_to() {
    let house = House::new();
    let (amara, _) = sisters(&house);
    let worker = house.sign_in("practitioner");
    let now = worker.open(&paths::child(amara)).await;
    now.says(&["Record a visit", "Add a note", ">Correct<"]);
    for path in [paths::child(amara), paths::story(amara), paths::chronology(amara)] {
        let past = worker.open(&(path + "?as_at=2021-11-05&known=2021-11-15")).await;
        past.never_says(&["Record a visit", "Add a note", ">Correct<"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_entry_that_is_not_there_is_not_found() {
    let house = House::new();
    let child = house.child("Zoe", "Pryce", date(2014, 3, 14));
    let worker = house.sign_in("practitioner");
    assert_eq!(worker.open(&paths::correct(child, Seq(99))).await.status, StatusCode::NOT_FOUND);
    assert_eq!(worker.open(&paths::strike_out(child, Seq(99))).await.status, StatusCode::NOT_FOUND);
    let nobody = PersonId(uuid::Uuid::from_u128(5));
    assert_eq!(worker.open(&paths::visit(nobody)).await.status, StatusCode::NOT_FOUND);
    assert_eq!(worker.open(&paths::note(nobody)).await.status, StatusCode::NOT_FOUND);
}
