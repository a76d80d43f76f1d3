// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-backups.h"
#include "rj-cli.h"

#include <glib/gi18n.h>

static char *to_path;

static const GOptionEntry entries[] = { { "to", 0, 0, G_OPTION_ARG_FILENAME, &to_path,
                                          N_ ("Put the backup into FOLDER instead of beside the journal"),
                                          N_ ("FOLDER") },
                                        G_OPTION_ENTRY_NULL };

void
rj_cli_print_census (const RjCensus *census)
{
  g_print ("moods: %u\ncravings: %u\nwritings: %u\nplan-items: %u\ncoping-notes: %u\n", census->moods,
           census->cravings, census->writings, census->plan_items, census->strategies);
  if (rj_census_get_entries (census) > 0)
    {
      g_autofree char *first = rj_day_to_iso (census->first_day);
      g_autofree char *last = rj_day_to_iso (census->last_day);

      g_print ("first-day: %s\nlast-day: %s\n", first, last);
    }
}

static RjCliStatus
run (RjCli *cli)
{
  g_autoptr (GFile) folder = to_path != NULL ? g_file_new_for_commandline_arg (to_path) : NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  RjCensus census;

  if (!rj_cli_open_journal (cli, &error))
    return rj_cli_fail (g_steal_pointer (&error));
  rj_vault_back_up_async (cli->vault, folder, NULL, rj_cli_keep_result, &result);
  rj_cli_wait (&result);
  name = rj_vault_back_up_finish (cli->vault, result, &census, &error);
  if (name == NULL)
    return rj_cli_fail (g_steal_pointer (&error));
  g_print ("backup: %s\n", name);
  rj_cli_print_census (&census);
  return RJ_CLI_DONE;
}

const RjCliCommand rj_cli_backup = {
  .name = "backup",
  .summary = N_ ("Make a backup and check that it holds what the journal holds"),
  .description =
    N_ ("The backup is one encrypted file. The passphrase of today opens it, and the spare key does. "
        "Without\n--to it is a safety copy beside the journal, and old ones of those go: seven days, "
        "four weeks and\nthree months stay."),
  .entries = entries,
  .run = run,
};
