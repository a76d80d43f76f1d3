// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-left-copies.h"

#include "rj-format.h"
#include "rj-outside-copies.h"
#include "rj-toolbars.h"

#include <glib/gi18n-lib.h>

struct _RjLeftCopiesPage {
  AdwNavigationPage parent_instance;
};

enum {
  SIGNAL_DONE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RjLeftCopiesPage, rj_left_copies_page, ADW_TYPE_NAVIGATION_PAGE)

static void
rj_left_copies_page_class_init (RjLeftCopiesPageClass *klass)
{
  signals[SIGNAL_DONE] =
    g_signal_new ("done", RJ_TYPE_LEFT_COPIES_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rj_left_copies_page_init (RjLeftCopiesPage *self)
{
}

static void
done_cb (RjLeftCopiesPage *self)
{
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static GtkWidget *
new_label (const char *text)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                       "xalign", (float) 0, NULL);
}

static GtkWidget *
new_heading (const char *text, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "xalign", (float) 0,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_row (GtkWidget *list, const char *title, const char *subtitle)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle",
                                 subtitle != NULL ? subtitle : "", "activatable", FALSE, NULL);

  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static GtkWidget *
add_list (GtkBox *box, const char *heading)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
  gtk_box_append (box, new_heading (heading, "heading"));
  gtk_box_append (box, list);
  return list;
}

static void
add_outside (GtkBox *box, RjContext *context, GPtrArray *outside)
{
  RjClock *clock = rj_context_get_clock (context);
  GtkWidget *list = add_list (box, _ ("Backups in other places"));

  for (guint i = 0; i < outside->len; i++)
    {
      const RjOutsideCopy *copy = g_ptr_array_index (outside, i);
      g_autofree char *made =
        rj_format_instant (copy->made_us, rj_clock_get_zone (clock), rj_clock_get_today (clock));

      add_row (list, copy->place, made);
    }
}

static GtkWidget *
new_content (RjLeftCopiesPage *self, RjContext *context, GStrv left, GPtrArray *outside)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Done"));

  g_object_set (box, "margin-top", 12, "margin-bottom", 24, "margin-start", 12, "margin-end", 12, NULL);
  gtk_box_append (box, new_heading (_ ("Some copies still open with the old passphrase."), "title-2"));
  if (left != NULL)
    {
      GtkWidget *list = add_list (box, _ ("Safety copies that could not be changed"));

      for (guint i = 0; left[i] != NULL; i++)
        add_row (list, left[i], NULL);
      gtk_box_append (box, new_label (_ ("They are tried again the next time you open the journal.")));
    }
  if (outside->len > 0)
    {
      add_outside (box, context, outside);
      gtk_box_append (
        box,
        new_label (_ ("If somebody else knows the old passphrase, make a new backup there, then delete the "
                      "old one.")));
    }
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_add_css_class (button, "rj-wide");
  g_signal_connect_object (button, "clicked", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (box, button);
  return GTK_WIDGET (box);
}

AdwNavigationPage *
rj_left_copies_page_new (RjContext *context, GStrv left)
{
  RjStore *store = rj_vault_get_store (rj_context_get_vault (context));
  const char *list = store != NULL ? rj_store_get_preference (store, RJ_PREFERENCE_OUTSIDE_COPIES) : NULL;
  g_autoptr (GPtrArray) outside = rj_outside_copies_parse (list);
  RjLeftCopiesPage *self;

  if (left == NULL && outside->len == 0)
    return NULL;
  self = g_object_new (RJ_TYPE_LEFT_COPIES_PAGE, "title", _ ("Copies"), "tag", "left-copies", NULL);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self),
                                 rj_toolbars_new_narrow (new_content (self, context, left, outside)));
  return ADW_NAVIGATION_PAGE (self);
}
