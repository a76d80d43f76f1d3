// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-meeting-times.h"

#include "rj-day-row.h"
#include "rj-format.h"
#include "rj-repeat-rows.h"
#include "rj-time-entry.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

/* Fields are drafts by their names, so that all of them are there from the beginning. */
#define FEWEST 4
#define SPARE  3

typedef struct {
  RjMeetingTimes *times; /* not owned */
  RjPlanItem *item;      /* as it is saved, or as a new one begins */
  gboolean used;
  GtkWidget *part;
  AdwPreferencesGroup *group;
  GtkWidget *remove;
  AdwActionRow *time_row;
  RjTimeEntry *time;
  GtkSpinButton *duration;
  RjDayRow *day;
  RjRepeatRows *repeat;
} Slot;

struct _RjMeetingTimes {
  AdwBin parent_instance;

  RjDay today;
  gboolean filling;
  GPtrArray *slots;
  GtkWidget *box;
  GtkWidget *add;
};

G_DEFINE_FINAL_TYPE (RjMeetingTimes, rj_meeting_times, ADW_TYPE_BIN)

enum {
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
slot_free (Slot *slot)
{
  rj_plan_item_free (slot->item);
  g_free (slot);
}

static Slot *
get_slot (RjMeetingTimes *self, guint i)
{
  return g_ptr_array_index (self->slots, i);
}

static void
changed (RjMeetingTimes *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- One time ---- */

static void
slot_changed_cb (Slot *slot)
{
  g_autofree char *problem = rj_time_entry_dup_problem (slot->time);

  adw_action_row_set_subtitle (slot->time_row,
                               problem != NULL ? problem : _ ("Left empty, it is not in the plan"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (slot->day), rj_repeat_rows_get_repeats (slot->repeat)
                                                                    ? C_ ("meeting", "First day")
                                                                    : C_ ("meeting", "Day"));
  changed (slot->times);
}

static void
day_changed_cb (Slot *slot)
{
  rj_repeat_rows_set_first_day (slot->repeat, rj_day_row_get_day (slot->day));
  slot_changed_cb (slot);
}

/* Those that are there are numbered, so that a screen reader tells them apart. */
static void
show_slots (RjMeetingTimes *self)
{
  guint n = 0;

  for (guint i = 0; i < self->slots->len; i++)
    {
      Slot *slot = get_slot (self, i);
      g_autofree char *title = NULL;
      g_autofree char *name = NULL;

      gtk_widget_set_visible (slot->part, slot->used);
      if (!slot->used)
        continue;
      n++;
      /* Translators: heading of one of several times at which something is; %u is 1, 2, … */
      title = g_strdup_printf (_ ("Time %u"), n);
      /* Translators: takes one of several times away; %u is 1, 2, … */
      name = g_strdup_printf (_ ("Take time %u away"), n);
      adw_preferences_group_set_title (slot->group, title);
      gtk_widget_set_tooltip_text (slot->remove, name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (slot->remove), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
  gtk_button_set_label (GTK_BUTTON (self->add), n == 0 ? _ ("Add a time") : _ ("Add another time"));
  rj_wrap_button (GTK_BUTTON (self->add));
  gtk_widget_set_visible (self->add, n < self->slots->len);
}

static void
fill_slot (Slot *slot)
{
  RjMeetingTimes *self = slot->times;

  rj_time_entry_set_minutes (slot->time, slot->item->minutes);
  gtk_spin_button_set_value (slot->duration, slot->item->duration_minutes);
  rj_day_row_set_day (slot->day, slot->item->record.day);
  rj_repeat_rows_set_item (slot->repeat, slot->item, self->today);
  slot_changed_cb (slot);
}

static void
remove_cb (Slot *slot)
{
  RjMeetingTimes *self = slot->times;

  slot->used = FALSE;
  gtk_widget_set_visible (self->add, TRUE);
  gtk_widget_grab_focus (self->add);
  show_slots (self);
  changed (self);
}

static void
add_cb (RjMeetingTimes *self)
{
  for (guint i = 0; i < self->slots->len; i++)
    {
      Slot *slot = get_slot (self, i);

      if (slot->used)
        continue;
      slot->used = TRUE;
      show_slots (self);
      gtk_widget_grab_focus (GTK_WIDGET (slot->time));
      changed (self);
      return;
    }
}

/* ---- Building ---- */

static GtkWidget *
add_row (Slot *slot, const char *title, GtkWidget *field)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (field, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), field);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), field);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_group_add (slot->group, row);
  return row;
}

static void
build_slot (Slot *slot)
{
  RjMeetingTimes *self = slot->times;
  GtkWidget *duration = gtk_spin_button_new_with_range (0, 24 * 60, 5);

  slot->part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  slot->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  slot->remove = gtk_button_new_from_icon_name ("edit-delete-symbolic");
  gtk_widget_set_size_request (slot->remove, 44, 44);
  gtk_widget_add_css_class (slot->remove, "flat");
  adw_preferences_group_set_header_suffix (slot->group, slot->remove);
  slot->time = RJ_TIME_ENTRY (rj_time_entry_new ());
  gtk_entry_set_activates_default (GTK_ENTRY (slot->time), TRUE);
  slot->time_row = ADW_ACTION_ROW (add_row (slot, C_ ("meeting", "Time"), GTK_WIDGET (slot->time)));
  slot->duration = GTK_SPIN_BUTTON (duration);
  gtk_spin_button_set_numeric (slot->duration, TRUE);
  gtk_spin_button_set_activates_default (slot->duration, TRUE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (add_row (slot, _ ("Minutes it takes"), duration)),
                               _ ("0 when it has no set length"));
  slot->day = RJ_DAY_ROW (rj_day_row_new (C_ ("meeting", "First day"), self->today));
  rj_day_row_set_required (slot->day);
  adw_preferences_group_add (slot->group, GTK_WIDGET (slot->day));
  slot->repeat = g_object_new (RJ_TYPE_REPEAT_ROWS, NULL);
  gtk_box_append (GTK_BOX (slot->part), GTK_WIDGET (slot->group));
  gtk_box_append (GTK_BOX (slot->part), GTK_WIDGET (slot->repeat));
  gtk_box_append (GTK_BOX (self->box), slot->part);
  g_signal_connect_swapped (slot->remove, "clicked", G_CALLBACK (remove_cb), slot);
  g_signal_connect_swapped (slot->time, "notify::minutes", G_CALLBACK (slot_changed_cb), slot);
  g_signal_connect_swapped (slot->time, "notify::valid", G_CALLBACK (slot_changed_cb), slot);
  g_signal_connect_swapped (slot->duration, "value-changed", G_CALLBACK (slot_changed_cb), slot);
  g_signal_connect_swapped (slot->day, "changed", G_CALLBACK (day_changed_cb), slot);
  g_signal_connect_swapped (slot->repeat, "changed", G_CALLBACK (slot_changed_cb), slot);
}

/* Most are every week. */
static RjPlanItem *
new_item (RjMeetingTimes *self)
{
  g_autoptr (RjMeeting) meeting = rj_meeting_new ();
  RjPlanItem *item = NULL;

  meeting->name = g_strdup ("");
  item = rj_meeting_time_new (meeting, self->today, rj_day_get_weekday (self->today), 0, 60, NULL);
  item->minutes = -1;
  item->part = RJ_PART_ANY_TIME;
  return item;
}

static void
add_slot (RjMeetingTimes *self, const RjPlanItem *item, gboolean used)
{
  Slot *slot = g_new0 (Slot, 1);

  slot->times = self;
  slot->item = item != NULL ? rj_plan_item_copy (item) : new_item (self);
  slot->used = used;
  g_ptr_array_add (self->slots, slot);
  build_slot (slot);
  fill_slot (slot);
}

/* ---- What is chosen ---- */

gboolean
rj_meeting_times_get_valid (RjMeetingTimes *self)
{
  g_return_val_if_fail (RJ_IS_MEETING_TIMES (self), FALSE);

  for (guint i = 0; i < self->slots->len; i++)
    {
      Slot *slot = get_slot (self, i);

      if (slot->used && (!rj_time_entry_get_valid (slot->time) || !rj_repeat_rows_get_valid (slot->repeat)))
        return FALSE;
    }
  return TRUE;
}

gboolean
rj_meeting_times_has_time (RjMeetingTimes *self)
{
  g_return_val_if_fail (RJ_IS_MEETING_TIMES (self), FALSE);

  for (guint i = 0; i < self->slots->len; i++)
    if (get_slot (self, i)->used && rj_time_entry_get_minutes (get_slot (self, i)->time) >= 0)
      return TRUE;
  return FALSE;
}

static RjPlanItem *
dup_item (Slot *slot)
{
  int minutes = rj_time_entry_get_minutes (slot->time);
  RjPlanItem *item;

  /* One from a calendar may have days and no time. */
  if (!slot->used || (minutes < 0 && slot->item->record.id == NULL))
    return NULL;
  item = rj_plan_item_copy (slot->item);
  gtk_spin_button_update (slot->duration);
  item->record.day = rj_day_row_get_day (slot->day);
  item->minutes = minutes;
  item->part = minutes >= 0 ? rj_day_part_for_minutes (minutes) : RJ_PART_ANY_TIME;
  item->duration_minutes = gtk_spin_button_get_value_as_int (slot->duration);
  rj_repeat_rows_fill_item (slot->repeat, item);
  return item;
}

GPtrArray *
rj_meeting_times_dup (RjMeetingTimes *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);

  g_return_val_if_fail (RJ_IS_MEETING_TIMES (self), items);

  self->filling = TRUE;
  for (guint i = 0; i < self->slots->len; i++)
    {
      RjPlanItem *item = dup_item (get_slot (self, i));

      if (item != NULL)
        g_ptr_array_add (items, item);
    }
  self->filling = FALSE;
  return items;
}

/* ---- Drafts ---- */

void
rj_meeting_times_add_texts (RjMeetingTimes *self, RjLogForm *form)
{
  g_return_if_fail (RJ_IS_MEETING_TIMES (self));

  for (guint i = 0; i < self->slots->len; i++)
    {
      Slot *slot = get_slot (self, i);
      g_autofree char *time = g_strdup_printf ("time-%u", i);
      g_autofree char *duration = g_strdup_printf ("duration-%u", i);

      rj_log_form_add_text (form, GTK_WIDGET (slot->time), time);
      rj_log_form_add_text (form, GTK_WIDGET (slot->duration), duration);
      for (guint field = 0; rj_repeat_rows_fields[field] != NULL; field++)
        {
          g_autofree char *name = g_strdup_printf ("%s-%u", rj_repeat_rows_fields[field], i);

          rj_log_form_add_text (form, rj_repeat_rows_get_field (slot->repeat, rj_repeat_rows_fields[field]),
                                name);
        }
    }
}

void
rj_meeting_times_write (RjMeetingTimes *self, JsonBuilder *builder)
{
  g_return_if_fail (RJ_IS_MEETING_TIMES (self));

  json_builder_set_member_name (builder, "times");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->slots->len; i++)
    {
      Slot *slot = get_slot (self, i);
      g_autofree char *day = rj_day_to_iso (rj_day_row_get_day (slot->day));

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "used");
      json_builder_add_boolean_value (builder, slot->used);
      json_builder_set_member_name (builder, "day");
      json_builder_add_string_value (builder, day);
      rj_repeat_rows_write (slot->repeat, builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

void
rj_meeting_times_read (RjMeetingTimes *self, JsonObject *state)
{
  JsonNode *node = json_object_get_member (state, "times");
  JsonArray *times = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  g_return_if_fail (RJ_IS_MEETING_TIMES (self));

  self->filling = TRUE;
  for (guint i = 0; times != NULL && i < MIN (json_array_get_length (times), self->slots->len); i++)
    {
      JsonNode *each = json_array_get_element (times, i);
      Slot *slot = get_slot (self, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (each) ? json_node_get_object (each) : NULL;
      RjDay day;

      if (object == NULL)
        continue;
      slot->used = json_object_get_boolean_member_with_default (object, "used", FALSE);
      day = rj_day_from_iso (json_object_get_string_member_with_default (object, "day", ""));
      if (day != RJ_DAY_NONE)
        {
          rj_day_row_set_day (slot->day, day);
          rj_repeat_rows_set_first_day (slot->repeat, day);
        }
      rj_repeat_rows_read (slot->repeat, object);
      slot_changed_cb (slot);
    }
  self->filling = FALSE;
  show_slots (self);
}

/* ---- Object ---- */

static void
rj_meeting_times_finalize (GObject *object)
{
  g_ptr_array_unref (RJ_MEETING_TIMES (object)->slots);
  G_OBJECT_CLASS (rj_meeting_times_parent_class)->finalize (object);
}

static void
rj_meeting_times_class_init (RjMeetingTimesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rj_meeting_times_finalize;
  signals[CHANGED] =
    g_signal_new ("changed", RJ_TYPE_MEETING_TIMES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rj_meeting_times_init (RjMeetingTimes *self)
{
  self->slots = g_ptr_array_new_with_free_func ((GDestroyNotify) slot_free);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  self->add = gtk_button_new_with_label (_ ("Add a time"));
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  gtk_widget_set_size_request (self->add, 44, 44);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (add_cb), self);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

GtkWidget *
rj_meeting_times_new (GPtrArray *items, RjClock *clock)
{
  RjMeetingTimes *self = g_object_new (RJ_TYPE_MEETING_TIMES, NULL);
  guint n = MAX (items->len + SPARE, FEWEST);

  self->today = rj_clock_get_today (clock);
  self->filling = TRUE;
  for (guint i = 0; i < n; i++)
    add_slot (self, i < items->len ? g_ptr_array_index (items, i) : NULL, i < MAX (items->len, 1));
  gtk_box_append (GTK_BOX (self->box), self->add);
  show_slots (self);
  self->filling = FALSE;
  return GTK_WIDGET (self);
}
