// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Time that goes by at once, loaded into a program before its C library. The file $RJ_AWAKE holds two numbers
 * of nanoseconds (int64): how much longer the machine seems to be awake, and how much longer to have slept.
 *
 * All timers of the program count with these clocks: what is waited for in the program is not waited for in a
 * test.
 */
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define EXPORT    __attribute__ ((visibility ("default")))
#define SECOND_NS 1000000000

static const volatile int64_t *longer;

__attribute__ ((constructor)) static void
open_file (void)
{
  const char *path = getenv ("RJ_AWAKE");
  int fd = path ? open (path, O_RDONLY | O_CLOEXEC) : -1;
  void *map;

  if (fd < 0)
    return;
  map = mmap (NULL, 2 * sizeof (int64_t), PROT_READ, MAP_SHARED, fd, 0);
  close (fd);
  if (map != MAP_FAILED)
    longer = map;
}

EXPORT int
clock_gettime (clockid_t id, struct timespec *time)
{
  int result = (int) syscall (SYS_clock_gettime, id, time);
  int64_t more = 0;

  if (result != 0 || !longer)
    return result;
  if (id == CLOCK_MONOTONIC || id == CLOCK_MONOTONIC_COARSE || id == CLOCK_BOOTTIME)
    more = longer[0];
  if (id == CLOCK_BOOTTIME)
    more += longer[1];
  more += time->tv_nsec;
  time->tv_sec += more / SECOND_NS;
  time->tv_nsec = more % SECOND_NS;
  return 0;
}
