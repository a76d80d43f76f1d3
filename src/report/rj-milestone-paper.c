// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-milestone-paper.h"

#include "rj-sunrise-shape.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define CARD_WIDTH  (105 * RJ_PAPER_MM)
#define CARD_HEIGHT (148 * RJ_PAPER_MM)
#define TOP         (25 * RJ_PAPER_MM)
#define MARGIN      (10 * RJ_PAPER_MM)

/* All from the upper edge of the card. */
#define SUN   (22 * RJ_PAPER_MM)
#define WORDS (66 * RJ_PAPER_MM)
#define LINES (106 * RJ_PAPER_MM)
/* Further down without the lines, so that it is in the middle. */
#define LOWER (18 * RJ_PAPER_MM)

#define SUN_SCALE    1.5
#define LARGEST      20.0
#define SMALLEST     11.0
#define SIZE_STEP    1.0
#define TITLE_HEIGHT (30 * RJ_PAPER_MM)
#define DATE_FONT    "Sans 11"
#define DATE_SPACE   6.0
#define LINE_SPACE   (9 * RJ_PAPER_MM)
#define N_LINES      4
#define ADVICE_FONT  "Sans 9"
#define ADVICE_SPACE 14.0

/* Its left upper corner at @x, @y. */
static void
put_sun (RjPages *pages, double x, double y)
{
  double middle = x + SUN_SCALE * RJ_SUNRISE_WIDTH / 2, horizon = y + SUN_SCALE * RJ_SUNRISE_HORIZON;
  double height = horizon - SUN_SCALE * RJ_SUNRISE_UP;
  double below = asin ((double) RJ_SUNRISE_UP / RJ_SUNRISE_RADIUS); // where the horizon cuts it

  rj_pages_set_pen (pages, SUN_SCALE);
  rj_pages_add_arc (pages, middle, height, SUN_SCALE * RJ_SUNRISE_RADIUS, G_PI - below, 2 * G_PI + below);
  for (int i = 0; i < RJ_SUNRISE_N_RAYS; i++)
    {
      double angle = G_PI * (i + 0.5) / RJ_SUNRISE_N_RAYS;
      double to_x = SUN_SCALE * cos (angle), to_y = -SUN_SCALE * sin (angle);

      rj_pages_add_rule (pages, middle + to_x * RJ_SUNRISE_RAY_FROM, height + to_y * RJ_SUNRISE_RAY_FROM,
                         middle + to_x * RJ_SUNRISE_RAY_TO, height + to_y * RJ_SUNRISE_RAY_TO, FALSE);
    }
  rj_pages_add_rule (pages, x, horizon, x + SUN_SCALE * RJ_SUNRISE_WIDTH, horizon, FALSE);
  rj_pages_set_pen (pages, 0);
}

static PangoLayout *
new_centred (RjPages *pages, const char *text, const char *font, gboolean rtl)
{
  PangoLayout *layout = rj_pages_new_layout (pages, text, font, CARD_WIDTH - 2 * MARGIN, rtl);

  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  return layout;
}

/* In the largest letters that fit. */
static PangoLayout *
new_title (RjPages *pages, const char *text, gboolean rtl)
{
  PangoLayout *layout = NULL;

  for (double size = LARGEST;
       layout == NULL || (rj_layout_get_height (layout) > TITLE_HEIGHT && size >= SMALLEST);
       size -= SIZE_STEP)
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];
      g_autofree char *font =
        g_strdup_printf ("Sans Bold %s", g_ascii_formatd (number, sizeof number, "%.1f", size));

      g_clear_object (&layout);
      layout = new_centred (pages, text, font, rtl);
    }
  return layout;
}

RjPages *
rj_milestone_paper_lay_out (const char *title,
                            const char *date,
                            gboolean lines,
                            double width,
                            double height,
                            gboolean rtl)
{
  RjPages *pages = rj_pages_new (width, height);
  double x = (width - CARD_WIDTH) / 2, top = TOP + (lines ? 0 : LOWER), y = top + WORDS;
  g_autoptr (PangoLayout) name = new_title (pages, title, rtl);
  g_autoptr (PangoLayout) advice =
    rj_pages_new_layout (pages, _ ("Cut between the corner marks."), ADVICE_FONT, CARD_WIDTH, rtl);

  rj_pages_add_page (pages);
  rj_pages_add_cut_marks (pages, x, TOP, CARD_WIDTH, CARD_HEIGHT);
  put_sun (pages, x + (CARD_WIDTH - SUN_SCALE * RJ_SUNRISE_WIDTH) / 2, top + SUN);
  y += rj_pages_add_layout (pages, name, x + MARGIN, y);
  if (date != NULL)
    {
      g_autoptr (PangoLayout) day = new_centred (pages, date, DATE_FONT, rtl);

      rj_pages_add_layout (pages, day, x + MARGIN, y + DATE_SPACE);
    }
  for (int i = 0; lines && i < N_LINES; i++)
    rj_pages_add_rule (pages, x + MARGIN, TOP + LINES + i * LINE_SPACE, x + CARD_WIDTH - MARGIN,
                       TOP + LINES + i * LINE_SPACE, FALSE);
  rj_pages_add_layout (pages, advice, x, TOP + CARD_HEIGHT + RJ_PAGES_MARKS + ADVICE_SPACE);
  return pages;
}
