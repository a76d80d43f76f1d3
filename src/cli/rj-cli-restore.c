// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-backups.h"
#include "rj-cli.h"

#include <glib/gi18n.h>

static char *from_path;
static gboolean by_spare_key;

static const GOptionEntry entries[] = { { "from", 0, 0, G_OPTION_ARG_FILENAME, &from_path, N_ ("The backup"),
                                          N_ ("FILE") },
                                        { "spare-key", 0, 0, G_OPTION_ARG_NONE, &by_spare_key,
                                          N_ ("What is read as the passphrase is the spare key"), NULL },
                                        G_OPTION_ENTRY_NULL };

static RjCliStatus
run (RjCli *cli)
{
  g_autoptr (GFile) backup = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  RjCensus census;

  if (from_path == NULL)
    {
      g_printerr ("%s\n", _ ("Which backup? --from FILE is missing."));
      return RJ_CLI_USAGE;
    }
  backup = g_file_new_for_commandline_arg (from_path);
  if (by_spare_key)
    rj_vault_restore_with_spare_key_async (cli->vault, backup, cli->passphrase, NULL, rj_cli_keep_result,
                                           &result);
  else
    rj_vault_restore_async (cli->vault, backup, cli->passphrase, NULL, rj_cli_keep_result, &result);
  rj_cli_wait (&result);
  if (!rj_vault_restore_finish (cli->vault, result, &census, &error))
    {
      if (g_error_matches (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_DAMAGED))
        {
          g_printerr ("%s\n", _ ("The backup is damaged, or is none. Nothing was changed."));
          return RJ_CLI_FAILED;
        }
      if (g_error_matches (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_KEY_DAMAGED))
        {
          g_printerr ("%s\n", _ ("The keys in the backup are damaged. The spare key still opens it."));
          return RJ_CLI_FAILED;
        }
      return rj_cli_fail (g_steal_pointer (&error));
    }
  rj_cli_print_census (&census);
  return RJ_CLI_DONE;
}

const RjCliCommand rj_cli_restore = {
  .name = "restore",
  .summary = N_ ("Make a journal out of a backup, in a folder that has none"),
  .description =
    N_ ("All of the backup is read and counted before there is a journal. The backup stays as it is."),
  .entries = entries,
  .run = run,
};
