// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For tests of the vault: the asynchronous calls as ones that wait, and folders to try them in.

#include "rj-vault.h"

G_BEGIN_DECLS

#define RJ_TEST_PASSPHRASE "four unrelated plain words"

typedef enum {
  RJ_TEST_CREATE,
  RJ_TEST_UNLOCK,
  RJ_TEST_UNLOCK_WITH_SPARE_KEY,
} RjTestOpening;

/* A new folder in the temporary one; rj_test_remove_folder() takes it away with all that is in it. */
char *rj_test_make_folder (void);
void rj_test_remove_folder (const char *path);

RjVault *rj_test_vault_new (const char *folder);
/* With the cheapest key derivation that there is. */
gboolean rj_test_vault_open (RjVault *vault, RjTestOpening how, const char *secret, GError **error);
/* Whichever there was before. */
gboolean rj_test_vault_change (RjVault *vault, const char *passphrase, GError **error);
/* @current, @left: (nullable) */
gboolean rj_test_vault_change_one (RjVault *vault,
                                   const char *current,
                                   const char *passphrase,
                                   GStrv *left,
                                   GError **error);
gboolean rj_test_vault_add (RjVault *vault, const char *current, const char *passphrase, GError **error);
gboolean rj_test_vault_remove_other (RjVault *vault, const char *current, GStrv *left, GError **error);
gboolean rj_test_vault_close (RjVault *vault, GError **error);
gboolean rj_test_vault_adopt (RjVault *vault, const char *source, GError **error);

/* Makes a journal in @folder with RJ_TEST_PASSPHRASE, closes it, and gives its spare key. */
char *rj_test_make_journal (const char *folder);

/* (transfer full): every name in @folder with mode, size, time and checksum: equal when nothing was written.
 * Without the inbox, where wrong tries are counted. */
char *rj_test_describe_folder (const char *folder);

G_END_DECLS
