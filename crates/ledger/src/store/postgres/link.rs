//! One link to the server, with the statements prepared on it.

use std::collections::HashMap;
use std::time::Duration;

use postgres::types::ToSql;
use postgres::{Client, Config, NoTls, Row, RowIter, Statement};

/// A link to the server.
pub(super) struct Link {
    /// Absent only while being dropped.
    client: Option<Client>,
    prepared: HashMap<&'static str, Statement>,
}

/// What hinders a question.
pub(super) enum Fault {
    /// The link is no more.
    Lost,
    /// The server, or the way to it, said so.
    Said(postgres::Error),
}

impl From<postgres::Error> for Fault {
    fn from(error: postgres::Error) -> Self {
        Fault::Said(error)
    }
}

pub(super) type Parameters<'p> = &'p [&'p (dyn ToSql + Sync)];

impl Link {
    pub(super) fn open(url: &str) -> Result<Self, Fault> {
        let mut config: Config = url.parse()?;
        if config.get_application_name().is_none() {
            config.application_name("goldthread");
        }
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(Duration::from_secs(10));
        }
        Ok(Link { client: Some(config.connect(NoTls)?), prepared: HashMap::new() })
    }

    pub(super) fn is_closed(&self) -> bool {
        self.client.as_ref().is_none_or(Client::is_closed)
    }

    pub(super) fn client(&mut self) -> Result<&mut Client, Fault> {
        self.client.as_mut().ok_or(Fault::Lost)
    }

    /// Statements without parameters, one after another.
    pub(super) fn batch(&mut self, sql: &str) -> Result<(), Fault> {
        Ok(self.client()?.batch_execute(sql)?)
    }

    pub(super) fn query_one(&mut self, sql: &'static str, with: Parameters<'_>) -> Result<Row, Fault> {
        let statement = self.prepare(sql)?;
        Ok(self.client()?.query_one(&statement, with)?)
    }

    pub(super) fn query_opt(
        &mut self,
        sql: &'static str,
        with: Parameters<'_>,
    ) -> Result<Option<Row>, Fault> {
        let statement = self.prepare(sql)?;
        Ok(self.client()?.query_opt(&statement, with)?)
    }

    /// The rows as they come, not gathered first.
    pub(super) fn stream(&mut self, sql: &'static str, with: Parameters<'_>) -> Result<RowIter<'_>, Fault> {
        let statement = self.prepare(sql)?;
        Ok(self.client()?.query_raw(&statement, with.iter().copied())?)
    }

    pub(super) fn execute(&mut self, sql: &'static str, with: Parameters<'_>) -> Result<u64, Fault> {
        let statement = self.prepare(sql)?;
        Ok(self.client()?.execute(&statement, with)?)
    }

    fn prepare(&mut self, sql: &'static str) -> Result<Statement, Fault> {
        if let Some(statement) = self.prepared.get(sql) {
            return Ok(statement.clone());
        }
        let statement = self.client()?.prepare(sql)?;
        self.prepared.insert(sql, statement.clone());
        Ok(statement)
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        // A client brings a small runtime of its own, which must not end on a thread that runs another's.
        if let Some(client) = self.client.take() {
            std::thread::spawn(move || drop(client)).join().unwrap_or_default();
        }
    }
}
