// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-reminder-scheduler.h"
#include "rj-test-store.h"

G_BEGIN_DECLS

#define MINUTE G_TIME_SPAN_MINUTE
#define HOUR   G_TIME_SPAN_HOUR
#define DAY    G_TIME_SPAN_DAY

/* A desktop that only writes down what it was asked to show. */
#define TEST_TYPE_DESKTOP (test_desktop_get_type ())
G_DECLARE_FINAL_TYPE (TestDesktop, test_desktop, TEST, DESKTOP, GObject)

struct _TestDesktop {
  GObject parent_instance;

  GPtrArray *keys; /* in the order shown */
  GPtrArray *bodies;
  GPtrArray *titles;
  GHashTable *on_screen;
  guint silent;
  gboolean outlives; /* its buttons work without the program, and it never tells what was closed */
};

/* A journal, a clock that stands, a desktop and the scheduler between them. */
typedef struct {
  RjTestStore journal;
  TestDesktop *desktop;
  RjReminderScheduler *scheduler;
  RjDay opened;
  guint seen; /* how often the person wanted to see a summary */
  gboolean no_background;
} RjTestReminders;

void rj_test_reminders_set_up (RjTestReminders *self, gconstpointer data);
void rj_test_reminders_tear_down (RjTestReminders *self, gconstpointer data);
/* As if the program was ended, and begun again. */
void rj_test_reminders_start (RjTestReminders *self);
void rj_test_reminders_stop (RjTestReminders *self);
/* Whatever was asked of the store is answered, and what these answers ask, too. */
void rj_test_reminders_settle (RjTestReminders *self);
void rj_test_reminders_advance (RjTestReminders *self, gint64 us);
/* Saves @item, and frees it. */
void rj_test_reminders_add_item (RjTestReminders *self, RjPlanItem *item);
/* A meeting in "Room 5". @repeat: (transfer full) (nullable) */
void rj_test_reminders_add (RjTestReminders *self,
                            const char *title,
                            RjDay day,
                            int minutes,
                            RjRecurrence *repeat,
                            int lead);
/* The person presses a button of what was shown as the @which-th. */
void rj_test_reminders_act (RjTestReminders *self, guint which, RjNotifyAction action);
void rj_test_reminders_set_preference (RjTestReminders *self, const char *key, const char *value);
/* (element-type RjReminderEntry): of the last 30 days */
GPtrArray *rj_test_reminders_list_ledger (RjTestReminders *self);

G_END_DECLS
