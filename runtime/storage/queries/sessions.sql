-- Clients, visits, sessions and their answers.

-- name: select_client
SELECT id, code, site, registered_on, last_contact, withdrawals.date AS withdrew
FROM clients
LEFT JOIN withdrawals ON withdrawals.client = id
WHERE code = :code;

-- name: select_client_codes
SELECT id, code FROM clients;

-- name: insert_client
INSERT INTO clients (id, code, site, registered, registered_on, last_contact)
VALUES (:id, :code, :site, :registered, :registered_on, :registered_on);

-- name: select_clients_of_site
SELECT code, site, registered_on, last_contact, withdrawals.date AS withdrew
FROM clients
LEFT JOIN withdrawals ON withdrawals.client = id
WHERE site = :site ORDER BY code;

-- name: insert_visit
INSERT INTO visits (id, client, site, date, state, started, occasion)
VALUES (:id, :client, :site, :date, 'open', :started, :occasion);

-- name: select_visit
SELECT visits.id, clients.code AS client, visits.site, visits.date, visits.state,
       withdrawals.date AS withdrew,
       CASE WHEN withdrawals.date IS NULL THEN 0 ELSE
         (SELECT MAX(number) FROM events WHERE kind = 'visit.started' AND object = visits.id)
         > (SELECT MAX(number) FROM events WHERE kind = 'client.withdrew' AND object = visits.client)
       END AS after_withdrawal
FROM visits
LEFT JOIN clients ON clients.id = visits.client
LEFT JOIN withdrawals ON withdrawals.client = visits.client
WHERE visits.id = :id;

-- name: select_open_visits
SELECT visits.id, clients.code AS client, visits.site, visits.date, visits.state
FROM visits
LEFT JOIN clients ON clients.id = visits.client
WHERE visits.state = 'open'
ORDER BY visits.date DESC, visits.started DESC, visits.id;

-- name: delete_empty_visit
DELETE FROM visits
WHERE id = :id AND NOT EXISTS (SELECT 1 FROM sessions WHERE sessions.visit = visits.id);

-- name: stand_at
UPDATE standing SET visit = :visit, staff = :staff WHERE only_row = 1;

-- name: stand_still_at
UPDATE standing SET visit = :visit WHERE only_row = 1;

-- name: stand_for_anybody
UPDATE standing SET staff = NULL WHERE only_row = 1 AND staff = :staff;

-- name: select_standing
SELECT visit, staff FROM standing WHERE only_row = 1 AND visit IS NOT NULL;

-- name: insert_session
INSERT INTO sessions (id, visit, sequence, acceptance, client, site, date, mode, state, consent,
                      language, salt)
VALUES (:id, :visit, :sequence, :acceptance, :client, :site, :date, :mode, :state, :consent,
        :language, :salt);

-- name: select_session
SELECT sessions.id, sessions.visit, sequence, instrument, version, definition_digest,
       clients.code AS client, sessions.site, sessions.date, mode, sessions.state, consent, language,
       position, counter, staff.name AS staff, sessions.started, saved, sessions.finished, acceptance,
       consent_text, local_names, salt, visits.occasion,
       (SELECT COUNT(*) FROM answers WHERE answers.session = sessions.id) AS answers
FROM sessions
JOIN acceptances ON acceptances.id = sessions.acceptance
LEFT JOIN clients ON clients.id = sessions.client
LEFT JOIN staff ON staff.id = sessions.staff
LEFT JOIN visits ON visits.id = sessions.visit
WHERE sessions.id = :id;

-- name: select_session_ids_of_visit
SELECT id FROM sessions WHERE visit = :visit ORDER BY sequence;

-- name: select_session_state
SELECT state, site, client IS NULL AS anonymous, counter FROM sessions WHERE id = :id;

-- name: select_in_open_visit
SELECT 1 FROM sessions JOIN visits ON visits.id = sessions.visit
WHERE sessions.id = :id AND visits.state = 'open';

-- name: begin_session
UPDATE sessions
SET state = 'open', consent = 'agreed', position = :position, language = :language,
    consent_text = :consent_text, local_names = :local_names,
    staff = CASE WHEN client IS NULL THEN NULL ELSE :staff END,
    started = CASE WHEN client IS NULL THEN NULL ELSE :started END
WHERE id = :id;

-- name: save_declined_text
UPDATE sessions SET consent_text = :consent_text WHERE id = :id;

-- name: save_standing
UPDATE sessions
SET position = :position, language = :language, counter = :counter,
    saved = CASE WHEN client IS NULL THEN NULL ELSE :saved END
WHERE id = :id;

-- name: save_answer
INSERT INTO answers (session, item, state, value, language, counter)
VALUES (:session, :item, :state, :value, :language, :counter)
ON CONFLICT (session, item) DO UPDATE
SET state = excluded.state, value = excluded.value, language = excluded.language,
    counter = excluded.counter;

-- name: clear_answer
DELETE FROM answers WHERE session = :session AND item = :item;

-- name: delete_answers
DELETE FROM answers WHERE session = :session;

-- name: select_answers
SELECT item, state, value, language, counter FROM answers WHERE session = :session ORDER BY item;

-- name: end_client_session
UPDATE sessions
SET state = :state, consent = :consent, position = '', finished = :finished
WHERE id = :id;

-- name: end_anonymous_session
UPDATE sessions
SET state = :state, consent = :consent, visit = NULL, sequence = 0, position = '', counter = 0
WHERE id = :id;

-- name: forget_answer_order
UPDATE answers SET counter = 0 WHERE session = :session;
