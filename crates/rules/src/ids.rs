//! Typed identifiers.

/// Makes a typed identifier: a new type around a UUID that reads, prints and is stored as one, and cannot be
/// taken for another. The crate that uses it needs `serde` and `uuid`.
///
/// ```
/// rules::typed_id! {
///     /// A thing with a number of its own.
///     ThingId
/// }
/// let id: ThingId = "00000000-0000-0000-0000-000000000007".parse()?;
/// assert_eq!(id.to_string(), "00000000-0000-0000-0000-000000000007");
/// # Ok::<(), uuid::Error>(())
/// ```
#[macro_export]
macro_rules! typed_id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, ::serde::Serialize, ::serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub ::uuid::Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}({})", stringify!($name), self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = ::uuid::Error;
            fn from_str(text: &str) -> Result<Self, ::uuid::Error> {
                ::uuid::Uuid::parse_str(text).map($name)
            }
        }
    };
}
