//! Children looked after and care leavers: the SSDA903 code sets.

code_set! {
    /// Legal status of a child looked after.
    LegalStatus, "SSDA903: LS" {
        InterimCareOrder = "C1", "Interim care order";
        FullCareOrder = "C2", "Full care order";
        FreeingOrder = "D1", "Freeing order";
        PlacementOrder = "E1", "Placement order";
        Section20 = "V2", "Accommodated under section 20, a single period";
        ShortBreak = "V3", "Accommodated for short breaks, each stay recorded";
        ShortBreakSeries = "V4", "Accommodated for short breaks, a series under one agreement";
        Remand = "J1", "Remanded to the authority or to youth detention";
        PaceDetention = "J2", "Placed in the authority's accommodation under the Police and Criminal Evidence Act 1984";
        Sentenced = "J3", "Youth rehabilitation order with a residence or intensive fostering requirement";
        PoliceProtection = "L1", "Police protection, in the authority's accommodation";
        EmergencyProtection = "L2", "Emergency protection order";
        ChildAssessment = "L3", "Child assessment order, in the authority's accommodation";
    }
}

code_set! {
    /// Where a child looked after lives.
    PlacementKind, "SSDA903: PLACE" {
        AdoptiveFosterConsent = "A3", "Placed for adoption with consent, with the current foster carer";
        AdoptiveConsent = "A4", "Placed for adoption with consent, not with the current foster carer";
        AdoptiveFosterOrder = "A5", "Placed for adoption under a placement order, with the current foster carer";
        AdoptiveOrder = "A6", "Placed for adoption under a placement order, not with the current foster carer";
        Secure = "K1", "Secure children's home";
        ChildrensHome = "K2", "Children's home";
        SupportedAccommodation = "K3", "Registered supported accommodation", from 2025;
        SemiIndependent = "H5", "Semi-independent living, not under the children's homes regulations", until 2025;
        Parents = "P1", "With own parents or someone with parental responsibility";
        IndependentLiving = "P2", "Independent living, such as a flat, lodgings or bed and breakfast", until 2025;
        ResidentialEmployment = "P3", "Residential employment";
        CareHome = "R1", "Residential care home";
        Health = "R2", "NHS or other health establishment";
        FamilyCentre = "R3", "Family centre or mother and baby unit";
        Custody = "R5", "Young offender institution";
        ResidentialSchool = "S1", "Residential school";
        Temporary = "T0", "Temporary move of any kind";
        Hospital = "T1", "Temporary stay in hospital";
        Holiday = "T2", "Temporary: holiday";
        CarersHoliday = "T3", "Temporary: carer on holiday";
        OtherTemporary = "T4", "Temporary: other, seven days or fewer";
        KinshipLongTerm = "U1", "Foster placement with a relative or friend, long term";
        KinshipForAdoption = "U2", "Foster placement with a relative or friend who is an approved adopter, fostering for adoption";
        Kinship = "U3", "Foster placement with a relative or friend, not long term";
        FosterLongTerm = "U4", "Foster placement with another carer, long term";
        FosterForAdoption = "U5", "Foster placement with another carer who is an approved adopter, fostering for adoption";
        Foster = "U6", "Foster placement with another carer, not long term";
        Other = "Z1", "Other placement", until 2025;
        /// The codes of the four are confirmed by rule 146 for 2025 to 2026; what sets them apart is not, so
        /// their labels do not claim to say it.
        OtherFirst = "Z11", "Other placement, Z11 in the national guide", from 2026;
        OtherSecond = "Z12", "Other placement, Z12 in the national guide", from 2026;
        OtherThird = "Z13", "Other placement, Z13 in the national guide", from 2026;
        OtherFourth = "Z14", "Other placement, Z14 in the national guide", from 2026;
    }
}

impl PlacementKind {
    /// With foster carers of any kind.
    pub fn is_foster(self) -> bool {
        use PlacementKind::*;
        self.is_connected() || matches!(self, FosterLongTerm | FosterForAdoption | Foster)
    }

    /// With foster carers who are relatives or friends.
    pub fn is_connected(self) -> bool {
        use PlacementKind::*;
        matches!(self, KinshipLongTerm | KinshipForAdoption | Kinship)
    }
}

code_set! {
    /// Who provides the placement.
    PlacementProvider, "SSDA903: PLACE_PROVIDER" {
        Parent = "PR0", "Parent or person with parental responsibility";
        Own = "PR1", "Our own provision";
        OtherAuthority = "PR2", "Another local authority";
        OtherPublic = "PR3", "Other public provision";
        Private = "PR4", "Private provision";
        Voluntary = "PR5", "Voluntary or third sector provision";
    }
}

code_set! {
    /// Why a placement changed.
    PlacementChange, "SSDA903: REASON_PLACE_CHANGE" {
        CarePlan = "CARPL", "The care plan, changed or carried out";
        Closed = "CLOSE", "The carer resigned or the home closed";
        Allegation = "ALLEG", "An allegation";
        Standards = "STAND", "Concern about standards of care";
        ApprovalRemoved = "APPRR", "Approval removed";
        CarerBehaviour = "CREQB", "The carer asked, because of the child's behaviour";
        CarerOther = "CREQO", "The carer asked, for another reason";
        Child = "CHILD", "The child asked";
        Authority = "LAREQ", "The responsible or area authority asked";
        StatusOnly = "PLACE", "Only the placement's status changed";
        Custody = "CUSTOD", "Custody arrangement";
        Other = "OTHER", "Other reason";
    }
}

code_set! {
    /// Why a child stopped being looked after.
    CareEnd, "SSDA903: REC" {
        AdoptedUnopposed = "E11", "Adopted, application unopposed";
        AdoptedDispensed = "E12", "Adopted, consent dispensed with";
        Died = "E2", "Died";
        OtherAuthority = "E3", "Care taken over by another authority in the United Kingdom";
        HomePlanned = "E4A", "Returned to parents or others with parental responsibility, planned";
        HomeUnplanned = "E4B", "Returned to parents or others with parental responsibility, unplanned";
        HomeOthers = "E13", "Left care to live with parents, relatives or others without parental responsibility";
        ChildArrangements = "E41", "Child arrangements order";
        GuardianFosterRelative = "E45", "Special guardianship to a former foster carer who is a relative or friend";
        GuardianFosterOther = "E46", "Special guardianship to another former foster carer";
        GuardianRelative = "E47", "Special guardianship to another relative or friend";
        GuardianOther = "E48", "Special guardianship to another carer";
        IndependentSupported = "E5", "Independent living with support";
        IndependentUnsupported = "E6", "Independent living without support";
        AdultServices = "E7", "Moved to residential care paid for by adult social care";
        Other = "E8", "Other reason";
        Sentenced = "E9", "Sentenced to custody";
        RemandEnded = "E14", "Accommodation on remand ended";
        AgeAssessedAdult = "E15", "Age assessment: found to be 18 or over";
        MovedAbroad = "E16", "Moved abroad";
        StayingPut = "E17", "Turned 18 and stayed with the same carers";
    }
}

code_set! {
    /// How the child took part in a review.
    Participation, "SSDA903: REVIEW_CODE" {
        UnderFour = "PN0", "Under 4 at the review";
        SpokeForSelf = "PN1", "Attended and spoke for themself";
        AdvocateSpoke = "PN2", "Attended, an advocate spoke for them";
        Symbols = "PN3", "Attended and conveyed views without words";
        Silent = "PN4", "Attended, did not convey views";
        BriefedAdvocate = "PN5", "Absent, briefed an advocate to speak for them";
        OtherMeans = "PN6", "Absent, conveyed views by other means";
        NoView = "PN7", "Absent, views not conveyed";
    }
}

code_set! {
    /// How a child will have a family for good.
    PermanenceRoute, "Care Planning, Placement and Case Review (England) Regulations 2010" {
        ReturnHome = "home", "Return to parents";
        Kinship = "kinship", "Family or friends";
        SpecialGuardianship = "special-guardianship", "Special guardianship";
        LongTermFostering = "fostering", "Long-term fostering";
        Adoption = "adoption", "Adoption";
        Residential = "residential", "Residential care";
        Independence = "independence", "Independence";
    }
}

code_set! {
    /// A step on the way to adoption.
    AdoptionStage, "Adoption Agencies Regulations 2005; SSDA903: AD1 and PlacedAdoption" {
        Decision = "decision", "Decision that the child should be placed for adoption";
        Match = "match", "Matched with adopters";
        Placed = "placed", "Placed with adopters";
        Applied = "applied", "Adoption application made";
        Ordered = "ordered", "Adoption order granted";
        Reversed = "reversed", "Decision reversed";
    }
}

code_set! {
    /// Whether the authority was in touch with a care leaver.
    InTouch, "SSDA903: IN_TOUCH" {
        Yes = "YES", "In touch";
        No = "NO", "Not in touch";
        Died = "DIED", "Died";
        Refused = "REFU", "Refused contact";
        NoLongerRequired = "NREQ", "No longer requires services";
        ReturnedHome = "RHOM", "Returned to parents for six months or more";
    }
}

code_set! {
    /// What a care leaver does.
    Activity, "SSDA903: ACTIV" {
        HigherEducationFullTime = "F1", "Full time in higher education";
        HigherEducationPartTime = "P1", "Part time in higher education";
        EducationFullTime = "F2", "Full time in other education";
        EducationPartTime = "P2", "Part time in other education";
        ApprenticeshipFullTime = "F4", "Full-time apprenticeship";
        ApprenticeshipPartTime = "P4", "Part-time apprenticeship";
        WorkFullTime = "F5", "Full time in training or work, not an apprenticeship";
        WorkPartTime = "P5", "Part time in training or work, not an apprenticeship";
        NeetIllness = "G4", "Not in education, employment or training: illness or disability";
        NeetOther = "G5", "Not in education, employment or training: other";
        NeetParenting = "G6", "Not in education, employment or training: pregnancy or parenting";
        NotKnown = "0", "Not known: not in touch, died or returned home";
    }
}

code_set! {
    /// Where a care leaver lives. 1 is suitable, 2 is not.
    Accommodation, "SSDA903: ACCOM" {
        FamilySuitable = "B1", "With parents or relatives";
        FamilyUnsuitable = "B2", "With parents or relatives, unsuitable";
        CommunitySuitable = "C1", "Community home or other residential care";
        CommunityUnsuitable = "C2", "Community home or other residential care, unsuitable";
        SemiIndependentSuitable = "D1", "Semi-independent or self-contained, with support";
        SemiIndependentUnsuitable = "D2", "Semi-independent or self-contained, with support, unsuitable";
        LodgingsSupportedSuitable = "E1", "Supported lodgings";
        LodgingsSupportedUnsuitable = "E2", "Supported lodgings, unsuitable";
        AbroadSuitable = "G1", "Abroad";
        AbroadUnsuitable = "G2", "Abroad, unsuitable";
        Deported = "H1", "Deported";
        DeportedUnsuitable = "H2", "Deported, unsuitable";
        LodgingsSuitable = "K1", "Ordinary lodgings, without formal support";
        LodgingsUnsuitable = "K2", "Ordinary lodgings, without formal support, unsuitable";
        NotKnownSuitable = "R1", "Residence not known, suitable when last known";
        NotKnown = "R2", "Residence not known";
        NoFixedAbode = "S2", "No fixed abode or homeless";
        FoyerSuitable = "T1", "Foyer or similar, with education, training or work";
        FoyerUnsuitable = "T2", "Foyer or similar, with education, training or work, unsuitable";
        IndependentSuitable = "U1", "Independent living";
        IndependentUnsuitable = "U2", "Independent living, unsuitable";
        EmergencySuitable = "V1", "Emergency accommodation";
        EmergencyUnsuitable = "V2", "Emergency accommodation, unsuitable";
        BedAndBreakfastSuitable = "W1", "Bed and breakfast";
        BedAndBreakfast = "W2", "Bed and breakfast, unsuitable";
        Custody = "X2", "Custody";
        OtherSuitable = "Y1", "Other accommodation";
        OtherUnsuitable = "Y2", "Other accommodation, unsuitable";
        StayingPut = "Z1", "With former foster carers";
        StayingPutUnsuitable = "Z2", "With former foster carers, unsuitable";
        NoInformation = "0", "Not known: not in touch, died or returned home";
    }
}

code_set! {
    /// Standing under the leaving care law.
    LeavingCareStatus, "Children Act 1989, Sch. 2 para. 19B and ss. 23A to 24; SI 2010/2571" {
        Eligible = "eligible", "Eligible child";
        Relevant = "relevant", "Relevant child";
        FormerRelevant = "former-relevant", "Former relevant young person";
        Qualifying = "qualifying", "Qualifying young person";
        None = "none", "No entitlement";
    }
}

code_set! {
    /// Missing, or away without leave.
    MissingKind, "SSDA903: MISSING" {
        Missing = "M", "Missing: whereabouts not known";
        Away = "A", "Away from placement without authorisation: whereabouts known";
    }
}

code_set! {
    /// What follows a looked-after review.
    ReviewStep, "IRO handbook (2010)" {
        DecisionsSent = "decisions", "Decisions sent";
        RecordWritten = "record", "Record written";
        RecordShared = "shared", "Record sent to those who took part";
    }
}
