// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-check-in.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define RJ_TYPE_CHECK_INS (rj_check_ins_get_type ())
G_DECLARE_INTERFACE (RjCheckIns, rj_check_ins, RJ, CHECK_INS, GObject)

/**
 * RjCheckIns: moods, cravings and writing of the log.
 *
 * Saving a record without id inserts it, with id replaces it; the answer is the record as saved. Each save
 * and each delete is one change that can be undone. Main thread only; answers come there.
 */
struct _RjCheckInsInterface {
  GTypeInterface parent_iface;

  void (*save_mood_async) (RjCheckIns *self,
                           const RjMoodEntry *entry,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
  void (*save_cravings_async) (RjCheckIns *self,
                               GPtrArray *cravings,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
  void (*save_writing_async) (RjCheckIns *self,
                              const RjWriting *writing,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
  void (*get_mood_async) (RjCheckIns *self,
                          const char *id,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
  void (*get_craving_async) (RjCheckIns *self,
                             const char *id,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
  void (*get_writing_async) (RjCheckIns *self,
                             const char *id,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
  void (*get_last_mood_async) (RjCheckIns *self,
                               RjDay day,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
  void (*get_close_day_async) (RjCheckIns *self,
                               RjDay day,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
  void (*add_rating_async) (RjCheckIns *self,
                            const char *craving_id,
                            const RjRatingPoint *point,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
  void (*delete_async) (RjCheckIns *self,
                        const char *id,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
};

void rj_check_ins_save_mood_async (RjCheckIns *self,
                                   const RjMoodEntry *entry,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
RjMoodEntry *rj_check_ins_save_mood_finish (RjCheckIns *self, GAsyncResult *result, GError **error);

/* @cravings: (element-type RjCraving): one, or several earlier ones, as one change. Finish: those saved. */
void rj_check_ins_save_cravings_async (RjCheckIns *self,
                                       GPtrArray *cravings,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GPtrArray *rj_check_ins_save_cravings_finish (RjCheckIns *self, GAsyncResult *result, GError **error);

/* A second RJ_WRITING_CLOSE_DAY for a day replaces the first. */
void rj_check_ins_save_writing_async (RjCheckIns *self,
                                      const RjWriting *writing,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
RjWriting *rj_check_ins_save_writing_finish (RjCheckIns *self, GAsyncResult *result, GError **error);

/* The three below fail with RJ_STORE_ERROR_NOT_FOUND when there is none. */
void rj_check_ins_get_mood_async (RjCheckIns *self,
                                  const char *id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
RjMoodEntry *rj_check_ins_get_mood_finish (RjCheckIns *self, GAsyncResult *result, GError **error);
void rj_check_ins_get_craving_async (RjCheckIns *self,
                                     const char *id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
RjCraving *rj_check_ins_get_craving_finish (RjCheckIns *self, GAsyncResult *result, GError **error);
void rj_check_ins_get_writing_async (RjCheckIns *self,
                                     const char *id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
RjWriting *rj_check_ins_get_writing_finish (RjCheckIns *self, GAsyncResult *result, GError **error);

/* The last check-in and the closing lines of a day. "None" is %NULL without error. */
void rj_check_ins_get_last_mood_async (RjCheckIns *self,
                                       RjDay day,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
RjMoodEntry *rj_check_ins_get_last_mood_finish (RjCheckIns *self, GAsyncResult *result, GError **error);
void rj_check_ins_get_close_day_async (RjCheckIns *self,
                                       RjDay day,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
RjWriting *rj_check_ins_get_close_day_finish (RjCheckIns *self, GAsyncResult *result, GError **error);

void rj_check_ins_add_rating_async (RjCheckIns *self,
                                    const char *craving_id,
                                    const RjRatingPoint *point,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean rj_check_ins_add_rating_finish (RjCheckIns *self, GAsyncResult *result, GError **error);

/* Deletes an entry of any kind of the log. */
void rj_check_ins_delete_async (RjCheckIns *self,
                                const char *id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean rj_check_ins_delete_finish (RjCheckIns *self, GAsyncResult *result, GError **error);

G_END_DECLS
