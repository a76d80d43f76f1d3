// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-feed-page.h"

#include "rj-error-text.h"
#include "rj-feed-choose-page.h"
#include "rj-importer.h"
#include "rj-private-entry.h"
#include "rj-rows.h"
#include "rj-spoken.h"
#include "rj-toolbars.h"
#include "rj-wrap.h"
#include "rj-zone-list.h"

#include <glib/gi18n-lib.h>

/* Of a long list of reasons, these are enough to see what it is about. */
#define MOST_SHOWN 100

struct _RjFeedPage {
  AdwNavigationPage parent_instance;

  GtkWidget *page;
  GtkWidget *heading;
  GtkWidget *text;
  GtkWidget *button;
  GtkWidget *fellowship;
  GtkWidget *zone;
  GtkWidget *contacts;
  GtkWidget *weekly; /* (nullable) */

  RjContext *context;
  GCancellable *cancellable;
  RjImportFile *file;
  GPtrArray *kept;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (RjFeedPage, rj_feed_page, ADW_TYPE_NAVIGATION_PAGE)

enum {
  TAKEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
tell (RjFeedPage *self, const char *heading, const char *text)
{
  g_autofree char *spoken = text != NULL ? g_strdup_printf ("%s %s", heading, text) : g_strdup (heading);

  gtk_label_set_text (GTK_LABEL (self->heading), heading);
  gtk_label_set_text (GTK_LABEL (self->text), text != NULL ? text : "");
  gtk_widget_set_visible (self->text, text != NULL);
  rj_announce (GTK_WIDGET (self), spoken, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static gboolean
is_over (RjFeedPage *self, const GError *error)
{
  return self->context == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
show_error (RjFeedPage *self, const GError *error)
{
  g_autofree char *text = rj_error_text (error);

  self->busy = FALSE;
  tell (self, _ ("There is nothing to choose from"), text);
}

/* ---- To the meetings ---- */

static void
taken_cb (RjFeedPage *self)
{
  g_signal_emit (self, signals[TAKEN], 0);
}

/* (nullable) */
static const RjFellowship *
get_fellowship (RjFeedPage *self)
{
  guint n;
  const RjFellowship *list = rj_fellowships_list (&n);
  guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->fellowship));

  return position > 0 && position <= n ? &list[position - 1] : NULL;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjFeedPage) self = user_data;
  g_autoptr (GError) error = NULL;
  RjFeedList *list = rj_feed_list_new_finish (result, &error);
  const RjFellowship *fellowship;
  g_autofree char *zone = NULL;
  GtkWidget *view;
  AdwNavigationPage *page;

  if (is_over (self, error))
    {
      g_clear_pointer (&list, rj_feed_list_free);
      return;
    }
  self->busy = FALSE;
  fellowship = get_fellowship (self);
  zone = rj_zone_list_dup_selected (GTK_DROP_DOWN (self->zone));
  page = rj_feed_choose_page_new (
    self->context, self->file, list,
    &(RjFeedChoice) { .fellowship = fellowship != NULL ? fellowship->name : NULL,
                      .zone = zone,
                      .today = rj_clock_get_today (rj_context_get_clock (self->context)),
                      .once =
                        self->weekly != NULL && !adw_switch_row_get_active (ADW_SWITCH_ROW (self->weekly)),
                      .with_contacts = adw_switch_row_get_active (ADW_SWITCH_ROW (self->contacts)) });
  g_signal_connect_object (page, "taken", G_CALLBACK (taken_cb), self, G_CONNECT_SWAPPED);
  view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), page);
}

static void
choose_cb (RjFeedPage *self)
{
  const RjFellowship *fellowship = get_fellowship (self);
  RjFeedChoice choice = { .fellowship = fellowship != NULL ? fellowship->name : NULL };

  if (self->busy || self->file == NULL)
    return;
  self->busy = TRUE;
  rj_feed_list_new_async (self->file, &choice, self->kept, self->cancellable, listed_cb, g_object_ref (self));
}

/* ---- What is in it ---- */

static GtkWidget *
add_group (RjFeedPage *self, const char *title)
{
  GtkWidget *group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", title, NULL);

  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->page), ADW_PREFERENCES_GROUP (group));
  return group;
}

static void
add_row (GtkWidget *group, const char *title, const char *subtitle)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title,
                                           "subtitle", subtitle != NULL ? subtitle : "", "activatable", FALSE,
                                           NULL));
}

/* @drop_down: with a search field */
static void
add_choice (GtkWidget *group, const char *title, const char *subtitle, GtkWidget *drop_down)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", title, "subtitle", subtitle, "focusable",
                                 FALSE, "activatable-widget", drop_down, NULL);

  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  rj_speak_choice (GTK_DROP_DOWN (drop_down));
  rj_make_all_private (drop_down);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), drop_down);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static GtkWidget *
new_drop_down (void)
{
  return g_object_new (GTK_TYPE_DROP_DOWN, "enable-search", TRUE, NULL);
}

static void
fill_fellowships (RjFeedPage *self)
{
  const RjFellowship *guessed = rj_feed_guess_fellowship (self->file->format);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkExpression) expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  guint n;
  const RjFellowship *list = rj_fellowships_list (&n);

  gtk_string_list_append (names, _ ("Not one of these"));
  for (guint i = 0; i < n; i++)
    gtk_string_list_append (names, list[i].name);
  gtk_drop_down_set_expression (GTK_DROP_DOWN (self->fellowship), expression);
  gtk_drop_down_set_search_match_mode (GTK_DROP_DOWN (self->fellowship),
                                       GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->fellowship), G_LIST_MODEL (names));
  if (guessed != NULL)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->fellowship), (guint) (guessed - list) + 1);
}

static void
show_questions (RjFeedPage *self)
{
  GtkWidget *group = add_group (self, _ ("About this list"));
  const char *here = rj_clock_get_zone_name (rj_context_get_clock (self->context));

  fill_fellowships (self);
  add_choice (group, rj_context_say (self->context, _ ("Whose {meeting:many} are these?")),
              _ ("Each group has short codes of its own"), self->fellowship);
  rj_zone_list_fill (GTK_DROP_DOWN (self->zone), here, NULL);
  rj_zone_list_select (GTK_DROP_DOWN (self->zone), here);
  if (rj_feed_needs_zone (self->file))
    add_choice (group, _ ("Which clock are the times from?"), _ ("The list does not say it for all of them"),
                self->zone);
  if (rj_feed_has_once (self->file))
    {
      self->weekly = g_object_new (ADW_TYPE_SWITCH_ROW, "title", _ ("Repeat every week"), "subtitle",
                                   _ ("The file has it once"), "active", TRUE, NULL);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->weekly);
    }
  self->contacts =
    g_object_new (ADW_TYPE_SWITCH_ROW, "title", _ ("Other people’s contact details"), "subtitle",
                  _ ("Names, addresses and numbers in the list. They are left out unless you ask."), NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->contacts);
}

/* (transfer full) */
static char *
describe_left (const RjImportLeft *left)
{
  if (left->kind == RJ_IMPORT_OTHER)
    return g_strdup_printf (_ ("Line %u of the file"), left->line);
  return g_strdup_printf (_ ("Entry %u, line %u of the file"), left->number, left->line);
}

static void
show_left (RjFeedPage *self)
{
  GPtrArray *all = self->file->left;
  GtkWidget *group;

  if (all->len == 0)
    return;
  group = add_group (self, _ ("Left out, or not as it stands there"));
  for (guint i = 0; i < all->len && i < MOST_SHOWN; i++)
    {
      const RjImportLeft *left = g_ptr_array_index (all, i);
      g_autofree char *place = describe_left (left);

      add_row (group, place, rj_import_reason_get_sentence (left->reason));
    }
  if (all->len > MOST_SHOWN)
    {
      g_autofree char *more =
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %'u more", "and %'u more", all->len - MOST_SHOWN),
                         all->len - MOST_SHOWN);

      add_row (group, more, NULL);
    }
}

static guint
count_left (const RjImportFile *file)
{
  guint n = 0;

  for (guint i = 0; i < file->left->len; i++)
    {
      const RjImportLeft *left = g_ptr_array_index (file->left, i);

      n += left->part == NULL && left->kind == RJ_IMPORT_MEETING;
    }
  return n;
}

static void
show_file (RjFeedPage *self)
{
  guint n = self->file->meetings->len;
  guint left = count_left (self->file);
  g_autofree char *heading = g_strdup_printf (
    rj_context_say (self->context, g_dngettext (GETTEXT_PACKAGE, "%'u {meeting:one} in the list",
                                                "%'u {meeting:many} in the list", n)),
    n);
  g_autofree char *text =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u is left out.", "%'u are left out.", left), left);

  self->busy = FALSE;
  if (n > 0)
    show_questions (self);
  show_left (self);
  rj_rows_wrap_titles (GTK_WIDGET (self));
  rj_rows_set_stacked (GTK_WIDGET (self), TRUE);
  if (n > 0)
    {
      gtk_widget_set_visible (self->button, TRUE);
      gtk_widget_grab_focus (self->button);
    }
  tell (self, heading, left > 0 ? text : NULL);
}

/* ---- Reading it ---- */

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjFeedPage) self = user_data;
  g_autoptr (GError) error = NULL;

  self->kept = rj_meetings_list_finish (RJ_MEETINGS (source), result, &error);
  if (is_over (self, error))
    return;
  if (self->kept == NULL)
    show_error (self, error);
  else
    show_file (self);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjFeedPage) self = user_data;
  g_autoptr (GError) error = NULL;
  RjStore *store;

  self->file = rj_importer_read_finish (result, &error);
  if (is_over (self, error))
    return;
  if (self->file != NULL && !rj_feed_is_list (self->file->format) && !rj_feed_take_calendar (self->file))
    g_set_error_literal (&error, RJ_IMPORT_ERROR, RJ_IMPORT_NO_MEETINGS, "another format");
  if (error != NULL)
    {
      show_error (self, error);
      return;
    }
  store = rj_context_get_store (self->context);
  if (store != NULL)
    rj_meetings_list_async (rj_store_get_meetings (store), self->cancellable, kept_cb, g_object_ref (self));
}

static void
read_file (RjFeedPage *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GError) error = NULL;

  tell (self, _ ("Reading the file…"), NULL);
  if (path == NULL)
    {
      g_set_error_literal (&error, RJ_IMPORT_ERROR, RJ_IMPORT_UNREADABLE, "not on this computer");
      show_error (self, error);
      return;
    }
  self->busy = TRUE;
  rj_importer_read_async (path, self->cancellable, read_cb, g_object_ref (self));
}

/* ---- The page ---- */

static GtkWidget *
new_label (GtkAccessibleRole role, const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign",
                                   0.0f, "accessible-role", role, NULL);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
add_head (RjFeedPage *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->heading = new_label (GTK_ACCESSIBLE_ROLE_HEADING, "title-2");
  self->text = new_label (GTK_ACCESSIBLE_ROLE_LABEL, NULL);
  self->button = gtk_button_new ();
  gtk_widget_add_css_class (self->button, "suggested-action");
  gtk_widget_add_css_class (self->button, "rj-wide");
  gtk_widget_set_visible (self->button, FALSE);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (choose_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->heading);
  gtk_box_append (GTK_BOX (box), self->text);
  gtk_box_append (GTK_BOX (box), self->button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), box);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->page), ADW_PREFERENCES_GROUP (group));
}

static void
rj_feed_page_dispose (GObject *object)
{
  RjFeedPage *self = RJ_FEED_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  g_clear_object (&self->fellowship);
  g_clear_object (&self->zone);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_feed_page_parent_class)->dispose (object);
}

static void
rj_feed_page_finalize (GObject *object)
{
  RjFeedPage *self = RJ_FEED_PAGE (object);

  g_clear_pointer (&self->file, rj_import_file_free);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (rj_feed_page_parent_class)->finalize (object);
}

/* Who waits for an answer holds the page: it is told when nobody sees it any more. */
static void
rj_feed_page_unroot (GtkWidget *widget)
{
  g_cancellable_cancel (RJ_FEED_PAGE (widget)->cancellable);
  GTK_WIDGET_CLASS (rj_feed_page_parent_class)->unroot (widget);
}

static void
rj_feed_page_class_init (RjFeedPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_feed_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = rj_feed_page_finalize;
  GTK_WIDGET_CLASS (klass)->unroot = rj_feed_page_unroot;
  signals[TAKEN] =
    g_signal_new ("taken", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rj_feed_page_init (RjFeedPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->page = adw_preferences_page_new ();
  self->fellowship = g_object_ref_sink (new_drop_down ());
  self->zone = g_object_ref_sink (new_drop_down ());
  add_head (self);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _ ("Add from a list"));
  adw_navigation_page_set_tag (ADW_NAVIGATION_PAGE (self), "list");
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), rj_toolbars_new (self->page));
}

AdwNavigationPage *
rj_feed_page_new (RjContext *context, GFile *file)
{
  RjFeedPage *self = g_object_new (RJ_TYPE_FEED_PAGE, NULL);

  self->context = g_object_ref (context);
  gtk_button_set_label (GTK_BUTTON (self->button), _ ("Choose from the list"));
  rj_wrap_button (GTK_BUTTON (self->button));
  read_file (self, file);
  return ADW_NAVIGATION_PAGE (self);
}
