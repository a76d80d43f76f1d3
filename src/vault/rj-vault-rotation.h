// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-vault.h"

G_BEGIN_DECLS

/* Somebody has the spare key who should not: the journal and its safety copies get another root secret. */

/* The spare key that was, as long as a safety copy may need it; in the journal that came of the change. */
#define RJ_PREFERENCE_OLD_SPARE_KEY RJ_PREFERENCE_OF_FILE "old-spare-key"
/* "yes", "no", or "renewed": whether the spare key lies in a safe place; and when to ask whether it still
 * does, in microseconds since 1970. */
#define RJ_PREFERENCE_SPARE_KEY_CONFIRMED "spare-key-confirmed"
#define RJ_PREFERENCE_SPARE_KEY_ASK_AT    RJ_PREFERENCE_OF_FILE "spare-key-ask-at"

/**
 * rj_vault_renew_spare_key_async:
 * @current: the passphrase, as typed; it stays. A second one goes: it cannot be taken along without being
 * typed.
 *
 * While open. Takes the inbox in, makes a safety copy, closes the journal, and writes it beside under a new
 * root secret; read from the first page to the last it takes the place of the old one together with its keys,
 * as rj-exchange.h does it: after a crash at any point the one or the other opens with @current, whole.
 *
 * In the new journal "spare-key-confirmed" is "renewed", and the old spare key waits for
 * rj_vault_renew_copies_async().
 *
 * Finish: the state is RJ_VAULT_LOCKED, and after an error either still RJ_VAULT_OPEN or RJ_VAULT_LOCKED;
 * then it is the old journal. Errors: RJ_VAULT_ERROR_WRONG_PASSPHRASE, _KEY_DAMAGED, those of
 * rj_vault_back_up_async().
 */
void rj_vault_renew_spare_key_async (RjVault *self,
                                     RjSecretBytes *current,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean rj_vault_renew_spare_key_finish (RjVault *self, GAsyncResult *result, GError **error);

/* While open: whether there may be safety copies under the spare key that was. */
gboolean rj_vault_has_copies_to_renew (RjVault *self);

/**
 * rj_vault_renew_copies_async:
 *
 * While open: writes each safety copy that the old spare key opens anew, under the new one, and forgets the
 * old spare key when that is done. After a crash or a lock the next call goes on.
 *
 * Finish: @left: (out) (optional) (nullable) (transfer full): copies that cannot be read, and stay as they
 * are. Errors: as rj_vault_back_up_async(); then the next call goes on.
 */
void rj_vault_renew_copies_async (RjVault *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean rj_vault_renew_copies_finish (RjVault *self, GAsyncResult *result, GStrv *left, GError **error);

G_END_DECLS
