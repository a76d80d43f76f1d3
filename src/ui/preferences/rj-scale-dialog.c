// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-scale-dialog.h"

#include "rj-draft-opening.h"
#include "rj-text.h"

#include <glib/gi18n-lib.h>

#define DRAFT   "scale/"
#define N_WORDS 4

struct _RjScaleDialog {
  RjDialog parent_instance;

  RjContext *context;
  RjScale *scale;
  char *drafts[N_WORDS];

  GtkWidget *rows;
  GtkWidget *words[N_WORDS]; /* name, low, middle, high */
  GtkWidget *asked;
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

static void
changed_cb (RjScaleDialog *self)
{
  gtk_widget_set_sensitive (
    self->save, !self->saving && !rj_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (self->words[0]))));
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

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjScaleDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RjScale) saved = rj_lists_save_scale_finish (RJ_LISTS (source), result, &error);

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
save_cb (RjScaleDialog *self)
{
  RjStore *store = rj_context_get_store (self->context);

  if (!gtk_widget_get_sensitive (self->save))
    return;
  for (guint i = 0; i < N_WORDS; i++)
    {
      g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->words[i]))));

      g_set_str (get_word (self->scale, i), *text != '\0' ? text : NULL);
    }
  self->scale->asked = adw_switch_row_get_active (ADW_SWITCH_ROW (self->asked));
  self->saving = TRUE;
  gtk_widget_set_sensitive (self->save, FALSE);
  rj_lists_save_scale_async (rj_store_get_lists (store), self->scale, NULL, saved_cb, g_object_ref (self));
}

static void
rj_scale_dialog_dispose (GObject *object)
{
  RjScaleDialog *self = RJ_SCALE_DIALOG (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->scale, rj_scale_free);
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
  gtk_widget_set_valign (self->rows, GTK_ALIGN_START);
  g_object_set (self->rows, "margin-top", 12, "margin-bottom", 24, "margin-start", 12, "margin-end", 12,
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
                       400, cancel, self->save, self->rows);
  adw_dialog_set_focus (ADW_DIALOG (self), self->words[0]);
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
