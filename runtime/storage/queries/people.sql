-- The store itself, staff, sites and accepted instruments.

-- name: insert_store
INSERT INTO store (only_row, id, created, practice, history_key)
VALUES (1, :id, :created, :practice, :history_key);

-- name: select_store
SELECT id, practice FROM store WHERE only_row = 1;

-- name: select_history_key
SELECT history_key FROM store WHERE only_row = 1;

-- name: insert_staff
INSERT INTO staff (id, name, role, public_key, added)
VALUES (:id, :name, :role, :public_key, :added);

-- name: select_staff_by_id
SELECT name, role, public_key, active FROM staff WHERE id = :id;

-- name: select_all_staff
SELECT id, name, role, active, public_key FROM staff ORDER BY added, rowid;

-- name: select_readers
SELECT id, name, public_key,
       id IN (SELECT object FROM events WHERE kind = 'staff.disabled') AS was_disabled
FROM staff WHERE role = 'supervisor' AND active = 1 ORDER BY added, rowid;

-- name: count_shared_roots
SELECT COUNT(*) - COUNT(DISTINCT rootpage) AS shared FROM sqlite_schema WHERE rootpage > 0;

-- name: select_schema
SELECT type || ' ' || name || ' ' || tbl_name || ' ' || COALESCE(sql, '') AS definition
FROM sqlite_schema ORDER BY name;

-- name: select_known_readers
SELECT note FROM known_readers WHERE staff = :staff;

-- name: replace_known_readers
INSERT INTO known_readers (staff, note) VALUES (:staff, :note)
ON CONFLICT (staff) DO UPDATE SET note = excluded.note;

-- name: disable_staff
UPDATE staff SET active = 0 WHERE id = :id;

-- name: change_public_key
UPDATE staff SET public_key = :public_key WHERE id = :id;

-- name: insert_staff_site
INSERT INTO staff_sites (staff, site) VALUES (:staff, :site) ON CONFLICT DO NOTHING;

-- name: delete_sites_of_staff
DELETE FROM staff_sites WHERE staff = :staff;

-- name: select_sites_of_staff
SELECT site FROM staff_sites WHERE staff = :staff ORDER BY site;

-- name: insert_site
INSERT INTO sites (name) VALUES (:name);

-- name: select_site
SELECT name FROM sites WHERE name = :name;

-- name: select_all_sites
SELECT name FROM sites ORDER BY name;

-- name: insert_acceptance
INSERT INTO acceptances (instrument, version, definition_digest, accepted_by, accepted_at)
VALUES (:instrument, :version, :definition_digest, :accepted_by, :accepted_at)
RETURNING id;

-- name: insert_acceptance_wording
INSERT INTO acceptance_wordings (acceptance, language, digest)
VALUES (:acceptance, :language, :digest);

-- name: select_current_acceptances
SELECT acceptances.id, instrument, version, definition_digest, staff.name AS accepted_by, accepted_at
FROM acceptances
JOIN staff ON staff.id = accepted_by
WHERE acceptances.id IN (SELECT MAX(newest.id) FROM acceptances AS newest
                         GROUP BY newest.instrument, newest.version)
ORDER BY instrument, version;

-- name: select_current_acceptance
SELECT id, definition_digest FROM acceptances
WHERE instrument = :instrument AND version = :version
ORDER BY id DESC LIMIT 1;

-- name: select_acceptance_wordings
SELECT language, digest FROM acceptance_wordings WHERE acceptance = :acceptance ORDER BY language;
