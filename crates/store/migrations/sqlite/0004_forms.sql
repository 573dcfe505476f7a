-- Forms that were answered or corrected, so that the same form, re-saved or of another year, is known
-- again with what a person corrected of its boxes. `form` is JSON as it was recognised: see
-- forms::Form; `corrections` is JSON: see forms::Correction. `answered` is NULL for a form that was
-- corrected only.
CREATE TABLE forms (
    fingerprint TEXT NOT NULL PRIMARY KEY,
    name        TEXT NOT NULL,
    answered    TEXT,
    form        TEXT NOT NULL,
    corrections TEXT NOT NULL
) STRICT, WITHOUT ROWID;
