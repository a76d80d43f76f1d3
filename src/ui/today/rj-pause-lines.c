// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-pause-lines.h"

#include "rj-format.h"
#include "rj-pause-dialog.h"
#include "rj-spoken.h"
#include "rj-text.h"

#include <glib/gi18n-lib.h>

struct _RjPauseLines {
  AdwBin parent_instance;

  RjContext *context;
  RjDayPlan *plan;
  GCancellable *cancellable; /* stands for the reading under way */
  GtkWidget *box;
  char *shown; /* what it says now */
  gboolean all;
};

G_DEFINE_FINAL_TYPE (RjPauseLines, rj_pause_lines, ADW_TYPE_BIN)

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* "Everything rests: ill. Until Sunday 22 November." */
static char *
describe (RjPauseLines *self, const RjPause *pause)
{
  RjDay today = rj_clock_get_today (rj_context_get_clock (self->context));
  g_autoptr (GString) text = g_string_new (NULL);
  const char *reason = rj_pause_text_reason (pause->reason);
  g_autofree char *what = pause->item_id == NULL ? g_strdup (_ ("Everything rests"))
                                                 : rj_text_for_label (pause->title, RJ_TEXT_NAME);

  if (pause->item_id != NULL)
    /* Translators: one thing of the plan is paused: "Walk rests" */
    g_string_append_printf (text, _ ("%s rests"), what);
  else
    g_string_append (text, what);
  if (reason != NULL)
    g_string_append_printf (text, ": %s", reason);
  g_string_append_c (text, '.');
  if (pause->last_day != RJ_DAY_NONE)
    {
      g_autofree char *day = rj_format_day (pause->last_day, today);

      g_string_append_c (text, ' ');
      /* Translators: the last day of a pause: "Until Sunday 22 November." */
      g_string_append_printf (text, _ ("Until %s."), day);
    }
  if (pause->item_id == NULL)
    g_string_append_printf (
      text, " %s",
      rj_context_say (self->context, _ ("{medicine:labels}, {appointment:many} and what "
                                        "you have to pick up stay.")));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjContext) context = user_data;
  g_autoptr (GError) error = NULL;

  if (rj_whole_days_end_pause_finish (RJ_WHOLE_DAYS (source), result, &error))
    rj_context_toast (context, _ ("It goes on."), TRUE);
  else
    rj_context_report (context, error);
}

static void
go_on_cb (RjPauseLines *self, GtkWidget *button)
{
  const char *id = g_object_get_data (G_OBJECT (button), "rj-pause");

  rj_whole_days_end_pause_async (rj_store_get_whole_days (rj_context_get_store (self->context)), id,
                                 rj_day_plan_get_day (self->plan), NULL, ended_cb,
                                 g_object_ref (self->context));
  /* The button goes with its line. */
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), GTK_DIR_TAB_FORWARD);
}

static void
add_line (RjPauseLines *self, const RjPause *pause, const char *text)
{
  GtkWidget *line = adw_wrap_box_new ();
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, NULL);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Go on"));
  g_autofree char *name = NULL;

  /* Translators: read aloud for the button that ends a pause; %s says what rests. */
  name = g_strdup_printf (_ ("Go on. %s"), text);
  rj_speak_button (GTK_BUTTON (button), name);
  g_object_set_data_full (G_OBJECT (button), "rj-pause", g_strdup (pause->id), g_free);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (go_on_cb), self);
  gtk_widget_set_size_request (button, 44, 44);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (line), 12);
  adw_wrap_box_append (ADW_WRAP_BOX (line), label);
  adw_wrap_box_append (ADW_WRAP_BOX (line), button);
  gtk_box_append (GTK_BOX (self->box), line);
}

static void
show (RjPauseLines *self, GPtrArray *pauses)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) all = g_string_new (NULL);
  GtkWidget *child;

  for (guint i = 0; i < pauses->len; i++)
    {
      const RjPause *pause = g_ptr_array_index (pauses, i);

      g_ptr_array_add (texts, describe (self, pause));
      g_string_append_printf (all, "%s %s\n", pause->id, (char *) g_ptr_array_index (texts, i));
    }
  /* What says the same stays where the focus may be. */
  if (!g_set_str (&self->shown, all->str))
    return;
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  self->all = FALSE;
  for (guint i = 0; i < pauses->len; i++)
    {
      const RjPause *pause = g_ptr_array_index (pauses, i);

      self->all = self->all || pause->item_id == NULL;
      add_line (self, pause, g_ptr_array_index (texts, i));
    }
  gtk_widget_set_visible (GTK_WIDGET (self), pauses->len > 0);
  g_signal_emit (self, signals[CHANGED], 0);
}

typedef struct {
  RjPauseLines *self;
  GCancellable *cancellable;
} Reading;

static void
list_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Reading *reading = user_data;
  g_autoptr (GCancellable) cancellable = reading->cancellable;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pauses = rj_whole_days_list_pauses_finish (RJ_WHOLE_DAYS (source), result, &error);

  if (g_cancellable_is_cancelled (cancellable))
    return;
  if (pauses != NULL)
    show (reading->self, pauses);
  else
    rj_context_report (reading->self->context, error);
}

static void
reload (RjPauseLines *self)
{
  Reading *reading;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  reading = g_new0 (Reading, 1);
  reading->self = self;
  reading->cancellable = g_object_ref (self->cancellable);
  rj_whole_days_list_pauses_async (rj_store_get_whole_days (rj_context_get_store (self->context)),
                                   rj_day_plan_get_day (self->plan), self->cancellable, list_cb, reading);
}

static void
rj_pause_lines_dispose (GObject *object)
{
  RjPauseLines *self = RJ_PAUSE_LINES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  g_clear_object (&self->plan);
  g_clear_object (&self->context);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (rj_pause_lines_parent_class)->dispose (object);
}

static void
rj_pause_lines_class_init (RjPauseLinesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_pause_lines_dispose;
  signals[CHANGED] =
    g_signal_new ("changed", RJ_TYPE_PAUSE_LINES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rj_pause_lines_init (RjPauseLines *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  adw_bin_set_child (ADW_BIN (self), self->box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
rj_pause_lines_new (RjContext *context, RjDayPlan *plan)
{
  RjPauseLines *self = g_object_new (RJ_TYPE_PAUSE_LINES, NULL);

  self->context = g_object_ref (context);
  self->plan = g_object_ref (plan);
  g_signal_connect_swapped (plan, "updated", G_CALLBACK (reload), self);
  return GTK_WIDGET (self);
}

gboolean
rj_pause_lines_get_all (RjPauseLines *self)
{
  g_return_val_if_fail (RJ_IS_PAUSE_LINES (self), FALSE);
  return self->all;
}
