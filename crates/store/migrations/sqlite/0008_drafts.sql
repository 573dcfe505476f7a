-- Forms that a person is answering. `project` is the title of the one that is answered for; `offered` is
-- JSON: what was proposed for each box, see store::Offered. `closed` is set once a person put it away.
CREATE TABLE drafts (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    fingerprint TEXT NOT NULL,
    name        TEXT NOT NULL,
    digest      TEXT NOT NULL,
    project     TEXT,
    begun       TEXT NOT NULL,
    offered     TEXT NOT NULL,
    closed      TEXT
) STRICT;

-- What a person did with a box: the text as it was saved last, and whether it is accepted (`open`,
-- `accepted`, `later`, `blank`). `entry` is the entry of the library that came of it.
CREATE TABLE draft_answers (
    draft  INTEGER NOT NULL REFERENCES drafts (id) ON DELETE CASCADE,
    box    TEXT    NOT NULL,
    text   TEXT,
    state  TEXT    NOT NULL,
    entry  INTEGER,
    saved  TEXT    NOT NULL,
    PRIMARY KEY (draft, box)
) STRICT, WITHOUT ROWID;

-- What it was before, so that every step can be taken back.
CREATE TABLE draft_answers_before (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    draft  INTEGER NOT NULL REFERENCES drafts (id) ON DELETE CASCADE,
    box    TEXT    NOT NULL,
    text   TEXT,
    state  TEXT    NOT NULL,
    entry  INTEGER,
    saved  TEXT    NOT NULL
) STRICT;

CREATE INDEX draft_answers_before_by_box ON draft_answers_before (draft, box);

-- Counts the changes of what answers are drawn from, by whichever program: what was loaded before the
-- count moved is loaded again.
CREATE TABLE changes (
    one   INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    count INTEGER NOT NULL
) STRICT;
INSERT INTO changes (one, count) VALUES (1, 0);
CREATE TRIGGER changes_source_added AFTER INSERT ON sources BEGIN UPDATE changes SET count = count + 1; END;
CREATE TRIGGER changes_source AFTER UPDATE ON sources BEGIN UPDATE changes SET count = count + 1; END;
CREATE TRIGGER changes_source_gone AFTER DELETE ON sources BEGIN UPDATE changes SET count = count + 1; END;
CREATE TRIGGER changes_vector AFTER UPDATE OF vector ON passages BEGIN UPDATE changes SET count = count + 1; END;
CREATE TRIGGER changes_entry_added AFTER INSERT ON library BEGIN UPDATE changes SET count = count + 1; END;
CREATE TRIGGER changes_entry AFTER UPDATE ON library BEGIN UPDATE changes SET count = count + 1; END;
CREATE TRIGGER changes_rejected_added AFTER INSERT ON rejected BEGIN UPDATE changes SET count = count + 1; END;
CREATE TRIGGER changes_rejected_gone AFTER DELETE ON rejected BEGIN UPDATE changes SET count = count + 1; END;
CREATE TRIGGER changes_import_added AFTER INSERT ON ledger_imports BEGIN UPDATE changes SET count = count + 1; END;
CREATE TRIGGER changes_import_gone AFTER DELETE ON ledger_imports BEGIN UPDATE changes SET count = count + 1; END;
CREATE TRIGGER changes_said_added AFTER INSERT ON ledger_said BEGIN UPDATE changes SET count = count + 1; END;
CREATE TRIGGER changes_said AFTER UPDATE ON ledger_said BEGIN UPDATE changes SET count = count + 1; END;
