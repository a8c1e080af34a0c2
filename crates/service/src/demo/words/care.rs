//! Words of being looked after: why, where, what is aimed at, what reviews decide, what supervision asks.

/// Why a court placed a child in care.
pub(in crate::demo) const CARE_ORDERED: &[&str] = &[
    "Interim care order made at the first hearing. The court found that {name} would be likely to suffer significant harm at home.",
    "Interim care order. {mum} was in court and agreed that {name} could not come home yet; she asked for contact, which was ordered.",
    "Interim care order after the plan did not bring change: {name} was not safe at home, and family members had been looked at and could not.",
    "Interim care order at an urgent hearing. The guardian supported separation; the judge spoke to {mum} by name.",
];

/// Why parents agreed to it.
pub(in crate::demo) const CARE_AGREED: &[&str] = &[
    "Accommodated at the request of the parents after the placement with family broke down.",
    "{mum} is in hospital and nobody in the family could take {name}. She signed, and packed the bag.",
    "Police protection last night, then section 20 with {mum}'s agreement. Proceedings to be considered.",
    "@o12 {name} could not stay at home. Mediation was tried and refused; {mum} agreed to section 20, {name} too.",
    "{mum} asked for {name} to be cared for while she is treated. A short stay is planned, with a date to look at it.",
];

/// Why a child who came alone is cared for.
pub(in crate::demo) const CARE_ALONE: &[&str] = &[
    "Alone in this country, with nobody who has parental responsibility. Accommodated under section 20; interpreter present.",
    "Arrived alone. Brief inquiry into age: no reason to doubt what {name} says. Accommodated under section 20 the same day.",
];

/// What a home should offer.
pub(in crate::demo) const PLACEMENT_NEEDS: &[&str] = &[
    "A family in the city, so that {name} need not change school. Brothers and sisters together if at all possible.",
    "A family in the city, near enough to see {mum} twice a week.",
    "Carers with experience of loss and big feelings. No other children under five.",
    "@alone A single carer or couple who speak the language or will cook the food.",
    "@o12,-alone A small home with staff at night; area away from those of concern.",
    "@u2 Carers who are at home by day and will bring {name} to see {mum} four times a week.",
    "@o10 {name} would like: own room, a dog, no little children, and to be told the truth.",
    "@4-11 Carers who can do bedtimes that take an hour. A garden if there is one.",
    "@o16 Somewhere {name} can practise living alone, with somebody there at night.",
];

/// What a looked-after review decided.
pub(in crate::demo) const CARE_DECISIONS: &[&str] = &[
    "Placement meets needs. Care plan stands. Contact every other Saturday to go on. Dental check to be booked.",
    "Permanence to be confirmed at the next review. Life story work to begin. School report good.",
    "@o6 Care plan agreed. Sleepovers by delegated authority. {name} to choose the next holiday club.",
    "Placement under strain: support package for the carers, next review brought forward.",
    "@o9 {name} chaired part of the review and asked for a later bedtime, which was agreed.",
    "Health plan up to date. Passport to be applied for. Independent visitor to be found.",
    "Everybody agreed that {name} is well where {they} {are}. What would make it last is written down, with names.",
    "@o5 Therapy to go on. School to be told what helps on the days after contact.",
    "Brothers and sisters to meet monthly, at a place of their choosing.",
    "@o5 Savings account to be opened. Swimming lessons paid for.",
    "Independent visitor found; first outing next week.",
    "@-alone {mum} did not come. Her views to be asked for again, in person.",
    "Plan is not moving fast enough: social worker to report to the reviewing officer in six weeks.",
    "@o8 Passport, bike, bigger desk: three things that {name} asked for, all agreed.",
    "Placement to be supported by the mental health service's carers' group.",
    "@u3 {name} sat up, crawled and pulled the tablecloth off during the review. Development on track; carers thanked.",
    "@u5 Carers to keep the memory book. Health visitor to see {name} at two, sooner if the words do not come.",
    "@o11 {name} sent three sentences instead of coming. All three were answered, in writing, the same day.",
    "@alone Asylum interview: solicitor to go along. Mosque, football and English class are what hold {name}; none to be moved.",
    "@o16 Pathway plan and care plan say the same at last. {name} wants to stay put; carers willing.",
];

/// Supervision of work with children looked after.
pub(in crate::demo) const CARE_SUPERVISION: &[&str] = &[
    "@o4 Does {name} know why {they} {are} in care? Put it in words {they} could keep.",
    "Permanence: match with the present carers at the next panel. Timetable agreed.",
    "@-alone,o4 Contact: too much, too little, or the wrong kind? Ask {name} and the carers separately.",
    "Carers are tired. Support meeting this week, before anybody says 'notice'.",
    "Visits in time. Write about {name}, less about the house.",
    "@-alone Life story book begun. Ask grandmother for photographs.",
    "Sibling assessment: together or apart? Evidence for both, then say it.",
    "School place after the move: chase the virtual school today.",
    "@-alone Discharge of the order: what would the court need to see? Six months of quiet.",
    "@o5 Third worker this year. Stay. Tell {name} that you mean to.",
    "Late visits in spring. Rota agreed for the summer leave.",
    "Health: dental and optician overdue. Carer to book both before the review.",
    "@-alone Return home to be tested at weekends first. If it holds, a school week.",
    "What ties to the city can be kept, whatever happens to the placement? Name three.",
    "@o10 {name} says that reviews are for adults. Ask {them} to write the agenda.",
    "@u5 Who does {name} go to when hurt? Worker described it minute by minute. That is the analysis; write it down.",
    "@alone Age, asylum, faith, food, family tracing: five headings, one page, shared with the carers.",
    "Placement plan is a form. Sit with the carers and make it theirs.",
    "@o14 Worries about a new friend with a car. Talk with {name} before the meeting about {name}.",
    "Good work: {name} laughs with you now. Say in the record what you did that helped.",
    "@o15 What happens at 18 is asked at every visit. Bring the fostering service and answer it.",
    "Allegation closed in spring still sits between carers and worker. Say it out loud, with the supervising social worker.",
];

/// Supervision of work with disabled children.
pub(in crate::demo) const DISABILITY_SUPERVISION: &[&str] = &[
    "How does {name} say no? Worker showed me. It belongs on page one of the plan.",
    "Panel said six nights, not twelve. Appeal with the night diary, which {mum} has kept for four weeks.",
    "We speak of the family's needs in every visit note. Two lines about {name}'s day first, from now on.",
    "Who else lifts? {mum}'s back is the plan's weak point. Occupational therapist to be asked again.",
    "Behaviour has a pattern: Sunday evenings, before transport. Change one thing and watch.",
    "@o13 Transition is two years away and that is short. Adult services to be invited now.",
    "Direct payment unspent for a quarter: not 'not needed', nobody to employ. Help to advertise.",
    "Health, school and we hold three plans. Make one, at the annual review.",
    "Safeguarding thinking stays on: intimate care, who does it, who checks. Worker had thought about it well.",
    "Sibling seen on her own for once. Young carers' group suggested and welcomed.",
    "Visit at tea time, not at eleven. That is when it is hard.",
    "Celebrated: {name} ate in the dinner hall. Six months' work by five people.",
    "Interpreter for the next review, not the cousin.",
    "Hoist serviced? Ask to see the date. Bed rails too.",
];

/// What a review of short breaks decided.
pub(in crate::demo) const SHORT_BREAK_DECISIONS: &[&str] = &[
    "Breaks go well: {name} packs the blue bag as soon as it comes out. Two nights a month to go on.",
    "{mum} sleeps on those nights. {name} comes home tired and calm. Go on as agreed.",
    "Carer and {mum} to keep one book between them, so that medicines and moods are known to both.",
    "Breaks were cancelled twice for staff sickness. To be made up in the holidays; {mum} told by letter.",
    "{name} does not like the first hour. Carer to come to the home and travel with {them}.",
    "A third night was asked for and goes to panel. {name}'s view by picture cards: 'happy', 'bed', 'again'.",
];
