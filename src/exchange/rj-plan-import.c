// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-plan-import-private.h"

#include "rj-importer.h"

#include <string.h>

void
rj_plan_import_free (RjPlanImport *self)
{
  if (self == NULL)
    return;
  g_free (self->format);
  g_ptr_array_unref (self->left);
  g_ptr_array_unref (self->pieces);
  g_array_unref (self->counts);
  g_free (self);
}

guint
rj_plan_import_count_fresh (const RjPlanImport *self)
{
  guint n = 0;

  for (guint i = 1; i < RJ_IMPORT_N_KINDS; i++)
    n += self->fresh[i];
  return n;
}

/* ---- From a file ---- */

typedef struct {
  RjImportFile *file;
  char *zone;
  int day_end;
} Reading;

static void
reading_free (Reading *self)
{
  g_clear_pointer (&self->file, rj_import_file_free);
  g_free (self->zone);
  g_free (self);
}

static void
map_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Reading *self = task_data;
  RjPlanImportHome home = { .zone = self->zone, .day_end = self->day_end };

  g_task_return_pointer (task, rj_plan_import_new (self->file, &home), (GDestroyNotify) rj_plan_import_free);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->file = rj_importer_read_finish (result, &error);
  if (self->file != NULL)
    g_task_run_in_thread (task, map_thread);
  else
    g_task_return_error (task, error);
}

void
rj_plan_import_read_async (const char *path,
                           const RjPlanImportHome *home,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Reading *self = g_new0 (Reading, 1);

  self->zone = g_strdup (home->zone);
  self->day_end = home->day_end;
  g_task_set_source_tag (task, rj_plan_import_read_async);
  g_task_set_task_data (task, self, (GDestroyNotify) reading_free);
  rj_importer_read_async (path, cancellable, read_cb, task);
}

RjPlanImport *
rj_plan_import_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- Into the plan ---- */

static void
count (RjPlanImport *self, const GArray *known)
{
  memset (self->fresh, 0, sizeof self->fresh);
  self->n_known = 0;
  for (guint i = 0; i < known->len; i++)
    for (guint kind = 1; kind < RJ_IMPORT_N_KINDS; kind++)
      {
        guint n = g_array_index (self->counts, RjPlanImportCounts, i).kinds[kind];

        if (g_array_index (known, gboolean, i))
          self->n_known += n;
        else
          self->fresh[kind] += n;
      }
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GArray) known = rj_plan_take_pieces_finish (RJ_PLAN (source), result, &error);

  if (known == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  count (g_task_get_task_data (task), known);
  g_task_return_boolean (task, TRUE);
}

static void
take (RjPlanImport *self,
      RjStore *store,
      gboolean save,
      GCancellable *cancellable,
      GAsyncReadyCallback callback,
      gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, rj_plan_import_finish);
  g_task_set_task_data (task, self, NULL);
  rj_plan_take_pieces_async (rj_store_get_plan (store), self->pieces, save, cancellable, taken_cb, task);
}

void
rj_plan_import_look_async (RjPlanImport *self,
                           RjStore *store,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  take (self, store, FALSE, cancellable, callback, user_data);
}

void
rj_plan_import_save_async (RjPlanImport *self,
                           RjStore *store,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  take (self, store, TRUE, cancellable, callback, user_data);
}

gboolean
rj_plan_import_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
