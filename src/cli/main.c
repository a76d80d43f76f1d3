// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-cli.h"

int
main (int argc, char **argv)
{
  return rj_cli_main (argc, argv);
}
