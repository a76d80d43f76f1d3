// SPDX-License-Identifier: GPL-3.0-or-later
/* Says the episodes of a journal, for the tests that read them out of its export: FOLDER. The lines of
 * rj-list-effects; a note of which nobody knows when its use began stands as "id:". */
#include "rj-test-vault.h"

#include "rj-clock.h"
#include "rj-store.h"

#include <stdio.h>

static void
keep_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
print_list (GStrv list)
{
  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    printf ("%s%s", i > 0 ? "," : "", list[i]);
}

static void
print_episode (const RjEpisode *episode)
{
  printf ("%s\t%" G_GINT64_FORMAT "\t%d\t%d\t", episode->id, episode->at_us, episode->minutes,
          episode->strength);
  for (guint i = 0; i < episode->later->len; i++)
    {
      const RjRatingPoint *point = &g_array_index (episode->later, RjRatingPoint, i);

      printf ("%s%" G_GINT64_FORMAT ":%d", i > 0 ? "," : "", point->at_us, point->strength);
    }
  printf ("\t");
  for (guint i = 0; i < episode->tried->len; i++)
    {
      const RjTried *tried = &g_array_index (episode->tried, RjTried, i);

      printf ("%s%s:", i > 0 ? "," : "", tried->strategy);
      if (tried->from_us != RJ_TRIED_AT_ANY_TIME)
        printf ("%" G_GINT64_FORMAT, tried->from_us);
    }
  printf ("\t");
  print_list (episode->triggers);
  printf ("\t");
  print_list (episode->company);
  printf ("\n");
}

int
main (int argc, char *argv[])
{
  g_autoptr (RjClock) clock = NULL;
  g_autoptr (RjVault) vault = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) episodes = NULL;
  g_autoptr (GError) error = NULL;
  RjStrategies *strategies;

  if (argc != 2)
    return 2;
  clock = rj_fake_clock_new (G_GINT64_CONSTANT (1893456000000000), "UTC");
  vault = rj_vault_new (argv[1], clock);
  if (!rj_test_vault_open (vault, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, &error))
    g_error ("%s", error->message);
  strategies = rj_store_get_strategies (rj_vault_get_store (vault));
  rj_strategies_list_episodes_async (strategies, NULL, keep_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  episodes = rj_strategies_list_episodes_finish (strategies, result, &error);
  if (episodes == NULL)
    g_error ("%s", error->message);
  for (guint i = 0; i < episodes->len; i++)
    print_episode (g_ptr_array_index (episodes, i));
  return rj_test_vault_close (vault, &error) ? 0 : 1;
}
