//! Words on what weighs on parents: neglect, domestic abuse, mental health, substances, housing.

use practice::code_sets::{AbuseCategory, AssessmentFactor as F, PrimaryNeed, ReferralSource as S};

use super::Voice;

pub(super) const NEGLECT: Voice = Voice {
    need: PrimaryNeed::AbuseOrNeglect,
    category: AbuseCategory::Neglect,
    factors: &[F::Neglect, F::MentalHealthParent, F::LearningDisabilityParent],
    sources: &[
        (S::School, 40),
        (S::HealthVisitor, 20),
        (S::Acquaintance, 10),
        (S::Gp, 6),
        (S::Housing, 8),
        (S::Police, 10),
        (S::Anonymous, 6),
    ],
    worries: &[
        "@o2 {name} has come to {school} hungry and in the same clothes three days running. Breakfast club feeds the children, but {mum} has not answered our calls.",
        "@o3 {name} has had head lice since half term and two letters home have not been answered. Staff have noticed a strong smell of urine on the coat and bag.",
        "@u3 Health visitor found the home very cold, no food in the fridge, the cot full of washing and broken glass by the back door.",
        "{name} was not brought to three appointments at the children's hospital. The consultant is worried that the hearing loss is untreated.",
        "@o3 A neighbour has seen {name} and the younger ones playing by the road after nine in the evening with nobody watching.",
        "@o3 {name}'s teeth are badly decayed. The dentist wants four out under general anaesthetic and {mum} has missed the pre-assessment twice.",
        "@o5 Attendance of {name} has fallen to 71 per cent, always late, no coat in January. {mum} says mornings are too much for her.",
        "@o4 The gas has been off for a fortnight. {name} says they have been washing at nan's and eating toast for tea.",
    ],
    signs: &[
        "The kitchen had been cleared and there was food for two or three days.",
        "The bedroom was bare but the beds were made; {name} showed me where the new duvet goes.",
        "There was rubbish on the stairs again and a smell of damp in the children's room.",
        "@o5 {name} had clean uniform for the first time since I have been visiting.",
        "The back garden is still not safe: glass and an old fridge are waiting to be taken away.",
        "The fridge held milk, bread and ready meals; {mum} showed me the shopping list that we had made together.",
        "@u9 {name} had a cough and no appointment had been made; we rang the surgery together.",
    ],
    strengths: &[
        "{mum} has kept every health appointment this month.",
        "Grandmother takes the children on Fridays and has started a bedtime routine with them.",
        "The school says {name} is brighter in the mornings and joins in at breakfast club.",
        "{mum} asked for help with the arrears before the letter came, which is new.",
    ],
    young: &[
        "\"I like it when mum does the dinner and we all sit down.\"",
        "\"My bed is a big boy bed now. It has dinosaurs.\"",
        "\"I was cold in the night so I got in with my brother.\"",
        "\"Nan does my hair nice. Mum is tired.\"",
        "\"We had chips. I like it at school because there is toast.\"",
    ],
    older: &[
        "\"I do the little ones in the morning, it's just what happens. I'm not complaining.\"",
        "\"It's better since you lot came, but I don't think it will last.\"",
        "\"I don't ask friends round. I would if it was tidy.\"",
        "\"I just want mum to get up, that's all.\"",
    ],
    analysis: &[
        "Care has been patchy for a long time and improves when people visit. The children carry responsibility that is not theirs. What would make the difference is a routine that lasts when nobody is looking.",
        "The neglect is of supervision and of health more than of affection: {mum} is warm, and worn down by money and by being alone with it. With practical help and clear expectations she has shown that she can do it.",
        "The pattern over four years is of short improvements followed by decline. {name}'s weight, teeth and hearing show what the decline costs. Help has to be steadier than it has been.",
    ],
    actions: &[
        "{mum} will ring the surgery by Friday and tell us the date.",
        "School nurse to weigh {name} in two weeks.",
        "Family support worker to come on Tuesday and Thursday mornings for six weeks.",
        "Housing will look at the boiler and the damp this week.",
        "We will go through the graded care profile again with {mum} next month.",
    ],
    aims: &[
        "{name} is clean, fed and warm every day, gets to school on time and has the health care that is due.",
        "A home with a routine: meals, bedtimes and mornings that work without anybody having to step in.",
    ],
};

pub(super) const DOMESTIC_ABUSE: Voice = Voice {
    need: PrimaryNeed::AbuseOrNeglect,
    category: AbuseCategory::Emotional,
    factors: &[F::DomesticAbuseParent, F::EmotionalAbuse, F::AlcoholParent],
    sources: &[
        (S::Police, 70),
        (S::School, 10),
        (S::OtherHealth, 5),
        (S::Housing, 4),
        (S::Family, 6),
        (S::EmergencyDepartment, 5),
    ],
    worries: &[
        "@o2 Police called to the address at 23:40 by a neighbour who heard shouting and glass breaking. {mum} had a swollen lip. {name} was on the landing and had seen it. Father arrested and bailed with conditions.",
        "Third call in five weeks. Verbal argument over contact. {name} asleep upstairs on arrival. {mum} declined to make a statement. Risk assessed as medium.",
        "{mum} told the midwife that her partner checks her phone and will not let her go out with the children. She is frightened of what will happen when he reads the text from us.",
        "@o4 {name} told a teaching assistant that daddy pushed mummy into the door and that they hid in the bathroom until it was quiet.",
        "@o4 Ex-partner outside the school gate in breach of his order. {name} wet themself in the office and did not want to go home by the front.",
        "High-risk case heard at MARAC. {mum} is six weeks from due date; threats to kill were made in front of {name}.",
        "@o6 Officers attended after a silent 999 call. {name} answered the door and said everything was fine now. Furniture was broken in the lounge.",
        "@o4 Grandmother rang: {mum} has let him back in and has stopped answering. {name} has been sleeping with shoes on.",
    ],
    signs: &[
        "{mum} spoke quietly and looked towards the window; we agreed a safe way of getting in touch.",
        "The new locks are fitted and the police marker is on the address.",
        "There was a man's coat in the hall; {mum} said that it was her brother's and I was not wholly sure.",
        "@o4 {name} drew the house with a very big door and four locks, and then drew the cat inside.",
        "The children were relaxed, and the younger one sat on {mum}'s lap throughout.",
        "{mum} went through the safety plan without my asking and showed me the bag by the door.",
    ],
    strengths: &[
        "{mum} finished the Freedom Programme and has kept in touch with two of the women.",
        "There have been no police calls to the address for ten weeks.",
        "{name} has a trusted adult at {school} and knows the word to use.",
        "Father has started on the behaviour change programme and missed none of the first four sessions.",
    ],
    young: &[
        "\"Daddy shouts like a lion. I put my hands on my ears.\"",
        "\"I like our new house. Nobody bangs.\"",
        "\"I looked after mummy when she cried.\"",
        "\"I want daddy to say sorry and be nice.\"",
        "\"It is quiet now. I can sleep in my own bed.\"",
    ],
    older: &[
        "\"I stay awake until he's gone to bed. Then I know it's all right.\"",
        "\"I'd see my dad, but somewhere with people.\"",
        "\"I don't want him back. Nobody asks me.\"",
        "\"Mum's different now. She sings in the kitchen again.\"",
    ],
    analysis: &[
        "{name} has lived with fear at home for most of this year, and it shows in sleep and at school. {mum} has done a great deal to keep the children safe from somebody who has set out to make that hard. The risk lies with him; the plan must rest on his behaviour changing or on distance.",
        "The couple describe arguments on both sides; the records do not. There is a pattern of control that gets worse when {mum} tries to leave. The months after separation are the most dangerous and the plan should be strongest then.",
        "The incident was serious and frightening. It was also the first, he has left the home, and {mum} rang the police herself. With support and a non-molestation order in place the children can be kept safe without a statutory plan.",
    ],
    actions: &[
        "Independent domestic violence adviser to see {mum} this week, at the children's centre rather than at home.",
        "{mum} will ring 999 and use the code word if he comes to the address.",
        "Police to keep the marker on the address and tell us of any call the same day.",
        "{name} to be offered the play therapy group at {school}.",
        "Contact with father to be supervised and away from the home until the risk assessment is done.",
    ],
    aims: &[
        "{name} lives in a home without fear, and knows what will happen and who is keeping everybody safe.",
        "Father takes responsibility for what he has done, and contact happens only when it is safe.",
    ],
};

pub(super) const PARENTAL_MENTAL_HEALTH: Voice = Voice {
    need: PrimaryNeed::ParentalDisability,
    category: AbuseCategory::Neglect,
    factors: &[F::MentalHealthParent, F::YoungCarer, F::EmotionalAbuse],
    sources: &[
        (S::Gp, 18),
        (S::HealthVisitor, 18),
        (S::OtherHealth, 20),
        (S::School, 20),
        (S::Family, 12),
        (S::EmergencyDepartment, 12),
    ],
    worries: &[
        "@o7 {mum} came to the emergency department after an overdose. {name} found her and rang grandmother. She has been seen by the crisis team and wants to go home tonight.",
        "@u1,-unborn Perinatal team worried: {mum} has low mood, is not sleeping and says that {name} would be better off without her. No plan to harm the baby.",
        "@o5 {name} has missed school to stay at home with {mum}, who has not left the flat for three weeks.",
        "@o5 {mum} has stopped her medication and believes that the neighbours are listening. {name} has been told not to speak to anybody at school.",
        "GP writes that {mum} is very anxious and has asked for help with the children twice this month. Husband works away.",
        "@o7 {name} told the school nurse that they count mum's tablets every night.",
    ],
    signs: &[
        "{mum} was up and dressed and had opened the curtains.",
        "{mum} was tearful and said that the mornings are the worst.",
        "@o9 {name} made the tea for all of us without being asked, which says a good deal.",
        "@u2 The baby was smiley and well cared for; {mum} responds to her quickly.",
        "The flat was dark; {mum} spoke little and let her sister answer.",
    ],
    strengths: &[
        "{mum} sees the community mental health team every two weeks and takes her medication.",
        "Aunt comes every day after work, and there is a written plan for bad days.",
        "{name} goes to the young carers' group on Wednesdays and likes it.",
        "{mum} told her care coordinator that she was getting worse before it became a crisis.",
    ],
    young: &[
        "\"Mummy has poorly feelings. I give her my teddy.\"",
        "\"When mum is in bed we watch telly quietly.\"",
        "\"Auntie comes and then it is a good day.\"",
        "\"I like going to the group. We made pizza.\"",
    ],
    older: &[
        "\"I can tell from the stairs what sort of day it is.\"",
        "\"I worry when I'm at school. I check my phone in the toilets.\"",
        "\"She's trying. People should say that to her.\"",
        "\"I want one day where I don't have to think about it.\"",
    ],
    analysis: &[
        "{mum} is a loving parent with a serious illness. When she is well the children want for nothing; when she is not, {name} becomes the parent. A plan has to work on the bad days, with named adults who come in.",
        "The risk is of relapse without anybody noticing. The people around the family notice first, and the plan puts them in touch with each other.",
        "There is no sign that {mum} would harm the children. There is good reason to help now, because {name} is losing school and sleep.",
    ],
    actions: &[
        "Care coordinator and social worker to visit together next time.",
        "Aunt to have the children from Friday to Sunday while {mum}'s medication is changed.",
        "Young carers' service to meet {name} at {school}.",
        "{mum} to be referred for talking therapy; the GP will write.",
    ],
    aims: &[
        "{mum} gets well and stays well, and {name} can be a child on the days when she is not.",
        "Everybody knows the signs of relapse and what each will do.",
    ],
};

pub(super) const SUBSTANCE_USE: Voice = Voice {
    need: PrimaryNeed::AbuseOrNeglect,
    category: AbuseCategory::Neglect,
    factors: &[F::DrugsParent, F::AlcoholParent, F::Neglect],
    sources: &[
        (S::Police, 30),
        (S::School, 18),
        (S::OtherHealth, 18),
        (S::Anonymous, 10),
        (S::Family, 14),
        (S::HealthVisitor, 10),
    ],
    worries: &[
        "@o3 {mum} smelled of alcohol at pick-up and was unsteady. Staff walked {name} home with her. This is the second time this half term.",
        "Warrant executed at the address: cannabis and a small quantity of crack found in a bedroom drawer within reach of {name}.",
        "@u1 Maternity tells us that {mum} tested positive for opiates at booking and has not engaged with the drug and alcohol service.",
        "Caller, who wants to stay anonymous, says there are people in and out all night and the children are awake on the stairs.",
        "Grandfather has had {name} for six weeks because his son and daughter-in-law are using again. He cannot manage on his pension.",
        "@o6 Ambulance called to {mum}, unconscious on the sofa. {name} let the crew in and knew what she had taken.",
    ],
    signs: &[
        "{mum} was clear-headed and showed me her prescription.",
        "There were cans by the sofa at ten in the morning and {mum} was drowsy.",
        "The safe storage box is on top of the wardrobe, locked.",
        "Two adults whom I did not know left by the back door when I arrived.",
        "The lounge was tidy, the children's drawings are on the wall, and the house smelled of cooking.",
    ],
    strengths: &[
        "All of {mum}'s tests have been clear since August.",
        "Grandfather has the children every weekend and knows whom to ring.",
        "Father moved out while he is using and has kept to it.",
        "{mum} has a recovery worker whom she trusts and has not missed a session.",
    ],
    young: &[
        "\"Mummy sleeps in the day.\"",
        "\"Grandad's is my favourite. He has a shed.\"",
        "\"The men are noisy. I shut my door.\"",
        "\"Mum got me from school and we fed the ducks.\"",
    ],
    older: &[
        "\"I know what it is. You don't have to use a different word.\"",
        "\"When she's drinking I take my sister to Grandad's.\"",
        "\"It's been ten weeks. I'm counting.\"",
        "\"I pour it away. She thinks she drank it.\"",
    ],
    analysis: &[
        "{mum}'s drinking is heavier than she can say out loud yet. {name} shields the younger children from it. Safety depends at present on grandfather, who needs help if he is to go on.",
        "There has been real change, tested and sustained over three months. The question is what happens when the court and the tests are gone; the plan is to step down slowly.",
        "Both parents are using and supply comes to the door. The children have been exposed to strangers, paraphernalia and long hours without supervision.",
    ],
    actions: &[
        "Hair strand tests for both parents, three months, results by the next meeting.",
        "{mum} to go to the drug and alcohol service on Mondays; the worker will tell us if she does not.",
        "Nobody under the influence to be in the home when the children are there; grandfather to be rung first.",
        "Naloxone and a storage box to be given and shown.",
    ],
    aims: &[
        "{name} is looked after by adults who are sober, in a home without strangers.",
        "{mum} keeps up her recovery, and the family knows what to do if she slips.",
    ],
};

pub(super) const HOUSING: Voice = Voice {
    need: PrimaryNeed::AcuteStress,
    category: AbuseCategory::Neglect,
    factors: &[F::Other, F::MentalHealthParent],
    sources: &[
        (S::Housing, 40),
        (S::School, 20),
        (S::HealthVisitor, 15),
        (S::OtherInternal, 15),
        (S::Family, 10),
    ],
    worries: &[
        "@o6 The family of five has been in one room of bed and breakfast for nine weeks. {name} does homework on the floor of the corridor.",
        "Eviction on Thursday for arrears of £2,340. {mum} lost her job in the spring and has no recourse to public funds.",
        "{mum} and {name} have been sleeping in the car near the common since Sunday. The school found out today.",
        "There is mould on all four walls of the children's room, and {name}'s asthma has brought two admissions this winter.",
        "{mum} has nothing for the meter or for food until the 28th, and has been going without so that {name} can eat.",
    ],
    signs: &[
        "The room is clean and very crowded; the children's things are in bags under the bed.",
        "The new tenancy has been signed and {name} has chosen a colour for the wall.",
        "There was no heating and everybody was in coats.",
        "{mum} had the letters in order in a folder and knew what she owed.",
    ],
    strengths: &[
        "{mum} has kept the children in the same school through three moves.",
        "The debt advice appointment was kept and a payment plan has been agreed.",
        "The church has found beds and a washing machine.",
    ],
    young: &[
        "\"We all sleep in the big bed. I am in the middle.\"",
        "\"When we get a house I am having a rabbit.\"",
        "\"I don't like the toilet there, there are men.\"",
    ],
    older: &[
        "\"I get changed at school. It's easier.\"",
        "\"I don't tell anyone where we live.\"",
        "\"Mum's doing her best, it's the council that isn't.\"",
    ],
    analysis: &[
        "These are good parents in bad housing. The harm to {name} comes from the room, not from the care. The plan is about a tenancy, money and warmth.",
        "The stress of debt and of moving has worn {mum} down, and the children are feeling it. Early help can hold this if the housing decision comes soon.",
    ],
    actions: &[
        "Housing to decide on the application by the end of the month.",
        "A payment under section 17 for food and the meter until the benefit is paid.",
        "School to keep {name}'s place and pay for the bus.",
    ],
    aims: &[
        "A settled, warm home near {school}.",
        "The family has a tenancy and a budget that works, and {name} can sleep and do homework.",
    ],
};
