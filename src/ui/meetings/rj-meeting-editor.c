// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-meeting-editor.h"

#include "rj-form-parts.h"
#include "rj-meeting-text.h"
#include "rj-meeting-times.h"
#include "rj-meetings.h"
#include "rj-plan-text.h"
#include "rj-reminder-consent.h"
#include "rj-terms.h"
#include "rj-zone-list.h"

#include <glib/gi18n-lib.h>

#define PREFIX "meeting"

enum {
  FELLOWSHIP,
  NAME,
  PLACE,
  ADDRESS,
  LINK,
  PHONE,
  ONLINE_NOTE,
  ACCESS,
  LANGUAGE,
  SERVICE,
  N_TEXTS
};

struct _RjMeetingEditor {
  RjLogForm parent_instance;

  RjMeeting *meeting; /* as it is saved, or as a new one begins */
  GPtrArray *items;   /* RjPlanItem: its times */
  RjClock *clock;     /* of the context */
  gboolean filling;
  gboolean leads_touched;
  gboolean zone_touched;

  GtkWidget *texts[N_TEXTS];
  RjChips *ways;
  RjMeetingTimes *times;
  GtkDropDown *zone;
  GtkWidget *remind;
  RjChips *leads;
  GtkDropDown *door;
  GtkDropDown *medication;
  GtkWidget *note;
};

G_DEFINE_FINAL_TYPE (RjMeetingEditor, rj_meeting_editor, RJ_TYPE_LOG_FORM)

static const char *const text_names[N_TEXTS] = {
  "fellowship", "name", "place", "address", "link", "phone", "online-note", "access", "language", "service"
};
static const int lead_choices[] = { 0, 10, 30, 60, 120 };

static void
changed_cb (RjMeetingEditor *self)
{
  gtk_widget_set_visible (self->remind, rj_meeting_times_has_time (self->times));
  if (!self->filling)
    rj_log_form_changed (RJ_LOG_FORM (self));
}

static void
leads_changed_cb (RjMeetingEditor *self)
{
  if (!self->filling)
    self->leads_touched = TRUE;
  changed_cb (self);
}

static void
zone_changed_cb (RjMeetingEditor *self)
{
  if (!self->filling)
    self->zone_touched = TRUE;
  changed_cb (self);
}

static guint
get_ways (RjMeetingEditor *self)
{
  g_auto (GStrv) picked = rj_chips_dup_picked (self->ways);
  guint ways = 0;

  for (guint i = 0; picked != NULL && picked[i] != NULL; i++)
    ways |= (guint) g_ascii_strtoull (picked[i], NULL, 10);
  return ways;
}

static void
pick_number (RjChips *chips, int number)
{
  g_autofree char *id = g_strdup_printf ("%d", number);

  rj_chips_pick (chips, id, TRUE);
}

/* ---- Form ---- */

static void
add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
write_state (RjLogForm *form, JsonBuilder *builder)
{
  RjMeetingEditor *self = RJ_MEETING_EDITOR (form);
  g_autofree char *zone = rj_zone_list_dup_selected (self->zone);

  rj_log_form_write_picked (builder, "ways", self->ways);
  rj_log_form_write_picked (builder, "leads", self->leads);
  add_int (builder, "door", gtk_drop_down_get_selected (self->door));
  add_int (builder, "medication", gtk_drop_down_get_selected (self->medication));
  add_int (builder, "leads-touched", self->leads_touched);
  add_int (builder, "zone-touched", self->zone_touched);
  json_builder_set_member_name (builder, "zone");
  json_builder_add_string_value (builder, zone != NULL ? zone : "");
  rj_meeting_times_write (self->times, builder);
}

static void
read_state (RjLogForm *form, JsonObject *state)
{
  RjMeetingEditor *self = RJ_MEETING_EDITOR (form);
  const char *zone = json_object_get_string_member_with_default (state, "zone", "");

  self->filling = TRUE;
  rj_log_form_read_picked (state, "ways", self->ways);
  rj_log_form_read_picked (state, "leads", self->leads);
  gtk_drop_down_set_selected (
    self->door,
    (guint) CLAMP (json_object_get_int_member_with_default (state, "door", 0), 0, RJ_MEETING_DOOR_CLOSED));
  gtk_drop_down_set_selected (
    self->medication,
    (guint) CLAMP (json_object_get_int_member_with_default (state, "medication", 0), 0, RJ_ANSWER_UNSURE));
  self->leads_touched = json_object_get_int_member_with_default (state, "leads-touched", 0) != 0;
  self->zone_touched = json_object_get_int_member_with_default (state, "zone-touched", 0) != 0;
  rj_zone_list_select (self->zone, *zone != '\0' ? zone : NULL);
  rj_meeting_times_read (self->times, state);
  self->filling = FALSE;
  changed_cb (self);
}

static gboolean
can_save (RjLogForm *form)
{
  RjMeetingEditor *self = RJ_MEETING_EDITOR (form);
  g_autofree char *name = rj_log_form_dup_text (self->texts[NAME]);

  return name != NULL && rj_meeting_times_get_valid (self->times);
}

static RjMeeting *
make_meeting (RjMeetingEditor *self)
{
  RjMeeting *m = rj_meeting_copy (self->meeting);
  char **texts[N_TEXTS] = { &m->fellowship, &m->name,        &m->place,  &m->address,  &m->link,
                            &m->phone,      &m->online_note, &m->access, &m->language, &m->service };

  for (int i = 0; i < N_TEXTS; i++)
    {
      g_free (*texts[i]);
      *texts[i] = rj_log_form_dup_text (self->texts[i]);
    }
  g_free (m->note);
  m->note = rj_log_form_dup_text (self->note);
  m->ways = get_ways (self);
  m->door = (RjMeetingDoor) gtk_drop_down_get_selected (self->door);
  m->medication_friendly = (RjAnswer) gtk_drop_down_get_selected (self->medication);
  return m;
}

static GArray *
dup_leads (RjMeetingEditor *self)
{
  g_auto (GStrv) picked = rj_chips_dup_picked (self->leads);
  GArray *leads;

  if (picked == NULL || *picked == NULL)
    return NULL;
  leads = g_array_new (FALSE, FALSE, sizeof (int));
  for (guint i = 0; picked[i] != NULL; i++)
    {
      int minutes = (int) g_ascii_strtoll (picked[i], NULL, 10);

      g_array_append_val (leads, minutes);
    }
  return leads;
}

/* What was not touched stays as each of them has it. */
static GPtrArray *
make_times (RjMeetingEditor *self)
{
  GPtrArray *times = rj_meeting_times_dup (self->times);
  g_autofree char *zone = rj_zone_list_dup_selected (self->zone);

  for (guint i = 0; i < times->len; i++)
    {
      RjPlanItem *item = g_ptr_array_index (times, i);
      gboolean is_new = item->record.id == NULL;

      if (item->minutes < 0)
        {
          g_clear_pointer (&item->tzid, g_free);
          g_clear_pointer (&item->leads, g_array_unref);
          item->nag_minutes = 0;
          continue;
        }
      if (is_new || self->zone_touched)
        g_set_str (&item->tzid, zone);
      if (is_new || self->leads_touched)
        {
          g_clear_pointer (&item->leads, g_array_unref);
          item->leads = dup_leads (self);
        }
      if (item->leads == NULL)
        item->nag_minutes = 0;
    }
  return times;
}

/* ---- Saving ---- */

typedef struct {
  RjMeetingEditor *self;
  GPtrArray *times;
} Saving;

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving *saving = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RjMeeting) saved = rj_meetings_save_finish (RJ_MEETINGS (source), result, &error);
  g_autoptr (RjMeetingEditor) self = saving->self;
  g_autoptr (GPtrArray) times = saving->times;
  RjContext *context = rj_log_form_get_context (RJ_LOG_FORM (self));
  GtkWidget *window;

  g_free (saving);
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
    rj_reminder_consent_ask (context, window, times);
}

static void
save (RjLogForm *form)
{
  RjMeetingEditor *self = RJ_MEETING_EDITOR (form);
  g_autoptr (RjMeeting) meeting = make_meeting (self);
  Saving *saving = g_new0 (Saving, 1);

  saving->self = g_object_ref (self);
  saving->times = make_times (self);
  rj_meetings_save_async (rj_store_get_meetings (rj_log_form_get_store (form)), meeting, saving->times, NULL,
                          saved_cb, saving);
}

/* ---- Building ---- */

static void
add_text (RjMeetingEditor *self, int which, GtkWidget *group, const char *title)
{
  self->texts[which] = rj_form_parts_add_entry (group, title);
  g_signal_connect_swapped (self->texts[which], "changed", G_CALLBACK (changed_cb), self);
}

static RjChips *
add_chips (GtkWidget *box, const char *title, GtkWidget **part_out)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = rj_form_parts_add_label (part, title, "heading");
  GtkWidget *chips = rj_chips_new (FALSE, FALSE);

  gtk_accessible_update_relation (GTK_ACCESSIBLE (chips), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL,
                                  -1);
  gtk_box_append (GTK_BOX (part), chips);
  gtk_box_append (GTK_BOX (box), part);
  if (part_out != NULL)
    *part_out = part;
  return RJ_CHIPS (chips);
}

static void
add_zone (RjMeetingEditor *self, GtkWidget *box)
{
  GtkWidget *group = rj_form_parts_add_group (box, NULL);
  const RjPlanItem *first = self->items->len > 0 ? g_ptr_array_index (self->items, 0) : NULL;
  const char *const none[] = { "", NULL };

  self->zone = rj_form_parts_add_choice (group, _ ("Time zone"), none);
  adw_action_row_set_subtitle (
    ADW_ACTION_ROW (gtk_widget_get_ancestor (GTK_WIDGET (self->zone), ADW_TYPE_ACTION_ROW)),
    _ ("For times that stay with a place when you travel"));
  gtk_drop_down_set_enable_search (self->zone, TRUE);
  rj_zone_list_fill (self->zone, rj_clock_get_zone_name (self->clock), first != NULL ? first->tzid : NULL);
  rj_zone_list_select (self->zone, first != NULL ? first->tzid : NULL);
  g_signal_connect_swapped (self->zone, "notify::selected", G_CALLBACK (zone_changed_cb), self);
}

static void
append_lead (RjMeetingEditor *self, int minutes)
{
  g_autofree char *id = g_strdup_printf ("%d", minutes);
  g_autofree char *name = rj_plan_text_lead (minutes);

  if (!rj_chips_has (self->leads, id))
    rj_chips_append (self->leads, id, name);
}

static void
add_when (RjMeetingEditor *self, GtkWidget *box)
{
  self->times = RJ_MEETING_TIMES (rj_meeting_times_new (self->items, self->clock));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->times));
  add_zone (self, box);
  self->leads = add_chips (box, _ ("Remind me"), &self->remind);
  for (gsize i = 0; i < G_N_ELEMENTS (lead_choices); i++)
    append_lead (self, lead_choices[i]);
  g_signal_connect_swapped (self->times, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->leads, "changed", G_CALLBACK (leads_changed_cb), self);
}

static void
add_more (RjMeetingEditor *self, GtkWidget *box)
{
  const char *const doors[] = { C_ ("door", "Not noted"), rj_meeting_text_door (RJ_MEETING_DOOR_OPEN),
                                rj_meeting_text_door (RJ_MEETING_DOOR_CLOSED), NULL };
  const char *const answers[] = { C_ ("answer", "Not noted"), C_ ("answer", "Yes"), C_ ("answer", "No"),
                                  C_ ("answer", "Not sure"), NULL };
  GtkWidget *group = rj_form_parts_add_group (box, _ ("More"));

  self->door = rj_form_parts_add_choice (group, _ ("Who may come"), doors);
  g_signal_connect_swapped (self->door, "notify::selected", G_CALLBACK (changed_cb), self);
  self->medication =
    rj_form_parts_add_choice (group, _ ("Welcomes people with prescribed {medicine:many}"), answers);
  g_signal_connect_swapped (self->medication, "notify::selected", G_CALLBACK (changed_cb), self);
  add_text (self, ACCESS, group, _ ("Access"));
  add_text (self, LANGUAGE, group, _ ("Language there"));
  add_text (self, SERVICE, group, _ ("What I do there"));
  self->note = rj_form_parts_add_words (box, _ ("Note"));
}

static void
build (RjMeetingEditor *self)
{
  GtkWidget *box = rj_form_parts_set_up (RJ_LOG_FORM (self), _ ("{meeting:label}"));
  GtkWidget *group = rj_form_parts_add_group (box, NULL);

  add_text (self, NAME, group, _ ("Name"));
  /* Translators: which kind of groups something belongs to, such as "AA" or "SMART". */
  add_text (self, FELLOWSHIP, group, _ ("Programme"));
  add_when (self, box);
  self->ways = add_chips (box, _ ("How you take part"), NULL);
  rj_chips_append (self->ways, "1", C_ ("way", "In person"));
  rj_chips_append (self->ways, "2", C_ ("way", "Online"));
  rj_chips_append (self->ways, "4", C_ ("way", "By phone"));
  g_signal_connect_swapped (self->ways, "changed", G_CALLBACK (changed_cb), self);
  group = rj_form_parts_add_group (box, _ ("Where"));
  add_text (self, PLACE, group, C_ ("meeting", "Place"));
  add_text (self, ADDRESS, group, _ ("Address"));
  add_text (self, LINK, group, _ ("Link to join"));
  add_text (self, PHONE, group, C_ ("meeting", "Phone"));
  add_text (self, ONLINE_NOTE, group, _ ("Online code"));
  add_more (self, box);
}

static void
fill (RjMeetingEditor *self)
{
  const RjMeeting *m = self->meeting;
  const RjPlanItem *first = self->items->len > 0 ? g_ptr_array_index (self->items, 0) : NULL;
  const char *texts[N_TEXTS] = { m->fellowship, m->name,        m->place,  m->address,  m->link,
                                 m->phone,      m->online_note, m->access, m->language, m->service };

  self->filling = TRUE;
  for (int i = 0; i < N_TEXTS; i++)
    rj_log_form_set_text (self->texts[i], texts[i]);
  rj_log_form_set_text (self->note, m->note);
  for (guint way = RJ_MEETING_IN_PERSON; way <= RJ_MEETING_PHONE; way <<= 1)
    if (m->ways & way)
      pick_number (self->ways, (int) way);
  gtk_drop_down_set_selected (self->door, MIN ((guint) m->door, RJ_MEETING_DOOR_CLOSED));
  gtk_drop_down_set_selected (self->medication, MIN ((guint) m->medication_friendly, RJ_ANSWER_UNSURE));
  if (first == NULL)
    pick_number (self->leads, rj_plan_kind_get_default_lead (RJ_KIND_MEETING));
  for (guint i = 0; first != NULL && first->leads != NULL && i < first->leads->len; i++)
    {
      append_lead (self, g_array_index (first->leads, int, i));
      pick_number (self->leads, g_array_index (first->leads, int, i));
    }
  self->filling = FALSE;
  changed_cb (self);
}

static void
rj_meeting_editor_dispose (GObject *object)
{
  RjMeetingEditor *self = RJ_MEETING_EDITOR (object);

  g_clear_pointer (&self->meeting, rj_meeting_free);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  G_OBJECT_CLASS (rj_meeting_editor_parent_class)->dispose (object);
}

static void
rj_meeting_editor_class_init (RjMeetingEditorClass *klass)
{
  RjLogFormClass *form_class = RJ_LOG_FORM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rj_meeting_editor_dispose;
  form_class->write_state = write_state;
  form_class->read_state = read_state;
  form_class->can_save = can_save;
  form_class->save = save;
}

static void
rj_meeting_editor_init (RjMeetingEditor *self)
{
}

/* ---- Opening ---- */

typedef struct {
  RjContext *context;
  GWeakRef parent;
  char *id;
  RjMeeting *meeting;
  GPtrArray *items;
  guint next;
} Opening;

static void
opening_free (Opening *self)
{
  g_object_unref (self->context);
  g_weak_ref_clear (&self->parent);
  g_free (self->id);
  rj_meeting_free (self->meeting);
  g_ptr_array_unref (self->items);
  g_free (self);
}

static void
present (Opening *opening)
{
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&opening->parent);
  RjMeetingEditor *self;
  RjLogForm *form;

  if (parent == NULL)
    return;
  self = g_object_new (RJ_TYPE_MEETING_EDITOR, NULL);
  form = RJ_LOG_FORM (self);
  self->meeting = opening->meeting != NULL ? g_steal_pointer (&opening->meeting) : rj_meeting_new ();
  self->items = g_ptr_array_ref (opening->items);
  self->filling = TRUE;
  self->clock = rj_context_get_clock (opening->context);
  build (self);
  rj_log_form_set_up (form, opening->context, PREFIX, opening->id);
  rj_terms_bind_name (rj_context_get_vocabulary (opening->context), self->medication,
                      _ ("Welcomes people with prescribed {medicine:many}"));
  fill (self);
  for (int i = 0; i < N_TEXTS; i++)
    rj_log_form_add_text (form, self->texts[i], text_names[i]);
  rj_log_form_add_text (form, self->note, "note");
  rj_meeting_times_add_texts (self->times, form);
  rj_log_form_begin (form);
  adw_dialog_set_focus (ADW_DIALOG (self), self->texts[NAME]);
  adw_dialog_present (ADW_DIALOG (self), parent);
}

static void load_next (Opening *opening);

static void
item_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Opening *opening = user_data;
  g_autoptr (GError) error = NULL;
  RjPlanItem *item = rj_plan_get_item_finish (RJ_PLAN (source), result, &error);
  RjDay today = rj_clock_get_today (rj_context_get_clock (opening->context));

  /* Without one of its times the form would take it off the plan. */
  if (item == NULL && !g_error_matches (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND))
    {
      rj_context_report (opening->context, error);
      opening_free (opening);
      return;
    }
  /* One that has ended, because the times are others since, is what was. */
  if (item != NULL && (item->last_day == RJ_DAY_NONE || item->last_day >= today))
    g_ptr_array_add (opening->items, g_steal_pointer (&item));
  g_clear_pointer (&item, rj_plan_item_free);
  load_next (opening);
}

static void
load_next (Opening *opening)
{
  const char *id = opening->meeting != NULL && opening->meeting->items != NULL
                     ? opening->meeting->items[opening->next]
                     : NULL;

  if (id == NULL)
    {
      present (opening);
      opening_free (opening);
      return;
    }
  opening->next++;
  rj_plan_get_item_async (rj_store_get_plan (rj_context_get_store (opening->context)), id, NULL, item_cb,
                          opening);
}

static void
meeting_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Opening *opening = user_data;
  g_autoptr (GError) error = NULL;

  opening->meeting = rj_meetings_get_finish (RJ_MEETINGS (source), result, &error);
  /* Deleted meanwhile: what is still written for it becomes a new one rather than being lost. */
  if (error != NULL && !g_error_matches (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND))
    {
      rj_context_report (opening->context, error);
      opening_free (opening);
      return;
    }
  load_next (opening);
}

void
rj_meeting_editor_present (GtkWidget *parent, RjContext *context, const char *id)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->context = g_object_ref (context);
  g_weak_ref_init (&opening->parent, parent);
  opening->id = g_strdup (id);
  opening->items = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  if (id == NULL)
    load_next (opening);
  else
    rj_meetings_get_async (rj_store_get_meetings (rj_context_get_store (context)), id, NULL, meeting_cb,
                           opening);
}

void
rj_meeting_editor_open (RjContext *context, GtkWidget *parent, const char *where)
{
  g_autofree char *id = where != NULL ? rj_log_form_dup_draft_id (where) : NULL;

  rj_meeting_editor_present (parent, context, id);
}
