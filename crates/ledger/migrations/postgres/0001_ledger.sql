-- Where each authority's ledger ends, and the value that tells a right master key from a wrong one.
CREATE TABLE ledger_head (
    authority text   NOT NULL,
    key_check bytea  NOT NULL,
    position  bigint NOT NULL,  -- position of the last entry; 0 while there is none
    recorded  bigint,           -- when the last entry was recorded; absent while there is none
    hash      bytea  NOT NULL,  -- hash of the last entry; 32 zero bytes while there is none
    PRIMARY KEY (authority)
);

-- The data key of each subject, wrapped by the master key. Absent (NULL) once the subject is forgotten.
CREATE TABLE ledger_key (
    authority text NOT NULL,
    subject   uuid NOT NULL,
    wrapped   bytea,
    PRIMARY KEY (authority, subject)
);

-- The entries. Rows are only ever added.
CREATE TABLE ledger_entry (
    authority text   NOT NULL,
    position  bigint NOT NULL,  -- 1, 2, 3 … without a gap, within the authority
    subject   uuid   NOT NULL,
    version   bigint NOT NULL,  -- 1, 2, 3 … without a gap, within the subject
    recorded  bigint NOT NULL,  -- microseconds since 1970-01-01T00:00:00Z; never goes back
    kind      bigint NOT NULL,  -- 0 told, 1 forgotten
    payload   bytea  NOT NULL,  -- told: nonce, sealed JSON, tag; forgotten: empty
    hash      bytea  NOT NULL,  -- of this entry and the hash of the one before
    PRIMARY KEY (authority, position)
);

CREATE UNIQUE INDEX ledger_entry_by_subject ON ledger_entry (authority, subject, version);

-- Sealed bytes do not compress.
ALTER TABLE ledger_entry ALTER COLUMN payload SET STORAGE EXTERNAL;
