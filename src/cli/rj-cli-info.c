// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-cli.h"
#include "rj-file.h"
#include "rj-key-files.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

typedef struct {
  guint n;
  RjDay first;
  RjDay last;
} Count;

static gboolean
count_log (RjStore *store, guint kind, Count *count, GError **error)
{
  const RjLogFilter filter = { .kinds = kind, .min_value = -1, .max_value = -1 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) days = NULL;
  RjLog *log = rj_store_get_log (store);

  rj_log_counts_async (log, &filter, NULL, rj_cli_keep_result, &result);
  rj_cli_wait (&result);
  days = rj_log_counts_finish (log, result, error);
  if (!days)
    return FALSE;
  *count = (Count) { .first = RJ_DAY_NONE, .last = RJ_DAY_NONE };
  for (guint i = 0; i < days->len; i++)
    {
      const RjDayCount *day = &g_array_index (days, RjDayCount, i);

      count->n += day->n;
      count->first = day->day;
      if (i == 0)
        count->last = day->day;
    }
  return TRUE;
}

static gboolean
count_notes (RjStore *store, guint *n, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  RjStrategies *strategies = rj_store_get_strategies (store);

  rj_strategies_list_async (strategies, NULL, rj_cli_keep_result, &result);
  rj_cli_wait (&result);
  notes = rj_strategies_list_finish (strategies, result, error);
  *n = notes ? notes->len : 0;
  return notes != NULL;
}

static void
print_keys (RjCli *cli)
{
  g_autoptr (RjKeyFiles) files = NULL;
  int folder = rj_file_open_folder (rj_vault_get_folder (cli->vault), FALSE, NULL);
  const RjKeyBlock *block;

  if (folder < 0)
    return;
  files = rj_key_files_read (folder, NULL);
  close (folder);
  if (!files || files->blocks->len == 0)
    return;
  block = g_ptr_array_index (files->blocks, 0);
  g_print ("key-copies: %u\n", files->n_good);
  g_print ("key-generation: %" G_GUINT64_FORMAT "\n", block->generation);
  for (guint i = 0; i < block->n_slots; i++)
    g_print ("key-derivation: argon2id %u MiB, %u passes, %u lanes\n",
             block->slots[i].params.memory_kib / 1024, block->slots[i].params.passes,
             block->slots[i].params.lanes);
}

static void
print_size (RjCli *cli)
{
  g_autofree char *path = g_build_filename (rj_vault_get_folder (cli->vault), "journal.db", NULL);
  GStatBuf status;

  if (g_stat (path, &status) == 0)
    g_print ("bytes: %" G_GINT64_FORMAT "\n", (gint64) status.st_size);
}

static gboolean
print_counts (RjStore *store, GError **error)
{
  Count all;
  Count moods;
  Count cravings;
  Count writings;
  guint notes;

  if (!count_log (store, RJ_LOG_ALL, &all, error) || !count_log (store, RJ_LOG_MOOD, &moods, error)
      || !count_log (store, RJ_LOG_CRAVING, &cravings, error)
      || !count_log (store, RJ_LOG_WRITING, &writings, error) || !count_notes (store, &notes, error))
    return FALSE;
  g_print ("moods: %u\ncravings: %u\nwritings: %u\ncoping-notes: %u\n", moods.n, cravings.n, writings.n,
           notes);
  if (all.n > 0)
    {
      g_autofree char *first = rj_day_to_iso (all.first);
      g_autofree char *last = rj_day_to_iso (all.last);

      g_print ("first-day: %s\nlast-day: %s\n", first, last);
    }
  return TRUE;
}

static RjCliStatus
run (RjCli *cli)
{
  g_autoptr (GError) error = NULL;
  gint64 opened;

  if (!rj_cli_open_journal (cli, &error))
    return rj_cli_fail (g_steal_pointer (&error));
  print_size (cli);
  print_keys (cli);
  opened = rj_vault_get_last_opened (cli->vault);
  if (opened != 0)
    {
      g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc_usec (opened);
      g_autofree char *text = g_date_time_format_iso8601 (at);

      g_print ("last-opened: %s\n", text);
    }
  if (!print_counts (rj_vault_get_store (cli->vault), &error))
    return rj_cli_fail (g_steal_pointer (&error));
  return RJ_CLI_DONE;
}

const RjCliCommand rj_cli_info = {
  .name = "info",
  .summary = N_ ("Say what a journal holds, in numbers"),
  .description =
    N_ ("Lines of “name: value”, in the same words in every language. None of the person's words."),
  .run = run,
};
