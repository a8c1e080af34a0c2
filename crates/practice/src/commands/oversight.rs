//! Checks of oversight.

use super::Check;
use crate::facts::*;

pub(super) fn check(_fact: &Fact, _check: &mut Check<'_>) -> Vec<Fact> {
    Vec::new()
}
