// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-service-editor.h"

#include "rj-draft-opening.h"
#include "rj-form-parts.h"
#include "rj-support-text.h"

#include <glib/gi18n-lib.h>

#define PREFIX "service"

enum {
  NAME,
  PHONE,
  ADDRESS,
  WEB,
  HOURS,
  N_TEXTS
};

struct _RjServiceEditor {
  RjLogForm parent_instance;

  RjService *service;
  gboolean filling;

  GtkWidget *texts[N_TEXTS];
  GtkDropDown *kind;
  GtkWidget *note;
};

G_DEFINE_FINAL_TYPE (RjServiceEditor, rj_service_editor, RJ_TYPE_LOG_FORM)

static const char *const text_names[N_TEXTS] = { "name", "phone", "address", "web", "hours" };

static char **
get_text (RjService *service, int which)
{
  char **texts[N_TEXTS] = { &service->name, &service->phone, &service->address, &service->web,
                            &service->hours };

  return texts[which];
}

static void
changed_cb (RjServiceEditor *self)
{
  if (!self->filling)
    rj_log_form_changed (RJ_LOG_FORM (self));
}

static void
write_state (RjLogForm *form, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "kind");
  json_builder_add_int_value (builder, gtk_drop_down_get_selected (RJ_SERVICE_EDITOR (form)->kind));
}

static void
read_state (RjLogForm *form, JsonObject *state)
{
  RjServiceEditor *self = RJ_SERVICE_EDITOR (form);

  self->filling = TRUE;
  gtk_drop_down_set_selected (
    self->kind,
    (guint) CLAMP (json_object_get_int_member_with_default (state, "kind", 0), 0, RJ_SERVICE_LAST));
  self->filling = FALSE;
}

static gboolean
can_save (RjLogForm *form)
{
  g_autofree char *name = rj_log_form_dup_text (RJ_SERVICE_EDITOR (form)->texts[NAME]);

  return name != NULL;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjLogForm) form = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RjService) saved = rj_support_save_service_finish (RJ_SUPPORT (source), result, &error);
  RjContext *context = rj_log_form_get_context (form);

  if (saved == NULL)
    {
      rj_log_form_failed (form, error);
      return;
    }
  rj_log_form_saved (form);
  rj_log_form_close (form);
  rj_context_toast (context, _ ("Saved."), TRUE);
}

static void
save (RjLogForm *form)
{
  RjServiceEditor *self = RJ_SERVICE_EDITOR (form);
  g_autoptr (RjService) service = rj_service_copy (self->service);

  for (int i = 0; i < N_TEXTS; i++)
    {
      g_free (*get_text (service, i));
      *get_text (service, i) = rj_log_form_dup_text (self->texts[i]);
    }
  g_free (service->note);
  service->note = rj_log_form_dup_text (self->note);
  service->kind = (RjServiceKind) gtk_drop_down_get_selected (self->kind);
  rj_support_save_service_async (rj_store_get_support (rj_log_form_get_store (form)), service, NULL, saved_cb,
                                 g_object_ref (form));
}

static void
rj_service_editor_dispose (GObject *object)
{
  g_clear_pointer (&RJ_SERVICE_EDITOR (object)->service, rj_service_free);
  G_OBJECT_CLASS (rj_service_editor_parent_class)->dispose (object);
}

static void
rj_service_editor_class_init (RjServiceEditorClass *klass)
{
  RjLogFormClass *form_class = RJ_LOG_FORM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rj_service_editor_dispose;
  form_class->write_state = write_state;
  form_class->read_state = read_state;
  form_class->can_save = can_save;
  form_class->save = save;
}

static void
rj_service_editor_init (RjServiceEditor *self)
{
}

static void
build (RjServiceEditor *self)
{
  /* Translators: fields of a clinic, a practice or the like. */
  const char *titles[N_TEXTS] = { C_ ("service", "Name"), C_ ("service", "Phone"), C_ ("service", "Address"),
                                  C_ ("service", "Web site"), C_ ("service", "Open at") };
  const char *kinds[RJ_SERVICE_LAST + 2] = { NULL };
  GtkWidget *box = rj_form_parts_set_up (RJ_LOG_FORM (self), C_ ("service", "A place"));
  GtkWidget *group = rj_form_parts_add_group (box, NULL);

  for (int i = 0; i <= RJ_SERVICE_LAST; i++)
    kinds[i] = rj_support_text_kind ((RjServiceKind) i);
  for (int i = 0; i < N_TEXTS; i++)
    {
      self->texts[i] = rj_form_parts_add_entry (group, titles[i]);
      if (i == NAME)
        self->kind = rj_form_parts_add_choice (group, _ ("What it is"), kinds);
      /* What is dialled or typed goes from left to right in every language. */
      if (i == PHONE || i == WEB)
        gtk_widget_set_direction (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->texts[i]))),
                                  GTK_TEXT_DIR_LTR);
      g_signal_connect_swapped (self->texts[i], "changed", G_CALLBACK (changed_cb), self);
    }
  g_signal_connect_swapped (self->kind, "notify::selected", G_CALLBACK (changed_cb), self);
  self->note = rj_form_parts_add_words (box, _ ("Note"));
}

/* @draft_id: (nullable): under which its drafts are kept */
static AdwDialog *
present (GtkWidget *parent, RjContext *context, const RjService *service, const char *draft_id)
{
  RjServiceEditor *self = g_object_new (RJ_TYPE_SERVICE_EDITOR, NULL);
  RjLogForm *form = RJ_LOG_FORM (self);

  self->service = service != NULL ? rj_service_copy (service) : rj_service_new ();
  self->filling = TRUE;
  build (self);
  rj_log_form_set_up (form, context, PREFIX, draft_id);
  for (int i = 0; i < N_TEXTS; i++)
    rj_log_form_set_text (self->texts[i], *get_text (self->service, i));
  rj_log_form_set_text (self->note, self->service->note);
  gtk_drop_down_set_selected (self->kind, MIN ((guint) self->service->kind, RJ_SERVICE_LAST));
  self->filling = FALSE;
  for (int i = 0; i < N_TEXTS; i++)
    rj_log_form_add_text (form, self->texts[i], text_names[i]);
  rj_log_form_add_text (form, self->note, "note");
  rj_log_form_begin (form);
  adw_dialog_set_focus (ADW_DIALOG (self), self->texts[NAME]);
  adw_dialog_present (ADW_DIALOG (self), parent);
  return ADW_DIALOG (self);
}

AdwDialog *
rj_service_editor_present (GtkWidget *parent, RjContext *context, const RjService *service)
{
  return present (parent, context, service, service != NULL ? service->record.id : NULL);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjDraftOpening) opening = user_data;
  g_autoptr (GPtrArray) services = rj_support_list_services_finish (RJ_SUPPORT (source), result, NULL);
  g_autoptr (GtkWidget) parent = rj_draft_opening_dup_parent (opening);
  const RjService *service = NULL;

  for (guint i = 0; services != NULL && i < services->len; i++)
    if (g_str_equal (((const RjService *) services->pdata[i])->record.id, opening->id))
      service = services->pdata[i];
  /* One that is gone by now is written down as a new one. */
  if (services != NULL && parent != NULL)
    present (parent, opening->context, service, g_str_equal (opening->id, "new") ? NULL : opening->id);
}

void
rj_service_editor_open (RjContext *context, GtkWidget *parent, const char *where)
{
  RjDraftOpening *opening = rj_draft_opening_new (context, parent, where);

  if (opening != NULL)
    rj_support_list_services_async (rj_store_get_support (rj_context_get_store (context)), NULL, listed_cb,
                                    opening);
}
