// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-generator-private.h"

#include <json-glib/json-glib.h>

RjGenerator *
rj_generator_new (RjStore *store, RjFakeClock *clock, guint32 seed)
{
  RjGenerator *self = g_new0 (RjGenerator, 1);

  self->store = g_object_ref (store);
  self->clock = g_object_ref (clock);
  self->seed = seed;
  self->rand = g_rand_new_with_seed (seed);
  self->zone = "Europe/Berlin";
  return self;
}

static void
clear_ids (char **ids, gsize n)
{
  for (gsize i = 0; i < n; i++)
    g_free (ids[i]);
}

void
rj_generator_free (RjGenerator *self)
{
  if (self == NULL)
    return;
  clear_ids (self->substances, N_SUBSTANCES);
  clear_ids (self->triggers, N_TRIGGERS);
  clear_ids (self->places, N_PLACES);
  clear_ids (self->feelings, N_FEELINGS);
  g_clear_pointer (&self->scale, g_free);
  clear_ids (self->strategies, N_STRATEGIES);
  clear_ids (self->items, N_ITEMS);
  g_clear_object (&self->result);
  g_clear_object (&self->store);
  g_clear_object (&self->clock);
  g_free (self->as_needed);
  g_rand_free (self->rand);
  g_free (self);
}

/* Each trip lasts some days in a zone far away. */
static void
travel (RjGenerator *self, RjDay day)
{
  static const char *const zones[] = { "America/New_York", "Asia/Tokyo", "Asia/Kolkata", "Australia/Sydney",
                                       "Europe/London" };

  if (day < self->zone_until)
    return;
  self->zone = "Europe/Berlin";
  if (!rj_generator_chance (self, 1.0 / 90))
    return;
  self->zone = PICK (self, zones);
  self->zone_until = day + (RjDay) rj_generator_between (self, 4, 14);
  self->n_trips++;
}

static gboolean
is_left_out (RjGenerator *self, RjDay day)
{
  if (day >= self->gap_until && rj_generator_chance (self, 1.0 / 150))
    self->gap_until = day + (RjDay) rj_generator_between (self, 7, 35);
  if (day >= self->gap_until)
    return FALSE;
  self->n_days_left_out++;
  return TRUE;
}

static gboolean
write_evening (RjGenerator *self, RjDay day, int base, GError **error)
{
  int weekday = rj_day_get_weekday (day);
  gboolean met = (weekday == 2 || weekday == 4) && rj_generator_chance (self, 0.7);

  if (met && !rj_generator_mark (self, ITEM_MEETING, day, RJ_MARK_DONE, error))
    return FALSE;
  // Some evenings end after midnight, and still belong to this day.
  rj_generator_set_clock (self, day,
                          rj_generator_chance (self, 0.1) ? rj_generator_between (self, 24 * 60, 26 * 60 + 30)
                                                          : rj_generator_between (self, 21 * 60, 23 * 60));
  if (rj_generator_chance (self, 0.6)
      && !rj_generator_add_mood (self, base + (met ? MEETING_MOOD : 0), -1, error))
    return FALSE;
  return rj_generator_add_writing (self, error);
}

static gboolean
write_day (RjGenerator *self, RjDay day, GError **error)
{
  int base = 3 + (rj_generator_is_weekend (day) ? WEEKEND_MOOD : 0);
  int sleep_minutes = rj_generator_chance (self, 0.8) ? rj_generator_between (self, 200, 560) : -1;

  rj_generator_set_clock (self, day, rj_generator_between (self, 6 * 60, 9 * 60));
  if (rj_generator_chance (self, 0.8) && !rj_generator_add_mood (self, base, sleep_minutes, error))
    return FALSE;
  if (!rj_generator_add_cravings (self, day, sleep_minutes, error)
      || !rj_generator_mark_routine (self, day, error) || !rj_generator_add_doses (self, day, error)
      || !rj_generator_add_attendance (self, day, error) || !rj_generator_change_routine (self, error))
    return FALSE;
  if (rj_generator_chance (self, 1.0 / 30) && !rj_generator_add_appointment (self, day, error))
    return FALSE;
  return write_evening (self, day, base, error);
}

gboolean
rj_generator_run (RjGenerator *self, RjDay first, RjDay last, GError **error)
{
  self->first = first;
  self->last = last;
  rj_generator_set_clock (self, first, 6 * 60);
  if (!rj_generator_make_choices (self, error) || !rj_generator_make_strategies (self, error)
      || !rj_generator_make_items (self, error) || !rj_generator_make_medicines (self, error)
      || !rj_generator_make_letters (self, error) || !rj_generator_make_sheets (self, error)
      || !rj_generator_make_my_plan (self, error) || !rj_generator_make_people (self, error)
      || !rj_generator_make_meetings (self, error) || !rj_generator_make_recovery (self, error)
      || !rj_generator_make_support (self, error))
    return FALSE;
  for (RjDay day = first; day <= last; day++)
    {
      travel (self, day);
      if (!is_left_out (self, day) && !write_day (self, day, error))
        return FALSE;
    }
  return TRUE;
}

static void
add_count (JsonBuilder *builder, const char *name, gint64 n)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, n);
}

static void
add_counts (JsonBuilder *builder, const char *name, const guint *counts)
{
  static const char *const names[N_WRITTEN] = {
    [WRITTEN_MOODS] = "moods",
    [WRITTEN_CRAVINGS] = "cravings",
    [WRITTEN_WRITINGS] = "writings",
    [WRITTEN_PLAN_ITEMS] = "plan_items",
  };

  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  for (int i = 0; i < N_WRITTEN; i++)
    add_count (builder, names[i], counts[i]);
  json_builder_end_object (builder);
}

static void
add_effect (JsonBuilder *builder, const char *what, const char *when, int by)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "what");
  json_builder_add_string_value (builder, what);
  json_builder_set_member_name (builder, "when");
  json_builder_add_string_value (builder, when);
  add_count (builder, "by", by);
  json_builder_end_object (builder);
}

static void
add_day (JsonBuilder *builder, const char *name, RjDay day)
{
  g_autofree char *iso = rj_day_to_iso (day);

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, iso);
}

char *
rj_generator_dup_truth (RjGenerator *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  add_count (builder, "seed", self->seed);
  add_day (builder, "first_day", self->first);
  add_day (builder, "last_day", self->last);
  add_counts (builder, "written", self->n_written);
  add_counts (builder, "edited", self->n_edited);
  add_counts (builder, "deleted", self->n_deleted);
  add_count (builder, "long_notes", self->n_long);
  add_count (builder, "days_left_out", self->n_days_left_out);
  add_count (builder, "trips", self->n_trips);
  json_builder_set_member_name (builder, "effects");
  json_builder_begin_array (builder);
  add_effect (builder, "mood", "Saturday, Sunday", WEEKEND_MOOD);
  add_effect (builder, "craving strength", "Friday, Saturday", FRIDAY_STRENGTH);
  add_effect (builder, "craving strength", "after less than 300 minutes of sleep", SHORT_SLEEP_RISE);
  add_effect (builder, "craving strength 15 minutes later", "with “Walk around the block”", -WALK_DROP);
  add_effect (builder, "mood in the evening", "after “Home group”", MEETING_MOOD);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, TRUE);
}
