// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-lock-file.h"
#include "rj-vault.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

typedef int (*StatAt) (int folder, const char *name, struct stat *status, int flags);

/* What a file system says of the name: an error, or another number than that of the file. */
static int name_errno;
static gboolean name_is_another;

/* In place of the one of the C library. */
int
fstatat (int folder, const char *restrict name, struct stat *restrict status, int flags)
{
  StatAt real = (StatAt) dlsym (RTLD_NEXT, "fstatat64");
  int result = real (folder, name, status, flags);

  if (result == 0 && g_str_equal (name, RJ_LOCK_FILE_NAME))
    {
      status->st_ino += name_is_another;
      errno = name_errno;
      result = name_errno != 0 ? -1 : 0;
    }
  return result;
}

typedef struct {
  char *path;
  int folder;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->path = g_dir_make_tmp ("rj-test-XXXXXX", NULL);
  self->folder = open (self->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  name_errno = 0;
  name_is_another = FALSE;
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autofree char *lock = g_build_filename (self->path, RJ_LOCK_FILE_NAME, NULL);

  close (self->folder);
  g_unlink (lock);
  g_assert_no_errno (g_rmdir (self->path));
  g_free (self->path);
}

static void
test_take (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  int lock = rj_lock_file_take (self->folder, TRUE, &error);

  g_assert_no_error (error);
  g_assert_cmpint (rj_lock_file_take (self->folder, TRUE, &error), ==, -1);
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_OPEN_ELSEWHERE);
  close (lock);
}

static void
test_name_unknown (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  name_errno = EACCES;
  g_assert_cmpint (rj_lock_file_take (self->folder, TRUE, &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
}

/* It ends, and gives back what it took. */
static void
test_name_of_another (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  int lock;

  name_is_another = TRUE;
  g_assert_cmpint (rj_lock_file_take (self->folder, TRUE, &error), ==, -1);
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_OPEN_ELSEWHERE);
  g_clear_error (&error);
  name_is_another = FALSE;
  lock = rj_lock_file_take (self->folder, TRUE, &error);
  g_assert_no_error (error);
  close (lock);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/lock-file/take", test_take);
  ADD ("/lock-file/name-unknown", test_name_unknown);
  ADD ("/lock-file/name-of-another", test_name_of_another);
  return g_test_run ();
}
