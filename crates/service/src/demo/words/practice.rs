//! Words of practice that fit any theme: decisions, meetings, reviews, supervision, audits.

/// Who tells us, by kind of source, in the form in which it is written down.
pub(in crate::demo) const PEOPLE: &[&str] = &[
    "K. Rao",
    "D. Ellis",
    "J. Obuya",
    "P. Langdon",
    "S. Whitfield",
    "A. Carmody",
    "N. Fazal",
    "T. Brookes",
    "L. Osei",
    "R. Hennessy",
    "F. Tomlin",
    "P. Vaughan",
    "C. Duarte",
    "B. Sykes",
];

/// Why nothing more is done.
pub(in crate::demo) const NO_ACTION: &[&str] = &[
    "Level 2. School is working with the family and will go on. No sign of significant harm. Mother spoken to and content.",
    "One-off argument, no violence, children not present. Earlier record checked: nothing of note. No further action.",
    "Already in hand with the health visitor, who will come back to us if appointments are missed again.",
    "Consent not given and the threshold to go on without it is not met. Advice given to the caller.",
    "Checks with school and health show no concern. The account was of something two years old and dealt with then.",
    "The concern is about contact between separated parents. Advised to seek legal advice; no welfare concern.",
    "Family moved out of the area last month. Nothing for this authority to do.",
    "The police notification is for information. Risk assessed as standard and no children live at the address.",
    "Parent was already aware and acting on it. School to offer a place at breakfast club. No role for social care.",
    "Same information as last week's contact, which has been decided. Linked and closed.",
    "Threshold for assessment not met. Family given the early help leaflet and may ask again.",
    "Mother seen by officers, safe, partner not returning. IDVA has been in touch. No further action by us at this time.",
];

/// Why advice was enough.
pub(in crate::demo) const ADVICE: &[&str] = &[
    "Caller wanted to know what help there is. Told about the family hub, parenting course and school nurse drop-in.",
    "Advice given on safe sleeping and on whom to ring out of hours.",
    "School asked whether to refer: agreed that they speak with the parents first and hold a team meeting.",
    "Grandparent advised on special guardianship and on where to find a solicitor.",
];

/// Why it goes to early help.
pub(in crate::demo) const TO_EARLY_HELP: &[&str] = &[
    "Level 3. Several needs at once and the parent wants help. Early help to coordinate.",
    "Routine, attendance and money: the right help is a family worker. Parent agrees.",
    "Not a matter for social care. The family would like a worker from the locality team and has given consent.",
];

/// Why it becomes a referral.
pub(in crate::demo) const TO_REFERRAL: &[&str] = &[
    "@again Level 4. There is a pattern across three contacts this year. Needs an assessment by a social worker.",
    "Threshold met under section 17: development is likely to be impaired without services.",
    "@again,o4 {name} has said so in plain words and there is an earlier history. To assessment today.",
    "Reasonable cause to think that the child may be at risk. Referral accepted; parents told.",
    "Information from police, school and health puts together something that none of them saw alone.",
];

/// Why a matter is passed on.
pub(in crate::demo) const ALREADY_OPEN: &[&str] = &[
    "Open child. Sent to the allocated worker and manager this morning by phone and in the record.",
    "Child has an allocated worker, who knows of it and will visit.",
    "Passed to the worker of the family. To be taken to the next meeting.",
];

/// Why it goes to another authority.
pub(in crate::demo) const OTHER_AUTHORITY: &[&str] = &[
    "Family lives over the border. Sent to the neighbouring county's front door and receipt confirmed.",
    "Address is outside the city. Information passed on by secure mail and by phone.",
];

/// Who was told.
pub(in crate::demo) const TOLD: &[&str] = &[
    "Mother by phone; the person who contacted us by email.",
    "Both parents by phone; school told the outcome.",
    "Mother told by text at her wish; referrer by email.",
    "Letter to the parents; referrer rung back the same day.",
    "Not told for now, on police advice; referrer told.",
];

/// What a referral manager writes.
pub(in crate::demo) const REFERRAL_REASONS: &[&str] = &[
    "Assessment to look at the impact on each child and at who can help in the family.",
    "To be allocated today. See the children at home and at school within five working days.",
    "@again Previous assessment read. What is different this time is what the child has said.",
    "@again Assess, and speak with father as well as {mum} this time.",
    "Start with {name}'s day, hour by hour. Then {mum}'s. Then say what has to change.",
    "Assess together with the health visitor, who knows the family. See the home in the evening once.",
    "First referral. Go gently, be plain about the worry, and find out who helps already.",
    "@alone Age, health, trafficking, family: in that order, with an interpreter who is not from the same town.",
];

/// What a manager writes at a checkpoint.
pub(in crate::demo) const CHECKPOINTS: &[&str] = &[
    "Children seen. Father not yet met: to be done this week. Chronology good. On course for day 40.",
    "Good direct work. Hypothesis agreed. Speak with the health visitor before writing up.",
    "Day 10: seen at home and at school, parents engaged. Analysis to say what each day is like, then what to do.",
    "More curiosity needed about the partner: who is he, what do police know. Review in ten days.",
    "Genogram and ecomap started. Ask grandmother what she sees.",
];

/// Why an assessment goes back.
pub(in crate::demo) const SENT_BACK: &[&str] = &[
    "The analysis says what happened, not what it means for the child. Please add their view.",
    "Father's account is missing.",
    "Police information has come in since. Please take it into account and say whether the outcome stands.",
];

/// Why an assessment is late.
pub(in crate::demo) const LATE: &[&str] = &[
    "Worker off sick for three weeks; reallocated.",
    "Family away; children seen on return.",
    "Waited for the medical report.",
    "Family isolating with COVID; visits by video could not answer the question.",
    "Change of worker in week five.",
];

/// What was said at a multi-agency meeting.
pub(in crate::demo) const MEETINGS: &[&str] = &[
    "All agencies present or sent a report. Parents spoke first.",
    "Good attendance. School brought {name}'s drawings and words.",
    "Father joined by phone. GP sent a report.",
    "Health visitor and school there; police sent apologies and a short report.",
    "{mum} came with her sister, who spoke up for the children.",
];

/// What was decided about progress.
pub(in crate::demo) const PROGRESS: &[&str] = &[
    "The plan goes on with two actions changed.",
    "What is working: routine and school. What is not: the adults agreeing on bedtimes.",
    "Progress is real but young; the next six weeks will tell.",
    "Little has changed since last time and everybody said so. Contingency plan read out.",
    "Agreed that {name} is safer than in the spring. To be tested at the next meeting.",
];

/// What was agreed in supervision.
pub(in crate::demo) const SUPERVISION: &[&str] = &[
    "Reflected on what {name}'s days are like. Bring the chronology up to date. Speak with father before next time.",
    "Plan on course. Worker is worried by how little {mum} says. Joint visit with the health visitor agreed.",
    "Drift: three visits and the same conversation. Set an end date and tell the family.",
    "Danger statement rewritten in plain words. Safety network to meet. Visit unannounced once.",
    "Good direct work with {name}: use the three houses again in four weeks. Record what was said word for word.",
    "Discussed step-down: what would each agency need to see? Write it down for the next meeting.",
    "Worker carries a lot of this alone. Second worker for the visits. Leave booked.",
    "@o1 Legal advice to be sought if the next tests are not clear. Family group conference before that.",
];

/// What an audit found.
pub(in crate::demo) const AUDITS: &[&str] = &[
    "The child's voice is there on every page. Plan is clear, management oversight regular. Chronology needs work.",
    "Visits are on time but notes describe the house more than the child. Plan has nine actions and no order.",
    "Drift between two workers. Father absent from the record. Supervision missing for two months.",
    "Strong analysis, good use of family network. What the plan achieves is measured.",
    "Assessment sound; decision slow. Recording late, which hid good work.",
];

/// How a return interview went.
pub(in crate::demo) const RETURN_INTERVIEWS: &[&str] = &[
    "Went to see a girlfriend in the next town; phone was dead. Felt that nobody had asked before saying no.",
    "Would not say where. Had eaten. New bruise on the hand. Agreed to talk again on Thursday.",
    "Was with older boys. Did not want to be. Does not know how to stop them calling.",
    "Needed to get away from the shouting. Walked to Nan's and slept in the shed.",
];

/// What a family agreed at its own conference.
pub(in crate::demo) const FAMILY_PLANS: &[&str] = &[
    "Nan has them on Fridays, Uncle takes them to football, and if mum has a bad day she puts a red magnet on the fridge picture and rings her sister.",
    "We will all have a key. No drinking when the children are there. We meet again at Easter.",
];

/// Where somebody stayed while homeless.
pub(in crate::demo) const HOMELESS: &[&str] = &[
    "Asked to leave by mother's partner; has slept at three friends' houses this week.",
    "Argument about college and money. Father changed the lock.",
    "Sofa-surfing for a month; the friend's parents can do no more.",
];
