-- A visit out of the store into a file of its own, and back. `given` is that file, attached.

-- name: attach_given
ATTACH DATABASE :file AS given KEY :key;

-- name: detach_given
DETACH DATABASE given;

-- name: give_visit
-- The visit that stands, as far as it is not done, and what its screens show. No client's
-- code, no name of anybody, nothing of any other visit.
INSERT INTO given.store (only_row, id, created, practice, history_key)
SELECT 1, id, created, practice, randomblob(32) FROM main.store;

INSERT INTO given.staff (id, name, role, public_key, active, added)
SELECT id, id, role, public_key, active, added FROM main.staff;

INSERT INTO given.sites (name)
SELECT site FROM main.visits WHERE id = (SELECT visit FROM main.standing);

INSERT INTO given.acceptances
SELECT * FROM main.acceptances
WHERE id IN (SELECT acceptance FROM main.sessions WHERE visit = (SELECT visit FROM main.standing));

INSERT INTO given.acceptance_wordings
SELECT * FROM main.acceptance_wordings WHERE acceptance IN (SELECT id FROM given.acceptances);

INSERT INTO given.clients (id, code, site, registered)
SELECT client, '-', site, 0 FROM main.visits
WHERE id = (SELECT visit FROM main.standing) AND client IS NOT NULL;

INSERT INTO given.visits SELECT * FROM main.visits WHERE id = (SELECT visit FROM main.standing);

INSERT INTO given.sessions
SELECT * FROM main.sessions
WHERE visit = (SELECT visit FROM main.standing) AND state IN ('planned', 'open');

INSERT INTO given.answers
SELECT * FROM main.answers WHERE session IN (SELECT id FROM given.sessions);

INSERT INTO given.settings SELECT * FROM main.settings;
INSERT INTO given.site_words
SELECT * FROM main.site_words WHERE site = '' OR site IN (SELECT name FROM given.sites);
INSERT INTO given.local_names SELECT * FROM main.local_names;
INSERT INTO given.shown_words SELECT * FROM main.shown_words;

UPDATE given.standing SET visit = (SELECT visit FROM main.standing);

-- name: insert_session_file
INSERT INTO session_files (id, key, visit, client, at)
SELECT :id, :key, visits.id, visits.client, :at
FROM visits
WHERE visits.id = (SELECT visit FROM standing);

-- name: select_session_file
SELECT id, key, visit, client, at FROM session_files WHERE lost = 0;

-- name: take_visits
-- Sessions as the client left them, and visits of respondents who came after the first.
UPDATE main.sessions AS ours
SET (state, consent, language, position, counter, staff, started, saved, finished, consent_text, local_names) =
    (SELECT state, consent, language, position, counter, staff, started, saved, finished, consent_text,
            local_names
     FROM given.sessions AS theirs WHERE theirs.id = ours.id)
WHERE id IN (SELECT id FROM given.sessions);

INSERT INTO main.visits SELECT * FROM given.visits WHERE id NOT IN (SELECT id FROM main.visits);
INSERT INTO main.sessions SELECT * FROM given.sessions WHERE id NOT IN (SELECT id FROM main.sessions);

DELETE FROM main.answers WHERE session IN (SELECT id FROM given.sessions);
INSERT INTO main.answers SELECT * FROM given.answers;
INSERT INTO main.scorings SELECT * FROM given.scorings;
INSERT INTO main.scores SELECT * FROM given.scores;

INSERT INTO main.timings SELECT * FROM given.timings WHERE true
ON CONFLICT (instrument, minutes) DO UPDATE SET sessions = sessions + excluded.sessions;

UPDATE main.standing SET visit = (SELECT visit FROM given.standing);

-- name: select_given_events
SELECT at, actor, role, kind, object, level, look_again
FROM given.events
LEFT JOIN given.sessions AS theirs ON theirs.id = object
LEFT JOIN given.visits ON visits.id = theirs.visit
LEFT JOIN given.acceptances ON acceptances.id = theirs.acceptance
LEFT JOIN given.case_cards AS cards
       ON cards.client = theirs.client AND cards.occasion = visits.occasion
      AND cards.instrument = acceptances.instrument
ORDER BY number;

-- name: select_answered_and_gone
-- What an anonymous respondent was to answer and has: her session is a sealed record by now.
SELECT id FROM main.sessions
WHERE visit = :visit AND client IS NULL AND id NOT IN (SELECT id FROM given.sessions);

-- name: select_given_records
SELECT id, body FROM given.sealed_records;

-- name: take_record_keys
INSERT INTO main.record_keys SELECT * FROM given.record_keys;

-- name: select_given_survey_counts
SELECT site, date, surveys FROM given.survey_counts;

-- name: delete_session_file
DELETE FROM session_files WHERE id = :id;

-- name: select_lost_session_files
SELECT visit, at FROM session_files WHERE lost = 1 ORDER BY at, id;

-- name: count_losses_told
SELECT COUNT(*) AS told FROM events WHERE kind = 'session.lost' AND object = :visit;

-- name: lose_session_file
UPDATE session_files SET lost = 1 WHERE id = :id;

-- name: delete_session_files_of_visit
DELETE FROM session_files WHERE visit = :visit;

-- name: delete_session_files_of_client
DELETE FROM session_files WHERE client = :client;
