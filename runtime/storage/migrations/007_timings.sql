-- How long questionnaires take on this tablet, for the minutes that people are told: counts
-- by instrument and whole minutes. No session, client, person or date; one more tells only
-- that somebody finished one.
CREATE TABLE timings (
    instrument TEXT NOT NULL CHECK (instrument <> ''),
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 120),
    sessions INTEGER NOT NULL CHECK (sessions > 0),
    PRIMARY KEY (instrument, minutes)
) STRICT, WITHOUT ROWID;
