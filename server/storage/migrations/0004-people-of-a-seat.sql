-- Where a person came in: the same name on the same seat is the same person, however many came between.
ALTER TABLE participants ADD COLUMN seat TEXT;
CREATE INDEX participantsOfSeat ON participants (event, seat);
