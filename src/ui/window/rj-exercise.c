// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-exercise.h"

#include "rj-steps-dialog.h"
#include "rj-strategy-dialog.h"
#include "rj-window-private.h"

#define LONGER_US (30 * G_TIME_SPAN_MINUTE)

typedef struct {
  RjWindow *window;
  char *id;
  gint64 started_us;
} Coping;

static void
coping_free (Coping *self)
{
  g_object_unref (self->window);
  g_free (self->id);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Coping, coping_free)

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Coping) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) strategies = rj_strategies_list_finish (RJ_STRATEGIES (source), result, &error);
  RjContext *context = rj_window_get_context (self->window);
  gboolean opened = FALSE;

  /* The window may have been closed, or the journal locked, while it was read. */
  if (context == NULL || rj_context_get_store (context) == NULL)
    return;
  if (strategies == NULL)
    rj_context_report (context, error);
  for (guint i = 0; strategies != NULL && i < strategies->len; i++)
    {
      const RjStrategy *strategy = g_ptr_array_index (strategies, i);

      if (g_strcmp0 (strategy->record.id, self->id) != 0)
        continue;
      rj_strategy_dialog_go_on (GTK_WIDGET (self->window), context, strategy, self->started_us);
      opened = TRUE;
    }
  /* Deleted meanwhile: nothing is above what else there is to say. */
  if (!opened)
    rj_news_go_on (rj_window_get_news (self->window));
}

static void
go_on_coping (RjWindow *window, const char *id, gint64 started_us)
{
  RjStore *store = rj_context_get_store (rj_window_get_context (window));
  Coping *self = g_new0 (Coping, 1);

  self->window = g_object_ref (window);
  self->id = g_strdup (id);
  self->started_us = started_us;
  rj_strategies_list_async (rj_store_get_strategies (store), NULL, listed_cb, self);
}

static void
step_gone_cb (GtkWidget *window)
{
  rj_news_go_on (rj_window_get_news (RJ_WINDOW (window)));
}

gboolean
rj_exercise_go_on (RjWindow *window, const char *kind, gint64 started_us, int seconds)
{
  gint64 passed_us = rj_clock_get_now (rj_context_get_clock (rj_window_get_context (window))) - started_us;
  gint64 length_us = seconds * G_TIME_SPAN_SECOND;

  if (passed_us < 0)
    return FALSE;
  if (g_str_has_prefix (kind, RJ_EXERCISE_BREATHING) && passed_us < length_us)
    {
      const char *pattern = kind + strlen (RJ_EXERCISE_BREATHING);

      rj_window_go_on_breathing (window, *pattern == '-' ? pattern + 1 : NULL, started_us);
      return TRUE;
    }
  if (g_str_has_prefix (kind, RJ_EXERCISE_COPING) && passed_us < length_us + LONGER_US)
    {
      go_on_coping (window, kind + strlen (RJ_EXERCISE_COPING), started_us);
      return TRUE;
    }
  if (g_str_has_prefix (kind, RJ_EXERCISE_STEP) && passed_us < length_us + LONGER_US)
    return rj_steps_dialog_go_on (GTK_WIDGET (window), rj_window_get_context (window),
                                  kind + strlen (RJ_EXERCISE_STEP), started_us, step_gone_cb);
  return FALSE;
}
