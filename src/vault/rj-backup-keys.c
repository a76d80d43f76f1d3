// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-backup-keys.h"

#include "rj-backups-private.h"
#include "rj-backups.h"
#include "rj-damage.h"
#include "rj-file.h"

#include <string.h>
#include <unistd.h>

/* Beside the journal. */
static const char *const folders[] = { RJ_BACKUPS_FOLDER, RJ_DAMAGE_FOLDER };

/* A descriptor or -1; no @error when there is no such folder. */
static int
open_copies (RjVaultFolder *journal, const char *name, GError **error)
{
  g_autofree char *path = rj_vault_folder_dup_path (journal, name);
  g_autoptr (GError) local = NULL;
  int folder = rj_file_open_folder (path, FALSE, &local);

  if (folder < 0 && !g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&local));
  return folder;
}

static gboolean
is_replaced_keys (const char *name)
{
  g_autofree char *stem =
    g_str_has_suffix (name, ".key") ? g_strndup (name, strlen (name) - strlen (".key")) : NULL;
  g_autofree char *database = stem != NULL ? g_strconcat (stem, ".db", NULL) : NULL;

  return database != NULL && rj_backups_parse_replaced (database, NULL);
}

/* (transfer full) (nullable): the names of those that may be copies. */
static GStrv
list_copies (int folder, GError **error)
{
  g_auto (GStrv) names = rj_file_list (folder, error);
  g_autoptr (GStrvBuilder) copies = g_strv_builder_new ();

  if (names == NULL)
    return NULL;
  for (guint i = 0; names[i] != NULL; i++)
    if (rj_backups_is_file (names[i]) || is_replaced_keys (names[i]))
      g_strv_builder_add (copies, names[i]);
  return g_strv_builder_end (copies);
}

typedef struct {
  gboolean is_ours;
  gboolean whole; /* two good halves that are the same */
  guint64 generation;
} Keys;

static void
look_at_blocks (RjKeyFiles *files, RjSecretBytes *root, Keys *keys)
{
  for (guint i = 0; i < files->blocks->len; i++)
    {
      const RjKeyBlock *block = g_ptr_array_index (files->blocks, i);

      if (!rj_key_block_is_of_root (block, root))
        continue;
      keys->is_ours = TRUE;
      keys->generation = MAX (keys->generation, block->generation);
    }
  keys->whole = files->whole;
}

/* The head and the keys by themselves: either may be damaged. FALSE when nothing can be known. */
static gboolean
look_at (int folder, const char *name, RjSecretBytes *root, Keys *keys)
{
  g_autoptr (GBytes) bytes = rj_file_read_head (folder, name, RJ_BACKUP_DATABASE_OFFSET, NULL);
  g_autoptr (GBytes) part = NULL;
  g_autoptr (RjKeyFiles) files = NULL;
  RjBackupHead head;

  *keys = (Keys) { 0 };
  if (bytes == NULL)
    return FALSE;
  if (g_bytes_get_size (bytes) < RJ_BACKUP_DATABASE_OFFSET)
    return TRUE;
  keys->is_ours = rj_backup_head_read (&head, g_bytes_get_data (bytes, NULL), RJ_BACKUP_HEAD_LENGTH, NULL)
                  && rj_backup_head_is_of_root (g_bytes_get_data (bytes, NULL), RJ_BACKUP_HEAD_LENGTH, root);
  part = g_bytes_new_from_bytes (bytes, RJ_BACKUP_HEAD_LENGTH, RJ_KEY_FILE_LENGTH);
  files = rj_key_files_parse (part);
  look_at_blocks (files, root, keys);
  return TRUE;
}

guint64
rj_backup_keys_get_generation (RjVaultFolder *journal, RjSecretBytes *root)
{
  guint64 highest = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      int folder = open_copies (journal, folders[i], NULL);
      g_auto (GStrv) names = folder >= 0 ? list_copies (folder, NULL) : NULL;
      Keys keys;

      for (guint j = 0; names != NULL && names[j] != NULL; j++)
        if (look_at (folder, names[j], root, &keys))
          highest = MAX (highest, keys.generation);
      if (folder >= 0)
        close (folder);
    }
  return highest;
}

static gboolean
renew (int folder, const char *name, const RjKeyBlock *block, RjSecretBytes *root, GBytes *file)
{
  Keys keys;

  if (!look_at (folder, name, root, &keys))
    return FALSE;
  return !keys.is_ours || keys.generation > block->generation
         || (keys.whole && keys.generation == block->generation)
         || rj_backup_file_rehead (folder, name, file, NULL);
}

/* The keys of a replaced journal that has the same root secret: an old passphrase would open this one by
 * them. Both of its files are in this one.
 */
static gboolean
renew_replaced (int folder, const char *name, RjSecretBytes *root, GBytes *file)
{
  g_autoptr (GBytes) bytes = rj_file_read (folder, name, 16 * RJ_KEY_FILE_LENGTH, NULL);
  g_autoptr (RjKeyFiles) files = bytes != NULL ? rj_key_files_parse (bytes) : NULL;
  Keys keys = { 0 };

  if (files == NULL)
    return FALSE;
  look_at_blocks (files, root, &keys);
  return !keys.is_ours || g_bytes_equal (bytes, file)
         || rj_file_replace (folder, name, g_bytes_get_data (file, NULL), RJ_KEY_FILE_LENGTH, NULL);
}

static void
renew_in (int folder,
          GStrv names,
          const char *prefix,
          const RjKeyBlock *block,
          RjSecretBytes *root,
          GBytes *file,
          GStrvBuilder *left)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      gboolean renewed = is_replaced_keys (names[i]) ? renew_replaced (folder, names[i], root, file)
                                                     : renew (folder, names[i], block, root, file);

      /* One that has gone since opens with nothing. */
      if (!renewed && !rj_backups_is_gone (folder, names[i]))
        g_strv_builder_take (left, g_strconcat (prefix, names[i], NULL));
    }
}

GStrv
rj_backup_keys_renew (RjVaultFolder *journal, const RjKeyBlock *block, RjSecretBytes *root)
{
  g_autoptr (GStrvBuilder) left = g_strv_builder_new ();
  g_autoptr (RjKeyBlock) copy = rj_key_block_copy (block);
  g_autoptr (GBytes) file = rj_key_block_to_file (copy, root);
  GStrv result;

  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autoptr (GError) error = NULL;
      int folder = open_copies (journal, folders[i], &error);
      g_auto (GStrv) names = folder >= 0 ? list_copies (folder, &error) : NULL;

      /* Which ones there are cannot be told: all of them. */
      if (error != NULL)
        g_strv_builder_add (left, folders[i]);
      if (names != NULL)
        renew_in (folder, names, i == 0 ? "" : RJ_DAMAGE_FOLDER "/", block, root, file, left);
      if (folder >= 0)
        close (folder);
    }
  result = g_strv_builder_end (left);
  if (result[0] == NULL)
    g_clear_pointer (&result, g_strfreev);
  return result;
}
