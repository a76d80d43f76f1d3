// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-vault-folder.h"

#include "rj-exchange.h"
#include "rj-file.h"
#include "rj-inbox.h"
#include "rj-janitor.h"
#include "rj-lock-file.h"
#include "rj-page-proof.h"
#include "rj-vault-private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define DATABASE    RJ_VAULT_DATABASE_NAME
#define UNFINISHED  RJ_VAULT_UNFINISHED_NAME
#define JOURNAL_END "-journal"

struct _RjVaultFolder {
  char *path;
  int fd;
  int lock;
  gboolean in_use;
};

static RjVaultFolder *
open_folder (const char *path, gboolean create, GError **error)
{
  RjVaultFolder *self;
  int fd = rj_file_open_folder (path, create, error);

  if (fd < 0)
    return NULL;
  self = g_new0 (RjVaultFolder, 1);
  self->fd = fd;
  self->lock = -1;
  /* Not the path as given: a link may lead somewhere else by the time the database is opened. */
  self->path = realpath (path, NULL);
  if (self->path)
    return self;
  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (errno), "Finding the folder: %s",
               g_strerror (errno));
  rj_vault_folder_close (self);
  return NULL;
}

static gboolean
check_writable (RjVaultFolder *self, GError **error)
{
  if (faccessat (self->fd, ".", W_OK | X_OK, AT_EACCESS) == 0)
    return TRUE;
  return rj_file_set_error (error, errno, "Writing to the folder");
}

static gboolean
check_database (RjVaultFolder *self, GError **error)
{
  struct stat status;

  if (fstatat (self->fd, DATABASE, &status, AT_SYMLINK_NOFOLLOW) != 0)
    g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (errno), "Looking for the journal: %s",
                 g_strerror (errno));
  else if (!S_ISREG (status.st_mode) || status.st_nlink != 1)
    g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_FAILED,
                         "The journal is a link to another file, or no file at all");
  else
    return TRUE;
  return FALSE;
}

/* With the lock: it may have waited until the journal was removed. Then it leaves nothing behind either. */
static gboolean
check_database_again (RjVaultFolder *self, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (check_database (self, &local))
    return TRUE;
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    rj_file_remove (self->fd, RJ_LOCK_FILE_NAME, NULL);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

RjVaultFolder *
rj_vault_folder_open (const char *path, GError **error)
{
  g_autoptr (RjVaultFolder) self = open_folder (path, FALSE, error);
  gboolean exchanging;

  if (!self || !rj_file_find (self->fd, RJ_EXCHANGE_NAME, &exchanging, error)
      || (!exchanging && !check_database (self, error)) || !check_writable (self, error))
    return NULL;
  self->lock = rj_lock_file_take (self->fd, TRUE, error);
  if (self->lock < 0 || !rj_exchange_finish (self->fd, error) || !check_database_again (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

RjVaultFolder *
rj_vault_folder_make (const char *path, GError **error)
{
  g_autoptr (RjVaultFolder) self = open_folder (path, TRUE, error);
  gboolean exists;

  if (!self || !check_writable (self, error))
    return NULL;
  self->lock = rj_lock_file_take (self->fd, TRUE, error);
  if (self->lock < 0 || !rj_exchange_finish (self->fd, error)
      || !rj_file_find (self->fd, DATABASE, &exists, error))
    return NULL;
  if (!exists)
    return g_steal_pointer (&self);
  g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_EXISTS, "There is a journal already");
  return NULL;
}

RjVaultFolder *
rj_vault_folder_dup (RjVaultFolder *self)
{
  RjVaultFolder *copy = g_new0 (RjVaultFolder, 1);

  copy->path = strdup (self->path);
  /* Copies of the descriptor share the lock. */
  copy->fd = fcntl (self->fd, F_DUPFD_CLOEXEC, 3);
  copy->lock = fcntl (self->lock, F_DUPFD_CLOEXEC, 3);
  if (copy->fd >= 0 && copy->lock >= 0)
    return copy;
  rj_vault_folder_close (copy);
  return NULL;
}

void
rj_vault_folder_close (RjVaultFolder *self)
{
  if (!self)
    return;
  if (self->in_use)
    rj_lock_file_unmark (self->lock);
  if (self->lock >= 0)
    close (self->lock);
  if (self->fd >= 0)
    close (self->fd);
  free (self->path);
  g_free (self);
}

gboolean
rj_vault_folder_begin_use (RjVaultFolder *self)
{
  self->in_use = TRUE;
  return rj_lock_file_mark (self->lock);
}

char *
rj_vault_folder_dup_path (RjVaultFolder *self, const char *name)
{
  return g_build_filename (self->path, name, NULL);
}

int
rj_vault_folder_get_fd (RjVaultFolder *self)
{
  return self->fd;
}

static gboolean
remove_unfinished (RjVaultFolder *self, GError **error)
{
  /* The database goes last: as long as it is there, the key files are known to be unfinished too. */
  static const char *const names[] = { UNFINISHED JOURNAL_END, DATABASE JOURNAL_END, RJ_KEY_FILE_BACKUP_NAME,
                                       RJ_KEY_FILE_NAME,       RJ_INBOX_FILE_NAME,   RJ_INBOX_KEY_FILE_NAME };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (!rj_file_remove (self->fd, names[i], error))
      return FALSE;
  return rj_file_sync_folder (self->fd, error) && rj_file_remove (self->fd, UNFINISHED, error)
         && rj_file_sync_folder (self->fd, error);
}

static gboolean
put_aside (RjVaultFolder *self, const char *name, GError **error)
{
  gboolean exists;

  if (!rj_file_find (self->fd, name, &exists, error))
    return FALSE;
  if (!exists)
    return TRUE;
  for (guint i = 1; i < 1000; i++)
    {
      g_autofree char *to = g_strdup_printf ("%s.old-%u", name, i);
      g_autoptr (GError) local = NULL;

      if (rj_file_rename (self->fd, name, to, &local))
        return TRUE;
      if (!g_error_matches (local, G_IO_ERROR, G_IO_ERROR_EXISTS))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_IO, "Too many old files");
  return FALSE;
}

gboolean
rj_vault_folder_clear_for_new (RjVaultFolder *self, GError **error)
{
  gboolean unfinished;

  /* What cannot be told apart stays: the key files may be those of a journal that is elsewhere. */
  if (!rj_file_find (self->fd, UNFINISHED, &unfinished, error)
      || (unfinished && !remove_unfinished (self, error)))
    return FALSE;
  return rj_janitor_clean (self->fd, error) && rj_exchange_clear (self->fd, error)
         && put_aside (self, RJ_KEY_FILE_NAME, error) && put_aside (self, RJ_KEY_FILE_BACKUP_NAME, error)
         && put_aside (self, DATABASE JOURNAL_END, error) && put_aside (self, RJ_INBOX_FILE_NAME, error)
         && rj_file_remove (self->fd, RJ_INBOX_KEY_FILE_NAME, error);
}

void
rj_vault_folder_abandon_new (RjVaultFolder *self)
{
  g_autoptr (GError) error = NULL;
  gboolean unfinished;

  /* What cannot be removed is removed by the next making. */
  if (!rj_file_find (self->fd, UNFINISHED, &unfinished, &error)
      || (unfinished && !remove_unfinished (self, &error)))
    g_debug ("An unfinished journal stays: %s", error->message);
}

static gboolean
prove_file (RjVaultFolder *self, const char *name, RjSecretBytes *root, RjVaultError wrong, GError **error)
{
  g_autoptr (RjSecretBytes) raw_key = rj_root_secret_dup_raw_key (root);
  RjPageProof proof;

  if (!rj_page_proof_check (self->fd, name, raw_key, &proof, error))
    return FALSE;
  if (proof == RJ_PAGE_PROOF_GOOD)
    return TRUE;
  if (proof == RJ_PAGE_PROOF_DAMAGED)
    wrong = RJ_VAULT_ERROR_DAMAGED;
  g_set_error_literal (error, RJ_VAULT_ERROR, (int) wrong,
                       wrong == RJ_VAULT_ERROR_DAMAGED ? "The database is damaged"
                                                       : "The key is not that of the database");
  return FALSE;
}

gboolean
rj_vault_folder_prove (RjVaultFolder *self, RjSecretBytes *root, RjVaultError wrong, GError **error)
{
  return prove_file (self, DATABASE, root, wrong, error);
}

/* What was written must open with what the person typed. */
static gboolean
prove_keys (RjVaultFolder *self, RjSecretBytes *root, RjSecretBytes *key, GError **error)
{
  g_autoptr (RjKeyFiles) files = rj_key_files_read (self->fd, error);
  g_autoptr (RjSecretBytes) again = NULL;

  if (!files)
    return FALSE;
  if (files->whole)
    again = rj_key_block_unwrap (g_ptr_array_index (files->blocks, 0), 0, key);
  if (again && rj_secret_bytes_equal (again, root))
    return TRUE;
  g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_IO,
                       "The key files do not read as they were written");
  return FALSE;
}

gboolean
rj_vault_folder_finish_new (RjVaultFolder *self,
                            RjKeyBlock *block,
                            RjSecretBytes *root,
                            RjSecretBytes *key,
                            GError **error)
{
  return rj_key_files_write (self->fd, block, root, error) && prove_keys (self, root, key, error)
         && prove_file (self, UNFINISHED, root, RJ_VAULT_ERROR_DAMAGED, error)
         && rj_file_remove (self->fd, UNFINISHED JOURNAL_END, error)
         && rj_file_rename (self->fd, UNFINISHED, DATABASE, error);
}

/* Is every passphrase of @block one of @other? */
static gboolean
has_all_slots (const RjKeyBlock *other, const RjKeyBlock *block)
{
  for (guint i = 0; i < block->n_slots; i++)
    if (!rj_key_block_has_slot (other, &block->slots[i]))
      return FALSE;
  return TRUE;
}

/* A change of the passphrase was cut off, and either one may be what the person believes in. Whoever opens
 * with the new one knows that there is one; one that was there before and after says nothing. Where a
 * passphrase only came or only went, there is nothing to decide. */
static gboolean
is_undecided (RjKeyFiles *files, const RjKeyBlock *opened, RjSecretBytes *root)
{
  const RjKeyBlock *newest = g_ptr_array_index (files->blocks, 0);

  for (guint i = 1; i < files->blocks->len; i++)
    {
      const RjKeyBlock *older = g_ptr_array_index (files->blocks, i);
      gboolean knows_new = opened == newest && !rj_key_block_has_slot (older, &newest->slots[files->slot]);

      if (rj_key_block_is_of_root (older, root) && !knows_new && !has_all_slots (older, newest)
          && !has_all_slots (newest, older))
        return TRUE;
    }
  return FALSE;
}

const RjKeyBlock *
rj_vault_folder_tidy (RjVaultFolder *self, RjKeyFiles *files, const RjKeyBlock *opened, RjSecretBytes *root)
{
  g_autoptr (GError) error = NULL;
  RjKeyBlock *newest = files->blocks->len > 0 ? g_ptr_array_index (files->blocks, 0) : NULL;

  rj_janitor_clean (self->fd, NULL);
  rj_exchange_clear (self->fd, NULL);
  if (files->newer || newest == NULL || !rj_key_block_is_of_root (newest, root)
      || is_undecided (files, opened, root))
    return NULL;
  if (!files->whole && !rj_key_files_write (self->fd, newest, root, &error))
    g_debug ("The key copies stay as they are: %s", error->message);
  return newest;
}

/* The parts of a journal, in the order in which they are copied. The database has another name until all the
 * rest is there. */
static const struct {
  const char *from;
  const char *to;
  gboolean must_be;
} parts[] = {
  { DATABASE, UNFINISHED, TRUE },
  { RJ_KEY_FILE_NAME, RJ_KEY_FILE_NAME, FALSE },
  { RJ_KEY_FILE_BACKUP_NAME, RJ_KEY_FILE_BACKUP_NAME, FALSE },
  /* A transaction that was cut off there is taken back here. */
  { DATABASE JOURNAL_END, DATABASE JOURNAL_END, FALSE },
  { RJ_INBOX_FILE_NAME, RJ_INBOX_FILE_NAME, FALSE },
  { RJ_INBOX_KEY_FILE_NAME, RJ_INBOX_KEY_FILE_NAME, FALSE },
};

static gboolean
copy_parts (RjVaultFolder *self, RjVaultFolder *source, GCancellable *cancellable, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GError) local = NULL;

      if (rj_file_copy (source->fd, parts[i].from, self->fd, parts[i].to, cancellable, &local))
        continue;
      if (!parts[i].must_be && g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        continue;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return rj_file_rename (self->fd, UNFINISHED, DATABASE, error);
}

/* The source may be on a disc that cannot be written: then nobody else writes there either. */
static gboolean
lock_source (RjVaultFolder *source, GError **error)
{
  g_autoptr (GError) local = NULL;

  source->lock = rj_lock_file_take (source->fd, FALSE, &local);
  if (source->lock >= 0 || g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
rj_vault_folder_adopt (RjVaultFolder *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (RjVaultFolder) source = open_folder (path, FALSE, error);

  if (!source || !check_database (source, error) || !lock_source (source, error)
      || !rj_vault_folder_clear_for_new (self, error))
    return FALSE;
  if (copy_parts (self, source, cancellable, error))
    return TRUE;
  rj_vault_folder_abandon_new (self);
  return FALSE;
}
