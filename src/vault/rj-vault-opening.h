// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-vault-folder.h"

G_BEGIN_DECLS

typedef enum {
  RJ_OPENING_WITH_PASSPHRASE,
  RJ_OPENING_WITH_SPARE_KEY,
  RJ_OPENING_NEW,
  /* with the root secret itself, which was proved before */
  RJ_OPENING_AGAIN,
  /* what was saved of a damaged journal, which stays as it is */
  RJ_OPENING_TO_LOOK,
} RjOpeningKind;

/**
 * RjOpening: one opening, from the call to its answer.
 *
 * Stages that block run on a worker thread, one after the other; the main thread goes from one to the next. A
 * key derivation that is cancelled is left behind: it keeps this alive until it ends, and by then touches
 * nothing but what it derives.
 * @store: what it led to
 * @error: or why it did not
 * @n_passphrases: how many open it
 * @interrupted: the program stopped last time before the journal was closed
 */
typedef struct {
  gatomicrefcount refs;
  RjOpeningKind kind;
  char *path;
  RjClock *clock;
  gint64 now_us;
  RjSecretBytes *secret;
  gboolean has_params;
  RjKdfParams params;

  GBytes *inbox_half; /* (nullable): that on the disk */

  RjKeyFiles *files;
  /* (not owned) (nullable): the one of @files that the passphrase opened */
  RjKeyBlock *opened;
  RjSecretBytes *root;
  /* only for a new journal */
  RjKeyBlock *block;
  RjSecretBytes *key;

  /* main thread, or the stage that has no way to be left behind */
  RjVaultFolder *folder;
  GTask *task;
  GCancellable *cancellable;
  gulong cancelled_id;
  RjStore *store;
  GError *error;
  guint n_passphrases;
  gboolean interrupted;
} RjOpening;

/* @params: (nullable): a cost of its own for a new journal. @task: (transfer full): the caller's. */
RjOpening *rj_opening_new (RjOpeningKind kind,
                           const char *path,
                           RjClock *clock,
                           RjSecretBytes *secret,
                           const RjKdfParams *params,
                           GTask *task);
RjOpening *rj_opening_ref (RjOpening *self);
void rj_opening_unref (RjOpening *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjOpening, rj_opening_unref)

/* The stages, in their order: the folder with its lock and key files; the root secret; the database. Only the
 * second one may be left behind. */
gboolean rj_opening_prepare (RjOpening *self, GCancellable *cancellable, GError **error);
gboolean rj_opening_derive (RjOpening *self, GCancellable *cancellable, GError **error);
gboolean rj_opening_open (RjOpening *self, GCancellable *cancellable, GError **error);

/* After a wrong passphrase or spare key: writes down in the inbox that and when there was one, as far as that
 * goes. Always %TRUE. */
gboolean rj_opening_note_try (RjOpening *self, GCancellable *cancellable, GError **error);

G_END_DECLS
