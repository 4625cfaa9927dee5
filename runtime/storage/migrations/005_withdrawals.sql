-- Clients who want their records erased: said to whoever works with them, done by a supervisor.
-- The row goes with the client.
CREATE TABLE withdrawals (
    client TEXT NOT NULL PRIMARY KEY REFERENCES clients (id),
    date TEXT NOT NULL CHECK (date LIKE '____-__-__')
) STRICT, WITHOUT ROWID;
