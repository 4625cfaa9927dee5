-- Case cards, and the days of clients that they hang on.

-- name: save_done_card
-- The newer one counts; a day that has not come (of a zone ahead of UTC perhaps) is of a clock that was ahead.
INSERT INTO case_cards (client, occasion, instrument, date, done, done_on, level, look_again)
SELECT sessions.client, visits.occasion, instrument, sessions.date, 1, sessions.date, :level, :look_again
FROM sessions
JOIN acceptances ON acceptances.id = sessions.acceptance
JOIN visits ON visits.id = sessions.visit
WHERE sessions.id = :session AND sessions.client IS NOT NULL
ON CONFLICT (client, occasion, instrument) DO UPDATE
SET date = CASE WHEN date > date(:at, 'unixepoch', '+1 day') THEN excluded.date ELSE MAX(date, excluded.date) END,
    done = excluded.date >= date OR date > date(:at, 'unixepoch', '+1 day'),
    done_on = excluded.done_on, level = excluded.level, look_again = excluded.look_again
WHERE done_on IS NULL OR excluded.done_on >= done_on OR done_on > date(:at, 'unixepoch', '+1 day');

-- name: save_undone_card
INSERT INTO case_cards (client, occasion, instrument, date, done, done_on, level, look_again)
SELECT sessions.client, visits.occasion, instrument, sessions.date, 0, NULL, NULL, 0
FROM sessions
JOIN acceptances ON acceptances.id = sessions.acceptance
JOIN visits ON visits.id = sessions.visit
WHERE sessions.id = :session AND sessions.client IS NOT NULL
ON CONFLICT (client, occasion, instrument) DO UPDATE
SET date = excluded.date, done = 0
WHERE excluded.date > date OR date > date(:at, 'unixepoch', '+1 day');

-- name: select_finished_at
-- By the history's order, which no clock changes.
SELECT MAX(number) AS number FROM events WHERE kind = 'session.finished' AND object = :session
HAVING MAX(number) IS NOT NULL;

-- name: select_finished_later
-- And not sealed yet.
SELECT sessions.id
FROM sessions
JOIN acceptances ON acceptances.id = sessions.acceptance
JOIN visits ON visits.id = sessions.visit
JOIN clients ON clients.id = sessions.client
JOIN events ON events.kind = 'session.finished' AND events.object = sessions.id
WHERE clients.code = :client AND visits.occasion = :occasion AND instrument = :instrument
  AND sessions.date = :date AND sessions.state = 'finished' AND events.number > :number;

-- name: change_card
UPDATE case_cards SET level = :level, look_again = :look_again
WHERE client = (SELECT id FROM clients WHERE code = :client)
  AND occasion = :occasion AND instrument = :instrument AND done_on = :date;

-- name: select_case_cards
SELECT code, occasion, instrument, date, done, done_on, level, look_again
FROM case_cards
JOIN clients ON clients.id = client
WHERE site = :site AND last_contact >= :since
ORDER BY code, date DESC, occasion, instrument;

-- name: forget_case_cards
DELETE FROM case_cards WHERE client IN (SELECT id FROM clients WHERE last_contact < :since);

-- name: met_client
-- Never earlier: cards go by the last contact, and a clock that is behind must not take them. A registration of
-- a clock that was ahead would make her due on no day before.
UPDATE clients SET last_contact = MAX(last_contact, :date), registered_on = MIN(registered_on, :date)
WHERE id = :client;
