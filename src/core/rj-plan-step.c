// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-plan-step.h"

#define MOST_MINUTES (24 * 60)

/* "min" begins the word in most languages that are written in these letters. */
#define MINUTES_PATTERN "(\\d{1,4})\\s*min(?:u\\p{L}*)?(?!\\p{L})"

int
rj_plan_step_get_minutes (const char *text)
{
  static GRegex *regex;
  g_autoptr (GMatchInfo) match = NULL;
  int minutes = 0;

  g_return_val_if_fail (text != NULL, 0);

  if (g_once_init_enter_pointer (&regex))
    g_once_init_leave_pointer (&regex, g_regex_new (MINUTES_PATTERN, G_REGEX_CASELESS, 0, NULL));
  if (!g_utf8_validate (text, -1, NULL))
    return 0;
  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *digits = g_match_info_fetch (match, 1);
      gint64 found = g_ascii_strtoll (digits, NULL, 10);

      minutes = found > 0 && found <= MOST_MINUTES ? (int) found : minutes;
    }
  return minutes;
}

/* Where the words of @step stand in @steps, at a place that nobody has yet; otherwise -1. */
static int
find_words (const char *step, char *const *steps, GArray *taken)
{
  for (guint i = 0; i < taken->len; i++)
    if (!g_array_index (taken, gboolean, i) && g_str_equal (steps[i], step))
      {
        g_array_index (taken, gboolean, i) = TRUE;
        return (int) i;
      }
  return -1;
}

GArray *
rj_plan_steps_match (char *const *old, char *const *steps)
{
  guint n_old = old != NULL ? g_strv_length ((char **) old) : 0;
  guint n = steps != NULL ? g_strv_length ((char **) steps) : 0;
  GArray *places = g_array_sized_new (FALSE, TRUE, sizeof (int), n_old);
  g_autoptr (GArray) taken = g_array_sized_new (FALSE, TRUE, sizeof (gboolean), n);

  g_array_set_size (taken, n);
  for (guint i = 0; i < n_old; i++)
    {
      int place = find_words (old[i], steps, taken);

      g_array_append_val (places, place);
    }
  for (guint i = 0; n == n_old && i < n; i++)
    if (g_array_index (places, int, i) < 0 && !g_array_index (taken, gboolean, i))
      g_array_index (places, int, i) = (int) i;
  return places;
}
