// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-recovery-dialog.h"

#include "rj-day-row.h"
#include "rj-form-parts.h"
#include "rj-help-happened.h"
#include "rj-recovery-text.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

#define PREFIX "recovery"

struct _RjRecoveryDialog {
  RjLogForm parent_instance;

  RjRecoveryKind kind;
  char *substance;
  RjRecoveryEvent *line; /* (nullable): what is corrected, as it counts now */
  gboolean is_withdrawn;
  RjDay today;
  gboolean filling;

  GtkWidget *day;
  GtkWidget *ahead;    /* said when the day is one to come and may not be */
  RjChips *substances; /* (nullable) */
  RjChips *ends_run;   /* (nullable): was not asked yet */
  GtkWidget *amount;   /* (nullable) */
  GtkWidget *note;     /* (nullable) */
};

G_DEFINE_FINAL_TYPE (RjRecoveryDialog, rj_recovery_dialog, RJ_TYPE_LOG_FORM)

static gboolean
is_too_late (RjRecoveryDialog *self)
{
  return self->kind == RJ_RECOVERY_USE && rj_day_row_get_day (RJ_DAY_ROW (self->day)) > self->today;
}

static void
changed_cb (RjRecoveryDialog *self)
{
  gtk_widget_set_visible (self->ahead, is_too_late (self));
  if (!self->filling)
    rj_log_form_changed (RJ_LOG_FORM (self));
}

/* ---- Form ---- */

static void
write_state (RjLogForm *form, JsonBuilder *builder)
{
  RjRecoveryDialog *self = RJ_RECOVERY_DIALOG (form);
  g_autofree char *iso = rj_day_to_iso (rj_day_row_get_day (RJ_DAY_ROW (self->day)));

  json_builder_set_member_name (builder, "day");
  json_builder_add_string_value (builder, iso);
  if (self->substances != NULL)
    rj_log_form_write_picked (builder, "substance", self->substances);
  if (self->ends_run != NULL)
    rj_log_form_write_picked (builder, "ends-run", self->ends_run);
}

static void
read_state (RjLogForm *form, JsonObject *state)
{
  RjRecoveryDialog *self = RJ_RECOVERY_DIALOG (form);
  RjDay day = rj_day_from_iso (json_object_get_string_member_with_default (state, "day", ""));

  self->filling = TRUE;
  if (day != RJ_DAY_NONE)
    rj_day_row_set_day (RJ_DAY_ROW (self->day), day);
  if (self->substances != NULL)
    rj_log_form_read_picked (state, "substance", self->substances);
  if (self->ends_run != NULL)
    rj_log_form_read_picked (state, "ends-run", self->ends_run);
  self->filling = FALSE;
  changed_cb (self);
}

static gboolean
can_save (RjLogForm *form)
{
  return !is_too_late (RJ_RECOVERY_DIALOG (form));
}

static void
remember (RjRecoveryDialog *self, const RjRecoveryEvent *saved)
{
  RjContext *context = rj_log_form_get_context (RJ_LOG_FORM (self));
  const char *ends = self->ends_run != NULL ? rj_chips_get_picked (self->ends_run) : NULL;

  if (ends != NULL)
    rj_recovery_set_preference (context, RJ_PREFERENCE_RECOVERY_USE_ENDS_RUN, ends);
  if (self->line != NULL)
    return;
  if (saved->kind == RJ_RECOVERY_BEGAN || saved->kind == RJ_RECOVERY_PLANNED)
    {
      rj_recovery_set_preference (context, RJ_PREFERENCE_RECOVERY_ON, "yes");
      rj_recovery_set_preference (context, RJ_PREFERENCE_RECOVERY_SHOWN,
                                  saved->substance != NULL ? saved->substance : "");
    }
}

static void
finish (RjRecoveryDialog *self)
{
  RjLogForm *form = RJ_LOG_FORM (self);
  g_autoptr (RjContext) context = g_object_ref (rj_log_form_get_context (form));
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean is_new_use = self->kind == RJ_RECOVERY_USE && self->line == NULL;
  RjDay day = rj_day_row_get_day (RJ_DAY_ROW (self->day));

  rj_log_form_saved (form);
  rj_context_toast (
    context, self->kind == RJ_RECOVERY_USE ? _ ("Written down. All your other days stay.") : _ ("Saved."),
    TRUE);
  rj_log_form_close (form);
  /* Esc may have been faster. */
  if (is_new_use && window != NULL)
    rj_help_offer_safety (window, context, day);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RjRecoveryEvent) saved = rj_recovery_add_finish (RJ_RECOVERY (source), result, &error);
  g_autoptr (RjRecoveryDialog) self = user_data;

  if (saved == NULL)
    {
      rj_log_form_failed (RJ_LOG_FORM (self), error);
      return;
    }
  remember (self, saved);
  finish (self);
}

static void
words_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RjRecoveryDialog) self = user_data;

  if (rj_recovery_set_words_finish (RJ_RECOVERY (source), result, &error))
    finish (self);
  else
    rj_log_form_failed (RJ_LOG_FORM (self), error);
}

/* (transfer full): empty rather than %NULL */
static char *
dup_words (GtkWidget *field)
{
  char *text = field != NULL ? rj_log_form_dup_text (field) : NULL;

  return text != NULL ? text : g_strdup ("");
}

static void
save (RjLogForm *form)
{
  RjRecoveryDialog *self = RJ_RECOVERY_DIALOG (form);
  RjRecovery *recovery = rj_store_get_recovery (rj_log_form_get_store (form));
  RjDay day = rj_day_row_get_day (RJ_DAY_ROW (self->day));
  const char *picked = self->substances != NULL ? rj_chips_get_picked (self->substances) : self->substance;
  g_autoptr (RjRecoveryEvent) event = rj_recovery_event_new (self->kind, picked, day);

  if (self->note != NULL)
    {
      event->amount = dup_words (self->amount);
      event->note = dup_words (self->note);
    }
  if (self->line != NULL && self->line->record.day == day && !self->is_withdrawn)
    {
      rj_recovery_set_words_async (recovery, self->line->record.id, event->amount, event->note, NULL,
                                   words_cb, g_object_ref (self));
      return;
    }
  if (self->line != NULL)
    event->corrects = g_strdup (rj_recovery_event_get_root (self->line));
  rj_recovery_add_async (recovery, event, NULL, added_cb, g_object_ref (self));
}

/* ---- Taking back ---- */

static void
withdraw_cb (RjRecoveryDialog *self)
{
  RjLogForm *form = RJ_LOG_FORM (self);
  g_autoptr (RjRecoveryEvent) event =
    rj_recovery_event_new (RJ_RECOVERY_WITHDRAWN, self->line->substance, self->line->record.day);

  if (!rj_log_form_begin_delete (form))
    return;
  event->corrects = g_strdup (rj_recovery_event_get_root (self->line));
  rj_recovery_add_async (rj_store_get_recovery (rj_log_form_get_store (form)), event, NULL, added_cb,
                         g_object_ref (self));
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RjLogForm) form = user_data;

  if (rj_recovery_delete_finish (RJ_RECOVERY (source), result, &error))
    rj_log_form_deleted (form);
  else
    rj_log_form_failed (form, error);
}

static void
delete_cb (RjRecoveryDialog *self)
{
  RjLogForm *form = RJ_LOG_FORM (self);

  if (rj_log_form_begin_delete (form))
    rj_recovery_delete_async (rj_store_get_recovery (rj_log_form_get_store (form)), self->line->record.id,
                              NULL, deleted_cb, g_object_ref (form));
}

/* ---- Building ---- */

static const char *
get_intro (RjRecoveryKind kind)
{
  switch (kind)
    {
    case RJ_RECOVERY_USE:
      return _ ("Only the day is needed. All your other days stay. {medicine:One} taken as prescribed is no "
                "{use_day:one}.");
    case RJ_RECOVERY_STOPPED:
      return _ ("From this day on nothing is counted. All days before it stay.");
    case RJ_RECOVERY_PLANNED:
      return _ ("Nothing begins by itself. When the day comes, you decide.");
    case RJ_RECOVERY_BEGAN:
    case RJ_RECOVERY_WITHDRAWN:
    default:
      return _ ("The first day to count. It may be long ago, today, or a day to come. You can change it "
                "later.");
    }
}

static RjChips *
add_chips (RjRecoveryDialog *self, GtkWidget *box, const char *title)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = rj_form_parts_add_label (part, title, "heading");
  GtkWidget *chips = rj_chips_new (TRUE, FALSE);

  gtk_accessible_update_relation (GTK_ACCESSIBLE (chips), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL,
                                  -1);
  gtk_box_append (GTK_BOX (part), chips);
  gtk_box_append (GTK_BOX (box), part);
  g_signal_connect_swapped (chips, "changed", G_CALLBACK (changed_cb), self);
  return RJ_CHIPS (chips);
}

static void
add_words (RjRecoveryDialog *self, GtkWidget *box)
{
  GtkWidget *group = rj_form_parts_add_group (box, NULL);

  self->amount = rj_form_parts_add_entry (group, _ ("How much, in your words"));
  self->note = rj_form_parts_add_words (box, _ ("Note"));
  rj_form_parts_add_label (
    box, _ ("You can leave this empty. What is written may be read by others: a court, a partner, a clinic."),
    "dimmed");
}

static void
add_run_question (RjRecoveryDialog *self, RjContext *context, GtkWidget *box)
{
  RjStore *store = rj_context_get_store (context);

  if (rj_store_get_preference (store, RJ_PREFERENCE_RECOVERY_USE_ENDS_RUN) != NULL || self->line != NULL)
    return;
  self->ends_run = add_chips (self, box, _ ("Does a new run begin after it?"));
  rj_chips_append (self->ends_run, "yes", _ ("Yes, a new run"));
  rj_chips_append (self->ends_run, "no", _ ("No, it goes on"));
  rj_form_parts_add_label (gtk_widget_get_parent (GTK_WIDGET (self->ends_run)),
                           _ ("It is asked once. You can change it on the page."), "dimmed");
}

static void
add_button (RjRecoveryDialog *self, GtkWidget *box, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_size_request (button, 44, 44);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  rj_wrap_button (GTK_BUTTON (button));
  gtk_box_append (GTK_BOX (box), button);
  g_signal_connect_swapped (button, "clicked", callback, self);
}

static void
add_taking_back (RjRecoveryDialog *self, GtkWidget *box)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), part);
  if (!self->is_withdrawn)
    add_button (self, part, _ ("This was _not so"), G_CALLBACK (withdraw_cb));
  add_button (self, part, _ ("_Delete"), G_CALLBACK (delete_cb));
  rj_form_parts_add_label (part,
                           _ ("What is deleted waits in Recently deleted. From there it can go for good, in "
                              "backups too."),
                           "dimmed");
}

static void
build (RjRecoveryDialog *self, RjContext *context)
{
  g_autofree char *title = rj_recovery_text_kind (context, self->kind);
  GtkWidget *box = rj_form_parts_set_up (
    RJ_LOG_FORM (self), self->kind == RJ_RECOVERY_BEGAN ? C_ ("ledger", "When it began") : title);
  GtkWidget *group;

  rj_form_parts_add_label (box, get_intro (self->kind), NULL);
  group = rj_form_parts_add_group (box, NULL);
  self->day = rj_day_row_new (_ ("Day"), self->today);
  rj_day_row_set_required (RJ_DAY_ROW (self->day));
  rj_day_row_set_day (RJ_DAY_ROW (self->day), self->line != NULL ? self->line->record.day : self->today);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->day);
  g_signal_connect_swapped (self->day, "changed", G_CALLBACK (changed_cb), self);
  self->ahead = rj_form_parts_add_label (box, _ ("That day is still to come."), NULL);
  if (self->kind == RJ_RECOVERY_BEGAN && self->line == NULL && self->substance == NULL)
    {
      self->substances = add_chips (self, box, _ ("What is it about?"));
      rj_form_parts_add_label (gtk_widget_get_parent (GTK_WIDGET (self->substances)),
                               _ ("Nothing picked means everything."), "dimmed");
    }
  if (self->kind == RJ_RECOVERY_USE)
    {
      add_words (self, box);
      add_run_question (self, context, box);
    }
  if (self->line != NULL)
    add_taking_back (self, box);
}

static void
rj_recovery_dialog_dispose (GObject *object)
{
  RjRecoveryDialog *self = RJ_RECOVERY_DIALOG (object);

  g_clear_pointer (&self->substance, g_free);
  g_clear_pointer (&self->line, rj_recovery_event_free);
  G_OBJECT_CLASS (rj_recovery_dialog_parent_class)->dispose (object);
}

static void
rj_recovery_dialog_class_init (RjRecoveryDialogClass *klass)
{
  RjLogFormClass *form_class = RJ_LOG_FORM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rj_recovery_dialog_dispose;
  form_class->write_state = write_state;
  form_class->read_state = read_state;
  form_class->can_save = can_save;
  form_class->save = save;
}

static void
rj_recovery_dialog_init (RjRecoveryDialog *self)
{
}

/* ---- Opening ---- */

/* @line: (nullable) (transfer full) */
static void
present (GtkWidget *parent,
         RjContext *context,
         RjRecoveryKind kind,
         const char *substance,
         RjRecoveryEvent *line,
         gboolean is_withdrawn)
{
  RjRecoveryDialog *self = g_object_new (RJ_TYPE_RECOVERY_DIALOG, NULL);
  RjLogForm *form = RJ_LOG_FORM (self);
  g_autofree char *id = line != NULL
                          ? g_strdup (rj_recovery_event_get_root (line))
                          : g_strdup_printf ("%d~%s", (int) kind, substance != NULL ? substance : "");

  self->kind = kind;
  self->substance = g_strdup (substance);
  self->line = line;
  self->is_withdrawn = is_withdrawn;
  self->today = rj_clock_get_today (rj_context_get_clock (context));
  self->filling = TRUE;
  build (self, context);
  rj_log_form_set_up (form, context, PREFIX, id);
  if (self->substances != NULL)
    rj_log_form_load_choices (form, self->substances, "substance");
  if (self->note != NULL)
    {
      rj_log_form_set_text (self->amount, line != NULL ? line->amount : NULL);
      rj_log_form_set_text (self->note, line != NULL ? line->note : NULL);
    }
  self->filling = FALSE;
  changed_cb (self);
  if (self->note != NULL)
    {
      rj_log_form_add_text (form, self->amount, "amount");
      rj_log_form_add_text (form, self->note, "note");
    }
  rj_log_form_begin (form);
  adw_dialog_present (ADW_DIALOG (self), parent);
}

void
rj_recovery_dialog_present_new (GtkWidget *parent,
                                RjContext *context,
                                RjRecoveryKind kind,
                                const char *substance)
{
  g_return_if_fail (GTK_IS_WIDGET (parent) && RJ_IS_CONTEXT (context));

  present (parent, context, kind, substance, NULL, FALSE);
}

typedef struct {
  RjContext *context;
  GtkWidget *parent;
  char *id;
} Opening;

static void
opening_free (Opening *self)
{
  g_object_unref (self->context);
  g_object_unref (self->parent);
  g_free (self->id);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static void
list_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = rj_recovery_list_finish (RJ_RECOVERY (source), result, &error);
  const RjRecoveryEvent *first = NULL, *last = NULL;

  for (guint i = 0; events != NULL && i < events->len; i++)
    {
      const RjRecoveryEvent *event = g_ptr_array_index (events, i);

      if (g_strcmp0 (rj_recovery_event_get_root (event), opening->id) != 0)
        continue;
      if (first == NULL)
        first = event;
      last = event;
    }
  if (error == NULL && last == NULL)
    g_set_error_literal (&error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND, "There is no such line");
  if (error != NULL)
    rj_context_report (opening->context, error);
  else if (last != NULL)
    present (opening->parent, opening->context, first->kind, first->substance, rj_recovery_event_copy (last),
             last->kind == RJ_RECOVERY_WITHDRAWN);
}

void
rj_recovery_dialog_present (GtkWidget *parent, RjContext *context, const char *id)
{
  Opening *opening;

  g_return_if_fail (GTK_IS_WIDGET (parent) && RJ_IS_CONTEXT (context));

  opening = g_new0 (Opening, 1);
  opening->context = g_object_ref (context);
  opening->parent = g_object_ref (parent);
  opening->id = g_strdup (id);
  rj_recovery_list_async (rj_store_get_recovery (rj_context_get_store (context)), NULL, list_cb, opening);
}

void
rj_recovery_dialog_open (RjContext *context, GtkWidget *parent, const char *where)
{
  g_autofree char *id = rj_log_form_dup_draft_id (where);
  g_auto (GStrv) parts = id != NULL ? g_strsplit (id, "~", 2) : NULL;

  if (parts == NULL)
    return;
  if (g_strv_length (parts) == 1)
    rj_recovery_dialog_present (parent, context, id);
  else
    rj_recovery_dialog_present_new (
      parent, context,
      (RjRecoveryKind) CLAMP (g_ascii_strtoll (parts[0], NULL, 10), RJ_RECOVERY_BEGAN, RJ_RECOVERY_PLANNED),
      *parts[1] != '\0' ? parts[1] : NULL);
}
