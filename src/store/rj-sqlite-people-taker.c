// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-sqlite-store-private.h"

#include "rj-person-table.h"
#include "rj-text.h"

typedef struct {
  GPtrArray *people; /* RjPerson */
  gboolean save;
} Call;

static void
call_free (gpointer data)
{
  Call *self = data;

  g_ptr_array_unref (self->people);
  g_free (self);
}

/* @there: those that are there already, and grows by those that come */
static gboolean
take_one (RjConnection *connection,
          const Call *call,
          GPtrArray *there,
          RjPeopleIndex *index,
          const RjPerson *news,
          RjTaken *taken,
          GError **error)
{
  RjPerson *person = rj_people_index_find (index, news);
  gboolean is_new;

  if (person == NULL)
    {
      person = rj_person_copy (news);
      g_ptr_array_add (there, person);
      *taken = RJ_TAKEN_NEW;
    }
  else
    *taken = rj_person_take_news (person, news) ? RJ_TAKEN_CHANGED : RJ_TAKEN_KNOWN;
  if (*taken != RJ_TAKEN_KNOWN)
    rj_people_index_add (index, person);
  if (!call->save || *taken == RJ_TAKEN_KNOWN)
    return TRUE;
  person->record.updated_us = news->record.updated_us;
  return rj_person_table_save (connection, person, &is_new, error);
}

static gboolean
take (RjJob *job, RjConnection *connection, GError **error)
{
  const Call *call = rj_job_get_data (job);
  g_autoptr (GPtrArray) there = rj_person_table_list (connection, error);
  g_autoptr (RjPeopleIndex) index = NULL;
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (RjTaken));

  if (there == NULL)
    return FALSE;
  index = rj_people_index_new (there);
  for (guint i = 0; i < call->people->len; i++)
    {
      const RjPerson *news = g_ptr_array_index (call->people, i);
      RjTaken taken;

      if (rj_text_is_blank (news->name))
        {
          g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_INVALID, "A person has a name");
          return FALSE;
        }
      if (!take_one (connection, call, there, index, news, &taken, error))
        return FALSE;
      g_array_append_val (all, taken);
    }
  if (call->save)
    rj_job_set_change (job, RJ_CHANGE_IMPORT, RJ_CHANGED_PERSON);
  rj_job_answer_pointer (job, g_steal_pointer (&all), (GDestroyNotify) g_array_unref);
  return TRUE;
}

static void
take_async (RjPeopleTaker *self,
            GPtrArray *people,
            gboolean save,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  Call *call = g_new0 (Call, 1);

  call->people = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_person_free);
  call->save = save;
  for (guint i = 0; i < people->len; i++)
    {
      RjPerson *copy = rj_person_copy (g_ptr_array_index (people, i));

      rj_sqlite_store_prepare_record (self, &copy->record);
      rj_sqlite_people_make_valid (copy);
      g_ptr_array_add (call->people, copy);
    }
  rj_sqlite_store_run (self, save ? RJ_JOB_CHANGE : RJ_JOB_READ, take, call, call_free, cancellable, callback,
                       user_data);
}

void
rj_sqlite_people_taker_iface_init (RjPeopleTakerInterface *iface)
{
  iface->take_async = take_async;
}
