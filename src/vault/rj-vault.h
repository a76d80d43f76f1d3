// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-clock.h"
#include "rj-sealed-record.h"
#include "rj-secret-bytes.h"
#include "rj-store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define RJ_VAULT_ERROR (rj_vault_error_quark ())
GQuark rj_vault_error_quark (void);

typedef enum {
  RJ_VAULT_ERROR_FAILED,
  RJ_VAULT_ERROR_NO_JOURNAL,
  RJ_VAULT_ERROR_EXISTS,
  RJ_VAULT_ERROR_WRONG_PASSPHRASE,
  RJ_VAULT_ERROR_WRONG_SPARE_KEY,
  RJ_VAULT_ERROR_SPARE_KEY_TYPO,
  RJ_VAULT_ERROR_DAMAGED,
  RJ_VAULT_ERROR_KEY_DAMAGED,
  RJ_VAULT_ERROR_OPEN_ELSEWHERE,
  RJ_VAULT_ERROR_NEWER,
  RJ_VAULT_ERROR_NO_CODEC,
  RJ_VAULT_ERROR_NO_MEMORY,
  RJ_VAULT_ERROR_FULL,
  RJ_VAULT_ERROR_READ_ONLY,
  RJ_VAULT_ERROR_IO,
  RJ_VAULT_ERROR_HALF_CHANGED,
  RJ_VAULT_ERROR_INBOX_FULL,
  RJ_VAULT_ERROR_IN_USE,
} RjVaultError;

typedef enum {
  RJ_VAULT_NO_JOURNAL,
  RJ_VAULT_LOCKED,
  RJ_VAULT_OPENING,
  RJ_VAULT_OPEN,
  RJ_VAULT_CLOSING,
} RjVaultState;

#define RJ_TYPE_VAULT (rj_vault_get_type ())
G_DECLARE_FINAL_TYPE (RjVault, rj_vault, RJ, VAULT, GObject)

/**
 * rj_vault_prepare_process:
 *
 * First of all in main(). Ciphers stay usable until the process is gone: a thread that copies or looks may
 * still be at work when main() returns, and what it leaves is what a crash would leave.
 */
void rj_vault_prepare_process (void);

/**
 * RjVault: the folder with the journal, its keys and its lock. Main thread only; nothing here blocks: key
 * derivation, files and the database work on threads of their own.
 *
 * Properties: "state" (RjVaultState, notifies), "folder" (construct only).
 *
 * rj_vault_new:
 * @folder: where the journal is or will be; made (0700) when a journal is created
 */
RjVault *rj_vault_new (const char *folder, RjClock *clock);
RjVaultState rj_vault_get_state (RjVault *self);
const char *rj_vault_get_folder (RjVault *self);
/* (transfer none) (nullable): the open journal, or %NULL when the state is not RJ_VAULT_OPEN. */
RjStore *rj_vault_get_store (RjVault *self);

/**
 * rj_vault_create_async:
 * @passphrase: at least 8 characters; normalised to NFC, never trimmed
 *
 * Makes the journal and opens it; proved by opening it once more with the derived key. Fails with
 * RJ_VAULT_ERROR_EXISTS where there is one already.
 * Finish: the state is RJ_VAULT_OPEN.
 */
void rj_vault_create_async (RjVault *self,
                            RjSecretBytes *passphrase,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean rj_vault_create_finish (RjVault *self, GAsyncResult *result, GError **error);

void rj_vault_unlock_async (RjVault *self,
                            RjSecretBytes *passphrase,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean rj_vault_unlock_finish (RjVault *self, GAsyncResult *result, GError **error);

/* @spare_key: as typed; case, spaces, dashes and the letters that look like digits do not matter. Opens
 * without any key file. */
void rj_vault_unlock_with_spare_key_async (RjVault *self,
                                           RjSecretBytes *spare_key,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
gboolean rj_vault_unlock_with_spare_key_finish (RjVault *self, GAsyncResult *result, GError **error);

/**
 * rj_vault_adopt_async:
 * @source: a folder that holds a journal
 *
 * Copies the journal of @source beside, checks the copy, and makes it the journal of this vault, which must
 * have none. Finish: the state is RJ_VAULT_LOCKED; unlock as usual.
 */
void rj_vault_adopt_async (RjVault *self,
                           GFile *source,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean rj_vault_adopt_finish (RjVault *self, GAsyncResult *result, GError **error);

/* As many people, or one with a simple and a long one. */
#define RJ_VAULT_MOST_PASSPHRASES 2

/* While open: how many passphrases open it; 0 when no key file is left, and only the spare key does. */
guint rj_vault_get_n_passphrases (RjVault *self);

/**
 * rj_vault_change_passphrase_async:
 * @current: (nullable): the one to go, as typed; %NULL where it is forgotten
 * @passphrase: as for rj_vault_create_async()
 *
 * While open. The new passphrase takes the place of @current; without @current, of every one. The spare key
 * stays. After a crash at any point the old passphrase opens the journal or the new one does, never neither.
 * The safety copies get the new passphrase too; where a crash came between, the next opening goes on with
 * them.
 *
 * Finish: @left: (out) (optional) (nullable) (transfer full): names of the safety copies that still open with
 * the old one. Errors: RJ_VAULT_ERROR_WRONG_PASSPHRASE when @current is none; _IN_USE when @passphrase is
 * the other one already; _KEY_DAMAGED; _HALF_CHANGED: the old one opens, or the new one, or both; after any
 * other nothing has changed.
 */
void rj_vault_change_passphrase_async (RjVault *self,
                                       RjSecretBytes *current,
                                       RjSecretBytes *passphrase,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean rj_vault_change_passphrase_finish (RjVault *self, GAsyncResult *result, GStrv *left, GError **error);

/* @passphrase opens the journal too, from now on. Also RJ_VAULT_ERROR_EXISTS: there are two already.
 * Finish: rj_vault_change_passphrase_finish(), as for all of these. */
void rj_vault_add_passphrase_async (RjVault *self,
                                    RjSecretBytes *current,
                                    RjSecretBytes *passphrase,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/* No other one than @current opens the journal from now on. */
void rj_vault_remove_other_passphrase_async (RjVault *self,
                                             RjSecretBytes *current,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
/* Whether @current is a passphrase of this journal; takes the time of a key derivation. Writes nothing. */
void rj_vault_check_passphrase_async (RjVault *self,
                                      RjSecretBytes *current,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);

/* Cancels an opening in progress, or runs what is queued and closes. Finish: nothing of the keys is left
 * here. */
void rj_vault_close_async (RjVault *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean rj_vault_close_finish (RjVault *self, GAsyncResult *result, GError **error);

/* While open: the file was found to be damaged. The key is kept over the close, for rj-damage.h. */
void rj_vault_note_damage (RjVault *self);

/* While open. (transfer full): nine groups of four, with dashes: the root secret and its checksum. */
RjSecretBytes *rj_vault_dup_spare_key (RjVault *self);
/* While open. (transfer full): the 96 hexadecimal digits that stock sqlcipher takes. */
RjSecretBytes *rj_vault_dup_raw_key (RjVault *self);

/* While open. (transfer full): for rj_sealed_record_seal(): whoever has it can seal and not open. */
GBytes *rj_vault_dup_sealing_key (RjVault *self);
/* While open. (transfer full) (element-type RjSealedMessage): see rj_sealed_record_open(). */
GPtrArray *rj_vault_open_sealed (RjVault *self, GBytes *records, guint *lost);

/* Instants of the unlock before this one, or 0; wrong tries since then are counted with the inbox. */
gint64 rj_vault_get_last_opened (RjVault *self);
/* While open: whether the program stopped last time before the journal was closed. */
gboolean rj_vault_get_interrupted (RjVault *self);

G_END_DECLS
