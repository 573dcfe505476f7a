-- The program that a person set for rewording: where it answers, which model, and the file that its key
-- is read from, if it wants one. The key itself is not kept. No row: none is set.
CREATE TABLE rewording (
    one      INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    address  TEXT    NOT NULL,
    model    TEXT    NOT NULL,
    key_file TEXT
) STRICT;
