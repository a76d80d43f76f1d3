// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-reminders-page.h"

#include "rj-reminder-test.h"
#include "rj-ledger-words.h"
#include "rj-rows.h"
#include "rj-toolbars.h"

#include <glib/gi18n-lib.h>

#define DAYS      30
#define MOST      1000
#define MOST_ROWS 100

struct _RjRemindersPage {
  AdwNavigationPage parent_instance;

  RjContext *context;
  GCancellable *cancellable;
  GtkWidget *tally; /* the group whose title is the sum, and its description what became of the others */
  GtkWidget *background_row;
  GtkWidget *refused_row;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (RjRemindersPage, rj_reminders_page, ADW_TYPE_NAVIGATION_PAGE)

/* ---- What became of them ---- */

static GtkWidget *
add_row (GtkWidget *group, const char *title, const char *subtitle)
{
  GtkWidget *row =
    g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle", subtitle, NULL);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static void
show_entries (RjRemindersPage *self, GPtrArray *entries)
{
  RjClock *clock = rj_context_get_clock (self->context);

  for (guint i = 0; i < MIN (entries->len, MOST_ROWS); i++)
    {
      const RjReminderEntry *entry = entries->pdata[i];
      g_autofree char *words =
        rj_ledger_words_dup_entry (entry, rj_clock_get_zone (clock), rj_clock_get_today (clock));

      add_row (self->list, entry->title ? entry->title : _ ("Not in the plan any more"), words);
    }
  if (entries->len > MOST_ROWS)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->list), _ ("The latest of them"));
  gtk_widget_set_visible (self->list, entries->len > 0);
}

/* (nullable): and how to allow it */
static char *
dup_refused (const RjReminderTally *tally)
{
  const char *form;

  if (tally->refused == 0)
    return NULL;
  if (tally->no_service == tally->refused)
    form = ngettext ("Nothing on your desktop showed %u. Start its notification service, then send a test.",
                     "Nothing on your desktop showed %u. Start its notification service, then send a test.",
                     tally->refused);
  else
    form = ngettext ("Your desktop did not show %u. Allow notifications for Journal in its settings, then "
                     "send a test.",
                     "Your desktop did not show %u. Allow notifications for Journal in its settings, then "
                     "send a test.",
                     tally->refused);
  return g_strdup_printf (form, tally->refused);
}

static void
show_tally (RjRemindersPage *self, GPtrArray *entries)
{
  RjReminderTally tally;
  g_autofree char *words = NULL;
  g_autofree char *others = NULL;
  g_autofree char *before = NULL;
  g_autofree char *text = NULL;
  g_autofree char *refused = NULL;

  rj_reminder_tally (entries, &tally);
  words = rj_ledger_words_dup_tally (&tally);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->tally), words);
  if (tally.done_before > 0)
    before = g_strdup_printf (ngettext ("In the last 30 days. %u more was done before its time.",
                                        "In the last 30 days. %u more were done before their time.",
                                        tally.done_before),
                              tally.done_before);
  others = rj_ledger_words_dup_others (&tally);
  text = g_strconcat (others, *others ? "\n" : "", before ? before : _ ("In the last 30 days."), NULL);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->tally), text);
  refused = dup_refused (&tally);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->refused_row),
                               refused ? refused : _ ("Your desktop refused none."));
  rj_rows_wrap_titles (GTK_WIDGET (self));
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries =
    rj_reminder_ledger_list_finish (RJ_REMINDER_LEDGER (source), result, &error);
  RjRemindersPage *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!entries)
    {
      rj_context_report (self->context, error);
      return;
    }
  show_tally (self, entries);
  show_entries (self, entries);
}

static void
load (RjRemindersPage *self)
{
  gint64 now = rj_clock_get_now (rj_context_get_clock (self->context));

  rj_reminder_ledger_list_async (rj_store_get_reminder_ledger (rj_context_get_store (self->context)),
                                 now - DAYS * G_TIME_SPAN_DAY, now + 1, MOST, self->cancellable, listed_cb,
                                 self);
}

/* ---- What the desktop allows ---- */

static void
show_background (RjRemindersPage *self)
{
  const char *background = rj_settings_get_background (rj_context_get_settings (self->context));
  const char *text = _ ("Not asked yet. That comes with the first reminder.");

  if (g_strcmp0 (background, "yes") == 0)
    text = _ ("Allowed. Journal stays on in the background.");
  else if (g_strcmp0 (background, "no") == 0)
    text =
      _ ("Off. Reminders come while Journal is open. Allow it in your desktop's settings for apps, then turn "
         "it on one page back.");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->background_row), text);
}

/* ---- The page ---- */

static GtkWidget *
add_group (GtkWidget *page, const char *title)
{
  GtkWidget *group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", title, NULL);

  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return group;
}

static void
fill (RjRemindersPage *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *allowed;

  self->tally = add_group (page, _ ("How reminders went"));
  allowed = add_group (page, _ ("What your desktop allows"));
  self->background_row = add_row (allowed, _ ("When the window is closed"), NULL);
  self->refused_row = add_row (allowed, _ ("Notifications"), NULL);
  /* A journal that is looked at by a program without notifications has none to send. */
  if (rj_context_get_notifier (self->context))
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (allowed),
                               rj_reminder_test_new (rj_context_get_notifier (self->context)));
  self->list = add_group (page, _ ("One by one"));
  gtk_widget_set_visible (self->list, FALSE);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), rj_toolbars_new (page));
}

static void
rj_reminders_page_dispose (GObject *object)
{
  RjRemindersPage *self = RJ_REMINDERS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_reminders_page_parent_class)->dispose (object);
}

static void
rj_reminders_page_finalize (GObject *object)
{
  g_object_unref (RJ_REMINDERS_PAGE (object)->cancellable);
  G_OBJECT_CLASS (rj_reminders_page_parent_class)->finalize (object);
}

static void
rj_reminders_page_class_init (RjRemindersPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_reminders_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = rj_reminders_page_finalize;
}

static void
rj_reminders_page_init (RjRemindersPage *self)
{
  self->cancellable = g_cancellable_new ();
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _ ("Reminders"));
  adw_navigation_page_set_tag (ADW_NAVIGATION_PAGE (self), "reminders");
}

AdwNavigationPage *
rj_reminders_page_new (RjContext *context)
{
  RjRemindersPage *self = g_object_new (RJ_TYPE_REMINDERS_PAGE, NULL);

  self->context = g_object_ref (context);
  fill (self);
  show_background (self);
  g_signal_connect_object (rj_context_get_settings (context), "notify::background",
                           G_CALLBACK (show_background), self, G_CONNECT_SWAPPED);
  rj_rows_wrap_titles (GTK_WIDGET (self));
  load (self);
  return ADW_NAVIGATION_PAGE (self);
}
