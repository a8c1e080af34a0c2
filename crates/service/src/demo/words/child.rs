//! Words on what weighs on children: school, exploitation, disability, harm, distress, flight.

use practice::code_sets::{AbuseCategory, AssessmentFactor as F, PrimaryNeed, ReferralSource as S};

use super::Voice;

pub(super) const SCHOOL_ATTENDANCE: Voice = Voice {
    need: PrimaryNeed::FamilyDysfunction,
    category: AbuseCategory::Neglect,
    factors: &[F::MentalHealthChild, F::Other, F::Neglect],
    sources: &[(S::School, 60), (S::EducationService, 25), (S::Gp, 5), (S::Family, 10)],
    worries: &[
        "{name} has been in {school} for eleven days since September. {mum} says {name} will not get out of bed and that she has given up arguing.",
        "{name} was put on a reduced timetable before the summer and has now stopped coming. Nobody has seen {name} for three weeks.",
        "{name} walks out of lessons and was found by the precinct at noon. There is a permanent exclusion hearing next week.",
        "{mum} has told us that she will teach {name} at home. We doubt that it will happen and have not seen a plan.",
        "{name} will not come in since the argument in the canteen; there are messages on the phone that frightened us.",
    ],
    signs: &[
        "{name} was up, in uniform, and out of the door while I was there.",
        "{name} stayed upstairs, and we talked through the banister.",
        "The curtains were drawn at eleven and the console was on.",
        "{mum} has put the timetable on the fridge and ticks off the days.",
    ],
    strengths: &[
        "Attendance has gone from 22 to 68 per cent in five weeks.",
        "{name} gets on well with the mentor and texts her in the morning.",
        "{mum} and the head of year now speak every Friday instead of every row.",
    ],
    young: &[
        "\"My tummy hurts on school days.\"",
        "\"Miss lets me sit by the window now.\"",
        "\"I miss my friend. She moved.\"",
    ],
    older: &[
        "\"Everyone talks about me getting in. Nobody asks what it's like when I'm in.\"",
        "\"I can do maths. I can't do the corridors.\"",
        "\"College would be all right. Just not there.\"",
    ],
    analysis: &[
        "Not going to school is how {name}'s anxiety shows. Pressure has made it worse on all sides. A slow return with one trusted adult is working better than letters.",
        "There is conflict at home about school, and behind it a bereavement that nobody has spoken of. The family can use help with that first.",
    ],
    actions: &[
        "{name} to start with mornings only, met at the side gate by the mentor.",
        "Educational psychologist to see {name} before half term.",
        "{mum} to ring by 8:30 on the days when it does not work, and nobody to shout.",
    ],
    aims: &[
        "{name} is in school, or learning somewhere that suits, every day.",
        "{name} has a way back into learning.",
    ],
};

pub(super) const EXPLOITATION: Voice = Voice {
    need: PrimaryNeed::UnacceptableBehaviour,
    category: AbuseCategory::Multiple,
    factors: &[F::Gangs, F::GoingMissing, F::DrugsChild, F::SexualExploitation],
    sources: &[(S::Police, 50), (S::School, 22), (S::Family, 14), (S::OtherLegal, 6), (S::OtherHealth, 8)],
    worries: &[
        "{name} was stopped at the station at 02:15 with two phones, £460 and a train ticket that somebody else had bought. Would not say who.",
        "{name} has been missing overnight four times this month. New trainers and a phone that {mum} did not buy.",
        "{mum} found messages from a man of about 25 whom {name} met online; they arranged to meet near the port.",
        "{name} came in with a burn on the arm and a story that did not fit. Friends say that {name} owes money.",
        "A knife was found in {name}'s bag at {school}. {name} said that it was for walking home.",
        "Officers found {name} at an address known for cuckooing, with two adults. {name} says they are friends.",
    ],
    signs: &[
        "{name} kept the phone face down and it rang five times in half an hour.",
        "{name} was tired and polite and gave nothing away; we talked about fishing.",
        "There was a new jacket on the chair; {mum} shook her head.",
        "{name} walked with me to the shops and spoke more freely away from the house.",
    ],
    strengths: &[
        "{name} has not been missing for three weeks.",
        "{name} has started at the boxing gym and goes by choice.",
        "{mum} rings us the same hour now, not the day after.",
        "{name} gave the police the number in the end.",
    ],
    young: &["\"They give me sweets and I take the bag to the other boy.\"", "\"He said not to tell mum.\""],
    older: &[
        "\"You don't get it, I can't just stop.\"",
        "\"I'm not a victim. I'm making money.\"",
        "\"If I get in your car people see me get in your car.\"",
        "\"He's nice to me. Nobody else asks if I've eaten.\"",
    ],
    analysis: &[
        "{name} is being exploited by adults who supply debt and friendship in turn. It is abuse that happens outside the family; the parents are part of the answer. The plan is about places, people and time as much as about home.",
        "The pull is money and belonging. {name} sees us as a risk. One worker who stays, and quick answers when {name} goes missing, matter more than the number of meetings.",
    ],
    actions: &[
        "@early Strategy meeting with police on the two adults; disruption notices to be served.",
        "Return interview within 72 hours each time, by somebody {name} knows.",
        "Referral to the national mechanism for modern slavery; the police will send it.",
        "{mum} to report {name} missing at once and to give the clothing and the last phone number.",
    ],
    aims: &[
        "{name} is safe from those who exploit them and has something to lose by going back.",
        "Adults around {name} act as one, and fast, when {name} is missing.",
    ],
};

pub(super) const DISABILITY: Voice = Voice {
    need: PrimaryNeed::ChildsDisability,
    category: AbuseCategory::Neglect,
    factors: &[F::LearningDisabilityChild, F::PhysicalDisabilityChild],
    sources: &[(S::OtherHealth, 40), (S::School, 30), (S::Family, 20), (S::Gp, 10)],
    worries: &[
        "@o3 {name} has autism and a severe learning disability and has started to hit out. {mum} has bruises and has not slept a whole night since spring.",
        "@o2 {name} needs two adults for transfers. Father has had surgery and {mum} cannot lift alone. They ask for help at home and a short break.",
        "Paediatrician asks for an assessment: epilepsy, fed by tube, no support since the move into the city.",
        "@o3 {name} runs towards roads and has climbed out of the bedroom window. The family want locks, advice and some rest.",
        "{school} says that the family has come to the end of its strength over the holidays. Sibling is missing out.",
    ],
    signs: &[
        "{name} was in the garden swing and signed 'more' when I came near.",
        "The hoist has come and both parents have been shown how to use it.",
        "{name} was unsettled by my coat; we moved to the sensory corner and it passed.",
        "{mum} has the care plan on the wall and the medicine times ticked.",
        "The house is calm in the mornings now and very tense from five o'clock.",
    ],
    strengths: &[
        "The Saturday club has worked: {name} comes home tired and pleased.",
        "The parents share the nights and have not rung the out-of-hours line this month.",
        "{school} and home use the same picture cards at last.",
        "{name}'s sister has joined the siblings' group.",
    ],
    young: &[
        "{name} smiled, took my hand and led me to the trampoline.",
        "Shown the picture cards, {name} chose 'happy', 'swing' and 'mum'.",
        "\"Car. Nan. Chips.\" said with a big smile.",
        "{name} turned away from the picture of the bus; the escort says mornings have been hard.",
    ],
    older: &[
        "\"I want to go to the club with my friends not with my mum.\"",
        "Using the tablet, {name} wrote: I LIKE SATURDAY. I DO NOT LIKE SHOUTING.",
        "\"I want to learn the bus.\"",
        "{name} used the eye-gaze board to say 'tired' and 'home'.",
    ],
    analysis: &[
        "{name} is much loved and very hard work. The care is good and cannot be kept up without help. Short breaks and direct payments would keep the family together.",
        "The behaviour is communication: it comes with change and with pain. Continence and teeth have not been looked at for a year. Health and social care should plan together.",
        "There is no safeguarding concern. The family needs equipment, nights of sleep and one person to talk to.",
    ],
    actions: &[
        "Direct payments of eight hours a week to start when the assistant is found.",
        "Overnight short breaks, two a month, to go to panel.",
        "Occupational therapist to look at the bathroom.",
        "Positive behaviour support to work with {school} and home for ten weeks.",
    ],
    aims: &[
        "{name} lives safely at home with the right equipment and breaks, and the family has some rest.",
        "{name} is understood in the same way at home, at {school} and at the club.",
    ],
};

pub(super) const PHYSICAL_HARM: Voice = Voice {
    need: PrimaryNeed::AbuseOrNeglect,
    category: AbuseCategory::Physical,
    factors: &[F::EmotionalAbuse, F::DomesticAbuseChild],
    sources: &[
        (S::School, 42),
        (S::EmergencyDepartment, 16),
        (S::Police, 16),
        (S::HealthVisitor, 10),
        (S::Gp, 6),
        (S::Acquaintance, 10),
    ],
    worries: &[
        "@o4 {name} has a bruise on the upper arm in the shape of fingers. Asked by the teacher, {name} said: 'Dad gets cross when I spill.'",
        "@u1,-unborn Baby of five months brought to hospital with a swollen leg. X-ray shows a fracture. The parents say a cot side fell.",
        "@o6 {name} told a friend that they are hit with a slipper. The friend told the teacher. There are no marks today.",
        "A neighbour heard a child scream and a man shouting, most evenings this week.",
        "@o5 {name} flinched when the cover teacher raised a hand to write on the board, and said sorry.",
        "@o3 Step-father slapped {name} at the bus stop in front of other parents. {mum} says that it was only a tap.",
    ],
    signs: &[
        "@o5 I saw no marks. {name} rolled up both sleeves without being asked, which made me sad.",
        "Step-father was not at home; {mum} says that he is at his brother's.",
        "@o2 {mum} used the quiet corner with the toddler and it worked.",
        "@o4 {name} watched the door while we spoke.",
    ],
    strengths: &[
        "Both parents have finished the parenting course and can say what they do differently.",
        "@o4 {name} told the teacher that 'it doesn't happen now'.",
        "Step-father lives elsewhere and has kept to the agreement.",
    ],
    young: &[
        "\"He smacks when I'm naughty. I try to be good.\"",
        "\"Now we have the thinking step. I don't like it but it doesn't hurt.\"",
        "@early \"Please don't tell him I said.\"",
    ],
    older: &[
        "\"It's not every day. It's when he's had a bad shift.\"",
        "\"I hit him back once. Then he stopped with me and started on my brother.\"",
        "\"I feel safe at school and at Nan's.\"",
    ],
    analysis: &[
        "The injury was not explained by the account given, and the account changed. Medical opinion is that it was probably inflicted. {name} cannot be safe at home until that is understood.",
        "Physical punishment was ordinary in both parents' childhoods. They were shocked by what {name} said and have changed. The risk is low with support.",
        "{name} has been hit more than once by an adult who does not accept it. {mum} is torn. Without a plan it will happen again.",
    ],
    actions: &[
        "@early Child protection medical today; consultant to ring with the findings.",
        "@early Step-father to live elsewhere while the enquiry is made.",
        "@early Parents to begin the course on Thursday.",
        "{name} to be seen at school every week.",
    ],
    aims: &[
        "Nobody hits {name}, and {name} knows it.",
        "The parents set limits without hurting or frightening.",
    ],
};

pub(super) const SEXUAL_HARM: Voice = Voice {
    need: PrimaryNeed::AbuseOrNeglect,
    category: AbuseCategory::Sexual,
    factors: &[F::SexualExploitation, F::EmotionalAbuse],
    sources: &[(S::School, 35), (S::Police, 40), (S::OtherHealth, 10), (S::Family, 15)],
    worries: &[
        "@o8 {name} told the school counsellor something about an uncle that must be looked into by police and social care together. Details are in the police record.",
        "A registered offender has moved in with {mum}. She was told by the police of his conviction and does not believe it.",
        "@o10 {name} has been asked for pictures by somebody who said that he was 15. He is not. Police have the phone.",
        "@o5 {name}'s behaviour towards another child in the toilets worried staff. Both families have been told.",
    ],
    signs: &[
        "@o5 {name} chose to sit by the window with the blanket, and chose when we stopped.",
        "{mum} was angry with us and with herself. She has asked him to leave.",
        "@o9 The phone has been handed back with the controls on.",
    ],
    strengths: &[
        "{mum} believed {name} from the first minute.",
        "@o5 {name} has started with the therapeutic service and wants to go on.",
        "The family keeps to the safety plan without being reminded.",
    ],
    young: &["\"I told my teacher. She wasn't cross.\"", "\"I have a worry box now.\""],
    older: &[
        "\"I don't want to say it again. It's written down.\"",
        "\"I thought it was my fault. They say it isn't.\"",
    ],
    analysis: &[
        "The account is consistent and is being investigated. {mum} is protective. The task is to keep adults of concern away and to help {name} recover at their own pace.",
        "The man presents a known risk. {mum}'s disbelief leaves the children unprotected at present; that may change with time and with the facts.",
    ],
    actions: &[
        "No contact of any kind with the adult named; {mum} and grandmother to keep to the written plan.",
        "Therapeutic service to offer a first meeting within two weeks.",
        "Police to tell us before any change of bail.",
    ],
    aims: &["{name} is protected from the adult concerned and is helped to recover."],
};

pub(super) const CHILD_MENTAL_HEALTH: Voice = Voice {
    need: PrimaryNeed::FamilyDysfunction,
    category: AbuseCategory::Emotional,
    factors: &[F::MentalHealthChild, F::SelfHarm],
    sources: &[
        (S::EmergencyDepartment, 30),
        (S::School, 30),
        (S::Gp, 15),
        (S::Family, 15),
        (S::OtherHealth, 10),
    ],
    worries: &[
        "{name} was brought in after cutting. Says that they do not want to be here. Parents are frightened and exhausted. Seen by the duty psychiatrist; home with a plan.",
        "{name} has lost a lot of weight since lockdown and eats nothing at school.",
        "{name} told the form tutor that the voices say to jump. {mum} has been called in.",
        "{name} smashed up the kitchen and {mum} rang 999. She says that she loves {name} and cannot do another night.",
    ],
    signs: &[
        "{name} showed me the music that they are making.",
        "Sharp things are locked away and {mum} has the key on her.",
        "{name} stayed under the blanket and squeezed my hand for yes.",
    ],
    strengths: &[
        "No self-harm for four weeks.",
        "{name} rang the crisis line by themself and then told {mum}.",
        "The family eat together on Sundays again, with rules about what is not talked about.",
    ],
    young: &["\"My head is too loud.\"", "\"I like drawing the worry monster.\""],
    older: &[
        "\"Everyone's scared of me. I'm scared of me.\"",
        "\"I don't want to die. I want it to stop.\"",
        "\"It helps when people don't make it a big thing.\"",
    ],
    analysis: &[
        "{name} is very unwell and the waiting list is long. The parents are doing what can be asked of them. What is missing is a joined plan for the nights.",
        "Distress has become the way in which the family speaks. Work with all of them is likely to help more than another assessment of {name}.",
    ],
    actions: &[
        "The mental health service to bring the appointment forward; we will write together.",
        "A safety plan on one page, with {name}'s words, to everybody who needs it.",
        "{school} to give a time-out card and a room.",
    ],
    aims: &["{name} is safe and is helped, and the family can sleep."],
};

pub(super) const UNACCOMPANIED: Voice = Voice {
    need: PrimaryNeed::AbsentParenting,
    category: AbuseCategory::Neglect,
    factors: &[F::Unaccompanied, F::MentalHealthChild],
    sources: &[(S::Police, 60), (S::OtherLegal, 25), (S::OtherAuthority, 15)],
    worries: &[
        "Found by Border Force in the back of a lorry at the docks with two adults who are not family. Says that he is 16. Nobody to look after him here.",
        "Arrived through the national transfer scheme today. Interpreter needed. Has a phone number of a cousin in Birmingham.",
        "Presented at the police station alone, wet and hungry. Gives his age as 15. Uncle killed; mother's whereabouts not known.",
    ],
    signs: &[
        "{name} has put up a map and shows visitors where the village is.",
        "{name} cooks for the house on Fridays.",
        "{name} is worried about the Home Office interview and sleeps badly.",
    ],
    strengths: &[
        "{name} is top of the English class and plays football twice a week.",
        "The carers found the mosque and go with {name} on Fridays.",
        "The Red Cross has found an address for {name}'s aunt.",
    ],
    young: &["Through the interpreter: \"I want to know where my mother is.\""],
    older: &[
        "Through the interpreter: \"I am safe here. I think about my brother all the time.\"",
        "\"I want to be engineer. First I learn English good.\"",
        "Through the interpreter: \"Nobody asked me before what I like to eat.\"",
    ],
    analysis: &[
        "{name} is a child alone, with good reason to fear return. There is no doubt about age that would justify an assessment. {name} needs a family placement, a solicitor and school.",
    ],
    actions: &[
        "Solicitor to be instructed for the asylum claim.",
        "Family tracing with the Red Cross.",
        "Place on the English course from Monday.",
    ],
    aims: &["{name} is safe, learns, has legal help and keeps faith and language."],
};
