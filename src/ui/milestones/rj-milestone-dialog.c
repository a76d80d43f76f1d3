// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-milestone-dialog.h"

#include "rj-day-row.h"
#include "rj-form-parts.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

#define PREFIX "milestone"

/* How it is reached, as the choice has it. */
enum {
  BY_HAND,
  AFTER_DAYS,
  AFTER_MONTHS,
  AFTER_YEARS,
};

static const char *const examples[] = {
  /* Translators: milestones that count no days, to be taken over and changed. */
  N_ ("Naloxone at home"),
  N_ ("Told somebody I trust"),
  N_ ("My plan for hard days written down"),
};

struct _RjMilestoneDialog {
  RjLogForm parent_instance;

  RjOwnMilestone *milestone;
  gboolean filling;
  GtkWidget *name;
  GtkDropDown *how;
  GtkSpinButton *count;
  GtkWidget *count_row;
  GtkWidget *day;
};

G_DEFINE_FINAL_TYPE (RjMilestoneDialog, rj_milestone_dialog, RJ_TYPE_LOG_FORM)

static int
get_count (RjMilestoneDialog *self)
{
  return gtk_spin_button_get_value_as_int (self->count);
}

static void
changed_cb (RjMilestoneDialog *self)
{
  guint how = gtk_drop_down_get_selected (self->how);

  gtk_widget_set_visible (self->count_row, how != BY_HAND);
  gtk_widget_set_visible (self->day, how == BY_HAND);
  if (!self->filling)
    rj_log_form_changed (RJ_LOG_FORM (self));
}

static void
write_state (RjLogForm *form, JsonBuilder *builder)
{
  RjMilestoneDialog *self = RJ_MILESTONE_DIALOG (form);
  RjDay day = rj_day_row_get_day (RJ_DAY_ROW (self->day));
  g_autofree char *iso = day != RJ_DAY_NONE ? rj_day_to_iso (day) : g_strdup ("");

  json_builder_set_member_name (builder, "how");
  json_builder_add_int_value (builder, gtk_drop_down_get_selected (self->how));
  json_builder_set_member_name (builder, "count");
  json_builder_add_int_value (builder, get_count (self));
  json_builder_set_member_name (builder, "day");
  json_builder_add_string_value (builder, iso);
}

static void
read_state (RjLogForm *form, JsonObject *state)
{
  RjMilestoneDialog *self = RJ_MILESTONE_DIALOG (form);
  gint64 how = json_object_get_int_member_with_default (state, "how", BY_HAND);

  self->filling = TRUE;
  gtk_drop_down_set_selected (self->how, (guint) CLAMP (how, BY_HAND, AFTER_YEARS));
  gtk_spin_button_set_value (self->count,
                             (double) json_object_get_int_member_with_default (state, "count", 1));
  rj_day_row_set_day (RJ_DAY_ROW (self->day),
                      rj_day_from_iso (json_object_get_string_member_with_default (state, "day", "")));
  self->filling = FALSE;
  changed_cb (self);
}

static gboolean
can_save (RjLogForm *form)
{
  g_autofree char *name = rj_log_form_dup_text (RJ_MILESTONE_DIALOG (form)->name);

  return name != NULL;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RjOwnMilestone) saved =
    rj_own_milestones_save_finish (RJ_OWN_MILESTONES (source), result, &error);
  g_autoptr (RjLogForm) form = user_data;

  if (saved == NULL)
    {
      rj_log_form_failed (form, error);
      return;
    }
  rj_log_form_saved (form);
  rj_context_toast (rj_log_form_get_context (form), _ ("Saved."), TRUE);
  rj_log_form_close (form);
}

static void
save (RjLogForm *form)
{
  RjMilestoneDialog *self = RJ_MILESTONE_DIALOG (form);
  g_autoptr (RjOwnMilestone) milestone = rj_own_milestone_copy (self->milestone);
  guint how = gtk_drop_down_get_selected (self->how);

  gtk_spin_button_update (self->count); // what was typed counts before the field is left
  g_free (milestone->name);
  milestone->name = rj_log_form_dup_text (self->name);
  milestone->span.count = how != BY_HAND ? get_count (self) : 0;
  milestone->span.unit = how != BY_HAND ? (RjMilestoneUnit) (how - AFTER_DAYS) : RJ_MILESTONE_DAYS;
  milestone->day = how == BY_HAND ? rj_day_row_get_day (RJ_DAY_ROW (self->day)) : RJ_DAY_NONE;
  rj_own_milestones_save_async (RJ_OWN_MILESTONES (rj_log_form_get_store (form)), milestone, NULL, saved_cb,
                                g_object_ref (form));
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RjLogForm) form = user_data;

  if (rj_own_milestones_delete_finish (RJ_OWN_MILESTONES (source), result, &error))
    rj_log_form_deleted (form);
  else
    rj_log_form_failed (form, error);
}

static void
delete_cb (RjMilestoneDialog *self)
{
  RjLogForm *form = RJ_LOG_FORM (self);

  if (rj_log_form_begin_delete (form))
    rj_own_milestones_delete_async (RJ_OWN_MILESTONES (rj_log_form_get_store (form)), self->milestone->id,
                                    NULL, deleted_cb, g_object_ref (form));
}

static void
build_delete (RjMilestoneDialog *self, GtkWidget *box)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Delete"));

  gtk_widget_set_size_request (button, 44, 44);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  rj_wrap_button (GTK_BUTTON (button));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (delete_cb), self);
  gtk_box_append (GTK_BOX (box), button);
}

/* AdwSpinRow is not in the tree of a screen reader. */
static void
build_count (RjMilestoneDialog *self, GtkWidget *group)
{
  const char *title = C_ ("milestone", "How many");
  GtkWidget *field = gtk_spin_button_new_with_range (1, RJ_OWN_MILESTONE_MOST_COUNT, 1);

  self->count = GTK_SPIN_BUTTON (field);
  self->count_row = adw_action_row_new ();
  gtk_spin_button_set_numeric (self->count, TRUE);
  gtk_spin_button_set_activates_default (self->count, TRUE);
  gtk_widget_set_valign (field, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->count_row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->count_row), field);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self->count_row), field);
  gtk_widget_set_focusable (self->count_row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->count_row);
}

static void
build (RjMilestoneDialog *self, RjContext *context)
{
  /* Translators: how a milestone of one's own is reached. */
  const char *const ways[] = { C_ ("milestone", "When I say so"), C_ ("milestone", "After days"),
                               C_ ("milestone", "After months"), C_ ("milestone", "After years"), NULL };
  GtkWidget *box = rj_form_parts_set_up (RJ_LOG_FORM (self), C_ ("dialog", "Milestone"));
  GtkWidget *group;

  rj_form_parts_add_label (
    box,
    rj_context_say (context, _ ("Anything that is worth noticing to you: a first {meeting:one}, "
                                "{appointment:a} kept, a hard week behind you.")),
    NULL);
  group = rj_form_parts_add_group (box, NULL);
  self->name = rj_form_parts_add_entry (group, C_ ("milestone", "What it is"));
  // where somebody may look over the shoulder, it names nothing
  if (self->milestone->id == NULL && !rj_vocabulary_get_quiet (rj_context_get_vocabulary (context)))
    rj_form_parts_add_examples (box, examples, G_N_ELEMENTS (examples), self->name);
  group = rj_form_parts_add_group (box, NULL);
  self->how = rj_form_parts_add_choice (group, C_ ("milestone", "Reached"), ways);
  build_count (self, group);
  self->day =
    rj_day_row_new (C_ ("milestone", "On this day"), rj_clock_get_today (rj_context_get_clock (context)));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->day);
  g_signal_connect_swapped (self->name, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->how, "notify::selected", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->count, "value-changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->day, "changed", G_CALLBACK (changed_cb), self);
  if (self->milestone->id != NULL)
    build_delete (self, box);
}

static void
fill (RjMilestoneDialog *self)
{
  const RjOwnMilestone *milestone = self->milestone;

  self->filling = TRUE;
  gtk_drop_down_set_selected (self->how, milestone->span.count > 0
                                           ? (guint) AFTER_DAYS + (guint) milestone->span.unit
                                           : (guint) BY_HAND);
  gtk_spin_button_set_value (self->count, MAX (milestone->span.count, 1));
  rj_day_row_set_day (RJ_DAY_ROW (self->day), milestone->day);
  self->filling = FALSE;
  changed_cb (self);
}

static void
rj_milestone_dialog_dispose (GObject *object)
{
  g_clear_pointer (&RJ_MILESTONE_DIALOG (object)->milestone, rj_own_milestone_free);
  G_OBJECT_CLASS (rj_milestone_dialog_parent_class)->dispose (object);
}

static void
rj_milestone_dialog_class_init (RjMilestoneDialogClass *klass)
{
  RjLogFormClass *form_class = RJ_LOG_FORM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rj_milestone_dialog_dispose;
  form_class->write_state = write_state;
  form_class->read_state = read_state;
  form_class->can_save = can_save;
  form_class->save = save;
}

static void
rj_milestone_dialog_init (RjMilestoneDialog *self)
{
}

void
rj_milestone_dialog_present (GtkWidget *parent, RjContext *context, const RjOwnMilestone *milestone)
{
  RjMilestoneDialog *self = g_object_new (RJ_TYPE_MILESTONE_DIALOG, NULL);
  RjLogForm *form = RJ_LOG_FORM (self);

  self->milestone = milestone != NULL ? rj_own_milestone_copy (milestone) : rj_own_milestone_new (NULL);
  build (self, context);
  rj_log_form_set_up (form, context, PREFIX, self->milestone->id);
  rj_log_form_set_text (self->name, self->milestone->name);
  fill (self);
  rj_log_form_add_text (form, self->name, "name");
  rj_log_form_begin (form);
  adw_dialog_present (ADW_DIALOG (self), parent);
}

/* ---- After a lock ---- */

typedef struct {
  RjContext *context;
  GtkWidget *parent;
  char *id;
} Opening;

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Opening *opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) own = rj_own_milestones_list_finish (RJ_OWN_MILESTONES (source), result, &error);
  const RjOwnMilestone *found = NULL;

  for (guint i = 0; own != NULL && i < own->len; i++)
    if (g_strcmp0 (((const RjOwnMilestone *) own->pdata[i])->id, opening->id) == 0)
      found = own->pdata[i];
  /* If it is gone, its words become a new one rather than being lost. */
  if (error != NULL)
    rj_context_report (opening->context, error);
  else
    rj_milestone_dialog_present (opening->parent, opening->context, found);
  g_object_unref (opening->context);
  g_object_unref (opening->parent);
  g_free (opening->id);
  g_free (opening);
}

void
rj_milestone_dialog_open (RjContext *context, GtkWidget *parent, const char *where)
{
  g_autofree char *id = rj_log_form_dup_draft_id (where);
  Opening *opening;

  if (id == NULL)
    {
      rj_milestone_dialog_present (parent, context, NULL);
      return;
    }
  opening = g_new0 (Opening, 1);
  opening->context = g_object_ref (context);
  opening->parent = g_object_ref (parent);
  opening->id = g_steal_pointer (&id);
  rj_own_milestones_list_async (RJ_OWN_MILESTONES (rj_context_get_store (context)), NULL, listed_cb, opening);
}
