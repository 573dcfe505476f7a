-- What was recognised from pictures is marked, and each source says which version of the reader
-- it was read by: sources of another version are read again from their originals.
ALTER TABLE sources ADD COLUMN reader INTEGER NOT NULL DEFAULT 0;
ALTER TABLE passages ADD COLUMN doubtful INTEGER NOT NULL DEFAULT 0;
ALTER TABLE facts ADD COLUMN doubtful INTEGER NOT NULL DEFAULT 0;
ALTER TABLE figures ADD COLUMN doubtful INTEGER NOT NULL DEFAULT 0;
ALTER TABLE earlier_answers ADD COLUMN doubtful INTEGER NOT NULL DEFAULT 0;
-- What a figure counts: `euro` or `percent`.
ALTER TABLE figures ADD COLUMN unit TEXT NOT NULL DEFAULT 'euro';

-- What was recognised on the pictures of an original: it takes seconds a page, and is kept from
-- page to page so that a kill loses no more than one. `words` is JSON: see documents::Word.
CREATE TABLE seen_pages (
    digest    TEXT    NOT NULL,
    page      INTEGER NOT NULL,
    words     TEXT    NOT NULL,
    PRIMARY KEY (digest, page)
) STRICT, WITHOUT ROWID;
