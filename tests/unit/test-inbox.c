// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-file.h"
#include "rj-inbox.h"
#include "rj-root-secret.h"
#include "rj-sealed-record.h"
#include "rj-vault.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define LENGTH RJ_SEALED_RECORD_LENGTH
/* Some minutes after noon. */
#define NOW_US (G_GINT64_CONSTANT (1795262400000000) + 7 * G_TIME_SPAN_MINUTE)
#define DAY_S  G_GINT64_CONSTANT (1795219200)

typedef struct {
  char *path;
  char *file;
  int folder;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->path = g_dir_make_tmp ("rj-inbox-XXXXXX", NULL);
  self->file = g_build_filename (self->path, "inbox", NULL);
  self->folder = rj_file_open_folder (self->path, FALSE, NULL);
  g_assert_cmpint (self->folder, >=, 0);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_auto (GStrv) names = rj_file_list (self->folder, NULL);

  for (guint i = 0; names[i]; i++)
    g_assert_no_errno (unlinkat (self->folder, names[i], 0));
  close (self->folder);
  g_assert_no_errno (g_rmdir (self->path));
  g_free (self->path);
  g_free (self->file);
}

/* Records as far as the file is concerned: each of its own letter. */
static GBytes *
make_records (guint n, char letter)
{
  guint8 *data = g_malloc (n * LENGTH);

  memset (data, letter, n * LENGTH);
  return g_bytes_new_take (data, n * LENGTH);
}

static gboolean
append (Fixture *self, guint n, char letter, GError **error)
{
  g_autoptr (GBytes) records = make_records (n, letter);

  return rj_inbox_append (self->folder, records, RJ_INBOX_MAX_RECORDS, NOW_US, error);
}

static void
assert_appends (Fixture *self, guint n, char letter)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (append (self, n, letter, &error));
  g_assert_no_error (error);
}

/* @letters: one a record. */
static void
assert_holds (Fixture *self, const char *letters)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RjInboxReading) reading = rj_inbox_read (self->folder, &error);
  gsize length;
  const char *data;

  g_assert_no_error (error);
  data = g_bytes_get_data (rj_inbox_reading_get_records (reading), &length);
  g_assert_cmpuint (length, ==, strlen (letters) * LENGTH);
  for (gsize i = 0; i < length; i++)
    g_assert_cmpint (data[i], ==, letters[i / LENGTH]);
}

static void
test_append (Fixture *self, gconstpointer data)
{
  struct stat status;

  assert_holds (self, "");
  g_assert_false (g_file_test (self->file, G_FILE_TEST_EXISTS));
  assert_appends (self, 1, 'a');
  assert_appends (self, 2, 'b');
  assert_holds (self, "abb");
  g_assert_no_errno (stat (self->file, &status));
  g_assert_cmpuint (status.st_mode & 07777, ==, 0600);
  /* Nobody sees when it was. */
  g_assert_cmpint (status.st_mtim.tv_sec, ==, DAY_S);
  g_assert_cmpint (status.st_mtim.tv_nsec, ==, 0);
}

static void
test_torn (Fixture *self, gconstpointer data)
{
  assert_appends (self, 2, 'a');
  g_assert_no_errno (truncate (self->file, 2 * LENGTH - 1));
  assert_holds (self, "a");
  assert_appends (self, 1, 'b');
  assert_holds (self, "ab");
}

static void
test_full (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) one = make_records (1, 't');
  g_autoptr (GError) error = NULL;
  struct stat status;

  assert_appends (self, RJ_INBOX_MAX_TRIES, 'a');
  /* Whoever tries only has had a share. */
  g_assert_false (rj_inbox_append (self->folder, one, RJ_INBOX_MAX_TRIES, NOW_US, &error));
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_INBOX_FULL);
  g_clear_error (&error);
  assert_appends (self, RJ_INBOX_MAX_RECORDS - RJ_INBOX_MAX_TRIES - 1, 'a');
  g_assert_false (append (self, 2, 'b', &error));
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_INBOX_FULL);
  g_clear_error (&error);
  assert_appends (self, 1, 'b');
  g_assert_false (append (self, 1, 'c', &error));
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_INBOX_FULL);
  g_assert_no_errno (stat (self->file, &status));
  g_assert_cmpint (status.st_size, ==, RJ_INBOX_MAX_RECORDS * LENGTH);
}

/* Somebody else made it longer than it can be. */
static void
test_too_long (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RjInboxReading) reading = NULL;
  struct stat status;

  assert_appends (self, 1, 'a');
  g_assert_no_errno (truncate (self->file, 1003 * LENGTH + 5));
  reading = rj_inbox_read (self->folder, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (rj_inbox_reading_get_records (reading)), ==,
                    RJ_INBOX_MAX_RECORDS * LENGTH);
  g_assert_cmpuint (rj_inbox_reading_get_surplus (reading), ==, 3);
  g_assert_true (rj_inbox_reading_empty (reading, NOW_US, &error));
  g_assert_no_errno (stat (self->file, &status));
  g_assert_cmpint (status.st_size, ==, 0);
}

static void
test_links (Fixture *self, gconstpointer data)
{
  g_autofree char *other = g_build_filename (self->path, "other", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (g_file_set_contents (other, "mine", 4, NULL));
  for (int hard = 0; hard < 2; hard++)
    {
      g_assert_no_errno (hard ? link (other, self->file) : symlink (other, self->file));
      g_assert_false (append (self, 1, 'a', &error));
      g_assert_nonnull (error);
      g_clear_error (&error);
      /* The next unlock takes it out of the way. */
      assert_holds (self, "");
      assert_appends (self, 1, 'a');
      assert_holds (self, "a");
      g_assert_no_errno (unlink (self->file));
    }
  g_assert_no_errno (mkfifo (self->file, 0600));
  g_assert_false (append (self, 1, 'a', &error));
  g_assert_nonnull (error);
  assert_holds (self, "");
  g_assert_true (g_file_get_contents (other, &content, &length, NULL));
  g_assert_cmpmem (content, length, "mine", 4);
}

static void
test_empty (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RjInboxReading) reading = NULL;

  assert_appends (self, 2, 'a');
  reading = rj_inbox_read (self->folder, &error);
  g_assert_no_error (error);
  g_assert_true (rj_inbox_reading_empty (reading, NOW_US, &error));
  g_clear_pointer (&reading, rj_inbox_reading_free);
  assert_holds (self, "");
  assert_appends (self, 1, 'b');
  assert_holds (self, "b");
}

static gpointer
append_thread (gpointer data)
{
  Fixture *self = data;

  for (int i = 0; i < 20; i++)
    assert_appends (self, 1, 'x');
  return NULL;
}

/* Each goes in whole, whoever writes at the same time. */
static void
test_writers (Fixture *self, gconstpointer data)
{
  GThread *threads[4];
  g_autofree char *letters = g_strnfill (80, 'x');

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("append", append_thread, self);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  assert_holds (self, letters);
}

/* Somebody sits on the lock: it is an error and no wait without end. */
static void
test_held (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  int fd;

  assert_appends (self, 1, 'a');
  fd = open (self->file, O_RDONLY | O_CLOEXEC);
  g_assert_no_errno (flock (fd, LOCK_EX));
  g_assert_null (rj_inbox_read (self->folder, &error));
  g_assert_nonnull (error);
  close (fd);
  assert_holds (self, "a");
}

/* The public half */

static GBytes *
make_half (guint8 first)
{
  g_autoptr (RjSecretBytes) root = rj_secret_bytes_new (RJ_ROOT_SECRET_LENGTH);
  g_autoptr (RjSecretBytes) key = NULL;

  rj_secret_bytes_get (root)[0] = first;
  key = rj_root_secret_dup_sealing_key (root);
  return rj_sealed_record_dup_public_key (key);
}

static void
assert_key (Fixture *self, GBytes *half, RjInboxKeyState expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) got = NULL;
  RjInboxKeyState state;

  g_assert_true (rj_inbox_ensure_key (self->folder, half, &state, &error));
  g_assert_no_error (error);
  g_assert_cmpint (state, ==, expected);
  got = rj_inbox_read_key (self->folder, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (got, half));
}

static void
test_key (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->path, "inbox.pub", NULL);
  g_autoptr (GBytes) half = make_half (1);
  g_autoptr (GBytes) other = make_half (2);
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  gsize length;

  g_assert_null (rj_inbox_read_key (self->folder, &error));
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_NO_JOURNAL);
  g_clear_error (&error);
  assert_key (self, half, RJ_INBOX_KEY_NEW);
  assert_key (self, half, RJ_INBOX_KEY_GOOD);
  /* Swapped for one that somebody else can open. */
  assert_key (self, other, RJ_INBOX_KEY_WAS_WRONG);
  assert_key (self, half, RJ_INBOX_KEY_WAS_WRONG);

  /* Every byte counts, and nothing is sealed with a key that is damaged. */
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpuint (length, ==, 80);
  for (gsize i = 0; i < length; i++)
    {
      content[i] ^= 4;
      g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
      content[i] ^= 4;
      g_assert_null (rj_inbox_read_key (self->folder, &error));
      g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_KEY_DAMAGED);
      g_clear_error (&error);
    }
  assert_key (self, half, RJ_INBOX_KEY_WAS_WRONG);

  g_assert_no_errno (unlink (path));
  g_assert_no_errno (symlink ("nowhere", path));
  assert_key (self, half, RJ_INBOX_KEY_WAS_WRONG);
  g_assert_no_errno (unlink (path));
  g_assert_no_errno (g_mkdir (path, 0700));
  assert_key (self, half, RJ_INBOX_KEY_WAS_WRONG);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/inbox/append", test_append);
  ADD ("/inbox/torn", test_torn);
  ADD ("/inbox/full", test_full);
  ADD ("/inbox/too-long", test_too_long);
  ADD ("/inbox/links", test_links);
  ADD ("/inbox/empty", test_empty);
  ADD ("/inbox/writers", test_writers);
  ADD ("/inbox/held", test_held);
  ADD ("/inbox/key", test_key);
  return g_test_run ();
}
