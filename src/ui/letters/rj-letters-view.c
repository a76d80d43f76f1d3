// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-letters-view.h"

#include "rj-form-parts.h"
#include "rj-letter-answer.h"
#include "rj-letter-dialog.h"
#include "rj-letter-editor.h"
#include "rj-letter-rest.h"
#include "rj-letter-rows.h"
#include "rj-letters.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

struct _RjLettersView {
  AdwBin parent_instance;

  RjContext *context;
  GCancellable *cancellable;
  GPtrArray *letters; /* as they are listed */

  GtkWidget *list;
  GtkWidget *empty;
  GtkWidget *add;
  GtkWidget *rest; /* how long they rest */
  int opened;      /* the place of the row whose letter was opened last */
};

G_DEFINE_FINAL_TYPE (RjLettersView, rj_letters_view, ADW_TYPE_BIN)

static void
show (RjLettersView *self)
{
  gboolean any = self->letters->len > 0;
  gboolean had_focus = gtk_widget_get_focus_child (self->list) != NULL;

  rj_letter_rows_show (GTK_LIST_BOX (self->list), self->letters, self->context);
  gtk_widget_set_visible (self->list, any);
  gtk_widget_set_visible (self->empty, !any);
  gtk_widget_set_visible (self->rest, rj_letter_rest_is_needed (self->letters));
  if (had_focus && !any)
    gtk_widget_grab_focus (self->add);
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

/* It was deleted, and its row with it. */
static void
dialog_closed_cb (RjLettersView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL && gtk_root_get_focus (root) == NULL
      && !rj_letter_rows_take_focus (GTK_LIST_BOX (self->list), self->opened))
    gtk_widget_grab_focus (self->add);
}

static void
row_activated_cb (RjLettersView *self, GtkListBoxRow *row)
{
  const RjLetter *letter =
    self->letters != NULL ? rj_letters_find (self->letters, rj_letter_rows_get_id (row)) : NULL;
  AdwDialog *dialog;

  if (letter == NULL)
    return;
  self->opened = gtk_list_box_row_get_index (row);
  dialog = rj_letter_dialog_present (GTK_WIDGET (self), self->context, letter, NULL);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (dialog_closed_cb), self, G_CONNECT_SWAPPED);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *id)
{
  rj_letter_answer_delete (RJ_LETTERS_VIEW (widget)->context, g_variant_get_string (id, NULL));
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
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), RJ_LETTER_ROWS_DELETE, "s", delete_action);
}

static void
rj_letters_view_init (RjLettersView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  self->cancellable = g_cancellable_new ();
  self->add = gtk_button_new_with_mnemonic (_ ("_Write a letter"));
  rj_form_parts_add_label (
    box, _ ("Words from you, for you. They are offered when they fit, and never open by themselves."), NULL);
  self->empty = rj_form_parts_add_label (
    box, _ ("No letter yet. On a good day, one line for a hard one is enough."), "dimmed");
  gtk_widget_set_visible (self->empty, FALSE);
  self->list = rj_letter_rows_new ();
  gtk_widget_set_visible (self->list, FALSE);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_widget_set_size_request (self->add, 44, 44);
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  rj_wrap_button (GTK_BUTTON (self->add));
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (rj_letters_view_add), self);
  gtk_box_append (GTK_BOX (box), self->add);
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
add_rest (RjLettersView *self)
{
  GtkWidget *list = gtk_list_box_new ();

  self->rest = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), rj_letter_rest_new (self->context));
  gtk_box_append (GTK_BOX (self->rest), list);
  rj_form_parts_add_label (self->rest, _ ("Not those for a hard moment, and not those for the day after."),
                           "dimmed");
  gtk_widget_set_visible (self->rest, FALSE);
  gtk_box_append (GTK_BOX (adw_bin_get_child (ADW_BIN (self))), self->rest);
}

GtkWidget *
rj_letters_view_new (RjContext *context)
{
  RjLettersView *self = g_object_new (RJ_TYPE_LETTERS_VIEW, NULL);

  self->context = g_object_ref (context);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), RJ_LETTER_ROWS_DELETE,
                                 !rj_context_get_for_reading (context));
  add_rest (self);
  g_signal_connect_object (rj_context_get_store (context), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (rj_context_get_vocabulary (context), "notify::quiet",
                           G_CALLBACK (words_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rj_context_get_clock (context), "day", G_CALLBACK (words_changed_cb), self,
                           G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
