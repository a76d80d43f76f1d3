// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-writing-dialog.h"

#include "rj-when.h"
#include "rj-words.h"

#include <glib/gi18n-lib.h>

struct _RjWritingDialog {
  RjLogForm parent_instance;

  RjWriting *writing; /* as it is saved, when one is edited */

  GtkWidget *entry;
  GtkWidget *closing;
  GtkWidget *title;
  GtkWidget *body;
  GtkWidget *hard;
  GtkWidget *good;
  GtkWidget *tomorrow;
  RjWhen *when;
  GtkWidget *delete;
};

G_DEFINE_FINAL_TYPE (RjWritingDialog, rj_writing_dialog, RJ_TYPE_LOG_FORM)

static void
changed_cb (RjWritingDialog *self)
{
  rj_log_form_changed (RJ_LOG_FORM (self));
}

static void
delete_cb (RjWritingDialog *self)
{
  rj_log_form_delete (RJ_LOG_FORM (self));
}

static gboolean
is_close_day (RjWritingDialog *self)
{
  return self->writing != NULL && self->writing->kind == RJ_WRITING_CLOSE_DAY;
}

/* ---- Form ---- */

static void
rj_writing_dialog_write_state (RjLogForm *form, JsonBuilder *builder)
{
  g_autofree char *when = rj_when_to_string (RJ_WRITING_DIALOG (form)->when);

  json_builder_set_member_name (builder, "when");
  json_builder_add_string_value (builder, when);
}

static void
rj_writing_dialog_read_state (RjLogForm *form, JsonObject *state)
{
  rj_when_from_string (RJ_WRITING_DIALOG (form)->when,
                       json_object_get_string_member_with_default (state, "when", ""));
}

static gboolean
rj_writing_dialog_can_save (RjLogForm *form)
{
  RjWritingDialog *self = RJ_WRITING_DIALOG (form);

  if (!rj_when_is_valid (self->when))
    return FALSE;
  if (is_close_day (self))
    return rj_words_any (self->hard) || rj_words_any (self->good) || rj_words_any (self->tomorrow);
  return rj_words_any (self->title) || rj_words_any (self->body);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RjWriting) saved = rj_check_ins_save_writing_finish (RJ_CHECK_INS (source), result, &error);
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
take_text (char **field, GtkWidget *widget)
{
  g_free (*field);
  *field = rj_log_form_dup_text (widget);
}

static void
rj_writing_dialog_save (RjLogForm *form)
{
  RjWritingDialog *self = RJ_WRITING_DIALOG (form);
  RjClock *clock = rj_context_get_clock (rj_log_form_get_context (form));
  g_autoptr (RjWriting) writing = self->writing != NULL ? rj_writing_copy (self->writing) : rj_writing_new ();

  if (self->writing == NULL)
    writing->kind = RJ_WRITING_ENTRY;
  if (writing->record.zone == NULL)
    writing->record.zone = g_strdup (rj_clock_get_zone_name (clock));
  rj_when_get (self->when, &writing->record.at_us, &writing->record.day);
  if (is_close_day (self))
    {
      take_text (&writing->hard, self->hard);
      take_text (&writing->good, self->good);
      take_text (&writing->tomorrow, self->tomorrow);
    }
  else
    {
      take_text (&writing->title, self->title);
      take_text (&writing->body, self->body);
    }
  rj_check_ins_save_writing_async (rj_store_get_check_ins (rj_log_form_get_store (form)), writing, NULL,
                                   saved_cb, g_object_ref (form));
}

/* ---- Object ---- */

static void
rj_writing_dialog_dispose (GObject *object)
{
  RjWritingDialog *self = RJ_WRITING_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), RJ_TYPE_WRITING_DIALOG);
  g_clear_pointer (&self->writing, rj_writing_free);

  G_OBJECT_CLASS (rj_writing_dialog_parent_class)->dispose (object);
}

static void
rj_writing_dialog_class_init (RjWritingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RjLogFormClass *form_class = RJ_LOG_FORM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rj_writing_dialog_dispose;
  form_class->write_state = rj_writing_dialog_write_state;
  form_class->read_state = rj_writing_dialog_read_state;
  form_class->can_save = rj_writing_dialog_can_save;
  form_class->save = rj_writing_dialog_save;

  gtk_widget_class_set_template_from_resource (widget_class, RJ_APP_PATH "/ui/rj-writing-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RjWritingDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, RjWritingDialog, closing);
  gtk_widget_class_bind_template_child (widget_class, RjWritingDialog, title);
  gtk_widget_class_bind_template_child (widget_class, RjWritingDialog, body);
  gtk_widget_class_bind_template_child (widget_class, RjWritingDialog, hard);
  gtk_widget_class_bind_template_child (widget_class, RjWritingDialog, good);
  gtk_widget_class_bind_template_child (widget_class, RjWritingDialog, tomorrow);
  gtk_widget_class_bind_template_child (widget_class, RjWritingDialog, when);
  gtk_widget_class_bind_template_child (widget_class, RjWritingDialog, delete);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
}

static void
rj_writing_dialog_init (RjWritingDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->body)), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
show (RjWritingDialog *self, const RjWriting *writing)
{
  adw_dialog_set_title (ADW_DIALOG (self), is_close_day (self) ? _ ("Close the day") : _ ("Edit"));
  rj_when_set_entry (self->when, writing->record.at_us, writing->record.day, writing->record.zone);
  rj_log_form_set_text (self->title, writing->title);
  rj_log_form_set_text (self->body, writing->body);
  rj_log_form_set_text (self->hard, writing->hard);
  rj_log_form_set_text (self->good, writing->good);
  rj_log_form_set_text (self->tomorrow, writing->tomorrow);
  if (is_close_day (self))
    {
      gtk_widget_set_visible (self->entry, FALSE);
      gtk_widget_set_visible (self->closing, TRUE);
      adw_dialog_set_focus (ADW_DIALOG (self), self->hard);
    }
}

/* @writing: (nullable) (transfer full). @draft_id: (nullable): under which its drafts are kept */
static void
present (GtkWidget *parent, RjContext *context, RjWriting *writing, const char *draft_id)
{
  RjWritingDialog *self = g_object_new (RJ_TYPE_WRITING_DIALOG, NULL);
  RjLogForm *form = RJ_LOG_FORM (self);

  self->writing = writing;
  rj_log_form_set_up (form, context, "writing", draft_id);
  rj_when_set_clock (self->when, rj_context_get_clock (context));
  if (writing != NULL)
    show (self, writing);
  gtk_widget_set_visible (self->delete, writing != NULL);

  rj_log_form_add_text (form, self->title, "title");
  rj_log_form_add_text (form, self->body, "body");
  rj_log_form_add_text (form, self->hard, "hard");
  rj_log_form_add_text (form, self->good, "good");
  rj_log_form_add_text (form, self->tomorrow, "tomorrow");
  rj_log_form_begin (form);
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
  RjWriting *writing = rj_check_ins_get_writing_finish (RJ_CHECK_INS (source), result, &error);
  g_autofree Open *open = user_data;
  g_autoptr (GtkWidget) parent = open->parent;
  g_autoptr (RjContext) context = open->context;
  g_autofree char *id = open->id;

  /* Deleted meanwhile: what is still written for it becomes a new one rather than being lost. */
  if (writing != NULL || g_error_matches (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND))
    present (parent, context, writing, id);
  else
    rj_context_report (context, error);
}

void
rj_writing_dialog_present (GtkWidget *parent, RjContext *context, const char *writing_id)
{
  RjStore *store = rj_context_get_store (context);
  Open *open;

  g_return_if_fail (store != NULL);

  if (writing_id == NULL)
    {
      present (parent, context, NULL, NULL);
      return;
    }
  open = g_new0 (Open, 1);
  open->parent = g_object_ref (parent);
  open->context = g_object_ref (context);
  open->id = g_strdup (writing_id);
  rj_check_ins_get_writing_async (rj_store_get_check_ins (store), writing_id, NULL, got_cb, open);
}

void
rj_writing_dialog_open (RjContext *context, GtkWidget *parent, const char *where)
{
  g_autofree char *id = rj_log_form_dup_draft_id (where);

  rj_writing_dialog_present (parent, context, id);
}
