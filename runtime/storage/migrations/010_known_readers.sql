-- What each supervisor was told of who can open finished records, and where the history stood then, under a key
-- that only her own passphrase leads to (storage/known_readers.h).
CREATE TABLE known_readers (
    staff TEXT NOT NULL PRIMARY KEY REFERENCES staff (id),
    note BLOB NOT NULL CHECK (length(note) > 40)
) STRICT, WITHOUT ROWID;
