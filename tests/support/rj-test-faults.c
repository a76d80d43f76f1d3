// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-test-faults.h"

#include "rj-file-private.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>

static int count;
static int fail_at;
static gboolean kills;

static gboolean
is_due (void)
{
  if (g_atomic_int_add (&count, 1) + 1 != fail_at)
    return FALSE;
  if (kills)
    kill (getpid (), SIGKILL);
  errno = ENOSPC;
  return TRUE;
}

static int
due_open (int folder, const char *name, int flags, mode_t mode)
{
  return is_due () ? -1 : openat (folder, name, flags, mode);
}

static ssize_t
due_read (int fd, void *buffer, size_t length)
{
  return is_due () ? -1 : read (fd, buffer, length);
}

static ssize_t
due_write (int fd, const void *data, size_t length)
{
  return is_due () ? -1 : write (fd, data, length);
}

static int
due_fsync (int fd)
{
  return is_due () ? -1 : fsync (fd);
}

static int
due_rename (int folder, const char *from, const char *to, unsigned int flags)
{
  return is_due () ? -1 : renameat2 (folder, from, folder, to, flags);
}

static int
due_unlink (int folder, const char *name)
{
  return is_due () ? -1 : unlinkat (folder, name, 0);
}

static int
due_close (int fd)
{
  gboolean due = is_due ();

  close (fd);
  return due ? -1 : 0;
}

static const RjFileCalls due_calls = {
  .open = due_open,
  .read = due_read,
  .write = due_write,
  .fsync = due_fsync,
  .rename = due_rename,
  .unlink = due_unlink,
  .close = due_close,
};

void
rj_test_faults_arm (int at, gboolean kill_there)
{
  g_atomic_int_set (&count, 0);
  fail_at = at;
  kills = kill_there;
  rj_file_set_calls (&due_calls);
}

int
rj_test_faults_disarm (void)
{
  rj_file_set_calls (NULL);
  return g_atomic_int_get (&count);
}
