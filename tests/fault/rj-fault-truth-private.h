// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-fault-truth.h"

G_BEGIN_DECLS

typedef enum {
  RJ_FAULT_THERE = 1,
  RJ_FAULT_GONE,
  RJ_FAULT_MAYBE,
} RjFaultState;

struct _RjFaultTruth {
  GHashTable *notes;  /* name → RjFaultState */
  GPtrArray *backups; /* paths in the place */
  char *passphrase;
  char *next_passphrase; /* (nullable): it may open instead */
  char *old_passphrase;  /* (nullable): it must not open */
  char *spare_key;       /* (nullable): nobody was told */
  char *draft;           /* (nullable) */
  char *next_draft;      /* (nullable): it may be there instead */
  guint others;          /* records that no flow has made */
  gboolean made;
  char *old_spare_key;   /* (nullable): it must not open any more */
  GHashTable *forgotten; /* names of notes that are gone for good, once the copies were cleared */
  gboolean may_rotate;   /* the spare key may be another one */
  gboolean may_rewrite;  /* the safety copies may have other names */
  gboolean renewed;
  gboolean prunes; /* of the safety copies old ones go */
  gboolean may_be_gone;
  gboolean gone;
  gboolean damaged;
  gboolean recovered;
  char *in_file; /* (nullable): the note that is in the damaged file alone */
};

void rj_fault_truth_set_note (RjFaultTruth *self, const char *name, RjFaultState state);

G_END_DECLS
