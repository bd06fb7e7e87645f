-- What became of a note beside its words: it came late, was withdrawn (and by whom), was erased.
ALTER TABLE notes ADD COLUMN late INTEGER NOT NULL DEFAULT 0;
ALTER TABLE notes ADD COLUMN withdrawnAt INTEGER;
ALTER TABLE notes ADD COLUMN withdrawnBy TEXT;
ALTER TABLE notes ADD COLUMN erasedAt INTEGER;
