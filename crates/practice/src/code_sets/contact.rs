//! The front door: sources, reasons, outcomes.

code_set! {
    /// Who told us.
    ReferralSource, "CIN census: ReferralSource" {
        Family = "1A", "Family member, relative or carer";
        Acquaintance = "1B", "Acquaintance, neighbour or child minder";
        SelfReferred = "1C", "The child or young person";
        OtherIndividual = "1D", "Another individual";
        School = "2A", "School";
        EducationService = "2B", "Education service";
        Gp = "3A", "GP";
        HealthVisitor = "3B", "Health visitor";
        SchoolNurse = "3C", "School nurse";
        OtherPrimaryHealth = "3D", "Other primary health service";
        EmergencyDepartment = "3E", "Accident and emergency department";
        OtherHealth = "3F", "Other health service";
        Housing = "4", "Council housing or a housing association";
        SocialCare = "5A", "Social care service, such as adult social care";
        OtherInternal = "5B", "Another of the council's services, such as youth justice";
        OtherAuthority = "5C", "Another local authority's service";
        EarlyHelp = "5D", "Early help", from 2022;
        Police = "6", "Police";
        OtherLegal = "7", "Court, probation, immigration, Cafcass or prison";
        Other = "8", "Other, such as a children's centre or voluntary organisation";
        Anonymous = "9", "Anonymous";
        Unknown = "10", "Not known";
    }
}

code_set! {
    /// What the contact asks for.
    ContactReason, "Goldthread" {
        SocialCare = "social-care", "Request to children's social care";
        EarlyHelp = "early-help", "Request for early help";
        PoliceNotification = "police-notification", "Police notification";
        DomesticAbuse = "domestic-abuse", "Domestic abuse notification";
        Information = "information", "Information for a child already open";
        Enquiry = "enquiry", "Enquiry from another authority or court";
        Advice = "advice", "Request for advice";
        Missing = "missing", "Missing child";
    }
}

code_set! {
    /// How much help is needed, on the four levels of the local threshold document.
    LevelOfNeed, "Working Together to Safeguard Children: local threshold document" {
        Universal = "1", "Level 1: universal services";
        Additional = "2", "Level 2: additional help from one agency";
        Intensive = "3", "Level 3: intensive help, coordinated by early help";
        Specialist = "4", "Level 4: statutory social care";
    }
}

code_set! {
    /// What was decided about a contact.
    ContactOutcome, "Goldthread" {
        NoFurtherAction = "nfa", "No further action";
        Advice = "advice", "Advice and information given";
        EarlyHelp = "early-help", "Early help";
        Referral = "referral", "Referral to children's social care";
        StrategyDiscussion = "strategy", "Referral, with a strategy discussion today";
        AlreadyOpen = "open", "Passed to the worker of a child already open";
        OtherAuthority = "other-authority", "Passed to another authority";
    }
}

code_set! {
    /// What was decided about a referral.
    ReferralOutcome, "Working Together to Safeguard Children, chapter 3" {
        Assessment = "assessment", "Child and family assessment";
        StrategyDiscussion = "strategy", "Strategy discussion";
        EarlyHelp = "early-help", "Early help";
        NoFurtherAction = "nfa", "No further action";
    }
}

code_set! {
    /// An agency that works with children.
    Agency, "Working Together to Safeguard Children" {
        SocialCare = "social-care", "Children's social care";
        EarlyHelp = "early-help", "Early help";
        Police = "police", "Police";
        School = "school", "School or college";
        EarlyYears = "early-years", "Nursery or childminder";
        HealthVisiting = "health-visiting", "Health visiting";
        SchoolNursing = "school-nursing", "School nursing";
        Gp = "gp", "GP practice";
        Hospital = "hospital", "Hospital";
        MentalHealth = "mental-health", "Child and adolescent mental health service";
        AdultMentalHealth = "adult-mental-health", "Adult mental health service";
        SubstanceUse = "substance-use", "Drug and alcohol service";
        Housing = "housing", "Housing";
        Probation = "probation", "Probation";
        YouthJustice = "youth-justice", "Youth justice service";
        DomesticAbuse = "domestic-abuse", "Domestic abuse service";
        Voluntary = "voluntary", "Voluntary organisation";
        Legal = "legal", "Legal services";
        Other = "other", "Other agency";
    }
}
