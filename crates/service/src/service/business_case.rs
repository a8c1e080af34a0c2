//! Business cases in the ledger, and what came of what they promised.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError};

use calendar::Month;
use foresight::business_case::{Actual, Line, Tracked, Volume, track};
use ledger::Subject;
use uuid::Uuid;
use workforce::academy::figures::{self, Measure, Whom};

use super::Service;
use crate::access::{Action, Viewer};
use crate::business_case::{CASE_MOST, CaseFact, CaseFault, CaseId, CaseRecord, read_case};
use crate::error::ServiceError;
use crate::fact::{CaseTold, Fact, Statement};
use crate::figures::Known;

/// The most months that are held against a plan: five years.
const MONTHS_MOST: usize = 60;

/// What came of entering a case.
#[derive(Debug, Clone, PartialEq)]
pub enum Entered {
    /// It was recorded.
    Recorded(CaseId),
    /// It is the same, word for word, as the version before: nothing was recorded.
    Same(CaseId),
    /// It could not be read: nothing was recorded.
    Refused(Vec<CaseFault>),
}

impl Service {
    /// Every business case, as they were first entered.
    ///
    /// # Errors
    /// [`ServiceError::Denied`].
    pub fn business_cases(&self, viewer: &Viewer) -> Result<Vec<(CaseId, Arc<CaseRecord>)>, ServiceError> {
        viewer.must(Action::ChangeStructure)?;
        let world = self.world();
        let mut cases: Vec<_> =
            world.organisation.cases.iter().map(|(id, one)| (*id, Arc::clone(one))).collect();
        cases.sort_by_key(|(id, one)| (one.versions.first().map(|first| first.recorded), *id));
        Ok(cases)
    }

    /// One business case.
    ///
    /// # Errors
    /// [`ServiceError::Denied`]; [`ServiceError::NotFound`].
    pub fn business_case(&self, viewer: &Viewer, id: CaseId) -> Result<Arc<CaseRecord>, ServiceError> {
        viewer.must(Action::ChangeStructure)?;
        self.world().organisation.cases.get(&id).cloned().ok_or(ServiceError::NotFound)
    }

    /// Enters a case, or a new version of one. All or nothing; what cannot be read is not recorded.
    ///
    /// # Errors
    /// [`ServiceError::Denied`]; [`ServiceError::NotFound`] where there is no such case;
    /// [`ServiceError::Conflict`], or what the ledger says.
    pub fn enter_case(
        &self,
        viewer: &Viewer,
        id: Option<CaseId>,
        words: &str,
        why: &str,
    ) -> Result<Entered, ServiceError> {
        viewer.must(Action::ChangeStructure)?;
        if words.len() > CASE_MOST {
            let says = format!("Give a file of at most {} KB", CASE_MOST / 1024);
            return Ok(Entered::Refused(vec![CaseFault { line: None, field: String::new(), says }]));
        }
        if let Err(faults) = read_case(words) {
            return Ok(Entered::Refused(faults));
        }
        let writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let (id, version) = match id {
            None => (CaseId(Uuid::now_v7()), 0),
            Some(id) => {
                let known = self.business_case(viewer, id)?;
                if known.versions.last().is_some_and(|last| &*last.words == words) {
                    return Ok(Entered::Same(id));
                }
                (id, u32::try_from(known.versions.len()).unwrap_or(u32::MAX))
            }
        };
        let fact = CaseFact::Entered { words: words.to_owned(), why: why.trim().to_owned() };
        let told = Fact::BusinessCase(CaseTold { case: id, fact });
        let statement = Statement { by: viewer.worker, fact: told };
        let subject = Subject(id.0);
        self.ledger.append(self.clock.now(), &[(subject, version)], vec![(subject, statement)])?;
        drop(writing);
        self.catch_up()?;
        Ok(Entered::Recorded(id))
    }

    /// Lines held against their measures, month by month, as the scorecard now knows them: from the month of a
    /// line's baseline to the last whole month. Lines without a measure are left out.
    ///
    /// # Errors
    /// [`ServiceError::Denied`].
    pub fn track_lines<'a>(
        &self,
        viewer: &Viewer,
        lines: impl IntoIterator<Item = &'a Line>,
    ) -> Result<Vec<Tracked>, ServiceError> {
        viewer.must(Action::SeeFigures)?;
        let last = Month::of(self.today()).previous();
        let mut tracked = Vec::new();
        for line in lines {
            let Some(tie) = &line.tie else { continue };
            if tie.from > last {
                continue;
            }
            // The latest months of a long plan: what is asked now is how it goes now.
            let all: Vec<Month> = tie.from.up_to(last).collect();
            let months = all.get(all.len().saturating_sub(MONTHS_MOST)..).unwrap_or_default();
            let Some(first) = months.first() else { continue };
            let actual = self.actual(viewer, &tie.measure.0, months)?;
            tracked.extend(track(line, &actual, *first, last));
        }
        Ok(tracked)
    }

    /// What a measure was in some months; why not, where it could not be measured.
    fn actual(
        &self,
        viewer: &Viewer,
        key: &str,
        months: &[Month],
    ) -> Result<BTreeMap<Month, Actual>, ServiceError> {
        let could_not = |why: String| Actual::CouldNotBeMeasured(why);
        if let Some((measure, whom)) = figures::named(key) {
            return self.actual_of_staff(viewer, measure, whom, months);
        }
        if measures::indicator(key).is_none() {
            let why = || could_not(format!("the scorecard has no measure {key}"));
            return Ok(months.iter().map(|month| (*month, why())).collect());
        }
        let card = self.scorecard(viewer, months, Known::Now)?;
        let row = card.row(key).ok_or(ServiceError::NotFound)?;
        let told = row.cells.iter().map(|cell| {
            let thousandths =
                cell.figure.value.and_then(|value| i64::try_from(value.times(1_000).rounded()).ok());
            let value = thousandths.map(Volume);
            let actual = value.map_or_else(|| could_not(cell.figure.on_page()), Actual::Known);
            (cell.month, actual)
        });
        Ok(told.collect())
    }

    /// The same of a measure of the academy.
    fn actual_of_staff(
        &self,
        viewer: &Viewer,
        measure: &Measure,
        whom: Whom,
        months: &[Month],
    ) -> Result<BTreeMap<Month, Actual>, ServiceError> {
        let figures = self.academy(viewer)?.months_of(whom, months);
        let told = months.iter().map(|month| {
            let worth = figures.iter().find(|one| one.month == *month).map(measure.of);
            let actual = match worth {
                None => Actual::CouldNotBeMeasured("the establishment is not recorded for it".to_owned()),
                Some(worth) => match worth.drawn().and_then(Volume::near) {
                    Some(volume) => Actual::Known(volume),
                    None => Actual::CouldNotBeMeasured(worth.says()),
                },
            };
            (*month, actual)
        });
        Ok(told.collect())
    }
}
