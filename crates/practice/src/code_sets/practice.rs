//! Working with children: visits, allocation, supervision, audit and the like.

code_set! {
    /// Which duty a visit meets.
    VisitKind, "Goldthread" {
        ChildInNeed = "cin", "Child in need visit";
        ChildProtection = "cpp", "Child protection visit";
        LookedAfter = "cla", "Visit to a child looked after";
        CareLeaver = "leaver", "Visit to a care leaver";
        Disability = "disability", "Visit by the disability service";
        EarlyHelp = "early-help", "Early help visit";
        PrivateFostering = "private-fostering", "Private fostering visit";
        Assessment = "assessment", "Visit for an assessment";
    }
}

code_set! {
    /// Where the child was seen.
    VisitPlace, "Goldthread" {
        Home = "home", "At home";
        Placement = "placement", "At the placement";
        School = "school", "At school or nursery";
        Office = "office", "At the office or a family hub";
        Community = "community", "Elsewhere";
        Video = "video", "By video call";
    }
}

code_set! {
    /// A service that works with children.
    ServiceKind, "Goldthread" {
        EarlyHelp = "early-help", "Early help";
        Assessment = "assessment", "Assessment";
        ChildInNeed = "cin", "Child in need";
        ChildProtection = "cpp", "Child protection";
        LookedAfter = "cla", "Children looked after";
        CareLeaver = "leaver", "Care leavers";
        Disability = "disability", "Children with disabilities";
        YoungPeople = "young-people", "Young people's service";
        SpecialNeeds = "send", "Special educational needs and disability";
        Universal = "universal", "Universal services";
    }
}

code_set! {
    /// What a worker is to a child.
    AllocationRole, "Goldthread" {
        CaseHolder = "case-holder", "Allocated worker";
        SecondWorker = "second", "Second worker";
        FamilySupport = "family-support", "Family support worker";
        PersonalAdviser = "adviser", "Personal adviser";
        ReviewingOfficer = "reviewing-officer", "Independent reviewing officer";
        ConferenceChair = "chair", "Conference chair";
        SupervisingSocialWorker = "supervising", "Supervising social worker of the carers";
    }
}

code_set! {
    /// The grade of an audit.
    AuditGrade, "Ofsted: Inspecting local authority children's services" {
        Outstanding = "outstanding", "Outstanding";
        Good = "good", "Good";
        RequiresImprovement = "requires-improvement", "Requires improvement";
        Inadequate = "inadequate", "Inadequate";
    }
}

code_set! {
    /// What kind of exploitation is feared.
    ExploitationKind, "Working Together to Safeguard Children" {
        Sexual = "sexual", "Sexual exploitation";
        Criminal = "criminal", "Criminal exploitation";
        CountyLines = "county-lines", "County lines";
        Trafficking = "trafficking", "Trafficking and modern slavery";
        Radicalisation = "radicalisation", "Radicalisation";
    }
}

code_set! {
    /// How grave a risk is judged to be.
    RiskLevel, "Goldthread" {
        Low = "low", "Low";
        Medium = "medium", "Medium";
        High = "high", "High";
    }
}

code_set! {
    /// How a young person came to the youth justice service.
    YouthDisposal, "Youth Justice Board" {
        Prevention = "prevention", "Prevention";
        OutOfCourt = "out-of-court", "Out-of-court disposal";
        ReferralOrder = "referral-order", "Referral order";
        RehabilitationOrder = "rehabilitation", "Youth rehabilitation order";
        Custody = "custody", "Custody";
        Bail = "bail", "Bail or remand";
    }
}

code_set! {
    /// What was decided for a homeless 16 or 17 year old.
    HomelessOutcome, "Provision of accommodation for 16 and 17 year olds (joint guidance, 2018)" {
        Section20 = "s20", "Accommodated under section 20";
        Section17 = "s17", "Helped under section 17, the young person refusing section 20";
        ReturnedHome = "home", "Returned home or to the wider family";
        Housing = "housing", "Housed under the Housing Act 1996";
        Other = "other", "Other outcome";
    }
}

code_set! {
    /// Why private fostering ended.
    PrivateFosteringEnd, "SI 2005/1533" {
        ReturnedHome = "home", "Returned to parents";
        Sixteen = "sixteen", "Turned 16";
        LookedAfter = "looked-after", "Became looked after";
        Moved = "moved", "Moved away";
        Other = "other", "Other reason";
    }
}

code_set! {
    /// Stage of a complaint.
    ComplaintStage, "SI 2006/1738" {
        One = "1", "Stage 1: local resolution";
        Two = "2", "Stage 2: investigation";
        Three = "3", "Stage 3: review panel";
    }
}

code_set! {
    /// How contact was made with a young person.
    ContactMeans, "Goldthread" {
        InPerson = "in-person", "In person";
        Phone = "phone", "By phone";
        Message = "message", "By message";
        Video = "video", "By video call";
        Letter = "letter", "By letter";
        Attempted = "attempted", "Attempted, no answer";
    }
}

code_set! {
    /// How a missing child was found.
    FoundHow, "Statutory guidance on children who run away or go missing, January 2014" {
        Returned = "returned", "Came back";
        FoundByPolice = "police", "Found by the police";
        FoundByCarer = "carer", "Found by carers or family";
        FoundByWorker = "worker", "Found by a worker";
        Other = "other", "Other";
    }
}

code_set! {
    /// What was found of an allegation against somebody who works with children.
    AllegationOutcome, "Keeping children safe in education, part 4" {
        Substantiated = "substantiated", "Substantiated";
        Malicious = "malicious", "Malicious";
        False = "false", "False";
        Unsubstantiated = "unsubstantiated", "Unsubstantiated";
        Unfounded = "unfounded", "Unfounded";
    }
}

code_set! {
    /// What a note is of.
    NoteKind, "Goldthread" {
        Call = "call", "Phone call";
        Message = "message", "Message, email or letter";
        Talk = "talk", "Talk with the child or the family";
        Professional = "professional", "Talk with another professional";
        Meeting = "meeting", "Meeting";
        Thinking = "thinking", "What the worker thinks";
        Other = "other", "Something else";
    }
}
