// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A disk that fills up and has room again, loaded into a program before its C library: while the file
 * $RJ_FULL_DISK_SWITCH is there, nothing can be written to files below $RJ_FULL_DISK_FOLDER; but to the one
 * whose path ends with $RJ_FULL_DISK_SPARES, if that is set: it has the last few bytes.
 *
 * A file system of its own would need rights that whoever runs the tests may not have.
 */
/* Both names are wanted, and not one for the other. */
#undef _FILE_OFFSET_BITS

#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#define EXPORT __attribute__ ((visibility ("default")))

static int
is_full (int fd)
{
  const char *folder = getenv ("RJ_FULL_DISK_FOLDER");
  const char *full = getenv ("RJ_FULL_DISK_SWITCH");
  const char *spares = getenv ("RJ_FULL_DISK_SPARES");
  char link[64];
  char path[PATH_MAX];
  ssize_t length;
  size_t folder_length;
  size_t spares_length;
  int saved = errno;

  if (!folder || !full || access (full, F_OK) != 0)
    {
      errno = saved;
      return 0;
    }
  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  length = readlink (link, path, sizeof path);
  folder_length = strlen (folder);
  errno = saved;
  if (length <= (ssize_t) folder_length || strncmp (path, folder, folder_length) != 0
      || path[folder_length] != '/')
    return 0;
  spares_length = spares ? strlen (spares) : 0;
  return spares_length == 0 || length < (ssize_t) spares_length
         || strncmp (path + length - spares_length, spares, spares_length) != 0;
}

EXPORT ssize_t
write (int fd, const void *data, size_t length)
{
  static ssize_t (*real) (int, const void *, size_t);

  if (!real)
    *(void **) &real = dlsym (RTLD_NEXT, "write");
  if (!is_full (fd))
    return real (fd, data, length);
  errno = ENOSPC;
  return -1;
}

EXPORT ssize_t
pwrite (int fd, const void *data, size_t length, off_t at)
{
  static ssize_t (*real) (int, const void *, size_t, off_t);

  if (!real)
    *(void **) &real = dlsym (RTLD_NEXT, "pwrite");
  if (!is_full (fd))
    return real (fd, data, length, at);
  errno = ENOSPC;
  return -1;
}

EXPORT ssize_t
pwrite64 (int fd, const void *data, size_t length, off64_t at)
{
  static ssize_t (*real) (int, const void *, size_t, off64_t);

  if (!real)
    *(void **) &real = dlsym (RTLD_NEXT, "pwrite64");
  if (!is_full (fd))
    return real (fd, data, length, at);
  errno = ENOSPC;
  return -1;
}
