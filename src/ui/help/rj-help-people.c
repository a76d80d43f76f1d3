// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-help-people.h"

#include "rj-help-pages.h"
#include "rj-line-card.h"
#include "rj-my-plan-sheet.h"
#include "rj-own-line.h"
#include "rj-text.h"

#include <glib/gi18n-lib.h>

/* More would be no name on a button. */
#define NAME_SHOWN 80

static GtkWidget *
add_link (GtkWidget *column, const char *text, const char *tag)
{
  GtkWidget *button = rj_help_add_button (column, text);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "help.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", tag);
  return button;
}

static void
add_heading (GtkWidget *column, const char *text)
{
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "xalign", 0.0,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "margin-top", 12, NULL);

  gtk_widget_add_css_class (heading, "title-4");
  gtk_box_append (GTK_BOX (column), heading);
}

/* ---- One person ---- */

static char *
dup_name (const RjPersonLine *person)
{
  return rj_text_for_label (person->name, NAME_SHOWN);
}

char *
rj_help_dup_call (const RjPersonLine *person)
{
  g_autofree char *name = dup_name (person);

  /* Translators: %s is a person, in the user's own words: "Call Sam". */
  return g_strdup_printf (C_ ("person", "Call %s"), name);
}

static GtkWidget *
new_card (const RjPersonLine *person)
{
  g_autoptr (RjLine) line = rj_line_new (RJ_LINE_OWN);
  RjContact *contact = g_new0 (RjContact, 1);

  line->name = dup_name (person);
  line->note = person->more ? rj_text_for_label (person->words, RJ_TEXT_READ) : NULL;
  contact->kind = g_strdup ("call");
  contact->number = g_strdup (person->digits);
  contact->display = rj_text_for_label (person->number, RJ_TEXT_NAME);
  g_ptr_array_add (line->contacts, contact);
  return rj_line_card_new (line, RJ_DAY_NONE);
}

static void
add_words (GtkWidget *column, const RjPersonLine *person)
{
  g_autofree char *words = rj_text_for_label (person->words, RJ_TEXT_READ);
  /* There may be a number in it that nobody could be sure of. */
  gboolean has_digits = rj_own_line_has_number (person->words);

  if (person->more || has_digits)
    rj_help_add_label (column, words, "title-3");
  rj_help_add_label (column,
                     has_digits ? _ ("This is the line as you wrote it. You can change it in My plan.")
                                : _ ("You can add a number to this line in My plan. It will be large here."),
                     NULL);
}

static void
add_call (GtkWidget *column, GPtrArray *people, guint n)
{
  g_autofree char *text = rj_help_dup_call (g_ptr_array_index (people, n));
  g_autofree char *tag = g_strdup_printf ("person-%u", n);

  add_link (column, text, tag);
}

AdwNavigationPage *
rj_help_person_page_new (GPtrArray *people, guint n, const char *tag)
{
  const RjPersonLine *person = g_ptr_array_index (people, n);
  g_autofree char *title = rj_help_dup_call (person);
  GtkWidget *column;
  AdwNavigationPage *page = rj_help_page_new (title, tag, &column);

  rj_help_read_first (page, column);
  if (person->number != NULL)
    gtk_box_append (GTK_BOX (column), new_card (person));
  else
    add_words (column, person);
  rj_help_add_label (
    column, _ ("You could say: “This is a hard moment. Can you talk with me for five minutes?”"), NULL);
  add_heading (column, _ ("If nobody answers"));
  for (guint i = 0; i < people->len && i < RJ_HELP_MOST_PEOPLE; i++)
    if (i != n)
      add_call (column, people, i);
  add_link (column, _ ("Talk to someone"), "lines");
  return page;
}

/* ---- Something happened ---- */

#define OWN_LINES "rj-own-lines"

void
rj_help_happened_page_set_lines (AdwNavigationPage *page, GPtrArray *lines)
{
  g_autoptr (GPtrArray) own = rj_my_lines_of (lines, RJ_MY_IF_I_USE);
  GtkWidget *column = g_object_get_data (G_OBJECT (page), OWN_LINES), *child;

  while ((child = gtk_widget_get_first_child (column)) != NULL)
    gtk_box_remove (GTK_BOX (column), child);
  gtk_widget_set_visible (column, own->len > 0);
  if (own->len > 0)
    add_heading (column, _ ("From my plan"));
  for (guint i = 0; i < own->len; i++)
    {
      g_autofree char *words = rj_my_line_dup_words (g_ptr_array_index (own, i));

      rj_help_add_label (column, words, NULL);
    }
}

AdwNavigationPage *
rj_help_happened_page_new (GPtrArray *lines)
{
  GtkWidget *column, *own = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  AdwNavigationPage *page = rj_help_page_new (_ ("You're here. That counts."), "happened", &column);

  rj_help_read_first (page, column);
  rj_help_add_label (column, _ ("The days before this are still yours."), NULL);
  rj_help_add_label (column, rj_my_plan_get_tolerance (), "heading");
  rj_help_add_label (column, rj_my_plan_get_if_again (), NULL);
  add_link (column, _ ("I feel unwell"), "unwell");
  add_link (column, _ ("Someone won't wake up"), "first-aid");
  add_link (column, _ ("I'm okay for now"), "tell");
  gtk_box_append (GTK_BOX (column), own);
  g_object_set_data (G_OBJECT (page), OWN_LINES, own);
  rj_help_happened_page_set_lines (page, lines);
  gtk_widget_add_css_class (rj_help_add_label (column, _ ("Nothing here is written down."), "caption"),
                            "dimmed");
  return page;
}

AdwNavigationPage *
rj_help_tell_page_new (GPtrArray *people)
{
  GtkWidget *column;
  AdwNavigationPage *page = rj_help_page_new (_ ("Who could you tell?"), "tell", &column);

  rj_help_read_first (page, column);
  for (guint i = 0; i < people->len && i < RJ_HELP_MOST_PEOPLE; i++)
    add_call (column, people, i);
  /* Translators: a button that shows the help lines to call. */
  add_link (column, _ ("A help line"), "lines");
  gtk_widget_set_margin_top (rj_help_add_label (column, _ ("Not yet is fine, too."), NULL), 12);
  add_link (column, _ ("The next 24 hours"), "next-day");
  return page;
}

/* A line of its own, read as one. */
static void
add_line (GtkWidget *list, const char *what, const char *how)
{
  GtkWidget *card = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "rj-card");
  rj_help_add_label (card, what, "heading");
  rj_help_add_label (card, how, "body");
  gtk_box_append (GTK_BOX (list), card);
}

AdwNavigationPage *
rj_help_next_day_page_new (void)
{
  GtkWidget *column;
  AdwNavigationPage *page = rj_help_page_new (_ ("The next 24 hours"), "next-day", &column);
  GtkWidget *list = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 12,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, NULL);

  rj_help_read_first (page, column);
  rj_help_add_label (column, _ ("Three things are enough."), NULL);
  gtk_box_append (GTK_BOX (column), list);
  add_line (list, _ ("Food and rest"), _ ("Something small to eat, water, and sleep when it comes."));
  add_line (list, _ ("Someone with me"), _ ("A person beside you, or one who answers the phone."));
  add_line (list, _ ("One place to be"), _ ("Somewhere you feel safe, for today and for the night."));
  add_link (column, _ ("Someone won't wake up"), "first-aid");
  add_link (column, _ ("Help now"), "main");
  return page;
}
