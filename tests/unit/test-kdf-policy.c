// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

// The default profile, whatever this was configured for.
#undef RJ_DEVEL
#define RJ_DEVEL 0
#include "rj-kdf-policy.c"

static void
test_default_profile (void)
{
  RjKdfParams params = { 0 };
  g_autoptr (GError) error = NULL;

  g_setenv (RJ_KDF_POLICY_VARIABLE, "1", TRUE);
  g_assert_true (rj_kdf_policy_get (&params, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (params.memory_kib, >=, 64 * 1024);
  g_assert_cmpuint (params.passes, >=, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kdf-policy/default-profile", test_default_profile);
  return g_test_run ();
}
