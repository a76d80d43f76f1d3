// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-strategy.h"

G_DEFINE_BOXED_TYPE (RjStrategy, rj_strategy, rj_strategy_copy, rj_strategy_free)

RjStrategy *
rj_strategy_new (void)
{
  return g_new0 (RjStrategy, 1);
}

RjStrategy *
rj_strategy_copy (const RjStrategy *self)
{
  RjStrategy *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  rj_record_copy (&self->record, &copy->record);
  copy->starter = g_strdup (self->starter);
  copy->title = g_strdup (self->title);
  copy->steps = g_strdupv (self->steps);
  copy->caution = g_strdup (self->caution);
  copy->tags = g_strdupv (self->tags);
  copy->learned = g_strdup (self->learned);
  copy->exercise = g_strdup (self->exercise);
  return copy;
}

void
rj_strategy_free (RjStrategy *self)
{
  if (self == NULL)
    return;
  rj_record_clear (&self->record);
  g_free (self->starter);
  g_free (self->title);
  g_strfreev (self->steps);
  g_free (self->caution);
  g_strfreev (self->tags);
  g_free (self->learned);
  g_free (self->exercise);
  g_free (self);
}
