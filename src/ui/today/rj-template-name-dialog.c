// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-template-name-dialog.h"

#include "rj-draft-opening.h"
#include "rj-text.h"

#include <glib/gi18n-lib.h>

#define DRAFT "template-name/"

struct _RjTemplateNameDialog {
  RjDialog parent_instance;

  RjContext *context;
  RjPlanTemplate *template;
  char *draft;

  GtkWidget *row;
  GtkWidget *save;
  gboolean saving;
};

G_DEFINE_FINAL_TYPE (RjTemplateNameDialog, rj_template_name_dialog, RJ_TYPE_DIALOG)

static void
changed_cb (RjTemplateNameDialog *self)
{
  gtk_widget_set_sensitive (
    self->save, !self->saving && !rj_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (self->row))));
}

static void
finish (RjTemplateNameDialog *self)
{
  rj_context_drop_draft (self->context, self->draft);
  /* Esc may have been faster than the answer to a save. */
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    adw_dialog_close (ADW_DIALOG (self));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjTemplateNameDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = rj_whole_days_save_template_finish (RJ_WHOLE_DAYS (source), result, &error);

  self->saving = FALSE;
  if (self->context == NULL)
    return;
  if (saved)
    {
      rj_context_toast (self->context, _ ("Renamed."), TRUE);
      finish (self);
      return;
    }
  /* The name stays where it was typed. */
  rj_context_report (self->context, error);
  changed_cb (self);
}

static void
save_cb (RjTemplateNameDialog *self)
{
  RjStore *store = rj_context_get_store (self->context);

  if (!gtk_widget_get_sensitive (self->save))
    return;
  g_set_str (&self->template->name, gtk_editable_get_text (GTK_EDITABLE (self->row)));
  /* What it holds stays as it is. */
  g_clear_pointer (&self->template->items, g_ptr_array_unref);
  self->saving = TRUE;
  gtk_widget_set_sensitive (self->save, FALSE);
  rj_whole_days_save_template_async (rj_store_get_whole_days (store), self->template, NULL, saved_cb,
                                     g_object_ref (self));
}

static void
rj_template_name_dialog_dispose (GObject *object)
{
  RjTemplateNameDialog *self = RJ_TEMPLATE_NAME_DIALOG (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->template, rj_plan_template_free);
  g_clear_pointer (&self->draft, g_free);
  G_OBJECT_CLASS (rj_template_name_dialog_parent_class)->dispose (object);
}

static void
rj_template_name_dialog_class_init (RjTemplateNameDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_template_name_dialog_dispose;
}

static void
rj_template_name_dialog_init (RjTemplateNameDialog *self)
{
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *list = gtk_list_box_new ();

  self->row = g_object_new (ADW_TYPE_ENTRY_ROW, "use-markup", FALSE, "title", _ ("Name"), "activates-default",
                            TRUE, "input-hints", GTK_INPUT_HINT_PRIVATE | GTK_INPUT_HINT_SPELLCHECK, NULL);
  self->save = gtk_button_new_with_mnemonic (_ ("_Save"));
  g_signal_connect_swapped (self->row, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save_cb), self);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (finish), self);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), self->row);
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  g_object_set (list, "margin-top", 12, "margin-bottom", 24, "margin-start", 12, "margin-end", 12, NULL);
  rj_dialog_set_frame (RJ_DIALOG (self), C_ ("dialog", "Rename"), 400, cancel, self->save, list);
  adw_dialog_set_focus (ADW_DIALOG (self), self->row);
}

RjTemplateNameDialog *
rj_template_name_dialog_present (GtkWidget *parent, RjContext *context, const RjPlanTemplate *template)
{
  RjTemplateNameDialog *self = g_object_new (RJ_TYPE_TEMPLATE_NAME_DIALOG, NULL);

  self->context = g_object_ref (context);
  self->template = rj_plan_template_copy (template);
  self->draft = g_strconcat (DRAFT, template->id, "/name", NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->row), template->name);
  rj_context_guard_words (context, self->row);
  rj_context_keep_draft (context, self->row, self->draft);
  changed_cb (self);
  adw_dialog_present (ADW_DIALOG (self), parent);
  return self;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjDraftOpening) opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RjPlanTemplate) template =
    rj_whole_days_get_template_finish (RJ_WHOLE_DAYS (source), result, &error);
  g_autoptr (GtkWidget) parent = rj_draft_opening_dup_parent (opening);

  if (g_error_matches (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND))
    /* What was to be renamed is gone; so is the reason for its name. */
    rj_draft_opening_drop (opening);
  else if (template != NULL && parent != NULL)
    rj_template_name_dialog_present (parent, opening->context, template);
}

void
rj_template_name_dialog_open (RjContext *context, GtkWidget *parent, const char *where)
{
  RjDraftOpening *opening = rj_draft_opening_new (context, parent, where);

  if (opening != NULL)
    rj_whole_days_get_template_async (rj_store_get_whole_days (rj_context_get_store (context)), opening->id,
                                      NULL, loaded_cb, opening);
}

GtkWidget *
rj_template_name_dialog_get_row (RjTemplateNameDialog *self)
{
  g_return_val_if_fail (RJ_IS_TEMPLATE_NAME_DIALOG (self), NULL);
  return self->row;
}
