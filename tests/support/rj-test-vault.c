// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-test-vault.h"

#include "rj-vault-private.h"

#include <dirent.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

static const RjKdfParams cheap = { .memory_kib = 64, .passes = 1, .lanes = 1 };

char *
rj_test_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *path = g_dir_make_tmp ("rj-vault-XXXXXX", &error);

  g_assert_no_error (error);
  return path;
}

void
rj_test_remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        rj_test_remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

RjVault *
rj_test_vault_new (const char *folder)
{
  g_autoptr (RjClock) clock = rj_fake_clock_new (1764000000000000, "UTC");

  return rj_vault_new (folder, clock);
}

static void
keep_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (!*result)
    g_main_context_iteration (NULL, TRUE);
}

gboolean
rj_test_vault_open (RjVault *vault, RjTestOpening how, const char *secret, GError **error)
{
  g_autoptr (RjSecretBytes) bytes = rj_secret_bytes_new_text (secret);
  g_autoptr (GAsyncResult) result = NULL;

  switch (how)
    {
    case RJ_TEST_CREATE:
      rj_vault_create_with_params_async (vault, bytes, &cheap, NULL, keep_result, &result);
      wait_for (&result);
      return rj_vault_create_finish (vault, result, error);
    case RJ_TEST_UNLOCK:
      rj_vault_unlock_async (vault, bytes, NULL, keep_result, &result);
      wait_for (&result);
      return rj_vault_unlock_finish (vault, result, error);
    case RJ_TEST_UNLOCK_WITH_SPARE_KEY:
    default:
      rj_vault_unlock_with_spare_key_async (vault, bytes, NULL, keep_result, &result);
      wait_for (&result);
      return rj_vault_unlock_with_spare_key_finish (vault, result, error);
    }
}

gboolean
rj_test_vault_change_one (RjVault *vault,
                          const char *current,
                          const char *passphrase,
                          GStrv *left,
                          GError **error)
{
  g_autoptr (RjSecretBytes) old = current != NULL ? rj_secret_bytes_new_text (current) : NULL;
  g_autoptr (RjSecretBytes) bytes = rj_secret_bytes_new_text (passphrase);
  g_autoptr (GAsyncResult) result = NULL;

  rj_vault_change_passphrase_with_params_async (vault, old, bytes, &cheap, NULL, keep_result, &result);
  wait_for (&result);
  return rj_vault_change_passphrase_finish (vault, result, left, error);
}

gboolean
rj_test_vault_change (RjVault *vault, const char *passphrase, GError **error)
{
  return rj_test_vault_change_one (vault, NULL, passphrase, NULL, error);
}

gboolean
rj_test_vault_add (RjVault *vault, const char *current, const char *passphrase, GError **error)
{
  g_autoptr (RjSecretBytes) old = rj_secret_bytes_new_text (current);
  g_autoptr (RjSecretBytes) bytes = rj_secret_bytes_new_text (passphrase);
  g_autoptr (GAsyncResult) result = NULL;

  rj_vault_add_passphrase_with_params_async (vault, old, bytes, &cheap, NULL, keep_result, &result);
  wait_for (&result);
  return rj_vault_change_passphrase_finish (vault, result, NULL, error);
}

gboolean
rj_test_vault_remove_other (RjVault *vault, const char *current, GStrv *left, GError **error)
{
  g_autoptr (RjSecretBytes) old = rj_secret_bytes_new_text (current);
  g_autoptr (GAsyncResult) result = NULL;

  rj_vault_remove_other_passphrase_async (vault, old, NULL, keep_result, &result);
  wait_for (&result);
  return rj_vault_change_passphrase_finish (vault, result, left, error);
}

gboolean
rj_test_vault_close (RjVault *vault, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  rj_vault_close_async (vault, keep_result, &result);
  wait_for (&result);
  return rj_vault_close_finish (vault, result, error);
}

gboolean
rj_test_vault_adopt (RjVault *vault, const char *source, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (source);

  rj_vault_adopt_async (vault, file, NULL, keep_result, &result);
  wait_for (&result);
  return rj_vault_adopt_finish (vault, result, error);
}

char *
rj_test_make_journal (const char *folder)
{
  g_autoptr (RjVault) vault = rj_test_vault_new (folder);
  g_autoptr (RjSecretBytes) spare = NULL;
  g_autoptr (GError) error = NULL;

  rj_test_vault_open (vault, RJ_TEST_CREATE, RJ_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  spare = rj_vault_dup_spare_key (vault);
  rj_test_vault_close (vault, &error);
  g_assert_no_error (error);
  return g_strndup ((const char *) rj_secret_bytes_get (spare), rj_secret_bytes_get_length (spare));
}

char *
rj_test_describe_folder (const char *folder)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *content = NULL;
      g_autofree char *sum = NULL;
      gsize length = 0;
      struct stat status;

      if (g_str_equal (name, "inbox"))
        continue;
      g_assert_cmpint (lstat (path, &status), ==, 0);
      if (S_ISREG (status.st_mode) && g_file_get_contents (path, &content, &length, NULL))
        sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) content, length);
      g_ptr_array_add (lines,
                       g_strdup_printf ("%s %o %" G_GINT64_FORMAT " %ld.%09ld %s", name, status.st_mode,
                                        (gint64) status.st_size, (long) status.st_mtim.tv_sec,
                                        status.st_mtim.tv_nsec, sum ? sum : "-"));
    }
  g_ptr_array_sort_values (lines, (GCompareFunc) g_strcmp0);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}
