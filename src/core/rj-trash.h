// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-day.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a deleted record is. */
typedef enum {
  RJ_TRASH_MOOD,
  RJ_TRASH_CRAVING,
  RJ_TRASH_WRITING,
  RJ_TRASH_PLAN_ITEM,
  RJ_TRASH_STRATEGY,
  RJ_TRASH_MEDICINE,
  RJ_TRASH_DOSE,
  RJ_TRASH_TEMPLATE,
  RJ_TRASH_MY_LINE = 8,
  RJ_TRASH_LETTER = 9,
  RJ_TRASH_SHEET = 10,
  RJ_TRASH_OWN_LINE = 11,
  RJ_TRASH_PERSON = 12,
  RJ_TRASH_TALK = 13,
  RJ_TRASH_RECOVERY = 20,       /* a line of the ledger with its corrections; @value is its RjRecoveryKind */
  RJ_TRASH_RECOVERY_WORDS = 21, /* what was written to one */
  RJ_TRASH_MILESTONE = 22,
  RJ_TRASH_SERVICE = 40,
  RJ_TRASH_REFERRAL = 41,
  RJ_TRASH_MEETING = 50,
  RJ_TRASH_ATTENDANCE = 51,
} RjTrashKind;

/**
 * RjTrashItem: one record that was deleted and can still be put back
 * @day: the day it is about
 * @value: mood 1 to 5, strength 0 to 10, RjDoseStatus, RjTalkHow, or -1
 * @title: (nullable): the person's
 * @excerpt: (nullable): the beginning of the person's words
 * @deleted_us: when it was deleted; RJ_TRASH_KEEP_US later it goes for good
 */
typedef struct {
  char *id;
  RjTrashKind kind;
  RjDay day;
  int value;
  char *title;
  char *excerpt;
  gint64 deleted_us;
} RjTrashItem;

#define RJ_TRASH_KEEP_US (30 * G_TIME_SPAN_DAY)

void rj_trash_item_free (RjTrashItem *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjTrashItem, rj_trash_item_free)

#define RJ_TYPE_TRASH (rj_trash_get_type ())
G_DECLARE_INTERFACE (RjTrash, rj_trash, RJ, TRASH, GObject)

/**
 * RjTrash: "Recently deleted". Main thread only; answers come there.
 */
struct _RjTrashInterface {
  GTypeInterface parent_iface;

  void (*list_async) (RjTrash *self,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
  void (*put_back_async) (RjTrash *self,
                          const char *id,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
  void (*remove_async) (RjTrash *self,
                        const char *const *ids,
                        gboolean in_copies,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
};

/* Finish: (element-type RjTrashItem): what was deleted last comes first. */
void rj_trash_list_async (RjTrash *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
GPtrArray *rj_trash_list_finish (RjTrash *self, GAsyncResult *result, GError **error);

/* Makes it as it was before it was deleted; a change that can be undone. RJ_STORE_ERROR_NOT_FOUND when it is
 * not there, or was not deleted. */
void rj_trash_put_back_async (RjTrash *self,
                              const char *id,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean rj_trash_put_back_finish (RjTrash *self, GAsyncResult *result, GError **error);

/**
 * rj_trash_remove_async:
 * @ids: deleted records; others are left alone
 * @in_copies: they are to go from the safety copies too: in the same transaction they are written down in
 * RJ_PREFERENCE_REMOVE_IN_COPIES, and rj_vault_remove_in_copies_async() does it
 *
 * Removes them for good, together with every change that could bring them back; what the file held of them is
 * overwritten. Cannot be undone.
 */
void rj_trash_remove_async (RjTrash *self,
                            const char *const *ids,
                            gboolean in_copies,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean rj_trash_remove_finish (RjTrash *self, GAsyncResult *result, GError **error);

G_END_DECLS
