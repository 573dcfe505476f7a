-- A dossier: what one organisation has written, read piece by piece.
-- One file holds one organisation, so no key names the organisation.

-- A file that was read. `about` is JSON: see dossier::About.
CREATE TABLE sources (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    name      TEXT    NOT NULL UNIQUE,
    digest    TEXT    NOT NULL,
    size      INTEGER NOT NULL,
    added     TEXT    NOT NULL,
    about     TEXT    NOT NULL
) STRICT;

CREATE INDEX sources_by_digest ON sources (digest);

-- What a source was before it was replaced or removed. Its bytes stay in originals/.
CREATE TABLE earlier_sources (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    name      TEXT    NOT NULL,
    digest    TEXT    NOT NULL,
    size      INTEGER NOT NULL,
    added     TEXT    NOT NULL,
    ended     TEXT    NOT NULL,
    about     TEXT    NOT NULL
) STRICT;

-- Pieces of a source. `headings` is a JSON list; `model` names the model of `vector`.
CREATE TABLE passages (
    source    INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    ordinal   INTEGER NOT NULL,
    page      INTEGER,
    headings  TEXT    NOT NULL,
    text      TEXT    NOT NULL,
    model     TEXT,
    vector    BLOB,
    PRIMARY KEY (source, ordinal)
) STRICT, WITHOUT ROWID;

-- `date` is ISO 8601: a day, a month or a year.
CREATE TABLE facts (
    source     INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    ordinal    INTEGER NOT NULL,
    key        TEXT    NOT NULL,
    value      TEXT    NOT NULL,
    date       TEXT,
    page       INTEGER,
    headings   TEXT    NOT NULL,
    quote      TEXT    NOT NULL,
    confidence REAL    NOT NULL,
    PRIMARY KEY (source, ordinal)
) STRICT, WITHOUT ROWID;

CREATE INDEX facts_by_key ON facts (key);

-- `label` to `planned` are as in dossier::Figure; `side` is `charges`, `products` or null.
-- `table_name` stands for Figure::table, which is a word of SQL.
CREATE TABLE figures (
    source     INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    ordinal    INTEGER NOT NULL,
    account    TEXT    NOT NULL,
    label      TEXT    NOT NULL,
    table_name TEXT    NOT NULL,
    side       TEXT,
    cents      INTEGER NOT NULL,
    year       INTEGER,
    planned    INTEGER,
    total      INTEGER NOT NULL,
    page       INTEGER,
    headings   TEXT    NOT NULL,
    quote      TEXT    NOT NULL,
    PRIMARY KEY (source, ordinal)
) STRICT, WITHOUT ROWID;

-- Questions answered before; `vector` is that of the question.
CREATE TABLE earlier_answers (
    source     INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    ordinal    INTEGER NOT NULL,
    question   TEXT    NOT NULL,
    answer     TEXT    NOT NULL,
    approved   INTEGER NOT NULL,
    page       INTEGER,
    headings   TEXT    NOT NULL,
    model      TEXT,
    vector     BLOB,
    PRIMARY KEY (source, ordinal)
) STRICT, WITHOUT ROWID;
