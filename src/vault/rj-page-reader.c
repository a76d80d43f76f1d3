// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-page-reader.h"

#include "rj-page-keys.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A record of the rollback journal: page number, page, checksum. */
#define RECORD_LENGTH (4 + RJ_PAGE_SIZE + 4)
#define HEAD_LENGTH   28
/* SQLite never writes the page with its locks, at one gibibyte. */
#define LOCK_PAGE (0x40000000 / RJ_PAGE_SIZE + 1)

typedef struct {
  RjPageKeys keys;
  int fd;
  gint64 size;
  int journal;
  gint64 journal_size;
} Reader;

static guint32
get32 (const guint8 *at)
{
  return (guint32) at[0] << 24 | (guint32) at[1] << 16 | (guint32) at[2] << 8 | at[3];
}

static int
open_file (int folder, const char *name, gint64 *size)
{
  struct stat status;
  int fd = (int) TEMP_FAILURE_RETRY (openat (folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));

  if (fd < 0)
    return -1;
  if (fstat (fd, &status) == 0 && S_ISREG (status.st_mode))
    {
      *size = status.st_size;
      return fd;
    }
  close (fd);
  errno = EINVAL;
  return -1;
}

/* What the disk refuses to give is lost like what it gives wrong. */
static gboolean
read_page (int fd, guint8 *page, gsize length, gint64 offset)
{
  gsize got = 0;

  while (got < length)
    {
      ssize_t count = TEMP_FAILURE_RETRY (pread (fd, page + got, length - got, offset + (gint64) got));

      if (count <= 0)
        return FALSE;
      got += (gsize) count;
    }
  return TRUE;
}

static void
take_page (Reader *self, RjPageImage *image, const guint8 *page, guint32 number)
{
  if (number < 1 || number > image->n_pages || !rj_page_keys_check (&self->keys, page, number))
    return;
  rj_page_keys_decrypt (&self->keys, page, number, image->content + (gsize) (number - 1) * RJ_PAGE_CONTENT);
  image->good[number - 1] = 1;
}

/* ---- The hot journal ---- */

/* @at: (inout): where a part of the journal begins: head, then records. @image: (nullable): where the pages
 * go. @pages: (out): how many the database had. */
static gboolean
read_part (Reader *self, gint64 *at, RjPageImage *image, guint32 *pages)
{
  static const guint8 magic[8] = { 0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7 };
  guint8 head[HEAD_LENGTH];
  guint8 record[RECORD_LENGTH];
  guint32 n, sector;

  if (!read_page (self->journal, head, sizeof head, *at) || memcmp (head, magic, sizeof magic) != 0)
    return FALSE;
  n = get32 (head + 8);
  *pages = get32 (head + 16);
  sector = get32 (head + 20);
  if (sector < HEAD_LENGTH || sector > 65536)
    return FALSE;
  *at += sector;
  /* All ones, or not filled in yet: as many as there are. */
  for (guint32 i = 0; (i < n || n == 0) && read_page (self->journal, record, sizeof record, *at); i++)
    {
      if (image != NULL)
        take_page (self, image, record + 4, get32 (record));
      *at += RECORD_LENGTH;
    }
  *at = (*at + sector - 1) / sector * sector;
  return TRUE;
}

static void
put_back (Reader *self, RjPageImage *image)
{
  guint32 pages;
  gint64 at = 0;

  while (self->journal >= 0 && at < self->journal_size && read_part (self, &at, image, &pages))
    ;
}

/* ---- The database ---- */

/* No key binds it: a number that there cannot be is none. A change that made the database smaller has kept
 * each page that went. */
static guint32
count_pages_before (Reader *self, guint32 in_file)
{
  guint32 pages = 0;
  gint64 at = 0;

  if (self->journal < 0 || !read_part (self, &at, NULL, &pages)
      || pages > in_file + self->journal_size / RECORD_LENGTH)
    return 0;
  return pages;
}

/* By the first page, where that is as it was; a file that was cut has fewer. */
static guint32
count_pages_written (Reader *self)
{
  guint8 page[RJ_PAGE_SIZE];
  guint8 plain[RJ_PAGE_SIZE];
  guint32 pages = 0;

  if (!read_page (self->fd, page, sizeof page, 0) || !rj_page_keys_check (&self->keys, page, 1))
    return 0;
  rj_page_keys_decrypt (&self->keys, page, 1, plain);
  if (memcmp (plain + 24, plain + 92, 4) == 0)
    pages = get32 (plain + 28);
  rj_secret_wipe (plain, sizeof plain);
  return pages;
}

static RjPageImage *
read_all (Reader *self)
{
  guint32 in_file = (guint32) ((self->size + RJ_PAGE_SIZE - 1) / RJ_PAGE_SIZE);
  guint32 before = count_pages_before (self, in_file);
  /* A first page that is older than the others knows of fewer. */
  RjPageImage *image = rj_page_image_new (before > 0 ? before : MAX (count_pages_written (self), in_file));
  guint8 page[RJ_PAGE_SIZE];

  if (image == NULL)
    return NULL;
  for (guint32 number = 1; number <= image->n_pages; number++)
    if (read_page (self->fd, page, sizeof page, (gint64) (number - 1) * RJ_PAGE_SIZE))
      take_page (self, image, page, number);
  put_back (self, image);
  return image;
}

RjPageImage *
rj_page_reader_read (int folder, const char *name, RjSecretBytes *raw_key, GError **error)
{
  g_autofree char *journal = g_strconcat (name, "-journal", NULL);
  Reader reader = { 0 };
  RjPageImage *image;

  reader.fd = open_file (folder, name, &reader.size);
  if (reader.fd < 0 || reader.size / RJ_PAGE_SIZE >= G_MAXUINT32)
    {
      g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (errno), "Opening the database: %s",
                   g_strerror (errno));
      if (reader.fd >= 0)
        close (reader.fd);
      return NULL;
    }
  reader.journal = open_file (folder, journal, &reader.journal_size);
  rj_page_keys_init (&reader.keys, raw_key);
  image = read_all (&reader);
  rj_page_keys_clear (&reader.keys);
  if (reader.journal >= 0)
    close (reader.journal);
  close (reader.fd);
  if (image == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "There is not enough memory for the journal");
  return image;
}

GArray *
rj_page_reader_list_lost (const RjPageImage *image)
{
  GArray *lost = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 page = 1; page <= image->n_pages; page++)
    if (!image->good[page - 1] && page != LOCK_PAGE)
      g_array_append_val (lost, page);
  return lost;
}
