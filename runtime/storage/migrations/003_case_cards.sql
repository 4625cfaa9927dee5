-- Case cards: what stays readable to a coordinator when a visit is finished and its
-- results are the supervisor's. No item, substance, score or text; no history either: the
-- newest card of a client, an occasion and an instrument takes the place of the one before.
-- Days are those at the site. Earlier stores have seconds only, so theirs are taken in UTC.

ALTER TABLE clients ADD COLUMN registered_on TEXT NOT NULL DEFAULT '0001-01-01'
    CHECK (registered_on LIKE '____-__-__');
ALTER TABLE clients ADD COLUMN last_contact TEXT NOT NULL DEFAULT '0001-01-01'
    CHECK (last_contact LIKE '____-__-__');

UPDATE clients
SET registered_on = MIN(date(registered, 'unixepoch'),
                        COALESCE((SELECT MIN(date) FROM sessions WHERE sessions.client = clients.id),
                                 '9999-12-31'));
UPDATE clients
SET last_contact = MAX(registered_on,
                       COALESCE((SELECT MAX(date) FROM sessions WHERE sessions.client = clients.id), ''));

-- The occasion for which a visit was begun; empty: none.
ALTER TABLE visits ADD COLUMN occasion TEXT NOT NULL DEFAULT '';

-- date: of the last visit that was to ask it, and whether it was done then; done_on: when it
-- was last done. The level of care is of that day: 1 to 3, NULL where the definition declares
-- none. look_again: something could not be scored.
CREATE TABLE case_cards (
    client TEXT NOT NULL REFERENCES clients (id),
    occasion TEXT NOT NULL,
    instrument TEXT NOT NULL CHECK (instrument <> ''),
    date TEXT NOT NULL CHECK (date LIKE '____-__-__'),
    done INTEGER NOT NULL CHECK (done IN (0, 1)),
    done_on TEXT CHECK (done_on LIKE '____-__-__'),
    level INTEGER CHECK (level BETWEEN 1 AND 3),
    look_again INTEGER NOT NULL CHECK (look_again IN (0, 1)),
    PRIMARY KEY (client, occasion, instrument),
    CHECK (done = 0 OR (done_on IS NOT NULL AND done_on = date)),
    CHECK (done_on IS NOT NULL OR (level IS NULL AND look_again = 0))
) STRICT, WITHOUT ROWID;

-- What was done before there were cards, without its level: that takes the definition.
INSERT INTO case_cards (client, occasion, instrument, date, done, done_on, level, look_again)
SELECT sessions.client, '', instrument, MAX(sessions.date), 1, MAX(sessions.date), NULL, 0
FROM sessions
JOIN acceptances ON acceptances.id = sessions.acceptance
WHERE sessions.client IS NOT NULL AND sessions.state = 'finished' AND sessions.mode <> 'imported'
GROUP BY sessions.client, instrument;
