// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-clock.h"
#include "rj-notifier.h"
#include "rj-privacy.h"
#include "rj-ride.h"
#include "rj-settings.h"
#include "rj-store.h"
#include "rj-vault-inbox.h"
#include "rj-vault.h"
#include "rj-vocabulary.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RJ_TYPE_CONTEXT (rj_context_get_type ())
G_DECLARE_FINAL_TYPE (RjContext, rj_context, RJ, CONTEXT, GObject)

/**
 * RjContext: hands out what a page needs; there are no singletons. Every page takes it as construct property
 * "context".
 *
 * It lives in ui/ and not in app/, because pages may not include app/.
 *
 * Properties: "store" (RjStore, nullable, notifies): the open journal. It is set once in the life of a
 * process: a lock replaces the process. The first run and the lock screen set it when the journal is to be
 * shown, which may be some pages after the vault was opened.
 *
 * RjContext::drafts-loaded: emitted once, after "store" was set, when the drafts that wait are known.
 */
RjContext *rj_context_new (RjClock *clock, RjSettings *settings, RjVault *vault, RjNotifier *notifier);

/* (transfer none) */
RjClock *rj_context_get_clock (RjContext *self);
RjSettings *rj_context_get_settings (RjContext *self);
RjVault *rj_context_get_vault (RjContext *self);
RjNotifier *rj_context_get_notifier (RjContext *self);
RjPrivacy *rj_context_get_privacy (RjContext *self);
RjVocabulary *rj_context_get_vocabulary (RjContext *self);
/* rj_vocabulary_fill() with the words of the context. Who shows it says it again at "notify::quiet" of the
 * vocabulary. */
const char *rj_context_say (RjContext *self, const char *text) G_GNUC_FORMAT (2);
/* (transfer none) (nullable) */
RjStore *rj_context_get_store (RjContext *self);
void rj_context_set_store (RjContext *self, RjStore *store);

/* What came in while the journal was locked; set before the store. (nullable): nothing was looked at. */
void rj_context_set_inbox_report (RjContext *self, const RjInboxReport *report);
const RjInboxReport *rj_context_get_inbox_report (RjContext *self);

/* The spare key with which a backup has just become the journal: the lock page takes it, once, and need not
 * ask. Gone once a store is set. @key: (nullable). Take: (transfer full) (nullable). */
void rj_context_hand_over_spare_key (RjContext *self, RjSecretBytes *key);
RjSecretBytes *rj_context_take_spare_key (RjContext *self);

/* True in the made-up journal of "Look around first": nothing is kept. */
gboolean rj_context_get_made_up (RjContext *self);
void rj_context_set_made_up (RjContext *self, gboolean made_up);

/* True when the journal is damaged, or only looked at: nothing can be saved. Notifies. */
gboolean rj_context_get_for_reading (RjContext *self);
void rj_context_set_for_reading (RjContext *self, gboolean for_reading);

/**
 * RjContext::toast (const char *title, gboolean undo): asks the window for a toast; with @undo it has the
 * button Undo, which undoes the last change. Toasts stay 12 seconds. @title is plain text, never markup.
 */
void rj_context_toast (RjContext *self, const char *title, gboolean undo);
/* RjContext::toast-with-action (const char *title, const char *label, const char *action): the same with a
 * button for an action of the window. */
void rj_context_toast_with_action (RjContext *self, const char *title, const char *label, const char *action);
/* RjContext::failed (GError *error): asks the window to say what went wrong, in the person's language. */
void rj_context_report (RjContext *self, const GError *error);

/* Makes a GtkEditable or a GtkTextView good for any text, and says so in a toast when one is too long for it:
 * rj-words.h. */
void rj_context_guard_words (RjContext *self, GtkWidget *field);

/**
 * rj_context_keep_draft:
 * @editable: a GtkEditable or a GtkTextView
 * @where: names the field for good ("today/add", "craving/note"); at most one widget at a time has it
 *
 * Makes @editable a draft source: what is typed is saved encrypted within two seconds and put back when the
 * widget is made again after a lock, a crash or a restart. rj_context_drop_draft() when it was saved as what
 * it is, or discarded by the person. Guards the field as well.
 */
void rj_context_keep_draft (RjContext *self, GtkWidget *editable, const char *where);
void rj_context_drop_draft (RjContext *self, const char *where);
/* The same for a form that closes: what its fields say from now on is no draft. */
void rj_context_end_draft (RjContext *self, const char *where);
/* Right before what @wheres hold is saved as something else: they go in the same transaction, so that nothing
 * is offered again that was saved. Then drop each, or unsettle all when it could not be saved. */
void rj_context_settle_drafts (RjContext *self, const char *const *wheres);
void rj_context_unsettle_drafts (RjContext *self, const char *const *wheres);
/* (transfer none) (nullable): the text that waits for @where. */
const char *rj_context_get_draft (RjContext *self, const char *where);
/* When it was typed, in microseconds since 1970, for one of an earlier start of the program; otherwise 0. */
gint64 rj_context_get_draft_time (RjContext *self, const char *where);
gboolean rj_context_get_drafts_loaded (RjContext *self);
/* (transfer full): every place that has a draft, so that the window can open the form it belongs to. */
GStrv rj_context_list_drafts (RjContext *self);
/* (transfer full) (element-type RjDraft): what is not on the disk yet, for the lock to take along; an empty
 * text is a draft to be removed. */
GPtrArray *rj_context_dup_unsaved_drafts (RjContext *self);
/* What a lock took along; between "notify::store" and "drafts-loaded". */
void rj_context_put_back_draft (RjContext *self, const char *where, const char *text);
/* Writes all drafts now; before a lock. Finish: FALSE when some could not be saved. */
void rj_context_flush_drafts_async (RjContext *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean rj_context_flush_drafts_finish (RjContext *self, GAsyncResult *result, GError **error);

#define RJ_EXERCISE_BREATHING "breathing"
#define RJ_EXERCISE_COPING    "coping-"
#define RJ_EXERCISE_STEP      "step-"

/**
 * rj_context_begin_exercise:
 * @kind: %RJ_EXERCISE_BREATHING, alone or with "-" and the id of a pattern, or %RJ_EXERCISE_COPING with the
 * coping note's id, or %RJ_EXERCISE_STEP with the day, the number and the item of a step; never a name of the
 * person's
 * @started_us: when it began, microseconds since 1970 UTC
 * @seconds: its length, or 0 when it has none
 *
 * While an exercise runs the person is not idle (30 minutes at most). Kind, start and length travel through a
 * lock, and the window goes on with it after the unlock.
 *
 * RjContext::exercise-changed is emitted when one begins or ends.
 */
void rj_context_begin_exercise (RjContext *self, const char *kind, gint64 started_us, int seconds);
void rj_context_end_exercise (RjContext *self);
/* (transfer none) (nullable): the kind of the running exercise. @started_us and @seconds may be %NULL. */
const char *rj_context_get_exercise (RjContext *self, gint64 *started_us, int *seconds);

/* (transfer none): what is being ridden out. It counts as no exercise: it goes on behind one, and stays when
 * one ends. */
RjRide *rj_context_get_ride (RjContext *self);

/**
 * RjContext::lock-soon (int seconds): the window shows and announces "Locking in 20 seconds. Any key keeps it
 * open."; 0: takes it away again. The application emits it; any key or click in a window of ours keeps the
 * journal open.
 */
void rj_context_announce_lock (RjContext *self, int seconds);

G_END_DECLS
