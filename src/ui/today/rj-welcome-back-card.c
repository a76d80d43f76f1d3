// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-welcome-back-card.h"

#include <glib/gi18n-lib.h>

#define LONG_ABSENCE_US (14 * G_TIME_SPAN_DAY)

struct _RjWelcomeBackCard {
  RjNoticeCard parent_instance;
};

G_DEFINE_FINAL_TYPE (RjWelcomeBackCard, rj_welcome_back_card, RJ_TYPE_NOTICE_CARD)

gboolean
rj_welcome_back_card_is_due (gint64 last_opened_us, gint64 now_us)
{
  return last_opened_us > 0 && now_us - last_opened_us >= LONG_ABSENCE_US;
}

static void
rj_welcome_back_card_class_init (RjWelcomeBackCardClass *klass)
{
}

static void
rj_welcome_back_card_init (RjWelcomeBackCard *self)
{
  RjNoticeCard *card = RJ_NOTICE_CARD (self);

  rj_notice_card_set_words (card, _ ("Good to see you."),
                            _ ("Nothing to catch up on. Today is a fine place to start."));
  g_signal_connect_object (rj_notice_card_add_close (card), "clicked", G_CALLBACK (rj_notice_card_leave),
                           self, G_CONNECT_SWAPPED);
}

GtkWidget *
rj_welcome_back_card_new (RjContext *context)
{
  RjWelcomeBackCard *self;
  RjVault *vault;

  g_return_val_if_fail (RJ_IS_CONTEXT (context), NULL);

  self = g_object_new (RJ_TYPE_WELCOME_BACK_CARD, NULL);
  vault = rj_context_get_vault (context);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (vault != NULL
      && rj_welcome_back_card_is_due (rj_vault_get_last_opened (vault),
                                      rj_clock_get_now (rj_context_get_clock (context))))
    rj_notice_card_show (RJ_NOTICE_CARD (self));
  return GTK_WIDGET (self);
}
