// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-wallet-card.h"

#include "rj-paper.h"
#include "rj-text.h"

#include <glib/gi18n-lib.h>

/* ISO/IEC 7810, ID-1. */
#define CARD_WIDTH  (85.6 * RJ_PAPER_MM)
#define CARD_HEIGHT (53.98 * RJ_PAPER_MM)
#define TOP         (25 * RJ_PAPER_MM)
#define MARGIN      9.0

#define LARGEST      9.0
#define SMALLEST     5.5
#define SIZE_STEP    0.5
#define LINE_SPACE   1.0
#define TITLE_SPACE  2.0
#define GROUP_SPACE  5.0
#define FRONT_FONT   "Sans 11"
#define ADVICE_FONT  "Sans 9"
#define ADVICE_SPACE 14.0

static const guint n_lines[RJ_CARD_N_SECTIONS] = { 3, 3, 3, 2 };

/* ---- What is on it ---- */

guint
rj_card_section_get_lines (RjCardSection section, guint *n)
{
  guint first = 0;

  for (guint i = 0; i < section; i++)
    first += n_lines[i];
  if (n != NULL)
    *n = n_lines[section];
  return first;
}

const char *
rj_card_section_get_title (RjCardSection section)
{
  switch (section)
    {
    case RJ_CARD_REASONS:
      /* Translators: on a card to carry: what it is worth it for. */
      return C_ ("wallet card", "My reasons");
    case RJ_CARD_PEOPLE:
      return C_ ("wallet card", "My people");
    case RJ_CARD_STEPS:
      /* Translators: on a card to carry: what to do in a hard moment. */
      return C_ ("wallet card", "My steps");
    case RJ_CARD_NUMBERS:
    default:
      /* Translators: on a card to carry: numbers to call. */
      return C_ ("wallet card", "My numbers");
    }
}

RjWalletCard *
rj_wallet_card_new (const char *text)
{
  RjWalletCard *self = g_new0 (RjWalletCard, 1);
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; i < RJ_CARD_N_LINES && lines[i] != NULL; i++)
    if (!rj_text_is_blank (lines[i]))
      self->lines[i] = g_strdup (lines[i]);
  return self;
}

void
rj_wallet_card_free (RjWalletCard *self)
{
  for (guint i = 0; i < RJ_CARD_N_LINES; i++)
    g_free (self->lines[i]);
  g_free (self);
}

char *
rj_wallet_card_to_text (const RjWalletCard *self)
{
  GString *text = g_string_new (NULL);
  gboolean any = FALSE;

  for (guint i = 0; i < RJ_CARD_N_LINES; i++)
    {
      g_autofree char *line = g_strdup (self->lines[i] != NULL ? self->lines[i] : "");

      g_strdelimit (line, "\r\n", ' ');
      g_string_append (text, line);
      if (i + 1 < RJ_CARD_N_LINES)
        g_string_append_c (text, '\n');
      any = any || !rj_text_is_blank (line);
    }
  return g_string_free (text, !any);
}

/* ---- Where it is ---- */

typedef struct {
  const RjWalletCard *card;
  RjPages *pages;
  gboolean rtl;
  double x, y;
} Place;

static gboolean
is_empty (const RjWalletCard *card, RjCardSection section)
{
  guint n, first = rj_card_section_get_lines (section, &n);

  for (guint i = first; i < first + n; i++)
    if (card->lines[i] != NULL)
      return FALSE;
  return TRUE;
}

static PangoLayout *
new_layout (const Place *place, const char *text, double size, gboolean bold)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *font =
    g_strdup_printf ("Sans %s%s", bold ? "Bold " : "", g_ascii_formatd (number, sizeof number, "%.1f", size));

  return rj_pages_new_layout (place->pages, text, font, CARD_WIDTH - 2 * MARGIN, place->rtl);
}

/* Its height at @size; @draw: at the place that is left. */
static double
put_text (Place *place, const char *text, double size, gboolean bold, double space, gboolean draw)
{
  g_autoptr (PangoLayout) layout = new_layout (place, text, size, bold);
  double height = rj_layout_get_height (layout) + space;

  if (draw)
    {
      rj_pages_add_layout (place->pages, layout, place->x + MARGIN, place->y);
      place->y += height;
    }
  return height;
}

static double
put_section (Place *place, RjCardSection section, double size, gboolean draw)
{
  guint n, first = rj_card_section_get_lines (section, &n);
  double height = 0;
  guint number = 0;

  if (is_empty (place->card, section))
    return 0;
  height += put_text (place, rj_card_section_get_title (section), size, TRUE, TITLE_SPACE, draw);
  for (guint i = first; i < first + n; i++)
    {
      g_autofree char *line = NULL;
      g_autofree char *text = NULL;

      if (place->card->lines[i] == NULL)
        continue;
      line = rj_text_for_label (place->card->lines[i], RJ_CARD_MAX_CHARS);
      /* Translators: on a card to carry: a step with its number. */
      text = section == RJ_CARD_STEPS ? g_strdup_printf (C_ ("wallet card", "%u. %s"), ++number, line)
                                      : g_strdup (line);
      height += put_text (place, text, size, FALSE, LINE_SPACE, draw);
    }
  if (draw)
    place->y += GROUP_SPACE;
  return height + GROUP_SPACE;
}

/* Both in the largest letters that fit. */
static void
put_field (Place *place, RjCardSection upper, RjCardSection lower, double y)
{
  double size = LARGEST;

  while (size > SMALLEST
         && put_section (place, upper, size, FALSE) + put_section (place, lower, size, FALSE)
              > CARD_HEIGHT - 2 * MARGIN + GROUP_SPACE)
    size -= SIZE_STEP;
  place->y = y + MARGIN;
  put_section (place, upper, size, TRUE);
  put_section (place, lower, size, TRUE);
}

/* Seen from the outside it is upright, once it is folded back. */
static void
put_front (Place *place, double y)
{
  double middle = y + CARD_HEIGHT / 2;
  /* Translators: the front of a card to carry, which anybody may see: a single word that says nothing. */
  g_autoptr (PangoLayout) word = rj_pages_new_layout (place->pages, C_ ("front of the wallet card", "Notes"),
                                                      FRONT_FONT, CARD_WIDTH - 2 * MARGIN, place->rtl);

  pango_layout_set_alignment (word, PANGO_ALIGN_CENTER);
  rj_pages_set_turned (place->pages, place->x + CARD_WIDTH / 2, middle);
  rj_pages_add_layout (place->pages, word, place->x + MARGIN, middle - rj_layout_get_height (word) / 2);
  rj_pages_set_turned (place->pages, 0, 0);
}

static void
put_marks (Place *place)
{
  double right = place->x + CARD_WIDTH;

  rj_pages_add_cut_marks (place->pages, place->x, TOP, CARD_WIDTH, 3 * CARD_HEIGHT);
  for (int i = 1; i <= 2; i++)
    rj_pages_add_rule (place->pages, place->x, TOP + i * CARD_HEIGHT, right, TOP + i * CARD_HEIGHT, TRUE);
}

RjPages *
rj_wallet_card_lay_out (const RjWalletCard *self, double width, double height, gboolean rtl)
{
  RjPages *pages = rj_pages_new (width, height);
  Place place = { .card = self, .pages = pages, .rtl = rtl, .x = (width - CARD_WIDTH) / 2 };
  g_autoptr (PangoLayout) advice = NULL;

  rj_pages_add_page (pages);
  put_front (&place, TOP);
  put_field (&place, RJ_CARD_REASONS, RJ_CARD_PEOPLE, TOP + CARD_HEIGHT);
  put_field (&place, RJ_CARD_STEPS, RJ_CARD_NUMBERS, TOP + 2 * CARD_HEIGHT);
  put_marks (&place);
  advice = rj_pages_new_layout (pages,
                                _ ("Cut between the corner marks. Fold the upper dashed line back and the "
                                   "lower one forward: the words are "
                                   "inside."),
                                ADVICE_FONT, CARD_WIDTH, rtl);
  rj_pages_add_layout (pages, advice, place.x, TOP + 3 * CARD_HEIGHT + RJ_PAGES_MARKS + ADVICE_SPACE);
  return pages;
}
