//! Words of leaving care, and of managers and workers with children in care.

/// Seen in person.
pub(in crate::demo) const MET: &[&str] = &[
    "Met for a coffee. In good spirits. Asked about the driving fund.",
    "Seen at the flat. Tidy. Worried about a letter from the council; we opened it together.",
    "Saw them at work. Manager pleased.",
    "Went along to the job centre. Waited an hour, laughed a good deal, came away with an interview.",
    "Supper at the hub. Brought a friend. Did not want to talk about the tenancy; will on Tuesday.",
    "Walked by the water. Has been low since the break-up. GP appointment made together.",
    "Viewed the flat. Likes the light, not the stairs. Will say yes by Friday.",
    "Helped with the college form. Predicted to pass. Proud, and not saying so.",
    "Took the microwave round. Neighbour is noisy; we wrote to the landlord.",
    "Met with the midwife. Twenty weeks. Wants their gran there at the birth.",
    "Seen at the custody suite with the appropriate adult. Went home after. Shaken.",
    "Birthday. Cake at the office, three of us sang.",
];

/// Spoken with by phone or video.
pub(in crate::demo) const RANG: &[&str] = &[
    "Rang: rent is paid, electric running low. Voucher sent.",
    "Rang for ten minutes. Has a cold, otherwise fine. Shift on Saturday.",
    "Long call. Lonely at weekends. Told about Thursday's supper at the hub.",
    "Rang back after two missed calls: phone had been lost, not in trouble.",
    "Wanted to know about the bursary. Read the page out to each other.",
    "Call cut short: on the bus. Will ring tomorrow.",
    "Upset about their mum. Listened. Counselling offer is still open.",
    "Asked how to get a provisional licence. Done online while we spoke.",
];

/// Messages.
pub(in crate::demo) const WROTE: &[&str] = &[
    "Text: 'all good, talk next week'.",
    "Sent a photograph of the payslip. First full month.",
    "Text about the meter: explained the emergency credit.",
    "'Can you come to the flat viewing?' Yes, Wednesday at two.",
    "Message in capitals about the fine. Rang after.",
    "A row of hearts for the grocery voucher.",
];

/// What a pathway review agreed.
pub(in crate::demo) const PATHWAY_REVIEWS: &[&str] = &[
    "Tenancy holding. Council tax exemption explained and applied for. Adviser to go along to the job centre.",
    "Health passport given. Wants counselling; referral made. Savings policy explained again.",
    "Plan rewritten with the young person in their words. Lives at the shared house and gets on with the others.",
    "Looking for work. CV done. Bus pass renewed. Seeing mum on Sundays goes well.",
    "Expecting a baby in the spring; plan made with midwife. Setting-up grant kept for the flat.",
    "Level 2 passed. Plan B agreed in case the apprenticeship falls through.",
    "Ready to move on from semi-independent: bids on one-bedroom flats from next week.",
    "Immigration: appeal heard in June, waiting. Solicitor's number in the plan. Sleep poor.",
    "Debt down by half. Budget on one page on the fridge.",
    "Wants to see their file. Date agreed, with time to talk before and after.",
    "Staying put with the carers until 20. Written down who pays for what.",
    "In custody until March. Plan for the gate: who meets, where first, which phone.",
];

/// Supervision of work with care leavers.
pub(in crate::demo) const LEAVER_SUPERVISION: &[&str] = &[
    "Who would {name} ring at two in the morning? If it is nobody, that is the plan's first line.",
    "Tenancy at risk: rent direct, landlord rung, visit this week.",
    "Adviser sees {name} more than the plan asks, and it shows. Write down what is talked about.",
    "Not in work since the summer. One thing by next month: the open day at college.",
    "Immigration decision awaited. Prepare for both answers.",
    "Expecting a child: joint plan with the midwife. No assumption that history repeats.",
    "{name} does not answer. Try a letter, the cousin, the gym. Keep trying; say so in the record.",
    "Transition to adult mental health: name the worker by the 18th birthday.",
    "Plan is out of date: {name} has moved twice since. Review it with them, not for them.",
    "Celebrated: driving test, first time. Sent a card.",
    "Money: setting-up grant left £640. Agree with {name} what it is for.",
    "Safe from the older boys now? Police say two are out. Tell {name} before they hear it elsewhere.",
];

/// Supervision of work with children looked after.
pub(in crate::demo) const CARE_SUPERVISION: &[&str] = &[
    "Does {name} know why they are in care? Put it in words they could keep.",
    "Permanence: match with the present carers by the winter panel. Timetable agreed.",
    "Contact: too much, too little, or the wrong kind? Ask {name} and the carers separately.",
    "Carers are tired. Support meeting this week, before anybody says 'notice'.",
    "Visits in time. Write about {name}, less about the house.",
    "Life story book begun. Ask grandmother for photographs.",
    "Sibling assessment: together or apart? Evidence for both, then say it.",
    "School place after the move: chase the virtual school today.",
    "Discharge of the order: what would the court need to see? Six months of quiet.",
    "Third worker this year. Stay. Tell {name} that you mean to.",
    "Late visits in spring. Rota agreed for the summer leave.",
    "Health: dental and optician overdue. Carer to book both before the review.",
    "Return home tested at weekends: good so far. Next, a school week.",
    "Placement out of the area: what ties to the city can be kept?",
];

/// What is seen at a care leaver's home.
pub(in crate::demo) const LEAVER_VISIT: &[&str] = &[
    "Seen at home. Bed made, bills in a folder, plant still alive.",
    "Seen at home. Curtains drawn at noon. Talked, opened them, went for a walk.",
    "Shared house: kitchen clean, rota kept by two of four.",
    "New tenancy. Smoke alarm tested together. No bed yet: arrives on Friday.",
    "Partner there. Easy with each other. Adviser will see {name} alone next time.",
    "At the former carers'. Treated as one of the family, because they are.",
];

/// What a care leaver says.
pub(in crate::demo) const LEAVER_WORDS: &[&str] = &[
    "\"I've got my own key. I just stood there for a bit.\"",
    "\"Sundays are the worst. Everything's shut and everyone's with someone.\"",
    "\"Nobody told me about council tax.\"",
    "\"I start Monday. Don't make it a big thing.\"",
    "\"I still go round there for dinner. They said I could always.\"",
    "\"I'd like to help the younger ones. I know what it's like.\"",
    "\"I wasn't ready. I said I was.\"",
    "\"I'm good. Actually good, not just saying it.\"",
];
