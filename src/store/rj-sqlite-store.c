// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-sqlite-store-private.h"

#include "rj-choice-table.h"
#include "rj-integrity.h"
#include "rj-migrations.h"
#include "rj-text.h"
#include "rj-trash-table.h"
#include "rj-uuid.h"

struct _RjSqliteStore {
  GObject parent_instance;

  RjDatabase *database;
  RjClock *clock;
  GHashTable *preferences;
  GStrv settled; /* drafts that go with the next change */
  gboolean housekeeping_done;
  gboolean for_reading;
  gboolean filling; /* what is asked for now is not the person's change */
  gboolean can_undo;
  gboolean can_redo;
};

enum {
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
};

static void rj_sqlite_store_iface_init (RjStoreInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (
  RjSqliteStore,
  rj_sqlite_store,
  G_TYPE_OBJECT,
  G_IMPLEMENT_INTERFACE (RJ_TYPE_STORE, rj_sqlite_store_iface_init)
    G_IMPLEMENT_INTERFACE (RJ_TYPE_CHECK_INS, rj_sqlite_check_ins_iface_init)
      G_IMPLEMENT_INTERFACE (RJ_TYPE_LISTS, rj_sqlite_lists_iface_init)
        G_IMPLEMENT_INTERFACE (RJ_TYPE_LOG, rj_sqlite_log_iface_init)
          G_IMPLEMENT_INTERFACE (RJ_TYPE_MEDICINES, rj_sqlite_medicines_iface_init)
            G_IMPLEMENT_INTERFACE (RJ_TYPE_MEETINGS, rj_sqlite_meetings_iface_init)
              G_IMPLEMENT_INTERFACE (RJ_TYPE_MY_PLAN, rj_sqlite_my_plan_iface_init)
                G_IMPLEMENT_INTERFACE (RJ_TYPE_PLAN, rj_sqlite_plan_iface_init)
                  G_IMPLEMENT_INTERFACE (RJ_TYPE_WHOLE_DAYS, rj_sqlite_whole_days_iface_init)
                    G_IMPLEMENT_INTERFACE (RJ_TYPE_STRATEGIES, rj_sqlite_strategies_iface_init)
                      G_IMPLEMENT_INTERFACE (RJ_TYPE_TRASH, rj_sqlite_trash_iface_init)
                        G_IMPLEMENT_INTERFACE (RJ_TYPE_LETTERS, rj_sqlite_letters_iface_init)
                          G_IMPLEMENT_INTERFACE (RJ_TYPE_SHEETS, rj_sqlite_sheets_iface_init)
                            G_IMPLEMENT_INTERFACE (RJ_TYPE_OWN_MILESTONES, rj_sqlite_milestones_iface_init)
                              G_IMPLEMENT_INTERFACE (RJ_TYPE_RECOVERY, rj_sqlite_recovery_iface_init)
                                G_IMPLEMENT_INTERFACE (RJ_TYPE_SUPPORT, rj_sqlite_support_iface_init)
                                  G_IMPLEMENT_INTERFACE (RJ_TYPE_PEOPLE, rj_sqlite_people_iface_init)
                                    G_IMPLEMENT_INTERFACE (RJ_TYPE_PEOPLE_TAKER,
                                                           rj_sqlite_people_taker_iface_init)
                                      G_IMPLEMENT_INTERFACE (RJ_TYPE_REMINDER_LEDGER,
                                                             rj_sqlite_reminders_iface_init))

void
rj_set_not_found (GError **error)
{
  if (error == NULL || *error == NULL)
    g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND, "There is no such record");
}

RjClock *
rj_sqlite_store_get_clock (gpointer self)
{
  return RJ_SQLITE_STORE (self)->clock;
}

gint64
rj_sqlite_store_get_now (gpointer self)
{
  return rj_clock_get_now (RJ_SQLITE_STORE (self)->clock);
}

void
rj_sqlite_store_get_here_and_now (gpointer self, RjHereAndNow *here)
{
  RjClock *clock = RJ_SQLITE_STORE (self)->clock;

  here->now_us = rj_clock_get_now (clock);
  here->zone = g_time_zone_ref (rj_clock_get_zone (clock));
  here->day_end = rj_clock_get_day_end (clock);
}

void
rj_here_and_now_clear (RjHereAndNow *self)
{
  g_clear_pointer (&self->zone, g_time_zone_unref);
}

gboolean
rj_sqlite_store_prepare_record (gpointer self, RjRecord *record)
{
  RjClock *clock = RJ_SQLITE_STORE (self)->clock;
  gint64 now_us = rj_clock_get_now (clock);
  gboolean is_new = record->id == NULL;

  if (is_new)
    record->id = rj_uuid_new (now_us);
  record->created_us = now_us;
  record->updated_us = now_us;
  if (record->at_us == 0)
    record->at_us = now_us;
  if (record->zone == NULL)
    record->zone = g_strdup (rj_clock_get_zone_name (clock));
  if (!rj_day_is_valid (record->day))
    record->day = rj_day_at (record->at_us, rj_clock_get_zone (clock), rj_clock_get_day_end (clock));
  rj_text_make_valid (&record->id);
  rj_text_make_valid (&record->zone);
  return is_new;
}

/* Once a session: what was deleted 30 days ago goes for good, together with the changes that still hold it.
 */
static gboolean
keep_house (RjJob *job, RjConnection *connection, GError **error)
{
  gint64 before_us = rj_job_get_now (job) - RJ_TRASH_KEEP_US;

  // Says nothing but whether there is still something to undo.
  rj_job_set_change (job, RJ_CHANGE_OTHER, 0);
  return rj_trash_table_purge (connection, before_us, error)
         && rj_changes_table_prune (connection, before_us, error);
}

static void
push (RjSqliteStore *self, RjJob *job)
{
  rj_database_push (self->database, job);
  if (self->housekeeping_done)
    return;
  // After the first thing asked, so that nobody waits for it.
  self->housekeeping_done = TRUE;
  rj_database_push (self->database, rj_job_new (self, RJ_JOB_QUIET, keep_house,
                                                rj_clock_get_now (self->clock), NULL, NULL, NULL));
}

void
rj_sqlite_store_run_idle (gpointer self,
                          RjJobFunc func,
                          RjJobAbortFunc abort_func,
                          gpointer data,
                          GDestroyNotify free_data,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  RjSqliteStore *store = RJ_SQLITE_STORE (self);
  RjJob *job =
    rj_job_new (self, RJ_JOB_IDLE, func, rj_clock_get_now (store->clock), cancellable, callback, user_data);

  rj_job_set_data (job, data, free_data);
  rj_job_set_abort (job, abort_func);
  rj_database_push (store->database, job);
}

void
rj_sqlite_store_run (gpointer self,
                     RjJobMode mode,
                     RjJobFunc func,
                     gpointer data,
                     GDestroyNotify free_data,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  RjSqliteStore *store = RJ_SQLITE_STORE (self);
  gint64 now_us = rj_clock_get_now (store->clock);
  gboolean is_change = mode == RJ_JOB_CHANGE;
  RjJob *job;

  if (is_change && store->filling)
    mode = RJ_JOB_QUIET;
  job = rj_job_new (self, mode, func, now_us, cancellable, callback, user_data);
  rj_job_set_data (job, data, free_data);
  if (is_change)
    rj_job_set_drafts (job, g_steal_pointer (&store->settled));
  push (store, job);
}

static void
on_committed (RjSqliteStore *self,
              guint kinds,
              guint first_day,
              guint last_day,
              gboolean can_undo,
              gboolean can_redo,
              RjDatabase *database)
{
  if (self->can_undo != can_undo)
    {
      self->can_undo = can_undo;
      g_object_notify (G_OBJECT (self), "can-undo");
    }
  if (self->can_redo != can_redo)
    {
      self->can_redo = can_redo;
      g_object_notify (G_OBJECT (self), "can-redo");
    }
  if (kinds != 0)
    rj_store_emit_changed (RJ_STORE (self), kinds, first_day, last_day);
}

static RjStore *
open_store (const char *path, RjSecretBytes *hex96, RjClock *clock, RjConnectionMode mode, GError **error)
{
  g_autoptr (RjDatabase) database = NULL;
  RjSqliteStore *self;

  g_return_val_if_fail (RJ_IS_CLOCK (clock), NULL);

  database = rj_database_open (path, hex96, mode, error);
  if (database == NULL)
    return NULL;
  self = g_object_new (RJ_TYPE_SQLITE_STORE, NULL);
  self->clock = g_object_ref (clock);
  self->preferences = rj_database_dup_preferences (database);
  rj_database_get_first_state (database, &self->can_undo, &self->can_redo);
  self->database = g_steal_pointer (&database);
  g_signal_connect_object (self->database, "committed", G_CALLBACK (on_committed), self, G_CONNECT_SWAPPED);
  return RJ_STORE (self);
}

RjStore *
rj_sqlite_store_open (const char *path, RjSecretBytes *hex96, RjClock *clock, GError **error)
{
  return open_store (path, hex96, clock, RJ_CONNECTION_OPEN, error);
}

gboolean
rj_sqlite_store_is_older (const char *path, RjSecretBytes *hex96)
{
  RjConnection *connection = rj_connection_open (path, hex96, RJ_CONNECTION_OPEN, NULL);
  guint version = 0;
  gboolean older;

  if (connection == NULL)
    return FALSE;
  older = rj_migrations_check (connection, &version, NULL) && version < rj_migrations_get_newest ();
  rj_connection_close (connection, NULL);
  return older;
}

RjStore *
rj_sqlite_store_create (const char *path, RjSecretBytes *hex96, RjClock *clock, GError **error)
{
  return open_store (path, hex96, clock, RJ_CONNECTION_CREATE, error);
}

RjStore *
rj_sqlite_store_new_in_memory (RjClock *clock, GError **error)
{
  g_autoptr (RjSecretBytes) hex96 = rj_connection_new_random_key ();

  return open_store (RJ_CONNECTION_IN_MEMORY, hex96, clock, RJ_CONNECTION_CREATE, error);
}

guint
rj_sqlite_store_get_statement_count (RjSqliteStore *self)
{
  g_return_val_if_fail (RJ_IS_SQLITE_STORE (self), 0);

  return rj_database_get_statement_count (self->database);
}

void
rj_sqlite_store_set_for_reading (RjSqliteStore *self)
{
  g_return_if_fail (RJ_IS_SQLITE_STORE (self));

  self->for_reading = TRUE;
  rj_database_set_for_reading (self->database);
}

gboolean
rj_sqlite_store_get_for_reading (RjSqliteStore *self)
{
  g_return_val_if_fail (RJ_IS_SQLITE_STORE (self), FALSE);

  return self->for_reading;
}

void
rj_sqlite_store_check_async (RjSqliteStore *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (RJ_IS_SQLITE_STORE (self));

  rj_sqlite_store_run (self, RJ_JOB_IDLE, rj_integrity_run, rj_integrity_new (),
                       (GDestroyNotify) rj_integrity_free, cancellable, callback, user_data);
}

gboolean
rj_sqlite_store_check_finish (RjSqliteStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
rj_sqlite_store_batch_async (RjSqliteStore *self,
                             gboolean begin,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (RJ_IS_SQLITE_STORE (self));

  rj_sqlite_store_run (self, begin ? RJ_JOB_BEGIN_BATCH : RJ_JOB_END_BATCH, NULL, NULL, NULL, cancellable,
                       callback, user_data);
}

gboolean
rj_sqlite_store_batch_finish (RjSqliteStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
set_undoable (RjStore *store, gboolean undoable)
{
  RJ_SQLITE_STORE (store)->filling = !undoable;
}

static RjCheckIns *
get_check_ins (RjStore *store)
{
  return RJ_CHECK_INS (store);
}

static RjLog *
get_log (RjStore *store)
{
  return RJ_LOG (store);
}

static RjPlan *
get_plan (RjStore *store)
{
  return RJ_PLAN (store);
}

static RjReminderLedger *
get_reminder_ledger (RjStore *store)
{
  return RJ_REMINDER_LEDGER (store);
}

static RjStrategies *
get_strategies (RjStore *store)
{
  return RJ_STRATEGIES (store);
}

static RjLetters *
get_letters (RjStore *store)
{
  return RJ_LETTERS (store);
}

static RjMyPlan *
get_my_plan (RjStore *store)
{
  return RJ_MY_PLAN (store);
}

static RjPeople *
get_people (RjStore *store)
{
  return RJ_PEOPLE (store);
}

static RjSheets *
get_sheets (RjStore *store)
{
  return RJ_SHEETS (store);
}

static RjMedicines *
get_medicines (RjStore *store)
{
  return RJ_MEDICINES (store);
}

static RjMeetings *
get_meetings (RjStore *store)
{
  return RJ_MEETINGS (store);
}

static RjLists *
get_lists (RjStore *store)
{
  return RJ_LISTS (store);
}

static RjWholeDays *
get_whole_days (RjStore *store)
{
  return RJ_WHOLE_DAYS (store);
}

static RjRecovery *
get_recovery (RjStore *store)
{
  return RJ_RECOVERY (store);
}

static RjTrash *
get_trash (RjStore *store)
{
  return RJ_TRASH (store);
}

static void
tell_undone (RjJob *job, const RjChange *change)
{
  rj_job_set_change (job, change->kind, change->kinds);
  rj_change_add_day (rj_job_get_change (job), change->first_day);
  rj_change_add_day (rj_job_get_change (job), change->last_day);
  rj_job_answer_int (job, change->kind);
}

static gboolean
undo (RjJob *job, RjConnection *connection, GError **error)
{
  RjChange change = { 0 };

  if (!rj_changes_table_undo (connection, GPOINTER_TO_INT (rj_job_get_data (job)), &change, error))
    return FALSE;
  tell_undone (job, &change);
  return TRUE;
}

static void
undo_async (RjStore *store,
            gboolean redo,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  rj_sqlite_store_run (store, RJ_JOB_QUIET, undo, GINT_TO_POINTER (redo), NULL, cancellable, callback,
                       user_data);
}

static gboolean
take_back (RjJob *job, RjConnection *connection, GError **error)
{
  RjChange change = { 0 };

  if (!rj_changes_table_take_back (connection, GPOINTER_TO_INT (rj_job_get_data (job)), &change, error))
    return FALSE;
  tell_undone (job, &change);
  return TRUE;
}

static void
take_back_async (RjStore *store,
                 RjChangeKind kind,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  rj_sqlite_store_run (store, RJ_JOB_QUIET, take_back, GINT_TO_POINTER (kind), NULL, cancellable, callback,
                       user_data);
}

static void
settle_drafts (RjStore *store, const char *const *wheres)
{
  RjSqliteStore *self = RJ_SQLITE_STORE (store);

  g_strfreev (self->settled);
  self->settled = g_strdupv ((char **) wheres);
}

static const char *
get_preference (RjStore *store, const char *key)
{
  return g_hash_table_lookup (RJ_SQLITE_STORE (store)->preferences, key);
}

void
rj_sqlite_store_note_preference (RjSqliteStore *self, const char *name, const char *value)
{
  if (value == NULL)
    g_hash_table_remove (self->preferences, name);
  else
    g_hash_table_insert (self->preferences, g_strdup (name), g_strdup (value));
}

typedef struct {
  char *name;
  char *value;
} Preference;

static void
preference_free (Preference *self)
{
  g_free (self->name);
  g_free (self->value);
  g_free (self);
}

static Preference *
preference_new (const char *name, const char *value)
{
  Preference *self = g_new0 (Preference, 1);

  self->name = g_strdup (name);
  self->value = g_strdup (value);
  rj_text_make_valid (&self->name);
  rj_text_make_valid (&self->value);
  return self;
}

static gboolean
save_preference (RjJob *job, RjConnection *connection, GError **error)
{
  const Preference *preference = rj_job_get_data (job);

  return rj_preference_table_save (connection, preference->name, preference->value, error);
}

static void
on_preference_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  RjSqliteStore *self = RJ_SQLITE_STORE (source);
  const Preference *preference = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  rj_sqlite_store_note_preference (self, preference->name, preference->value);
  rj_store_emit_changed (RJ_STORE (self), RJ_CHANGED_PREFERENCE, RJ_DAY_NONE, RJ_DAY_NONE);
  g_task_return_boolean (task, TRUE);
}

/* Any other preference may be saved between the settling and the change that it was for. */
static gboolean
is_of (const char *key, char **drafts)
{
  g_autofree char *form = g_strconcat (key, "/", NULL);

  return drafts != NULL && drafts[0] != NULL && g_str_has_prefix (drafts[0], form);
}

static void
set_preference_async (RjStore *store,
                      const char *key,
                      const char *value,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  RjSqliteStore *self = RJ_SQLITE_STORE (store);
  GTask *task = g_task_new (store, cancellable, callback, user_data);
  RjJob *job = rj_job_new (self, RJ_JOB_QUIET, save_preference, rj_clock_get_now (self->clock), cancellable,
                           on_preference_saved, task);

  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, preference_new (key, value), (GDestroyNotify) preference_free);
  rj_job_set_data (job, preference_new (key, value), (GDestroyNotify) preference_free);
  if (is_of (key, self->settled))
    rj_job_set_drafts (job, g_steal_pointer (&self->settled));
  push (self, job);
}

static RjSupport *
get_support (RjStore *store)
{
  return RJ_SUPPORT (store);
}

static void
close_async (RjStore *store, GAsyncReadyCallback callback, gpointer user_data)
{
  RjSqliteStore *self = RJ_SQLITE_STORE (store);

  rj_database_push_close (self->database, rj_job_new (self, RJ_JOB_READ, NULL, 0, NULL, callback, user_data));
}

static void
rj_sqlite_store_iface_init (RjStoreInterface *iface)
{
  iface->get_check_ins = get_check_ins;
  iface->get_log = get_log;
  iface->get_plan = get_plan;
  iface->get_strategies = get_strategies;
  iface->get_medicines = get_medicines;
  iface->get_meetings = get_meetings;
  iface->get_letters = get_letters;
  iface->get_sheets = get_sheets;
  iface->get_support = get_support;
  iface->get_lists = get_lists;
  iface->get_my_plan = get_my_plan;
  iface->get_recovery = get_recovery;
  iface->get_people = get_people;
  iface->get_reminder_ledger = get_reminder_ledger;
  iface->get_trash = get_trash;
  iface->get_whole_days = get_whole_days;
  iface->undo_async = undo_async;
  iface->take_back_async = take_back_async;
  iface->list_choices_async = rj_sqlite_list_choices_async;
  iface->save_choices_async = rj_sqlite_save_choices_async;
  iface->save_draft_async = rj_sqlite_save_draft_async;
  iface->settle_drafts = settle_drafts;
  iface->list_drafts_async = rj_sqlite_list_drafts_async;
  iface->get_preference = get_preference;
  iface->set_preference_async = set_preference_async;
  iface->set_undoable = set_undoable;
  iface->visit_async = rj_sqlite_store_visit_async;
  iface->close_async = close_async;
}

static void
rj_sqlite_store_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RjSqliteStore *self = RJ_SQLITE_STORE (object);

  switch (id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, self->can_undo);
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, self->can_redo);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rj_sqlite_store_finalize (GObject *object)
{
  RjSqliteStore *self = RJ_SQLITE_STORE (object);

  if (self->database != NULL)
    rj_database_shut_down (self->database);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->preferences, g_hash_table_unref);
  g_clear_pointer (&self->settled, g_strfreev);
  G_OBJECT_CLASS (rj_sqlite_store_parent_class)->finalize (object);
}

static void
rj_sqlite_store_class_init (RjSqliteStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = rj_sqlite_store_get_property;
  object_class->finalize = rj_sqlite_store_finalize;
  g_object_class_override_property (object_class, PROP_CAN_UNDO, "can-undo");
  g_object_class_override_property (object_class, PROP_CAN_REDO, "can-redo");
}

static void
rj_sqlite_store_init (RjSqliteStore *self)
{
}
