// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-cli.h"
#include "rj-file.h"
#include "rj-key-files.h"
#include "rj-sqlite-store.h"

#include <glib/gi18n.h>
#include <unistd.h>

/* Looked at before the journal is opened, because that mends them. */
static guint
count_good_key_copies (RjCli *cli)
{
  g_autoptr (RjKeyFiles) files = NULL;
  int folder = rj_file_open_folder (rj_vault_get_folder (cli->vault), FALSE, NULL);

  if (folder < 0)
    return 0;
  files = rj_key_files_read (folder, NULL);
  close (folder);
  return files ? files->n_good : 0;
}

static gboolean
check_database (RjCli *cli, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  RjSqliteStore *store = RJ_SQLITE_STORE (rj_vault_get_store (cli->vault));

  rj_sqlite_store_check_async (store, NULL, rj_cli_keep_result, &result);
  rj_cli_wait (&result);
  return rj_sqlite_store_check_finish (store, result, error);
}

static RjCliStatus
run (RjCli *cli)
{
  guint good = count_good_key_copies (cli);
  g_autoptr (GError) error = NULL;

  if (!rj_cli_open_journal (cli, &error))
    return rj_cli_fail (g_steal_pointer (&error));

  if (good == RJ_KEY_FILES_COPIES)
    g_print ("%s\n", _ ("All four copies of the key are good."));
  else
    g_print (ngettext ("Only %u of the four copies of the key was good. The others were made again.\n",
                       "Only %u of the four copies of the key were good. The others were made again.\n",
                       good),
             good);
  if (!check_database (cli, &error))
    {
      if (!g_error_matches (error, RJ_STORE_ERROR, RJ_STORE_ERROR_CORRUPT))
        return rj_cli_fail (g_steal_pointer (&error));
      g_printerr ("%s\n", _ ("The journal file is damaged. Nothing was changed."));
      return RJ_CLI_FAILED;
    }
  g_print ("%s\n", _ ("Every page of the journal is as it was written."));
  return RJ_CLI_DONE;
}

const RjCliCommand rj_cli_check = {
  .name = "check",
  .summary = N_ ("Read all of a journal and say whether it is whole"),
  .run = run,
};
