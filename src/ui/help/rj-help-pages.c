// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-help-pages.h"

#include "rj-content.h"
#include "rj-help-people.h"
#include "rj-line-card.h"
#include "rj-my-plan-sheet.h"
#include "rj-own-lines.h"
#include "rj-spoken.h"

#include <glib/gi18n-lib.h>

AdwNavigationPage *
rj_help_page_new (const char *title, const char *tag, GtkWidget **column)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "label", title, "wrap", TRUE, "xalign", 0.0,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  /* A group: only that may have a name. */
  GtkWidget *scroller =
    g_object_new (GTK_TYPE_SCROLLED_WINDOW, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *clamp = adw_clamp_new ();

  *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_margin_top (*column, 12);
  gtk_widget_set_margin_bottom (*column, 18);
  gtk_widget_set_margin_start (*column, 12);
  gtk_widget_set_margin_end (*column, 12);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 480);
  adw_clamp_set_child (ADW_CLAMP (clamp), *column);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  /* In the page, where it wraps: a header bar would cut it at 200 %. */
  adw_header_bar_set_show_title (ADW_HEADER_BAR (header), FALSE);
  gtk_widget_add_css_class (heading, "title-2");
  gtk_box_append (GTK_BOX (*column), heading);
  rj_speak_content (scroller);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scroller);

  return adw_navigation_page_new_with_tag (view, title, tag);
}

void
rj_help_read_first (AdwNavigationPage *page, GtkWidget *column)
{
  g_signal_connect_object (page, "shown", G_CALLBACK (gtk_widget_grab_focus),
                           gtk_widget_get_ancestor (column, GTK_TYPE_SCROLLED_WINDOW), G_CONNECT_SWAPPED);
}

GtkWidget *
rj_help_add_label (GtkWidget *column, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (column), label);
  return label;
}

GtkWidget *
rj_help_add_digits (GtkWidget *column, const char *digits, const char *css_class)
{
  GtkWidget *label = rj_help_add_label (column, digits, css_class);

  if (gtk_widget_get_direction (label) == GTK_TEXT_DIR_RTL)
    {
      gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
      gtk_label_set_xalign (GTK_LABEL (label), 1);
    }
  return label;
}

GtkWidget *
rj_help_add_button (GtkWidget *column, const char *text)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "rj-wide");
  gtk_box_append (GTK_BOX (column), button);
  return button;
}

GtkWidget *
rj_help_add_link (GtkWidget *column, const char *text, const char *tag)
{
  GtkWidget *button = rj_help_add_button (column, text);

  // the name last: in a page that is shown it is looked up at once, and needs its target
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", tag);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "help.open");
  return button;
}

void
rj_help_add_heading (GtkWidget *column, const char *text)
{
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "xalign", 0.0,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "margin-top", 12, NULL);

  gtk_widget_add_css_class (heading, "title-4");
  gtk_box_append (GTK_BOX (column), heading);
}

/* Never the number of another country. */
static void
add_country_question (GtkWidget *column)
{
  GtkWidget *button = rj_help_add_button (column, _ ("Which country are you in? Emergency numbers differ."));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "help.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "country");
}

/* ---- Lines
 * -------------------------------------------------------------------------------------------------- */

AdwNavigationPage *
rj_help_lines_page_new (RjContext *context,
                        RjDirectory *directory,
                        const RjCountry *country,
                        RjDay today,
                        gboolean emergency_only,
                        GPtrArray *people)
{
  GtkWidget *column;
  AdwNavigationPage *page = rj_help_page_new (_ ("Talk to someone"), "lines", &column);

  if (country != NULL)
    {
      for (guint i = 0; i < country->emergency->len; i++)
        gtk_box_append (GTK_BOX (column), rj_line_card_new (country->emergency->pdata[i], today));
      for (guint i = 0; i < country->lines->len && !emergency_only; i++)
        gtk_box_append (GTK_BOX (column), rj_line_card_new (country->lines->pdata[i], today));
      if (country->lines->len == 0 && !emergency_only)
        rj_help_add_label (
          column, _ ("There is no line of this country in the list yet. Here is where to look."), NULL);
    }
  else
    {
      add_country_question (column);
    }
  rj_help_page_add_people (page, column, rj_my_section_get_title (RJ_MY_PEOPLE), people);
  if (context != NULL)
    gtk_box_append (GTK_BOX (column), rj_own_lines_new (context));
  if (emergency_only)
    rj_help_add_label (column, _ ("The other lines are here once the journal is unlocked."), NULL);
  else
    gtk_box_append (GTK_BOX (column), rj_line_card_new (rj_directory_get_finder (directory), today));

  return page;
}

/* ---- First aid
 * ---------------------------------------------------------------------------------------------- */

static char *
fill_emergency (const char *text, const RjCountry *country, const char *unknown)
{
  const RjLine *line = country != NULL && country->emergency->len > 0 ? country->emergency->pdata[0] : NULL;
  const RjContact *contact = line != NULL ? line->contacts->pdata[0] : NULL;
  g_auto (GStrv) parts = g_strsplit (text, "{emergency}", -1);

  return g_strjoinv (contact != NULL ? contact->display : unknown, parts);
}

static void
add_emergency_number (GtkWidget *column, const RjCountry *country)
{
  if (country == NULL)
    {
      add_country_question (column);
      return;
    }

  for (guint i = 0; i < country->emergency->len; i++)
    {
      const RjLine *line = country->emergency->pdata[i];
      const RjContact *contact = line->contacts->pdata[0];
      GtkWidget *digits = rj_help_add_digits (column, contact->display, "rj-digits");

      gtk_widget_add_css_class (digits, "rj-emergency");
      if (i == 0)
        gtk_widget_add_css_class (digits, "emergency");
    }
}

/* Number and text side by side, so that a wrapped line stays beside its number. */
static void
add_step (GtkWidget *column, guint n, const char *text)
{
  GtkWidget *row =
    g_object_new (GTK_TYPE_BOX, "spacing", 12, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
  g_autofree char *number = g_strdup_printf ("%u", n);
  GtkWidget *mark = rj_help_add_label (row, number, "heading");

  gtk_label_set_yalign (GTK_LABEL (mark), 0);
  gtk_widget_add_css_class (mark, "numeric");
  gtk_widget_set_hexpand (rj_help_add_label (row, text, "body"), TRUE);
  gtk_box_append (GTK_BOX (column), row);
}

static void
add_list (GtkWidget *column, JsonObject *content, const char *member)
{
  g_auto (GStrv) texts = rj_content_get_strv (content, member);

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autofree char *line = g_strconcat ("• ", texts[i], NULL);

      rj_help_add_label (column, line, "body");
    }
}

static GtkWidget *
new_more (JsonObject *content)
{
  GtkWidget *expander = gtk_expander_new (NULL);
  GtkWidget *title = gtk_label_new (rj_content_get_string (content, "more_title"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (title), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_expander_set_label_widget (GTK_EXPANDER (expander), title);
  gtk_widget_set_margin_top (box, 6);
  rj_help_add_label (box, rj_content_get_string (content, "signs_title"), "heading");
  add_list (box, content, "signs");
  add_list (box, content, "facts");
  gtk_expander_set_child (GTK_EXPANDER (expander), box);
  return expander;
}

AdwNavigationPage *
rj_help_first_aid_page_new (const RjCountry *country)
{
  g_autoptr (JsonObject) content = rj_content_load ("first-aid", NULL);
  const char *unknown = rj_content_get_string (content, "emergency_unknown");
  JsonArray *steps = json_object_get_array_member (content, "steps");
  GtkWidget *column, *list, *button;
  AdwNavigationPage *page = rj_help_page_new (rj_content_get_string (content, "title"), "first-aid", &column);

  rj_help_read_first (page, column);
  add_emergency_number (column, country);
  list = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 12,
                       "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, NULL);
  gtk_box_append (GTK_BOX (column), list);
  for (guint i = 0; i < json_array_get_length (steps); i++)
    {
      JsonObject *step = json_array_get_object_element (steps, i);
      g_autofree char *text = fill_emergency (rj_content_get_string (step, "text"), country, unknown);

      add_step (list, i + 1, text);
      /* The longer list of signs stands under the step that names the first ones. */
      if (i == 1)
        gtk_box_append (GTK_BOX (list), new_more (content));
    }
  rj_help_add_label (column, rj_content_get_string (content, "footer"), "heading");

  button = rj_help_add_button (column, rj_content_get_string (content, "unwell_button"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "help.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "unwell");
  return page;
}

AdwNavigationPage *
rj_help_unwell_page_new (const RjCountry *country)
{
  g_autoptr (JsonObject) content = rj_content_load ("first-aid", NULL);
  g_auto (GStrv) texts = rj_content_get_strv (content, "unwell");
  GtkWidget *column;
  AdwNavigationPage *page =
    rj_help_page_new (rj_content_get_string (content, "unwell_button"), "unwell", &column);

  rj_help_read_first (page, column);
  add_emergency_number (column, country);
  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autofree char *text =
        fill_emergency (texts[i], country, rj_content_get_string (content, "emergency_unknown"));

      rj_help_add_label (column, text, "title-4");
    }
  return page;
}

/* ---- Country
 * ------------------------------------------------------------------------------------------------ */

typedef struct {
  RjCountryFunc chosen;
  gpointer user_data;
} Choice;

static void
country_row_activated_cb (GtkListBox *list, GtkListBoxRow *row, Choice *choice)
{
  choice->chosen (g_object_get_data (G_OBJECT (row), "rj-code"), choice->user_data);
}

AdwNavigationPage *
rj_help_country_page_new (RjDirectory *directory,
                          const RjCountry *country,
                          RjCountryFunc chosen,
                          gpointer user_data)
{
  GPtrArray *countries = rj_directory_get_countries (directory);
  GtkWidget *column;
  AdwNavigationPage *page = rj_help_page_new (_ ("Which country are you in?"), "country", &column);
  GtkWidget *list = gtk_list_box_new ();
  Choice *choice = g_new0 (Choice, 1);

  rj_help_add_label (column, _ ("Emergency numbers differ."), NULL);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; i < countries->len; i++)
    {
      const RjCountry *one = countries->pdata[i];
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), one->name);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      if (one == country)
        adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                   gtk_image_new_from_icon_name ("object-select-symbolic"));
      g_object_set_data_full (G_OBJECT (row), "rj-code", g_strdup (one->code), g_free);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  choice->chosen = chosen;
  choice->user_data = user_data;
  g_signal_connect_data (list, "row-activated", G_CALLBACK (country_row_activated_cb), choice,
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  gtk_box_append (GTK_BOX (column), list);
  return page;
}
