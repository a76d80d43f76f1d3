// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RjDraftOpening: a form is opened again for what was being typed in it, once what it is for was read. Main
 * thread only.
 * @context: holds a reference
 * @parent: (transfer full): gone when nothing is to be opened any more
 * @where: one of the drafts of the form, "PREFIX/ID/FIELD"
 * @id: of what the form is for, or "new". When that is gone by now the form is one for something new, which
 * keeps its drafts where they are: under this id.
 */
typedef struct {
  RjContext *context;
  GWeakRef parent;
  char *where;
  char *id;
} RjDraftOpening;

/* (nullable): %NULL when @where is no draft of a form */
RjDraftOpening *rj_draft_opening_new (RjContext *context, GtkWidget *parent, const char *where);
void rj_draft_opening_free (RjDraftOpening *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjDraftOpening, rj_draft_opening_free)

/* (transfer full) (nullable) */
GtkWidget *rj_draft_opening_dup_parent (RjDraftOpening *self);
/* There is nothing left that its words could be for: all drafts of the form go. */
void rj_draft_opening_drop (RjDraftOpening *self);

G_END_DECLS
