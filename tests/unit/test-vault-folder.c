// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-file.h"
#include "rj-key-files.h"
#include "rj-test-faults.h"
#include "rj-test-vault.h"
#include "rj-vault-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct {
  char *folder;
  char *spare;
} Fixture;

static const RjKdfParams cheap = { .memory_kib = 64, .passes = 1, .lanes = 1 };

static void
set_up (Fixture *f, gconstpointer data)
{
  f->folder = rj_test_make_folder ();
  f->spare = rj_test_make_journal (f->folder);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  rj_test_remove_folder (f->folder);
  g_free (f->folder);
  g_free (f->spare);
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
assert_opens (const char *folder, RjTestOpening how, const char *secret)
{
  g_autoptr (GError) error = NULL;

  opens (folder, how, secret, &error);
  g_assert_no_error (error);
}

static void
assert_fails (const char *folder, RjTestOpening how, const char *secret, RjVaultError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (opens (folder, how, secret, &error));
  g_assert_error (error, RJ_VAULT_ERROR, (int) code);
}

static GBytes *
read_file (Fixture *f, const char *name)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  char *content = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  return g_bytes_new_take (content, length);
}

static void
write_file (Fixture *f, const char *name, const guint8 *data, gsize length)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, (const char *) data, (gssize) length, NULL));
}

static void
remove_file (Fixture *f, const char *name)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);

  g_unlink (path);
}

static gboolean
has_file (Fixture *f, const char *name)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static RjKeyFiles *
read_key_files (Fixture *f)
{
  int folder = rj_file_open_folder (f->folder, FALSE, NULL);
  RjKeyFiles *files = rj_key_files_read (folder, NULL);

  close (folder);
  g_assert_nonnull (files);
  return files;
}

/* Each of the four copies good, damaged or (both of a file) missing, in all combinations: as long as one is
 * good the passphrase opens, and afterwards all are good again. */
static void
test_copies (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) good = read_file (f, "journal.key");
  /* of a file: whole, first half bad, second half bad, both bad, cut in the middle, empty, missing */
  const int ways = 7;

  for (int a = 0; a < ways; a++)
    for (int b = 0; b < ways; b++)
      {
        const int way[] = { a, b };
        static const char *const names[] = { "journal.key", "journal.key.bak" };
        g_autoptr (RjKeyFiles) files = NULL;
        guint left = 0;

        for (int i = 0; i < 2; i++)
          {
            g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (good, NULL), RJ_KEY_FILE_LENGTH);
            gsize length = RJ_KEY_FILE_LENGTH;

            if (way[i] == 1 || way[i] == 3)
              copy[100] ^= 4;
            if (way[i] == 2 || way[i] == 3)
              copy[RJ_KEY_BLOCK_LENGTH + 100] ^= 4;
            if (way[i] == 4)
              length = RJ_KEY_BLOCK_LENGTH + 7;
            if (way[i] == 5)
              length = 0;
            write_file (f, names[i], copy, length);
            if (way[i] == 6)
              remove_file (f, names[i]);
            left += way[i] == 0 ? 2 : way[i] == 1 || way[i] == 2 || way[i] == 4 ? 1 : 0;
          }
        if (left == 0)
          {
            g_autofree char *before = rj_test_describe_folder (f->folder);
            g_autofree char *after = NULL;

            assert_fails (f->folder, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, RJ_VAULT_ERROR_KEY_DAMAGED);
            after = rj_test_describe_folder (f->folder);
            g_assert_cmpstr (after, ==, before);
            assert_opens (f->folder, RJ_TEST_UNLOCK_WITH_SPARE_KEY, f->spare);
            continue;
          }
        assert_fails (f->folder, RJ_TEST_UNLOCK, "another passphrase", RJ_VAULT_ERROR_WRONG_PASSPHRASE);
        assert_opens (f->folder, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE);
        files = read_key_files (f);
        g_assert_cmpuint (files->n_good, ==, 4);
        g_assert_true (files->whole);
      }
}

/* Every bit of the four copies by itself: the others open. */
static void
test_every_bit (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) good = read_file (f, "journal.key");
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (good, NULL), RJ_KEY_FILE_LENGTH);

  for (gsize bit = 0; bit < 8 * RJ_KEY_FILE_LENGTH; bit++)
    {
      g_autoptr (RjKeyBlock) first = NULL;
      g_autoptr (RjKeyBlock) second = NULL;

      copy[bit / 8] ^= (guint8) (1 << bit % 8);
      first = rj_key_block_parse (copy, RJ_KEY_BLOCK_LENGTH, NULL);
      second = rj_key_block_parse (copy + RJ_KEY_BLOCK_LENGTH, RJ_KEY_BLOCK_LENGTH, NULL);
      g_assert_true ((first != NULL) == (bit / 8 >= RJ_KEY_BLOCK_LENGTH));
      g_assert_true ((second != NULL) == (bit / 8 < RJ_KEY_BLOCK_LENGTH));
      copy[bit / 8] ^= (guint8) (1 << bit % 8);
    }
}

/* Writes one key file for @passphrase with @generation, as a change that was cut off leaves it. */
static void
write_generation (Fixture *f, const char *name, const char *passphrase, guint64 generation)
{
  g_autoptr (RjKeyBlock) block = rj_key_block_new ();
  g_autoptr (RjSecretBytes) text = rj_secret_bytes_new_text (passphrase);
  g_autoptr (RjSecretBytes) root = NULL;
  g_autoptr (RjSecretBytes) key = NULL;
  g_autoptr (RjKeyFiles) files = read_key_files (f);
  g_autoptr (RjSecretBytes) right = rj_secret_bytes_new_text (RJ_TEST_PASSPHRASE);
  g_autoptr (GBytes) bytes = NULL;
  RjKeyBlock *opened = NULL;
  RjKeySlot *slot;

  root = rj_key_files_open (files, right, &opened, NULL, NULL);
  g_assert_nonnull (root);
  memcpy (block->id, opened->id, sizeof block->id);
  block->generation = generation;
  slot = rj_key_block_new_slot (block, &cheap);
  key = rj_kdf_derive (text, slot->salt, &cheap, NULL, NULL);
  g_assert_true (rj_key_block_wrap (block, 0, root, key));
  bytes = rj_key_block_to_file (block, root);
  write_file (f, name, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_stale (Fixture *f, gconstpointer data)
{
  /* The first file has the new passphrase, the second one the old. Either opens; the new one ends it. */
  write_generation (f, "journal.key", "the new passphrase", 2);
  /* Who believes in the old one can go on with it, and the spare key decides nothing either. */
  assert_opens (f->folder, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE);
  assert_opens (f->folder, RJ_TEST_UNLOCK_WITH_SPARE_KEY, f->spare);
  assert_opens (f->folder, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE);
  assert_opens (f->folder, RJ_TEST_UNLOCK, "the new passphrase");
  assert_fails (f->folder, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, RJ_VAULT_ERROR_WRONG_PASSPHRASE);
  assert_opens (f->folder, RJ_TEST_UNLOCK, "the new passphrase");
  assert_opens (f->folder, RJ_TEST_UNLOCK_WITH_SPARE_KEY, f->spare);
}

/* A key file of another journal must not be healed into this one. */
static void
test_foreign_key (Fixture *f, gconstpointer data)
{
  Fixture other = { 0 };
  g_autoptr (GBytes) foreign = NULL;

  set_up (&other, NULL);
  foreign = read_file (&other, "journal.key");
  write_file (f, "journal.key", g_bytes_get_data (foreign, NULL), g_bytes_get_size (foreign));
  /* the other journal's spare key is one that a key file vouches for; this database is not its */
  assert_opens (f->folder, RJ_TEST_UNLOCK_WITH_SPARE_KEY, f->spare);
  assert_fails (f->folder, RJ_TEST_UNLOCK_WITH_SPARE_KEY, other.spare, RJ_VAULT_ERROR_DAMAGED);
  tear_down (&other, NULL);
}

static void
test_adopt (Fixture *f, gconstpointer data)
{
  g_autofree char *place = rj_test_make_folder ();
  g_autofree char *folder = g_build_filename (place, "new", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (RjVault) vault = rj_test_vault_new (folder);
  g_autoptr (RjVault) open = rj_test_vault_new (f->folder);
  g_autoptr (GError) error = NULL;

  /* open there: not now */
  rj_test_vault_open (open, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  g_assert_false (rj_test_vault_adopt (vault, f->folder, &error));
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_OPEN_ELSEWHERE);
  g_clear_error (&error);
  rj_test_vault_close (open, NULL);

  before = rj_test_describe_folder (f->folder);
  g_assert_false (rj_test_vault_adopt (vault, place, &error));
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_NO_JOURNAL);
  g_clear_error (&error);
  rj_test_vault_adopt (vault, f->folder, &error);
  g_assert_no_error (error);
  g_assert_cmpint (rj_vault_get_state (vault), ==, RJ_VAULT_LOCKED);
  after = rj_test_describe_folder (f->folder);
  g_assert_cmpstr (after, ==, before);
  assert_opens (folder, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE);
  assert_opens (folder, RJ_TEST_UNLOCK_WITH_SPARE_KEY, f->spare);

  g_assert_false (rj_test_vault_adopt (vault, f->folder, &error));
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_EXISTS);
  rj_test_remove_folder (place);
}

/* Only the database was saved. */
static void
test_adopt_without_keys (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = rj_test_make_folder ();
  g_autoptr (RjVault) vault = rj_test_vault_new (folder);
  g_autoptr (GError) error = NULL;

  remove_file (f, "journal.key");
  remove_file (f, "journal.key.bak");
  remove_file (f, "lock");
  rj_test_vault_adopt (vault, f->folder, &error);
  g_assert_no_error (error);
  assert_fails (folder, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, RJ_VAULT_ERROR_KEY_DAMAGED);
  assert_opens (folder, RJ_TEST_UNLOCK_WITH_SPARE_KEY, f->spare);
  rj_test_remove_folder (folder);
}

static void
put_big_endian (guint8 *to, guint32 value)
{
  to[0] = (guint8) (value >> 24);
  to[1] = (guint8) (value >> 16);
  to[2] = (guint8) (value >> 8);
  to[3] = (guint8) value;
}

/* As a power cut leaves it: page 1 half written, and the old one in a rollback journal (SQLite's file format,
 * section 3). The checksum is over every 200th byte. */
static void
tear_first_page (Fixture *f)
{
  static const guint8 magic[8] = { 0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7 };
  g_autoptr (GBytes) database = read_file (f, "journal.db");
  gsize length = g_bytes_get_size (database);
  g_autofree guint8 *torn = g_memdup2 (g_bytes_get_data (database, NULL), length);
  guint8 journal[512 + 4 + 4096 + 4] = { 0 };
  guint32 sum = 7;

  memcpy (journal, magic, sizeof magic);
  put_big_endian (journal + 8, 1);
  put_big_endian (journal + 12, 7);
  put_big_endian (journal + 16, (guint32) (length / 4096));
  put_big_endian (journal + 20, 512);
  put_big_endian (journal + 24, 4096);
  put_big_endian (journal + 512, 1);
  memcpy (journal + 516, torn, 4096);
  for (int i = 4096 - 200; i > 0; i -= 200)
    sum += torn[i];
  put_big_endian (journal + 516 + 4096, sum);
  write_file (f, "journal.db-journal", journal, sizeof journal);
  memset (torn + 512, 0, 3584);
  write_file (f, "journal.db", torn, length);
}

static void
test_torn (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = rj_test_make_folder ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (RjVault) vault = rj_test_vault_new (folder);
  g_autoptr (GError) error = NULL;

  tear_first_page (f);
  before = rj_test_describe_folder (f->folder);
  assert_fails (f->folder, RJ_TEST_UNLOCK, "another passphrase", RJ_VAULT_ERROR_WRONG_PASSPHRASE);
  assert_fails (f->folder, RJ_TEST_UNLOCK_WITH_SPARE_KEY, "000G-40R4-0M30-E209-185G-R38E-1W81-24GK-WKXS",
                RJ_VAULT_ERROR_WRONG_SPARE_KEY);
  after = rj_test_describe_folder (f->folder);
  g_assert_cmpstr (after, ==, before);

  /* taken back here as well as there */
  rj_test_vault_adopt (vault, f->folder, &error);
  g_assert_no_error (error);
  assert_opens (folder, RJ_TEST_UNLOCK_WITH_SPARE_KEY, f->spare);
  assert_opens (folder, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE);
  assert_opens (f->folder, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE);
  rj_test_remove_folder (folder);

  /* without the journal it is damage */
  tear_first_page (f);
  remove_file (f, "journal.db-journal");
  assert_fails (f->folder, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, RJ_VAULT_ERROR_DAMAGED);
}

/* In the child that is to die. */
static gboolean kill_there;

/* Returns how many calls there were. */
static int
try_with (int at,
          gboolean (*func) (Fixture *, const char *, GError **),
          Fixture *f,
          const char *folder,
          gboolean *done,
          GError **error)
{
  rj_test_faults_arm (at, kill_there);
  *done = func (f, folder, error);
  return rj_test_faults_disarm ();
}

static gboolean
adopt_once (Fixture *f, const char *folder, GError **error)
{
  g_autoptr (RjVault) vault = rj_test_vault_new (folder);

  return rj_test_vault_adopt (vault, f->folder, error);
}

static gboolean
create_once (Fixture *f, const char *folder, GError **error)
{
  return opens (folder, RJ_TEST_CREATE, RJ_TEST_PASSPHRASE, error);
}

static gboolean
unlock_once (Fixture *f, const char *folder, GError **error)
{
  remove_file (f, "journal.key.bak");
  return opens (f->folder, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, error);
}

typedef struct {
  const char *name;
  gboolean (*func) (Fixture *, const char *, GError **);
} Flow;

static const Flow flows[] = { { "adopt", adopt_once }, { "create", create_once }, { "unlock", unlock_once } };

/* Every system call fails: there is the whole journal or none, and the next try goes well. */
static void
test_calls_fail (Fixture *f, gconstpointer data)
{
  const Flow *flow = data;
  g_autofree char *first = rj_test_make_folder ();
  gboolean done = FALSE;
  int calls = try_with (0, flow->func, f, first, &done, NULL);
  guint told = 0;

  g_assert_true (done);
  g_assert_cmpint (calls, >, 5);
  rj_test_remove_folder (first);
  for (int at = 1; at <= calls; at++)
    {
      g_autofree char *folder = rj_test_make_folder ();
      g_autoptr (GError) error = NULL;

      try_with (at, flow->func, f, folder, &done, &error);
      if (!done)
        {
          told++;
          /* Key files that cannot be read again are told as such. */
          if (!g_error_matches (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_IO))
            g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_FULL);
          flow->func (f, folder, NULL);
        }
      assert_opens (flow->func == unlock_once ? f->folder : folder, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE);
      rj_test_remove_folder (folder);
    }
  g_test_message ("%s: %d points, %u told as errors", flow->name, calls, told);
}

#define OLD RJ_TEST_PASSPHRASE
#define NEW "another four plain words"

/* Opens with the passphrase and changes it; the system calls of the change are counted. */
static gboolean
change_counted (Fixture *f, int at, int *calls, GError **error)
{
  g_autoptr (RjVault) vault = rj_test_vault_new (f->folder);
  gboolean changed;

  g_assert_true (rj_test_vault_open (vault, RJ_TEST_UNLOCK, OLD, NULL));
  rj_test_faults_arm (at, kill_there);
  changed = rj_test_vault_change (vault, NEW, error);
  *calls = rj_test_faults_disarm ();
  rj_test_vault_close (vault, NULL);
  return changed;
}

/* The child: dies at the call with that number. */
static int
run_child (const char *flow, const char *at, const char *folder, const char *other)
{
  Fixture f = { .folder = (char *) other };
  gboolean done = FALSE;
  int ignored;

  kill_there = TRUE;
  if (g_str_equal (flow, "change"))
    return change_counted (&f, atoi (at), &ignored, NULL) ? 0 : 1;
  for (gsize i = 0; i < G_N_ELEMENTS (flows); i++)
    if (g_str_equal (flows[i].name, flow))
      try_with (atoi (at), flows[i].func, &f, folder, &done, NULL);
  return done ? 0 : 1;
}

/* Not /proc/self/exe: under Valgrind that is Valgrind. */
static const char *program;

static gboolean
spawn_child (const char *flow, int at, const char *folder, const char *other)
{
  g_autofree char *number = g_strdup_printf ("%d", at);
  const char *argv[] = { program, "--child", flow, number, folder, other, NULL };
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
test_killed (Fixture *f, gconstpointer data)
{
  const Flow *flow = data;
  guint killed = 0;

  for (int at = 1;; at++)
    {
      g_autofree char *folder = rj_test_make_folder ();
      gboolean was_killed = spawn_child (flow->name, at, folder, f->folder);
      g_autofree char *database = g_build_filename (folder, "journal.db", NULL);

      killed += was_killed;
      if (flow->func == unlock_once)
        assert_opens (f->folder, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE);
      else
        {
          /* what is not whole has no name; the next try makes it */
          if (!g_file_test (database, G_FILE_TEST_EXISTS))
            g_assert_true (flow->func (f, folder, NULL));
          assert_opens (folder, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE);
        }
      rj_test_remove_folder (folder);
      if (!was_killed)
        break;
    }
  g_assert_cmpuint (killed, >, 5);
  g_test_message ("%s: killed %u times", flow->name, killed);
}

static gboolean
opens_quietly (Fixture *f, const char *passphrase)
{
  return opens (f->folder, RJ_TEST_UNLOCK, passphrase, NULL);
}

static void
test_change (Fixture *f, gconstpointer data)
{
  g_autoptr (RjVault) vault = rj_test_vault_new (f->folder);
  g_autoptr (RjKeyFiles) before = read_key_files (f);
  g_autoptr (RjKeyFiles) after = NULL;
  g_autoptr (GError) error = NULL;
  const RjKeyBlock *old_block = g_ptr_array_index (before->blocks, 0);
  const RjKeyBlock *new_block;

  g_assert_false (rj_test_vault_change (vault, NEW, &error));
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_FAILED);
  g_clear_error (&error);
  rj_test_vault_open (vault, RJ_TEST_UNLOCK_WITH_SPARE_KEY, f->spare, &error);
  g_assert_no_error (error);
  g_assert_false (rj_test_vault_change (vault, "short", &error));
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_FAILED);
  g_clear_error (&error);
  rj_test_vault_change (vault, NEW, &error);
  g_assert_no_error (error);
  /* it goes on being open, and its lock is held */
  g_assert_cmpint (rj_vault_get_state (vault), ==, RJ_VAULT_OPEN);
  assert_fails (f->folder, RJ_TEST_UNLOCK, NEW, RJ_VAULT_ERROR_OPEN_ELSEWHERE);
  rj_test_vault_close (vault, &error);
  g_assert_no_error (error);

  after = read_key_files (f);
  new_block = g_ptr_array_index (after->blocks, 0);
  g_assert_true (after->whole);
  g_assert_cmpuint (new_block->n_slots, ==, 1);
  g_assert_cmpuint (new_block->generation, ==, old_block->generation + 1);
  g_assert_cmpmem (new_block->id, sizeof new_block->id, old_block->id, sizeof old_block->id);
  assert_fails (f->folder, RJ_TEST_UNLOCK, OLD, RJ_VAULT_ERROR_WRONG_PASSPHRASE);
  assert_opens (f->folder, RJ_TEST_UNLOCK, NEW);
  assert_opens (f->folder, RJ_TEST_UNLOCK_WITH_SPARE_KEY, f->spare);
}

/* The key files are gone: the spare key opens, and a passphrase opens again. */
static void
test_change_without_keys (Fixture *f, gconstpointer data)
{
  g_autoptr (RjVault) vault = rj_test_vault_new (f->folder);
  g_autoptr (GError) error = NULL;

  remove_file (f, "journal.key");
  remove_file (f, "journal.key.bak");
  rj_test_vault_open (vault, RJ_TEST_UNLOCK_WITH_SPARE_KEY, f->spare, &error);
  g_assert_no_error (error);
  rj_test_vault_change (vault, NEW, &error);
  g_assert_no_error (error);
  rj_test_vault_close (vault, NULL);
  assert_opens (f->folder, RJ_TEST_UNLOCK, NEW);
  assert_opens (f->folder, RJ_TEST_UNLOCK_WITH_SPARE_KEY, f->spare);
}

/* Every system call of a change fails: what the answer says is true, and it is never neither. */
static void
test_change_calls_fail (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) key = read_file (f, "journal.key");
  guint halves = 0;
  int calls = 0;

  g_assert_true (change_counted (f, 0, &calls, NULL));
  g_assert_cmpint (calls, >, 20);
  for (int at = 1; at <= calls; at++)
    {
      g_autoptr (GError) error = NULL;
      gboolean changed, opens_new, opens_old;
      int ignored;

      write_file (f, "journal.key", g_bytes_get_data (key, NULL), g_bytes_get_size (key));
      write_file (f, "journal.key.bak", g_bytes_get_data (key, NULL), g_bytes_get_size (key));
      changed = change_counted (f, at, &ignored, &error);
      /* the old one first: opening with the new one is what ends it */
      opens_old = opens_quietly (f, OLD);
      opens_new = opens_quietly (f, NEW);
      g_assert_true (opens_old || opens_new);
      if (changed)
        g_assert_true (opens_new && !opens_old);
      else if (g_error_matches (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_HALF_CHANGED))
        halves++;
      else
        g_assert_true (opens_old && !opens_new);
      assert_opens (f->folder, RJ_TEST_UNLOCK_WITH_SPARE_KEY, f->spare);
    }
  g_assert_cmpuint (halves, >, 0);
  g_test_message ("change: %d points, %u of them half changed", calls, halves);
}

/* The same with the process gone at each of them. */
static void
test_change_killed (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) key = read_file (f, "journal.key");
  guint killed = 0;

  for (int at = 1;; at++)
    {
      gboolean was_killed, opens_old;

      write_file (f, "journal.key", g_bytes_get_data (key, NULL), g_bytes_get_size (key));
      write_file (f, "journal.key.bak", g_bytes_get_data (key, NULL), g_bytes_get_size (key));
      was_killed = spawn_child ("change", at, f->folder, f->folder);
      opens_old = opens_quietly (f, OLD);
      if (opens_quietly (f, NEW))
        g_assert_false (opens_quietly (f, OLD));
      else
        g_assert_true (opens_old);
      assert_opens (f->folder, RJ_TEST_UNLOCK_WITH_SPARE_KEY, f->spare);
      g_assert_false (has_file (f, "journal.key.tmp") || has_file (f, "journal.key.bak.tmp"));
      if (!was_killed)
        break;
      killed++;
    }
  g_assert_cmpuint (killed, >, 20);
  g_test_message ("change: killed %u times", killed);
}

/* Key files without a database may be all that opens it elsewhere. */
static void
test_put_aside (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) key = read_file (f, "journal.key");
  g_autoptr (GBytes) kept = NULL;

  remove_file (f, "journal.db");
  assert_opens (f->folder, RJ_TEST_CREATE, "an entirely new passphrase");
  kept = read_file (f, "journal.key.old-1");
  g_assert_true (g_bytes_equal (kept, key));
  g_assert_true (has_file (f, "journal.key.bak.old-1"));
  remove_file (f, "journal.db");
  assert_opens (f->folder, RJ_TEST_CREATE, "and another one after it");
  g_assert_true (has_file (f, "journal.key.old-2"));
  g_bytes_unref (kept);
  kept = read_file (f, "journal.key.old-1");
  g_assert_true (g_bytes_equal (kept, key));
}

static gboolean
contains (GBytes *bytes, gconstpointer what, gsize length)
{
  return memmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), what, length) != NULL;
}

/* After a session: no word of the person, no passphrase, no key in any file, in any folder it could use. */
static void
test_no_plain_text (Fixture *f, gconstpointer data)
{
  static const char canary[] = "evergreen lantern 7141";
  g_autoptr (RjVault) vault = rj_test_vault_new (f->folder);
  g_autoptr (RjSecretBytes) raw = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint files = 0;

  rj_test_vault_open (vault, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  raw = rj_vault_dup_raw_key (vault);
  rj_store_set_preference_async (rj_vault_get_store (vault), "vocabulary", canary, NULL, NULL, NULL);
  rj_store_save_draft_async (rj_vault_get_store (vault), "writing", canary, NULL, NULL, NULL);
  rj_test_vault_close (vault, &error);
  g_assert_no_error (error);

  rj_test_vault_open (vault, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, &error);
  g_assert_cmpstr (rj_store_get_preference (rj_vault_get_store (vault), "vocabulary"), ==, canary);
  rj_test_vault_close (vault, NULL);

  dir = g_dir_open (f->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)))
    {
      g_autoptr (GBytes) bytes = read_file (f, name);

      files++;
      g_assert_false (contains (bytes, canary, strlen (canary)));
      g_assert_false (contains (bytes, RJ_TEST_PASSPHRASE, 8));
      g_assert_false (contains (bytes, rj_secret_bytes_get (raw), 16));
      g_assert_false (contains (bytes, f->spare, 9));
      g_assert_false (contains (bytes, "SQLite format 3", 15));
    }
  g_assert_cmpuint (files, >=, 4);
}

int
main (int argc, char **argv)
{
  if (argc == 6 && g_str_equal (argv[1], "--child"))
    return run_child (argv[2], argv[3], argv[4], argv[5]);
  program = argv[0];
  /* Thousands of files that need no disk; nobody pulls a plug here. */
  if (g_access ("/dev/shm", W_OK) == 0)
    g_setenv ("TMPDIR", "/dev/shm", TRUE);

  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/vault-folder/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("copies", test_copies);
  ADD ("every-bit", test_every_bit);
  ADD ("stale", test_stale);
  ADD ("foreign-key", test_foreign_key);
  ADD ("change", test_change);
  ADD ("change-without-keys", test_change_without_keys);
  ADD ("change-calls-fail", test_change_calls_fail);
  ADD ("change-killed", test_change_killed);
  ADD ("adopt", test_adopt);
  ADD ("adopt-without-keys", test_adopt_without_keys);
  ADD ("torn", test_torn);
  ADD ("put-aside", test_put_aside);
  ADD ("no-plain-text", test_no_plain_text);
  for (gsize i = 0; i < G_N_ELEMENTS (flows); i++)
    {
      g_autofree char *fails = g_strdup_printf ("/vault-folder/calls-fail/%s", flows[i].name);
      g_autofree char *killed = g_strdup_printf ("/vault-folder/killed/%s", flows[i].name);

      g_test_add (fails, Fixture, &flows[i], set_up, test_calls_fail, tear_down);
      g_test_add (killed, Fixture, &flows[i], set_up, test_killed, tear_down);
    }
  return g_test_run ();
}
