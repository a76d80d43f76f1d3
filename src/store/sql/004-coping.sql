-- Layout 4: the hard moment. Words and scales of the own kind, my plan, letters, worksheets, what is being ridden out.

-- ---- Words to choose from, and own scales ----

ALTER TABLE choice ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0; -- 1: not offered any more; entries that have it keep it

-- What a person rates from 0 to 10 besides mood and craving, in words of their own.
CREATE TABLE scale (
  id TEXT PRIMARY KEY NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  name TEXT NOT NULL,
  low TEXT,                          -- the person's words for 0, 5 and 10
  middle TEXT,
  high TEXT,
  asked INTEGER NOT NULL             -- 1: the check-in asks for it
) WITHOUT ROWID;

-- What it was in a check-in: the raw number. The number comes first: no other table begins like that, so that lost pages
-- can be told apart.
CREATE TABLE scale_value (
  value INTEGER NOT NULL CHECK (value BETWEEN 0 AND 10),
  entry TEXT NOT NULL REFERENCES mood (id),
  scale TEXT NOT NULL REFERENCES scale (id),
  PRIMARY KEY (value, entry, scale)
) WITHOUT ROWID;
CREATE INDEX scale_value_by_entry ON scale_value (entry);
CREATE INDEX scale_value_by_scale ON scale_value (scale);

-- ---- My plan ----

-- ---- Letters ----

-- What a person writes to be read by themself at another time. It is offered and never opens by itself.
CREATE TABLE letter (
  id TEXT PRIMARY KEY NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  at INTEGER NOT NULL,
  zone TEXT NOT NULL,
  day TEXT NOT NULL,
  while_locked INTEGER NOT NULL,
  title TEXT,
  body TEXT NOT NULL,
  offers INTEGER NOT NULL,           -- when it is offered, added up: 1 in a hard moment, 2 after a craving of 8 or more,
                                     -- 4 on "offer_day", 8 on the day after a day of use
  offer_day TEXT,
  sealed_until TEXT,                 -- not before this day; a seal can always be broken
  deleted INTEGER
);
CREATE INDEX letter_deleted ON letter (deleted) WHERE deleted IS NOT NULL;

-- Each time it was read, or put off when it was offered.
CREATE TABLE letter_use (
  id TEXT PRIMARY KEY NOT NULL,
  letter TEXT NOT NULL REFERENCES letter (id),
  at INTEGER NOT NULL,
  day TEXT NOT NULL,
  answer INTEGER NOT NULL,           -- 1 read, 2 not now
  craving TEXT                       -- the craving it was offered after
);
CREATE INDEX letter_use_by_letter ON letter_use (letter, at);

-- ---- Worksheets ----

-- ---- Help lines of one's own ----

-- A number that the person added to those of the country. On the lock screen it does not stand.
CREATE TABLE own_line (
  id TEXT PRIMARY KEY NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  at INTEGER NOT NULL,
  zone TEXT NOT NULL,
  day TEXT NOT NULL,
  while_locked INTEGER NOT NULL,
  name TEXT NOT NULL,                -- whom it reaches
  number TEXT NOT NULL,              -- as it was written
  note TEXT,
  deleted INTEGER
);
CREATE INDEX own_line_deleted ON own_line (deleted) WHERE deleted IS NOT NULL;
