// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-inbox.h"

#include "rj-bytes.h"
#include "rj-file.h"
#include "rj-sealed-record.h"
#include "rj-vault.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* The public half in its file: a head, the key, and a checksum of both. */
#define KEY_HEAD_LENGTH 16
#define KEY_SUM_LENGTH  32
#define KEY_FILE_LENGTH (KEY_HEAD_LENGTH + RJ_SEALED_KEY_LENGTH + KEY_SUM_LENGTH)

#define LOCK_WAIT_US (3 * G_USEC_PER_SEC)
#define LOCK_STEP_US (10 * G_TIME_SPAN_MILLISECOND)

static const guint8 key_head[KEY_HEAD_LENGTH] = { 0x8a, 'R', 'J', 'P', '\r', '\n',           0x1a,
                                                  '\n', 1,   0,   0,   0,    KEY_FILE_LENGTH };

struct _RjInboxReading {
  int fd; /* -1: there is no file */
  GBytes *records;
  guint surplus;
};

/* The public half */

static void
write_key (GBytes *half, guint8 file[KEY_FILE_LENGTH])
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize length = KEY_SUM_LENGTH;

  memcpy (file, key_head, KEY_HEAD_LENGTH);
  memcpy (file + KEY_HEAD_LENGTH, g_bytes_get_data (half, NULL), RJ_SEALED_KEY_LENGTH);
  g_checksum_update (sum, file, KEY_FILE_LENGTH - KEY_SUM_LENGTH);
  g_checksum_get_digest (sum, file + KEY_FILE_LENGTH - KEY_SUM_LENGTH, &length);
}

/* A file that the program has not written, or that is kept from it; not a disk that fails. */
static gboolean
is_in_the_way (const GError *error)
{
  return error->code == G_IO_ERROR_TOO_MANY_LINKS || error->code == G_IO_ERROR_NOT_REGULAR_FILE
         || error->code == G_IO_ERROR_MESSAGE_TOO_LARGE || error->code == G_IO_ERROR_PERMISSION_DENIED
         || error->code == G_IO_ERROR_NOT_SUPPORTED;
}

GBytes *
rj_inbox_read_key (int folder, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) bytes = rj_file_read (folder, RJ_INBOX_KEY_FILE_NAME, KEY_FILE_LENGTH, &local);
  g_autoptr (GBytes) half = NULL;
  guint8 right[KEY_FILE_LENGTH];

  if (!bytes && g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_NO_JOURNAL, "There is no public half");
      return NULL;
    }
  if (bytes && g_bytes_get_size (bytes) == KEY_FILE_LENGTH)
    {
      half = g_bytes_new_from_bytes (bytes, KEY_HEAD_LENGTH, RJ_SEALED_KEY_LENGTH);
      write_key (half, right);
      if (memcmp (right, g_bytes_get_data (bytes, NULL), KEY_FILE_LENGTH) == 0)
        return g_steal_pointer (&half);
    }
  if (!bytes && !is_in_the_way (local))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  g_set_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_KEY_DAMAGED, "The public half cannot be read%s%s",
               local ? ": " : "", local ? local->message : "");
  return NULL;
}

GBytes *
rj_inbox_choose_key (int folder, GBytes *known, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) there = rj_inbox_read_key (folder, &local);

  if (known && !g_error_matches (local, RJ_VAULT_ERROR, RJ_VAULT_ERROR_NO_JOURNAL))
    return g_bytes_ref (known);
  if (local)
    g_propagate_error (error, g_steal_pointer (&local));
  return g_steal_pointer (&there);
}

/* What has the name and is no file of ours is in the way of one: a link goes, not what it leads to. */
static gboolean
remove_what_is_no_file (int folder, const char *name, GError **error)
{
  struct stat status;

  if (fstatat (folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0
      || (S_ISREG (status.st_mode) && status.st_nlink == 1))
    return TRUE;
  if (unlinkat (folder, name, S_ISDIR (status.st_mode) ? AT_REMOVEDIR : 0) == 0)
    return TRUE;
  return rj_file_set_error (error, errno, "Removing what is in the way of the inbox");
}

gboolean
rj_inbox_ensure_key (int folder, GBytes *half, RjInboxKeyState *state, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) there = rj_inbox_read_key (folder, &local);
  guint8 file[KEY_FILE_LENGTH];

  g_return_val_if_fail (g_bytes_get_size (half) == RJ_SEALED_KEY_LENGTH, FALSE);

  if (there && g_bytes_equal (there, half))
    {
      *state = RJ_INBOX_KEY_GOOD;
      return TRUE;
    }
  // A disk that cannot be read says nothing about the file.
  if (!there && local->domain != RJ_VAULT_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  *state = g_error_matches (local, RJ_VAULT_ERROR, RJ_VAULT_ERROR_NO_JOURNAL) ? RJ_INBOX_KEY_NEW
                                                                              : RJ_INBOX_KEY_WAS_WRONG;
  write_key (half, file);
  return remove_what_is_no_file (folder, RJ_INBOX_KEY_FILE_NAME, error)
         && rj_file_replace (folder, RJ_INBOX_KEY_FILE_NAME, file, sizeof file, error);
}

/* The file */

/* Who writes here is done in a moment; who holds the lock for longer must not keep the journal shut. */
static gboolean
take_lock (int fd)
{
  for (gint64 waited = 0; waited < LOCK_WAIT_US; waited += LOCK_STEP_US)
    {
      if (flock (fd, LOCK_EX | LOCK_NB) == 0)
        return TRUE;
      if (errno != EWOULDBLOCK && errno != EINTR)
        return FALSE;
      g_usleep (LOCK_STEP_US);
    }
  return FALSE;
}

/* Only a regular file that has no other name: what is written goes nowhere else.
 * Returns: a descriptor, or -1. */
static int
open_locked (int folder, gboolean create, struct stat *status, GError **error)
{
  const int flags = O_RDWR | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | (create ? O_CREAT : 0);
  int fd = (int) TEMP_FAILURE_RETRY (openat (folder, RJ_INBOX_FILE_NAME, flags, 0600));

  if (fd < 0)
    {
      rj_file_set_error (error, errno, "Opening the inbox");
      return -1;
    }
  if (!take_lock (fd) || fstat (fd, status) != 0)
    rj_file_set_error (error, errno, "Locking the inbox");
  else if (!S_ISREG (status->st_mode) || status->st_nlink != 1)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                         "The inbox is a link to another file, or no file at all");
  else
    return fd;
  close (fd);
  return -1;
}

/* Its time tells the day, and no more, of what was written last. */
static gboolean
finish_writing (int fd, gint64 now_us, GError **error)
{
  const time_t day = (time_t) (now_us / G_TIME_SPAN_DAY * (G_TIME_SPAN_DAY / G_USEC_PER_SEC));
  const struct timespec times[2] = { { .tv_sec = day }, { .tv_sec = day } };

  if (fchmod (fd, 0600) != 0 || futimens (fd, times) != 0 || TEMP_FAILURE_RETRY (fsync (fd)) != 0)
    return rj_file_set_error (error, errno, "Writing the inbox");
  return TRUE;
}

static gboolean
write_all (int fd, GBytes *records, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (records, &length);

  while (length > 0)
    {
      ssize_t written = TEMP_FAILURE_RETRY (write (fd, data, length));

      if (written <= 0)
        return rj_file_set_error (error, written < 0 ? errno : ENOSPC, "Writing the inbox");
      data += written;
      length -= (gsize) written;
    }
  return TRUE;
}

/* All, or nothing: what reached the file of a write that was cut off goes again. */
static gboolean
write_at_end (int fd, gsize end, GBytes *records, gint64 now_us, GError **error)
{
  if (write_all (fd, records, error) && finish_writing (fd, now_us, error))
    return TRUE;
  if (ftruncate (fd, (off_t) end) != 0)
    g_debug ("A torn end stays in the inbox: %s", g_strerror (errno));
  return FALSE;
}

gboolean
rj_inbox_append (int folder, GBytes *records, guint max, gint64 now_us, GError **error)
{
  const gsize length = g_bytes_get_size (records);
  struct stat status;
  gboolean ok = FALSE;
  gsize end;
  int fd;

  g_return_val_if_fail (length > 0 && length % RJ_SEALED_RECORD_LENGTH == 0, FALSE);

  fd = open_locked (folder, TRUE, &status, error);
  if (fd < 0)
    return FALSE;
  end = (gsize) status.st_size / RJ_SEALED_RECORD_LENGTH * RJ_SEALED_RECORD_LENGTH;
  if (end + length > (gsize) max * RJ_SEALED_RECORD_LENGTH)
    g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_INBOX_FULL, "The inbox is full");
  else if ((gsize) status.st_size != end && ftruncate (fd, (off_t) end) != 0)
    rj_file_set_error (error, errno, "Cutting off the torn end of the inbox");
  else
    ok = write_at_end (fd, end, records, now_us, error);
  close (fd);
  // Also of a file that was there: whoever made it may have been stopped before this.
  return ok && rj_file_sync_folder (folder, error);
}

/* Reading */

static GBytes *
read_records (int fd, gsize size, GError **error)
{
  const gsize most = (gsize) RJ_INBOX_MAX_RECORDS * RJ_SEALED_RECORD_LENGTH;
  const gsize length = MIN (size, most) / RJ_SEALED_RECORD_LENGTH * RJ_SEALED_RECORD_LENGTH;
  g_autofree guint8 *data = g_malloc (length + 1);
  gsize got = 0;

  while (got < length)
    {
      ssize_t n = TEMP_FAILURE_RETRY (pread (fd, data + got, length - got, (off_t) got));

      if (n <= 0)
        {
          rj_file_set_error (error, n < 0 ? errno : EIO, "Reading the inbox");
          return NULL;
        }
      got += (gsize) n;
    }
  return g_bytes_new_take (g_steal_pointer (&data), length);
}

RjInboxReading *
rj_inbox_read (int folder, GError **error)
{
  g_autoptr (RjInboxReading) self = g_new0 (RjInboxReading, 1);
  g_autoptr (GError) local = NULL;
  struct stat status;

  if (!remove_what_is_no_file (folder, RJ_INBOX_FILE_NAME, error))
    return NULL;
  self->fd = open_locked (folder, FALSE, &status, &local);
  if (self->fd >= 0)
    {
      const gsize n = (gsize) status.st_size / RJ_SEALED_RECORD_LENGTH;

      self->surplus = (guint) (MAX (n, RJ_INBOX_MAX_RECORDS) - RJ_INBOX_MAX_RECORDS);
      self->records = read_records (self->fd, (gsize) status.st_size, &local);
    }
  else if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    self->records = g_bytes_new (NULL, 0);
  if (self->records)
    return g_steal_pointer (&self);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

GBytes *
rj_inbox_reading_get_records (RjInboxReading *self)
{
  return self->records;
}

guint
rj_inbox_reading_get_surplus (RjInboxReading *self)
{
  return self->surplus;
}

gboolean
rj_inbox_reading_empty (RjInboxReading *self, gint64 now_us, GError **error)
{
  if (self->fd < 0)
    return TRUE;
  if (ftruncate (self->fd, 0) != 0)
    return rj_file_set_error (error, errno, "Emptying the inbox");
  return finish_writing (self->fd, now_us, error);
}

void
rj_inbox_reading_free (RjInboxReading *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_clear_pointer (&self->records, g_bytes_unref);
  g_free (self);
}
