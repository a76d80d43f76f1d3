// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-reminder-test.h"

#include "rj-spoken.h"

#include <glib/gi18n-lib.h>

/* No reminder has it: theirs are random. */
#define KEY RJ_NOTIFIER_TEST_KEY
/* Then it is said that nothing was heard yet; what is heard later is still said. */
#define PATIENCE_SECONDS 10

struct _RjReminderTest {
  AdwActionRow parent_instance;

  RjNotifier *notifier;
  guint timer;
  gboolean asked;
};

G_DEFINE_FINAL_TYPE (RjReminderTest, rj_reminder_test, ADW_TYPE_ACTION_ROW)

static void
say (RjReminderTest *self, const char *text)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
  rj_announce (GTK_WIDGET (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
wait_cb (gpointer user_data)
{
  RjReminderTest *self = user_data;

  self->timer = 0;
  say (self, _ ("Your desktop has not answered yet."));
}

static void
activated_cb (RjReminderTest *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add_seconds_once (PATIENCE_SECONDS, wait_cb, self);
  self->asked = TRUE;
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), _ ("Asking your desktop…"));
  /* Translators: what a notification says that the person asked for, to see whether it comes */
  rj_notifier_show (self->notifier, KEY, _ ("Reminder"), _ ("This is a test. Nothing is planned."),
                    RJ_NOTIFY_ACTION_DONE, FALSE);
}

static gboolean
is_ours (RjReminderTest *self, const char *key)
{
  if (!self->asked || !g_str_equal (key, KEY))
    return FALSE;
  g_clear_handle_id (&self->timer, g_source_remove);
  return TRUE;
}

static void
shown_cb (RjReminderTest *self, const char *key)
{
  if (is_ours (self, key))
    say (self, _ ("Your desktop took it. If you do not see it, notifications may be silenced there."));
}

static void
refused_cb (RjReminderTest *self, const char *key, guint why)
{
  if (!is_ours (self, key))
    return;
  if (why == RJ_NOTIFY_NO_SERVICE)
    say (self,
         _ ("Nothing on your desktop shows notifications. Start its notification service, then try again."));
  else
    say (self, _ ("Your desktop did not show it. Allow notifications for Journal in its settings."));
}

static void
action_cb (RjReminderTest *self, const char *key)
{
  if (!is_ours (self, key))
    return;
  rj_notifier_withdraw (self->notifier, KEY);
  say (self, _ ("It was shown, and its button works."));
}

static void
rj_reminder_test_dispose (GObject *object)
{
  RjReminderTest *self = RJ_REMINDER_TEST (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  /* Nobody is left to hear its button. */
  if (self->asked)
    rj_notifier_withdraw (self->notifier, KEY);
  self->asked = FALSE;
  g_clear_object (&self->notifier);
  G_OBJECT_CLASS (rj_reminder_test_parent_class)->dispose (object);
}

static void
rj_reminder_test_class_init (RjReminderTestClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_reminder_test_dispose;
}

static void
rj_reminder_test_init (RjReminderTest *self)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("Send me a test reminder"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  g_signal_connect (self, "activated", G_CALLBACK (activated_cb), NULL);
}

GtkWidget *
rj_reminder_test_new (RjNotifier *notifier)
{
  RjReminderTest *self = g_object_new (RJ_TYPE_REMINDER_TEST, "use-markup", FALSE, NULL);

  self->notifier = g_object_ref (notifier);
  g_signal_connect_object (notifier, "shown", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (notifier, "refused", G_CALLBACK (refused_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (notifier, "action", G_CALLBACK (action_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
