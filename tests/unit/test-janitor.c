// SPDX-License-Identifier: GPL-3.0-or-later
// Every state that a stopped program may leave, made by hand; what becomes of it; and that nothing else is
// touched.
#include "rj-janitor.h"
#include "rj-test-vault.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>

#define WORDS "what lay there"

typedef struct {
  char *folder;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *spare = NULL;

  f->folder = rj_test_make_folder ();
  spare = rj_test_make_journal (f->folder);
  g_assert_nonnull (spare);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  rj_test_remove_folder (f->folder);
  g_free (f->folder);
}

/* @name: from the table: a star is something. (transfer full) */
static char *
put (Fixture *f, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "*", -1);
  g_autofree char *real = g_strjoinv ("20261121-081400", parts);
  g_autofree char *path = g_build_filename (f->folder, real, NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_file_set_contents (path, WORDS, -1, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&path);
}

static void
assert_is_as_it_was (const char *path)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (content, ==, WORDS);
}

static void
clean (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  int folder = g_open (f->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  rj_janitor_clean (folder, &error);
  g_assert_no_error (error);
  g_close (folder, NULL);
}

/* Each state by itself, and the janitor alone. */
static void
test_each (Fixture *f, gconstpointer data)
{
  gsize n;
  const RjLeftover *list = rj_janitor_list (&n);

  g_assert_cmpuint (n, >, 20);
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *path = put (f, list[i].name);

      clean (f);
      if (list[i].action == RJ_LEFTOVER_REMOVE)
        g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
      else
        assert_is_as_it_was (path);
      g_unlink (path);
    }
}

/* All that is to go at once, then an unlock: the journal opens, and they are gone. */
static void
test_unlock (Fixture *f, gconstpointer data)
{
  g_autoptr (RjVault) vault = rj_test_vault_new (f->folder);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  gsize n;
  const RjLeftover *list = rj_janitor_list (&n);

  for (gsize i = 0; i < n; i++)
    if (list[i].action == RJ_LEFTOVER_REMOVE)
      g_ptr_array_add (paths, put (f, list[i].name));
  rj_test_vault_open (vault, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < paths->len; i++)
    if (g_file_test (paths->pdata[i], G_FILE_TEST_EXISTS))
      g_error ("%s is still there", (char *) paths->pdata[i]);
  rj_test_vault_close (vault, NULL);
}

/* A wrong passphrase has shown nothing, and takes nothing away. */
static void
test_wrong_passphrase (Fixture *f, gconstpointer data)
{
  g_autoptr (RjVault) vault = rj_test_vault_new (f->folder);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = put (f, "journal.key.tmp");

  g_assert_false (rj_test_vault_open (vault, RJ_TEST_UNLOCK, "some other words", &error));
  assert_is_as_it_was (path);
}

/* What is in no row of the table is somebody else's. */
static void
test_strangers (Fixture *f, gconstpointer data)
{
  static const char *const names[] = { "notes.txt",           "journal.db.old",
                                       "journal.db~",         "copy.db",
                                       "backups/copy.db.old", "backups/mine.jbk",
                                       "backups/x.jbk.tmp2",  "damaged/journal.key.tmp",
                                       "journal.db-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = put (f, names[i]);

      clean (f);
      assert_is_as_it_was (path);
      g_unlink (path);
    }
}

/* The table in the documentation is this one. */
static void
test_documented (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "docs", "file-format.md", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize n;
  const RjLeftover *list = rj_janitor_list (&n);

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < n; i++)
    {
      static const char *const words[] = { "removed", "kept", "gone on with" };
      g_autofree char *row =
        g_strdup_printf ("| `%s` | %s | %s |", list[i].name, list[i].flow, words[list[i].action]);

      if (strstr (text, row) == NULL)
        g_error ("docs/file-format.md has no row %s", row);
    }
}

#define ADD(name, func) g_test_add ("/janitor/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("each", test_each);
  ADD ("unlock", test_unlock);
  ADD ("wrong-passphrase", test_wrong_passphrase);
  ADD ("strangers", test_strangers);
  g_test_add_func ("/janitor/documented", test_documented);
  return g_test_run ();
}
