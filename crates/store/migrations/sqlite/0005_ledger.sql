-- Accounts that were imported. The original is kept under its digest; entries are read again from it,
-- with what a person chose: `chosen` is JSON, see ledger::import::Chosen. `first` and `last` are the
-- days that the entries cover, ISO 8601.
CREATE TABLE ledger_imports (
    digest   TEXT    NOT NULL PRIMARY KEY,
    name     TEXT    NOT NULL,
    size     INTEGER NOT NULL,
    imported TEXT    NOT NULL,
    first    TEXT,
    last     TEXT,
    entries  INTEGER NOT NULL,
    chosen   TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

-- What a person said of the accounts: funders, projects, rules, grants, budgets… One document in JSON
-- a kind; see store::Said.
CREATE TABLE ledger_said (
    kind    TEXT NOT NULL PRIMARY KEY,
    content TEXT NOT NULL
) STRICT, WITHOUT ROWID;
