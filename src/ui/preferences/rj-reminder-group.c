// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-reminder-group.h"

#include "rj-format.h"
#include "rj-quiet-hours.h"
#include "rj-reminders-page.h"
#include "rj-rows.h"
#include "rj-terms.h"

#include <glib/gi18n-lib.h>

#define STEP    30
#define N_STEPS (24 * 60 / STEP)

struct _RjReminderGroup {
  AdwPreferencesGroup parent_instance;

  RjContext *context;
  GtkWidget *on_row;
  GtkWidget *from_row;
  GtkWidget *until_row;
  GtkWidget *all_row;
  GtkWidget *early_row;
  GtkWidget *page_row;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (RjReminderGroup, rj_reminder_group, ADW_TYPE_PREFERENCES_GROUP)

static guint push_signal;

/* ---- Quiet hours ---- */

static void
set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjContext) context = user_data;
  g_autoptr (GError) error = NULL;

  if (!rj_store_set_preference_finish (RJ_STORE (source), result, &error))
    rj_context_report (context, error);
}

static void
set_preference (RjReminderGroup *self, const char *key, const char *value)
{
  rj_store_set_preference_async (rj_context_get_store (self->context), key, value, NULL, set_cb,
                                 g_object_ref (self->context));
}

static void
hours_cb (RjReminderGroup *self)
{
  RjQuietHours hours = { (int) adw_combo_row_get_selected (ADW_COMBO_ROW (self->from_row)) * STEP,
                         (int) adw_combo_row_get_selected (ADW_COMBO_ROW (self->until_row)) * STEP, FALSE };
  gboolean on = adw_switch_row_get_active (ADW_SWITCH_ROW (self->on_row));
  g_autofree char *text = on ? rj_quiet_hours_to_string (&hours) : NULL;

  gtk_widget_set_visible (self->from_row, on);
  gtk_widget_set_visible (self->until_row, on);
  gtk_widget_set_visible (self->all_row, on);
  if (!self->filling)
    set_preference (self, RJ_PREFERENCE_QUIET_HOURS, text);
}

static void
all_cb (RjReminderGroup *self)
{
  if (!self->filling)
    set_preference (self, RJ_PREFERENCE_QUIET_ALL,
                    adw_switch_row_get_active (ADW_SWITCH_ROW (self->all_row)) ? "1" : NULL);
}

/* The desktop may have no place for a key: then it is off again, though the person did not do that. */
static void
show_early (RjReminderGroup *self)
{
  gboolean early = rj_settings_get_remind_early (rj_context_get_settings (self->context));
  gboolean refused = !early && adw_switch_row_get_active (ADW_SWITCH_ROW (self->early_row));
  gboolean filling = self->filling;

  self->filling = TRUE;
  adw_switch_row_set_active (ADW_SWITCH_ROW (self->early_row), early);
  self->filling = filling;
  adw_action_row_set_subtitle (
    ADW_ACTION_ROW (self->early_row),
    refused
      ? _ ("Your desktop keeps no key for Journal. Reminders come after you unlock.")
      : _ ("After a restart. The times are kept on this computer, sealed with a key that your desktop has."));
}

static void
early_cb (RjReminderGroup *self)
{
  if (!self->filling)
    g_object_set (rj_context_get_settings (self->context), "remind-early",
                  adw_switch_row_get_active (ADW_SWITCH_ROW (self->early_row)), NULL);
}

static void
select_minutes (GtkWidget *row, int minutes)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), (guint) (minutes / STEP) % N_STEPS);
}

static void
fill (RjReminderGroup *self, RjStore *store)
{
  RjQuietHours hours;
  gboolean on = rj_quiet_hours_parse (&hours, rj_store_get_preference (store, RJ_PREFERENCE_QUIET_HOURS));

  self->filling = TRUE;
  select_minutes (self->from_row, on ? hours.from : 22 * 60);
  select_minutes (self->until_row, on ? hours.until : 7 * 60);
  adw_switch_row_set_active (ADW_SWITCH_ROW (self->on_row), on);
  adw_switch_row_set_active (ADW_SWITCH_ROW (self->all_row),
                             g_strcmp0 (rj_store_get_preference (store, RJ_PREFERENCE_QUIET_ALL), "1") == 0);
  hours_cb (self);
  self->filling = FALSE;
}

/* ---- The page ---- */

void
rj_reminder_group_show_page (RjReminderGroup *self)
{
  g_return_if_fail (RJ_IS_REMINDER_GROUP (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    g_signal_emit (self, push_signal, 0, rj_reminders_page_new (self->context));
}

/* ---- The object ---- */

void
rj_reminder_group_set_context (RjReminderGroup *self, RjContext *context)
{
  RjStore *store = rj_context_get_store (context);

  g_return_if_fail (RJ_IS_REMINDER_GROUP (self));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
  gtk_widget_set_visible (GTK_WIDGET (self), store != NULL);
  rj_terms_bind (rj_context_get_vocabulary (context), self->all_row, "title",
                 _ ("Also hold back {medicine:many} and {appointment:many}"));
  g_signal_connect_object (rj_context_get_settings (context), "notify::remind-early", G_CALLBACK (show_early),
                           self, G_CONNECT_SWAPPED);
  show_early (self);
  if (store != NULL)
    fill (self, store);
}

static void
rj_reminder_group_dispose (GObject *object)
{
  RJ_REMINDER_GROUP (object)->filling = TRUE;
  g_clear_object (&RJ_REMINDER_GROUP (object)->context);
  G_OBJECT_CLASS (rj_reminder_group_parent_class)->dispose (object);
}

static void
rj_reminder_group_class_init (RjReminderGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_reminder_group_dispose;
  push_signal = g_signal_new ("push", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 1, ADW_TYPE_NAVIGATION_PAGE);
}

static GtkWidget *
add_switch (RjReminderGroup *self, const char *title, const char *subtitle, GCallback callback)
{
  GtkWidget *row = g_object_new (ADW_TYPE_SWITCH_ROW, "title", title, "subtitle", subtitle, NULL);

  g_signal_connect_object (row, "notify::active", callback, self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  return row;
}

static GtkWidget *
add_time (RjReminderGroup *self, const char *title)
{
  g_autoptr (GtkStringList) times = gtk_string_list_new (NULL);
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "title", title, "use-subtitle", TRUE, NULL);

  for (int minutes = 0; minutes < 24 * 60; minutes += STEP)
    gtk_string_list_take (times, rj_format_minutes (minutes));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (times));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (hours_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  return row;
}

static void
rj_reminder_group_init (RjReminderGroup *self)
{
  self->filling = TRUE;
  self->on_row =
    add_switch (self, _ ("Quiet hours"), _ ("Reminders of these hours come after them, as one quiet line."),
                G_CALLBACK (hours_cb));
  /* Translators: the beginning of the quiet hours: a time of day follows */
  self->from_row = add_time (self, C_ ("quiet hours", "From"));
  /* Translators: the end of the quiet hours: a time of day follows */
  self->until_row = add_time (self, C_ ("quiet hours", "Until"));
  self->all_row =
    add_switch (self, NULL, _ ("Otherwise those still come at their time."), G_CALLBACK (all_cb));
  self->early_row = add_switch (self, _ ("Remind me even before I unlock"), NULL, G_CALLBACK (early_cb));
  self->page_row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", _ ("How reminders went"),
                                 "activatable", TRUE, NULL);
  rj_rows_add_arrow (ADW_ACTION_ROW (self->page_row));
  g_signal_connect_object (self->page_row, "activated", G_CALLBACK (rj_reminder_group_show_page), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->page_row);
}
