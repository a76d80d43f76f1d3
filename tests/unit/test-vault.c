// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-file.h"
#include "rj-lock-file.h"
#include "rj-test-vault.h"
#include "rj-vault-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
  char *folder;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->folder = rj_test_make_folder ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  rj_test_remove_folder (f->folder);
  g_free (f->folder);
}

static char *
child (Fixture *f, const char *name)
{
  return g_build_filename (f->folder, name, NULL);
}

static guint
mode_of (const char *path)
{
  struct stat status;

  g_assert_cmpint (stat (path, &status), ==, 0);
  return status.st_mode & 0777;
}

#define assert_opening_fails(f, how, secret, code)                      \
  G_STMT_START                                                          \
  {                                                                     \
    g_autoptr (RjVault) vault_ = rj_test_vault_new ((f)->folder);       \
    g_autoptr (GError) error_ = NULL;                                   \
    g_assert_false (rj_test_vault_open (vault_, how, secret, &error_)); \
    g_assert_error (error_, RJ_VAULT_ERROR, code);                      \
    g_assert_null (rj_vault_get_store (vault_));                        \
    g_assert_cmpint (rj_vault_get_state (vault_), !=, RJ_VAULT_OPEN);   \
  }                                                                     \
  G_STMT_END

#define assert_opens(f, how, secret)                                  \
  G_STMT_START                                                        \
  {                                                                   \
    g_autoptr (RjVault) vault_ = rj_test_vault_new ((f)->folder);     \
    g_autoptr (GError) error_ = NULL;                                 \
    rj_test_vault_open (vault_, how, secret, &error_);                \
    g_assert_no_error (error_);                                       \
    g_assert_cmpint (rj_vault_get_state (vault_), ==, RJ_VAULT_OPEN); \
    rj_test_vault_close (vault_, &error_);                            \
    g_assert_no_error (error_);                                       \
  }                                                                   \
  G_STMT_END

static void
on_state (RjVault *vault, GParamSpec *pspec, GString *seen)
{
  static const char letters[] = "nlopc";

  g_string_append_c (seen, letters[rj_vault_get_state (vault)]);
}

static void
test_life (Fixture *f, gconstpointer data)
{
  g_autofree char *inner = child (f, "made by us");
  g_autofree char *database = g_build_filename (inner, "journal.db", NULL);
  g_autofree char *key = g_build_filename (inner, "journal.key", NULL);
  g_autofree char *backup = g_build_filename (inner, "journal.key.bak", NULL);
  g_autofree char *lock = g_build_filename (inner, "lock", NULL);
  g_autoptr (RjVault) vault = rj_test_vault_new (inner);
  g_autoptr (GString) seen = g_string_new (NULL);
  g_autoptr (RjSecretBytes) spare = NULL;
  g_autoptr (RjSecretBytes) raw = NULL;
  g_autoptr (GError) error = NULL;

  g_signal_connect (vault, "notify::state", G_CALLBACK (on_state), seen);
  g_assert_cmpint (rj_vault_get_state (vault), ==, RJ_VAULT_NO_JOURNAL);
  g_assert_cmpstr (rj_vault_get_folder (vault), ==, inner);
  rj_test_vault_open (vault, RJ_TEST_CREATE, RJ_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  g_assert_true (RJ_IS_STORE (rj_vault_get_store (vault)));
  g_assert_cmpint (rj_vault_get_last_opened (vault), ==, 0);
  spare = rj_vault_dup_spare_key (vault);
  raw = rj_vault_dup_raw_key (vault);
  g_assert_cmpuint (rj_secret_bytes_get_length (spare), ==, 44);
  g_assert_cmpuint (rj_secret_bytes_get_length (raw), ==, 96);
  rj_test_vault_close (vault, &error);
  g_assert_no_error (error);
  g_assert_null (rj_vault_get_store (vault));
  g_assert_cmpint (rj_vault_get_state (vault), ==, RJ_VAULT_LOCKED);

  rj_test_vault_open (vault, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (rj_vault_get_last_opened (vault), ==, 1764000000000000);
  rj_test_vault_close (vault, &error);
  g_assert_no_error (error);
  /* closing what is closed is no error */
  g_assert_true (rj_test_vault_close (vault, &error));
  g_assert_cmpstr (seen->str, ==, "opclopcl");

  g_assert_cmpuint (mode_of (inner), ==, 0700);
  g_assert_cmpuint (mode_of (database), ==, 0600);
  g_assert_cmpuint (mode_of (key), ==, 0600);
  g_assert_cmpuint (mode_of (backup), ==, 0600);
  g_assert_cmpuint (mode_of (lock), ==, 0600);
}

/* A program that was killed leaves its mark; one that ends in order takes it away. */
static void
test_interrupted (Fixture *f, gconstpointer data)
{
  g_autofree char *spare = rj_test_make_journal (f->folder);
  g_autofree char *lock = child (f, "lock");
  g_autoptr (GError) error = NULL;
  struct stat status;

  for (int i = 0; i < 3; i++)
    {
      g_autoptr (RjVault) vault = rj_test_vault_new (f->folder);

      g_assert_cmpint (stat (lock, &status), ==, 0);
      g_assert_cmpint (status.st_size, ==, 0);
      if (i == 1)
        g_assert_true (g_file_set_contents_full (lock, "1", 1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
      rj_test_vault_open (vault, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, &error);
      g_assert_no_error (error);
      g_assert_cmpint (rj_vault_get_interrupted (vault), ==, i == 1);
      g_assert_cmpint (stat (lock, &status), ==, 0);
      g_assert_cmpint (status.st_size, ==, 1);
      rj_test_vault_close (vault, &error);
      g_assert_no_error (error);
    }
}

static void
test_create_refused (Fixture *f, gconstpointer data)
{
  g_autofree char *spare = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *file = child (f, "a file");
  g_autofree char *below = g_build_filename (file, "journal", NULL);

  assert_opening_fails (f, RJ_TEST_CREATE, "short", RJ_VAULT_ERROR_FAILED);
  /* seven characters, though more bytes */
  assert_opening_fails (f, RJ_TEST_CREATE, "ääääääää" + 2, RJ_VAULT_ERROR_FAILED);
  assert_opening_fails (f, RJ_TEST_CREATE, "not \xff\xfe UTF-8", RJ_VAULT_ERROR_FAILED);

  spare = rj_test_make_journal (f->folder);
  before = rj_test_describe_folder (f->folder);
  assert_opening_fails (f, RJ_TEST_CREATE, RJ_TEST_PASSPHRASE, RJ_VAULT_ERROR_EXISTS);
  after = rj_test_describe_folder (f->folder);
  g_assert_cmpstr (after, ==, before);

  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  g_free (g_steal_pointer (&f->folder));
  f->folder = g_steal_pointer (&below);
  assert_opening_fails (f, RJ_TEST_CREATE, RJ_TEST_PASSPHRASE, RJ_VAULT_ERROR_NO_JOURNAL);
  g_free (f->folder);
  f->folder = g_path_get_dirname (file);
}

static void
test_wrong_passphrases (Fixture *f, gconstpointer data)
{
  g_autofree char *spare = rj_test_make_journal (f->folder);
  g_autofree char *before = rj_test_describe_folder (f->folder);
  g_autofree char *after = NULL;
  g_autofree char *huge = g_strnfill (1024, 'x');
  g_autofree char *million = g_strnfill (1 << 20, 'y');
  const char *wrong[] = {
    "",
    " ",
    "four unrelated plain word",
    "our unrelated plain words",
    RJ_TEST_PASSPHRASE " ",
    " " RJ_TEST_PASSPHRASE,
    RJ_TEST_PASSPHRASE "\n",
    "Four unrelated plain words",
    "FOUR UNRELATED PLAIN WORDS",
    "four  unrelated plain words",
    "four\xc2\xa0unrelated plain words",
    "four unrelated plain wor\xcc\x81"
    "ds",
    "\xff\xfe",
    "four unrelated plain words\xff",
    huge,
    million,
    spare,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    assert_opening_fails (f, RJ_TEST_UNLOCK, wrong[i], RJ_VAULT_ERROR_WRONG_PASSPHRASE);
  after = rj_test_describe_folder (f->folder);
  g_assert_cmpstr (after, ==, before);
  assert_opens (f, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE);
}

static void
test_unicode_passphrase (Fixture *f, gconstpointer data)
{
  g_autoptr (RjVault) vault = rj_test_vault_new (f->folder);
  g_autoptr (GError) error = NULL;

  /* made on one keyboard, typed on another */
  rj_test_vault_open (vault, RJ_TEST_CREATE, " caf\xc3\xa9 au lait ", &error);
  g_assert_no_error (error);
  rj_test_vault_close (vault, NULL);
  assert_opens (f, RJ_TEST_UNLOCK, " cafe\xcc\x81 au lait ");
  assert_opens (f, RJ_TEST_UNLOCK, " caf\xc3\xa9 au lait ");
  assert_opening_fails (f, RJ_TEST_UNLOCK, "caf\xc3\xa9 au lait", RJ_VAULT_ERROR_WRONG_PASSPHRASE);
  assert_opening_fails (f, RJ_TEST_UNLOCK, " cafe au lait ", RJ_VAULT_ERROR_WRONG_PASSPHRASE);
}

static void
test_spare_key (Fixture *f, gconstpointer data)
{
  g_autofree char *spare = rj_test_make_journal (f->folder);
  g_autofree char *key = child (f, "journal.key");
  g_autofree char *backup = child (f, "journal.key.bak");
  g_autofree char *lower = g_ascii_strdown (spare, -1);
  g_autofree char *before = rj_test_describe_folder (f->folder);
  g_autofree char *after = NULL;

  /* the right form and not this journal's; a slip of the finger */
  assert_opening_fails (f, RJ_TEST_UNLOCK_WITH_SPARE_KEY, "000G-40R4-0M30-E209-185G-R38E-1W81-24GK-WKXS",
                        RJ_VAULT_ERROR_WRONG_SPARE_KEY);
  spare[0] = spare[0] == '0' ? '2' : '0';
  assert_opening_fails (f, RJ_TEST_UNLOCK_WITH_SPARE_KEY, spare, RJ_VAULT_ERROR_SPARE_KEY_TYPO);
  assert_opening_fails (f, RJ_TEST_UNLOCK_WITH_SPARE_KEY, "", RJ_VAULT_ERROR_SPARE_KEY_TYPO);
  after = rj_test_describe_folder (f->folder);
  g_assert_cmpstr (after, ==, before);

  assert_opens (f, RJ_TEST_UNLOCK_WITH_SPARE_KEY, lower);
  g_assert_cmpint (g_unlink (key), ==, 0);
  g_assert_cmpint (g_unlink (backup), ==, 0);
  assert_opens (f, RJ_TEST_UNLOCK_WITH_SPARE_KEY, lower);
  assert_opening_fails (f, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, RJ_VAULT_ERROR_KEY_DAMAGED);
  assert_opening_fails (f, RJ_TEST_UNLOCK_WITH_SPARE_KEY, "000G-40R4-0M30-E209-185G-R38E-1W81-24GK-WKXS",
                        RJ_VAULT_ERROR_WRONG_SPARE_KEY);
}

static void
test_no_journal (Fixture *f, gconstpointer data)
{
  g_autofree char *missing = child (f, "missing");
  g_autofree char *before = rj_test_describe_folder (f->folder);
  g_autofree char *after = NULL;
  Fixture other = { .folder = missing };

  assert_opening_fails (f, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, RJ_VAULT_ERROR_NO_JOURNAL);
  assert_opening_fails (&other, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, RJ_VAULT_ERROR_NO_JOURNAL);
  after = rj_test_describe_folder (f->folder);
  g_assert_cmpstr (after, ==, before);
}

static void
test_two_instances (Fixture *f, gconstpointer data)
{
  g_autofree char *spare = rj_test_make_journal (f->folder);
  g_autoptr (RjVault) first = rj_test_vault_new (f->folder);
  g_autoptr (GError) error = NULL;
  RjStore *store;

  rj_test_vault_open (first, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  assert_opening_fails (f, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, RJ_VAULT_ERROR_OPEN_ELSEWHERE);
  assert_opening_fails (f, RJ_TEST_UNLOCK_WITH_SPARE_KEY, spare, RJ_VAULT_ERROR_OPEN_ELSEWHERE);
  assert_opening_fails (f, RJ_TEST_CREATE, RJ_TEST_PASSPHRASE, RJ_VAULT_ERROR_OPEN_ELSEWHERE);
  g_assert_false (rj_test_vault_open (first, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, &error));
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_FAILED);
  g_assert_cmpint (rj_vault_get_state (first), ==, RJ_VAULT_OPEN);
  rj_test_vault_close (first, NULL);
  assert_opens (f, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE);

  /* A vault that goes away without a close gives its lock back too, and not before its store is closed. */
  g_clear_error (&error);
  rj_test_vault_open (first, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  store = rj_vault_get_store (first);
  g_object_add_weak_pointer (G_OBJECT (store), (gpointer *) &store);
  g_clear_object (&first);
  if (store)
    {
      int folder = rj_file_open_folder (f->folder, FALSE, NULL);

      g_assert_cmpint (rj_lock_file_take (folder, FALSE, &error), ==, -1);
      g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_OPEN_ELSEWHERE);
      close (folder);
    }
  while (store)
    g_main_context_iteration (NULL, TRUE);
  assert_opens (f, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE);
}

/* Descriptors of this process that lead to the file. */
static guint
count_descriptors (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *link = g_build_filename ("/proc/self/fd", name, NULL);
      g_autofree char *target = g_file_read_link (link, NULL);

      n += g_strcmp0 (target, path) == 0;
    }
  return n;
}

typedef struct {
  int folder;
  int lock;
  int done; /* atomic */
  GError *error;
} Taking;

static gpointer
take_lock_thread (gpointer data)
{
  Taking *taking = data;

  taking->lock = rj_lock_file_take (taking->folder, TRUE, &taking->error);
  g_atomic_int_set (&taking->done, TRUE);
  return NULL;
}

/* Takes the file of the lock away from under one who waits for it. */
static GThread *
take_away (Taking *taking, const char *path)
{
  GThread *thread;

  g_clear_error (&taking->error);
  taking->done = FALSE;
  thread = g_thread_new ("taking", take_lock_thread, taking);
  while (count_descriptors (path) < 2 && !g_atomic_int_get (&taking->done))
    g_thread_yield ();
  g_assert_no_errno (g_unlink (path));
  return thread;
}

/* Whoever waits for a lock whose file is taken away has nothing when it gets it: somebody else may have that
 * of the name. */
static void
test_lock_taken_away (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = realpath (f->folder, NULL);
  g_autofree char *path = g_build_filename (folder, "lock", NULL);
  g_autoptr (GError) error = NULL;
  GThread *thread;
  Taking taking = { .folder = rj_file_open_folder (f->folder, FALSE, NULL) };
  int first = rj_lock_file_take (taking.folder, TRUE, &error);
  int second;

  g_assert_no_error (error);
  thread = take_away (&taking, path);
  second = rj_lock_file_take (taking.folder, TRUE, &error);
  g_assert_no_error (error);
  close (first);
  g_thread_join (thread);
  g_assert_cmpint (taking.lock, ==, -1);
  g_assert_error (taking.error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_OPEN_ELSEWHERE);

  /* With nobody else it makes the file anew. It waits for a second only, and on a busy machine this thread
   * may be kept from giving the lock back for longer. */
  for (guint tries = 0; taking.error != NULL && tries < 20; tries++)
    {
      thread = take_away (&taking, path);
      close (second);
      g_thread_join (thread);
      if (taking.error != NULL)
        second = rj_lock_file_take (taking.folder, TRUE, NULL);
    }
  g_assert_no_error (taking.error);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  close (taking.lock);
  close (taking.folder);
}

static void
damage_database (Fixture *f, const char *how)
{
  g_autofree char *path = child (f, "journal.db");
  g_autofree char *content = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpuint (length, >, 8192);
  if (g_str_equal (how, "empty"))
    length = 0;
  else if (g_str_equal (how, "plain"))
    memcpy (content, "SQLite format 3", 16);
  else if (g_str_equal (how, "first page"))
    content[2000] ^= 1;
  else if (g_str_equal (how, "first page gone"))
    memset (content, 0, 4096);
  else if (g_str_equal (how, "a page less"))
    length -= 4096;
  else if (g_str_equal (how, "a byte less"))
    length -= 1;
  else if (g_str_equal (how, "one page"))
    length = 4096;
  else if (g_str_equal (how, "no page"))
    length = 100;
  else
    g_assert_not_reached ();
  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
  g_chmod (path, 0600);
}

/* The passphrase is right, and it is said so: a wrong one is still a wrong one. */
static void
test_damaged (Fixture *f, gconstpointer data)
{
  const char *how = data;
  g_autofree char *spare = rj_test_make_journal (f->folder);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  damage_database (f, how);
  before = rj_test_describe_folder (f->folder);
  assert_opening_fails (f, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, RJ_VAULT_ERROR_DAMAGED);
  assert_opening_fails (f, RJ_TEST_UNLOCK, "another passphrase", RJ_VAULT_ERROR_WRONG_PASSPHRASE);
  assert_opening_fails (f, RJ_TEST_UNLOCK_WITH_SPARE_KEY, spare, RJ_VAULT_ERROR_DAMAGED);
  after = rj_test_describe_folder (f->folder);
  g_assert_cmpstr (after, ==, before);
}

static void
test_damaged_without_keys (Fixture *f, gconstpointer data)
{
  g_autofree char *spare = rj_test_make_journal (f->folder);
  g_autofree char *key = child (f, "journal.key");
  g_autofree char *backup = child (f, "journal.key.bak");

  g_unlink (key);
  g_unlink (backup);
  damage_database (f, "first page gone");
  /* other pages vouch for the spare key */
  assert_opening_fails (f, RJ_TEST_UNLOCK_WITH_SPARE_KEY, spare, RJ_VAULT_ERROR_DAMAGED);
  assert_opening_fails (f, RJ_TEST_UNLOCK_WITH_SPARE_KEY, "000G-40R4-0M30-E209-185G-R38E-1W81-24GK-WKXS",
                        RJ_VAULT_ERROR_WRONG_SPARE_KEY);
}

static void
test_not_a_file (Fixture *f, gconstpointer data)
{
  g_autofree char *spare = rj_test_make_journal (f->folder);
  g_autofree char *path = child (f, "journal.db");
  g_autofree char *real = child (f, "elsewhere");

  g_assert_cmpint (g_rename (path, real), ==, 0);
  g_assert_cmpint (symlink ("elsewhere", path), ==, 0);
  assert_opening_fails (f, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, RJ_VAULT_ERROR_FAILED);
  assert_opening_fails (f, RJ_TEST_CREATE, RJ_TEST_PASSPHRASE, RJ_VAULT_ERROR_EXISTS);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (link (real, path), ==, 0);
  assert_opening_fails (f, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, RJ_VAULT_ERROR_FAILED);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  assert_opening_fails (f, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, RJ_VAULT_ERROR_FAILED);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rename (real, path), ==, 0);
  assert_opens (f, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE);
}

/* The folder itself may be reached by a link: /home is one on some systems. */
static void
test_linked_folder (Fixture *f, gconstpointer data)
{
  g_autofree char *spare = rj_test_make_journal (f->folder);
  g_autofree char *parent = rj_test_make_folder ();
  Fixture linked = { .folder = g_build_filename (parent, "link", NULL) };

  g_assert_cmpint (symlink (f->folder, linked.folder), ==, 0);
  assert_opens (&linked, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE);
  rj_test_remove_folder (parent);
  g_free (linked.folder);
}

/* As somebody who may read and not write: root may always, so it becomes nobody. */
static void
test_read_only (Fixture *f, gconstpointer data)
{
  g_autofree char *spare = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (geteuid () == 0)
    {
      g_assert_cmpint (chown (f->folder, 65534, 65534), ==, 0);
      g_assert_cmpint (seteuid (65534), ==, 0);
    }
  spare = rj_test_make_journal (f->folder);
  g_assert_cmpint (g_chmod (f->folder, 0500), ==, 0);
  before = rj_test_describe_folder (f->folder);
  assert_opening_fails (f, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, RJ_VAULT_ERROR_READ_ONLY);
  assert_opening_fails (f, RJ_TEST_UNLOCK_WITH_SPARE_KEY, spare, RJ_VAULT_ERROR_READ_ONLY);
  after = rj_test_describe_folder (f->folder);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (g_chmod (f->folder, 0700), ==, 0);
  assert_opens (f, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE);

  /* a folder to make one in that cannot be written */
  {
    g_autofree char *inner = child (f, "inner");
    g_autofree char *deeper = g_build_filename (inner, "deeper", NULL);
    Fixture closed = { .folder = deeper };

    g_assert_cmpint (g_mkdir (inner, 0500), ==, 0);
    assert_opening_fails (&closed, RJ_TEST_CREATE, RJ_TEST_PASSPHRASE, RJ_VAULT_ERROR_READ_ONLY);
  }
  if (getuid () == 0)
    g_assert_cmpint (seteuid (0), ==, 0);
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

/* A key derivation that would take much longer than the close may. */
static void
test_close_cancels_unlock (Fixture *f, gconstpointer data)
{
  static const RjKdfParams slow = { .memory_kib = 65536, .passes = 4, .lanes = 1 };
  g_autoptr (RjVault) vault = rj_test_vault_new (f->folder);
  g_autoptr (RjSecretBytes) passphrase = rj_secret_bytes_new_text (RJ_TEST_PASSPHRASE);
  g_autoptr (GAsyncResult) created = NULL;
  g_autoptr (GAsyncResult) again = NULL;
  g_autoptr (GError) error = NULL;

  rj_vault_create_with_params_async (vault, passphrase, &slow, NULL, keep_result, &created);
  wait_for (&created);
  g_assert_true (rj_vault_create_finish (vault, created, NULL));
  rj_test_vault_close (vault, NULL);

  /* after each number of turns of the main loop; many closes come while the key is being derived */
  for (int turns = 0; turns < 8; turns++)
    {
      g_autoptr (GAsyncResult) unlocked = NULL;
      g_autoptr (GAsyncResult) closed = NULL;

      rj_vault_unlock_async (vault, passphrase, NULL, keep_result, &unlocked);
      g_assert_cmpint (rj_vault_get_state (vault), ==, RJ_VAULT_OPENING);
      for (int i = 0; i < turns && !unlocked; i++)
        g_main_context_iteration (NULL, i < 2);
      rj_vault_close_async (vault, keep_result, &closed);
      wait_for (&closed);
      wait_for (&unlocked);
      g_assert_true (rj_vault_close_finish (vault, closed, &error));
      g_assert_no_error (error);
      g_assert_false (rj_vault_unlock_finish (vault, unlocked, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&error);
      g_assert_cmpint (rj_vault_get_state (vault), ==, RJ_VAULT_LOCKED);
      g_assert_null (rj_vault_get_store (vault));
    }
  /* and the lock is free at once */
  rj_vault_unlock_async (vault, passphrase, NULL, keep_result, &again);
  wait_for (&again);
  rj_vault_unlock_finish (vault, again, &error);
  g_assert_no_error (error);
  rj_test_vault_close (vault, NULL);
}

static void
test_cancel (Fixture *f, gconstpointer data)
{
  g_autofree char *spare = rj_test_make_journal (f->folder);
  g_autoptr (RjVault) vault = rj_test_vault_new (f->folder);
  g_autoptr (RjSecretBytes) passphrase = rj_secret_bytes_new_text (RJ_TEST_PASSPHRASE);

  for (int turns = 0; turns < 8; turns++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GAsyncResult) unlocked = NULL;
      g_autoptr (GError) error = NULL;

      rj_vault_unlock_async (vault, passphrase, cancellable, keep_result, &unlocked);
      for (int i = 0; i < turns && !unlocked; i++)
        g_main_context_iteration (NULL, TRUE);
      g_cancellable_cancel (cancellable);
      wait_for (&unlocked);
      if (!rj_vault_unlock_finish (vault, unlocked, &error))
        {
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
          g_assert_cmpint (rj_vault_get_state (vault), ==, RJ_VAULT_LOCKED);
        }
      rj_test_vault_close (vault, NULL);
    }
  assert_opens (f, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE);
}

/* A making that is cancelled leaves nothing that is in the way of the next one. */
static void
test_cancel_create (Fixture *f, gconstpointer data)
{
  g_autoptr (RjSecretBytes) passphrase = rj_secret_bytes_new_text (RJ_TEST_PASSPHRASE);
  const RjKdfParams cheap = { .memory_kib = 64, .passes = 1, .lanes = 1 };

  for (int turns = 0; turns < 8; turns++)
    {
      g_autofree char *inner = g_strdup_printf ("%s/%d", f->folder, turns);
      g_autoptr (RjVault) vault = rj_test_vault_new (inner);
      g_autoptr (GAsyncResult) created = NULL;
      g_autoptr (GError) error = NULL;
      Fixture here = { .folder = inner };

      rj_vault_create_with_params_async (vault, passphrase, &cheap, NULL, keep_result, &created);
      for (int i = 0; i < turns && !created; i++)
        g_main_context_iteration (NULL, TRUE);
      rj_test_vault_close (vault, NULL);
      wait_for (&created);
      if (rj_vault_create_finish (vault, created, &error))
        g_assert_no_error (error);
      else
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      if (rj_vault_get_state (vault) == RJ_VAULT_NO_JOURNAL)
        assert_opens (&here, RJ_TEST_CREATE, RJ_TEST_PASSPHRASE);
      assert_opens (&here, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE);
    }
}

int
main (int argc, char **argv)
{
  static const char *const damages[] = { "empty",       "plain",       "first page", "first page gone",
                                         "a page less", "a byte less", "one page",   "no page" };

  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/vault/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("interrupted", test_interrupted);
  ADD ("life", test_life);
  ADD ("create-refused", test_create_refused);
  ADD ("wrong-passphrases", test_wrong_passphrases);
  ADD ("unicode-passphrase", test_unicode_passphrase);
  ADD ("spare-key", test_spare_key);
  ADD ("no-journal", test_no_journal);
  ADD ("two-instances", test_two_instances);
  ADD ("lock-taken-away", test_lock_taken_away);
  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *name = g_strdup_printf ("/vault/damaged/%s", damages[i]);
      g_test_add (name, Fixture, damages[i], set_up, test_damaged, tear_down);
    }
  ADD ("damaged-without-keys", test_damaged_without_keys);
  ADD ("not-a-file", test_not_a_file);
  ADD ("linked-folder", test_linked_folder);
  ADD ("read-only", test_read_only);
  ADD ("close-cancels-unlock", test_close_cancels_unlock);
  ADD ("cancel", test_cancel);
  ADD ("cancel-create", test_cancel_create);
  return g_test_run ();
}
