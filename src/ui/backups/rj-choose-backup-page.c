// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-choose-backup-page.h"

#include "rj-backup-page.h"
#include "rj-backups-list.h"
#include "rj-elsewhere.h"
#include "rj-files.h"
#include "rj-rows.h"
#include "rj-toolbars.h"

#include <glib/gi18n-lib.h>

struct _RjChooseBackupPage {
  AdwNavigationPage parent_instance;

  RjContext *context;
};

G_DEFINE_FINAL_TYPE (RjChooseBackupPage, rj_choose_backup_page, ADW_TYPE_NAVIGATION_PAGE)

enum {
  TAKEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
taken_cb (RjChooseBackupPage *self)
{
  g_signal_emit (self, signals[TAKEN], 0);
}

static void
chosen_cb (RjChooseBackupPage *self, GFile *file)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);
  AdwNavigationPage *page;

  if (view == NULL)
    return;
  page = rj_backup_page_new (self->context, file);
  g_signal_connect_object (page, "taken", G_CALLBACK (taken_cb), self, G_CONNECT_SWAPPED);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), page);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RjChooseBackupPage) self = data;
  g_autoptr (GFile) file = rj_files_open_finish (GTK_FILE_DIALOG (source), result);

  if (file != NULL && self->context != NULL)
    chosen_cb (self, file);
}

static void
file_cb (RjChooseBackupPage *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_file_dialog_set_title (dialog, _ ("Choose a backup"));
  rj_elsewhere_hold (rj_elsewhere_get (), dialog);
  gtk_file_dialog_open (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, file_chosen_cb,
                        g_object_ref (self));
}

static GtkWidget *
make_content (RjChooseBackupPage *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *list = rj_backups_list_new (self->context);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row =
    g_object_new (ADW_TYPE_ACTION_ROW, "title", _ ("Open a backup from a file…"), "activatable", TRUE, NULL);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (list), _ ("Open a backup"));
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (list),
    _ ("A passphrase you had before may open one of these, and the spare key opens all of them. You see what "
       "is in it before anything changes."));
  g_signal_connect_object (list, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "activated", G_CALLBACK (file_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (list));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return page;
}

static void
rj_choose_backup_page_dispose (GObject *object)
{
  RjChooseBackupPage *self = RJ_CHOOSE_BACKUP_PAGE (object);

  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_choose_backup_page_parent_class)->dispose (object);
}

static void
rj_choose_backup_page_class_init (RjChooseBackupPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_choose_backup_page_dispose;
  signals[TAKEN] =
    g_signal_new ("taken", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rj_choose_backup_page_init (RjChooseBackupPage *self)
{
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _ ("Open a backup"));
  adw_navigation_page_set_tag (ADW_NAVIGATION_PAGE (self), "choose-backup");
}

AdwNavigationPage *
rj_choose_backup_page_new (RjContext *context)
{
  RjChooseBackupPage *self = g_object_new (RJ_TYPE_CHOOSE_BACKUP_PAGE, NULL);

  self->context = g_object_ref (context);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), rj_toolbars_new (make_content (self)));
  rj_rows_wrap_titles (GTK_WIDGET (self));
  return ADW_NAVIGATION_PAGE (self);
}
