// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-plan-item-dialog.h"

#include "rj-date-chooser.h"
#include "rj-format.h"
#include "rj-nag-row.h"
#include "rj-plan-actions.h"
#include "rj-plan-text.h"
#include "rj-popover.h"
#include "rj-private-entry.h"
#include "rj-reminder-consent.h"
#include "rj-repeat-rows.h"
#include "rj-rows.h"
#include "rj-scope-alert.h"
#include "rj-time-entry.h"
#include "rj-spoken.h"
#include "rj-text.h"
#include "rj-zone-list.h"

#include <glib/gi18n-lib.h>

#define PREFIX "plan-item"

struct _RjPlanItemDialog {
  RjLogForm parent_instance;

  RjPlanItem *item;     /* as it is saved, or as a new one begins */
  RjDay occurrence_day; /* on which it was opened */
  RjDay day;
  gboolean leads_touched;
  gboolean filling;

  AdwBreakpoint *narrow;
  GtkWidget *all_days;
  GtkWidget *title;
  GtkDropDown *kind;
  RjRepeatRows *repeat;
  AdwActionRow *day_row;
  GtkMenuButton *day_button;
  GtkWidget *popover;
  GtkWidget *chooser;
  AdwActionRow *time_row;
  RjTimeEntry *time;
  GtkDropDown *part;
  GtkSpinButton *duration;
  GtkDropDown *zone;
  GtkWidget *no_time;
  RjChips *leads;
  RjNagRow *nag;
  GtkWidget *place;
  GtkWidget *note;
  GtkWidget *steps;
};

G_DEFINE_FINAL_TYPE (RjPlanItemDialog, rj_plan_item_dialog, RJ_TYPE_LOG_FORM)

static const int lead_choices[] = { 0, 10, 30, 60, 120 };

/* ---- Fields follow each other ---- */

static void
changed_cb (RjPlanItemDialog *self)
{
  if (!self->filling)
    rj_log_form_changed (RJ_LOG_FORM (self));
}

static RjPlanKind
get_kind (RjPlanItemDialog *self)
{
  return (RjPlanKind) (gtk_drop_down_get_selected (self->kind) + RJ_KIND_ROUTINE);
}

static void
show_day (RjPlanItemDialog *self)
{
  RjClock *clock = rj_context_get_clock (rj_log_form_get_context (RJ_LOG_FORM (self)));
  g_autofree char *day = rj_format_day (self->day, rj_clock_get_today (clock));
  const char *title = rj_repeat_rows_get_repeats (self->repeat) ? _ ("First _day") : _ ("_Day");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->day_row), title);
  adw_action_row_set_subtitle (self->day_row, day);
}

static void
repeat_changed_cb (RjPlanItemDialog *self)
{
  if (rj_day_is_valid (self->day))
    show_day (self);
  changed_cb (self);
}

static char *
lead_id (int minutes)
{
  return g_strdup_printf ("%d", minutes);
}

/* Until the person touches the reminders they follow the kind, once there is a time. */
static void
follow_leads (RjPlanItemDialog *self)
{
  gboolean has_time = rj_time_entry_get_minutes (self->time) >= 0;

  gtk_widget_set_visible (self->no_time, !has_time);
  gtk_widget_set_visible (GTK_WIDGET (self->leads), has_time);
  gtk_widget_set_visible (GTK_WIDGET (self->nag), has_time);
  if (self->filling || self->leads_touched || self->item == NULL || self->item->record.id != NULL)
    return;
  self->filling = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (lead_choices); i++)
    {
      g_autofree char *id = lead_id (lead_choices[i]);

      rj_chips_pick (self->leads, id,
                     has_time && lead_choices[i] == rj_plan_kind_get_default_lead (get_kind (self)));
    }
  self->filling = FALSE;
}

static void
kind_changed_cb (RjPlanItemDialog *self)
{
  follow_leads (self);
  changed_cb (self);
}

static void
time_changed_cb (RjPlanItemDialog *self)
{
  int minutes = rj_time_entry_get_minutes (self->time);

  if (minutes >= 0)
    gtk_drop_down_set_selected (self->part, (guint) rj_day_part_for_minutes (minutes) - RJ_PART_MORNING);
  gtk_widget_set_sensitive (GTK_WIDGET (self->part), minutes < 0);
  follow_leads (self);
  changed_cb (self);
}

static void
time_valid_cb (RjPlanItemDialog *self)
{
  g_autofree char *problem = rj_time_entry_dup_problem (self->time);

  adw_action_row_set_subtitle (self->time_row, problem != NULL ? problem : _ ("May stay empty"));
  changed_cb (self);
}

static void
leads_changed_cb (RjPlanItemDialog *self)
{
  if (self->filling)
    return;
  self->leads_touched = TRUE;
  changed_cb (self);
}

static void
day_picked_cb (RjPlanItemDialog *self, guint day)
{
  self->day = day;
  rj_repeat_rows_set_first_day (self->repeat, day);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  show_day (self);
  changed_cb (self);
}

static void
popover_shown_cb (RjPlanItemDialog *self)
{
  rj_date_chooser_set_day (RJ_DATE_CHOOSER (self->chooser), self->day);
  gtk_widget_grab_focus (self->chooser);
}

/* ---- Drafts of what was picked ---- */

static void
add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
write_state (RjLogForm *form, JsonBuilder *builder)
{
  RjPlanItemDialog *self = RJ_PLAN_ITEM_DIALOG (form);
  g_autofree char *day = rj_day_to_iso (self->day);
  g_autofree char *occurrence = rj_day_to_iso (self->occurrence_day);
  g_autofree char *tzid = rj_zone_list_dup_selected (self->zone);

  add_int (builder, "kind", get_kind (self));
  add_int (builder, "nag", rj_nag_row_get_minutes (self->nag));
  rj_repeat_rows_write (self->repeat, builder);
  add_int (builder, "part", gtk_drop_down_get_selected (self->part));
  json_builder_set_member_name (builder, "occurrence");
  json_builder_add_string_value (builder, occurrence);
  json_builder_set_member_name (builder, "day");
  json_builder_add_string_value (builder, day);
  json_builder_set_member_name (builder, "zone");
  json_builder_add_string_value (builder, tzid != NULL ? tzid : "");
  rj_log_form_write_picked (builder, "leads", self->leads);
}

static guint
get_choice (JsonObject *state, const char *name, guint n, guint otherwise)
{
  gint64 value = json_object_get_int_member_with_default (state, name, -1);

  return value >= 0 && value < (gint64) n ? (guint) value : otherwise;
}

static void
read_state (RjLogForm *form, JsonObject *state)
{
  RjPlanItemDialog *self = RJ_PLAN_ITEM_DIALOG (form);
  RjDay day = rj_day_from_iso (json_object_get_string_member_with_default (state, "day", ""));
  RjDay occurrence = rj_day_from_iso (json_object_get_string_member_with_default (state, "occurrence", ""));
  const char *tzid = json_object_get_string_member_with_default (state, "zone", "");

  self->filling = TRUE;
  if (occurrence != RJ_DAY_NONE)
    self->occurrence_day = occurrence;
  if (day != RJ_DAY_NONE)
    self->day = day;
  gtk_drop_down_set_selected (self->kind, get_choice (state, "kind", RJ_KIND_LAST + 1, RJ_KIND_ROUTINE)
                                            - RJ_KIND_ROUTINE);
  rj_repeat_rows_set_first_day (self->repeat, self->day);
  rj_repeat_rows_read (self->repeat, state);
  gtk_drop_down_set_selected (self->part, get_choice (state, "part", 4, 3));
  rj_zone_list_select (self->zone, *tzid != '\0' ? tzid : NULL);
  rj_log_form_read_picked (state, "leads", self->leads);
  rj_nag_row_set_minutes (self->nag, (int) get_choice (state, "nag", 24 * 60 + 1, 0));
  self->leads_touched = TRUE;
  self->filling = FALSE;
  repeat_changed_cb (self);
}

/* ---- Saving ---- */

static gboolean
can_save (RjLogForm *form)
{
  RjPlanItemDialog *self = RJ_PLAN_ITEM_DIALOG (form);
  g_autofree char *title = rj_log_form_dup_text (self->title);

  if (title == NULL || !rj_time_entry_get_valid (self->time))
    return FALSE;
  return rj_repeat_rows_get_valid (self->repeat);
}

static GStrv
dup_steps (RjPlanItemDialog *self)
{
  g_autofree char *text = rj_log_form_dup_text (self->steps);
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean any = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    if (!rj_text_is_blank (g_strstrip (lines[i])))
      {
        g_strv_builder_add (builder, lines[i]);
        any = TRUE;
      }
  return any ? g_strv_builder_end (builder) : NULL;
}

static GArray *
dup_leads (RjPlanItemDialog *self)
{
  g_auto (GStrv) picked = rj_chips_dup_picked (self->leads);
  GArray *leads;

  if (picked == NULL || *picked == NULL || rj_time_entry_get_minutes (self->time) < 0)
    return NULL;
  leads = g_array_new (FALSE, FALSE, sizeof (int));
  for (guint i = 0; picked[i] != NULL; i++)
    {
      int minutes = (int) g_ascii_strtoll (picked[i], NULL, 10);

      g_array_append_val (leads, minutes);
    }
  return leads;
}

static void
fill_item (RjPlanItemDialog *self, RjPlanItem *item)
{
  g_free (item->title);
  g_free (item->place);
  g_free (item->note);
  g_free (item->tzid);
  g_strfreev (item->steps);
  g_clear_pointer (&item->leads, g_array_unref);

  item->title = rj_log_form_dup_text (self->title);
  item->place = rj_log_form_dup_text (self->place);
  item->note = rj_log_form_dup_text (self->note);
  item->steps = dup_steps (self);
  item->kind = get_kind (self);
  rj_repeat_rows_fill_item (self->repeat, item);
  item->record.day = self->day;
  item->minutes = rj_time_entry_get_minutes (self->time);
  item->part = (RjDayPart) (gtk_drop_down_get_selected (self->part) + RJ_PART_MORNING);
  if (item->minutes >= 0)
    item->part = rj_day_part_for_minutes (item->minutes);
  item->tzid = item->minutes >= 0 ? rj_zone_list_dup_selected (self->zone) : NULL;
  gtk_spin_button_update (self->duration);
  item->duration_minutes = gtk_spin_button_get_value_as_int (self->duration);
  item->leads = dup_leads (self);
  item->nag_minutes = item->leads != NULL ? rj_nag_row_get_minutes (self->nag) : 0;
}

static void
finished (RjPlanItemDialog *self, GPtrArray *saved, const GError *error)
{
  RjContext *context = rj_log_form_get_context (RJ_LOG_FORM (self));
  GtkWidget *window;

  if (saved == NULL)
    {
      rj_log_form_failed (RJ_LOG_FORM (self), error);
      return;
    }
  window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  rj_log_form_saved (RJ_LOG_FORM (self));
  rj_log_form_close (RJ_LOG_FORM (self));
  rj_context_toast (context, _ ("Saved."), TRUE);
  if (window != NULL)
    rj_reminder_consent_ask (context, window, saved);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) saved = rj_plan_save_items_finish (RJ_PLAN (source), result, &error);
  g_autoptr (RjPlanItemDialog) self = user_data;

  finished (self, saved, error);
}

static void
scope_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) saved = rj_plan_change_finish (RJ_PLAN (source), result, &error);
  g_autoptr (RjPlanItemDialog) self = user_data;

  finished (self, saved, error);
}

static void
scope_chosen_cb (const RjScope *scope, gpointer user_data)
{
  RjPlanItemDialog *self = user_data;
  g_autoptr (RjPlanItem) item = NULL;

  if (scope == NULL)
    {
      rj_log_form_stay (RJ_LOG_FORM (self));
      return;
    }
  item = rj_plan_item_copy (self->item);
  fill_item (self, item);
  rj_plan_change_async (rj_store_get_plan (rj_log_form_get_store (RJ_LOG_FORM (self))), item,
                        self->occurrence_day, *scope, NULL, scope_saved_cb, g_object_ref (self));
}

/* Of what repeats: which days? */
static void
ask_scope (RjPlanItemDialog *self, const RjPlanItem *item)
{
  RjClock *clock = rj_context_get_clock (rj_log_form_get_context (RJ_LOG_FORM (self)));
  // Where a count ends it is worked out, and no choice of the form.
  gboolean counted = item->recurrence != NULL && rj_recurrence_get_count (item->recurrence) > 0;
  gboolean rule_changed = !rj_recurrence_equal (item->recurrence, self->item->recurrence)
                          || item->times_a_week != self->item->times_a_week
                          || (!counted && item->last_day != self->item->last_day);

  rj_scope_alert_ask (GTK_WIDGET (self), self->occurrence_day, rj_clock_get_today (clock), FALSE,
                      rule_changed, scope_chosen_cb, g_object_ref (self), g_object_unref);
}

static void
save (RjLogForm *form)
{
  RjPlanItemDialog *self = RJ_PLAN_ITEM_DIALOG (form);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  RjPlanItem *item = rj_plan_item_copy (self->item);

  fill_item (self, item);
  g_ptr_array_add (items, item);
  if (self->item->record.id != NULL && self->item->recurrence != NULL)
    ask_scope (self, item);
  else
    rj_plan_save_items_async (rj_store_get_plan (rj_log_form_get_store (form)), items, NULL, saved_cb,
                              g_object_ref (self));
}

/* ---- Filling ---- */

static void
fill_form (RjPlanItemDialog *self)
{
  const RjPlanItem *item = self->item;
  g_autofree char *steps = item->steps != NULL ? g_strjoinv ("\n", item->steps) : NULL;

  self->filling = TRUE;
  self->day = item->record.day;
  rj_log_form_set_text (self->title, item->title);
  rj_log_form_set_text (self->place, item->place);
  rj_log_form_set_text (self->note, item->note);
  rj_log_form_set_text (self->steps, steps);
  gtk_drop_down_set_selected (self->kind, (guint) item->kind - RJ_KIND_ROUTINE);
  rj_repeat_rows_set_item (
    self->repeat, item,
    rj_clock_get_today (rj_context_get_clock (rj_log_form_get_context (RJ_LOG_FORM (self)))));
  gtk_drop_down_set_selected (self->part, (guint) item->part - RJ_PART_MORNING);
  rj_time_entry_set_minutes (self->time, item->minutes);
  gtk_spin_button_set_value (self->duration, item->duration_minutes);
  rj_zone_list_select (self->zone, item->tzid);
  rj_nag_row_set_minutes (self->nag, item->nag_minutes);
  for (guint i = 0; item->leads != NULL && i < item->leads->len; i++)
    {
      int minutes = g_array_index (item->leads, int, i);
      g_autofree char *id = lead_id (minutes);
      g_autofree char *name = rj_plan_text_lead (minutes);

      if (!rj_chips_has (self->leads, id))
        rj_chips_append (self->leads, id, name);
      rj_chips_pick (self->leads, id, TRUE);
    }
  gtk_widget_set_visible (self->all_days, item->record.id != NULL && item->recurrence != NULL);
  adw_dialog_set_title (ADW_DIALOG (self),
                        item->record.id != NULL ? _ ("Change the plan") : _ ("New in the plan"));
  repeat_changed_cb (self);
  time_changed_cb (self);
  self->filling = FALSE;
}

/* @item: (transfer full). @draft_id: (nullable): under which its drafts are kept */
static void
present (GtkWidget *parent, RjContext *context, RjPlanItem *item, RjDay day, const char *draft_id)
{
  RjPlanItemDialog *self = g_object_new (RJ_TYPE_PLAN_ITEM_DIALOG, NULL);
  RjLogForm *form = RJ_LOG_FORM (self);

  self->item = item;
  self->occurrence_day = rj_day_is_valid (day) ? day : item->record.day;
  rj_log_form_set_up (form, context, PREFIX, draft_id);
  rj_date_chooser_set_today (RJ_DATE_CHOOSER (self->chooser),
                             rj_clock_get_today (rj_context_get_clock (context)));
  rj_zone_list_fill (self->zone, rj_clock_get_zone_name (rj_context_get_clock (context)), self->item->tzid);
  fill_form (self);
  rj_log_form_add_text (form, self->title, "title");
  rj_log_form_add_text (form, GTK_WIDGET (self->time), "time");
  rj_log_form_add_text (form, GTK_WIDGET (self->duration), "duration");
  for (guint i = 0; rj_repeat_rows_fields[i] != NULL; i++)
    rj_log_form_add_text (form, rj_repeat_rows_get_field (self->repeat, rj_repeat_rows_fields[i]),
                          rj_repeat_rows_fields[i]);
  rj_log_form_add_text (form, self->place, "place");
  rj_log_form_add_text (form, self->note, "note");
  rj_log_form_add_text (form, self->steps, "steps");
  rj_log_form_begin (form);
  adw_dialog_present (ADW_DIALOG (self), parent);
}

static void
fill_drop_downs (RjPlanItemDialog *self)
{
  const char *kinds[RJ_KIND_LAST + 1] = { NULL };
  const char *parts[5] = { NULL };
  g_autoptr (GtkStringList) kind_list = NULL;
  g_autoptr (GtkStringList) part_list = NULL;

  for (int i = 0; i < RJ_KIND_LAST; i++)
    kinds[i] = rj_plan_text_kind ((RjPlanKind) (RJ_KIND_ROUTINE + i));
  for (int i = 0; i < 4; i++)
    parts[i] = rj_plan_text_part ((RjDayPart) (RJ_PART_MORNING + i));
  kind_list = gtk_string_list_new (kinds);
  part_list = gtk_string_list_new (parts);
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (kind_list));
  gtk_drop_down_set_model (self->part, G_LIST_MODEL (part_list));
  rj_speak_choice (self->kind);
  rj_speak_choice (self->part);
  rj_speak_choice (self->zone);
}

static void
rj_plan_item_dialog_dispose (GObject *object)
{
  RjPlanItemDialog *self = RJ_PLAN_ITEM_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), RJ_TYPE_PLAN_ITEM_DIALOG);
  g_clear_pointer (&self->item, rj_plan_item_free);
  G_OBJECT_CLASS (rj_plan_item_dialog_parent_class)->dispose (object);
}

static void
rj_plan_item_dialog_class_init (RjPlanItemDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RjLogFormClass *form_class = RJ_LOG_FORM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rj_plan_item_dialog_dispose;
  form_class->write_state = write_state;
  form_class->read_state = read_state;
  form_class->can_save = can_save;
  form_class->save = save;

  gtk_widget_class_set_template_from_resource (widget_class, RJ_APP_PATH "/ui/rj-plan-item-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RjPlanItemDialog, narrow);
  gtk_widget_class_bind_template_child (widget_class, RjPlanItemDialog, all_days);
  gtk_widget_class_bind_template_child (widget_class, RjPlanItemDialog, title);
  gtk_widget_class_bind_template_child (widget_class, RjPlanItemDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, RjPlanItemDialog, repeat);
  gtk_widget_class_bind_template_child (widget_class, RjPlanItemDialog, day_row);
  gtk_widget_class_bind_template_child (widget_class, RjPlanItemDialog, day_button);
  gtk_widget_class_bind_template_child (widget_class, RjPlanItemDialog, time_row);
  gtk_widget_class_bind_template_child (widget_class, RjPlanItemDialog, time);
  gtk_widget_class_bind_template_child (widget_class, RjPlanItemDialog, part);
  gtk_widget_class_bind_template_child (widget_class, RjPlanItemDialog, duration);
  gtk_widget_class_bind_template_child (widget_class, RjPlanItemDialog, zone);
  gtk_widget_class_bind_template_child (widget_class, RjPlanItemDialog, no_time);
  gtk_widget_class_bind_template_child (widget_class, RjPlanItemDialog, leads);
  gtk_widget_class_bind_template_child (widget_class, RjPlanItemDialog, nag);
  gtk_widget_class_bind_template_child (widget_class, RjPlanItemDialog, place);
  gtk_widget_class_bind_template_child (widget_class, RjPlanItemDialog, note);
  gtk_widget_class_bind_template_child (widget_class, RjPlanItemDialog, steps);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, repeat_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, time_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, time_valid_cb);
  gtk_widget_class_bind_template_callback (widget_class, leads_changed_cb);
}

static void
rj_plan_item_dialog_init (RjPlanItemDialog *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  rj_rows_stack_at (GTK_WIDGET (self), self->narrow);
  fill_drop_downs (self);
  rj_make_all_private (GTK_WIDGET (self->zone));
  for (gsize i = 0; i < G_N_ELEMENTS (lead_choices); i++)
    {
      g_autofree char *id = lead_id (lead_choices[i]);
      g_autofree char *name = rj_plan_text_lead (lead_choices[i]);

      rj_chips_append (self->leads, id, name);
    }
  self->chooser = rj_date_chooser_new ();
  self->popover = rj_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->chooser);
  g_signal_connect_swapped (self->chooser, "picked", G_CALLBACK (day_picked_cb), self);
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (popover_shown_cb), self);
  gtk_menu_button_set_popover (self->day_button, self->popover);
}

/* ---- Opening ---- */

typedef struct {
  RjContext *context;
  GWeakRef parent;
  char *id;
  RjDay day;
} Opening;

static void
item_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Opening *opening = user_data;
  g_autoptr (GError) error = NULL;
  RjPlanItem *item = rj_plan_get_item_finish (RJ_PLAN (source), result, &error);
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&opening->parent);

  /* Deleted meanwhile: what is still written for it becomes a new one rather than being lost. */
  if (g_error_matches (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND))
    item = rj_plan_actions_new_item (opening->context, opening->day, RJ_PART_ANY_TIME);
  else if (item == NULL)
    rj_context_report (opening->context, error);
  if (item != NULL && parent != NULL)
    present (parent, opening->context, g_steal_pointer (&item), opening->day, opening->id);
  g_clear_pointer (&item, rj_plan_item_free);
  g_free (opening->id);
  g_weak_ref_clear (&opening->parent);
  g_object_unref (opening->context);
  g_free (opening);
}

void
rj_plan_item_dialog_present (GtkWidget *parent, RjContext *context, const char *item_id, RjDay day)
{
  if (item_id != NULL)
    {
      Opening *opening = g_new0 (Opening, 1);

      opening->context = g_object_ref (context);
      g_weak_ref_init (&opening->parent, parent);
      opening->id = g_strdup (item_id);
      opening->day = day;
      rj_plan_get_item_async (rj_store_get_plan (rj_context_get_store (context)), item_id, NULL, item_cb,
                              opening);
    }
  else
    present (parent, context, rj_plan_actions_new_item (context, day, RJ_PART_ANY_TIME), day, NULL);
}

void
rj_plan_item_dialog_present_kind (GtkWidget *parent, RjContext *context, RjPlanKind kind, RjDay day)
{
  RjPlanItem *item = rj_plan_actions_new_item (context, day, RJ_PART_ANY_TIME);

  item->kind = kind;
  present (parent, context, item, day, NULL);
}

void
rj_plan_item_dialog_open (RjContext *context, GtkWidget *parent, const char *where)
{
  g_autofree char *id = where != NULL ? rj_log_form_dup_draft_id (where) : NULL;

  rj_plan_item_dialog_present (parent, context, id, rj_clock_get_today (rj_context_get_clock (context)));
}
