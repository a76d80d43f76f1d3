// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-sqlite-store-private.h"

#include "rj-person-table.h"
#include "rj-text.h"

/* ---- People ---- */

static gboolean
list (RjJob *job, RjConnection *connection, GError **error)
{
  GPtrArray *people = rj_person_table_list (connection, error);

  if (people != NULL)
    rj_job_answer_pointer (job, people, (GDestroyNotify) g_ptr_array_unref);
  return people != NULL;
}

static void
list_async (RjPeople *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  rj_sqlite_store_run (self, RJ_JOB_READ, list, NULL, NULL, cancellable, callback, user_data);
}

static gboolean
set_invalid (GError **error, const char *what)
{
  g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_INVALID, what);
  return FALSE;
}

static gboolean
check (const RjPerson *person, GError **error)
{
  if (rj_text_is_blank (person->name))
    return set_invalid (error, "A person has a name");
  if (person->role < RJ_ROLE_NONE || person->role > RJ_ROLE_LAST)
    return set_invalid (error, "There is no such role");
  for (guint i = 0; i < person->reaches->len; i++)
    {
      const RjReach *reach = g_ptr_array_index (person->reaches, i);

      if (reach->kind < RJ_REACH_PHONE || reach->kind > RJ_REACH_LAST)
        return set_invalid (error, "There is no such way");
    }
  return TRUE;
}

static gboolean
save (RjJob *job, RjConnection *connection, GError **error)
{
  RjPerson *person = rj_job_get_data (job);
  gboolean is_new;

  if (!check (person, error) || !rj_person_table_save (connection, person, &is_new, error))
    return FALSE;
  rj_job_set_change (job, is_new ? RJ_CHANGE_ADD : RJ_CHANGE_EDIT, RJ_CHANGED_PERSON);
  rj_job_answer_pointer (job, rj_person_copy (person), (GDestroyNotify) rj_person_free);
  return TRUE;
}

void
rj_sqlite_people_make_valid (RjPerson *person)
{
  char **texts[] = { &person->name, &person->best_times, &person->good_for, &person->note, &person->message };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    rj_text_make_valid (texts[i]);
  for (guint i = 0; i < person->reaches->len;)
    {
      RjReach *reach = g_ptr_array_index (person->reaches, i);

      rj_text_make_valid (&reach->label);
      rj_text_make_valid (&reach->value);
      if (rj_text_is_blank (reach->value))
        g_ptr_array_remove_index (person->reaches, i);
      else
        i++;
    }
}

static void
save_async (RjPeople *self,
            const RjPerson *person,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  RjPerson *copy = rj_person_copy (person);

  rj_sqlite_store_prepare_record (self, &copy->record);
  rj_sqlite_people_make_valid (copy);
  rj_sqlite_store_run (self, RJ_JOB_CHANGE, save, copy, (GDestroyNotify) rj_person_free, cancellable,
                       callback, user_data);
}

static gboolean
delete_person (RjJob *job, RjConnection *connection, GError **error)
{
  rj_job_set_change (job, RJ_CHANGE_DELETE, RJ_CHANGED_PERSON);
  return rj_person_table_delete (connection, rj_job_get_data (job), rj_job_get_now (job), error);
}

static void
delete_async (RjPeople *self,
              const char *id,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  rj_sqlite_store_run (self, RJ_JOB_CHANGE, delete_person, g_strdup (id), g_free, cancellable, callback,
                       user_data);
}

/* ---- The contact ledger ---- */

static gboolean
list_talks (RjJob *job, RjConnection *connection, GError **error)
{
  GPtrArray *talks = rj_talk_table_list (connection, rj_job_get_data (job), error);

  if (talks != NULL)
    rj_job_answer_pointer (job, talks, (GDestroyNotify) g_ptr_array_unref);
  return talks != NULL;
}

static void
list_talks_async (RjPeople *self,
                  const char *person,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  rj_sqlite_store_run (self, RJ_JOB_READ, list_talks, g_strdup (person), g_free, cancellable, callback,
                       user_data);
}

static gboolean
add_talk (RjJob *job, RjConnection *connection, GError **error)
{
  const RjTalk *talk = rj_job_get_data (job);

  if (talk->how < RJ_TALK_CALLED || talk->how > RJ_TALK_NOT_REACHED)
    return set_invalid (error, "There is no such way to be in touch");
  rj_job_set_change (job, RJ_CHANGE_ADD, RJ_CHANGED_PERSON);
  rj_job_answer_pointer (job, rj_talk_copy (talk), (GDestroyNotify) rj_talk_free);
  return rj_talk_table_add (connection, talk, error);
}

static void
add_talk_async (RjPeople *self,
                const RjTalk *talk,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  RjTalk *copy = rj_talk_copy (talk);

  rj_sqlite_store_prepare_record (self, &copy->record);
  copy->record.created_us = copy->record.updated_us;
  rj_text_make_valid (&copy->note);
  rj_sqlite_store_run (self, RJ_JOB_CHANGE, add_talk, copy, (GDestroyNotify) rj_talk_free, cancellable,
                       callback, user_data);
}

static gboolean
delete_talk (RjJob *job, RjConnection *connection, GError **error)
{
  rj_job_set_change (job, RJ_CHANGE_DELETE, RJ_CHANGED_PERSON);
  return rj_talk_table_delete (connection, rj_job_get_data (job), rj_job_get_now (job), error);
}

static void
delete_talk_async (RjPeople *self,
                   const char *id,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  rj_sqlite_store_run (self, RJ_JOB_CHANGE, delete_talk, g_strdup (id), g_free, cancellable, callback,
                       user_data);
}

void
rj_sqlite_people_iface_init (RjPeopleInterface *iface)
{
  iface->list_async = list_async;
  iface->save_async = save_async;
  iface->delete_async = delete_async;
  iface->list_talks_async = list_talks_async;
  iface->add_talk_async = add_talk_async;
  iface->delete_talk_async = delete_talk_async;
}
