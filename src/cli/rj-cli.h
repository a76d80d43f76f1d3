// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-census.h"
#include "rj-vault.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the program leaves with. */
typedef enum {
  RJ_CLI_DONE = 0,
  /* It did not work: one sentence on the standard error output says why. */
  RJ_CLI_FAILED = 1,
  /* The command line makes no sense. */
  RJ_CLI_USAGE = 2,
  /* Some of it was done; the standard error output says what was not. */
  RJ_CLI_IN_PART = 3,
  /* The journal is damaged. */
  RJ_CLI_DAMAGED = 4,
} RjCliStatus;

/**
 * RjCli: what every command gets
 * @clock: the machine's
 * @vault: closed; of the folder of --journal
 * @passphrase: from --passphrase-file or --passphrase-fd
 * @argument: (nullable): what stands on the command line besides options
 */
typedef struct {
  RjClock *clock;
  RjVault *vault;
  RjSecretBytes *passphrase;
  const char *argument;
} RjCli;

/**
 * RjCliCommand:
 * @name: the word on the command line
 * @summary: one line for the list of commands, marked with N_()
 * @description: (nullable): more for its own --help, marked with N_()
 * @argument: (nullable): what may stand on the command line besides options, marked with N_()
 * @entries: (nullable): options of its own
 * @run: does it; what it has opened is closed afterwards
 *
 * A new command is a file with one of these, and a line in the table in rj-cli.c.
 */
typedef struct {
  const char *name;
  const char *summary;
  const char *description;
  const char *argument;
  const GOptionEntry *entries;
  RjCliStatus (*run) (RjCli *cli);
} RjCliCommand;

extern const RjCliCommand rj_cli_backup;
extern const RjCliCommand rj_cli_change;
extern const RjCliCommand rj_cli_check;
extern const RjCliCommand rj_cli_create;
extern const RjCliCommand rj_cli_export;
extern const RjCliCommand rj_cli_generate;
extern const RjCliCommand rj_cli_import;
extern const RjCliCommand rj_cli_info;
extern const RjCliCommand rj_cli_print;
extern const RjCliCommand rj_cli_recover;
extern const RjCliCommand rj_cli_restore;

/* The whole program. */
int rj_cli_main (int argc, char **argv);

/* A GAsyncReadyCallback whose data is a GAsyncResult **; and the loop that waits until it has come. */
void rj_cli_keep_result (GObject *source, GAsyncResult *result, gpointer user_data);
void rj_cli_wait (GAsyncResult **result);

/* Makes or unlocks the journal; the store is then rj_vault_get_store(). */
gboolean rj_cli_create_journal (RjCli *cli, GError **error);
gboolean rj_cli_open_journal (RjCli *cli, GError **error);

/* Says what @error means, in a sentence. Takes @error. Returns RJ_CLI_FAILED, or
 * RJ_CLI_DAMAGED. */
RjCliStatus rj_cli_fail (GError *error);

/* Lines of "name: value", in the same words in every language. */
void rj_cli_print_census (const RjCensus *census);

/* (transfer full) (nullable): what is in @path or comes from @fd (-1 for none), without one last line end. */
RjSecretBytes *rj_cli_read_passphrase (const char *path, int fd, GError **error);

G_END_DECLS
