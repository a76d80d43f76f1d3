// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-shortcuts-dialog.h"

#include "rj-dialog.h"
#include "rj-places.h"
#include "rj-terms.h"

#include <glib/gi18n-lib.h>

typedef struct {
  const char *title;
  const char *keys; /* accelerators, separated by blanks */
  const char *form; /* only where this form exists */
} Shortcut;

static const Shortcut anywhere[] = {
  { N_ ("Help now"), "F1 <Control>h", NULL },
  { N_ ("Lock now"), "<Control>l", NULL },
  { N_ ("Log {craving:a}"), "<Control>k", "log-craving" },
  { N_ ("Check in"), "<Control>m", "check-in" },
  { N_ ("Write"), "<Control>j", "write" },
  { N_ ("New in this place"), "<Control>n", NULL },
  { N_ ("Undo"), "<Control>z", NULL },
  { N_ ("Redo"), "<Control><Shift>z", NULL },
};

static const Shortcut planning[] = {
  { N_ ("Tick what is planned"), "space", NULL },
  { N_ ("Open what is planned"), "Return", NULL },
  { N_ ("Move it a quarter of an hour earlier"), "<Alt>Up", NULL },
  { N_ ("Move it a quarter of an hour later"), "<Alt>Down", NULL },
};

static const Shortcut going[] = {
  { N_ ("Day before"), "<Alt>Left", NULL },
  { N_ ("Day after"), "<Alt>Right", NULL },
  { N_ ("Today"), "<Alt>Home", NULL },
  { N_ ("Show or hide the sidebar"), "F9", NULL },
  { N_ ("Main menu"), "F10", NULL },
  { N_ ("Preferences"), "<Control>comma", NULL },
  { N_ ("Keyboard shortcuts"), "<Control>question", NULL },
  { N_ ("Quit"), "<Control>q", NULL },
};

static char *
keys_to_text (const char *keys)
{
  g_auto (GStrv) list = g_strsplit (keys, " ", -1);
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  for (guint i = 0; list[i] != NULL; i++)
    {
      guint key;
      GdkModifierType modifiers;

      if (gtk_accelerator_parse (list[i], &key, &modifiers))
        g_strv_builder_take (labels, gtk_accelerator_get_label (key, modifiers));
    }

  parts = g_strv_builder_end (labels);
  /* Translators: stands between two keys that do the same: "F1 or Ctrl+H". */
  return g_strjoinv (_ (" or "), parts);
}

static void
add_row (RjContext *context, AdwPreferencesGroup *group, const char *title, const char *keys)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *text = keys_to_text (keys);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "numeric");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  rj_terms_bind (rj_context_get_vocabulary (context), row, "title", title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, text, -1);
  adw_preferences_group_add (group, row);
}

static void
add_rows (RjContext *context, AdwPreferencesGroup *group, const Shortcut *shortcuts, guint n)
{
  for (guint i = 0; i < n; i++)
    if (shortcuts[i].form == NULL || rj_forms_find (shortcuts[i].form) != NULL)
      add_row (context, group, _ (shortcuts[i].title), shortcuts[i].keys);
}

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page, const char *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_page_add (page, group);
  return group;
}

AdwDialog *
rj_shortcuts_dialog_new (RjContext *context)
{
  AdwDialog *dialog = rj_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *group;
  GPtrArray *places = rj_places_list ();

  add_rows (context, add_group (page, _ ("Anywhere")), anywhere, G_N_ELEMENTS (anywhere));

  group = add_group (page, _ ("Getting around"));
  for (guint i = 0; i < places->len; i++)
    {
      g_autofree char *key = g_strdup_printf ("<Alt>%u", i + 1);

      add_row (context, group, _ (((const RjPlace *) places->pdata[i])->title), key);
    }
  add_rows (context, group, going, G_N_ELEMENTS (going));
  add_rows (context, add_group (page, _ ("In the plan of a day")), planning, G_N_ELEMENTS (planning));

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (page));

  adw_dialog_set_title (dialog, _ ("Keyboard shortcuts"));
  adw_dialog_set_content_width (dialog, 480);
  adw_dialog_set_content_height (dialog, 640);
  adw_dialog_set_child (dialog, view);
  return dialog;
}
