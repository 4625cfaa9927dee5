-- How long questionnaires take on this tablet.

-- name: count_timing
INSERT INTO timings (instrument, minutes, sessions) VALUES (:instrument, :minutes, 1)
ON CONFLICT (instrument, minutes) DO UPDATE SET sessions = sessions + 1;

-- name: select_timings
SELECT instrument, minutes, sessions FROM timings ORDER BY instrument, minutes;
