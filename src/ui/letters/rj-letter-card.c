// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-letter-card.h"

#include "rj-letter-answer.h"
#include "rj-letter-dialog.h"
#include "rj-letters.h"

#include <glib/gi18n-lib.h>

struct _RjLetterCard {
  RjNoticeCard parent_instance;

  RjContext *context;
  GCancellable *cancellable;
  RjLetterOffer *offer; /* (nullable): what is offered */
  gboolean put_off;     /* in a journal that is only looked at, where nothing is written down */
};

G_DEFINE_FINAL_TYPE (RjLetterCard, rj_letter_card, RJ_TYPE_NOTICE_CARD)

static void
offers_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjLetterCard) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) offers = rj_letters_list_offers_finish (RJ_LETTERS (source), result, &error);
  const RjLetterOffer *first = offers != NULL && offers->len > 0 ? g_ptr_array_index (offers, 0) : NULL;

  if (offers == NULL || self->context == NULL)
    return;
  g_clear_pointer (&self->offer, rj_letter_offer_free);
  /* One for any hard moment waits in Help now. */
  if (first != NULL && first->rule != RJ_LETTER_HARD_MOMENT && !self->put_off)
    self->offer = rj_letter_offer_new (first->letter, first->rule, first->craving_id);
  if (self->offer != NULL)
    rj_notice_card_show (RJ_NOTICE_CARD (self));
  else if (gtk_widget_get_visible (GTK_WIDGET (self)))
    rj_notice_card_leave (RJ_NOTICE_CARD (self));
}

static void
load (RjLetterCard *self)
{
  RjStore *store = rj_context_get_store (self->context);

  if (store != NULL)
    rj_letters_list_offers_async (rj_store_get_letters (store), self->cancellable, offers_cb,
                                  g_object_ref (self));
}

/* What fits after a craving is over some time. */
static void
minute_cb (RjLetterCard *self)
{
  if (self->offer != NULL)
    load (self);
}

static void
changed_cb (RjLetterCard *self, guint kinds)
{
  if ((kinds & (RJ_CHANGED_LETTER | RJ_CHANGED_CRAVING | RJ_CHANGED_PREFERENCE)) != 0)
    load (self);
}

static void
read_cb (RjLetterCard *self)
{
  AdwDialog *dialog;

  if (self->offer == NULL)
    return;
  dialog =
    rj_letter_dialog_present (GTK_WIDGET (self), self->context, self->offer->letter, self->offer->craving_id);
  rj_notice_card_watch_dialog (RJ_NOTICE_CARD (self), dialog);
}

static void
not_now_cb (RjLetterCard *self)
{
  if (self->offer == NULL)
    return;
  self->put_off = rj_context_get_for_reading (self->context);
  rj_notice_card_leave (RJ_NOTICE_CARD (self));
  rj_letter_answer_not_now (self->context);
}

static void
rj_letter_card_dispose (GObject *object)
{
  RjLetterCard *self = RJ_LETTER_CARD (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->offer, rj_letter_offer_free);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_letter_card_parent_class)->dispose (object);
}

static void
rj_letter_card_class_init (RjLetterCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_letter_card_dispose;
}

static void
rj_letter_card_init (RjLetterCard *self)
{
  RjNoticeCard *card = RJ_NOTICE_CARD (self);

  self->cancellable = g_cancellable_new ();
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  rj_notice_card_set_words (card, _ ("A letter for now"), _ ("You wrote something for a moment like this."));
  g_signal_connect_object (rj_notice_card_add_button (card, C_ ("letter", "_Read it"), FALSE), "clicked",
                           G_CALLBACK (read_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rj_notice_card_add_button (card, C_ ("letter", "_Not now"), TRUE), "clicked",
                           G_CALLBACK (not_now_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
rj_letter_card_new (RjContext *context)
{
  RjLetterCard *self = g_object_new (RJ_TYPE_LETTER_CARD, NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (rj_context_get_store (context), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (rj_context_get_clock (context), "minute", G_CALLBACK (minute_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (rj_context_get_clock (context), "day", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
