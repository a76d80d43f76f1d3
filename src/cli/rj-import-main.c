// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-import-helper.h"

#include <stdio.h>
#include <unistd.h>

#ifdef __SANITIZE_ADDRESS__
/* Looking for leaks takes a thread, and this process may make none; the fuzz targets look for them. Said
 * here, because options of the environment win over __asan_default_options(). */
int __lsan_is_turned_off (void);

int
__lsan_is_turned_off (void)
{
  return 1;
}
#endif

/* For the program itself, never for a person: see rj-import-helper.h. */
int
main (int argc, char **argv)
{
  return rj_import_helper_main (STDIN_FILENO, stdout);
}
