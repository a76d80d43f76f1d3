-- Layout 5: recovery time, people and meetings.

-- ---- Recovery time ----

-- What a person says about their days, line by line. A line is never changed: one that corrects another is added, names
-- the first of its chain, and of a chain the line that was written down last counts.
CREATE TABLE recovery_event (
  id TEXT PRIMARY KEY NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  at INTEGER NOT NULL,
  zone TEXT NOT NULL,
  day TEXT NOT NULL,                 -- the day it is about
  while_locked INTEGER NOT NULL,
  kind INTEGER NOT NULL,             -- 1 began, 2 a day of use, 3 stopped for now, 4 plan to begin again, 5 was not so
  substance TEXT,                    -- a choice of the list "substance"; none: everything
  root TEXT NOT NULL,                -- the first of its chain: its own id when it corrects nothing
  deleted INTEGER                    -- of a whole chain
);
CREATE INDEX recovery_event_by_root ON recovery_event (root);
CREATE INDEX recovery_event_deleted ON recovery_event (deleted) WHERE deleted IS NOT NULL;
CREATE TRIGGER recovery_event_is_kept
BEFORE UPDATE OF id, created, at, zone, day, while_locked, kind, root ON recovery_event
BEGIN
  SELECT RAISE (ABORT, 'lines of recovery_event are added, not changed');
END;

-- What was written to a line, and can go while the line stays. The line is in the key so that whatever is kept of a
-- change names it.
CREATE TABLE recovery_words (
  id TEXT NOT NULL,
  event TEXT NOT NULL REFERENCES recovery_event (id), -- the first of its chain
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  day TEXT NOT NULL,                 -- the day on which it was written
  amount TEXT,                       -- how much, in the person's words
  note TEXT,
  deleted INTEGER,
  PRIMARY KEY (id, event)
) WITHOUT ROWID;
CREATE INDEX recovery_words_by_event ON recovery_words (event);

-- What a day without use leaves: money, time, anything.
CREATE TABLE recovery_saving (
  id TEXT PRIMARY KEY NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  amount INTEGER NOT NULL,           -- thousandths of the unit for each such day
  unit TEXT NOT NULL,
  substance TEXT                     -- as above
) WITHOUT ROWID;

-- ---- Milestones ----

-- The person's own. Those of the default list are nowhere in the file.
CREATE TABLE milestone (
  id TEXT PRIMARY KEY NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  name TEXT NOT NULL,
  count INTEGER NOT NULL,            -- after so many of unit, counted from the ledger; 0: it is not counted
  unit INTEGER NOT NULL,             -- 0 days, 1 months, 2 years
  day TEXT,                          -- of one that is not counted: when it was reached; none: not yet
  deleted INTEGER
) WITHOUT ROWID;
CREATE INDEX milestone_deleted ON milestone (deleted) WHERE deleted IS NOT NULL;

-- ---- People ----

-- Somebody the person can turn to. The program contacts nobody.
CREATE TABLE person (
  id TEXT PRIMARY KEY NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  at INTEGER NOT NULL,
  zone TEXT NOT NULL,
  day TEXT NOT NULL,
  while_locked INTEGER NOT NULL,
  name TEXT NOT NULL,
  role INTEGER NOT NULL,             -- 0 not said, 1 mentor or sponsor, 2 mentee or sponsee, 3 peer specialist, 4 coach,
                                     -- 5 friend, 6 family, 7 clinician, 8 counsellor, 9 group, 10 other
  best_times TEXT,
  good_for TEXT,
  at_night INTEGER NOT NULL,         -- 1: may be called at night
  note TEXT,
  message TEXT,                      -- words that are ready to be sent
  first INTEGER NOT NULL,            -- 1: my one person
  deleted INTEGER
);
CREATE INDEX person_deleted ON person (deleted) WHERE deleted IS NOT NULL;

-- Ways to reach them, in the order in which they are to be tried.
CREATE TABLE person_reach (
  person TEXT NOT NULL REFERENCES person (id),
  position INTEGER NOT NULL,
  kind INTEGER NOT NULL,             -- 1 phone, 2 mobile, 3 text messages, 4 e-mail, 5 messenger or other, 6 address
  label TEXT,
  value TEXT NOT NULL,
  PRIMARY KEY (person, position)
) WITHOUT ROWID;

-- The contact ledger: lines are added, or taken away as a whole.
CREATE TABLE talk (
  id TEXT PRIMARY KEY NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  at INTEGER NOT NULL,
  zone TEXT NOT NULL,
  day TEXT NOT NULL,
  while_locked INTEGER NOT NULL,
  person TEXT NOT NULL REFERENCES person (id),
  how INTEGER NOT NULL,              -- 1 called, 2 wrote, 3 met, 4 could not reach them
  note TEXT,
  deleted INTEGER
);
CREATE INDEX talk_by_person ON talk (person, at);
CREATE INDEX talk_deleted ON talk (deleted) WHERE deleted IS NOT NULL;

-- ---- Meetings ----

-- A meeting that the person keeps. When it is are items of the plan, with their rules, zones and reminders.
CREATE TABLE meeting (
  id TEXT PRIMARY KEY NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  at INTEGER NOT NULL,
  zone TEXT NOT NULL,
  day TEXT NOT NULL,
  while_locked INTEGER NOT NULL,
  name TEXT NOT NULL,
  ways INTEGER NOT NULL,             -- how one takes part, added up: 1 in person, 2 online, 4 by phone; 0: not known
  door INTEGER NOT NULL,             -- 0 not known, 1 open, 2 closed
  medication_friendly INTEGER NOT NULL, -- the person's own answer: 0 none, 1 yes, 2 no, 3 unsure
  source INTEGER NOT NULL,           -- 0 of the person's own, 1 Meeting Guide, 2 BMLT, 3 a calendar file
  source_id TEXT,                    -- what names it there, so that the same list changes it and adds nothing
  fellowship TEXT,                   -- the programme
  formats TEXT,                      -- the codes of the list as they stand there, separated by ", "
  place TEXT,
  address TEXT,
  link TEXT,
  phone TEXT,
  online_note TEXT,
  access TEXT,
  language TEXT,
  service TEXT,                      -- what the person does there
  note TEXT,
  deleted INTEGER
);
CREATE INDEX meeting_by_source ON meeting (source, source_id) WHERE source_id IS NOT NULL;
CREATE INDEX meeting_deleted ON meeting (deleted) WHERE deleted IS NOT NULL;

ALTER TABLE plan_item ADD COLUMN meeting TEXT; -- the meeting that it is a time of
CREATE INDEX plan_item_by_meeting ON plan_item (meeting) WHERE meeting IS NOT NULL;

-- Being at a meeting, or going there. "day" is the day of the plan. The meeting is in the key so that whatever is kept of
-- a change names it.
CREATE TABLE attendance (
  id TEXT NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  at INTEGER NOT NULL,
  zone TEXT NOT NULL,
  day TEXT NOT NULL,
  while_locked INTEGER NOT NULL,
  meeting TEXT NOT NULL REFERENCES meeting (id),
  item TEXT,                         -- the item of the plan; none: at another time
  attended INTEGER NOT NULL,         -- 0: "I'm going"
  mood_before INTEGER NOT NULL CHECK (mood_before BETWEEN 0 AND 5), -- 1 to 5; 0: none
  mood_after INTEGER NOT NULL CHECK (mood_after BETWEEN 0 AND 5),
  craving_before INTEGER CHECK (craving_before BETWEEN 0 AND 10),
  craving_after INTEGER CHECK (craving_after BETWEEN 0 AND 10),
  took_away TEXT,
  met TEXT,                          -- whom: initials
  deleted INTEGER,
  PRIMARY KEY (id, meeting)
) WITHOUT ROWID;
CREATE INDEX attendance_by_meeting ON attendance (meeting, day);
CREATE INDEX attendance_by_item ON attendance (item, day) WHERE item IS NOT NULL;
CREATE INDEX attendance_by_day ON attendance (day);
CREATE INDEX attendance_deleted ON attendance (deleted) WHERE deleted IS NOT NULL;

-- ---- More support ----

-- Somewhere the person gets help: a practice, a clinic, a centre. All of it as it was written.
CREATE TABLE service (
  id TEXT PRIMARY KEY NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  at INTEGER NOT NULL,
  zone TEXT NOT NULL,
  day TEXT NOT NULL,
  while_locked INTEGER NOT NULL,
  kind INTEGER NOT NULL,             -- 0 another, 1 doctor, 2 clinic, 3 counselling, 4 treatment programme, 5 pharmacy,
                                     -- 6 peer centre
  name TEXT NOT NULL,
  phone TEXT,
  address TEXT,
  web TEXT,
  hours TEXT,
  note TEXT,
  deleted INTEGER
);
CREATE INDEX service_deleted ON service (deleted) WHERE deleted IS NOT NULL;

-- One place that sends the person to another.
CREATE TABLE referral (
  id TEXT PRIMARY KEY NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  at INTEGER NOT NULL,
  zone TEXT NOT NULL,
  day TEXT NOT NULL,
  while_locked INTEGER NOT NULL,
  status INTEGER NOT NULL,           -- 0 asked, 1 waiting, 2 booked, 3 done, 4 not now
  to_whom TEXT NOT NULL,
  from_whom TEXT,
  next_step TEXT,
  note TEXT,
  asked_day TEXT,                    -- when it was asked for
  status_day TEXT,                   -- since when it stands so
  deleted INTEGER
);
CREATE INDEX referral_deleted ON referral (deleted) WHERE deleted IS NOT NULL;
