//! Notes of any day, by where a child lives and which service works with the family; and what was tried when
//! nobody was seen.

/// While a child lives at home.
pub(in crate::demo) const HOME_NOTES: &[&str] = &[
    "{mum} rang to say that the washing machine has come. Thanked her for letting us know.",
    "School rang: {name} in, settled, ate lunch.",
    "Text from {mum}: cannot make Thursday. Moved to Friday at four.",
    "Spoke with the health visitor: weight on the same centile. No worries today.",
    "Father rang, upset about contact. Listened. Will meet him on Monday with the manager.",
    "Email from housing: offer likely within six weeks.",
    "Chased the report again.",
    "@school Rang {school}: {name} in today, in full uniform, settled.",
    "Voicemail left for father; second this week.",
    "Food voucher sent by text. {mum} thanked us.",
    "GP surgery confirmed that {name} is registered.",
    "Interpreter booked for Wednesday at ten.",
    "Police shared that there have been no calls since the last meeting.",
    "@school {mum} sent a photograph of {name}'s certificate. Printed for the file and for {name}.",
    "@2-4 Nursery place confirmed: fifteen hours from Monday.",
    "Duty call: {mum} worried about money until Friday. Section 17 payment agreed.",
    "Housing officer will visit about the damp on the 14th.",
    "Minutes sent to everybody, with a page in plain words for {mum}.",
    "@5-13 {name} left a birthday card for the team.",
    "Family isolating for ten days; calls by video and a parcel on the step.",
    "Parenting course: {mum} has done six of ten sessions.",
    "@o11 {name} rang me from the bus, first time. Wanted the meeting moved to after football. Moved.",
    "@o10 Letter written to {name} in plain words about what we are worried about and what goes well.",
    "Grandmother rang to ask what she may and may not do. Told her, with {mum}'s agreement.",
    "@u3 {mum} sent a film of {name} taking four steps. Watched twice.",
    "@4-11 {name}'s drawing of the house scanned in. Four people, one very large cat.",
    "Benefits office: payment restarted, backdated to the first. {mum} cried on the phone.",
    "@o12 Text from {name}: 'can u come without mum there'. Yes, Thursday, in the car.",
];

/// While a child is looked after.
pub(in crate::demo) const CARE_NOTES: &[&str] = &[
    "@o4 Life story work: {name} asked for the photograph of the first house. Will look for it.",
    "@-alone Taxi for contact arranged; driver's number given to the carer.",
    "Carer rang: good week, one hard bedtime. {name} told her why in the end.",
    "@-alone {mum} rang to ask how {name} is. Told her about the new shoes and the cough. She wrote it down.",
    "@-alone Contact on Saturday: {mum} ten minutes early, with sandwiches. {name} did not want it to stop.",
    "@-alone {mum} did not come to contact. {name} had put the good jumper on. Carer took {them} for a milkshake.",
    "@o6 {name} has been picked for the relay. Carer asks who else from the family should be told.",
    "Supervising social worker rang: carers want a weekend in half a year's time, with the same respite carer as before.",
    "@o8 Passport form signed for the school trip to France.",
    "@u3 {name} says 'more' and 'dog' now. Carer keeps a list for {mum}, who likes to have it.",
    "@o11 {name} rang to say that the placement is 'fine' and then talked for half an hour.",
    "Dentist: no fillings. Optician in two weeks.",
    "@school Designated teacher: attendance full, two detentions, a part in the play.",
    "@o10 Letter to {name} before the review: who will be there, what is to be decided, how to say no.",
    "@o6 Independent visitor and {name} went bowling. {name} won, twice, and has told everybody.",
    "@5-8 Memory box: carer has added the first lost tooth and the ticket from the ferry.",
    "@alone Solicitor's letter about the interview date. Read to {name} by the interpreter, twice.",
    "@alone Red Cross tracing form sent. {name} added a drawing of the village and the well.",
    "@alone Carer took {name} to Friday prayers; they ate with another family after.",
    "@o16 Provisional licence has come. {name} wants the photograph kept out of the file.",
];

/// While the disability service works with a family.
pub(in crate::demo) const DISABILITY_NOTES: &[&str] = &[
    "Equipment store: the bath seat comes on Tuesday. {mum} told.",
    "Direct payments: timesheets in. {mum} has found an assistant whom {name} already knows.",
    "@school {school} rang: {name} had a calm morning and ate at the table.",
    "Epilepsy nurse: two short seizures this month, plan unchanged.",
    "Short breaks service: {name} slept through the first night. {mum} did not, and laughed about it.",
    "Continence products delivered to the wrong address again. Rang; put right.",
    "@school Transport: new escort from Monday. Photograph of the escort sent for {name}'s picture cards.",
    "{mum} asked what happens in the long holidays. Playscheme form sent.",
    "Wheelchair clinic: measured for the new one, twelve weeks.",
    "Speech therapist showed {mum} four new signs. {name} used 'finished' by the end.",
    "@o14 Transition: adult services worker named. First meeting with {name} at {school}.",
    "{name} has learnt to press the switch for music. {mum} sent a film.",
    "Hospital letter copied to the family and to school: new medicine times.",
];

/// What was tried when nobody was seen.
pub(in crate::demo) const NOT_SEEN: &[&str] = &[
    "No answer. Card left. Rang twice; voicemail.",
    "@o4 {mum} at the door, {name} at a friend's. New date agreed for the week after.",
    "Visit put off by the family: isolating after a positive test.",
    "No answer, though there was music upstairs. Card left, text sent; {mum} rang back in the evening.",
    "Visit put off by the family: {name} at the dentist. {mum} had rung the office and nobody told me.",
];

/// When a child is not born yet.
pub(in crate::demo) const UNBORN_WORRIES: &[&str] = &[
    "{mum} is 24 weeks, has come to one appointment in four and does not answer the phone. An earlier child lives with grandmother.",
    "{mum} came with a bruise on the cheek and partner would not leave the room. 28 weeks. Worried for her and for the baby.",
    "{mum} is low, has stopped her medication since the pregnancy began and has nobody with her at night.",
    "{mum} has told us that she is pregnant, is honest about what she uses and wants help before the birth.",
    "{mum}, 30 weeks, is on friends' sofas. Says that she has nothing for the baby yet.",
];

/// A note as it reads after it was put right.
pub(in crate::demo) const PUT_RIGHT: &[&str] = &[
    "{mum} rang to move the appointment to Friday at four. She was well and asked after the plan.",
    "Appointment moved to Friday at four; interpreter, carer and solicitor told.",
    "@care Carer rang to move the appointment to Friday at four. {name} was well and asked who will drive.",
];

/// A visit before a birth.
pub(in crate::demo) const UNBORN_VISIT: &[&str] = &[
    "{mum} seen at home; baby not born yet. Moses basket made up, bag by the door. She is tired and looks forward to it.",
    "Visit with the midwife; baby not born yet. {mum} showed us the scan and where the cot will stand.",
    "{mum} and grandmother seen; baby not born yet. Who stays in the first weeks is written down, with days.",
];
