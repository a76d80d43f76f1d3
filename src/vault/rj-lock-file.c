// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-lock-file.h"

#include "rj-file.h"
#include "rj-vault.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define PATIENCE_US (G_TIME_SPAN_SECOND)

/* Returns: FALSE when the time is over */
static gboolean
pause_until (gint64 until)
{
  if (g_get_monotonic_time () >= until)
    return FALSE;
  g_usleep (10 * G_TIME_SPAN_MILLISECOND);
  return TRUE;
}

/* Who had it may be about to give it back: a copy that was just finished, a command that ends.
 * Returns: 0 or errno */
static int
wait_for_lock (int fd, gint64 until)
{
  while (TEMP_FAILURE_RETRY (flock (fd, LOCK_EX | LOCK_NB)) != 0)
    {
      int number = errno;

      if (number != EWOULDBLOCK || !pause_until (until))
        return number;
    }
  return 0;
}

/* Whoever removes a journal removes its lock last, and holds it until then: a file that has the name no
 * longer keeps nobody out.
 * Returns: 0 or errno */
static int
check_name (int folder, int fd, gboolean *has)
{
  struct stat ours, there;

  *has = FALSE;
  if (fstat (fd, &ours) != 0)
    return errno;
  if (fstatat (folder, RJ_LOCK_FILE_NAME, &there, AT_SYMLINK_NOFOLLOW) != 0)
    return errno == ENOENT ? 0 : errno;
  *has = ours.st_dev == there.st_dev && ours.st_ino == there.st_ino;
  return 0;
}

/* Returns: a descriptor, or -1 and @number */
static int
open_locked (int folder, int flags, gint64 until, int *number)
{
  for (;;)
    {
      gboolean has = FALSE;
      int fd = (int) TEMP_FAILURE_RETRY (openat (folder, RJ_LOCK_FILE_NAME, flags, 0600));

      *number = fd >= 0 ? wait_for_lock (fd, until) : errno;
      if (*number == 0)
        *number = check_name (folder, fd, &has);
      if (has)
        return fd;
      if (fd >= 0)
        close (fd);
      /* There are file systems on which a file is never the one of its name. */
      if (*number == 0 && !pause_until (until))
        *number = EWOULDBLOCK;
      if (*number != 0)
        return -1;
    }
}

int
rj_lock_file_take (int folder, gboolean create, GError **error)
{
  const int flags = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | (create ? O_RDWR | O_CREAT : O_RDONLY);
  int number;
  int fd = open_locked (folder, flags, g_get_monotonic_time () + PATIENCE_US, &number);

  if (fd >= 0)
    return fd;
  if (number == EWOULDBLOCK)
    g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_OPEN_ELSEWHERE,
                         "The journal is open elsewhere");
  else
    rj_file_set_error (error, number, "Taking the lock");
  return -1;
}

gboolean
rj_lock_file_mark (int lock)
{
  char mark = 0;
  gboolean was_marked = TEMP_FAILURE_RETRY (pread (lock, &mark, 1, 0)) == 1;

  /* On a disk without room nobody learns that the program stopped: that is all. */
  if (!was_marked && TEMP_FAILURE_RETRY (pwrite (lock, "1", 1, 0)) != 1)
    g_debug ("The lock cannot be marked: %s", g_strerror (errno));
  return was_marked;
}

void
rj_lock_file_unmark (int lock)
{
  if (TEMP_FAILURE_RETRY (ftruncate (lock, 0)) != 0)
    g_debug ("The mark on the lock stays: %s", g_strerror (errno));
}
