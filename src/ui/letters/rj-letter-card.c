// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-letter-card.h"

#include "rj-letter-dialog.h"
#include "rj-letters.h"

#include <glib/gi18n-lib.h>

struct _RjLetterCard {
  RjNoticeCard parent_instance;

  RjContext *context;
  GCancellable *cancellable;
  RjLetterOffer *offer; /* (nullable): what is offered */
};

G_DEFINE_FINAL_TYPE (RjLetterCard, rj_letter_card, RJ_TYPE_NOTICE_CARD)

static RjLetters *
get_letters (RjLetterCard *self)
{
  return rj_store_get_letters (rj_context_get_store (self->context));
}

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
  g_clear_pointer (&self->offer, rj_letter_offer_free);
  /* One for any hard moment waits in Help now. */
  if (first != NULL && first->rule != RJ_LETTER_HARD_MOMENT)
    self->offer = rj_letter_offer_new (first->letter, first->rule, first->craving_id);
  gtk_widget_set_visible (GTK_WIDGET (self), self->offer != NULL);
}

static void
load (RjLetterCard *self)
{
  rj_letters_list_offers_async (get_letters (self), self->cancellable, offers_cb, g_object_ref (self));
}

static void
changed_cb (RjLetterCard *self, guint kinds)
{
  if ((kinds & (RJ_CHANGED_LETTER | RJ_CHANGED_CRAVING)) != 0)
    load (self);
}

static void
read_cb (RjLetterCard *self)
{
  if (self->offer != NULL)
    rj_letter_dialog_present (GTK_WIDGET (self), self->context, self->offer->letter, self->offer->craving_id);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjContext) context = user_data;
  g_autoptr (GError) error = NULL;

  if (!rj_letters_answer_finish (RJ_LETTERS (source), result, &error))
    rj_context_report (context, error);
}

static void
not_now_cb (RjLetterCard *self)
{
  if (self->offer == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  rj_letters_answer_async (get_letters (self), NULL, self->offer->letter->record.id, RJ_LETTER_NOT_NOW,
                           self->offer->craving_id, NULL, answered_cb, g_object_ref (self->context));
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
  g_signal_connect_object (rj_context_get_clock (context), "day", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
