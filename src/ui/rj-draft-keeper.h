// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RJ_TYPE_DRAFT_KEEPER (rj_draft_keeper_get_type ())
G_DECLARE_FINAL_TYPE (RjDraftKeeper, rj_draft_keeper, RJ, DRAFT_KEEPER, GObject)

/* What is typed must be on the disk within two seconds: one for typing on, the rest for the commit. */
#define RJ_DRAFT_KEEPER_SAVE_AFTER_MS 1000

/**
 * RjDraftKeeper: text that is being typed, saved encrypted within two seconds. Only RjContext uses it; pages
 * call rj_context_keep_draft(). Main thread only.
 *
 * RjDraftKeeper::loaded is emitted once the drafts of the journal are known (also when there are none).
 * RjDraftKeeper::failed (GError *error) is emitted when a draft could not be saved; it is tried again.
 */
RjDraftKeeper *rj_draft_keeper_new (void);
/* Reads what waits in @store and saves there from now on. Once. */
void rj_draft_keeper_set_store (RjDraftKeeper *self, RjStore *store);
gboolean rj_draft_keeper_get_loaded (RjDraftKeeper *self);

/* @editable: a GtkEditable or a GtkTextView. What it says now is saved already and no draft; anything else
 * is, nothing at all too. A second widget for the same @where takes the first one's place. */
void rj_draft_keeper_keep (RjDraftKeeper *self, GtkWidget *editable, const char *where);
void rj_draft_keeper_drop (RjDraftKeeper *self, const char *where);
/* As rj_draft_keeper_drop(), and the widget is no source any more: a form that closes may still write its
 * numbers and times anew. */
void rj_draft_keeper_end (RjDraftKeeper *self, const char *where);
/* Right before what @wheres hold is saved as something else: they go in the same transaction. Then
 * rj_draft_keeper_drop() for each, or rj_draft_keeper_unsettle() when it could not be saved. */
void rj_draft_keeper_settle (RjDraftKeeper *self, const char *const *wheres);
void rj_draft_keeper_unsettle (RjDraftKeeper *self, const char *const *wheres);
/* (transfer none) (nullable) */
const char *rj_draft_keeper_get (RjDraftKeeper *self, const char *where);
/* When it was typed, in microseconds since 1970, for one of an earlier start of the program; otherwise 0. */
gint64 rj_draft_keeper_get_time (RjDraftKeeper *self, const char *where);
/* (transfer full): the one that was typed last comes first */
GStrv rj_draft_keeper_list (RjDraftKeeper *self);

/* (transfer full) (element-type RjDraft): what is not on the disk yet. */
GPtrArray *rj_draft_keeper_dup_unsaved (RjDraftKeeper *self);
/* Puts a text of rj_draft_keeper_dup_unsaved() of an earlier process back, and saves it when it can. It is
 * newer than what is on the disk: call it before "loaded". @text: (nullable) */
void rj_draft_keeper_put_back (RjDraftKeeper *self, const char *where, const char *text);

void rj_draft_keeper_flush_async (RjDraftKeeper *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean rj_draft_keeper_flush_finish (RjDraftKeeper *self, GAsyncResult *result, GError **error);

G_END_DECLS
