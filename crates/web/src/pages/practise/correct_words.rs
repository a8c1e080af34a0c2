//! What the fields of facts are called where they are put right. A field that is not here is called by its
//! own name.

use practice::shape::{Field, Shape};

/// Fields that hold a few words, and are asked for in one line.
pub(super) const SHORT: &[&str] = &[
    "by",
    "carer",
    "case_number",
    "family",
    "from",
    "gender",
    "given",
    "language",
    "number",
    "postcode",
    "pronouns",
    "religion",
    "setting",
    "upn",
    "with",
];

/// Fields that need other words than their name. A field of one kind of fact stands as `Kind.field`.
const WORDS: &[(&str, &str)] = &[
    ("AllocationEnded.reason", "Why the worker no longer works with the child"),
    ("ContactReceived.from", "Who told us, and how to reach them"),
    ("ContactReceived.reason", "What they ask for"),
    ("ContactReceived.source", "Who told us"),
    ("ChildVisited.kind", "What was the visit for?"),
    ("ChildVisited.note", "What the worker saw and thinks"),
    ("ChildVisited.place", "Where?"),
    ("ChildVisited.words", "The child’s words"),
    ("EhcAdviceRequested.from", "Who was asked"),
    ("EhcRequested.by", "Who asked"),
    ("EhcRequestDecided.assess", "Was it decided to assess?"),
    ("HealthAssessed.by", "Who assessed"),
    ("InformationRequested.of", "Who was asked"),
    ("NoteWritten.kind", "What is the note of?"),
    ("PlacementRequestClosed.found", "Was a placement found?"),
    ("PlacementStarted.with", "With whom"),
    ("PrivateFosteringNotified.carer", "Who cares for the child"),
    ("RelationshipRecorded.to", "Person"),
    ("ReturnInterviewHeld.says", "What the child said"),
    ("ReturnInterviewOffered.accepted", "Did the child accept?"),
    ("TimetableExtended.to", "Extended to"),
    ("WentMissing.from", "Missing from"),
    ("about", "What about"),
    ("accepted", "Did the family accept?"),
    ("agencies", "Which agencies were there?"),
    ("aim", "What it is for"),
    ("alone", "Was the child seen alone?"),
    ("at", "At what time?"),
    ("basis", "On what ground?"),
    ("born", "When were they born?"),
    ("by", "By whom"),
    ("child_view", "How the child’s view was heard"),
    ("completed", "Was it completed?"),
    ("confidential", "Must the address not be disclosed?"),
    ("disabilities", "Which disabilities?"),
    ("disposal", "What was decided?"),
    ("factors", "Which factors were found?"),
    ("family", "Family name"),
    ("found", "What was found"),
    ("from_care", "Was the child looked after before?"),
    ("given", "First name"),
    ("how", "How were they found?"),
    ("in_touch", "Are we in touch?"),
    ("independent", "Was the interviewer independent?"),
    ("interpreter", "Is an interpreter needed?"),
    ("kind", "Which kind?"),
    ("late_reason", "Why it was late"),
    ("level", "Which level?"),
    ("lines", "Address"),
    ("lives_there_from", "Lives there from"),
    ("need", "Main need"),
    ("needed_by", "Needed by"),
    ("on", "When did it happen?"),
    ("out_of_area", "Is it outside our area?"),
    ("parents_present", "Did a parent or carer take part?"),
    ("plan_agreed", "Was a plan agreed?"),
    ("progress", "How have things changed?"),
    ("provided_by_authority", "Do we provide it?"),
    ("reason", "Why"),
    ("referrer_told_on", "When was the referrer told?"),
    ("review_on", "To be looked at again on"),
    ("same_household", "Do they live together?"),
    ("says", "What is said"),
    ("seen", "Was the child seen?"),
    ("short_breaks", "Is it a series of short breaks?"),
    ("stepped_down", "Did it step down from social care?"),
    ("to_eighteen", "Is it meant to last until 18?"),
    ("told", "Who has been told"),
    ("unaccompanied", "Is the child unaccompanied and seeking asylum?"),
    ("unknown", "Why there is no number"),
    ("until", "Until when?"),
    ("upheld", "Was it upheld, wholly or in part?"),
    ("upn", "Unique pupil number"),
    ("why_not", "If not seen alone, why not?"),
    ("worry", "The worry, in their words"),
];

/// What a field of a fact is called.
pub(super) fn label(fact: &str, field: &Field) -> String {
    let whole = format!("{fact}.{}", field.name);
    let words = |name: &str| WORDS.iter().find(|(known, _)| *known == name).map(|(_, words)| *words);
    match words(&whole).or_else(|| words(field.name)) {
        Some(words) => words.to_owned(),
        None => {
            let name = super::capital(field.name.replace('_', " "));
            if matches!(field.shape, Shape::YesNo | Shape::Day | Shape::Answer(_)) {
                format!("{name}?")
            } else {
                name
            }
        }
    }
}
