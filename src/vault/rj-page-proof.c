// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-page-proof.h"

#include "rj-page-keys.h"
#include "rj-root-secret.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A record of the rollback journal: page number, page, checksum. */
#define RECORD_LENGTH (4 + RJ_PAGE_SIZE + 4)
#define MOST_SAMPLES  64

/* The number of pages by page 1, or 0 where an old writer did not keep it. */
static guint32
read_page_count (RjPageKeys *keys, const guint8 page[RJ_PAGE_SIZE])
{
  guint8 plain[RJ_PAGE_SIZE];
  guint32 count = 0;

  rj_page_keys_decrypt (keys, page, 1, plain);
  /* Bytes 24 to 27, the change counter, equal bytes 92 to 95 when bytes 28 to 31 are to be trusted. */
  if (memcmp (plain + 24, plain + 92, 4) == 0)
    count = (guint32) plain[28] << 24 | (guint32) plain[29] << 16 | (guint32) plain[30] << 8 | plain[31];
  rj_secret_wipe (plain, sizeof plain);
  return count;
}

static int
open_plainly (int folder, const char *name, gint64 *size, GError **error)
{
  struct stat status;
  int fd = (int) TEMP_FAILURE_RETRY (openat (folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));

  if (fd >= 0 && fstat (fd, &status) == 0 && S_ISREG (status.st_mode))
    {
      *size = status.st_size;
      return fd;
    }
  if (fd >= 0)
    {
      errno = EINVAL;
      close (fd);
    }
  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (errno), "Opening the database: %s",
               g_strerror (errno));
  return -1;
}

/* Returns 1, 0 at the end of the file, or -1. */
static int
read_at (int fd, guint8 *buffer, gsize length, gint64 offset)
{
  gsize got = 0;

  while (got < length)
    {
      ssize_t count = TEMP_FAILURE_RETRY (pread (fd, buffer + got, length - got, offset + (gint64) got));
      if (count < 0)
        return -1;
      if (count == 0)
        return 0;
      got += (gsize) count;
    }
  return 1;
}

/* Page 1 as it was before a transaction that was cut off. */
static gboolean
journal_has_first_page (RjPageKeys *keys, int folder, const char *name)
{
  static const guint8 magic[8] = { 0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7 };
  g_autofree char *journal = g_strconcat (name, "-journal", NULL);
  guint8 header[28];
  guint8 record[RECORD_LENGTH];
  gint64 size = 0;
  gint64 sector;
  gboolean found = FALSE;
  int fd = open_plainly (folder, journal, &size, NULL);

  if (fd < 0)
    return FALSE;
  if (read_at (fd, header, sizeof header, 0) == 1 && memcmp (header, magic, sizeof magic) == 0)
    {
      sector = (gint64) header[20] << 24 | (gint64) header[21] << 16 | (gint64) header[22] << 8 | header[23];
      for (gint64 at = sector; !found && read_at (fd, record, sizeof record, at) == 1; at += RECORD_LENGTH)
        found = record[0] == 0 && record[1] == 0 && record[2] == 0 && record[3] == 1
                && rj_page_keys_check (keys, record + 4, 1);
    }
  close (fd);
  return found;
}

static gboolean
journal_is_hot (int folder, const char *name)
{
  g_autofree char *journal = g_strconcat (name, "-journal", NULL);
  struct stat status;

  return fstatat (folder, journal, &status, AT_SYMLINK_NOFOLLOW) == 0 && status.st_size > 0;
}

/* Whether the key wrote any other page: a sample over the whole file, the second page first. */
static int
any_page_is_authentic (RjPageKeys *keys, int fd, gint64 offset, gint64 pages)
{
  guint8 page[RJ_PAGE_SIZE];
  gint64 step = MAX ((pages - 1) / MOST_SAMPLES, 1);

  for (gint64 i = 1; i < pages; i += step)
    {
      int got = read_at (fd, page, sizeof page, offset + i * RJ_PAGE_SIZE);
      if (got < 0)
        return -1;
      if (got == 1 && rj_page_keys_check (keys, page, (guint32) (i + 1)))
        return 1;
    }
  return 0;
}

/* Returns FALSE with errno set when the disk failed. */
static gboolean
judge (RjPageKeys *keys, int folder, const char *name, int fd, gint64 offset, gint64 size, RjPageProof *proof)
{
  gboolean hot = journal_is_hot (folder, name);
  guint8 page[RJ_PAGE_SIZE];
  int got = read_at (fd, page, sizeof page, offset);
  int other;

  if (got < 0)
    return FALSE;
  if (got == 1 && rj_page_keys_check (keys, page, 1))
    {
      gboolean whole =
        size % RJ_PAGE_SIZE == 0 && size / RJ_PAGE_SIZE >= (gint64) read_page_count (keys, page);
      *proof = hot || whole ? RJ_PAGE_PROOF_GOOD : RJ_PAGE_PROOF_DAMAGED;
      return TRUE;
    }
  if (hot && journal_has_first_page (keys, folder, name))
    {
      *proof = RJ_PAGE_PROOF_GOOD;
      return TRUE;
    }
  other = any_page_is_authentic (keys, fd, offset, size / RJ_PAGE_SIZE);
  *proof = other == 1 ? RJ_PAGE_PROOF_DAMAGED : RJ_PAGE_PROOF_WRONG_KEY;
  return other >= 0;
}

gboolean
rj_page_proof_check_part (int folder,
                          const char *name,
                          gint64 offset,
                          RjSecretBytes *raw_key,
                          RjPageProof *proof,
                          GError **error)
{
  gint64 size = 0;
  gboolean read;
  RjPageKeys keys;
  int fd;

  g_return_val_if_fail (rj_secret_bytes_get_length (raw_key) == RJ_RAW_KEY_DIGITS, FALSE);

  fd = open_plainly (folder, name, &size, error);
  if (fd < 0)
    return FALSE;
  rj_page_keys_init (&keys, raw_key);
  read = judge (&keys, folder, name, fd, offset, MAX (size - offset, 0), proof);
  if (!read)
    g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (errno), "Reading the database: %s",
                 g_strerror (errno));
  rj_page_keys_clear (&keys);
  close (fd);
  return read;
}

gboolean
rj_page_proof_check (int folder, const char *name, RjSecretBytes *raw_key, RjPageProof *proof, GError **error)
{
  return rj_page_proof_check_part (folder, name, 0, raw_key, proof, error);
}
