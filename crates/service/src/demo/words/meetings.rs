//! More words of practice: what managers and workers agree, what reviews hear, what is told with a worry.

/// What is told beside a worry.
pub(in crate::demo) const BESIDE: &[&str] = &[
    "{mum} knows that we are getting in touch.",
    "{mum} has not been told: we thought it might make things worse tonight.",
    "There are younger children in the house whom we do not know.",
    "We have had worries before and have written them down since September.",
    "The family moved here from another city last year.",
    "An older sister is at the same school and says the same.",
    "We can keep {name} here until half past four.",
    "English is not {mum}'s first language; a cousin usually speaks for her.",
    "We offered an early help meeting in the spring and the family said no.",
    "The family is isolating at present, so nobody has been inside.",
    "Please ring before a letter is sent.",
    "Happy to come to a meeting. We know the family well.",
    "Father lives elsewhere and has {name} every second weekend.",
    "Grandparents are near and would help if asked.",
    "There is a large dog at the address.",
    "Nothing like this before, as far as our records go.",
    "{mum} says that she would welcome some help.",
    "Best reached in the mornings.",
    "Copy of the body map and of our notes sent by secure mail.",
    "We will ring again tomorrow unless we hear from you.",
];

/// More reasons why nothing more is done.
pub(in crate::demo) const NO_ACTION_TOO: &[&str] = &[
    "Health visitor will visit this week and is content to lead. No role for social care at present.",
    "School rang back: it has been put right since. They will keep an eye and come back if it happens again.",
    "Separated parents disagree about school. No harm to the child; mediation suggested.",
    "Police risk assessed as standard. Support leaflet left. Two earlier notifications in five years, both verbal.",
    "Referrer agrees on reflection that the family would accept help at school first.",
    "Same household as yesterday's notification; seen together and decided together.",
    "Child is 17 and well, staying with an aunt by agreement. Advice about benefits given.",
    "Malicious call thought likely: third in a month from the same number, all checked and unfounded.",
    "Not a matter of safeguarding: lost school bag and an argument. Thanked for ringing.",
    "Parent has taken the child to the GP and has an appointment next week. Nothing more for us.",
    "Level 1. Family hub programme sent; mother will come to the Tuesday group.",
    "Checked with probation: the man named does not live there and has no contact.",
];

/// More of what is agreed in supervision.
pub(in crate::demo) const SUPERVISION_TOO: &[&str] = &[
    "What would {name} say if they were sitting here? Worker could answer at once, which is a good sign.",
    "Visits are on time; recording is not. Two afternoons kept free to catch up.",
    "Scaling: safety six, up from four. What would make it a seven? Grandmother at bedtimes twice a week.",
    "Father is a name in the record and no more. Find him, ring him, meet him.",
    "We looked at the map of the family again: the aunt in the next town has never been asked.",
    "Case will move to a new worker next month. Joint visit, and a letter from the old worker to {name}.",
    "Agreed what is not good enough and by when it must change. To be said kindly and in writing.",
    "Genogram done with {mum}, who cried and then laughed. Use it in the next meeting.",
    "Think about what happens at weekends, when none of us is there.",
    "Ready to end? Worker says yes, school says not yet. Ask {name}.",
    "Chronology read aloud: four house moves, five schools. Say it in the analysis.",
    "Worker is worried and cannot say why. Listened to that. Unannounced visit this week.",
    "Culture and faith talked about properly for the first time. Interpreter booked for the next visit, not a cousin.",
    "Celebrated: three months without a call. Next step is fewer visits, told to the family as praise.",
    "@o11 Risk of exploitation looked at with the tool. Score down. Keep the link with the youth worker.",
    "Medical reports chased; paediatrician rung from the room.",
    "The plan has eleven actions. Cut to four that matter.",
    "Permanence: what are plan A and plan B, and does {name} know either?",
];

/// More of how a meeting went.
pub(in crate::demo) const MEETINGS_TOO: &[&str] = &[
    "Held by video; sound poor, but everybody was heard.",
    "{mum} read out what she had written and people were moved.",
    "Grandmother chaired the part about weekends.",
    "School and health there. Housing did not come and sent no word.",
    "Held at the family hub so that {mum} could bring the baby.",
    "Short and to the point. {mum} knew the actions by heart.",
    "Father and mother in different rooms, as agreed.",
    "The head of year spoke of two good weeks and one very bad day.",
    "Interpreter there throughout; more was said than in all the meetings before.",
    "Tense at the start, warmer at the end.",
];

/// More of what was decided.
pub(in crate::demo) const PROGRESS_TOO: &[&str] = &[
    "Agreed to meet again in four weeks and to say then whether the plan is still needed.",
    "Two of four goals met. The others stay.",
    "Better in the week, worse at weekends: the plan moves to where the trouble is.",
    "Nobody disagreed that things are better. Several asked if they will last.",
    "The family asked for fewer professionals. Agreed: one visit less, by the same person.",
    "Concern has grown. Manager to look at it this week.",
    "@school School attendance up to 93 per cent; health appointments all kept.",
    "What helps most, says the family: being told the truth and being rung back.",
];

/// More findings of audits.
pub(in crate::demo) const AUDITS_TOO: &[&str] = &[
    "Worker knows the child and it shows. Plan needs dates.",
    "Change of worker handled well: both visited together and the child was told first.",
    "Threshold applied inconsistently for brother and sister. Taken up with the team.",
    "Good curiosity about father. Partner agencies' part unclear.",
    "Management decisions are there, reasons are not always.",
    "Visits regular, seen alone each time. Direct work beautifully kept.",
];
