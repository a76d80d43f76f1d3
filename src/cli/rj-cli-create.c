// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-cli.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

static char *sheet_path;

static const GOptionEntry entries[] = { { "spare-key-file", 0, 0, G_OPTION_ARG_FILENAME, &sheet_path,
                                          N_ ("Write the spare key to FILE, which must not exist"),
                                          N_ ("FILE") },
                                        G_OPTION_ENTRY_NULL };

static gboolean
write_secret (int fd, const char *text, gsize length)
{
  while (length > 0)
    {
      ssize_t written = TEMP_FAILURE_RETRY (write (fd, text, length));
      if (written <= 0)
        return FALSE;
      text += written;
      length -= (gsize) written;
    }
  return TRUE;
}

static gboolean
write_line (int fd, const char *before, RjSecretBytes *secret, const char *after)
{
  return write_secret (fd, before, strlen (before))
         && write_secret (fd, (const char *) rj_secret_bytes_get (secret),
                          rj_secret_bytes_get_length (secret))
         && write_secret (fd, after, strlen (after));
}

/* What the printed sheet has: the spare key, and the two lines for stock sqlcipher. */
static gboolean
write_sheet (RjCli *cli, int fd)
{
  g_autoptr (RjSecretBytes) spare_key = rj_vault_dup_spare_key (cli->vault);
  g_autoptr (RjSecretBytes) raw_key = rj_vault_dup_raw_key (cli->vault);

  return write_line (fd, "", spare_key, "\n") && write_line (fd, "PRAGMA key = \"x'", raw_key, "'\";\n")
         && write_secret (fd, "PRAGMA temp_store = MEMORY;\n", 28) && fsync (fd) == 0;
}

/* The file is made before the journal: a journal without its spare key would be one that can be lost. */
static RjCliStatus
create_with_sheet (RjCli *cli)
{
  int fd = open (sheet_path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  GError *error = NULL;
  gboolean written;

  if (fd < 0)
    {
      g_printerr (_ ("The file for the spare key could not be made: %s.\n"), g_strerror (errno));
      return RJ_CLI_FAILED;
    }
  if (!rj_cli_create_journal (cli, &error))
    {
      close (fd);
      unlink (sheet_path);
      return rj_cli_fail (error);
    }
  written = write_sheet (cli, fd);
  if (close (fd) != 0 || !written)
    {
      g_printerr ("%s\n", _ ("The journal is made, but its spare key could not be written to the file."));
      return RJ_CLI_FAILED;
    }
  return RJ_CLI_DONE;
}

static RjCliStatus
run (RjCli *cli)
{
  GError *error = NULL;

  if (sheet_path)
    return create_with_sheet (cli);
  if (!rj_cli_create_journal (cli, &error))
    return rj_cli_fail (error);
  return RJ_CLI_DONE;
}

const RjCliCommand rj_cli_create = {
  .name = "create",
  .summary = N_ ("Make a journal"),
  .description =
    N_ ("The folder is made if it is missing. Whoever has the file of --spare-key-file can open the "
        "journal without\nthe passphrase; whoever has neither can never open it again."),
  .entries = entries,
  .run = run,
};
