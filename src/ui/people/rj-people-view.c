// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-people-view.h"

#include "rj-address-book-page.h"
#include "rj-file-choice.h"
#include "rj-form-parts.h"
#include "rj-person-dialog.h"
#include "rj-person-editor.h"
#include "rj-person-text.h"
#include "rj-rows.h"
#include "rj-text.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So many can be seen at once: there is nothing to look for. */
#define FEW 6

struct _RjPeopleView {
  AdwBin parent_instance;

  RjContext *context;
  GCancellable *cancellable;
  GPtrArray *people; /* (nullable): RjPerson, as they were read */
  GPtrArray *listed; /* of them */
  gboolean searching;
  int opened; /* the place of the row that was opened last */

  GtkWidget *search;
  GtkWidget *list;
  GtkWidget *empty;
  GtkWidget *nothing;
  GtkWidget *add;
  GtkWidget *from_book;
};

G_DEFINE_FINAL_TYPE (RjPeopleView, rj_people_view, ADW_TYPE_BIN)

/* ---- Rows ---- */

static GtkListBoxRow *
get_row (RjPeopleView *self, int index)
{
  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), index);
}

static GtkWidget *
new_row (void)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "activatable", TRUE, NULL);

  /* Set together with it, the title would be read as markup first. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  rj_rows_add_arrow (ADW_ACTION_ROW (row));
  return row;
}

/* Rows that are there already stay and say something else, so that the focus stays where it is. */
static void
show_rows (RjPeopleView *self)
{
  GtkListBoxRow *row;

  for (guint i = 0; i < self->listed->len; i++)
    {
      const RjPerson *person = g_ptr_array_index (self->listed, i);
      g_autofree char *title = rj_text_for_label (person->name, RJ_TEXT_NAME);
      g_autofree char *summary = rj_person_text_summary (self->context, person);

      if (get_row (self, (int) i) == NULL)
        gtk_list_box_append (GTK_LIST_BOX (self->list), new_row ());
      row = get_row (self, (int) i);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), summary);
    }
  while ((row = get_row (self, (int) self->listed->len)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
}

static gboolean
is_looked_for (const RjPerson *person, const char *words)
{
  const char *texts[] = { person->name, person->good_for, person->note };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *folded = texts[i] != NULL ? rj_text_fold (texts[i]) : NULL;

      if (folded != NULL && strstr (folded, words) != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
take_focus (RjPeopleView *self)
{
  GtkListBoxRow *row = get_row (self, MIN (self->opened, (int) self->listed->len - 1));

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
show (RjPeopleView *self)
{
  g_autofree char *words = rj_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gboolean had_focus = gtk_widget_get_focus_child (self->list) != NULL;
  guint n = self->people != NULL ? self->people->len : 0;

  if (self->people == NULL)
    return;
  g_strstrip (words);
  g_ptr_array_set_size (self->listed, 0);
  for (guint i = 0; i < n; i++)
    if (*words == '\0' || is_looked_for (g_ptr_array_index (self->people, i), words))
      g_ptr_array_add (self->listed, g_ptr_array_index (self->people, i));
  show_rows (self);
  gtk_widget_set_visible (self->search, n > FEW || (n > 0 && self->searching));
  gtk_widget_set_visible (self->list, self->listed->len > 0);
  gtk_widget_set_visible (self->empty, n == 0);
  gtk_widget_set_visible (self->nothing, n > 0 && self->listed->len == 0);
  if (had_focus && self->listed->len == 0)
    gtk_widget_grab_focus (self->add);
}

/* ---- Reading ---- */

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjPeopleView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = rj_people_list_finish (RJ_PEOPLE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->context == NULL)
    return;
  if (people == NULL)
    {
      rj_context_report (self->context, error);
      return;
    }
  g_ptr_array_set_size (self->listed, 0);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  self->people = g_steal_pointer (&people);
  show (self);
}

static void
load (RjPeopleView *self)
{
  rj_people_list_async (rj_store_get_people (rj_context_get_store (self->context)), self->cancellable,
                        listed_cb, g_object_ref (self));
}

static void
changed_cb (RjPeopleView *self, guint kinds)
{
  if ((kinds & RJ_CHANGED_PERSON) != 0)
    load (self);
}

/* ---- What the person does ---- */

/* They were deleted, and their row with them. */
static void
dialog_closed_cb (RjPeopleView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL && gtk_root_get_focus (root) == NULL && !take_focus (self))
    gtk_widget_grab_focus (self->add);
}

static void
row_activated_cb (RjPeopleView *self, GtkListBoxRow *row)
{
  guint index = (guint) gtk_list_box_row_get_index (row);
  AdwDialog *dialog;

  if (index >= self->listed->len)
    return;
  self->opened = (int) index;
  dialog =
    rj_person_dialog_present (GTK_WIDGET (self), self->context, g_ptr_array_index (self->listed, index));
  g_signal_connect_object (dialog, "closed", G_CALLBACK (dialog_closed_cb), self, G_CONNECT_SWAPPED);
}

static void
add_cb (RjPeopleView *self)
{
  if (!rj_context_get_for_reading (self->context))
    rj_person_editor_present (GTK_WIDGET (self), self->context, NULL);
}

static void
from_book_cb (RjPeopleView *self)
{
  rj_file_choice_present (GTK_WIDGET (self), self->context, rj_address_book_page_new);
}

static void
new_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  add_cb (RJ_PEOPLE_VIEW (widget));
}

static void
search_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RjPeopleView *self = RJ_PEOPLE_VIEW (widget);

  self->searching = TRUE;
  show (self);
  gtk_widget_grab_focus (self->search);
}

static void
stop_search_cb (RjPeopleView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  self->searching = FALSE;
  if (!take_focus (self))
    gtk_widget_grab_focus (self->add);
  show (self);
}

/* ---- Object ---- */

static void
rj_people_view_dispose (GObject *object)
{
  RjPeopleView *self = RJ_PEOPLE_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->listed, g_ptr_array_unref);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_people_view_parent_class)->dispose (object);
}

static void
rj_people_view_class_init (RjPeopleViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rj_people_view_dispose;
  gtk_widget_class_install_action (widget_class, "view.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "view.search", NULL, search_action);
}

static void
add_search (RjPeopleView *self, GtkWidget *box)
{
  const char *name = _ ("Search people");

  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", name, "input-hints",
                GTK_INPUT_HINT_PRIVATE | GTK_INPUT_HINT_NO_EMOJI, "visible", FALSE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (show), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (stop_search_cb), self);
  gtk_box_append (GTK_BOX (box), self->search);
}

static void
rj_people_view_init (RjPeopleView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->cancellable = g_cancellable_new ();
  self->listed = g_ptr_array_new ();
  add_search (self, box);
  self->empty = rj_form_parts_add_label (box, _ ("One person you could call is a good start."), "dimmed");
  gtk_widget_set_visible (self->empty, FALSE);
  self->nothing = rj_form_parts_add_label (box, _ ("Nothing found."), "dimmed");
  gtk_widget_set_visible (self->nothing, FALSE);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_visible (self->list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("people", "People"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_box_append (GTK_BOX (box), self->list);
  self->add = gtk_button_new_with_mnemonic (_ ("_Add a person"));
  gtk_widget_set_size_request (self->add, 44, 44);
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  rj_wrap_button (GTK_BUTTON (self->add));
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (add_cb), self);
  gtk_box_append (GTK_BOX (box), self->add);
  self->from_book = gtk_button_new_with_mnemonic (_ ("Add from an address _book…"));
  gtk_widget_set_size_request (self->from_book, 44, 44);
  gtk_widget_set_halign (self->from_book, GTK_ALIGN_START);
  rj_wrap_button (GTK_BUTTON (self->from_book));
  g_signal_connect_swapped (self->from_book, "clicked", G_CALLBACK (from_book_cb), self);
  gtk_box_append (GTK_BOX (box), self->from_book);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
rj_people_view_new (RjContext *context)
{
  RjPeopleView *self = g_object_new (RJ_TYPE_PEOPLE_VIEW, NULL);

  self->context = g_object_ref (context);
  rj_context_guard_words (context, self->search);
  gtk_widget_set_sensitive (self->add, !rj_context_get_for_reading (context));
  gtk_widget_set_sensitive (self->from_book, !rj_context_get_for_reading (context));
  g_signal_connect_object (rj_context_get_store (context), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (rj_context_get_vocabulary (context), "notify::quiet", G_CALLBACK (show), self,
                           G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
