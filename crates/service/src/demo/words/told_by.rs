//! Who tells what: a worry is told by somebody who could know it. Where nothing of a theme fits the caller, there
//! is something that such callers say.

use practice::code_sets::{Agency, ReferralSource as S};

const POLICE: &[S] = &[S::Police, S::OtherLegal];
const SCHOOLS: &[S] = &[S::School, S::EducationService, S::SchoolNurse];
const HEALTH: &[S] =
    &[S::Gp, S::HealthVisitor, S::OtherHealth, S::OtherPrimaryHealth, S::EmergencyDepartment, S::SchoolNurse];
const HOSPITALS: &[S] = &[S::OtherHealth, S::EmergencyDepartment, S::OtherPrimaryHealth];

/// What only some could tell, by words in it.
const TOLD_BY: &[(&str, &[S])] = &[
    ("Police called", POLICE),
    ("Third call in", POLICE),
    ("fficers", POLICE),
    ("Warrant", POLICE),
    ("MARAC", POLICE),
    ("stopped at the station", POLICE),
    ("registered offender", POLICE),
    ("Police have the phone", POLICE),
    ("Border Force", POLICE),
    ("police station", POLICE),
    ("transfer scheme", &[S::OtherAuthority, S::OtherLegal, S::Police]),
    ("in breach of his order", &[S::Police, S::School, S::EducationService]),
    ("Ambulance", &[S::Police, S::OtherHealth, S::EmergencyDepartment]),
    ("999", &[S::Police, S::OtherHealth, S::EmergencyDepartment, S::Family]),
    ("brought in after", HOSPITALS),
    ("emergency department", HOSPITALS),
    ("brought to hospital", &[S::EmergencyDepartment, S::OtherHealth, S::Police]),
    ("aediatrician asks", HOSPITALS),
    ("onsultant", HOSPITALS),
    ("Maternity", &[S::OtherHealth]),
    ("Perinatal", &[S::OtherHealth]),
    ("midwife", &[S::OtherHealth]),
    ("Midwife", &[S::OtherHealth]),
    ("Drug and alcohol service:", &[S::OtherHealth]),
    ("Health visitor found", &[S::HealthVisitor]),
    ("GP writes", &[S::Gp]),
    ("dentist", HEALTH),
    ("asthma has brought", HEALTH),
    ("lost a lot of weight", &[S::Gp, S::OtherHealth, S::School, S::SchoolNurse, S::Family]),
    ("{school}", SCHOOLS),
    ("chool found out", SCHOOLS),
    ("Staff ", SCHOOLS),
    ("teacher", SCHOOLS),
    ("eaching assistant", SCHOOLS),
    ("tutor", SCHOOLS),
    ("counsellor", SCHOOLS),
    ("school nurse", &[S::School, S::SchoolNurse]),
    ("Attendance", SCHOOLS),
    ("missed school", SCHOOLS),
    ("reduced timetable", SCHOOLS),
    ("walks out of lessons", SCHOOLS),
    ("at home. We doubt", SCHOOLS),
    ("canteen", SCHOOLS),
    ("came in with a burn", SCHOOLS),
    ("towards another child in the toilets", SCHOOLS),
    ("Grandmother rang", &[S::Family]),
    ("Grandfather has", &[S::Family, S::School, S::Gp]),
    ("They ask for help at home", &[S::OtherHealth, S::Gp, S::Family]),
    ("{mum} found messages", &[S::Family, S::Police]),
    ("A neighbour", &[S::Acquaintance, S::Anonymous, S::Police, S::Housing]),
    ("Caller, who wants", &[S::Anonymous]),
    ("bus stop", &[S::Acquaintance, S::Anonymous, S::School, S::OtherIndividual]),
    ("Eviction", &[S::Housing, S::Family, S::School]),
    ("mould", &[S::Housing, S::School, S::HealthVisitor, S::Gp, S::Family]),
    ("without lunch", SCHOOLS),
    ("was not at the last appointment", HEALTH),
    ("Health visitor wrote", &[S::HealthVisitor]),
    ("at the precinct", &[S::Police, S::School, S::EducationService]),
    ("Neighbour ", &[S::Acquaintance, S::Anonymous, S::OtherIndividual]),
    ("Housing asks", &[S::Housing]),
    ("Copy of a notification", POLICE),
    ("Police saw", POLICE),
    ("Missing notification", POLICE),
    ("reported missing", POLICE),
    ("Hospital letter", HEALTH),
    ("front door by mistake", &[S::Family]),
    ("Grandmother asks", &[S::Family]),
    ("Father has rung", &[S::Family]),
    ("Solicitor ", &[S::OtherLegal]),
];

/// Whether somebody from a source could have told a text.
pub(super) fn could_tell(source: S, text: &str) -> bool {
    TOLD_BY.iter().filter(|(words, _)| text.contains(words)).all(|(_, sources)| sources.contains(&source))
}

/// What those of a source say where nothing of a theme fits them.
pub(in crate::demo) fn says(source: S) -> &'static [&'static str] {
    match source {
        S::Police => &[
            "Police called to the address by a neighbour. Raised voices, nobody hurt. {mum} calm; {name} seen in bed and well. Notified because a child lives there.",
            "Officers spoke with {mum} after a report of a row in the street. {name} was with her, tired and cold. Home checked: warm, food in.",
            "@o10 {name} was stopped with others outside the precinct after ten. Polite, would not say where home was at first. Taken home.",
            "@alone Found by officers at the docks, alone. Tired, thirsty, unhurt. Says that {they} {are} under 18 and has nobody here.",
            "Officers visited about something else and were worried by the home: little food, no bedding for {name}.",
        ],
        S::School | S::EducationService | S::SchoolNurse => &[
            "@school {name} has been quiet for two weeks and cried when asked about the weekend. {mum} was spoken to at the gate and said that things are hard.",
            "@school {name}'s lateness and tiredness have been noted all half term. Two letters and a call have had no answer.",
            "@2-5 The nursery says that {name} clings at the end of the day and is often last to be fetched. {mum} looked exhausted.",
            "@o16 The college has not seen {name} for a fortnight; friends say that things are bad at home.",
            "@u2 A teaching assistant saw {mum} in tears with the baby at the gate when she fetched an older child, and offered help, which she would like.",
        ],
        S::Gp | S::HealthVisitor | S::OtherHealth | S::OtherPrimaryHealth | S::EmergencyDepartment => &[
            "@u5 {name} was seen today: well, weight steady. {mum} burst into tears and said that she is not coping by herself.",
            "@o5 {name} was seen today with stomach pains for the fourth time this year. No cause found. {name} says that home is 'shouty'.",
            "Two appointments missed for {name} and no answer to the text. On the third {mum} came, thin and anxious, and asked what help there is.",
            "{mum} asked for something to help her sleep and told how things are. She agrees to this being passed on.",
            "@alone Seen at the walk-in clinic, alone: scabies, old injuries, no adult. Interpreter by phone.",
        ],
        S::Housing => &[
            "Repairs visit: {name} and {mum} live in one heated room. {mum} behind with rent and frightened of letters.",
            "Neighbours complain of noise at night. Officer who called saw {name} up at eleven and {mum} asleep on the sofa.",
        ],
        S::Family | S::SelfReferred => &[
            "Aunt is worried about {name}: {mum} does not answer and has asked her twice this week to take {name} for the night.",
            "Grandmother says that {mum} is at the end of her strength and too proud to ask. She asks on her behalf what help there is.",
            "@o12 {name} rang the line {themself}: 'It's not safe-safe, but it's not right either. I just wanted to ask someone.'",
        ],
        S::OtherAuthority | S::OtherLegal => &[
            "The family has moved here from another city, where {name} was known. Summary sent; they ask whether {name} is known to us.",
            "@alone Solicitor writes: young person at the hotel says that {they} {are} a child. No adult with {them}.",
            "Probation asks what we know: somebody on licence has given {mum}'s address as a place to stay.",
        ],
        _ => &[
            "Caller hears crying and shouting through the wall most evenings. Has seen {name} and {mum} in the street and both looked worn.",
            "Caller knows the family and is worried about {mum}, who has changed since the spring. {name} is often on the step late.",
            "Somebody who would not give a name says that {name} is left with different people every night.",
        ],
    }
}

/// What is told of a child whom social care knows already.
pub(in crate::demo) const OPEN_AT_HOME: &[&str] = &[
    "Copy of a notification for the worker: police called to the address, argument, nobody hurt. {name} was awake and seen.",
    "@school {name} has come in without lunch twice since the last meeting. For the allocated worker.",
    "@school {name} told the teacher that there is a new person in the house. No worry yet; for the worker to know.",
    "{mum} was not at the last appointment. For the allocated worker, who asked to be told.",
    "Father has rung three times about contact. Passed on with his number.",
    "@u5 Health visitor wrote: {name} seen, all well, next weighing in two weeks.",
    "@o11 {name} was seen at the precinct at noon on a school day with two older boys. For the worker.",
    "Neighbour rang: loud on Friday night, quiet since. Wants somebody to know.",
    "Housing asks who the worker is: the repair is booked and nobody answers.",
];

/// What is told of a child who is looked after.
pub(in crate::demo) const OPEN_IN_CARE: &[&str] = &[
    "@school Designated teacher: {name} upset after contact and told a friend about it. For the social worker.",
    "@-alone {mum} rang the front door by mistake for the social worker: wants to know the time of contact. Passed on.",
    "@o11 Police saw {name} in the town after nine with others, no offence. Taken back to the carers. Copy for the worker.",
    "Hospital letter for the carers came here. Sent on to the social worker.",
    "@-alone Grandmother asks how she could be assessed. Passed to the social worker, who will ring her.",
    "@alone Solicitor asks for the social worker's number: the interview has a date.",
    "Neighbour of the carers complains of a ball. Passed on, with a smile.",
    "@o11 Missing notification of last night: {name} back by eleven. Copy to the social worker for the return interview.",
];

/// What anybody may say of a child whom social care knows already.
pub(in crate::demo) const OPEN_ANY: &[&str] = &[
    "Wants to speak with the allocated worker about {name}, today if possible. Nothing urgent; number left.",
    "Asks the allocated worker to ring about the next meeting: wants to come and was not asked.",
    "Has something to add to what was said last week about {name}. Written down word for word and passed on.",
    "Asks whether {name}'s worker is still the same. Told yes, and message passed on.",
    "Saw {name} yesterday and was a little worried: quiet, not like {them}. For the worker.",
];

/// What is told of somebody who is missing.
pub(in crate::demo) const MISSING: &[&str] = &[
    "@o11 {name} did not come home last night. {mum} rang at one; found at a friend's at seven, cross and cold. Copy for the return interview.",
    "@o11 {name} reported missing at 22:40 by {mum}; came back by {themself} at half past two and would not say where from.",
    "@o11,alone {name} did not come back to the house by curfew; back by midnight from friends of the mosque.",
];

/// What an agency says of a family.
pub(in crate::demo) fn known_to(agency: Agency) -> &'static [&'static str] {
    match agency {
        Agency::Police => &[
            "Two earlier incidents on record, both verbal. No orders.",
            "Nothing on record for this address or these adults.",
            "One caution of the partner four years ago, nothing since. No markers.",
            "Four calls this year, all from neighbours. No offences recorded.",
        ],
        Agency::School => &[
            "Attendance 91 per cent. Settled in class, tired on Mondays.",
            "@school Known and liked. {mum} comes to everything. Surprised by this.",
            "Persistent lateness, two letters. {name} eats at breakfast club. Happy to come to a meeting.",
            "Moved to us in the spring; the file from the last school has not come.",
        ],
        Agency::Gp => &[
            "Registered with us. Immunisations up to date; missed the last review.",
            "{mum} treated for low mood. No worries about {name} recorded.",
            "Not seen for two years. Registered, letters unanswered.",
        ],
        Agency::HealthVisiting => &[
            "Known and seen last week. No worries of our own.",
            "Two reviews missed, then a good visit in the spring. {mum} was low and said so.",
            "Targeted visits since birth. Kept most of them.",
        ],
        _ => &[
            "Tenancy in {mum}'s name, arrears of £640, a plan that is kept.",
            "No complaints. Repairs to the bathroom outstanding since June.",
            "Not tenants of ours.",
        ],
    }
}

/// The form of address of somebody who gets in touch.
pub(in crate::demo) fn title(source: S, number: usize) -> &'static str {
    match source {
        S::Police => ["PC", "DC", "PS", "PC"][number % 4],
        S::Gp => "Dr",
        S::EmergencyDepartment => ["Sister", "Dr"][number % 2],
        _ => ["Mrs", "Ms", "Mr", "Ms"][number % 4],
    }
}
