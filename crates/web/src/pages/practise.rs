//! The room Practise: the front door, one's own children, a child's record.

pub mod child;
pub mod chronology;
pub mod home;
pub mod looked;
pub mod story;
mod story_entries;
