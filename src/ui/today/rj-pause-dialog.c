// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-pause-dialog.h"

#include "rj-day-button.h"
#include "rj-spoken.h"
#include "rj-terms.h"
#include "rj-text.h"

#include <glib/gi18n-lib.h>

struct _RjPauseDialog {
  RjDialog parent_instance;

  RjContext *context;
  char *item_id;

  GtkWidget *heading;
  GtkWidget *words;
  GtkWidget *reason;
  GtkWidget *first;
  GtkWidget *ends;
  GtkWidget *last;
  AdwActionRow *last_row;
  GtkWidget *pause;
};

G_DEFINE_FINAL_TYPE (RjPauseDialog, rj_pause_dialog, RJ_TYPE_DIALOG)

const char *
rj_pause_text_reason (RjPauseReason reason)
{
  switch (reason)
    {
    case RJ_PAUSE_ILL:
      /* Translators: why the plan rests, within a sentence: "Everything rests: ill." */
      return C_ ("pause", "ill");
    case RJ_PAUSE_AWAY:
      return C_ ("pause", "away");
    case RJ_PAUSE_HARD_TIME:
      return C_ ("pause", "a hard time");
    case RJ_PAUSE_NO_REASON:
    default:
      return NULL;
    }
}

static gboolean
has_end (RjPauseDialog *self)
{
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (self->ends)) == 1;
}

static void
update (RjPauseDialog *self)
{
  gboolean valid = !has_end (self)
                   || rj_day_button_get_day (RJ_DAY_BUTTON (self->last))
                        >= rj_day_button_get_day (RJ_DAY_BUTTON (self->first));

  gtk_widget_set_visible (GTK_WIDGET (self->last_row), has_end (self));
  adw_action_row_set_subtitle (self->last_row, valid ? "" : _ ("That is before the first day."));
  gtk_widget_set_sensitive (self->pause, valid);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjContext) context = user_data;
  g_autoptr (GError) error = NULL;

  if (rj_whole_days_save_pause_finish (RJ_WHOLE_DAYS (source), result, &error))
    rj_context_toast (context, _ ("Paused. It can wait."), TRUE);
  else
    rj_context_report (context, error);
}

static void
pause_cb (RjPauseDialog *self)
{
  g_autoptr (RjPause) pause = rj_pause_new ();

  pause->item_id = g_strdup (self->item_id);
  pause->reason = (RjPauseReason) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->reason));
  pause->first_day = rj_day_button_get_day (RJ_DAY_BUTTON (self->first));
  pause->last_day = has_end (self) ? rj_day_button_get_day (RJ_DAY_BUTTON (self->last)) : RJ_DAY_NONE;
  rj_whole_days_save_pause_async (rj_store_get_whole_days (rj_context_get_store (self->context)), pause, NULL,
                                  saved_cb, g_object_ref (self->context));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
cancel_cb (RjPauseDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
rj_pause_dialog_dispose (GObject *object)
{
  RjPauseDialog *self = RJ_PAUSE_DIALOG (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->item_id, g_free);
  G_OBJECT_CLASS (rj_pause_dialog_parent_class)->dispose (object);
}

static void
rj_pause_dialog_class_init (RjPauseDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_pause_dialog_dispose;
}

static GtkWidget *
add_row (GtkWidget *list, const char *title, GtkWidget *suffix)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", title, "use-underline", TRUE,
                                 "activatable-widget", suffix, NULL);

  gtk_widget_set_valign (suffix, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
  if (RJ_IS_DAY_BUTTON (suffix))
    {
      g_auto (GStrv) plain = g_strsplit (title, "_", -1);
      g_autofree char *name = g_strjoinv ("", plain);

      rj_day_button_set_title (RJ_DAY_BUTTON (suffix), name);
    }
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static GtkWidget *
make_choice (const char *const *choices, const char *name)
{
  GtkWidget *choice = gtk_drop_down_new_from_strings (choices);

  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  rj_speak_choice (GTK_DROP_DOWN (choice));
  return choice;
}

static GtkWidget *
make_content (RjPauseDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *list = gtk_list_box_new ();
  /* In the order of RjPauseReason. */
  const char *reasons[] = { _ ("I'd rather not say"), _ ("I'm ill"), _ ("I'm away"), _ ("A hard time"),
                            NULL };
  const char *ends[] = { _ ("When I go on"), _ ("On a day"), NULL };

  self->heading =
    g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  gtk_widget_add_css_class (self->heading, "title-4");
  self->words =
    g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  self->reason = make_choice (reasons, _ ("Why"));
  self->first = rj_day_button_new ();
  self->ends = make_choice (ends, _ ("It ends"));
  self->last = rj_day_button_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  add_row (list, _ ("_Why"), self->reason);
  add_row (list, _ ("_First day"), self->first);
  add_row (list, _ ("It _ends"), self->ends);
  self->last_row = ADW_ACTION_ROW (add_row (list, _ ("_Last day"), self->last));
  g_signal_connect_swapped (self->first, "picked", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->last, "picked", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->ends, "notify::selected", G_CALLBACK (update), self);

  gtk_box_append (GTK_BOX (box), self->heading);
  gtk_box_append (GTK_BOX (box), self->words);
  gtk_box_append (GTK_BOX (box), list);
  g_object_set (box, "margin-top", 12, "margin-bottom", 24, "margin-start", 12, "margin-end", 12, NULL);
  return box;
}

static void
rj_pause_dialog_init (RjPauseDialog *self)
{
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->pause = gtk_button_new_with_mnemonic (_ ("_Pause"));
  g_signal_connect_swapped (self->pause, "clicked", G_CALLBACK (pause_cb), self);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (cancel_cb), self);
  rj_dialog_set_frame (RJ_DIALOG (self), C_ ("dialog", "Pause"), 440, cancel, self->pause,
                       make_content (self));
  adw_dialog_set_focus (ADW_DIALOG (self), self->pause);
}

RjPauseDialog *
rj_pause_dialog_present (GtkWidget *parent, RjContext *context, const RjPlanItem *item, RjDay day)
{
  RjPauseDialog *self = g_object_new (RJ_TYPE_PAUSE_DIALOG, NULL);

  self->context = g_object_ref (context);
  self->item_id = item != NULL ? g_strdup (item->record.id) : NULL;
  if (item != NULL)
    {
      g_autofree char *title = rj_text_for_label (item->title, RJ_TEXT_NAME);

      gtk_label_set_label (GTK_LABEL (self->heading), title);
      gtk_label_set_label (GTK_LABEL (self->words), _ ("It rests on these days. Nothing is counted."));
    }
  else
    {
      gtk_label_set_label (GTK_LABEL (self->heading), _ ("Let everything rest"));
      rj_terms_bind (rj_context_get_vocabulary (context), self->words, "label",
                     _ ("{medicine:labels}, {appointment:many} and what you have to pick up stay. Nothing is "
                        "counted."));
    }
  rj_day_button_set_day (RJ_DAY_BUTTON (self->first), day, RJ_DAY_NONE);
  rj_day_button_set_day (RJ_DAY_BUTTON (self->last), day, RJ_DAY_NONE);
  update (self);
  adw_dialog_present (ADW_DIALOG (self), parent);
  return self;
}
