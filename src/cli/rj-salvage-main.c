// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-salvager.h"

#include <stdio.h>
#include <unistd.h>

/* For the program itself, never for a person: see rj-salvager.h. */
int
main (int argc, char **argv)
{
  return rj_salvager_main (STDIN_FILENO, stdout);
}
