-- What a supervisor looks through: sessions that are not sealed yet, and the history by pages.

-- name: select_listed_sessions
SELECT sessions.id, sessions.visit, sequence, instrument, version, definition_digest,
       clients.code AS client, sessions.site, sessions.date, mode, sessions.state, consent, language,
       position, counter, staff.name AS staff, sessions.started, saved, sessions.finished,
       consent_text, local_names,
       (SELECT COUNT(*) FROM answers WHERE answers.session = sessions.id) AS answers
FROM sessions
JOIN acceptances ON acceptances.id = sessions.acceptance
JOIN clients ON clients.id = sessions.client
LEFT JOIN staff ON staff.id = sessions.staff
WHERE sessions.client IS NOT NULL AND sessions.state <> 'discarded';

-- name: select_history_page
SELECT number, at, staff.name AS actor_name, events.role, kind, object
FROM events
JOIN staff ON staff.id = actor
WHERE at >= :from AND at < :until AND (:kind IS NULL OR kind = :kind)
ORDER BY number DESC
LIMIT :limit OFFSET :offset;

-- name: count_history_page
SELECT COUNT(*) AS events FROM events
WHERE at >= :from AND at < :until AND (:kind IS NULL OR kind = :kind);

-- name: select_event_kinds
SELECT DISTINCT kind FROM events ORDER BY kind;
