//! Tests of the ledger through its public face.

mod conformance;
mod places;
