// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-log-queue.h"

/* How many pages beside each other one read may fetch, and how many reads may be under way. */
#define MAX_RUN   4
#define MAX_READS 2

struct _RjLogQueue {
  RjLogQueueRead read;
  RjLogQueueWanted wanted;
  gpointer user_data;

  GArray *pages;     /* guint: to fetch, the last asked for last */
  GHashTable *asked; /* pages queued or under way */
  guint generation;
  guint n_reads;
  guint dispatch_id;
};

RjLogQueue *
rj_log_queue_new (RjLogQueueRead read, RjLogQueueWanted wanted, gpointer user_data)
{
  RjLogQueue *self = g_new0 (RjLogQueue, 1);

  self->read = read;
  self->wanted = wanted;
  self->user_data = user_data;
  self->pages = g_array_new (FALSE, FALSE, sizeof (guint));
  self->asked = g_hash_table_new (NULL, NULL);
  return self;
}

void
rj_log_queue_free (RjLogQueue *self)
{
  g_clear_handle_id (&self->dispatch_id, g_source_remove);
  g_array_unref (self->pages);
  g_hash_table_unref (self->asked);
  g_free (self);
}

static gboolean
take (RjLogQueue *self, guint page)
{
  for (guint i = 0; i < self->pages->len; i++)
    if (g_array_index (self->pages, guint, i) == page)
      {
        g_array_remove_index (self->pages, i);
        return TRUE;
      }
  return FALSE;
}

static void
read_run (RjLogQueue *self, guint page)
{
  guint n_pages = 1;

  while (n_pages < MAX_RUN && page > 0 && take (self, page - 1))
    {
      page--;
      n_pages++;
    }
  while (n_pages < MAX_RUN && take (self, page + n_pages))
    n_pages++;
  if (self->read (page, n_pages, self->generation, self->user_data))
    self->n_reads++;
}

static void
dispatch (RjLogQueue *self)
{
  while (self->pages->len > 0 && self->n_reads < MAX_READS)
    {
      guint page = g_array_index (self->pages, guint, self->pages->len - 1);

      g_array_set_size (self->pages, self->pages->len - 1);
      if (self->wanted (page, self->user_data))
        read_run (self, page);
      else
        g_hash_table_remove (self->asked, GUINT_TO_POINTER (page));
    }
}

static gboolean
dispatch_cb (gpointer user_data)
{
  RjLogQueue *self = user_data;

  self->dispatch_id = 0;
  dispatch (self);
  return G_SOURCE_REMOVE;
}

void
rj_log_queue_add (RjLogQueue *self, guint page)
{
  if (!g_hash_table_add (self->asked, GUINT_TO_POINTER (page)))
    return;
  g_array_append_val (self->pages, page);
  if (self->dispatch_id == 0)
    self->dispatch_id = g_idle_add_full (G_PRIORITY_DEFAULT, dispatch_cb, self, NULL);
}

void
rj_log_queue_done (RjLogQueue *self, guint page, guint n_pages, guint generation)
{
  self->n_reads--;
  if (generation == self->generation)
    for (guint i = 0; i < n_pages; i++)
      g_hash_table_remove (self->asked, GUINT_TO_POINTER (page + i));
  dispatch (self);
}

void
rj_log_queue_begin_generation (RjLogQueue *self)
{
  self->generation++;
  g_array_set_size (self->pages, 0);
  g_hash_table_remove_all (self->asked);
}

guint
rj_log_queue_get_generation (RjLogQueue *self)
{
  return self->generation;
}

gboolean
rj_log_queue_is_empty (RjLogQueue *self)
{
  return self->pages->len == 0 && self->n_reads == 0;
}
