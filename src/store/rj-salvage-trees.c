// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-salvage-trees.h"

#include "rj-migrations.h"
#include "rj-store.h"

#include <string.h>

/* The table of all tables: type, name, table, root page, SQL. */
#define SCHEMA_FIELDS 5
#define USER_VERSION  60
/* Rows that are looked at to tell whose a page is. */
#define MOST_SAMPLES 200

typedef struct {
  const RjPageImage *image;
  guint32 *parents; /* by page; 0: none that was read */
  guint8 *taken;
  GHashTable *roots; /* name → root page */
  GHashTable *texts; /* name → SQL */
} Survey;

static gboolean
is_of_index (RjPageKind kind)
{
  return kind == RJ_PAGE_INDEX_INNER || kind == RJ_PAGE_INDEX_LEAF;
}

static void
find_parents (Survey *self)
{
  for (guint32 page = 1; page <= self->image->n_pages; page++)
    {
      RjPageKind kind = rj_page_image_get_kind (self->image, page);
      g_autoptr (GArray) children = rj_page_image_list_children (self->image, page);

      for (guint i = 0; i < children->len; i++)
        {
          guint32 child = g_array_index (children, guint32, i);
          RjPageKind child_kind = rj_page_image_get_kind (self->image, child);

          if (child > 1 && child != page && child_kind != RJ_PAGE_OTHER
              && is_of_index (child_kind) == is_of_index (kind) && self->parents[child] == 0)
            self->parents[child] = page;
        }
    }
}

/* ---- The table of tables ---- */

static char *
dup_text (const RjField *field)
{
  return field->kind == RJ_FIELD_TEXT ? g_strndup ((const char *) field->data, field->length) : NULL;
}

static gboolean
read_schema_cell (Survey *self, const RjCell *cell)
{
  g_autofree char *type = dup_text (rj_cell_get (cell, 0));
  g_autofree char *name = dup_text (rj_cell_get (cell, 1));
  const RjField *root = rj_cell_get (cell, 3);
  g_autofree char *sql = dup_text (rj_cell_get (cell, 4));

  if (!cell->has_rowid || cell->fields->len != SCHEMA_FIELDS || root->kind != RJ_FIELD_INTEGER || name == NULL
      || (g_strcmp0 (type, "table") != 0 && g_strcmp0 (type, "index") != 0)
      || (sql != NULL && !g_str_has_prefix (sql, "CREATE ")))
    return FALSE;
  g_hash_table_insert (self->texts, g_strdup (name), g_steal_pointer (&sql));
  g_hash_table_insert (self->roots, g_steal_pointer (&name), GSIZE_TO_POINTER ((gsize) root->integer));
  return TRUE;
}

/* Found by what they look like: the page that names them may be lost. */
static void
read_schema (Survey *self)
{
  RjCell cell;

  rj_cell_init (&cell);
  for (guint32 page = 1; page <= self->image->n_pages; page++)
    {
      guint n = rj_page_image_count_cells (self->image, page);

      if (rj_page_image_get_kind (self->image, page) != RJ_PAGE_TABLE_LEAF)
        continue;
      for (guint i = 0; i < n; i++)
        if (rj_cell_read (&cell, self->image, page, i) && read_schema_cell (self, &cell))
          self->taken[page] = 1;
    }
  rj_cell_clear (&cell);
  self->taken[1] = 1;
  /* The pages between. */
  for (guint32 page = 2; page <= self->image->n_pages; page++)
    if (self->taken[page] && self->parents[page] > 0
        && rj_page_image_get_kind (self->image, self->parents[page]) == RJ_PAGE_TABLE_INNER)
      self->taken[self->parents[page]] = 1;
}

static guint
count_equal (Survey *self, GPtrArray *shelves)
{
  guint equal = 0;

  for (guint i = 0; i < shelves->len; i++)
    {
      RjShelf *shelf = shelves->pdata[i];
      gpointer sql = NULL;

      equal += g_hash_table_lookup_extended (self->texts, shelf->name, NULL, &sql)
               && g_strcmp0 (sql, shelf->sql) == 0;
    }
  return equal;
}

/* The layout is written on the first page; otherwise the one that the file is most like. */
static GPtrArray *
choose_layout (Survey *self, guint *version, GError **error)
{
  const guint8 *first = rj_page_image_get (self->image, 1);
  guint written = first != NULL ? first[USER_VERSION + 3] : 0;
  g_autoptr (GPtrArray) best = NULL;
  guint most = 0;

  if (written >= 1 && written <= rj_migrations_get_newest ())
    {
      *version = written;
      return rj_salvage_layout_new (written, error);
    }
  for (guint i = rj_migrations_get_newest (); i >= 1; i--)
    {
      g_autoptr (GPtrArray) shelves = rj_salvage_layout_new (i, error);
      guint equal;

      if (shelves == NULL)
        return NULL;
      equal = count_equal (self, shelves);
      if (best != NULL && equal <= most)
        continue;
      g_clear_pointer (&best, g_ptr_array_unref);
      best = g_steal_pointer (&shelves);
      most = equal;
      *version = i;
    }
  return g_steal_pointer (&best);
}

/* ---- Which pages ---- */

/* All pages below @root that were read. */
static GArray *
take_tree (Survey *self, guint32 root, gboolean *has_hole)
{
  GArray *pages = g_array_new (FALSE, FALSE, sizeof (guint32));

  self->taken[root] = 1;
  g_array_append_val (pages, root);
  for (guint i = 0; i < pages->len; i++)
    {
      guint32 page = g_array_index (pages, guint32, i);
      g_autoptr (GArray) children = rj_page_image_list_children (self->image, page);

      for (guint c = 0; c < children->len; c++)
        {
          guint32 child = g_array_index (children, guint32, c);

          if (child < 1 || child > self->image->n_pages || self->parents[child] != page)
            *has_hole = TRUE;
          else if (!self->taken[child])
            {
              self->taken[child] = 1;
              g_array_append_val (pages, child);
            }
        }
    }
  return pages;
}

static gboolean
can_be_root (Survey *self, const RjShelf *shelf, guint32 page)
{
  RjPageKind kind = rj_page_image_get_kind (self->image, page);

  return kind != RJ_PAGE_OTHER && is_of_index (kind) == shelf->in_index_pages && !self->taken[page]
         && self->parents[page] == 0;
}

static void
take_shelf (Survey *self, RjShelf *shelf, guint32 root)
{
  GArray *pages;

  shelf->root = root;
  if (!can_be_root (self, shelf, root))
    {
      shelf->has_hole = TRUE;
      return;
    }
  pages = take_tree (self, root, &shelf->has_hole);
  g_array_unref (shelf->pages);
  shelf->pages = pages;
}

guint
rj_trees_rate (const RjPageImage *image, GArray *pages, const RjShelf *shelf)
{
  guint rating = 0;
  guint samples = 0;
  RjCell cell;

  rj_cell_init (&cell);
  for (guint i = 0; i < pages->len && samples < MOST_SAMPLES; i++)
    {
      guint32 page = g_array_index (pages, guint32, i);
      guint n = rj_page_image_count_cells (image, page);

      for (guint c = 0; c < n && samples < MOST_SAMPLES; c++)
        {
          guint here;

          if (!rj_cell_read (&cell, image, page, c))
            continue;
          here = rj_shelf_rate_cell (shelf, &cell);
          if (here == 0)
            {
              rj_cell_clear (&cell);
              return 0;
            }
          rating += here;
          samples++;
        }
    }
  rj_cell_clear (&cell);
  return samples > 0 ? MAX (rating * 16 / samples, 1) : 0;
}

/* Where nothing says where a tree begins: where it begins in a new journal, if what is there fits. */
static void
guess_root (Survey *self, RjShelf *shelf)
{
  g_autoptr (GArray) pages = NULL;
  guint32 root = shelf->first_root;

  shelf->has_hole = TRUE;
  if (root > self->image->n_pages || !can_be_root (self, shelf, root))
    return;
  pages = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_append_val (pages, root);
  /* A page above others may be without rows of its own. */
  if (rj_page_image_get_kind (self->image, root) == RJ_PAGE_TABLE_INNER
      || rj_trees_rate (self->image, pages, shelf) > 0)
    take_shelf (self, shelf, root);
}

static void
take_shelves (Survey *self, GPtrArray *shelves)
{
  for (guint i = 0; i < shelves->len; i++)
    {
      RjShelf *shelf = shelves->pdata[i];
      gpointer root = NULL;

      if (g_hash_table_lookup_extended (self->roots, shelf->name, NULL, &root)
          && GPOINTER_TO_SIZE (root) <= self->image->n_pages)
        take_shelf (self, shelf, (guint32) GPOINTER_TO_SIZE (root));
    }
  for (guint i = 0; i < shelves->len; i++)
    if (((RjShelf *) shelves->pdata[i])->root == 0)
      guess_root (self, shelves->pdata[i]);
}

static void
take_orphans (Survey *self, GPtrArray *orphans)
{
  for (guint32 page = 2; page <= self->image->n_pages; page++)
    {
      gboolean hole = FALSE;

      if (!self->taken[page] && self->parents[page] == 0
          && rj_page_image_get_kind (self->image, page) != RJ_PAGE_OTHER)
        g_ptr_array_add (orphans, take_tree (self, page, &hole));
    }
}

RjTrees *
rj_trees_new (const RjPageImage *image, GError **error)
{
  g_autoptr (RjTrees) self = g_new0 (RjTrees, 1);
  Survey survey = { .image = image };

  survey.parents = g_new0 (guint32, (gsize) image->n_pages + 1);
  survey.taken = g_new0 (guint8, MAX ((gsize) image->n_pages, 1) + 1);
  survey.roots = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  survey.texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->orphans = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  find_parents (&survey);
  read_schema (&survey);
  self->shelves = choose_layout (&survey, &self->version, error);
  if (self->shelves != NULL)
    {
      take_shelves (&survey, self->shelves);
      take_orphans (&survey, self->orphans);
    }
  g_hash_table_unref (survey.texts);
  g_hash_table_unref (survey.roots);
  g_free (survey.taken);
  g_free (survey.parents);
  return self->shelves != NULL ? g_steal_pointer (&self) : NULL;
}

void
rj_trees_free (RjTrees *self)
{
  g_clear_pointer (&self->shelves, g_ptr_array_unref);
  g_clear_pointer (&self->orphans, g_ptr_array_unref);
  g_free (self);
}
