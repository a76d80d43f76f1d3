// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-cli.h"
#include "rj-file.h"
#include "rj-key-files.h"
#include "rj-page-reader.h"
#include "rj-root-secret.h"
#include "rj-sqlite-store.h"
#include "rj-vault-private.h"

#include <glib/gi18n.h>
#include <unistd.h>

static gboolean list_pages;

static const GOptionEntry entries[] = { { "pages", 0, 0, G_OPTION_ARG_NONE, &list_pages,
                                          N_ ("Name each damaged page"), NULL },
                                        G_OPTION_ENTRY_NULL };

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

/* ---- Page by page ---- */

/* Closed, so that nobody else reads the file through this process. */
static RjSecretBytes *
close_and_dup_key (RjCli *cli)
{
  g_autoptr (GAsyncResult) result = NULL;

  if (rj_vault_get_state (cli->vault) == RJ_VAULT_OPEN)
    {
      rj_vault_note_damage (cli->vault);
      rj_vault_close_async (cli->vault, rj_cli_keep_result, &result);
      rj_cli_wait (&result);
      rj_vault_close_finish (cli->vault, result, NULL);
    }
  return rj_root_secret_dup_raw_key (rj_vault_get_damaged_root (cli->vault));
}

/* Lines for a script: "pages: N", "damaged-page: N" for each, "damaged-pages: N". */
static gboolean
print_pages (RjCli *cli, GError **error)
{
  g_autoptr (RjSecretBytes) key = close_and_dup_key (cli);
  g_autoptr (RjPageImage) image = NULL;
  g_autoptr (GArray) lost = NULL;
  int folder = rj_file_open_folder (rj_vault_get_folder (cli->vault), FALSE, error);

  if (folder < 0)
    return FALSE;
  image = rj_page_reader_read (folder, RJ_VAULT_DATABASE_NAME, key, error);
  close (folder);
  if (image == NULL)
    return FALSE;
  lost = rj_page_reader_list_lost (image);
  g_print ("pages: %u\n", image->n_pages);
  for (guint i = 0; i < lost->len; i++)
    g_print ("damaged-page: %u\n", g_array_index (lost, guint32, i));
  g_print ("damaged-pages: %u\n", lost->len);
  return TRUE;
}

/* ---- ---- */

static RjCliStatus
say_damaged (RjCli *cli, GError *error)
{
  g_autoptr (GError) local = NULL;

  if (list_pages && rj_vault_get_state (cli->vault) != RJ_VAULT_OPEN
      && rj_vault_get_damaged_root (cli->vault) == NULL)
    return rj_cli_fail (error);
  if (list_pages && !print_pages (cli, &local))
    {
      g_error_free (error);
      return rj_cli_fail (g_steal_pointer (&local));
    }
  return rj_cli_fail (error);
}

static void
print_key_copies (guint good)
{
  if (good == RJ_KEY_FILES_COPIES)
    g_print ("%s\n", _ ("All four copies of the key are good."));
  else
    g_print (ngettext ("Only %u of the four copies of the key was good. The others were made again.\n",
                       "Only %u of the four copies of the key were good. The others were made again.\n",
                       good),
             good);
}

static RjCliStatus
run (RjCli *cli)
{
  guint good = count_good_key_copies (cli);
  g_autoptr (GError) error = NULL;

  if (!rj_cli_open_journal (cli, &error))
    return g_error_matches (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_DAMAGED)
             ? say_damaged (cli, g_steal_pointer (&error))
             : rj_cli_fail (g_steal_pointer (&error));
  print_key_copies (good);
  if (!check_database (cli, &error))
    {
      if (!g_error_matches (error, RJ_STORE_ERROR, RJ_STORE_ERROR_CORRUPT))
        return rj_cli_fail (g_steal_pointer (&error));
      return say_damaged (cli, g_steal_pointer (&error));
    }
  g_print ("%s\n", _ ("Every page of the journal is as it was written."));
  if (list_pages && !print_pages (cli, &error))
    return rj_cli_fail (g_steal_pointer (&error));
  return RJ_CLI_DONE;
}

const RjCliCommand rj_cli_check = {
  .name = "check",
  .summary = N_ ("Read all of a journal and say whether it is whole"),
  .description =
    N_ ("Leaves with 4 when it is damaged. With --pages it prints “pages: N”, a line "
        "“damaged-page: N” for\neach page that is not as it was written, and “damaged-pages: N”."),
  .entries = entries,
  .run = run,
};
