// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-attendance-list.h"

#include "rj-attendance-dialog.h"
#include "rj-attendance-text.h"
#include "rj-form-parts.h"
#include "rj-format.h"
#include "rj-meetings.h"
#include "rj-rows.h"

#include <glib/gi18n-lib.h>

/* So many are shown until more are asked for. */
#define FEW 8

struct _RjAttendanceList {
  AdwBin parent_instance;

  RjContext *context;
  char *meeting;
  GCancellable *cancellable;
  GPtrArray *all; /* RjAttendance, the newest first */
  gboolean more;  /* all of them are shown */

  GtkWidget *value;
  GtkWidget *list;
  GtkWidget *older;
};

G_DEFINE_FINAL_TYPE (RjAttendanceList, rj_attendance_list, ADW_TYPE_BIN)

/* ---- Deleting ---- */

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjContext) context = user_data;
  g_autoptr (GError) error = NULL;

  if (rj_meetings_delete_attendance_finish (RJ_MEETINGS (source), result, &error))
    rj_context_toast (context, _ ("Deleted."), TRUE);
  else
    rj_context_report (context, error);
}

static void
delete_cb (RjAttendanceList *self, GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);
  guint index = (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));

  if (self->all == NULL || index >= self->all->len)
    return;
  rj_meetings_delete_attendance_async (rj_store_get_meetings (rj_context_get_store (self->context)),
                                       ((RjAttendance *) g_ptr_array_index (self->all, index))->record.id,
                                       NULL, deleted_cb, g_object_ref (self->context));
}

/* ---- Rows ---- */

static GtkListBoxRow *
get_row (RjAttendanceList *self, guint index)
{
  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) index);
}

static GtkWidget *
new_row (RjAttendanceList *self)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "activatable", TRUE, NULL);
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-delete-symbolic");

  /* Set together with it, the title would be read as markup first. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_size_request (button, 44, 44);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_sensitive (button, !rj_context_get_for_reading (self->context));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (delete_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_object_set_data (G_OBJECT (row), "rj-delete", button);
  rj_rows_add_arrow (ADW_ACTION_ROW (row));
  return row;
}

static void
show_row (RjAttendanceList *self, GtkListBoxRow *row, const RjAttendance *there)
{
  RjDay today = rj_clock_get_today (rj_context_get_clock (self->context));
  GtkWidget *button = g_object_get_data (G_OBJECT (row), "rj-delete");
  g_autofree char *day = rj_format_day_relative (there->record.day, today);
  g_autofree char *summary = rj_attendance_text_summary (self->context, there);
  /* Translators: a button; %s is a day. */
  g_autofree char *name = g_strdup_printf (_ ("Delete: %s"), day);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), day);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), summary);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_value (RjAttendanceList *self)
{
  RjMeetingValue value = rj_meeting_value_of (self->all, self->meeting);
  g_auto (GStrv) sentences = value.n > 0 ? rj_attendance_text_value (self->context, &value) : NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->value)) != NULL)
    gtk_box_remove (GTK_BOX (self->value), child);
  for (guint i = 0; sentences != NULL && sentences[i] != NULL; i++)
    rj_form_parts_add_label (self->value, sentences[i], NULL);
  gtk_widget_set_visible (self->value, sentences != NULL);
}

/* Rows that are there already stay and say something else, so that the focus stays where it is. */
static void
show (RjAttendanceList *self)
{
  guint n = self->more ? self->all->len : MIN (self->all->len, FEW);
  GtkListBoxRow *row;

  for (guint i = 0; i < n; i++)
    {
      if (get_row (self, i) == NULL)
        gtk_list_box_append (GTK_LIST_BOX (self->list), new_row (self));
      show_row (self, get_row (self, i), g_ptr_array_index (self->all, i));
    }
  while ((row = get_row (self, n)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  show_value (self);
  gtk_widget_set_visible (self->older, n < self->all->len);
  gtk_widget_set_visible (GTK_WIDGET (self), self->all->len > 0);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjAttendanceList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = rj_meetings_list_attendance_finish (RJ_MEETINGS (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->context == NULL)
    return;
  if (all == NULL)
    {
      rj_context_report (self->context, error);
      return;
    }
  g_clear_pointer (&self->all, g_ptr_array_unref);
  self->all = g_steal_pointer (&all);
  show (self);
}

static void
load (RjAttendanceList *self)
{
  RjDay today = rj_clock_get_today (rj_context_get_clock (self->context));

  rj_meetings_list_attendance_async (rj_store_get_meetings (rj_context_get_store (self->context)),
                                     self->meeting, 1, today + 366, self->cancellable, listed_cb,
                                     g_object_ref (self));
}

static void
changed_cb (RjAttendanceList *self, guint kinds)
{
  if ((kinds & (RJ_CHANGED_MEETING | RJ_CHANGED_PLAN)) != 0)
    load (self);
}

/* ---- What the person does ---- */

static void
open_attendance (RjAttendanceList *self, const RjAttendance *there)
{
  rj_attendance_dialog_present (GTK_WIDGET (self), self->context, self->meeting, there->item,
                                there->record.id, there->record.day);
}

static void
row_activated_cb (RjAttendanceList *self, GtkListBoxRow *row)
{
  guint index = (guint) gtk_list_box_row_get_index (row);

  if (self->all != NULL && index < self->all->len && !rj_context_get_for_reading (self->context))
    open_attendance (self, g_ptr_array_index (self->all, index));
}

void
rj_attendance_list_add (RjAttendanceList *self)
{
  RjDay today;

  g_return_if_fail (RJ_IS_ATTENDANCE_LIST (self));

  today = rj_clock_get_today (rj_context_get_clock (self->context));
  for (guint i = 0; self->all != NULL && i < self->all->len; i++)
    {
      RjAttendance *there = g_ptr_array_index (self->all, i);

      // one that was told to its end stays as it is; there may be another one in the evening
      if (there->record.day == today && there->mood_after == RJ_MOOD_NONE
          && there->craving_after == RJ_CRAVING_NONE && there->took_away == NULL)
        {
          open_attendance (self, there);
          return;
        }
    }
  rj_attendance_dialog_present (gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_DIALOG), self->context,
                                self->meeting, NULL, NULL, today);
}

static void
older_cb (RjAttendanceList *self)
{
  guint first = FEW;

  self->more = TRUE;
  show (self);
  if (get_row (self, first) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (get_row (self, first)));
}

/* ---- Object ---- */

static void
rj_attendance_list_dispose (GObject *object)
{
  RjAttendanceList *self = RJ_ATTENDANCE_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_clear_pointer (&self->meeting, g_free);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_attendance_list_parent_class)->dispose (object);
}

static void
rj_attendance_list_class_init (RjAttendanceListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_attendance_list_dispose;
}

static void
rj_attendance_list_init (RjAttendanceList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->cancellable = g_cancellable_new ();
  rj_form_parts_add_label (box, _ ("When I was there"), "heading");
  self->value = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_box_append (GTK_BOX (box), self->value);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("When I was there"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_box_append (GTK_BOX (box), self->list);
  self->older = gtk_button_new_with_label (C_ ("attendance", "Show older ones"));
  gtk_widget_set_size_request (self->older, 44, 44);
  gtk_widget_set_halign (self->older, GTK_ALIGN_START);
  g_signal_connect_swapped (self->older, "clicked", G_CALLBACK (older_cb), self);
  gtk_box_append (GTK_BOX (box), self->older);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
rj_attendance_list_new (RjContext *context, const char *meeting)
{
  RjAttendanceList *self = g_object_new (RJ_TYPE_ATTENDANCE_LIST, NULL);

  self->context = g_object_ref (context);
  self->meeting = g_strdup (meeting);
  g_signal_connect_object (rj_context_get_store (context), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
