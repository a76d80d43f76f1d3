// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-file.h"
#include "rj-reminder-cache.h"
#include "rj-sealed-record.h"

#include <glib/gstdio.h>
#include <string.h>

#define NOW_US G_GINT64_CONSTANT (1763740800000000)
#define KEY    "7f8a1f50-0000-4000-8000-000000000000"

static GPtrArray *
make_plan (guint n)
{
  GPtrArray *plan = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_reminder_free);

  for (guint i = 0; i < n; i++)
    {
      RjReminder *reminder = rj_reminder_new ();

      reminder->key = g_strdup (KEY);
      reminder->item_id = g_strdup ("not to be kept");
      reminder->due_us = NOW_US + i;
      reminder->quiet = i % 2;
      g_ptr_array_add (plan, reminder);
    }
  return plan;
}

static void
test_round_trip (void)
{
  g_autoptr (RjSecretBytes) secret = rj_secret_bytes_new_text ("what the desktop keeps for us");
  g_autoptr (RjSecretBytes) other = rj_secret_bytes_new_text ("what the desktop keeps for others");
  const guint counts[] = { 0, 1, 500, RJ_REMINDER_CACHE_MAX, RJ_REMINDER_CACHE_MAX + 1 };

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autoptr (GPtrArray) plan = make_plan (counts[i]);
      g_autoptr (GBytes) sealed = rj_reminder_cache_seal (secret, NOW_US, plan);
      g_autoptr (GPtrArray) back = rj_reminder_cache_open (secret, sealed);
      g_autoptr (GPtrArray) none = rj_reminder_cache_open (other, sealed);

      g_assert_null (none);
      g_assert_cmpuint (back->len, ==, MIN (counts[i], RJ_REMINDER_CACHE_MAX));
      for (guint j = 0; j < back->len; j++)
        {
          const RjReminder *reminder = back->pdata[j];

          g_assert_cmpstr (reminder->key, ==, KEY);
          g_assert_cmpint (reminder->due_us, ==, NOW_US + j);
          g_assert_cmpint (reminder->quiet, ==, j % 2);
          g_assert_null (reminder->item_id);
        }
    }
}

/* Nothing of it can be read, and one reminder more or less does not show in its length. */
static void
test_sealed (void)
{
  g_autoptr (RjSecretBytes) secret = rj_secret_bytes_new_text ("what the desktop keeps for us");
  g_autoptr (GPtrArray) one = make_plan (1);
  g_autoptr (GPtrArray) two = make_plan (2);
  g_autoptr (GBytes) first = rj_reminder_cache_seal (secret, NOW_US, one);
  g_autoptr (GBytes) second = rj_reminder_cache_seal (secret, NOW_US, two);
  gint64 due = NOW_US;

  g_assert_cmpuint (g_bytes_get_size (first), ==, g_bytes_get_size (second));
  g_assert_null (memmem (g_bytes_get_data (first, NULL), g_bytes_get_size (first), KEY, 8));
  g_assert_null (memmem (g_bytes_get_data (first, NULL), g_bytes_get_size (first), &due, sizeof due));
}

/* Each byte of it counts; cut off anywhere it is none. */
static void
test_damaged (void)
{
  g_autoptr (RjSecretBytes) secret = rj_secret_bytes_new_text ("what the desktop keeps for us");
  g_autoptr (GPtrArray) plan = make_plan (3);
  g_autoptr (GBytes) sealed = rj_reminder_cache_seal (secret, NOW_US, plan);
  gsize length = g_bytes_get_size (sealed);

  for (gsize i = 0; i < length; i += 37)
    {
      g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (sealed, NULL), length);
      g_autoptr (GBytes) wrong = NULL;
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (sealed, 0, i);

      copy[i] ^= 1;
      wrong = g_bytes_new (copy, length);
      g_assert_null (rj_reminder_cache_open (secret, wrong));
      g_assert_null (rj_reminder_cache_open (secret, cut));
    }
}

static void
test_file (void)
{
  g_autoptr (RjSecretBytes) secret = rj_secret_bytes_new_text ("what the desktop keeps for us");
  g_autofree char *parent = g_dir_make_tmp ("rj-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (parent, "inner", NULL);
  g_autofree char *path = g_build_filename (folder, "reminders.cache", NULL);
  g_autoptr (GPtrArray) plan = make_plan (3);
  g_autoptr (GBytes) sealed = rj_reminder_cache_seal (secret, NOW_US, plan);
  g_autoptr (GBytes) back = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  g_assert_null (rj_reminder_cache_read (folder, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (rj_reminder_cache_write (folder, sealed, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  back = rj_reminder_cache_read (folder, &error);
  g_assert_true (g_bytes_equal (back, sealed));
  rj_reminder_cache_remove (folder);
  rj_reminder_cache_remove (folder);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_assert_cmpint (g_rmdir (parent), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reminder-cache/round-trip", test_round_trip);
  g_test_add_func ("/reminder-cache/sealed", test_sealed);
  g_test_add_func ("/reminder-cache/damaged", test_damaged);
  g_test_add_func ("/reminder-cache/file", test_file);

  return g_test_run ();
}
