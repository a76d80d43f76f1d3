// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-letter-paper.h"

#include "rj-words.h"

/* As the style sheet has it for paper: a text view tells nobody. */
#define LINE_HEIGHT 1.5
/* So many widths are asked for in turn at most. */
#define KEPT 4

typedef struct {
  int width;
  int height;
} Size;

struct _RjLetterPaper {
  GtkTextView parent_instance;

  Size kept[KEPT];
  guint next;
  guint serial; /* of the fonts that @kept was measured with */
  guint n_layouts;
};

G_DEFINE_FINAL_TYPE (RjLetterPaper, rj_letter_paper, GTK_TYPE_TEXT_VIEW)

static GtkSizeRequestMode
rj_letter_paper_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* ---- A text view learns its height only once it is drawn, and then keeps the one it was given first ---- */

/* The height of all words at @width, in pixels; divided as they are in the view, or long ones would take
 * for ever. */
static int
lay_out (RjLetterPaper *self, int width)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  g_autofree char *words = NULL;
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autoptr (PangoLayout) layout = NULL;
  int height;

  g_object_get (buffer, "text", &words, NULL);
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), words);
  pango_attr_list_insert (attributes, pango_attr_line_height_new (LINE_HEIGHT));
  rj_words_add_pieces (buffer, attributes);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, MAX (width, 1) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, &height);
  self->n_layouts++;
  /* Each paragraph is rounded up by itself. */
  return height + gtk_text_buffer_get_line_count (buffer);
}

static void
forget (RjLetterPaper *self)
{
  for (guint i = 0; i < KEPT; i++)
    self->kept[i] = (Size) { 0, 0 };
}

static int
measure_words (RjLetterPaper *self, int for_size)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  guint serial = pango_context_get_serial (gtk_widget_get_pango_context (GTK_WIDGET (self)));
  int width = for_size - gtk_text_view_get_left_margin (view) - gtk_text_view_get_right_margin (view);
  int ends = gtk_text_view_get_top_margin (view) + gtk_text_view_get_bottom_margin (view);
  Size *size;

  width = MAX (width, 1);
  if (serial != self->serial)
    forget (self);
  self->serial = serial;
  for (guint i = 0; i < KEPT; i++)
    if (self->kept[i].width == width)
      return self->kept[i].height + ends;
  size = &self->kept[self->next];
  self->next = (self->next + 1) % KEPT;
  *size = (Size) { width, lay_out (self, width) };
  return size->height + ends;
}

static void
rj_letter_paper_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  GTK_WIDGET_CLASS (rj_letter_paper_parent_class)
    ->measure (widget, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size > 0)
    {
      *minimum = MAX (*minimum, measure_words (RJ_LETTER_PAPER (widget), for_size));
      *natural = MAX (*natural, *minimum);
    }
}

/* ---- The page moves: all words are in sight of the view, and there is no cursor to follow ---- */

static gboolean
move_page (RjLetterPaper *self, GtkMovementStep step, int count)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *page =
    scrolled != NULL ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)) : NULL;
  double value;

  if (page == NULL)
    return FALSE;
  value = gtk_adjustment_get_value (page);
  switch (step)
    {
    case GTK_MOVEMENT_DISPLAY_LINES:
      value += count * gtk_adjustment_get_step_increment (page);
      break;
    case GTK_MOVEMENT_PAGES:
      value += count * gtk_adjustment_get_page_increment (page);
      break;
    case GTK_MOVEMENT_DISPLAY_LINE_ENDS:
    case GTK_MOVEMENT_BUFFER_ENDS:
      value = count < 0 ? gtk_adjustment_get_lower (page) : gtk_adjustment_get_upper (page);
      break;
    default:
      return FALSE;
    }
  gtk_adjustment_set_value (page, value);
  return TRUE;
}

static void
rj_letter_paper_move_cursor (GtkTextView *view, GtkMovementStep step, int count, gboolean extend)
{
  if (extend || !move_page (RJ_LETTER_PAPER (view), step, count))
    GTK_TEXT_VIEW_CLASS (rj_letter_paper_parent_class)->move_cursor (view, step, count, extend);
}

/* ---- Object ---- */

static void
rj_letter_paper_class_init (RjLetterPaperClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->get_request_mode = rj_letter_paper_get_request_mode;
  widget_class->measure = rj_letter_paper_measure;
  GTK_TEXT_VIEW_CLASS (klass)->move_cursor = rj_letter_paper_move_cursor;
}

static void
rj_letter_paper_init (RjLetterPaper *self)
{
  g_object_set (self, "editable", FALSE, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE,
                "cursor-visible", FALSE, "height-request", 96, "top-margin", 12, "bottom-margin", 12,
                "left-margin", 12, "right-margin", 12, NULL);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), "changed", G_CALLBACK (forget),
                           self, G_CONNECT_SWAPPED);
}

guint
rj_letter_paper_get_n_layouts (RjLetterPaper *self)
{
  g_return_val_if_fail (RJ_IS_LETTER_PAPER (self), 0);

  return self->n_layouts;
}
