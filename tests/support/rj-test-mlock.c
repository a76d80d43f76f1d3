// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/mman.h>

/* In the place of the C library's: SQLCipher asks ten thousand times in each opening that its memory stays
 * out of the swap space, which is most of the time of these tests and nothing that a fault is about. */
int
mlock (const void *address, size_t length)
{
  return 0;
}

int
munlock (const void *address, size_t length)
{
  return 0;
}
