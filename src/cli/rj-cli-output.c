// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-cli-output.h"

#include "rj-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <unistd.h>

static gboolean
fail (GError **error, int code)
{
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
  return FALSE;
}

/* What is in @part is whole and on the disk, or it is taken away again: half a file would be taken for a
 * whole one. Some file systems tell only at the close that there was no room. */
static gboolean
write_part (int folder, const char *part, RjCliWrite write, gpointer data, GError **error)
{
  int fd = openat (folder, part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  gboolean written;

  if (fd < 0)
    {
      /* Named, because nobody asked for a file of this name: it may be left of a run that was killed. */
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s: %s", part, g_strerror (errno));
      return FALSE;
    }
  written = write (fd, data, error);
  if (written && TEMP_FAILURE_RETRY (fsync (fd)) != 0)
    written = fail (error, errno);
  if (close (fd) != 0 && errno != EINTR && written)
    written = fail (error, errno);
  if (!written)
    unlinkat (folder, part, 0);
  return written;
}

/* The name stands only for a whole file, and never in the place of another one. */
static gboolean
write_file (int folder, const char *name, RjCliWrite write, gpointer data, GError **error)
{
  g_autofree char *part = g_strconcat (name, ".part", NULL);
  gboolean exists;

  if (!rj_file_find (folder, name, &exists, error))
    return FALSE;
  if (exists)
    return fail (error, EEXIST);
  if (!write_part (folder, part, write, data, error))
    return FALSE;
  if (rj_file_rename (folder, part, name, error))
    return TRUE;
  unlinkat (folder, part, 0);
  return FALSE;
}

static RjCliStatus
write_path (const char *path, RjCliWrite write, gpointer data)
{
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GError) error = NULL;
  gboolean written = FALSE;
  int folder = -1;

  if (g_str_has_suffix (path, G_DIR_SEPARATOR_S))
    fail (&error, EISDIR);
  else
    folder = rj_file_open_folder (parent, FALSE, &error);
  if (folder >= 0)
    {
      written = write_file (folder, name, write, data, &error);
      close (folder);
    }
  if (written)
    return RJ_CLI_DONE;
  if (error->domain != G_IO_ERROR)
    return rj_cli_fail (g_steal_pointer (&error));
  g_printerr (_ ("The file could not be made: %s.\n"), error->message);
  return RJ_CLI_FAILED;
}

RjCliStatus
rj_cli_write_output (const char *path, RjCliWrite write, gpointer data)
{
  GError *error = NULL;

  if (!g_str_equal (path, "-"))
    return write_path (path, write, data);
  return write (STDOUT_FILENO, data, &error) ? RJ_CLI_DONE : rj_cli_fail (error);
}
