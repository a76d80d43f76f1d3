// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-my-line-dialog.h"

#include "rj-draft-opening.h"
#include "rj-form-parts.h"
#include "rj-halt-chips.h"
#include "rj-my-plan-sheet.h"
#include "rj-text.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#define PREFIX "my-line"

struct _RjMyLineDialog {
  RjLogForm parent_instance;

  RjMyLine *line; /* as it is saved, or as a new one begins */
  gboolean filling;

  GtkWidget *text;
  GtkWidget *detail;    /* (nullable) */
  RjChips *halt;        /* (nullable) */
  RjChips *triggers;    /* (nullable) */
  GtkWidget *notes_box; /* (nullable) */
  GtkWidget *notes_hint;
  RjChips *notes; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (RjMyLineDialog, rj_my_line_dialog, RJ_TYPE_LOG_FORM)

/* Original examples, ours (reference: clinical content 2.3). */
static const char *const signs[] = {
  /* Translators: examples of what a person notices before it gets hard, to be taken over and changed. */
  N_ ("I skip meals or meetings"),
  N_ ("My sleep slides"),
  N_ ("I don't answer people I trust"),
  N_ ("I tell half-truths"),
  N_ ("“I've got this, no need for help”"),
  N_ ("I pick fights"),
  N_ ("I bottle things up"),
  N_ ("Bored, I scroll through old contacts"),
  N_ ("I keep money or numbers “just in case”"),
  N_ ("The old times look better than they were"),
  N_ ("I drop medicine or appointments"),
  N_ ("I compare my pace with others"),
  N_ ("I feel numb"),
  N_ ("Everything is urgent"),
  N_ ("I plan a risky outing “to test myself”"),
};

/* ---- Form ---- */

static void
changed_cb (RjMyLineDialog *self)
{
  if (!self->filling)
    rj_log_form_changed (RJ_LOG_FORM (self));
}

/* A rule has one letter or one trigger. */
static void
halt_changed_cb (RjMyLineDialog *self)
{
  if (!self->filling && rj_halt_chips_get (self->halt) != 0)
    {
      self->filling = TRUE;
      rj_chips_set_picked (self->triggers, NULL);
      self->filling = FALSE;
    }
  changed_cb (self);
}

static void
triggers_changed_cb (RjMyLineDialog *self)
{
  if (!self->filling && rj_chips_get_picked (self->triggers) != NULL)
    {
      self->filling = TRUE;
      rj_chips_set_picked (self->halt, NULL);
      self->filling = FALSE;
    }
  changed_cb (self);
}

/* What is done is words or a note: words are never taken away, so it is the note that goes. */
static void
text_changed_cb (RjMyLineDialog *self)
{
  gboolean has_words;

  if (self->notes != NULL)
    {
      g_autofree char *text = rj_log_form_dup_text (self->text);

      has_words = text != NULL;
      if (has_words)
        rj_chips_set_picked (self->notes, NULL);
      gtk_widget_set_sensitive (GTK_WIDGET (self->notes), !has_words);
      gtk_widget_set_visible (self->notes_hint, has_words);
    }
  changed_cb (self);
}

static void
write_state (RjLogForm *form, JsonBuilder *builder)
{
  RjMyLineDialog *self = RJ_MY_LINE_DIALOG (form);

  if (self->halt == NULL)
    return;
  rj_log_form_write_picked (builder, "halt", self->halt);
  rj_log_form_write_picked (builder, "trigger", self->triggers);
  rj_log_form_write_picked (builder, "note", self->notes);
}

static void
read_state (RjLogForm *form, JsonObject *state)
{
  RjMyLineDialog *self = RJ_MY_LINE_DIALOG (form);

  if (self->halt == NULL)
    return;
  self->filling = TRUE;
  rj_log_form_read_picked (state, "halt", self->halt);
  rj_log_form_read_picked (state, "trigger", self->triggers);
  rj_log_form_read_picked (state, "note", self->notes);
  text_changed_cb (self);
  self->filling = FALSE;
}

static gboolean
can_save (RjLogForm *form)
{
  RjMyLineDialog *self = RJ_MY_LINE_DIALOG (form);
  g_autofree char *text = rj_log_form_dup_text (self->text);

  if (self->halt == NULL)
    return text != NULL;
  return (text != NULL || rj_chips_get_picked (self->notes) != NULL)
         && (rj_halt_chips_get (self->halt) != 0 || rj_chips_has_content (self->triggers));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) saved = rj_my_plan_save_finish (RJ_MY_PLAN (source), result, &error);
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

/* The name of a note is kept as well: it says something when the note is gone. */
static void
fill_rule (RjMyLineDialog *self, RjMyLine *line)
{
  const char *note = rj_chips_get_picked (self->notes);

  line->halt = rj_halt_chips_get (self->halt);
  g_set_str (&line->trigger, line->halt == 0 ? rj_chips_get_picked (self->triggers) : NULL);
  g_set_str (&line->strategy, note);
  if (line->strategy != NULL)
    {
      GtkWidget *button = rj_chips_get_button (self->notes, note);

      g_set_str (&line->text,
                 button != NULL ? g_object_get_data (G_OBJECT (button), "rj-note-title") : self->line->text);
    }
}

static void
save (RjLogForm *form)
{
  RjMyLineDialog *self = RJ_MY_LINE_DIALOG (form);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_my_line_free);
  RjMyLine *line = rj_my_line_copy (self->line);

  g_free (line->text);
  line->text = rj_log_form_dup_text (self->text);
  if (self->detail != NULL)
    {
      g_free (line->detail);
      line->detail = rj_log_form_dup_text (self->detail);
    }
  if (self->halt != NULL)
    fill_rule (self, line);
  g_ptr_array_add (lines, line);
  rj_my_plan_save_async (rj_store_get_my_plan (rj_log_form_get_store (form)), lines, NULL, saved_cb,
                         g_object_ref (form));
}

/* ---- Deleting ---- */

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjContext) context = user_data;
  g_autoptr (GError) error = NULL;

  if (rj_my_plan_delete_finish (RJ_MY_PLAN (source), result, &error))
    rj_context_toast (context, _ ("Deleted."), TRUE);
  else
    rj_context_report (context, error);
}

void
rj_my_line_delete (RjContext *context, const char *id)
{
  rj_my_plan_delete_async (rj_store_get_my_plan (rj_context_get_store (context)), id, NULL, deleted_cb,
                           g_object_ref (context));
}

/* ---- Rules ---- */

static RjChips *
add_chips (RjMyLineDialog *self, GtkWidget *box, const char *title, GCallback changed)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = rj_form_parts_add_label (part, title, "heading");
  GtkWidget *chips = rj_chips_new (TRUE, FALSE);

  gtk_accessible_update_relation (GTK_ACCESSIBLE (chips), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL,
                                  -1);
  gtk_box_append (GTK_BOX (part), chips);
  gtk_box_append (GTK_BOX (box), part);
  g_signal_connect_swapped (chips, "changed", changed, self);
  return RJ_CHIPS (chips);
}

static void
notes_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GPtrArray) notes = rj_strategies_list_finish (RJ_STRATEGIES (source), result, NULL);
  g_autoptr (RjMyLineDialog) self = user_data;

  if (notes == NULL || self->notes == NULL)
    return;
  for (guint i = 0; i < notes->len; i++)
    {
      const RjStrategy *note = g_ptr_array_index (notes, i);

      rj_chips_append (self->notes, note->record.id, note->title);
      g_object_set_data_full (G_OBJECT (rj_chips_get_button (self->notes, note->record.id)), "rj-note-title",
                              g_strdup (note->title), g_free);
    }
  gtk_widget_set_visible (self->notes_box, notes->len > 0);
  rj_log_form_changed (RJ_LOG_FORM (self));
}

static void
add_if (RjMyLineDialog *self, GtkWidget *box, const char *waits_for)
{
  rj_form_parts_add_label (box, _ ("If one of these is logged"), "title-4");
  if (waits_for != NULL)
    {
      /* Translators: %s is what the person wrote after "If". */
      g_autofree char *words = g_strdup_printf (_ ("On the worksheet: If %s"), waits_for);

      rj_form_parts_add_label (box, words, NULL);
    }
  self->halt = add_chips (self, box, _ ("Something I notice"), G_CALLBACK (halt_changed_cb));
  rj_halt_chips_set_up (self->halt);
  self->triggers = add_chips (self, box, _ ("Or a trigger"), G_CALLBACK (triggers_changed_cb));
}

static void
add_notes (RjMyLineDialog *self, RjContext *context, GtkWidget *box)
{
  self->notes_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->notes_hint = rj_form_parts_add_label (
    self->notes_box, _ ("To choose one of these, empty the field above."), "caption");
  self->notes =
    add_chips (self, self->notes_box, rj_context_say (context, _ ("Or {coping:a}")), G_CALLBACK (changed_cb));
  gtk_widget_set_visible (self->notes_box, FALSE);
  gtk_box_append (GTK_BOX (box), self->notes_box);
}

static void
fill (RjMyLineDialog *self)
{
  const RjMyLine *line = self->line;
  /* Of a note that is gone its name is left. */
  const char *trigger[] = { line->trigger, NULL };
  const char *note[] = { line->note_gone ? NULL : line->strategy, NULL };

  self->filling = TRUE;
  rj_log_form_set_text (self->text, note[0] == NULL ? line->text : NULL);
  if (self->detail != NULL)
    rj_log_form_set_text (self->detail, line->detail);
  if (self->halt != NULL)
    {
      rj_halt_chips_set (self->halt, line->halt);
      rj_chips_set_picked (self->triggers, trigger);
      rj_chips_set_picked (self->notes, note);
      text_changed_cb (self);
    }
  self->filling = FALSE;
}

/* ---- Object ---- */

static void
rj_my_line_dialog_dispose (GObject *object)
{
  RjMyLineDialog *self = RJ_MY_LINE_DIALOG (object);

  self->notes = NULL;
  g_clear_pointer (&self->line, rj_my_line_free);
  G_OBJECT_CLASS (rj_my_line_dialog_parent_class)->dispose (object);
}

static void
rj_my_line_dialog_class_init (RjMyLineDialogClass *klass)
{
  RjLogFormClass *form_class = RJ_LOG_FORM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rj_my_line_dialog_dispose;
  form_class->write_state = write_state;
  form_class->read_state = read_state;
  form_class->can_save = can_save;
  form_class->save = save;
}

static void
rj_my_line_dialog_init (RjMyLineDialog *self)
{
}

static void
build (RjMyLineDialog *self, RjContext *context, const char *waits_for)
{
  RjMySection section = self->line->section;
  const char *title = rj_my_section_get_title (section);
  GtkWidget *box = rj_form_parts_set_up (RJ_LOG_FORM (self), title);
  gboolean is_rule = section == RJ_MY_RULES;

  if (is_rule)
    add_if (self, box, waits_for);
  self->text = rj_form_parts_add_words (box, is_rule ? C_ ("rule", "Then") : _ ("In my words"));
  if (section == RJ_MY_SITUATIONS)
    self->detail = rj_form_parts_add_words (box, _ ("What I will do"));
  if (section == RJ_MY_SIGNS)
    rj_form_parts_add_examples (box, signs, G_N_ELEMENTS (signs), self->text);
  if (is_rule)
    add_notes (self, context, box);
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), "changed",
                            G_CALLBACK (text_changed_cb), self);
  adw_dialog_set_focus (ADW_DIALOG (self), is_rule ? NULL : self->text);
}

/* @draft_id: the line, or "new-SECTION", or "new-SECTION~SHEET" for a rule from a worksheet */
static RjMyLineDialog *
make (RjContext *context, const RjMyLine *line, const char *waits_for, const char *draft_id)
{
  RjMyLineDialog *self = g_object_new (RJ_TYPE_MY_LINE_DIALOG, NULL);
  RjLogForm *form = RJ_LOG_FORM (self);

  self->line = rj_my_line_copy (line);
  build (self, context, waits_for);
  rj_log_form_set_up (form, context, PREFIX, draft_id);
  if (self->triggers != NULL)
    {
      rj_log_form_load_choices (form, self->triggers, "trigger");
      rj_strategies_list_async (rj_store_get_strategies (rj_context_get_store (context)), NULL,
                                notes_listed_cb, g_object_ref (self));
    }
  fill (self);
  rj_log_form_add_text (form, self->text, "text");
  if (self->detail != NULL)
    rj_log_form_add_text (form, self->detail, "detail");
  rj_log_form_begin (form);
  return self;
}

void
rj_my_line_dialog_present (GtkWidget *parent, RjContext *context, const RjMyLine *line)
{
  g_autofree char *fresh = g_strdup_printf ("new-%d", line->section);

  adw_dialog_present (
    ADW_DIALOG (make (context, line, NULL, line->record.id != NULL ? line->record.id : fresh)), parent);
}

void
rj_my_line_dialog_present_rule (GtkWidget *parent,
                                RjContext *context,
                                const char *sheet,
                                const char *waits_for,
                                const char *then)
{
  g_autoptr (RjMyLine) line = rj_my_line_new (RJ_MY_RULES);
  g_autofree char *draft_id = g_strdup_printf ("new-%d~%s", RJ_MY_RULES, sheet);
  RjMyLineDialog *self = make (context, line, waits_for, draft_id);
  g_autofree char *text = rj_log_form_dup_text (self->text);

  /* As if it had been typed here: a lock keeps it. */
  if (text == NULL)
    rj_log_form_set_text (self->text, then);
  adw_dialog_present (ADW_DIALOG (self), parent);
}

/* ---- Drafts ---- */

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjDraftOpening) opening = user_data;
  g_autoptr (GPtrArray) lines = rj_my_plan_list_finish (RJ_MY_PLAN (source), result, NULL);
  g_autoptr (GtkWidget) parent = rj_draft_opening_dup_parent (opening);
  const RjMyLine *found = NULL;

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    if (g_str_equal (((RjMyLine *) g_ptr_array_index (lines, i))->record.id, opening->id))
      found = g_ptr_array_index (lines, i);
  if (found != NULL && parent != NULL)
    rj_my_line_dialog_present (parent, opening->context, found);
  else if (lines != NULL && found == NULL)
    /* What was to be changed is gone. */
    rj_draft_opening_drop (opening);
}

void
rj_my_line_dialog_open (RjContext *context, GtkWidget *parent, const char *where)
{
  RjDraftOpening *opening = rj_draft_opening_new (context, parent, where);
  int section = 0;

  if (opening == NULL)
    return;
  if (sscanf (opening->id, "new-%d", &section) == 1)
    {
      g_autoptr (RjMyLine) line = rj_my_line_new ((RjMySection) section);

      if (section >= RJ_MY_FIRST_SECTION && section <= RJ_MY_LAST_SECTION)
        adw_dialog_present (ADW_DIALOG (make (context, line, NULL, opening->id)), parent);
      rj_draft_opening_free (opening);
      return;
    }
  rj_my_plan_list_async (rj_store_get_my_plan (rj_context_get_store (context)), NULL, listed_cb, opening);
}
