// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-pages.h"

#include <math.h>

#define RULE_WIDTH 0.5
#define MARK_SPACE (1.5 * RJ_PAPER_MM)

typedef enum {
  INK_LINE,
  INK_BOX,
  INK_RULE,
  INK_ARC,
} InkKind;

/* Something on a page. A line of text is at its left end on the baseline. */
typedef struct {
  InkKind kind;
  double x, y;
  PangoLayoutLine *line;
  char *text;
  const char *goes_on; /* nullable: what stands before the next line, in place of a line end */
  RjBox box;
  double size;
  double x2, y2; /* of an arc: the angles */
  double pen;
  gboolean dashed;
  gboolean turned;
  double about_x, about_y;
} Ink;

struct _RjPages {
  gatomicrefcount refs;
  double width, height;
  PangoContext *contexts[2]; /* from left to right, from right to left: a layout follows its context */
  GPtrArray *pages;          /* of GPtrArray of Ink */
  GPtrArray *page;
  double about_x, about_y;
  double pen; /* or 0 */
};

static void
ink_free (Ink *ink)
{
  g_clear_pointer (&ink->line, pango_layout_line_unref);
  g_free (ink->text);
  g_free (ink);
}

/* Places do not depend on the dots of a screen or of a printer. */
static PangoContext *
new_context (PangoDirection direction)
{
  PangoFontMap *fonts = pango_cairo_font_map_get_default ();
  PangoContext *context = pango_font_map_create_context (fonts);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, direction);
  cairo_font_options_destroy (options);
  return context;
}

RjPages *
rj_pages_new (double width, double height)
{
  RjPages *self = g_new0 (RjPages, 1);

  g_atomic_ref_count_init (&self->refs);
  self->width = width;
  self->height = height;
  self->contexts[0] = new_context (PANGO_DIRECTION_LTR);
  self->contexts[1] = new_context (PANGO_DIRECTION_RTL);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  return self;
}

RjPages *
rj_pages_ref (RjPages *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
rj_pages_unref (RjPages *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->pages);
  g_object_unref (self->contexts[0]);
  g_object_unref (self->contexts[1]);
  g_free (self);
}

guint
rj_pages_get_n_pages (RjPages *self)
{
  return self->pages->len;
}

void
rj_pages_get_size (RjPages *self, double *width, double *height)
{
  *width = self->width;
  *height = self->height;
}

void
rj_pages_add_page (RjPages *self)
{
  g_ptr_array_add (self->pages, g_ptr_array_new_with_free_func ((GDestroyNotify) ink_free));
  rj_pages_go_to (self, self->pages->len - 1);
}

void
rj_pages_go_to (RjPages *self, guint page)
{
  g_return_if_fail (page < self->pages->len);
  self->page = g_ptr_array_index (self->pages, page);
}

/* The first letter decides, and @otherwise where there is none. */
static gboolean
runs_rtl (const char *text, gboolean otherwise)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isalpha (g_utf8_get_char (c)))
      return rj_script_is_rtl (g_unichar_get_script (g_utf8_get_char (c)));
  return otherwise;
}

PangoLayout *
rj_pages_new_layout (RjPages *self, const char *text, const char *font, double width, gboolean rtl)
{
  PangoLayout *layout;
  g_autoptr (PangoFontDescription) description = pango_font_description_from_string (font);

  layout = pango_layout_new (self->contexts[runs_rtl (text, rtl)]);
  /* Otherwise a paragraph that runs against its context goes to the other edge. */
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_alignment (layout, rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_font_description (layout, description);
  pango_layout_set_width (layout, (int) floor (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

double
rj_layout_get_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

static Ink *
add (RjPages *self, InkKind kind, double x, double y)
{
  Ink *ink = g_new0 (Ink, 1);

  ink->kind = kind;
  ink->x = x;
  ink->y = y;
  ink->pen = self->pen > 0 ? self->pen : RULE_WIDTH;
  ink->turned = self->about_x > 0 || self->about_y > 0;
  ink->about_x = self->about_x;
  ink->about_y = self->about_y;
  g_ptr_array_add (self->page, ink);
  return ink;
}

void
rj_pages_add_line (RjPages *self, PangoLayoutIter *iter, double x, double y)
{
  PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
  const char *text = pango_layout_get_text (pango_layout_iter_get_layout (iter));
  PangoRectangle logical;
  Ink *ink;

  pango_layout_iter_get_line_extents (iter, NULL, &logical);
  ink = add (self, INK_LINE, x + (double) logical.x / PANGO_SCALE,
             y + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE);
  ink->line = pango_layout_line_ref (line);
  ink->text = g_strndup (text + line->start_index, (gsize) line->length);
}

double
rj_pages_add_layout (RjPages *self, PangoLayout *layout, double x, double y)
{
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);

  do
    rj_pages_add_line (self, iter, x, y);
  while (pango_layout_iter_next_line (iter));
  return rj_layout_get_height (layout);
}

void
rj_pages_add_box (RjPages *self, RjBox box, double x, double y, double size)
{
  Ink *ink;

  if (box == RJ_BOX_NONE)
    return;
  ink = add (self, INK_BOX, x, y);
  ink->box = box;
  ink->size = size;
}

void
rj_pages_add_rule (RjPages *self, double x1, double y1, double x2, double y2, gboolean dashed)
{
  Ink *ink = add (self, INK_RULE, x1, y1);

  ink->x2 = x2;
  ink->y2 = y2;
  ink->dashed = dashed;
}

void
rj_pages_add_arc (RjPages *self, double x, double y, double radius, double from, double to)
{
  Ink *ink = add (self, INK_ARC, x, y);

  ink->size = radius;
  ink->x2 = from;
  ink->y2 = to;
}

static void
add_corner (RjPages *self, double x, double y, double to_x, double to_y)
{
  rj_pages_add_rule (self, x + to_x * MARK_SPACE, y, x + to_x * RJ_PAGES_MARKS, y, FALSE);
  rj_pages_add_rule (self, x, y + to_y * MARK_SPACE, x, y + to_y * RJ_PAGES_MARKS, FALSE);
}

void
rj_pages_add_cut_marks (RjPages *self, double x, double y, double width, double height)
{
  add_corner (self, x, y, -1, -1);
  add_corner (self, x + width, y, 1, -1);
  add_corner (self, x, y + height, -1, 1);
  add_corner (self, x + width, y + height, 1, 1);
}

void
rj_pages_set_pen (RjPages *self, double width)
{
  self->pen = width;
}

void
rj_pages_go_on (RjPages *self, const char *mark)
{
  Ink *ink = self->page->len > 0 ? g_ptr_array_index (self->page, self->page->len - 1) : NULL;

  if (ink != NULL && ink->kind == INK_LINE)
    ink->goes_on = mark;
}

void
rj_pages_set_turned (RjPages *self, double x, double y)
{
  self->about_x = x;
  self->about_y = y;
}

static void
draw_box (cairo_t *cr, const Ink *ink)
{
  double x = ink->x, y = ink->y, s = ink->size;

  cairo_set_line_width (cr, 0.8);
  cairo_rectangle (cr, x, y, s, s);
  cairo_stroke (cr);
  cairo_set_line_width (cr, 1.4);
  if (ink->box == RJ_BOX_TICKED)
    {
      cairo_move_to (cr, x + 0.2 * s, y + 0.55 * s);
      cairo_line_to (cr, x + 0.42 * s, y + 0.78 * s);
      cairo_line_to (cr, x + 0.82 * s, y + 0.22 * s);
    }
  else if (ink->box == RJ_BOX_DASH)
    {
      cairo_move_to (cr, x + 0.22 * s, y + 0.5 * s);
      cairo_line_to (cr, x + 0.78 * s, y + 0.5 * s);
    }
  cairo_stroke (cr);
}

static void
draw_rule (cairo_t *cr, const Ink *ink)
{
  static const double dashes[] = { 3, 3 };

  cairo_set_line_width (cr, ink->pen);
  if (ink->dashed)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_move_to (cr, ink->x, ink->y);
  cairo_line_to (cr, ink->x2, ink->y2);
  cairo_stroke (cr);
}

static void
draw_arc (cairo_t *cr, const Ink *ink)
{
  cairo_set_line_width (cr, ink->pen);
  cairo_arc (cr, ink->x, ink->y, ink->size, ink->x2, ink->y2);
  cairo_stroke (cr);
}

static void
draw_ink (cairo_t *cr, const Ink *ink)
{
  cairo_save (cr);
  if (ink->turned)
    {
      cairo_translate (cr, ink->about_x, ink->about_y);
      cairo_rotate (cr, G_PI);
      cairo_translate (cr, -ink->about_x, -ink->about_y);
    }
  switch (ink->kind)
    {
    case INK_LINE:
      cairo_move_to (cr, ink->x, ink->y);
      pango_cairo_show_layout_line (cr, ink->line);
      break;
    case INK_BOX:
      draw_box (cr, ink);
      break;
    case INK_ARC:
      draw_arc (cr, ink);
      break;
    case INK_RULE:
    default:
      draw_rule (cr, ink);
    }
  cairo_restore (cr);
}

void
rj_pages_draw (RjPages *self, guint page, cairo_t *cr)
{
  GPtrArray *inks;

  g_return_if_fail (page < self->pages->len);

  inks = g_ptr_array_index (self->pages, page);
  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint i = 0; i < inks->len; i++)
    draw_ink (cr, g_ptr_array_index (inks, i));
}

char *
rj_pages_dup_text (RjPages *self, guint page)
{
  static const char *const boxes[] = { "", "☐ ", "☑ ", "☒ " };
  GPtrArray *inks;
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (page < self->pages->len, g_string_free (text, FALSE));

  inks = g_ptr_array_index (self->pages, page);
  for (guint i = 0; i < inks->len; i++)
    {
      const Ink *ink = g_ptr_array_index (inks, i);

      if (ink->kind == INK_BOX)
        g_string_append (text, boxes[ink->box]);
      else if (ink->kind == INK_LINE)
        g_string_append_printf (text, "%s%s", ink->text,
                                ink->goes_on != NULL && i + 1 < inks->len ? ink->goes_on : "\n");
    }
  return g_string_free (text, FALSE);
}
