// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-cli.h"
#include "rj-damage.h"

#include <glib/gi18n.h>

static char *to_path;
static gboolean by_spare_key;

static const GOptionEntry entries[] = { { "to", 0, 0, G_OPTION_ARG_FILENAME, &to_path,
                                          N_ ("Where the new journal is made"), N_ ("DIR") },
                                        { "spare-key", 0, 0, G_OPTION_ARG_NONE, &by_spare_key,
                                          N_ ("What is read as the passphrase is the spare key"), NULL },
                                        G_OPTION_ENTRY_NULL };

static RjCliStatus
run (RjCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RjSalvageReport) report = NULL;
  g_autoptr (GFile) to = NULL;

  if (to_path == NULL)
    {
      g_printerr ("%s\n", _ ("Where to? --to DIR is missing."));
      return RJ_CLI_USAGE;
    }
  to = g_file_new_for_commandline_arg (to_path);
  report = rj_damage_recover (rj_vault_get_folder (cli->vault), cli->passphrase, by_spare_key, to, &error);
  if (report == NULL)
    return rj_cli_fail (g_steal_pointer (&error));
  g_print ("pages: %u\n", report->n_pages);
  g_print ("damaged-pages: %u\n", report->lost->len);
  g_print ("rows: %u\n", report->counts.rows);
  g_print ("cut-texts: %u\n", report->counts.cut);
  g_print ("made-again: %u\n", report->counts.made);
  g_print ("left-out: %u\n", report->counts.homeless);
  rj_cli_print_census (&report->census);
  return RJ_CLI_DONE;
}

const RjCliCommand rj_cli_recover = {
  .name = "recover",
  .summary = N_ ("Save what is left of a damaged journal into a new one"),
  .description = N_ (
    "The damaged journal stays as it is. The new one opens with the same passphrase, if its key file "
    "could be read,\nand with the same spare key. Prints how many pages were damaged, how many rows were "
    "saved, how many texts\nlost their end (they end in […]), how many rows were made again out of others, "
    "how many were left out\nbecause what they belong to is lost, and what the new journal holds."),
  .entries = entries,
  .run = run,
};
