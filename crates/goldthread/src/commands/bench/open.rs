//! From start to serving, in a process of its own, so that only what serving needs is counted.

use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use super::{KEY, authority, say};
use crate::fault::Fault;
use ledger::{Location, MasterKey};
use service::{Service, Settings};

/// Starts this program again to open a ledger, and prints what it says.
pub fn in_own_process(path: &Path) -> Result<(), Fault> {
    let program = std::env::current_exe().map_err(Fault::system("this program cannot be found"))?;
    let output = Command::new(program)
        .arg("bench")
        .arg("--only-open")
        .arg(path)
        .output()
        .map_err(Fault::system("this program cannot be started again"))?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut parts = said.split_whitespace().filter_map(|part| part.parse::<u64>().ok());
    let (Some(millis), Some(kilobytes)) = (parts.next(), parts.next()) else {
        return Err(Fault::Other(format!(
            "opening said {said:?} {}",
            String::from_utf8_lossy(&output.stderr)
        )));
    };
    say("start to serving", Duration::from_millis(millis), "target 5 s");
    println!("  {:<44} {:>9} MB   target 1,000 MB", "memory held", kilobytes / 1024);
    Ok(())
}

/// Opens a ledger; prints milliseconds and kilobytes held.
pub fn open_and_say(path: &Path) -> Result<ExitCode, Fault> {
    let began = Instant::now();
    let service = open(path)?;
    let took = began.elapsed();
    println!("{} {}", took.as_millis(), memory_kilobytes().unwrap_or_default());
    drop(service);
    Ok(ExitCode::SUCCESS)
}

/// Opens the service of a benchmark's ledger.
pub fn open(path: &Path) -> Result<std::sync::Arc<Service>, Fault> {
    let settings = Settings {
        location: Location::Sqlite(path.into()),
        authority: authority()?,
        master: MasterKey::from_bytes(KEY),
        policies: None,
        today: None,
    };
    Ok(Service::open(settings, &mut |_, _| {})?)
}

/// Memory that this process holds, where the system tells.
fn memory_kilobytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.split_whitespace().next()?.parse().ok()
}
