// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-generator-private.h"

#include "rj-own-milestone.h"
#include "rj-uuid.h"

/* Nothing is drawn for the ledger either: its days are counted off. */

static gboolean
add (RjGenerator *self,
     RjRecoveryKind kind,
     const char *substance,
     RjDay day,
     const char *amount,
     const char *note,
     GError **error)
{
  RjRecovery *recovery = rj_store_get_recovery (self->store);
  g_autoptr (RjRecoveryEvent) event = rj_recovery_event_new (kind, substance, day);
  g_autoptr (RjRecoveryEvent) saved = NULL;
  g_autofree char *name =
    g_strdup_printf ("recovery %u %d %s %u", self->seed, (int) kind, substance != NULL ? substance : "", day);
  g_autofree char *words = g_strconcat (name, " words", NULL);

  rj_generator_set_clock (self, day, 21 * 60);
  event->record.id = rj_uuid_new_for (name);
  event->words = rj_uuid_new_for (words);
  event->record.at_us = rj_clock_get_now (RJ_CLOCK (self->clock));
  event->record.zone = g_strdup (self->zone);
  event->amount = g_strdup (amount);
  event->note = g_strdup (note);
  saved = rj_recovery_add_finish (
    recovery, AWAIT (self, rj_recovery_add_async (recovery, event, NULL, READY (self))), error);
  return saved != NULL;
}

static gboolean
add_saving (RjGenerator *self, gint64 amount, const char *unit, GError **error)
{
  RjRecovery *recovery = rj_store_get_recovery (self->store);
  g_autoptr (RjRecoverySaving) saving = rj_recovery_saving_new (NULL, amount, unit);
  g_autoptr (RjRecoverySaving) saved = NULL;
  g_autofree char *name = g_strdup_printf ("saving %u %s", self->seed, unit);

  saving->id = rj_uuid_new_for (name);
  saved = rj_recovery_save_saving_finish (
    recovery, AWAIT (self, rj_recovery_save_saving_async (recovery, saving, NULL, READY (self))), error);
  return saved != NULL;
}

/* @count: 0: not counted, and reached on @day */
static gboolean
add_milestone (RjGenerator *self, const char *words, int count, RjDay day, GError **error)
{
  RjOwnMilestones *milestones = RJ_OWN_MILESTONES (self->store);
  g_autoptr (RjOwnMilestone) milestone = rj_own_milestone_new (words);
  g_autoptr (RjOwnMilestone) saved = NULL;
  g_autofree char *name = g_strdup_printf ("milestone %u %s", self->seed, words);

  milestone->id = rj_uuid_new_for (name);
  milestone->span.count = count;
  milestone->day = day;
  saved = rj_own_milestones_save_finish (
    milestones, AWAIT (self, rj_own_milestones_save_async (milestones, milestone, NULL, READY (self))),
    error);
  return saved != NULL;
}

gboolean
rj_generator_make_recovery (RjGenerator *self, GError **error)
{
  const char *alcohol = self->substances[1];
  RjDay second = self->first + 41;

  if (!add (self, RJ_RECOVERY_BEGAN, NULL, self->first, NULL, NULL, error)
      || !add (self, RJ_RECOVERY_BEGAN, alcohol, self->first + 3, NULL, "after the doctor's visit", error)
      || !add_saving (self, 7500, "euros", error) || !add_saving (self, 1500, "hours", error)
      || !add_milestone (self, "a hundred days", 100, RJ_DAY_NONE, error)
      || !add_milestone (self, "the first evening at the group", 0, self->first + 6, error))
    return FALSE;
  for (RjDay day = self->first + 20; day < self->last; day += 97)
    if (!add (self, RJ_RECOVERY_USE, day % 2 == 0 ? alcohol : NULL, day, "two",
              day % 3 == 0 ? "an argument, then the old corner" : NULL, error))
      return FALSE;
  return second + 10 >= self->last
         || (add (self, RJ_RECOVERY_STOPPED, alcohol, second, NULL, NULL, error)
             && add (self, RJ_RECOVERY_PLANNED, alcohol, second + 7, NULL, NULL, error)
             && add (self, RJ_RECOVERY_BEGAN, alcohol, second + 9, NULL, NULL, error));
}
