// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-list-page.h"

#include "rj-scale-dialog.h"
#include "rj-starter-choices.h"
#include "rj-text.h"
#include "rj-toolbars.h"
#include "rj-word-dialog.h"

#include <glib/gi18n-lib.h>

#define NAME_SHOWN 200

struct _RjListPage {
  AdwNavigationPage parent_instance;

  RjContext *context;
  char *list;
  GPtrArray *entries; /* RjChoice, or RjScale */
  GCancellable *cancellable;
  GtkWidget *rows;
  GtkWidget *empty;
};

G_DEFINE_FINAL_TYPE (RjListPage, rj_list_page, ADW_TYPE_NAVIGATION_PAGE)

static gboolean
is_scales (RjListPage *self)
{
  return g_str_equal (self->list, "scale");
}

const char *
rj_list_page_get_name (const char *list)
{
  if (g_str_equal (list, "trigger"))
    return _ ("What brings it on");
  if (g_str_equal (list, "place"))
    return C_ ("list", "Places");
  if (g_str_equal (list, "company"))
    return _ ("With whom");
  if (g_str_equal (list, "feeling"))
    return _ ("Feelings");
  if (g_str_equal (list, "substance"))
    return _ ("For what");
  return _ ("My own scales");
}

static void
present (RjListPage *self, const char *id)
{
  if (self->entries == NULL)
    return;
  if (is_scales (self))
    rj_scale_dialog_present (GTK_WIDGET (self), self->context, self->entries, id);
  else
    rj_word_dialog_present (GTK_WIDGET (self), self->context, self->list, self->entries, id);
}

static void
activated_cb (RjListPage *self, GtkListBoxRow *row)
{
  present (self, g_object_get_data (G_OBJECT (row), "rj-id"));
}

static void
add_cb (RjListPage *self)
{
  present (self, NULL);
}

static void
add_row (RjListPage *self, const char *id, const char *name, int times_used, const char *state)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *shown = rj_text_for_label (name, NAME_SHOWN);
  g_autofree char *used = g_strdup_printf (ngettext ("%d time", "%d times", (gulong) times_used), times_used);
  /* Translators: below a word: how often it was chosen, and whether it is offered: "3 times · not offered".
   */
  g_autofree char *both = state != NULL ? g_strdup_printf (C_ ("list", "%s · %s"), used, state) : NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), shown);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), both != NULL ? both : used);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "rj-id", g_strdup (id), g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->rows), row);
}

static int
get_focused (RjListPage *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (self->rows);

  return row != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;
}

static void
show_entries (RjListPage *self)
{
  int focused = get_focused (self);
  GtkListBoxRow *row;

  gtk_list_box_remove_all (GTK_LIST_BOX (self->rows));
  for (guint i = 0; i < self->entries->len; i++)
    if (is_scales (self))
      {
        const RjScale *scale = self->entries->pdata[i];

        add_row (self, scale->id, scale->name, scale->times_used,
                 scale->asked ? _ ("asked at check-in") : _ ("not asked"));
      }
    else
      {
        const RjChoice *choice = self->entries->pdata[i];

        add_row (self, choice->id, choice->name, choice->times_used,
                 choice->hidden ? _ ("not offered") : NULL);
      }
  gtk_widget_set_visible (self->rows, self->entries->len > 0);
  gtk_widget_set_visible (self->empty, self->entries->len == 0);
  row = focused >= 0 ? gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->rows), focused) : NULL;
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
take (RjListPage *self, GPtrArray *entries, GError *error)
{
  if (entries == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rj_context_report (self->context, error);
  if (entries == NULL)
    return;
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = entries;
  show_entries (self);
}

static void
words_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjListPage) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = rj_starter_choices_load_finish (RJ_STORE (source), result, &error);

  if (self->context != NULL)
    take (self, entries, error);
  else
    g_clear_pointer (&entries, g_ptr_array_unref);
}

static void
scales_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjListPage) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = rj_lists_list_scales_finish (RJ_LISTS (source), result, &error);

  if (self->context != NULL)
    take (self, entries, error);
  else
    g_clear_pointer (&entries, g_ptr_array_unref);
}

static void
load (RjListPage *self)
{
  RjStore *store = rj_context_get_store (self->context);

  if (store == NULL)
    return;
  if (is_scales (self))
    rj_lists_list_scales_async (rj_store_get_lists (store), self->cancellable, scales_cb,
                                g_object_ref (self));
  else
    rj_starter_choices_load_async (store, self->list, self->cancellable, words_cb, g_object_ref (self));
}

static void
store_changed_cb (RjListPage *self, guint kinds)
{
  if ((kinds & (RJ_CHANGED_CHOICE | RJ_CHANGED_LOG)) != 0)
    load (self);
}

static void
rj_list_page_dispose (GObject *object)
{
  RjListPage *self = RJ_LIST_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->context);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->list, g_free);
  G_OBJECT_CLASS (rj_list_page_parent_class)->dispose (object);
}

static void
rj_list_page_finalize (GObject *object)
{
  g_clear_object (&RJ_LIST_PAGE (object)->cancellable);
  G_OBJECT_CLASS (rj_list_page_parent_class)->finalize (object);
}

static void
rj_list_page_class_init (RjListPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_list_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = rj_list_page_finalize;
}

static void
rj_list_page_init (RjListPage *self)
{
  self->cancellable = g_cancellable_new ();
}

static GtkWidget *
new_label (const char *text)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "xalign", 0.0, NULL);
}

AdwNavigationPage *
rj_list_page_new (RjContext *context, const char *list)
{
  RjListPage *self = g_object_new (RJ_TYPE_LIST_PAGE, "title", rj_list_page_get_name (list), NULL);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *heading;
  GtkWidget *add =
    gtk_button_new_with_label (g_str_equal (list, "scale") ? _ ("Add a scale") : C_ ("button", "Add a word"));

  self->context = g_object_ref (context);
  self->list = g_strdup (list);
  g_object_set (column, "margin-top", 12, "margin-bottom", 24, "margin-start", 12, "margin-end", 12, NULL);
  heading = g_object_new (GTK_TYPE_LABEL, "label", rj_list_page_get_name (list), "wrap", TRUE, "xalign", 0.0,
                          "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  gtk_widget_add_css_class (heading, "title-2");
  gtk_box_append (GTK_BOX (column), heading);
  gtk_box_append (GTK_BOX (column),
                  new_label (is_scales (self)
                               ? _ ("Pain, stress, anything you want to rate from 0 to 10 when you check in.")
                               : _ ("The eight that you use most are offered first.")));
  gtk_widget_add_css_class (add, "rj-wide");
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_cb), self);
  gtk_box_append (GTK_BOX (column), add);
  self->empty = new_label (_ ("Nothing here yet."));
  gtk_widget_set_visible (self->empty, FALSE);
  gtk_box_append (GTK_BOX (column), self->empty);
  self->rows = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->rows), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->rows, "boxed-list");
  gtk_widget_set_visible (self->rows, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  rj_list_page_get_name (list), -1);
  g_signal_connect_swapped (self->rows, "row-activated", G_CALLBACK (activated_cb), self);
  gtk_box_append (GTK_BOX (column), self->rows);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), rj_toolbars_new_narrow (column));
  g_signal_connect_object (rj_context_get_store (context), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  load (self);
  return ADW_NAVIGATION_PAGE (self);
}
