//! Small sets of words that stand in files and on pages.

/// Lists the words of a small set once: its values, how they are written in files and on pages.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident, $what:literal { $( $(#[$inner:meta])* $variant:ident = $label:literal, )+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $( $(#[$inner])* $variant, )+ }

        impl $name {
            /// Every value, in the order of pages.
            pub const ALL: &'static [$name] = &[ $( $name::$variant, )+ ];

            /// How it is written on pages and in files.
            pub fn label(self) -> &'static str {
                match self { $( $name::$variant => $label, )+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.label())
            }
        }

        impl std::str::FromStr for $name {
            type Err = String;

            /// Reads the label, in capitals or not; the error names what is allowed.
            fn from_str(text: &str) -> Result<$name, String> {
                let found = $name::ALL.iter().copied().find(|one| one.label().eq_ignore_ascii_case(text.trim()));
                found.ok_or_else(|| {
                    let allowed: Vec<&str> = $name::ALL.iter().map(|one| one.label()).collect();
                    format!("Enter {} as one of {}, not {text}", $what, allowed.join(", "))
                })
            }
        }
    };
}
pub(crate) use words;
