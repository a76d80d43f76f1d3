// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-cli.h"
#include "rj-json-export.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <unistd.h>

static char *output_path;

static const GOptionEntry entries[] = {
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &output_path,
    N_ ("Write to FILE, which must not exist; “-” is the standard output"), N_ ("FILE") },
  G_OPTION_ENTRY_NULL
};

static gboolean
write_export (RjCli *cli, int fd, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GOutputStream) file = g_unix_output_stream_new (fd, FALSE);
  g_autoptr (GOutputStream) stream = g_buffered_output_stream_new (file);

  rj_json_export_async (rj_vault_get_store (cli->vault), stream, NULL, rj_cli_keep_result, &result);
  rj_cli_wait (&result);
  return rj_json_export_finish (result, error) && g_output_stream_flush (stream, NULL, error);
}

static RjCliStatus
export_to_file (RjCli *cli)
{
  int fd = open (output_path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  GError *error = NULL;
  gboolean written;

  if (fd < 0)
    {
      g_printerr (_ ("The file for the export could not be made: %s.\n"), g_strerror (errno));
      return RJ_CLI_FAILED;
    }
  written = write_export (cli, fd, &error);
  if (written && fsync (fd) != 0)
    {
      g_set_error_literal (&error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
      written = FALSE;
    }
  close (fd);
  if (written)
    return RJ_CLI_DONE;
  /* Half an export would be taken for a whole one. */
  unlink (output_path);
  return rj_cli_fail (error);
}

static RjCliStatus
run (RjCli *cli)
{
  GError *error = NULL;

  if (!output_path)
    {
      g_printerr ("%s\n", _ ("Where to? --output FILE is missing."));
      return RJ_CLI_USAGE;
    }
  if (!rj_cli_open_journal (cli, &error))
    return rj_cli_fail (error);
  if (!g_str_equal (output_path, "-"))
    return export_to_file (cli);
  return write_export (cli, STDOUT_FILENO, &error) ? RJ_CLI_DONE : rj_cli_fail (error);
}

const RjCliCommand rj_cli_export = {
  .name = "export",
  .summary = N_ ("Write everything in a journal to a JSON file"),
  .description = N_ ("The file will not be locked: anyone who has it can read it."),
  .entries = entries,
  .run = run,
};
