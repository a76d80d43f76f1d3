// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-file-private.h"
#include "rj-file.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#define OLD "what was there before"
#define NEW "what is to be there, and somewhat longer"

typedef struct {
  char *path;
  int folder;
} Fixture;

/* The system calls, counted; the one with the number @fail_at fails. */
typedef enum {
  FAIL_ERRNO,
  /* half of what was asked for, then it goes on */
  FAIL_SHORT,
  /* once, and the next try goes well */
  FAIL_INTERRUPTED,
  /* reads give something else than what is there */
  FAIL_LIES,
} FailHow;

static int count;
static int fail_at;
static FailHow fail_how;
static int fail_errno;

static gboolean
is_due (void)
{
  return ++count == fail_at;
}

/* -1 to fail, 0 to go on */
static int
refuse (void)
{
  if (!is_due () || fail_how == FAIL_SHORT || fail_how == FAIL_LIES)
    return 0;
  errno = fail_how == FAIL_INTERRUPTED ? EINTR : fail_errno;
  return -1;
}

static int
count_open (int folder, const char *name, int flags, mode_t mode)
{
  return refuse () ? -1 : openat (folder, name, flags, mode);
}

static ssize_t
count_read (int fd, void *buffer, size_t length)
{
  gboolean due = ++count == fail_at;
  ssize_t got;

  if (due && (fail_how == FAIL_ERRNO || fail_how == FAIL_INTERRUPTED))
    {
      errno = fail_how == FAIL_INTERRUPTED ? EINTR : fail_errno;
      return -1;
    }
  got = read (fd, buffer, due && fail_how == FAIL_SHORT && length > 1 ? length / 2 : length);
  if (due && fail_how == FAIL_LIES && got > 0)
    ((char *) buffer)[got / 2] ^= 1;
  return got;
}

static ssize_t
count_write (int fd, const void *data, size_t length)
{
  gboolean due = ++count == fail_at;

  if (due && (fail_how == FAIL_ERRNO || fail_how == FAIL_INTERRUPTED))
    {
      errno = fail_how == FAIL_INTERRUPTED ? EINTR : fail_errno;
      return -1;
    }
  return write (fd, data, due && fail_how == FAIL_SHORT && length > 1 ? length / 2 : length);
}

static int
count_fsync (int fd)
{
  return refuse () ? -1 : fsync (fd);
}

static int
count_rename (int folder, const char *from, const char *to, unsigned int flags)
{
  return refuse () ? -1 : renameat2 (folder, from, folder, to, flags);
}

static int
count_unlink (int folder, const char *name)
{
  return refuse () ? -1 : unlinkat (folder, name, 0);
}

static int
count_close (int fd)
{
  int refused = refuse ();
  int kept = errno;

  close (fd);
  errno = kept;
  return refused;
}

static const RjFileCalls counting = {
  .open = count_open,
  .read = count_read,
  .write = count_write,
  .fsync = count_fsync,
  .rename = count_rename,
  .unlink = count_unlink,
  .close = count_close,
};

static void
start_counting (int at, FailHow how, int number)
{
  count = 0;
  fail_at = at;
  fail_how = how;
  fail_errno = number;
  rj_file_set_calls (&counting);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->path = g_dir_make_tmp ("rj-file-XXXXXX", NULL);
  f->folder = rj_file_open_folder (f->path, FALSE, NULL);
  g_assert_cmpint (f->folder, >=, 0);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (f->path, 0, NULL);
  const char *name;

  rj_file_set_calls (NULL);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (f->path, name, NULL);
      g_remove (path);
    }
  g_rmdir (f->path);
  close (f->folder);
  g_free (f->path);
}

static void
assert_content (Fixture *f, const char *name, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = rj_file_read (f->folder, name, 1 << 20, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected, strlen (expected));
}

static gboolean
is_there (Fixture *f, const char *name)
{
  gboolean exists = FALSE;

  g_assert_true (rj_file_find (f->folder, name, &exists, NULL));
  return exists;
}

static guint
count_files (Fixture *f)
{
  g_autoptr (GDir) dir = g_dir_open (f->path, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir))
    n++;
  return n;
}

static void
put_old (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  rj_file_set_calls (NULL);
  rj_file_replace (f->folder, "file", OLD, strlen (OLD), &error);
  g_assert_no_error (error);
}

static gboolean
put_new (Fixture *f, GError **error)
{
  return rj_file_replace (f->folder, "file", NEW, strlen (NEW), error);
}

static void
test_replace (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (f->path, "file", NULL);
  struct stat status;

  put_old (f);
  assert_content (f, "file", OLD);
  g_assert_true (put_new (f, &error));
  assert_content (f, "file", NEW);
  g_assert_cmpuint (count_files (f), ==, 1);
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  g_assert_true (rj_file_replace (f->folder, "empty", "", 0, &error));
  assert_content (f, "empty", "");
}

/* The call that has just failed, and everything that follows from it: the old or the new content, whole. */
static void
check_failure (Fixture *f, gboolean replaced, GError *error, int number)
{
  g_autoptr (GBytes) bytes = NULL;
  int code = number == EROFS                        ? G_IO_ERROR_READ_ONLY
             : number == ENOSPC || number == EDQUOT ? G_IO_ERROR_NO_SPACE
                                                    : (int) g_io_error_from_errno (number);
  gboolean is_old;

  rj_file_set_calls (NULL);
  bytes = rj_file_read (f->folder, "file", 4096, NULL);
  g_assert_nonnull (bytes);
  is_old =
    g_bytes_get_size (bytes) == strlen (OLD) && !memcmp (g_bytes_get_data (bytes, NULL), OLD, strlen (OLD));
  if (!is_old)
    g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NEW, strlen (NEW));
  g_assert_true (!replaced || !is_old);
  if (!replaced)
    g_assert_error (error, G_IO_ERROR, code);
}

static void
test_every_call_fails (Fixture *f, gconstpointer data)
{
  static const int numbers[] = { EIO, ENOSPC, EDQUOT, EROFS, EACCES };
  guint points = 0;
  int calls;

  put_old (f);
  start_counting (0, FAIL_ERRNO, 0);
  g_assert_true (put_new (f, NULL));
  calls = count;
  g_assert_cmpint (calls, >=, 10);

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    for (int at = 1; at <= calls; at++)
      {
        g_autoptr (GError) error = NULL;
        gboolean replaced;

        put_old (f);
        start_counting (at, FAIL_ERRNO, numbers[i]);
        replaced = put_new (f, &error);
        check_failure (f, replaced, error, numbers[i]);
        g_assert_true (put_new (f, NULL));
        g_assert_cmpuint (count_files (f), ==, 1);
        points++;
      }
  g_test_message ("%u points, %d calls", points, calls);
}

static void
test_every_call_is_short (Fixture *f, gconstpointer data)
{
  static const FailHow hows[] = { FAIL_SHORT, FAIL_INTERRUPTED };
  int calls;

  put_old (f);
  start_counting (0, FAIL_ERRNO, 0);
  g_assert_true (put_new (f, NULL));
  calls = count;
  for (gsize i = 0; i < G_N_ELEMENTS (hows); i++)
    for (int at = 1; at <= calls; at++)
      {
        g_autoptr (GError) error = NULL;
        gboolean replaced;

        put_old (f);
        start_counting (at, hows[i], 0);
        replaced = put_new (f, &error);
        /* unlink and rename are not interrupted by signals; an error of theirs is told */
        if (!replaced)
          g_assert_cmpint (hows[i], ==, FAIL_INTERRUPTED);
        else
          g_assert_no_error (error);
        rj_file_set_calls (NULL);
        if (replaced)
          assert_content (f, "file", NEW);
      }
}

/* A disk that gives back something else than what was written. */
static void
test_read_back (Fixture *f, gconstpointer data)
{
  gboolean noticed = FALSE;
  int calls;

  put_old (f);
  start_counting (0, FAIL_ERRNO, 0);
  g_assert_true (put_new (f, NULL));
  calls = count;
  for (int at = 1; at <= calls; at++)
    {
      g_autoptr (GError) error = NULL;
      gboolean replaced;

      put_old (f);
      start_counting (at, FAIL_LIES, 0);
      replaced = put_new (f, &error);
      rj_file_set_calls (NULL);
      if (!replaced)
        {
          noticed = TRUE;
          assert_content (f, "file", OLD);
        }
    }
  g_assert_true (noticed);
}

static void
test_left_over (Fixture *f, gconstpointer data)
{
  g_autofree char *left = g_build_filename (f->path, "file.tmp", NULL);
  g_autofree char *target = g_build_filename (f->path, "target", NULL);
  g_autoptr (GError) error = NULL;

  /* what a crash has left, or a link that somebody has put there */
  g_assert_true (g_file_set_contents (left, "a part", -1, NULL));
  put_old (f);
  assert_content (f, "file", OLD);
  g_assert_true (g_file_set_contents (target, "not ours", -1, NULL));
  g_assert_cmpint (symlink (target, left), ==, 0);
  g_assert_true (put_new (f, &error));
  assert_content (f, "file", NEW);
  assert_content (f, "target", "not ours");
}

static void
test_read (Fixture *f, gconstpointer data)
{
  g_autofree char *link = g_build_filename (f->path, "link", NULL);
  g_autofree char *pipe = g_build_filename (f->path, "pipe", NULL);
  g_autoptr (GError) error = NULL;

  put_old (f);
  g_assert_null (rj_file_read (f->folder, "none", 100, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (rj_file_read (f->folder, "file", strlen (OLD) - 1, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
  g_clear_error (&error);
  g_assert_cmpint (symlink ("file", link), ==, 0);
  g_assert_null (rj_file_read (f->folder, "link", 100, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TOO_MANY_LINKS);
  g_clear_error (&error);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_null (rj_file_read (f->folder, "pipe", 100, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
  g_clear_error (&error);
  g_assert_null (rj_file_read (f->folder, ".", 100, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
}

static void
test_copy (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *big = g_strnfill (300000, 'x');

  put_old (f);
  g_assert_true (rj_file_copy (f->folder, "file", f->folder, "copy", NULL, &error));
  assert_content (f, "copy", OLD);
  g_assert_false (rj_file_copy (f->folder, "file", f->folder, "copy", NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (rj_file_replace (f->folder, "big", big, 300000, &error));
  g_assert_true (rj_file_copy (f->folder, "big", f->folder, "big copy", NULL, &error));
  assert_content (f, "big copy", big);
  g_cancellable_cancel (cancellable);
  g_assert_false (rj_file_copy (f->folder, "big", f->folder, "third", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (is_there (f, "third"));
  g_assert_false (is_there (f, "third.tmp"));
}

/* Every call of a copy fails in turn: the copy is there and whole, or it is not there. */
static void
test_copy_fails (Fixture *f, gconstpointer data)
{
  int calls;

  put_old (f);
  start_counting (0, FAIL_ERRNO, 0);
  g_assert_true (rj_file_copy (f->folder, "file", f->folder, "copy", NULL, NULL));
  calls = count;
  for (int at = 1; at <= calls; at++)
    for (int how = FAIL_ERRNO; how <= FAIL_LIES; how++)
      {
        g_autoptr (GError) error = NULL;
        gboolean copied;

        rj_file_set_calls (NULL);
        rj_file_remove (f->folder, "copy", NULL);
        start_counting (at, (FailHow) how, ENOSPC);
        copied = rj_file_copy (f->folder, "file", f->folder, "copy", NULL, &error);
        rj_file_set_calls (NULL);
        /* a lie of the first read cannot be seen here; of the second it is */
        if (copied && how != FAIL_LIES)
          assert_content (f, "copy", OLD);
        if (!copied)
          g_assert_nonnull (error);
        if (how == FAIL_ERRNO && !copied)
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
        assert_content (f, "file", OLD);
      }
}

static void
test_rename (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  put_old (f);
  g_assert_true (rj_file_replace (f->folder, "other", NEW, strlen (NEW), &error));
  g_assert_false (rj_file_rename (f->folder, "file", "other", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  assert_content (f, "other", NEW);
  g_clear_error (&error);
  g_assert_true (rj_file_rename (f->folder, "file", "third", &error));
  assert_content (f, "third", OLD);
  g_assert_false (is_there (f, "file"));
}

static void
test_folder (Fixture *f, gconstpointer data)
{
  g_autofree char *deep = g_build_filename (f->path, "a", "b", NULL);
  g_autofree char *half = g_build_filename (f->path, "a", NULL);
  g_autoptr (GError) error = NULL;
  struct stat status;
  int fd;

  g_assert_cmpint (rj_file_open_folder (deep, FALSE, &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  fd = rj_file_open_folder (deep, TRUE, &error);
  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (fstat (fd, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0700);
  close (fd);
  g_rmdir (deep);
  g_rmdir (half);
  put_old (f);
  g_free (g_steal_pointer (&deep));
  deep = g_build_filename (f->path, "file", NULL);
  g_assert_cmpint (rj_file_open_folder (deep, FALSE, &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/file/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("replace", test_replace);
  ADD ("every-call-fails", test_every_call_fails);
  ADD ("every-call-is-short", test_every_call_is_short);
  ADD ("read-back", test_read_back);
  ADD ("left-over", test_left_over);
  ADD ("read", test_read);
  ADD ("copy", test_copy);
  ADD ("copy-fails", test_copy_fails);
  ADD ("rename", test_rename);
  ADD ("folder", test_folder);
  return g_test_run ();
}
