-- Sealed records: what goes in, what comes out for a recipient, and what must be sealed.

-- name: select_recipients
SELECT public_key FROM staff WHERE role = 'supervisor' AND active = 1 ORDER BY id;

-- name: insert_sealed_record
INSERT INTO sealed_records (id, body, mark) VALUES (:id, :body, :mark);

-- name: replace_sealed_body
UPDATE sealed_records SET body = :body, mark = :mark WHERE id = :id;

-- name: insert_record_key
INSERT INTO record_keys (record, recipient, sealed_key) VALUES (:record, :recipient, :sealed_key);

-- name: delete_record_keys
DELETE FROM record_keys WHERE record = :record;

-- name: select_missing_keys
-- Records that this reader can open and this recipient cannot yet.
SELECT record, sealed_key
FROM record_keys AS mine
WHERE recipient = :reader AND record > :after
  AND NOT EXISTS (SELECT 1 FROM record_keys AS others
                  WHERE others.record = mine.record AND others.recipient = :recipient)
ORDER BY record
LIMIT :limit;

-- name: delete_keys_of_those_who_left
-- But for the last key of a record: without it nobody could read that any more.
DELETE FROM record_keys
WHERE recipient IN (SELECT public_key FROM staff WHERE active = 0 OR role <> 'supervisor')
  AND EXISTS (SELECT 1 FROM record_keys AS others
              JOIN staff ON staff.public_key = others.recipient AND active = 1 AND role = 'supervisor'
              WHERE others.record = record_keys.record);

-- name: select_key_of
SELECT 1 FROM record_keys WHERE recipient = (SELECT public_key FROM staff WHERE id = :staff) LIMIT 1;

-- name: select_key_of_others_only
-- Of a record that others who may sign in can open, and this reader cannot.
SELECT 1 FROM record_keys AS others
JOIN staff ON staff.public_key = others.recipient AND active = 1 AND role = 'supervisor'
WHERE NOT EXISTS (SELECT 1 FROM record_keys AS mine
                  WHERE mine.record = others.record AND mine.recipient = :reader)
LIMIT 1;

-- name: delete_keys_of_recipient
DELETE FROM record_keys WHERE recipient = :recipient;

-- name: delete_sealed_record
DELETE FROM sealed_records WHERE id = :id;

-- name: select_sealed_record
SELECT id, body, mark, sealed_key
FROM sealed_records
LEFT JOIN record_keys ON record = id AND recipient = :recipient
WHERE id = :id;

-- name: select_sealed_id
SELECT id FROM sealed_records WHERE id = :id;

-- name: select_sealed_ids
SELECT id FROM sealed_records;

-- name: select_all_sealed
SELECT id, body, mark FROM sealed_records;

-- name: select_mark_events
SELECT kind, object, before, after FROM events
WHERE kind IN ('record.sealed', 'record.rescored', 'record.erased') ORDER BY number;

-- name: select_anonymous_records
SELECT records, marks FROM anonymous_records WHERE only_row = 1;

-- name: save_anonymous_records
UPDATE anonymous_records SET records = :records, marks = :marks WHERE only_row = 1;

-- name: count_survey
INSERT INTO survey_counts (site, date, surveys) VALUES (:site, :date, 1)
ON CONFLICT (site) DO UPDATE
SET surveys = CASE WHEN excluded.date = date THEN surveys + 1 ELSE 1 END, date = excluded.date
-- A day that has not come was counted while the clock was ahead.
WHERE excluded.date >= date OR date > date(:at, 'unixepoch', '+1 day');

-- name: select_survey_count
SELECT surveys FROM survey_counts WHERE site = :site AND date = :date;

-- name: delete_scores
DELETE FROM scores WHERE session = :session;

-- name: delete_scorings
DELETE FROM scorings WHERE session = :session;

-- name: delete_session
DELETE FROM sessions WHERE id = :id;

-- name: delete_visit
DELETE FROM visits WHERE id = :id;

-- name: select_done_sessions
-- Done and still plain: of visits that are finished, and without one.
SELECT sessions.id
FROM sessions
LEFT JOIN visits ON visits.id = sessions.visit
WHERE sessions.state NOT IN ('planned', 'open') AND (visits.id IS NULL OR visits.state = 'finished')
LIMIT 100;

-- name: select_resting_visits
-- Open visits of clients in which nothing happened since then.
SELECT visits.id
FROM visits
WHERE visits.state = 'open' AND visits.client IS NOT NULL AND visits.started <= :since
  AND NOT EXISTS (SELECT 1 FROM sessions
                  WHERE sessions.visit = visits.id
                    AND (sessions.started > :since OR saved > :since OR sessions.finished > :since));

-- name: select_resting_anonymous_visits
SELECT id FROM visits WHERE state = 'open' AND client IS NULL AND date <= date(:today, '-30 days');

-- name: delete_empty_visits
DELETE FROM visits WHERE NOT EXISTS (SELECT 1 FROM sessions WHERE sessions.visit = visits.id);
