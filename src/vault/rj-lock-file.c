// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-lock-file.h"

#include "rj-file.h"
#include "rj-vault.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#define PATIENCE_US (G_TIME_SPAN_SECOND)

/* Who had it may be about to give it back: a copy that was just finished, a command that ends.
 * Returns: 0 or errno */
static int
wait_for_lock (int fd)
{
  gint64 until = g_get_monotonic_time () + PATIENCE_US;

  while (TEMP_FAILURE_RETRY (flock (fd, LOCK_EX | LOCK_NB)) != 0)
    {
      if (errno != EWOULDBLOCK || g_get_monotonic_time () >= until)
        return errno;
      g_usleep (10 * G_TIME_SPAN_MILLISECOND);
    }
  return 0;
}

int
rj_lock_file_take (int folder, gboolean create, GError **error)
{
  int flags = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
  int fd;
  int number;

  flags |= create ? O_RDWR | O_CREAT : O_RDONLY;
  fd = (int) TEMP_FAILURE_RETRY (openat (folder, RJ_LOCK_FILE_NAME, flags, 0600));

  number = fd >= 0 ? wait_for_lock (fd) : errno;
  if (number == 0)
    return fd;
  if (fd >= 0)
    close (fd);
  if (fd >= 0 && number == EWOULDBLOCK)
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
