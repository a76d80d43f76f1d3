// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-cli.h"
#include "rj-generator.h"
#include "rj-sqlite-store.h"

#include <glib/gi18n.h>

/* So that the same seed gives the same days whenever it is run. */
#define DEFAULT_LAST_DAY "2026-11-01"

static int years = 1;
static int days;
static int seed = 1;
static char *truth_path;
static char *until;

static const GOptionEntry entries[] = {
  { "years", 0, 0, G_OPTION_ARG_INT, &years, N_ ("How many years to write, 1 to 100"), N_ ("N") },
  { "days", 0, 0, G_OPTION_ARG_INT, &days, N_ ("How many days to write, instead of whole years"), N_ ("N") },
  { "seed", 0, 0, G_OPTION_ARG_INT, &seed, N_ ("The same seed gives the same days"), N_ ("S") },
  { "until", 0, 0, G_OPTION_ARG_STRING, &until, N_ ("The last day, as in 2026-11-01"), N_ ("DAY") },
  { "truth", 0, 0, G_OPTION_ARG_FILENAME, &truth_path,
    N_ ("Write what was put into the entries, for tests to find again, to FILE"), N_ ("FILE") },
  G_OPTION_ENTRY_NULL
};

static gboolean
batch (RjCli *cli, gboolean begin, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  RjSqliteStore *store = RJ_SQLITE_STORE (rj_vault_get_store (cli->vault));

  rj_sqlite_store_batch_async (store, begin, NULL, rj_cli_keep_result, &result);
  rj_cli_wait (&result);
  return rj_sqlite_store_batch_finish (store, result, error);
}

static gboolean
write_days (RjCli *cli, RjDay last, GError **error)
{
  g_autoptr (RjGenerator) generator =
    rj_generator_new (rj_vault_get_store (cli->vault), RJ_FAKE_CLOCK (cli->clock), (guint32) seed);
  g_autofree char *truth = NULL;
  RjDay first = last + 1 - (RjDay) (days > 0 ? days : years * 365 + years / 4);

  if (!batch (cli, TRUE, error) || !rj_generator_run (generator, first, last, error)
      || !batch (cli, FALSE, error))
    return FALSE;
  truth = rj_generator_dup_truth (generator);
  return truth_path == NULL || g_file_set_contents (truth_path, truth, -1, error);
}

static gboolean
open_or_create (RjCli *cli, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (rj_cli_open_journal (cli, &local_error))
    return TRUE;
  if (g_error_matches (local_error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_NO_JOURNAL))
    return rj_cli_create_journal (cli, error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static void
close_journal (RjCli *cli, RjCliStatus *status)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  rj_vault_close_async (cli->vault, rj_cli_keep_result, &result);
  rj_cli_wait (&result);
  if (!rj_vault_close_finish (cli->vault, result, &error))
    *status = rj_cli_fail (g_steal_pointer (&error));
}

/* With a vault of its own, whose clock goes through the years. */
static RjCliStatus
run (RjCli *cli)
{
  RjDay last = rj_day_from_iso (until != NULL ? until : DEFAULT_LAST_DAY);
  g_autoptr (RjClock) clock = NULL;
  g_autoptr (RjVault) vault = NULL;
  RjCli own = { .passphrase = cli->passphrase };
  RjCliStatus status = RJ_CLI_DONE;
  GError *error = NULL;

  if (years < 1 || years > 100 || days < 0 || days > 36525 || last == RJ_DAY_NONE
      || last < rj_day_new (1970, 1, 1))
    {
      g_printerr ("%s\n",
                  _ ("--years is 1 to 100, --days at most 36525, and --until a day as in 2026-11-01."));
      return RJ_CLI_USAGE;
    }
  own.clock = clock = rj_fake_clock_new (rj_clock_get_now (cli->clock), "Europe/Berlin");
  own.vault = vault = rj_vault_new (rj_vault_get_folder (cli->vault), clock);
  if (!open_or_create (&own, &error) || !write_days (&own, last, &error))
    status = rj_cli_fail (error);
  close_journal (&own, &status);
  return status;
}

const RjCliCommand rj_cli_generate = {
  .name = "generate",
  .summary = N_ ("Fill a journal with made-up days, for trying things out"),
  .description = N_ ("Makes the journal if there is none. What is written cannot be undone."),
  .entries = entries,
  .run = run,
};
