// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-connection.h"
#include "rj-page-image.h"

G_BEGIN_DECLS

/* What a journal of one layout is made of, learned from an empty one. */

/**
 * RjShelfColumn:
 * @name: (nullable): NULL for the rowid at the end of an index
 * @text: a TEXT column; otherwise INTEGER or BLOB
 * @is_rowid: the column is another name for the rowid, and its field is empty
 * @parent: (nullable): the table that it refers to
 */
typedef struct {
  char *name;
  gboolean text;
  gboolean blob;
  gboolean not_null;
  gboolean is_rowid;
  char *parent;
  char *parent_column;
} RjShelfColumn;

/**
 * RjShelf: one b-tree, of a table or an index
 * @table: of which table
 * @in_index_pages: an index, or a table without rowids
 * @first_root: its root page in an empty journal
 * @columns: (element-type RjShelfColumn): in the order of the fields of its rows
 * @n_key: so many of them are the key
 * @root: in the file that is looked at; 0 when that is not known
 * @pages: (element-type guint32): that belong to it
 * @has_hole: pages of it are lost, so that others of its pages may hang nowhere
 */
typedef struct {
  char *name;
  char *table;
  gboolean is_table;
  gboolean in_index_pages;
  guint32 first_root;
  char *sql;
  GPtrArray *columns;
  guint n_key;
  guint32 root;
  GArray *pages;
  gboolean has_hole;
} RjShelf;

/* (element-type RjShelf): those of layout @version. */
GPtrArray *rj_salvage_layout_new (guint version, GError **error);
/* (transfer none) (nullable) */
RjShelf *rj_salvage_layout_find (GPtrArray *shelves, const char *name);

/* How well a row may be one of @shelf: 0 not at all, 1 by the kinds of its fields, more by what they look
 * like. */
guint rj_shelf_rate_cell (const RjShelf *self, const RjCell *cell);

G_END_DECLS
