// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-scale-dialog.h"

#include "rj-draft-opening.h"
#include "rj-private-entry.h"
#include "rj-text.h"

#include <glib/gi18n-lib.h>

#define DRAFT   "scale/"
#define N_WORDS 4

struct _RjScaleDialog {
  RjDialog parent_instance;

  RjContext *context;
  RjScale *scale;
  char *drafts[N_WORDS];
  GPtrArray *others; /* RjScale */

  GtkWidget *column;
  GtkWidget *rows;
  GtkWidget *words[N_WORDS]; /* name, low, middle, high */
  GtkWidget *asked;
  GtkWidget *same;
  GtkWidget *same_hint; /* what becomes of the numbers */
  GtkWidget *save;
  gboolean saving;
};

G_DEFINE_FINAL_TYPE (RjScaleDialog, rj_scale_dialog, RJ_TYPE_DIALOG)

static const char *const fields[N_WORDS] = { "name", "low", "middle", "high" };

static char **
get_word (RjScale *scale, guint i)
{
  char **words[N_WORDS] = { &scale->name, &scale->low, &scale->middle, &scale->high };

  return words[i];
}

/* (nullable): the scale that this one is to become. */
static const RjScale *
get_same (RjScaleDialog *self)
{
  guint chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (self->same));

  return chosen > 0 && chosen <= self->others->len ? self->others->pdata[chosen - 1] : NULL;
}

static void
changed_cb (RjScaleDialog *self)
{
  gboolean has_name = !rj_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (self->words[0])));
  gboolean goes = get_same (self) != NULL;

  /* What goes has no words of its own to change. */
  for (guint i = 0; i < N_WORDS; i++)
    gtk_widget_set_sensitive (self->words[i], !goes);
  gtk_widget_set_sensitive (self->asked, !goes);
  gtk_widget_set_sensitive (self->save, !self->saving && (has_name || goes));
}

static void
finish (RjScaleDialog *self)
{
  for (guint i = 0; i < N_WORDS; i++)
    rj_context_drop_draft (self->context, self->drafts[i]);
  /* Esc may have been faster than the answer to a save. */
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    adw_dialog_close (ADW_DIALOG (self));
}

/* @said: (nullable): what was done; without it the words stay where they were typed. */
static void
answer (RjScaleDialog *self, const char *said, const GError *error)
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
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjScaleDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RjScale) saved = rj_lists_save_scale_finish (RJ_LISTS (source), result, &error);

  answer (self, saved != NULL ? _ ("Saved.") : NULL, error);
}

static void
merged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjScaleDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  int given_up = rj_lists_merge_scales_finish (RJ_LISTS (source), result, &error);
  g_autofree char *said = NULL;

  if (given_up > 0)
    /* Translators: two scales of the person's own became one; in this many check-ins both had been rated. */
    said = g_strdup_printf (ngettext ("Both are one now. %d check-in had both and kept one number.",
                                      "Both are one now. %d check-ins had both and kept one number.",
                                      (gulong) given_up),
                            given_up);
  else if (given_up == 0)
    said = g_strdup (_ ("Both are one now."));
  answer (self, said, error);
}

static void
save_cb (RjScaleDialog *self)
{
  RjStore *store = rj_context_get_store (self->context);
  const RjScale *same = get_same (self);

  if (!gtk_widget_get_sensitive (self->save))
    return;
  self->saving = TRUE;
  gtk_widget_set_sensitive (self->save, FALSE);
  if (same != NULL)
    {
      rj_lists_merge_scales_async (rj_store_get_lists (store), self->scale->id, same->id, NULL, merged_cb,
                                   g_object_ref (self));
      return;
    }
  for (guint i = 0; i < N_WORDS; i++)
    {
      g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->words[i]))));

      g_set_str (get_word (self->scale, i), *text != '\0' ? text : NULL);
    }
  self->scale->asked = adw_switch_row_get_active (ADW_SWITCH_ROW (self->asked));
  rj_lists_save_scale_async (rj_store_get_lists (store), self->scale, NULL, saved_cb, g_object_ref (self));
}

static void
rj_scale_dialog_dispose (GObject *object)
{
  RjScaleDialog *self = RJ_SCALE_DIALOG (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->scale, rj_scale_free);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  for (guint i = 0; i < N_WORDS; i++)
    g_clear_pointer (&self->drafts[i], g_free);
  G_OBJECT_CLASS (rj_scale_dialog_parent_class)->dispose (object);
}

static void
rj_scale_dialog_class_init (RjScaleDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_scale_dialog_dispose;
}

static void
rj_scale_dialog_init (RjScaleDialog *self)
{
  /* Translators: fields of an own scale from 0 to 10. */
  const char *titles[N_WORDS] = { C_ ("scale", "Name"), _ ("Your word for 0"), _ ("Your word for 5"),
                                  _ ("Your word for 10") };

  self->others = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_scale_free);
  self->rows = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->rows), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->rows, "boxed-list");
  for (guint i = 0; i < N_WORDS; i++)
    {
      self->words[i] =
        g_object_new (ADW_TYPE_ENTRY_ROW, "use-markup", FALSE, "title", titles[i], "activates-default", TRUE,
                      "input-hints", GTK_INPUT_HINT_PRIVATE, "max-length", RJ_SCALE_NAME_MAX, NULL);
      g_signal_connect_swapped (self->words[i], "changed", G_CALLBACK (changed_cb), self);
      gtk_list_box_append (GTK_LIST_BOX (self->rows), self->words[i]);
    }
  self->asked =
    g_object_new (ADW_TYPE_SWITCH_ROW, "use-markup", FALSE, "title", _ ("Ask for it at check-in"), "subtitle",
                  _ ("What you rated stays in the log either way."), "active", TRUE, NULL);
  gtk_list_box_append (GTK_LIST_BOX (self->rows), self->asked);
  /* The name that was chosen is below the title: beside it there is no room for one. */
  self->same = g_object_new (ADW_TYPE_COMBO_ROW, "use-markup", FALSE, "title", _ ("The same as"),
                             "use-subtitle", TRUE, NULL);
  gtk_list_box_append (GTK_LIST_BOX (self->rows), self->same);
  self->same_hint = g_object_new (
    GTK_TYPE_LABEL, "label",
    _ ("If you choose another here, this one goes and its numbers move there. If a check-in has both, the "
       "number of the other stays."),
    "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0, NULL);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->same), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  self->same_hint, NULL, -1);
  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (self->column), self->rows);
  gtk_box_append (GTK_BOX (self->column), self->same_hint);
  gtk_widget_set_valign (self->column, GTK_ALIGN_START);
  g_object_set (self->column, "margin-top", 12, "margin-bottom", 24, "margin-start", 12, "margin-end", 12,
                NULL);
}

static void
set_frame (RjScaleDialog *self)
{
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->save = gtk_button_new_with_mnemonic (_ ("_Save"));
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save_cb), self);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (finish), self);
  rj_dialog_set_frame (RJ_DIALOG (self), self->scale->id != NULL ? _ ("Edit") : C_ ("dialog", "Add a scale"),
                       400, cancel, self->save, self->column);
  adw_dialog_set_focus (ADW_DIALOG (self), self->words[0]);
}

/* Whatever the scale may be the same as. */
static void
fill_same (RjScaleDialog *self, GPtrArray *scales)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkExpression) expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  gtk_string_list_append (names, C_ ("the same scale as", "No other"));
  for (guint i = 0; i < scales->len && self->scale->id != NULL; i++)
    {
      const RjScale *other = scales->pdata[i];

      if (g_str_equal (other->id, self->scale->id))
        continue;
      gtk_string_list_append (names, other->name);
      g_ptr_array_add (self->others, rj_scale_copy (other));
    }
  adw_combo_row_set_expression (ADW_COMBO_ROW (self->same), expression);
  adw_combo_row_set_model (ADW_COMBO_ROW (self->same), G_LIST_MODEL (names));
  rj_make_all_private (self->same);
  gtk_widget_set_visible (self->same, self->others->len > 0);
  gtk_widget_set_visible (self->same_hint, self->others->len > 0);
  g_signal_connect_swapped (self->same, "notify::selected", G_CALLBACK (changed_cb), self);
}

RjScaleDialog *
rj_scale_dialog_present (GtkWidget *parent, RjContext *context, GPtrArray *scales, const char *id)
{
  RjScaleDialog *self = g_object_new (RJ_TYPE_SCALE_DIALOG, NULL);

  self->context = g_object_ref (context);
  for (guint i = 0; i < scales->len && self->scale == NULL; i++)
    if (g_strcmp0 (((const RjScale *) scales->pdata[i])->id, id) == 0)
      self->scale = rj_scale_copy (scales->pdata[i]);
  if (self->scale == NULL)
    self->scale = rj_scale_new (NULL);
  set_frame (self);
  fill_same (self, scales);
  adw_switch_row_set_active (ADW_SWITCH_ROW (self->asked), self->scale->asked);
  for (guint i = 0; i < N_WORDS; i++)
    {
      const char *word = *get_word (self->scale, i);

      self->drafts[i] = g_strconcat (DRAFT, id != NULL ? id : "new", "/", fields[i], NULL);
      gtk_editable_set_text (GTK_EDITABLE (self->words[i]), word != NULL ? word : "");
      rj_context_guard_words (context, self->words[i]);
      rj_context_keep_draft (context, self->words[i], self->drafts[i]);
    }
  changed_cb (self);
  adw_dialog_present (ADW_DIALOG (self), parent);
  return self;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjDraftOpening) opening = user_data;
  g_autoptr (GPtrArray) scales = rj_lists_list_scales_finish (RJ_LISTS (source), result, NULL);
  g_autoptr (GtkWidget) parent = rj_draft_opening_dup_parent (opening);

  if (scales != NULL && parent != NULL)
    rj_scale_dialog_present (parent, opening->context, scales, opening->id);
}

void
rj_scale_dialog_open (RjContext *context, GtkWidget *parent, const char *where)
{
  RjDraftOpening *opening = rj_draft_opening_new (context, parent, where);

  if (opening != NULL)
    rj_lists_list_scales_async (rj_store_get_lists (rj_context_get_store (context)), NULL, loaded_cb,
                                opening);
}
