//! Code sets: the fixed lists of answers in which the record speaks.
//!
//! One national code set a file. Each member has the code that the national returns use, a label in
//! plain words and, where it matters, the years in which it may be used. On disk a member is its code,
//! so that the record is readable without this program.

use calendar::Date;

/// Defines a code set: an enum whose members carry a code, a label and the dates they are in force.
///
/// A macro because Rust has no other way to keep member, code and label in one row.
macro_rules! code_set {
    (
        $(#[$meta:meta])*
        $name:ident, $source:literal {
            $( $(#[$note:meta])* $member:ident = $code:literal, $label:literal $(, from $from:literal)? $(, until $until:literal)? ; )+
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $( $(#[$note])* #[doc = $label] #[serde(rename = $code)] $member, )+
        }

        impl $crate::code_sets::CodeSet for $name {
            const NAME: &'static str = stringify!($name);
            const SOURCE: &'static str = $source;
            const ALL: &'static [Self] = &[ $( $name::$member, )+ ];

            fn code(self) -> &'static str {
                match self { $( $name::$member => $code, )+ }
            }

            fn label(self) -> &'static str {
                match self { $( $name::$member => $label, )+ }
            }

            fn in_force(self) -> $crate::code_sets::InForce {
                match self {
                    $( $name::$member => {
                        #[allow(unused_mut, reason = "most members are in force for all years")]
                        let mut years = $crate::code_sets::InForce::ALWAYS;
                        $( years.from = Some($from); )?
                        $( years.until = Some($until); )?
                        years
                    } )+
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str($crate::code_sets::CodeSet::label(*self))
            }
        }
    };
}

mod care;
mod contact;
mod education;
mod health;
mod need;
mod person;
mod practice;
mod protection;
mod table;

pub use care::*;
pub use contact::*;
pub use education::*;
pub use health::*;
pub use need::*;
pub use person::*;
pub use practice::*;
pub use protection::*;
pub use table::{Answer, NAMES, answers_of};

/// The collection years in which a code may be used, by the year in which the collection ends:
/// `from: Some(2025)` means from the 2024 to 2025 collection on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InForce {
    /// First collection year, `None` for always.
    pub from: Option<i16>,
    /// Last collection year, `None` for still in force.
    pub until: Option<i16>,
}

impl InForce {
    /// In force in every year.
    pub const ALWAYS: InForce = InForce { from: None, until: None };

    /// Whether a fact of this day may use the code: collection years end on 31 March.
    pub fn covers(self, day: Date) -> bool {
        let year = if day.month() >= 4 { day.year() + 1 } else { day.year() };
        self.from.is_none_or(|from| year >= from) && self.until.is_none_or(|until| year <= until)
    }
}

/// A fixed list of answers.
pub trait CodeSet: Copy + Eq + 'static {
    /// The set's name.
    const NAME: &'static str;
    /// Where the set comes from.
    const SOURCE: &'static str;
    /// Every member, in the order in which it is shown.
    const ALL: &'static [Self];
    /// The code in national returns and on disk.
    fn code(self) -> &'static str;
    /// The words shown to people.
    fn label(self) -> &'static str;
    /// The years in which the member may be used.
    fn in_force(self) -> InForce;

    /// The member with this code.
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|member| member.code() == code)
    }

    /// The members that may be used for something that happened on this day.
    fn on(day: Date) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |member| member.in_force().covers(day))
    }
}
