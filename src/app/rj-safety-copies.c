// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-safety-copies.h"

#include "rj-backup-contents.h"
#include "rj-vault-rotation.h"

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
  gboolean put_off; /* taking something out of them went wrong */
  gboolean reported;
};

G_DEFINE_FINAL_TYPE (RjSafetyCopies, rj_safety_copies, G_TYPE_OBJECT)

static void remove_in_copies (RjSafetyCopies *self);

/* What came of it stands in the preferences; only what went wrong is told. */
static void
rehearsed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjSafetyCopies) self = user_data;
  g_autofree RjRehearsal *rehearsal = rj_vault_rehearse_finish (RJ_VAULT (source), result, NULL);

  self->running = FALSE;
  remove_in_copies (self);
  if (rehearsal != NULL && rehearsal->redone)
    rj_context_toast (self->context,
                      _ ("A backup could not be read, so it was made again. The new one opens."), FALSE);
}

static void
kept_safe_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjSafetyCopies) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean made = FALSE;
  gboolean done = rj_vault_keep_safe_finish (RJ_VAULT (source), result, &made, &error);

  if (made && rj_vault_get_state (RJ_VAULT (source)) == RJ_VAULT_OPEN)
    {
      rj_vault_rehearse_async (RJ_VAULT (source), NULL, rehearsed_cb, g_object_ref (self));
      return;
    }
  self->running = FALSE;
  remove_in_copies (self);
  if (done || self->reported || !g_error_matches (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_FULL))
    return;
  self->reported = TRUE;
  rj_context_toast (
    self->context, _ ("There was no room on the disk for a safety copy. The journal itself is fine."), FALSE);
}

/* ---- What is deleted for good ---- */

static void
tell_removed (RjSafetyCopies *self, guint rewritten, guint unread)
{
  g_autofree char *text = NULL;

  if (unread > 0)
    text = g_strdup_printf (ngettext ("%u safety copy could not be read and may still hold it.",
                                      "%u safety copies could not be read and may still hold it.", unread),
                            unread);
  else if (rewritten > 0)
    text = g_strdup_printf (ngettext ("Gone from %u safety copy too. Backups kept elsewhere still hold it.",
                                      "Gone from %u safety copies too. Backups kept elsewhere still hold it.",
                                      rewritten),
                            rewritten);
  else
    text = g_strdup (_ ("No safety copy holds it any more."));
  rj_context_toast (self->context, text, FALSE);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjSafetyCopies) self = user_data;
  g_autoptr (GError) error = NULL;
  guint rewritten, unread;

  self->running = FALSE;
  if (rj_vault_remove_in_copies_finish (RJ_VAULT (source), result, &rewritten, &unread, &error))
    {
      tell_removed (self, rewritten, unread);
      remove_in_copies (self);
    }
  /* A lock came first: it goes on after the next unlock. */
  else if (rj_vault_get_state (RJ_VAULT (source)) == RJ_VAULT_OPEN)
    {
      self->put_off = TRUE;
      rj_context_report (self->context, error);
    }
}

/* What is still to be taken out of them, now or since the last time. */
static void
remove_in_copies (RjSafetyCopies *self)
{
  RjVault *vault = rj_context_get_vault (self->context);
  RjStore *store = rj_context_get_store (self->context);

  if (self->running || store == NULL || rj_vault_get_state (vault) != RJ_VAULT_OPEN
      || rj_store_get_preference (store, RJ_PREFERENCE_REMOVE_IN_COPIES) == NULL)
    return;
  self->running = TRUE;
  rj_vault_remove_in_copies_async (vault, NULL, removed_cb, g_object_ref (self));
}

/* ---- A new spare key ---- */

static void
renewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjSafetyCopies) self = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) left = NULL;
  g_autofree char *names = NULL;
  g_autofree char *text = NULL;

  self->running = FALSE;
  if (!rj_vault_renew_copies_finish (RJ_VAULT (source), result, &left, &error))
    {
      /* It goes on with the next safety copy, or after the next unlock. */
      if (rj_vault_get_state (RJ_VAULT (source)) == RJ_VAULT_OPEN)
        rj_context_report (self->context, error);
      return;
    }
  if (left != NULL)
    {
      names = g_strjoinv (", ", left);
      /* Translators: %s are names of files. */
      text = g_strdup_printf (
        _ ("These safety copies cannot be read, and open with the old spare key only: %s"), names);
    }
  else
    text = g_strdup (_ ("The safety copies open with the new spare key only."));
  rj_context_toast (self->context, text, FALSE);
}

/* After the spare key was changed, or what a lock or a crash has left of it. */
static void
renew_copies (RjSafetyCopies *self)
{
  RjVault *vault = rj_context_get_vault (self->context);

  if (self->running || rj_context_get_store (self->context) == NULL
      || rj_vault_get_state (vault) != RJ_VAULT_OPEN || !rj_vault_has_copies_to_renew (vault))
    return;
  self->running = TRUE;
  rj_vault_renew_copies_async (vault, NULL, renewed_cb, g_object_ref (self));
}

/* What could not be done now is tried again with the next safety copy, not with every word that is saved. */
static void
changed_cb (RjSafetyCopies *self, guint kinds)
{
  if ((kinds & RJ_CHANGED_PREFERENCE) != 0 && !self->put_off)
    remove_in_copies (self);
}

/* ---- In time ---- */

/* The clock of the context: what is told by it can be tried without waiting. */
static void
minute_cb (RjSafetyCopies *self)
{
  RjVault *vault = rj_context_get_vault (self->context);
  gint64 now_us = rj_clock_get_now (rj_context_get_clock (self->context));

  /* In a first run the vault is open some pages before the journal is shown. */
  if (self->running || rj_context_get_store (self->context) == NULL
      || rj_vault_get_state (vault) != RJ_VAULT_OPEN)
    return;
  /* Set back meanwhile: it would be a long wait. */
  if (self->next_us > now_us + AGAIN_AFTER_US)
    self->next_us = now_us;
  if (now_us < self->next_us)
    return;
  self->next_us = now_us + AGAIN_AFTER_US;
  self->put_off = FALSE;
  renew_copies (self);
  remove_in_copies (self);
  if (self->running)
    return;
  self->running = TRUE;
  rj_vault_keep_safe_async (vault, OLDEST_US, NULL, kept_safe_cb, g_object_ref (self));
}

static void
store_cb (RjSafetyCopies *self)
{
  RjStore *store = rj_context_get_store (self->context);

  self->next_us = rj_clock_get_now (rj_context_get_clock (self->context)) + FIRST_AFTER_US;
  if (store == NULL)
    return;
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  renew_copies (self);
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
