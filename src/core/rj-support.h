// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-service.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define RJ_TYPE_SUPPORT (rj_support_get_type ())
G_DECLARE_INTERFACE (RjSupport, rj_support, RJ, SUPPORT, GObject)

/* How many days ahead is looked for what comes next: a year, and the day itself of what comes yearly. */
#define RJ_SUPPORT_AHEAD_DAYS 366

/**
 * RjSupport: services and referrals. Each change is one that can be undone. Main thread only; answers come
 * there.
 */
struct _RjSupportInterface {
  GTypeInterface parent_iface;

  void (*list_services_async) (RjSupport *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
  void (*save_service_async) (RjSupport *self,
                              const RjService *service,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
  void (*list_referrals_async) (RjSupport *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
  void (*save_referral_async) (RjSupport *self,
                               const RjReferral *referral,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
  void (*delete_async) (RjSupport *self,
                        const char *id,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
  void (*list_ahead_async) (RjSupport *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
};

/* Finish: (element-type RjService): by name. */
void rj_support_list_services_async (RjSupport *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GPtrArray *rj_support_list_services_finish (RjSupport *self, GAsyncResult *result, GError **error);

/* Without id a new one. Finish: the service as saved. RJ_STORE_ERROR_INVALID without a name. */
void rj_support_save_service_async (RjSupport *self,
                                    const RjService *service,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
RjService *rj_support_save_service_finish (RjSupport *self, GAsyncResult *result, GError **error);

/* Finish: (element-type RjReferral): those written down last first. */
void rj_support_list_referrals_async (RjSupport *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GPtrArray *rj_support_list_referrals_finish (RjSupport *self, GAsyncResult *result, GError **error);

/* Without id a new one. Finish: the referral as saved. RJ_STORE_ERROR_INVALID without a name. */
void rj_support_save_referral_async (RjSupport *self,
                                     const RjReferral *referral,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
RjReferral *rj_support_save_referral_finish (RjSupport *self, GAsyncResult *result, GError **error);

/* A service or a referral, to "Recently deleted". */
void rj_support_delete_async (RjSupport *self,
                              const char *id,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean rj_support_delete_finish (RjSupport *self, GAsyncResult *result, GError **error);

/* Finish: (element-type RjOccurrence): of each appointment and each event on the plan the next open day from
 * now on, within RJ_SUPPORT_AHEAD_DAYS; the first ones first. */
void rj_support_list_ahead_async (RjSupport *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GPtrArray *rj_support_list_ahead_finish (RjSupport *self, GAsyncResult *result, GError **error);

G_END_DECLS
