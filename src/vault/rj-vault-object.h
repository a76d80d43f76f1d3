// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The vault itself, for the two files that are it: what it has and how it closes, and how it opens.

#include "rj-vault-opening.h"
#include "rj-vault-private.h"

G_BEGIN_DECLS

struct _RjVault {
  GObject parent_instance;

  char *path;
  RjClock *clock;
  RjVaultState state;
  gint64 last_opened;
  gboolean interrupted;
  guint n_passphrases;

  RjOpening *opening;
  RjSecretBytes *root;
  RjSecretBytes *damaged_root;
  RjStore *store;
  /* (element-type GTask): who waits for the close */
  GPtrArray *closing;
};

/* Main thread, all of them. */
void rj_vault_set_state (RjVault *self, RjVaultState state);
/* Whether there is something to open, by what lies in the folder. */
RjVaultState rj_vault_look_at_folder (RjVault *self);
/* Answers who waits for the close. @error: (transfer full) (nullable) */
void rj_vault_finish_closing (RjVault *self, GError *error);

G_END_DECLS
