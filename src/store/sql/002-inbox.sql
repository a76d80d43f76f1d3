-- The inbox: what came in while the journal was locked (the file "inbox" beside this one).

-- The messages that were taken in, by their random ids. None is taken in twice: not when the program ends between this
-- and the emptying of the file, and not when somebody puts an old file back.
CREATE TABLE inbox_merged (
  id TEXT PRIMARY KEY NOT NULL,
  at INTEGER NOT NULL                -- when it was taken in
) WITHOUT ROWID;

-- Messages that a later version wrote, for a later version to read.
CREATE TABLE inbox_kept (
  id TEXT PRIMARY KEY NOT NULL REFERENCES inbox_merged (id),
  kind INTEGER NOT NULL,
  at INTEGER NOT NULL,               -- when it was sealed
  content BLOB NOT NULL
) WITHOUT ROWID;
