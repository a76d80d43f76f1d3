// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-connection.h"
#include "rj-service.h"

G_BEGIN_DECLS

/* Services and referrals. Only the database thread calls these. */

/* (element-type RjService): by name. */
GPtrArray *rj_service_table_list (RjConnection *connection, GError **error);
/* The record of @service has its id; its created is set to the first one. RJ_STORE_ERROR_NOT_FOUND when it
 * was deleted. */
gboolean
rj_service_table_save (RjConnection *connection, RjService *service, gboolean *is_new, GError **error);

/* (element-type RjReferral): those written down last first. */
GPtrArray *rj_referral_table_list (RjConnection *connection, GError **error);
/* As rj_service_table_save(). */
gboolean
rj_referral_table_save (RjConnection *connection, RjReferral *referral, gboolean *is_new, GError **error);

/* A service or a referral. RJ_STORE_ERROR_NOT_FOUND when there is none. */
gboolean rj_support_table_delete (RjConnection *connection, const char *id, gint64 now_us, GError **error);
/* After it was put back: makes it found by a search again. */
gboolean rj_service_table_put_back (RjConnection *connection, const char *id, GError **error);
gboolean rj_referral_table_put_back (RjConnection *connection, const char *id, GError **error);

G_END_DECLS
