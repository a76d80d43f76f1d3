// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-fault-place.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define MEMORY      "/dev/shm"
#define MAX_SECONDS 120

char *
rj_fault_make_folder (void)
{
  const char *named = g_getenv ("RJ_FAULT_FOLDER");
  const char *parent = named != NULL ? named : g_access (MEMORY, W_OK) == 0 ? MEMORY : g_get_tmp_dir ();
  char *path = g_build_filename (parent, "rj-fault-XXXXXX", NULL);

  g_assert_nonnull (g_mkdtemp (path));
  return path;
}

void
rj_fault_remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        rj_fault_remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
copy_file (const char *from, const char *to)
{
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (from, &content, &length, NULL));
  g_assert_true (
    g_file_set_contents_full (to, content, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

void
rj_fault_copy_folder (const char *from, const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  g_assert_cmpint (g_mkdir (to, 0700), ==, 0);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);

      if (g_file_test (source, G_FILE_TEST_IS_DIR))
        rj_fault_copy_folder (source, target);
      else
        copy_file (source, target);
    }
}

/* ---- Processes ---- */

static void (*said_func) (const char *line);

void
rj_fault_set_said (void (*said) (const char *line))
{
  said_func = said;
}

void
rj_fault_say (int say, const char *format, ...)
{
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;
  va_list arguments;

  if (say < 0)
    return;
  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  line = g_strconcat (text, "\n", NULL);
  g_assert_cmpint (syscall (SYS_write, say, line, strlen (line)), ==, (long) strlen (line));
  if (said_func != NULL)
    said_func (text);
}

void __gcov_dump (void) __attribute__ ((weak));

void
rj_fault_start (RjFaultProcess *process, RjFaultBody body, gpointer data)
{
  int fds[2];

  g_assert_cmpint (pipe2 (fds, O_CLOEXEC), ==, 0);
  process->pid = fork ();
  g_assert_cmpint (process->pid, >=, 0);
  if (process->pid == 0)
    {
      close (fds[0]);
      close (STDOUT_FILENO);
      open ("/dev/null", O_WRONLY);
      alarm (MAX_SECONDS);
      setrlimit (RLIMIT_CORE, &(struct rlimit) { 0, 0 });
      body (fds[1], data);
      // Where lines are counted, those of this process count too.
      if (__gcov_dump != NULL)
        __gcov_dump ();
      _exit (0);
    }
  close (fds[1]);
  process->told = fds[0];
  process->text = g_string_new (NULL);
}

/* FALSE at the end. */
static gboolean
read_more (RjFaultProcess *process)
{
  char buffer[4096];
  ssize_t got = TEMP_FAILURE_RETRY (read (process->told, buffer, sizeof buffer));

  g_assert_cmpint (got, >=, 0);
  g_string_append_len (process->text, buffer, got);
  return got > 0;
}

/* FALSE when there is nothing to read up to @until_us. */
static gboolean
wait_for_more (RjFaultProcess *process, gint64 until_us)
{
  struct pollfd told = { process->told, POLLIN, 0 };
  gint64 left = MAX (until_us - g_get_monotonic_time (), 0);
  struct timespec time = { left / G_USEC_PER_SEC, (left % G_USEC_PER_SEC) * 1000 };

  return TEMP_FAILURE_RETRY (ppoll (&told, 1, &time, NULL)) > 0;
}

gboolean
rj_fault_await_for (RjFaultProcess *process, const char *line, gint64 us)
{
  g_autofree char *ended = g_strconcat (line, "\n", NULL);
  gint64 until = g_get_monotonic_time () + us;

  while (strstr (process->text->str, ended) == NULL)
    if ((us >= 0 && !wait_for_more (process, until)) || !read_more (process))
      return FALSE;
  return TRUE;
}

gboolean
rj_fault_await (RjFaultProcess *process, const char *line)
{
  return rj_fault_await_for (process, line, -1);
}

char **
rj_fault_end (RjFaultProcess *process, gboolean killed, int *status)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_null_terminated (8, g_free, TRUE);
  const char *line;
  const char *end;
  int left = 0;

  if (killed)
    kill (process->pid, SIGKILL);
  while (read_more (process))
    ;
  close (process->told);
  g_assert_cmpint (TEMP_FAILURE_RETRY (waitpid (process->pid, &left, 0)), ==, process->pid);
  if (status != NULL)
    *status = left;
  for (line = process->text->str; (end = strchr (line, '\n')) != NULL; line = end + 1)
    g_ptr_array_add (lines, g_strndup (line, (gsize) (end - line)));
  g_string_free (process->text, TRUE);
  return (char **) g_ptr_array_free (g_steal_pointer (&lines), FALSE);
}

char **
rj_fault_run (RjFaultBody body, gpointer data)
{
  RjFaultProcess process;
  int status;
  char **told;

  rj_fault_start (&process, body, data);
  told = rj_fault_end (&process, FALSE, &status);
  if (WIFEXITED (status) && WEXITSTATUS (status) == 0)
    return told;
  g_strfreev (told);
  return NULL;
}

/* ---- Figures ---- */

guint
rj_fault_count (guint push, guint release)
{
  const char *share = g_getenv ("RJ_FAULT_SHARE");

  if (share == NULL)
    return push;
  return MAX (push, (guint) (release * g_ascii_strtod (share, NULL)));
}

void
rj_fault_figure (const char *id,
                 const char *what,
                 guint tried,
                 guint least,
                 guint faults,
                 const char *note,
                 ...)
{
  const char *path = g_getenv ("RJ_FAULT_FIGURES");
  g_autofree char *said = NULL;
  g_autofree char *line = NULL;
  va_list arguments;

  va_start (arguments, note);
  said = note != NULL ? g_strdup_vprintf (note, arguments) : g_strdup ("");
  va_end (arguments);
  line = g_strdup_printf (
    "{\"id\": \"%s\", \"what\": \"%s\", \"tried\": %u, \"least\": %u, \"faults\": %u, \"note\": \"%s\"}\n",
    id, what, tried, least, faults, said);
  g_test_message ("%s", line);
  if (path != NULL)
    {
      int fd = g_open (path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644);

      g_assert_cmpint (write (fd, line, strlen (line)), ==, (long) strlen (line));
      close (fd);
    }
  // Not an assertion: the figures after it are wanted, too.
  if (tried < least || faults > 0)
    g_test_fail_printf ("%s %s: %u faults in %u", id, what, faults, tried);
}
