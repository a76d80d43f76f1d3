// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-checks.h"

#include "rj-sqlite-store.h"

#define AGAIN_AFTER_US (24 * G_TIME_SPAN_HOUR)

struct _RjChecks {
  GObject parent_instance;

  RjContext *context;
  gint64 next_us;
  gboolean running;
};

G_DEFINE_FINAL_TYPE (RjChecks, rj_checks, G_TYPE_OBJECT)

/* The journal that a person has, not the made-up one. */
static RjSqliteStore *
get_store (RjChecks *self)
{
  RjStore *store = rj_context_get_store (self->context);

  return RJ_IS_SQLITE_STORE (store) && !rj_context_get_made_up (self->context) ? RJ_SQLITE_STORE (store)
                                                                               : NULL;
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjChecks) self = user_data;
  g_autoptr (GError) error = NULL;
  RjVault *vault;

  self->running = FALSE;
  if (rj_sqlite_store_check_finish (RJ_SQLITE_STORE (source), result, &error)
      || !g_error_matches (error, RJ_STORE_ERROR, RJ_STORE_ERROR_CORRUPT) || self->context == NULL)
    return;
  /* One more write could spoil what can be saved. */
  rj_sqlite_store_set_for_reading (RJ_SQLITE_STORE (source));
  vault = rj_context_get_vault (self->context);
  if (rj_vault_get_state (vault) == RJ_VAULT_OPEN)
    rj_vault_note_damage (vault);
  rj_context_set_for_reading (self->context, TRUE);
  rj_context_report (self->context, error);
}

static void
check (RjChecks *self)
{
  RjSqliteStore *store = get_store (self);

  if (store == NULL || self->running || rj_context_get_for_reading (self->context))
    return;
  self->running = TRUE;
  self->next_us = rj_clock_get_now (rj_context_get_clock (self->context)) + AGAIN_AFTER_US;
  rj_sqlite_store_check_async (store, NULL, checked_cb, g_object_ref (self));
}

/* Once the window stands. */
static gboolean
first_check (gpointer user_data)
{
  check (user_data);
  return G_SOURCE_REMOVE;
}

static void
store_cb (RjChecks *self)
{
  RjSqliteStore *store = get_store (self);

  if (store == NULL)
    return;
  if (rj_sqlite_store_get_for_reading (store))
    rj_context_set_for_reading (self->context, TRUE);
  g_idle_add_full (G_PRIORITY_LOW, first_check, g_object_ref (self), g_object_unref);
}

/* A clock that was set back must not put it off for years. */
static void
minute_cb (RjChecks *self)
{
  gint64 now_us = rj_clock_get_now (rj_context_get_clock (self->context));

  if (now_us >= self->next_us || self->next_us > now_us + AGAIN_AFTER_US)
    check (self);
}

static void
rj_checks_dispose (GObject *object)
{
  g_clear_object (&RJ_CHECKS (object)->context);
  G_OBJECT_CLASS (rj_checks_parent_class)->dispose (object);
}

static void
rj_checks_class_init (RjChecksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_checks_dispose;
}

static void
rj_checks_init (RjChecks *self)
{
}

RjChecks *
rj_checks_new (RjContext *context)
{
  RjChecks *self = g_object_new (RJ_TYPE_CHECKS, NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (context, "notify::store", G_CALLBACK (store_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rj_context_get_clock (context), "minute", G_CALLBACK (minute_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}
