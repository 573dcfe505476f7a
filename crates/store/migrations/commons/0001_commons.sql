-- The commons of one node. The statements are what is kept; records are drawn from them.

-- One statement, by its place in the log, from 0.
CREATE TABLE statements (
    position INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    -- The claim with its proof: the entry of the log.
    claim BLOB NOT NULL,
    author BLOB NOT NULL,
    -- Seconds since 1970.
    time INTEGER NOT NULL
) STRICT;

CREATE INDEX statements_by_author ON statements (author, time);

-- What stands beside the log and may be erased.
CREATE TABLE words (
    position INTEGER PRIMARY KEY REFERENCES statements,
    words BLOB NOT NULL
) STRICT;

-- What each statement is about: 'r:' and a record, 'a:' and an account, or 'g'.
CREATE TABLE subjects (
    subject TEXT NOT NULL,
    position INTEGER NOT NULL REFERENCES statements,
    PRIMARY KEY (subject, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX subjects_by_position ON subjects (position);

-- Hashes of full tiles, from level 1 up.
CREATE TABLE nodes (
    level INTEGER NOT NULL,
    number INTEGER NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (level, number)
) STRICT, WITHOUT ROWID;

-- Records as they were folded last. Stale ones are folded again before they are read.
CREATE TABLE records (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    record TEXT,
    -- When it reads otherwise without any new statement, in seconds since 1970.
    changes_at INTEGER,
    stale INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX records_by_kind ON records (kind, id);
CREATE INDEX records_stale ON records (id) WHERE stale = 1;
CREATE INDEX records_changing ON records (changes_at) WHERE changes_at IS NOT NULL;

-- When the rule, the kinds or the members change without any new statement: one row, or none.
CREATE TABLE constitution (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    changes_at INTEGER NOT NULL
) STRICT;

-- Imports, each said by an account of its own, so that one statement takes it back.
CREATE TABLE imports (
    account BLOB PRIMARY KEY,
    list TEXT NOT NULL,
    time INTEGER NOT NULL,
    -- How many values it said.
    said INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
