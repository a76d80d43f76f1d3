// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-letter.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RjLetterOffer: a letter and why it is offered now
 * @rule: RJ_LETTER_HARD_MOMENT for one that fits whenever it is hard, otherwise the rule that fits
 * @craving_id: (nullable): the last craving of shortly before, whatever the rule
 */
typedef struct {
  RjLetter *letter;
  RjLetterOffers rule;
  char *craving_id;
} RjLetterOffer;

RjLetterOffer *rj_letter_offer_new (const RjLetter *letter, RjLetterOffers rule, const char *craving_id);
void rj_letter_offer_free (RjLetterOffer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjLetterOffer, rj_letter_offer_free)

/* (transfer none) (nullable): the one of that id in @letters, of RjLetter. @id: (nullable) */
const RjLetter *rj_letters_find (GPtrArray *letters, const char *id);

#define RJ_TYPE_LETTERS (rj_letters_get_type ())
G_DECLARE_INTERFACE (RjLetters, rj_letters, RJ, LETTERS, GObject)

/**
 * RjLetters: letters to oneself, and when they were read. Main thread only; answers come there.
 */
struct _RjLettersInterface {
  GTypeInterface parent_iface;

  void (*list_async) (RjLetters *self,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
  void (*list_offers_async) (RjLetters *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
  void (*save_async) (RjLetters *self,
                      const RjLetter *letter,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
  void (*delete_async) (RjLetters *self,
                        const char *id,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
  void (*answer_async) (RjLetters *self,
                        const char *use_id,
                        const char *id,
                        RjLetterAnswer answer,
                        const char *craving_id,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
  void (*put_off_async) (RjLetters *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
};

/* Finish: (element-type RjLetter): all, the newest first. */
void rj_letters_list_async (RjLetters *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
GPtrArray *rj_letters_list_finish (RjLetters *self, GAsyncResult *result, GError **error);

/* Finish: (element-type RjLetterOffer): those that fit now by a rule, the newest first, then those for any
 * hard moment. */
void rj_letters_list_offers_async (RjLetters *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GPtrArray *rj_letters_list_offers_finish (RjLetters *self, GAsyncResult *result, GError **error);

/* Inserts one without id, replaces one with it. */
void rj_letters_save_async (RjLetters *self,
                            const RjLetter *letter,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
RjLetter *rj_letters_save_finish (RjLetters *self, GAsyncResult *result, GError **error);

void rj_letters_delete_async (RjLetters *self,
                              const char *id,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean rj_letters_delete_finish (RjLetters *self, GAsyncResult *result, GError **error);

/* Writes down that it was read or put off now. @use_id: (nullable): an id for that, or %NULL for a new one.
 * @craving_id: (nullable): the craving it was offered after; with it, reading counts as something that was
 * done about the craving that was felt last by now, if that is not too long ago. To have read it is no step
 * that is undone. */
void rj_letters_answer_async (RjLetters *self,
                              const char *use_id,
                              const char *id,
                              RjLetterAnswer answer,
                              const char *craving_id,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean rj_letters_answer_finish (RjLetters *self, GAsyncResult *result, GError **error);

/* "Not now", to all that fit now by a rule: one step of undo. Ends with rj_letters_answer_finish(). */
void rj_letters_put_off_async (RjLetters *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);

G_END_DECLS
