// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the tests of the store share: a journal in memory or in a folder of its own, and waiting for answers.

#include "rj-sqlite-store.h"

G_BEGIN_DECLS

/* Noon UTC of Wednesday 2026-03-04. */
#define RJ_TEST_NOW_US G_GINT64_CONSTANT (1772625600000000)
#define RJ_TEST_DAY    (rj_day_new (2026, 3, 4))

typedef struct {
  RjClock *clock;
  RjStore *store;
  RjSecretBytes *hex96;
  char *folder;
  char *path;
} RjTestStore;

/* @on_disk: in a new folder; otherwise in memory */
void rj_test_store_set_up (RjTestStore *self, gboolean on_disk);
void rj_test_store_tear_down (RjTestStore *self);
/* Closes in order, unless it is closed, and opens again. */
void rj_test_store_reopen (RjTestStore *self);
void rj_test_store_close (RjTestStore *self);

/* Calls, waits, and gives the result, which stays until the next one:
 * rj_x_finish (x, RJ_TEST_AWAIT (rj_x_async (x, NULL, RJ_TEST_READY)), &error) */
#define RJ_TEST_READY       rj_test_ready, NULL
#define RJ_TEST_AWAIT(call) (rj_test_forget (), (call), rj_test_wait ())
void rj_test_ready (GObject *source, GAsyncResult *result, gpointer user_data);
GAsyncResult *rj_test_wait (void);
void rj_test_forget (void);
/* A GAsyncReadyCallback that sets a gboolean. */
void rj_test_note (GObject *source, GAsyncResult *result, gpointer user_data);

/* Saves and gives back what was saved. */
RjMoodEntry *rj_test_save_mood (RjStore *store, RjMood mood, RjDay day, const char *note);
RjPlanItem *rj_test_save_item (RjStore *store, RjPlanItem *item);
GPtrArray *rj_test_list_day (RjStore *store, RjDay day);
guint rj_test_count_log (RjStore *store);
void rj_test_undo (RjStore *store, RjChangeKind expected);
void rj_test_redo (RjStore *store, RjChangeKind expected);

G_END_DECLS
