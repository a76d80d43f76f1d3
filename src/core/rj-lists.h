// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-check-in.h"
#include "rj-own-line.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RjScale: something of the person's own to rate from 0 to 10: pain, stress, anything.
 * @id: (nullable): of a new one %NULL
 * @name: what it is
 * @low, @middle, @high: (nullable): the person's words for 0, 5 and 10
 * @asked: the check-in asks for it; what was rated stays where it is when it is switched off
 * @times_used: how often it was rated; not saved
 */
typedef struct {
  char *id;
  char *name;
  char *low;
  char *middle;
  char *high;
  gboolean asked;
  int times_used;
} RjScale;

RjScale *rj_scale_new (const char *name);
RjScale *rj_scale_copy (const RjScale *self);
void rj_scale_free (RjScale *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjScale, rj_scale_free)

/* Longer names and words are cut; in characters. */
#define RJ_SCALE_NAME_MAX 40

#define RJ_TYPE_LISTS (rj_lists_get_type ())
G_DECLARE_INTERFACE (RjLists, rj_lists, RJ, LISTS, GObject)

/**
 * RjLists: what a person keeps of words to choose from, besides adding them (rj_store_save_choices_async()),
 * own scales, and own help lines. Each change is one that can be undone. Main thread only; answers come
 * there.
 */
struct _RjListsInterface {
  GTypeInterface parent_iface;

  void (*merge_async) (RjLists *self,
                       const char *from,
                       const char *into,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data);
  void (*list_scales_async) (RjLists *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
  void (*save_scale_async) (RjLists *self,
                            const RjScale *scale,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
  void (*merge_scales_async) (RjLists *self,
                              const char *from,
                              const char *into,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
  void (*list_own_lines_async) (RjLists *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
  void (*save_own_line_async) (RjLists *self,
                               const RjOwnLine *line,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
  void (*delete_own_line_async) (RjLists *self,
                                 const char *id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
};

/* The word @from goes: every entry and every rule of "My plan" that has it has @into from now on, an entry
 * that has both has it once. Fails with RJ_STORE_ERROR_INVALID when they are one, or of two lists,
 * RJ_STORE_ERROR_NOT_FOUND when one is gone. */
void rj_lists_merge_async (RjLists *self,
                           const char *from,
                           const char *into,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean rj_lists_merge_finish (RjLists *self, GAsyncResult *result, GError **error);

/* Finish: (element-type RjScale): in the order they were made. */
void rj_lists_list_scales_async (RjLists *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GPtrArray *rj_lists_list_scales_finish (RjLists *self, GAsyncResult *result, GError **error);

/* Without id a new one. Finish: the scale as saved. */
void rj_lists_save_scale_async (RjLists *self,
                                const RjScale *scale,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
RjScale *rj_lists_save_scale_finish (RjLists *self, GAsyncResult *result, GError **error);

/* The scale @from goes: what was rated with it was rated with @into from now on. A check-in that has both
 * keeps the number of @into. @into goes on being asked if one of them was, keeps its name and its words, and
 * takes those of @from where it has none. Finish: in how many check-ins that are not deleted another number
 * was given up so, from 0; -1 when it fails: RJ_STORE_ERROR_INVALID when they are one,
 * RJ_STORE_ERROR_NOT_FOUND when one is gone. */
void rj_lists_merge_scales_async (RjLists *self,
                                  const char *from,
                                  const char *into,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
int rj_lists_merge_scales_finish (RjLists *self, GAsyncResult *result, GError **error);

/* Finish: (element-type RjOwnLine): by name. */
void rj_lists_list_own_lines_async (RjLists *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *rj_lists_list_own_lines_finish (RjLists *self, GAsyncResult *result, GError **error);

/* Without id a new one. Finish: the line as saved. RJ_STORE_ERROR_INVALID without a name, or without a digit
 * in the number. */
void rj_lists_save_own_line_async (RjLists *self,
                                   const RjOwnLine *line,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
RjOwnLine *rj_lists_save_own_line_finish (RjLists *self, GAsyncResult *result, GError **error);

/* To "Recently deleted". */
void rj_lists_delete_own_line_async (RjLists *self,
                                     const char *id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean rj_lists_delete_own_line_finish (RjLists *self, GAsyncResult *result, GError **error);

G_END_DECLS
