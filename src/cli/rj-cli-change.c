// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-cli.h"

#include <glib/gi18n.h>

static char *new_path;
static gboolean second;
static gboolean remove_second;

static const GOptionEntry entries[] = {
  { "new-passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &new_path, N_ ("Read the new passphrase from FILE"),
    N_ ("FILE") },
  { "second", 0, 0, G_OPTION_ARG_NONE, &second, N_ ("Keep the old passphrase, and add the new one"), NULL },
  { "remove-second", 0, 0, G_OPTION_ARG_NONE, &remove_second,
    N_ ("Remove the other passphrase; the one that is given stays"), NULL },
  G_OPTION_ENTRY_NULL
};

static RjCliStatus
usage (const char *sentence)
{
  g_printerr ("%s\n", sentence);
  return RJ_CLI_USAGE;
}

static void
start (RjCli *cli, RjSecretBytes *passphrase, GAsyncResult **result)
{
  if (remove_second)
    rj_vault_remove_other_passphrase_async (cli->vault, cli->passphrase, NULL, rj_cli_keep_result, result);
  else if (second)
    rj_vault_add_passphrase_async (cli->vault, cli->passphrase, passphrase, NULL, rj_cli_keep_result, result);
  else
    rj_vault_change_passphrase_async (cli->vault, cli->passphrase, passphrase, NULL, rj_cli_keep_result,
                                      result);
}

/* The passphrase is changed, and not everywhere. */
static RjCliStatus
tell_left (GStrv left)
{
  for (guint i = 0; left[i] != NULL; i++)
    g_printerr (_ ("This safety copy still opens with the old passphrase: %s\n"), left[i]);
  return RJ_CLI_IN_PART;
}

static RjCliStatus
change (RjCli *cli, RjSecretBytes *passphrase)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) left = NULL;

  start (cli, passphrase, &result);
  rj_cli_wait (&result);
  if (!rj_vault_change_passphrase_finish (cli->vault, result, &left, &error))
    {
      gboolean in_part = g_error_matches (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_HALF_CHANGED);

      rj_cli_fail (g_steal_pointer (&error));
      return in_part ? RJ_CLI_IN_PART : RJ_CLI_FAILED;
    }
  g_print ("%s\n", remove_second ? _ ("The other passphrase no longer opens the journal.")
                   : second      ? _ ("Both passphrases open the journal.")
                            : _ ("The new passphrase is in use. The old one no longer opens the journal."));
  return left != NULL ? tell_left (left) : RJ_CLI_DONE;
}

static RjCliStatus
run (RjCli *cli)
{
  g_autoptr (RjSecretBytes) passphrase = NULL;
  g_autoptr (GError) error = NULL;

  if (remove_second && (second || new_path))
    return usage (_ ("--remove-second takes no new passphrase."));
  if (!remove_second && !new_path)
    return usage (_ ("Which passphrase? --new-passphrase-file FILE is missing."));
  if (new_path)
    {
      passphrase = rj_cli_read_passphrase (new_path, -1, &error);
      if (!passphrase)
        return rj_cli_fail (g_steal_pointer (&error));
    }
  if (!rj_cli_open_journal (cli, &error))
    return rj_cli_fail (g_steal_pointer (&error));
  if (second && rj_vault_get_n_passphrases (cli->vault) >= RJ_VAULT_MOST_PASSPHRASES)
    {
      g_printerr ("%s\n", _ ("There are two passphrases already. Remove one first."));
      return RJ_CLI_FAILED;
    }
  return change (cli, passphrase);
}

const RjCliCommand rj_cli_change = {
  .name = "passphrase",
  .summary = N_ ("Put a new passphrase in the place of the old one, or add or remove a second one"),
  .description =
    N_ ("The passphrase that is given is the one that is replaced, or stays with --second and "
        "--remove-second.\nA second passphrase is not touched by a change. The exit status is 3 when "
        "the change was cut off, or a\nsafety copy still opens with the old passphrase; the "
        "standard error output says which."),
  .entries = entries,
  .run = run,
};
