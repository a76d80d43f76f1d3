// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-preferences-dialog.h"

#include "rj-backups-page.h"
#include "rj-calendar-file-page.h"
#include "rj-directory.h"
#include "rj-file-choice.h"
#include "rj-import-page.h"
#include "rj-format.h"
#include "rj-keys-group.h"
#include "rj-lists-group.h"
#include "rj-mood-names-group.h"
#include "rj-people-file-page.h"
#include "rj-privacy-rows.h"
#include "rj-private-entry.h"
#include "rj-reminder-group.h"
#include "rj-reminder-source.h"
#include "rj-rows.h"
#include "rj-safety-keys.h"
#include "rj-spoken.h"
#include "rj-terms.h"

#include <glib/gi18n-lib.h>

#define DAY_END_STEP 30
#define DAY_END_LAST (12 * 60)
/* What is typed is saved as soon as a draft is. */
#define SAVE_WORDS_AFTER_MS 1000

static const int lock_minutes[] = { 1, 2, 5, 10, 15, 30, 60 };
static const char *const appearances[] = { "system", "light", "dark" };

struct _RjPreferencesDialog {
  AdwPreferencesDialog parent_instance;

  AdwPreferencesGroup *reminders_group;
  AdwPreferencesGroup *privacy_group;
  AdwPreferencesGroup *words_group;
  AdwPreferencesGroup *backups_group;
  RjKeysGroup *keys;
  AdwComboRow *lock_row;
  AdwSwitchRow *shared_row;
  AdwActionRow *neutral_row;
  AdwActionRow *own_row;
  AdwActionRow *full_row;
  GtkCheckButton *neutral_check;
  GtkCheckButton *own_check;
  GtkCheckButton *full_check;
  AdwEntryRow *words_row;
  AdwSwitchRow *background_row;
  RjReminderGroup *reminder_group;
  AdwSwitchRow *autostart_row;
  RjMoodNamesGroup *mood_names;
  RjListsGroup *lists_group;
  AdwComboRow *day_end_row;
  AdwSwitchRow *free_time_row;
  AdwSwitchRow *moments_row;
  AdwActionRow *clock_row;
  AdwComboRow *appearance_row;
  AdwComboRow *country_row;
  AdwSwitchRow *locked_lines_row;

  RjContext *context;
  RjDirectory *directory;
  guint words_timer;
  gboolean filling;
};

enum {
  PROP_0,
  PROP_CONTEXT,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (RjPreferencesDialog, rj_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

static void
preference_set_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RjContext) context = data;
  g_autoptr (GError) error = NULL;

  if (!rj_store_set_preference_finish (RJ_STORE (source), result, &error))
    rj_context_report (context, error);
}

static void
set_preference (RjPreferencesDialog *self, const char *key, const char *value)
{
  RjStore *store = rj_context_get_store (self->context);

  if (store != NULL)
    rj_store_set_preference_async (store, key, value, NULL, preference_set_cb, g_object_ref (self->context));
}

static void
lock_changed_cb (RjPreferencesDialog *self)
{
  guint i = adw_combo_row_get_selected (self->lock_row);

  if (!self->filling && i < G_N_ELEMENTS (lock_minutes))
    g_object_set (rj_context_get_settings (self->context), "lock-minutes", lock_minutes[i], NULL);
}

/* The row has the focus, so it is the row that says which one is chosen. */
static void
speak_choice (AdwActionRow *row, GtkCheckButton *check)
{
  gtk_accessible_update_state (
    GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_CHECKED,
    gtk_check_button_get_active (check) ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}

static void
show_wording (RjPreferencesDialog *self)
{
  speak_choice (self->neutral_row, self->neutral_check);
  speak_choice (self->own_row, self->own_check);
  speak_choice (self->full_row, self->full_check);
  gtk_widget_set_visible (GTK_WIDGET (self->words_row), gtk_check_button_get_active (self->own_check));
}

static void
wording_toggled_cb (RjPreferencesDialog *self, GtkCheckButton *check)
{
  show_wording (self);
  /* The one that was chosen before says so too. */
  if (self->filling || !gtk_check_button_get_active (check))
    return;
  set_preference (self, RJ_PREFERENCE_REMINDER_WORDING,
                  check == self->full_check  ? "full"
                  : check == self->own_check ? "own"
                                             : "neutral");
}

static void
save_words_cb (gpointer data)
{
  RjPreferencesDialog *self = data;
  g_autofree char *words = rj_reminder_words_clean (gtk_editable_get_text (GTK_EDITABLE (self->words_row)));

  self->words_timer = 0;
  set_preference (self, RJ_PREFERENCE_REMINDER_WORDS, words);
}

static void
words_changed_cb (RjPreferencesDialog *self)
{
  if (self->filling)
    return;
  g_clear_handle_id (&self->words_timer, g_source_remove);
  self->words_timer = g_timeout_add_once (SAVE_WORDS_AFTER_MS, save_words_cb, self);
}

static void
background_changed_cb (RjPreferencesDialog *self)
{
  if (!self->filling)
    g_object_set (rj_context_get_settings (self->context), "background",
                  adw_switch_row_get_active (self->background_row) ? "yes" : "no", NULL);
}

static void
autostart_changed_cb (RjPreferencesDialog *self)
{
  if (!self->filling)
    g_object_set (rj_context_get_settings (self->context), "autostart",
                  adw_switch_row_get_active (self->autostart_row) ? "yes" : "no", NULL);
}

static void
moments_changed_cb (RjPreferencesDialog *self)
{
  if (!self->filling)
    set_preference (self, RJ_PREFERENCE_STRONG_MOMENTS,
                    adw_switch_row_get_active (self->moments_row) ? "yes" : NULL);
}

static void
free_time_changed_cb (RjPreferencesDialog *self)
{
  if (!self->filling)
    set_preference (self, RJ_PREFERENCE_FREE_TIME,
                    adw_switch_row_get_active (self->free_time_row) ? NULL : "no");
}

static void
day_end_changed_cb (RjPreferencesDialog *self)
{
  g_autofree char *text = NULL;

  if (self->filling)
    return;

  text = g_strdup_printf ("%u", adw_combo_row_get_selected (self->day_end_row) * DAY_END_STEP);
  set_preference (self, "day-end", text);
}

static void
appearance_changed_cb (RjPreferencesDialog *self)
{
  guint i = adw_combo_row_get_selected (self->appearance_row);

  if (!self->filling && i < G_N_ELEMENTS (appearances))
    g_object_set (rj_context_get_settings (self->context), "appearance", appearances[i], NULL);
}

static void
country_changed_cb (RjPreferencesDialog *self)
{
  guint i = adw_combo_row_get_selected (self->country_row);
  GPtrArray *countries = rj_directory_get_countries (self->directory);

  /* The first row is "as the desktop says". */
  if (!self->filling && i <= countries->len)
    g_object_set (rj_context_get_settings (self->context), "country",
                  i == 0 ? "" : ((const RjCountry *) countries->pdata[i - 1])->code, NULL);
}

static void
push_cb (RjPreferencesDialog *self, AdwNavigationPage *page)
{
  adw_preferences_dialog_push_subpage (ADW_PREFERENCES_DIALOG (self), page);
}

static void
backups_cb (RjPreferencesDialog *self)
{
  AdwNavigationPage *page = rj_backups_page_new (self->context);

  g_signal_connect_object (page, "push", G_CALLBACK (push_cb), self, G_CONNECT_SWAPPED);
  push_cb (self, page);
}

/* What was taken is on Today, and so is the button that takes it back. */
static void
taken_cb (RjPreferencesDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
file_chosen_cb (AdwNavigationPage *page, gpointer user_data)
{
  g_signal_connect_object (page, "taken", G_CALLBACK (taken_cb), user_data, G_CONNECT_SWAPPED);
  push_cb (user_data, page);
}

static void
import_cb (RjPreferencesDialog *self)
{
  rj_file_choice_ask (GTK_WIDGET (self), self->context, rj_import_page_new, file_chosen_cb, self);
}

static void
calendar_file_cb (RjPreferencesDialog *self)
{
  push_cb (self, rj_calendar_file_page_new (self->context));
}

static void
people_file_cb (RjPreferencesDialog *self)
{
  push_cb (self, rj_people_file_page_new (self->context));
}

void
rj_preferences_dialog_show_reminders (RjPreferencesDialog *self)
{
  g_return_if_fail (RJ_IS_PREFERENCES_DIALOG (self));

  rj_reminder_group_show_page (self->reminder_group);
}

void
rj_preferences_dialog_show_backups (RjPreferencesDialog *self)
{
  g_return_if_fail (RJ_IS_PREFERENCES_DIALOG (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self->backups_group)))
    backups_cb (self);
}

static void
set_choices (AdwComboRow *row, GStrvBuilder *builder, guint selected)
{
  g_auto (GStrv) texts = g_strv_builder_end (builder);
  g_autoptr (GtkStringList) list = gtk_string_list_new ((const char *const *) texts);

  adw_combo_row_set_model (row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (row, selected);
}

static void
fill_lock (RjPreferencesDialog *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  RjSettings *settings = rj_context_get_settings (self->context);
  int longest = rj_settings_get_shared_computer (settings) ? RJ_SETTINGS_SHARED_MINUTES : G_MAXINT;
  int current = rj_settings_get_lock_minutes (settings);
  guint selected = 0;

  /* Nothing is offered that does not hold. */
  for (guint i = 0; i < G_N_ELEMENTS (lock_minutes) && lock_minutes[i] <= longest; i++)
    {
      g_strv_builder_take (
        builder,
        g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong) lock_minutes[i]), lock_minutes[i]));
      if (lock_minutes[i] <= current)
        selected = i;
    }
  set_choices (self->lock_row, builder, selected);
}

static void
shared_cb (RjPreferencesDialog *self)
{
  self->filling = TRUE;
  fill_lock (self);
  self->filling = FALSE;
}

static void
fill_days (RjPreferencesDialog *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  RjStore *store = rj_context_get_store (self->context);
  int current = rj_clock_get_day_end (rj_context_get_clock (self->context));
  g_autofree char *weekday = rj_format_weekday (rj_format_get_first_weekday (), FALSE);
  g_autofree char *time = rj_format_minutes (19 * 60);
  /* Translators: as the desktop has them: a time of day and a weekday: "As on your desktop: 19:00, Monday".
   */
  g_autofree char *clock = g_strdup_printf (_ ("As on your desktop: %s, %s"), time, weekday);

  for (int minutes = 0; minutes <= DAY_END_LAST; minutes += DAY_END_STEP)
    g_strv_builder_take (builder, rj_format_minutes (minutes));
  set_choices (self->day_end_row, builder, (guint) (current / DAY_END_STEP));
  gtk_widget_set_sensitive (GTK_WIDGET (self->day_end_row), store != NULL);
  adw_switch_row_set_active (self->moments_row,
                             store != NULL && rj_store_get_preference (store, RJ_PREFERENCE_STRONG_MOMENTS));
  gtk_widget_set_sensitive (GTK_WIDGET (self->moments_row), store != NULL);
  adw_switch_row_set_active (
    self->free_time_row,
    store == NULL || g_strcmp0 (rj_store_get_preference (store, RJ_PREFERENCE_FREE_TIME), "no") != 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->free_time_row), store != NULL);
  adw_action_row_set_subtitle (self->clock_row, clock);
}

/* What the desktop does not want is told where it was asked for. Without a window nothing is started that may
 * not stay. */
static void
show_background (RjPreferencesDialog *self)
{
  RjSettings *settings = rj_context_get_settings (self->context);
  const char *autostart = rj_settings_get_autostart (settings);
  gboolean background = g_strcmp0 (rj_settings_get_background (settings), "yes") == 0;

  adw_switch_row_set_active (self->background_row, background);
  adw_switch_row_set_active (self->autostart_row, g_strcmp0 (autostart, "yes") == 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->autostart_row), background);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->autostart_row),
                               g_strcmp0 (autostart, "refused") == 0
                                 ? _ ("Your desktop said no. Allow it there first, in the settings for apps, "
                                      "then switch it on here again.")
                                 : _ ("After you log in, Journal starts without a window and stays locked."));
}

/* The desktop may say no after the person said yes. */
static void
background_notify_cb (RjPreferencesDialog *self)
{
  self->filling = TRUE;
  show_background (self);
  self->filling = FALSE;
}

static void
autostart_notify_cb (RjPreferencesDialog *self)
{
  background_notify_cb (self);
  if (g_strcmp0 (rj_settings_get_autostart (rj_context_get_settings (self->context)), "refused") == 0)
    rj_announce (GTK_WIDGET (self->autostart_row),
                 adw_action_row_get_subtitle (ADW_ACTION_ROW (self->autostart_row)),
                 GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
fill_reminders (RjPreferencesDialog *self)
{
  RjStore *store = rj_context_get_store (self->context);
  const char *wording =
    store != NULL ? rj_store_get_preference (store, RJ_PREFERENCE_REMINDER_WORDING) : NULL;
  const char *words = store != NULL ? rj_store_get_preference (store, RJ_PREFERENCE_REMINDER_WORDS) : NULL;

  gtk_check_button_set_active (g_strcmp0 (wording, "full") == 0  ? self->full_check
                               : g_strcmp0 (wording, "own") == 0 ? self->own_check
                                                                 : self->neutral_check,
                               TRUE);
  adw_entry_row_set_max_length (self->words_row, RJ_REMINDER_WORDS_MAX);
  gtk_editable_set_text (GTK_EDITABLE (self->words_row), words != NULL ? words : "");
  show_background (self);
  gtk_widget_set_visible (GTK_WIDGET (self->reminders_group), store != NULL);
}

static void
fill_appearance (RjPreferencesDialog *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *current = rj_settings_get_appearance (rj_context_get_settings (self->context));
  guint selected = 0;

  g_strv_builder_add (builder, _ ("As the desktop"));
  g_strv_builder_add (builder, C_ ("appearance", "Light"));
  g_strv_builder_add (builder, C_ ("appearance", "Dark"));
  for (guint i = 0; i < G_N_ELEMENTS (appearances); i++)
    if (g_strcmp0 (appearances[i], current) == 0)
      selected = i;
  set_choices (self->appearance_row, builder, selected);
}

static void
fill_countries (RjPreferencesDialog *self)
{
  g_autoptr (GtkExpression) expression = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GPtrArray *countries = rj_directory_get_countries (self->directory);
  const char *current = rj_settings_get_country (rj_context_get_settings (self->context));
  g_autofree char *guess = rj_directory_guess_country ();
  const RjCountry *guessed = rj_directory_find (self->directory, guess);
  guint selected = 0;

  if (guessed != NULL)
    /* Translators: %s is a country. */
    g_strv_builder_take (builder, g_strdup_printf (_ ("As the desktop: %s"), guessed->name));
  else
    g_strv_builder_add (builder, _ ("Not known yet"));
  for (guint i = 0; i < countries->len; i++)
    {
      const RjCountry *country = countries->pdata[i];

      g_strv_builder_add (builder, country->name);
      if (g_strcmp0 (country->code, current) == 0)
        selected = i + 1;
    }
  expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  adw_combo_row_set_expression (self->country_row, expression);
  set_choices (self->country_row, builder, selected);
}

static void
rj_preferences_dialog_constructed (GObject *object)
{
  RjPreferencesDialog *self = RJ_PREFERENCES_DIALOG (object);
  RjSettings *settings = rj_context_get_settings (self->context);

  G_OBJECT_CLASS (rj_preferences_dialog_parent_class)->constructed (object);
  rj_rows_wrap_titles (GTK_WIDGET (object));

  self->filling = TRUE;
  rj_terms_watch (rj_context_get_vocabulary (self->context), GTK_WIDGET (self->moments_row));
  fill_lock (self);
  g_object_bind_property (settings, "shared-computer", self->shared_row, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_signal_connect_object (settings, "notify::shared-computer", G_CALLBACK (shared_cb), self,
                           G_CONNECT_SWAPPED);
  rj_privacy_rows_add (self->privacy_group, self->context, RJ_PRIVACY_HIDDEN_PREVIEWS);
  rj_privacy_rows_add (self->privacy_group, self->context, RJ_PRIVACY_COVER);
  rj_privacy_rows_add (self->privacy_group, self->context, RJ_PRIVACY_LOCK_PUT_AWAY);
  rj_privacy_rows_add (self->words_group, self->context, RJ_PRIVACY_QUIET_WORDS);
  fill_days (self);
  fill_reminders (self);
  show_wording (self);
  rj_keys_group_set_context (self->keys, self->context);
  rj_reminder_group_set_context (self->reminder_group, self->context);
  g_signal_connect_object (self->reminder_group, "push", G_CALLBACK (push_cb), self, G_CONNECT_SWAPPED);
  rj_mood_names_group_set_context (self->mood_names, self->context);
  rj_lists_group_set_context (self->lists_group, self->context);
  g_signal_connect_object (self->lists_group, "push", G_CALLBACK (push_cb), self, G_CONNECT_SWAPPED);
  /* The made-up one is on no disk. */
  gtk_widget_set_visible (GTK_WIDGET (self->backups_group),
                          rj_vault_get_state (rj_context_get_vault (self->context)) == RJ_VAULT_OPEN
                            && !rj_context_get_made_up (self->context));
  fill_appearance (self);
  fill_countries (self);
  g_object_bind_property (settings, "locked-emergency-only", self->locked_lines_row, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  self->filling = FALSE;
  g_signal_connect_object (rj_context_get_settings (self->context), "notify::background",
                           G_CALLBACK (background_notify_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rj_context_get_settings (self->context), "notify::autostart",
                           G_CALLBACK (autostart_notify_cb), self, G_CONNECT_SWAPPED);
}

static void
rj_preferences_dialog_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CONTEXT:
      RJ_PREFERENCES_DIALOG (object)->context = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rj_preferences_dialog_dispose (GObject *object)
{
  RjPreferencesDialog *self = RJ_PREFERENCES_DIALOG (object);

  if (self->words_timer != 0)
    {
      g_clear_handle_id (&self->words_timer, g_source_remove);
      save_words_cb (self);
    }
  /* Rows go one by one and would report what is no choice of the person's. */
  self->filling = TRUE;
  G_OBJECT_CLASS (rj_preferences_dialog_parent_class)->dispose (object);
}

static void
rj_preferences_dialog_finalize (GObject *object)
{
  RjPreferencesDialog *self = RJ_PREFERENCES_DIALOG (object);

  rj_directory_free (self->directory);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rj_preferences_dialog_parent_class)->finalize (object);
}

static void
rj_preferences_dialog_class_init (RjPreferencesDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = rj_preferences_dialog_constructed;
  object_class->set_property = rj_preferences_dialog_set_property;
  object_class->dispose = rj_preferences_dialog_dispose;
  object_class->finalize = rj_preferences_dialog_finalize;

  props[PROP_CONTEXT] =
    g_param_spec_object ("context", NULL, NULL, RJ_TYPE_CONTEXT,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, RJ_APP_PATH "/ui/rj-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RjPreferencesDialog, reminders_group);
  gtk_widget_class_bind_template_child (widget_class, RjPreferencesDialog, privacy_group);
  gtk_widget_class_bind_template_child (widget_class, RjPreferencesDialog, words_group);
  gtk_widget_class_bind_template_child (widget_class, RjPreferencesDialog, backups_group);
  gtk_widget_class_bind_template_callback (widget_class, backups_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, calendar_file_cb);
  gtk_widget_class_bind_template_callback (widget_class, people_file_cb);
  gtk_widget_class_bind_template_child (widget_class, RjPreferencesDialog, keys);
  gtk_widget_class_bind_template_child (widget_class, RjPreferencesDialog, lock_row);
  gtk_widget_class_bind_template_child (widget_class, RjPreferencesDialog, shared_row);
  gtk_widget_class_bind_template_child (widget_class, RjPreferencesDialog, neutral_row);
  gtk_widget_class_bind_template_child (widget_class, RjPreferencesDialog, own_row);
  gtk_widget_class_bind_template_child (widget_class, RjPreferencesDialog, full_row);
  gtk_widget_class_bind_template_child (widget_class, RjPreferencesDialog, neutral_check);
  gtk_widget_class_bind_template_child (widget_class, RjPreferencesDialog, own_check);
  gtk_widget_class_bind_template_child (widget_class, RjPreferencesDialog, full_check);
  gtk_widget_class_bind_template_child (widget_class, RjPreferencesDialog, words_row);
  gtk_widget_class_bind_template_child (widget_class, RjPreferencesDialog, background_row);
  gtk_widget_class_bind_template_child (widget_class, RjPreferencesDialog, reminder_group);
  gtk_widget_class_bind_template_child (widget_class, RjPreferencesDialog, autostart_row);
  gtk_widget_class_bind_template_child (widget_class, RjPreferencesDialog, mood_names);
  gtk_widget_class_bind_template_child (widget_class, RjPreferencesDialog, lists_group);
  gtk_widget_class_bind_template_child (widget_class, RjPreferencesDialog, day_end_row);
  gtk_widget_class_bind_template_child (widget_class, RjPreferencesDialog, free_time_row);
  gtk_widget_class_bind_template_child (widget_class, RjPreferencesDialog, moments_row);
  gtk_widget_class_bind_template_child (widget_class, RjPreferencesDialog, clock_row);
  gtk_widget_class_bind_template_child (widget_class, RjPreferencesDialog, appearance_row);
  gtk_widget_class_bind_template_child (widget_class, RjPreferencesDialog, country_row);
  gtk_widget_class_bind_template_child (widget_class, RjPreferencesDialog, locked_lines_row);
  gtk_widget_class_bind_template_callback (widget_class, lock_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, wording_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, words_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, background_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, autostart_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_end_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, free_time_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, moments_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, appearance_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, country_changed_cb);
}

static void
rj_preferences_dialog_init (RjPreferencesDialog *self)
{
  self->directory = rj_directory_load ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  rj_add_safety_keys (GTK_WIDGET (self));
  rj_make_all_private (GTK_WIDGET (self));
}

AdwDialog *
rj_preferences_dialog_new (RjContext *context)
{
  g_return_val_if_fail (RJ_IS_CONTEXT (context), NULL);

  return g_object_new (RJ_TYPE_PREFERENCES_DIALOG, "context", context, NULL);
}

void
rj_preferences_dialog_show_background (RjPreferencesDialog *self)
{
  g_return_if_fail (RJ_IS_PREFERENCES_DIALOG (self));

  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->background_row));
}
