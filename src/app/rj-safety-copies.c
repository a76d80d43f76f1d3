// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-safety-copies.h"

#include "rj-backups.h"

#include <glib/gi18n-lib.h>

/* Less than a day, so that it is not later each evening. */
#define OLDEST_US      (20 * G_TIME_SPAN_HOUR)
#define FIRST_AFTER_US (2 * G_TIME_SPAN_MINUTE)
#define AGAIN_AFTER_US (30 * G_TIME_SPAN_MINUTE)

struct _RjSafetyCopies {
  GObject parent_instance;

  RjContext *context;
  gint64 next_us; /* when to look again */
  gboolean running;
  gboolean reported;
};

G_DEFINE_FINAL_TYPE (RjSafetyCopies, rj_safety_copies, G_TYPE_OBJECT)

static void
kept_safe_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjSafetyCopies) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean made = FALSE;
  gboolean done = rj_vault_keep_safe_finish (RJ_VAULT (source), result, &made, &error);

  self->running = FALSE;
  if (done || self->reported || !g_error_matches (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_FULL))
    return;
  self->reported = TRUE;
  rj_context_toast (
    self->context, _ ("There was no room on the disk for a safety copy. The journal itself is fine."), FALSE);
}

/* The clock of the context: what is told by it can be tried without waiting. */
static void
minute_cb (RjSafetyCopies *self)
{
  RjVault *vault = rj_context_get_vault (self->context);
  gint64 now_us = rj_clock_get_now (rj_context_get_clock (self->context));

  if (self->running || rj_vault_get_state (vault) != RJ_VAULT_OPEN)
    return;
  /* Set back meanwhile: it would be a long wait. */
  if (self->next_us > now_us + AGAIN_AFTER_US)
    self->next_us = now_us;
  if (now_us < self->next_us)
    return;
  self->next_us = now_us + AGAIN_AFTER_US;
  self->running = TRUE;
  rj_vault_keep_safe_async (vault, OLDEST_US, NULL, kept_safe_cb, g_object_ref (self));
}

static void
store_cb (RjSafetyCopies *self)
{
  self->next_us = rj_clock_get_now (rj_context_get_clock (self->context)) + FIRST_AFTER_US;
}

static void
rj_safety_copies_dispose (GObject *object)
{
  g_clear_object (&RJ_SAFETY_COPIES (object)->context);
  G_OBJECT_CLASS (rj_safety_copies_parent_class)->dispose (object);
}

static void
rj_safety_copies_class_init (RjSafetyCopiesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_safety_copies_dispose;
}

static void
rj_safety_copies_init (RjSafetyCopies *self)
{
}

RjSafetyCopies *
rj_safety_copies_new (RjContext *context)
{
  RjSafetyCopies *self = g_object_new (RJ_TYPE_SAFETY_COPIES, NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (context, "notify::store", G_CALLBACK (store_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rj_context_get_clock (context), "minute", G_CALLBACK (minute_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}
