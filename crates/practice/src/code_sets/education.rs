//! Education, health and care plans, and personal education plans.

code_set! {
    /// Who asked for an education, health and care needs assessment.
    EhcRequester, "Children and Families Act 2014, s. 36" {
        Parent = "parent", "Parent";
        YoungPerson = "young-person", "Young person";
        School = "school", "School or college";
        Other = "other", "Another person";
    }
}

code_set! {
    /// The main special educational need.
    SpecialNeed, "SEN2: SEN type" {
        SpecificLearning = "SPLD", "Specific learning difficulty";
        ModerateLearning = "MLD", "Moderate learning difficulty";
        SevereLearning = "SLD", "Severe learning difficulty";
        ProfoundLearning = "PMLD", "Profound and multiple learning difficulty";
        SocialEmotional = "SEMH", "Social, emotional and mental health";
        Speech = "SLCN", "Speech, language and communication needs";
        Hearing = "HI", "Hearing impairment";
        Visual = "VI", "Vision impairment";
        MultiSensory = "MSI", "Multi-sensory impairment";
        Physical = "PD", "Physical disability";
        Autism = "ASD", "Autistic spectrum disorder";
        Other = "OTH", "Other difficulty or disability";
    }
}

code_set! {
    /// What an annual review decided.
    EhcReviewOutcome, "SI 2014/1530, reg. 20(10)" {
        Keep = "keep", "Keep the plan as it is";
        Amend = "amend", "Amend the plan";
        Cease = "cease", "Cease the plan";
    }
}

code_set! {
    /// What an appeal is about.
    EhcAppealGround, "Children and Families Act 2014, s. 51" {
        RefusalToAssess = "assess", "Refusal to assess";
        RefusalToIssue = "issue", "Refusal to issue a plan";
        Contents = "contents", "Contents of the plan";
        Cease = "cease", "Decision to cease the plan";
    }
}

code_set! {
    /// How an appeal ended.
    EhcAppealOutcome, "First-tier Tribunal (Special Educational Needs and Disability)" {
        Conceded = "conceded", "Conceded by the council";
        Withdrawn = "withdrawn", "Withdrawn by the family";
        Upheld = "upheld", "Upheld";
        PartlyUpheld = "partly-upheld", "Upheld in part";
        Dismissed = "dismissed", "Dismissed";
    }
}

code_set! {
    /// Why the limits of an assessment may be exceeded.
    EhcException, "SI 2014/1530, regs 5(4), 8(2) and 10(4), and SI 2020/471" {
        SchoolClosed = "school-closed", "School closed for four weeks or more";
        Exceptional = "exceptional", "Exceptional personal circumstances";
        Absent = "absent", "Away from the area for four weeks or more";
        MissedAppointment = "missed-appointment", "Appointment missed";
        /// From 1 May to 25 September 2020 (SI 2020/471).
        Coronavirus = "coronavirus", "Coronavirus", from 2021, until 2021;
    }
}

code_set! {
    /// The school term in which a personal education plan was made.
    SchoolTerm, "Promoting the education of looked-after children (statutory guidance)" {
        Autumn = "autumn", "Autumn";
        Spring = "spring", "Spring";
        Summer = "summer", "Summer";
    }
}

code_set! {
    /// A move from one phase of education to another.
    PhaseMove, "SI 2014/1530, reg. 18" {
        SecondaryToPost16 = "post-16", "From secondary school to a post-16 institution";
        BetweenPost16 = "between-post-16", "From one post-16 institution to another";
        Other = "other", "To another phase of school, such as from primary to secondary";
    }
}
