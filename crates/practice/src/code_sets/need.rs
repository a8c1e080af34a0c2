//! Children in need: primary need, closure, assessment factors, early help.

code_set! {
    /// The main reason why a child is in need.
    PrimaryNeed, "CIN census: PrimaryNeedCode" {
        AbuseOrNeglect = "N1", "Abuse or neglect";
        ChildsDisability = "N2", "Child's disability or illness";
        ParentalDisability = "N3", "Parental disability or illness";
        AcuteStress = "N4", "Family in acute stress";
        FamilyDysfunction = "N5", "Family dysfunction";
        UnacceptableBehaviour = "N6", "Socially unacceptable behaviour";
        LowIncome = "N7", "Low income";
        AbsentParenting = "N8", "Absent parenting";
        NotInNeed = "N9", "Cases other than children in need";
        NotStated = "N0", "Not stated";
    }
}

code_set! {
    /// Why social care closed.
    ClosureReason, "CIN census: ReasonForClosure" {
        Adopted = "RC1", "Adopted";
        Died = "RC2", "Died";
        ChildArrangementsOrder = "RC3", "Child arrangements order";
        SpecialGuardianship = "RC4", "Special guardianship order";
        OtherAuthority = "RC5", "Transferred to another authority";
        AdultServices = "RC6", "Transferred to adult social care";
        OtherReason = "RC7", "Services ceased for another reason, such as no longer in need";
        AssessmentNoAction = "RC8", "Closed after assessment, no further action";
        AssessmentEarlyHelp = "RC9", "Closed after assessment, to early help", from 2023;
    }
}

code_set! {
    /// What an assessment found: A is the child, B a parent or carer, C somebody else in the household.
    AssessmentFactor, "CIN census: FactorsIdentifiedAtAssessment" {
        AlcoholChild = "1A", "Alcohol misuse: child";
        AlcoholParent = "1B", "Alcohol misuse: parent or carer";
        AlcoholOther = "1C", "Alcohol misuse: other person in the household";
        DrugsChild = "2A", "Drug misuse: child";
        DrugsParent = "2B", "Drug misuse: parent or carer";
        DrugsOther = "2C", "Drug misuse: other person in the household";
        DomesticAbuseChild = "3A", "Domestic abuse: of the child";
        DomesticAbuseParent = "3B", "Domestic abuse: of a parent or carer";
        DomesticAbuseOther = "3C", "Domestic abuse: of another person in the household";
        MentalHealthChild = "4A", "Mental health: child";
        MentalHealthParent = "4B", "Mental health: parent or carer";
        MentalHealthOther = "4C", "Mental health: other person in the household";
        LearningDisabilityChild = "5A", "Learning disability: child";
        LearningDisabilityParent = "5B", "Learning disability: parent or carer";
        LearningDisabilityOther = "5C", "Learning disability: other person in the household";
        PhysicalDisabilityChild = "6A", "Physical disability or illness: child";
        PhysicalDisabilityParent = "6B", "Physical disability or illness: parent or carer";
        PhysicalDisabilityOther = "6C", "Physical disability or illness: other person in the household";
        YoungCarer = "7A", "Young carer";
        PrivatelyFostered = "8A", "Privately fostered", until 2017;
        PrivatelyFosteredOverseasReturning = "8B", "Privately fostered: from overseas, intending to return", from 2018;
        PrivatelyFosteredOverseasStaying = "8C", "Privately fostered: from overseas, intending to stay", from 2018;
        PrivatelyFosteredEducation = "8D", "Privately fostered: from the United Kingdom, for education", from 2018;
        PrivatelyFosteredFamily = "8E", "Privately fostered: from the United Kingdom, alternative family arrangement", from 2018;
        PrivatelyFosteredOther = "8F", "Privately fostered: other", from 2018;
        Unaccompanied = "9A", "Unaccompanied asylum-seeking child";
        GoingMissing = "10A", "Going missing";
        SexualExploitation = "11A", "Child sexual exploitation";
        Trafficking = "12A", "Trafficking";
        Gangs = "13A", "Gangs";
        UnacceptableBehaviour = "14A", "Socially unacceptable behaviour";
        SelfHarm = "15A", "Self-harm";
        Neglect = "16A", "Abuse or neglect: neglect";
        EmotionalAbuse = "17A", "Abuse or neglect: emotional abuse";
        PhysicalAbuseUnspecified = "18A", "Abuse or neglect: physical abuse", until 2020;
        PhysicalAbuseByChild = "18B", "Abuse or neglect: physical abuse, child on child", from 2021;
        PhysicalAbuseByAdult = "18C", "Abuse or neglect: physical abuse, adult on child", from 2021;
        SexualAbuseUnspecified = "19A", "Abuse or neglect: sexual abuse", until 2020;
        SexualAbuseByChild = "19B", "Abuse or neglect: sexual abuse, child on child", from 2021;
        SexualAbuseByAdult = "19C", "Abuse or neglect: sexual abuse, adult on child", from 2021;
        Other = "20", "Other";
        NoneFound = "21", "No factors identified, and no further action";
        FemaleGenitalMutilation = "22A", "Female genital mutilation", from 2017;
        FaithOrBelief = "23A", "Abuse linked to faith or belief", from 2017;
        CriminalExploitation = "24A", "Child criminal exploitation", from 2022;
    }
}

code_set! {
    /// What an assessment led to.
    AssessmentOutcome, "Goldthread" {
        NoFurtherAction = "nfa", "No further action";
        EarlyHelp = "early-help", "Step down to early help";
        ChildInNeedPlan = "cin", "Child in need plan";
        StrategyDiscussion = "strategy", "Strategy discussion";
        InitialConference = "conference", "Initial child protection conference";
        LookedAfter = "looked-after", "The child to be looked after";
        OtherAuthority = "other-authority", "Transferred to another authority";
    }
}

code_set! {
    /// What an assessment answers.
    AssessmentBasis, "Working Together to Safeguard Children, chapter 3" {
        Referral = "referral", "A new referral";
        OpenChild = "open-child", "New concern about a child already open";
        Reopened = "reopened", "A closed child, reopened";
    }
}

code_set! {
    /// Why a child in need plan ended.
    NeedPlanEnd, "Goldthread" {
        NeedsMet = "needs-met", "Needs met";
        SteppedDown = "stepped-down", "Stepped down to early help";
        SteppedUp = "stepped-up", "Stepped up to child protection";
        LookedAfter = "looked-after", "Became looked after";
        Moved = "moved", "Moved to another authority";
        ConsentWithdrawn = "withdrawn", "Family withdrew consent";
        Eighteen = "eighteen", "Turned 18";
        Other = "other", "Other reason";
    }
}

code_set! {
    /// Why early help closed.
    EarlyHelpEnd, "Goldthread" {
        NeedsMet = "needs-met", "Needs met";
        SteppedUp = "stepped-up", "Stepped up to children's social care";
        Disengaged = "disengaged", "Family disengaged";
        Universal = "universal", "Universal services will carry on";
        Moved = "moved", "Moved away";
        Declined = "declined", "Family declined support";
        Other = "other", "Other reason";
    }
}

code_set! {
    /// How things have changed since last time.
    Progress, "Goldthread" {
        Better = "better", "Better";
        Same = "same", "About the same";
        Worse = "worse", "Worse";
    }
}
