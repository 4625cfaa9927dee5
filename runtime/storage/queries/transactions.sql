-- Prepared like every other statement: each answer begins and commits one.

-- name: begin_at_once
BEGIN IMMEDIATE;

-- name: begin_when_written
BEGIN DEFERRED;

-- name: commit
COMMIT;
