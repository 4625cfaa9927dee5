-- What a damaged store still has: see salvage.h. Both ways, because a damaged page hides what
-- lies behind it.

-- name: select_sealed_ids_up
SELECT id FROM sealed_records ORDER BY id;

-- name: select_sealed_ids_down
SELECT id FROM sealed_records ORDER BY id DESC;

-- name: select_keyed_ids_up
-- Each sealed record has keys, and these rows are small: where pages of the records are damaged, the ids are
-- here.
SELECT DISTINCT record AS id FROM record_keys ORDER BY record;

-- name: select_keyed_ids_down
SELECT DISTINCT record AS id FROM record_keys ORDER BY record DESC;

-- name: select_begun_ids_up
-- By an index they would be sorted first, and none come where one page of it is damaged.
SELECT id FROM sessions NOT INDEXED WHERE state <> 'planned' ORDER BY id;

-- name: select_begun_ids_down
SELECT id FROM sessions NOT INDEXED WHERE state <> 'planned' ORDER BY id DESC;

-- name: select_answered_ids_up
SELECT DISTINCT session AS id FROM answers ORDER BY session;

-- name: select_answered_ids_down
SELECT DISTINCT session AS id FROM answers ORDER BY session DESC;

-- name: select_what_became_of_records_up
SELECT at, kind, object FROM events
WHERE kind IN ('record.sealed', 'record.corrected', 'record.erased') ORDER BY number;

-- name: select_what_became_of_records_down
SELECT at, kind, object FROM events
WHERE kind IN ('record.sealed', 'record.corrected', 'record.erased') ORDER BY number DESC;

-- name: select_a_record_key
SELECT record FROM record_keys WHERE recipient = :recipient LIMIT 1;

-- name: scan_for_sealed_record_up
-- With a plus the id is no key: the way to one would read the bodies of other records.
SELECT sealed_records.id AS id, body, mark, sealed_key
FROM sealed_records
LEFT JOIN record_keys ON record = sealed_records.id AND recipient = :recipient
WHERE +sealed_records.id = :id
ORDER BY sealed_records.id;

-- name: scan_for_sealed_record_down
SELECT sealed_records.id AS id, body, mark, sealed_key
FROM sealed_records
LEFT JOIN record_keys ON record = sealed_records.id AND recipient = :recipient
WHERE +sealed_records.id = :id
ORDER BY sealed_records.id DESC;

-- name: scan_answers_up
-- What stands behind a long value of somebody else's lies on other pages too.
SELECT session, item, state,
       CASE WHEN session = :session THEN value END AS value,
       CASE WHEN session = :session THEN language END AS language,
       CASE WHEN session = :session THEN counter END AS counter
FROM answers ORDER BY session, item;

-- name: scan_answers_down
SELECT session, item, state,
       CASE WHEN session = :session THEN value END AS value,
       CASE WHEN session = :session THEN language END AS language,
       CASE WHEN session = :session THEN counter END AS counter
FROM answers ORDER BY session DESC, item DESC;

-- name: select_session_alone
-- As select_session, without a look at the answers.
SELECT sessions.id, sessions.visit, sequence, instrument, version, definition_digest,
       clients.code AS client, sessions.site, sessions.date, mode, sessions.state, consent, language,
       position, counter, staff.name AS staff, sessions.started, saved, sessions.finished, acceptance,
       consent_text, local_names, salt, visits.occasion, 0 AS answers
FROM sessions
JOIN acceptances ON acceptances.id = sessions.acceptance
LEFT JOIN clients ON clients.id = sessions.client
LEFT JOIN staff ON staff.id = sessions.staff
LEFT JOIN visits ON visits.id = sessions.visit
WHERE sessions.id = :id;

-- name: select_code_of_client
SELECT code FROM clients WHERE id = :id;

-- name: select_anonymous_of_visit
SELECT id FROM sessions WHERE visit = :visit AND client IS NULL;
