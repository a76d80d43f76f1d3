// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-backups-list.h"

#include "rj-backup-text.h"
#include "rj-file.h"
#include "rj-format.h"
#include "rj-rows.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

struct _RjBackupsList {
  AdwPreferencesGroup parent_instance;

  RjContext *context;
  GFile *folder;
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (RjBackupsList, rj_backups_list, ADW_TYPE_PREFERENCES_GROUP)

enum {
  CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
activated_cb (GtkWidget *row, RjBackupsList *self)
{
  GFile *file = g_object_get_data (G_OBJECT (row), "rj-backup");

  if (file != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, file);
}

static char *
describe (RjBackupsList *self, const RjBackupInfo *info)
{
  RjClock *clock = rj_context_get_clock (self->context);
  g_autofree char *size = g_format_size (info->size);
  g_autofree char *until = NULL;

  if (!info->replaced)
    return g_steal_pointer (&size);
  until = rj_format_date (
    rj_day_at (info->made_us + RJ_BACKUPS_REPLACED_DAYS * G_TIME_SPAN_DAY, rj_clock_get_zone (clock), 0));
  /* Translators: a date and a size: "The journal that was replaced then. Kept until 21 December 2026, 2.4
   * MB".
   */
  return g_strdup_printf (_ ("The journal that was replaced then. Kept until %s, %s"), until, size);
}

static void
add_row (RjBackupsList *self, const RjBackupInfo *info)
{
  g_autofree char *made = rj_backup_text_made (self->context, info->made_us);
  g_autofree char *text = describe (self, info);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", made, "subtitle", text,
                                 "activatable", TRUE, NULL);

  g_object_set_data_full (G_OBJECT (row), "rj-backup", g_file_get_child (self->folder, info->name),
                          g_object_unref);
  rj_rows_add_arrow (ADW_ACTION_ROW (row));
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_DEFAULT);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
fill (RjBackupsList *self, GPtrArray *backups)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; backups != NULL && i < backups->len; i++)
    add_row (self, backups->pdata[i]);
  if (self->rows->len == 0)
    {
      GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", _ ("There is no safety copy yet."), NULL);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
list_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  int folder = rj_file_open_folder (g_file_peek_path (data), FALSE, NULL);
  GPtrArray *backups = folder >= 0 ? rj_backups_list_all (folder, NULL) : NULL;

  if (folder >= 0)
    close (folder);
  g_task_return_pointer (task, backups, (GDestroyNotify) g_ptr_array_unref);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  RjBackupsList *self = RJ_BACKUPS_LIST (source);
  g_autoptr (GPtrArray) backups = g_task_propagate_pointer (G_TASK (result), NULL);

  if (self->context != NULL)
    fill (self, backups);
}

void
rj_backups_list_refresh (RjBackupsList *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, listed_cb, NULL);

  g_task_set_task_data (task, g_object_ref (self->folder), g_object_unref);
  g_task_run_in_thread (task, list_thread);
}

static void
rj_backups_list_dispose (GObject *object)
{
  RjBackupsList *self = RJ_BACKUPS_LIST (object);

  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_backups_list_parent_class)->dispose (object);
}

static void
rj_backups_list_finalize (GObject *object)
{
  RjBackupsList *self = RJ_BACKUPS_LIST (object);

  g_clear_object (&self->folder);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (rj_backups_list_parent_class)->finalize (object);
}

static void
rj_backups_list_class_init (RjBackupsListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_backups_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = rj_backups_list_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_FILE);
}

static void
rj_backups_list_init (RjBackupsList *self)
{
  self->rows = g_ptr_array_new ();
}

GtkWidget *
rj_backups_list_new (RjContext *context)
{
  RjBackupsList *self = g_object_new (RJ_TYPE_BACKUPS_LIST, NULL);
  g_autofree char *path =
    g_build_filename (rj_vault_get_folder (rj_context_get_vault (context)), RJ_BACKUPS_FOLDER, NULL);

  self->context = g_object_ref (context);
  self->folder = g_file_new_for_path (path);
  rj_backups_list_refresh (self);
  return GTK_WIDGET (self);
}
