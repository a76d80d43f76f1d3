// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-backup-contents.h"
#include "rj-cli.h"
#include "rj-file.h"
#include "rj-vault-private.h"

#include <glib/gi18n.h>
#include <unistd.h>

static char *to_path;
static gboolean list_them;
static gboolean check;

static const GOptionEntry entries[] = {
  { "to", 0, 0, G_OPTION_ARG_FILENAME, &to_path,
    N_ ("Put the backup into FOLDER instead of beside the journal"), N_ ("FOLDER") },
  { "list", 0, 0, G_OPTION_ARG_NONE, &list_them,
    N_ ("List the safety copies, and journals that were replaced"), NULL },
  { "check", 0, 0, G_OPTION_ARG_NONE, &check, N_ ("Open the newest safety copy and count what it holds"),
    NULL },
  G_OPTION_ENTRY_NULL
};

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

/* Needs no key: the passphrase is not tried. */
static RjCliStatus
list (RjCli *cli)
{
  g_autofree char *path = g_build_filename (rj_vault_get_folder (cli->vault), RJ_BACKUPS_FOLDER, NULL);
  g_autoptr (GPtrArray) backups = NULL;
  GError *error = NULL;
  int folder = rj_file_open_folder (path, FALSE, &error);

  if (folder < 0 && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_error_free (error);
      return RJ_CLI_DONE;
    }
  if (folder >= 0)
    {
      backups = rj_backups_list_all (folder, &error);
      close (folder);
    }
  if (backups == NULL)
    return rj_cli_fail (rj_vault_translate_error (error));
  for (guint i = 0; i < backups->len; i++)
    {
      const RjBackupInfo *info = g_ptr_array_index (backups, i);
      g_autoptr (GDateTime) made = g_date_time_new_from_unix_utc (info->made_us / G_USEC_PER_SEC);
      g_autofree char *text = g_date_time_format_iso8601 (made);

      g_print ("%s\t%s\t%" G_GUINT64_FORMAT "\t%s\n", info->name, text, info->size,
               info->replaced ? "replaced" : "safety-copy");
    }
  return RJ_CLI_DONE;
}

static RjCliStatus
rehearse (RjCli *cli)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree RjRehearsal *rehearsal = NULL;
  GError *error = NULL;

  rj_vault_rehearse_async (cli->vault, NULL, rj_cli_keep_result, &result);
  rj_cli_wait (&result);
  rehearsal = rj_vault_rehearse_finish (cli->vault, result, &error);
  if (rehearsal == NULL)
    return rj_cli_fail (error);
  g_print ("redone: %s\n", rehearsal->redone ? "yes" : "no");
  rj_cli_print_census (&rehearsal->census);
  return RJ_CLI_DONE;
}

static RjCliStatus
back_up (RjCli *cli)
{
  g_autoptr (GFile) folder = to_path != NULL ? g_file_new_for_commandline_arg (to_path) : NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *name = NULL;
  GError *error = NULL;
  RjCensus census;

  rj_vault_back_up_async (cli->vault, folder, NULL, rj_cli_keep_result, &result);
  rj_cli_wait (&result);
  name = rj_vault_back_up_finish (cli->vault, result, &census, &error);
  if (name == NULL)
    return rj_cli_fail (error);
  g_print ("backup: %s\n", name);
  rj_cli_print_census (&census);
  return RJ_CLI_DONE;
}

static RjCliStatus
run (RjCli *cli)
{
  GError *error = NULL;

  if ((to_path != NULL) + list_them + check > 1)
    {
      g_printerr ("%s\n", _ ("One of --to, --list and --check at a time."));
      return RJ_CLI_USAGE;
    }
  if (list_them)
    return list (cli);
  if (!rj_cli_open_journal (cli, &error))
    return rj_cli_fail (error);
  return check ? rehearse (cli) : back_up (cli);
}

const RjCliCommand rj_cli_backup = {
  .name = "backup",
  .summary = N_ ("Make a backup and check that it holds what the journal holds"),
  .description =
    N_ ("The backup is one encrypted file. The passphrase of today opens it, and the spare key does. "
        "Without\n--to it is a safety copy beside the journal, and old ones of those go: seven days, "
        "four weeks and\nthree months stay. --list writes a line for each: name, time, bytes and kind, with "
        "tabs between\nthem, and needs no right passphrase. --check says what the newest one holds, in lines "
        "of\n“name: value”; one that cannot be read is made anew: “redone: yes”."),
  .entries = entries,
  .run = run,
};
