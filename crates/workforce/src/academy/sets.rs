//! The academy's code sets.

use serde::{Deserialize, Serialize};

use crate::words::words;

words! {
    /// A way into social work here, or back to it.
    Route, "the route" {
        /// A social work degree apprenticeship.
        Apprentice = "apprentice",
        /// A student on a placement of a university.
        Student = "student placement",
        /// The Step Up to Social Work programme of 14 months.
        StepUp = "step up to social work",
        /// A hub of the Frontline programme.
        Frontline = "frontline",
        /// The assessed and supported year in employment of a newly qualified social worker.
        AssessedYear = "assessed and supported year in employment",
        /// Back after years away from practice.
        Returner = "returner",
        /// Recruited from another country.
        Overseas = "overseas",
    }
}

words! {
    /// Why somebody left. The children's social work workforce census asks every council for a reason; its codes
    /// differ from year to year, so that these are the plain words and the year's codes belong to a return.
    ExitReason, "the reason for leaving" {
        /// Resigned.
        Resigned = "resigned",
        /// A contract for a time came to its end.
        ContractEnded = "end of contract",
        /// Voluntary severance or redundancy.
        VoluntaryRedundancy = "voluntary redundancy",
        /// Compulsory redundancy.
        CompulsoryRedundancy = "compulsory redundancy",
        /// Retired.
        Retired = "retired",
        /// Retired on grounds of ill health.
        IllHealth = "ill health",
        /// Dismissed.
        Dismissed = "dismissed",
        /// Moved to work of the council that is not with children and families.
        MovedWithin = "moved within the council",
        /// Transferred to another employer with the work: TUPE Regulations 2006.
        TransferredOut = "transferred out",
        /// Died.
        Died = "died",
        /// Did not say.
        NotSaid = "not said",
    }
}

words! {
    /// Where somebody went.
    Destination, "the destination" {
        /// Social work for another council.
        OtherCouncil = "another council",
        /// Social work through an agency.
        Agency = "agency social work",
        /// Social work for a charity, a trust or a company.
        OtherEmployer = "social work elsewhere",
        /// Another service of the same council.
        SameCouncil = "another service of the council",
        /// Work that is no social work.
        OtherWork = "other work",
        /// No work: study, care of family, retirement.
        NoWork = "not in work",
        /// Not known.
        NotKnown = "not known",
    }
}

words! {
    /// Whether somebody came to a session of training.
    Attendance, "the attendance" {
        /// Has a place.
        Booked = "booked",
        /// Was there for all of it.
        Attended = "attended",
        /// Was there for part of it, which does not complete it.
        Part = "part",
        /// Did not come.
        Absent = "did not come",
        /// Could not come, and said so before.
        Excused = "excused",
    }
}

words! {
    /// For whom a course is meant.
    Audience, "the audience" {
        /// Everybody who works here.
        Everybody = "everybody",
        /// Registered social workers.
        SocialWorkers = "registered social workers",
        /// Those whose posts hold children's cases.
        CaseHolders = "those who hold cases",
        /// Whoever has a place in a session.
        Booked = "those who are booked",
    }
}
