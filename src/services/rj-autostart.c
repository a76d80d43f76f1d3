// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-autostart.h"

#include "rj-file.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* What the kernel says of a program that was replaced while it runs. */
#define REPLACED " (deleted)"

/* One thread does it all, so that the last one asked for is the last one done. */
static GThreadPool *pool;

typedef struct {
  char *app_id;
  gboolean on;
  gboolean ask;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->app_id);
  g_free (job);
}

char *
rj_autostart_quote (const char *program, const char *option)
{
  g_autoptr (GString) line = g_string_new ("\"");

  /* Within quotes; and the whole is a string of a key file, where a backslash is two. */
  for (const char *p = program; *p; p++)
    {
      if (*p == '\\')
        g_string_append (line, "\\\\\\\\");
      else if (*p == '"' || *p == '`' || *p == '$')
        g_string_append_printf (line, "\\\\%c", *p);
      else if (*p == '%')
        g_string_append (line, "%%");
      else
        g_string_append_c (line, *p);
    }
  g_string_append_printf (line, "\" %s", option);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static char *
dup_content (const char *app_id, GError **error)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", error);
  g_autofree char *exec = NULL;

  if (!program)
    return NULL;
  if (g_str_has_suffix (program, REPLACED))
    program[strlen (program) - strlen (REPLACED)] = '\0';
  exec = rj_autostart_quote (program, RJ_AUTOSTART_OPTION);
  return g_strdup_printf ("[Desktop Entry]\n"
                          "Type=Application\n"
                          "Name=Journal\n"
                          "Icon=%s\n"
                          "Exec=%s\n"
                          "Terminal=false\n",
                          app_id, exec);
}

static gboolean
write_file (const char *folder, const char *name, const char *app_id, GError **error)
{
  g_autofree char *content = dup_content (app_id, error);
  g_autofd int fd = content ? rj_file_open_folder (folder, TRUE, error) : -1;

  return fd >= 0 && rj_file_replace (fd, name, content, strlen (content), error);
}

static gboolean
remove_file (const char *folder, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (unlink (path) == 0 || errno == ENOENT || errno == ENOTDIR)
    return TRUE;
  return rj_file_set_error (error, errno, "The file for the start of the session was not removed");
}

static gboolean
starts (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return FALSE;
  if (g_key_file_get_boolean (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_HIDDEN, NULL))
    return FALSE;
  return !g_key_file_has_key (file, G_KEY_FILE_DESKTOP_GROUP, "X-GNOME-Autostart-enabled", NULL)
         || g_key_file_get_boolean (file, G_KEY_FILE_DESKTOP_GROUP, "X-GNOME-Autostart-enabled", NULL);
}

static void
do_job (gpointer data, gpointer user_data)
{
  g_autoptr (GTask) task = data;
  const Job *job = g_task_get_task_data (task);
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "autostart", NULL);
  g_autofree char *name = g_strconcat (job->app_id, ".desktop", NULL);
  GError *error = NULL;

  if (job->ask)
    g_task_return_boolean (task, starts (folder, name));
  else if (job->on ? write_file (folder, name, job->app_id, &error) : remove_file (folder, name, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
push (Job *job, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_task_data (task, job, job_free);
  if (!pool)
    pool = g_thread_pool_new (do_job, NULL, 1, FALSE, NULL);
  g_thread_pool_push (pool, task, NULL);
}

void
rj_autostart_set_async (const char *app_id, gboolean on, GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  job->app_id = g_strdup (app_id);
  job->on = on;
  push (job, callback, user_data);
}

gboolean
rj_autostart_set_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
rj_autostart_get_async (const char *app_id, GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  job->app_id = g_strdup (app_id);
  job->ask = TRUE;
  push (job, callback, user_data);
}

gboolean
rj_autostart_get_finish (GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}
