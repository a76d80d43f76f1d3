// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-importer.h"

#include "rj-import-lines.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PROGRAM "rj-import-helper"
/* A slow disk, and a computer that does much else. The process itself has half a minute of work. */
#define MOST_SECONDS 80

static char *
dup_program (void)
{
#if RJ_DEVEL
  const char *folder = g_getenv ("RJ_DEVEL_LIBEXEC");

  if (folder != NULL)
    return g_build_filename (folder, PROGRAM, NULL);
#endif
  return g_build_filename (RJ_LIBEXECDIR, PROGRAM, NULL);
}

static gint64
get_end_us (void)
{
  gint64 seconds = MOST_SECONDS;
#if RJ_DEVEL
  const char *other = g_getenv ("RJ_DEVEL_IMPORT_SECONDS");

  if (other != NULL)
    seconds = g_ascii_strtoll (other, NULL, 10);
#endif
  return g_get_monotonic_time () + seconds * G_USEC_PER_SEC;
}

static gboolean
refuse (RjImportReason reason, GError **error)
{
  g_set_error_literal (error, RJ_IMPORT_ERROR, (int) reason, rj_import_reason_get_name (reason));
  return FALSE;
}

/* A pipe or a device could keep anybody waiting who opens it. */
static int
open_file (const char *path, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  struct stat status;

  if (fd >= 0 && fstat (fd, &status) == 0 && S_ISREG (status.st_mode))
    {
      if (status.st_size <= RJ_IMPORT_MOST_BYTES)
        return fd;
      refuse (RJ_IMPORT_TOO_LARGE, error);
    }
  else
    refuse (RJ_IMPORT_UNREADABLE, error);
  if (fd >= 0)
    close (fd);
  return -1;
}

/* (transfer full) (nullable) */
static GSubprocess *
start (int file, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autofree char *program = dup_program ();
  GSubprocess *process;

  g_subprocess_launcher_take_stdin_fd (launcher, file);
  process = g_subprocess_launcher_spawn (launcher, NULL, program, NULL);
  if (process == NULL)
    refuse (RJ_IMPORT_BROKEN_OFF, error);
  return process;
}

/* Waits until there is something to read. */
static gboolean
wait_for (int fd, gint64 until_us, GCancellable *cancellable, GError **error)
{
  GPollFD fds[2] = { { .fd = fd, .events = G_IO_IN | G_IO_HUP } };
  gboolean watched = g_cancellable_make_pollfd (cancellable, &fds[1]);
  gint64 left_us = until_us - g_get_monotonic_time ();
  int n = 0;

  if (left_us > 0)
    n = TEMP_FAILURE_RETRY (g_poll (fds, watched ? 2 : 1, (int) (left_us / 1000) + 1));
  if (watched)
    g_cancellable_release_fd (cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (n > 0)
    return TRUE;
  return refuse (n == 0 ? RJ_IMPORT_TOO_SLOW : RJ_IMPORT_BROKEN_OFF, error);
}

/* Takes the whole lines out of @bytes. */
static gboolean
take_lines (RjImportLines *lines, GByteArray *bytes, GError **error)
{
  gsize from = 0;
  const guint8 *end;

  while (from < bytes->len && (end = memchr (bytes->data + from, '\n', bytes->len - from)) != NULL)
    {
      gsize length = (gsize) (end - bytes->data) - from;

      if (!rj_import_lines_take (lines, (const char *) bytes->data + from, length, error))
        return FALSE;
      from += length + 1;
    }
  if (from > 0)
    g_byte_array_remove_range (bytes, 0, (guint) from);
  return bytes->len <= RJ_IMPORT_LONGEST_LINE || refuse (RJ_IMPORT_BROKEN_OFF, error);
}

/* (transfer full) (nullable) */
static RjImportFile *
take_answer (int fd, GCancellable *cancellable, GError **error)
{
  gint64 until_us = get_end_us ();
  g_autoptr (RjImportLines) lines = rj_import_lines_new ();
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *piece = g_malloc (64 * 1024);

  for (;;)
    {
      gssize n;

      if (!wait_for (fd, until_us, cancellable, error))
        return NULL;
      n = TEMP_FAILURE_RETRY (read (fd, piece, 64 * 1024));
      if (n < 0)
        return refuse (RJ_IMPORT_BROKEN_OFF, error), NULL;
      if (n == 0)
        break;
      g_byte_array_append (bytes, piece, (guint) n);
      if (!take_lines (lines, bytes, error))
        return NULL;
    }
  if (bytes->len > 0)
    return refuse (RJ_IMPORT_BROKEN_OFF, error), NULL;
  return rj_import_lines_finish (lines, error);
}

static RjImportFile *
run (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (RjImportFile) file = NULL;
  int fd = open_file (path, error);

  if (fd < 0)
    return NULL;
  process = start (fd, error);
  if (process == NULL)
    return NULL;
  fd = g_unix_input_stream_get_fd (G_UNIX_INPUT_STREAM (g_subprocess_get_stdout_pipe (process)));
  file = take_answer (fd, cancellable, error);
  // It may still be at it; and it is not left behind as a zombie.
  g_subprocess_force_exit (process);
  g_subprocess_wait (process, NULL, NULL);
  return g_steal_pointer (&file);
}

static void
read_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  RjImportFile *file = run (task_data, cancellable, &error);

  if (file != NULL)
    g_task_return_pointer (task, file, (GDestroyNotify) rj_import_file_free);
  else
    g_task_return_error (task, error);
}

void
rj_importer_read_async (const char *path,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (path != NULL);

  g_task_set_source_tag (task, rj_importer_read_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, read_thread);
}

RjImportFile *
rj_importer_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
