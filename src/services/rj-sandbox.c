// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-sandbox.h"

gboolean
rj_sandbox_is_inside (void)
{
#if RJ_DEVEL
  if (g_getenv ("RJ_DEVEL_SANDBOX"))
    return TRUE;
#endif
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}
