// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-letters-view.h"

#include "rj-form-parts.h"
#include "rj-letter-dialog.h"
#include "rj-letter-editor.h"
#include "rj-letter-text.h"
#include "rj-letters.h"
#include "rj-rows.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

struct _RjLettersView {
  AdwBin parent_instance;

  RjContext *context;
  GCancellable *cancellable;
  GPtrArray *letters; /* as they are listed */

  GtkWidget *list;
  GtkWidget *empty;
};

G_DEFINE_FINAL_TYPE (RjLettersView, rj_letters_view, ADW_TYPE_BIN)

static GtkWidget *
new_row (RjLettersView *self, const RjLetter *letter)
{
  g_autofree char *title = rj_letter_text_title (letter);
  g_autofree char *summary = rj_letter_text_summary (self->context, letter);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "activatable", TRUE, NULL);

  /* One after the other: set together, the title would be read as markup first. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), summary);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  rj_rows_add_arrow (ADW_ACTION_ROW (row));
  return row;
}

/* The focus stays on the row it was on, by its place. */
static void
show (RjLettersView *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (self->list);
  int index = focus != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus)) : -1;
  int n = (int) self->letters->len;

  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  for (int i = 0; i < n; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list),
                         new_row (self, g_ptr_array_index (self->letters, (guint) i)));
  gtk_widget_set_visible (self->list, n > 0);
  gtk_widget_set_visible (self->empty, n == 0);
  if (index >= 0 && n > 0)
    gtk_widget_grab_focus (
      GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), MIN (index, n - 1))));
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjLettersView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) letters = rj_letters_list_finish (RJ_LETTERS (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->context == NULL)
    return;
  if (letters == NULL)
    {
      rj_context_report (self->context, error);
      return;
    }
  g_clear_pointer (&self->letters, g_ptr_array_unref);
  self->letters = g_steal_pointer (&letters);
  show (self);
}

static void
load (RjLettersView *self)
{
  rj_letters_list_async (rj_store_get_letters (rj_context_get_store (self->context)), self->cancellable,
                         listed_cb, g_object_ref (self));
}

static void
changed_cb (RjLettersView *self, guint kinds)
{
  if ((kinds & RJ_CHANGED_LETTER) != 0)
    load (self);
}

/* Quiet words may lie over them from now on; a seal ends with a day. */
static void
words_changed_cb (RjLettersView *self)
{
  if (self->letters != NULL)
    show (self);
}

static void
row_activated_cb (RjLettersView *self, GtkListBoxRow *row)
{
  guint index = (guint) gtk_list_box_row_get_index (row);

  if (self->letters != NULL && index < self->letters->len)
    rj_letter_dialog_present (GTK_WIDGET (self), self->context, g_ptr_array_index (self->letters, index),
                              NULL);
}

void
rj_letters_view_add (RjLettersView *self)
{
  g_return_if_fail (RJ_IS_LETTERS_VIEW (self));

  rj_letter_editor_present (GTK_WIDGET (self), self->context, NULL);
}

static void
rj_letters_view_dispose (GObject *object)
{
  RjLettersView *self = RJ_LETTERS_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->letters, g_ptr_array_unref);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_letters_view_parent_class)->dispose (object);
}

static void
rj_letters_view_class_init (RjLettersViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_letters_view_dispose;
}

static void
rj_letters_view_init (RjLettersView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_Write a letter"));

  self->cancellable = g_cancellable_new ();
  rj_form_parts_add_label (
    box, _ ("Words from you, for you. They are offered when they fit, and never open by themselves."), NULL);
  self->empty = rj_form_parts_add_label (
    box, _ ("No letter yet. On a good day, one line for a hard one is enough."), "dimmed");
  gtk_widget_set_visible (self->empty, FALSE);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_visible (self->list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Letters"),
                                  -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_widget_set_size_request (add, 44, 44);
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  rj_wrap_button (GTK_BUTTON (add));
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (rj_letters_view_add), self);
  gtk_box_append (GTK_BOX (box), add);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
rj_letters_view_new (RjContext *context)
{
  RjLettersView *self = g_object_new (RJ_TYPE_LETTERS_VIEW, NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (rj_context_get_store (context), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (rj_context_get_vocabulary (context), "notify::quiet",
                           G_CALLBACK (words_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rj_context_get_clock (context), "day", G_CALLBACK (words_changed_cb), self,
                           G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
