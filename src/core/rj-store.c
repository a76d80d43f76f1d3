// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-store.h"

G_DEFINE_QUARK (rj - store - error - quark, rj_store_error)

G_DEFINE_INTERFACE (RjStore, rj_store, G_TYPE_OBJECT)

static guint changed_signal;

static void
rj_store_default_init (RjStoreInterface *iface)
{
  g_object_interface_install_property (
    iface, g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  g_object_interface_install_property (
    iface, g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));

  changed_signal = g_signal_new ("changed", RJ_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_UINT);
}

RjChoice *
rj_choice_new (const char *id, const char *list, const char *name)
{
  RjChoice *self = g_new0 (RjChoice, 1);

  self->id = g_strdup (id);
  self->list = g_strdup (list);
  self->name = g_strdup (name);
  return self;
}

void
rj_choice_free (RjChoice *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->list);
  g_free (self->name);
  g_free (self);
}

RjDraft *
rj_draft_new (const char *where, const char *text, gint64 at_us)
{
  RjDraft *self = g_new0 (RjDraft, 1);

  self->where = g_strdup (where);
  self->text = g_strdup (text);
  self->at_us = at_us;
  return self;
}

void
rj_draft_free (RjDraft *self)
{
  if (self == NULL)
    return;
  g_free (self->where);
  g_free (self->text);
  g_free (self);
}

RjCheckIns *
rj_store_get_check_ins (RjStore *self)
{
  g_return_val_if_fail (RJ_IS_STORE (self), NULL);

  return RJ_STORE_GET_IFACE (self)->get_check_ins (self);
}

RjLog *
rj_store_get_log (RjStore *self)
{
  g_return_val_if_fail (RJ_IS_STORE (self), NULL);

  return RJ_STORE_GET_IFACE (self)->get_log (self);
}

RjPlan *
rj_store_get_plan (RjStore *self)
{
  g_return_val_if_fail (RJ_IS_STORE (self), NULL);

  return RJ_STORE_GET_IFACE (self)->get_plan (self);
}

RjReminderLedger *
rj_store_get_reminder_ledger (RjStore *self)
{
  g_return_val_if_fail (RJ_IS_STORE (self), NULL);

  return RJ_STORE_GET_IFACE (self)->get_reminder_ledger (self);
}

RjStrategies *
rj_store_get_strategies (RjStore *self)
{
  g_return_val_if_fail (RJ_IS_STORE (self), NULL);

  return RJ_STORE_GET_IFACE (self)->get_strategies (self);
}

RjLists *
rj_store_get_lists (RjStore *self)
{
  g_return_val_if_fail (RJ_IS_STORE (self), NULL);

  return RJ_STORE_GET_IFACE (self)->get_lists (self);
}

RjLetters *
rj_store_get_letters (RjStore *self)
{
  g_return_val_if_fail (RJ_IS_STORE (self), NULL);

  return RJ_STORE_GET_IFACE (self)->get_letters (self);
}

RjSheets *
rj_store_get_sheets (RjStore *self)
{
  g_return_val_if_fail (RJ_IS_STORE (self), NULL);

  return RJ_STORE_GET_IFACE (self)->get_sheets (self);
}

RjSupport *
rj_store_get_support (RjStore *self)
{
  g_return_val_if_fail (RJ_IS_STORE (self), NULL);

  return RJ_STORE_GET_IFACE (self)->get_support (self);
}

RjMedicines *
rj_store_get_medicines (RjStore *self)
{
  g_return_val_if_fail (RJ_IS_STORE (self), NULL);

  return RJ_STORE_GET_IFACE (self)->get_medicines (self);
}

RjMeetings *
rj_store_get_meetings (RjStore *self)
{
  g_return_val_if_fail (RJ_IS_STORE (self), NULL);

  return RJ_STORE_GET_IFACE (self)->get_meetings (self);
}

RjMyPlan *
rj_store_get_my_plan (RjStore *self)
{
  g_return_val_if_fail (RJ_IS_STORE (self), NULL);

  return RJ_STORE_GET_IFACE (self)->get_my_plan (self);
}

RjRecovery *
rj_store_get_recovery (RjStore *self)
{
  g_return_val_if_fail (RJ_IS_STORE (self), NULL);

  return RJ_STORE_GET_IFACE (self)->get_recovery (self);
}

RjPeople *
rj_store_get_people (RjStore *self)
{
  g_return_val_if_fail (RJ_IS_STORE (self), NULL);

  return RJ_STORE_GET_IFACE (self)->get_people (self);
}

RjTrash *
rj_store_get_trash (RjStore *self)
{
  g_return_val_if_fail (RJ_IS_STORE (self), NULL);

  return RJ_STORE_GET_IFACE (self)->get_trash (self);
}

RjWholeDays *
rj_store_get_whole_days (RjStore *self)
{
  g_return_val_if_fail (RJ_IS_STORE (self), NULL);

  return RJ_STORE_GET_IFACE (self)->get_whole_days (self);
}

void
rj_store_undo_async (RjStore *self,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_return_if_fail (RJ_IS_STORE (self));

  RJ_STORE_GET_IFACE (self)->undo_async (self, FALSE, cancellable, callback, user_data);
}

void
rj_store_redo_async (RjStore *self,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_return_if_fail (RJ_IS_STORE (self));

  RJ_STORE_GET_IFACE (self)->undo_async (self, TRUE, cancellable, callback, user_data);
}

void
rj_store_take_back_async (RjStore *self,
                          RjChangeKind kind,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (RJ_IS_STORE (self));

  RJ_STORE_GET_IFACE (self)->take_back_async (self, kind, cancellable, callback, user_data);
}

gboolean
rj_store_undo_finish (RjStore *self, GAsyncResult *result, RjChangeKind *kind, GError **error)
{
  gssize answer;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  answer = g_task_propagate_int (G_TASK (result), error);
  if (answer < 0)
    return FALSE;
  if (kind != NULL)
    *kind = (RjChangeKind) answer;
  return TRUE;
}

void
rj_store_set_undoable (RjStore *self, gboolean undoable)
{
  g_return_if_fail (RJ_IS_STORE (self));

  RJ_STORE_GET_IFACE (self)->set_undoable (self, undoable);
}

void
rj_store_visit_async (RjStore *self,
                      RjStoreVisit visit,
                      gpointer visit_data,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_return_if_fail (RJ_IS_STORE (self));
  g_return_if_fail (visit != NULL);

  RJ_STORE_GET_IFACE (self)->visit_async (self, visit, visit_data, cancellable, callback, user_data);
}

gboolean
rj_store_visit_finish (RjStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
rj_store_list_choices_async (RjStore *self,
                             const char *list,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (RJ_IS_STORE (self));

  RJ_STORE_GET_IFACE (self)->list_choices_async (self, list, cancellable, callback, user_data);
}

GPtrArray *
rj_store_list_choices_finish (RjStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_store_save_choices_async (RjStore *self,
                             GPtrArray *choices,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (RJ_IS_STORE (self));

  RJ_STORE_GET_IFACE (self)->save_choices_async (self, choices, cancellable, callback, user_data);
}

GPtrArray *
rj_store_save_choices_finish (RjStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_store_save_draft_async (RjStore *self,
                           const char *where,
                           const char *text,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (RJ_IS_STORE (self));

  RJ_STORE_GET_IFACE (self)->save_draft_async (self, where, text, cancellable, callback, user_data);
}

gboolean
rj_store_save_draft_finish (RjStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
rj_store_settle_drafts (RjStore *self, const char *const *wheres)
{
  g_return_if_fail (RJ_IS_STORE (self));

  RJ_STORE_GET_IFACE (self)->settle_drafts (self, wheres);
}

void
rj_store_list_drafts_async (RjStore *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (RJ_IS_STORE (self));

  RJ_STORE_GET_IFACE (self)->list_drafts_async (self, cancellable, callback, user_data);
}

GPtrArray *
rj_store_list_drafts_finish (RjStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

const char *
rj_store_get_preference (RjStore *self, const char *key)
{
  g_return_val_if_fail (RJ_IS_STORE (self), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  return RJ_STORE_GET_IFACE (self)->get_preference (self, key);
}

void
rj_store_set_preference_async (RjStore *self,
                               const char *key,
                               const char *value,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (RJ_IS_STORE (self));
  g_return_if_fail (key != NULL);

  RJ_STORE_GET_IFACE (self)->set_preference_async (self, key, value, cancellable, callback, user_data);
}

gboolean
rj_store_set_preference_finish (RjStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

int
rj_store_get_day_end (RjStore *self, int otherwise)
{
  const char *text = rj_store_get_preference (self, "day-end");
  guint64 minutes;

  if (text != NULL && g_ascii_string_to_unsigned (text, 10, 0, 720, &minutes, NULL))
    return (int) minutes;
  return otherwise;
}

void
rj_store_close_async (RjStore *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (RJ_IS_STORE (self));

  RJ_STORE_GET_IFACE (self)->close_async (self, callback, user_data);
}

gboolean
rj_store_close_finish (RjStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
rj_store_emit_changed (RjStore *self, guint kinds, RjDay first, RjDay last)
{
  g_return_if_fail (RJ_IS_STORE (self));

  g_signal_emit (self, changed_signal, 0, kinds, first, last);
}
