// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the program does with a journal, each as something that may be cut off anywhere, and what must be
// true afterwards.

#include "rj-fault-place.h"

#include "rj-vault.h"

G_BEGIN_DECLS

/* What a journal must hold and open with, from what a process told: "try X" before it, "done X" when the
 * program has said that it is done, "failed vault|store CODE X" when it has said that it is not. */
typedef struct _RjFaultTruth RjFaultTruth;

/**
 * RjFaultRun: one run of a flow, in a process of its own
 * @place: the folder of all of it: the journal is in "journal" there
 * @ids: of the entries that can be deleted, by their notes
 */
typedef struct {
  const char *place;
  char *journal;
  int say;
  RjVault *vault;
  GHashTable *ids;
  gpointer data;
} RjFaultRun;

/**
 * RjFaultFlow:
 * @makes: the journal is not there before
 * @prepare: makes what is there before, in a process of its own that tells the truth
 * @open: (nullable): comes before the first fault
 * @act: does it; leaves when something fails
 * @helper: a process of its own writes a file, and nobody sees its calls
 * @seldom: not one of the ten that a journal lives by day for day: tried a tenth as often with each change
 */
typedef struct {
  const char *name;
  gboolean makes;
  void (*prepare) (RjFaultRun *run);
  void (*open) (RjFaultRun *run);
  void (*act) (RjFaultRun *run);
  gboolean helper;
  gboolean seldom;
} RjFaultFlow;

extern const RjFaultFlow rj_fault_flows[];
guint rj_fault_n_flows (void);
/* Of so many tries in all flows those of @flow: one that is seldom has a tenth of what another one has. */
guint rj_fault_share (const RjFaultFlow *flow, guint tries);

/**
 * RjFaultTemplate: what a flow begins with, made once
 * @told: what is true of it
 */
typedef struct {
  const RjFaultFlow *flow;
  char *folder;
  char **told;
} RjFaultTemplate;

RjFaultTemplate *rj_fault_template_new (const RjFaultFlow *flow);
void rj_fault_template_free (RjFaultTemplate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjFaultTemplate, rj_fault_template_free)
/* (transfer full): a copy of it, a place to run the flow in. */
char *rj_fault_template_copy (RjFaultTemplate *self);

/* The bodies: of a whole run in @place. Tells "ready" between @open and @act, "end" at the end. */
typedef struct {
  const RjFaultFlow *flow;
  const char *place;
  /* (nullable): called between "ready" and @act, and after @act */
  void (*arm) (gpointer data);
  void (*disarm) (gpointer data);
  gpointer data;
} RjFaultJob;
void rj_fault_run_flow (int say, gpointer job);

/**
 * rj_fault_check:
 * @told: what the run told
 *
 * Opens what is in @place as the person would, in a process of its own; what was not made is made again.
 * Returns: (transfer full) (nullable): what is wrong, or %NULL
 */
char *rj_fault_check (RjFaultTemplate *template, const char *place, char **told);

G_END_DECLS
