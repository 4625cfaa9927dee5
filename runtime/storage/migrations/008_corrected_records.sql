-- Which records another one stands in place of: asked for every list and every record that is opened,
-- and a history is long.
CREATE INDEX corrected_records ON events (object) WHERE kind = 'record.corrected';
