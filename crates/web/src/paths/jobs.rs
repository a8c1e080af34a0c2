//! Addresses of job descriptions.

use workforce::{JobId, ProposalId};

/// Every job description.
pub const JOBS: &str = "/redesign/jobs";
/// See [`JOBS`]: as a proposal would have them.
pub fn jobs(proposal: Option<ProposalId>) -> String {
    format!("{JOBS}{}", of(proposal))
}
/// How many were just loaded.
pub fn jobs_loaded(count: usize) -> String {
    format!("{JOBS}?loaded={count}")
}
/// One job description.
pub const JOB: &str = "/redesign/jobs/{job}";
/// See [`JOB`]: as a proposal would have it.
pub fn job(job: JobId, proposal: Option<ProposalId>) -> String {
    format!("{JOBS}/{job}{}", of(proposal))
}
/// All as a spreadsheet, which can be loaded again.
pub const JOBS_XLSX: &str = "/redesign/jobs.xlsx";
/// All as CSV, which can be loaded again.
pub const JOBS_CSV: &str = "/redesign/jobs.csv";
/// Where a table of job descriptions is loaded.
pub const JOBS_LOAD: &str = "/redesign/load/jobs";
/// Write the job description of a role in a proposal.
pub fn write_job(proposal: ProposalId, role: JobId) -> String {
    format!("{}?role={role}", super::add_kind(proposal, "job"))
}

fn of(proposal: Option<ProposalId>) -> String {
    proposal.map_or_else(String::new, |proposal| format!("?proposal={proposal}"))
}
