// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-content.h"
#include "rj-help-pages.h"

#include <glib/gi18n-lib.h>

static void
add_letter (GtkWidget *list, JsonObject *letter)
{
  GtkWidget *card = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "rj-card");
  rj_help_add_label (card, rj_content_get_string (letter, "title"), "heading");
  rj_help_add_label (card, rj_content_get_string (letter, "action"), "body");
  gtk_box_append (GTK_BOX (list), card);
  if (g_strcmp0 (rj_content_get_string (letter, "id"), "lonely") == 0)
    {
      GtkWidget *button = rj_help_add_button (card, _ ("Talk to someone"));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "help.open");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "lines");
    }
}

AdwNavigationPage *
rj_help_halt_page_new (void)
{
  g_autoptr (JsonObject) content = rj_content_load ("exercises", NULL);
  JsonObject *halt = json_object_get_object_member (content, "halt");
  JsonArray *letters = json_object_get_array_member (halt, "letters");
  GtkWidget *column, *list;
  AdwNavigationPage *page = rj_help_page_new (rj_content_get_string (halt, "title"), "halt", &column);

  rj_help_read_first (page, column);
  rj_help_add_label (column, _ ("What fits? One small thing is enough."), NULL);
  list = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 12,
                       "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, NULL);
  gtk_box_append (GTK_BOX (column), list);
  for (guint i = 0; i < json_array_get_length (letters); i++)
    add_letter (list, json_array_get_object_element (letters, i));
  return page;
}
