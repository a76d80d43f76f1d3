// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-generator-private.h"

#include "rj-generator-words.h"
#include "rj-uuid.h"

void
rj_generator_keep_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RjGenerator *self = user_data;

  self->result = g_object_ref (result);
}

void
rj_generator_forget (RjGenerator *self)
{
  g_clear_object (&self->result);
}

/* Waits for what was just asked with keep_result. */
GAsyncResult *
rj_generator_wait (RjGenerator *self)
{
  while (self->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return self->result;
}

gboolean
rj_generator_chance (RjGenerator *self, double p)
{
  return g_rand_double (self->rand) < p;
}

int
rj_generator_between (RjGenerator *self, int low, int high)
{
  return g_rand_int_range (self->rand, low, high + 1);
}

/* CLAMP() would draw lots more than once. */
int
rj_generator_clamp (int value, int low, int high)
{
  return CLAMP (value, low, high);
}

char *
rj_generator_new_id (RjGenerator *self)
{
  return rj_uuid_new_with_rand (rj_clock_get_now (RJ_CLOCK (self->clock)), self->rand);
}

/* Puts the clock to @minutes after midnight of the civil @day, where the person is. Past 1439: the next date.
 */
void
rj_generator_set_clock (RjGenerator *self, RjDay day, int minutes)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (self->zone);
  gint64 now_us = rj_wall_to_instant (day, minutes, zone);

  rj_fake_clock_set (self->clock, now_us + rj_generator_between (self, 0, 59) * G_USEC_PER_SEC, self->zone);
}

/* What a record of now has; the day ends at three in the morning, so a night belongs to the evening before.
 */
void
rj_generator_fill_record (RjGenerator *self, RjRecord *record)
{
  RjClock *clock = RJ_CLOCK (self->clock);

  record->id = rj_generator_new_id (self);
  record->at_us = rj_clock_get_now (clock);
  record->zone = g_strdup (self->zone);
  record->day = rj_day_at (record->at_us, rj_clock_get_zone (clock), rj_clock_get_day_end (clock));
}

const char *
rj_generator_pick (RjGenerator *self, const char *const *words, gsize n)
{
  return words[g_rand_int_range (self->rand, 0, (gint32) n)];
}

/* (transfer full) (nullable) */
char *
rj_generator_make_note (RjGenerator *self, double p)
{
  GString *text;

  if (!rj_generator_chance (self, p))
    return NULL;
  text = g_string_new (PICK (self, rj_generator_notes));
  if (!rj_generator_chance (self, 0.01))
    return g_string_free (text, FALSE);
  self->n_long++;
  while (text->len < LONG_NOTE_LETTERS)
    {
      g_string_append_c (text, rj_generator_chance (self, 0.1) ? '\n' : ' ');
      g_string_append (text, PICK (self, rj_generator_notes));
    }
  return g_string_free (text, FALSE);
}

GStrv
rj_generator_pick_ids (RjGenerator *self, char **ids, int n, int at_most)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  int n_picked = 0;

  for (int i = 0; i < n && n_picked < at_most; i++)
    if (rj_generator_chance (self, 0.3))
      {
        g_strv_builder_add (builder, ids[i]);
        n_picked++;
      }
  return n_picked == 0 ? NULL : g_strv_builder_end (builder);
}

gboolean
rj_generator_is_weekend (RjDay day)
{
  return rj_day_get_weekday (day) >= 6;
}

/* Whether the person does something else to what was just written: little to most, for there is much of it,
 * and more to the few items of the plan. An edit comes an hour later. */
Change
rj_generator_draw_change (RjGenerator *self, Written kind)
{
  gboolean often = kind == WRITTEN_PLAN_ITEMS;

  if (rj_generator_chance (self, often ? 0.15 : 0.01))
    {
      self->n_deleted[kind]++;
      return CHANGE_DELETE;
    }
  if (!rj_generator_chance (self, often ? 0.3 : 0.03))
    return CHANGE_NONE;
  self->n_edited[kind]++;
  rj_fake_clock_advance (self->clock, G_TIME_SPAN_HOUR);
  return CHANGE_EDIT;
}
