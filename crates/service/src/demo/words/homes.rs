//! Words of visits and of what is agreed with families at home, whatever weighs on them.

/// What is agreed, in small steps.
pub(in crate::demo) const AGREED: &[&str] = &[
    "Agreed: {mum} rings the surgery, I ring the landlord, and we tell each other on Friday.",
    "Agreed with {name} and {mum}: no phones at tea, and tea at the table, three days a week to begin with.",
    "{mum} to ask her sister about Thursdays. Next visit in two weeks, unannounced.",
    "@3-9 Bedtime chart drawn up together; {name} chose the stickers.",
    "@school School to ring {mum} with one good thing every Friday.",
    "@o8 {name} wants the next visit to be a walk. Agreed.",
    "Names of three people to ring on a bad evening are on the fridge.",
    "Form for the grant filled in and posted from the box on the corner.",
    "@u5 Stay-and-play on Tuesdays: I will go along the first time.",
    "{mum} set herself one thing: up at half past seven. We will not talk about the other ten.",
    "Family group conference explained again. {mum} will think about whom she would ask.",
    "@o11 {name} and I wrote three lines for the meeting. {They} may change them until then.",
    "Food parcel left; budgeting session booked at the hub.",
    "Father to be seen on his own next week, at his flat.",
    "Safety plan read through. {mum} knew it; {name} knew the part with the neighbour.",
    "Dentist and optician in one morning: dates in the diary.",
];

/// What goes well.
pub(in crate::demo) const GOES_WELL: &[&str] = &[
    "What goes well: {mum} says sorry when she is wrong, and {name} sees it.",
    "Strength: the family asks for help earlier than it did.",
    "{name} laughed with {mum} twice while I was there, and neither of them noticed me noticing.",
    "@school {name} has been in school every day since the last visit.",
    "{mum} had the date of the meeting right and I had it wrong.",
    "Grandmother comes on Wednesdays now, and {name} counts the days.",
    "@u5 {name} runs to {mum} when unsure, and {mum}'s arms are open before {they} {are} there.",
    "Rent is up to date for the second month.",
    "@o10 {name} told me what {they} would change and what {they} would keep. The second list was longer.",
];

/// What still worries.
pub(in crate::demo) const STILL_WORRIES: &[&str] = &[
    "Worry: all of it rests on {mum}, and she is tired.",
    "Worry: nobody could tell me who else comes to the house.",
    "It was calm. It is always calm at eleven in the morning; next visit at six.",
    "{mum} agreed with everything I said, which is not the same as agreeing.",
    "Bedrooms seen. Better than last time, and the window still does not lock.",
    "@o9 {name} checks {mum}'s face before answering. I have seen that before.",
    "What would happen if {mum} were ill for a week? There is no answer yet.",
];

/// Elsewhere than at home.
pub(in crate::demo) const ELSEWHERE: &[&str] = &[
    "@-care,u9 Met at the family hub. {name} made straight for the sand and {mum} for the tea.",
    "Walked round the park twice. {name} talks more when nobody is looking at {them}.",
    "@o10 Hot chocolate at the café by the library. {name} chose the table by the door.",
    "@-care At the office, as {mum} asked. {name} drew while we talked, and listened to all of it.",
    "@o8 In the car after the appointment, which is where {name} tells things.",
    "@o5 At the library. {name} read to me, or told me the pictures.",
];

/// At home, where the disability service works with a family.
pub(in crate::demo) const DISABILITY_VISIT: &[&str] = &[
    "{name} was in the sensory corner and stayed there; I sat down at the edge of the mat and was handed a brick.",
    "{mum} had been up since four. {name} cheerful, {mum} grey.",
    "Saw the transfer from chair to bed. Two people, well done, no strain.",
    "{name} came to the door with {mum} and put my lanyard in {their} mouth, which means hello.",
    "Bath seat is in use. {name} splashed all three of us.",
    "Meal seen: thickened drinks, small spoon, forty minutes, patience on both sides.",
    "{name} was asleep after a seizure in the night. Seen sleeping; colour good. {mum} told the night from the log.",
    "Tablet charged and on the tray: {name} asked for 'music' twice and got it twice.",
    "New splints leave a mark on the left. {mum} has rung the clinic.",
    "Garden gate is fixed. {name} tried it four times and went back to the swing.",
    "{mum} showed the box of letters. We made one list of who does what.",
    "Grandfather was there and did the feed as if he had never done anything else.",
];

/// What a disabled child says or shows.
pub(in crate::demo) const DISABILITY_TELLS: &[&str] = &[
    "{name} pushed the plate away and signed 'finished', then 'swing'.",
    "{name} hummed when {mum} came in and stopped when she went out.",
    "Shown photographs of the two clubs, {name} took the one with the trampoline and would not give it back.",
    "{name} covered {their} ears when the drill began next door and pointed at the stairs.",
    "With the switch: 'more', 'more', 'stop'.",
    "{name} looked from the picture of the taxi to {mum} and back: not sure about the new driver.",
    "{name} laid {their} head on my arm for a moment, which {mum} says is new.",
    "@o9 On the talker: 'I want Nan. Not today.'",
    "@o10 \"I do it myself.\" And {they} did.",
    "{name} laughed at the bubbles and cried when they went.",
];

/// Where a disabled child has short breaks.
pub(in crate::demo) const SHORT_BREAK_VISIT: &[&str] = &[
    "Seen at the short break carers'. {name} has the same bed, the same lamp and the same bag each time.",
    "Carer showed the book that goes between the homes: medicines, moods, what made {name} laugh.",
    "{name} was in the carers' garden and did not look up, which means that all was well.",
    "Night went well: one waking, settled with the music. Feed as on the plan, seen on the chart.",
    "Carers have had the epilepsy training again. Rescue medicine in date, seen.",
    "{name} greeted the carer before me and gave her {their} hand.",
    "Tea seen: small spoon, quiet table. {name} ate all of it and asked for 'more' by sign.",
];

/// What any plan is for.
pub(in crate::demo) const ANY_AIMS: &[&str] = &[
    "A safe and steady home, and people around it who know what to do when it is not.",
    "Help that arrives before the crisis, from people whom the family knows by name.",
];

/// What an early help assessment finds.
pub(in crate::demo) const FOUND_TOGETHER: &[&str] = &[
    "{mum} and {name} know what they want: quieter mornings and fewer letters. They have a great deal of love and very little sleep. A plan for mornings, one person to ring, and the housing form done together.",
    "Money comes first, since everything else hangs on it. Then routine. {mum} set the order herself. {name} would like to go swimming.",
    "What works: {mum}'s sister, the school's patience, {name}'s good humour. What does not: evenings. Six weeks' work on evenings, then look again.",
    "{mum} has been on her own with this for too long. Parenting group, GP, and somebody to come with her the first time. {name} is doing better than she fears.",
    "The family asked for help itself, and earlier than most. Needs are real and not of a kind that calls for social care. Team around the family to meet in four weeks.",
    "@o11 {name} and {mum} wrote down what drives each other up the wall, and laughed. Mediation, a quiet place for homework, and the mentor at school.",
    "@u5 Sleep, feeding and isolation. Health visitor and family worker to visit together; stay-and-play on Tuesdays; {name} growing well.",
];

/// Supervision of early help.
pub(in crate::demo) const EARLY_HELP_SUPERVISION: &[&str] = &[
    "Who leads when we leave? {mum} should choose, and soon.",
    "Worker does a good deal for the family. Next month: beside them, then behind them.",
    "Consent looked at again: {mum} is happy for school to know, not the landlord.",
    "Three months in. Two of four goals met, and the other two were ours rather than theirs. Rewrite.",
    "Father works nights and has never been asked. Ring him at four.",
    "Threshold talked through: still early help. What would change that is written down.",
    "{name} has been seen alone once. Twice more before the next meeting.",
    "Celebrated with the team: {mum} chaired the meeting herself.",
    "Closing? Family says yes, worker says not yet. Ask {name}, then decide.",
    "Housing is the blockage. Locality manager to ring theirs today.",
];
