// SPDX-License-Identifier: GPL-3.0-or-later
// The day of a meeting in Today: its link, and what is asked once it is ticked off.

#include "rj-attendance-dialog.h"
#include "rj-meetings.h"
#include "rj-mood-picker.h"
#include "rj-next-card.h"
#include "rj-test-ui.h"
#include "rj-tick.h"
#include "rj-ui.h"
#include "rj-window.h"

#include <locale.h>

#define LINK "https://example.org/room?a=1&b=2"

typedef struct {
  RjTestUi ui;
  RjStore *store;
  RjWindow *window;
  RjMeeting *meeting; /* at eight this evening */
} Fixture;

static void
keep_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
keep_meeting (Fixture *self, const char *link)
{
  RjMeetings *meetings = rj_store_get_meetings (self->store);
  g_autoptr (RjMeeting) meeting = rj_meeting_new ();
  g_autoptr (GPtrArray) times = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  meeting->name = g_strdup ("Home group");
  meeting->link = g_strdup (link);
  meeting->ways = link != NULL ? RJ_MEETING_ONLINE : RJ_MEETING_IN_PERSON;
  g_ptr_array_add (times,
                   rj_meeting_time_new (meeting, rj_clock_get_today (self->ui.clock), 6, 20 * 60, 60, NULL));
  rj_meetings_save_async (meetings, meeting, times, NULL, keep_result, &result);
  RJ_TEST_UNTIL (result != NULL);
  self->meeting = rj_meetings_save_finish (meetings, result, &error);
  g_assert_no_error (error);
}

/* @link: (nullable): of the meeting */
static void
set_up (Fixture *self, gconstpointer link)
{
  rj_test_ui_set_up (&self->ui);
  g_object_set (self->ui.settings, "background", "no", "window-width", 1000, "window-height", 700, NULL);
  self->store = rj_test_ui_open (&self->ui);
  keep_meeting (self, link);
  self->window = rj_window_new (NULL, self->ui.context);
  gtk_window_present (GTK_WINDOW (self->window));
  RJ_TEST_UNTIL (rj_context_get_drafts_loaded (self->ui.context));
}

static void
tear_down (Fixture *self, gconstpointer link)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  rj_meeting_free (self->meeting);
  rj_test_ui_tear_down (&self->ui);
}

static GtkWidget *
find (Fixture *self, GType type, const char *text)
{
  return rj_test_find (GTK_WIDGET (self->window), type, text);
}

static AdwDialog *
get_dialog (Fixture *self)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window));
}

static gboolean
has_mark (Fixture *self, RjMark mark)
{
  GtkWidget *tick = find (self, RJ_TYPE_TICK, NULL);

  return tick != NULL && gtk_widget_get_mapped (tick) && rj_tick_get_mark (RJ_TICK (tick)) == mark;
}

static void
count (GtkWidget *root, GType type, guint *n)
{
  *n += G_TYPE_CHECK_INSTANCE_TYPE (root, type) && gtk_widget_get_visible (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    count (child, type, n);
}

/* The toast stays what it is when the tick is saved, and its button opens mood before and after. */
static void
test_how_was_it (Fixture *self, gconstpointer link)
{
  GtkWidget *button;
  guint n_moods = 0;

  RJ_TEST_UNTIL (has_mark (self, RJ_MARK_OPEN));
  g_assert_null (find (self, GTK_TYPE_BUTTON, "How was it?"));
  g_signal_emit_by_name (find (self, RJ_TYPE_TICK, NULL), "clicked");
  RJ_TEST_UNTIL (has_mark (self, RJ_MARK_DONE));
  RJ_TEST_UNTIL ((button = find (self, GTK_TYPE_BUTTON, "How was it?")) != NULL);
  g_assert_null (get_dialog (self));

  g_signal_emit_by_name (button, "clicked");
  RJ_TEST_UNTIL (RJ_IS_ATTENDANCE_DIALOG (get_dialog (self))
                 && gtk_widget_get_mapped (GTK_WIDGET (get_dialog (self))));
  g_assert_true (rj_test_shows (GTK_WIDGET (get_dialog (self)), "Home group"));
  count (GTK_WIDGET (get_dialog (self)), RJ_TYPE_MOOD_PICKER, &n_moods);
  g_assert_cmpuint (n_moods, ==, 2);
  adw_dialog_force_close (get_dialog (self));
  RJ_TEST_UNTIL (get_dialog (self) == NULL);
}

static void
asked_cb (RjContext *context, const char *title, const char *label, const char *action, guint *n)
{
  *n += g_str_has_prefix (action, "win.how-was-it::");
}

/* Taking a tick back asks nothing. */
static void
test_tick_back (Fixture *self, gconstpointer link)
{
  guint n = 0;

  g_signal_connect (self->ui.context, "toast-with-action", G_CALLBACK (asked_cb), &n);
  RJ_TEST_UNTIL (has_mark (self, RJ_MARK_OPEN));
  g_signal_emit_by_name (find (self, RJ_TYPE_TICK, NULL), "clicked");
  RJ_TEST_UNTIL (has_mark (self, RJ_MARK_DONE));
  g_assert_cmpuint (n, ==, 1);
  /* Not clicked: two clicks this near to each other are one. */
  g_signal_emit_by_name (find (self, RJ_TYPE_TICK, NULL), "toggled");
  RJ_TEST_UNTIL (has_mark (self, RJ_MARK_OPEN));
  g_assert_cmpuint (n, ==, 1);
  g_signal_handlers_disconnect_by_data (self->ui.context, &n);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);
  g_assert_no_error (error);
}

/* The link is words to be read, and goes nowhere but where the person takes it. */
static void
test_link (Fixture *self, gconstpointer link)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self->window));
  GtkWidget *card;
  GtkWidget *label;
  g_autofree char *copied = NULL;

  gdk_clipboard_set_text (clipboard, "before");
  RJ_TEST_UNTIL ((card = find (self, RJ_TYPE_NEXT_CARD, NULL)) != NULL && rj_test_shows (card, "Home group"));
  label = rj_test_find (card, GTK_TYPE_LABEL, link);
  g_assert_nonnull (label);
  g_assert_false (gtk_label_get_use_markup (GTK_LABEL (label)));
  g_assert_null (rj_test_find (card, GTK_TYPE_LINK_BUTTON, NULL));

  g_signal_emit_by_name (rj_test_find (card, GTK_TYPE_BUTTON, "Copy the link"), "clicked");
  gdk_clipboard_read_text_async (clipboard, NULL, read_cb, &copied);
  RJ_TEST_UNTIL (copied != NULL);
  g_assert_cmpstr (copied, ==, link);
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (self->window), "Copied."));
}

/* Without a link there is nothing to copy. */
static void
test_no_link (Fixture *self, gconstpointer link)
{
  GtkWidget *card;

  RJ_TEST_UNTIL ((card = find (self, RJ_TYPE_NEXT_CARD, NULL)) != NULL && rj_test_shows (card, "Home group"));
  g_assert_null (rj_test_find (card, GTK_TYPE_BUTTON, "Copy the link"));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  rj_ui_init ();

#define ADD(name, link, func) g_test_add ("/meeting-day/" name, Fixture, link, set_up, func, tear_down)
  ADD ("how-was-it", NULL, test_how_was_it);
  ADD ("tick-back", NULL, test_tick_back);
  ADD ("link", LINK, test_link);
  ADD ("no-link", NULL, test_no_link);
#undef ADD
  return g_test_run ();
}
