//! Addresses of saved scenarios.

use service::scenario::ScenarioId;

/// All saved scenarios, and where one is saved.
pub const SCENARIOS: &str = "/redesign/scenarios";
/// Several beside each other.
pub const SCENARIOS_COMPARED: &str = "/redesign/scenarios/compared";
/// Where one is saved from a file.
pub const SCENARIO_FROM_FILE: &str = "/redesign/scenarios/from-file";
/// One, with what it comes to.
pub const SCENARIO: &str = "/redesign/scenarios/{scenario}";
/// See [`SCENARIO`].
pub fn scenario(id: ScenarioId) -> String {
    format!("{SCENARIOS}/{id}")
}
/// One as a file that the command line reads.
pub const SCENARIO_FILE: &str = "/redesign/scenarios/{scenario}/scenario.toml";
/// See [`SCENARIO_FILE`].
pub fn scenario_file(id: ScenarioId) -> String {
    format!("{SCENARIOS}/{id}/scenario.toml")
}
