-- Answers that a person approved. `entry` is JSON: see dossier::library::Approved; `model` names the
-- model of `vector`, which is that of the question.
CREATE TABLE library (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    entry  TEXT NOT NULL,
    model  TEXT,
    vector BLOB
) STRICT;

-- What an entry was before a person changed it.
CREATE TABLE library_before (
    id     INTEGER NOT NULL REFERENCES library (id) ON DELETE CASCADE,
    moment TEXT    NOT NULL,
    entry  TEXT    NOT NULL
) STRICT;

CREATE INDEX library_before_by_id ON library_before (id);

-- Texts that a person did not want as the answer to a question: see dossier::library::Rejected.
CREATE TABLE rejected (
    question TEXT NOT NULL,
    text     TEXT NOT NULL,
    moment   TEXT NOT NULL,
    PRIMARY KEY (question, text)
) STRICT, WITHOUT ROWID;

-- The digest of a form's blank original, so that it can be laid beside the form as it was sent; and
-- what was proposed each time it was answered lately, in JSON: see store::Run.
ALTER TABLE forms ADD COLUMN digest TEXT;
ALTER TABLE forms ADD COLUMN runs TEXT NOT NULL DEFAULT '[]';
