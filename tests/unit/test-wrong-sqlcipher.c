// SPDX-License-Identifier: GPL-3.0-or-later
// Built once for each library that must never hold a journal: it refuses, and not one byte is written.
#include "rj-connection.h"
#include "rj-store.h"

#include <glib/gstdio.h>

static const char *const digits = "0123456789abcdef0123456789abcdef0123456789abcdef"
                                  "0123456789abcdef0123456789abcdef0123456789abcdef";

static void
test_prove (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (rj_connection_prove_codec (&error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NO_CODEC);
}

static void
test_create (void)
{
  g_autoptr (RjSecretBytes) key = rj_secret_bytes_new_text (digits);
  g_autofree char *folder = g_dir_make_tmp ("rj-wrong-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "journal.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;

  g_assert_null (rj_connection_open (path, key, RJ_CONNECTION_CREATE, &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NO_CODEC);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
  g_assert_no_errno (g_rmdir (folder));
}

static void
test_in_memory (void)
{
  g_autoptr (RjSecretBytes) key = rj_secret_bytes_new_text (digits);
  g_autoptr (GError) error = NULL;

  g_assert_null (rj_connection_open (RJ_CONNECTION_IN_MEMORY, key, RJ_CONNECTION_CREATE, &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NO_CODEC);
}

static void
test_open (void)
{
  g_autoptr (RjSecretBytes) key = rj_secret_bytes_new_text (digits);
  g_autofree char *folder = g_dir_make_tmp ("rj-wrong-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "journal.db", NULL);
  g_autofree char *before = g_malloc (8192);
  g_autofree char *after = NULL;
  gsize length = 0;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 8192; i++)
    before[i] = (char) g_test_rand_int_range (0, 256);
  g_assert_true (g_file_set_contents (path, before, 8192, NULL));
  g_assert_null (rj_connection_open (path, key, RJ_CONNECTION_OPEN, &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NO_CODEC);
  g_assert_true (g_file_get_contents (path, &after, &length, NULL));
  g_assert_cmpmem (before, 8192, after, length);
  g_assert_no_errno (g_unlink (path));
  g_assert_no_errno (g_rmdir (folder));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/wrong-sqlcipher/prove", test_prove);
  g_test_add_func ("/wrong-sqlcipher/create", test_create);
  g_test_add_func ("/wrong-sqlcipher/in-memory", test_in_memory);
  g_test_add_func ("/wrong-sqlcipher/open", test_open);

  return g_test_run ();
}
