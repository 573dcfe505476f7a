-- Which record names which other one, drawn from records as they are folded.
CREATE TABLE links (
    target TEXT NOT NULL,
    record TEXT NOT NULL,
    field TEXT NOT NULL,
    PRIMARY KEY (target, record, field)
) STRICT, WITHOUT ROWID;

CREATE INDEX links_by_record ON links (record);

-- What was folded before is folded again, and its links are kept.
UPDATE records SET stale = 1;
