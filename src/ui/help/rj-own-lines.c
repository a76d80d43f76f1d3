// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-own-lines.h"

#include "rj-help-pages.h"
#include "rj-line-card.h"
#include "rj-own-line-dialog.h"
#include "rj-spoken.h"
#include "rj-text.h"

#include <glib/gi18n-lib.h>

struct _RjOwnLines {
  AdwBin parent_instance;

  RjContext *context;
  GtkWidget *heading;
  GtkWidget *cards;
  GtkWidget *add;
};

G_DEFINE_FINAL_TYPE (RjOwnLines, rj_own_lines, ADW_TYPE_BIN)

static void
edit_cb (GtkWidget *button)
{
  GtkWidget *self = gtk_widget_get_ancestor (button, RJ_TYPE_OWN_LINES);

  rj_own_line_dialog_present (GTK_WIDGET (gtk_widget_get_root (button)), RJ_OWN_LINES (self)->context,
                              g_object_get_data (G_OBJECT (button), "rj-line"));
}

static void
add_cb (RjOwnLines *self)
{
  rj_own_line_dialog_present (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), self->context, NULL);
}

static RjLine *
make_line (const RjOwnLine *own)
{
  RjLine *line = rj_line_new (RJ_LINE_OWN);
  RjContact *contact = g_new0 (RjContact, 1);

  line->name = rj_text_for_label (own->name, RJ_TEXT_NAME);
  line->note = own->note != NULL ? rj_text_for_label (own->note, RJ_TEXT_READ) : NULL;
  contact->kind = g_strdup ("call");
  contact->number = rj_own_line_dup_digits (own->number);
  contact->display = rj_text_for_label (own->number, RJ_TEXT_NAME);
  g_ptr_array_add (line->contacts, contact);
  return line;
}

static GtkWidget *
add_card (RjOwnLines *self, const RjOwnLine *own)
{
  g_autoptr (RjLine) line = make_line (own);
  GtkWidget *card = rj_line_card_new (line, RJ_DAY_NONE);
  GtkWidget *edit = gtk_button_new_with_label (C_ ("help line", "Edit"));
  /* Translators: read aloud with the button "Edit"; %s is the name of a help line. */
  g_autofree char *name = g_strdup_printf (_ ("Edit %s"), line->name);

  rj_speak_button (GTK_BUTTON (edit), name);
  gtk_widget_set_size_request (edit, 44, 44);
  gtk_widget_set_halign (edit, GTK_ALIGN_START);
  g_object_set_data_full (G_OBJECT (edit), "rj-line", rj_own_line_copy (own),
                          (GDestroyNotify) rj_own_line_free);
  g_signal_connect (edit, "clicked", G_CALLBACK (edit_cb), NULL);
  gtk_box_append (GTK_BOX (card), edit);
  gtk_box_append (GTK_BOX (self->cards), card);
  return edit;
}

/* The card that had the focus keeps it, as long as there is one. */
static void
fill (RjOwnLines *self, GPtrArray *lines)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, self->cards);
  const RjOwnLine *old = had_focus ? g_object_get_data (G_OBJECT (focus), "rj-line") : NULL;
  g_autofree char *id = old != NULL ? g_strdup (old->record.id) : NULL;
  GtkWidget *next = self->add;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->cards)) != NULL)
    gtk_box_remove (GTK_BOX (self->cards), child);
  for (guint i = 0; i < lines->len; i++)
    {
      const RjOwnLine *line = g_ptr_array_index (lines, i);
      GtkWidget *edit = add_card (self, line);

      if (g_strcmp0 (line->record.id, id) == 0)
        next = edit;
    }
  gtk_widget_set_visible (self->heading, lines->len > 0);
  gtk_widget_set_visible (self->cards, lines->len > 0);
  if (had_focus)
    gtk_widget_grab_focus (next);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjOwnLines) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = rj_lists_list_own_lines_finish (RJ_LISTS (source), result, &error);

  if (self->context == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (lines != NULL)
    fill (self, lines);
  else
    rj_context_report (self->context, error);
}

static void
load (RjOwnLines *self)
{
  RjStore *store = rj_context_get_store (self->context);

  if (store != NULL)
    rj_lists_list_own_lines_async (rj_store_get_lists (store), NULL, listed_cb, g_object_ref (self));
}

static void
store_changed_cb (RjOwnLines *self, guint kinds)
{
  if ((kinds & RJ_CHANGED_OWN_LINE) != 0)
    load (self);
}

static void
rj_own_lines_dispose (GObject *object)
{
  RjOwnLines *self = RJ_OWN_LINES (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_own_lines_parent_class)->dispose (object);
}

static void
rj_own_lines_class_init (RjOwnLinesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_own_lines_dispose;
}

static void
rj_own_lines_init (RjOwnLines *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->heading = rj_help_add_label (column, _ ("Your lines"), "heading");
  self->cards = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (column), self->cards);
  self->add = rj_help_add_button (column, _ ("Add a line of your own"));
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (add_cb), self);
  gtk_widget_set_visible (self->heading, FALSE);
  gtk_widget_set_visible (self->cards, FALSE);
  adw_bin_set_child (ADW_BIN (self), column);
}

GtkWidget *
rj_own_lines_new (RjContext *context)
{
  RjOwnLines *self = g_object_new (RJ_TYPE_OWN_LINES, NULL);
  RjStore *store = rj_context_get_store (context);

  self->context = g_object_ref (context);
  gtk_widget_set_visible (GTK_WIDGET (self), store != NULL);
  if (store != NULL)
    {
      g_signal_connect (self, "map", G_CALLBACK (load), NULL);
      g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
    }
  return GTK_WIDGET (self);
}
