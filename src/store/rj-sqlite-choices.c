// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-sqlite-store-private.h"

#include "rj-choice-table.h"
#include "rj-text.h"
#include "rj-uuid.h"

static gboolean
list_choices (RjJob *job, RjConnection *connection, GError **error)
{
  GPtrArray *choices = rj_choice_table_list (connection, rj_job_get_data (job), error);

  if (choices != NULL)
    rj_job_answer_pointer (job, choices, (GDestroyNotify) g_ptr_array_unref);
  return choices != NULL;
}

void
rj_sqlite_list_choices_async (RjStore *store,
                              const char *list,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  rj_sqlite_store_run (store, RJ_JOB_READ, list_choices, g_strdup (list), g_free, cancellable, callback,
                       user_data);
}

static GPtrArray *
copy_choices (GPtrArray *choices)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_choice_free);

  for (guint i = 0; i < choices->len; i++)
    {
      const RjChoice *choice = g_ptr_array_index (choices, i);
      RjChoice *copy = rj_choice_new (choice->id, choice->list, choice->name);

      copy->times_used = choice->times_used;
      copy->hidden = choice->hidden;
      rj_text_make_valid (&copy->id);
      rj_text_make_valid (&copy->list);
      rj_text_make_valid (&copy->name);
      g_ptr_array_add (copies, copy);
    }
  return copies;
}

static gboolean
save_choice (RjJob *job, RjConnection *connection, RjChoice *choice, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (choice->list == NULL || rj_text_is_blank (choice->name))
    {
      g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_INVALID, "A choice needs a list and a name");
      return FALSE;
    }
  if (choice->id != NULL)
    {
      rj_job_set_change (job, RJ_CHANGE_EDIT, RJ_CHANGED_CHOICE);
      return rj_choice_table_save (connection, choice, rj_job_get_now (job), error);
    }
  // The same word twice in a list is one choice.
  choice->id = rj_choice_table_find (connection, choice->list, choice->name, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (choice->id != NULL)
    return rj_choice_table_save (connection, choice, rj_job_get_now (job), error);
  choice->id = rj_uuid_new (rj_job_get_now (job));
  return rj_choice_table_save (connection, choice, rj_job_get_now (job), error);
}

static gboolean
save_choices (RjJob *job, RjConnection *connection, GError **error)
{
  GPtrArray *choices = rj_job_get_data (job);

  rj_job_set_change (job, RJ_CHANGE_ADD, RJ_CHANGED_CHOICE);
  for (guint i = 0; i < choices->len; i++)
    if (!save_choice (job, connection, g_ptr_array_index (choices, i), error))
      return FALSE;
  rj_job_answer_pointer (job, copy_choices (choices), (GDestroyNotify) g_ptr_array_unref);
  return TRUE;
}

void
rj_sqlite_save_choices_async (RjStore *store,
                              GPtrArray *choices,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  rj_sqlite_store_run (store, RJ_JOB_CHANGE, save_choices, copy_choices (choices),
                       (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}
