// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-backups-page.h"

#include "rj-backup-page.h"
#include "rj-backup-text.h"
#include "rj-backups-list.h"
#include "rj-elsewhere.h"
#include "rj-error-text.h"
#include "rj-files.h"
#include "rj-interrupted.h"
#include "rj-move-page.h"
#include "rj-remove-page.h"
#include "rj-rows.h"
#include "rj-spoken.h"
#include "rj-toolbars.h"

#include <glib/gi18n-lib.h>

struct _RjBackupsPage {
  AdwNavigationPage parent_instance;

  GtkWidget *list;
  GtkWidget *check_row;
  GtkWidget *outside_row;
  GtkWidget *card_row;
  GtkWidget *file_row;
  RjMovePage *move_page; /* (nullable), not owned */

  RjContext *context;
  GCancellable *cancellable;
  gboolean filling;
  gboolean checking;
  gboolean backing_up;
};

G_DEFINE_FINAL_TYPE (RjBackupsPage, rj_backups_page, ADW_TYPE_NAVIGATION_PAGE)

enum {
  PUSH,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
say (RjBackupsPage *self, const char *text)
{
  rj_announce (GTK_WIDGET (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* ---- The safety copies ---- */

static void
show_rehearsal (RjBackupsPage *self, const RjRehearsal *rehearsal)
{
  g_autofree char *text = NULL;

  if (rehearsal != NULL)
    text = rj_backup_text_rehearsal (self->context, rehearsal);
  else
    text = g_strdup (_ ("Made without being asked, about once a day, beside the journal."));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->list), text);
  if (rehearsal != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    say (self, text);
}

static void
show_checking (RjBackupsPage *self, gboolean checking)
{
  /* Not insensitive: the one that has the focus keeps it. */
  self->checking = checking;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->check_row),
                                 checking ? _ ("Checking…") : _ ("Check now"));
}

static void
rehearsed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RjBackupsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree RjRehearsal *rehearsal = rj_vault_rehearse_finish (RJ_VAULT (source), result, &error);

  if (self->context == NULL)
    return;
  show_checking (self, FALSE);
  if (rehearsal != NULL)
    show_rehearsal (self, rehearsal);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *text = rj_error_text (error);

      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->list), text);
      say (self, text);
    }
  rj_backups_list_refresh (RJ_BACKUPS_LIST (self->list));
}

static void
check_cb (RjBackupsPage *self)
{
  if (self->checking)
    return;
  show_checking (self, TRUE);
  rj_vault_rehearse_async (rj_context_get_vault (self->context), self->cancellable, rehearsed_cb,
                           g_object_ref (self));
}

static void
push_backup (RjBackupsPage *self, GFile *file)
{
  g_signal_emit (self, signals[PUSH], 0, rj_backup_page_new (self->context, file));
}

static void
chosen_cb (RjBackupsPage *self, GFile *file)
{
  push_backup (self, file);
}

/* ---- Elsewhere ---- */

static void
say_outside (RjBackupsPage *self, const char *text)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->outside_row), text);
  if (self->move_page != NULL)
    rj_move_page_show_backup (self->move_page, text);
}

static void
show_outside (RjBackupsPage *self)
{
  RjStore *store = rj_context_get_store (self->context);
  const char *at = store != NULL ? rj_store_get_preference (store, RJ_PREFERENCE_BACKUP_OUTSIDE) : NULL;
  g_autofree char *text = NULL;

  if (at != NULL)
    {
      g_autofree char *made = rj_backup_text_made (self->context, g_ascii_strtoll (at, NULL, 10));

      /* Translators: %s is a day and a time. */
      text = g_strdup_printf (_ ("Last one: %s"), made);
    }
  else
    text = g_strdup (_ ("None yet. On a stick or another disk it outlives this computer."));
  say_outside (self, text);
}

static void
noted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RjBackupsPage) self = data;
  g_autoptr (GError) error = NULL;

  if (!rj_store_set_preference_finish (RJ_STORE (source), result, &error) && self->context != NULL)
    rj_context_report (self->context, error);
  else if (self->context != NULL)
    show_outside (self);
}

static void
set_preference (RjBackupsPage *self, const char *name, const char *value)
{
  RjStore *store = rj_context_get_store (self->context);

  if (store != NULL)
    rj_store_set_preference_async (store, name, value, NULL, noted_cb, g_object_ref (self));
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RjBackupsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *now = NULL;
  RjCensus census;
  g_autofree char *name = rj_vault_back_up_finish (RJ_VAULT (source), result, &census, &error);
  g_autofree char *text = NULL;

  if (self->context == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->backing_up = FALSE;
  rj_interrupted_end (self->context);
  if (name == NULL)
    {
      text = rj_error_text (error);
      say_outside (self, text);
      say (self, text);
      return;
    }
  now = g_strdup_printf ("%" G_GINT64_FORMAT, rj_clock_get_now (rj_context_get_clock (self->context)));
  set_preference (self, RJ_PREFERENCE_BACKUP_OUTSIDE, now);
  text = rj_backup_text_counts (self->context, &census);
  say (self, text);
}

void
rj_backups_page_back_up_into (RjBackupsPage *self, GFile *folder)
{
  g_return_if_fail (RJ_IS_BACKUPS_PAGE (self));

  if (g_file_peek_path (folder) == NULL)
    {
      say_outside (self, _ ("This place cannot be written to. Please choose another folder."));
      return;
    }
  self->backing_up = TRUE;
  say_outside (self, _ ("Making the backup…"));
  rj_interrupted_begin (self->context, RJ_INTERRUPTED_BACKUP);
  rj_vault_back_up_async (rj_context_get_vault (self->context), folder, self->cancellable, backed_up_cb,
                          g_object_ref (self));
}

static GtkWindow *
get_window (RjBackupsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
folder_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RjBackupsPage) self = data;
  g_autoptr (GFile) folder = rj_files_select_folder_finish (GTK_FILE_DIALOG (source), result);

  if (folder != NULL && self->context != NULL)
    rj_backups_page_back_up_into (self, folder);
}

static void
outside_cb (RjBackupsPage *self)
{
  g_autoptr (GtkFileDialog) dialog = NULL;

  if (self->backing_up)
    return;
  dialog = gtk_file_dialog_new ();
  gtk_file_dialog_set_title (dialog, _ ("Choose a folder for the backup"));
  rj_elsewhere_hold (rj_elsewhere_get (), dialog);
  gtk_file_dialog_select_folder (dialog, get_window (self), self->cancellable, folder_chosen_cb,
                                 g_object_ref (self));
}

static void
card_cb (RjBackupsPage *self)
{
  if (!self->filling)
    set_preference (self, RJ_PREFERENCE_BACKUP_CARD,
                    adw_switch_row_get_active (ADW_SWITCH_ROW (self->card_row)) ? NULL : "off");
}

/* ---- Back from a backup ---- */

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RjBackupsPage) self = data;
  g_autoptr (GFile) file = rj_files_open_finish (GTK_FILE_DIALOG (source), result);

  if (file != NULL && self->context != NULL)
    push_backup (self, file);
}

static void
file_cb (RjBackupsPage *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Choose a backup"));
  rj_elsewhere_hold (rj_elsewhere_get (), dialog);
  gtk_file_dialog_open (dialog, get_window (self), self->cancellable, file_chosen_cb, g_object_ref (self));
}

/* ---- Another computer ---- */

static void
move_cb (RjBackupsPage *self)
{
  AdwNavigationPage *page = rj_move_page_new ();

  g_set_weak_pointer (&self->move_page, RJ_MOVE_PAGE (page));
  show_outside (self);
  g_signal_connect_object (page, "back-up", G_CALLBACK (outside_cb), self, G_CONNECT_SWAPPED);
  g_signal_emit (self, signals[PUSH], 0, page);
}

static void
remove_cb (RjBackupsPage *self)
{
  g_signal_emit (self, signals[PUSH], 0, rj_remove_page_new (self->context));
}

/* ---- The page ---- */

static GtkWidget *
add_group (GtkWidget *page, const char *title, const char *description)
{
  GtkWidget *group =
    g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", title, "description", description, NULL);

  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return group;
}

static GtkWidget *
add_row (RjBackupsPage *self, GtkWidget *group, const char *title, GCallback callback)
{
  /* A button row would cut long words in large text. */
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", title, "activatable", TRUE, NULL);

  g_signal_connect_object (row, "activated", callback, self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static void
add_outside (RjBackupsPage *self, GtkWidget *page)
{
  GtkWidget *group = add_group (page, _ ("Backups elsewhere"), NULL);

  self->outside_row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title",
                                    _ ("Back up to a folder…"), "activatable", TRUE, NULL);
  g_signal_connect_object (self->outside_row, "activated", G_CALLBACK (outside_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->outside_row);
  self->card_row = g_object_new (ADW_TYPE_SWITCH_ROW, "title", _ ("Say so when there was none for 30 days"),
                                 "subtitle", _ ("Quietly, on Today, at most once a month."), NULL);
  g_signal_connect_object (self->card_row, "notify::active", G_CALLBACK (card_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->card_row);
}

static void
fill (RjBackupsPage *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *restore;

  self->list = rj_backups_list_new (self->context);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->list), _ ("Safety copies"));
  g_signal_connect_object (self->list, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (self->list));
  /* Not beside the sentence about it, which large text would leave no room. */
  self->check_row = add_row (self, add_group (page, NULL, NULL), _ ("Check now"), G_CALLBACK (check_cb));
  add_outside (self, page);
  restore =
    add_group (page, _ ("Go back to a backup"),
               _ ("You see what is in it before anything changes. Choose a safety copy above, or a file."));
  rj_rows_add_arrow (ADW_ACTION_ROW (add_row (self, add_group (page, _ ("Another computer"), NULL),
                                              _ ("Move to a new computer"), G_CALLBACK (move_cb))));
  rj_rows_add_arrow (ADW_ACTION_ROW (
    add_row (self, add_group (page, NULL, NULL), _ ("Remove everything"), G_CALLBACK (remove_cb))));
  self->file_row = add_row (self, restore, _ ("Restore from a file…"), G_CALLBACK (file_cb));

  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), rj_toolbars_new (page));
}

static void
rj_backups_page_dispose (GObject *object)
{
  RjBackupsPage *self = RJ_BACKUPS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  self->filling = TRUE;
  g_clear_weak_pointer (&self->move_page);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_backups_page_parent_class)->dispose (object);
}

static void
rj_backups_page_finalize (GObject *object)
{
  g_object_unref (RJ_BACKUPS_PAGE (object)->cancellable);
  G_OBJECT_CLASS (rj_backups_page_parent_class)->finalize (object);
}

static void
rj_backups_page_class_init (RjBackupsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_backups_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = rj_backups_page_finalize;
  signals[PUSH] = g_signal_new ("push", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, ADW_TYPE_NAVIGATION_PAGE);
}

static void
rj_backups_page_init (RjBackupsPage *self)
{
  self->cancellable = g_cancellable_new ();
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _ ("Backups"));
  adw_navigation_page_set_tag (ADW_NAVIGATION_PAGE (self), "backups");
}

AdwNavigationPage *
rj_backups_page_new (RjContext *context)
{
  RjBackupsPage *self = g_object_new (RJ_TYPE_BACKUPS_PAGE, NULL);
  RjStore *store = rj_context_get_store (context);
  g_autofree RjRehearsal *rehearsal = rj_vault_dup_rehearsal (rj_context_get_vault (context));

  self->context = g_object_ref (context);
  self->filling = TRUE;
  fill (self);
  rj_rows_wrap_titles (GTK_WIDGET (self));
  show_rehearsal (self, rehearsal);
  show_outside (self);
  adw_switch_row_set_active (ADW_SWITCH_ROW (self->card_row),
                             g_strcmp0 (rj_store_get_preference (store, RJ_PREFERENCE_BACKUP_CARD), "off")
                               != 0);
  self->filling = FALSE;
  return ADW_NAVIGATION_PAGE (self);
}
