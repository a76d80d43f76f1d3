// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-cli.h"
#include "rj-file.h"
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

static gboolean
fail (GError **error, int code)
{
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
  return FALSE;
}

/* What is in @part is whole and on the disk, or it is taken away again: half an export would be taken for a
 * whole one. Some file systems tell only at the close that there was no room. */
static gboolean
write_part (RjCli *cli, int folder, const char *part, GError **error)
{
  int fd = openat (folder, part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  gboolean written;

  if (fd < 0)
    {
      /* Named, because nobody asked for a file of this name: it may be left of an export that was killed. */
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s: %s", part, g_strerror (errno));
      return FALSE;
    }
  written = write_export (cli, fd, error);
  if (written && TEMP_FAILURE_RETRY (fsync (fd)) != 0)
    written = fail (error, errno);
  if (close (fd) != 0 && errno != EINTR && written)
    written = fail (error, errno);
  if (!written)
    unlinkat (folder, part, 0);
  return written;
}

/* The name of the export stands only for a whole one, and never in the place of another file. */
static gboolean
write_file (RjCli *cli, int folder, const char *name, GError **error)
{
  g_autofree char *part = g_strconcat (name, ".part", NULL);
  gboolean exists;

  if (!rj_file_find (folder, name, &exists, error))
    return FALSE;
  if (exists)
    return fail (error, EEXIST);
  if (!write_part (cli, folder, part, error))
    return FALSE;
  if (rj_file_rename (folder, part, name, error))
    return TRUE;
  unlinkat (folder, part, 0);
  return FALSE;
}

static RjCliStatus
export_to_file (RjCli *cli)
{
  g_autofree char *parent = g_path_get_dirname (output_path);
  g_autofree char *name = g_path_get_basename (output_path);
  g_autoptr (GError) error = NULL;
  gboolean written = FALSE;
  int folder = -1;

  if (g_str_has_suffix (output_path, G_DIR_SEPARATOR_S))
    fail (&error, EISDIR);
  else
    folder = rj_file_open_folder (parent, FALSE, &error);
  if (folder >= 0)
    {
      written = write_file (cli, folder, name, &error);
      close (folder);
    }
  if (written)
    return RJ_CLI_DONE;
  if (error->domain != G_IO_ERROR)
    return rj_cli_fail (g_steal_pointer (&error));
  g_printerr (_ ("The file for the export could not be made: %s.\n"), error->message);
  return RJ_CLI_FAILED;
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
