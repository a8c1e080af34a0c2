-- Where each authority's ledger ends, and the value that tells a right master key from a wrong one.
CREATE TABLE ledger_head (
    authority TEXT    NOT NULL,
    key_check BLOB    NOT NULL,
    position  INTEGER NOT NULL,  -- position of the last entry; 0 while there is none
    recorded  INTEGER,           -- when the last entry was recorded; absent while there is none
    hash      BLOB    NOT NULL,  -- hash of the last entry; 32 zero bytes while there is none
    PRIMARY KEY (authority)
) STRICT, WITHOUT ROWID;

-- The data key of each subject, wrapped by the master key. Absent (NULL) once the subject is forgotten.
CREATE TABLE ledger_key (
    authority TEXT NOT NULL,
    subject   BLOB NOT NULL,     -- UUID, 16 bytes
    wrapped   BLOB,
    PRIMARY KEY (authority, subject)
) STRICT, WITHOUT ROWID;

-- The entries. Rows are only ever added.
CREATE TABLE ledger_entry (
    authority TEXT    NOT NULL,
    position  INTEGER NOT NULL,  -- 1, 2, 3 … without a gap, within the authority
    subject   BLOB    NOT NULL,  -- UUID, 16 bytes
    version   INTEGER NOT NULL,  -- 1, 2, 3 … without a gap, within the subject
    recorded  INTEGER NOT NULL,  -- microseconds since 1970-01-01T00:00:00Z; never goes back
    kind      INTEGER NOT NULL,  -- 0 told, 1 forgotten
    payload   BLOB    NOT NULL,  -- told: nonce, sealed JSON, tag; forgotten: empty
    hash      BLOB    NOT NULL,  -- of this entry and the hash of the one before
    PRIMARY KEY (authority, position)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX ledger_entry_by_subject ON ledger_entry (authority, subject, version);
