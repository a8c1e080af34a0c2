//! Children looked after and care leavers: the SSDA903 code sets.

code_set! {
    /// Legal status of a child looked after.
    LegalStatus, "SSDA903: LS" {
        InterimCareOrder = "C1", "Interim care order";
        FullCareOrder = "C2", "Full care order";
        FreeingOrder = "D1", "Freeing order";
        PlacementOrder = "E1", "Placement order";
        Section20 = "V2", "Accommodated under section 20";
        ShortBreak = "V3", "Accommodated for short breaks, each stay recorded";
        ShortBreakSeries = "V4", "Accommodated for short breaks, a series under one agreement";
        Remand = "J1", "Remanded to the authority or to youth detention";
        PaceDetention = "J2", "Detained under PACE in the authority's accommodation";
        Sentenced = "J3", "Sentenced, with a residence requirement";
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
        SupportedAccommodation = "K3", "Supported accommodation", from 2024;
        SemiIndependent = "H5", "Semi-independent living", until 2023;
        Parents = "P1", "With own parents or someone with parental responsibility";
        IndependentLiving = "P2", "Independent living", until 2023;
        ResidentialEmployment = "P3", "Residential employment";
        CareHome = "R1", "Residential care home";
        Health = "R2", "NHS or other health establishment";
        FamilyCentre = "R3", "Family centre or mother and baby unit";
        Custody = "R5", "Young offender institution or prison";
        ResidentialSchool = "S1", "Residential school";
        Hospital = "T1", "Temporary stay in hospital";
        Holiday = "T2", "Temporary: holiday";
        CarersHoliday = "T3", "Temporary: carer on holiday";
        OtherTemporary = "T4", "Temporary: other";
        KinshipLongTerm = "U1", "Foster placement with a relative or friend, long term";
        KinshipForAdoption = "U2", "Foster placement with a relative or friend, fostering for adoption";
        Kinship = "U3", "Foster placement with a relative or friend, not long term";
        FosterLongTerm = "U4", "Foster placement with another carer, long term";
        FosterForAdoption = "U5", "Foster placement with another carer, fostering for adoption";
        Foster = "U6", "Foster placement with another carer, not long term";
        Other = "Z1", "Other placement";
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
        Voluntary = "PR5", "Voluntary provision";
    }
}

code_set! {
    /// Why a placement changed.
    PlacementChange, "SSDA903: REASON_PLACE_CHANGE" {
        CarePlan = "CARPL", "The care plan";
        Closed = "CLOSE", "The home or resource closed";
        Allegation = "ALLEG", "An allegation";
        Standards = "STAND", "Concern about standards of care";
        ApprovalRemoved = "APPRR", "Approval removed";
        CarerBehaviour = "CREQB", "The carer asked, because of the child's behaviour";
        CarerOther = "CREQO", "The carer asked, for another reason";
        Child = "CHILD", "The child asked";
        Authority = "LAREQ", "The responsible or area authority asked";
        StatusOnly = "PLACE", "Only the placement's status changed";
        Custody = "CUSTOD", "Custody";
        Other = "OTHER", "Other reason";
    }
}

code_set! {
    /// Why a child stopped being looked after.
    CareEnd, "SSDA903: REC" {
        AdoptedUnopposed = "E11", "Adopted, application unopposed";
        AdoptedDispensed = "E12", "Adopted, consent dispensed with";
        Died = "E2", "Died";
        OtherAuthority = "E3", "Care taken over by another authority";
        HomePlanned = "E4A", "Returned home to parents, planned";
        HomeUnplanned = "E4B", "Returned home to parents, unplanned";
        HomeOthers = "E13", "Left care to live with others without parental responsibility";
        ChildArrangements = "E41", "Child arrangements order";
        GuardianFosterRelative = "E45", "Special guardianship to a former foster carer who is a relative or friend";
        GuardianFosterOther = "E46", "Special guardianship to another former foster carer";
        GuardianRelative = "E47", "Special guardianship to another relative or friend";
        GuardianOther = "E48", "Special guardianship to another carer";
        IndependentSupported = "E5", "Independent living with support";
        IndependentUnsupported = "E6", "Independent living without support";
        AdultServices = "E7", "Transferred to adult social care";
        Other = "E8", "Other reason";
        Sentenced = "E9", "Sentenced to custody";
        RemandEnded = "E14", "Remand ended";
        AgeAssessedAdult = "E15", "Age assessment: found to be 18 or over";
        MovedAbroad = "E16", "Moved abroad";
        StayingPut = "E17", "Turned 18 and stayed with the carers";
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
        BriefedAdvocate = "PN5", "Absent, briefed an advocate";
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
        NoLongerRequired = "NREQ", "No longer requires a service";
        ReturnedHome = "RHOM", "Returned home";
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
        WorkFullTime = "F5", "Full time in training or work";
        WorkPartTime = "P5", "Part time in training or work";
        NeetIllness = "G4", "Not in education, employment or training: illness or disability";
        NeetOther = "G5", "Not in education, employment or training: other";
        NeetParenting = "G6", "Not in education, employment or training: pregnancy or parenting";
        NotKnown = "0", "Not known";
    }
}

code_set! {
    /// Where a care leaver lives. 1 is suitable, 2 is not.
    Accommodation, "SSDA903: ACCOM" {
        FamilySuitable = "B1", "With parents or relatives";
        FamilyUnsuitable = "B2", "With parents or relatives, unsuitable";
        CommunitySuitable = "C1", "Community home";
        CommunityUnsuitable = "C2", "Community home, unsuitable";
        SemiIndependentSuitable = "D1", "Semi-independent, with support";
        SemiIndependentUnsuitable = "D2", "Semi-independent, with support, unsuitable";
        LodgingsSupportedSuitable = "E1", "Supported lodgings";
        LodgingsSupportedUnsuitable = "E2", "Supported lodgings, unsuitable";
        AbroadSuitable = "G1", "Abroad";
        AbroadUnsuitable = "G2", "Abroad, unsuitable";
        Deported = "H1", "Deported";
        DeportedUnsuitable = "H2", "Deported, unsuitable";
        LodgingsSuitable = "K1", "Ordinary lodgings";
        LodgingsUnsuitable = "K2", "Ordinary lodgings, unsuitable";
        NotKnownSuitable = "R1", "Not known";
        NotKnown = "R2", "Residence not known";
        NoFixedAbode = "S2", "No fixed abode or homeless";
        FoyerSuitable = "T1", "Foyer";
        FoyerUnsuitable = "T2", "Foyer, unsuitable";
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
        Missing = "M", "Missing";
        Away = "A", "Away from placement without authorisation";
    }
}
