// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-json-export.h"

#include <json-glib/json-glib.h>
#include <string.h>

typedef struct {
  GOutputStream *stream;
  JsonGenerator *generator;
  gboolean in_kind;
  gboolean in_record;
} Export;

static void
export_free (Export *self)
{
  g_clear_object (&self->stream);
  g_clear_object (&self->generator);
  g_free (self);
}

static gboolean
put (Export *self, const char *text, GError **error)
{
  return g_output_stream_write_all (self->stream, text, strlen (text), NULL, NULL, error);
}

static gboolean
begin_kind (Export *self, const char *kind, GError **error)
{
  g_autofree char *line = g_strdup_printf ("%s,\n\"%s\": [", self->in_kind ? "\n]" : "", kind);

  self->in_kind = TRUE;
  self->in_record = FALSE;
  return put (self, line, error);
}

/* On the store's thread. */
static gboolean
visit (const char *kind, GVariant *record, gpointer user_data, GError **error)
{
  Export *self = user_data;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;
  const char *separator = self->in_record ? ",\n" : "\n";

  if (record == NULL)
    return begin_kind (self, kind, error);
  self->in_record = TRUE;
  node = json_gvariant_serialize (record);
  json_generator_set_root (self->generator, node);
  /* Not json_generator_to_stream(), which gives up after a part of a long text. */
  text = json_generator_to_data (self->generator, NULL);
  return put (self, separator, error) && put (self, text, error);
}

static void
visited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (rj_store_visit_finish (RJ_STORE (source), result, &error) && put (self, "\n]\n}\n", &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
rj_json_export_async (RjStore *store,
                      GOutputStream *stream,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autofree char *head = g_strdup_printf ("{\n\"format\": \"%s\",\n\"version\": %d", RJ_JSON_EXPORT_FORMAT,
                                           RJ_JSON_EXPORT_VERSION);
  GTask *task = g_task_new (store, cancellable, callback, user_data);
  Export *self = g_new0 (Export, 1);
  GError *error = NULL;

  g_return_if_fail (RJ_IS_STORE (store));
  g_return_if_fail (G_IS_OUTPUT_STREAM (stream));

  g_task_set_source_tag (task, rj_json_export_async);
  g_task_set_task_data (task, self, (GDestroyNotify) export_free);
  self->stream = g_object_ref (stream);
  self->generator = json_generator_new ();
  if (!put (self, head, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  rj_store_visit_async (store, visit, self, cancellable, visited_cb, task);
}

gboolean
rj_json_export_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
