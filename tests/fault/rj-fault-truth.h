// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-fault-flows.h"

G_BEGIN_DECLS

RjFaultTruth *rj_fault_truth_new (void);
void rj_fault_truth_free (RjFaultTruth *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjFaultTruth, rj_fault_truth_free)

/* Takes in what a process told. */
void rj_fault_truth_learn (RjFaultTruth *self, char **told);
/* The same, of a journal that is not in its place yet. */
void rj_fault_truth_learn_content (RjFaultTruth *self, char **told);
/* Whether the program has said that the journal is there. */
gboolean rj_fault_truth_is_made (RjFaultTruth *self);
/* Fails an assertion unless what is in @place is what was told, and goes on working. Uses threads. */
void rj_fault_truth_check (RjFaultTruth *self, const char *place);

/* (transfer full): what stands in the entry of that name: the name, and words up to a few pages. */
char *rj_fault_note_text (const char *name);

G_END_DECLS
