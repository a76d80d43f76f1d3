// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-backup-card.h"

#include "rj-backups-page.h"

#include <glib/gi18n-lib.h>

#define LONG_US (30 * G_TIME_SPAN_DAY)

struct _RjBackupCard {
  RjNoticeCard parent_instance;

  RjContext *context;
};

G_DEFINE_FINAL_TYPE (RjBackupCard, rj_backup_card, RJ_TYPE_NOTICE_CARD)

static gint64
get_time (RjStore *store, const char *name)
{
  const char *text = rj_store_get_preference (store, name);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RjContext) context = data;
  g_autoptr (GError) error = NULL;

  if (!rj_store_set_preference_finish (RJ_STORE (source), result, &error))
    rj_context_report (context, error);
}

static void
begin_counting (RjBackupCard *self, RjStore *store)
{
  g_autofree char *now =
    g_strdup_printf ("%" G_GINT64_FORMAT, rj_clock_get_now (rj_context_get_clock (self->context)));

  rj_store_set_preference_async (store, RJ_PREFERENCE_BACKUP_ASKED, now, NULL, asked_cb,
                                 g_object_ref (self->context));
}

static gboolean
is_due (RjBackupCard *self, RjStore *store)
{
  gint64 now_us = rj_clock_get_now (rj_context_get_clock (self->context));
  gint64 since_us =
    MAX (get_time (store, RJ_PREFERENCE_BACKUP_OUTSIDE), get_time (store, RJ_PREFERENCE_BACKUP_ASKED));

  /* By a clock that was wrong: it would be a long wait. */
  return g_strcmp0 (rj_store_get_preference (store, RJ_PREFERENCE_BACKUP_CARD), "off") != 0
         && (now_us - since_us >= LONG_US || since_us > now_us + G_TIME_SPAN_DAY);
}

static void
update (RjBackupCard *self)
{
  RjStore *store = rj_context_get_store (self->context);
  RjVault *vault = rj_context_get_vault (self->context);
  gboolean on_disk = store != NULL && vault != NULL && !rj_context_get_made_up (self->context)
                     && rj_vault_get_state (vault) == RJ_VAULT_OPEN;

  if (on_disk && rj_store_get_preference (store, RJ_PREFERENCE_BACKUP_ASKED) == NULL)
    {
      begin_counting (self, store);
      on_disk = FALSE;
    }
  gtk_widget_set_visible (GTK_WIDGET (self), on_disk && is_due (self, store));
}

static void
changed_cb (RjBackupCard *self, guint kinds)
{
  if ((kinds & RJ_CHANGED_PREFERENCE) != 0)
    update (self);
}

static void
later_cb (RjBackupCard *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  begin_counting (self, rj_context_get_store (self->context));
}

static void
rj_backup_card_dispose (GObject *object)
{
  g_clear_object (&RJ_BACKUP_CARD (object)->context);
  G_OBJECT_CLASS (rj_backup_card_parent_class)->dispose (object);
}

static void
rj_backup_card_class_init (RjBackupCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_backup_card_dispose;
}

static void
rj_backup_card_init (RjBackupCard *self)
{
  RjNoticeCard *card = RJ_NOTICE_CARD (self);
  GtkWidget *make, *later;

  rj_notice_card_set_words (
    card, _ ("A backup, when you like"),
    _ ("For 30 days there was none outside this computer. On a stick or another disk it outlives "
       "this computer."));
  make = rj_notice_card_add_button (card, _ ("Make a backup"), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (make), "win.backups");
  later = rj_notice_card_add_button (card, C_ ("backup", "Later"), TRUE);
  g_signal_connect_object (later, "clicked", G_CALLBACK (later_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
rj_backup_card_new (RjContext *context)
{
  RjBackupCard *self = g_object_new (RJ_TYPE_BACKUP_CARD, NULL);

  self->context = g_object_ref (context);
  if (rj_context_get_store (context) != NULL)
    g_signal_connect_object (rj_context_get_store (context), "changed", G_CALLBACK (changed_cb), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (rj_context_get_clock (context), "day", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
