// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-kdf-policy.h"

gboolean
rj_kdf_policy_get (RjKdfParams *params, GError **error)
{
#if RJ_DEVEL
  if (g_strcmp0 (g_getenv (RJ_KDF_POLICY_VARIABLE), "1") == 0)
    {
      *params = (RjKdfParams) { .memory_kib = 1024, .passes = 1, .lanes = 1 };
      return TRUE;
    }
#endif
  return rj_kdf_calibrate (params, error);
}
