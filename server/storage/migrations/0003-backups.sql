-- Copies made of this database, so that whoever erases words learns where they still are.
CREATE TABLE backups (
	file TEXT NOT NULL PRIMARY KEY,
	at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
