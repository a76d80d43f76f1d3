// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-check-ins.h"
#include "rj-letters.h"
#include "rj-log.h"
#include "rj-lists.h"
#include "rj-medicines.h"
#include "rj-meetings.h"
#include "rj-my-plan.h"
#include "rj-people.h"
#include "rj-plan.h"
#include "rj-recovery.h"
#include "rj-reminder-ledger.h"
#include "rj-sheets.h"
#include "rj-strategies.h"
#include "rj-support.h"
#include "rj-trash.h"
#include "rj-whole-days.h"

G_BEGIN_DECLS

#define RJ_STORE_ERROR (rj_store_error_quark ())
GQuark rj_store_error_quark (void);

typedef enum {
  RJ_STORE_ERROR_FAILED,
  RJ_STORE_ERROR_CLOSED,
  RJ_STORE_ERROR_NOT_FOUND,
  RJ_STORE_ERROR_CONSTRAINT,
  RJ_STORE_ERROR_FULL,
  RJ_STORE_ERROR_READ_ONLY,
  RJ_STORE_ERROR_IO,
  RJ_STORE_ERROR_CORRUPT,
  RJ_STORE_ERROR_NEWER,
  RJ_STORE_ERROR_WRONG_KEY,
  RJ_STORE_ERROR_BUSY,
  RJ_STORE_ERROR_NO_CODEC,
  RJ_STORE_ERROR_INVALID,
  /* damaged, or somebody only looks: nothing is written any more */
  RJ_STORE_ERROR_FOR_READING,
  /* nothing was changed, as with every other error */
  RJ_STORE_ERROR_NO_MEMORY,
} RjStoreError;

/* What a change was about, as bits. */
typedef enum {
  RJ_CHANGED_MOOD = 1 << 0,
  RJ_CHANGED_CRAVING = 1 << 1,
  RJ_CHANGED_WRITING = 1 << 2,
  RJ_CHANGED_STRATEGY = 1 << 3,
  RJ_CHANGED_PLAN = 1 << 4,
  RJ_CHANGED_CHOICE = 1 << 5,
  RJ_CHANGED_PREFERENCE = 1 << 6,
  RJ_CHANGED_MEDICINE = 1 << 7,
  RJ_CHANGED_MY_PLAN = 1 << 8,
  RJ_CHANGED_LETTER = 1 << 9,
  RJ_CHANGED_SHEET = 1 << 10,
  RJ_CHANGED_OWN_LINE = 1 << 11,
  RJ_CHANGED_RECOVERY = 1 << 12,
  RJ_CHANGED_MILESTONE = 1 << 13,
  RJ_CHANGED_PERSON = 1 << 14,
  RJ_CHANGED_MEETING = 1 << 15,
  RJ_CHANGED_SUPPORT = 1 << 16,
  RJ_CHANGED_LOG = RJ_CHANGED_MOOD | RJ_CHANGED_CRAVING | RJ_CHANGED_WRITING,
  RJ_CHANGED_ALL = (1 << 17) - 1,
} RjChanged;

/* What a change did, so that the interface can name it ("Deleted."). The numbers are stored. */
typedef enum {
  RJ_CHANGE_OTHER = 0,
  RJ_CHANGE_ADD = 1,
  RJ_CHANGE_EDIT = 2,
  RJ_CHANGE_DELETE = 3,
  RJ_CHANGE_MARK = 4,
  RJ_CHANGE_MOVE = 5,
  RJ_CHANGE_INBOX = 6,
  RJ_CHANGE_IMPORT = 7,
} RjChangeKind;

/* A word that the person chooses from, in one of the lists "trigger", "place", "company", "feeling",
 * "substance". @hidden: it is not offered any more, and stays where it was chosen. */
typedef struct {
  char *id;
  char *list;
  char *name;
  int times_used;
  gboolean hidden;
} RjChoice;

RjChoice *rj_choice_new (const char *id, const char *list, const char *name);
void rj_choice_free (RjChoice *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjChoice, rj_choice_free)

/* Text that is being written somewhere and is not saved yet. @where names the field; @text is the person's:
 * empty when a field that had words was emptied, %NULL for a draft that is to go. */
typedef struct {
  char *where;
  char *text;
  gint64 at_us;
} RjDraft;

RjDraft *rj_draft_new (const char *where, const char *text, gint64 at_us);
void rj_draft_free (RjDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjDraft, rj_draft_free)

/**
 * RjStoreVisit:
 * @kind: "mood", "craving", "writing", "choice", "scale", "plan_item", "plan_mark", "plan_step_mark",
 * "plan_pause", "plan_template", "small_day", "reminder", "strategy", "medicine", "dose", "letter",
 * "worksheet", "own_line", "my_line", "recovery_event", "recovery_saving", "service", "referral",
 * "meeting", "attendance", "person", "talk" or "preference"
 * @record: (nullable) (transfer none): an a{sv} of text, gint64, nothing (mv) and lists of those; %NULL
 * begins @kind, which may have no records
 *
 * Called on the store's own thread. Returns: %FALSE with @error ends the visit.
 */
typedef gboolean (*RjStoreVisit) (const char *kind, GVariant *record, gpointer user_data, GError **error);

#define RJ_TYPE_STORE (rj_store_get_type ())
G_DECLARE_INTERFACE (RjStore, rj_store, RJ, STORE, GObject)

/**
 * RjStore: hands out the aggregates of an open journal; owns change signals, transactions and undo.
 *
 * Properties that implementations have: "can-undo" and "can-redo" (boolean, readable).
 * RjStore::changed (guint kinds, guint first_day, guint last_day) is emitted on the main loop after the
 * commit; both days are RJ_DAY_NONE when the change is not about days. Main thread only.
 */
struct _RjStoreInterface {
  GTypeInterface parent_iface;

  RjCheckIns *(*get_check_ins) (RjStore *self);
  RjLog *(*get_log) (RjStore *self);
  RjPlan *(*get_plan) (RjStore *self);
  RjStrategies *(*get_strategies) (RjStore *self);
  RjMedicines *(*get_medicines) (RjStore *self);
  RjMeetings *(*get_meetings) (RjStore *self);
  RjLetters *(*get_letters) (RjStore *self);
  RjSheets *(*get_sheets) (RjStore *self);
  RjSupport *(*get_support) (RjStore *self);
  RjLists *(*get_lists) (RjStore *self);
  RjMyPlan *(*get_my_plan) (RjStore *self);
  RjRecovery *(*get_recovery) (RjStore *self);
  RjPeople *(*get_people) (RjStore *self);
  RjReminderLedger *(*get_reminder_ledger) (RjStore *self);
  RjTrash *(*get_trash) (RjStore *self);
  RjWholeDays *(*get_whole_days) (RjStore *self);
  void (*undo_async) (RjStore *self,
                      gboolean redo,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
  void (*take_back_async) (RjStore *self,
                           RjChangeKind kind,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
  void (*list_choices_async) (RjStore *self,
                              const char *list,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
  void (*save_choices_async) (RjStore *self,
                              GPtrArray *choices,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
  void (*save_draft_async) (RjStore *self,
                            const char *where,
                            const char *text,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
  void (*settle_drafts) (RjStore *self, const char *const *wheres);
  void (*list_drafts_async) (RjStore *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
  const char *(*get_preference) (RjStore *self, const char *key);
  void (*set_preference_async) (RjStore *self,
                                const char *key,
                                const char *value,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
  void (*set_undoable) (RjStore *self, gboolean undoable);
  void (*visit_async) (RjStore *self,
                       RjStoreVisit visit,
                       gpointer visit_data,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data);
  void (*close_async) (RjStore *self, GAsyncReadyCallback callback, gpointer user_data);
};

/* (transfer none): the aggregates */
RjCheckIns *rj_store_get_check_ins (RjStore *self);
RjLog *rj_store_get_log (RjStore *self);
RjPlan *rj_store_get_plan (RjStore *self);
RjStrategies *rj_store_get_strategies (RjStore *self);
RjMedicines *rj_store_get_medicines (RjStore *self);
RjMeetings *rj_store_get_meetings (RjStore *self);
RjLetters *rj_store_get_letters (RjStore *self);
RjSheets *rj_store_get_sheets (RjStore *self);
RjSupport *rj_store_get_support (RjStore *self);
RjLists *rj_store_get_lists (RjStore *self);
RjMyPlan *rj_store_get_my_plan (RjStore *self);
RjRecovery *rj_store_get_recovery (RjStore *self);
RjPeople *rj_store_get_people (RjStore *self);
RjReminderLedger *rj_store_get_reminder_ledger (RjStore *self);
RjTrash *rj_store_get_trash (RjStore *self);
RjWholeDays *rj_store_get_whole_days (RjStore *self);

/* Undoes the last change, or does the last undone one again. Finish: what the change had done;
 * RJ_STORE_ERROR_NOT_FOUND when there is nothing. */
void rj_store_undo_async (RjStore *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
void rj_store_redo_async (RjStore *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
gboolean rj_store_undo_finish (RjStore *self, GAsyncResult *result, RjChangeKind *kind, GError **error);

/* As rj_store_undo_async(), for the last change of this @kind, whatever was done since. Finish with
 * rj_store_undo_finish(). */
void rj_store_take_back_async (RjStore *self,
                               RjChangeKind kind,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);

/**
 * rj_store_set_undoable:
 * @undoable: %FALSE for what the program fills in by itself
 *
 * What is saved by calls between FALSE and TRUE is saved and told as always but is no change of the person's:
 * undo passes it by, and what could be undone before still can. Set it back before returning to the main
 * loop.
 */
void rj_store_set_undoable (RjStore *self, gboolean undoable);

/* Finish: (element-type RjChoice): the most used first, hidden ones too. */
void rj_store_list_choices_async (RjStore *self,
                                  const char *list,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GPtrArray *rj_store_list_choices_finish (RjStore *self, GAsyncResult *result, GError **error);
/* @choices: (element-type RjChoice): those without id are new, of others name and hidden are changed. A new
 * one that is there already is that one, and is not hidden any more. */
void rj_store_save_choices_async (RjStore *self,
                                  GPtrArray *choices,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GPtrArray *rj_store_save_choices_finish (RjStore *self, GAsyncResult *result, GError **error);

/* @text: (nullable): %NULL removes the draft. Drafts are no changes: nothing to undo. */
void rj_store_save_draft_async (RjStore *self,
                                const char *where,
                                const char *text,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean rj_store_save_draft_finish (RjStore *self, GAsyncResult *result, GError **error);
/**
 * rj_store_settle_drafts:
 * @wheres: (nullable): %NULL when nothing was saved after all
 *
 * The change that is saved next, through this store or what it hands out, takes these drafts away in the same
 * transaction: words are either still a draft or saved, never both and never neither. Call it right before
 * the save. A preference takes only drafts that begin with its name and "/".
 */
void rj_store_settle_drafts (RjStore *self, const char *const *wheres);
void rj_store_list_drafts_async (RjStore *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GPtrArray *rj_store_list_drafts_finish (RjStore *self, GAsyncResult *result, GError **error);

/* Names that begin so are about this file and its copies, some of them secret: they are no choice of the
 * person's, and rj_store_visit_async() leaves them out. */
#define RJ_PREFERENCE_OF_FILE "file-"
/* Ids, separated by blanks, of what is still to be taken out of the safety copies. */
#define RJ_PREFERENCE_REMOVE_IN_COPIES RJ_PREFERENCE_OF_FILE "remove-in-copies"

/* "yes": strong moments are asked for when a day is closed. */
#define RJ_PREFERENCE_STRONG_MOMENTS "strong-moments"
/* "no": free time between things of the day is not shown. */
#define RJ_PREFERENCE_FREE_TIME "free-time"

/* Preferences inside the encrypted file ("day-end", "vocabulary", "reminder-wording", …). Read from memory.
 * (nullable): %NULL when it was never set. */
const char *rj_store_get_preference (RjStore *self, const char *key);
void rj_store_set_preference_async (RjStore *self,
                                    const char *key,
                                    const char *value,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean rj_store_set_preference_finish (RjStore *self, GAsyncResult *result, GError **error);
/* Minutes after midnight at which the person's day ends, or @otherwise when that was never chosen. */
int rj_store_get_day_end (RjStore *self, int otherwise);

/**
 * rj_store_visit_async:
 * @visit: (scope async)
 *
 * Shows everything the person has put in, record by record, as it is at one moment: kinds in the order of
 * #RjStoreVisit, records in the order of their ids. What is "Recently deleted" is among it. Left out are
 * drafts, what can be undone, what is only kept for searching, and facts about the file itself. Nothing else
 * is read or saved meanwhile.
 */
void rj_store_visit_async (RjStore *self,
                           RjStoreVisit visit,
                           gpointer visit_data,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean rj_store_visit_finish (RjStore *self, GAsyncResult *result, GError **error);

/* Runs what is queued, closes the file and ends the thread. Afterwards every call fails with
 * RJ_STORE_ERROR_CLOSED. */
void rj_store_close_async (RjStore *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean rj_store_close_finish (RjStore *self, GAsyncResult *result, GError **error);

/* For implementations: emits RjStore::changed. */
void rj_store_emit_changed (RjStore *self, guint kinds, RjDay first, RjDay last);

G_END_DECLS
