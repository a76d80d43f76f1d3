// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-log-pages.h"

typedef struct {
  RjLogRow *rows[RJ_LOG_PAGE_SIZE];
  guint64 used;
} Page;

struct _RjLogPages {
  GHashTable *pages; /* number → Page */
  GHashTable *live;  /* every RjLogRow that somebody holds, kept here or not */
  guint64 now;       /* counts uses: the order in which pages go */
};

static void
page_free (gpointer data)
{
  Page *page = data;

  for (guint i = 0; i < RJ_LOG_PAGE_SIZE; i++)
    g_clear_object (&page->rows[i]);
  g_free (page);
}

RjLogPages *
rj_log_pages_new (void)
{
  RjLogPages *self = g_new0 (RjLogPages, 1);

  self->pages = g_hash_table_new_full (NULL, NULL, NULL, page_free);
  self->live = g_hash_table_new (NULL, NULL);
  return self;
}

static void
row_gone_cb (gpointer live, GObject *row)
{
  g_hash_table_remove (live, row);
}

void
rj_log_pages_free (RjLogPages *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_unref (self->pages);
  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    g_object_weak_unref (row, row_gone_cb, self->live);
  g_hash_table_unref (self->live);
  g_free (self);
}

RjLogRow *
rj_log_pages_make_row (RjLogPages *self)
{
  RjLogRow *row = rj_log_row_new ();

  g_object_weak_ref (G_OBJECT (row), row_gone_cb, self->live);
  g_hash_table_add (self->live, row);
  return row;
}

void
rj_log_pages_forget (RjLogPages *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    g_ptr_array_add (rows, g_object_ref (row));
  for (guint i = 0; i < rows->len; i++)
    rj_log_row_set_summary (g_ptr_array_index (rows, i), NULL);
}

void
rj_log_pages_clear (RjLogPages *self)
{
  g_hash_table_remove_all (self->pages);
}

guint
rj_log_pages_get_n (RjLogPages *self)
{
  return g_hash_table_size (self->pages);
}

gboolean
rj_log_pages_has (RjLogPages *self, guint page)
{
  return g_hash_table_contains (self->pages, GUINT_TO_POINTER (page));
}

static void
drop_oldest (RjLogPages *self)
{
  while (g_hash_table_size (self->pages) > RJ_LOG_MAX_PAGES)
    {
      GHashTableIter iter;
      gpointer key, value;
      gpointer oldest = NULL;
      guint64 used = G_MAXUINT64;

      g_hash_table_iter_init (&iter, self->pages);
      while (g_hash_table_iter_next (&iter, &key, &value))
        if (((Page *) value)->used < used)
          {
            used = ((Page *) value)->used;
            oldest = key;
          }
      g_hash_table_remove (self->pages, oldest);
    }
}

static Page *
ensure_page (RjLogPages *self, guint number)
{
  Page *page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (number));

  if (page == NULL)
    {
      page = g_new0 (Page, 1);
      g_hash_table_insert (self->pages, GUINT_TO_POINTER (number), page);
    }
  return page;
}

RjLogRow *
rj_log_pages_use (RjLogPages *self, guint position)
{
  Page *page = ensure_page (self, position / RJ_LOG_PAGE_SIZE);
  RjLogRow **row = &page->rows[position % RJ_LOG_PAGE_SIZE];

  page->used = ++self->now;
  if (*row == NULL)
    *row = rj_log_pages_make_row (self);
  drop_oldest (self);
  return *row;
}

RjLogRow *
rj_log_pages_peek (RjLogPages *self, guint position)
{
  Page *page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (position / RJ_LOG_PAGE_SIZE));

  return page != NULL ? page->rows[position % RJ_LOG_PAGE_SIZE] : NULL;
}

void
rj_log_pages_fill (RjLogPages *self, guint position, RjLogSummary *summary)
{
  Page *page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (position / RJ_LOG_PAGE_SIZE));
  g_autoptr (RjLogRow) row = NULL;

  if (page == NULL)
    {
      rj_log_summary_free (summary);
      return;
    }
  if (page->rows[position % RJ_LOG_PAGE_SIZE] == NULL)
    page->rows[position % RJ_LOG_PAGE_SIZE] = rj_log_pages_make_row (self);
  /* Whoever hears of it may make the page go. */
  row = g_object_ref (page->rows[position % RJ_LOG_PAGE_SIZE]);
  rj_log_row_set_summary (row, summary);
}

static gboolean
is_waiting (const Page *page)
{
  for (guint i = 0; i < RJ_LOG_PAGE_SIZE; i++)
    if (page->rows[i] != NULL && rj_log_row_get_summary (page->rows[i]) == NULL)
      return TRUE;
  return FALSE;
}

GArray *
rj_log_pages_list_waiting (RjLogPages *self)
{
  GArray *waiting = g_array_new (FALSE, FALSE, sizeof (guint));
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (is_waiting (value))
      {
        guint number = GPOINTER_TO_UINT (key);

        g_array_append_val (waiting, number);
      }
  return waiting;
}

/* Takes over @row and how recently its page was used. */
static void
put (RjLogPages *self, guint position, RjLogRow *row, guint64 used)
{
  Page *page = ensure_page (self, position / RJ_LOG_PAGE_SIZE);
  RjLogRow **place = &page->rows[position % RJ_LOG_PAGE_SIZE];

  page->used = MAX (page->used, used);
  g_clear_object (place);
  *place = row;
}

void
rj_log_pages_splice (RjLogPages *self, guint position, guint removed, guint added, GPtrArray *rows)
{
  GHashTable *before = g_steal_pointer (&self->pages);
  GHashTableIter iter;
  gpointer key, value;

  self->pages = g_hash_table_new_full (NULL, NULL, NULL, page_free);
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      Page *page = value;
      guint first = GPOINTER_TO_UINT (key) * RJ_LOG_PAGE_SIZE;

      for (guint i = 0; i < RJ_LOG_PAGE_SIZE; i++)
        {
          guint at = first + i;

          if (page->rows[i] == NULL || (at >= position && at < position + removed))
            continue;
          put (self, at < position ? at : at - removed + added, g_steal_pointer (&page->rows[i]), page->used);
        }
    }
  g_hash_table_unref (before);

  if (rows != NULL)
    for (guint i = 0; i < rows->len; i++)
      put (self, position + i, g_object_ref (g_ptr_array_index (rows, i)), self->now);
  drop_oldest (self);
}
