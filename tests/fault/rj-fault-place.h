// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the tests of faults share: folders to break things in, processes that may die, and figures.
//
// The process of a test never starts a thread: whatever uses a journal does so in a fork of it.

#include <glib.h>

G_BEGIN_DECLS

/* A folder in memory where there is one: what is killed loses nothing that it wrote. */
char *rj_fault_make_folder (void);
void rj_fault_remove_folder (const char *path);
/* Everything in @from, to @to, which must not be there. */
void rj_fault_copy_folder (const char *from, const char *to);

/**
 * RjFaultBody: what runs in a process of its own
 * @say: a pipe to the test, for rj_fault_say()
 */
typedef void (*RjFaultBody) (int say, gpointer data);

typedef struct {
  int pid;
  int told;
  GString *text;
} RjFaultProcess;

void rj_fault_start (RjFaultProcess *process, RjFaultBody body, gpointer data);
/* Reads until @line was told, or the end. TRUE when it was. */
gboolean rj_fault_await (RjFaultProcess *process, const char *line);
/* The same, for so long at most; -1: as long as it takes. */
gboolean rj_fault_await_for (RjFaultProcess *process, const char *line, gint64 us);
/**
 * rj_fault_end:
 * @kill: kills it first
 * @status: (out) (optional): as of waitpid()
 *
 * Returns: (transfer full): the whole lines that it told
 */
char **rj_fault_end (RjFaultProcess *process, gboolean kill, int *status);
/* Runs @body to its end. (transfer full) (nullable): what it told, or %NULL when it did not leave with 0. */
char **rj_fault_run (RjFaultBody body, gpointer data);

/* One line, with one system call that no fault touches: what was told was told. @say: -1: to nobody */
void rj_fault_say (int say, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Also called with each line, after it was told. */
void rj_fault_set_said (void (*said) (const char *line));

/* @push, or in tests/fault/release @release times RJ_FAULT_SHARE. */
guint rj_fault_count (guint push, guint release);

/* One row of the table. @note: (nullable): what there is to say. Fails the test unless @faults is 0 and
 * @tried at least @least. */
void rj_fault_figure (const char *id,
                      const char *what,
                      guint tried,
                      guint least,
                      guint faults,
                      const char *note,
                      ...) G_GNUC_PRINTF (6, 7);

G_END_DECLS
