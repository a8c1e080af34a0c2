//! Words of child protection conferences: why one was put off, what was decided.

/// Why a review conference is put off: as it is noted on the day, and as the conference itself tells it.
pub(in crate::demo) const PUT_OFF: &[(&str, &str)] = &[
    (
        "The chair is off sick and nobody else can take it at a day's notice. Core group to go on as planned.",
        "the chair was off sick and no other was free",
    ),
    (
        "{mum} is isolating after a positive test and asked not to do it by phone. Visits go on by video meanwhile.",
        "the family was isolating and asked to be there in person",
    ),
    (
        "Police and school both sent apologies, and without them there is no quorum. New date agreed with everybody.",
        "two agencies could not come on the first day and there was no quorum",
    ),
    (
        "The parents had the report only last night. They asked for time to read it, which is fair.",
        "the report reached the parents too late for the first day",
    ),
    (
        "The social worker left on Friday and the new one has not yet met {name}. Better late than without knowing them.",
        "the family had a new social worker, who was to meet the children first",
    ),
    (
        "Both parents are in court on the day. Safety plan read through with {mum} by phone; nothing has changed.",
        "the first day clashed with a hearing",
    ),
    (
        "No chair to be had in the first half of the month: two posts are vacant. Raised with the head of service.",
        "no chair was available sooner, with two posts vacant",
    ),
];

/// What the first conference came to.
pub(in crate::demo) const CONFERENCE_BEGINS: &[&str] = &[
    "All agreed that {name} is likely to suffer significant harm without a plan. Core group to meet within ten days.",
    "Everybody was asked in turn. Police were unsure, all others said plan. Outline plan made in the room.",
    "Unanimous. {mum} did not agree with the word but agreed with every action.",
    "Strengths: family who turn up, a school that notices. Not yet enough: the plan says what must be seen, and by when.",
    "Scaling went round the table: safety between two and four. What would make it a six is the plan.",
    "The chair explained what a plan is and is not. {mum} asked how long; told that it depends on what changes.",
];

/// What a review came to where the plan goes on.
pub(in crate::demo) const CONFERENCE_GOES_ON: &[&str] = &[
    "Better in the week, worse at weekends: the plan goes on and moves to where the trouble is.",
    "Two of four goals met. The others stay, each with a name and a date.",
    "Nobody disagreed that things are better. Most thought it too soon to end; {mum} did not, and said so well.",
    "Concern has grown. Plan goes on; social worker to take legal advice before the next core group.",
    "Safety five, up from three. What is missing is a bad week that goes well.",
    "Too many actions. Cut to four that would make the difference for {name}.",
    "Plan goes on. {mum} asked for fewer professionals: one visit less, always by the same person.",
    "Little has changed since last time and everybody said so. Contingency plan read out.",
];

/// What a review came to that ended the plan.
pub(in crate::demo) const CONFERENCE_ENDS: &[&str] = &[
    "All agreed: the harm that the plan was for is no longer likely. What keeps {name} safe now is written on one page.",
    "Plan ended. Safety eight; the family named who they would ring, without being prompted.",
    "The changes have lasted through two hard months. Plan ended, with thanks to {mum} for her honesty.",
    "No agency would now ask for a plan. School keeps the trusted adult; health visitor and GP know the signs.",
    "Ended by agreement. {mum} asked what happens if it goes wrong again: told plainly, and whom to ring first.",
    "Everybody went round and said one thing that is different for {name}. There were eleven. Plan ended.",
];

/// How the view of a child was heard at a conference.
pub(in crate::demo) const CHILD_VIEWS: &[&str] = &[
    "@4-13 {name} made a drawing and three wishes with the advocate, read out at the start.",
    "@o5 The advocate spoke for {name}: wants people to stop arguing and to stay at the same school.",
    "@u2 {name} is too young to say; the health visitor described an ordinary day from waking to sleeping.",
    "@u3 {name} cannot say yet. The social worker told what {name} does when an adult raises their voice, and when not.",
    "@u5 The nursery told what {name} plays and with whom, and what has changed since the last term.",
    "@2-6 {name}'s play with the dolls' house was described, in {name}'s words where there were any.",
    "@o11 {name} came for the first ten minutes and said what is better and what is not.",
    "@o6 Words and feelings sheet filled in at school with the social worker, and read out as it stands.",
    "@o8 {name} wrote a letter to the meeting. Read by the chair; nobody spoke for a moment.",
    "@o9 {name} did not want to come and asked the social worker to say one thing: 'ask Mum how she is, not me'.",
    "@5-11 Three houses brought along: the house of good things is bigger than last time.",
];
