// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-secret-bytes.h"

#include <string.h>

static void
test_equal (void)
{
  g_autoptr (RjSecretBytes) a = rj_secret_bytes_new_text ("correct horse");
  g_autoptr (RjSecretBytes) b = rj_secret_bytes_new_from ("correct horse", 13);
  g_autoptr (RjSecretBytes) c = rj_secret_bytes_new_text ("correct horsE");
  g_autoptr (RjSecretBytes) d = rj_secret_bytes_new_text ("correct hors");
  g_autoptr (RjSecretBytes) none = rj_secret_bytes_new (0);

  g_assert_true (rj_secret_bytes_equal (a, b));
  g_assert_false (rj_secret_bytes_equal (a, c));
  g_assert_false (rj_secret_bytes_equal (a, d));
  g_assert_cmpuint (rj_secret_bytes_get_length (none), ==, 0);
}

static void
test_wipe (void)
{
  char text[32] = "a passphrase";

  rj_secret_wipe (text, sizeof text);
  for (gsize i = 0; i < sizeof text; i++)
    g_assert_cmpint (text[i], ==, 0);

  /* The last reference unmaps; one before keeps. */
  RjSecretBytes *secret = rj_secret_bytes_new_text ("kept");
  rj_secret_bytes_ref (secret);
  rj_secret_bytes_unref (secret);
  g_assert_cmpmem (rj_secret_bytes_get (secret), 4, "kept", 4);
  rj_secret_bytes_unref (secret);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/secret-bytes/equal", test_equal);
  g_test_add_func ("/secret-bytes/wipe", test_wipe);
  return g_test_run ();
}
