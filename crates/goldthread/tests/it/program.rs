//! The built program, run in a folder of its own as somebody would run it.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use jiff::Timestamp;
use jiff::civil::date;
use ledger::{Authority, Ledger, Location, MasterKey, Subject};
use practice::code_sets::{ContactReason, PersonRole, ReferralSource, Sex};
use practice::facts::{Birth, ContactReceived, Name, PersonRegistered};
use service::fact::{AuthorityFact, Fact, Statement};
use service::setup::NOBODY;
use tempfile::TempDir;
use uuid::Uuid;

/// A password that is long enough.
pub const PASSWORD: &str = "correct horse battery\n";

/// A folder in which the program is run.
pub struct Place {
    folder: TempDir,
    variables: Vec<(&'static str, String)>,
}

/// What the program said, and how it ended.
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
    pub bytes: Vec<u8>,
}

/// The program while it serves.
pub struct Serving {
    program: Child,
    pub address: String,
}

impl Place {
    /// An empty folder.
    pub fn new() -> Place {
        Place { folder: tempfile::tempdir().unwrap(), variables: Vec::new() }
    }

    /// A folder with an authority in `goldthread.db`, named by `init`.
    pub fn with_authority() -> Place {
        let place = Place::new();
        place.typing(PASSWORD, &["init", "--name", "Westhaven City Council"]).done();
        place
    }

    /// A folder with an authority in `goldthread.db` that lives on 15 November 2021. A school told us of a child on
    /// 20 October; it was recorded only in November.
    pub fn with_a_late_contact() -> Place {
        let place = Place::new();
        let master = MasterKey::create_file(&place.file("goldthread.db.key")).unwrap();
        let location = Location::Sqlite(place.file("goldthread.db"));
        let ledger: Ledger<Statement> =
            Ledger::open(&location, Authority::new("authority").unwrap(), master).unwrap();
        let child = Subject(Uuid::from_u128(1001));
        let registered = PersonRegistered {
            on: date(2021, 10, 20),
            role: PersonRole::Child,
            name: Name { given: "Amara".into(), family: "Okafor".into() },
            born: Birth::Exact(date(2014, 3, 14)),
            sex: Sex::Female,
        };
        let contact = ContactReceived {
            on: date(2021, 10, 20),
            at: None,
            source: ReferralSource::School,
            reason: ContactReason::SocialCare,
            from: "Mrs Rao, head teacher".into(),
            worry: "Not at school for two weeks.".into(),
        };
        let facts = [
            Fact::Authority(AuthorityFact::Named { name: "Westhaven City Council".into() }),
            Fact::Authority(AuthorityFact::Demonstration { day: date(2021, 11, 15) }),
            Fact::Practice(practice::Fact::PersonRegistered(registered.into())),
            Fact::Practice(practice::Fact::ContactReceived(contact.into())),
        ];
        let recorded: Timestamp = "2021-11-03T09:00:00Z".parse().unwrap();
        let entries = facts.map(|fact| (recorded, child, Statement { by: NOBODY, fact }));
        ledger.append_history(entries.into()).unwrap();
        place
    }

    /// A file in the folder.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file into the folder.
    pub fn write(&self, name: &str, text: &str) {
        std::fs::write(self.file(name), text).unwrap();
    }

    /// The same folder with a variable in the environment.
    pub fn with(mut self, variable: &'static str, value: &str) -> Place {
        self.variables.push((variable, value.to_owned()));
        self
    }

    /// Runs the program.
    pub fn run(&self, arguments: &[&str]) -> Said {
        self.typing("", arguments)
    }

    /// Runs the program and types something into it.
    pub fn typing(&self, typed: &str, arguments: &[&str]) -> Said {
        let mut program =
            self.command(arguments).stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // A program that asks for nothing may have ended before.
        let _ = program.stdin.take().unwrap().write_all(typed.as_bytes());
        said(program.wait_with_output().unwrap())
    }

    /// Serves on a free port, and waits until it does.
    pub fn serve(&self) -> Serving {
        let mut program = self
            .command(&["serve", "--listen", "127.0.0.1:0"])
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(program.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let port = line.trim().rsplit(':').next().unwrap().to_owned();
        assert!(line.starts_with("Goldthread serves Westhaven City Council on http://localhost:"), "{line}");
        Serving { program, address: format!("127.0.0.1:{port}") }
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(program());
        // Nothing of whoever runs the tests may reach the program.
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("GOLDTHREAD_") || name == "COLUMNS" {
                command.env_remove(&name);
            }
        }
        command
            .args(arguments)
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .current_dir(self.folder.path())
            .stdout(Stdio::piped());
        command
    }
}

/// The built program.
pub fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_goldthread"))
}

fn said(output: Output) -> Said {
    Said {
        code: output.status.code().unwrap(),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
        bytes: output.stdout,
    }
}

impl Said {
    /// Fails unless it was done; gives what was printed.
    #[track_caller]
    pub fn done(self) -> String {
        assert_eq!(self.code, 0, "{}{}", self.out, self.err);
        self.out
    }

    /// Fails unless it ended with this code and said all of this to whoever reads errors.
    #[track_caller]
    pub fn refused(self, code: i32, says: &[&str]) {
        assert_eq!(self.code, code, "{}{}", self.out, self.err);
        for words in says {
            assert!(self.err.contains(words), "{words:?} is not in:\n{}", self.err);
        }
        assert_eq!(self.out, "", "what is refused prints nothing");
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}
