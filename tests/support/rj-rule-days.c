// SPDX-License-Identifier: GPL-3.0-or-later
/* Says the days of rules, for the tests that compare them with another implementation. A line each on
 * standard input: rule, first day, from, to, with tabs between them; a line each on standard output: form,
 * last day of a rule with a count, days. */
#include "rj-recurrence.h"

#include <stdio.h>
#include <string.h>

static void
print_days (const RjRecurrence *rule, RjDay first_day, RjDay from, RjDay to)
{
  g_autoptr (GArray) days = rj_recurrence_list (rule, first_day, from, to);
  RjDay last = rj_recurrence_get_last_day (rule, first_day);
  g_autofree char *last_text = last != RJ_DAY_NONE ? rj_day_to_iso (last) : g_strdup ("-");

  printf ("%d\t%s\t", rj_recurrence_get_form (rule), last_text);
  for (guint i = 0; i < days->len; i++)
    {
      g_autofree char *day = rj_day_to_iso (g_array_index (days, RjDay, i));

      printf ("%s%s", i > 0 ? "," : "", day);
    }
  printf ("\n");
}

int
main (void)
{
  char line[4096];

  while (fgets (line, sizeof line, stdin) != NULL)
    {
      g_auto (GStrv) fields = g_strsplit (g_strchomp (line), "\t", -1);
      g_autoptr (RjRecurrence) rule = NULL;

      if (g_strv_length (fields) != 4)
        return 1;
      rule = rj_recurrence_new_from_text (fields[0], NULL, NULL);
      if (rule == NULL)
        printf ("none\t-\t\n");
      else
        print_days (rule, rj_day_from_iso (fields[1]), rj_day_from_iso (fields[2]),
                    rj_day_from_iso (fields[3]));
    }
  return 0;
}
