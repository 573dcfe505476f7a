-- In which order accounts were imported: of two files of the same days, the one that came later may be a
-- correction of the first.
ALTER TABLE ledger_imports ADD COLUMN came INTEGER NOT NULL DEFAULT 0;
