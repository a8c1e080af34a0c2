//! Pay spines: what each point is worth in a year, from a day on.
//!
//! The spine of the National Joint Council for Local Government Services (NJC, the Green Book) stands here,
//! from 2021/22 to 2025/26. Others (Soulbury, JNC, teachers, a council's own) come from rows of a file.

use std::collections::BTreeMap;

use calendar::Date;
use rules::Refusal;
use serde::{Deserialize, Serialize};

use super::{Pence, Rate};

/// How far a published figure was checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Seen on a public page that names the figure.
    Confirmed,
    /// Worked out from a confirmed rule and figures that were recalled; the national circular decides.
    Derived,
    /// Given from memory; check it before relying on it.
    Recalled,
    /// Assumed for planning: nobody has agreed it yet.
    Assumed,
    /// Entered by the council.
    Entered,
}

impl Standing {
    /// In words, for the foot of a table.
    pub fn label(self) -> &'static str {
        match self {
            Standing::Confirmed => "confirmed against a public source",
            Standing::Derived => "derived from a confirmed rule",
            Standing::Recalled => "not yet confirmed",
            Standing::Assumed => "an assumption",
            Standing::Entered => "as entered",
        }
    }
}

/// A pay spine through the years.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Spine {
    /// By which grades refer to it: `njc`.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Its tables, oldest first.
    pub tables: Vec<SpineTable>,
}

/// A spine from a day on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SpineTable {
    /// The first day on which it holds.
    pub from: Date,
    /// Full-time pay in a year, by point.
    pub points: BTreeMap<u8, Pence>,
    /// Where it comes from.
    pub source: String,
    /// How far it was checked.
    pub standing: Standing,
}

/// A pay award over the last table, for planning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Award {
    /// The same sum on every point.
    Flat(Pence),
    /// A percentage, each point rounded to the whole pound, half up, as the circulars do.
    Percent(Rate),
}

impl Award {
    /// A point's pay with the award.
    fn on(self, pay: Pence) -> Pence {
        match self {
            Award::Flat(sum) => pay + sum,
            // To the pound at once: by way of the penny £34,914.495 would become £34,915.
            Award::Percent(rate) => {
                Pence::pounds(pay.share(Rate::WHOLE + i64::from(rate.0), 100 * Rate::WHOLE).0)
            }
        }
    }
}

impl Spine {
    /// The table in force on a day. An old table holds until a new one is agreed.
    pub fn on(&self, day: Date) -> Option<&SpineTable> {
        self.tables.iter().rev().find(|table| table.from <= day)
    }

    /// Full-time pay in a year of a point, as it stands on a day.
    pub fn pay(&self, point: u8, day: Date) -> Option<Pence> {
        self.on(day)?.points.get(&point).copied()
    }

    /// The same with an award from a day on that nobody has agreed yet. Nothing changes where the day is not
    /// after the last table.
    pub fn with_assumed(mut self, from: Date, award: Award, source: &str) -> Spine {
        let Some(last) = self.tables.last().filter(|last| last.from < from) else { return self };
        let points = last.points.iter().map(|(point, pay)| (*point, award.on(*pay))).collect();
        self.tables.push(SpineTable { from, points, source: source.to_owned(), standing: Standing::Assumed });
        self
    }

    /// The national spine of local government services.
    ///
    /// Held as the table of 2021/22 and the awards since, since that is how they were agreed. Confirmed on
    /// public pages: the awards of £1,925 (2022/23, all points; 2023/24, points 2 to 43) and £1,290
    /// (2024/25), 3.2% on all points (2025/26), and that point 1 ended on 1 April 2023. Recalled: the points of
    /// 2021/22 themselves. Two checks hold: £1,290 was published as 5.77% of point 2 and 2.5% of point 43, and
    /// £1,925 as 10.50% of point 1 and 4.04% of point 43. Point 2 ended on 1 April 2026; it stays here until the
    /// table of 2026/27 is entered, as the last one is held over.
    pub fn njc() -> Spine {
        let first: BTreeMap<u8, Pence> =
            (1u8..).zip(NJC_2021).map(|(point, pounds)| (point, Pence::pounds(pounds))).collect();
        let mut tables = vec![SpineTable {
            from: Date::constant(2021, 4, 1),
            points: first.clone(),
            source: "NJC circular of 28 February 2022: pay from 1 April 2021".to_owned(),
            standing: Standing::Recalled,
        }];
        let mut points = first;
        for award in NJC_AWARDS {
            points = points
                .into_iter()
                .filter(|(point, _)| *point >= award.lowest)
                .map(|(point, pay)| (point, award.award.on(pay)))
                .collect();
            tables.push(SpineTable {
                from: award.from,
                points: points.clone(),
                source: award.source.to_owned(),
                standing: Standing::Derived,
            });
        }
        Spine { key: "njc".to_owned(), name: "NJC for Local Government Services".to_owned(), tables }
    }

    /// A spine from the rows of a file, or every reason why not. A row is known by its number, as a
    /// spreadsheet counts it.
    pub fn from_rows(key: &str, name: &str, rows: &[SpineRow<'_>]) -> Result<Spine, Vec<RowRefusal>> {
        let mut refused = Vec::new();
        let mut tables: BTreeMap<Date, (BTreeMap<u8, Pence>, String)> = BTreeMap::new();
        for row in rows {
            let no = |field, given: &str, allowed: &str| RowRefusal {
                row: row.row,
                refusal: Refusal::new(field, given, allowed, "The pay spine's file"),
            };
            let from =
                row.from.trim().parse::<Date>().map_err(|_| {
                    no("from", row.from, "Enter the day from which the pay holds as 2024-04-01")
                });
            let point = row
                .point
                .trim()
                .parse::<u8>()
                .ok()
                .filter(|point| *point > 0)
                .ok_or_else(|| no("point", row.point, "Enter the point as a whole number from 1 to 255"));
            let annual = row.annual.parse::<Pence>().ok().filter(|pay| *pay > Pence::ZERO && *pay <= HIGHEST);
            let annual = annual.ok_or_else(|| {
                no(
                    "annual",
                    row.annual,
                    "Enter a year's full-time pay in pounds, above 0 and at most 1,000,000",
                )
            });
            match (from, point, annual) {
                (Ok(from), Ok(point), Ok(annual)) => {
                    let (points, _) =
                        tables.entry(from).or_insert_with(|| (BTreeMap::new(), row.source.to_owned()));
                    if points.insert(point, annual).is_some() {
                        refused.push(no("point", row.point, "Give each point once from the same day"));
                    }
                }
                (from, point, annual) => {
                    refused.extend([from.err(), point.err(), annual.err()].into_iter().flatten());
                }
            }
        }
        if rows.is_empty() {
            let refusal = Refusal::new(
                "rows",
                "",
                "Give at least one row: from, point, annual",
                "The pay spine's file",
            );
            refused.push(RowRefusal { row: 0, refusal });
        }
        if !refused.is_empty() {
            return Err(refused);
        }
        let table =
            |(from, (points, source))| SpineTable { from, points, source, standing: Standing::Entered };
        Ok(Spine {
            key: key.to_owned(),
            name: name.to_owned(),
            tables: tables.into_iter().map(table).collect(),
        })
    }
}

/// A row of a spine's file, as read.
#[derive(Debug, Clone, Copy)]
pub struct SpineRow<'a> {
    /// Its number in the file.
    pub row: usize,
    /// The first day on which it holds: `2024-04-01`.
    pub from: &'a str,
    /// The point: `33`.
    pub point: &'a str,
    /// Full-time pay in a year, in pounds: `37,568`.
    pub annual: &'a str,
    /// Where it comes from.
    pub source: &'a str,
}

/// Why a row of a file was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowRefusal {
    /// The number of the row; 0 is the file as a whole.
    pub row: usize,
    /// The field, what was given, what is allowed.
    pub refusal: Refusal,
}

impl std::fmt::Display for RowRefusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Row {}, {}: {}", self.row, self.refusal.field, self.refusal)
    }
}

/// More than anybody is paid in a year: above it something was mistyped.
pub(crate) const HIGHEST: Pence = Pence::pounds(1_000_000);

/// An award on every point that remains.
struct National {
    from: Date,
    award: Award,
    lowest: u8,
    source: &'static str,
}

const NJC_AWARDS: &[National] = &[
    National {
        from: Date::constant(2022, 4, 1),
        award: Award::Flat(Pence::pounds(1_925)),
        lowest: 1,
        source: "NJC pay agreement 2022/23: £1,925 on every point from 1 April 2022",
    },
    National {
        from: Date::constant(2023, 4, 1),
        award: Award::Flat(Pence::pounds(1_925)),
        lowest: 2,
        source: "NJC pay agreement 2023/24: £1,925 on points 2 to 43 from 1 April 2023; point 1 deleted",
    },
    National {
        from: Date::constant(2024, 4, 1),
        award: Award::Flat(Pence::pounds(1_290)),
        lowest: 2,
        source: "NJC pay agreement 2024/25, circular of 22 October 2024: £1,290 on points 2 to 43",
    },
    National {
        from: Date::constant(2025, 4, 1),
        award: Award::Percent(Rate(320)),
        lowest: 2,
        source: "NJC pay agreement 2025/26 of 23 July 2025: 3.2% on every point from 1 April 2025",
    },
];

/// Points 1 to 43 from 1 April 2021, in pounds a year.
const NJC_2021: [i64; 43] = [
    18_333, 18_516, 18_887, 19_264, 19_650, 20_043, 20_444, 20_852, 21_269, 21_695, 22_129, 22_571, 23_023,
    23_484, 23_953, 24_432, 24_920, 25_419, 25_927, 26_446, 26_975, 27_514, 28_226, 29_174, 30_095, 30_984,
    31_895, 32_798, 33_486, 34_373, 35_336, 36_371, 37_568, 38_553, 39_571, 40_578, 41_591, 42_614, 43_570,
    44_624, 45_648, 46_662, 47_665,
];
