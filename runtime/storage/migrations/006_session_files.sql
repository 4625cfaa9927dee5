-- While a client answers alone, her visit lies in a file of its own, FILE.session, and this
-- store is closed: hand_over.cpp. The file's key is here and nowhere else on the disk.

-- client: whose visit it is, so that erasing her destroys the key too; NULL for an anonymous
-- one. lost: the file was not there, or could not be read, when staff signed in again. Its key
-- is kept in case the file is found.
CREATE TABLE session_files (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    key BLOB NOT NULL CHECK (length(key) = 32),
    visit TEXT NOT NULL,
    client TEXT,
    at INTEGER NOT NULL,
    lost INTEGER NOT NULL DEFAULT 0 CHECK (lost IN (0, 1))
) STRICT, WITHOUT ROWID;

-- One client holds the tablet at a time.
CREATE UNIQUE INDEX one_session_file ON session_files (lost) WHERE lost = 0;
