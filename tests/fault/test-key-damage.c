// SPDX-License-Identifier: GPL-3.0-or-later
// Damage to the four copies of the key: whatever happens to some of them, the others open the journal; what
// happens to all of them the spare key survives; and no damage ever opens to another secret.
#include "rj-fault-place.h"

#include "rj-key-files.h"
#include "rj-root-secret.h"
#include "rj-test-vault.h"
#include "rj-vault.h"

#include <fcntl.h>
#include <openssl/sha.h>
#include <string.h>
#include <unistd.h>

#define SUM_OFFSET (RJ_KEY_BLOCK_LENGTH - SHA256_DIGEST_LENGTH)

typedef struct {
  char *folder;
  char *spare_key;
  int fd;
  guint8 file[RJ_KEY_FILE_LENGTH];
  RjKeyBlock *block;
  RjSecretBytes *passphrase;
  RjSecretBytes *key;
  RjSecretBytes *root;
} Keys;

static const char *const names[] = { RJ_KEY_FILE_NAME, RJ_KEY_FILE_BACKUP_NAME };

static void
set_up (Keys *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;
  gsize length = 0;

  self->folder = rj_fault_make_folder ();
  self->spare_key = rj_test_make_journal (self->folder);
  self->fd = open (self->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  path = g_build_filename (self->folder, names[0], NULL);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpuint (length, ==, RJ_KEY_FILE_LENGTH);
  memcpy (self->file, content, length);
  self->block = rj_key_block_parse (self->file, RJ_KEY_BLOCK_LENGTH, &error);
  g_assert_no_error (error);
  self->passphrase = rj_secret_bytes_new_text (RJ_TEST_PASSPHRASE);
  self->key =
    rj_kdf_derive (self->passphrase, self->block->slots[0].salt, &self->block->slots[0].params, NULL, &error);
  g_assert_no_error (error);
  self->root = rj_key_block_unwrap (self->block, 0, self->key);
  g_assert_nonnull (self->root);
}

static void
tear_down (Keys *self, gconstpointer data)
{
  close (self->fd);
  rj_fault_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->spare_key);
  rj_key_block_free (self->block);
  rj_secret_bytes_unref (self->passphrase);
  rj_secret_bytes_unref (self->key);
  rj_secret_bytes_unref (self->root);
}

/* @length: of the file; -1: there is none */
static void
put_file (Keys *self, guint which, const guint8 *data, gssize length)
{
  g_autofree char *path = g_build_filename (self->folder, names[which], NULL);

  if (length < 0)
    unlink (path);
  else
    g_assert_true (
      g_file_set_contents_full (path, (const char *) data, length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static gboolean
is_ours (Keys *self, const RjKeyBlock *block)
{
  return memcmp (block, self->block, sizeof *block) == 0;
}

/* Whether the key files give the block that was written and no other one. */
static gboolean
reads_ours (Keys *self, guint n_good)
{
  g_autoptr (RjKeyFiles) files = rj_key_files_read (self->fd, NULL);

  return files != NULL && files->n_good == n_good && files->blocks->len == 1
         && is_ours (self, g_ptr_array_index (files->blocks, 0));
}

/* One bit, in one of the copies: the other three are not touched by it. */
static void
test_each_bit (Keys *self, gconstpointer data)
{
  guint faults = 0;
  guint tried = 0;

  for (guint which = 0; which < G_N_ELEMENTS (names); which++)
    {
      g_autofree char *path = g_build_filename (self->folder, names[which], NULL);
      int fd = open (path, O_RDWR | O_CLOEXEC);

      for (guint bit = 0; bit < RJ_KEY_FILE_LENGTH * 8; bit++, tried++)
        {
          guint8 byte = self->file[bit / 8] ^ (guint8) (1 << bit % 8);

          g_assert_cmpint (pwrite (fd, &byte, 1, bit / 8), ==, 1);
          faults += !reads_ours (self, RJ_KEY_FILES_COPIES - 1);
          g_assert_cmpint (pwrite (fd, &self->file[bit / 8], 1, bit / 8), ==, 1);
        }
      close (fd);
    }
  g_assert_true (reads_ours (self, RJ_KEY_FILES_COPIES));
  rj_fault_figure ("R7", "each bit of the key files", tried, 2 * RJ_KEY_FILE_LENGTH * 8, faults, NULL);
}

/* The key is derived once: only what the derivation takes makes another one. */
static gboolean
opens (Keys *self, const RjKeyBlock *block)
{
  gboolean same =
    block->n_slots == 1
    && memcmp (&block->slots[0].params, &self->block->slots[0].params, sizeof (RjKdfParams)) == 0
    && memcmp (block->slots[0].salt, self->block->slots[0].salt, RJ_KDF_SALT_LENGTH) == 0;
  g_autoptr (RjSecretBytes) root = NULL;

  if (!same)
    root = rj_key_block_open (block, self->passphrase, NULL, NULL);
  else
    {
      root = rj_key_block_unwrap (block, 0, self->key);
      if (root != NULL && !rj_key_block_is_of_root (block, root))
        g_clear_pointer (&root, rj_secret_bytes_unref);
    }
  return root != NULL;
}

/* The same by somebody who knows the format and puts the checksum right: no changed block opens. */
static void
test_each_bit_with_sum (Keys *self, gconstpointer data)
{
  guint parsed = 0;
  guint faults = 0;
  guint bit;

  g_assert_true (opens (self, self->block));
  for (bit = 0; bit < SUM_OFFSET * 8; bit++)
    {
      guint8 page[RJ_KEY_BLOCK_LENGTH];
      g_autoptr (RjKeyBlock) block = NULL;

      memcpy (page, self->file, sizeof page);
      page[bit / 8] ^= (guint8) (1 << bit % 8);
      SHA256 (page, SUM_OFFSET, page + SUM_OFFSET);
      block = rj_key_block_parse (page, sizeof page, NULL);
      parsed += block != NULL;
      faults += block != NULL && opens (self, block);
    }
  g_assert_cmpuint (parsed, >, 900);
  rj_fault_figure ("R7", "each bit of a block, with a right checksum", bit, SUM_OFFSET * 8, faults,
                   "%u came as far as the passphrase", parsed);
}

/* Many bits in many copies: as many good copies are found as were left alone. */
static void
test_random (Keys *self, gconstpointer data)
{
  guint n = rj_fault_count (2000, 1000000);
  guint faults = 0;

  for (guint i = 0; i < n; i++)
    {
      guint8 files[2][RJ_KEY_FILE_LENGTH];
      guint hit = 0;
      guint good = 0;

      for (guint which = 0; which < 2; which++)
        memcpy (files[which], self->file, RJ_KEY_FILE_LENGTH);
      for (int j = g_test_rand_int_range (1, 30); j > 0; j--)
        {
          guint byte = (guint) g_test_rand_int_range (0, 2 * RJ_KEY_FILE_LENGTH);

          files[byte / RJ_KEY_FILE_LENGTH][byte % RJ_KEY_FILE_LENGTH] ^=
            (guint8) g_test_rand_int_range (1, 256);
        }
      for (guint copy = 0; copy < RJ_KEY_FILES_COPIES; copy++)
        {
          gboolean same = memcmp (files[copy / 2] + copy % 2 * RJ_KEY_BLOCK_LENGTH,
                                  self->file + copy % 2 * RJ_KEY_BLOCK_LENGTH, RJ_KEY_BLOCK_LENGTH)
                          == 0;
          g_autoptr (RjKeyBlock) block =
            rj_key_block_parse (files[copy / 2] + copy % 2 * RJ_KEY_BLOCK_LENGTH, RJ_KEY_BLOCK_LENGTH, NULL);

          hit += same;
          good += block != NULL && is_ours (self, block);
          faults += block != NULL && !is_ours (self, block);
        }
      faults += hit != good;
    }
  rj_fault_figure ("R7", "random damage to all four copies", n, 2000, faults, NULL);
}

/* Every length of one file beside a whole one, beside none, and of both. */
static void
test_lengths (Keys *self, gconstpointer data)
{
  guint faults = 0;
  guint tried = 0;

  for (guint which = 0; which < 2; which++)
    for (int length = -1; length < RJ_KEY_FILE_LENGTH; length++, tried++)
      {
        put_file (self, which, self->file, length);
        faults += !reads_ours (self, length >= RJ_KEY_BLOCK_LENGTH ? 3 : 2);
        put_file (self, which, self->file, RJ_KEY_FILE_LENGTH);
      }
  for (int length = -1; length < RJ_KEY_FILE_LENGTH; length++, tried++)
    {
      put_file (self, 0, self->file, length);
      put_file (self, 1, self->file, length);
      if (length >= RJ_KEY_BLOCK_LENGTH)
        faults += !reads_ours (self, 2);
      else
        {
          g_autoptr (RjKeyFiles) files = rj_key_files_read (self->fd, NULL);

          faults += files == NULL || files->blocks->len > 0;
        }
    }
  rj_fault_figure ("R7", "key files of every length", tried, 3 * RJ_KEY_FILE_LENGTH, faults, NULL);
}

static gboolean
vault_opens (Keys *self, RjTestOpening how, const char *secret, GError **error)
{
  g_autoptr (RjVault) vault = rj_test_vault_new (self->folder);

  return rj_test_vault_open (vault, how, secret, error) && rj_test_vault_close (vault, error);
}

/* All sets of copies, lost in three ways: with one good copy the passphrase opens and all four are good
 * again; with none it is said that the key is damaged, and the spare key opens. */
static void
test_copies (Keys *self, gconstpointer data)
{
  guint tried = 0;

  for (guint lost = 0; lost < 16; lost++)
    for (guint way = 0; way < 3; way++, tried++)
      {
        g_autoptr (GError) error = NULL;

        for (guint which = 0; which < 2; which++)
          {
            guint8 file[RJ_KEY_FILE_LENGTH];
            guint both = lost >> 2 * which & 3;

            memcpy (file, self->file, sizeof file);
            for (guint half = 0; half < 2; half++)
              if ((both >> half & 1) && way == 0)
                memset (file + half * RJ_KEY_BLOCK_LENGTH, 0, RJ_KEY_BLOCK_LENGTH);
              else if (both >> half & 1)
                file[half * RJ_KEY_BLOCK_LENGTH + 100 * way] ^= 0x10;
            put_file (self, which, file, both == 3 && way == 2 ? -1 : RJ_KEY_FILE_LENGTH);
          }
        if (lost < 15)
          g_assert_true (vault_opens (self, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, &error));
        else
          {
            g_assert_false (vault_opens (self, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, &error));
            g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_KEY_DAMAGED);
            g_clear_error (&error);
            g_assert_true (vault_opens (self, RJ_TEST_UNLOCK_WITH_SPARE_KEY, self->spare_key, &error));
          }
        g_assert_no_error (error);
        g_assert_true (lost == 15 || reads_ours (self, RJ_KEY_FILES_COPIES));
      }
  rj_fault_figure ("R7", "every set of the four copies lost", tried, 48, 0, NULL);
}

/* A file that is older than the other one: the newer one counts. */
static void
test_stale (Keys *self, gconstpointer data)
{
  g_autoptr (RjVault) vault = rj_test_vault_new (self->folder);
  guint8 file[RJ_KEY_FILE_LENGTH];

  for (guint which = 0; which < 2; which++)
    {
      const char *const after[] = { "another four plain words", "three more plain words" };
      g_autoptr (GError) error = NULL;
      g_autofree char *path = g_build_filename (self->folder, names[which], NULL);
      g_autofree char *content = NULL;

      g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
      memcpy (file, content, sizeof file);
      rj_test_vault_open (vault, RJ_TEST_UNLOCK, which == 0 ? RJ_TEST_PASSPHRASE : after[0], &error);
      g_assert_no_error (error);
      g_assert_true (rj_test_vault_change (vault, after[which], &error));
      g_assert_true (rj_test_vault_close (vault, &error));
      put_file (self, which, file, sizeof file);
      g_assert_true (vault_opens (self, RJ_TEST_UNLOCK, after[which], &error));
      // Whoever has opened with the new one has made up their mind.
      g_assert_false (vault_opens (self, RJ_TEST_UNLOCK, which == 0 ? RJ_TEST_PASSPHRASE : after[0], &error));
      g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_WRONG_PASSPHRASE);
    }
  rj_fault_figure ("R7", "one key file older than the other", 2, 2, 0, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/fault/key-damage/" path, Keys, NULL, set_up, func, tear_down)
  ADD ("each-bit", test_each_bit);
  ADD ("each-bit-with-sum", test_each_bit_with_sum);
  ADD ("random", test_random);
  ADD ("lengths", test_lengths);
  ADD ("copies", test_copies);
  ADD ("stale", test_stale);
  return g_test_run ();
}
