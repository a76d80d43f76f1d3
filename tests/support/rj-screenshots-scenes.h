// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-clock.h"
#include "rj-secret-bytes.h"
#include "rj-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum {
  RJ_SCENE_FIRST_RUN,
  RJ_SCENE_LOCKED,
  RJ_SCENE_OPEN_ELSEWHERE, /* locked, and someone else has it open */
  RJ_SCENE_DAMAGED,        /* locked, and the database is damaged */
  RJ_SCENE_KEY_DAMAGED,    /* locked, and both key files are damaged */
  RJ_SCENE_LONG_AGO,       /* locked, with a safety copy, and last opened three weeks before */
  RJ_SCENE_EMPTY,
  RJ_SCENE_FULL,
  RJ_SCENE_EVENING,    /* full, but when the day can be closed */
  RJ_SCENE_NO_COUNTRY, /* full, but nobody said which emergency number holds */
  RJ_SCENE_MEDICINES,  /* full, with medicines, an appointment and a pick-up */
  RJ_SCENE_EFFECTS,    /* full, with urges that were rated again */
  RJ_SCENE_LETTERS,    /* full, with a letter that fits now and one that is sealed */
  RJ_SCENE_MEETINGS,   /* full, with meetings that are kept */
  RJ_SCENE_RECOVERY,   /* full, with days that are counted */
  RJ_SCENE_MILESTONES, /* full, on a day with a milestone */
  RJ_SCENE_SUPPORT,    /* full, with places, a referral and appointments */
  RJ_SCENE_REMINDED,   /* full, with reminders that came to something */
  RJ_SCENE_SHARED,     /* full, where others can get at the computer */
} RjSceneState;

/**
 * RjScene: one picture.
 * @name: name of the file
 * @state: what the journal is like
 * @steps: what the person does, one after the other, separated by "|":
 *   "action NAME [TARGET]" activates an action; "item ACTION" one of the first thing in the plan;
 *   "press LABEL", "row LABEL", "check LABEL", "switch LABEL": the button, row, check or switch that says so,
 * once it is there; "nth N": a row of the first list; "entry N": one of the journal,
 *   "effect LABEL": a row of the dialog; "fill N TEXT" types into
 * a field, "fill-key N" the spare key; "rate N" picks a number; "pick N CHOICE" chooses in the Nth drop-down,
 * "drop N" opens it; "tab NAME" shows a tab; "expand" opens what is folded; "calendar" opens the days; "open
 * TEXT" pops up the menu with that tooltip or label; "popover" looks at what popped up; "scroll" goes to the
 * end; "await LABEL" and "see TEXT" wait for a button or a text; "fail" is a disk that is full, "leave" a
 * person who is somewhere else, "lock-soon" the warning before the lock, "move" lets things move;
 * "news" says what is said after an unlock; "prefer NAME VALUE" sets a preference of the journal, "set NAME
 * VALUE" a setting of this computer; "focus TITLE" brings a switch into sight;
 * "paper" looks at the sheet with the spare key. A label with a context is written "CONTEXT^LABEL".
 */
typedef struct {
  const char *name;
  RjSceneState state;
  const char *steps;
} RjScene;

/* Ends with one without a name. */
const RjScene *rj_scenes_get (void);

/* (transfer full): a window of that size on a journal of that state, shown and ready for the steps. */
GtkWindow *rj_scenes_open (GtkApplication *application, const RjScene *scene, int width, int height);

/* Others can get at the computer of all scenes from now on. */
void rj_scenes_set_shared (gboolean yes);

/* What the scenes of medicines show. */
void rj_scenes_add_medicines (RjStore *store, RjClock *clock);

/* What the scenes of meetings show. */
void rj_scenes_add_meetings (RjStore *store, RjClock *clock);

/* What the scenes of recovery time show. */
void rj_scenes_add_recovery (RjStore *store, RjClock *clock);

/* What the scenes of milestones show. */
void rj_scenes_add_milestones (RjStore *store, RjClock *clock);

/* What the scenes of "More support" show. */
void rj_scenes_add_support (RjStore *store, RjClock *clock);

/* What the scenes of letters show. */
void rj_scenes_add_letters (RjStore *store, RjClock *clock);

/* (transfer none): the spare key of the journal of the last scene that is locked. */
RjSecretBytes *rj_scenes_get_spare_key (void);

/* Does one step. (transfer none) (nullable): the popover or paper that it opened, which is a surface of its
 * own. Ends the program when there is nothing to do it to: a picture of the wrong thing is worse than none.
 */
GtkWidget *rj_scenes_do (GtkWindow *window, const char *step);

G_END_DECLS
