// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-key-files.h"

#include "rj-file.h"
#include "rj-vault.h"

#include <string.h>

static const char *const names[] = { RJ_KEY_FILE_NAME, RJ_KEY_FILE_BACKUP_NAME };

static gboolean
same_block (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (RjKeyBlock)) == 0;
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  const RjKeyBlock *left = *(RjKeyBlock *const *) a;
  const RjKeyBlock *right = *(RjKeyBlock *const *) b;

  return (left->generation < right->generation) - (left->generation > right->generation);
}

/* Takes in the halves of one file. Returns how many were good. */
static guint
take_halves (RjKeyFiles *self, GBytes *bytes)
{
  gsize length = 0;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  guint good = 0;

  for (gsize at = 0; at + RJ_KEY_BLOCK_LENGTH <= length; at += RJ_KEY_BLOCK_LENGTH)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RjKeyBlock) block = rj_key_block_parse (data + at, RJ_KEY_BLOCK_LENGTH, &error);

      if (!block)
        {
          self->newer = self->newer || g_error_matches (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_NEWER);
          continue;
        }
      good++;
      if (!g_ptr_array_find_with_equal_func (self->blocks, block, same_block, NULL))
        g_ptr_array_add (self->blocks, g_steal_pointer (&block));
    }
  return good;
}

/* Missing, a link, a folder, too long: nothing to be had from it, and no reason to stop. */
static gboolean
is_no_key_file (const GError *error)
{
  return error->domain == G_IO_ERROR
         && (error->code == G_IO_ERROR_NOT_FOUND || error->code == G_IO_ERROR_TOO_MANY_LINKS
             || error->code == G_IO_ERROR_NOT_REGULAR_FILE || error->code == G_IO_ERROR_MESSAGE_TOO_LARGE);
}

RjKeyFiles *
rj_key_files_read (int folder, GError **error)
{
  g_autoptr (RjKeyFiles) self = g_new0 (RjKeyFiles, 1);
  g_autoptr (GError) failure = NULL;

  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_key_block_free);
  self->whole = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) local = NULL;
      g_autoptr (GBytes) bytes = rj_file_read (folder, names[i], 16 * RJ_KEY_FILE_LENGTH, &local);

      if (bytes)
        self->n_good += take_halves (self, bytes);
      else if (!is_no_key_file (local) && !failure)
        failure = g_steal_pointer (&local);
      self->present = self->present || bytes || !g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
      self->whole = self->whole && bytes && g_bytes_get_size (bytes) == RJ_KEY_FILE_LENGTH;
    }
  /* One file that cannot be read is what the other one is for. */
  if (self->blocks->len == 0 && failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  self->whole = self->whole && self->n_good == RJ_KEY_FILES_COPIES && self->blocks->len == 1;
  g_ptr_array_sort (self->blocks, newest_first);
  return g_steal_pointer (&self);
}

RjKeyFiles *
rj_key_files_parse (GBytes *bytes)
{
  RjKeyFiles *self = g_new0 (RjKeyFiles, 1);

  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_key_block_free);
  self->present = g_bytes_get_size (bytes) > 0;
  self->n_good = take_halves (self, bytes);
  self->whole = self->n_good == RJ_KEY_FILES_COPIES / 2 && self->blocks->len == 1;
  g_ptr_array_sort (self->blocks, newest_first);
  return self;
}

void
rj_key_files_free (RjKeyFiles *self)
{
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

static gboolean
goes_on_after (const GError *error)
{
  return g_error_matches (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_WRONG_PASSPHRASE)
         || g_error_matches (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_KEY_DAMAGED);
}

RjSecretBytes *
rj_key_files_open (RjKeyFiles *self,
                   RjSecretBytes *passphrase,
                   RjKeyBlock **block,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (GError) first = NULL;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      g_autoptr (GError) local = NULL;
      RjKeyBlock *each = g_ptr_array_index (self->blocks, i);
      g_autoptr (RjSecretBytes) derived = NULL;
      RjSecretBytes *root =
        rj_key_block_open_slot (each, passphrase, &self->slot, &derived, cancellable, &local);

      if (root)
        {
          *block = each;
          return root;
        }
      if (!goes_on_after (local))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      if (!first)
        first = g_steal_pointer (&local);
    }
  if (first)
    g_propagate_error (error, g_steal_pointer (&first));
  else if (self->newer)
    g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_NEWER, "The key file is of a newer version");
  else
    g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_KEY_DAMAGED,
                         self->present ? "Both key files are damaged" : "The key files are missing");
  return NULL;
}

RjKeyBlock *
rj_key_files_find_block (RjKeyFiles *self, RjSecretBytes *root)
{
  for (guint i = 0; i < self->blocks->len; i++)
    if (rj_key_block_is_of_root (g_ptr_array_index (self->blocks, i), root))
      return g_ptr_array_index (self->blocks, i);
  return NULL;
}

gboolean
rj_key_files_write (int folder, RjKeyBlock *block, RjSecretBytes *root, GError **error)
{
  g_autoptr (GBytes) bytes = rj_key_block_to_file (block, root);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (!rj_file_replace (folder, names[i], g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error))
      return FALSE;
  return TRUE;
}

/* Whether the first of the two files is @bytes; an error when that cannot be told. */
static gboolean
first_is (int folder, GBytes *bytes, GError **error)
{
  g_autoptr (GBytes) there = rj_file_read (folder, names[0], RJ_KEY_FILE_LENGTH, error);

  return there && g_bytes_equal (there, bytes);
}

/* A whole file, as it is or is to be, gives the root secret to whoever knows the passphrase. */
static gboolean
prove (GBytes *file, RjSecretBytes *root, guint slot, RjSecretBytes *key, GError **error)
{
  g_autoptr (RjKeyBlock) block = NULL;
  g_autoptr (RjSecretBytes) again = NULL;

  if (g_bytes_get_size (file) == RJ_KEY_FILE_LENGTH)
    block = rj_key_block_parse (g_bytes_get_data (file, NULL), RJ_KEY_BLOCK_LENGTH, NULL);
  if (block && slot < block->n_slots)
    again = rj_key_block_unwrap (block, slot, key);
  if (again && rj_secret_bytes_equal (again, root) && rj_key_block_is_of_root (block, root))
    return TRUE;
  g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_IO, "A key file does not open");
  return FALSE;
}

static gboolean
prove_first (int folder, RjSecretBytes *root, guint slot, RjSecretBytes *key, GError **error)
{
  g_autoptr (GBytes) file = rj_file_read (folder, names[0], RJ_KEY_FILE_LENGTH, error);

  return file && prove (file, root, slot, key, error);
}

static gboolean
prepare_both (int folder, GBytes *bytes, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (!rj_file_prepare (folder, names[i], g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error))
      {
        rj_file_abandon (folder, names[0]);
        return FALSE;
      }
  return TRUE;
}

gboolean
rj_key_files_change (int folder,
                     RjKeyBlock *block,
                     RjSecretBytes *root,
                     guint slot,
                     RjSecretBytes *key,
                     GError **error)
{
  g_autoptr (GBytes) bytes = rj_key_block_to_file (block, root);
  g_autoptr (GError) local = NULL;
  g_autoptr (GError) unknown = NULL;

  /* Nothing is written that does not open. */
  if (!prove (bytes, root, slot, key, error) || !prepare_both (folder, bytes, error))
    return FALSE;
  if (!rj_file_commit (folder, names[0], &local) && !first_is (folder, bytes, &unknown) && !unknown)
    {
      rj_file_abandon (folder, names[1]);
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (!local && prove_first (folder, root, slot, key, &local) && rj_file_commit (folder, names[1], &local))
    return TRUE;
  rj_file_abandon (folder, names[1]);
  g_set_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_HALF_CHANGED, "The key files are not both changed: %s",
               local->message);
  return FALSE;
}
