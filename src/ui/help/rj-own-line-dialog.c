// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-own-line-dialog.h"

#include "rj-draft-opening.h"
#include "rj-text.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

#define DRAFT   "own-line/"
#define N_WORDS 3
/* As much as a card shows. */
#define MOST_LETTERS 300

struct _RjOwnLineDialog {
  RjDialog parent_instance;

  RjContext *context;
  RjOwnLine *line;
  char *drafts[N_WORDS];

  GtkWidget *column;
  GtkWidget *words[N_WORDS]; /* name, number, note */
  GtkWidget *as_written;
  GtkWidget *save;
  gboolean saving;
};

G_DEFINE_FINAL_TYPE (RjOwnLineDialog, rj_own_line_dialog, RJ_TYPE_DIALOG)

static const char *const fields[N_WORDS] = { "name", "number", "note" };

static char **
get_word (RjOwnLine *line, guint i)
{
  char **words[N_WORDS] = { &line->name, &line->number, &line->note };

  return words[i];
}

static RjLists *
get_lists (RjOwnLineDialog *self)
{
  return rj_store_get_lists (rj_context_get_store (self->context));
}

/* A name, and a number with a digit in it; whether it can be dialled is said while it is written. */
static void
changed_cb (RjOwnLineDialog *self)
{
  const char *number = gtk_editable_get_text (GTK_EDITABLE (self->words[1]));
  g_autofree char *digits = rj_own_line_dup_digits (number);
  gboolean has_number = rj_own_line_has_number (number);

  gtk_widget_set_visible (self->as_written, has_number && digits == NULL);
  if (self->save != NULL)
    gtk_widget_set_sensitive (self->save,
                              !self->saving && has_number
                                && !rj_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (self->words[0]))));
}

static void
finish (RjOwnLineDialog *self)
{
  for (guint i = 0; i < N_WORDS; i++)
    rj_context_drop_draft (self->context, self->drafts[i]);
  /* Esc may have been faster than the answer to a save. */
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    adw_dialog_close (ADW_DIALOG (self));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjOwnLineDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RjOwnLine) saved = rj_lists_save_own_line_finish (RJ_LISTS (source), result, &error);

  self->saving = FALSE;
  if (self->context == NULL)
    return;
  if (saved != NULL)
    {
      rj_context_toast (self->context, _ ("Saved."), TRUE);
      finish (self);
      return;
    }
  /* The words stay where they were typed. */
  rj_context_report (self->context, error);
  changed_cb (self);
}

static void
save_cb (RjOwnLineDialog *self)
{
  if (!gtk_widget_get_sensitive (self->save))
    return;
  for (guint i = 0; i < N_WORDS; i++)
    {
      g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->words[i]))));

      g_set_str (get_word (self->line, i), *text != '\0' ? text : NULL);
    }
  self->saving = TRUE;
  gtk_widget_set_sensitive (self->save, FALSE);
  rj_lists_save_own_line_async (get_lists (self), self->line, NULL, saved_cb, g_object_ref (self));
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjContext) context = user_data;
  g_autoptr (GError) error = NULL;

  if (rj_lists_delete_own_line_finish (RJ_LISTS (source), result, &error))
    rj_context_toast (context, _ ("Deleted."), TRUE);
  else
    rj_context_report (context, error);
}

static void
delete_cb (RjOwnLineDialog *self)
{
  rj_lists_delete_own_line_async (get_lists (self), self->line->record.id, NULL, deleted_cb,
                                  g_object_ref (self->context));
  finish (self);
}

static void
rj_own_line_dialog_dispose (GObject *object)
{
  RjOwnLineDialog *self = RJ_OWN_LINE_DIALOG (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->line, rj_own_line_free);
  for (guint i = 0; i < N_WORDS; i++)
    g_clear_pointer (&self->drafts[i], g_free);
  G_OBJECT_CLASS (rj_own_line_dialog_parent_class)->dispose (object);
}

static void
rj_own_line_dialog_class_init (RjOwnLineDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_own_line_dialog_dispose;
}

static GtkWidget *
new_hint (RjOwnLineDialog *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (self->column), label);
  return label;
}

static void
rj_own_line_dialog_init (RjOwnLineDialog *self)
{
  /* Translators: fields of a help line of the person's own; the note says when somebody is there, or what to
   * ask for. */
  const char *titles[N_WORDS] = { C_ ("help line", "Name"), C_ ("help line", "Number"),
                                  C_ ("help line", "Note") };
  GtkWidget *rows = gtk_list_box_new ();
  GtkWidget *hint;

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (rows), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (rows, "boxed-list");
  for (guint i = 0; i < N_WORDS; i++)
    {
      self->words[i] =
        g_object_new (ADW_TYPE_ENTRY_ROW, "use-markup", FALSE, "title", titles[i], "activates-default", TRUE,
                      "input-hints", GTK_INPUT_HINT_PRIVATE, "max-length", MOST_LETTERS, NULL);
      g_signal_connect_swapped (self->words[i], "changed", G_CALLBACK (changed_cb), self);
      gtk_list_box_append (GTK_LIST_BOX (rows), self->words[i]);
    }
  gtk_widget_set_direction (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->words[1]))),
                            GTK_TEXT_DIR_LTR);
  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  g_object_set (self->column, "margin-top", 12, "margin-bottom", 24, "margin-start", 12, "margin-end", 12,
                "valign", GTK_ALIGN_START, NULL);
  gtk_box_append (GTK_BOX (self->column), rows);
  hint =
    new_hint (self, _ ("Only the number goes into “Number”: hours and a second number fit in the note."));
  gtk_widget_add_css_class (hint, "caption");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->words[1]), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, hint,
                                  NULL, -1);
  self->as_written = new_hint (
    self, _ ("This is shown as you write it. No phone code is made of it: it could dial a wrong number."));
  gtk_widget_set_visible (self->as_written, FALSE);
}

static void
set_frame (RjOwnLineDialog *self)
{
  gboolean is_new = self->line->record.id == NULL;
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->save = gtk_button_new_with_mnemonic (_ ("_Save"));
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save_cb), self);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (finish), self);
  if (!is_new)
    {
      GtkWidget *delete = gtk_button_new_with_mnemonic (_ ("De_lete"));

      gtk_widget_set_size_request (delete, 44, 44);
      gtk_widget_set_halign (delete, GTK_ALIGN_START);
      rj_wrap_button (GTK_BUTTON (delete));
      g_signal_connect_swapped (delete, "clicked", G_CALLBACK (delete_cb), self);
      gtk_box_append (GTK_BOX (self->column), delete);
    }
  rj_dialog_set_frame (RJ_DIALOG (self), is_new ? C_ ("dialog", "Add a line") : _ ("Edit"), 400, cancel,
                       self->save, self->column);
  adw_dialog_set_focus (ADW_DIALOG (self), self->words[0]);
}

/* @draft_id: under which its drafts are kept */
static RjOwnLineDialog *
present (GtkWidget *parent, RjContext *context, const RjOwnLine *line, const char *draft_id)
{
  RjOwnLineDialog *self = g_object_new (RJ_TYPE_OWN_LINE_DIALOG, NULL);

  self->context = g_object_ref (context);
  self->line = line != NULL ? rj_own_line_copy (line) : rj_own_line_new ();
  set_frame (self);
  for (guint i = 0; i < N_WORDS; i++)
    {
      const char *word = *get_word (self->line, i);

      self->drafts[i] = g_strconcat (DRAFT, draft_id, "/", fields[i], NULL);
      gtk_editable_set_text (GTK_EDITABLE (self->words[i]), word != NULL ? word : "");
      rj_context_guard_words (context, self->words[i]);
      rj_context_keep_draft (context, self->words[i], self->drafts[i]);
    }
  changed_cb (self);
  adw_dialog_present (ADW_DIALOG (self), parent);
  return self;
}

RjOwnLineDialog *
rj_own_line_dialog_present (GtkWidget *parent, RjContext *context, const RjOwnLine *line)
{
  return present (parent, context, line, line != NULL ? line->record.id : "new");
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjDraftOpening) opening = user_data;
  g_autoptr (GPtrArray) lines = rj_lists_list_own_lines_finish (RJ_LISTS (source), result, NULL);
  g_autoptr (GtkWidget) parent = rj_draft_opening_dup_parent (opening);
  const RjOwnLine *line = NULL;

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    if (g_str_equal (((const RjOwnLine *) lines->pdata[i])->record.id, opening->id))
      line = lines->pdata[i];
  /* One that is gone by now is written down as a new one. */
  if (lines != NULL && parent != NULL)
    present (parent, opening->context, line, opening->id);
}

void
rj_own_line_dialog_open (RjContext *context, GtkWidget *parent, const char *where)
{
  RjDraftOpening *opening = rj_draft_opening_new (context, parent, where);

  if (opening != NULL)
    rj_lists_list_own_lines_async (rj_store_get_lists (rj_context_get_store (context)), NULL, loaded_cb,
                                   opening);
}
