// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-dose-dialog.h"

#include "rj-form-parts.h"
#include "rj-medicine-text.h"
#include "rj-rating.h"
#include "rj-text.h"
#include "rj-when.h"

#include <glib/gi18n-lib.h>

#define PREFIX    "dose"
#define N_EFFECTS RJ_EFFECT_OTHER

struct _RjDoseDialog {
  RjLogForm parent_instance;

  RjMedicine *medicine;
  RjDose *dose; /* as it is saved, or as a new one begins */
  gboolean filling;

  RjChips *status;
  GtkWidget *missed;
  RjWhen *when;
  GtkWidget *when_part;
  RjChips *place;
  GtkDropDown *effects[N_EFFECTS];
  RjRating *feeling;
  GtkWidget *note;
};

G_DEFINE_FINAL_TYPE (RjDoseDialog, rj_dose_dialog, RJ_TYPE_LOG_FORM)

static const RjDoseStatus statuses[] = { RJ_DOSE_TAKEN, RJ_DOSE_LATE, RJ_DOSE_SKIPPED, RJ_DOSE_UNSURE,
                                         RJ_DOSE_VOMITED };

static const char *
get_effect_name (int effect)
{
  const char *const names[N_EFFECTS] = {
    _ ("Sleepy"),      _ ("Constipation"),   _ ("Sweating"), _ ("Nausea"),
    _ ("Headache"),    _ ("Dry mouth"),      _ ("Teeth"),    _ ("Where it was injected"),
    _ ("Low in mood"), _ ("Something else"),
  };

  return names[effect - 1];
}

static RjDoseStatus
get_status (RjDoseDialog *self)
{
  const char *picked = rj_chips_get_picked (self->status);

  return picked != NULL ? (RjDoseStatus) g_ascii_strtoll (picked, NULL, 10) : RJ_DOSE_TAKEN;
}

static void
changed_cb (RjDoseDialog *self)
{
  RjDoseStatus status = get_status (self);

  gtk_widget_set_visible (self->missed, status != RJ_DOSE_TAKEN);
  gtk_widget_set_visible (self->when_part, rj_dose_status_is_taken (status));
  if (!self->filling)
    rj_log_form_changed (RJ_LOG_FORM (self));
}

/* ---- Form ---- */

static void
write_state (RjLogForm *form, JsonBuilder *builder)
{
  RjDoseDialog *self = RJ_DOSE_DIALOG (form);
  g_autofree char *when = rj_when_to_string (self->when);

  rj_log_form_write_picked (builder, "status", self->status);
  rj_log_form_write_picked (builder, "place", self->place);
  json_builder_set_member_name (builder, "when");
  json_builder_add_string_value (builder, when);
  json_builder_set_member_name (builder, "feeling");
  json_builder_add_int_value (builder, rj_rating_get_value (self->feeling));
  json_builder_set_member_name (builder, "effects");
  json_builder_begin_array (builder);
  for (int i = 0; i < N_EFFECTS; i++)
    json_builder_add_int_value (builder, gtk_drop_down_get_selected (self->effects[i]));
  json_builder_end_array (builder);
}

static void
read_state (RjLogForm *form, JsonObject *state)
{
  RjDoseDialog *self = RJ_DOSE_DIALOG (form);
  JsonNode *effects = json_object_get_member (state, "effects");

  self->filling = TRUE;
  rj_log_form_read_picked (state, "status", self->status);
  rj_log_form_read_picked (state, "place", self->place);
  rj_when_from_string (self->when, json_object_get_string_member_with_default (state, "when", ""));
  rj_rating_set_value (self->feeling,
                       (int) CLAMP (json_object_get_int_member_with_default (state, "feeling", -1), -1, 10));
  if (effects != NULL && JSON_NODE_HOLDS_ARRAY (effects))
    for (guint i = 0; i < MIN (json_array_get_length (json_node_get_array (effects)), N_EFFECTS); i++)
      gtk_drop_down_set_selected (
        self->effects[i], (guint) CLAMP (json_array_get_int_element (json_node_get_array (effects), i), 0,
                                         RJ_SEVERITY_MAX + 1));
  self->filling = FALSE;
  changed_cb (self);
}

static gboolean
can_save (RjLogForm *form)
{
  RjDoseDialog *self = RJ_DOSE_DIALOG (form);

  return !rj_dose_status_is_taken (get_status (self)) || rj_when_is_valid (self->when);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RjDose) saved = rj_medicines_save_dose_finish (RJ_MEDICINES (source), result, &error);
  g_autoptr (RjLogForm) form = user_data;
  RjContext *context = rj_log_form_get_context (form);

  if (saved == NULL)
    {
      rj_log_form_failed (form, error);
      return;
    }
  rj_log_form_saved (form);
  rj_log_form_close (form);
  rj_context_toast (context, rj_medicine_text_status (saved->status), TRUE);
}

static void
fill_dose (RjDoseDialog *self, RjDose *dose)
{
  const char *place = rj_chips_get_picked (self->place);
  gint64 at_us = rj_clock_get_now (rj_context_get_clock (rj_log_form_get_context (RJ_LOG_FORM (self))));
  RjDay day = RJ_DAY_NONE;

  dose->status = get_status (self);
  if (rj_dose_status_is_taken (dose->status))
    rj_when_get (self->when, &at_us, &day);
  dose->record.at_us = at_us;
  /* One of the plan belongs to the day of the plan, whenever it was taken. */
  if (dose->item == NULL)
    dose->record.day = day;
  dose->place = place != NULL ? (RjDosePlace) g_ascii_strtoll (place, NULL, 10) : RJ_DOSE_PLACE_OPEN;
  dose->feeling = rj_rating_get_value (self->feeling);
  g_free (dose->note);
  dose->note = rj_log_form_dup_text (self->note);
  g_array_set_size (dose->effects, 0);
  for (int i = 0; i < N_EFFECTS; i++)
    {
      guint selected = gtk_drop_down_get_selected (self->effects[i]);
      RjDoseEffect effect = { (RjEffect) (i + 1), (int) selected - 1 };

      if (selected > 0)
        g_array_append_val (dose->effects, effect);
    }
}

static void
save (RjLogForm *form)
{
  RjDoseDialog *self = RJ_DOSE_DIALOG (form);
  g_autoptr (RjDose) dose = rj_dose_copy (self->dose);

  fill_dose (self, dose);
  rj_medicines_save_dose_async (rj_store_get_medicines (rj_log_form_get_store (form)), dose, NULL, saved_cb,
                                g_object_ref (form));
}

/* ---- Building ---- */

static RjChips *
add_chips (RjDoseDialog *self, GtkWidget *box, const char *title, gboolean needed)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = rj_form_parts_add_label (part, title, "heading");
  GtkWidget *chips = rj_chips_new (TRUE, needed);

  gtk_accessible_update_relation (GTK_ACCESSIBLE (chips), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL,
                                  -1);
  gtk_box_append (GTK_BOX (part), chips);
  gtk_box_append (GTK_BOX (box), part);
  g_signal_connect_swapped (chips, "changed", G_CALLBACK (changed_cb), self);
  return RJ_CHIPS (chips);
}

static void
add_effects (RjDoseDialog *self, GtkWidget *box)
{
  const char *const severities[] = {
    _ ("Not noted"),           C_ ("severity", "None"),   C_ ("severity", "A little"),
    C_ ("severity", "Medium"), C_ ("severity", "Strong"), NULL
  };
  GtkWidget *group = rj_form_parts_add_group (box, NULL);
  GtkWidget *expander = adw_expander_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), _ ("Anything you notice?"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), expander);
  for (int i = 0; i < N_EFFECTS; i++)
    {
      self->effects[i] = rj_form_parts_add_choice (expander, get_effect_name (i + 1), severities);
      g_signal_connect_swapped (self->effects[i], "notify::selected", G_CALLBACK (changed_cb), self);
    }
}

static void
add_facts (RjDoseDialog *self, RjContext *context, GtkWidget *box)
{
  g_autofree char *last =
    rj_medicine_text_last (self->medicine, rj_clock_get_now (rj_context_get_clock (context)));
  g_autofree char *name = rj_text_for_label (self->medicine->name, RJ_TEXT_NAME);
  g_autofree char *label =
    self->medicine->label != NULL ? rj_text_for_label (self->medicine->label, RJ_TEXT_NAME) : NULL;
  GtkWidget *facts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), facts);
  rj_form_parts_add_label (facts, name, "title-2");
  /* Isolated, so that "1 – 0 – 0" reads the same in a language from right to left. */
  if (label != NULL)
    {
      g_autofree char *apart = g_strconcat ("\u2068", label, "\u2069", NULL);

      rj_form_parts_add_label (facts, apart, NULL);
    }
  if (last != NULL)
    rj_form_parts_add_label (facts, last, "dimmed");
}

static void
build (RjDoseDialog *self, RjContext *context)
{
  g_autofree char *missed = rj_medicine_text_missed (self->medicine->kind);
  GtkWidget *box = rj_form_parts_set_up (RJ_LOG_FORM (self), _ ("{medicine:label}"));
  GtkWidget *part;

  add_facts (self, context, box);
  self->status = add_chips (self, box, _ ("What became of it?"), TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autofree char *id = g_strdup_printf ("%d", statuses[i]);

      rj_chips_append (self->status, id, rj_medicine_text_status (statuses[i]));
    }
  self->missed = rj_form_parts_add_label (box, missed, NULL);
  self->when = RJ_WHEN (rj_when_new ());
  rj_when_set_clock (self->when, rj_context_get_clock (context));
  self->when_part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->when), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  rj_form_parts_add_label (self->when_part, _ ("When"), "heading"), NULL, -1);
  gtk_box_append (GTK_BOX (self->when_part), GTK_WIDGET (self->when));
  gtk_box_append (GTK_BOX (box), self->when_part);
  g_signal_connect_swapped (self->when, "changed", G_CALLBACK (changed_cb), self);
  self->place = add_chips (self, box, _ ("Where?"), FALSE);
  rj_chips_append (self->place, "1", _ ("At home"));
  rj_chips_append (self->place, "2", _ ("At the clinic"));
  add_effects (self, box);
  part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  rj_form_parts_add_label (part, _ ("How strong is the {craving:one}?"), "heading");
  self->feeling = RJ_RATING (rj_rating_new ());
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->feeling), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  gtk_widget_get_first_child (part), NULL, -1);
  gtk_box_append (GTK_BOX (part), GTK_WIDGET (self->feeling));
  gtk_box_append (GTK_BOX (box), part);
  g_signal_connect_swapped (self->feeling, "notify::value", G_CALLBACK (changed_cb), self);
  self->note = rj_form_parts_add_words (box, _ ("Note"));
}

static void
fill (RjDoseDialog *self)
{
  g_autofree char *status = g_strdup_printf ("%d", self->dose->status);
  g_autofree char *place = g_strdup_printf ("%d", self->dose->place);

  self->filling = TRUE;
  rj_chips_pick (self->status, status, TRUE);
  if (self->dose->place != RJ_DOSE_PLACE_OPEN)
    rj_chips_pick (self->place, place, TRUE);
  if (self->dose->record.id != NULL && rj_dose_status_is_taken (self->dose->status))
    rj_when_set_entry (self->when, self->dose->record.at_us, self->dose->record.day, self->dose->record.zone);
  for (guint i = 0; i < self->dose->effects->len; i++)
    {
      const RjDoseEffect *effect = &g_array_index (self->dose->effects, RjDoseEffect, i);

      if (effect->effect >= 1 && effect->effect <= N_EFFECTS)
        gtk_drop_down_set_selected (self->effects[effect->effect - 1], (guint) effect->severity + 1);
    }
  rj_rating_set_value (self->feeling, self->dose->feeling);
  rj_log_form_set_text (self->note, self->dose->note);
  self->filling = FALSE;
  changed_cb (self);
}

static void
rj_dose_dialog_dispose (GObject *object)
{
  RjDoseDialog *self = RJ_DOSE_DIALOG (object);

  g_clear_pointer (&self->medicine, rj_medicine_free);
  g_clear_pointer (&self->dose, rj_dose_free);
  G_OBJECT_CLASS (rj_dose_dialog_parent_class)->dispose (object);
}

static void
rj_dose_dialog_class_init (RjDoseDialogClass *klass)
{
  RjLogFormClass *form_class = RJ_LOG_FORM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rj_dose_dialog_dispose;
  form_class->write_state = write_state;
  form_class->read_state = read_state;
  form_class->can_save = can_save;
  form_class->save = save;
}

static void
rj_dose_dialog_init (RjDoseDialog *self)
{
}

/* ---- Opening ---- */

typedef struct {
  RjContext *context;
  GWeakRef parent;
  char *medicine_id;
  char *item;
  RjDay day;
  RjMedicine *medicine;
} Opening;

static void
opening_free (Opening *self)
{
  g_object_unref (self->context);
  g_weak_ref_clear (&self->parent);
  g_free (self->medicine_id);
  g_free (self->item);
  rj_medicine_free (self->medicine);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

/* @dose: (nullable) (transfer full) */
static void
present (Opening *opening, GtkWidget *parent, RjDose *dose)
{
  RjDoseDialog *self = g_object_new (RJ_TYPE_DOSE_DIALOG, NULL);
  g_autofree char *day = rj_day_to_iso (opening->day);
  g_autofree char *id =
    g_strdup_printf ("%s~%s~%s", opening->medicine_id, opening->item != NULL ? opening->item : "", day);

  self->medicine = g_steal_pointer (&opening->medicine);
  self->dose = dose != NULL ? dose : rj_dose_new ();
  if (dose == NULL)
    {
      g_set_str (&self->dose->medicine, opening->medicine_id);
      g_set_str (&self->dose->item, opening->item);
      self->dose->record.day = opening->day;
    }
  self->filling = TRUE;
  build (self, opening->context);
  rj_log_form_set_up (RJ_LOG_FORM (self), opening->context, PREFIX, id);
  fill (self);
  rj_log_form_add_text (RJ_LOG_FORM (self), self->note, "note");
  rj_log_form_begin (RJ_LOG_FORM (self));
  adw_dialog_present (ADW_DIALOG (self), parent);
}

static void
dose_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (GError) error = NULL;
  RjDose *dose = rj_medicines_get_dose_finish (RJ_MEDICINES (source), result, &error);
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&opening->parent);

  if (error != NULL)
    rj_context_report (opening->context, error);
  else if (parent != NULL)
    present (opening, parent, g_steal_pointer (&dose));
  g_clear_pointer (&dose, rj_dose_free);
}

static void
medicine_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&opening->parent);
  const char *item;

  opening->medicine = rj_medicines_get_finish (RJ_MEDICINES (source), result, &error);
  item = opening->item;
  if (opening->medicine == NULL)
    rj_context_report (opening->context, error);
  else if (item != NULL)
    {
      RjDay day = opening->day;

      rj_medicines_get_dose_async (RJ_MEDICINES (source), item, day, NULL, dose_cb,
                                   g_steal_pointer (&opening));
    }
  else if (parent != NULL)
    present (opening, parent, NULL);
}

void
rj_dose_dialog_present (GtkWidget *parent,
                        RjContext *context,
                        const char *medicine,
                        const char *item,
                        RjDay day)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->context = g_object_ref (context);
  g_weak_ref_init (&opening->parent, parent);
  opening->medicine_id = g_strdup (medicine);
  opening->item = g_strdup (item);
  opening->day = day;
  rj_medicines_get_async (rj_store_get_medicines (rj_context_get_store (context)), medicine, NULL,
                          medicine_cb, opening);
}

void
rj_dose_dialog_open (RjContext *context, GtkWidget *parent, const char *where)
{
  g_autofree char *id = where != NULL ? rj_log_form_dup_draft_id (where) : NULL;
  g_auto (GStrv) parts = id != NULL ? g_strsplit (id, "~", 3) : NULL;

  if (parts == NULL || g_strv_length (parts) != 3 || rj_day_from_iso (parts[2]) == RJ_DAY_NONE)
    return;
  rj_dose_dialog_present (parent, context, parts[0], *parts[1] != '\0' ? parts[1] : NULL,
                          rj_day_from_iso (parts[2]));
}
