// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-file.h"
#include "rj-file-private.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#define CHUNK (64 * 1024)

static int
real_open (int folder, const char *name, int flags, mode_t mode)
{
  return openat (folder, name, flags, mode);
}

static int
real_rename (int folder, const char *from, const char *to, unsigned int flags)
{
  return renameat2 (folder, from, folder, to, flags);
}

static int
real_unlink (int folder, const char *name)
{
  return unlinkat (folder, name, 0);
}

const RjFileCalls rj_file_real_calls = {
  .open = real_open,
  .read = read,
  .write = write,
  .fsync = fsync,
  .rename = real_rename,
  .unlink = real_unlink,
  .close = close,
};
static const RjFileCalls *calls = &rj_file_real_calls;

void
rj_file_set_calls (const RjFileCalls *other)
{
  calls = other ? other : &rj_file_real_calls;
}

/* The name is never part of the message: a folder's name may say who somebody is. */
gboolean
rj_file_set_error (GError **error, int code, const char *what)
{
  GIOErrorEnum io = g_io_error_from_errno (code);

  if (code == EDQUOT || code == EFBIG)
    io = G_IO_ERROR_NO_SPACE;
  else if (code == ELOOP)
    io = G_IO_ERROR_TOO_MANY_LINKS;
  else if (code == EROFS)
    io = G_IO_ERROR_READ_ONLY;
  g_set_error (error, G_IO_ERROR, io, "%s: %s", what, g_strerror (code));
  return FALSE;
}

static int
open_retry (int folder, const char *name, int flags, mode_t mode)
{
  return (int) TEMP_FAILURE_RETRY (calls->open (folder, name, flags | O_CLOEXEC, mode));
}

/* A close that is interrupted has closed all the same; other errors count after a write. */
static gboolean
close_checked (int *fd)
{
  int result = calls->close (*fd);

  *fd = -1;
  return result == 0 || errno == EINTR;
}

static void
close_quietly (int *fd)
{
  int kept = errno;

  if (*fd >= 0)
    calls->close (*fd);
  *fd = -1;
  errno = kept;
}

/* So that a folder in it survives a power cut. One that may not be read is as safe as it gets. */
static gboolean
sync_parent (const char *path, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (path);
  int fd = open_retry (AT_FDCWD, parent, O_RDONLY | O_DIRECTORY, 0);
  gboolean synced;

  if (fd < 0)
    return errno == EACCES || rj_file_set_error (error, errno, "Opening the folder");
  synced = rj_file_sync_folder (fd, error);
  close_quietly (&fd);
  return synced;
}

static gboolean
make_folder (const char *path, GError **error)
{
  g_autofree char *parent = NULL;

  if (TEMP_FAILURE_RETRY (mkdir (path, 0700)) == 0)
    return sync_parent (path, error);
  if (errno == EEXIST)
    return TRUE;
  parent = g_path_get_dirname (path);
  if (errno != ENOENT || g_str_equal (parent, path))
    return rj_file_set_error (error, errno, "Making the folder");
  if (!make_folder (parent, error))
    return FALSE;
  if (TEMP_FAILURE_RETRY (mkdir (path, 0700)) == 0 || errno == EEXIST)
    return sync_parent (path, error);
  return rj_file_set_error (error, errno, "Making the folder");
}

int
rj_file_open_folder (const char *path, gboolean create, GError **error)
{
  int fd;

  g_return_val_if_fail (path != NULL, -1);

  if (create && !make_folder (path, error))
    return -1;
  fd = open_retry (AT_FDCWD, path, O_RDONLY | O_DIRECTORY, 0);
  if (fd < 0)
    rj_file_set_error (error, errno, "Opening the folder");
  return fd;
}

static gboolean
write_all (int fd, const guint8 *data, gsize length, GError **error)
{
  while (length > 0)
    {
      ssize_t written = TEMP_FAILURE_RETRY (calls->write (fd, data, length));
      if (written <= 0)
        return rj_file_set_error (error, written < 0 ? errno : ENOSPC, "Writing");
      data += written;
      length -= (gsize) written;
    }
  return TRUE;
}

/* Fills @buffer unless the file ends before: *@got says how far. */
static gboolean
read_up_to (int fd, guint8 *buffer, gsize length, gsize *got, GError **error)
{
  *got = 0;
  while (*got < length)
    {
      ssize_t count = TEMP_FAILURE_RETRY (calls->read (fd, buffer + *got, length - *got));
      if (count < 0)
        return rj_file_set_error (error, errno, "Reading");
      if (count == 0)
        break;
      *got += (gsize) count;
    }
  return TRUE;
}

static gboolean
sync_fd (int fd, const char *what, GError **error)
{
  if (TEMP_FAILURE_RETRY (calls->fsync (fd)) != 0)
    return rj_file_set_error (error, errno, what);
  return TRUE;
}

static char *
temporary_name (const char *name)
{
  return g_strconcat (name, ".tmp", NULL);
}

static int
open_temporary (int folder, const char *temporary, GError **error)
{
  int fd;

  if (!rj_file_remove (folder, temporary, error))
    return -1;
  fd = open_retry (folder, temporary, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, 0600);
  if (fd < 0)
    rj_file_set_error (error, errno, "Making a temporary file");
  return fd;
}

/* Reads the file through a new descriptor: what was written must be what is there. */
static gboolean
compare_written (int folder, const char *name, const guint8 *data, gsize length, GError **error)
{
  g_autoptr (GBytes) bytes = rj_file_read (folder, name, length, error);
  gsize got = 0;
  gconstpointer there;

  if (!bytes)
    return FALSE;
  there = g_bytes_get_data (bytes, &got);
  if (got != length || (length > 0 && memcmp (there, data, length) != 0))
    return rj_file_set_error (error, EIO, "Reading what was written");
  return TRUE;
}

gboolean
rj_file_sync_folder (int folder, GError **error)
{
  return sync_fd (folder, "Syncing the folder", error);
}

int
rj_file_open_inner (int folder, const char *name, GError **error)
{
  int fd = open_retry (folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, 0);

  if (fd < 0)
    rj_file_set_error (error, errno, "Opening the folder");
  return fd;
}

gboolean
rj_file_make_inner (int folder, const char *name, GError **error)
{
  if (TEMP_FAILURE_RETRY (mkdirat (folder, name, 0700)) == 0)
    return sync_fd (folder, "Syncing the folder", error);
  return errno == EEXIST || rj_file_set_error (error, errno, "Making the folder");
}

gboolean
rj_file_prepare (int folder, const char *name, gconstpointer data, gsize length, GError **error)
{
  g_autofree char *temporary = NULL;
  int fd;
  gboolean written;

  g_return_val_if_fail (name != NULL && strchr (name, '/') == NULL, FALSE);

  temporary = temporary_name (name);
  fd = open_temporary (folder, temporary, error);
  if (fd < 0)
    return FALSE;

  written = write_all (fd, data, length, error) && sync_fd (fd, "Syncing", error);
  if (!written)
    close_quietly (&fd);
  else if (!close_checked (&fd))
    written = rj_file_set_error (error, errno, "Closing");
  written = written && compare_written (folder, temporary, data, length, error);
  if (!written)
    calls->unlink (folder, temporary);
  return written;
}

gboolean
rj_file_commit (int folder, const char *name, GError **error)
{
  g_autofree char *temporary = temporary_name (name);

  if (calls->rename (folder, temporary, name, 0) == 0)
    return rj_file_sync_folder (folder, error);
  rj_file_set_error (error, errno, "Renaming");
  calls->unlink (folder, temporary);
  return FALSE;
}

void
rj_file_abandon (int folder, const char *name)
{
  g_autofree char *temporary = temporary_name (name);

  calls->unlink (folder, temporary);
}

gboolean
rj_file_replace (int folder, const char *name, gconstpointer data, gsize length, GError **error)
{
  return rj_file_prepare (folder, name, data, length, error) && rj_file_commit (folder, name, error);
}

static int
open_regular (int folder, const char *name, struct stat *status, GError **error)
{
  /* O_NONBLOCK: a pipe of that name must not hang us. */
  int fd = open_retry (folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0);

  if (fd < 0)
    {
      rj_file_set_error (error, errno, "Opening");
      return -1;
    }
  if (fstat (fd, status) != 0)
    rj_file_set_error (error, errno, "Looking at a file");
  else if (!S_ISREG (status->st_mode))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "Not a regular file");
  else
    return fd;
  close_quietly (&fd);
  return -1;
}

GBytes *
rj_file_read (int folder, const char *name, gsize max_length, GError **error)
{
  struct stat status;
  g_autofree guint8 *data = NULL;
  gsize got = 0;
  gboolean done;
  int fd;

  g_return_val_if_fail (name != NULL, NULL);

  fd = open_regular (folder, name, &status, error);
  if (fd < 0)
    return NULL;
  if (status.st_size < 0 || (guint64) status.st_size > max_length)
    {
      close_quietly (&fd);
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, "The file is too long");
      return NULL;
    }
  data = g_malloc ((gsize) status.st_size + 1);
  done = read_up_to (fd, data, (gsize) status.st_size, &got, error);
  close_quietly (&fd);
  return done ? g_bytes_new_take (g_steal_pointer (&data), got) : NULL;
}

/* Copies what is left of @from to @to, and the checksum of it to @sum. */
static gboolean
copy_content (int from, int to, GChecksum *sum, GCancellable *cancellable, GError **error)
{
  g_autofree guint8 *buffer = g_malloc (CHUNK);
  gsize got;

  do
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !read_up_to (from, buffer, CHUNK, &got, error))
        return FALSE;
      g_checksum_update (sum, buffer, (gssize) got);
      if (to >= 0 && !write_all (to, buffer, got, error))
        return FALSE;
    }
  while (got == CHUNK);
  return TRUE;
}

static gboolean
write_head (int fd, GBytes *head, GChecksum *sum, GError **error)
{
  gsize length = 0;
  const guint8 *data = head != NULL ? g_bytes_get_data (head, &length) : NULL;

  if (length == 0)
    return TRUE;
  g_checksum_update (sum, data, (gssize) length);
  return write_all (fd, data, length, error);
}

static gboolean
copy_to_temporary (int from,
                   GBytes *head,
                   int folder,
                   const char *temporary,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (GChecksum) source = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GChecksum) copy = g_checksum_new (G_CHECKSUM_SHA256);
  struct stat status;
  gboolean copied;
  int fd = open_temporary (folder, temporary, error);

  if (fd < 0)
    return FALSE;
  copied = write_head (fd, head, source, error) && copy_content (from, fd, source, cancellable, error)
           && sync_fd (fd, "Syncing", error);
  if (!copied)
    close_quietly (&fd);
  else if (!close_checked (&fd))
    copied = rj_file_set_error (error, errno, "Closing");
  if (!copied)
    return FALSE;

  fd = open_regular (folder, temporary, &status, error);
  if (fd < 0)
    return FALSE;
  copied = copy_content (fd, -1, copy, cancellable, error);
  close_quietly (&fd);
  if (copied && !g_str_equal (g_checksum_get_string (source), g_checksum_get_string (copy)))
    copied = rj_file_set_error (error, EIO, "Reading what was written");
  return copied;
}

/* Opens a regular file and stands behind its first @skip bytes. */
static int
open_behind (int folder, const char *name, guint64 skip, GError **error)
{
  struct stat status;
  int fd = open_regular (folder, name, &status, error);

  if (fd >= 0 && skip > 0 && lseek (fd, (off_t) skip, SEEK_SET) < 0)
    {
      rj_file_set_error (error, errno, "Seeking");
      close_quietly (&fd);
    }
  return fd;
}

gboolean
rj_file_copy (int from,
              const char *from_name,
              int to,
              const char *to_name,
              GCancellable *cancellable,
              GError **error)
{
  return rj_file_copy_part (from, from_name, 0, NULL, to, to_name, cancellable, error);
}

gboolean
rj_file_copy_part (int from,
                   const char *from_name,
                   guint64 skip,
                   GBytes *head,
                   int to,
                   const char *to_name,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autofree char *temporary = NULL;
  gboolean copied;
  int fd;

  g_return_val_if_fail (from_name != NULL && to_name != NULL, FALSE);

  fd = open_behind (from, from_name, skip, error);
  if (fd < 0)
    return FALSE;
  temporary = temporary_name (to_name);
  copied = copy_to_temporary (fd, head, to, temporary, cancellable, error)
           && rj_file_rename (to, temporary, to_name, error);
  close_quietly (&fd);
  if (!copied)
    calls->unlink (to, temporary);
  return copied;
}

gboolean
rj_file_sum (int folder,
             const char *name,
             guint64 skip,
             guint8 sum[RJ_FILE_SUM_LENGTH],
             guint64 *length,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize digest_length = RJ_FILE_SUM_LENGTH;
  struct stat status;
  gboolean done;
  int fd = open_behind (folder, name, skip, error);

  if (fd < 0)
    return FALSE;
  done = copy_content (fd, -1, checksum, cancellable, error);
  if (done && fstat (fd, &status) != 0)
    done = rj_file_set_error (error, errno, "Looking at a file");
  close_quietly (&fd);
  if (!done)
    return FALSE;
  g_checksum_get_digest (checksum, sum, &digest_length);
  *length = (guint64) status.st_size > skip ? (guint64) status.st_size - skip : 0;
  return TRUE;
}

GBytes *
rj_file_read_head (int folder, const char *name, gsize length, GError **error)
{
  g_autofree guint8 *data = g_malloc (length);
  gsize got = 0;
  gboolean done;
  int fd = open_behind (folder, name, 0, error);

  if (fd < 0)
    return NULL;
  done = read_up_to (fd, data, length, &got, error);
  close_quietly (&fd);
  return done ? g_bytes_new_take (g_steal_pointer (&data), got) : NULL;
}

static gboolean
overwrite (int fd, guint64 offset, const guint8 *data, gsize length, GError **error)
{
  g_autofree guint8 *there = g_malloc (length);
  gsize got = 0;

  if (lseek (fd, (off_t) offset, SEEK_SET) < 0)
    return rj_file_set_error (error, errno, "Seeking");
  if (!write_all (fd, data, length, error) || !sync_fd (fd, "Syncing", error))
    return FALSE;
  if (lseek (fd, (off_t) offset, SEEK_SET) < 0)
    return rj_file_set_error (error, errno, "Seeking");
  if (!read_up_to (fd, there, length, &got, error))
    return FALSE;
  if (got != length || memcmp (there, data, length) != 0)
    return rj_file_set_error (error, EIO, "Reading what was written");
  return TRUE;
}

gboolean
rj_file_overwrite (int folder,
                   const char *name,
                   guint64 offset,
                   gconstpointer data,
                   gsize length,
                   GError **error)
{
  struct stat status;
  gboolean done = FALSE;
  int fd = open_retry (folder, name, O_RDWR | O_NOFOLLOW | O_NONBLOCK, 0);

  if (fd < 0)
    return rj_file_set_error (error, errno, "Opening");
  if (fstat (fd, &status) != 0)
    rj_file_set_error (error, errno, "Looking at a file");
  else if (!S_ISREG (status.st_mode) || (guint64) status.st_size < offset + length)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "The file is too short");
  else
    done = overwrite (fd, offset, data, length, error);
  if (done && !close_checked (&fd))
    done = rj_file_set_error (error, errno, "Closing");
  close_quietly (&fd);
  return done;
}

gboolean
rj_file_rename (int folder, const char *from, const char *to, GError **error)
{
  struct stat status;
  int result = calls->rename (folder, from, to, RENAME_NOREPLACE);

  /* Not every file system knows the flag. */
  if (result != 0 && errno == EINVAL)
    {
      if (fstatat (folder, to, &status, AT_SYMLINK_NOFOLLOW) == 0)
        return rj_file_set_error (error, EEXIST, "Renaming");
      result = calls->rename (folder, from, to, 0);
    }
  if (result != 0)
    return rj_file_set_error (error, errno, "Renaming");
  return rj_file_sync_folder (folder, error);
}

gboolean
rj_file_exchange (int folder, const char *a, const char *b, GError **error)
{
  if (calls->rename (folder, a, b, RENAME_EXCHANGE) == 0)
    return rj_file_sync_folder (folder, error);
  rj_file_set_error (error, errno == EINVAL || errno == ENOSYS ? EOPNOTSUPP : errno, "Exchanging");
  return FALSE;
}

gboolean
rj_file_remove (int folder, const char *name, GError **error)
{
  if (calls->unlink (folder, name) != 0 && errno != ENOENT)
    return rj_file_set_error (error, errno, "Removing a file");
  return TRUE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GStrv
rj_file_list (int folder, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_null_terminated (8, g_free, TRUE);
  /* A descriptor of its own: the place in the folder belongs to it. */
  int fd = open_retry (folder, ".", O_RDONLY | O_DIRECTORY, 0);
  DIR *entries = fd >= 0 ? fdopendir (fd) : NULL;
  struct dirent *entry;

  if (entries == NULL)
    {
      rj_file_set_error (error, errno, "Reading the folder");
      close_quietly (&fd);
      return NULL;
    }
  while ((errno = 0, entry = readdir (entries)) != NULL)
    if (strcmp (entry->d_name, ".") != 0 && strcmp (entry->d_name, "..") != 0)
      g_ptr_array_add (names, g_strdup (entry->d_name));
  if (errno != 0)
    {
      rj_file_set_error (error, errno, "Reading the folder");
      closedir (entries);
      return NULL;
    }
  closedir (entries);
  g_ptr_array_sort (names, compare_names);
  return (GStrv) g_ptr_array_steal (names, NULL);
}

gboolean
rj_file_find (int folder, const char *name, gboolean *exists, GError **error)
{
  struct stat status;

  *exists = fstatat (folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0;
  if (!*exists && errno != ENOENT)
    return rj_file_set_error (error, errno, "Looking for a file");
  return TRUE;
}
