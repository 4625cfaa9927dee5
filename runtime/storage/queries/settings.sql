-- What a programme says and decides: settings, its words, local names.

-- name: select_settings
SELECT name, value FROM settings;

-- name: save_setting
INSERT INTO settings (name, value) VALUES (:name, :value)
ON CONFLICT (name) DO UPDATE SET value = excluded.value;

-- name: select_site_words
SELECT kind, site, language, words FROM site_words ORDER BY kind, site, language;

-- name: select_words_of_site
SELECT words FROM site_words WHERE kind = :kind AND site = :site AND language = :language;

-- name: save_site_words
INSERT INTO site_words (kind, site, language, words) VALUES (:kind, :site, :language, :words)
ON CONFLICT (kind, site, language) DO UPDATE SET words = excluded.words;

-- name: delete_site_words
DELETE FROM site_words WHERE kind = :kind AND site = :site AND language = :language;

-- name: select_local_names
SELECT instrument, list, entry, language, names FROM local_names
ORDER BY instrument, list, entry, language;

-- name: select_local_name
SELECT names FROM local_names
WHERE instrument = :instrument AND list = :list AND entry = :entry AND language = :language;

-- name: save_local_name
INSERT INTO local_names (instrument, list, entry, language, names)
VALUES (:instrument, :list, :entry, :language, :names)
ON CONFLICT (instrument, list, entry, language) DO UPDATE SET names = excluded.names;

-- name: delete_local_name
DELETE FROM local_names
WHERE instrument = :instrument AND list = :list AND entry = :entry AND language = :language;

-- name: keep_shown_words
INSERT INTO shown_words (digest, words) VALUES (:digest, :words) ON CONFLICT DO NOTHING;

-- name: select_shown_words
SELECT words FROM shown_words WHERE digest = :digest;
