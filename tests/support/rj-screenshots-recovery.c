// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-own-milestone.h"
#include "rj-screenshots-scenes.h"

#include <glib/gi18n-lib.h>

static void
wait_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
add (RjStore *store, RjRecoveryKind kind, RjDay day, const char *note)
{
  RjRecovery *recovery = rj_store_get_recovery (store);
  g_autoptr (RjRecoveryEvent) event = rj_recovery_event_new (kind, NULL, day);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (RjRecoveryEvent) saved = NULL;

  event->note = g_strdup (note);
  rj_recovery_add_async (recovery, event, NULL, wait_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  saved = rj_recovery_add_finish (recovery, result, NULL);
  g_assert_nonnull (saved);
}

static void
prefer (RjStore *store, const char *key, const char *value)
{
  g_autoptr (GAsyncResult) result = NULL;

  rj_store_set_preference_async (store, key, value, NULL, wait_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (rj_store_set_preference_finish (store, result, NULL));
}

/* 324 days, three of them days of use, and what they leave. */
void
rj_scenes_add_recovery (RjStore *store, RjClock *clock)
{
  RjDay today = rj_clock_get_today (clock);
  RjRecovery *recovery = rj_store_get_recovery (store);
  g_autoptr (RjRecoverySaving) saving = rj_recovery_saving_new (NULL, 7500, _ ("Time"));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (RjRecoverySaving) saved = NULL;

  add (store, RJ_RECOVERY_BEGAN, today - 324, NULL);
  add (store, RJ_RECOVERY_USE, today - 256, NULL);
  add (store, RJ_RECOVERY_USE, today - 255, NULL);
  add (store, RJ_RECOVERY_USE, today - 77, _ ("Nothing planned. That can be fine."));
  rj_recovery_save_saving_async (recovery, saving, NULL, wait_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  saved = rj_recovery_save_saving_finish (recovery, result, NULL);
  g_assert_nonnull (saved);
  prefer (store, RJ_PREFERENCE_RECOVERY_ON, "yes");
  prefer (store, RJ_PREFERENCE_RECOVERY_HEADLINE, "days");
  prefer (store, RJ_PREFERENCE_RECOVERY_ON_TODAY, "yes");
}

/* 30 days today, and one of the person's own. */
void
rj_scenes_add_milestones (RjStore *store, RjClock *clock)
{
  RjDay today = rj_clock_get_today (clock);
  RjOwnMilestones *milestones = RJ_OWN_MILESTONES (store);
  g_autoptr (RjOwnMilestone) mine = rj_own_milestone_new (_ ("Told somebody I trust"));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (RjOwnMilestone) saved = NULL;

  add (store, RJ_RECOVERY_BEGAN, today - 30, NULL);
  mine->day = today - 12;
  rj_own_milestones_save_async (milestones, mine, NULL, wait_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  saved = rj_own_milestones_save_finish (milestones, result, NULL);
  g_assert_nonnull (saved);
  prefer (store, RJ_PREFERENCE_RECOVERY_ON, "yes");
}
