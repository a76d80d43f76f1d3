// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-help-people.h"

#include "rj-help-pages.h"
#include "rj-line-card.h"
#include "rj-own-line.h"
#include "rj-text.h"

#include <glib/gi18n-lib.h>

/* More would be no name on a button. */
#define NAME_SHOWN 80

/* Of a page, and of the place in it. */
#define PLACE   "rj-people-place"
#define HEADING "rj-people-heading"

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
  if (person->kept)
    return;
  rj_help_add_label (column,
                     has_digits ? _ ("This is the line as you wrote it. You can change it in My plan.")
                                : _ ("You can add a number to this line in My plan. It will be large here."),
                     NULL);
}

/* Their own words for it come before ours. */
static void
add_message (GtkWidget *column, const RjPersonLine *person)
{
  g_autofree char *message = NULL;

  if (person->message == NULL)
    {
      rj_help_add_label (
        column, _ ("You could say: “This is a hard moment. Can you talk with me for five minutes?”"), NULL);
      return;
    }
  message = rj_text_for_label (person->message, RJ_TEXT_READ);
  rj_help_add_heading (column, _ ("A message, ready to send"));
  rj_help_add_label (column, message, NULL);
}

void
rj_help_add_call (GtkWidget *column, GPtrArray *people, guint n)
{
  g_autofree char *text = rj_help_dup_call (g_ptr_array_index (people, n));
  g_autofree char *tag = g_strdup_printf ("person-%u", n);

  rj_help_add_link (column, text, tag);
}

void
rj_help_page_set_people (AdwNavigationPage *page, GPtrArray *people)
{
  GtkWidget *place = g_object_get_data (G_OBJECT (page), PLACE);
  const char *heading;
  GtkWidget *child;

  if (place == NULL)
    return;
  while ((child = gtk_widget_get_first_child (place)) != NULL)
    gtk_box_remove (GTK_BOX (place), child);
  gtk_widget_set_visible (place, people != NULL && people->len > 0);
  if (!gtk_widget_get_visible (place))
    return;
  heading = g_object_get_data (G_OBJECT (place), HEADING);
  if (heading != NULL)
    rj_help_add_heading (place, heading);
  for (guint i = 0; i < people->len && i < RJ_HELP_MOST_PEOPLE; i++)
    rj_help_add_call (place, people, i);
}

void
rj_help_page_add_people (AdwNavigationPage *page, GtkWidget *column, const char *heading, GPtrArray *people)
{
  GtkWidget *place = gtk_box_new (GTK_ORIENTATION_VERTICAL, gtk_box_get_spacing (GTK_BOX (column)));

  g_object_set_data_full (G_OBJECT (place), HEADING, g_strdup (heading), g_free);
  g_object_set_data (G_OBJECT (page), PLACE, place);
  gtk_box_append (GTK_BOX (column), place);
  rj_help_page_set_people (page, people);
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
  add_message (column, person);
  rj_help_add_heading (column, _ ("If nobody answers"));
  for (guint i = 0; i < people->len && i < RJ_HELP_MOST_PEOPLE; i++)
    if (i != n)
      rj_help_add_call (column, people, i);
  rj_help_add_link (column, _ ("Talk to someone"), "lines");
  return page;
}
