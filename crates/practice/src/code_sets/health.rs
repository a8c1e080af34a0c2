//! Health of children looked after.

code_set! {
    /// Which health assessment it was.
    HealthAssessmentKind, "Care Planning, Placement and Case Review (England) Regulations 2010, reg. 7" {
        Initial = "initial", "Initial health assessment";
        Review = "review", "Review health assessment";
    }
}

code_set! {
    /// Why there is no strengths and difficulties score.
    SdqReason, "SSDA903: SDQ_REASON" {
        Age = "SDQ1", "The child was under 4 or over 16";
        CarerRefused = "SDQ2", "The carer refused";
        Severity = "SDQ3", "Severity of the child's disability";
        Other = "SDQ4", "Other reason";
        ChildRefused = "SDQ5", "The child refused";
    }
}
