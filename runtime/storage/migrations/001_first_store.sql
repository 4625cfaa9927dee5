-- The first store. Ids are UUIDs, so that stores can be joined, and tables whose order
-- of writing would tell who answered when are kept in the order of those random ids
-- (WITHOUT ROWID). Times are UTC seconds; NULL stands only where there is nothing to
-- know: an anonymous session has no client, no staff and no time of day.

CREATE TABLE store (
    only_row INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
    id TEXT NOT NULL CHECK (length(id) = 36),
    created INTEGER NOT NULL,
    practice INTEGER NOT NULL CHECK (practice IN (0, 1)),
    history_key BLOB NOT NULL CHECK (length(history_key) = 32)
) STRICT;

CREATE TRIGGER store_is_never_changed BEFORE UPDATE ON store
BEGIN
    SELECT RAISE(ABORT, 'the store row is written once');
END;

CREATE TRIGGER store_is_never_deleted BEFORE DELETE ON store
BEGIN
    SELECT RAISE(ABORT, 'the store row is written once');
END;

CREATE TABLE staff (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    role TEXT NOT NULL CHECK (role IN ('coordinator', 'evaluator', 'supervisor')),
    public_key BLOB NOT NULL CHECK (length(public_key) = 32),
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    added INTEGER NOT NULL
) STRICT;

CREATE TABLE sites (
    name TEXT NOT NULL PRIMARY KEY CHECK (name LIKE '_%/_%')
) STRICT, WITHOUT ROWID;

CREATE TABLE staff_sites (
    staff TEXT NOT NULL REFERENCES staff (id),
    site TEXT NOT NULL REFERENCES sites (name),
    PRIMARY KEY (staff, site)
) STRICT, WITHOUT ROWID;

-- What a supervisor accepted, to the byte. A changed file is a new acceptance; the old
-- row stays, because sessions were answered under it.
CREATE TABLE acceptances (
    id INTEGER NOT NULL PRIMARY KEY,
    instrument TEXT NOT NULL CHECK (instrument <> ''),
    version TEXT NOT NULL CHECK (version <> ''),
    definition_digest TEXT NOT NULL CHECK (definition_digest <> ''),
    accepted_by TEXT NOT NULL REFERENCES staff (id),
    accepted_at INTEGER NOT NULL
) STRICT;

CREATE INDEX acceptances_by_instrument ON acceptances (instrument, version);

CREATE TABLE acceptance_wordings (
    acceptance INTEGER NOT NULL REFERENCES acceptances (id),
    language TEXT NOT NULL CHECK (language <> ''),
    digest TEXT NOT NULL CHECK (digest <> ''),
    PRIMARY KEY (acceptance, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE clients (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    code TEXT NOT NULL UNIQUE CHECK (code <> ''),
    site TEXT NOT NULL REFERENCES sites (name),
    registered INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX clients_by_site ON clients (site);

-- One client on one occasion, or one anonymous respondent while she answers.
CREATE TABLE visits (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    client TEXT REFERENCES clients (id),
    site TEXT NOT NULL REFERENCES sites (name),
    date TEXT NOT NULL CHECK (date LIKE '____-__-__'),
    state TEXT NOT NULL CHECK (state IN ('open', 'finished')),
    started INTEGER,
    finished INTEGER,
    CHECK ((client IS NULL) = (started IS NULL)),
    CHECK ((state = 'finished') = (finished IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX visits_open ON visits (site) WHERE state = 'open';
CREATE INDEX visits_by_client ON visits (client) WHERE client IS NOT NULL;

-- The visit on the screen: where the kiosk stands again after a power cut. One row.
CREATE TABLE standing (
    only_row INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
    visit TEXT REFERENCES visits (id) ON DELETE SET NULL
) STRICT;

INSERT INTO standing (only_row, visit) VALUES (1, NULL);

-- One instrument, one respondent. The acceptance pins definition and wordings; the salt
-- makes the record's digest in the history tell nothing once the row is gone.
CREATE TABLE sessions (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    visit TEXT REFERENCES visits (id),
    sequence INTEGER NOT NULL CHECK (sequence >= 0),
    acceptance INTEGER NOT NULL REFERENCES acceptances (id),
    client TEXT REFERENCES clients (id),
    site TEXT NOT NULL REFERENCES sites (name),
    date TEXT NOT NULL CHECK (date LIKE '____-__-__'),
    mode TEXT NOT NULL CHECK (mode IN ('staff', 'self', 'imported')),
    state TEXT NOT NULL CHECK (state IN ('planned', 'open', 'finished', 'declined', 'discarded')),
    consent TEXT NOT NULL CHECK (consent IN ('not_asked', 'agreed', 'declined')),
    language TEXT NOT NULL,
    position TEXT NOT NULL DEFAULT '',
    counter INTEGER NOT NULL DEFAULT 0,
    staff TEXT REFERENCES staff (id),
    started INTEGER,
    saved INTEGER,
    finished INTEGER,
    salt BLOB NOT NULL CHECK (length(salt) = 32),
    CHECK ((visit IS NULL) = (sequence = 0)),
    CHECK (client IS NOT NULL
           OR (staff IS NULL AND started IS NULL AND saved IS NULL AND finished IS NULL)),
    CHECK (client IS NOT NULL OR state IN ('planned', 'open')
           OR (visit IS NULL AND position = '' AND counter = 0)),
    CHECK (state NOT IN ('planned', 'open') OR visit IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX sessions_by_visit ON sessions (visit, sequence) WHERE visit IS NOT NULL;
CREATE INDEX sessions_by_client ON sessions (client) WHERE client IS NOT NULL;
CREATE INDEX sessions_by_acceptance ON sessions (acceptance, state);

-- The current answer of each item; an item without a row is not answered. Answers that
-- the skip logic keeps out stay, for undo, and are left out by whoever reads them.
CREATE TABLE answers (
    session TEXT NOT NULL REFERENCES sessions (id),
    item TEXT NOT NULL CHECK (item <> ''),
    state TEXT NOT NULL CHECK (state IN ('answered', 'refused')),
    value TEXT NOT NULL,
    language TEXT NOT NULL,
    counter INTEGER NOT NULL,
    PRIMARY KEY (session, item),
    CHECK ((state = 'refused') = (value = ''))
) STRICT, WITHOUT ROWID;

-- Scores as they were computed, for ever; another version of the scorer adds a scoring.
CREATE TABLE scorings (
    session TEXT NOT NULL REFERENCES sessions (id),
    number INTEGER NOT NULL CHECK (number >= 1),
    scorer TEXT NOT NULL CHECK (scorer <> ''),
    PRIMARY KEY (session, number),
    UNIQUE (session, scorer)
) STRICT, WITHOUT ROWID;

CREATE TABLE scores (
    session TEXT NOT NULL,
    scoring INTEGER NOT NULL,
    place INTEGER NOT NULL CHECK (place >= 1),
    name TEXT NOT NULL CHECK (name <> ''),
    value TEXT NOT NULL,
    PRIMARY KEY (session, scoring, place),
    UNIQUE (session, scoring, name),
    FOREIGN KEY (session, scoring) REFERENCES scorings (session, number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER scorings_are_never_changed BEFORE UPDATE ON scorings
BEGIN
    SELECT RAISE(ABORT, 'a scoring is written once');
END;

CREATE TRIGGER scores_are_never_changed BEFORE UPDATE ON scores
BEGIN
    SELECT RAISE(ABORT, 'a score is written once');
END;

-- What happened, by whom. Each row's link is a keyed digest over the row and the link
-- before it. An object is an id, never a code or an answer.
CREATE TABLE events (
    number INTEGER NOT NULL PRIMARY KEY CHECK (number >= 1),
    at INTEGER NOT NULL,
    actor TEXT NOT NULL REFERENCES staff (id),
    role TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind <> ''),
    object TEXT NOT NULL,
    before BLOB NOT NULL,
    after BLOB NOT NULL,
    link BLOB NOT NULL CHECK (length(link) = 32)
) STRICT;

CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events
BEGIN
    SELECT RAISE(ABORT, 'history is only added to');
END;

CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events
BEGIN
    SELECT RAISE(ABORT, 'history is only added to');
END;
