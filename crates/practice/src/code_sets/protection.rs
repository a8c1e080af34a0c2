//! Protection: abuse categories, enquiries, conferences, courts.

code_set! {
    /// The category of a child protection plan.
    AbuseCategory, "CIN census: CategoryOfAbuse" {
        Neglect = "NEG", "Neglect";
        Physical = "PHY", "Physical abuse";
        Sexual = "SAB", "Sexual abuse";
        Emotional = "EMO", "Emotional abuse";
        Multiple = "MUL", "Multiple categories (not recommended)";
    }
}

code_set! {
    /// What a strategy discussion decided.
    StrategyOutcome, "Working Together to Safeguard Children, chapter 3" {
        JointEnquiry = "s47-joint", "Section 47 enquiry, jointly with the police";
        SingleEnquiry = "s47-single", "Section 47 enquiry by social care";
        FurtherDiscussion = "further", "A further strategy discussion";
        Assessment = "assessment", "Child and family assessment";
        NoFurtherAction = "nfa", "No further action";
    }
}

code_set! {
    /// What a section 47 enquiry found.
    EnquiryOutcome, "Working Together to Safeguard Children, chapter 3" {
        NotSubstantiated = "not-substantiated", "Concerns not substantiated";
        SubstantiatedNoRisk = "no-continuing-risk", "Substantiated, no continuing risk of significant harm";
        Conference = "conference", "Substantiated, continuing risk: initial conference";
    }
}

code_set! {
    /// Which conference it was.
    ConferenceKind, "Working Together to Safeguard Children, chapter 3" {
        Initial = "initial", "Initial child protection conference";
        TransferIn = "transfer-in", "Transfer-in conference";
        Review = "review", "Review child protection conference";
    }
}

code_set! {
    /// Why a child protection plan ended.
    ProtectionPlanEnd, "Working Together to Safeguard Children, chapter 3" {
        NoLongerAtRisk = "not-at-risk", "No longer at continuing risk of significant harm";
        LookedAfter = "looked-after", "Became looked after";
        Moved = "moved", "Moved to another authority, which took the plan over";
        Eighteen = "eighteen", "Turned 18";
        Died = "died", "Died";
    }
}

code_set! {
    /// What a legal gateway meeting decided.
    GatewayDecision, "Public Law Outline" {
        NotMet = "not-met", "Threshold not met, plan continues";
        PreProceedings = "pre-proceedings", "Threshold met, begin pre-proceedings";
        Issue = "issue", "Threshold met, issue proceedings now";
    }
}

code_set! {
    /// How pre-proceedings ended.
    PreProceedingsEnd, "Public Law Outline" {
        SteppedDown = "stepped-down", "Stepped down";
        Issued = "issued", "Proceedings issued";
        FamilyArrangement = "family", "Arrangement within the family";
    }
}

code_set! {
    /// What the court was asked for.
    CourtApplication, "Children Act 1989, ss. 31, 44, 25; Adoption and Children Act 2002, s. 21" {
        CareOrder = "care", "Care order (section 31)";
        SupervisionOrder = "supervision", "Supervision order (section 31)";
        EmergencyProtection = "emergency", "Emergency protection order (section 44)";
        Secure = "secure", "Secure accommodation order (section 25)";
        PlacementOrder = "placement", "Placement order";
        Discharge = "discharge", "Discharge of a care order";
        SpecialGuardianship = "special-guardianship", "Special guardianship order";
    }
}

code_set! {
    /// Which hearing it was.
    HearingKind, "Family Procedure Rules 2010, Practice Direction 12A" {
        Urgent = "urgent", "Urgent hearing";
        CaseManagement = "cmh", "Case management hearing";
        FurtherCaseManagement = "fcmh", "Further case management hearing";
        IssuesResolution = "irh", "Issues resolution hearing";
        Final = "final", "Final hearing";
        Other = "other", "Other hearing";
    }
}

code_set! {
    /// The order that ended proceedings.
    OrderMade, "Children Act 1989; Adoption and Children Act 2002" {
        Care = "care", "Care order";
        CareAndPlacement = "care-placement", "Care order and placement order";
        Supervision = "supervision", "Supervision order";
        SpecialGuardianship = "special-guardianship", "Special guardianship order";
        ChildArrangements = "child-arrangements", "Child arrangements order";
        NoOrder = "none", "No order";
        Withdrawn = "withdrawn", "Application withdrawn";
    }
}
