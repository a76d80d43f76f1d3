// SPDX-License-Identifier: GPL-3.0-or-later
// Passphrases that are changed, added, removed and forgotten, with safety copies beside the journal: whatever
// breaks, one of them opens it, and no copy opens with one that is gone.
#include "rj-backups.h"
#include "rj-file.h"
#include "rj-test-faults.h"
#include "rj-test-vault.h"
#include "rj-vault-private.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define OLD    RJ_TEST_PASSPHRASE
#define NEW    "another four plain words"
#define SECOND "a short one for mornings"
#define THIRD  "and one that nobody has"

#define N_COPIES 2

typedef struct {
  char *folder;
  char *copies;
  char *spare;
  char *names[N_COPIES];
} Fixture;

static void
keep_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static char *
back_up (RjVault *vault)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *name;

  rj_vault_back_up_async (vault, NULL, NULL, keep_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  name = rj_vault_back_up_finish (vault, result, NULL, &error);
  g_assert_no_error (error);
  return name;
}

static gboolean
opens (const char *folder, RjTestOpening how, const char *secret, GError **error)
{
  g_autoptr (RjVault) vault = rj_test_vault_new (folder);
  gboolean open = rj_test_vault_open (vault, how, secret, error);

  rj_test_vault_close (vault, NULL);
  return open;
}

static void
assert_opens (Fixture *f, const char *passphrase)
{
  g_autoptr (GError) error = NULL;

  opens (f->folder, RJ_TEST_UNLOCK, passphrase, &error);
  g_assert_no_error (error);
}

static void
assert_opens_with_spare_key (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  opens (f->folder, RJ_TEST_UNLOCK_WITH_SPARE_KEY, f->spare, &error);
  g_assert_no_error (error);
}

static void
assert_wrong (Fixture *f, const char *passphrase)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (opens (f->folder, RJ_TEST_UNLOCK, passphrase, &error));
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_WRONG_PASSPHRASE);
}

/* Whether a safety copy by itself opens with @passphrase. */
static gboolean
copy_opens (Fixture *f, const char *name, const char *passphrase)
{
  int folder = rj_file_open_folder (f->copies, FALSE, NULL);
  g_autoptr (RjBackupFile) file = rj_backup_file_read (folder, name, NULL);
  g_autoptr (RjSecretBytes) text = rj_secret_bytes_new_text (passphrase);
  g_autoptr (RjSecretBytes) root = NULL;
  RjKeyBlock *block;

  close (folder);
  g_assert_nonnull (file);
  root = rj_key_files_open (file->keys, text, &block, NULL, NULL);
  return root != NULL && rj_backup_head_is_of_root (file->page, RJ_BACKUP_HEAD_LENGTH, root);
}

static void
assert_all_copies (Fixture *f, const char *opening, const char *other)
{
  for (int i = 0; i < N_COPIES; i++)
    {
      g_assert_true (copy_opens (f, f->names[i], opening));
      if (other != NULL)
        g_assert_false (copy_opens (f, f->names[i], other));
    }
}

static RjVault *
open_vault (Fixture *f, RjTestOpening how, const char *secret)
{
  RjVault *vault = rj_test_vault_new (f->folder);
  g_autoptr (GError) error = NULL;

  rj_test_vault_open (vault, how, secret, &error);
  g_assert_no_error (error);
  return vault;
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  rj_test_remove_folder (f->folder);
  for (int i = 0; i < N_COPIES; i++)
    g_free (f->names[i]);
  g_free (f->copies);
  g_free (f->spare);
  g_free (f->folder);
}

static char *
path_of (Fixture *f, const char *name)
{
  return g_build_filename (g_str_has_suffix (name, RJ_BACKUP_SUFFIX) ? f->copies : f->folder, name, NULL);
}

static GBytes *
read_file (Fixture *f, const char *name)
{
  g_autofree char *path = path_of (f, name);
  char *content = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  return g_bytes_new_take (content, length);
}

static void
write_file (Fixture *f, const char *name, GBytes *bytes)
{
  g_autofree char *path = path_of (f, name);

  g_assert_true (
    g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
}

/* Two copies. The second is a twin: of two of one day only one would stay. */
static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (RjVault) vault = NULL;
  g_autoptr (GBytes) copy = NULL;

  f->folder = rj_test_make_folder ();
  f->copies = g_build_filename (f->folder, RJ_BACKUPS_FOLDER, NULL);
  f->spare = rj_test_make_journal (f->folder);
  vault = open_vault (f, RJ_TEST_UNLOCK, OLD);
  f->names[0] = back_up (vault);
  rj_test_vault_close (vault, NULL);
  f->names[1] = g_strdup ("20250101-000000.jbk");
  copy = read_file (f, f->names[0]);
  write_file (f, f->names[1], copy);
}

/* All that a change of the passphrase touches. */
typedef struct {
  GBytes *keys;
  GBytes *copies[N_COPIES];
} Saved;

static void
save (Fixture *f, Saved *saved)
{
  saved->keys = read_file (f, RJ_KEY_FILE_NAME);
  for (int i = 0; i < N_COPIES; i++)
    saved->copies[i] = read_file (f, f->names[i]);
}

static void
put_back (Fixture *f, Saved *saved)
{
  write_file (f, RJ_KEY_FILE_NAME, saved->keys);
  write_file (f, RJ_KEY_FILE_BACKUP_NAME, saved->keys);
  for (int i = 0; i < N_COPIES; i++)
    write_file (f, f->names[i], saved->copies[i]);
}

static void
saved_clear (Saved *saved)
{
  g_bytes_unref (saved->keys);
  for (int i = 0; i < N_COPIES; i++)
    g_bytes_unref (saved->copies[i]);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Saved, saved_clear)

/* ---- Changing ---- */

static void
test_change (Fixture *f, gconstpointer data)
{
  g_autoptr (RjVault) vault = open_vault (f, RJ_TEST_UNLOCK, OLD);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) left = NULL;

  g_assert_cmpuint (rj_vault_get_n_passphrases (vault), ==, 1);
  g_assert_false (rj_test_vault_change_one (vault, "a wrong passphrase", NEW, NULL, &error));
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  assert_all_copies (f, OLD, NEW);
  g_assert_true (rj_test_vault_change_one (vault, OLD, NEW, &left, &error));
  g_assert_no_error (error);
  g_assert_null (left);
  rj_test_vault_close (vault, NULL);

  assert_wrong (f, OLD);
  assert_opens (f, NEW);
  assert_opens_with_spare_key (f);
  assert_all_copies (f, NEW, OLD);
}

/* The keys of a journal that was replaced open this one too, when it is the same. */
static void
test_replaced_keys (Fixture *f, gconstpointer data)
{
  g_autoptr (RjVault) vault = open_vault (f, RJ_TEST_UNLOCK, OLD);
  g_autofree char *relative = g_build_filename (RJ_BACKUPS_FOLDER, "replaced-20260101-000000.key", NULL);
  g_autoptr (GBytes) before = read_file (f, RJ_KEY_FILE_NAME);
  g_autoptr (GByteArray) both = g_byte_array_new ();
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (GBytes) now = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) left = NULL;

  /* As an exchange keeps them: both files, one after the other. */
  for (guint i = 0; i < 2; i++)
    g_byte_array_append (both, g_bytes_get_data (before, NULL), (guint) g_bytes_get_size (before));
  kept = g_byte_array_free_to_bytes (g_steal_pointer (&both));
  write_file (f, relative, kept);
  g_assert_true (rj_test_vault_change_one (vault, OLD, NEW, &left, &error));
  g_assert_no_error (error);
  g_assert_null (left);
  rj_test_vault_close (vault, NULL);
  now = read_file (f, RJ_KEY_FILE_NAME);
  after = read_file (f, relative);
  g_assert_false (g_bytes_equal (before, now));
  g_assert_true (g_bytes_equal (after, now));
}

/* A copy of which nothing is to be had, one of another journal, one whose head is damaged, one that is cut.
 */
static void
test_odd_copies (Fixture *f, gconstpointer data)
{
  Fixture other = { 0 };
  g_autoptr (RjVault) vault = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) left = NULL;
  g_autoptr (GBytes) foreign = NULL;
  g_autoptr (GBytes) foreign_after = NULL;
  g_autoptr (GBytes) whole = read_file (f, f->names[0]);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (whole, 0, 5000);
  g_autofree char *link = g_build_filename (f->copies, "20200101-000000.jbk", NULL);
  g_autofree guint8 *damaged = g_memdup2 (g_bytes_get_data (whole, NULL), g_bytes_get_size (whole));
  g_autoptr (GBytes) damaged_bytes = NULL;
  g_autoptr (GBytes) damaged_after = NULL;
  g_autoptr (RjSecretBytes) text = rj_secret_bytes_new_text (OLD);
  g_autoptr (GBytes) keys = NULL;
  g_autoptr (RjKeyFiles) files = NULL;
  g_autoptr (RjSecretBytes) root = NULL;
  RjKeyBlock *block;

  set_up (&other, NULL);
  foreign = read_file (&other, other.names[0]);
  write_file (f, "20200102-000000.jbk", foreign);
  write_file (f, "20200103-000000.jbk", cut);
  damaged[40] ^= 1;
  damaged_bytes = g_bytes_new (damaged, g_bytes_get_size (whole));
  write_file (f, "20200104-000000.jbk", damaged_bytes);
  g_assert_cmpint (symlink (f->names[0], link), ==, 0);

  vault = open_vault (f, RJ_TEST_UNLOCK, OLD);
  g_assert_true (rj_test_vault_change_one (vault, OLD, NEW, &left, &error));
  g_assert_no_error (error);
  rj_test_vault_close (vault, NULL);
  g_assert_nonnull (left);
  g_assert_cmpstr (left[0], ==, "20200101-000000.jbk");
  g_assert_null (left[1]);
  assert_all_copies (f, NEW, OLD);
  foreign_after = read_file (f, "20200102-000000.jbk");
  g_assert_true (g_bytes_equal (foreign, foreign_after));
  damaged_after = read_file (f, "20200104-000000.jbk");
  keys = g_bytes_new_from_bytes (damaged_after, RJ_BACKUP_HEAD_LENGTH, RJ_KEY_FILE_LENGTH);
  files = rj_key_files_parse (keys);
  root = rj_key_files_open (files, text, &block, NULL, &error);
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_WRONG_PASSPHRASE);
  tear_down (&other, NULL);
}

typedef gboolean (*Act) (RjVault *vault, GStrv *left, GError **error);

static gboolean
change (RjVault *vault, GStrv *left, GError **error)
{
  return rj_test_vault_change_one (vault, OLD, NEW, left, error);
}

static gboolean
forget (RjVault *vault, GStrv *left, GError **error)
{
  return rj_test_vault_change_one (vault, NULL, NEW, left, error);
}

/* Opens with the passphrase, acts with the fault, closes. */
static gboolean
act (Fixture *f, Act func, int at, gboolean kill_there, int *calls, GStrv *left, GError **error)
{
  g_autoptr (RjVault) vault = open_vault (f, RJ_TEST_UNLOCK, OLD);
  gboolean done;

  rj_test_faults_arm (at, kill_there);
  done = func (vault, left, error);
  *calls = rj_test_faults_disarm ();
  rj_test_vault_close (vault, NULL);
  return done;
}

static const struct {
  const char *name;
  Act func;
} acts[] = { { "change", change }, { "forget", forget } };

static Act
find_act (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    if (g_str_equal (acts[i].name, name))
      return acts[i].func;
  g_assert_not_reached ();
}

static gboolean
was_left (GStrv left, const char *name)
{
  return left != NULL
         && (g_strv_contains ((const char *const *) left, name)
             || g_strv_contains ((const char *const *) left, RJ_BACKUPS_FOLDER));
}

static int
get_step (void)
{
  return g_getenv ("RJ_VALGRIND") != NULL ? 9 : 1;
}

/* Every call fails: what is answered is true, and a copy that still opens with the old passphrase is named.
 */
static void
test_calls_fail (Fixture *f, gconstpointer name)
{
  g_auto (Saved) saved = { 0 };
  guint halves = 0, named = 0;
  int calls = 0, ignored = 0;

  save (f, &saved);
  g_assert_true (act (f, find_act (name), 0, FALSE, &calls, NULL, NULL));
  g_assert_cmpint (calls, >, 40);
  for (int at = 1; at <= calls; at += get_step ())
    {
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) left = NULL;
      gboolean changed;

      put_back (f, &saved);
      changed = act (f, find_act (name), at, FALSE, &ignored, &left, &error);
      if (changed)
        {
          for (int i = 0; i < N_COPIES; i++)
            g_assert_true (was_left (left, f->names[i]) || !copy_opens (f, f->names[i], OLD));
          named += left != NULL;
          assert_wrong (f, OLD);
        }
      else if (g_error_matches (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_HALF_CHANGED))
        {
          halves++;
          g_assert_true (opens (f->folder, RJ_TEST_UNLOCK, OLD, NULL)
                         || opens (f->folder, RJ_TEST_UNLOCK, NEW, NULL));
        }
      else
        {
          assert_wrong (f, NEW);
          assert_opens (f, OLD);
          assert_all_copies (f, OLD, NEW);
        }
      /* Where the new one opens, the next opening has ended it. */
      if (opens (f->folder, RJ_TEST_UNLOCK, NEW, NULL))
        {
          assert_wrong (f, OLD);
          assert_all_copies (f, NEW, OLD);
        }
      assert_opens_with_spare_key (f);
    }
  g_assert_cmpuint (halves, >, 0);
  g_assert_cmpuint (named, >, 0);
  g_test_message ("%s: %d points, %u half changed, %u with copies named", (const char *) name, calls, halves,
                  named);
}

static int
run_child (const char *name, const char *at, const char *folder)
{
  Fixture f = { .folder = (char *) folder };
  int ignored;

  return act (&f, find_act (name), atoi (at), TRUE, &ignored, NULL, NULL) ? 0 : 1;
}

/* Not /proc/self/exe: under Valgrind that is Valgrind. */
static const char *program;

static gboolean
spawn_child (const char *name, int at, const char *folder)
{
  g_autofree char *number = g_strdup_printf ("%d", at);
  const char *argv[] = { program, "--child", name, number, folder, NULL };
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  if (WIFSIGNALED (status))
    g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
  else
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  return WIFSIGNALED (status);
}

/* The process ends at each of them. */
static void
test_killed (Fixture *f, gconstpointer name)
{
  g_auto (Saved) saved = { 0 };
  guint killed = 0;

  save (f, &saved);
  for (int at = 1;; at += get_step ())
    {
      gboolean was_killed, opens_old;

      put_back (f, &saved);
      was_killed = spawn_child (name, at, f->folder);
      opens_old = opens (f->folder, RJ_TEST_UNLOCK, OLD, NULL);
      if (opens (f->folder, RJ_TEST_UNLOCK, NEW, NULL))
        {
          assert_wrong (f, OLD);
          assert_all_copies (f, NEW, OLD);
        }
      else
        {
          g_assert_true (opens_old);
          assert_all_copies (f, OLD, NEW);
        }
      assert_opens_with_spare_key (f);
      if (!was_killed)
        break;
      killed++;
    }
  g_assert_cmpuint (killed, >, 5);
  g_test_message ("%s: killed %u times", (const char *) name, killed);
}

/* ---- A second one ---- */

static void
test_second (Fixture *f, gconstpointer data)
{
  g_autoptr (RjVault) vault = open_vault (f, RJ_TEST_UNLOCK, OLD);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) left = NULL;

  g_assert_false (rj_test_vault_add (vault, "a wrong passphrase", SECOND, &error));
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  g_assert_false (rj_test_vault_add (vault, OLD, OLD, &error));
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_IN_USE);
  g_clear_error (&error);
  g_assert_false (rj_test_vault_add (vault, OLD, "short", &error));
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_true (rj_test_vault_add (vault, OLD, SECOND, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (rj_vault_get_n_passphrases (vault), ==, 2);
  g_assert_false (rj_test_vault_add (vault, OLD, THIRD, &error));
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_EXISTS);
  g_clear_error (&error);
  rj_test_vault_close (vault, NULL);
  assert_opens (f, OLD);
  assert_opens (f, SECOND);
  assert_wrong (f, THIRD);
  assert_all_copies (f, OLD, THIRD);
  assert_all_copies (f, SECOND, THIRD);

  /* Changing one keeps the other. */
  g_clear_object (&vault);
  vault = open_vault (f, RJ_TEST_UNLOCK, SECOND);
  g_assert_cmpuint (rj_vault_get_n_passphrases (vault), ==, 2);
  g_assert_false (rj_test_vault_change_one (vault, OLD, SECOND, NULL, &error));
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_IN_USE);
  g_clear_error (&error);
  g_assert_true (rj_test_vault_change_one (vault, OLD, NEW, &left, &error));
  g_assert_no_error (error);
  g_assert_null (left);
  rj_test_vault_close (vault, NULL);
  assert_wrong (f, OLD);
  assert_opens (f, NEW);
  assert_opens (f, SECOND);
  assert_all_copies (f, NEW, OLD);
  assert_all_copies (f, SECOND, OLD);

  /* Whoever is named stays. */
  g_clear_object (&vault);
  vault = open_vault (f, RJ_TEST_UNLOCK, NEW);
  g_assert_true (rj_test_vault_remove_other (vault, SECOND, &left, &error));
  g_assert_no_error (error);
  g_assert_null (left);
  g_assert_cmpuint (rj_vault_get_n_passphrases (vault), ==, 1);
  rj_test_vault_close (vault, NULL);
  assert_wrong (f, NEW);
  assert_opens (f, SECOND);
  assert_all_copies (f, SECOND, NEW);
  assert_opens_with_spare_key (f);
}

/* After the spare key all of them go: whoever has lost one may have lost it to somebody. */
static void
test_forgotten_replaces_both (Fixture *f, gconstpointer data)
{
  g_autoptr (RjVault) vault = open_vault (f, RJ_TEST_UNLOCK, OLD);
  g_autoptr (GError) error = NULL;

  g_assert_true (rj_test_vault_add (vault, OLD, SECOND, &error));
  rj_test_vault_close (vault, NULL);
  g_clear_object (&vault);
  vault = open_vault (f, RJ_TEST_UNLOCK_WITH_SPARE_KEY, f->spare);
  g_assert_cmpuint (rj_vault_get_n_passphrases (vault), ==, 2);
  g_assert_true (rj_test_vault_change_one (vault, NULL, NEW, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (rj_vault_get_n_passphrases (vault), ==, 1);
  rj_test_vault_close (vault, NULL);
  assert_wrong (f, OLD);
  assert_wrong (f, SECOND);
  assert_opens (f, NEW);
  assert_all_copies (f, NEW, OLD);
  assert_all_copies (f, NEW, SECOND);
}

/* Leaves the journal as a change that was cut off between the two key files: the new block in the first. */
static void
cut_off (Fixture *f, GBytes *before)
{
  write_file (f, RJ_KEY_FILE_BACKUP_NAME, before);
}

/* A passphrase that came or went needs no decision; one that was there before and after decides nothing. */
static void
test_second_cut_off (Fixture *f, gconstpointer data)
{
  g_autoptr (RjVault) vault = open_vault (f, RJ_TEST_UNLOCK, OLD);
  g_autoptr (GBytes) one = read_file (f, RJ_KEY_FILE_NAME);
  g_autoptr (GBytes) both = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (rj_test_vault_add (vault, OLD, SECOND, &error));
  rj_test_vault_close (vault, NULL);
  both = read_file (f, RJ_KEY_FILE_NAME);
  cut_off (f, one);
  assert_opens (f, OLD);
  g_clear_pointer (&one, g_bytes_unref);
  one = read_file (f, RJ_KEY_FILE_BACKUP_NAME);
  g_assert_true (g_bytes_equal (one, both));

  /* {OLD, SECOND} to {NEW, SECOND} */
  g_clear_object (&vault);
  vault = open_vault (f, RJ_TEST_UNLOCK, OLD);
  g_assert_true (rj_test_vault_change_one (vault, OLD, NEW, NULL, &error));
  rj_test_vault_close (vault, NULL);
  cut_off (f, both);
  assert_opens (f, SECOND);
  assert_opens (f, OLD);
  assert_opens (f, SECOND);
  assert_opens_with_spare_key (f);
  assert_opens (f, NEW);
  assert_wrong (f, OLD);
  assert_opens (f, SECOND);
  assert_all_copies (f, NEW, OLD);

  /* {NEW, SECOND} to {NEW} */
  g_clear_object (&vault);
  g_clear_pointer (&both, g_bytes_unref);
  both = read_file (f, RJ_KEY_FILE_NAME);
  vault = open_vault (f, RJ_TEST_UNLOCK, NEW);
  g_assert_true (rj_test_vault_remove_other (vault, NEW, NULL, &error));
  rj_test_vault_close (vault, NULL);
  cut_off (f, both);
  assert_opens (f, NEW);
  assert_wrong (f, SECOND);
}

/* ---- Forgotten ---- */

/* With no key file, or with all copies of the key damaged: a new passphrase, and the safety copies have it,
 * though theirs was of a later generation than anything that was left. */
static void
test_forgotten_without_keys (Fixture *f, gconstpointer damage)
{
  g_autoptr (RjVault) vault = open_vault (f, RJ_TEST_UNLOCK, OLD);
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) left = NULL;

  for (int i = 0; i < 3; i++)
    g_assert_true (rj_test_vault_change_one (vault, OLD, OLD, NULL, &error));
  rj_test_vault_close (vault, NULL);
  for (int i = 0; i < 2; i++)
    {
      const char *name = i == 0 ? RJ_KEY_FILE_NAME : RJ_KEY_FILE_BACKUP_NAME;
      g_autoptr (GBytes) whole = read_file (f, name);
      g_autofree guint8 *bad = g_memdup2 (g_bytes_get_data (whole, NULL), RJ_KEY_FILE_LENGTH);
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *path = path_of (f, name);

      bad[60] ^= 1;
      bad[RJ_KEY_BLOCK_LENGTH + 60] ^= 1;
      bytes = g_bytes_new (bad, RJ_KEY_FILE_LENGTH);
      write_file (f, name, bytes);
      if (damage == NULL)
        g_unlink (path);
    }
  g_clear_object (&vault);
  vault = open_vault (f, RJ_TEST_UNLOCK_WITH_SPARE_KEY, f->spare);
  g_assert_cmpuint (rj_vault_get_n_passphrases (vault), ==, 0);
  g_assert_false (rj_test_vault_change_one (vault, OLD, NEW, NULL, &error));
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_KEY_DAMAGED);
  g_clear_error (&error);
  g_assert_true (rj_test_vault_change_one (vault, NULL, NEW, &left, &error));
  g_assert_no_error (error);
  g_assert_null (left);
  rj_test_vault_close (vault, NULL);
  assert_opens (f, NEW);
  assert_all_copies (f, NEW, OLD);
  assert_opens_with_spare_key (f);
}

int
main (int argc, char **argv)
{
  if (argc == 5 && g_str_equal (argv[1], "--child"))
    return run_child (argv[2], argv[3], argv[4]);
  program = argv[0];

  g_test_init (&argc, &argv, NULL);
#define ADD(name, data, func) g_test_add ("/vault-passphrases/" name, Fixture, data, set_up, func, tear_down)
  ADD ("change", NULL, test_change);
  ADD ("replaced-keys", NULL, test_replaced_keys);
  ADD ("odd-copies", NULL, test_odd_copies);
  ADD ("change-calls-fail", "change", test_calls_fail);
  ADD ("change-killed", "change", test_killed);
  ADD ("forget-calls-fail", "forget", test_calls_fail);
  ADD ("forget-killed", "forget", test_killed);
  ADD ("second", NULL, test_second);
  ADD ("forgotten-replaces-both", NULL, test_forgotten_replaces_both);
  ADD ("second-cut-off", NULL, test_second_cut_off);
  ADD ("forgotten-without-keys", NULL, test_forgotten_without_keys);
  ADD ("forgotten-with-damaged-keys", "damage", test_forgotten_without_keys);
  return g_test_run ();
}
