//! Words of leaving care: what advisers and young people say to each other, what plans agree, what supervision
//! asks. Marks say where somebody lives and what they do.

/// Seen in person.
pub(in crate::demo) const MET: &[&str] = &[
    "Met {name} for a coffee. In good spirits. Asked about the driving fund.",
    "@flat Seen at the flat. Tidy. Worried about a letter from the council; we opened it together.",
    "@work Saw {name} at work. Manager pleased; so was {name}, who made the tea to show me where things are.",
    "@o18,neet Went along to the job centre. Waited an hour, laughed a good deal, came away with an interview.",
    "Supper at the hub. Brought a friend. Did not want to talk about money today; will on Tuesday.",
    "Walked by the water. Has been low since the break-up. GP appointment made together.",
    "@o18,shared Viewed a flat. {name} likes the light, not the stairs. Will say yes or no by Friday.",
    "@-work Helped with the college form. Predicted to pass. Proud, and not saying so.",
    "@flat Took the microwave round. Neighbour is noisy; we wrote to the landlord.",
    "@girl,parent Met with the health visitor. Baby sleeping through. {name} would like a Thursday to {themself}.",
    "@o18 Birthday this week. Cake at the office, three of us sang.",
    "@staying Seen at the carers'. {name} still has the same room and pays towards the food, which {they} told me before I asked.",
    "@shared Seen at the shared house. Two others in the kitchen, easy with each other. {name} cooked rice for all of us.",
    "@parents Seen at home. {name}'s room is half packed, as if {they} had not decided. Talked about that.",
    "@custody Visited {name}. Thinner, doing the gym and the maths course. Counted the weeks together.",
    "@homeless Met at the day centre. Slept at a friend's last night. Rang housing together and got a bed for tonight.",
    "@study Met in the college canteen. {name} read me the feedback on an essay: 'clear and brave'. Framed, if I had a frame.",
    "@study Timetable, bus pass and bursary all in place. {name} asked what happens in the summer.",
    "@neet {name} was up at two in the afternoon. Not lazy: awake until five. Sleep first, then the CV.",
    "@ill Sat with {name} in the GP's waiting room. New tablets. Wants no fuss and wants me to ring tomorrow.",
    "@alone Went with {name} to the solicitor. Statement signed. {They} asked for chips after, and laughed for the first time this month.",
    "@work Pay slip read line by line. Emergency tax: rang and had it put right from the bench outside.",
    "@u18 Met after college hours. {name} asked what we may tell {their} mum. Wrote it down together.",
    "@u18 {name} wants to know what being 18 will change. Drew it as two columns; {they} took a photograph of it.",
];

/// Spoken with by phone or video.
pub(in crate::demo) const RANG: &[&str] = &[
    "@flat Rang: rent is paid, electric running low. Voucher sent.",
    "@work Rang for ten minutes. {name} has a cold, otherwise fine. Shift on Saturday.",
    "Long call. Lonely at weekends. Told about Thursday's supper at the hub.",
    "Rang back after two missed calls: phone had been lost, {name} not in trouble.",
    "@study {name} wanted to know about the bursary. Read the page out to each other.",
    "Call cut short: on the bus. Will ring tomorrow.",
    "@-alone Upset about {their} mum. Listened. Counselling offer is still open.",
    "Asked how to get a provisional licence. Done online while we spoke.",
    "@neet The interview went all right, {name} thinks. Said no to the bow tie, yes to the handshake.",
    "@staying {name} rang to ask whether having a lodger's agreement means being a lodger. It does not.",
    "@parents Things are tense at home about money. {name} wanted me to say that it is not {their} fault, and it is not.",
    "@parent Teething. Nobody has slept. Sure Start on Friday, and I will come along.",
    "@alone No letter from the Home Office yet. {name} asks each time and I say each time that I do not know.",
    "@custody Call from the wing. Has a job in the kitchen. Wants {their} brother's new number; will ask.",
];

/// Messages.
pub(in crate::demo) const WROTE: &[&str] = &[
    "Text: 'all good, talk next week'.",
    "@work {name} sent a photograph of the payslip. First full month.",
    "@flat Text about the meter: explained the emergency credit.",
    "@shared,o18 'Can you come to the flat viewing?' Yes, Wednesday at two.",
    "Message in capitals about a fine. Rang after.",
    "A row of hearts for the grocery voucher.",
    "@study Photograph of a certificate and a thumb.",
    "'Busy, sorry, did not forget you.' Answered that I had not forgotten either.",
    "@neet Sent {name} two openings. 'The second one maybe.' Maybe is new.",
];

/// What a pathway review agreed.
pub(in crate::demo) const PATHWAY_REVIEWS: &[&str] = &[
    "@flat Tenancy holding. Council tax exemption explained and applied for. Rent to go direct.",
    "Health passport given. {name} wants counselling; referral made. Savings explained again.",
    "@shared Plan rewritten with {name} in {their} words. Lives at the shared house and gets on with the others.",
    "@neet Looking for work. CV done. Bus pass renewed. Open day at college on the 14th.",
    "@girl,parent Baby first: health visitor and adviser come together once a month. Setting-up grant kept for the flat.",
    "@study Level 2 passed. Plan B agreed in case the apprenticeship falls through.",
    "@shared,o17 Ready to move on: practises a week on {their} own budget before bidding for a flat.",
    "@alone Immigration: appeal heard, waiting. Solicitor's number in the plan. Sleep poor; GP knows.",
    "@o18 Debt down by half. Budget on one page on the fridge.",
    "@o18 {name} wants to see {their} file. Date agreed, with time to talk before and after.",
    "@staying Staying put with the carers until 20. Written down who pays for what.",
    "@custody Plan for the gate: who meets {name}, where first, which phone, which bed.",
    "@care,u18 {name} cooks twice a week, does {their} own washing and hates forms. Forms are what we shall practise.",
    "@care {name} would like to stay with {their} carers after 18. Meeting with the fostering service before the next review.",
    "@care Driving theory booked. Passport here. Who comes to the graduation if {name} goes to university: three names.",
    "@care Trusted people written in, with numbers: carer, nan of a friend, football coach. {name} chose them.",
    "@parents Living at home again. What happens if it goes wrong is on the last page, and {name} wrote that page.",
    "@work Permanent contract from the first of the month. Pension form explained, groaned at, signed.",
    "@ill Health before work. Support worker from adult services to be named, not just promised.",
    "@homeless First a bed, then a door, then the rest. Homelessness application made with {name} today.",
];

/// What an assessment of needs found.
pub(in crate::demo) const PATHWAY_NEEDS: &[&str] = &[
    "Cooking, money and travel on {their} own: well begun. Health and papers: help needed. Wants family near.",
    "Bright, funny, on {their} third school. Learning comes back when there is one adult who stays. Can cook four meals.",
    "Ready in most things and frightened of evenings. Wants people around rather than rules.",
    "@alone English good, papers open, nobody of {their} own here. Needs a solicitor, a mosque and a team to play for.",
    "Health: asthma, teeth. Money: saves well. Feelings: keeps them in. Home: would like to stay where {they} {are}.",
    "@-alone Contact with mum goes up and down and the rest goes with it. {name} sees that clearly and said so first.",
    "Travels alone, budgets a little, has never rung a surgery. Practice, not courses.",
    "Learns with hands. Motor vehicle or catering. Needs help with reading that does not feel like school.",
];

/// Aims that a pathway plan may state, in the young person's words.
pub(in crate::demo) const PATHWAY_AIMS: &[&str] = &[
    "\"Get my own place near my sister, pass my theory test, keep my job at the café.\"",
    "\"Finish level 2 and start on site. Learn to cook more than pasta.\"",
    "\"Not be on my own at Christmas.\"",
    "\"Go to university. First in the family.\"",
    "@alone \"Sort out my papers, then college. Find my mother.\"",
    "\"I'd like to stay with Jan and Pete till I'm 21 if they'll have me.\"",
    "\"A job where I'm outside. A dog. In that order.\"",
    "\"To not have to tell my story to a new person every year.\"",
    "\"Do hair and beauty, rent a chair, then own the shop.\"",
    "\"Learn to drive, get fit, see Nan on Sundays.\"",
    "\"I want what other people have. A key and someone to ring.\"",
    "\"Pass maths this time. Be an electrician like my foster dad.\"",
];

/// Supervision of work with care leavers.
pub(in crate::demo) const LEAVER_SUPERVISION: &[&str] = &[
    "Who would {name} ring at two in the morning? If it is nobody, that is the plan's first line.",
    "@flat Tenancy at risk: rent direct, landlord rung, visit this week.",
    "Adviser sees {name} more than the plan asks, and it shows. Write down what is talked about.",
    "@neet Not in work since the summer. One thing by next month: the open day at college.",
    "@alone Immigration decision awaited. Prepare with {name} for both answers.",
    "@girl,parent Joint plan with the health visitor. No assumption that history repeats.",
    "{name} does not answer. Try a letter, the cousin, the gym. Keep trying; say so in the record.",
    "@ill Transition to adult mental health: name the worker, and meet them with {name}.",
    "Plan is out of date: {name} has moved on since. Review it with {them}, not for {them}.",
    "Celebrated: driving test, first time. Sent a card.",
    "@o18 Money: setting-up grant left £640. Agree with {name} what it is for.",
    "@boy Safe from the older boys now? Police say two are out. Tell {name} before {they} hear{s} it elsewhere.",
    "@staying Staying put works. Thank the carers, and write down what happens at 21.",
    "@custody Release in eleven weeks. Bed, bank card and first appointment before, not after.",
    "@study Exams in June: nothing moves until then, not the flat, not the worker.",
    "@work {name} works nights. Stop ringing at nine in the morning; text at four.",
    "@parents Home is holding. Ask {name}, not only mum. What would tell us early that it is not?",
    "@homeless Unacceptable that {name} has no bed of {their} own. Escalated to the head of service today.",
    "@shared Others in the house bring people back. Key worker to hear it from {name} and act.",
    "What does {name} do well, and who tells {them}? Adviser had six examples. Say two this week.",
    "Adviser leaves in the new year. Tell {name} first, in person, and let {them} choose how to end.",
];

/// What is seen at a care leaver's home.
pub(in crate::demo) const LEAVER_VISIT: &[&str] = &[
    "Seen at home. Bed made, bills in a folder, plant still alive.",
    "Seen at home. Curtains drawn at noon. Talked, opened them, went for a walk.",
    "@shared Shared house: kitchen clean, rota kept by two of four.",
    "@flat New tenancy. Smoke alarm tested together. No bed yet: arrives on Friday.",
    "@o18 Partner there. Easy with each other. Will see {name} alone next time.",
    "@staying At the carers'. Treated as one of the family, because {they} {are}.",
    "@parents At mum's. {name} showed me the garden and said more there than indoors.",
    "Freezer full, which was last month's aim. {name} has a list on the door.",
];

/// What a care leaver says.
pub(in crate::demo) const LEAVER_WORDS: &[&str] = &[
    "@flat \"I've got my own key. I just stood there for a bit.\"",
    "\"Sundays are the worst. Everything's shut and everyone's with someone.\"",
    "@flat \"Nobody told me about council tax.\"",
    "@neet \"I start Monday. Don't make it a big thing.\"",
    "@-staying,-parents \"I still go round there for dinner. They said I could always.\"",
    "\"I'd like to help the ones coming after me. I know what it's like.\"",
    "\"I wasn't ready. I said I was.\"",
    "\"I'm good. Actually good, not just saying it.\"",
    "@staying \"It's my home. I don't see why there has to be a name for it.\"",
    "@parents \"It's weird being back. I know where everything is and nothing's the same.\"",
    "@shared \"The others are all right. I've got my own shelf.\"",
    "@work \"I got employee of the month. It's only a mug. I like the mug.\"",
    "@study \"I did the presentation. I thought I'd be sick and then I wasn't.\"",
];

/// A return home that broke down.
pub(in crate::demo) const BROKE_DOWN: &[&str] = &[
    "{name} rang at ten: row with mum's partner, bag packed, not going back. Nobody hurt. Supported lodgings found for tonight. The return home has come to an end, and with it {name} is owed a plan, an adviser and a home again.",
    "{mum} told us, and then {name} did, that living together is not working: no violence, a great deal of shouting. Both were sad. Room at supported lodgings from today. {name} is a relevant child again; told what that means.",
];

/// A return home that lasted.
pub(in crate::demo) const SETTLED: &[&str] = &[
    "Six months at home today. {name} and {mum} both say that it works. Our duties become lighter: explained what {name} may still ask for, and that the door stays open. Card with the number given.",
];

/// Why somebody asks for an adviser after 21, and how it ended.
pub(in crate::demo) const ASKED_AGAIN: &[&str] = &[
    "@o21 {name} rang: eviction letter. Read it out. Landlord has the wrong name on it; advice centre on Thursday.",
    "@o21 Wants help with the form for the course. Done in an hour, two of it spent on the dog.",
    "@o21 {name} has asked for {their} file again. Went through it over three afternoons.",
    "@o21 Met {name} at the hub. Works, lives with a partner, wanted somebody to ask about the pension letter.",
    "@o21 Debt letters in a carrier bag. Sorted into three piles. One was a birthday card.",
    "@o21 {name} became a parent in the spring and wanted somebody to show the baby to.",
];
