-- Who may come in: one file for a server, beside the folders of its dossiers and in none of them.
-- Moments are seconds since 1970-01-01T00:00:00Z. Secrets are here only as SHA-256 of random bits, and
-- passwords only as argon2id: who reads this file can sign in with nothing that it holds.

-- `email` is in lower case. `password` is a PHC string. `disabled` is set while the person may not come in.
CREATE TABLE persons (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    name     TEXT    NOT NULL,
    email    TEXT    NOT NULL UNIQUE,
    password TEXT    NOT NULL,
    created  INTEGER NOT NULL,
    disabled INTEGER
) STRICT;

-- What a person may do in a dossier, by the name of its folder; '' is every dossier, also those to come.
CREATE TABLE memberships (
    person  INTEGER NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    dossier TEXT    NOT NULL,
    role    TEXT    NOT NULL,
    PRIMARY KEY (person, dossier)
) STRICT, WITHOUT ROWID;

CREATE INDEX memberships_by_dossier ON memberships (dossier);

-- `key` is the public key as the authenticator gave it (COSE, RFC 9052); `counter` is its last count of
-- signatures.
CREATE TABLE passkeys (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    person     INTEGER NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    credential BLOB    NOT NULL UNIQUE,
    key        BLOB    NOT NULL,
    counter    INTEGER NOT NULL,
    name       TEXT    NOT NULL,
    created    INTEGER NOT NULL,
    used       INTEGER
) STRICT;

CREATE INDEX passkeys_by_person ON passkeys (person);

-- A session ends at `expires`, or once nothing was asked for a while after `seen`. `browser` is what the
-- browser calls itself, so that a person knows their sessions apart.
CREATE TABLE sessions (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    digest  TEXT    NOT NULL UNIQUE,
    person  INTEGER NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    browser TEXT    NOT NULL,
    created INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    seen    INTEGER NOT NULL
) STRICT;

CREATE INDEX sessions_by_person ON sessions (person);

-- A link that works once: it makes a person, or gives a known one a role, or, where `resets` names one,
-- lets them choose another password. Where it gives a role, `dossier` is as in memberships.
CREATE TABLE invitations (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    digest  TEXT    NOT NULL UNIQUE,
    name    TEXT    NOT NULL,
    email   TEXT    NOT NULL,
    dossier TEXT,
    role    TEXT,
    resets  INTEGER REFERENCES persons (id) ON DELETE CASCADE,
    created INTEGER NOT NULL,
    expires INTEGER NOT NULL
) STRICT;

-- Keys for programs. A key can never do more than the person who made it.
CREATE TABLE access_keys (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    digest  TEXT    NOT NULL UNIQUE,
    person  INTEGER NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    name    TEXT    NOT NULL,
    dossier TEXT    NOT NULL,
    role    TEXT    NOT NULL,
    created INTEGER NOT NULL,
    used    INTEGER,
    revoked INTEGER
) STRICT;

CREATE INDEX access_keys_by_person ON access_keys (person);

-- Attempts to sign in, kept as long as they count: `of` is a digest of an e-mail address or of where it
-- was tried from.
CREATE TABLE attempts (
    id   INTEGER PRIMARY KEY AUTOINCREMENT,
    of   TEXT    NOT NULL,
    at   INTEGER NOT NULL
) STRICT;

CREATE INDEX attempts_by_of ON attempts (of, at);
