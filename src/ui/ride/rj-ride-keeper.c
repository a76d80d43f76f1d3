// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-ride-keeper.h"

#include "rj-spoken.h"
#include "rj-uuid.h"
#include "rj-vault-inbox.h"

#include <glib/gi18n-lib.h>

/* ---- Ratings ---- */

/* (nullable): where a rating can be written down at once. One that is being closed takes no more. */
static RjStore *
get_store (RjContext *context)
{
  RjVaultState state = rj_vault_get_state (rj_context_get_vault (context));

  return state != RJ_VAULT_CLOSING && state != RJ_VAULT_LOCKED ? rj_context_get_store (context) : NULL;
}

static void
put_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkLabel) status = user_data;
  g_autoptr (GError) error = NULL;
  gboolean kept = rj_vault_put_finish (RJ_VAULT (source), result, NULL, &error);
  const char *text = kept ? _ ("Saved. It is added when you unlock.")
                          : _ ("Not saved. You can write it down after you unlock.");

  if (status == NULL || gtk_widget_get_root (GTK_WIDGET (status)) == NULL)
    return;
  gtk_label_set_label (status, text);
  gtk_widget_set_visible (GTK_WIDGET (status), TRUE);
  rj_announce (GTK_WIDGET (status), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* @first: it makes the urge of @id */
static void
put_rating (RjContext *context, gboolean first, const char *id, const RjRatingPoint *point, GtkLabel *status)
{
  RjVault *vault = rj_context_get_vault (context);
  g_autoptr (RjInboxItem) item = rj_inbox_item_new (first ? RJ_INBOX_NOTE : RJ_INBOX_RATING, point->at_us);

  item->strength = point->strength;
  if (first)
    {
      item->id = g_strdup (id);
      item->zone = g_strdup (rj_clock_get_zone_name (rj_context_get_clock (context)));
    }
  else
    item->about = g_strdup (id);
  rj_vault_put_async (vault, item, put_cb, status != NULL ? g_object_ref (status) : NULL);
}

static void
craving_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjContext) context = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) saved = rj_check_ins_save_cravings_finish (RJ_CHECK_INS (source), result, &error);

  if (saved == NULL)
    rj_context_report (context, error);
}

/* In the order in which they were given: the database has one queue. */
static void
save_craving (RjContext *context, RjCheckIns *check_ins, const char *id, const RjRatingPoint *point)
{
  g_autoptr (GPtrArray) cravings = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_craving_free);
  RjCraving *craving = rj_craving_new ();

  craving->record.id = g_strdup (id);
  craving->record.at_us = point->at_us;
  craving->strength = point->strength;
  g_ptr_array_add (cravings, craving);
  rj_check_ins_save_cravings_async (check_ins, cravings, NULL, craving_saved_cb, g_object_ref (context));
}

static void keep_use (RjContext *context);

typedef struct {
  RjContext *context;
  char *craving;
  RjRatingPoint point;
} Rated;

static void
rated_free (Rated *self)
{
  g_object_unref (self->context);
  g_free (self->craving);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Rated, rated_free)

/* The urge was taken out meanwhile, but how strong it is was said all the same: it is one of its own, and
 * what comes after belongs to it. */
static void
begin_anew (const Rated *rated)
{
  RjStore *store = get_store (rated->context);
  RjRide *ride = rj_context_get_ride (rated->context);
  const char *ridden = rj_ride_get_craving (ride);
  g_autofree char *id = rj_uuid_new (rated->point.at_us);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (RjRatingPoint));

  if (store == NULL)
    {
      put_rating (rated->context, FALSE, rated->craving, &rated->point, NULL);
      return;
    }
  g_array_append_val (points, rated->point);
  if (rj_ride_is_on (ride) && (ridden == NULL || g_str_equal (ridden, rated->craving)))
    rj_ride_set_craving (ride, id, points);
  save_craving (rated->context, rj_store_get_check_ins (store), id, &rated->point);
  keep_use (rated->context);
}

static void
rating_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Rated) rated = user_data;
  g_autoptr (GError) error = NULL;

  if (rj_check_ins_add_rating_finish (RJ_CHECK_INS (source), result, &error))
    return;
  if (g_error_matches (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND))
    begin_anew (rated);
  else
    rj_context_report (rated->context, error);
}

static void
save_rating (RjContext *context, RjCheckIns *check_ins, const char *id, const RjRatingPoint *point)
{
  Rated *rated = g_new0 (Rated, 1);

  rated->context = g_object_ref (context);
  rated->craving = g_strdup (id);
  rated->point = *point;
  rj_check_ins_add_rating_async (check_ins, id, point, NULL, rating_saved_cb, rated);
}

void
rj_ride_keeper_rate (RjContext *context, int strength, GtkLabel *status)
{
  RjStore *store = get_store (context);
  RjRide *ride = rj_context_get_ride (context);
  RjRatingPoint point;
  gboolean first = rj_ride_rate (ride, strength, &point);
  const char *id = rj_ride_get_craving (ride);

  if (store != NULL && first)
    save_craving (context, rj_store_get_check_ins (store), id, &point);
  else if (store != NULL)
    save_rating (context, rj_store_get_check_ins (store), id, &point);
  else if (rj_ride_keeper_can_rate (context))
    put_rating (context, first, id, &point, status);
  keep_use (context);
}

gboolean
rj_ride_keeper_can_rate (RjContext *context)
{
  return rj_context_get_store (context) != NULL || rj_vault_has_inbox (rj_context_get_vault (context));
}

/* ---- What was done ---- */

/* Of a coping note that was deleted meanwhile nothing is written down: the ratings are. */
static gboolean
use_saved (RjContext *context, GObject *source, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;

  if (rj_strategies_record_use_finish (RJ_STRATEGIES (source), result, &error))
    return TRUE;
  if (!g_error_matches (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND))
    rj_context_report (context, error);
  return FALSE;
}

static void
used_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjContext) context = user_data;

  use_saved (context, source, result);
}

static void
noted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjContext) context = user_data;

  if (use_saved (context, source, result))
    rj_context_toast (context, _ ("Noted."), TRUE);
}

/* It was written down with the rating, in passing: there is no step to undo. */
static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjContext) context = user_data;

  if (use_saved (context, source, result))
    rj_context_toast (context, _ ("Noted."), FALSE);
}

/* With a rating it goes in passing; otherwise it can be undone. */
static void
save_use (RjContext *context, GAsyncReadyCallback callback)
{
  RjStore *store = get_store (context);
  RjRide *ride = rj_context_get_ride (context);
  gint64 started = rj_ride_get_started (ride);
  gint64 end = started + rj_ride_get_seconds (ride) * G_TIME_SPAN_SECOND;
  RjStrategyUse use = { .strategy = rj_ride_get_strategy_id (ride),
                        .craving = rj_ride_get_craving (ride),
                        .in_passing = rj_ride_is_rated (ride),
                        .started_us = started };

  if (store == NULL || use.strategy == NULL)
    return;
  use.ended_us = CLAMP (rj_clock_get_now (rj_context_get_clock (context)), started, end);
  rj_strategies_record_use_async (rj_store_get_strategies (store), &use, NULL, callback,
                                  g_object_ref (context));
}

/* With each rating since the beginning: who rates and walks away, or whose computer stops, has used it all
 * the same, and without that the urge would count as one without it. */
static void
keep_use (RjContext *context)
{
  if (rj_ride_is_rated (rj_context_get_ride (context)))
    save_use (context, used_cb);
}

void
rj_ride_keeper_finish (RjContext *context)
{
  RjRide *ride = rj_context_get_ride (context);

  g_return_if_fail (rj_ride_is_on (ride));

  save_use (context, rj_ride_is_rated (ride) ? kept_cb : noted_cb);
  rj_ride_stop (ride);
}

void
rj_ride_keeper_stop (RjContext *context)
{
  RjRide *ride = rj_context_get_ride (context);

  if (!rj_ride_is_on (ride))
    return;
  keep_use (context);
  rj_ride_stop (ride);
}

void
rj_ride_keeper_leave (RjContext *context)
{
  RjRide *ride = rj_context_get_ride (context);

  g_return_if_fail (rj_ride_is_on (ride));

  if (get_store (context) == NULL)
    rj_ride_leave_locked (ride);
  else if (rj_ride_is_rated (ride) || !rj_ride_is_running (ride))
    save_use (context, used_cb);
}

/* ---- After the unlock ---- */

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjContext) context = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) strategies = rj_strategies_list_finish (RJ_STRATEGIES (source), result, &error);

  for (guint i = 0; strategies != NULL && i < strategies->len; i++)
    {
      const RjStrategy *strategy = g_ptr_array_index (strategies, i);

      if (g_strcmp0 (strategy->record.id, rj_ride_get_strategy_id (rj_context_get_ride (context))) == 0)
        rj_ride_set_strategy (rj_context_get_ride (context), strategy);
    }
  if (strategies == NULL)
    rj_context_report (context, error);
}

typedef struct {
  RjContext *context;
  char *craving;
  gboolean unlocked; /* it may have been rated on the lock screen */
} Asked;

static void
asked_free (Asked *self)
{
  g_object_unref (self->context);
  g_free (self->craving);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

/* (transfer full) (element-type RjRatingPoint): all ratings of @craving */
static GArray *
dup_points (const RjCraving *craving)
{
  RjRatingPoint first = { craving->record.at_us, craving->strength };
  GArray *points = g_array_new (FALSE, FALSE, sizeof first);

  g_array_append_val (points, first);
  g_array_append_vals (points, craving->later->data, craving->later->len);
  return points;
}

static void
got_craving_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Asked) asked = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RjCraving) craving = rj_check_ins_get_craving_finish (RJ_CHECK_INS (source), result, &error);
  RjRide *ride = rj_context_get_ride (asked->context);

  /* It goes on with another one by now. */
  if (g_strcmp0 (rj_ride_get_craving (ride), asked->craving) != 0)
    return;
  if (craving != NULL)
    {
      g_autoptr (GArray) points = dup_points (craving);

      rj_ride_set_craving (ride, craving->record.id, points);
      if (asked->unlocked)
        keep_use (asked->context);
    }
  /* Taken out again: the next rating makes one. */
  else if (g_error_matches (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND))
    rj_ride_set_craving (ride, NULL, NULL);
  else
    rj_context_report (asked->context, error);
}

static void
read_ratings (RjContext *context, gboolean unlocked)
{
  RjStore *store = get_store (context);
  RjRide *ride = rj_context_get_ride (context);
  Asked *asked;

  if (store == NULL || !rj_ride_is_on (ride) || rj_ride_get_craving (ride) == NULL)
    return;
  asked = g_new0 (Asked, 1);
  asked->context = g_object_ref (context);
  asked->craving = g_strdup (rj_ride_get_craving (ride));
  asked->unlocked = unlocked;
  rj_check_ins_get_craving_async (rj_store_get_check_ins (store), asked->craving, NULL, got_craving_cb,
                                  asked);
}

void
rj_ride_keeper_read_again (RjContext *context)
{
  read_ratings (context, FALSE);
}

typedef struct {
  RjContext *context;
  RjRideState left;
} Left;

static void
left_free (Left *self)
{
  g_object_unref (self->context);
  rj_ride_state_clear (&self->left);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Left, left_free)

/* When it was left is not known; it went on until its last rating. */
static void
got_left_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Left) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RjCraving) craving = rj_check_ins_get_craving_finish (RJ_CHECK_INS (source), result, &error);
  g_autoptr (GArray) points = craving != NULL ? dup_points (craving) : NULL;
  gint64 end = self->left.started_us + self->left.seconds * G_TIME_SPAN_SECOND;
  RjStore *store = get_store (self->context);
  gint64 rated_us = 0;
  RjStrategyUse use = { .strategy = self->left.strategy,
                        .craving = self->left.craving,
                        .in_passing = TRUE,
                        .started_us = self->left.started_us };

  for (guint i = 0; points != NULL && i < points->len; i++)
    rated_us = MAX (rated_us, g_array_index (points, RjRatingPoint, i).at_us);
  if (store == NULL || rated_us <= self->left.started_us)
    return;
  use.ended_us = MIN (rated_us, end);
  rj_strategies_record_use_async (rj_store_get_strategies (store), &use, NULL, used_cb,
                                  g_object_ref (self->context));
}

/* Stopped on the lock screen: what was done counts if it was rated, as it does elsewhere. */
static void
take_left (RjContext *context)
{
  g_auto (RjRideState) left = { 0 };
  Left *asked;

  if (!rj_ride_take_left (rj_context_get_ride (context), &left))
    return;
  asked = g_new0 (Left, 1);
  asked->context = g_object_ref (context);
  asked->left = left;
  left = (RjRideState) { 0 };
  rj_check_ins_get_craving_async (rj_store_get_check_ins (rj_context_get_store (context)),
                                  asked->left.craving, NULL, got_left_cb, asked);
}

void
rj_ride_keeper_go_on (RjContext *context)
{
  RjStore *store = rj_context_get_store (context);
  RjRide *ride = rj_context_get_ride (context);

  if (store == NULL)
    return;
  take_left (context);
  if (!rj_ride_is_on (ride))
    return;
  if (rj_ride_get_strategy_id (ride) != NULL && rj_ride_get_strategy (ride) == NULL)
    rj_strategies_list_async (rj_store_get_strategies (store), NULL, listed_cb, g_object_ref (context));
  read_ratings (context, TRUE);
}
