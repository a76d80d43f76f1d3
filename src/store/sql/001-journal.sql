-- A journal. Instants are microseconds since 1970-01-01 00:00 UTC; days are ISO 8601 (the person's own day, which may
-- end after midnight); zones are IANA names; ids are UUIDs; "halt" is a sum of 1 hungry, 2 angry, 4 lonely, 8 tired.
-- "deleted" is when something went to "Recently deleted"; it is removed for good 30 days later.

-- Facts about this file: clean_close_pages (its pages at the last orderly close).
CREATE TABLE meta (
  name TEXT PRIMARY KEY NOT NULL,
  value INTEGER
) WITHOUT ROWID;

-- One row for everything in the dated log, with what a list shows of it.
CREATE TABLE entry (
  id TEXT PRIMARY KEY NOT NULL,
  kind INTEGER NOT NULL,             -- 1 mood, 2 craving, 4 writing
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  at INTEGER NOT NULL,               -- what moment it is about
  zone TEXT NOT NULL,
  day TEXT NOT NULL,
  while_locked INTEGER NOT NULL,     -- 1: came in while the journal was locked
  value INTEGER NOT NULL,            -- mood 1 to 5, strength of a craving 0 to 10, otherwise -1
  halt INTEGER NOT NULL,
  title TEXT,
  excerpt TEXT,                      -- the beginning of the words
  deleted INTEGER
) WITHOUT ROWID;
CREATE INDEX entry_by_day ON entry (day DESC, at DESC, id DESC, kind, value) WHERE deleted IS NULL;
CREATE INDEX entry_deleted ON entry (deleted) WHERE deleted IS NOT NULL;

CREATE TABLE mood (
  id TEXT PRIMARY KEY NOT NULL REFERENCES entry (id),
  mood INTEGER NOT NULL CHECK (mood BETWEEN 1 AND 5),     -- 1 very low, 3 okay, 5 very good
  energy INTEGER NOT NULL CHECK (energy BETWEEN 0 AND 5), -- 0: left open
  sleep_minutes INTEGER,
  ate INTEGER NOT NULL,              -- 0 left open, 1 yes, 2 no, 3 unsure
  moved INTEGER NOT NULL,            -- the same
  note TEXT
) WITHOUT ROWID;

CREATE TABLE craving (
  id TEXT PRIMARY KEY NOT NULL REFERENCES entry (id),
  strength INTEGER NOT NULL CHECK (strength BETWEEN 0 AND 10),
  body TEXT,
  thoughts TEXT,
  note TEXT,
  duration_minutes INTEGER,
  outcome INTEGER NOT NULL           -- 0 left open, 1 passed, 2 still there, 3 reached out, 4 used a little, 5 used,
                                     -- 6 prefer not to say
) WITHOUT ROWID;

-- The same craving rated again later.
CREATE TABLE craving_rating (
  craving TEXT NOT NULL REFERENCES craving (id),
  at INTEGER NOT NULL,
  strength INTEGER NOT NULL CHECK (strength BETWEEN 0 AND 10),
  PRIMARY KEY (craving, at)
) WITHOUT ROWID;

CREATE TABLE writing (
  id TEXT PRIMARY KEY NOT NULL REFERENCES entry (id),
  kind INTEGER NOT NULL,             -- 1 an entry, 2 the three lines that close a day
  title TEXT,
  body TEXT,
  hard TEXT,                         -- what was hard
  good TEXT,                         -- what was good
  tomorrow TEXT                      -- one thing for tomorrow
) WITHOUT ROWID;

-- What was chosen in an entry: words out of "choice", and coping notes out of "strategy" for the role "did".
CREATE TABLE entry_choice (
  entry TEXT NOT NULL REFERENCES entry (id),
  role TEXT NOT NULL,                -- feeling, trigger, place, company, substance, did
  position INTEGER NOT NULL,
  choice TEXT NOT NULL,
  PRIMARY KEY (entry, role, position)
) WITHOUT ROWID;
CREATE INDEX entry_choice_by_choice ON entry_choice (choice);

-- The words to choose from.
CREATE TABLE choice (
  id TEXT PRIMARY KEY NOT NULL,
  list TEXT NOT NULL,                -- feeling, trigger, place, company, substance
  name TEXT NOT NULL,
  created INTEGER NOT NULL
);
CREATE INDEX choice_by_list ON choice (list);

CREATE TABLE plan_item (
  id TEXT PRIMARY KEY NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  at INTEGER NOT NULL,
  zone TEXT NOT NULL,
  while_locked INTEGER NOT NULL,
  first_day TEXT NOT NULL,
  last_day TEXT,
  kind INTEGER NOT NULL,             -- 1 routine, 2 self-care, 3 meal, 4 movement, 5 mindfulness, 6 medication, 7 meeting,
                                     -- 8 appointment, 9 call, 10 work, 11 hobby, 12 social, 13 chore, 14 rest, 15 reflection
  title TEXT NOT NULL,
  place TEXT,
  note TEXT,
  part INTEGER NOT NULL,             -- 1 morning, 2 afternoon, 3 evening, 4 any time
  minutes INTEGER,                   -- wall clock, minutes after midnight
  duration_minutes INTEGER NOT NULL,
  tzid TEXT,                         -- the zone of "minutes"; none: wherever the person is
  repeat INTEGER NOT NULL,           -- 0 once, 1 every day, 2 on "weekdays"
  weekdays INTEGER NOT NULL,         -- 1 Monday, 2 Tuesday, 4 Wednesday … 64 Sunday, added up
  position INTEGER NOT NULL,
  deleted INTEGER
);
CREATE INDEX plan_item_once ON plan_item (first_day) WHERE repeat = 0 AND deleted IS NULL;
CREATE INDEX plan_item_repeating ON plan_item (last_day) WHERE repeat <> 0 AND deleted IS NULL;
CREATE INDEX plan_item_deleted ON plan_item (deleted) WHERE deleted IS NOT NULL;

CREATE TABLE plan_step (
  item TEXT NOT NULL REFERENCES plan_item (id),
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (item, position)
) WITHOUT ROWID;

-- How many minutes before its time to remind of an item.
CREATE TABLE plan_lead (
  item TEXT NOT NULL REFERENCES plan_item (id),
  position INTEGER NOT NULL,
  minutes INTEGER NOT NULL,
  PRIMARY KEY (item, position)
) WITHOUT ROWID;

-- What the person did about an item on a day (the day it stood on, when it was moved). A reminder's answer may outlive
-- the item when adding it is undone, so that it is there again when it is added again.
CREATE TABLE plan_mark (
  item TEXT NOT NULL,
  day TEXT NOT NULL,
  mark INTEGER NOT NULL,             -- 1 done, 2 not today
  at INTEGER NOT NULL,
  PRIMARY KEY (item, day)
) WITHOUT ROWID;
CREATE INDEX plan_mark_by_day ON plan_mark (day);

-- One day of an item moved elsewhere.
CREATE TABLE plan_move (
  item TEXT NOT NULL REFERENCES plan_item (id),
  day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  to_part INTEGER NOT NULL,
  to_minutes INTEGER,
  PRIMARY KEY (item, day)
) WITHOUT ROWID;
CREATE INDEX plan_move_by_day ON plan_move (day);
CREATE INDEX plan_move_by_to_day ON plan_move (to_day);

-- Days on which only three things are shown.
CREATE TABLE small_day (
  day TEXT PRIMARY KEY NOT NULL
) WITHOUT ROWID;

-- Reminders that were handed out, each under a random key that says nothing about the item.
CREATE TABLE reminder (
  key TEXT PRIMARY KEY NOT NULL,
  item TEXT NOT NULL,
  day TEXT NOT NULL,
  lead_minutes INTEGER NOT NULL,
  minutes INTEGER NOT NULL,          -- the time of the item that it reminds of
  answer INTEGER,                    -- the last: 1 shown, 2 done, 3 snoozed, 4 opened, 5 dismissed
  answered INTEGER,
  snoozed_until INTEGER
);
CREATE UNIQUE INDEX reminder_by_item ON reminder (item, day, lead_minutes);
CREATE INDEX reminder_snoozed ON reminder (snoozed_until) WHERE snoozed_until IS NOT NULL;

CREATE TABLE reminder_answer (
  key TEXT NOT NULL REFERENCES reminder (key),
  answer INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (key, answer, at)
) WITHOUT ROWID;

-- Coping notes.
CREATE TABLE strategy (
  id TEXT PRIMARY KEY NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  at INTEGER NOT NULL,
  zone TEXT NOT NULL,
  day TEXT NOT NULL,
  while_locked INTEGER NOT NULL,
  starter TEXT,                      -- the starter it came from; none: the person's own
  title TEXT NOT NULL,
  minutes INTEGER NOT NULL,
  caution TEXT,
  caution_none INTEGER NOT NULL,     -- 1: "caution" says why none is needed
  learned TEXT,
  exercise TEXT,
  halt INTEGER NOT NULL,
  favourite INTEGER NOT NULL,
  deleted INTEGER
);
CREATE INDEX strategy_deleted ON strategy (deleted) WHERE deleted IS NOT NULL;

CREATE TABLE strategy_step (
  strategy TEXT NOT NULL REFERENCES strategy (id),
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (strategy, position)
) WITHOUT ROWID;

CREATE TABLE strategy_tag (
  strategy TEXT NOT NULL REFERENCES strategy (id),
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (strategy, position)
) WITHOUT ROWID;

CREATE TABLE strategy_use (
  id TEXT PRIMARY KEY NOT NULL,
  strategy TEXT NOT NULL REFERENCES strategy (id),
  started INTEGER NOT NULL,
  ended INTEGER NOT NULL,
  craving TEXT                       -- the craving it was used for
);
CREATE INDEX strategy_use_by_strategy ON strategy_use (strategy, started);

-- All words of one record, folded for searching (no capitals, no accents).
CREATE TABLE search (
  id TEXT PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL,                -- mood, craving, writing, plan_item, strategy
  day TEXT NOT NULL,
  folded TEXT NOT NULL
) WITHOUT ROWID;

-- Text that was being typed and is not saved yet.
CREATE TABLE draft (
  field TEXT PRIMARY KEY NOT NULL,
  text TEXT NOT NULL,
  at INTEGER NOT NULL
);

CREATE TABLE preference (
  name TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- What can be undone: each change of the last 30 days as an SQLite changeset.
CREATE TABLE change (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  kinds INTEGER NOT NULL,
  first_day TEXT,
  last_day TEXT,
  undone INTEGER NOT NULL,
  changeset BLOB NOT NULL
);
CREATE INDEX change_undone ON change (id) WHERE undone = 1;
