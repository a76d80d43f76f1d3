// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-help-plan.h"

#include "rj-help-pages.h"
#include "rj-my-plan-sheet.h"
#include "rj-text.h"

#include <glib/gi18n-lib.h>

/* In the order of a hard hour: what to do and who to tell before what to notice. */
static const RjMySection order[] = {
  RJ_MY_ACTIONS,      RJ_MY_PEOPLE,       RJ_MY_RULES,       RJ_MY_SITUATIONS,   RJ_MY_SURROUNDINGS,
  RJ_MY_SAFETY_STAY,  RJ_MY_SAFETY_TELL,  RJ_MY_SAFETY_HELP, RJ_MY_SAFETY_AMONG, RJ_MY_SAFETY_ALONE,
  RJ_MY_SAFETY_PLACE, RJ_MY_SAFETY_SIGNS, RJ_MY_SIGNS,       RJ_MY_IF_I_USE,
};

gboolean
rj_help_has_reasons (GPtrArray *lines)
{
  g_autoptr (GPtrArray) own = rj_my_lines_of (lines, RJ_MY_REASONS);

  return own->len > 0;
}

gboolean
rj_help_has_my_plan (GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    if (((RjMyLine *) g_ptr_array_index (lines, i))->section != RJ_MY_REASONS)
      return TRUE;
  return FALSE;
}

/* What is there to be read comes before anything else. */
static void
read_first (AdwNavigationPage *page, GtkWidget *column)
{
  g_signal_connect_object (page, "shown", G_CALLBACK (gtk_widget_grab_focus),
                           gtk_widget_get_ancestor (column, GTK_TYPE_SCROLLED_WINDOW), G_CONNECT_SWAPPED);
}

AdwNavigationPage *
rj_help_reasons_page_new (GPtrArray *lines)
{
  GtkWidget *column;
  AdwNavigationPage *page = rj_help_page_new (rj_my_section_get_title (RJ_MY_REASONS), "reasons", &column);
  g_autoptr (GPtrArray) own = rj_my_lines_of (lines, RJ_MY_REASONS);

  for (guint i = 0; i < own->len; i++)
    {
      g_autofree char *words = rj_my_line_dup_words (g_ptr_array_index (own, i));
      GtkWidget *label = rj_help_add_label (column, words, "title-3");

      gtk_widget_set_margin_top (label, 12);
    }
  read_first (page, column);
  return page;
}

static void
add_section (GtkWidget *column, GPtrArray *lines, RjMySection section)
{
  g_autoptr (GPtrArray) own = rj_my_lines_of (lines, section);
  GtkWidget *heading;

  if (own->len == 0)
    return;
  heading = g_object_new (GTK_TYPE_LABEL, "label", rj_my_section_get_title (section), "wrap", TRUE, "xalign",
                          0.0, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "margin-top", 12, NULL);
  gtk_widget_add_css_class (heading, "title-4");
  gtk_box_append (GTK_BOX (column), heading);
  if (section == RJ_MY_IF_I_USE)
    {
      rj_help_add_label (column, rj_my_plan_get_tolerance (), "heading");
      rj_help_add_label (column, rj_my_plan_get_if_again (), NULL);
    }
  for (guint i = 0; i < own->len; i++)
    {
      const RjMyLine *line = g_ptr_array_index (own, i);
      g_autofree char *words = rj_my_line_dup_words (line);

      rj_help_add_label (column, words, NULL);
      if (line->detail != NULL)
        {
          g_autofree char *detail = rj_text_for_label (line->detail, RJ_TEXT_READ);

          gtk_widget_set_margin_start (rj_help_add_label (column, detail, NULL), 18);
        }
    }
}

AdwNavigationPage *
rj_help_my_plan_page_new (GPtrArray *lines)
{
  GtkWidget *column;
  AdwNavigationPage *page = rj_help_page_new (C_ ("my plan", "My plan"), "my-plan", &column);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    add_section (column, lines, order[i]);
  read_first (page, column);
  return page;
}
