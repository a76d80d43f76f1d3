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

-- What a person writes down for hard moments, line by line, in their own words. "while_locked" and the days are as
-- everywhere.
CREATE TABLE my_line (
  id TEXT PRIMARY KEY NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  at INTEGER NOT NULL,
  zone TEXT NOT NULL,
  day TEXT NOT NULL,
  while_locked INTEGER NOT NULL,
  section INTEGER NOT NULL,          -- 1 reason, 2 warning sign, 3 high-risk situation, 4 if-then rule, 5 what I do,
                                     -- 6 people, 7 my surroundings; safety plan: 8 how I notice, 9 by myself, 10 among
                                     -- people, 11 whom I tell, 12 professionals and lines, 13 a safer place, 14 what I
                                     -- stay for; 15 if I use
  pinned INTEGER NOT NULL,           -- 1: stands first in its section
  position INTEGER NOT NULL,         -- the order within that
  text TEXT NOT NULL,                -- of a rule: what is done then
  detail TEXT,                       -- of a situation: what I will do
  halt INTEGER NOT NULL,             -- of a rule: its letter, as in entry; 0: it has a trigger
  trigger_choice TEXT,               -- of a rule: a choice of the list "trigger"
  strategy TEXT,                     -- of a rule: the coping note that is done then; "text" is its name of that time
  deleted INTEGER
);
CREATE INDEX my_line_by_strategy ON my_line (strategy) WHERE strategy IS NOT NULL;
CREATE INDEX my_line_deleted ON my_line (deleted) WHERE deleted IS NOT NULL;

-- What became of a rule whose trigger was logged. The rule is in the key so that whatever is kept of a change names it.
-- That it was shown is no change of the person's: adding the rule can be undone afterwards, and be done again.
CREATE TABLE rule_event (
  id TEXT NOT NULL,
  line TEXT NOT NULL,                -- the rule
  craving TEXT,                      -- the entry that it was shown for; none: that is gone, or there was none
  at INTEGER NOT NULL,
  kind INTEGER NOT NULL,             -- 1 shown, 2 used, 3 rated afterwards
  strength INTEGER CHECK (strength BETWEEN 0 AND 10), -- of a rating
  PRIMARY KEY (id, line)
) WITHOUT ROWID;
CREATE INDEX rule_event_by_line ON rule_event (line, kind);
CREATE INDEX rule_event_by_craving ON rule_event (craving) WHERE craving IS NOT NULL;

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
                                     -- 4 on "offer_day", 8 on the day after a day of use, 16 on a milestone
  offer_day TEXT,
  milestone_from TEXT,               -- the day that milestones are counted from
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

-- A form that was filled in.
CREATE TABLE worksheet (
  id TEXT PRIMARY KEY NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  at INTEGER NOT NULL,
  zone TEXT NOT NULL,
  day TEXT NOT NULL,
  while_locked INTEGER NOT NULL,
  form TEXT NOT NULL,                -- which form, as in worksheets.json
  deleted INTEGER
);
CREATE INDEX worksheet_deleted ON worksheet (deleted) WHERE deleted IS NOT NULL;

-- What was put into its fields, in the order in which they are shown.
CREATE TABLE worksheet_line (
  sheet TEXT NOT NULL REFERENCES worksheet (id),
  position INTEGER NOT NULL,
  field TEXT NOT NULL,               -- as in worksheets.json; one with items has a line for each
  value INTEGER CHECK (value BETWEEN 0 AND 10), -- of an item: 1 soon, 2 later; of a rating, which has no text: that
  text TEXT,
  PRIMARY KEY (sheet, position)
) WITHOUT ROWID;

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
