// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-welcome-back-card.h"

#include "rj-spoken.h"

#include <glib/gi18n-lib.h>

#define LONG_ABSENCE_US (14 * G_TIME_SPAN_DAY)

struct _RjWelcomeBackCard {
  RjNoticeCard parent_instance;

  gboolean said;
};

G_DEFINE_FINAL_TYPE (RjWelcomeBackCard, rj_welcome_back_card, RJ_TYPE_NOTICE_CARD)

enum {
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

gboolean
rj_welcome_back_card_is_due (gint64 last_opened_us, gint64 now_us)
{
  return last_opened_us > 0 && now_us - last_opened_us >= LONG_ABSENCE_US;
}

/* The focus goes to the plan below: who does not see the card hears it. */
static void
rj_welcome_back_card_map (GtkWidget *widget)
{
  RjWelcomeBackCard *self = RJ_WELCOME_BACK_CARD (widget);
  g_autofree char *words = NULL;

  GTK_WIDGET_CLASS (rj_welcome_back_card_parent_class)->map (widget);
  if (self->said)
    return;
  self->said = TRUE;
  words = rj_notice_card_dup_words (RJ_NOTICE_CARD (self));
  rj_announce (widget, words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
close_cb (RjWelcomeBackCard *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
rj_welcome_back_card_class_init (RjWelcomeBackCardClass *klass)
{
  GTK_WIDGET_CLASS (klass)->map = rj_welcome_back_card_map;

  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
rj_welcome_back_card_init (RjWelcomeBackCard *self)
{
  RjNoticeCard *card = RJ_NOTICE_CARD (self);

  rj_notice_card_set_words (card, _ ("Good to see you."),
                            _ ("Nothing to catch up on. Today is a fine place to start."));
  g_signal_connect_object (rj_notice_card_add_close (card), "clicked", G_CALLBACK (close_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
rj_welcome_back_card_new (RjContext *context)
{
  RjWelcomeBackCard *self;
  RjVault *vault;

  g_return_val_if_fail (RJ_IS_CONTEXT (context), NULL);

  self = g_object_new (RJ_TYPE_WELCOME_BACK_CARD, NULL);
  vault = rj_context_get_vault (context);
  gtk_widget_set_visible (
    GTK_WIDGET (self), vault != NULL
                         && rj_welcome_back_card_is_due (rj_vault_get_last_opened (vault),
                                                         rj_clock_get_now (rj_context_get_clock (context))));
  return GTK_WIDGET (self);
}
