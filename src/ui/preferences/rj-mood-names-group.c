// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-mood-names-group.h"

#include "rj-mood-mark.h"
#include "rj-mood-names.h"
#include "rj-private-entry.h"

#include <glib/gi18n-lib.h>

#define N_MOODS 5

struct _RjMoodNamesGroup {
  AdwPreferencesGroup parent_instance;

  RjContext *context;
  GtkWidget *rows[N_MOODS];
};

G_DEFINE_FINAL_TYPE (RjMoodNamesGroup, rj_mood_names_group, ADW_TYPE_PREFERENCES_GROUP)

static void
set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjContext) context = user_data;
  g_autoptr (GError) error = NULL;

  if (!rj_mood_names_set_finish (RJ_STORE (source), result, &error))
    rj_context_report (context, error);
}

static void
changed_cb (GtkWidget *row, RjMoodNamesGroup *self)
{
  for (int i = 0; i < N_MOODS; i++)
    if (self->rows[i] == row)
      rj_mood_names_set_async (rj_context_get_store (self->context), (RjMood) (i + 1),
                               gtk_editable_get_text (GTK_EDITABLE (row)), set_cb,
                               g_object_ref (self->context));
}

void
rj_mood_names_group_set_context (RjMoodNamesGroup *self, RjContext *context)
{
  RjStore *store = rj_context_get_store (context);

  g_return_if_fail (RJ_IS_MOOD_NAMES_GROUP (self));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
  gtk_widget_set_visible (GTK_WIDGET (self), store != NULL);
  for (int i = 0; i < N_MOODS && store != NULL; i++)
    {
      const char *own = rj_mood_names_get_own (store, (RjMood) (i + 1));

      gtk_editable_set_text (GTK_EDITABLE (self->rows[i]), own != NULL ? own : "");
      g_signal_connect_object (self->rows[i], "changed", G_CALLBACK (changed_cb), self, 0);
    }
}

static void
rj_mood_names_group_dispose (GObject *object)
{
  RjMoodNamesGroup *self = RJ_MOOD_NAMES_GROUP (object);

  /* Rows that go would report an empty name. */
  for (int i = 0; i < N_MOODS; i++)
    if (self->rows[i] != NULL)
      {
        g_signal_handlers_disconnect_by_func (self->rows[i], changed_cb, self);
        self->rows[i] = NULL;
      }
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_mood_names_group_parent_class)->dispose (object);
}

static void
rj_mood_names_group_class_init (RjMoodNamesGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_mood_names_group_dispose;
}

static void
add_row (RjMoodNamesGroup *self, int i)
{
  RjMood mood = (RjMood) (i + 1);
  GtkWidget *row = g_object_new (ADW_TYPE_ENTRY_ROW, "use-markup", FALSE, "title", rj_mood_get_name (mood),
                                 "max-length", RJ_MOOD_NAME_MAX, NULL);

  adw_entry_row_add_prefix (ADW_ENTRY_ROW (row), rj_mood_mark_new (mood));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  self->rows[i] = row;
}

static void
rj_mood_names_group_init (RjMoodNamesGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("My moods"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         _ ("What you call the five moods. Left empty, our word stays."));
  for (int i = 0; i < N_MOODS; i++)
    add_row (self, i);
  rj_make_all_private (GTK_WIDGET (self));
}
