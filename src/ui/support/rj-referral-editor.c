// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-referral-editor.h"

#include "rj-day-row.h"
#include "rj-draft-opening.h"
#include "rj-form-parts.h"
#include "rj-support-parts.h"
#include "rj-support-text.h"

#include <glib/gi18n-lib.h>

#define PREFIX "referral"

enum {
  TO_WHOM,
  FROM_WHOM,
  NEXT_STEP,
  N_TEXTS
};

enum {
  ASKED,
  SINCE,
  N_DAYS
};

struct _RjReferralEditor {
  RjLogForm parent_instance;

  RjReferral *referral;
  RjDay today;
  gboolean filling;

  GtkWidget *texts[N_TEXTS];
  GtkWidget *days[N_DAYS];
  GtkDropDown *status;
  GtkWidget *note;
};

G_DEFINE_FINAL_TYPE (RjReferralEditor, rj_referral_editor, RJ_TYPE_LOG_FORM)

static const char *const text_names[N_TEXTS] = { "to-whom", "from-whom", "next-step" };
static const char *const day_names[N_DAYS] = { "asked", "since" };

static char **
get_text (RjReferral *referral, int which)
{
  char **texts[N_TEXTS] = { &referral->to_whom, &referral->from_whom, &referral->next_step };

  return texts[which];
}

static void
changed_cb (RjReferralEditor *self)
{
  if (!self->filling)
    rj_log_form_changed (RJ_LOG_FORM (self));
}

/* It stands so since today, until the person says otherwise. */
static void
status_cb (RjReferralEditor *self)
{
  if (self->filling)
    return;
  rj_day_row_set_day (RJ_DAY_ROW (self->days[SINCE]), self->today);
  changed_cb (self);
}

static void
write_state (RjLogForm *form, JsonBuilder *builder)
{
  RjReferralEditor *self = RJ_REFERRAL_EDITOR (form);

  json_builder_set_member_name (builder, "status");
  json_builder_add_int_value (builder, gtk_drop_down_get_selected (self->status));
  for (int i = 0; i < N_DAYS; i++)
    {
      RjDay day = rj_day_row_get_day (RJ_DAY_ROW (self->days[i]));
      g_autofree char *iso = day != RJ_DAY_NONE ? rj_day_to_iso (day) : NULL;

      json_builder_set_member_name (builder, day_names[i]);
      json_builder_add_string_value (builder, iso != NULL ? iso : "");
    }
}

static void
read_state (RjLogForm *form, JsonObject *state)
{
  RjReferralEditor *self = RJ_REFERRAL_EDITOR (form);

  self->filling = TRUE;
  gtk_drop_down_set_selected (
    self->status,
    (guint) CLAMP (json_object_get_int_member_with_default (state, "status", 0), 0, RJ_REFERRAL_LAST));
  for (int i = 0; i < N_DAYS; i++)
    rj_day_row_set_day (
      RJ_DAY_ROW (self->days[i]),
      rj_day_from_iso (json_object_get_string_member_with_default (state, day_names[i], "")));
  self->filling = FALSE;
}

static gboolean
can_save (RjLogForm *form)
{
  g_autofree char *to_whom = rj_log_form_dup_text (RJ_REFERRAL_EDITOR (form)->texts[TO_WHOM]);

  return to_whom != NULL;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjLogForm) form = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RjReferral) saved = rj_support_save_referral_finish (RJ_SUPPORT (source), result, &error);
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
  RjReferralEditor *self = RJ_REFERRAL_EDITOR (form);
  g_autoptr (RjReferral) referral = rj_referral_copy (self->referral);

  for (int i = 0; i < N_TEXTS; i++)
    {
      g_free (*get_text (referral, i));
      *get_text (referral, i) = rj_log_form_dup_text (self->texts[i]);
    }
  g_free (referral->note);
  referral->note = rj_log_form_dup_text (self->note);
  referral->status = (RjReferralStatus) gtk_drop_down_get_selected (self->status);
  referral->asked_day = rj_day_row_get_day (RJ_DAY_ROW (self->days[ASKED]));
  referral->status_day = rj_day_row_get_day (RJ_DAY_ROW (self->days[SINCE]));
  rj_support_save_referral_async (rj_store_get_support (rj_log_form_get_store (form)), referral, NULL,
                                  saved_cb, g_object_ref (form));
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjLogForm) form = user_data;
  g_autoptr (GError) error = NULL;

  if (rj_support_delete_finish (RJ_SUPPORT (source), result, &error))
    rj_log_form_deleted (form);
  else
    rj_log_form_failed (form, error);
}

static void
delete_cb (RjReferralEditor *self)
{
  RjLogForm *form = RJ_LOG_FORM (self);

  if (rj_log_form_begin_delete (form))
    rj_support_delete_async (rj_store_get_support (rj_log_form_get_store (form)), self->referral->record.id,
                             NULL, deleted_cb, g_object_ref (form));
}

static void
rj_referral_editor_dispose (GObject *object)
{
  g_clear_pointer (&RJ_REFERRAL_EDITOR (object)->referral, rj_referral_free);
  G_OBJECT_CLASS (rj_referral_editor_parent_class)->dispose (object);
}

static void
rj_referral_editor_class_init (RjReferralEditorClass *klass)
{
  RjLogFormClass *form_class = RJ_LOG_FORM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rj_referral_editor_dispose;
  form_class->write_state = write_state;
  form_class->read_state = read_state;
  form_class->can_save = can_save;
  form_class->save = save;
}

static void
rj_referral_editor_init (RjReferralEditor *self)
{
}

static void
add_text (RjReferralEditor *self, int which, GtkWidget *group, const char *title)
{
  self->texts[which] = rj_form_parts_add_entry (group, title);
  g_signal_connect_swapped (self->texts[which], "changed", G_CALLBACK (changed_cb), self);
}

static void
add_day (RjReferralEditor *self, int which, GtkWidget *group, const char *title)
{
  self->days[which] = rj_day_row_new (title, self->today);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->days[which]);
  g_signal_connect_swapped (self->days[which], "changed", G_CALLBACK (changed_cb), self);
}

static void
build (RjReferralEditor *self)
{
  const char *statuses[RJ_REFERRAL_LAST + 2] = { NULL };
  GtkWidget *box = rj_form_parts_set_up (RJ_LOG_FORM (self), C_ ("referral", "Referral"));
  GtkWidget *group = rj_form_parts_add_group (box, NULL);

  for (int i = 0; i <= RJ_REFERRAL_LAST; i++)
    statuses[i] = rj_support_text_status ((RjReferralStatus) i);
  /* Translators: fields of a referral: the place one is sent on to, and who sends there. */
  add_text (self, TO_WHOM, group, C_ ("referral", "To whom"));
  add_text (self, FROM_WHOM, group, C_ ("referral", "From whom"));
  add_day (self, ASKED, group, C_ ("referral", "Asked on"));
  group = rj_form_parts_add_group (box, NULL);
  self->status = rj_form_parts_add_choice (group, _ ("Where it stands"), statuses);
  g_signal_connect_swapped (self->status, "notify::selected", G_CALLBACK (status_cb), self);
  add_day (self, SINCE, group, C_ ("referral", "Since"));
  add_text (self, NEXT_STEP, group, _ ("Next step"));
  self->note = rj_form_parts_add_words (box, _ ("Note"));
  if (self->referral->record.id != NULL)
    g_signal_connect_swapped (rj_support_parts_add_button (box, _ ("De_lete")), "clicked",
                              G_CALLBACK (delete_cb), self);
}

static void
fill (RjReferralEditor *self)
{
  const RjReferral *referral = self->referral;

  for (int i = 0; i < N_TEXTS; i++)
    rj_log_form_set_text (self->texts[i], *get_text (self->referral, i));
  rj_log_form_set_text (self->note, referral->note);
  rj_day_row_set_day (RJ_DAY_ROW (self->days[ASKED]), referral->asked_day);
  rj_day_row_set_day (RJ_DAY_ROW (self->days[SINCE]), referral->status_day);
  gtk_drop_down_set_selected (self->status, MIN ((guint) referral->status, RJ_REFERRAL_LAST));
}

/* @draft_id: (nullable): under which its drafts are kept */
static AdwDialog *
present (GtkWidget *parent, RjContext *context, const RjReferral *referral, const char *draft_id)
{
  RjReferralEditor *self = g_object_new (RJ_TYPE_REFERRAL_EDITOR, NULL);
  RjLogForm *form = RJ_LOG_FORM (self);

  self->today = rj_clock_get_today (rj_context_get_clock (context));
  self->filling = TRUE;
  if (referral != NULL)
    self->referral = rj_referral_copy (referral);
  else
    {
      self->referral = rj_referral_new ();
      self->referral->asked_day = self->referral->status_day = self->today;
    }
  build (self);
  rj_log_form_set_up (form, context, PREFIX, draft_id);
  fill (self);
  self->filling = FALSE;
  for (int i = 0; i < N_TEXTS; i++)
    rj_log_form_add_text (form, self->texts[i], text_names[i]);
  rj_log_form_add_text (form, self->note, "note");
  rj_log_form_begin (form);
  adw_dialog_set_focus (ADW_DIALOG (self), self->texts[TO_WHOM]);
  adw_dialog_present (ADW_DIALOG (self), parent);
  return ADW_DIALOG (self);
}

AdwDialog *
rj_referral_editor_present (GtkWidget *parent, RjContext *context, const RjReferral *referral)
{
  return present (parent, context, referral, referral != NULL ? referral->record.id : NULL);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjDraftOpening) opening = user_data;
  g_autoptr (GPtrArray) referrals = rj_support_list_referrals_finish (RJ_SUPPORT (source), result, NULL);
  g_autoptr (GtkWidget) parent = rj_draft_opening_dup_parent (opening);
  const RjReferral *referral = NULL;

  for (guint i = 0; referrals != NULL && i < referrals->len; i++)
    if (g_str_equal (((const RjReferral *) referrals->pdata[i])->record.id, opening->id))
      referral = referrals->pdata[i];
  /* One that is gone by now is written down as a new one. */
  if (referrals != NULL && parent != NULL)
    present (parent, opening->context, referral, g_str_equal (opening->id, "new") ? NULL : opening->id);
}

void
rj_referral_editor_open (RjContext *context, GtkWidget *parent, const char *where)
{
  RjDraftOpening *opening = rj_draft_opening_new (context, parent, where);

  if (opening != NULL)
    rj_support_list_referrals_async (rj_store_get_support (rj_context_get_store (context)), NULL, listed_cb,
                                     opening);
}
