// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-spare-key-card.h"

#include "rj-spare-key-view.h"
#include "rj-vault-rotation.h"

#include <glib/gi18n-lib.h>

struct _RjSpareKeyCard {
  RjNoticeCard parent_instance;

  RjContext *context;
};

G_DEFINE_FINAL_TYPE (RjSpareKeyCard, rj_spare_key_card, RJ_TYPE_NOTICE_CARD)

static void
put_off (RjSpareKeyCard *self)
{
  rj_spare_key_ask_again (self->context, RJ_SPARE_KEY_SOON_US);
}

static void
update (RjSpareKeyCard *self)
{
  RjStore *store = rj_context_get_store (self->context);
  RjVault *vault = rj_context_get_vault (self->context);
  gint64 now_us = rj_clock_get_now (rj_context_get_clock (self->context));
  const char *ask_at;
  gint64 at_us;

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (store == NULL || vault == NULL || rj_context_get_made_up (self->context)
      || rj_vault_get_state (vault) != RJ_VAULT_OPEN
      || g_strcmp0 (rj_store_get_preference (store, RJ_PREFERENCE_SPARE_KEY_CONFIRMED), "yes") != 0)
    return;
  ask_at = rj_store_get_preference (store, RJ_PREFERENCE_SPARE_KEY_ASK_AT);
  at_us = ask_at != NULL ? g_ascii_strtoll (ask_at, NULL, 10) : 0;
  /* Of a journal that is older than the question; or by a clock that was wrong: it would be a long wait. */
  if (ask_at == NULL || at_us > now_us + RJ_SPARE_KEY_LONG_US + G_TIME_SPAN_DAY)
    put_off (self);
  else
    gtk_widget_set_visible (GTK_WIDGET (self), now_us >= at_us);
}

static void
changed_cb (RjSpareKeyCard *self, guint kinds)
{
  if ((kinds & RJ_CHANGED_PREFERENCE) != 0)
    update (self);
}

static void
check_cb (RjSpareKeyCard *self)
{
  adw_dialog_present (rj_spare_key_check_dialog_new (self->context), GTK_WIDGET (self));
}

static void
later_cb (RjSpareKeyCard *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  put_off (self);
}

static void
rj_spare_key_card_dispose (GObject *object)
{
  g_clear_object (&RJ_SPARE_KEY_CARD (object)->context);
  G_OBJECT_CLASS (rj_spare_key_card_parent_class)->dispose (object);
}

static void
rj_spare_key_card_class_init (RjSpareKeyCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_spare_key_card_dispose;
}

static void
rj_spare_key_card_init (RjSpareKeyCard *self)
{
  RjNoticeCard *card = RJ_NOTICE_CARD (self);
  GtkWidget *check, *later;

  rj_notice_card_set_words (card, _ ("Do you still have your spare key?"),
                            _ ("Get it out for a moment, and type two groups of it. You can also look at "
                               "it again."));
  check = rj_notice_card_add_button (card, _ ("Type two groups"), FALSE);
  g_signal_connect_object (check, "clicked", G_CALLBACK (check_cb), self, G_CONNECT_SWAPPED);
  later = rj_notice_card_add_button (card, _ ("_Later"), TRUE);
  g_signal_connect_object (later, "clicked", G_CALLBACK (later_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
rj_spare_key_card_new (RjContext *context)
{
  RjSpareKeyCard *self = g_object_new (RJ_TYPE_SPARE_KEY_CARD, NULL);

  self->context = g_object_ref (context);
  if (rj_context_get_store (context) != NULL)
    g_signal_connect_object (rj_context_get_store (context), "changed", G_CALLBACK (changed_cb), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (rj_context_get_clock (context), "day", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
