// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-feed-filter-page.h"

#include "rj-format.h"
#include "rj-rows.h"
#include "rj-toolbars.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

struct _RjFeedFilterPage {
  AdwNavigationPage parent_instance;

  GtkWidget *day;
  GtkWidget *part;
  GtkWidget *ways;
  GtkWidget *place;
  GtkWidget *type;
  RjFeedFilter *filter;
};

G_DEFINE_FINAL_TYPE (RjFeedFilterPage, rj_feed_filter_page, ADW_TYPE_NAVIGATION_PAGE)

enum {
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* The ways in the order of their choices, behind "any". */
static const guint ways[] = { 0, RJ_FEED_IN_PERSON, RJ_FEED_ONLINE, RJ_FEED_BY_PHONE };

static guint
get_selected (GtkWidget *row)
{
  guint position = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  return position != GTK_INVALID_LIST_POSITION ? position : 0;
}

/* (transfer full) (nullable): %NULL for "any" */
static char *
dup_selected (GtkWidget *row)
{
  GtkStringObject *item = adw_combo_row_get_selected_item (ADW_COMBO_ROW (row));

  return get_selected (row) > 0 && item != NULL ? g_strdup (gtk_string_object_get_string (item)) : NULL;
}

static void
changed_cb (RjFeedFilterPage *self)
{
  self->filter->day = get_selected (self->day);
  self->filter->part = (RjFeedPart) get_selected (self->part);
  self->filter->ways = ways[MIN (get_selected (self->ways), G_N_ELEMENTS (ways) - 1)];
  g_free (self->filter->place);
  self->filter->place = dup_selected (self->place);
  g_free (self->filter->type);
  self->filter->type = dup_selected (self->type);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
new_row (const char *title, GtkStringList *choices, guint selected)
{
  GtkWidget *row =
    g_object_new (ADW_TYPE_COMBO_ROW, "title", title, "model", choices, "selected", selected, NULL);

  g_object_unref (choices);
  return row;
}

static GtkStringList *
list_days (void)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, _ ("Any day"));
  for (int day = 1; day <= 7; day++)
    gtk_string_list_take (list, rj_format_weekday (day, FALSE));
  gtk_string_list_append (list, _ ("By appointment"));
  return list;
}

static GtkStringList *
list_texts (const char *any, GStrv texts)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, any);
  gtk_string_list_splice (list, 1, 0, (const char *const *) texts);
  return list;
}

/* Where @text (nullable) stands, behind "any". */
static guint
find_text (GStrv texts, const char *text)
{
  for (guint i = 0; text != NULL && texts[i] != NULL; i++)
    if (g_str_equal (texts[i], text))
      return i + 1;
  return 0;
}

static guint
find_ways (guint way)
{
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (ways[i] == way)
      return i;
  return 0;
}

static void
done_cb (GtkWidget *button)
{
  GtkWidget *view = gtk_widget_get_ancestor (button, ADW_TYPE_NAVIGATION_VIEW);

  if (view != NULL)
    adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
}

static void
reset_cb (RjFeedFilterPage *self)
{
  for (gsize i = 0; i < 5; i++)
    adw_combo_row_set_selected (
      ADW_COMBO_ROW (((GtkWidget *[]) { self->day, self->part, self->ways, self->place, self->type })[i]), 0);
}

static void
add_rows (RjFeedFilterPage *self, AdwPreferencesGroup *group, const RjFeedList *list)
{
  const RjFeedFilter *filter = self->filter;

  self->day = new_row (_ ("Day"), list_days (), filter->day);
  self->part = new_row (_ ("Time"),
                        gtk_string_list_new ((const char *const[]) {
                          _ ("Any time"), _ ("Morning"), _ ("Afternoon"), _ ("Evening"), _ ("Night"), NULL }),
                        filter->part);
  self->ways = new_row (_ ("How"),
                        gtk_string_list_new ((const char *const[]) { _ ("Any way"), _ ("In person"),
                                                                     _ ("Online"), _ ("By phone"), NULL }),
                        find_ways (filter->ways));
  self->place =
    new_row (_ ("Place"), list_texts (_ ("Anywhere"), list->places), find_text (list->places, filter->place));
  self->type =
    new_row (_ ("Kind"), list_texts (_ ("Any kind"), list->types), find_text (list->types, filter->type));
  for (gsize i = 0; i < 5; i++)
    {
      GtkWidget *row = ((GtkWidget *[]) { self->day, self->part, self->ways, self->place, self->type })[i];

      adw_preferences_group_add (group, row);
      g_signal_connect_object (row, "notify::selected", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
    }
  // Without a choice there is nothing to ask.
  gtk_widget_set_visible (self->place, list->places[0] != NULL);
  gtk_widget_set_visible (self->type, list->types[0] != NULL);
}

static void
add_buttons (RjFeedFilterPage *self, AdwPreferencesPage *page)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *done = gtk_button_new_with_label (_ ("Show them"));
  GtkWidget *all = gtk_button_new_with_label (_ ("Show all of the list"));

  gtk_widget_add_css_class (done, "suggested-action");
  gtk_widget_add_css_class (done, "rj-wide");
  gtk_widget_add_css_class (all, "rj-wide");
  rj_wrap_button (GTK_BUTTON (done));
  rj_wrap_button (GTK_BUTTON (all));
  g_signal_connect (done, "clicked", G_CALLBACK (done_cb), NULL);
  g_signal_connect_object (all, "clicked", G_CALLBACK (reset_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), done);
  gtk_box_append (GTK_BOX (box), all);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), box);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
}

static void
rj_feed_filter_page_dispose (GObject *object)
{
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (object), NULL);
  G_OBJECT_CLASS (rj_feed_filter_page_parent_class)->dispose (object);
}

static void
rj_feed_filter_page_class_init (RjFeedFilterPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_feed_filter_page_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
rj_feed_filter_page_init (RjFeedFilterPage *self)
{
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _ ("Filter the list"));
  adw_navigation_page_set_tag (ADW_NAVIGATION_PAGE (self), "filter");
}

AdwNavigationPage *
rj_feed_filter_page_new (RjFeedFilter *filter, const RjFeedList *list)
{
  RjFeedFilterPage *self = g_object_new (RJ_TYPE_FEED_FILTER_PAGE, NULL);
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", _ ("Filter the list"), NULL);

  self->filter = filter;
  add_rows (self, ADW_PREFERENCES_GROUP (group), list);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  add_buttons (self, ADW_PREFERENCES_PAGE (page));
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), rj_toolbars_new (page));
  rj_rows_wrap_titles (GTK_WIDGET (self));
  return ADW_NAVIGATION_PAGE (self);
}
