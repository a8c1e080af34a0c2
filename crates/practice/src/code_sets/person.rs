//! Who people are: sex, ethnicity, disability, relationships.

code_set! {
    /// Sex as recorded for the national returns; unknown covers the unborn.
    Sex, "CIN census: Sex" {
        Male = "M", "Male";
        Female = "F", "Female";
        Unknown = "U", "Not known";
    }
}

code_set! {
    /// Ethnicity, in the Department for Education's main codes.
    Ethnicity, "CIN census and SSDA903: Ethnicity" {
        WhiteBritish = "WBRI", "White British";
        WhiteIrish = "WIRI", "White Irish";
        TravellerOfIrishHeritage = "WIRT", "Traveller of Irish heritage";
        OtherWhite = "WOTH", "Any other White background";
        GypsyRoma = "WROM", "Gypsy or Roma";
        WhiteAndBlackCaribbean = "MWBC", "White and Black Caribbean";
        WhiteAndBlackAfrican = "MWBA", "White and Black African";
        WhiteAndAsian = "MWAS", "White and Asian";
        OtherMixed = "MOTH", "Any other mixed background";
        Indian = "AIND", "Indian";
        Pakistani = "APKN", "Pakistani";
        Bangladeshi = "ABAN", "Bangladeshi";
        OtherAsian = "AOTH", "Any other Asian background";
        BlackCaribbean = "BCRB", "Black Caribbean";
        BlackAfrican = "BAFR", "Black African";
        OtherBlack = "BOTH", "Any other Black background";
        Chinese = "CHNE", "Chinese";
        Other = "OOTH", "Any other ethnic group";
        Refused = "REFU", "Refused";
        NotYetObtained = "NOBT", "Not yet obtained";
    }
}

code_set! {
    /// Disability, in the census's codes. `NONE` stands alone.
    Disability, "CIN census: Disabilities" {
        None = "NONE", "No disability";
        Mobility = "MOB", "Mobility";
        HandFunction = "HAND", "Hand function";
        PersonalCare = "PC", "Personal care";
        Incontinence = "INC", "Incontinence";
        Communication = "COMM", "Communication";
        Learning = "LD", "Learning";
        Hearing = "HEAR", "Hearing";
        Vision = "VIS", "Vision";
        Behaviour = "BEH", "Behaviour";
        Consciousness = "CON", "Consciousness";
        Autism = "AUT", "Autism or Asperger syndrome";
        Other = "DDA", "Other disability under the Equality Act 2010";
    }
}

code_set! {
    /// What a person is in the record.
    PersonRole, "Goldthread" {
        Child = "child", "Child or young person";
        Adult = "adult", "Parent, carer or other adult";
        Professional = "professional", "Professional in another agency";
    }
}

code_set! {
    /// What a name is used for.
    NameKind, "Goldthread" {
        Legal = "legal", "Legal name";
        Preferred = "preferred", "Preferred name";
        Birth = "birth", "Name at birth";
        Alias = "alias", "Also known as";
    }
}

code_set! {
    /// What somebody is to the child.
    Relationship, "Goldthread" {
        Mother = "mother", "Mother";
        Father = "father", "Father";
        StepParent = "step-parent", "Step-parent";
        ParentsPartner = "parents-partner", "Parent's partner";
        AdoptiveParent = "adoptive-parent", "Adoptive parent";
        SpecialGuardian = "special-guardian", "Special guardian";
        FosterCarer = "foster-carer", "Foster carer";
        Sibling = "sibling", "Brother or sister";
        HalfSibling = "half-sibling", "Half-brother or half-sister";
        StepSibling = "step-sibling", "Step-brother or step-sister";
        Grandparent = "grandparent", "Grandparent";
        AuntOrUncle = "aunt-uncle", "Aunt or uncle";
        Cousin = "cousin", "Cousin";
        OtherRelative = "other-relative", "Other relative";
        FamilyFriend = "friend", "Friend of the family";
        Child = "child", "Son or daughter";
        Professional = "professional", "Professional who works with the child";
    }
}

code_set! {
    /// How a person came to hold parental responsibility.
    ResponsibilityBasis, "Children Act 1989, ss. 2 to 4A, 12, 14C, 33; Adoption and Children Act 2002" {
        Mother = "mother", "Mother, by law";
        Married = "married", "Father, married to the mother";
        Registered = "registered", "Father, named on the birth certificate since 1 December 2003";
        Agreement = "agreement", "Agreement with the mother";
        CourtOrder = "order", "Order of a court";
        SpecialGuardianship = "special-guardianship", "Special guardianship order";
        CareOrder = "care-order", "Local authority, under a care order";
        Adoption = "adoption", "Adoption order";
    }
}

code_set! {
    /// Warnings that somebody who opens the record must see first.
    WarningKind, "Goldthread" {
        AddressConfidential = "address", "Do not disclose the address";
        PersonPosesRisk = "risk-person", "A person who poses a risk to children";
        NoContactOrder = "no-contact", "A court order forbids contact";
        VisitInPairs = "visit-in-pairs", "Visit in pairs";
        Dog = "dog", "Dangerous animal";
        Allergy = "allergy", "Allergy or medical need";
        SelfHarm = "self-harm", "Risk of self-harm or suicide";
        Exploitation = "exploitation", "Risk of exploitation";
        Other = "other", "Other warning";
    }
}

code_set! {
    /// What a family agreed to.
    ConsentKind, "Goldthread" {
        ShareInformation = "share", "Share information with other agencies";
        EarlyHelp = "early-help", "Early help support";
        Medical = "medical", "Medical treatment";
        Photographs = "photographs", "Photographs";
        Overnight = "overnight", "Overnight stays";
    }
}

code_set! {
    /// Why a child has no unique pupil number.
    UpnUnknown, "CIN census: UPNunknown; SSDA903: UPN" {
        NotOfSchoolAge = "UN1", "Not of school age";
        NeverAttended = "UN2", "Never attended a maintained school in England";
        OutsideEngland = "UN3", "Educated outside England";
        NewlyLookedAfter = "UN4", "Newly looked after, number not yet known";
        Sources = "UN5", "Sources disagree, so that the number cannot be matched";
        OneWeek = "UN6", "Referral too recent for the number to be known";
        NoFurtherAction = "UN7", "Referral with no further action";
    }
}

code_set! {
    /// How to reach somebody.
    PhoneKind, "Goldthread" {
        Mobile = "mobile", "Mobile";
        Home = "home", "Home";
        Work = "work", "Work";
        Email = "email", "Email";
    }
}

code_set! {
    /// What an address is to the person.
    AddressKind, "Goldthread" {
        Home = "home", "Home";
        Placement = "placement", "Placement";
        Temporary = "temporary", "Temporary";
        Correspondence = "correspondence", "Where to write";
    }
}
