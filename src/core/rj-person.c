// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-person.h"

#include "rj-own-line.h"

G_DEFINE_BOXED_TYPE (RjPerson, rj_person, rj_person_copy, rj_person_free)
G_DEFINE_BOXED_TYPE (RjTalk, rj_talk, rj_talk_copy, rj_talk_free)

/* ---- Ways to reach somebody ---- */

RjReach *
rj_reach_new (RjReachKind kind, const char *label, const char *value)
{
  RjReach *self = g_new0 (RjReach, 1);

  self->kind = kind;
  self->label = g_strdup (label);
  self->value = g_strdup (value != NULL ? value : "");
  return self;
}

void
rj_reach_free (RjReach *self)
{
  if (self == NULL)
    return;
  g_free (self->label);
  g_free (self->value);
  g_free (self);
}

gboolean
rj_reach_is_number (const RjReach *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->kind == RJ_REACH_PHONE || self->kind == RJ_REACH_MOBILE || self->kind == RJ_REACH_TEXT;
}

char *
rj_reach_dup_digits (const RjReach *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return rj_reach_is_number (self) ? rj_own_line_dup_digits (self->value) : NULL;
}

/* ---- People ---- */

RjPerson *
rj_person_new (void)
{
  RjPerson *self = g_new0 (RjPerson, 1);

  self->reaches = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_reach_free);
  return self;
}

RjPerson *
rj_person_copy (const RjPerson *self)
{
  RjPerson *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  rj_record_copy (&self->record, &copy->record);
  copy->name = g_strdup (self->name);
  copy->reaches = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_reach_free);
  for (guint i = 0; i < self->reaches->len; i++)
    {
      const RjReach *reach = g_ptr_array_index (self->reaches, i);

      g_ptr_array_add (copy->reaches, rj_reach_new (reach->kind, reach->label, reach->value));
    }
  copy->best_times = g_strdup (self->best_times);
  copy->good_for = g_strdup (self->good_for);
  copy->note = g_strdup (self->note);
  copy->message = g_strdup (self->message);
  return copy;
}

static gboolean
reach_to_same (const RjPerson *self, const RjPerson *other)
{
  if (self->reaches->len != other->reaches->len)
    return FALSE;
  for (guint i = 0; i < self->reaches->len; i++)
    {
      const RjReach *a = g_ptr_array_index (self->reaches, i), *b = g_ptr_array_index (other->reaches, i);

      if (a->kind != b->kind || g_strcmp0 (a->label, b->label) != 0 || g_strcmp0 (a->value, b->value) != 0)
        return FALSE;
    }
  return TRUE;
}

gboolean
rj_person_says_same (const RjPerson *self, const RjPerson *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  return g_strcmp0 (self->name, other->name) == 0 && self->role == other->role && reach_to_same (self, other)
         && g_strcmp0 (self->best_times, other->best_times) == 0
         && g_strcmp0 (self->good_for, other->good_for) == 0
         && self->may_call_at_night == other->may_call_at_night && g_strcmp0 (self->note, other->note) == 0
         && g_strcmp0 (self->message, other->message) == 0 && self->first == other->first;
}

void
rj_person_free (RjPerson *self)
{
  if (self == NULL)
    return;
  rj_record_clear (&self->record);
  g_ptr_array_unref (self->reaches);
  g_free (self->name);
  g_free (self->best_times);
  g_free (self->good_for);
  g_free (self->note);
  g_free (self->message);
  g_free (self);
}

const RjReach *
rj_person_find_number (const RjPerson *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->reaches->len; i++)
    if (rj_reach_is_number (g_ptr_array_index (self->reaches, i)))
      return g_ptr_array_index (self->reaches, i);
  return NULL;
}

/* ---- Being in touch ---- */

RjTalk *
rj_talk_new (void)
{
  return g_new0 (RjTalk, 1);
}

RjTalk *
rj_talk_copy (const RjTalk *self)
{
  RjTalk *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  rj_record_copy (&self->record, &copy->record);
  copy->person = g_strdup (self->person);
  copy->note = g_strdup (self->note);
  return copy;
}

void
rj_talk_free (RjTalk *self)
{
  if (self == NULL)
    return;
  rj_record_clear (&self->record);
  g_free (self->person);
  g_free (self->note);
  g_free (self);
}
