// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-visit-dialog.h"

#include "rj-form-parts.h"
#include "rj-text.h"

#include <glib/gi18n-lib.h>

#define PREFIX "visit"

struct _RjVisitDialog {
  RjLogForm parent_instance;

  RjVisit *visit;
  gboolean filling;

  GtkDropDown *type;
  GtkWidget *bring;
  GtkWidget *questions;
  GtkWidget *outcome;
};

G_DEFINE_FINAL_TYPE (RjVisitDialog, rj_visit_dialog, RJ_TYPE_LOG_FORM)

static void
changed_cb (RjVisitDialog *self)
{
  if (!self->filling)
    rj_log_form_changed (RJ_LOG_FORM (self));
}

static void
write_state (RjLogForm *form, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "type");
  json_builder_add_int_value (builder, gtk_drop_down_get_selected (RJ_VISIT_DIALOG (form)->type));
}

static void
read_state (RjLogForm *form, JsonObject *state)
{
  gtk_drop_down_set_selected (
    RJ_VISIT_DIALOG (form)->type,
    (guint) CLAMP (json_object_get_int_member_with_default (state, "type", 0), 0, RJ_VISIT_OTHER));
}

static gboolean
can_save (RjLogForm *form)
{
  return TRUE;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RjLogForm) form = user_data;
  RjContext *context = rj_log_form_get_context (form);

  if (!rj_medicines_save_visit_finish (RJ_MEDICINES (source), result, &error))
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
  RjVisitDialog *self = RJ_VISIT_DIALOG (form);
  g_autoptr (RjVisit) visit = rj_visit_copy (self->visit);

  g_free (visit->bring);
  g_free (visit->questions);
  g_free (visit->outcome);
  visit->type = (RjVisitType) gtk_drop_down_get_selected (self->type);
  visit->bring = rj_log_form_dup_text (self->bring);
  visit->questions = rj_log_form_dup_text (self->questions);
  visit->outcome = rj_log_form_dup_text (self->outcome);
  rj_medicines_save_visit_async (rj_store_get_medicines (rj_log_form_get_store (form)), visit, NULL, saved_cb,
                                 g_object_ref (form));
}

static void
rj_visit_dialog_dispose (GObject *object)
{
  g_clear_pointer (&RJ_VISIT_DIALOG (object)->visit, rj_visit_free);
  G_OBJECT_CLASS (rj_visit_dialog_parent_class)->dispose (object);
}

static void
rj_visit_dialog_class_init (RjVisitDialogClass *klass)
{
  RjLogFormClass *form_class = RJ_LOG_FORM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rj_visit_dialog_dispose;
  form_class->write_state = write_state;
  form_class->read_state = read_state;
  form_class->can_save = can_save;
  form_class->save = save;
}

static void
rj_visit_dialog_init (RjVisitDialog *self)
{
}

static void
build (RjVisitDialog *self, RjPlanKind kind, const char *title)
{
  const char *const types[] = {
    C_ ("visit", "Left open"), C_ ("visit", "Prescriber"),     C_ ("visit", "Counselling"),
    C_ ("visit", "Lab"),       C_ ("visit", "Injection"),      C_ ("visit", "Pick-up"),
    C_ ("visit", "Dentist"),   C_ ("visit", "Something else"), NULL
  };
  const char *what = kind == RJ_KIND_PICK_UP ? C_ ("visit", "Pick-up") : _ ("{appointment:label}");
  GtkWidget *box = rj_form_parts_set_up (RJ_LOG_FORM (self), what);
  g_autofree char *name = title != NULL ? rj_text_for_label (title, RJ_TEXT_NAME) : NULL;

  if (name != NULL)
    rj_form_parts_add_label (box, name, "title-2");
  self->questions = rj_form_parts_add_words (box, _ ("Questions to ask, one a line"));
  self->bring = rj_form_parts_add_words (box, _ ("Bring along, one a line"));
  self->outcome = rj_form_parts_add_words (box, _ ("Afterwards: what came out of it"));
  self->type = rj_form_parts_add_choice (rj_form_parts_add_group (box, NULL), _ ("What it is"), types);
  g_signal_connect_swapped (self->type, "notify::selected", G_CALLBACK (changed_cb), self);
}

typedef struct {
  RjContext *context;
  GWeakRef parent;
  RjPlanKind kind;
  char *title;
} Opening;

static void
visit_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Opening *opening = user_data;
  g_autoptr (GError) error = NULL;
  RjVisit *visit = rj_medicines_get_visit_finish (RJ_MEDICINES (source), result, &error);
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&opening->parent);

  if (visit == NULL)
    rj_context_report (opening->context, error);
  else if (parent != NULL)
    {
      RjVisitDialog *self = g_object_new (RJ_TYPE_VISIT_DIALOG, NULL);
      g_autofree char *day = rj_day_to_iso (visit->day);
      g_autofree char *id = g_strconcat (visit->item, "~", day, NULL);

      self->visit = g_steal_pointer (&visit);
      self->filling = TRUE;
      build (self, opening->kind, opening->title);
      if (self->visit->type == RJ_VISIT_OPEN && opening->kind == RJ_KIND_PICK_UP)
        self->visit->type = RJ_VISIT_PICK_UP;
      rj_log_form_set_up (RJ_LOG_FORM (self), opening->context, PREFIX, id);
      rj_log_form_set_text (self->bring, self->visit->bring);
      rj_log_form_set_text (self->questions, self->visit->questions);
      rj_log_form_set_text (self->outcome, self->visit->outcome);
      gtk_drop_down_set_selected (self->type, MIN ((guint) self->visit->type, RJ_VISIT_OTHER));
      self->filling = FALSE;
      rj_log_form_add_text (RJ_LOG_FORM (self), self->questions, "questions");
      rj_log_form_add_text (RJ_LOG_FORM (self), self->bring, "bring");
      rj_log_form_add_text (RJ_LOG_FORM (self), self->outcome, "outcome");
      rj_log_form_begin (RJ_LOG_FORM (self));
      adw_dialog_present (ADW_DIALOG (self), parent);
    }
  g_clear_pointer (&visit, rj_visit_free);
  g_object_unref (opening->context);
  g_weak_ref_clear (&opening->parent);
  g_free (opening->title);
  g_free (opening);
}

void
rj_visit_dialog_present (GtkWidget *parent,
                         RjContext *context,
                         const char *item,
                         RjDay day,
                         RjPlanKind kind,
                         const char *title)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->context = g_object_ref (context);
  g_weak_ref_init (&opening->parent, parent);
  opening->kind = kind;
  opening->title = g_strdup (title);
  rj_medicines_get_visit_async (rj_store_get_medicines (rj_context_get_store (context)), item, day, NULL,
                                visit_cb, opening);
}

void
rj_visit_dialog_open (RjContext *context, GtkWidget *parent, const char *where)
{
  g_autofree char *id = where != NULL ? rj_log_form_dup_draft_id (where) : NULL;
  g_auto (GStrv) parts = id != NULL ? g_strsplit (id, "~", 2) : NULL;

  if (parts != NULL && g_strv_length (parts) == 2 && rj_day_from_iso (parts[1]) != RJ_DAY_NONE)
    rj_visit_dialog_present (parent, context, parts[0], rj_day_from_iso (parts[1]), RJ_KIND_APPOINTMENT,
                             NULL);
}
