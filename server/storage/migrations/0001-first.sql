-- STRICT: the database itself refuses a value of the wrong type, so rows read back need no second
-- check. No foreign keys: which rows belong together is decided by commands, whose batches are
-- whole or absent; erasing an event names its tables one by one.

CREATE TABLE events (
	id TEXT NOT NULL PRIMARY KEY,
	joinCode TEXT NOT NULL UNIQUE,
	agenda TEXT NOT NULL,
	attribution TEXT NOT NULL,
	createdAt INTEGER NOT NULL
) STRICT;

CREATE TABLE links (
	event TEXT NOT NULL,
	role TEXT NOT NULL,
	hash TEXT NOT NULL UNIQUE,
	createdAt INTEGER NOT NULL,
	PRIMARY KEY (event, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE seats (
	id TEXT NOT NULL PRIMARY KEY,
	tokenHash TEXT NOT NULL UNIQUE,
	createdAt INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE places (
	seat TEXT NOT NULL,
	event TEXT NOT NULL,
	participant TEXT,
	role TEXT NOT NULL,
	link TEXT,
	joined INTEGER NOT NULL,
	PRIMARY KEY (seat, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX placesOfEvent ON places (event);
CREATE INDEX placesOfParticipant ON places (participant);

CREATE TABLE participants (
	id TEXT NOT NULL PRIMARY KEY,
	event TEXT NOT NULL,
	name TEXT NOT NULL,
	organisation TEXT,
	joinedAt INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX participantsOfEvent ON participants (event);

CREATE TABLE boards (
	id TEXT NOT NULL PRIMARY KEY,
	event TEXT NOT NULL,
	session TEXT NOT NULL,
	letter TEXT NOT NULL,
	ordinal INTEGER NOT NULL,
	plenary INTEGER NOT NULL,
	topic TEXT NOT NULL,
	room TEXT,
	questions TEXT NOT NULL,
	open INTEGER NOT NULL,
	locked INTEGER NOT NULL,
	timer TEXT,
	closedAt INTEGER
) STRICT;
CREATE INDEX boardsOfEvent ON boards (event, session);

CREATE TABLE rapporteurs (
	board TEXT NOT NULL,
	place INTEGER NOT NULL,
	participant TEXT NOT NULL,
	since INTEGER NOT NULL,
	PRIMARY KEY (board, place),
	UNIQUE (board, participant)
) STRICT, WITHOUT ROWID;

CREATE TABLE choices (
	event TEXT NOT NULL,
	session TEXT NOT NULL,
	participant TEXT NOT NULL,
	board TEXT NOT NULL,
	at INTEGER NOT NULL,
	PRIMARY KEY (event, session, participant)
) STRICT, WITHOUT ROWID;
CREATE INDEX choicesOfBoard ON choices (board);
CREATE INDEX choicesOfParticipant ON choices (participant);

CREATE TABLE recommendations (
	id TEXT NOT NULL PRIMARY KEY,
	event TEXT NOT NULL,
	board TEXT NOT NULL,
	session TEXT NOT NULL,
	label TEXT NOT NULL,
	serial INTEGER NOT NULL,
	question TEXT,
	kind TEXT NOT NULL,
	lead TEXT,
	text TEXT NOT NULL,
	notes TEXT NOT NULL,
	status TEXT NOT NULL,
	version INTEGER NOT NULL,
	at INTEGER NOT NULL,
	promotedBy TEXT,
	withdrawnBy TEXT,
	withdrawnAt INTEGER,
	UNIQUE (board, serial),
	UNIQUE (event, label)
) STRICT;

CREATE TABLE sources (
	recommendation TEXT NOT NULL,
	ordinal INTEGER NOT NULL,
	note TEXT NOT NULL,
	board TEXT NOT NULL,
	question TEXT,
	kind TEXT NOT NULL,
	lead TEXT,
	text TEXT NOT NULL,
	at INTEGER NOT NULL,
	PRIMARY KEY (recommendation, ordinal)
) STRICT;
CREATE INDEX sourcesOfNote ON sources (board, note);

CREATE TABLE notes (
	board TEXT NOT NULL,
	note TEXT NOT NULL,
	participant TEXT,
	at INTEGER NOT NULL,
	PRIMARY KEY (board, note)
) STRICT, WITHOUT ROWID;

CREATE TABLE clients (
	document TEXT NOT NULL,
	client INTEGER NOT NULL,
	participant TEXT NOT NULL,
	PRIMARY KEY (document, client)
) STRICT, WITHOUT ROWID;

CREATE TABLE answers (
	event TEXT NOT NULL,
	seat TEXT NOT NULL,
	key TEXT NOT NULL,
	command TEXT NOT NULL,
	input TEXT NOT NULL,
	answer TEXT,
	at INTEGER NOT NULL,
	PRIMARY KEY (event, seat, key)
) STRICT;

CREATE TABLE deeds (
	id TEXT NOT NULL PRIMARY KEY,
	event TEXT NOT NULL,
	at INTEGER NOT NULL,
	seat TEXT NOT NULL,
	participant TEXT,
	role TEXT NOT NULL,
	command TEXT NOT NULL,
	input TEXT,
	outcome TEXT NOT NULL
) STRICT;
CREATE INDEX deedsOfEvent ON deeds (event, at);

-- The documents. WITHOUT ROWID keeps a document's rows side by side: opening one reads a run of pages.
CREATE TABLE log (
	document TEXT NOT NULL,
	epoch INTEGER NOT NULL,
	number INTEGER NOT NULL,
	at INTEGER NOT NULL,
	participant TEXT,
	bytes BLOB NOT NULL,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (document, epoch, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE snapshots (
	document TEXT NOT NULL,
	epoch INTEGER NOT NULL,
	upto INTEGER NOT NULL,
	at INTEGER NOT NULL,
	state BLOB NOT NULL,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (document, epoch, upto)
) STRICT;

-- A document not named here is in its first epoch.
CREATE TABLE epochs (
	document TEXT NOT NULL PRIMARY KEY,
	epoch INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
