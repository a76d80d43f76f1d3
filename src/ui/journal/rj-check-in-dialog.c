// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-check-in-dialog.h"

#include "rj-format.h"
#include "rj-halt-chips.h"
#include "rj-mood-names.h"
#include "rj-mood-picker.h"
#include "rj-scale-ratings.h"
#include "rj-when.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

struct _RjCheckInDialog {
  RjLogForm parent_instance;

  RjMoodEntry *entry; /* as it is saved, when one is edited */

  RjMoodPicker *mood;
  RjWhen *when;
  GtkExpander *more;
  RjScaleRatings *scales;
  RjChips *feelings;
  RjChips *halt;
  RjChips *energy;
  RjChips *sleep;
  AdwToggleGroup *ate;
  AdwToggleGroup *moved;
  GtkWidget *note;
  GtkWidget *delete;
};

G_DEFINE_FINAL_TYPE (RjCheckInDialog, rj_check_in_dialog, RJ_TYPE_LOG_FORM)

#define LEAST_SLEEP_HOURS 4
#define MOST_SLEEP_HOURS  10

static void
changed_cb (RjCheckInDialog *self)
{
  rj_log_form_changed (RJ_LOG_FORM (self));
}

/* The focus goes with the pick, so that Enter right after a digit saves. */
static void
mood_changed_cb (RjCheckInDialog *self)
{
  RjMood mood = rj_mood_picker_get_mood (self->mood);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (mood != RJ_MOOD_NONE && focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->mood)))
    gtk_widget_grab_focus (rj_mood_picker_get_button (self->mood, mood));
  changed_cb (self);
}

static void
delete_cb (RjCheckInDialog *self)
{
  rj_log_form_delete (RJ_LOG_FORM (self));
}

/* ---- Choices ---- */

static void
add_energies (RjCheckInDialog *self)
{
  /* Translators: how much energy a person has, five steps. */
  const char *names[] = { C_ ("energy", "Very low"), C_ ("energy", "Low"), C_ ("energy", "Okay"),
                          C_ ("energy", "Good"), C_ ("energy", "Very good") };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i + 1);

      rj_chips_append (self->energy, id, names[i]);
    }
}

static void
add_sleep (RjCheckInDialog *self, int minutes, const char *name)
{
  g_autofree char *id = g_strdup_printf ("%d", minutes);

  if (!rj_chips_has (self->sleep, id))
    rj_chips_append (self->sleep, id, name);
}

static void
add_sleeps (RjCheckInDialog *self)
{
  for (int hours = LEAST_SLEEP_HOURS; hours <= MOST_SLEEP_HOURS; hours++)
    {
      g_autofree char *length = rj_format_duration (hours * 60);
      g_autofree char *name = NULL;

      if (hours == LEAST_SLEEP_HOURS)
        /* Translators: %s is a length of sleep such as "4 h". */
        name = g_strdup_printf (_ ("%s or less"), length);
      else if (hours == MOST_SLEEP_HOURS)
        /* Translators: %s is a length of sleep such as "10 h". */
        name = g_strdup_printf (_ ("%s or more"), length);
      add_sleep (self, hours * 60, name != NULL ? name : length);
    }
}

static RjAnswer
get_answer (AdwToggleGroup *group)
{
  const char *name = adw_toggle_group_get_active_name (group);

  if (g_strcmp0 (name, "unsure") == 0)
    return RJ_ANSWER_UNSURE;
  if (g_strcmp0 (name, "yes") == 0)
    return RJ_ANSWER_YES;
  if (g_strcmp0 (name, "no") == 0)
    return RJ_ANSWER_NO;
  return RJ_ANSWER_NONE;
}

/* Nobody is asked for it, but an entry from elsewhere may say so, and keeps it. */
static void
add_unsure (AdwToggleGroup *group)
{
  AdwToggle *toggle;

  if (adw_toggle_group_get_toggle_by_name (group, "unsure") != NULL)
    return;
  toggle = adw_toggle_new ();
  adw_toggle_set_name (toggle, "unsure");
  adw_toggle_set_label (toggle, C_ ("answer", "Not sure"));
  adw_toggle_group_add (group, toggle);
}

static void
set_answer (AdwToggleGroup *group, RjAnswer answer)
{
  if (answer == RJ_ANSWER_UNSURE)
    add_unsure (group);
  adw_toggle_group_set_active_name (group, answer == RJ_ANSWER_YES      ? "yes"
                                           : answer == RJ_ANSWER_NO     ? "no"
                                           : answer == RJ_ANSWER_UNSURE ? "unsure"
                                                                        : "none");
}

static int
get_number (RjChips *chips, int otherwise)
{
  const char *id = rj_chips_get_picked (chips);

  return id != NULL ? atoi (id) : otherwise;
}

/* ---- Form ---- */

static void
write_number (JsonBuilder *builder, const char *name, int value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
rj_check_in_dialog_write_state (RjLogForm *form, JsonBuilder *builder)
{
  RjCheckInDialog *self = RJ_CHECK_IN_DIALOG (form);
  g_autofree char *when = rj_when_to_string (self->when);

  write_number (builder, "mood", rj_mood_picker_get_mood (self->mood));
  json_builder_set_member_name (builder, "when");
  json_builder_add_string_value (builder, when);
  write_number (builder, "halt", rj_halt_chips_get (self->halt));
  write_number (builder, "ate", get_answer (self->ate));
  write_number (builder, "moved", get_answer (self->moved));
  rj_log_form_write_picked (builder, "feelings", self->feelings);
  rj_log_form_write_picked (builder, "energy", self->energy);
  rj_log_form_write_picked (builder, "sleep", self->sleep);
  json_builder_set_member_name (builder, "scales");
  rj_scale_ratings_write (self->scales, builder);
}

static void
rj_check_in_dialog_read_state (RjLogForm *form, JsonObject *state)
{
  RjCheckInDialog *self = RJ_CHECK_IN_DIALOG (form);
  gint64 mood = json_object_get_int_member_with_default (state, "mood", RJ_MOOD_NONE);

  rj_mood_picker_set_mood (self->mood, CLAMP (mood, RJ_MOOD_NONE, RJ_MOOD_VERY_GOOD));
  rj_when_from_string (self->when, json_object_get_string_member_with_default (state, "when", ""));
  rj_halt_chips_set (self->halt, json_object_get_int_member_with_default (state, "halt", 0));
  set_answer (self->ate, json_object_get_int_member_with_default (state, "ate", RJ_ANSWER_NONE));
  set_answer (self->moved, json_object_get_int_member_with_default (state, "moved", RJ_ANSWER_NONE));
  rj_log_form_read_picked (state, "feelings", self->feelings);
  rj_log_form_read_picked (state, "energy", self->energy);
  rj_log_form_read_picked (state, "sleep", self->sleep);
  rj_scale_ratings_read (self->scales, json_object_has_member (state, "scales")
                                         ? json_object_get_object_member (state, "scales")
                                         : NULL);
}

static gboolean
rj_check_in_dialog_can_save (RjLogForm *form)
{
  RjCheckInDialog *self = RJ_CHECK_IN_DIALOG (form);

  return rj_mood_picker_get_mood (self->mood) != RJ_MOOD_NONE && rj_when_is_valid (self->when);
}

/* ---- Saving ---- */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RjMoodEntry) saved = rj_check_ins_save_mood_finish (RJ_CHECK_INS (source), result, &error);
  g_autoptr (RjCheckInDialog) self = user_data;
  g_autofree char *text = NULL;

  if (saved == NULL)
    {
      rj_log_form_failed (RJ_LOG_FORM (self), error);
      return;
    }
  rj_log_form_saved (RJ_LOG_FORM (self));
  if (self->entry != NULL)
    text = g_strdup (_ ("Saved."));
  else
    /* Translators: a toast; %s is the mood: "Checked in: Okay". */
    text = g_strdup_printf (_ ("Checked in: %s"),
                            rj_mood_names_get (rj_log_form_get_store (RJ_LOG_FORM (self)), saved->mood));
  rj_context_toast (rj_log_form_get_context (RJ_LOG_FORM (self)), text, TRUE);
  rj_log_form_close (RJ_LOG_FORM (self));
}

static void
rj_check_in_dialog_save (RjLogForm *form)
{
  RjCheckInDialog *self = RJ_CHECK_IN_DIALOG (form);
  RjClock *clock = rj_context_get_clock (rj_log_form_get_context (form));
  g_autoptr (RjMoodEntry) entry =
    self->entry != NULL ? rj_mood_entry_copy (self->entry) : rj_mood_entry_new ();

  if (entry->record.zone == NULL)
    entry->record.zone = g_strdup (rj_clock_get_zone_name (clock));
  rj_when_get (self->when, &entry->record.at_us, &entry->record.day);
  entry->mood = rj_mood_picker_get_mood (self->mood);
  entry->energy = get_number (self->energy, 0);
  entry->halt = rj_halt_chips_get (self->halt);
  entry->sleep_minutes = get_number (self->sleep, -1);
  entry->ate = get_answer (self->ate);
  entry->moved = get_answer (self->moved);
  g_strfreev (entry->feelings);
  entry->feelings = rj_chips_dup_picked (self->feelings);
  g_free (entry->note);
  entry->note = rj_log_form_dup_text (self->note);
  g_clear_pointer (&entry->scales, g_ptr_array_unref);
  entry->scales = rj_scale_ratings_dup (self->scales);

  rj_check_ins_save_mood_async (rj_store_get_check_ins (rj_log_form_get_store (form)), entry, NULL, saved_cb,
                                g_object_ref (form));
}

/* Enter on the mood that is picked already is the default button: Ctrl+M, 4, Enter is a whole check-in. */
static gboolean
mood_key_cb (GtkEventControllerKey *keys,
             guint keyval,
             guint keycode,
             GdkModifierType state,
             RjCheckInDialog *self)
{
  RjMood mood = rj_mood_picker_get_mood (self->mood);

  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_ISO_Enter)
    return GDK_EVENT_PROPAGATE;
  if (mood == RJ_MOOD_NONE || !gtk_widget_has_focus (rj_mood_picker_get_button (self->mood, mood)))
    return GDK_EVENT_PROPAGATE;
  rj_log_form_save (RJ_LOG_FORM (self));
  return GDK_EVENT_STOP;
}

/* ---- Object ---- */

static void
rj_check_in_dialog_dispose (GObject *object)
{
  RjCheckInDialog *self = RJ_CHECK_IN_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), RJ_TYPE_CHECK_IN_DIALOG);
  g_clear_pointer (&self->entry, rj_mood_entry_free);

  G_OBJECT_CLASS (rj_check_in_dialog_parent_class)->dispose (object);
}

static void
rj_check_in_dialog_class_init (RjCheckInDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RjLogFormClass *form_class = RJ_LOG_FORM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rj_check_in_dialog_dispose;
  form_class->write_state = rj_check_in_dialog_write_state;
  form_class->read_state = rj_check_in_dialog_read_state;
  form_class->can_save = rj_check_in_dialog_can_save;
  form_class->save = rj_check_in_dialog_save;

  gtk_widget_class_set_template_from_resource (widget_class, RJ_APP_PATH "/ui/rj-check-in-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RjCheckInDialog, mood);
  gtk_widget_class_bind_template_child (widget_class, RjCheckInDialog, when);
  gtk_widget_class_bind_template_child (widget_class, RjCheckInDialog, more);
  gtk_widget_class_bind_template_child (widget_class, RjCheckInDialog, scales);
  gtk_widget_class_bind_template_child (widget_class, RjCheckInDialog, feelings);
  gtk_widget_class_bind_template_child (widget_class, RjCheckInDialog, halt);
  gtk_widget_class_bind_template_child (widget_class, RjCheckInDialog, energy);
  gtk_widget_class_bind_template_child (widget_class, RjCheckInDialog, sleep);
  gtk_widget_class_bind_template_child (widget_class, RjCheckInDialog, ate);
  gtk_widget_class_bind_template_child (widget_class, RjCheckInDialog, moved);
  gtk_widget_class_bind_template_child (widget_class, RjCheckInDialog, note);
  gtk_widget_class_bind_template_child (widget_class, RjCheckInDialog, delete);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, mood_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
}

static void
rj_check_in_dialog_init (RjCheckInDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  rj_halt_chips_set_up (self->halt);
  add_energies (self);
  add_sleeps (self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (mood_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->mood), keys);
}

static void
show (RjCheckInDialog *self, const RjMoodEntry *entry)
{
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Edit"));
  rj_mood_picker_set_mood (self->mood, entry->mood);
  rj_when_set_entry (self->when, entry->record.at_us, entry->record.day, entry->record.zone);
  rj_halt_chips_set (self->halt, entry->halt);
  rj_chips_set_picked (self->feelings, (const char *const *) entry->feelings);
  set_answer (self->ate, entry->ate);
  set_answer (self->moved, entry->moved);
  rj_log_form_set_text (self->note, entry->note);
  rj_scale_ratings_set (self->scales, entry->scales);
  if (entry->energy > 0)
    {
      g_autofree char *id = g_strdup_printf ("%d", entry->energy);

      rj_chips_pick (self->energy, id, TRUE);
    }
  if (entry->sleep_minutes >= 0)
    {
      g_autofree char *id = g_strdup_printf ("%d", entry->sleep_minutes);
      g_autofree char *name = rj_format_duration (entry->sleep_minutes);

      add_sleep (self, entry->sleep_minutes, name);
      rj_chips_pick (self->sleep, id, TRUE);
    }
}

static gboolean
has_more (RjCheckInDialog *self)
{
  g_autofree char *note = rj_log_form_dup_text (self->note);

  return note != NULL || rj_chips_has_content (self->feelings) || rj_halt_chips_get (self->halt) != 0
         || rj_chips_has_content (self->energy) || rj_chips_has_content (self->sleep)
         || get_answer (self->ate) != RJ_ANSWER_NONE || get_answer (self->moved) != RJ_ANSWER_NONE;
}

/* @entry: (nullable) (transfer full). @draft_id: (nullable): under which its drafts are kept */
static void
present (GtkWidget *parent, RjContext *context, RjMoodEntry *entry, const char *draft_id)
{
  RjCheckInDialog *self = g_object_new (RJ_TYPE_CHECK_IN_DIALOG, NULL);
  RjLogForm *form = RJ_LOG_FORM (self);

  self->entry = entry;
  rj_log_form_set_up (form, context, "check-in", draft_id);
  rj_mood_picker_set_store (self->mood, rj_context_get_store (context));
  rj_when_set_clock (self->when, rj_context_get_clock (context));
  if (entry != NULL)
    show (self, entry);
  gtk_widget_set_visible (self->delete, entry != NULL);

  rj_log_form_load_choices (form, self->feelings, "feeling");
  rj_log_form_add_text (form, self->note, "note");
  rj_log_form_begin (form);
  rj_scale_ratings_load (self->scales, context);
  /* Whoever opens a check-in again wants to add to it. */
  gtk_expander_set_expanded (self->more, entry != NULL || has_more (self));
  adw_dialog_set_focus (
    ADW_DIALOG (self),
    rj_mood_picker_get_button (self->mood, MAX (rj_mood_picker_get_mood (self->mood), RJ_MOOD_VERY_LOW)));
  adw_dialog_present (ADW_DIALOG (self), parent);
}

typedef struct {
  GtkWidget *parent;
  RjContext *context;
  char *id;
} Open;

static void
got_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  RjMoodEntry *entry = rj_check_ins_get_mood_finish (RJ_CHECK_INS (source), result, &error);
  g_autofree Open *open = user_data;
  g_autoptr (GtkWidget) parent = open->parent;
  g_autoptr (RjContext) context = open->context;
  g_autofree char *id = open->id;

  /* Deleted meanwhile: what is still written for it becomes a new one rather than being lost. */
  if (entry != NULL || g_error_matches (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND))
    present (parent, context, entry, id);
  else
    rj_context_report (context, error);
}

void
rj_check_in_dialog_present (GtkWidget *parent, RjContext *context, const char *mood_id)
{
  RjStore *store = rj_context_get_store (context);
  Open *open;

  g_return_if_fail (store != NULL);

  if (mood_id == NULL)
    {
      present (parent, context, NULL, NULL);
      return;
    }
  open = g_new0 (Open, 1);
  open->parent = g_object_ref (parent);
  open->context = g_object_ref (context);
  open->id = g_strdup (mood_id);
  rj_check_ins_get_mood_async (rj_store_get_check_ins (store), mood_id, NULL, got_cb, open);
}

void
rj_check_in_dialog_open (RjContext *context, GtkWidget *parent, const char *where)
{
  g_autofree char *id = rj_log_form_dup_draft_id (where);

  rj_check_in_dialog_present (parent, context, id);
}
