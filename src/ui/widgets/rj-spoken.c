// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-spoken.h"

#include <adwaita.h>
#include <string.h>

void
rj_announce (GtkWidget *widget, const char *text, GtkAccessibleAnnouncementPriority priority)
{
  GtkRoot *root;
  GtkAccessible *speaker;
  g_autoptr (GtkATContext) context = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);

  root = gtk_widget_get_root (widget);
  speaker = root != NULL ? GTK_ACCESSIBLE (root) : GTK_ACCESSIBLE (widget);
  /* GTK's own backend for tests cannot announce, and 4.18 ends the program that tries. */
  context = gtk_accessible_get_at_context (speaker);
  if (context != NULL && !g_str_equal (G_OBJECT_TYPE_NAME (context), "GtkTestATContext"))
    gtk_accessible_announce (speaker, text, priority);
}

static void
add_texts (GtkWidget *widget, GString *text)
{
  GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));

  if (!gtk_widget_get_visible (widget) || GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget)
      || role == GTK_ACCESSIBLE_ROLE_HEADING || role == GTK_ACCESSIBLE_ROLE_TIMER)
    return;
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    {
      /* A pause after each, as the lines give one to the eye. */
      if (text->len > 0)
        g_string_append (text, strchr (".?:", text->str[text->len - 1]) != NULL ? " " : ". ");
      g_string_append (text, gtk_label_get_text (GTK_LABEL (widget)));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    add_texts (child, text);
}

static void
content_mapped_cb (GtkWidget *scroller)
{
  g_autoptr (GString) text = g_string_new (NULL);

  add_texts (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller)), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL, text->str, -1);
}

void
rj_speak_content (GtkWidget *scroller)
{
  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scroller));

  g_signal_connect (scroller, "map", G_CALLBACK (content_mapped_cb), NULL);
}

void
rj_speak_button (GtkButton *button, const char *name)
{
  g_return_if_fail (GTK_IS_BUTTON (button));

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
status_changed_cb (GtkLabel *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (label), -1);
}

void
rj_speak_status (GtkLabel *label)
{
  g_return_if_fail (GTK_IS_LABEL (label));

  g_signal_connect (label, "notify::label", G_CALLBACK (status_changed_cb), NULL);
  status_changed_cb (label);
}

static void
choice_changed_cb (GtkDropDown *drop_down)
{
  GObject *item = gtk_drop_down_get_selected_item (drop_down);
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (drop_down), ADW_TYPE_ACTION_ROW);
  const char *choice =
    GTK_IS_STRING_OBJECT (item) ? gtk_string_object_get_string (GTK_STRING_OBJECT (item)) : "";
  const char *about = row != NULL ? adw_action_row_get_subtitle (ADW_ACTION_ROW (row)) : NULL;
  g_autofree char *text =
    about != NULL && *about != '\0' ? g_strdup_printf ("%s. %s", choice, about) : g_strdup (choice);

  /* The row says that its subtitle describes the button, which would count for more. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

void
rj_speak_choice (GtkDropDown *drop_down)
{
  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));

  g_signal_connect (drop_down, "notify::selected-item", G_CALLBACK (choice_changed_cb), NULL);
  choice_changed_cb (drop_down);
}
