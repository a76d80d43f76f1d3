// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-plan-view.h"

#include "rj-attendance-dialog.h"
#include "rj-day-moves.h"
#include "rj-dose-dialog.h"
#include "rj-meeting-dialog.h"
#include "rj-move-dialog.h"
#include "rj-pause-dialog.h"
#include "rj-pause-lines.h"
#include "rj-plan-actions.h"
#include "rj-plan-add.h"
#include "rj-plan-item-dialog.h"
#include "rj-plan-part.h"
#include "rj-plan-row.h"
#include "rj-starters.h"
#include "rj-steps-dialog.h"
#include "rj-text.h"
#include "rj-visit-dialog.h"
#include "rj-wrap.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define N_PARTS 4

struct _RjPlanView {
  GtkWidget parent_instance;

  RjContext *context;
  RjDayPlan *plan;

  GtkWidget *box;
  GtkWidget *pauses;
  GtkWidget *parts[N_PARTS];
  GtkWidget *empty;
  GtkWidget *small;
  GtkWidget *add;
  gboolean focus_when_loaded;
  char *moving;         /* (nullable): the item that was last moved by key, which keeps the focus … */
  RjDayPlace moving_to; /* … and where to, until the plan says so too */
};

G_DEFINE_FINAL_TYPE (RjPlanView, rj_plan_view, GTK_TYPE_WIDGET)

/* ---- What is asked of a row ---- */

/* What is wanted most on its day; the menu of the row leads to the plan itself. */
static void
open_occurrence (RjPlanView *self, const RjOccurrence *occurrence)
{
  const RjPlanItem *item = occurrence->item;

  if (occurrence->medicine != NULL)
    rj_dose_dialog_present (GTK_WIDGET (self), self->context, occurrence->medicine, item->record.id,
                            occurrence->day);
  else if (item->meeting != NULL && occurrence->mark == RJ_MARK_OPEN)
    rj_meeting_dialog_open (GTK_WIDGET (self), self->context, item->meeting);
  else if (item->meeting != NULL)
    rj_attendance_dialog_present (GTK_WIDGET (self), self->context, item->meeting, item->record.id, NULL,
                                  occurrence->day);
  else if (item->kind == RJ_KIND_APPOINTMENT || item->kind == RJ_KIND_PICK_UP)
    rj_visit_dialog_present (GTK_WIDGET (self), self->context, item->record.id, occurrence->day, item->kind,
                             item->title);
  else
    rj_plan_item_dialog_present (GTK_WIDGET (self), self->context, item->record.id, occurrence->day);
}

/* Whoever comes from there may want to say how it was; nobody has to. */
static void
tick (RjPlanView *self, const RjOccurrence *occurrence)
{
  if (occurrence->item->meeting != NULL && occurrence->mark == RJ_MARK_OPEN)
    {
      g_autofree char *title = rj_text_for_label (occurrence->item->title, RJ_TEXT_NAME);
      g_autofree char *target = rj_attendance_dialog_dup_target (occurrence);
      g_autofree char *action = g_strconcat ("win.how-was-it::", target, NULL);

      rj_context_toast_with_action (self->context, title, _ ("How was it?"), action);
    }
  rj_plan_actions_tick (self->context, occurrence);
}

static void
command_cb (RjPlanView *self, RjDayEntry *entry, int command)
{
  const RjOccurrence *occurrence = rj_day_entry_get_occurrence (entry);

  switch ((RjPlanCommand) command)
    {
    case RJ_PLAN_COMMAND_TICK:
      tick (self, occurrence);
      break;
    case RJ_PLAN_COMMAND_NOT_TODAY:
      rj_plan_actions_mark (self->context, occurrence,
                            occurrence->mark == RJ_MARK_NOT_TODAY ? RJ_MARK_OPEN : RJ_MARK_NOT_TODAY);
      break;
    case RJ_PLAN_COMMAND_MOVE:
      rj_move_dialog_present (GTK_WIDGET (self), self->context, occurrence);
      break;
    case RJ_PLAN_COMMAND_PAUSE:
      rj_pause_dialog_present (GTK_WIDGET (self), self->context, occurrence->item, occurrence->day);
      break;
    case RJ_PLAN_COMMAND_DO_NOW:
      rj_steps_dialog_present (GTK_WIDGET (self), self->context, occurrence);
      break;
    case RJ_PLAN_COMMAND_OPEN:
      open_occurrence (self, occurrence);
      break;
    case RJ_PLAN_COMMAND_EDIT:
      rj_plan_item_dialog_present (GTK_WIDGET (self), self->context, occurrence->item->record.id,
                                   occurrence->day);
      break;
    case RJ_PLAN_COMMAND_DELETE:
      rj_plan_actions_delete (self->context, GTK_WIDGET (self), occurrence);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* ---- Arrows between the ticks ---- */

static GPtrArray *
list_ticks (RjPlanView *self)
{
  GPtrArray *ticks = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->plan)); i++)
    {
      g_autoptr (RjDayEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->plan), i);

      for (int part = 0; part < N_PARTS; part++)
        {
          GtkWidget *row = rj_plan_part_find_row (RJ_PLAN_PART (self->parts[part]), entry);

          if (row != NULL && gtk_widget_get_mapped (row))
            g_ptr_array_add (ticks, rj_plan_row_get_tick (RJ_PLAN_ROW (row)));
        }
    }
  return ticks;
}

/* ---- Earlier and later by key ---- */

static void
forget_moving (RjPlanView *self)
{
  g_clear_pointer (&self->moving, g_free);
}

/* Keys may come faster than the plan is read again: they go on from where the last one led. */
static void
shift (RjPlanView *self, RjDayEntry *entry, gboolean later)
{
  const RjOccurrence *occurrence = rj_day_entry_get_occurrence (entry);
  g_autoptr (RjPlanItem) item = rj_plan_item_copy (occurrence->item);
  RjDayPlace to;

  if (g_strcmp0 (self->moving, item->record.id) == 0)
    {
      item->part = self->moving_to.part;
      item->minutes = self->moving_to.minutes;
    }
  if (!rj_day_moves_shift (item, later, rj_context_get_clock (self->context), &to))
    {
      rj_context_toast (self->context, later ? _ ("The day ends here.") : _ ("The day begins here."), FALSE);
      return;
    }
  g_set_str (&self->moving, item->record.id);
  self->moving_to = to;
  rj_plan_actions_move (self->context, occurrence, occurrence->day, to.part, to.minutes);
}

/* Its row may be a new one, in another part of the day. */
static void
follow_moving (RjPlanView *self)
{
  GtkWidget *row = rj_plan_view_find_row (self, self->moving);
  const RjPlanItem *item;

  if (row == NULL)
    {
      forget_moving (self);
      return;
    }
  item = rj_day_entry_get_item (rj_plan_row_get_entry (RJ_PLAN_ROW (row)));
  rj_plan_part_set_folded (RJ_PLAN_PART (self->parts[item->part - RJ_PART_MORNING]), FALSE);
  gtk_widget_grab_focus (rj_plan_row_get_tick (RJ_PLAN_ROW (row)));
  if (item->part == self->moving_to.part && item->minutes == self->moving_to.minutes)
    forget_moving (self);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *keys,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                RjPlanView *self)
{
  gboolean up = keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up;
  gboolean down = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down;
  guint modifiers = state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK);
  g_autoptr (GPtrArray) ticks = NULL;

  if ((!up && !down) || (modifiers != 0 && modifiers != GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;

  ticks = list_ticks (self);
  for (guint i = 0; i < ticks->len; i++)
    if (gtk_widget_has_focus (g_ptr_array_index (ticks, i)))
      {
        GtkWidget *row = gtk_widget_get_ancestor (g_ptr_array_index (ticks, i), RJ_TYPE_PLAN_ROW);

        if (modifiers == GDK_ALT_MASK)
          shift (self, rj_plan_row_get_entry (RJ_PLAN_ROW (row)), down);
        else if (up && i > 0)
          gtk_widget_grab_focus (g_ptr_array_index (ticks, i - 1));
        else if (down && i + 1 < ticks->len)
          gtk_widget_grab_focus (g_ptr_array_index (ticks, i + 1));
        else if (down)
          gtk_widget_grab_focus (self->add);
        return GDK_EVENT_STOP;
      }
  return GDK_EVENT_PROPAGATE;
}

/* ---- Empty and small days ---- */

static void
gentle_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjContext) context = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) saved = rj_plan_save_items_finish (RJ_PLAN (source), result, &error);

  if (saved == NULL)
    rj_context_report (context, error);
  else
    rj_context_toast (context, _ ("Added a gentle day."), TRUE);
}

/* The starter day "gentle", for this day alone. */
static void
use_gentle_day (RjPlanView *self)
{
  RjDay day = rj_day_plan_get_day (self->plan);
  g_autoptr (GPtrArray) days = rj_starters_load_days (day, NULL);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);

  for (guint i = 0; i < days->len; i++)
    {
      const RjStarterDay *starter = g_ptr_array_index (days, i);

      if (!g_str_equal (starter->id, "gentle"))
        continue;
      for (guint j = 0; j < starter->items->len; j++)
        {
          const RjPlanItem *from = g_ptr_array_index (starter->items, j);
          RjPlanItem *item = rj_plan_actions_new_item (self->context, day, from->part);

          item->kind = from->kind;
          item->title = g_strdup (from->title);
          item->minutes = from->minutes;
          item->position += j;
          rj_plan_item_add_default_lead (item);
          g_ptr_array_add (items, item);
        }
    }
  rj_plan_save_items_async (rj_store_get_plan (rj_context_get_store (self->context)), items, NULL,
                            gentle_saved_cb, g_object_ref (self->context));
}

static GtkWidget *
make_empty (RjPlanView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *picture = gtk_image_new_from_icon_name ("rj-drawing-plan-symbolic");
  GtkWidget *label = gtk_label_new (_ ("Nothing planned. That can be fine."));
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *small = gtk_button_new_with_mnemonic (_ ("Add something _small"));
  GtkWidget *gentle = gtk_button_new_with_mnemonic (_ ("Use a _gentle day"));

  gtk_image_set_pixel_size (GTK_IMAGE (picture), 200);
  gtk_widget_set_size_request (picture, 200, 120);
  gtk_widget_add_css_class (picture, "rj-drawing");
  g_object_set (label, "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER, NULL);
  gtk_widget_add_css_class (label, "title-4");
  gtk_widget_set_halign (buttons, GTK_ALIGN_CENTER);
  rj_wrap_button (GTK_BUTTON (small));
  rj_wrap_button (GTK_BUTTON (gentle));
  gtk_widget_add_css_class (small, "pill");
  gtk_widget_add_css_class (gentle, "pill");
  gtk_box_append (GTK_BOX (buttons), small);
  gtk_box_append (GTK_BOX (buttons), gentle);
  g_signal_connect_swapped (small, "clicked", G_CALLBACK (rj_plan_view_focus_add), self);
  g_signal_connect_swapped (gentle, "clicked", G_CALLBACK (use_gentle_day), self);
  gtk_box_append (GTK_BOX (box), picture);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  return box;
}

static void
small_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjContext) context = user_data;
  g_autoptr (GError) error = NULL;

  if (!rj_plan_set_small_day_finish (RJ_PLAN (source), result, &error))
    rj_context_report (context, error);
}

static void
show_all_cb (RjPlanView *self)
{
  rj_plan_set_small_day_async (rj_store_get_plan (rj_context_get_store (self->context)),
                               rj_day_plan_get_day (self->plan), FALSE, NULL, small_done_cb,
                               g_object_ref (self->context));
  gtk_widget_grab_focus (self->add);
}

static GtkWidget *
make_small (RjPlanView *self)
{
  GtkWidget *box = adw_wrap_box_new ();
  GtkWidget *label = gtk_label_new (_ ("A small day. The rest can wait."));
  GtkWidget *all = gtk_button_new_with_mnemonic (_ ("_Show all"));

  g_object_set (label, "wrap", TRUE, "xalign", 0.0, NULL);
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_add_css_class (all, "flat");
  gtk_widget_set_size_request (all, 44, 44);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 12);
  adw_wrap_box_append (ADW_WRAP_BOX (box), label);
  adw_wrap_box_append (ADW_WRAP_BOX (box), all);
  g_signal_connect_swapped (all, "clicked", G_CALLBACK (show_all_cb), self);
  return box;
}

/* ---- Keeping up with the plan ---- */

static void
update (RjPlanView *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->plan));

  rj_plan_add_set_day (RJ_PLAN_ADD (self->add), rj_day_plan_get_day (self->plan));
  gtk_widget_set_visible (self->empty, n == 0 && !rj_day_plan_get_loading (self->plan)
                                         && !rj_pause_lines_get_all (RJ_PAUSE_LINES (self->pauses)));
  gtk_widget_set_visible (self->small, rj_day_plan_get_small (self->plan));
}

static void
updated_cb (RjPlanView *self)
{
  update (self);
  if (self->moving != NULL)
    follow_moving (self);
  if (self->focus_when_loaded)
    rj_plan_view_focus_next_open (self);
}

static void
failed_cb (RjPlanView *self, GError *error)
{
  rj_context_report (self->context, error);
}

static void
rj_plan_view_dispose (GObject *object)
{
  RjPlanView *self = RJ_PLAN_VIEW (object);

  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  forget_moving (self);
  g_clear_object (&self->plan);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_plan_view_parent_class)->dispose (object);
}

static void
rj_plan_view_class_init (RjPlanViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rj_plan_view_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
rj_plan_view_init (RjPlanView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
rj_plan_view_new (RjContext *context, RjDayPlan *plan)
{
  RjPlanView *self = g_object_new (RJ_TYPE_PLAN_VIEW, NULL);

  self->context = g_object_ref (context);
  self->plan = g_object_ref (plan);
  self->empty = make_empty (self);
  self->small = make_small (self);
  self->add = rj_plan_add_new (context);
  self->pauses = rj_pause_lines_new (context, plan);
  g_signal_connect_object (self->pauses, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), self->pauses);
  gtk_box_append (GTK_BOX (self->box), self->empty);
  for (int i = 0; i < N_PARTS; i++)
    {
      self->parts[i] = rj_plan_part_new (context, plan, (RjDayPart) (RJ_PART_MORNING + i));
      g_signal_connect_swapped (self->parts[i], "command", G_CALLBACK (command_cb), self);
      gtk_box_append (GTK_BOX (self->box), self->parts[i]);
    }
  gtk_box_append (GTK_BOX (self->box), self->small);
  gtk_box_append (GTK_BOX (self->box), self->add);

  g_signal_connect_swapped (plan, "updated", G_CALLBACK (updated_cb), self);
  g_signal_connect_swapped (plan, "failed", G_CALLBACK (failed_cb), self);
  update (self);
  return GTK_WIDGET (self);
}

void
rj_plan_view_focus_next_open (RjPlanView *self)
{
  g_autoptr (RjDayEntry) entry = NULL;
  int next;

  g_return_if_fail (RJ_IS_PLAN_VIEW (self));

  if (rj_day_plan_get_loading (self->plan))
    {
      self->focus_when_loaded = TRUE;
      return;
    }
  self->focus_when_loaded = FALSE;
  next = rj_day_plan_find_next_open (self->plan);
  if (next >= 0)
    entry = g_list_model_get_item (G_LIST_MODEL (self->plan), (guint) next);
  for (int part = 0; entry != NULL && part < N_PARTS; part++)
    {
      GtkWidget *row = rj_plan_part_find_row (RJ_PLAN_PART (self->parts[part]), entry);

      if (row == NULL || rj_plan_part_get_folded (RJ_PLAN_PART (self->parts[part])))
        continue;
      gtk_widget_grab_focus (rj_plan_row_get_tick (RJ_PLAN_ROW (row)));
      return;
    }
  gtk_widget_grab_focus (self->add);
}

void
rj_plan_view_focus_add (RjPlanView *self)
{
  g_return_if_fail (RJ_IS_PLAN_VIEW (self));
  gtk_widget_grab_focus (self->add);
}

void
rj_plan_view_set_evening_card (RjPlanView *self, GtkWidget *card)
{
  g_return_if_fail (RJ_IS_PLAN_VIEW (self));
  gtk_box_insert_child_after (GTK_BOX (self->box), card, self->parts[RJ_PART_EVENING - RJ_PART_MORNING]);
}

GtkWidget *
rj_plan_view_find_row (RjPlanView *self, const char *item_id)
{
  g_return_val_if_fail (RJ_IS_PLAN_VIEW (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->plan)); i++)
    {
      g_autoptr (RjDayEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->plan), i);
      const RjPlanItem *item = rj_day_entry_get_item (entry);

      if (g_strcmp0 (item->record.id, item_id) == 0)
        return rj_plan_part_find_row (RJ_PLAN_PART (self->parts[item->part - RJ_PART_MORNING]), entry);
    }
  return NULL;
}
