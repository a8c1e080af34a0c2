//! The script of one person's record: what is to be written, when and by whom; and its writing, in which
//! every fact passes the same decision as one typed by hand.

use jiff::Timestamp;
use practice::{Command, Context, Fact, Journey, PersonId, Policies, Recorded, Seq, WorkerId, decide};

use super::days::cut;
use super::staff::Staff;

/// Names a fact of the script before it has its number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    draft: usize,
    follows: u32,
}

impl Mark {
    /// The nth fact that follows from this one by decision: a conference's plan, a contact's referral.
    pub fn then(self, n: u32) -> Mark {
        Mark { draft: self.draft, follows: self.follows + n }
    }
}

/// The numbers that the drafts got.
pub(super) struct Numbers(Vec<Option<Seq>>);

impl Numbers {
    /// The number of a fact already written; nothing if it is not written, and then neither is what names it.
    pub fn of(&self, mark: Mark) -> Option<Seq> {
        self.0.get(mark.draft).copied().flatten().map(|seq| Seq(seq.0 + mark.follows))
    }
}

type Make = Box<dyn FnOnce(&Numbers) -> Option<Fact>>;

struct Draft {
    recorded: Timestamp,
    by: WorkerId,
    make: Make,
}

/// What is to be written in one person's record.
pub(super) struct Script {
    person: PersonId,
    drafts: Vec<Draft>,
}

impl Script {
    /// An empty script.
    pub fn new(person: PersonId) -> Script {
        Script { person, drafts: Vec::new() }
    }

    /// Adds a fact that names no other.
    pub fn put(&mut self, recorded: Timestamp, by: WorkerId, fact: impl Into<Fact>) -> Mark {
        let fact = fact.into();
        self.naming(recorded, by, move |_| Some(fact))
    }

    /// Adds a fact that names others: made when their numbers are known.
    pub fn naming<F: Into<Fact>>(
        &mut self,
        recorded: Timestamp,
        by: WorkerId,
        make: impl FnOnce(&Numbers) -> Option<F> + 'static,
    ) -> Mark {
        self.drafts.push(Draft { recorded, by, make: Box::new(|numbers| make(numbers).map(Into::into)) });
        Mark { draft: self.drafts.len() - 1, follows: 0 }
    }

    /// Writes the record in the order of recording. What would be recorded after the demo's morning is left
    /// out, with all that hangs on it.
    ///
    /// # Errors
    ///
    /// The first refusal, with what was refused.
    pub fn write(self, policies: &Policies, staff: &Staff) -> Result<Vec<Recorded>, String> {
        let mut numbers = Numbers(vec![None; self.drafts.len()]);
        let mut order: Vec<usize> = (0..self.drafts.len()).collect();
        order.sort_by_key(|draft| (self.drafts[*draft].recorded, *draft));
        let mut drafts: Vec<Option<Draft>> = self.drafts.into_iter().map(Some).collect();
        let mut journey = Journey::unknown(self.person);
        let mut record: Vec<Recorded> = Vec::with_capacity(drafts.len() + 4);
        for place in order {
            let Some(Draft { recorded, by, make }) = drafts[place].take() else { continue };
            if recorded >= cut() {
                break;
            }
            let Some(fact) = make(&numbers) else { continue };
            let today = calendar::london().to_datetime(recorded).date();
            let by = staff.in_post(by, today);
            let proposed = fact.clone();
            let facts =
                decide(&journey, Command { fact }, &Context { today, policies }).map_err(|refusals| {
                    let why: Vec<String> =
                        refusals.iter().map(|one| format!("{}: {one}", one.field)).collect();
                    format!("{} refused on {today}: {}\n{proposed:?}", proposed.name(), why.join("; "))
                })?;
            let first = Seq(journey.version.0 + 1);
            numbers.0[place] = Some(first);
            let rewrites = facts.iter().any(Fact::rewrites);
            for (n, fact) in facts.into_iter().enumerate() {
                let recorded = Recorded { seq: Seq(first.0 + n as u32), recorded, by, fact };
                if !rewrites {
                    journey.apply(&recorded);
                }
                record.push(recorded);
            }
            if rewrites {
                journey = Journey::fold(self.person, &record);
            }
        }
        match journey.findings.first() {
            Some(finding) => Err(format!("a record has a finding: {}", finding.says)),
            None => Ok(record),
        }
    }
}
