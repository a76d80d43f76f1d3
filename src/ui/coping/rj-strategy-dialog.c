// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-strategy-dialog.h"

#include "rj-spoken.h"
#include "rj-strategy-editor.h"
#include "rj-strategy-text.h"
#include "rj-terms.h"
#include "rj-text.h"

#include <glib/gi18n-lib.h>

#define STEPS_SHOWN 100

struct _RjStrategyDialog {
  RjDialog parent_instance;

  RjContext *context;
  RjStrategy *strategy;
  gint64 started_us;
  guint timer;
  gboolean time_is_up;

  AdwNavigationView *navigation;
  AdwNavigationPage *note;
  GtkWidget *reading;
  GtkWidget *doing;
  GtkToggleButton *favourite;
  GtkLabel *title;
  GtkLabel *summary;
  GtkBox *steps;
  GtkBox *caution_box;
  GtkLabel *caution;
  GtkLabel *learned;
  GtkLabel *tags;
  GtkWidget *use;
  GtkLabel *use_title;
  GtkLabel *left;
  GtkProgressBar *progress;
  GtkBox *use_steps;
  GtkWidget *did;
};

G_DEFINE_FINAL_TYPE (RjStrategyDialog, rj_strategy_dialog, RJ_TYPE_DIALOG)

static GtkWidget *
new_step (const char *text)
{
  g_autofree char *shown = rj_text_for_label (text, RJ_TEXT_READ);
  GtkWidget *label = gtk_label_new (shown);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_BASELINE_FILL);
  return label;
}

/* Nobody follows so many, and each is two widgets: the rest can be read in the editor. */
static void
add_rest (GtkBox *box, int n)
{
  g_autofree char *text =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "And %d more step. It is there when you edit the note.",
                                  "And %d more steps. They are there when you edit the note.", (gulong) n),
                     n);

  gtk_box_append (box, new_step (text));
}

static void
fill_steps (GtkBox *box, GStrv steps)
{
  int n = steps ? (int) g_strv_length (steps) : 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))))
    gtk_box_remove (box, child);
  for (int i = 0; i < MIN (n, STEPS_SHOWN); i++)
    {
      GtkWidget *row =
        g_object_new (GTK_TYPE_BOX, "spacing", 12, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
      /* Translators: number of a step in a list. */
      g_autofree char *number = g_strdup_printf (C_ ("step", "%d."), i + 1);
      GtkWidget *count = gtk_label_new (number);
      GtkWidget *label = new_step (steps[i]);

      gtk_widget_set_valign (count, GTK_ALIGN_BASELINE_FILL);
      gtk_label_set_width_chars (GTK_LABEL (count), 3);
      gtk_label_set_xalign (GTK_LABEL (count), 1.0f);
      gtk_widget_add_css_class (count, "numeric");
      gtk_widget_add_css_class (count, "dimmed");
      gtk_box_append (GTK_BOX (row), count);
      gtk_box_append (GTK_BOX (row), label);
      gtk_box_append (box, row);
    }
  if (n > STEPS_SHOWN)
    add_rest (box, n - STEPS_SHOWN);
}

static void
set_text (GtkLabel *label, const char *text)
{
  g_autofree char *shown = rj_text_for_label (text ? text : "", RJ_TEXT_READ);

  gtk_label_set_label (label, shown);
}

static void
set_optional (GtkLabel *label, char *text)
{
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
  set_text (label, text);
  g_free (text);
}

static void
update_favourite (RjStrategyDialog *self)
{
  const char *name = _ ("Favourite");

  gtk_widget_set_tooltip_text (GTK_WIDGET (self->favourite), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->favourite), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_caution (RjStrategyDialog *self)
{
  const RjStrategy *s = self->strategy;
  gboolean any = s->caution && *s->caution;
  /* Translators: of a coping note; %s is why ("Waiting asks nothing of your body."). */
  g_autofree char *none =
    any && s->caution_none ? g_strdup_printf (_ ("No caution needed. %s"), s->caution) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->caution_box), any);
  set_text (self->caution, none ? none : s->caution);
}

static void
fill (RjStrategyDialog *self)
{
  RjStrategy *s = self->strategy;
  g_autofree char *summary = rj_strategy_text_summary (s);
  g_autofree char *tags = s->tags && s->tags[0] ? g_strjoinv (C_ ("between tags", ", "), s->tags) : NULL;

  set_text (self->title, s->title);
  set_text (self->use_title, s->title);
  gtk_label_set_label (self->summary, summary);
  fill_steps (self->steps, s->steps);
  fill_steps (self->use_steps, s->steps);
  show_caution (self);
  set_optional (self->learned,
                s->learned && *s->learned ? g_strdup_printf (_ ("Learned from: %s"), s->learned) : NULL);
  set_optional (self->tags, tags ? g_strdup_printf (_ ("Tags: %s"), tags) : NULL);
  gtk_toggle_button_set_active (self->favourite, s->favourite);
  update_favourite (self);
}

static int
seconds_left (RjStrategyDialog *self)
{
  gint64 passed = rj_clock_get_now (rj_context_get_clock (self->context)) - self->started_us;

  return self->strategy->minutes * 60 - (int) (passed / G_USEC_PER_SEC);
}

static gboolean
tick (gpointer user_data)
{
  RjStrategyDialog *self = user_data;
  int length = self->strategy->minutes * 60;
  int left = CLAMP (seconds_left (self), 0, length);
  g_autofree char *clock = rj_strategy_text_clock (left);
  g_autofree char *words = rj_strategy_text_left (left);

  gtk_label_set_label (self->left, clock);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->left), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_progress_bar_set_fraction (self->progress, 1.0 - (double) left / length);
  if (left > 0)
    return G_SOURCE_CONTINUE;

  self->time_is_up = TRUE;
  self->timer = 0;
  gtk_label_set_label (self->left, _ ("The time is over"));
  gtk_widget_add_css_class (self->did, "suggested-action");
  rj_announce (GTK_WIDGET (self), _ ("The time is over"), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  return G_SOURCE_REMOVE;
}

static void
stop (RjStrategyDialog *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->started_us)
    rj_context_end_exercise (self->context);
  self->started_us = 0;
}

static void
use (RjStrategyDialog *self, gint64 started_us)
{
  gboolean timed = self->strategy->minutes > 0;
  g_autofree char *kind = g_strconcat (RJ_EXERCISE_COPING, self->strategy->record.id, NULL);
  g_autofree char *steps = NULL;
  g_autofree char *heard = NULL;

  self->started_us = started_us;
  self->time_is_up = FALSE;
  gtk_widget_remove_css_class (self->did, "suggested-action");
  rj_context_begin_exercise (self->context, kind, self->started_us, self->strategy->minutes * 60);
  gtk_widget_set_visible (GTK_WIDGET (self->left), timed);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), timed);
  if (timed)
    {
      if (tick (self))
        self->timer = g_timeout_add_seconds (1, tick, self);
    }
  /* What to do is heard at once, without looking for it. */
  steps = g_strjoinv (" ", self->strategy->steps);
  heard = rj_text_for_label (steps, RJ_TEXT_READ);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->did), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, heard, -1);
  adw_navigation_view_push_by_tag (self->navigation, "use");
  gtk_widget_grab_focus (self->did);
}

static void
use_clicked_cb (RjStrategyDialog *self)
{
  use (self, rj_clock_get_now (rj_context_get_clock (self->context)));
}

static void
use_hidden_cb (RjStrategyDialog *self)
{
  stop (self);
}

static void
stop_clicked_cb (RjStrategyDialog *self)
{
  adw_navigation_view_pop (self->navigation);
}

static void
recorded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjContext) context = user_data;
  g_autoptr (GError) error = NULL;

  if (rj_strategies_record_use_finish (RJ_STRATEGIES (source), result, &error))
    rj_context_toast (context, _ ("Noted."), TRUE);
  else
    rj_context_report (context, error);
}

static void
did_clicked_cb (RjStrategyDialog *self)
{
  RjStrategies *strategies = rj_store_get_strategies (rj_context_get_store (self->context));
  gint64 now = rj_clock_get_now (rj_context_get_clock (self->context));
  const RjStrategyUse use = { .strategy = self->strategy->record.id,
                              .for_felt = TRUE,
                              .started_us = self->started_us,
                              .ended_us = MAX (now, self->started_us) };

  rj_strategies_record_use_async (strategies, &use, NULL, recorded_cb, g_object_ref (self->context));
  stop (self);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjContext) context = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) saved = rj_strategies_save_finish (RJ_STRATEGIES (source), result, &error);

  if (!saved)
    rj_context_report (context, error);
}

static void
favourite_toggled_cb (RjStrategyDialog *self)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  if (self->strategy->favourite == gtk_toggle_button_get_active (self->favourite))
    return;
  self->strategy->favourite = !self->strategy->favourite;
  g_ptr_array_add (one, self->strategy);
  rj_strategies_save_async (rj_store_get_strategies (rj_context_get_store (self->context)), one, NULL,
                            saved_cb, g_object_ref (self->context));
}

static void
edit_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RjStrategyDialog *self = RJ_STRATEGY_DIALOG (widget);
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (widget));
  g_autoptr (RjContext) context = g_object_ref (self->context);
  g_autoptr (RjStrategy) strategy = rj_strategy_copy (self->strategy);

  adw_dialog_close (ADW_DIALOG (self));
  rj_strategy_editor_present (root, context, strategy);
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjContext) context = user_data;
  g_autoptr (GError) error = NULL;

  if (rj_strategies_delete_finish (RJ_STRATEGIES (source), result, &error))
    rj_context_toast (context, _ ("Deleted."), TRUE);
  else
    rj_context_report (context, error);
}

static void
delete_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RjStrategyDialog *self = RJ_STRATEGY_DIALOG (widget);

  rj_strategies_delete_async (rj_store_get_strategies (rj_context_get_store (self->context)),
                              self->strategy->record.id, NULL, deleted_cb, g_object_ref (self->context));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
rj_strategy_dialog_dispose (GObject *object)
{
  RjStrategyDialog *self = RJ_STRATEGY_DIALOG (object);

  if (self->context)
    stop (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), RJ_TYPE_STRATEGY_DIALOG);
  g_clear_object (&self->context);
  g_clear_pointer (&self->strategy, rj_strategy_free);
  G_OBJECT_CLASS (rj_strategy_dialog_parent_class)->dispose (object);
}

static void
rj_strategy_dialog_class_init (RjStrategyDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rj_strategy_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, RJ_APP_PATH "/ui/rj-strategy-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RjStrategyDialog, navigation);
  gtk_widget_class_bind_template_child (widget_class, RjStrategyDialog, note);
  gtk_widget_class_bind_template_child (widget_class, RjStrategyDialog, reading);
  gtk_widget_class_bind_template_child (widget_class, RjStrategyDialog, doing);
  gtk_widget_class_bind_template_child (widget_class, RjStrategyDialog, favourite);
  gtk_widget_class_bind_template_child (widget_class, RjStrategyDialog, title);
  gtk_widget_class_bind_template_child (widget_class, RjStrategyDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, RjStrategyDialog, steps);
  gtk_widget_class_bind_template_child (widget_class, RjStrategyDialog, caution_box);
  gtk_widget_class_bind_template_child (widget_class, RjStrategyDialog, caution);
  gtk_widget_class_bind_template_child (widget_class, RjStrategyDialog, learned);
  gtk_widget_class_bind_template_child (widget_class, RjStrategyDialog, tags);
  gtk_widget_class_bind_template_child (widget_class, RjStrategyDialog, use);
  gtk_widget_class_bind_template_child (widget_class, RjStrategyDialog, use_title);
  gtk_widget_class_bind_template_child (widget_class, RjStrategyDialog, left);
  gtk_widget_class_bind_template_child (widget_class, RjStrategyDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, RjStrategyDialog, use_steps);
  gtk_widget_class_bind_template_child (widget_class, RjStrategyDialog, did);
  gtk_widget_class_bind_template_callback (widget_class, favourite_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, use_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, use_hidden_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, did_clicked_cb);
  gtk_widget_class_install_action (widget_class, "note.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "note.delete", NULL, delete_action);
}

static void
rj_strategy_dialog_init (RjStrategyDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rj_speak_content (self->reading);
  rj_speak_content (self->doing);
}

static RjStrategyDialog *
present (GtkWidget *parent, RjContext *context, const RjStrategy *strategy)
{
  RjStrategyDialog *self = g_object_new (RJ_TYPE_STRATEGY_DIALOG, NULL);
  RjVocabulary *words = rj_context_get_vocabulary (context);

  self->context = g_object_ref (context);
  self->strategy = rj_strategy_copy (strategy);
  rj_terms_watch (words, GTK_WIDGET (self));
  rj_terms_bind (words, self->note, "title", _ ("{coping:One}"));
  fill (self);
  adw_dialog_set_focus (ADW_DIALOG (self), self->use);
  adw_dialog_present (ADW_DIALOG (self), parent);
  return self;
}

void
rj_strategy_dialog_present (GtkWidget *parent, RjContext *context, const RjStrategy *strategy)
{
  present (parent, context, strategy);
}

void
rj_strategy_dialog_go_on (GtkWidget *parent,
                          RjContext *context,
                          const RjStrategy *strategy,
                          gint64 started_us)
{
  use (present (parent, context, strategy), started_us);
}
