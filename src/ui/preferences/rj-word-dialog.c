// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-word-dialog.h"

#include "rj-draft-opening.h"
#include "rj-private-entry.h"
#include "rj-rows.h"
#include "rj-starter-choices.h"
#include "rj-text.h"

#include <glib/gi18n-lib.h>

#define DRAFT "list-word/"

struct _RjWordDialog {
  RjDialog parent_instance;

  RjContext *context;
  char *list;
  char *id; /* (nullable) */
  char *draft;
  GPtrArray *others; /* RjChoice */

  GtkWidget *rows;
  GtkWidget *name;
  GtkWidget *offered;
  GtkWidget *same;
  GtkWidget *save;
  gboolean saving;
};

G_DEFINE_FINAL_TYPE (RjWordDialog, rj_word_dialog, RJ_TYPE_DIALOG)

static void
changed_cb (RjWordDialog *self)
{
  gtk_widget_set_sensitive (
    self->save, !self->saving && !rj_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (self->name))));
}

static void
finish (RjWordDialog *self)
{
  rj_context_drop_draft (self->context, self->draft);
  /* Esc may have been faster than the answer to a save. */
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    adw_dialog_close (ADW_DIALOG (self));
}

/* ---- Saving ---- */

/* @said: (nullable): what was done; without it the word stays where it was typed. */
static void
answer (RjWordDialog *self, const char *said, const GError *error)
{
  self->saving = FALSE;
  if (self->context == NULL)
    return;
  if (said != NULL)
    {
      rj_context_toast (self->context, said, TRUE);
      finish (self);
      return;
    }
  rj_context_report (self->context, error);
  changed_cb (self);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjWordDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) saved = rj_store_save_choices_finish (RJ_STORE (source), result, &error);

  answer (self, saved != NULL ? _ ("Saved.") : NULL, error);
}

static void
merged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjWordDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean merged = rj_lists_merge_finish (RJ_LISTS (source), result, &error);

  answer (self, merged ? _ ("Both are one now.") : NULL, error);
}

/* (nullable): the word that this one is to become: one that was chosen, or that has the name already. */
static const RjChoice *
find_same (RjWordDialog *self, const char *name)
{
  guint chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (self->same));
  g_autofree char *wanted = g_utf8_casefold (name, -1);

  if (chosen > 0 && chosen <= self->others->len)
    return self->others->pdata[chosen - 1];
  for (guint i = 0; i < self->others->len; i++)
    {
      const RjChoice *other = self->others->pdata[i];
      g_autofree char *folded = g_utf8_casefold (other->name, -1);

      if (g_str_equal (folded, wanted))
        return other;
    }
  return NULL;
}

static void
save_cb (RjWordDialog *self)
{
  RjStore *store = rj_context_get_store (self->context);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  const RjChoice *same = find_same (self, name);

  if (!gtk_widget_get_sensitive (self->save))
    return;
  self->saving = TRUE;
  gtk_widget_set_sensitive (self->save, FALSE);
  if (same != NULL && self->id != NULL)
    {
      rj_lists_merge_async (rj_store_get_lists (store), self->id, same->id, NULL, merged_cb,
                            g_object_ref (self));
    }
  else
    {
      g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_choice_free);
      RjChoice *choice =
        rj_choice_new (same != NULL ? same->id : self->id, self->list, same != NULL ? same->name : name);

      choice->hidden = !adw_switch_row_get_active (ADW_SWITCH_ROW (self->offered));
      g_ptr_array_add (choices, choice);
      rj_store_save_choices_async (store, choices, NULL, added_cb, g_object_ref (self));
    }
}

/* ---- Object ---- */

static void
rj_word_dialog_dispose (GObject *object)
{
  RjWordDialog *self = RJ_WORD_DIALOG (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->list, g_free);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->draft, g_free);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  G_OBJECT_CLASS (rj_word_dialog_parent_class)->dispose (object);
}

static void
rj_word_dialog_class_init (RjWordDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_word_dialog_dispose;
}

static void
rj_word_dialog_init (RjWordDialog *self)
{
  self->others = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_choice_free);
  self->name = g_object_new (ADW_TYPE_ENTRY_ROW, "use-markup", FALSE, "title", C_ ("list", "Word"),
                             "activates-default", TRUE, "input-hints", GTK_INPUT_HINT_PRIVATE, NULL);
  self->offered = g_object_new (ADW_TYPE_SWITCH_ROW, "use-markup", FALSE, "title", _ ("Offer this word"),
                                "subtitle", _ ("Off: it stays where you chose it."), "active", TRUE, NULL);
  self->same = g_object_new (ADW_TYPE_COMBO_ROW, "use-markup", FALSE, "title", _ ("The same as"), "subtitle",
                             _ ("Both become one, in all entries."), NULL);
  self->rows = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->rows), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->rows, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (self->rows), self->name);
  gtk_list_box_append (GTK_LIST_BOX (self->rows), self->offered);
  gtk_list_box_append (GTK_LIST_BOX (self->rows), self->same);
  gtk_widget_set_valign (self->rows, GTK_ALIGN_START);
  g_object_set (self->rows, "margin-top", 12, "margin-bottom", 24, "margin-start", 12, "margin-end", 12,
                NULL);
  g_signal_connect_swapped (self->name, "changed", G_CALLBACK (changed_cb), self);
}

static void
set_frame (RjWordDialog *self)
{
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->save = gtk_button_new_with_mnemonic (_ ("_Save"));
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save_cb), self);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (finish), self);
  rj_dialog_set_frame (RJ_DIALOG (self), self->id != NULL ? _ ("Edit") : C_ ("dialog", "Add a word"), 400,
                       cancel, self->save, self->rows);
  adw_dialog_set_focus (ADW_DIALOG (self), self->name);
}

/* Whatever the word may be the same as. */
static void
fill_same (RjWordDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkExpression) expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  gtk_string_list_append (names, C_ ("the same as", "No other"));
  for (guint i = 0; i < self->others->len; i++)
    gtk_string_list_append (names, ((const RjChoice *) self->others->pdata[i])->name);
  adw_combo_row_set_expression (ADW_COMBO_ROW (self->same), expression);
  adw_combo_row_set_model (ADW_COMBO_ROW (self->same), G_LIST_MODEL (names));
  rj_make_all_private (self->same);
  gtk_widget_set_visible (self->same, self->id != NULL && self->others->len > 0);
  gtk_widget_set_visible (self->offered, self->id != NULL);
}

RjWordDialog *
rj_word_dialog_present (GtkWidget *parent,
                        RjContext *context,
                        const char *list,
                        GPtrArray *choices,
                        const char *id)
{
  RjWordDialog *self = g_object_new (RJ_TYPE_WORD_DIALOG, NULL);

  self->context = g_object_ref (context);
  self->list = g_strdup (list);
  for (guint i = 0; i < choices->len && self->id == NULL; i++)
    if (g_strcmp0 (((const RjChoice *) choices->pdata[i])->id, id) == 0)
      self->id = g_strdup (id);
  set_frame (self);
  for (guint i = 0; i < choices->len; i++)
    {
      const RjChoice *choice = choices->pdata[i];

      if (g_strcmp0 (choice->id, self->id) == 0)
        {
          gtk_editable_set_text (GTK_EDITABLE (self->name), choice->name);
          adw_switch_row_set_active (ADW_SWITCH_ROW (self->offered), !choice->hidden);
        }
      else
        {
          g_ptr_array_add (self->others, rj_choice_new (choice->id, choice->list, choice->name));
        }
    }
  self->draft = g_strconcat (DRAFT, list, "-", id != NULL ? id : "new", "/name", NULL);
  fill_same (self);
  rj_context_guard_words (context, self->name);
  rj_context_keep_draft (context, self->name, self->draft);
  changed_cb (self);
  adw_dialog_present (ADW_DIALOG (self), parent);
  return self;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjDraftOpening) opening = user_data;
  g_autoptr (GPtrArray) choices = rj_starter_choices_load_finish (RJ_STORE (source), result, NULL);
  g_autoptr (GtkWidget) parent = rj_draft_opening_dup_parent (opening);
  g_auto (GStrv) list_and_id = g_strsplit (opening->id, "-", 2);

  if (choices != NULL && parent != NULL)
    rj_word_dialog_present (parent, opening->context, list_and_id[0], choices, list_and_id[1]);
}

void
rj_word_dialog_open (RjContext *context, GtkWidget *parent, const char *where)
{
  RjDraftOpening *opening = rj_draft_opening_new (context, parent, where);
  g_autofree char *list = opening != NULL ? g_strndup (opening->id, strcspn (opening->id, "-")) : NULL;

  if (opening != NULL)
    rj_starter_choices_load_async (rj_context_get_store (context), list, NULL, loaded_cb, opening);
}
