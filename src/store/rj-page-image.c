// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-page-image.h"

#include <string.h>
#include <sys/mman.h>

#define HEAD_OF_FILE 100
#define MOST_CELLS   ((RJ_PAGE_CONTENT - 8) / 6)
/* SQLite's own limit. */
#define LONGEST_ROW 1000000000

static gsize
content_length (guint32 n_pages)
{
  return MAX ((gsize) n_pages, 1) * RJ_PAGE_CONTENT;
}

RjPageImage *
rj_page_image_new (guint32 n_pages)
{
  RjPageImage *self;
  void *content =
    mmap (NULL, content_length (n_pages), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  if (content == MAP_FAILED)
    return NULL;
  /* Never in a picture of the process; room that cannot be locked may be swapped all the same. */
  madvise (content, content_length (n_pages), MADV_DONTDUMP);
  mlock (content, content_length (n_pages));
  self = g_new0 (RjPageImage, 1);
  self->n_pages = n_pages;
  self->content = content;
  self->good = g_new0 (guint8, (gsize) n_pages + 1);
  return self;
}

void
rj_page_image_free (RjPageImage *self)
{
  if (self == NULL)
    return;
  explicit_bzero (self->content, content_length (self->n_pages));
  munmap (self->content, content_length (self->n_pages));
  g_free (self->good);
  g_free (self);
}

guint8 *
rj_page_image_get (const RjPageImage *self, guint32 page)
{
  if (page < 1 || page > self->n_pages || !self->good[page - 1])
    return NULL;
  return self->content + (gsize) (page - 1) * RJ_PAGE_CONTENT;
}

static guint
get16 (const guint8 *at)
{
  return (guint) at[0] << 8 | at[1];
}

static guint32
get32 (const guint8 *at)
{
  return (guint32) at[0] << 24 | (guint32) at[1] << 16 | (guint32) at[2] << 8 | at[3];
}

static gsize
head_at (guint32 page)
{
  return page == 1 ? HEAD_OF_FILE : 0;
}

RjPageKind
rj_page_image_get_kind (const RjPageImage *self, guint32 page)
{
  const guint8 *content = rj_page_image_get (self, page);
  guint kind = content != NULL ? content[head_at (page)] : 0;

  return kind == 2 || kind == 5 || kind == 10 || kind == 13 ? (RjPageKind) kind : RJ_PAGE_OTHER;
}

static gboolean
is_inner (RjPageKind kind)
{
  return kind == RJ_PAGE_INDEX_INNER || kind == RJ_PAGE_TABLE_INNER;
}

guint
rj_page_image_count_cells (const RjPageImage *self, guint32 page)
{
  const guint8 *content = rj_page_image_get (self, page);

  if (rj_page_image_get_kind (self, page) == RJ_PAGE_OTHER)
    return 0;
  return MIN (get16 (content + head_at (page) + 3), MOST_CELLS);
}

/* Where the cell begins, or 0. */
static gsize
find_cell (const RjPageImage *self, guint32 page, guint number)
{
  const guint8 *content = rj_page_image_get (self, page);
  gsize head = head_at (page) + (is_inner (rj_page_image_get_kind (self, page)) ? 12 : 8);
  gsize pointer = head + 2 * (gsize) number;
  gsize at;

  if (pointer + 2 > RJ_PAGE_CONTENT)
    return 0;
  at = get16 (content + pointer);
  return at > pointer && at + 4 <= RJ_PAGE_CONTENT ? at : 0;
}

GArray *
rj_page_image_list_children (const RjPageImage *self, guint32 page)
{
  GArray *children = g_array_new (FALSE, FALSE, sizeof (guint32));
  const guint8 *content = rj_page_image_get (self, page);
  guint n = rj_page_image_count_cells (self, page);
  guint32 child;

  if (!is_inner (rj_page_image_get_kind (self, page)))
    return children;
  for (guint i = 0; i < n; i++)
    {
      gsize at = find_cell (self, page, i);

      if (at == 0)
        continue;
      child = get32 (content + at);
      g_array_append_val (children, child);
    }
  child = get32 (content + head_at (page) + 8);
  g_array_append_val (children, child);
  return children;
}

/* ---- Rows ---- */

typedef struct {
  const guint8 *at;
  const guint8 *end;
} Reader;

/* SQLite's numbers of one to nine bytes. */
static gboolean
read_varint (Reader *reader, guint64 *number)
{
  *number = 0;
  for (guint i = 0; i < 9; i++)
    {
      if (reader->at >= reader->end)
        return FALSE;
      if (i == 8)
        {
          *number = *number << 8 | *reader->at++;
          return TRUE;
        }
      *number = *number << 7 | (*reader->at & 0x7f);
      if ((*reader->at++ & 0x80) == 0)
        return TRUE;
    }
  return FALSE;
}

void
rj_cell_init (RjCell *self)
{
  *self = (RjCell) { .fields = g_array_new (FALSE, TRUE, sizeof (RjField)), .payload = g_byte_array_new () };
}

void
rj_cell_clear (RjCell *self)
{
  if (self->payload->len > 0)
    explicit_bzero (self->payload->data, self->payload->len);
  g_clear_pointer (&self->payload, g_byte_array_unref);
  g_clear_pointer (&self->fields, g_array_unref);
}

/* How much of a row stands on its page. */
static gsize
local_length (gsize length, gboolean of_table)
{
  const gsize usable = RJ_PAGE_CONTENT;
  gsize most = of_table ? usable - 35 : (usable - 12) * 64 / 255 - 23;
  gsize least = (usable - 12) * 32 / 255 - 23;
  gsize local;

  if (length <= most)
    return length;
  local = least + (length - least) % (usable - 4);
  return local <= most ? local : least;
}

/* What stands on other pages, as far as they were read. */
static void
add_overflow (GByteArray *payload, const RjPageImage *image, guint32 next, gsize length)
{
  while (payload->len < length)
    {
      const guint8 *content = rj_page_image_get (image, next);
      gsize part = MIN (length - payload->len, (gsize) RJ_PAGE_CONTENT - 4);

      if (content == NULL)
        return;
      g_byte_array_append (payload, content + 4, (guint) part);
      next = get32 (content);
    }
}

static gint64
read_integer (const guint8 *data, gsize length)
{
  gint64 number = (data[0] & 0x80) != 0 ? -1 : 0;

  for (gsize i = 0; i < length; i++)
    number = (gint64) ((guint64) number << 8 | data[i]);
  return number;
}

static void
read_real (RjField *field, const guint8 *data)
{
  guint64 bits = (guint64) read_integer (data, 8);

  memcpy (&field->real, &bits, sizeof bits);
}

/* @there: how many bytes of the value were read */
static void
set_field (RjField *field, guint64 type, const guint8 *data, gsize length, gsize there)
{
  field->cut = there < length;
  if (type == 8 || type == 9)
    {
      field->kind = RJ_FIELD_INTEGER;
      field->integer = (gint64) type - 8;
    }
  else if (type >= 12)
    {
      field->kind = type % 2 == 1 ? RJ_FIELD_TEXT : RJ_FIELD_BLOB;
      field->data = data;
      field->length = MIN (length, there);
    }
  else if (!field->cut && type == 7)
    {
      field->kind = RJ_FIELD_REAL;
      read_real (field, data);
    }
  else if (!field->cut && type >= 1 && type <= 6)
    {
      field->kind = RJ_FIELD_INTEGER;
      field->integer = read_integer (data, length);
    }
}

static gboolean
get_value_length (guint64 type, gsize *length)
{
  static const guint8 lengths[] = { 0, 1, 2, 3, 4, 6, 8, 8, 0, 0 };

  if (type == 10 || type == 11 || type > 2 * (guint64) LONGEST_ROW + 13)
    return FALSE;
  *length = type < 10 ? lengths[type] : (gsize) (type - 12) / 2;
  return TRUE;
}

static gboolean
read_fields (RjCell *self)
{
  Reader head = { self->payload->data, self->payload->data + self->payload->len };
  const guint8 *data;
  guint64 head_length, type;
  gsize length;

  if (!read_varint (&head, &head_length) || head_length > self->payload->len || head_length < 1)
    return FALSE;
  data = self->payload->data + head_length;
  head.end = data;
  while (head.at < head.end)
    {
      RjField field = { 0 };
      gsize there;

      if (!read_varint (&head, &type) || !get_value_length (type, &length))
        return FALSE;
      there = (gsize) (self->payload->data + self->payload->len - data);
      set_field (&field, type, data, length, there);
      g_array_append_val (self->fields, field);
      data += MIN (length, there);
    }
  return self->fields->len > 0;
}

gboolean
rj_cell_read (RjCell *self, const RjPageImage *image, guint32 page, guint number)
{
  RjPageKind kind = rj_page_image_get_kind (image, page);
  const guint8 *content = rj_page_image_get (image, page);
  gsize at = kind != RJ_PAGE_OTHER ? find_cell (image, page, number) : 0;
  Reader reader;
  guint64 length, rowid = 0;
  gsize local;

  g_array_set_size (self->fields, 0);
  g_byte_array_set_size (self->payload, 0);
  self->has_rowid = kind == RJ_PAGE_TABLE_LEAF;
  if (at == 0 || kind == RJ_PAGE_TABLE_INNER)
    return FALSE;
  reader = (Reader) { content + at + (kind == RJ_PAGE_INDEX_INNER ? 4 : 0), content + RJ_PAGE_CONTENT };
  if (!read_varint (&reader, &length) || length < 1 || length > LONGEST_ROW
      || (self->has_rowid && !read_varint (&reader, &rowid)))
    return FALSE;
  self->rowid = (gint64) rowid;
  local = local_length ((gsize) length, self->has_rowid);
  if (local + (local < length ? 4 : 0) > (gsize) (reader.end - reader.at))
    return FALSE;
  g_byte_array_append (self->payload, reader.at, (guint) local);
  if (local < length)
    add_overflow (self->payload, image, get32 (reader.at + local), (gsize) length);
  return read_fields (self);
}

const RjField *
rj_cell_get (const RjCell *self, guint field)
{
  static const RjField nothing = { 0 };

  return field < self->fields->len ? &g_array_index (self->fields, RjField, field) : &nothing;
}
