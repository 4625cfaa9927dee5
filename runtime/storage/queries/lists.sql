-- What a supervisor looks through: sessions and the history, a page at a time.

-- name: select_session_list
SELECT sessions.id, sessions.visit, sequence, instrument, version, definition_digest,
       clients.code AS client, sessions.site, sessions.date, mode, sessions.state, consent, language,
       position, counter, staff.name AS staff, sessions.started, saved, sessions.finished,
       consent_text, local_names,
       (SELECT COUNT(*) FROM answers WHERE answers.session = sessions.id) AS answers
FROM sessions
JOIN acceptances ON acceptances.id = sessions.acceptance
JOIN clients ON clients.id = sessions.client
LEFT JOIN staff ON staff.id = sessions.staff
WHERE sessions.client IS NOT NULL AND sessions.state <> 'discarded'
  AND (:instrument IS NULL OR instrument = :instrument)
  AND (:version IS NULL OR version = :version)
  AND (:site IS NULL OR sessions.site = :site)
  AND (:from IS NULL OR sessions.date >= :from)
  AND (:to IS NULL OR sessions.date <= :to)
  AND (:state IS NULL OR :state = CASE WHEN mode = 'imported' THEN 'imported'
                                       WHEN sessions.state IN ('planned', 'open') THEN 'unfinished'
                                       ELSE sessions.state END)
ORDER BY sessions.date DESC, sessions.started DESC, sessions.id DESC
LIMIT :limit OFFSET :offset;

-- name: count_session_list
SELECT COUNT(*) AS sessions
FROM sessions
JOIN acceptances ON acceptances.id = sessions.acceptance
WHERE sessions.client IS NOT NULL AND sessions.state <> 'discarded'
  AND (:instrument IS NULL OR instrument = :instrument)
  AND (:version IS NULL OR version = :version)
  AND (:site IS NULL OR sessions.site = :site)
  AND (:from IS NULL OR sessions.date >= :from)
  AND (:to IS NULL OR sessions.date <= :to)
  AND (:state IS NULL OR :state = CASE WHEN mode = 'imported' THEN 'imported'
                                       WHEN sessions.state IN ('planned', 'open') THEN 'unfinished'
                                       ELSE sessions.state END);

-- name: count_anonymous_sessions
SELECT instrument, version, COUNT(*) AS sessions
FROM sessions
JOIN acceptances ON acceptances.id = sessions.acceptance
WHERE sessions.client IS NULL AND sessions.state = 'finished'
  AND (:instrument IS NULL OR instrument = :instrument)
  AND (:version IS NULL OR version = :version)
  AND (:site IS NULL OR sessions.site = :site)
  AND (:from IS NULL OR sessions.date >= :from)
  AND (:to IS NULL OR sessions.date <= :to)
GROUP BY instrument, version
ORDER BY instrument, version;

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
