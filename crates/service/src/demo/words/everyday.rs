//! Words of any day, whatever weighs on a family: what children say, what workers see.

/// What children of 2 to 10 say.
pub(in crate::demo) const YOUNG_ANY_DAY: &[&str] = &[
    "\"I got a sticker for reading. It's a whale.\"",
    "\"My wobbly tooth came out in the bath!\"",
    "\"We are going to see the ships on Saturday.\"",
    "\"I don't like peas. I like corn.\"",
    "\"You came in the blue car again.\"",
    "\"I can do up my own zip now. Watch.\"",
    "\"When are you coming next? Will you bring the pens?\"",
    "\"My best friend is Zayn and he can do a handstand.\"",
    "\"I had a bad dream about a dog. Then it was morning.\"",
    "\"Mummy let me crack the egg.\"",
    "\"I was the wind in assembly.\"",
    "\"I am the fastest in my class except for Ella.\"",
    "\"It was loud yesterday but not today.\"",
    "\"The cat had kittens in the cupboard, four of them.\"",
    "\"I'm happy in the mornings and sad when it gets dark.\"",
    "\"I wish we had a garden. I would dig.\"",
    "\"Nanny says I am a little monkey.\"",
    "\"I'm not telling you that one. It's a secret with my brother.\"",
    "\"If I had three wishes I would have a pony, a big telly, and mum laughing.\"",
    "\"I drew you. That is your hair.\"",
    "\"School is good but playtime is too short.\"",
    "\"Can you play the snake game with me first?\"",
    "\"I miss my old house. It had stairs.\"",
    "\"I slept all night. I had the lamp.\"",
    "\"I'm a bit worried about the new teacher.\"",
    "\"My sister took my scooter and I said a rude word.\"",
    "\"We had fish fingers two times.\"",
    "\"I don't want to talk today. I want to do the puzzle.\"",
    "@u5 \"My nursery has a mud kitchen!\"",
    "\"I helped to carry the shopping. I had the bread.\"",
    "\"On the feelings chart I am here, in the yellow.\"",
    "\"I went on the bus by the front at the top.\"",
];

/// What children of 11 or older say.
pub(in crate::demo) const OLDER_ANY_DAY: &[&str] = &[
    "\"It's fine. School's fine. Everything's fine. Can I go?\"",
    "\"I got moved up in maths, so that's something.\"",
    "\"You're the third one. I'm not being funny, but I've told it twice already.\"",
    "\"I'd rather talk in the car than in there.\"",
    "\"If you write that down, who sees it?\"",
    "\"I've started running in the evenings. It clears my head.\"",
    "\"Mum and me watched a whole film without shouting.\"",
    "\"I want to do the catering course. I looked it up.\"",
    "\"I don't need a plan, I need wifi.\"",
    "\"My mate's mum lets me eat there on Thursdays.\"",
    "\"Ask me what I'm good at for once.\"",
    "\"It's been a bit better, honestly. Not just saying that.\"",
    "\"I look after my brother when I get in. I don't mind. Sometimes I mind.\"",
    "\"I'd like it if the meeting wasn't in double art.\"",
    "\"I got picked for the team on Saturday.\"",
    "\"I don't sleep that well. I've got my phone, I know.\"",
    "\"There's a teacher who gets it. Mr Adeyinka. You should talk to him.\"",
    "\"I'm not angry with you. I'm just angry.\"",
    "\"Can we do the next one at the hub, not here?\"",
    "\"I saw what you wrote last time. It was all right, actually.\"",
    "\"I'd give this week a six. Last week was a three.\"",
    "\"Dad rang. He said he'd come. We'll see.\"",
    "\"What happens when I'm eighteen, do you all just go?\"",
    "\"I did the cooking on Sunday. Everyone had seconds.\"",
    "\"I don't like how it smells in here. I'm used to it but you notice.\"",
    "\"I'm saving up for driving lessons. I've got forty quid.\"",
    "\"I'd like to see my nan more. That's the one thing.\"",
    "\"Don't tell Mum I said, but I was scared.\"",
];

/// What workers see on a visit at home.
pub(in crate::demo) const HOME_VISIT: &[&str] = &[
    "Seen in the bedroom and downstairs. Breakfast things were still on the table; {name} had eaten.",
    "Unannounced visit. {mum} opened at once and put the kettle on.",
    "@o4 {name} showed me a school book and read a page aloud without being asked.",
    "@u3 {name} crawled to {mum} for comfort and was picked up straight away.",
    "@u2 Weighed by the health visitor last week: steady on the same centile. Red book seen.",
    "@o5 We did the three houses together. The house of worries was smaller than in the spring.",
    "Talked with {mum} on her own first, then with {name}. Their accounts agree.",
    "@o3 {name} was quiet to begin with and then did not stop talking about the guinea pig.",
    "The bathroom light still does not work. Landlord rung while I was there.",
    "Cot and mattress checked. Safe sleeping talked through again.",
    "@o11 {name} came down after ten minutes, headphones on, and stayed for half an hour.",
    "Grandmother was there and spoke frankly about what she sees at weekends.",
    "Shoes and coats by the door, a rota on the fridge, tea cooking at half past four.",
    "@o5 Walked home from {school} with {name} and {mum}; the best talk was at the crossing.",
    "Father was in, for the first time. He was wary, and asked good questions at the end.",
    "The television was on loud throughout. I asked for it to be turned off and it was.",
    "@o4 {name} and I played a board game while {mum} finished a call to the benefits office.",
    "Doorstep visit in line with the guidance of the day, then a walk to the park with {name}.",
    "Masks worn. {mum} had had her first jab and was tired.",
    "Brothers and sisters seen as well. Warm, noisy, ordinary.",
    "@o6 Used the feelings cards. {name} chose 'calm', 'bored' and 'a bit worried'.",
    "There were letters unopened on the side; we opened four together.",
    "{mum} told me about the argument at the weekend before I asked.",
    "A new lock and a new bulb, and the stair gate is up, as agreed last time.",
];

/// What workers see where a child looked after lives.
pub(in crate::demo) const CARE_VISIT: &[&str] = &[
    "Seen at the placement. {name} showed me the room, newly painted, and the photograph of the family by the bed.",
    "Carers say that mealtimes are easier and bedtimes still take an hour.",
    "@o4 {name} and I walked the dog. Talked about contact: looks forward to it and is tired afterwards.",
    "Delegated authority gone through again, so that sleepovers need not wait for us.",
    "@o8 {name} asked when the next review is and who will be there. Wrote down what they want to say.",
    "Carer has kept the memory box up; we added the swimming certificate.",
    "@u3 {name} turns to the carer when unsure and settles quickly. Sleeps through.",
    "Contact with brothers and sisters went well on Sunday. Next date agreed.",
    "@o11 {name} stayed in the room until I mentioned the match; then came down and stayed.",
    "Health plan looked at: optician done, dentist booked.",
    "@o5 Life story work: got as far as the move from the first carers. {name} asked why, and we said it plainly.",
    "Carers feel supported by their own worker. They asked for a weekend off in the autumn.",
    "@o5 School has gone well since the move of class. Personal education plan brought along.",
    "@o14 Talked about pocket money, savings and the bus to college.",
    "Unannounced visit. House calm, homework on the table, dinner in the oven.",
    "@o10 {name} gave the placement eight out of ten: 'two off for the wifi'.",
    "Carers speak of {name} with warmth and humour. A photograph of the holiday is on the wall.",
    "A hard fortnight after contact was missed. Carers steady. Agreed to prepare the next one better.",
];

/// What a child looked after says, 2 to 10.
pub(in crate::demo) const CARE_YOUNG: &[&str] = &[
    "\"I have my own hook for my coat.\"",
    "\"When can I see my mum? How many sleeps?\"",
    "\"I like it here. There is always jam.\"",
    "\"I gave the baby picture to my brother so he does not forget.\"",
    "\"I want to live here until I'm a hundred.\"",
    "\"Is my mum sad when I go?\"",
    "\"I told them I don't like the dark and they left the door open.\"",
    "\"I have two families. It's a lot of birthdays.\"",
    "\"Are you going to move me? I don't want to move.\"",
    "\"We went to the beach and I went in up to here.\"",
];

/// What a child looked after says, 11 or older.
pub(in crate::demo) const CARE_OLDER: &[&str] = &[
    "\"They treat me like theirs. It's weird but good.\"",
    "\"I've moved four times. I don't unpack straight away any more.\"",
    "\"I want to see my brother without you lot sitting there.\"",
    "\"Tell the judge I'm happy. Has anyone told him?\"",
    "\"I want to stay here when I'm 18. Can you find out properly?\"",
    "\"I don't want my review at school. Everyone knows what it is.\"",
    "\"I read some of my file. I'd like to talk about that.\"",
    "\"My carer came to parents' evening. First time anyone has.\"",
    "\"I'd like a job on Saturdays. I need my passport or something.\"",
    "\"I miss how my mum cooks.\"",
    "\"You said you'd ring on Tuesday.\"",
    "\"I know I kick off. I'm working on it.\"",
];

/// What workers see at school or nursery.
pub(in crate::demo) const SCHOOL_VISIT: &[&str] = &[
    "Seen at {school} in the quiet room. {name} came gladly and went back gladly.",
    "Spoke with the designated lead first: punctual this week, tired on Monday.",
    "@o5 {name} showed me the reading corner and who sits where.",
    "@u5 Watched {name} at the water tray with two friends; the key worker has no worries today.",
    "@o11 Ten minutes between lessons. {name} wanted to know what had been said at the meeting.",
    "Teacher says that {name} has begun to put a hand up.",
    "@o6 We filled in the worries sheet. One of the three from last time has been crossed out.",
    "@school Lunch taken with {name} in the hall; ate well.",
    "Pastoral lead will check in every morning.",
];

/// What workers see by video.
pub(in crate::demo) const VIDEO_VISIT: &[&str] = &[
    "By video, as the family is isolating. {name} carried the phone round the house and showed every room.",
    "By video. The picture froze twice; {name} waved both times.",
    "@o5 By video. {name} spoke more freely than in person, from under the table.",
];
