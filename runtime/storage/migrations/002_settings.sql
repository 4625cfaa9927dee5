-- What a programme says to its clients and decides about its tablets. A supervisor
-- writes it; what has no row has the program's default.

CREATE TABLE settings (
    name TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The site '' stands for every site that has no words of its own.
CREATE TABLE site_words (
    kind TEXT NOT NULL CHECK (kind IN ('consent', 'contact')),
    site TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language <> ''),
    words TEXT NOT NULL CHECK (words <> ''),
    PRIMARY KEY (kind, site, language)
) STRICT, WITHOUT ROWID;

-- What substances are called here, beside the instrument's own words. For every version
-- of the instrument: its lists keep their codes.
CREATE TABLE local_names (
    instrument TEXT NOT NULL CHECK (instrument <> ''),
    list TEXT NOT NULL CHECK (list <> ''),
    entry TEXT NOT NULL CHECK (entry <> ''),
    language TEXT NOT NULL CHECK (language <> ''),
    names TEXT NOT NULL CHECK (names <> ''),
    PRIMARY KEY (instrument, list, entry, language)
) STRICT, WITHOUT ROWID;

-- Every consent text and every set of local names that was ever in force, by its digest:
-- a session names the ones that its respondent saw.
CREATE TABLE shown_words (
    digest TEXT NOT NULL PRIMARY KEY CHECK (length(digest) = 64),
    words TEXT NOT NULL CHECK (words <> '')
) STRICT, WITHOUT ROWID;

CREATE TRIGGER shown_words_are_never_changed BEFORE UPDATE ON shown_words
BEGIN
    SELECT RAISE(ABORT, 'sessions point to these words');
END;

CREATE TRIGGER shown_words_are_never_deleted BEFORE DELETE ON shown_words
BEGIN
    SELECT RAISE(ABORT, 'sessions point to these words');
END;

-- Digests of what stood beside the questionnaire; '' where there was nothing of the site's own.
ALTER TABLE sessions ADD COLUMN consent_text TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN local_names TEXT NOT NULL DEFAULT '';

-- The supervisor's list, newest first. Anonymous sessions are never listed.
CREATE INDEX sessions_by_date ON sessions (date, started, id) WHERE client IS NOT NULL;
