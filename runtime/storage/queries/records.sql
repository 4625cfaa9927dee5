-- Finished records, their scores, and the history.

-- name: select_finished_client_ids
SELECT id FROM sessions WHERE state = 'finished' AND client IS NOT NULL;

-- name: select_finished_plain_ids
SELECT id FROM sessions WHERE state = 'finished';

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
-- In another order every time, drawn for each row: two exports do not line up. Whether a sealed
-- one was finished stands inside it.
SELECT id, 0 AS sealed, random() AS drawn FROM sessions WHERE state = 'finished'
UNION ALL
SELECT id, 1 AS sealed, random() AS drawn FROM sealed_records
ORDER BY drawn;

-- name: select_corrected
SELECT object FROM events WHERE kind = 'record.corrected';

-- name: count_all_records
SELECT (SELECT COUNT(*) FROM sessions WHERE state = 'finished')
       + (SELECT COUNT(*) FROM sealed_records) AS records;

-- name: select_sealings
SELECT at, object FROM events WHERE kind = 'record.sealed';

-- name: select_imports
SELECT at, object FROM events WHERE kind = 'records.imported' ORDER BY number;

-- name: insert_event
INSERT INTO events (number, at, actor, role, kind, object, before, after, link)
VALUES (:number, :at, :actor, :role, :kind, :object, :before, :after, :link);

-- name: select_last_event
SELECT number, link FROM events ORDER BY number DESC LIMIT 1;

-- name: select_newest_event
SELECT at FROM events ORDER BY number DESC LIMIT 1;

-- name: select_link
SELECT link FROM events WHERE number = :number;

-- name: select_chain
SELECT number, at, actor, role, kind, object, before, after, link FROM events ORDER BY number;

-- name: select_events
SELECT number, at, actor, staff.name AS actor_name, events.role, kind, object, before, after, link
FROM events
JOIN staff ON staff.id = actor
ORDER BY number;
