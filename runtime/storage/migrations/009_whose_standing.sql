-- For whom the visit that stands on the screen stands: the member of staff who began it or took it up.
-- Nobody's name: whoever signs in next, because a client had the tablet, or it is an anonymous one.
ALTER TABLE standing ADD COLUMN staff TEXT REFERENCES staff (id);
