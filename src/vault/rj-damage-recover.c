// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-damage.h"
#include "rj-file.h"
#include "rj-page-proof.h"
#include "rj-root-secret.h"
#include "rj-spare-key.h"
#include "rj-vault-private.h"

/* Without good keys of its own the spare key opens it. */
static gboolean
copy_keys (RjVaultFolder *from, RjVaultFolder *to, RjSecretBytes *root, GError **error)
{
  g_autoptr (RjKeyFiles) files = rj_key_files_read (rj_vault_folder_get_fd (from), error);
  RjKeyBlock *block = files != NULL ? rj_key_files_find_block (files, root) : NULL;

  return files != NULL
         && (block == NULL || rj_key_files_write (rj_vault_folder_get_fd (to), block, root, error));
}

static RjSalvageReport *
recover (RjVaultFolder *from, RjVaultFolder *to, RjSecretBytes *root, GError **error)
{
  g_autoptr (RjSecretBytes) raw_key = rj_root_secret_dup_raw_key (root);
  g_autofree char *folder = rj_vault_folder_dup_path (from, "");
  g_autofree char *path = rj_vault_folder_dup_path (to, RJ_VAULT_UNFINISHED_NAME);
  int fd = rj_vault_folder_get_fd (to);
  g_autoptr (RjSalvageReport) report =
    rj_salvager_run (folder, RJ_VAULT_DATABASE_NAME, path, raw_key, NULL, error);

  if (report != NULL && copy_keys (from, to, root, error)
      && rj_file_remove (fd, RJ_VAULT_UNFINISHED_NAME "-journal", error)
      && rj_file_rename (fd, RJ_VAULT_UNFINISHED_NAME, RJ_VAULT_DATABASE_NAME, error))
    return g_steal_pointer (&report);
  rj_vault_folder_abandon_new (to);
  return NULL;
}

static RjSecretBytes *
derive_root (RjVaultFolder *folder, RjSecretBytes *secret, gboolean by_spare_key, GError **error)
{
  g_autoptr (RjKeyFiles) files = NULL;
  g_autoptr (RjSecretBytes) passphrase = NULL;
  RjKeyBlock *opened = NULL;

  if (by_spare_key)
    return rj_spare_key_parse (rj_secret_bytes_get (secret), rj_secret_bytes_get_length (secret), error);
  files = rj_key_files_read (rj_vault_folder_get_fd (folder), error);
  if (files == NULL)
    return NULL;
  passphrase = rj_kdf_normalise_passphrase (secret);
  if (passphrase != NULL && rj_secret_bytes_get_length (passphrase) > 0)
    return rj_key_files_open (files, passphrase, &opened, NULL, error);
  g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_WRONG_PASSPHRASE,
                       "This can never have been a passphrase");
  return NULL;
}

/* A key that wrote no page of the file is another one's. */
static gboolean
check_root (RjVaultFolder *folder, RjSecretBytes *root, GError **error)
{
  g_autoptr (RjSecretBytes) raw_key = rj_root_secret_dup_raw_key (root);
  RjPageProof proof;

  if (!rj_page_proof_check (rj_vault_folder_get_fd (folder), RJ_VAULT_DATABASE_NAME, raw_key, &proof, error))
    return FALSE;
  if (proof != RJ_PAGE_PROOF_WRONG_KEY)
    return TRUE;
  g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_DAMAGED, "No page was written with this key");
  return FALSE;
}

RjSalvageReport *
rj_damage_recover (const char *folder,
                   RjSecretBytes *secret,
                   gboolean by_spare_key,
                   GFile *to,
                   GError **error)
{
  g_autofree char *path = g_file_get_path (to);
  g_autoptr (RjVaultFolder) from = NULL;
  g_autoptr (RjVaultFolder) new_folder = NULL;
  g_autoptr (RjSecretBytes) root = NULL;
  RjSalvageReport *report = NULL;
  GError *local = NULL;

  g_return_val_if_fail (folder != NULL && secret != NULL && path != NULL, NULL);

  from = rj_vault_folder_open (folder, &local);
  if (from != NULL)
    root = derive_root (from, secret, by_spare_key, &local);
  if (root != NULL && check_root (from, root, &local))
    new_folder = rj_vault_folder_make (path, &local);
  if (new_folder != NULL && rj_vault_folder_clear_for_new (new_folder, &local))
    report = recover (from, new_folder, root, &local);
  if (report == NULL)
    g_propagate_error (error, rj_vault_translate_error (local));
  return report;
}
