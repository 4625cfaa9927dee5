-- What a damaged store still has: see salvage.h. Both ways, because a damaged page hides what
-- lies behind it.

-- name: select_sealed_ids_up
SELECT id FROM sealed_records ORDER BY id;

-- name: select_sealed_ids_down
SELECT id FROM sealed_records ORDER BY id DESC;

-- name: select_begun_ids_up
SELECT id FROM sessions WHERE state <> 'planned' ORDER BY id;

-- name: select_begun_ids_down
SELECT id FROM sessions WHERE state <> 'planned' ORDER BY id DESC;

-- name: select_a_record_key
SELECT record FROM record_keys WHERE recipient = :recipient LIMIT 1;
