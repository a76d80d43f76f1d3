// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-recovery-event.h"

G_DEFINE_BOXED_TYPE (RjRecoveryEvent, rj_recovery_event, rj_recovery_event_copy, rj_recovery_event_free)
G_DEFINE_BOXED_TYPE (RjRecoverySaving, rj_recovery_saving, rj_recovery_saving_copy, rj_recovery_saving_free)

RjRecoveryEvent *
rj_recovery_event_new (RjRecoveryKind kind, const char *substance, RjDay day)
{
  RjRecoveryEvent *self = g_new0 (RjRecoveryEvent, 1);

  self->kind = kind;
  self->substance = g_strdup (substance);
  self->record.day = day;
  return self;
}

RjRecoveryEvent *
rj_recovery_event_copy (const RjRecoveryEvent *self)
{
  RjRecoveryEvent *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  rj_record_copy (&self->record, &copy->record);
  copy->substance = g_strdup (self->substance);
  copy->corrects = g_strdup (self->corrects);
  copy->words = g_strdup (self->words);
  copy->amount = g_strdup (self->amount);
  copy->note = g_strdup (self->note);
  return copy;
}

void
rj_recovery_event_free (RjRecoveryEvent *self)
{
  if (self == NULL)
    return;
  rj_record_clear (&self->record);
  g_free (self->substance);
  g_free (self->corrects);
  g_free (self->words);
  g_free (self->amount);
  g_free (self->note);
  g_free (self);
}

const char *
rj_recovery_event_get_root (const RjRecoveryEvent *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->corrects != NULL ? self->corrects : self->record.id;
}

RjRecoverySaving *
rj_recovery_saving_new (const char *substance, gint64 amount, const char *unit)
{
  RjRecoverySaving *self = g_new0 (RjRecoverySaving, 1);

  self->substance = g_strdup (substance);
  self->amount = amount;
  self->unit = g_strdup (unit);
  return self;
}

RjRecoverySaving *
rj_recovery_saving_copy (const RjRecoverySaving *self)
{
  RjRecoverySaving *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = rj_recovery_saving_new (self->substance, self->amount, self->unit);
  copy->id = g_strdup (self->id);
  return copy;
}

void
rj_recovery_saving_free (RjRecoverySaving *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->substance);
  g_free (self->unit);
  g_free (self);
}

gint64
rj_recovery_saving_get_total (const RjRecoverySaving *self, int days)
{
  g_return_val_if_fail (self != NULL, 0);

  return CLAMP (self->amount, 0, RJ_RECOVERY_MOST_SAVED) * MAX (days, 0);
}
