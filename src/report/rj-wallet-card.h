// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-pages.h"

G_BEGIN_DECLS

typedef enum {
  RJ_CARD_REASONS,
  RJ_CARD_PEOPLE,
  RJ_CARD_STEPS,
  RJ_CARD_NUMBERS,
  RJ_CARD_N_SECTIONS,
} RjCardSection;

#define RJ_CARD_N_LINES 11
/* More would have to be too small to read. */
#define RJ_CARD_MAX_CHARS 60

/* The lines as text; a preference, so that it is in every copy and export of the journal. */
#define RJ_PREFERENCE_WALLET_CARD "wallet-card"

/**
 * RjWalletCard: a card to carry: reasons, people, steps and numbers, in the person's words.
 * @lines: (nullable): three, three, three and two
 */
typedef struct {
  char *lines[RJ_CARD_N_LINES];
} RjWalletCard;

/* @text: (nullable): what rj_wallet_card_to_text() gave, or anything else */
RjWalletCard *rj_wallet_card_new (const char *text);
void rj_wallet_card_free (RjWalletCard *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjWalletCard, rj_wallet_card_free)
/* (transfer full) (nullable): a line of the card a line; %NULL when there is nothing on it */
char *rj_wallet_card_to_text (const RjWalletCard *self);

/* The first of its lines, and how many it has. */
guint rj_card_section_get_lines (RjCardSection section, guint *n_lines);
/* (transfer none): what stands above them */
const char *rj_card_section_get_title (RjCardSection section);

/**
 * rj_wallet_card_lay_out:
 * @width, @height: of the paper, in points
 * @rtl: begins at the right edge
 *
 * Puts the card on a page: three fields of the size of a bank card, one below the other, with marks where to
 * cut and lines where to fold. The upper one is turned, so that it becomes the front; it has a single word
 * that says nothing. What is written is inside.
 *
 * Returns: (transfer full)
 */
RjPages *rj_wallet_card_lay_out (const RjWalletCard *self, double width, double height, gboolean rtl);

G_END_DECLS
