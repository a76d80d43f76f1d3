// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-steps-dialog.h"

#include "rj-plan-actions.h"
#include "rj-plan-step.h"
#include "rj-spoken.h"
#include "rj-strategy-text.h"
#include "rj-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _RjStepsDialog {
  RjDialog parent_instance;

  RjContext *context;
  RjOccurrence *occurrence; /* with what was ticked here */
  guint n;
  guint at;
  gint64 started_us; /* when the step that is shown began */
  guint timer;

  GtkWidget *count;
  GtkWidget *text;
  GtkWidget *left;
  GtkWidget *progress;
  GtkWidget *header;
  GtkWidget *back;
  GtkWidget *later;
  GtkWidget *next;
};

G_DEFINE_FINAL_TYPE (RjStepsDialog, rj_steps_dialog, RJ_TYPE_DIALOG)

static gboolean
is_done (RjStepsDialog *self)
{
  return rj_occurrence_is_step_done (self->occurrence, self->at);
}

/* ---- How long the step takes ---- */

static int
get_length (RjStepsDialog *self)
{
  return self->n > 0 ? rj_plan_step_get_minutes (self->occurrence->item->steps[self->at]) * 60 : 0;
}

static void
stop (RjStepsDialog *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->started_us != 0)
    rj_context_end_exercise (self->context);
  self->started_us = 0;
}

static gboolean
tick (gpointer user_data)
{
  RjStepsDialog *self = user_data;
  gint64 passed_us = rj_clock_get_now (rj_context_get_clock (self->context)) - self->started_us;
  int length = get_length (self);
  int left = (int) CLAMP (length - passed_us / G_USEC_PER_SEC, 0, length);
  g_autofree char *clock = rj_strategy_text_clock (left);
  g_autofree char *words = rj_strategy_text_left (left);

  gtk_label_set_label (GTK_LABEL (self->left), clock);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->left), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), 1.0 - (double) left / length);
  if (left > 0)
    return G_SOURCE_CONTINUE;

  self->timer = 0;
  gtk_label_set_label (GTK_LABEL (self->left), _ ("The time is over"));
  rj_announce (self->next, _ ("The time is over"), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  return G_SOURCE_REMOVE;
}

/* An open step is something that runs: it keeps the journal from locking for a while, and goes on after a
 * lock. */
static void
start (RjStepsDialog *self, gint64 started_us)
{
  int length = get_length (self);
  gboolean runs = self->n > 0 && !is_done (self);
  gboolean timed = runs && length > 0;
  g_autofree char *day = rj_day_to_iso (self->occurrence->day);
  g_autofree char *kind =
    g_strdup_printf (RJ_EXERCISE_STEP "%s-%u-%s", day, self->at, self->occurrence->item->record.id);

  stop (self);
  gtk_widget_set_visible (self->left, timed);
  gtk_widget_set_visible (self->progress, timed);
  if (!runs)
    return;
  self->started_us = started_us;
  rj_context_begin_exercise (self->context, kind, started_us, length);
  if (timed && tick (self))
    self->timer = g_timeout_add_seconds (1, tick, self);
}

/* ---- From step to step ---- */

static void
update (RjStepsDialog *self)
{
  const RjPlanItem *item = self->occurrence->item;
  gboolean last = self->at + 1 >= self->n;
  const char *all = self->n > 0 ? item->steps[self->at] : item->note != NULL ? item->note : item->title;
  g_autofree char *text = rj_text_for_label (all, RJ_TEXT_READ);
  g_autofree char *count = NULL;

  gtk_label_set_label (GTK_LABEL (self->text), text);
  count = is_done (self)
            /* Translators: which step of how many, one that is ticked: "Step 2 of 4 · done". */
            ? g_strdup_printf (_ ("Step %u of %u · done"), self->at + 1, self->n)
            /* Translators: which step of how many: "Step 2 of 4". */
            : g_strdup_printf (_ ("Step %u of %u"), self->at + 1, self->n);
  gtk_label_set_label (GTK_LABEL (self->count), count);
  gtk_widget_set_visible (self->count, self->n > 1);
  gtk_widget_set_visible (self->back, self->n > 1);
  gtk_widget_set_sensitive (self->back, self->at > 0);
  gtk_widget_set_visible (self->later, self->n > 1 && !is_done (self));
  gtk_button_set_label (GTK_BUTTON (self->next), is_done (self) && !last ? _ ("_Next") : _ ("_Done"));
}

static void
announce (RjStepsDialog *self)
{
  rj_announce (self->next, gtk_label_get_label (GTK_LABEL (self->text)),
               GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
show_step (RjStepsDialog *self, guint step)
{
  gboolean elsewhere = step != self->at;

  self->at = step;
  update (self);
  start (self, rj_clock_get_now (rj_context_get_clock (self->context)));
  if (elsewhere)
    announce (self);
}

/* After the last one that is open there is nothing more to ask. */
static void
go_on (RjStepsDialog *self, gboolean skip_done)
{
  for (guint step = self->at + 1; step < self->n; step++)
    if (!skip_done || !rj_occurrence_is_step_done (self->occurrence, step))
      {
        show_step (self, step);
        return;
      }
  adw_dialog_close (ADW_DIALOG (self));
}

static void
next_cb (RjStepsDialog *self)
{
  if (self->n == 0)
    {
      if (self->occurrence->mark != RJ_MARK_DONE)
        rj_plan_actions_mark (self->context, self->occurrence, RJ_MARK_DONE);
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  if (is_done (self))
    {
      go_on (self, FALSE);
      return;
    }
  rj_plan_actions_set_step (self->context, self->occurrence, self->at, TRUE);
  if (self->occurrence->done_steps == NULL)
    self->occurrence->done_steps = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (self->occurrence->done_steps, self->at);
  go_on (self, TRUE);
}

static void
later_cb (RjStepsDialog *self)
{
  go_on (self, TRUE);
  gtk_widget_grab_focus (self->next);
}

static void
back_cb (RjStepsDialog *self)
{
  if (self->at == 0)
    return;
  show_step (self, self->at - 1);
  /* The button that cannot go further back cannot keep the focus. */
  if (self->at == 0)
    gtk_widget_grab_focus (self->next);
}

static void
rj_steps_dialog_dispose (GObject *object)
{
  RjStepsDialog *self = RJ_STEPS_DIALOG (object);

  if (self->context != NULL)
    stop (self);
  g_clear_object (&self->context);
  g_clear_pointer (&self->occurrence, rj_occurrence_free);
  G_OBJECT_CLASS (rj_steps_dialog_parent_class)->dispose (object);
}

static void
rj_steps_dialog_class_init (RjStepsDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_steps_dialog_dispose;
}

static void
rj_steps_dialog_init (RjStepsDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *others = adw_wrap_box_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->count = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, NULL);
  gtk_widget_add_css_class (self->count, "dimmed");
  self->text = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "yalign", 0.0, "wrap", TRUE, "wrap-mode",
                             PANGO_WRAP_WORD_CHAR, "vexpand", TRUE, NULL);
  gtk_widget_add_css_class (self->text, "title-2");
  self->left = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (self->left, "title-1");
  gtk_widget_add_css_class (self->left, "numeric");
  self->progress =
    g_object_new (GTK_TYPE_PROGRESS_BAR, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  self->back = gtk_button_new_with_mnemonic (_ ("_Back"));
  /* Translators: goes to the next step of a routine and leaves this one open. */
  self->later = gtk_button_new_with_mnemonic (_ ("_Later"));
  self->next = gtk_button_new_with_mnemonic (_ ("_Done"));
  gtk_widget_set_size_request (self->back, 96, 44);
  gtk_widget_set_size_request (self->later, 96, 44);
  gtk_widget_set_size_request (self->next, -1, 44);
  gtk_widget_add_css_class (self->next, "suggested-action");
  g_signal_connect_swapped (self->back, "clicked", G_CALLBACK (back_cb), self);
  g_signal_connect_swapped (self->later, "clicked", G_CALLBACK (later_cb), self);
  g_signal_connect_swapped (self->next, "clicked", G_CALLBACK (next_cb), self);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (others), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (others), 12);
  adw_wrap_box_set_justify (ADW_WRAP_BOX (others), ADW_JUSTIFY_FILL);
  adw_wrap_box_set_justify_last_line (ADW_WRAP_BOX (others), TRUE);
  adw_wrap_box_append (ADW_WRAP_BOX (others), self->back);
  adw_wrap_box_append (ADW_WRAP_BOX (others), self->later);
  gtk_box_append (GTK_BOX (buttons), self->next);
  gtk_box_append (GTK_BOX (buttons), others);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->text);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), self->left);
  gtk_box_append (GTK_BOX (box), self->progress);
  gtk_box_append (GTK_BOX (box), buttons);
  g_object_set (box, "margin-top", 12, "margin-bottom", 24, "margin-start", 18, "margin-end", 18, NULL);

  self->header = adw_header_bar_new ();
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), self->header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), box);
  adw_dialog_set_content_width (ADW_DIALOG (self), 480);
  adw_dialog_set_content_height (ADW_DIALOG (self), 360);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_default_widget (ADW_DIALOG (self), self->next);
  adw_dialog_set_focus (ADW_DIALOG (self), self->next);
}

static RjStepsDialog *
present (GtkWidget *parent, RjContext *context, const RjOccurrence *occurrence, guint step, gint64 started_us)
{
  RjStepsDialog *self = g_object_new (RJ_TYPE_STEPS_DIALOG, NULL);
  g_autofree char *title = rj_text_for_label (occurrence->item->title, RJ_TEXT_NAME);

  self->context = g_object_ref (context);
  self->occurrence = rj_occurrence_copy (occurrence);
  self->n = rj_occurrence_count_steps (occurrence, NULL);
  self->at = step;
  adw_dialog_set_title (ADW_DIALOG (self), title);
  /* Without steps the title is what the page says, and is not said twice. */
  adw_header_bar_set_show_title (ADW_HEADER_BAR (self->header), self->n > 0);
  update (self);
  adw_dialog_present (ADW_DIALOG (self), parent);
  start (self, started_us);
  return self;
}

RjStepsDialog *
rj_steps_dialog_present (GtkWidget *parent, RjContext *context, const RjOccurrence *occurrence)
{
  return present (parent, context, occurrence, rj_occurrence_find_open_step (occurrence),
                  rj_clock_get_now (rj_context_get_clock (context)));
}

/* A step that runs, and where it goes on. */
typedef struct {
  GWeakRef parent;
  RjContext *context;
  char *id;
  guint step;
  gint64 started_us;
  RjStepsGone gone;
} GoingOn;

static void
going_on_free (GoingOn *self)
{
  g_weak_ref_clear (&self->parent);
  g_object_unref (self->context);
  g_free (self->id);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoingOn, going_on_free)

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoingOn) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) occurrences = rj_plan_list_day_finish (RJ_PLAN (source), result, &error);
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&self->parent);

  /* The window may have been closed, or the journal locked, while it was read. */
  if (parent == NULL || rj_context_get_store (self->context) == NULL)
    return;
  if (occurrences == NULL)
    rj_context_report (self->context, error);
  for (guint i = 0; occurrences != NULL && i < occurrences->len; i++)
    {
      const RjOccurrence *occurrence = g_ptr_array_index (occurrences, i);

      if (g_strcmp0 (occurrence->item->record.id, self->id) == 0
          && self->step < rj_occurrence_count_steps (occurrence, NULL))
        {
          present (parent, self->context, occurrence, self->step, self->started_us);
          return;
        }
    }
  self->gone (parent);
}

gboolean
rj_steps_dialog_go_on (GtkWidget *parent,
                       RjContext *context,
                       const char *kind,
                       gint64 started_us,
                       RjStepsGone gone)
{
  g_autofree char *iso = NULL;
  char *rest = NULL;
  GoingOn *self;
  RjDay day;
  guint64 step;

  if (strlen (kind) < 13)
    return FALSE;
  iso = g_strndup (kind, 10);
  day = rj_day_from_iso (iso);
  step = g_ascii_strtoull (kind + 11, &rest, 10);
  if (day == RJ_DAY_NONE || *rest != '-' || step > G_MAXINT)
    return FALSE;
  self = g_new0 (GoingOn, 1);
  g_weak_ref_init (&self->parent, parent);
  self->context = g_object_ref (context);
  self->id = g_strdup (rest + 1);
  self->step = (guint) step;
  self->started_us = started_us;
  self->gone = gone;
  rj_plan_list_day_async (rj_store_get_plan (rj_context_get_store (context)), day, NULL, listed_cb, self);
  return TRUE;
}

const char *
rj_steps_dialog_get_text (RjStepsDialog *self)
{
  g_return_val_if_fail (RJ_IS_STEPS_DIALOG (self), NULL);
  return gtk_label_get_label (GTK_LABEL (self->text));
}

GtkWidget *
rj_steps_dialog_get_next (RjStepsDialog *self)
{
  g_return_val_if_fail (RJ_IS_STEPS_DIALOG (self), NULL);
  return self->next;
}

GtkWidget *
rj_steps_dialog_get_later (RjStepsDialog *self)
{
  g_return_val_if_fail (RJ_IS_STEPS_DIALOG (self), NULL);
  return self->later;
}

const char *
rj_steps_dialog_get_left (RjStepsDialog *self)
{
  g_return_val_if_fail (RJ_IS_STEPS_DIALOG (self), NULL);
  return gtk_widget_get_visible (self->left) ? gtk_label_get_label (GTK_LABEL (self->left)) : NULL;
}
