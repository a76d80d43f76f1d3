// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-plan-drag.h"

#include "rj-day-moves.h"
#include "rj-plan-actions.h"
#include "rj-plan-text.h"
#include "rj-text.h"

#define WHERE "rj-where"

/* What a row needs for it. */
typedef struct {
  RjPlanRow *row; /* not held: it holds this */
  RjContext *context;
  RjDayPlan *plan;
} Drag;

static void
drag_free (gpointer data, GClosure *closure)
{
  Drag *self = data;

  g_object_unref (self->context);
  g_object_unref (self->plan);
  g_free (self);
}

/* ---- What is dragged ---- */

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, Drag *self)
{
  return gdk_content_provider_new_typed (RJ_TYPE_DAY_ENTRY, rj_plan_row_get_entry (self->row));
}

static void
begin_cb (GtkDragSource *source, GdkDrag *drag, Drag *self)
{
  g_autofree char *title =
    rj_text_for_label (rj_day_entry_get_item (rj_plan_row_get_entry (self->row))->title, RJ_TEXT_NAME);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *name = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0, "ellipsize",
                                  PANGO_ELLIPSIZE_END, "max-width-chars", 30, NULL);
  GtkWidget *where = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "visible", FALSE, NULL);

  gtk_widget_add_css_class (name, "title");
  gtk_widget_add_css_class (where, "numeric");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), where);
  gtk_widget_add_css_class (box, "rj-dragged-mark");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), box);
  g_object_set_data_full (G_OBJECT (drag), WHERE, g_object_ref (where), g_object_unref);
  gtk_widget_add_css_class (GTK_WIDGET (self->row), "rj-dragged");
}

static void
end_cb (GtkDragSource *source, GdkDrag *drag, gboolean delete_data, Drag *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->row), "rj-dragged");
}

/* ---- Where it goes ---- */

static gboolean
find_place (Drag *self, RjDayEntry *dragged, double y, gboolean *after, RjDayPlace *to)
{
  g_autoptr (GPtrArray) occurrences = g_ptr_array_new ();
  RjDayEntry *own = rj_plan_row_get_entry (self->row);
  guint moved = G_MAXUINT, beside = G_MAXUINT;

  *after = y > gtk_widget_get_height (GTK_WIDGET (self->row)) / 2.0;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->plan)); i++)
    {
      g_autoptr (RjDayEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->plan), i);

      moved = entry == dragged ? i : moved;
      beside = entry == own ? i : beside;
      g_ptr_array_add (occurrences, (gpointer) rj_day_entry_get_occurrence (entry));
    }
  return moved < occurrences->len && beside < occurrences->len
         && rj_day_moves_drop (occurrences, moved, beside, *after, rj_context_get_clock (self->context), to);
}

static void
show_mark (Drag *self, gboolean before, gboolean after)
{
  GtkWidget *row = GTK_WIDGET (self->row);

  (before ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (row, "rj-drop-before");
  (after ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (row, "rj-drop-after");
}

/* @place: (nullable) */
static void
say_where (GtkDropTarget *target, const RjDayPlace *place)
{
  GdkDrop *drop = gtk_drop_target_get_current_drop (target);
  GdkDrag *drag = drop != NULL ? gdk_drop_get_drag (drop) : NULL;
  GtkWidget *label = drag != NULL ? g_object_get_data (G_OBJECT (drag), WHERE) : NULL;
  g_autofree char *text = place != NULL ? rj_plan_text_place (place->part, place->minutes) : NULL;

  if (label == NULL)
    return;
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
}

static GdkDragAction
motion_cb (GtkDropTarget *target, double x, double y, Drag *self)
{
  const GValue *value = gtk_drop_target_get_value (target);
  RjDayPlace place;
  gboolean after;

  if (value == NULL || !find_place (self, g_value_get_object (value), y, &after, &place))
    {
      show_mark (self, FALSE, FALSE);
      say_where (target, NULL);
      return 0;
    }
  show_mark (self, !after, after);
  say_where (target, &place);
  return GDK_ACTION_MOVE;
}

static void
leave_cb (GtkDropTarget *target, Drag *self)
{
  show_mark (self, FALSE, FALSE);
  say_where (target, NULL);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, Drag *self)
{
  RjDayEntry *dragged = g_value_get_object (value);
  RjDayPlace place;
  gboolean after;

  show_mark (self, FALSE, FALSE);
  if (dragged == NULL || !find_place (self, dragged, y, &after, &place))
    return FALSE;
  rj_plan_actions_move (self->context, rj_day_entry_get_occurrence (dragged),
                        rj_day_plan_get_day (self->plan), place.part, place.minutes);
  return TRUE;
}

static void
connect_to (gpointer controller, const char *signal, gpointer callback, Drag *self)
{
  Drag *copy = g_memdup2 (self, sizeof *self);

  g_object_ref (copy->context);
  g_object_ref (copy->plan);
  g_signal_connect_data (controller, signal, G_CALLBACK (callback), copy, drag_free, 0);
}

void
rj_plan_drag_add (RjPlanRow *row, RjContext *context, RjDayPlan *plan)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (RJ_TYPE_DAY_ENTRY, GDK_ACTION_MOVE);
  Drag self = { row, context, plan };

  g_return_if_fail (RJ_IS_PLAN_ROW (row));

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  connect_to (source, "prepare", prepare_cb, &self);
  connect_to (source, "drag-begin", begin_cb, &self);
  connect_to (source, "drag-end", end_cb, &self);
  gtk_widget_add_controller (GTK_WIDGET (row), GTK_EVENT_CONTROLLER (source));

  /* What is dragged is known before it is dropped. */
  gtk_drop_target_set_preload (target, TRUE);
  connect_to (target, "motion", motion_cb, &self);
  connect_to (target, "leave", leave_cb, &self);
  connect_to (target, "drop", drop_cb, &self);
  gtk_widget_add_controller (GTK_WIDGET (row), GTK_EVENT_CONTROLLER (target));
}
