// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of a damaged journal, in plain: what is salvaged out of them. They are authentic when they come
// here, and may be of any age and in any place.
#include "rj-fuzz.h"

#include "rj-page-image.h"
#include "rj-salvage-trees.h"

#define MOST_PAGES 64

/* How many pages there are; then pieces: page, where, how long, the bytes. A page with a piece is good. */
static RjPageImage *
read_image (const guint8 *data, gsize length)
{
  RjFuzzInput input = { data, length };
  guint32 n_pages = rj_fuzz_take_number (&input, 1) % MOST_PAGES + 1;
  RjPageImage *image = rj_page_image_new (n_pages);

  rj_fuzz_require (image != NULL);
  memset (image->content, 0, (gsize) n_pages * RJ_PAGE_CONTENT);
  while (input.left > 0)
    {
      guint page = rj_fuzz_take_number (&input, 1) % n_pages;
      guint at = rj_fuzz_take_number (&input, 2) % RJ_PAGE_CONTENT;
      guint n = rj_fuzz_take_number (&input, 2) % (RJ_PAGE_CONTENT - at + 1);

      rj_fuzz_take (&input, image->content + (gsize) page * RJ_PAGE_CONTENT + at, n);
      image->good[page] = 1;
    }
  return image;
}

/* Every byte of it can be read, and is one of the row. */
static void
use_cell (const RjCell *cell)
{
  guint sum = 0;

  for (guint i = 0; i < cell->fields->len; i++)
    {
      const RjField *field = rj_cell_get (cell, i);

      if (field->kind != RJ_FIELD_TEXT && field->kind != RJ_FIELD_BLOB)
        continue;
      rj_fuzz_require (field->length == 0
                       || (field->data >= cell->payload->data
                           && field->data + field->length <= cell->payload->data + cell->payload->len));
      for (gsize j = 0; j < field->length; j++)
        sum += field->data[j];
    }
  rj_fuzz_require (sum != 1 || cell->fields->len > 0);
  rj_cell_get (cell, cell->fields->len);
}

static void
use_page (const RjPageImage *image, guint32 page)
{
  guint n = rj_page_image_count_cells (image, page);
  g_autoptr (GArray) children = rj_page_image_list_children (image, page);
  RjCell cell;

  rj_fuzz_require (rj_page_image_get_kind (image, page) != RJ_PAGE_OTHER || n == 0);
  rj_fuzz_require (children->len <= RJ_PAGE_CONTENT);
  rj_cell_init (&cell);
  for (guint i = 0; i <= n; i++)
    if (rj_cell_read (&cell, image, page, i))
      use_cell (&cell);
  rj_cell_clear (&cell);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize length)
{
  g_autoptr (RjPageImage) image = read_image (data, length);
  g_autoptr (RjTrees) trees = NULL;
  g_autoptr (GError) error = NULL;

  for (guint32 page = 0; page <= image->n_pages + 1; page++)
    use_page (image, page);
  // Takes a database in memory: of what looks like a journal.
  if (memcmp (image->content, "SQLite format 3", 16) != 0 && image->content[RJ_PAGE_CONTENT - 1] % 64 != 63)
    return 0;
  trees = rj_trees_new (image, &error);
  rj_fuzz_require ((trees != NULL) == (error == NULL));
  for (guint i = 0; trees != NULL && i < trees->orphans->len && trees->shelves->len > 0; i++)
    rj_trees_rate (image, trees->orphans->pdata[i], trees->shelves->pdata[0]);
  return 0;
}
