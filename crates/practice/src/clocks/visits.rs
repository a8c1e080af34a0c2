//! Which clocks ask for a visit, and of which kind: so that a page can offer the visit that is due.

use super::Definition;
use crate::code_sets::VisitKind;

impl Definition {
    /// The kind of visit that stops this clock; `None` where it asks for something else.
    pub fn visit(&self) -> Option<VisitKind> {
        match self.key {
            "need_visit" => Some(VisitKind::ChildInNeed),
            "disability_visit" => Some(VisitKind::Disability),
            "protection_visit_working_days" | "protection_visit_weeks" => Some(VisitKind::ChildProtection),
            "private_fostering_first_visit" | "private_fostering_visit" => Some(VisitKind::PrivateFostering),
            "adviser_visit_first" | "adviser_visit" => Some(VisitKind::CareLeaver),
            key if key.starts_with("care_visit") => Some(VisitKind::LookedAfter),
            _ => None,
        }
    }
}
