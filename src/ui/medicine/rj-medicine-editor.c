// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-medicine-editor.h"

#include "rj-day-row.h"
#include "rj-form-parts.h"
#include "rj-format.h"
#include "rj-medicine-items.h"
#include "rj-medicine-names.h"
#include "rj-reminder-consent.h"
#include "rj-text.h"
#include "rj-time-entry.h"

#include <glib/gi18n-lib.h>

#define PREFIX     "medicine"
#define MOST_DOSES 9999

enum {
  NAME,
  LABEL,
  TIMES,
  LEFT,
  PRESCRIBER,
  PRESCRIBER_PHONE,
  PHARMACY,
  PHARMACY_PHONE,
  KEPT,
  KNOWN_BY,
  N_TEXTS
};

enum {
  START,
  REFILL,
  GIVEN,
  NEXT,
  EXPIRY,
  N_DAYS
};

struct _RjMedicineEditor {
  RjLogForm parent_instance;

  RjMedicine *medicine; /* as it is saved, or as a new one begins */
  GPtrArray *items;     /* RjPlanItem: its times */
  RjDay today;
  gboolean filling;

  GtkWidget *texts[N_TEXTS];
  GtkWidget *days[N_DAYS];
  GtkDropDown *form;
  GtkWidget *as_needed;
  GtkDropDown *window;
  GArray *windows; /* int: what @window offers */
  GtkWidget *injection;
  GtkWidget *note;
};

G_DEFINE_FINAL_TYPE (RjMedicineEditor, rj_medicine_editor, RJ_TYPE_LOG_FORM)

static const char *const text_names[N_TEXTS] = { "name",     "label",          "times",
                                                 "left",     "prescriber",     "prescriber-phone",
                                                 "pharmacy", "pharmacy-phone", "kept",
                                                 "known-by" };
static const char *const day_names[N_DAYS] = { "start", "refill", "given", "next", "expiry" };

/* ---- What was typed ---- */

/* (transfer full) (nullable): minutes after midnight, ascending; %NULL when something in it is no time */
static GArray *
parse_times (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", ",", -1);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (int));

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      int minutes;

      if (rj_text_is_blank (g_strstrip (parts[i])))
        continue;
      if (!rj_time_parse (parts[i], &minutes) || minutes < 0)
        return NULL;
      g_array_append_val (times, minutes);
    }
  return g_steal_pointer (&times);
}

static GArray *
get_times (RjMedicineEditor *self)
{
  g_autofree char *text = rj_log_form_dup_text (self->texts[TIMES]);

  return adw_switch_row_get_active (ADW_SWITCH_ROW (self->as_needed)) ? parse_times (NULL)
                                                                      : parse_times (text);
}

/* -1: left open; -2: no number */
static int
get_left (RjMedicineEditor *self)
{
  g_autofree char *text = rj_log_form_dup_text (self->texts[LEFT]);
  guint64 n = 0;

  if (text == NULL)
    return -1;
  return g_ascii_string_to_unsigned (text, 10, 0, MOST_DOSES, &n, NULL) ? (int) n : -2;
}

static int
get_window (RjMedicineEditor *self)
{
  return g_array_index (self->windows, int, gtk_drop_down_get_selected (self->window));
}

static void
set_window (RjMedicineEditor *self, gint64 minutes)
{
  for (guint i = 0; i < self->windows->len; i++)
    if (g_array_index (self->windows, int, i) == minutes)
      gtk_drop_down_set_selected (self->window, i);
}

static void
changed_cb (RjMedicineEditor *self)
{
  gboolean has_times = !adw_switch_row_get_active (ADW_SWITCH_ROW (self->as_needed));

  gtk_widget_set_visible (self->texts[TIMES], has_times);
  gtk_widget_set_visible (gtk_widget_get_ancestor (GTK_WIDGET (self->window), ADW_TYPE_ACTION_ROW),
                          has_times);
  gtk_widget_set_visible (self->injection,
                          gtk_drop_down_get_selected (self->form) == RJ_MEDICINE_FORM_INJECTION);
  if (!self->filling)
    rj_log_form_changed (RJ_LOG_FORM (self));
}

/* ---- Form ---- */

static void
write_state (RjLogForm *form, JsonBuilder *builder)
{
  RjMedicineEditor *self = RJ_MEDICINE_EDITOR (form);

  json_builder_set_member_name (builder, "form");
  json_builder_add_int_value (builder, gtk_drop_down_get_selected (self->form));
  json_builder_set_member_name (builder, "as-needed");
  json_builder_add_boolean_value (builder, adw_switch_row_get_active (ADW_SWITCH_ROW (self->as_needed)));
  json_builder_set_member_name (builder, "window");
  json_builder_add_int_value (builder, get_window (self));
  for (int i = 0; i < N_DAYS; i++)
    {
      RjDay day = rj_day_row_get_day (RJ_DAY_ROW (self->days[i]));
      g_autofree char *iso = day != RJ_DAY_NONE ? rj_day_to_iso (day) : NULL;

      json_builder_set_member_name (builder, day_names[i]);
      json_builder_add_string_value (builder, iso != NULL ? iso : "");
    }
}

static void
read_state (RjLogForm *form, JsonObject *state)
{
  RjMedicineEditor *self = RJ_MEDICINE_EDITOR (form);

  self->filling = TRUE;
  gtk_drop_down_set_selected (
    self->form,
    (guint) CLAMP (json_object_get_int_member_with_default (state, "form", 0), 0, RJ_MEDICINE_FORM_OTHER));
  adw_switch_row_set_active (ADW_SWITCH_ROW (self->as_needed),
                             json_object_get_boolean_member_with_default (state, "as-needed", FALSE));
  set_window (self, json_object_get_int_member_with_default (state, "window", 0));
  for (int i = 0; i < N_DAYS; i++)
    rj_day_row_set_day (
      RJ_DAY_ROW (self->days[i]),
      rj_day_from_iso (json_object_get_string_member_with_default (state, day_names[i], "")));
  self->filling = FALSE;
  changed_cb (self);
}

static gboolean
can_save (RjLogForm *form)
{
  RjMedicineEditor *self = RJ_MEDICINE_EDITOR (form);
  g_autofree char *name = rj_log_form_dup_text (self->texts[NAME]);
  g_autoptr (GArray) times = get_times (self);

  return name != NULL && times != NULL && get_left (self) != -2;
}

static RjMedicine *
make_medicine (RjMedicineEditor *self)
{
  RjMedicine *m = rj_medicine_copy (self->medicine);
  char **texts[N_TEXTS] = { &m->name,     &m->label,          NULL,
                            NULL,         &m->prescriber,     &m->prescriber_phone,
                            &m->pharmacy, &m->pharmacy_phone, &m->kept,
                            &m->known_by };
  RjDay *days[N_DAYS] = { &m->start_day, &m->refill_day, &m->given_day, &m->next_day, &m->expiry_day };
  int left = get_left (self);

  for (int i = 0; i < N_TEXTS; i++)
    if (texts[i] != NULL)
      {
        g_free (*texts[i]);
        *texts[i] = rj_log_form_dup_text (self->texts[i]);
      }
  for (int i = 0; i < N_DAYS; i++)
    *days[i] = rj_day_row_get_day (RJ_DAY_ROW (self->days[i]));
  g_free (m->note);
  m->note = rj_log_form_dup_text (self->note);
  m->kind = rj_medicine_guess_kind (m->name);
  m->form = (RjMedicineForm) gtk_drop_down_get_selected (self->form);
  m->as_needed = adw_switch_row_get_active (ADW_SWITCH_ROW (self->as_needed));
  m->window_minutes = get_window (self);
  /* Another number was counted now. */
  if (left != self->medicine->doses_left)
    {
      m->doses = left;
      m->doses_at_us = rj_clock_get_now (rj_context_get_clock (rj_log_form_get_context (RJ_LOG_FORM (self))));
    }
  return m;
}

/* ---- Saving ---- */

typedef struct {
  RjMedicineEditor *self;
  GPtrArray *times;
} Saving;

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving *saving = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RjMedicine) saved = rj_medicines_save_finish (RJ_MEDICINES (source), result, &error);
  g_autoptr (RjMedicineEditor) self = saving->self;
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
  RjMedicineEditor *self = RJ_MEDICINE_EDITOR (form);
  RjContext *context = rj_log_form_get_context (form);
  g_autoptr (RjMedicine) m = make_medicine (self);
  g_autoptr (GArray) times = get_times (self);
  g_autoptr (GPtrArray) reminders = rj_medicine_items_remind (context, self->medicine, m);
  Saving *saving = g_new0 (Saving, 1);

  saving->self = g_object_ref (self);
  saving->times = rj_medicine_items_plan (context, self->medicine, m, self->items, times);
  rj_medicines_save_async (rj_store_get_medicines (rj_log_form_get_store (form)), m, saving->times, reminders,
                           NULL, saved_cb, saving);
}

/* ---- Building ---- */

static void
add_day (RjMedicineEditor *self, int which, GtkWidget *group, const char *title)
{
  self->days[which] = rj_day_row_new (title, self->today);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->days[which]);
  g_signal_connect_swapped (self->days[which], "changed", G_CALLBACK (changed_cb), self);
}

static void
add_text (RjMedicineEditor *self, int which, GtkWidget *group, const char *title)
{
  self->texts[which] = rj_form_parts_add_entry (group, title);
  g_signal_connect_swapped (self->texts[which], "changed", G_CALLBACK (changed_cb), self);
}

static void
add_window (RjMedicineEditor *self, GtkWidget *group)
{
  static const int usual[] = { 0, 30, 60, 2 * 60, 3 * 60, 4 * 60, 6 * 60 };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  int own = self->medicine->window_minutes;
  gboolean is_usual = FALSE;
  g_auto (GStrv) texts = NULL;

  self->windows = g_array_new (FALSE, FALSE, sizeof (int));
  g_array_append_vals (self->windows, usual, G_N_ELEMENTS (usual));
  for (gsize i = 0; i < G_N_ELEMENTS (usual); i++)
    is_usual |= usual[i] == own;
  if (!is_usual)
    g_array_append_val (self->windows, own);
  /* Translators: within what time a medicine is taken on time: nothing is said about it. */
  g_strv_builder_add (builder, C_ ("window", "Left open"));
  for (guint i = 1; i < self->windows->len; i++)
    g_strv_builder_take (builder, rj_format_duration (g_array_index (self->windows, int, i)));
  texts = g_strv_builder_end (builder);
  /* Translators: a choice of "30 min", "2 h": so long after its time a medicine is not late. */
  self->window = rj_form_parts_add_choice (group, _ ("On time within"), (const char *const *) texts);
  g_signal_connect_swapped (self->window, "notify::selected", G_CALLBACK (changed_cb), self);
}

static void
add_times (RjMedicineEditor *self, GtkWidget *box)
{
  GtkWidget *group = rj_form_parts_add_group (box, _ ("When"));

  self->as_needed = adw_switch_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->as_needed), _ ("As needed, no fixed times"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->as_needed);
  g_signal_connect_swapped (self->as_needed, "notify::active", G_CALLBACK (changed_cb), self);
  add_text (self, TIMES, group, _ ("Times, like 8:00, 20:00"));
  add_window (self, group);
  add_day (self, START, group, _ ("Since"));
}

static void
build (RjMedicineEditor *self)
{
  const char *const forms[] = { C_ ("form", "Left open"),      C_ ("form", "Film"),
                                C_ ("form", "Tablet"),         C_ ("form", "Liquid"),
                                C_ ("form", "Injection"),      C_ ("form", "Nasal spray"),
                                C_ ("form", "Something else"), NULL };
  GtkWidget *box = rj_form_parts_set_up (RJ_LOG_FORM (self), _ ("{medicine:label}"));
  GtkWidget *group = rj_form_parts_add_group (box, NULL);

  add_text (self, NAME, group, _ ("Name"));
  add_text (self, LABEL, group, _ ("On the label"));
  self->form = rj_form_parts_add_choice (group, _ ("Form"), forms);
  g_signal_connect_swapped (self->form, "notify::selected", G_CALLBACK (changed_cb), self);
  rj_medicine_names_add (ADW_ENTRY_ROW (self->texts[NAME]), self->form);
  add_times (self, box);
  self->injection = rj_form_parts_add_group (box, C_ ("form", "Injection"));
  add_day (self, GIVEN, self->injection, _ ("Given on"));
  add_day (self, NEXT, self->injection, _ ("Next one, as the clinic said"));
  group = rj_form_parts_add_group (box, _ ("What I have"));
  add_text (self, LEFT, group, _ ("Doses left at home"));
  add_day (self, REFILL, group, _ ("Refill on"));
  add_day (self, EXPIRY, group, _ ("Good until, as printed"));
  add_text (self, KEPT, group, _ ("Where it is kept"));
  add_text (self, KNOWN_BY, group, _ ("Who knows where"));
  group = rj_form_parts_add_group (box, _ ("Who I can ask"));
  add_text (self, PRESCRIBER, group, _ ("Clinic or doctor"));
  add_text (self, PRESCRIBER_PHONE, group, _ ("Clinic phone"));
  add_text (self, PHARMACY, group, _ ("Pharmacy"));
  add_text (self, PHARMACY_PHONE, group, _ ("Pharmacy phone"));
  self->note = rj_form_parts_add_words (box, _ ("Note"));
}

static char *
dup_times (RjMedicineEditor *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  for (guint i = 0; i < self->items->len; i++)
    {
      const RjPlanItem *item = g_ptr_array_index (self->items, i);

      if (item->minutes >= 0)
        g_strv_builder_take (builder, rj_format_minutes (item->minutes));
    }
  parts = g_strv_builder_end (builder);
  return g_strjoinv (", ", parts);
}

static void
fill (RjMedicineEditor *self)
{
  const RjMedicine *m = self->medicine;
  g_autofree char *times = dup_times (self);
  g_autofree char *left = m->doses_left >= 0 ? g_strdup_printf ("%d", m->doses_left) : NULL;
  const char *texts[N_TEXTS] = { m->name,     m->label,          times,
                                 left,        m->prescriber,     m->prescriber_phone,
                                 m->pharmacy, m->pharmacy_phone, m->kept,
                                 m->known_by };
  RjDay days[N_DAYS] = { m->start_day, m->refill_day, m->given_day, m->next_day, m->expiry_day };

  self->filling = TRUE;
  for (int i = 0; i < N_TEXTS; i++)
    rj_log_form_set_text (self->texts[i], texts[i]);
  for (int i = 0; i < N_DAYS; i++)
    rj_day_row_set_day (RJ_DAY_ROW (self->days[i]), days[i]);
  gtk_drop_down_set_selected (self->form, MIN ((guint) m->form, RJ_MEDICINE_FORM_OTHER));
  adw_switch_row_set_active (ADW_SWITCH_ROW (self->as_needed), m->as_needed);
  set_window (self, m->window_minutes);
  rj_log_form_set_text (self->note, m->note);
  self->filling = FALSE;
  changed_cb (self);
}

static void
rj_medicine_editor_dispose (GObject *object)
{
  RjMedicineEditor *self = RJ_MEDICINE_EDITOR (object);

  g_clear_pointer (&self->medicine, rj_medicine_free);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->windows, g_array_unref);
  G_OBJECT_CLASS (rj_medicine_editor_parent_class)->dispose (object);
}

static void
rj_medicine_editor_class_init (RjMedicineEditorClass *klass)
{
  RjLogFormClass *form_class = RJ_LOG_FORM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rj_medicine_editor_dispose;
  form_class->write_state = write_state;
  form_class->read_state = read_state;
  form_class->can_save = can_save;
  form_class->save = save;
}

static void
rj_medicine_editor_init (RjMedicineEditor *self)
{
}

/* ---- Opening ---- */

typedef struct {
  RjContext *context;
  GWeakRef parent;
  char *id;
  RjMedicine *medicine;
  GPtrArray *items;
  guint next;
} Opening;

static void
opening_free (Opening *self)
{
  g_object_unref (self->context);
  g_weak_ref_clear (&self->parent);
  g_free (self->id);
  rj_medicine_free (self->medicine);
  g_ptr_array_unref (self->items);
  g_free (self);
}

static void
present (Opening *opening)
{
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&opening->parent);
  RjMedicineEditor *self;

  if (parent == NULL)
    return;
  self = g_object_new (RJ_TYPE_MEDICINE_EDITOR, NULL);
  self->medicine = opening->medicine != NULL ? g_steal_pointer (&opening->medicine) : rj_medicine_new ();
  self->items = g_ptr_array_ref (opening->items);
  self->today = rj_clock_get_today (rj_context_get_clock (opening->context));
  self->filling = TRUE;
  build (self);
  rj_log_form_set_up (RJ_LOG_FORM (self), opening->context, PREFIX, opening->id);
  fill (self);
  for (int i = 0; i < N_TEXTS; i++)
    rj_log_form_add_text (RJ_LOG_FORM (self), self->texts[i], text_names[i]);
  rj_log_form_add_text (RJ_LOG_FORM (self), self->note, "note");
  rj_log_form_begin (RJ_LOG_FORM (self));
  adw_dialog_set_focus (ADW_DIALOG (self), self->texts[NAME]);
  adw_dialog_present (ADW_DIALOG (self), parent);
}

static void load_next (Opening *opening);

static void
item_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Opening *opening = user_data;
  RjPlanItem *item = rj_plan_get_item_finish (RJ_PLAN (source), result, NULL);
  RjDay today = rj_clock_get_today (rj_context_get_clock (opening->context));

  /* One that has ended, because the times are others since, is what was. */
  if (item != NULL && (item->last_day == RJ_DAY_NONE || item->last_day >= today))
    g_ptr_array_add (opening->items, g_steal_pointer (&item));
  g_clear_pointer (&item, rj_plan_item_free);
  load_next (opening);
}

static void
load_next (Opening *opening)
{
  const char *id = opening->medicine != NULL && opening->medicine->items != NULL
                     ? opening->medicine->items[opening->next]
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
medicine_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Opening *opening = user_data;
  g_autoptr (GError) error = NULL;

  opening->medicine = rj_medicines_get_finish (RJ_MEDICINES (source), result, &error);
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
rj_medicine_editor_present (GtkWidget *parent, RjContext *context, const char *id)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->context = g_object_ref (context);
  g_weak_ref_init (&opening->parent, parent);
  opening->id = g_strdup (id);
  opening->items = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  if (id == NULL)
    load_next (opening);
  else
    rj_medicines_get_async (rj_store_get_medicines (rj_context_get_store (context)), id, NULL, medicine_cb,
                            opening);
}

void
rj_medicine_editor_open (RjContext *context, GtkWidget *parent, const char *where)
{
  g_autofree char *id = where != NULL ? rj_log_form_dup_draft_id (where) : NULL;

  rj_medicine_editor_present (parent, context, id);
}
