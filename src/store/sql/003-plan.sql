-- The plan that can be trusted: rules, single days of a rule, what reminders came to, medicines, pauses, templates.

-- How an item repeats.
ALTER TABLE plan_item ADD COLUMN rule TEXT;           -- the value of an RRULE (RFC 5545) without UNTIL, which is "last_day"; none: once
ALTER TABLE plan_item ADD COLUMN times_a_week INTEGER NOT NULL DEFAULT 0; -- done so often from Monday on, it is not offered again
                                                      -- that week; 0: it does not count
UPDATE plan_item SET rule = 'FREQ=DAILY' WHERE repeat = 1;
UPDATE plan_item SET rule = 'FREQ=WEEKLY' || CASE weekdays WHEN 0 THEN '' ELSE ';BYDAY=' || substr(
  iif(weekdays & 1, ',MO', '') || iif(weekdays & 2, ',TU', '') || iif(weekdays & 4, ',WE', '') || iif(weekdays & 8, ',TH', '') ||
  iif(weekdays & 16, ',FR', '') || iif(weekdays & 32, ',SA', '') || iif(weekdays & 64, ',SU', ''), 2) END WHERE repeat = 2;
DROP INDEX plan_item_once;
DROP INDEX plan_item_repeating;
ALTER TABLE plan_item DROP COLUMN repeat;
ALTER TABLE plan_item DROP COLUMN weekdays;
CREATE INDEX plan_item_once ON plan_item (first_day) WHERE rule IS NULL AND deleted IS NULL;
CREATE INDEX plan_item_repeating ON plan_item (last_day) WHERE rule IS NOT NULL AND deleted IS NULL;
-- What was noted for undoing is about the columns that are gone.
DELETE FROM change;

-- Single days of an item beside its rule.
CREATE TABLE plan_date (
  item TEXT NOT NULL REFERENCES plan_item (id),
  day TEXT NOT NULL,
  extra INTEGER NOT NULL,            -- 0: a day of the rule that is left out; 1: a day besides those of the rule
  PRIMARY KEY (item, day)
) WITHOUT ROWID;
CREATE INDEX plan_date_extra ON plan_date (day) WHERE extra = 1;
-- ---- Medicines, doses, appointments ----

-- What a person takes or keeps at hand. Written down and never judged: "label" is what stands on the label, word by
-- word. "while_locked" and the days are as everywhere.
CREATE TABLE medicine (
  id TEXT PRIMARY KEY NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  at INTEGER NOT NULL,
  zone TEXT NOT NULL,
  day TEXT NOT NULL,
  while_locked INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind INTEGER NOT NULL,             -- 0 another, 1 buprenorphine, 2 methadone, 3 naltrexone, 4 naloxone
  form INTEGER NOT NULL,             -- 0 left open, 1 film, 2 tablet, 3 liquid, 4 injection, 5 nasal spray, 6 another
  label TEXT,
  as_needed INTEGER NOT NULL,        -- 1: it has no fixed times
  window_minutes INTEGER NOT NULL,   -- taken up to so long after its time it is not late; 0: nothing is said of late
  prescriber TEXT,
  prescriber_phone TEXT,
  pharmacy TEXT,
  pharmacy_phone TEXT,
  start_day TEXT,
  refill_day TEXT,
  doses INTEGER,                     -- how many there were when they were counted
  doses_at INTEGER,                  -- when that was
  given_day TEXT,                    -- of an injection: when it was given, and the next day as the clinic gave it
  next_day TEXT,
  expiry_day TEXT,                   -- the day on the package
  known_by TEXT,                     -- who knows where it is
  kept TEXT,                         -- where it is
  note TEXT,
  deleted INTEGER
);
CREATE INDEX medicine_deleted ON medicine (deleted) WHERE deleted IS NOT NULL;

-- What an item of the plan has to do with a medicine.
CREATE TABLE plan_medicine (
  item TEXT PRIMARY KEY NOT NULL REFERENCES plan_item (id),
  medicine TEXT NOT NULL REFERENCES medicine (id),
  role INTEGER NOT NULL              -- 1 a time at which it is taken, 2 a reminder of the day on the package
) WITHOUT ROWID;
CREATE INDEX plan_medicine_by_medicine ON plan_medicine (medicine);

-- What became of a dose. "at" is when it was taken or, where it was not, when that was written down; "day" is the day of
-- the plan. The medicine is in the key so that whatever is kept of a change names it.
CREATE TABLE dose (
  id TEXT NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  at INTEGER NOT NULL,
  zone TEXT NOT NULL,
  day TEXT NOT NULL,
  while_locked INTEGER NOT NULL,
  medicine TEXT NOT NULL REFERENCES medicine (id),
  item TEXT,                         -- the item of the plan; none: as needed
  due_minutes INTEGER,               -- the wall time it was planned for, minutes after midnight
  status INTEGER NOT NULL,           -- 1 taken, 2 late, 3 skipped, 4 vomited, 5 unsure
  place INTEGER NOT NULL,            -- 0 left open, 1 at home, 2 at the clinic
  feeling INTEGER,                   -- 0 to 10
  note TEXT,
  deleted INTEGER,
  PRIMARY KEY (id, medicine)
) WITHOUT ROWID;
CREATE INDEX dose_by_medicine ON dose (medicine, day);
CREATE INDEX dose_by_item ON dose (item, day) WHERE item IS NOT NULL;
CREATE INDEX dose_by_day ON dose (day);
CREATE INDEX dose_deleted ON dose (deleted) WHERE deleted IS NOT NULL;

CREATE TABLE dose_effect (
  dose TEXT NOT NULL,
  effect INTEGER NOT NULL,           -- 1 sleepy, 2 constipation, 3 sweating, 4 nausea, 5 headache, 6 dry mouth, 7 teeth,
                                     -- 8 where it was injected, 9 low mood, 10 another
  medicine TEXT NOT NULL REFERENCES medicine (id),
  severity INTEGER NOT NULL CHECK (severity BETWEEN 0 AND 3),
  PRIMARY KEY (dose, effect, medicine)
) WITHOUT ROWID;
CREATE INDEX dose_effect_by_medicine ON dose_effect (medicine);

-- What belongs to an appointment or a pick-up besides its time and place.
CREATE TABLE visit (
  item TEXT PRIMARY KEY NOT NULL REFERENCES plan_item (id),
  updated INTEGER NOT NULL,
  type INTEGER NOT NULL,             -- 0 left open, 1 prescriber, 2 counselling, 3 lab, 4 injection, 5 pick-up, 6 dental,
                                     -- 7 another
  bring TEXT,                        -- what to bring, one a line
  questions TEXT                     -- what to ask, one a line
) WITHOUT ROWID;

CREATE TABLE visit_outcome (
  item TEXT NOT NULL REFERENCES plan_item (id),
  day TEXT NOT NULL,
  at INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (item, day)
) WITHOUT ROWID;

-- Where an item came from that was taken from a file, so that the same file adds nothing twice.
CREATE TABLE plan_source (
  item TEXT PRIMARY KEY NOT NULL REFERENCES plan_item (id),
  uid TEXT,                          -- what names it in every program (RFC 5545); items made here go by their id
  recurrence TEXT,                   -- of one of a series: its day and time in the rule
  digest TEXT NOT NULL               -- SHA-256 of the record as the file has it
) WITHOUT ROWID;
CREATE INDEX plan_source_by_digest ON plan_source (digest);
CREATE INDEX plan_source_by_uid ON plan_source (uid) WHERE uid IS NOT NULL;

-- Reminders: what became of each. Late by: shown - due.
ALTER TABLE reminder ADD COLUMN due INTEGER;   -- when it was to come; none: from before this layout
ALTER TABLE reminder ADD COLUMN shown INTEGER; -- when it was first shown
ALTER TABLE reminder ADD COLUMN why INTEGER;   -- late or not shown as itself: 6 the computer slept, 7 the program was not
                                               -- running, 8 the desktop did not show it, 9 quiet hours, 10 one of many,
                                               -- 11 nothing there shows any, 12 it may not stay without a window
CREATE INDEX reminder_by_due ON reminder (due DESC);
-- Minutes after which a reminder comes again until it is handled; 0: once.
ALTER TABLE plan_item ADD COLUMN nag_minutes INTEGER NOT NULL DEFAULT 0;

-- ---- Whole days: pauses and templates ----

-- Days on which something rests: one item, or everything but medicines, appointments and pick-ups.
CREATE TABLE plan_pause (
  id TEXT PRIMARY KEY NOT NULL,
  item TEXT,                         -- none: everything
  reason INTEGER NOT NULL,           -- 0 not said, 1 ill, 2 away, 3 a hard time
  first_day TEXT NOT NULL,
  last_day TEXT                      -- none: nobody knows yet
) WITHOUT ROWID;

-- Days to be planned again.
CREATE TABLE plan_template (
  id TEXT PRIMARY KEY NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  day TEXT NOT NULL,                 -- on which it was made
  name TEXT NOT NULL,
  deleted INTEGER
) WITHOUT ROWID;
CREATE INDEX plan_template_deleted ON plan_template (deleted) WHERE deleted IS NOT NULL;

CREATE TABLE plan_template_item (
  template TEXT NOT NULL REFERENCES plan_template (id),
  position INTEGER NOT NULL,
  kind INTEGER NOT NULL,             -- from here on as in plan_item
  title TEXT NOT NULL,
  place TEXT,
  note TEXT,
  part INTEGER NOT NULL,
  minutes INTEGER,
  duration_minutes INTEGER NOT NULL,
  steps TEXT,                        -- one a line
  PRIMARY KEY (template, position)
) WITHOUT ROWID;

-- ---- Routines ----

-- Steps that are ticked on a day. The day comes first: no other table begins like that, so that lost pages can be told
-- apart.
CREATE TABLE plan_step_mark (
  day TEXT NOT NULL,                 -- the day the item stands on
  item TEXT NOT NULL REFERENCES plan_item (id),
  step INTEGER NOT NULL,             -- its position in plan_step
  at INTEGER NOT NULL,
  PRIMARY KEY (day, item, step)
) WITHOUT ROWID;
