// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-day-times.h"

/* 2026-03-04, noon UTC. */
#define DAY rj_day_new (2026, 3, 4)
#define NOW G_GINT64_CONSTANT (1772625600000000)

/* "kind minutes duration mark" of each; the answer: "with+n from-until" of each, "." for nothing. */
typedef struct {
  const char *name;
  const char *zone;
  struct {
    RjPlanKind kind;
    int minutes;
    int duration;
    RjMark mark;
    const char *tzid;
  } items[5];
  const char *expected;
} Case;

#define AT(h, m) ((h) * 60 + (m))

static const Case cases[] = {
  { "gap", "UTC", { { RJ_KIND_MEAL, AT (13, 0), 60 }, { RJ_KIND_CALL, AT (16, 30), 0 } }, ". 840-990" },
  { "just-enough",
    "UTC",
    { { RJ_KIND_MEAL, AT (13, 0), 60 }, { RJ_KIND_CALL, AT (14, 30), 0 } },
    ". 840-870" },
  { "too-short", "UTC", { { RJ_KIND_MEAL, AT (13, 0), 60 }, { RJ_KIND_CALL, AT (14, 29), 0 } }, ". ." },
  /* Of what has no time nothing is known. */
  { "no-time", "UTC", { { RJ_KIND_MEAL, AT (13, 0), 60 }, { RJ_KIND_CHORE, -1, 30 } }, ". ." },
  { "open-end", "UTC", { { RJ_KIND_MEETING, AT (13, 0), 0 }, { RJ_KIND_CALL, AT (16, 30), 0 } }, ". ." },
  { "put-off",
    "UTC",
    { { RJ_KIND_MEAL, AT (13, 0), 60 },
      { RJ_KIND_WORK, AT (14, 0), 60, RJ_MARK_NOT_TODAY },
      { RJ_KIND_CALL, AT (16, 30), 0, RJ_MARK_DONE } },
    ". . 840-990" },
  /* Nobody is told that the night is free. */
  { "night", "UTC", { { RJ_KIND_MEDICATION, AT (4, 0), 0 }, { RJ_KIND_CALL, AT (6, 29), 0 } }, ". ." },
  { "early", "UTC", { { RJ_KIND_MEDICATION, AT (4, 0), 0 }, { RJ_KIND_CALL, AT (7, 0), 0 } }, ". 360-420" },
  { "late", "UTC", { { RJ_KIND_CALL, AT (22, 0), 0 }, { RJ_KIND_REST, AT (1, 0), 0 } }, ". 1320-1380" },
  { "together", "UTC", { { RJ_KIND_WORK, AT (9, 0), 90 }, { RJ_KIND_CALL, AT (10, 0), 60 } }, "1+1 0+1" },
  { "one-after-the-other",
    "UTC",
    { { RJ_KIND_WORK, AT (9, 0), 60 }, { RJ_KIND_CALL, AT (10, 0), 60 } },
    ". ." },
  { "same-moment",
    "UTC",
    { { RJ_KIND_MEDICATION, AT (9, 0), 0 }, { RJ_KIND_MEAL, AT (9, 0), 0 } },
    "1+1 0+1" },
  { "three",
    "UTC",
    { { RJ_KIND_WORK, AT (9, 0), 180 }, { RJ_KIND_CALL, AT (9, 30), 15 }, { RJ_KIND_MEAL, AT (11, 0), 30 } },
    "1+2 0+1 0+1" },
  /* The long one goes on under the short one. */
  { "under",
    "UTC",
    { { RJ_KIND_WORK, AT (9, 0), 240 }, { RJ_KIND_MEAL, AT (10, 0), 30 }, { RJ_KIND_CALL, AT (14, 0), 0 } },
    "1+1 0+1 780-840" },
  /* 15:00 in New York is 20:00 in London. */
  { "zones",
    "Europe/London",
    { { RJ_KIND_MEAL, AT (18, 0), 60 }, { RJ_KIND_CALL, AT (15, 0), 0, 0, "America/New_York" } },
    ". 1140-1200" },
  { "zones-together",
    "Europe/London",
    { { RJ_KIND_MEAL, AT (20, 0), 60 }, { RJ_KIND_CALL, AT (15, 30), 0, 0, "America/New_York" } },
    "1+1 0+1" },
};

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (RjClock) clock = rj_fake_clock_new (NOW, test->zone);
  g_autoptr (GPtrArray) occurrences = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_occurrence_free);
  g_autoptr (GArray) times = NULL;
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (test->items) && test->items[i].kind != 0; i++)
    {
      RjPlanItem *item = rj_plan_item_new ();
      RjOccurrence *occurrence = rj_occurrence_new (item, DAY);

      item->kind = test->items[i].kind;
      item->minutes = test->items[i].minutes;
      item->duration_minutes = test->items[i].duration;
      item->tzid = g_strdup (test->items[i].tzid);
      occurrence->mark = test->items[i].mark;
      g_ptr_array_add (occurrences, occurrence);
    }
  times = rj_day_times_find (occurrences, clock);
  g_assert_cmpuint (times->len, ==, occurrences->len);
  for (guint i = 0; i < times->len; i++)
    {
      const RjDayTimes *time = &g_array_index (times, RjDayTimes, i);

      g_string_append (found, i > 0 ? " " : "");
      if (time->with >= 0)
        g_string_append_printf (found, "%d+%u", time->with, time->n_with);
      if (time->free_from >= 0)
        g_string_append_printf (found, "%d-%d", time->free_from, time->free_until);
      if (time->with < 0 && time->free_from < 0)
        g_string_append_c (found, '.');
    }
  g_assert_cmpstr (found->str, ==, test->expected);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/day-times/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  return g_test_run ();
}
