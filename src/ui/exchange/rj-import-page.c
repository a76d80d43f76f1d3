// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-import-page.h"

#include "rj-address-book-page.h"
#include "rj-error-text.h"
#include "rj-feed-import.h"
#include "rj-feed-page.h"
#include "rj-format.h"
#include "rj-people-import.h"
#include "rj-plan-import.h"
#include "rj-recurrence-words.h"
#include "rj-rows.h"
#include "rj-spoken.h"
#include "rj-text.h"
#include "rj-toolbars.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

/* Of a long list, these are enough to know it by. */
#define MOST_SHOWN 50

struct _RjImportPage {
  AdwNavigationPage parent_instance;

  GtkWidget *page;
  GtkWidget *status;
  GtkWidget *heading;
  GtkWidget *text;
  GtkWidget *button;

  RjContext *context;
  GCancellable *cancellable;
  RjPlanImport *import;
  GFile *source;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (RjImportPage, rj_import_page, ADW_TYPE_NAVIGATION_PAGE)

enum {
  TAKEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
tell (RjImportPage *self, const char *heading, const char *text)
{
  g_autofree char *spoken = text != NULL ? g_strdup_printf ("%s %s", heading, text) : g_strdup (heading);

  gtk_label_set_text (GTK_LABEL (self->heading), heading);
  gtk_label_set_text (GTK_LABEL (self->text), text != NULL ? text : "");
  gtk_widget_set_visible (self->text, text != NULL);
  rj_announce (GTK_WIDGET (self), spoken, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* ---- What is in it ---- */

static GtkWidget *
add_group (RjImportPage *self, const char *title)
{
  GtkWidget *group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", title, NULL);

  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->page), ADW_PREFERENCES_GROUP (group));
  return group;
}

static void
add_row (GtkWidget *group, const char *title, const char *subtitle)
{
  g_autofree char *shown = rj_text_for_label (title, RJ_TEXT_NAME);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", shown, "subtitle",
                                 subtitle != NULL ? subtitle : "", "activatable", FALSE, NULL);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
add_more (GtkWidget *group, guint n)
{
  g_autofree char *text = NULL;

  if (n <= MOST_SHOWN)
    return;
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %'u more", "and %'u more", n - MOST_SHOWN),
                          n - MOST_SHOWN);
  add_row (group, text, NULL);
}

/* (transfer full): "Monday 2 March 2026, 19:00", and how it repeats on a line of its own */
static char *
describe_time (RjImportPage *self, const RjPlanItem *item)
{
  RjDay today = rj_clock_get_today (rj_context_get_clock (self->context));
  g_autofree char *day = rj_format_day (item->record.day, today);
  g_autofree char *time = item->minutes >= 0 ? rj_format_minutes (item->minutes) : NULL;
  g_autofree char *when = time != NULL ? g_strdup_printf ("%s, %s", day, time) : g_strdup (day);
  g_autoptr (GString) text = g_string_new (when);

  if (item->recurrence != NULL)
    {
      g_autofree char *rule =
        rj_recurrence_say (item->recurrence, item->times_a_week, item->record.day, item->last_day);

      g_string_append_printf (text, "\n%s", rule);
    }
  if (item->extra->len > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (
        text,
        g_dngettext (GETTEXT_PACKAGE, "And on %'u day besides", "And on %'u days besides", item->extra->len),
        item->extra->len);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_items (RjImportPage *self)
{
  GPtrArray *pieces = self->import->pieces;
  GtkWidget *group;

  if (rj_plan_import_count_fresh (self->import) == 0)
    return;
  group = add_group (self, _ ("In the file"));
  for (guint i = 0; i < pieces->len && i < MOST_SHOWN; i++)
    {
      const RjPlanItem *item = ((const RjPlanPiece *) g_ptr_array_index (pieces, i))->item;
      g_autofree char *when = describe_time (self, item);

      add_row (group, item->title, when);
    }
  add_more (group, pieces->len);
}

/* (transfer full): "Event 3, line 40 of the file" */
static char *
describe_place (const RjImportLeft *left)
{
  const char *format = left->kind == RJ_IMPORT_TASK    ? _ ("Task %u, line %u of the file")
                       : left->kind == RJ_IMPORT_EVENT ? _ ("Event %u, line %u of the file")
                                                       : _ ("Part %u, line %u of the file");

  return g_strdup_printf (format, left->number, left->line);
}

static void
show_left (RjImportPage *self)
{
  GPtrArray *all = self->import->left;
  GtkWidget *group;

  if (all->len == 0)
    return;
  group = add_group (self, _ ("Left out"));
  for (guint i = 0; i < all->len && i < MOST_SHOWN; i++)
    {
      const RjImportLeft *left = g_ptr_array_index (all, i);
      g_autofree char *place = describe_place (left);

      add_row (group, place, rj_import_reason_get_sentence (left->reason));
    }
  add_more (group, all->len);
}

/* (transfer full): "12 found, 3 of them in your plan already, 2 left out" */
static char *
describe_numbers (const RjPlanImport *import)
{
  guint found = 0;
  guint left = 0;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 1; i < RJ_IMPORT_N_KINDS; i++)
    found += import->found[i];
  for (guint i = 0; i < import->left->len; i++)
    left += ((const RjImportLeft *) g_ptr_array_index (import->left, i))->part == NULL;
  g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%'u thing found.", "%'u things found.", found),
                          found);
  if (import->n_known > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text,
                              g_dngettext (GETTEXT_PACKAGE, "%'u is in your plan already.",
                                           "%'u are in your plan already.", import->n_known),
                              import->n_known);
    }
  if (left > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (
        text, g_dngettext (GETTEXT_PACKAGE, "%'u is left out.", "%'u are left out.", left), left);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
offer (RjImportPage *self, const char *label)
{
  gtk_button_set_label (GTK_BUTTON (self->button), label);
  rj_wrap_button (GTK_BUTTON (self->button));
  gtk_widget_set_visible (self->button, TRUE);
  gtk_widget_grab_focus (self->button);
}

static void
show_import (RjImportPage *self)
{
  guint fresh = rj_plan_import_count_fresh (self->import);
  g_autofree char *numbers = describe_numbers (self->import);
  g_autofree char *heading = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%'u thing for your plan", "%'u things for your plan", fresh), fresh);

  show_items (self);
  show_left (self);
  rj_rows_wrap_titles (GTK_WIDGET (self));
  if (fresh > 0)
    offer (self, _ ("Add to my plan"));
  tell (self, fresh > 0 ? heading : _ ("Nothing new in this file"), numbers);
}

/* ---- Reading it ---- */

static gboolean
is_over (RjImportPage *self, const GError *error)
{
  return self->context == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
show_error (RjImportPage *self, const GError *error)
{
  g_autofree char *text = rj_error_text (error);

  self->busy = FALSE;
  tell (self, _ ("Nothing was added"), text);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RjImportPage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean looked = rj_plan_import_finish (result, &error);

  if (is_over (self, error))
    return;
  self->busy = FALSE;
  if (looked)
    show_import (self);
  else
    show_error (self, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RjImportPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RjPlanImport) import = rj_plan_import_read_finish (result, &error);

  if (is_over (self, error) || rj_context_get_store (self->context) == NULL)
    return;
  if (import == NULL)
    {
      show_error (self, error);
      return;
    }
  self->import = g_steal_pointer (&import);
  if (rj_feed_is_list (self->import->format))
    {
      self->busy = FALSE;
      offer (self, _ ("Choose from the list"));
      tell (self, rj_context_say (self->context, _ ("This is a list of {meeting:many}")),
            _ ("You choose which of them you keep."));
      return;
    }
  if (rj_people_import_is_book (self->import->format))
    {
      self->busy = FALSE;
      offer (self, _ ("Choose who comes in"));
      tell (self, _ ("This is an address book"), _ ("You choose who comes among your people."));
      return;
    }
  rj_plan_import_look_async (self->import, rj_context_get_store (self->context), self->cancellable, looked_cb,
                             g_object_ref (self));
}

static void
read_file (RjImportPage *self, GFile *file)
{
  RjClock *clock = rj_context_get_clock (self->context);
  RjPlanImportHome home = { .zone = rj_clock_get_zone_name (clock), .day_end = rj_clock_get_day_end (clock) };
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
  rj_plan_import_read_async (path, &home, self->cancellable, read_cb, g_object_ref (self));
}

/* ---- Taking it ---- */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RjImportPage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean saved = rj_plan_import_finish (result, &error);
  g_autofree char *text = NULL;
  guint fresh;

  if (is_over (self, error))
    return;
  if (!saved)
    {
      show_error (self, error);
      return;
    }
  self->busy = FALSE;
  fresh = rj_plan_import_count_fresh (self->import);
  text = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%'u thing is in your plan.", "%'u things are in your plan.", fresh),
    fresh);
  rj_context_toast_with_action (self->context, text, _ ("Undo"), "win.take-back-import");
  g_signal_emit (self, signals[TAKEN], 0);
}

static void
list_taken_cb (RjImportPage *self)
{
  g_signal_emit (self, signals[TAKEN], 0);
}

static void
open_list (RjImportPage *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);
  gboolean is_book = rj_people_import_is_book (self->import->format);
  AdwNavigationPage *page = is_book ? rj_address_book_page_new (self->context, self->source)
                                    : rj_feed_page_new (self->context, self->source);

  g_signal_connect_object (page, "taken", G_CALLBACK (list_taken_cb), self, G_CONNECT_SWAPPED);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), page);
}

static void
take_cb (RjImportPage *self)
{
  RjStore *store = rj_context_get_store (self->context);

  if (self->import != NULL
      && (rj_feed_is_list (self->import->format) || rj_people_import_is_book (self->import->format)))
    {
      open_list (self);
      return;
    }
  if (self->busy || store == NULL)
    return;
  self->busy = TRUE;
  rj_plan_import_save_async (self->import, store, NULL, saved_cb, g_object_ref (self));
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
add_head (RjImportPage *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->heading = new_label (GTK_ACCESSIBLE_ROLE_HEADING, "title-2");
  self->text = new_label (GTK_ACCESSIBLE_ROLE_LABEL, NULL);
  self->button = gtk_button_new_with_label (_ ("Add to my plan"));
  gtk_widget_add_css_class (self->button, "suggested-action");
  gtk_widget_add_css_class (self->button, "rj-wide");
  gtk_widget_set_visible (self->button, FALSE);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (take_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->heading);
  gtk_box_append (GTK_BOX (box), self->text);
  gtk_box_append (GTK_BOX (box), self->button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), box);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->page), ADW_PREFERENCES_GROUP (group));
}

static void
rj_import_page_dispose (GObject *object)
{
  RjImportPage *self = RJ_IMPORT_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_import_page_parent_class)->dispose (object);
}

static void
rj_import_page_finalize (GObject *object)
{
  RjImportPage *self = RJ_IMPORT_PAGE (object);

  g_clear_pointer (&self->import, rj_plan_import_free);
  g_clear_object (&self->source);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (rj_import_page_parent_class)->finalize (object);
}

/* Who waits for an answer holds the page: it is told when nobody sees it any more. */
static void
rj_import_page_unroot (GtkWidget *widget)
{
  g_cancellable_cancel (RJ_IMPORT_PAGE (widget)->cancellable);
  GTK_WIDGET_CLASS (rj_import_page_parent_class)->unroot (widget);
}

static void
rj_import_page_class_init (RjImportPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_import_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = rj_import_page_finalize;
  GTK_WIDGET_CLASS (klass)->unroot = rj_import_page_unroot;
  signals[TAKEN] =
    g_signal_new ("taken", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rj_import_page_init (RjImportPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->page = adw_preferences_page_new ();
  add_head (self);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _ ("Import from a file"));
  adw_navigation_page_set_tag (ADW_NAVIGATION_PAGE (self), "import");
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), rj_toolbars_new (self->page));
}

AdwNavigationPage *
rj_import_page_new (RjContext *context, GFile *file)
{
  RjImportPage *self = g_object_new (RJ_TYPE_IMPORT_PAGE, NULL);

  self->context = g_object_ref (context);
  self->source = g_object_ref (file);
  read_file (self, file);
  return ADW_NAVIGATION_PAGE (self);
}
