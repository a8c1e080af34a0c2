//! Pages for anyone, signed in or not: help, glossary, accessibility, privacy, when is it due.

pub mod accessibility;
pub mod due;
pub mod glossary;
pub mod guide;
pub mod privacy;
