// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-recovery-choices.h"

#include "rj-own-words-dialog.h"
#include "rj-recovery-text.h"
#include "rj-terms.h"
#include "rj-vocabulary-choice.h"

#include <glib/gi18n-lib.h>

typedef struct {
  RjContext *context;
  GtkWidget *group;
  GtkWidget *headline;
  GtkWidget *words;
  GtkWidget *own_words;
  GStrv vocabularies;
  GtkWidget *on_today;
  GtkWidget *ends_run;
  GtkWidget *on;
  gboolean filling;
} Choices;

#define KEY "rj-recovery-choices"

static void
choices_free (gpointer data)
{
  Choices *self = data;

  g_object_unref (self->context);
  g_strfreev (self->vocabularies);
  g_free (self);
}

static void
headline_cb (Choices *self)
{
  guint i = adw_combo_row_get_selected (ADW_COMBO_ROW (self->headline));

  if (!self->filling && i < RJ_RECOVERY_N_HEADLINES)
    rj_recovery_set_preference (self->context, RJ_PREFERENCE_RECOVERY_HEADLINE,
                                rj_recovery_headline_get_name ((RjRecoveryHeadline) i));
}

static void
words_cb (Choices *self)
{
  guint i = adw_combo_row_get_selected (ADW_COMBO_ROW (self->words));

  if (!self->filling && i < g_strv_length (self->vocabularies))
    rj_recovery_set_preference (self->context, RJ_PREFERENCE_VOCABULARY, self->vocabularies[i]);
}

static gboolean
is_on (GtkWidget *row)
{
  return adw_switch_row_get_active (ADW_SWITCH_ROW (row));
}

static void
on_today_cb (Choices *self)
{
  if (!self->filling)
    rj_recovery_set_preference (self->context, RJ_PREFERENCE_RECOVERY_ON_TODAY,
                                is_on (self->on_today) ? "yes" : "no");
}

static void
ends_run_cb (Choices *self)
{
  if (!self->filling)
    rj_recovery_set_preference (self->context, RJ_PREFERENCE_RECOVERY_USE_ENDS_RUN,
                                is_on (self->ends_run) ? "yes" : "no");
}

static void
on_cb (Choices *self)
{
  if (!self->filling)
    rj_recovery_set_preference (self->context, RJ_PREFERENCE_RECOVERY_ON, is_on (self->on) ? "yes" : "no");
}

static void
own_words_cb (Choices *self)
{
  rj_own_words_dialog_open (self->context, self->group, NULL);
}

static GtkWidget *
add_own_words (Choices *self)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("My own words…"));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_sensitive (row, !rj_context_get_for_reading (self->context));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
  g_signal_connect_swapped (row, "activated", G_CALLBACK (own_words_cb), self);
  return row;
}

static GtkWidget *
add_switch (Choices *self, const char *title, const char *subtitle, GCallback callback)
{
  GtkWidget *row = adw_switch_row_new ();
  RjVocabulary *words = rj_context_get_vocabulary (self->context);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  rj_terms_bind (words, row, "title", title);
  if (subtitle != NULL)
    rj_terms_bind (words, row, "subtitle", subtitle);
  gtk_widget_set_sensitive (row, !rj_context_get_for_reading (self->context));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
  g_signal_connect_swapped (row, "notify::active", callback, self);
  return row;
}

static GtkWidget *
add_combo (Choices *self, const char *title)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  /* At its end there is no room for it in large text. */
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
  gtk_widget_set_sensitive (row, !rj_context_get_for_reading (self->context));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
  return row;
}

static void
fill_headlines (Choices *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (int i = 0; i < RJ_RECOVERY_N_HEADLINES; i++)
    gtk_string_list_take (names, rj_recovery_text_name (self->context, (RjRecoveryHeadline) i));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->headline), G_LIST_MODEL (names));
}

static void
fill_words (Choices *self)
{
  RjVocabulary *vocabulary = rj_context_get_vocabulary (self->context);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  const char *chosen =
    rj_store_get_preference (rj_context_get_store (self->context), RJ_PREFERENCE_VOCABULARY);
  guint selected = 0;

  for (guint i = 0; self->vocabularies[i] != NULL; i++)
    {
      gtk_string_list_take (titles, rj_vocabulary_dup_title (vocabulary, self->vocabularies[i]));
      if (g_strcmp0 (self->vocabularies[i], chosen) == 0)
        selected = i;
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (self->words), G_LIST_MODEL (titles));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->words), selected);
  // With quiet words over them the names of the others would tell.
  gtk_widget_set_visible (self->words, !rj_vocabulary_get_quiet (vocabulary));
  gtk_widget_set_visible (self->own_words, !rj_vocabulary_get_quiet (vocabulary));
}

static gboolean
says (Choices *self, const char *key, const char *value)
{
  return g_strcmp0 (rj_store_get_preference (rj_context_get_store (self->context), key), value) == 0;
}

void
rj_recovery_choices_update (GtkWidget *widget)
{
  Choices *self = g_object_get_data (G_OBJECT (widget), KEY);
  const char *headline =
    rj_store_get_preference (rj_context_get_store (self->context), RJ_PREFERENCE_RECOVERY_HEADLINE);

  self->filling = TRUE;
  fill_headlines (self);
  fill_words (self);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->headline), rj_recovery_headline_from_name (headline));
  adw_switch_row_set_active (ADW_SWITCH_ROW (self->on_today),
                             says (self, RJ_PREFERENCE_RECOVERY_ON_TODAY, "yes"));
  adw_switch_row_set_active (ADW_SWITCH_ROW (self->ends_run),
                             !says (self, RJ_PREFERENCE_RECOVERY_USE_ENDS_RUN, "no"));
  adw_switch_row_set_active (ADW_SWITCH_ROW (self->on), says (self, RJ_PREFERENCE_RECOVERY_ON, "yes"));
  self->filling = FALSE;
}

GtkWidget *
rj_recovery_choices_new (RjContext *context)
{
  Choices *self = g_new0 (Choices, 1);

  self->context = g_object_ref (context);
  self->group = adw_preferences_group_new ();
  self->filling = TRUE;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->group), _ ("What is shown"));
  self->vocabularies = rj_vocabulary_list ();
  self->headline = add_combo (self, _ ("The number in front"));
  self->words = add_combo (self, _ ("Words for it, everywhere"));
  self->own_words = add_own_words (self);
  self->on_today = add_switch (self, _ ("Show it on Today too"), NULL, G_CALLBACK (on_today_cb));
  self->ends_run =
    add_switch (self, _ ("A new run begins after {use_day:a}"),
                _ ("This changes how runs are counted, and nothing else."), G_CALLBACK (ends_run_cb));
  self->on = add_switch (self, _ ("Count my days"),
                         _ ("Off, nothing of it is shown. What you wrote down stays."), G_CALLBACK (on_cb));
  g_object_set_data_full (G_OBJECT (self->group), KEY, self, choices_free);
  rj_recovery_choices_update (self->group);
  g_signal_connect_swapped (self->headline, "notify::selected", G_CALLBACK (headline_cb), self);
  g_signal_connect_swapped (self->words, "notify::selected", G_CALLBACK (words_cb), self);
  self->filling = FALSE;
  return self->group;
}
