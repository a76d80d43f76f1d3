// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-form-parts.h"

#include "rj-spoken.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
new_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

GtkWidget *
rj_form_parts_set_up (RjLogForm *form, const char *title)
{
  GtkWidget *viewport = gtk_viewport_new (NULL, NULL);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  g_object_set (box, "margin-top", 12, "margin-bottom", 24, "margin-start", 12, "margin-end", 12, NULL);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 560);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  g_object_set (viewport, "scroll-to-focus", TRUE, "vscroll-policy", GTK_SCROLL_NATURAL, NULL);
  gtk_viewport_set_child (GTK_VIEWPORT (viewport), clamp);
  rj_dialog_set_frame (RJ_DIALOG (form), title, 640, new_button (_ ("_Cancel"), "form.cancel"),
                       new_button (_ ("_Save"), "form.save"), viewport);
  return box;
}

GtkWidget *
rj_form_parts_add_group (GtkWidget *box, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (GTK_BOX (box), group);
  return group;
}

GtkWidget *
rj_form_parts_add_entry (GtkWidget *group, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_input_hints (ADW_ENTRY_ROW (row), GTK_INPUT_HINT_PRIVATE);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

GtkWidget *
rj_form_parts_add_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

GtkWidget *
rj_form_parts_add_words (GtkWidget *box, const char *title)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *frame = gtk_frame_new (NULL);
  GtkWidget *text = gtk_text_view_new ();

  rj_form_parts_add_label (part, title, "heading");
  g_object_set (text, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE, "input-hints",
                GTK_INPUT_HINT_PRIVATE | GTK_INPUT_HINT_SPELLCHECK, "top-margin", 12, "bottom-margin", 12,
                "left-margin", 12, "right-margin", 12, "height-request", 72, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_add_css_class (frame, "view");
  gtk_frame_set_child (GTK_FRAME (frame), text);
  gtk_box_append (GTK_BOX (part), frame);
  gtk_box_append (GTK_BOX (box), part);
  return text;
}

GtkDropDown *
rj_form_parts_add_choice (GtkWidget *group, const char *title, const char *const *texts)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *choice = gtk_drop_down_new_from_strings (texts);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), choice);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), choice);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  rj_speak_choice (GTK_DROP_DOWN (choice));
  if (ADW_IS_EXPANDER_ROW (group))
    adw_expander_row_add_row (ADW_EXPANDER_ROW (group), row);
  else
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return GTK_DROP_DOWN (choice);
}

static void
example_cb (GtkWidget *field, GtkWidget *button)
{
  rj_log_form_set_text (field, gtk_button_get_label (GTK_BUTTON (button)));
  gtk_widget_grab_focus (field);
}

void
rj_form_parts_add_examples (GtkWidget *box, const char *const *texts, gsize n_texts, GtkWidget *field)
{
  GtkWidget *expander = gtk_expander_new_with_mnemonic (_ ("_Examples to take over and change"));
  GtkWidget *title = gtk_expander_get_label_widget (GTK_EXPANDER (expander));
  GtkWidget *wrap = adw_wrap_box_new ();

  g_object_set (title, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0, NULL);
  g_object_set (wrap, "child-spacing", 6, "line-spacing", 6, "margin-top", 6, NULL);
  for (gsize i = 0; i < n_texts; i++)
    {
      GtkWidget *button = gtk_button_new_with_label (_ (texts[i]));

      rj_wrap_button (GTK_BUTTON (button));
      gtk_widget_add_css_class (button, "rj-chip");
      gtk_widget_set_size_request (button, -1, 44);
      g_signal_connect_object (button, "clicked", G_CALLBACK (example_cb), field, G_CONNECT_SWAPPED);
      adw_wrap_box_append (ADW_WRAP_BOX (wrap), button);
    }
  gtk_expander_set_child (GTK_EXPANDER (expander), wrap);
  gtk_box_append (GTK_BOX (box), expander);
}
