-- When each record was folded to what it is now, by a number that only grows: the full-text index
-- takes in what has a larger number than it knows. 0: not folded yet.
ALTER TABLE records ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
UPDATE records SET revision = 1 WHERE record IS NOT NULL;
CREATE INDEX records_by_revision ON records (revision, id);
