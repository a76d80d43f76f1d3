// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-trash-dialog.h"

#include "rj-alert.h"
#include "rj-backups.h"
#include "rj-format.h"
#include "rj-trash-row.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

struct _RjTrashDialog {
  RjDialog parent_instance;

  RjContext *context;
  GCancellable *cancellable;
  GStrv asked; /* about what the question is that is open */
  guint n_copies;

  GtkStack *stack;
  GtkListBox *list;
  GtkWidget *remove_all;
};

G_DEFINE_FINAL_TYPE (RjTrashDialog, rj_trash_dialog, RJ_TYPE_DIALOG)

static RjTrash *
get_trash (RjTrashDialog *self)
{
  return rj_store_get_trash (rj_context_get_store (self->context));
}

/* ---- The question ---- */

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjContext) context = user_data;
  g_autoptr (GError) error = NULL;

  if (rj_trash_remove_finish (RJ_TRASH (source), result, &error))
    rj_context_toast (context, _ ("Deleted for good."), FALSE);
  else
    rj_context_report (context, error);
}

static void
response_cb (RjTrashDialog *self, const char *response)
{
  if (g_str_equal (response, "here") || g_str_equal (response, "copies"))
    rj_trash_remove_async (get_trash (self), (const char *const *) self->asked,
                           g_str_equal (response, "copies"), NULL, removed_cb, g_object_ref (self->context));
  g_clear_pointer (&self->asked, g_strfreev);
}

static char *
dup_body (RjTrashDialog *self)
{
  RjDay today = rj_clock_get_today (rj_context_get_clock (self->context));
  g_autofree char *until = NULL;

  if (self->n_copies == 0)
    return g_strdup (_ ("It leaves the journal now. A backup that you keep elsewhere still holds it."));
  until = rj_format_date (today + (RjDay) (RJ_BACKUPS_MAX_AGE_US / G_TIME_SPAN_DAY));
  /* Translators: the date is the last day: "19 February 2027". */
  return g_strdup_printf (_ ("It leaves the journal now. Backups made before today keep it until %s."),
                          until);
}

/* @ids: (transfer full) */
static void
ask (RjTrashDialog *self, GStrv ids)
{
  g_autofree char *body = dup_body (self);
  const char *heading =
    g_strv_length (ids) == 1 ? _ ("Delete this for good?") : _ ("Delete all of this for good?");
  AdwDialog *alert = rj_alert_new (heading, body);

  g_strfreev (self->asked);
  self->asked = ids;
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (alert), "cancel", _ ("_Cancel"), "here",
                                  self->n_copies > 0 ? _ ("Delete _here") : _ ("_Delete"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (alert), "here", ADW_RESPONSE_DESTRUCTIVE);
  if (self->n_copies > 0)
    {
      adw_alert_dialog_add_response (ADW_ALERT_DIALOG (alert), "copies", _ ("Delete in _backups too"));
      adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (alert), "copies", ADW_RESPONSE_DESTRUCTIVE);
    }
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (alert), "cancel");
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (alert), "cancel");
  g_signal_connect_object (alert, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (alert, GTK_WIDGET (self));
}

static void
row_remove_cb (RjTrashDialog *self, RjTrashRow *row)
{
  const char *ids[] = { rj_trash_row_get_id (row), NULL };

  ask (self, g_strdupv ((GStrv) ids));
}

static void
remove_all_cb (RjTrashDialog *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    g_strv_builder_add (ids, rj_trash_row_get_id (RJ_TRASH_ROW (row)));
  ask (self, g_strv_builder_end (ids));
}

/* ---- Putting back ---- */

static void
put_back_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjContext) context = user_data;
  g_autoptr (GError) error = NULL;

  if (rj_trash_put_back_finish (RJ_TRASH (source), result, &error))
    rj_context_toast (context, _ ("Put back."), TRUE);
  else
    rj_context_report (context, error);
}

static void
row_put_back_cb (RjTrashDialog *self, RjTrashRow *row)
{
  rj_trash_put_back_async (get_trash (self), rj_trash_row_get_id (row), NULL, put_back_cb,
                           g_object_ref (self->context));
}

/* ---- The list ---- */

/* The row with the focus goes: the next one has it, or the one before. */
static int
find_focus (RjTrashDialog *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  return focus != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus)) : -1;
}

static void
give_focus (RjTrashDialog *self, int at, guint n)
{
  GtkListBoxRow *row =
    at >= 0 && n > 0 ? gtk_list_box_get_row_at_index (self->list, MIN (at, (int) n - 1)) : NULL;

  if (row != NULL)
    gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
}

static void
show_items (RjTrashDialog *self, GPtrArray *items)
{
  RjDay today = rj_clock_get_today (rj_context_get_clock (self->context));
  int focus = find_focus (self);

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < items->len; i++)
    {
      GtkWidget *row = rj_trash_row_new (self->context, g_ptr_array_index (items, i), today);

      g_signal_connect_object (row, "put-back", G_CALLBACK (row_put_back_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "remove", G_CALLBACK (row_remove_cb), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->list, row);
    }
  gtk_widget_set_visible (self->remove_all, items->len > 1);
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "items" : "empty");
  give_focus (self, focus, items->len);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = rj_trash_list_finish (RJ_TRASH (source), result, &error);
  RjTrashDialog *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (items != NULL)
    show_items (self, items);
  else
    rj_context_report (self->context, error);
}

static void
load (RjTrashDialog *self)
{
  rj_trash_list_async (get_trash (self), self->cancellable, listed_cb, self);
}

static void
count_copies_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_int (task, (gssize) rj_backups_count (data));
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RjTrashDialog *self = RJ_TRASH_DIALOG (source);
  gssize n = g_task_propagate_int (G_TASK (result), NULL);

  self->n_copies = n > 0 ? (guint) n : 0;
}

static void
count_copies (RjTrashDialog *self)
{
  const char *folder = rj_vault_get_folder (rj_context_get_vault (self->context));
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, counted_cb, NULL);

  g_task_set_task_data (task, g_strdup (folder), g_free);
  g_task_run_in_thread (task, count_copies_thread);
}

/* ---- The dialog ---- */

static void
rj_trash_dialog_dispose (GObject *object)
{
  RjTrashDialog *self = RJ_TRASH_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->asked, g_strfreev);
  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), RJ_TYPE_TRASH_DIALOG);
  G_OBJECT_CLASS (rj_trash_dialog_parent_class)->dispose (object);
}

static void
rj_trash_dialog_class_init (RjTrashDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rj_trash_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/RecoveryJournal/ui/rj-trash-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RjTrashDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, RjTrashDialog, list);
  gtk_widget_class_bind_template_child (widget_class, RjTrashDialog, remove_all);
  gtk_widget_class_bind_template_callback (widget_class, remove_all_cb);
}

static void
rj_trash_dialog_init (RjTrashDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  rj_wrap_button (GTK_BUTTON (self->remove_all));
}

AdwDialog *
rj_trash_dialog_new (RjContext *context)
{
  RjTrashDialog *self = g_object_new (RJ_TYPE_TRASH_DIALOG, NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (rj_context_get_store (context), "changed", G_CALLBACK (load), self,
                           G_CONNECT_SWAPPED);
  load (self);
  count_copies (self);
  return ADW_DIALOG (self);
}
