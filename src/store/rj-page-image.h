// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The pages of a database file as they are in memory, some of them lost, and what can be read out of them
 * without SQLite, which refuses a file as soon as one page on the way to the rest is gone. The format:
 * https://www.sqlite.org/fileformat2.html
 *
 * Nothing here trusts a number that it reads: a page that is authentic may still point to one that is not.
 */

/* Of each page: 4096 bytes without what the codec keeps for itself. */
#define RJ_PAGE_CONTENT 4016

/**
 * RjPageImage:
 * @n_pages: the first has the number 1
 * @content: RJ_PAGE_CONTENT bytes of each
 * @good: (element-type guint8): 1 for each page that could be read
 */
typedef struct {
  guint32 n_pages;
  guint8 *content;
  guint8 *good;
} RjPageImage;

/* Every page is lost until somebody fills it. NULL when there is no room for so many. */
RjPageImage *rj_page_image_new (guint32 n_pages);
/* Wipes it: it holds the journal in plain. */
void rj_page_image_free (RjPageImage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjPageImage, rj_page_image_free)

/* (nullable): the content of a page that is there and was read. */
guint8 *rj_page_image_get (const RjPageImage *self, guint32 page);

typedef enum {
  RJ_PAGE_OTHER = 0,
  RJ_PAGE_INDEX_INNER = 2,
  RJ_PAGE_TABLE_INNER = 5,
  RJ_PAGE_INDEX_LEAF = 10,
  RJ_PAGE_TABLE_LEAF = 13,
} RjPageKind;

RjPageKind rj_page_image_get_kind (const RjPageImage *self, guint32 page);
guint rj_page_image_count_cells (const RjPageImage *self, guint32 page);
/* The pages that @page points to, lost ones too. (element-type guint32) (transfer full) */
GArray *rj_page_image_list_children (const RjPageImage *self, guint32 page);

typedef enum {
  RJ_FIELD_NULL,
  RJ_FIELD_INTEGER,
  RJ_FIELD_REAL,
  RJ_FIELD_TEXT,
  RJ_FIELD_BLOB,
} RjFieldKind;

/* @cut: the end of a text lay on a page that is lost; with @length 0 all of the value did, whatever its kind.
 */
typedef struct {
  RjFieldKind kind;
  gint64 integer;
  double real;
  const guint8 *data;
  gsize length;
  gboolean cut;
} RjField;

/**
 * RjCell: one row of a table or of an index
 * @rowid: where @has_rowid
 * @fields: (element-type RjField)
 */
typedef struct {
  gboolean has_rowid;
  gint64 rowid;
  GArray *fields;
  GByteArray *payload;
} RjCell;

void rj_cell_init (RjCell *self);
void rj_cell_clear (RjCell *self);
/* FALSE when there is no row in that place. What @self pointed to before is gone. */
gboolean rj_cell_read (RjCell *self, const RjPageImage *image, guint32 page, guint number);
const RjField *rj_cell_get (const RjCell *self, guint field);

G_END_DECLS
