// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody has the spare key: the journal and its safety copies get another one. Whatever breaks, the
// passphrase opens it with every row, and in the end the old spare key opens nothing.
#include "rj-backup-source.h"
#include "rj-exchange.h"
#include "rj-file.h"
#include "rj-test-faults.h"
#include "rj-test-store.h"
#include "rj-test-vault.h"
#include "rj-vault-private.h"
#include "rj-vault-rotation.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define PASSPHRASE RJ_TEST_PASSPHRASE
#define N_MOODS    12

static const RjKdfParams cheap = { .memory_kib = 64, .passes = 1, .lanes = 1 };

typedef struct {
  char *folder;
  char *copies;
  char *spare;
} Fixture;

static RjVault *
open_vault (const char *folder)
{
  RjVault *vault = rj_test_vault_new (folder);
  g_autoptr (GError) error = NULL;

  rj_test_vault_open (vault, RJ_TEST_UNLOCK, PASSPHRASE, &error);
  g_assert_no_error (error);
  return vault;
}

static gboolean
opens (Fixture *f, RjTestOpening how, const char *secret, GError **error)
{
  g_autoptr (RjVault) vault = rj_test_vault_new (f->folder);
  gboolean open = rj_test_vault_open (vault, how, secret, error);

  rj_test_vault_close (vault, NULL);
  return open;
}

static char *
dup_spare (RjVault *vault)
{
  g_autoptr (RjSecretBytes) spare = rj_vault_dup_spare_key (vault);

  return g_strndup ((const char *) rj_secret_bytes_get (spare), rj_secret_bytes_get_length (spare));
}

static char *
back_up (RjVault *vault)
{
  g_autoptr (GError) error = NULL;
  char *name = rj_vault_back_up_finish (
    vault, RJ_TEST_AWAIT (rj_vault_back_up_async (vault, NULL, NULL, RJ_TEST_READY)), NULL, &error);

  g_assert_no_error (error);
  /* The result holds the lock of the folder. */
  rj_test_forget ();
  return name;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (RjVault) vault = NULL;
  g_autofree char *name = NULL;

  f->folder = rj_test_make_folder ();
  f->copies = g_build_filename (f->folder, RJ_BACKUPS_FOLDER, NULL);
  f->spare = rj_test_make_journal (f->folder);
  vault = open_vault (f->folder);
  for (int i = 0; i < N_MOODS; i++)
    rj_mood_entry_free (
      rj_test_save_mood (rj_vault_get_store (vault), RJ_MOOD_LOW, RJ_TEST_DAY - i, "words of one day"));
  name = back_up (vault);
  rj_test_vault_close (vault, NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  rj_test_remove_folder (f->folder);
  g_free (f->copies);
  g_free (f->spare);
  g_free (f->folder);
}

static gboolean
rotate (RjVault *vault, GError **error)
{
  g_autoptr (RjSecretBytes) current = rj_secret_bytes_new_text (PASSPHRASE);

  return rj_vault_renew_spare_key_finish (
    vault,
    RJ_TEST_AWAIT (rj_vault_renew_spare_key_with_params_async (vault, current, &cheap, NULL, RJ_TEST_READY)),
    error);
}

static gboolean
renew (RjVault *vault, GStrv *left, GError **error)
{
  gboolean renewed = rj_vault_renew_copies_finish (
    vault, RJ_TEST_AWAIT (rj_vault_renew_copies_async (vault, NULL, RJ_TEST_READY)), left, error);

  rj_test_forget ();
  return renewed;
}

static gboolean
spare_key_opens (Fixture *f, const char *name, const char *spare)
{
  g_autofree char *path = g_build_filename (f->copies, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (RjBackupSource) source = rj_backup_source_open (file, NULL);
  g_autoptr (RjSecretBytes) text = rj_secret_bytes_new_text (spare);
  g_autoptr (RjSecretBytes) root = NULL;

  g_assert_nonnull (source);
  root = rj_backup_source_derive_root (source, RJ_BACKUP_SECRET_SPARE_KEY, text, NULL, NULL);
  return root != NULL;
}

/* How many copies of any kind @spare opens. */
static guint
count_copies (Fixture *f, const char *spare)
{
  int folder = rj_file_open_folder (f->copies, FALSE, NULL);
  g_autoptr (GPtrArray) copies = rj_backups_list_all (folder, NULL);
  guint n = 0;

  close (folder);
  for (guint i = 0; i < copies->len; i++)
    n += spare_key_opens (f, ((RjBackupInfo *) copies->pdata[i])->name, spare);
  return n;
}

/* Opens by passphrase, with every row; finishes what was begun. Returns the spare key as it is now. */
static char *
assert_whole (Fixture *f)
{
  g_autoptr (RjVault) vault = open_vault (f->folder);
  g_autoptr (GError) error = NULL;
  char *spare;

  g_assert_cmpuint (rj_test_count_log (rj_vault_get_store (vault)), ==, N_MOODS);
  renew (vault, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (rj_vault_has_copies_to_renew (vault));
  spare = dup_spare (vault);
  rj_test_vault_close (vault, &error);
  g_assert_no_error (error);
  return spare;
}

/* Either all is as it was, or the old spare key opens nothing. */
static gboolean
assert_one_of_two (Fixture *f)
{
  g_autofree char *spare = assert_whole (f);
  gboolean is_new = strcmp (spare, f->spare) != 0;

  g_assert_true (opens (f, RJ_TEST_UNLOCK_WITH_SPARE_KEY, spare, NULL));
  if (is_new)
    {
      g_assert_false (opens (f, RJ_TEST_UNLOCK_WITH_SPARE_KEY, f->spare, NULL));
      g_assert_cmpuint (count_copies (f, f->spare), ==, 0);
    }
  g_assert_cmpuint (count_copies (f, spare), >=, 1);
  g_assert_true (opens (f, RJ_TEST_UNLOCK, PASSPHRASE, NULL));
  return is_new;
}

static gboolean
note_preference (const char *kind, GVariant *record, gpointer names, GError **error)
{
  const char *name = NULL;

  if (record != NULL && g_str_equal (kind, "preference") && g_variant_lookup (record, "name", "&s", &name))
    g_ptr_array_add (names, g_strdup (name));
  return TRUE;
}

/* What the export shows is readable by everybody. */
static void
assert_not_shown (RjStore *store, const char *name)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  rj_store_visit_finish (
    store, RJ_TEST_AWAIT (rj_store_visit_async (store, note_preference, names, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  g_assert_nonnull (rj_store_get_preference (store, name));
  g_assert_true (
    g_ptr_array_find_with_equal_func (names, RJ_PREFERENCE_SPARE_KEY_CONFIRMED, g_str_equal, NULL));
  g_assert_false (g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL));
}

static void
test_rotate (Fixture *f, gconstpointer data)
{
  g_autoptr (RjVault) vault = open_vault (f->folder);
  g_autoptr (RjSecretBytes) wrong = rj_secret_bytes_new_text ("not the passphrase");
  g_autoptr (GError) error = NULL;
  g_autofree char *spare = NULL;
  RjStore *store;
  g_auto (GStrv) left = NULL;

  rj_vault_renew_spare_key_finish (
    vault, RJ_TEST_AWAIT (rj_vault_renew_spare_key_async (vault, wrong, NULL, RJ_TEST_READY)), &error);
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  g_assert_cmpint (rj_vault_get_state (vault), ==, RJ_VAULT_OPEN);
  g_assert_true (rj_test_vault_add (vault, PASSPHRASE, "a second passphrase", &error));

  rotate (vault, &error);
  g_assert_no_error (error);
  g_assert_cmpint (rj_vault_get_state (vault), ==, RJ_VAULT_LOCKED);
  /* the second one goes */
  g_assert_false (opens (f, RJ_TEST_UNLOCK, "a second passphrase", &error));
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  g_assert_false (opens (f, RJ_TEST_UNLOCK_WITH_SPARE_KEY, f->spare, &error));
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_WRONG_SPARE_KEY);
  g_clear_error (&error);

  rj_test_vault_open (vault, RJ_TEST_UNLOCK, PASSPHRASE, &error);
  g_assert_no_error (error);
  store = rj_vault_get_store (vault);
  g_assert_cmpuint (rj_test_count_log (store), ==, N_MOODS);
  g_assert_cmpstr (rj_store_get_preference (store, RJ_PREFERENCE_SPARE_KEY_CONFIRMED), ==, "renewed");
  g_assert_true (rj_vault_has_copies_to_renew (vault));
  assert_not_shown (store, RJ_PREFERENCE_OLD_SPARE_KEY);
  g_assert_cmpuint (count_copies (f, f->spare), >=, 2);
  g_assert_true (renew (vault, &left, &error));
  g_assert_no_error (error);
  g_assert_null (left);
  g_assert_false (rj_vault_has_copies_to_renew (vault));
  g_assert_cmpuint (count_copies (f, f->spare), ==, 0);
  spare = dup_spare (vault);
  g_assert_cmpuint (count_copies (f, spare), >=, 2);
  rj_test_vault_close (vault, NULL);
  g_assert_true (opens (f, RJ_TEST_UNLOCK_WITH_SPARE_KEY, spare, NULL));
}

/* A copy that nobody can read stays, and is named. */
static void
test_damaged_copy (Fixture *f, gconstpointer data)
{
  g_autoptr (RjVault) vault = open_vault (f->folder);
  g_autofree char *name = back_up (vault);
  g_autofree char *path = g_build_filename (f->copies, name, NULL);
  g_autofree char *odd = g_build_filename (f->copies, "20250101-000000.jbk", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) left = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  content[length - 100] ^= 1;
  rotate (vault, &error);
  g_assert_no_error (error);
  /* before that it would have gone as one of two of a day */
  g_assert_true (g_file_set_contents (odd, content, (gssize) length, NULL));
  rj_test_vault_open (vault, RJ_TEST_UNLOCK, PASSPHRASE, &error);
  g_assert_no_error (error);
  g_assert_true (renew (vault, &left, &error));
  g_assert_no_error (error);
  g_assert_nonnull (left);
  g_assert_cmpstr (left[0], ==, "20250101-000000.jbk");
  g_assert_null (left[1]);
  g_assert_true (g_file_test (odd, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_copies (f, f->spare), ==, 1);
  rj_test_vault_close (vault, NULL);
}

/* ---- Each call fails, or is the last one ---- */

/* Each takes most of a second: all of them with "-m thorough", otherwise every thirteenth. */
static int
get_step (void)
{
  return g_test_thorough () ? 1 : g_getenv ("RJ_VALGRIND") != NULL ? 61 : 13;
}

static void
copy_folder (const char *from, const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  g_mkdir_with_parents (to, 0700);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);
      g_autofree char *content = NULL;
      gsize length = 0;

      if (g_file_test (source, G_FILE_TEST_IS_DIR))
        copy_folder (source, target);
      else if (g_file_get_contents (source, &content, &length, NULL))
        g_assert_true (g_file_set_contents (target, content, (gssize) length, NULL));
    }
}

/* A journal like the first one, in a folder of its own. */
static void
twin (Fixture *f, Fixture *like)
{
  f->folder = rj_test_make_folder ();
  f->copies = g_build_filename (f->folder, RJ_BACKUPS_FOLDER, NULL);
  f->spare = g_strdup (like->spare);
  copy_folder (like->folder, f->folder);
}

/* Rotates, or with "renew" goes on after a rotation: with the fault, and then closes. */
static gboolean
act (const char *folder, const char *flow, int at, gboolean kill_there, int *calls)
{
  g_autoptr (RjVault) vault = open_vault (folder);
  gboolean done;

  rj_test_faults_arm (at, kill_there);
  done = g_str_equal (flow, "renew") ? renew (vault, NULL, NULL) : rotate (vault, NULL);
  *calls = rj_test_faults_disarm ();
  rj_test_vault_close (vault, NULL);
  return done;
}

static void
begin (Fixture *f, const char *flow)
{
  int ignored;

  if (g_str_equal (flow, "renew"))
    g_assert_true (act (f->folder, "rotate", 0, FALSE, &ignored));
}

static void
test_calls_fail (Fixture *f, gconstpointer flow)
{
  guint renewed = 0, told = 0, points = 0;
  int calls = 1;

  for (int at = 0; at <= calls; at += get_step ())
    {
      Fixture f2;
      gboolean done, is_new;
      int n;

      twin (&f2, f);
      begin (&f2, flow);
      done = act (f2.folder, flow, at, FALSE, &n);
      if (at == 0)
        {
          g_assert_true (done);
          calls = n;
          g_assert_cmpint (calls, >, 40);
        }
      is_new = assert_one_of_two (&f2);
      /* What was answered is true. */
      if (g_str_equal (flow, "rotate"))
        g_assert_true (done == is_new);
      else
        g_assert_true (is_new);
      renewed += is_new;
      told += !done;
      points++;
      tear_down (&f2, NULL);
    }
  g_assert_cmpuint (told, >, 0);
  g_test_message ("%s: %u of %d calls, %u times renewed, %u told as errors", (const char *) flow, points,
                  calls, renewed, told);
}

static const char *program;

static gboolean
spawn_child (const char *flow, int at, const char *folder)
{
  g_autofree char *number = g_strdup_printf ("%d", at);
  const char *argv[] = { program, "--child", flow, number, folder, NULL };
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

static void
test_killed (Fixture *f, gconstpointer flow)
{
  guint killed = 0, renewed = 0;
  gboolean was_killed = TRUE;

  for (int at = 1; was_killed; at += get_step ())
    {
      Fixture f2;

      twin (&f2, f);
      begin (&f2, flow);
      was_killed = spawn_child (flow, at, f2.folder);
      killed += was_killed;
      renewed += assert_one_of_two (&f2);
      tear_down (&f2, NULL);
    }
  g_assert_cmpuint (killed, >, 2);
  g_assert_cmpuint (renewed, >, 0);
  g_test_message ("%s: killed %u times, %u of them after it was decided", (const char *) flow, killed,
                  renewed - 1);
}

int
main (int argc, char **argv)
{
  int ignored;

  if (argc == 5 && g_str_equal (argv[1], "--child"))
    return act (argv[4], argv[2], atoi (argv[3]), TRUE, &ignored) ? 0 : 1;
  program = argv[0];

  g_test_init (&argc, &argv, NULL);
#define ADD(name, data, func) g_test_add ("/vault-rotation/" name, Fixture, data, set_up, func, tear_down)
  ADD ("rotate", NULL, test_rotate);
  ADD ("damaged-copy", NULL, test_damaged_copy);
  ADD ("rotate-calls-fail", "rotate", test_calls_fail);
  ADD ("rotate-killed", "rotate", test_killed);
  ADD ("renew-calls-fail", "renew", test_calls_fail);
  ADD ("renew-killed", "renew", test_killed);
  return g_test_run ();
}
