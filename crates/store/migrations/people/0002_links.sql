-- A link sent by e-mail that signs its person in, once. Only its digest is here.
CREATE TABLE links (
    person  INTEGER NOT NULL PRIMARY KEY REFERENCES persons (id) ON DELETE CASCADE,
    digest  TEXT    NOT NULL UNIQUE,
    created INTEGER NOT NULL,
    expires INTEGER NOT NULL
) STRICT;
