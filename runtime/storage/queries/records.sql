-- Finished records, their scores, and the history.

-- name: insert_imported_session
INSERT INTO sessions (id, visit, sequence, acceptance, client, site, date, mode, state, consent,
                      language, salt)
VALUES (:id, NULL, 0, :acceptance, :client, :site, :date, 'imported', 'finished', 'not_asked',
        :language, :salt);

-- name: insert_answer
INSERT INTO answers (session, item, state, value, language, counter)
VALUES (:session, :item, :state, :value, :language, :counter);

-- name: select_finished_client_ids
SELECT id FROM sessions WHERE state = 'finished' AND client IS NOT NULL;

-- name: select_record_digests
SELECT object, after FROM events WHERE kind IN ('session.finished', 'record.imported');

-- name: insert_scoring
INSERT INTO scorings (session, number, scorer) VALUES (:session, :number, :scorer);

-- name: select_scorings
SELECT number, scorer FROM scorings WHERE session = :session ORDER BY number;

-- name: insert_score
INSERT INTO scores (session, scoring, place, name, value)
VALUES (:session, :scoring, :place, :name, :value);

-- name: select_scores
SELECT name, value FROM scores WHERE session = :session AND scoring = :scoring ORDER BY place;

-- name: select_finished_ids
-- In another order every time, drawn for each row: two exports do not line up.
SELECT sessions.id
FROM sessions
JOIN acceptances ON acceptances.id = sessions.acceptance
WHERE sessions.state = 'finished'
  AND (:instrument IS NULL OR instrument = :instrument)
  AND (:version IS NULL OR version = :version)
  AND (:from IS NULL OR date >= :from)
  AND (:to IS NULL OR date <= :to)
  AND (:site IS NULL OR site = :site)
ORDER BY instrument, version, random();

-- name: count_finished
SELECT COUNT(*) AS records FROM sessions WHERE state = 'finished';

-- name: insert_event
INSERT INTO events (number, at, actor, role, kind, object, before, after, link)
VALUES (:number, :at, :actor, :role, :kind, :object, :before, :after, :link);

-- name: select_last_event
SELECT number, link FROM events ORDER BY number DESC LIMIT 1;

-- name: select_events
SELECT number, at, actor, staff.name AS actor_name, events.role, kind, object, before, after, link
FROM events
JOIN staff ON staff.id = actor
ORDER BY number;
