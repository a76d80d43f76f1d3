// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-move-dialog.h"

#include "rj-date-chooser.h"
#include "rj-plan-actions.h"
#include "rj-plan-text.h"
#include "rj-text.h"
#include "rj-time-entry.h"

#include <glib/gi18n-lib.h>

struct _RjMoveDialog {
  RjDialog parent_instance;

  RjContext *context;
  RjOccurrence *occurrence;
  char *draft;
  char *state_draft;

  GtkWidget *heading;
  GtkWidget *chooser;
  GtkWidget *part;
  AdwActionRow *time_row;
  GtkWidget *time;
  GtkWidget *move;
  GtkWidget *state; /* never shown: day and part as text, so that they can be a draft */
  gboolean reading;
};

G_DEFINE_FINAL_TYPE (RjMoveDialog, rj_move_dialog, RJ_TYPE_DIALOG)

/* ---- Drafts ---- */

static void
picked_cb (RjMoveDialog *self)
{
  g_autofree char *day = rj_day_to_iso (rj_date_chooser_get_day (RJ_DATE_CHOOSER (self->chooser)));
  g_autofree char *state =
    g_strdup_printf ("%s %u", day, gtk_drop_down_get_selected (GTK_DROP_DOWN (self->part)));

  if (!self->reading)
    gtk_editable_set_text (GTK_EDITABLE (self->state), state);
}

static void
state_changed_cb (RjMoveDialog *self)
{
  g_auto (GStrv) words = g_strsplit (gtk_editable_get_text (GTK_EDITABLE (self->state)), " ", 2);
  RjDay day = words[0] != NULL ? rj_day_from_iso (words[0]) : RJ_DAY_NONE;
  guint64 part;

  if (day == RJ_DAY_NONE || words[1] == NULL || !g_ascii_string_to_unsigned (words[1], 10, 0, 3, &part, NULL))
    return;
  self->reading = TRUE;
  rj_date_chooser_set_day (RJ_DATE_CHOOSER (self->chooser), day);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->part), (guint) part);
  self->reading = FALSE;
}

/* ---- Moving ---- */

/* A time decides the part; without one the person does. */
static void
time_changed_cb (RjMoveDialog *self)
{
  int minutes = rj_time_entry_get_minutes (RJ_TIME_ENTRY (self->time));
  g_autofree char *problem = rj_time_entry_dup_problem (RJ_TIME_ENTRY (self->time));

  adw_action_row_set_subtitle (self->time_row, problem != NULL ? problem : "");
  if (minutes >= 0)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->part),
                                (guint) rj_day_part_for_minutes (minutes) - RJ_PART_MORNING);
  gtk_widget_set_sensitive (self->part, minutes < 0);
  gtk_widget_set_sensitive (self->move, rj_time_entry_get_valid (RJ_TIME_ENTRY (self->time)));
}

static void
finish (RjMoveDialog *self)
{
  rj_context_drop_draft (self->context, self->draft);
  rj_context_drop_draft (self->context, self->state_draft);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
move_cb (RjMoveDialog *self)
{
  RjDayPart part = (RjDayPart) (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->part)) + RJ_PART_MORNING);

  rj_plan_actions_move (self->context, self->occurrence,
                        rj_date_chooser_get_day (RJ_DATE_CHOOSER (self->chooser)), part,
                        rj_time_entry_get_minutes (RJ_TIME_ENTRY (self->time)));
  finish (self);
}

static void
rj_move_dialog_dispose (GObject *object)
{
  RjMoveDialog *self = RJ_MOVE_DIALOG (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->occurrence, rj_occurrence_free);
  g_clear_object (&self->state);
  g_clear_pointer (&self->draft, g_free);
  g_clear_pointer (&self->state_draft, g_free);
  G_OBJECT_CLASS (rj_move_dialog_parent_class)->dispose (object);
}

static void
rj_move_dialog_class_init (RjMoveDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_move_dialog_dispose;
}

static GtkWidget *
make_row (const char *title, GtkWidget *suffix)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", title, "use-underline", TRUE,
                                 "activatable-widget", suffix, NULL);

  gtk_widget_set_valign (suffix, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
  return row;
}

static GtkWidget *
make_content (RjMoveDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *list = gtk_list_box_new ();
  const char *parts[] = { rj_plan_text_part (RJ_PART_MORNING), rj_plan_text_part (RJ_PART_AFTERNOON),
                          rj_plan_text_part (RJ_PART_EVENING), rj_plan_text_part (RJ_PART_ANY_TIME), NULL };

  self->heading =
    g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  gtk_widget_add_css_class (self->heading, "title-4");
  self->chooser = rj_date_chooser_new ();
  gtk_widget_set_halign (self->chooser, GTK_ALIGN_CENTER);

  self->part = gtk_drop_down_new_from_strings (parts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->part), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Part of the day"), -1);
  self->time = rj_time_entry_new ();
  gtk_entry_set_activates_default (GTK_ENTRY (self->time), TRUE);
  g_signal_connect_swapped (self->time, "notify::minutes", G_CALLBACK (time_changed_cb), self);
  g_signal_connect_swapped (self->time, "notify::valid", G_CALLBACK (time_changed_cb), self);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  self->time_row = ADW_ACTION_ROW (make_row (_ ("_Time"), self->time));
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->time_row));
  gtk_list_box_append (GTK_LIST_BOX (list), make_row (_ ("_Part of the day"), self->part));

  gtk_box_append (GTK_BOX (box), self->heading);
  gtk_box_append (GTK_BOX (box), self->chooser);
  gtk_box_append (GTK_BOX (box), list);
  g_object_set (self->heading, "margin-start", 12, "margin-end", 12, NULL);
  g_object_set (list, "margin-start", 12, "margin-end", 12, NULL);
  /* Seven names of days in large text need nearly all of a narrow sheet. */
  g_object_set (box, "margin-top", 12, "margin-bottom", 24, NULL);
  return box;
}

static void
rj_move_dialog_init (RjMoveDialog *self)
{
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->move = gtk_button_new_with_mnemonic (_ ("_Move"));
  g_signal_connect_swapped (self->move, "clicked", G_CALLBACK (move_cb), self);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (finish), self);
  rj_dialog_set_frame (RJ_DIALOG (self), C_ ("dialog", "Move"), 400, cancel, self->move, make_content (self));
  adw_dialog_set_focus (ADW_DIALOG (self), self->chooser);
}

static void
keep_picked (RjMoveDialog *self)
{
  self->state = g_object_ref_sink (gtk_text_new ());
  picked_cb (self);
  g_signal_connect_object (self->state, "changed", G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chooser, "notify::day", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->part, "notify::selected", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  rj_context_keep_draft (self->context, self->state, self->state_draft);
}

RjMoveDialog *
rj_move_dialog_present (GtkWidget *parent, RjContext *context, const RjOccurrence *occurrence)
{
  RjMoveDialog *self = g_object_new (RJ_TYPE_MOVE_DIALOG, NULL);
  g_autofree char *day = rj_day_to_iso (occurrence->day);
  g_autofree char *title = rj_text_for_label (occurrence->item->title, RJ_TEXT_NAME);

  self->context = g_object_ref (context);
  self->occurrence = rj_occurrence_copy (occurrence);
  self->draft = g_strdup_printf ("plan-move/%s/%s/time", occurrence->item->record.id, day);
  self->state_draft = g_strdup_printf ("plan-move/%s/%s/state", occurrence->item->record.id, day);
  gtk_label_set_label (GTK_LABEL (self->heading), title);
  rj_date_chooser_set_today (RJ_DATE_CHOOSER (self->chooser),
                             rj_clock_get_today (rj_context_get_clock (context)));
  rj_date_chooser_set_day (RJ_DATE_CHOOSER (self->chooser), occurrence->day);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->part), (guint) occurrence->item->part - RJ_PART_MORNING);
  rj_time_entry_set_minutes (RJ_TIME_ENTRY (self->time), occurrence->item->minutes);
  rj_context_keep_draft (context, self->time, self->draft);
  time_changed_cb (self);
  keep_picked (self);
  adw_dialog_present (ADW_DIALOG (self), parent);
  return self;
}

typedef struct {
  RjContext *context;
  GWeakRef parent;
  RjDay day;
  char *where;
} Opening;

static void
item_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Opening *opening = user_data;
  g_autoptr (RjPlanItem) item = rj_plan_get_item_finish (RJ_PLAN (source), result, NULL);
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&opening->parent);

  if (item == NULL)
    /* What was to be moved is gone; so is the reason for its time. */
    rj_context_drop_draft (opening->context, opening->where);
  else if (parent != NULL)
    {
      g_autoptr (RjOccurrence) occurrence = rj_occurrence_new (g_steal_pointer (&item), opening->day);

      rj_move_dialog_present (parent, opening->context, occurrence);
    }
  g_weak_ref_clear (&opening->parent);
  g_object_unref (opening->context);
  g_free (opening->where);
  g_free (opening);
}

void
rj_move_dialog_open (RjContext *context, GtkWidget *parent, const char *where)
{
  g_auto (GStrv) parts = where != NULL ? g_strsplit (where, "/", 4) : NULL;
  Opening *opening;

  if (parts == NULL || g_strv_length (parts) != 4 || rj_day_from_iso (parts[2]) == RJ_DAY_NONE)
    return;
  opening = g_new0 (Opening, 1);
  opening->context = g_object_ref (context);
  g_weak_ref_init (&opening->parent, parent);
  opening->day = rj_day_from_iso (parts[2]);
  opening->where = g_strdup (where);
  rj_plan_get_item_async (rj_store_get_plan (rj_context_get_store (context)), parts[1], NULL, item_cb,
                          opening);
}
