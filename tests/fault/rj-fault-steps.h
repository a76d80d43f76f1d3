// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The parts that flows are made of. Each tells what it tries and what the program has answered, and is
// whether it was done.

#include "rj-fault-flows.h"

#include "rj-damage.h"
#include "rj-test-vault.h"

G_BEGIN_DECLS

/* Tells, and is @done. */
gboolean rj_fault_answer (RjFaultRun *run, gboolean done, const GError *error, const char *what);

/* While it is open: as the person is told it. */
void rj_fault_tell_spare_key (RjFaultRun *run);
gboolean rj_fault_open (RjFaultRun *run, RjTestOpening how);
gboolean rj_fault_close (RjFaultRun *run);

gboolean rj_fault_save (RjFaultRun *run, const char *note);
gboolean rj_fault_delete (RjFaultRun *run, const char *note);
/* Takes back that @note was saved. */
gboolean rj_fault_undo (RjFaultRun *run, const char *note);
gboolean rj_fault_save_draft (RjFaultRun *run, const char *name);
/* A note of a craving, to the inbox. */
gboolean rj_fault_put (RjFaultRun *run);
gboolean rj_fault_merge (RjFaultRun *run);

/* @to: (nullable): a folder in the place, otherwise beside the journal */
gboolean rj_fault_back_up (RjFaultRun *run, const char *to);

/* Another spare key; the journal is closed then. */
gboolean rj_fault_rotate (RjFaultRun *run);
gboolean rj_fault_renew_copies (RjFaultRun *run);

/* @note was deleted, and is now to be gone for good, from the safety copies too. */
gboolean rj_fault_forget (RjFaultRun *run, const char *note);
gboolean rj_fault_remove_in_copies (RjFaultRun *run);
/* The whole journal. */
gboolean rj_fault_remove (RjFaultRun *run);

/* The journal cannot be opened because it is damaged: goes on with its safety copy, where @choice is that,
 * without the notes that are only in the file; or with what can be saved. */
gboolean rj_fault_recover (RjFaultRun *run, RjDamageChoice choice);

G_END_DECLS
