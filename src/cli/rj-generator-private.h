// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-generator.h"

G_BEGIN_DECLS

/* The planted effects, which later work must be able to find again. */
#define WEEKEND_MOOD      1   /* steps better on Saturday and Sunday */
#define FRIDAY_STRENGTH   2   /* cravings on Friday and Saturday are that much stronger */
#define WALK_DROP         3   /* after a walk they are that much lower than without */
#define MEETING_MOOD      1   /* steps better in the evening of a meeting */
#define SHORT_SLEEP       300 /* minutes: after shorter nights */
#define SHORT_SLEEP_RISE  2   /* cravings are that much stronger */
#define LONG_NOTE_LETTERS 20000

#define N_SUBSTANCES 3
#define N_TRIGGERS   5
#define N_PLACES     3
#define N_FEELINGS   6
#define N_STRATEGIES 4

enum {
  ITEM_MEDICATION,
  ITEM_WALK,
  ITEM_WORK,
  ITEM_MEETING,
  ITEM_READING,
  N_ITEMS,
};

/* What is written, changed and taken away again. */
typedef enum {
  WRITTEN_MOODS,
  WRITTEN_CRAVINGS,
  WRITTEN_WRITINGS,
  WRITTEN_PLAN_ITEMS,
  N_WRITTEN,
} Written;

typedef enum {
  CHANGE_NONE,
  CHANGE_EDIT,
  CHANGE_DELETE,
} Change;

struct _RjGenerator {
  RjStore *store;
  RjFakeClock *clock;
  GRand *rand;
  guint32 seed;

  char *substances[N_SUBSTANCES];
  char *triggers[N_TRIGGERS];
  char *places[N_PLACES];
  char *feelings[N_FEELINGS];
  char *scale;
  char *strategies[N_STRATEGIES];
  char *items[N_ITEMS];
  char *as_needed;

  /* where the person is until which day */
  const char *zone;
  RjDay zone_until;
  RjDay gap_until;

  RjDay first;
  RjDay last;
  guint n_written[N_WRITTEN];
  guint n_edited[N_WRITTEN];
  guint n_deleted[N_WRITTEN];
  guint n_long;
  guint n_days_left_out;
  guint n_trips;

  GAsyncResult *result;
};

/* What is drawn from the seed, and what a record of now has (rj-generator-draw.c). */
void rj_generator_keep_result (GObject *source, GAsyncResult *result, gpointer user_data);
void rj_generator_forget (RjGenerator *self);
GAsyncResult *rj_generator_wait (RjGenerator *self);
gboolean rj_generator_chance (RjGenerator *self, double p);
int rj_generator_between (RjGenerator *self, int low, int high);
int rj_generator_clamp (int value, int low, int high);
char *rj_generator_new_id (RjGenerator *self);
void rj_generator_set_clock (RjGenerator *self, RjDay day, int minutes);
void rj_generator_fill_record (RjGenerator *self, RjRecord *record);
const char *rj_generator_pick (RjGenerator *self, const char *const *words, gsize n);
char *rj_generator_make_note (RjGenerator *self, double p);
GStrv rj_generator_pick_ids (RjGenerator *self, char **ids, int n, int at_most);
gboolean rj_generator_is_weekend (RjDay day);
Change rj_generator_draw_change (RjGenerator *self, Written kind);

#define AWAIT(self, call) (rj_generator_forget (self), (call), rj_generator_wait (self))
#define READY(self)       rj_generator_keep_result, (self)

#define PICK(self, words) rj_generator_pick (self, words, G_N_ELEMENTS (words))

/* The plan, its marks, and the words to choose from (rj-generator-plan.c). */
gboolean rj_generator_make_choices (RjGenerator *self, GError **error);
gboolean rj_generator_make_strategies (RjGenerator *self, GError **error);
gboolean rj_generator_make_items (RjGenerator *self, GError **error);
gboolean rj_generator_mark (RjGenerator *self, int which, RjDay day, RjMark what, GError **error);
gboolean rj_generator_mark_routine (RjGenerator *self, RjDay day, GError **error);
gboolean rj_generator_change_routine (RjGenerator *self, GError **error);
gboolean rj_generator_add_appointment (RjGenerator *self, RjDay day, GError **error);

/* Medicines, what became of their doses, and what belongs to appointments (rj-generator-medicines.c). These
 * draw nothing from the seed: what other records are stays the same. */
gboolean rj_generator_make_medicines (RjGenerator *self, GError **error);
/* What is written down for hard moments (rj-generator-my-plan.c). */
gboolean rj_generator_make_my_plan (RjGenerator *self, GError **error);
/* @cravings: (element-type RjCraving): just saved: what became of the rules that fit */
gboolean rj_generator_note_rules (RjGenerator *self, GPtrArray *cravings, GError **error);
gboolean rj_generator_add_doses (RjGenerator *self, RjDay day, GError **error);
gboolean rj_generator_add_visit (RjGenerator *self, const RjPlanItem *item, GError **error);

/* Letters to oneself (rj-generator-letters.c). These draw nothing from the seed either. */
gboolean rj_generator_make_letters (RjGenerator *self, GError **error);

/* Meetings, and being there (rj-generator-meetings.c). Nor these. */
gboolean rj_generator_make_meetings (RjGenerator *self, GError **error);
gboolean rj_generator_add_attendance (RjGenerator *self, RjDay day, GError **error);

/* The ledger of recovery time (rj-generator-recovery.c). Nor these. */
gboolean rj_generator_make_recovery (RjGenerator *self, GError **error);
/* A service and a referral (rj-generator-support.c). */
gboolean rj_generator_make_support (RjGenerator *self, GError **error);

/* People and the contact ledger (rj-generator-people.c). Nor these. */
gboolean rj_generator_make_people (RjGenerator *self, GError **error);

/* Worksheets (rj-generator-sheets.c). */
gboolean rj_generator_make_sheets (RjGenerator *self, GError **error);

/* Moods, cravings and writing (rj-generator-check-ins.c). */
gboolean rj_generator_add_mood (RjGenerator *self, int base, int sleep_minutes, GError **error);
gboolean rj_generator_add_cravings (RjGenerator *self, RjDay day, int sleep_minutes, GError **error);
gboolean rj_generator_add_writing (RjGenerator *self, GError **error);

G_END_DECLS
