// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-cli.h"

#include <glib/gi18n.h>

static char *new_path;

static const GOptionEntry entries[] = { { "new-passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &new_path,
                                          N_ ("Read the new passphrase from FILE"), N_ ("FILE") },
                                        G_OPTION_ENTRY_NULL };

static RjCliStatus
run (RjCli *cli)
{
  g_autoptr (RjSecretBytes) passphrase = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (!new_path)
    {
      g_printerr ("%s\n", _ ("Which passphrase? --new-passphrase-file FILE is missing."));
      return RJ_CLI_USAGE;
    }
  passphrase = rj_cli_read_passphrase (new_path, -1, &error);
  if (!passphrase || !rj_cli_open_journal (cli, &error))
    return rj_cli_fail (g_steal_pointer (&error));

  rj_vault_change_passphrase_async (cli->vault, passphrase, NULL, rj_cli_keep_result, &result);
  rj_cli_wait (&result);
  if (!rj_vault_change_passphrase_finish (cli->vault, result, &error))
    return rj_cli_fail (g_steal_pointer (&error));
  g_print ("%s\n", _ ("The new passphrase is in use. The old one no longer opens the journal."));
  return RJ_CLI_DONE;
}

const RjCliCommand rj_cli_change = {
  .name = "passphrase",
  .summary = N_ ("Put a new passphrase in the place of the old one"),
  .entries = entries,
  .run = run,
};
