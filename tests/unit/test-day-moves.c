// SPDX-License-Identifier: GPL-3.0-or-later
// Where something planned goes when it is moved within its day.
#include "rj-day-moves.h"

#define DAY      rj_day_new (2026, 3, 4)
#define NOW      G_GINT64_CONSTANT (1772625600000000) /* noon UTC */
#define AT(h, m) ((h) * 60 + (m))
#define NONE     (-1)
#define STAYS    (-2)

typedef struct {
  const char *name;
  int day_end;
  const char *tzid;
  int minutes;
  RjDayPart part; /* without a time */
  gboolean later;
  int to; /* STAYS: nothing further that way */
  RjDayPart to_part;
} Shift;

static const Shift shifts[] = {
  { "later", 0, NULL, AT (9, 0), 0, TRUE, AT (9, 15), RJ_PART_MORNING },
  { "earlier", 0, NULL, AT (9, 0), 0, FALSE, AT (8, 45), RJ_PART_MORNING },
  { "to-a-quarter", 0, NULL, AT (9, 10), 0, TRUE, AT (9, 15), RJ_PART_MORNING },
  { "back-to-a-quarter", 0, NULL, AT (9, 10), 0, FALSE, AT (9, 0), RJ_PART_MORNING },
  { "into-the-afternoon", 0, NULL, AT (11, 45), 0, TRUE, AT (12, 0), RJ_PART_AFTERNOON },
  { "midnight-ends-it", 0, NULL, AT (23, 45), 0, TRUE, STAYS },
  { "nothing-before-midnight", 0, NULL, AT (0, 0), 0, FALSE, STAYS },
  { "over-midnight", AT (3, 0), NULL, AT (23, 45), 0, TRUE, AT (0, 0), RJ_PART_EVENING },
  { "back-over-midnight", AT (3, 0), NULL, AT (0, 0), 0, FALSE, AT (23, 45), RJ_PART_EVENING },
  { "until-it-ends", AT (3, 0), NULL, AT (2, 30), 0, TRUE, AT (2, 45), RJ_PART_EVENING },
  { "at-its-end", AT (3, 0), NULL, AT (2, 45), 0, TRUE, STAYS },
  { "at-its-beginning", AT (3, 0), NULL, AT (3, 0), 0, FALSE, STAYS },
  { "just-after-it-began", AT (3, 0), NULL, AT (3, 10), 0, FALSE, AT (3, 0), RJ_PART_EVENING },
  /* By the clock over there. */
  { "zoned", AT (3, 0), "America/New_York", AT (1, 0), 0, FALSE, AT (0, 45), RJ_PART_EVENING },
  { "zoned-end", AT (3, 0), "America/New_York", AT (23, 45), 0, TRUE, STAYS },
  { "part-later", 0, NULL, NONE, RJ_PART_MORNING, TRUE, NONE, RJ_PART_AFTERNOON },
  { "part-earlier", 0, NULL, NONE, RJ_PART_ANY_TIME, FALSE, NONE, RJ_PART_EVENING },
  { "last-part", 0, NULL, NONE, RJ_PART_ANY_TIME, TRUE, STAYS },
  { "first-part", 0, NULL, NONE, RJ_PART_MORNING, FALSE, STAYS },
};

static RjClock *
make_clock (int day_end)
{
  RjClock *clock = rj_fake_clock_new (NOW, "UTC");

  rj_clock_set_day_end (clock, day_end);
  return clock;
}

static void
test_shift (gconstpointer data)
{
  const Shift *shift = data;
  g_autoptr (RjClock) clock = make_clock (shift->day_end);
  g_autoptr (RjPlanItem) item = rj_plan_item_new ();
  RjDayPlace to;
  gboolean moved;

  item->tzid = g_strdup (shift->tzid);
  item->minutes = shift->minutes;
  item->part = shift->minutes >= 0 ? rj_day_part_for_minutes (shift->minutes) : shift->part;
  moved = rj_day_moves_shift (item, shift->later, clock, &to);
  g_assert_cmpint (moved, ==, shift->to != STAYS);
  if (!moved)
    return;
  g_assert_cmpint (to.minutes, ==, shift->to);
  g_assert_cmpint (to.part, ==, shift->to_part);
}

typedef struct {
  const char *name;
  int day_end;
  struct {
    int minutes;
    int duration;
    RjDayPart part;
    const char *tzid;
  } items[4];
  guint moved;
  guint beside;
  gboolean after;
  int to;
  RjDayPart to_part;
} Drop;

static const Drop drops[] = {
  { "after", 0, { { AT (9, 0), 0 }, { AT (14, 0), 0 } }, 1, 0, TRUE, AT (9, 15), RJ_PART_MORNING },
  { "after-it-is-over",
    0,
    { { AT (9, 0), 50 }, { AT (14, 0), 0 } },
    1,
    0,
    TRUE,
    AT (10, 0),
    RJ_PART_MORNING },
  { "before", 0, { { AT (9, 0), 0 }, { AT (14, 0), 0 } }, 1, 0, FALSE, AT (8, 45), RJ_PART_MORNING },
  { "so-that-it-is-over",
    0,
    { { AT (9, 0), 0 }, { AT (14, 0), 45 } },
    1,
    0,
    FALSE,
    AT (8, 15),
    RJ_PART_MORNING },
  { "between",
    0,
    { { AT (9, 0), 30 }, { AT (9, 10), 0 }, { AT (18, 0), 0 } },
    2,
    0,
    TRUE,
    AT (9, 10),
    RJ_PART_MORNING },
  { "between-from-below",
    0,
    { { AT (9, 0), 20 }, { AT (9, 30), 0 }, { AT (18, 0), 60 } },
    2,
    1,
    FALSE,
    AT (9, 30),
    RJ_PART_MORNING },
  { "on-itself", 0, { { AT (9, 0), 0 }, { AT (10, 0), 0 } }, 0, 0, TRUE, STAYS },
  { "there-already", 0, { { AT (9, 0), 0 }, { AT (9, 15), 0 } }, 1, 0, TRUE, STAYS },
  { "gets-a-time",
    0,
    { { AT (9, 0), 0 }, { NONE, 0, RJ_PART_EVENING } },
    1,
    0,
    TRUE,
    AT (9, 15),
    RJ_PART_MORNING },
  { "loses-its-time",
    0,
    { { AT (9, 0), 0 }, { NONE, 0, RJ_PART_EVENING } },
    0,
    1,
    TRUE,
    NONE,
    RJ_PART_EVENING },
  { "over-midnight",
    AT (3, 0),
    { { AT (9, 0), 0 }, { AT (23, 50), 0 } },
    0,
    1,
    TRUE,
    AT (0, 0),
    RJ_PART_EVENING },
  { "not-over-the-end",
    AT (3, 0),
    { { AT (9, 0), 0 }, { AT (2, 50), 30 } },
    0,
    1,
    TRUE,
    AT (2, 45),
    RJ_PART_EVENING },
  { "not-before-the-beginning",
    AT (3, 0),
    { { AT (3, 0), 0 }, { AT (9, 0), 0 } },
    1,
    0,
    FALSE,
    AT (3, 0),
    RJ_PART_EVENING },
  /* 9:15 here is 4:15 there. */
  { "zoned",
    0,
    { { AT (9, 0), 0 }, { AT (14, 0), 0, 0, "America/New_York" } },
    1,
    0,
    TRUE,
    AT (4, 15),
    RJ_PART_MORNING },
  { "another-day-there",
    0,
    { { AT (2, 0), 0 }, { AT (14, 0), 0, 0, "America/New_York" } },
    1,
    0,
    TRUE,
    STAYS },
};

static void
test_drop (gconstpointer data)
{
  const Drop *drop = data;
  g_autoptr (RjClock) clock = make_clock (drop->day_end);
  g_autoptr (GPtrArray) occurrences = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_occurrence_free);
  RjDayPlace to;
  gboolean moved;

  for (gsize i = 0; i < G_N_ELEMENTS (drop->items); i++)
    {
      RjPlanItem *item;

      if (i > MAX (drop->moved, drop->beside) && drop->items[i].minutes == 0)
        break;
      item = rj_plan_item_new ();
      item->minutes = drop->items[i].minutes;
      item->duration_minutes = drop->items[i].duration;
      item->tzid = g_strdup (drop->items[i].tzid);
      item->part = item->minutes >= 0 ? rj_day_part_for_minutes (item->minutes) : drop->items[i].part;
      g_ptr_array_add (occurrences, rj_occurrence_new (item, DAY));
    }
  moved = rj_day_moves_drop (occurrences, drop->moved, drop->beside, drop->after, clock, &to);
  g_assert_cmpint (moved, ==, drop->to != STAYS);
  if (!moved)
    return;
  g_assert_cmpint (to.minutes, ==, drop->to);
  g_assert_cmpint (to.part, ==, drop->to_part);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (shifts); i++)
    {
      g_autofree char *path = g_strconcat ("/day-moves/shift/", shifts[i].name, NULL);

      g_test_add_data_func (path, &shifts[i], test_shift);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (drops); i++)
    {
      g_autofree char *path = g_strconcat ("/day-moves/drop/", drops[i].name, NULL);

      g_test_add_data_func (path, &drops[i], test_drop);
    }
  return g_test_run ();
}
