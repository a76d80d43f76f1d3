// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-spare-key-sheet.h"

#include "rj-paper.h"
#include "rj-pdf.h"
#include "rj-print.h"
#include "rj-qr.h"

#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>
#include <string.h>

#define MARGIN      44.0
#define QR_SIZE     130.0
#define COLUMNS     3
#define GROUP_WIDTH 124.0
#define GROUP_SPACE 2.0

/* Writes @text at @x, @y and returns where it ends. */
static double
draw_text_at (cairo_t *cr, const char *text, const char *font, double x, double y, double width)
{
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  g_autoptr (PangoFontDescription) description = pango_font_description_from_string (font);
  int height;

  pango_layout_set_font_description (layout, description);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
  pango_layout_get_size (layout, NULL, &height);

  return y + (double) height / PANGO_SCALE;
}

/* From margin to margin. */
static double
draw_text (cairo_t *cr, const char *text, const char *font, double y, double width)
{
  return draw_text_at (cr, text, font, MARGIN, y, width - 2 * MARGIN);
}

/* The letters of @secret as text; wiped with the string. */
static char *
dup_text (RjSecretBytes *secret)
{
  return g_strndup ((const char *) rj_secret_bytes_get (secret), rj_secret_bytes_get_length (secret));
}

static void
wipe_text (char *text)
{
  rj_secret_wipe (text, strlen (text));
  g_free (text);
}

/* Three groups a line, which is how people copy them by hand, each below its number: that is what the program
 * asks by. */
static double
draw_groups (cairo_t *cr, const char *key, double y)
{
  g_auto (GStrv) groups = g_strsplit (key, "-", -1);
  double end = y;

  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      double x = MARGIN + i % COLUMNS * GROUP_WIDTH;

      if (i % COLUMNS == 0)
        y = end;
      end = draw_text_at (cr, number, "Sans 8", x, y, GROUP_WIDTH);
      end = draw_text_at (cr, groups[i], "Monospace Bold 20", x, end, GROUP_WIDTH) + GROUP_SPACE;
      rj_secret_wipe (groups[i], strlen (groups[i]));
    }
  return end;
}

/* Something to type. */
static double
draw_command (cairo_t *cr, const char *text, double y, double width)
{
  return draw_text (cr, text, "Monospace 9", y, width) + 2;
}

/* In groups, for whoever has to type them off the paper: 96 in one line would be too small to read. */
static double
draw_digits (cairo_t *cr, const char *raw, double y, double width)
{
  GString *line = g_string_sized_new (80);

  for (gsize i = 0; raw[i] != '\0'; i++)
    {
      if (i % 8 == 0)
        g_string_append (line, i % 48 == 0 ? "   " : " ");
      g_string_append_c (line, raw[i]);
      if (i % 48 != 47 && raw[i + 1] != '\0')
        continue;
      y = draw_command (cr, line->str, y, width);
      rj_secret_wipe (line->str, line->len);
      g_string_truncate (line, 0);
    }

  g_string_free (line, TRUE);
  return y;
}

/* Enough to read the words without the program: where the file is, and what to do with it. It is found by its
 * name, so that the sheet need not tell which program it is of. */
static void
draw_expert_part (cairo_t *cr, const char *raw, double y, double width)
{
  y = draw_text (cr, _ ("For experts: the same key for the program sqlcipher."), "Sans Bold 9", y, width) + 6;
  y = draw_text (
        cr,
        _ ("1. Find the file and copy it to an empty folder. If journal.db-journal is beside it, copy that "
           "too."),
        "Sans 9", y, width)
      + 2;
  y = draw_command (cr, "find ~ -name journal.db", y, width) + 6;
  y = draw_text (cr, _ ("Only a backup is left, NAME.jbk? Then cut the file out of it:"), "Sans 9", y, width)
      + 2;
  y = draw_command (cr, "tail -c +8193 NAME.jbk > journal.db", y, width) + 6;
  y = draw_text (
        cr,
        _ ("2. Write this to a new file beside it, key.sql. From PRAGMA key to the semicolon it must be one "
           "line, and the 96 digits and letters have no blanks between them."),
        "Sans 9", y, width)
      + 2;
  y = draw_command (cr, "PRAGMA key = \"x'", y, width);
  y = draw_digits (cr, raw, y, width);
  y = draw_command (cr, "'\";", y, width);
  y = draw_command (cr, "PRAGMA temp_store = MEMORY;", y, width) + 6;
  y = draw_text (
        cr,
        _ ("3. Install sqlcipher 4. In that folder, run the first line. Then type the second one to see "
           "the words."),
        "Sans 9", y, width)
      + 2;
  y = draw_command (cr, "sqlcipher -init key.sql journal.db", y, width);
  y = draw_command (cr, "SELECT * FROM entry JOIN writing USING (id);", y, width) + 6;
  draw_text (
    cr,
    _ ("If it says “file is not a database”: is it all one line, without blanks? Then compare the 96 digits "
       "and letters. Delete key.sql afterwards: anyone who has it can read the file."),
    "Sans 9", y, width);
}

void
rj_spare_key_sheet_draw (cairo_t *cr,
                         RjSecretBytes *spare_key,
                         RjSecretBytes *raw_key,
                         double width,
                         double height)
{
  char *key = dup_text (spare_key);
  char *raw = dup_text (raw_key);
  double y = MARGIN;
  double below;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);

  y = draw_text (cr, _ ("Spare key"), "Sans Bold 24", y, width) + 12;
  y = draw_text (cr, _ ("Keep this where you would keep a house key."), "Sans 12", y, width) + 6;
  y = draw_text (cr, _ ("Passphrase forgotten? Choose “Can't get in?” and type these nine groups."),
                 "Sans 12", y, width)
      + 6;
  y = draw_text (
        cr, _ ("New computer? Choose “I already have a journal”, then your backup, and type them there."),
        "Sans 12", y, width)
      + 18;
  below = y + QR_SIZE;
  cairo_save (cr);
  cairo_translate (cr, width - MARGIN - QR_SIZE, y);
  rj_qr_draw (cr, key, QR_SIZE);
  cairo_restore (cr);
  y = draw_groups (cr, key, y);
  y = MAX (y, below) + 18;

  draw_expert_part (cr, raw, y, width);

  wipe_text (key);
  wipe_text (raw);
}

typedef struct {
  RjSecretBytes *spare_key;
  RjSecretBytes *raw_key;
  double width;
  double height;
} Sheet;

static void
draw_pdf (cairo_t *cr, guint page, gpointer data)
{
  const Sheet *sheet = data;

  rj_spare_key_sheet_draw (cr, sheet->spare_key, sheet->raw_key, sheet->width, sheet->height);
}

GBytes *
rj_spare_key_sheet_to_pdf (RjSecretBytes *spare_key, RjSecretBytes *raw_key, GError **error)
{
  Sheet sheet = { .spare_key = spare_key, .raw_key = raw_key };

  rj_paper_get_size (rj_paper_get_default (), &sheet.width, &sheet.height);
  return rj_pdf_new (sheet.width, sheet.height, 1, draw_pdf, &sheet, error);
}

static void
sheet_free (Sheet *sheet)
{
  rj_secret_bytes_unref (sheet->spare_key);
  rj_secret_bytes_unref (sheet->raw_key);
  g_free (sheet);
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *print, int page, Sheet *sheet)
{
  rj_spare_key_sheet_draw (gtk_print_context_get_cairo_context (print), sheet->spare_key, sheet->raw_key,
                           gtk_print_context_get_width (print), gtk_print_context_get_height (print));
}

GtkPrintOperation *
rj_spare_key_sheet_new_print (RjSecretBytes *spare_key, RjSecretBytes *raw_key)
{
  /* Shown in print queues that others see. */
  GtkPrintOperation *operation = rj_print_new ("spare-key");
  Sheet *sheet = g_new0 (Sheet, 1);

  sheet->spare_key = rj_secret_bytes_ref (spare_key);
  sheet->raw_key = rj_secret_bytes_ref (raw_key);
  gtk_print_operation_set_n_pages (operation, 1);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), sheet,
                         (GClosureNotify) (void (*) (void)) sheet_free, 0);
  return operation;
}
