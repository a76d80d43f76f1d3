// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-saving-dialog.h"

#include "rj-form-parts.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>

#define PREFIX "saving"

struct _RjSavingDialog {
  RjLogForm parent_instance;

  RjRecoverySaving *saving;
  GtkWidget *amount;
  GtkWidget *unit;
};

G_DEFINE_FINAL_TYPE (RjSavingDialog, rj_saving_dialog, RJ_TYPE_LOG_FORM)

gint64
rj_saving_parse (const char *text)
{
  gint64 whole = 0, part = 0, place = 1000;
  gboolean behind = FALSE, any = FALSE;

  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);
      int digit = g_unichar_digit_value (letter);

      if (g_unichar_isspace (letter))
        continue;
      if (digit < 0 && (behind || (letter != '.' && letter != ',')))
        return -1;
      if (digit < 0)
        behind = TRUE;
      else if (behind && (place /= 10) > 0)
        part += digit * place;
      else if (!behind)
        whole = MIN (whole * 10 + digit, RJ_RECOVERY_MOST_SAVED);
      any = any || digit >= 0;
    }
  whole = whole * 1000 + part;
  return any && whole > 0 && whole <= RJ_RECOVERY_MOST_SAVED ? whole : -1;
}

char *
rj_saving_format (gint64 thousandths)
{
  g_autofree char *part = g_strdup_printf ("%03d", (int) (thousandths % 1000));
  gsize length = strlen (part);

  while (length > 0 && part[length - 1] == '0')
    part[--length] = '\0';
  if (length == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, thousandths / 1000);
  /* Of money both places are written. */
  return g_strdup_printf ("%" G_GINT64_FORMAT "%s%s%s", thousandths / 1000, nl_langinfo (RADIXCHAR), part,
                          length == 1 ? "0" : "");
}

static void
write_state (RjLogForm *form, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "substance");
  json_builder_add_string_value (builder, RJ_SAVING_DIALOG (form)->saving->substance != NULL
                                            ? RJ_SAVING_DIALOG (form)->saving->substance
                                            : "");
}

static void
read_state (RjLogForm *form, JsonObject *state)
{
  const char *substance = json_object_get_string_member_with_default (state, "substance", "");

  g_set_str (&RJ_SAVING_DIALOG (form)->saving->substance, *substance != '\0' ? substance : NULL);
}

static gboolean
can_save (RjLogForm *form)
{
  RjSavingDialog *self = RJ_SAVING_DIALOG (form);
  g_autofree char *unit = rj_log_form_dup_text (self->unit);

  return unit != NULL && rj_saving_parse (gtk_editable_get_text (GTK_EDITABLE (self->amount))) > 0;
}

static void
changed_cb (RjSavingDialog *self)
{
  rj_log_form_changed (RJ_LOG_FORM (self));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RjRecoverySaving) saved = rj_recovery_save_saving_finish (RJ_RECOVERY (source), result, &error);
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
  RjSavingDialog *self = RJ_SAVING_DIALOG (form);
  g_autoptr (RjRecoverySaving) saving = rj_recovery_saving_copy (self->saving);

  saving->amount = rj_saving_parse (gtk_editable_get_text (GTK_EDITABLE (self->amount)));
  g_free (saving->unit);
  saving->unit = rj_log_form_dup_text (self->unit);
  rj_recovery_save_saving_async (rj_store_get_recovery (rj_log_form_get_store (form)), saving, NULL, saved_cb,
                                 g_object_ref (form));
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RjLogForm) form = user_data;

  if (rj_recovery_delete_saving_finish (RJ_RECOVERY (source), result, &error))
    rj_log_form_deleted (form);
  else
    rj_log_form_failed (form, error);
}

static void
delete_cb (RjSavingDialog *self)
{
  RjLogForm *form = RJ_LOG_FORM (self);

  if (rj_log_form_begin_delete (form))
    rj_recovery_delete_saving_async (rj_store_get_recovery (rj_log_form_get_store (form)), self->saving->id,
                                     NULL, deleted_cb, g_object_ref (form));
}

static void
build (RjSavingDialog *self)
{
  GtkWidget *box = rj_form_parts_set_up (RJ_LOG_FORM (self), C_ ("saving", "What it leaves"));
  GtkWidget *group, *button;

  rj_form_parts_add_label (
    box, _ ("What one day without leaves you: money, time, or anything else, in your own words."), NULL);
  group = rj_form_parts_add_group (box, NULL);
  self->amount = rj_form_parts_add_entry (group, _ ("A day, how much"));
  self->unit = rj_form_parts_add_entry (group, _ ("Of what"));
  rj_form_parts_add_label (box, _ ("For instance 7.50 and euros, or 2 and hours."), "dimmed");
  g_signal_connect_swapped (self->amount, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->unit, "changed", G_CALLBACK (changed_cb), self);
  if (self->saving->id == NULL)
    return;
  button = gtk_button_new_with_mnemonic (_ ("_Delete"));
  gtk_widget_set_size_request (button, 44, 44);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  rj_wrap_button (GTK_BUTTON (button));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (delete_cb), self);
  gtk_box_append (GTK_BOX (box), button);
}

static void
rj_saving_dialog_dispose (GObject *object)
{
  g_clear_pointer (&RJ_SAVING_DIALOG (object)->saving, rj_recovery_saving_free);
  G_OBJECT_CLASS (rj_saving_dialog_parent_class)->dispose (object);
}

static void
rj_saving_dialog_class_init (RjSavingDialogClass *klass)
{
  RjLogFormClass *form_class = RJ_LOG_FORM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rj_saving_dialog_dispose;
  form_class->write_state = write_state;
  form_class->read_state = read_state;
  form_class->can_save = can_save;
  form_class->save = save;
}

static void
rj_saving_dialog_init (RjSavingDialog *self)
{
}

void
rj_saving_dialog_present (GtkWidget *parent,
                          RjContext *context,
                          const RjRecoverySaving *saving,
                          const char *substance)
{
  RjSavingDialog *self = g_object_new (RJ_TYPE_SAVING_DIALOG, NULL);
  RjLogForm *form = RJ_LOG_FORM (self);
  g_autofree char *amount = saving != NULL ? rj_saving_format (saving->amount) : NULL;

  self->saving =
    saving != NULL ? rj_recovery_saving_copy (saving) : rj_recovery_saving_new (substance, 0, NULL);
  build (self);
  rj_log_form_set_up (form, context, PREFIX, self->saving->id);
  rj_log_form_set_text (self->amount, amount);
  rj_log_form_set_text (self->unit, self->saving->unit);
  rj_log_form_add_text (form, self->amount, "amount");
  rj_log_form_add_text (form, self->unit, "unit");
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
  g_autoptr (GPtrArray) savings = rj_recovery_list_savings_finish (RJ_RECOVERY (source), result, &error);
  const RjRecoverySaving *found = NULL;

  for (guint i = 0; savings != NULL && i < savings->len; i++)
    if (g_strcmp0 (((const RjRecoverySaving *) savings->pdata[i])->id, opening->id) == 0)
      found = savings->pdata[i];
  /* If it is gone, its words become a new one rather than being lost. */
  if (error != NULL)
    rj_context_report (opening->context, error);
  else
    rj_saving_dialog_present (opening->parent, opening->context, found, NULL);
  g_object_unref (opening->context);
  g_object_unref (opening->parent);
  g_free (opening->id);
  g_free (opening);
}

void
rj_saving_dialog_open (RjContext *context, GtkWidget *parent, const char *where)
{
  g_autofree char *id = rj_log_form_dup_draft_id (where);
  Opening *opening;

  if (id == NULL)
    {
      rj_saving_dialog_present (parent, context, NULL, NULL);
      return;
    }
  opening = g_new0 (Opening, 1);
  opening->context = g_object_ref (context);
  opening->parent = g_object_ref (parent);
  opening->id = g_steal_pointer (&id);
  rj_recovery_list_savings_async (rj_store_get_recovery (rj_context_get_store (context)), NULL, listed_cb,
                                  opening);
}
