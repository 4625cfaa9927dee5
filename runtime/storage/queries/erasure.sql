-- Withdrawal: the wish, and what goes when it is carried out.

-- name: save_withdrawal
INSERT INTO withdrawals (client, date) VALUES (:client, :date) ON CONFLICT DO NOTHING;

-- name: select_sessions_of_client
SELECT id, state FROM sessions WHERE client = :client;

-- name: delete_visits_of_client
DELETE FROM visits WHERE client = :client;

-- name: delete_withdrawal
DELETE FROM withdrawals WHERE client = :client;

-- name: delete_cards_of_client
DELETE FROM case_cards WHERE client = :client;

-- name: delete_client
DELETE FROM clients WHERE id = :client;
