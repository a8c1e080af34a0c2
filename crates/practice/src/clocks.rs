//! Clocks: what the law, national guidance and local policy ask by when.

mod looked_after_visit;
mod occasions;

pub use looked_after_visit::*;
pub use occasions::*;
