// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-episode.h"
#include "rj-strategy.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define RJ_TYPE_STRATEGIES (rj_strategies_get_type ())
G_DECLARE_INTERFACE (RjStrategies, rj_strategies, RJ, STRATEGIES, GObject)

/**
 * RjStrategies: coping notes and when they were used. Main thread only; answers come there.
 */
struct _RjStrategiesInterface {
  GTypeInterface parent_iface;

  void (*list_async) (RjStrategies *self,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
  void (*save_async) (RjStrategies *self,
                      GPtrArray *strategies,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
  void (*delete_async) (RjStrategies *self,
                        const char *id,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
  void (*record_use_async) (RjStrategies *self,
                            const RjStrategyUse *use,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
  void (*list_episodes_async) (RjStrategies *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
};

/* Finish: (element-type RjStrategy): all, by title in the locale's order. */
void rj_strategies_list_async (RjStrategies *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
GPtrArray *rj_strategies_list_finish (RjStrategies *self, GAsyncResult *result, GError **error);

/* @strategies: (element-type RjStrategy): inserts those without id, replaces the others, as one change. */
void rj_strategies_save_async (RjStrategies *self,
                               GPtrArray *strategies,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
GPtrArray *rj_strategies_save_finish (RjStrategies *self, GAsyncResult *result, GError **error);

void rj_strategies_delete_async (RjStrategies *self,
                                 const char *id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean rj_strategies_delete_finish (RjStrategies *self, GAsyncResult *result, GError **error);

/* RJ_STORE_ERROR_NOT_FOUND when the note was deleted. */
void rj_strategies_record_use_async (RjStrategies *self,
                                     const RjStrategyUse *use,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean rj_strategies_record_use_finish (RjStrategies *self, GAsyncResult *result, GError **error);

/* Finish: (element-type RjEpisode): every urge of the log with what was done in it, oldest first, for
 * rj_effects_new() and rj_half_life_new(). RJ_CHANGED_CRAVING, _STRATEGY and _LETTER change them. */
void rj_strategies_list_episodes_async (RjStrategies *self,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
GPtrArray *rj_strategies_list_episodes_finish (RjStrategies *self, GAsyncResult *result, GError **error);

G_END_DECLS
