// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_NOTICE_CARD (rj_notice_card_get_type ())
G_DECLARE_DERIVABLE_TYPE (RjNoticeCard, rj_notice_card, RJ, NOTICE_CARD, AdwBin)

/* RjNoticeCard: a card on Today with a heading and a sentence: a group that is named by its heading. Who
 * derives from it says when it is there.
 *
 * RjNoticeCard::closed: it has gone, and the focus with it. */
struct _RjNoticeCardClass {
  AdwBinClass parent_class;
};

void rj_notice_card_set_words (RjNoticeCard *self, const char *title, const char *text);

/* Shows it, and says its words once it is seen: the focus is elsewhere. */
void rj_notice_card_show (RjNoticeCard *self);

void rj_notice_card_leave (RjNoticeCard *self);

/* @dialog was opened from it: it may be gone when that closes. */
void rj_notice_card_watch_dialog (RjNoticeCard *self, AdwDialog *dialog);

/* (transfer none): the next button below the sentence, with the mnemonic of @label; @flat: the way out. */
GtkWidget *rj_notice_card_add_button (RjNoticeCard *self, const char *label, gboolean flat);

/* A drawing above the words. */
void rj_notice_card_add_drawing (RjNoticeCard *self, GtkWidget *drawing);

/* (transfer none): beside the words, the button that takes the card away. */
GtkWidget *rj_notice_card_add_close (RjNoticeCard *self);

G_END_DECLS
