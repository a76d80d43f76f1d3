// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-salvager.h"
#include "rj-vault.h"

G_BEGIN_DECLS

/* What can be done about a journal that is damaged. Nothing here removes anything that a person made. */

/* What was saved of a damaged journal, beside it; made again from it at any time. */
#define RJ_DAMAGE_SAVED_NAME "journal.db.saved"
/* Damaged journals that another one has replaced. Nobody removes them but a person. */
#define RJ_DAMAGE_FOLDER "damaged"

/**
 * RjDamage: what there is to go on with
 * @backup: (nullable): the newest safety copy that opens, or journal that was replaced
 * @backup_made_us: when
 * @backup_census: what it holds, counted just now
 * @salvage: (nullable): what can be saved of the file itself
 */
typedef struct {
  char *backup;
  gint64 backup_made_us;
  RjCensus backup_census;
  RjSalvageReport *salvage;
} RjDamage;

void rj_damage_free (RjDamage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjDamage, rj_damage_free)

/* How many entries may be in the file and not in the backup: those that it holds more. */
guint rj_damage_count_more (const RjDamage *self);

/* Whether the vault was found to be damaged and has the key still, so that the calls below can be made. */
gboolean rj_damage_is_known (RjVault *vault);

/**
 * rj_damage_survey_async:
 *
 * Looks for the newest safety copy that opens, and counts what can be saved of the file. Nothing stays beside
 * the journal.
 * Finish: (transfer full). Errors: CANCELLED, RJ_VAULT_ERROR_OPEN_ELSEWHERE, _READ_ONLY, _IO.
 * A disk without room is no error: then there is no salvage.
 */
void rj_damage_survey_async (RjVault *vault,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
RjDamage *rj_damage_survey_finish (RjVault *vault, GAsyncResult *result, GError **error);

typedef enum {
  RJ_DAMAGE_OPEN_BACKUP,
  RJ_DAMAGE_OPEN_SALVAGE,
  /* Reading only; the damaged file stays the journal. */
  RJ_DAMAGE_LOOK,
} RjDamageChoice;

/**
 * rj_damage_open_async:
 * @damage: of the survey
 *
 * Puts the backup, or what was saved, in the place of the damaged journal, which goes to RJ_DAMAGE_FOLDER,
 * and opens it. After a crash the old one is there or the new one. Finish: the state is RJ_VAULT_OPEN.
 * Errors: those of rj_vault_unlock_finish().
 */
void rj_damage_open_async (RjVault *vault,
                           const RjDamage *damage,
                           RjDamageChoice choice,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean rj_damage_open_finish (RjVault *vault, GAsyncResult *result, GError **error);

/**
 * rj_damage_recover:
 * @folder: with a journal
 * @secret: the passphrase as typed, or with @by_spare_key the spare key
 * @to: a folder that has no journal
 *
 * Saves what is left into a new journal in @to, with the same keys. The old one is not even opened. Blocks.
 * Errors: those of rj_salvager_run() and of an unlock; RJ_VAULT_ERROR_EXISTS.
 */
RjSalvageReport *rj_damage_recover (const char *folder,
                                    RjSecretBytes *secret,
                                    gboolean by_spare_key,
                                    GFile *to,
                                    GError **error);

G_END_DECLS
