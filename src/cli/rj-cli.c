// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-cli.h"
#include "rj-vault-private.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

/* By name. */
static const RjCliCommand *const commands[] = {
  &rj_cli_backup, &rj_cli_check,  &rj_cli_create, &rj_cli_export,  &rj_cli_generate, &rj_cli_import,
  &rj_cli_info,   &rj_cli_change, &rj_cli_print,  &rj_cli_recover, &rj_cli_restore,
};

void
rj_cli_keep_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

void
rj_cli_wait (GAsyncResult **result)
{
  while (!*result)
    g_main_context_iteration (NULL, TRUE);
}

gboolean
rj_cli_create_journal (RjCli *cli, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  rj_vault_create_async (cli->vault, cli->passphrase, NULL, rj_cli_keep_result, &result);
  rj_cli_wait (&result);
  return rj_vault_create_finish (cli->vault, result, error);
}

gboolean
rj_cli_open_journal (RjCli *cli, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  rj_vault_unlock_async (cli->vault, cli->passphrase, NULL, rj_cli_keep_result, &result);
  rj_cli_wait (&result);
  return rj_vault_unlock_finish (cli->vault, result, error);
}

static const char *
vault_sentence (int code)
{
  switch ((RjVaultError) code)
    {
    case RJ_VAULT_ERROR_NO_JOURNAL:
      return _ ("There is no journal in this folder.");
    case RJ_VAULT_ERROR_EXISTS:
      return _ ("There is a journal in this folder already.");
    case RJ_VAULT_ERROR_WRONG_PASSPHRASE:
      return _ ("That passphrase didn't open the journal. Nothing was changed.");
    case RJ_VAULT_ERROR_WRONG_SPARE_KEY:
      return _ ("That spare key belongs to another journal. Nothing was changed.");
    case RJ_VAULT_ERROR_SPARE_KEY_TYPO:
      return _ ("There is a slip in the spare key.");
    case RJ_VAULT_ERROR_DAMAGED:
      return _ ("The journal file is damaged. The passphrase is right. Nothing was changed.");
    case RJ_VAULT_ERROR_KEY_DAMAGED:
      return _ ("The key files are damaged or missing. The spare key still opens the journal.");
    case RJ_VAULT_ERROR_OPEN_ELSEWHERE:
      return _ ("The journal is open somewhere else on this computer.");
    case RJ_VAULT_ERROR_NEWER:
      return _ ("The journal was made by a newer version of this program. Nothing was changed.");
    case RJ_VAULT_ERROR_NO_CODEC:
      return _ ("This program was built without encryption, so it wrote nothing.");
    case RJ_VAULT_ERROR_NO_MEMORY:
      return _ ("There was not enough memory for this. Nothing was changed.");
    case RJ_VAULT_ERROR_FULL:
      return _ ("The disk is full.");
    case RJ_VAULT_ERROR_READ_ONLY:
      return _ ("The folder cannot be written.");
    case RJ_VAULT_ERROR_IO:
      return _ ("The folder could not be read or written.");
    case RJ_VAULT_ERROR_HALF_CHANGED:
      return _ ("The change is not finished. The old passphrase opens the journal, or the new one, or both.");
    case RJ_VAULT_ERROR_IN_USE:
      return _ ("This is the other passphrase already. Nothing was changed.");
    case RJ_VAULT_ERROR_FAILED:
    default:
      return NULL;
    }
}

RjCliStatus
rj_cli_fail (GError *error)
{
  const char *sentence;
  gboolean damaged;

  if (error->domain == RJ_STORE_ERROR)
    error = rj_vault_translate_error (error);
  damaged = g_error_matches (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_DAMAGED);
  sentence = error->domain == RJ_VAULT_ERROR ? vault_sentence (error->code) : NULL;

  g_printerr ("%s\n", sentence ? sentence : error->message);
  g_error_free (error);
  return damaged ? RJ_CLI_DAMAGED : RJ_CLI_FAILED;
}

static void
print_help (FILE *to)
{
  fprintf (to, "%s\n  recovery-journal-cli %s\n\n%s\n", _ ("Usage:"),
           _ ("COMMAND --journal DIR (--passphrase-file FILE | --passphrase-fd N) [OPTION…]"),
           _ ("Commands:"));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    fprintf (to, "  %-12s %s\n", commands[i]->name, _ (commands[i]->summary));
  fprintf (to, "\n%s\n",
           _ ("Works on a journal without a window. The passphrase is read from a file or from an "
              "open file\ndescriptor, never from the command line, where other programs could see "
              "it; one line end\nafter it does not count, everything else does."));
  fprintf (to, "\n%s\n  0  %s\n  1  %s\n  2  %s\n  3  %s\n  4  %s\n", _ ("Exit status:"), _ ("done"),
           _ ("it did not work; the standard error output says why"), _ ("the command line makes no sense"),
           _ ("some of it was done; the standard error output says what was not"),
           _ ("the journal is damaged"));
  fprintf (to, "\n%s\n", _ ("“recovery-journal-cli COMMAND --help” lists the options of a command."));
}

static RjCliStatus
usage (const char *sentence)
{
  g_printerr ("%s\n%s\n", sentence, _ ("“recovery-journal-cli --help” shows how it is used."));
  return RJ_CLI_USAGE;
}

static const RjCliCommand *
find_command (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i]->name, name))
      return commands[i];
  return NULL;
}

static void
close_vault (RjCli *cli, RjCliStatus *status)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  rj_vault_close_async (cli->vault, rj_cli_keep_result, &result);
  rj_cli_wait (&result);
  if (!rj_vault_close_finish (cli->vault, result, &error))
    *status = rj_cli_fail (g_steal_pointer (&error));
}

static RjCliStatus
run (const RjCliCommand *command, const char *folder, RjSecretBytes *passphrase, const char *argument)
{
  g_autoptr (RjClock) clock = rj_system_clock_new ();
  g_autoptr (RjVault) vault = rj_vault_new (folder, clock);
  RjCli cli = { .clock = clock, .vault = vault, .passphrase = passphrase, .argument = argument };
  RjCliStatus status = command->run (&cli);

  close_vault (&cli, &status);
  return status;
}

static RjCliStatus
parse_and_run (const RjCliCommand *command, int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  int fd = -1;
  const GOptionEntry common[] = { { "journal", 0, 0, G_OPTION_ARG_FILENAME, &folder,
                                    N_ ("The journal's folder"), N_ ("DIR") },
                                  { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &path,
                                    N_ ("Read the passphrase from FILE"), N_ ("FILE") },
                                  { "passphrase-fd", 0, 0, G_OPTION_ARG_INT, &fd,
                                    N_ ("Read the passphrase from file descriptor N"), N_ ("N") },
                                  G_OPTION_ENTRY_NULL };
  g_autofree char *parameters =
    g_strjoin (" ", command->name, command->argument != NULL ? _ (command->argument) : NULL, NULL);
  g_autoptr (GOptionContext) context = g_option_context_new (parameters);
  g_autoptr (RjSecretBytes) passphrase = NULL;
  g_autoptr (GError) error = NULL;

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _ (command->summary));
  if (command->description)
    g_option_context_set_description (context, _ (command->description));
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  if (command->entries)
    g_option_context_add_main_entries (context, command->entries, GETTEXT_PACKAGE);

  if (!g_option_context_parse (context, &argc, &argv, &error))
    return usage (error->message);
  if (argc > (command->argument != NULL ? 2 : 1))
    return usage (_ ("There is a word too many."));
  if (!folder)
    return usage (_ ("Which journal? --journal DIR is missing."));
  if ((path != NULL) == (fd >= 0))
    return usage (_ ("Give the passphrase by --passphrase-file or by --passphrase-fd."));

  passphrase = rj_cli_read_passphrase (path, fd, &error);
  if (!passphrase)
    return rj_cli_fail (g_steal_pointer (&error));
  return run (command, folder, passphrase, argc > 1 ? argv[1] : NULL);
}

int
rj_cli_main (int argc, char **argv)
{
  const struct rlimit none = { 0, 0 };
  const RjCliCommand *command;

  /* A crash must not leave a picture of the keys on the disk. */
  setrlimit (RLIMIT_CORE, &none);
  rj_vault_prepare_process ();
  setlocale (LC_ALL, "");
  bindtextdomain (RJ_GETTEXT_PACKAGE, RJ_LOCALEDIR);
  bind_textdomain_codeset (RJ_GETTEXT_PACKAGE, "UTF-8");
  textdomain (RJ_GETTEXT_PACKAGE);
  g_set_prgname ("recovery-journal-cli");

  if (argc < 2)
    return usage (_ ("Which command?"));
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h") || g_str_equal (argv[1], "help"))
    {
      print_help (stdout);
      return RJ_CLI_DONE;
    }
  if (g_str_equal (argv[1], "--version"))
    {
      g_print ("recovery-journal-cli %s\n", RJ_VERSION);
      return RJ_CLI_DONE;
    }
  command = find_command (argv[1]);
  if (!command)
    return usage (_ ("There is no such command."));
  return parse_and_run (command, argc - 1, argv + 1);
}
