// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-sheet.h"

#include <glib/gi18n-lib.h>

/* In points. The margin is wider than what any usual printer leaves white. */
#define MARGIN        45.0
#define FOOT          24.0
#define COLUMN_SPACE  24.0
#define BOX_SIZE      10.0
#define SPACE         6.0
#define ROW_SPACE     7.0
#define HEADING_SPACE 10.0
/* Where somebody signs: room for a hand, and how long the line is. */
#define SIGN_SPACE 40.0
#define SIGN_WIDTH 260.0

/* The part of a column that may stay empty so that what belongs together is not divided. */
#define KEEP_TOGETHER 0.6

#define TITLE_FONT   "Sans Bold 16"
#define HEADING_FONT "Sans Bold 11"
#define TEXT_FONT    "Sans 10.5"
#define DETAIL_FONT  "Sans 9"
#define FOOT_FONT    "Sans 9"

/* A heading when it has no @text. @sign: @text stands below a line to sign on. */
typedef struct {
  guint level;
  gboolean sign;
  RjBox box;
  char *heading;
  char *when;
  char *text;
  char *detail;
} Block;

struct _RjSheet {
  char *title;
  guint columns;
  gboolean rtl;
  GPtrArray *blocks;
};

/* Where the next thing goes. */
typedef struct {
  const RjSheet *sheet;
  RjPages *pages;
  double width, height;
  double column_width;
  double when_width;
  double top, bottom;
  guint column;
  double y;
} Flow;

static void
block_free (Block *block)
{
  g_free (block->heading);
  g_free (block->when);
  g_free (block->text);
  g_free (block->detail);
  g_free (block);
}

RjSheet *
rj_sheet_new (const char *title, guint columns, gboolean rtl)
{
  RjSheet *self = g_new0 (RjSheet, 1);

  self->title = g_strdup (title);
  self->columns = columns;
  self->rtl = rtl;
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) block_free);
  return self;
}

void
rj_sheet_free (RjSheet *self)
{
  g_free (self->title);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

void
rj_sheet_add_heading (RjSheet *self, const char *text)
{
  Block *block = g_new0 (Block, 1);

  block->heading = g_strdup (text);
  g_ptr_array_add (self->blocks, block);
}

void
rj_sheet_add_row (RjSheet *self,
                  guint level,
                  RjBox box,
                  const char *when,
                  const char *text,
                  const char *detail)
{
  Block *block = g_new0 (Block, 1);

  block->level = level;
  block->box = box;
  block->when = g_strdup (when);
  block->text = g_strdup (text);
  block->detail = g_strdup (detail);
  g_ptr_array_add (self->blocks, block);
}

void
rj_sheet_add_sign (RjSheet *self, const char *text)
{
  Block *block = g_new0 (Block, 1);

  block->sign = TRUE;
  block->text = g_strdup (text);
  g_ptr_array_add (self->blocks, block);
}

/* ---- Places ---- */

/* The left edge of something @width wide that begins @start after the beginning of the column. */
static double
get_x (const Flow *flow, double start, double width)
{
  double left = MARGIN, offset = flow->column * (flow->column_width + COLUMN_SPACE) + start;

  return flow->sheet->rtl ? flow->width - left - offset - width : left + offset;
}

static double
get_room (const Flow *flow)
{
  return flow->bottom - flow->y;
}

static void
begin_page (Flow *flow)
{
  double width = flow->width - 2 * MARGIN;
  g_autoptr (PangoLayout) title =
    rj_pages_new_layout (flow->pages, flow->sheet->title, TITLE_FONT, width, flow->sheet->rtl);

  rj_pages_add_page (flow->pages);
  flow->column = 0;
  flow->y = MARGIN + rj_pages_add_layout (flow->pages, title, MARGIN, MARGIN) + SPACE;
  rj_pages_add_rule (flow->pages, MARGIN, flow->y, flow->width - MARGIN, flow->y, FALSE);
  flow->y += HEADING_SPACE;
  flow->top = flow->y;
}

static void
begin_column (Flow *flow)
{
  if (flow->column + 1 == flow->sheet->columns)
    {
      begin_page (flow);
      return;
    }
  flow->column++;
  flow->y = flow->top;
}

/* All lines of @layout, going on in the next column where there is no room for one. */
static void
flow_lines (Flow *flow, PangoLayout *layout, double start, double width)
{
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);

  do
    {
      PangoRectangle logical;
      double height, line_y;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      height = (double) logical.height / PANGO_SCALE;
      line_y = (double) logical.y / PANGO_SCALE;
      if (height > get_room (flow) && flow->y > flow->top)
        begin_column (flow);
      rj_pages_add_line (flow->pages, iter, get_x (flow, start, width), flow->y - line_y);
      flow->y += height;
    }
  while (pango_layout_iter_next_line (iter));
}

/* ---- Blocks ---- */

typedef struct {
  double start, text_start, text_width;
  PangoLayout *when;
  PangoLayout *text;
  PangoLayout *detail;
  double height;
} Row;

static void
row_clear (Row *row)
{
  g_clear_object (&row->when);
  g_clear_object (&row->text);
  g_clear_object (&row->detail);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Row, row_clear)

static PangoLayout *
new_layout (const Flow *flow, const char *text, const char *font, double width)
{
  return rj_pages_new_layout (flow->pages, text, font, width, flow->sheet->rtl);
}

static void
measure_row (const Flow *flow, const Block *block, Row *row)
{
  double inner = BOX_SIZE + SPACE + (flow->when_width > 0 ? flow->when_width + SPACE : 0);

  row->start = block->level > 0 ? inner : 0;
  if (block->level > 0)
    row->text_start = inner + BOX_SIZE + SPACE;
  else
    row->text_start = block->box != RJ_BOX_NONE ? inner : 0;
  row->text_width = flow->column_width - row->text_start;
  row->text = new_layout (flow, block->text, TEXT_FONT, row->text_width);
  row->height = rj_layout_get_height (row->text);
  if (block->detail != NULL)
    {
      row->detail = new_layout (flow, block->detail, DETAIL_FONT, row->text_width);
      row->height += rj_layout_get_height (row->detail);
    }
  if (block->when != NULL)
    {
      row->when = new_layout (flow, block->when, TEXT_FONT, flow->when_width);
      row->height = MAX (row->height, rj_layout_get_height (row->when));
    }
}

static void
place_row (Flow *flow, const Block *block)
{
  g_auto (Row) row = { 0 };
  double end;
  guint column, page;

  measure_row (flow, block, &row);
  /* Together, unless that would leave out a whole column. */
  if (row.height > get_room (flow) && flow->y > flow->top)
    begin_column (flow);

  rj_pages_add_box (flow->pages, block->box, get_x (flow, row.start, BOX_SIZE), flow->y + 2, BOX_SIZE);
  if (row.when != NULL)
    {
      rj_pages_add_layout (flow->pages, row.when,
                           get_x (flow, row.start + BOX_SIZE + SPACE, flow->when_width), flow->y);
      rj_pages_go_on (flow->pages, " ");
    }
  end = row.when != NULL ? flow->y + rj_layout_get_height (row.when) : flow->y;
  column = flow->column;
  page = rj_pages_get_n_pages (flow->pages);
  flow_lines (flow, row.text, row.text_start, row.text_width);
  if (row.detail != NULL)
    {
      rj_pages_go_on (flow->pages, " · ");
      flow_lines (flow, row.detail, row.text_start, row.text_width);
    }
  if (column == flow->column && page == rj_pages_get_n_pages (flow->pages))
    flow->y = MAX (flow->y, end);
  flow->y += ROW_SPACE;
}

static void
place_sign (Flow *flow, const Block *block)
{
  double width = MIN (SIGN_WIDTH, flow->column_width);
  g_autoptr (PangoLayout) text = new_layout (flow, block->text, DETAIL_FONT, width);
  double x;

  if (SIGN_SPACE + SPACE + rj_layout_get_height (text) > get_room (flow) && flow->y > flow->top)
    begin_column (flow);
  flow->y += SIGN_SPACE;
  x = get_x (flow, 0, width);
  rj_pages_add_rule (flow->pages, x, flow->y, x + width, flow->y, FALSE);
  flow->y += SPACE / 2;
  flow_lines (flow, text, 0, width);
  flow->y += ROW_SPACE;
}

/* What has to stay with the heading of block @i: all that is below it, or the first row where that would
 * leave out too much. */
static double
measure_group (const Flow *flow, guint i)
{
  double first = 0, all = 0;

  for (guint next = i + 1; next < flow->sheet->blocks->len; next++)
    {
      const Block *block = g_ptr_array_index (flow->sheet->blocks, next);
      g_auto (Row) row = { 0 };

      if (block->heading != NULL || block->sign)
        break;
      measure_row (flow, block, &row);
      if (next == i + 1)
        first = row.height;
      all += (next == i + 1 ? 0 : ROW_SPACE) + row.height;
      if (all > KEEP_TOGETHER * (flow->bottom - flow->top))
        return first;
    }
  return all;
}

static void
place_heading (Flow *flow, const Block *block, guint i)
{
  g_autoptr (PangoLayout) layout = new_layout (flow, block->heading, HEADING_FONT, flow->column_width);

  if (flow->y > flow->top)
    flow->y += HEADING_SPACE;
  if (rj_layout_get_height (layout) + SPACE + measure_group (flow, i) > get_room (flow)
      && flow->y > flow->top)
    begin_column (flow);
  flow_lines (flow, layout, 0, flow->column_width);
  flow->y += SPACE;
}

/* As wide as the widest time, but never so wide that no words fit beside it. */
static double
measure_when (Flow *flow)
{
  double widest = 0;

  for (guint i = 0; i < flow->sheet->blocks->len; i++)
    {
      const Block *block = g_ptr_array_index (flow->sheet->blocks, i);
      g_autoptr (PangoLayout) layout = NULL;
      int width;

      if (block->when == NULL)
        continue;
      layout = new_layout (flow, block->when, TEXT_FONT, flow->column_width);
      pango_layout_set_alignment (layout, PANGO_ALIGN_LEFT);
      pango_layout_set_width (layout, -1);
      pango_layout_get_size (layout, &width, NULL);
      widest = MAX (widest, (double) width / PANGO_SCALE);
    }
  /* A little more, or rounding wraps what was measured. */
  return widest > 0 ? MIN (widest + 1, flow->column_width / 3) : 0;
}

static void
number_pages (Flow *flow)
{
  guint n = rj_pages_get_n_pages (flow->pages);

  for (guint i = 0; n > 1 && i < n; i++)
    {
      /* Translators: at the foot of a printed page: its number, and how many there are. */
      g_autofree char *text = g_strdup_printf (_ ("Page %u of %u"), i + 1, n);
      g_autoptr (PangoLayout) layout = new_layout (flow, text, FOOT_FONT, flow->width - 2 * MARGIN);

      rj_pages_go_to (flow->pages, i);
      pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
      rj_pages_add_layout (flow->pages, layout, MARGIN, flow->height - MARGIN);
    }
}

RjPages *
rj_sheet_lay_out (const RjSheet *self, double width, double height)
{
  Flow flow = { .sheet = self, .width = width, .height = height };

  flow.pages = rj_pages_new (width, height);
  flow.column_width = (width - 2 * MARGIN - (self->columns - 1) * COLUMN_SPACE) / self->columns;
  flow.bottom = height - MARGIN - FOOT;
  flow.when_width = measure_when (&flow);
  begin_page (&flow);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *block = g_ptr_array_index (self->blocks, i);

      if (block->heading != NULL)
        place_heading (&flow, block, i);
      else if (block->sign)
        place_sign (&flow, block);
      else
        place_row (&flow, block);
    }
  number_pages (&flow);
  return flow.pages;
}
