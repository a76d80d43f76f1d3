// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-backup-contents.h"
#include "rj-cli.h"

#include <glib/gi18n.h>

static char *from_path;
static gboolean by_spare_key;
static gboolean replace;
static gboolean look;

static const GOptionEntry entries[] = {
  { "from", 0, 0, G_OPTION_ARG_FILENAME, &from_path, N_ ("The backup"), N_ ("FILE") },
  { "spare-key", 0, 0, G_OPTION_ARG_NONE, &by_spare_key,
    N_ ("What is read as the passphrase is the spare key"), NULL },
  { "replace", 0, 0, G_OPTION_ARG_NONE, &replace,
    N_ ("Put the backup in the place of the journal that is here"), NULL },
  { "look", 0, 0, G_OPTION_ARG_NONE, &look, N_ ("Only say what the backup holds; change nothing"), NULL },
  G_OPTION_ENTRY_NULL
};

/* Takes @error. What is said about a journal is not true of a backup. */
static RjCliStatus
fail (GError *error)
{
  const char *sentence = NULL;

  if (g_error_matches (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_DAMAGED))
    sentence = _ ("The backup is damaged, or is none. Nothing was changed.");
  else if (g_error_matches (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_KEY_DAMAGED))
    sentence = _ ("The keys in the backup are damaged. The spare key still opens it.");
  if (sentence == NULL)
    return rj_cli_fail (error);
  g_printerr ("%s\n", sentence);
  g_error_free (error);
  return RJ_CLI_FAILED;
}

static const char *
name_opens (RjBackupOpens opens)
{
  switch (opens)
    {
    case RJ_BACKUP_OPENS_TODAY:
      return "passphrase-of-today";
    case RJ_BACKUP_OPENS_THEN:
      return "passphrase-of-that-day";
    case RJ_BACKUP_OPENS_NEVER:
    default:
      return "spare-key-only";
    }
}

static RjCliStatus
look_inside (RjCli *cli, GFile *backup, RjBackupSecret kind)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GDateTime) made = NULL;
  g_autofree RjBackupContents *contents = NULL;
  g_autofree char *made_text = NULL;
  GError *error = NULL;

  rj_vault_inspect_backup_async (cli->vault, backup, kind, cli->passphrase, NULL, rj_cli_keep_result,
                                 &result);
  rj_cli_wait (&result);
  contents = rj_vault_inspect_backup_finish (cli->vault, result, &error);
  if (contents == NULL)
    return fail (error);
  made = g_date_time_new_from_unix_utc (contents->made_us / G_USEC_PER_SEC);
  made_text = g_date_time_format_iso8601 (made);
  g_print ("made: %s\nsize: %" G_GUINT64_FORMAT "\nopens-with: %s\n", made_text, contents->size,
           name_opens (contents->opens));
  rj_cli_print_census (&contents->census);
  return RJ_CLI_DONE;
}

static gboolean
take (RjCli *cli, GFile *backup, RjBackupSecret kind, RjCensus *census, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  if (replace)
    rj_vault_replace_async (cli->vault, backup, kind, cli->passphrase, NULL, rj_cli_keep_result, &result);
  else if (by_spare_key)
    rj_vault_restore_with_spare_key_async (cli->vault, backup, cli->passphrase, NULL, rj_cli_keep_result,
                                           &result);
  else
    rj_vault_restore_async (cli->vault, backup, cli->passphrase, NULL, rj_cli_keep_result, &result);
  rj_cli_wait (&result);
  return replace ? rj_vault_replace_finish (cli->vault, result, census, error)
                 : rj_vault_restore_finish (cli->vault, result, census, error);
}

static RjCliStatus
run (RjCli *cli)
{
  RjBackupSecret kind = by_spare_key ? RJ_BACKUP_SECRET_SPARE_KEY : RJ_BACKUP_SECRET_PASSPHRASE;
  g_autoptr (GFile) backup = NULL;
  GError *error = NULL;
  RjCensus census;

  if (from_path == NULL || (look && replace))
    {
      g_printerr ("%s\n", from_path == NULL ? _ ("Which backup? --from FILE is missing.")
                                            : _ ("Either --look or --replace."));
      return RJ_CLI_USAGE;
    }
  backup = g_file_new_for_commandline_arg (from_path);
  if (look)
    return look_inside (cli, backup, kind);
  if (!take (cli, backup, kind, &census, &error))
    return fail (error);
  rj_cli_print_census (&census);
  return RJ_CLI_DONE;
}

const RjCliCommand rj_cli_restore = {
  .name = "restore",
  .summary = N_ ("Make a journal out of a backup, or look into one"),
  .description =
    N_ ("All of the backup is read and counted before anything changes, and it stays as it is. Without\n"
        "--replace the folder must have no journal. With it the journal that is here is kept for 30 days in\n"
        "its folder “backups”, from where --from brings it back; and the passphrase that opened the backup\n"
        "opens the journal. Lines of “name: value” say what the backup holds."),
  .entries = entries,
  .run = run,
};
