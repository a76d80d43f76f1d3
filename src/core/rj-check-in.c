// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-check-in.h"

G_DEFINE_BOXED_TYPE (RjMoodEntry, rj_mood_entry, rj_mood_entry_copy, rj_mood_entry_free)
G_DEFINE_BOXED_TYPE (RjCraving, rj_craving, rj_craving_copy, rj_craving_free)
G_DEFINE_BOXED_TYPE (RjWriting, rj_writing, rj_writing_copy, rj_writing_free)

RjScaleValue *
rj_scale_value_new (const char *scale, int value)
{
  RjScaleValue *self = g_new0 (RjScaleValue, 1);

  self->scale = g_strdup (scale);
  self->value = value;
  return self;
}

RjScaleValue *
rj_scale_value_copy (const RjScaleValue *self)
{
  RjScaleValue *copy = rj_scale_value_new (self->scale, self->value);

  copy->name = g_strdup (self->name);
  return copy;
}

void
rj_scale_value_free (RjScaleValue *self)
{
  if (self == NULL)
    return;
  g_free (self->scale);
  g_free (self->name);
  g_free (self);
}

static gpointer
copy_scale_value (gconstpointer value, gpointer data)
{
  return rj_scale_value_copy (value);
}

RjMoodEntry *
rj_mood_entry_new (void)
{
  RjMoodEntry *self = g_new0 (RjMoodEntry, 1);

  self->sleep_minutes = -1;
  return self;
}

RjMoodEntry *
rj_mood_entry_copy (const RjMoodEntry *self)
{
  RjMoodEntry *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  rj_record_copy (&self->record, &copy->record);
  copy->feelings = g_strdupv (self->feelings);
  copy->note = g_strdup (self->note);
  if (self->scales != NULL)
    {
      copy->scales = g_ptr_array_copy (self->scales, copy_scale_value, NULL);
      g_ptr_array_set_free_func (copy->scales, (GDestroyNotify) rj_scale_value_free);
    }
  return copy;
}

void
rj_mood_entry_free (RjMoodEntry *self)
{
  if (self == NULL)
    return;
  rj_record_clear (&self->record);
  g_strfreev (self->feelings);
  g_free (self->note);
  g_clear_pointer (&self->scales, g_ptr_array_unref);
  g_free (self);
}

RjCraving *
rj_craving_new (void)
{
  RjCraving *self = g_new0 (RjCraving, 1);

  self->duration_minutes = -1;
  self->later = g_array_new (FALSE, TRUE, sizeof (RjRatingPoint));
  return self;
}

RjCraving *
rj_craving_copy (const RjCraving *self)
{
  RjCraving *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  rj_record_copy (&self->record, &copy->record);
  copy->triggers = g_strdupv (self->triggers);
  copy->places = g_strdupv (self->places);
  copy->company = g_strdupv (self->company);
  copy->substance = g_strdup (self->substance);
  copy->did = g_strdupv (self->did);
  copy->body = g_strdup (self->body);
  copy->thoughts = g_strdup (self->thoughts);
  copy->note = g_strdup (self->note);
  if (self->later != NULL)
    copy->later = g_array_copy (self->later);
  else
    copy->later = g_array_new (FALSE, TRUE, sizeof (RjRatingPoint));
  return copy;
}

void
rj_craving_free (RjCraving *self)
{
  if (self == NULL)
    return;
  rj_record_clear (&self->record);
  g_strfreev (self->triggers);
  g_strfreev (self->places);
  g_strfreev (self->company);
  g_free (self->substance);
  g_strfreev (self->did);
  g_free (self->body);
  g_free (self->thoughts);
  g_free (self->note);
  g_clear_pointer (&self->later, g_array_unref);
  g_free (self);
}

RjWriting *
rj_writing_new (void)
{
  RjWriting *self = g_new0 (RjWriting, 1);

  self->kind = RJ_WRITING_ENTRY;
  return self;
}

RjWriting *
rj_writing_copy (const RjWriting *self)
{
  RjWriting *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  rj_record_copy (&self->record, &copy->record);
  copy->title = g_strdup (self->title);
  copy->body = g_strdup (self->body);
  copy->hard = g_strdup (self->hard);
  copy->good = g_strdup (self->good);
  copy->tomorrow = g_strdup (self->tomorrow);
  return copy;
}

void
rj_writing_free (RjWriting *self)
{
  if (self == NULL)
    return;
  rj_record_clear (&self->record);
  g_free (self->title);
  g_free (self->body);
  g_free (self->hard);
  g_free (self->good);
  g_free (self->tomorrow);
  g_free (self);
}
