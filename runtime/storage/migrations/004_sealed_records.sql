-- Sealed records: finished records that only their recipients can read. A record's body is
-- encrypted with a key of its own, which lies here once for each recipient, sealed to that
-- public key. Nothing in these rows tells client, site, day, instrument or answers, and
-- both tables are kept in the order of random ids.

-- mark: a keyed digest over id and body, so that whoever holds the store can tell whether a
-- record is as it was sealed, without being able to read it.
CREATE TABLE sealed_records (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    body BLOB NOT NULL CHECK (length(body) > 0),
    mark BLOB NOT NULL CHECK (length(mark) = 32)
) STRICT, WITHOUT ROWID;

-- A record whose last key is gone can be read by nobody, ever.
CREATE TABLE record_keys (
    record TEXT NOT NULL REFERENCES sealed_records (id),
    recipient BLOB NOT NULL CHECK (length(recipient) = 32),
    sealed_key BLOB NOT NULL CHECK (length(sealed_key) = 80),
    PRIMARY KEY (record, recipient)
) STRICT, WITHOUT ROWID;

-- The evaluator's counter. A finished survey is sealed at once and can no longer be counted;
-- only the newest day of a site is kept.
CREATE TABLE survey_counts (
    site TEXT NOT NULL PRIMARY KEY REFERENCES sites (name),
    date TEXT NOT NULL CHECK (date LIKE '____-__-__'),
    surveys INTEGER NOT NULL CHECK (surveys >= 1)
) STRICT, WITHOUT ROWID;

-- Anonymous records have no event in the history, which would tell when each was answered.
-- Instead: how many there are, and the exclusive or of all their marks.
CREATE TABLE anonymous_records (
    only_row INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
    records INTEGER NOT NULL CHECK (records >= 0),
    marks BLOB NOT NULL CHECK (length(marks) = 32)
) STRICT;

INSERT INTO anonymous_records (only_row, records, marks) VALUES (1, 0, zeroblob(32));

-- The supervisor's list is made of opened records now.
DROP INDEX sessions_by_date;
