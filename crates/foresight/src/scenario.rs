//! What might be done: levers as dated, sourced assumptions with ranges, and the supply of places.
//!
//! A scenario is plain data, read from TOML or JSON. It acts on the model through [`crate::effects`]; what it
//! costs to do is for the business case.
//!
//! Effects act one after another in the order given: the second lever acts on what the first left. So two
//! levers of 50% leave a quarter, and nothing is counted twice.

use calendar::Date;
use rules::Refusal;
use serde::{Deserialize, Serialize};

use crate::codes::{Placement, Population};
use crate::model::{Model, WEEKS_MAX};

/// Whose rule it is that a scenario must make sense.
const SOURCE: &str = "Goldthread: what a scenario may say";

/// A share in per cent with its doubt: the least, the best guess, the most.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Range {
    /// The least that is thought possible.
    pub low: f64,
    /// The best guess.
    pub central: f64,
    /// The most that is thought possible.
    pub high: f64,
}

impl Range {
    /// A share that is not in doubt.
    pub const fn sure(percent: f64) -> Range {
        Range { low: percent, central: percent, high: percent }
    }

    /// The value at a point of a triangular distribution over the range, the point from 0 to 1.
    pub(crate) fn at(&self, point: f64) -> f64 {
        let (width, left) = (self.high - self.low, self.central - self.low);
        if width <= 0.0 {
            self.central
        } else if point * width < left {
            self.low + (point * width * left).sqrt()
        } else {
            self.high - ((1.0 - point) * width * (self.high - self.central)).sqrt()
        }
    }
}

/// How good the evidence for an assumption is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// Measured here, against a comparison.
    MeasuredHere,
    /// Trials or strong comparisons elsewhere.
    Trials,
    /// Before and after, or comparisons of like with like, elsewhere.
    Comparisons,
    /// Practitioners' judgement.
    Judgement,
    /// A supposition to be tested.
    Supposition,
}

impl Evidence {
    /// In words, after "the evidence is".
    pub fn words(self) -> &'static str {
        match self {
            Evidence::MeasuredHere => "measured here, against a comparison",
            Evidence::Trials => "trials or strong comparisons elsewhere",
            Evidence::Comparisons => "comparisons of like with like elsewhere",
            Evidence::Judgement => "practitioners' judgement",
            Evidence::Supposition => "a supposition",
        }
    }
}

/// What is believed of one lever.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Assumption {
    /// The day on which the work begins; not before the forecast does, since the past is learned already.
    pub from: Date,
    /// The day on which it stops, where it does.
    #[serde(default)]
    pub until: Option<Date>,
    /// Weeks from the beginning to the first effect.
    pub lag_weeks: i32,
    /// Weeks from the first effect to the whole of it.
    pub ramp_weeks: i32,
    /// Per cent of those concerned whom the work reaches.
    pub reach: Range,
    /// Per cent of those reached for whom it does what it should.
    pub effect: Range,
    /// Per cent of the effect that would have come about without it.
    pub deadweight: Range,
    /// How good the evidence is.
    pub grade: Evidence,
    /// Where the assumption comes from.
    pub source: String,
}

/// What a lever does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "does", rename_all = "snake_case")]
pub enum Action {
    /// Contacts turned to early help: of families who would come, the share reached gets early help in time,
    /// and of these the share of the effect does not come. A family comes or does not as a whole.
    EarlyHelp,
    /// Prevention at the edge of the population for children of some ages, as [`Action::EarlyHelp`].
    PreventEntries {
        /// The youngest age in years.
        youngest: u8,
        /// The oldest age in years.
        oldest: u8,
    },
    /// Step-down: of children in residential homes, the share of reach and effect who move to another
    /// placement within a year because of it.
    StepDown {
        /// Where they move.
        to: Placement,
    },
    /// Homes of our own: children who would go to a bought home are placed in ours while a place is free.
    /// Nobody is moved for it. Places count times reach, effect and ramp.
    OwnHomes {
        /// Places when all are open.
        places: u32,
    },
    /// Foster recruitment: children who would go to an agency are placed with our own carers while there is
    /// a free place, as [`Action::OwnHomes`].
    FosterRecruitment {
        /// Places when all are approved.
        places: u32,
    },
    /// Reunification: of children in these placements, the share who return home within a year because of it.
    Reunification {
        /// The placements from which they return.
        from: Vec<Placement>,
    },
    /// Special guardianship: of children with foster carers or connected persons, the share who leave within a
    /// year by special guardianship because of it.
    SpecialGuardianship,
    /// Prices rise: no child's path changes. `reach` is not used; `effect` is the rise in per cent a year.
    PriceRise {
        /// The kind of placement; all where none is given.
        placement: Option<Placement>,
    },
}

/// A lever: what is done, and what is believed of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Lever {
    /// Its name on pages.
    pub name: String,
    /// What it does.
    #[serde(flatten)]
    pub action: Action,
    /// What is believed of it.
    pub assumption: Assumption,
}

/// How many places there are of a kind. When they are full, children go elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Supply {
    /// The kind of placement.
    pub placement: Placement,
    /// How many children can live there.
    pub places: u32,
    /// Where children go when it is full.
    pub else_to: Placement,
    /// Where the number comes from.
    pub source: String,
}

/// The national threshold for unaccompanied children: above it a council may refer newly arrived children to
/// other councils.
///
/// The National Transfer Scheme protocol set it at 0.07% of all children of the area in 2016, and later at
/// 0.1%. It is dated data, since it has changed and will again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Threshold {
    /// Children per 100,000: 100 for 0.1%.
    pub per_100_000: u32,
    /// All children under 18 of the area.
    pub under_18: u32,
    /// Where both numbers come from.
    pub source: String,
}

impl Threshold {
    /// How many unaccompanied children the threshold comes to, rounded down.
    pub fn children(&self) -> u32 {
        let children = u64::from(self.per_100_000) * u64::from(self.under_18) / 100_000;
        u32::try_from(children).unwrap_or(u32::MAX)
    }
}

/// What might be done, for how long a time to look at it. Without levers, supply and threshold it is the base.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Scenario {
    /// Its name on pages.
    pub name: String,
    /// How many weeks ahead; five years are 261.
    pub weeks: u16,
    /// What is done, in the order in which effects act.
    #[serde(default)]
    pub levers: Vec<Lever>,
    /// Kinds of placement that can be full.
    #[serde(default)]
    pub supply: Vec<Supply>,
    /// The national threshold, where newly arrived unaccompanied children are referred on above it.
    #[serde(default)]
    pub threshold: Option<Threshold>,
}

impl Scenario {
    /// The base: what comes if nothing is done that is not being done already.
    pub fn base(weeks: u16) -> Scenario {
        Scenario { name: "Base".to_owned(), weeks, levers: vec![], supply: vec![], threshold: None }
    }

    /// Whether the scenario makes sense for a model.
    ///
    /// # Errors
    ///
    /// All refusals at once, each naming the field, what was given and what is allowed.
    pub fn check(&self, model: &Model) -> Result<(), Vec<Refusal>> {
        let mut refusals = Vec::new();
        if self.weeks == 0 || self.weeks > WEEKS_MAX {
            let allowed = format!("Enter a number of weeks from 1 to {WEEKS_MAX}");
            refusals.push(Refusal::new("weeks", self.weeks, allowed, SOURCE));
        }
        for (place, supply) in self.supply.iter().enumerate() {
            if supply.placement == supply.else_to {
                let allowed = "Enter another kind of placement for when places are full";
                refusals.push(Refusal::new("else_to", supply.else_to.words(), allowed, SOURCE));
            }
            if self.supply[..place].iter().any(|other| other.placement == supply.placement) {
                let allowed = "Enter each kind of placement once";
                refusals.push(Refusal::new("supply", supply.placement.words(), allowed, SOURCE));
            }
            let full = |other: &Supply| other.placement == supply.else_to;
            if supply.placement != supply.else_to && self.supply.iter().any(full) {
                let allowed = "Enter a kind of placement that is never full for when places are full";
                refusals.push(Refusal::new("else_to", supply.else_to.words(), allowed, SOURCE));
            }
        }
        for lever in &self.levers {
            self.check_lever(lever, model, &mut refusals);
        }
        if refusals.is_empty() { Ok(()) } else { Err(refusals) }
    }

    fn check_lever(&self, lever: &Lever, model: &Model, refusals: &mut Vec<Refusal>) {
        let mut refuse = |field, given: String, allowed: String| {
            refusals
                .push(Refusal::new(field, given, allowed, SOURCE).hint(format!("Lever: {}.", lever.name)));
        };
        let believed = &lever.assumption;
        let start = calendar::words::long(model.start);
        if believed.from < model.start {
            let allowed = format!("Enter a day on or after {start}, when the forecast starts");
            refuse("from", calendar::words::long(believed.from), allowed);
        }
        if let Some(until) = believed.until.filter(|until| *until <= believed.from) {
            let allowed = format!("Enter a day after {}", calendar::words::long(believed.from));
            refuse("until", calendar::words::long(until), allowed);
        }
        for (field, weeks) in [("lag_weeks", believed.lag_weeks), ("ramp_weeks", believed.ramp_weeks)] {
            if !(0..=i32::from(WEEKS_MAX)).contains(&weeks) {
                refuse(field, weeks.to_string(), format!("Enter a number of weeks from 0 to {WEEKS_MAX}"));
            }
        }
        let price = matches!(lever.action, Action::PriceRise { .. });
        let bounds = if price { (-50.0, 50.0) } else { (0.0, 100.0) };
        let ranges = [
            ("reach", believed.reach, (0.0, 100.0)),
            ("effect", believed.effect, bounds),
            ("deadweight", believed.deadweight, (0.0, 100.0)),
        ];
        for (field, Range { low, central, high }, (least, most)) in ranges {
            if !(least <= low && low <= central && central <= high && high <= most) {
                let allowed =
                    format!("Enter a least, a best guess and a most, in order, from {least}% to {most}%");
                refuse(field, format!("{low}%, {central}%, {high}%"), allowed);
            }
        }
        if believed.source.trim().is_empty() {
            refuse("source", String::new(), "Enter where the assumption comes from".to_owned());
        }
        let looked_after = model.population == Population::LookedAfter;
        match &lever.action {
            Action::EarlyHelp => {}
            Action::PreventEntries { youngest, oldest } => {
                if youngest > oldest || *oldest > 17 {
                    refuse(
                        "youngest",
                        format!("{youngest} to {oldest}"),
                        "Enter ages from 0 to 17, the youngest first".to_owned(),
                    );
                }
            }
            _ if !looked_after => {
                let allowed = "Choose a lever on entries: children on plans are not in placements";
                refuse("does", lever.name.clone(), allowed.to_owned());
            }
            Action::StepDown { to } => {
                let known = model.states.iter().any(|state| state.placement == *to);
                if matches!(to, Placement::HomeOwn | Placement::HomeBought) || !known {
                    let allowed = "Choose a placement outside residential homes in which children live today";
                    refuse("to", to.words().to_owned(), allowed.to_owned());
                }
            }
            Action::OwnHomes { .. } | Action::FosterRecruitment { .. } => {
                let own = places(&lever.action).map(|(own, _, _)| own);
                if !self.supply.iter().any(|supply| Some(supply.placement) == own) {
                    let words = own.map_or("", Placement::words);
                    let allowed = format!("Say under supply how many places there are today: {words}");
                    refuse("supply", String::new(), allowed);
                }
            }
            Action::Reunification { from } => {
                if from.is_empty() {
                    refuse(
                        "from",
                        String::new(),
                        "Choose the placements from which children return".to_owned(),
                    );
                }
            }
            Action::SpecialGuardianship | Action::PriceRise { .. } => {}
        }
    }
}

/// What a lever on supply adds to: our own kind, the bought kind it stands in for, and how many places.
pub(crate) fn places(action: &Action) -> Option<(Placement, Placement, u32)> {
    match action {
        Action::OwnHomes { places } => Some((Placement::HomeOwn, Placement::HomeBought, *places)),
        Action::FosterRecruitment { places } => {
            Some((Placement::FosterOwn, Placement::FosterAgency, *places))
        }
        _ => None,
    }
}
