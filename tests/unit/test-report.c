// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-paper.h"
#include "rj-pdf.h"
#include "rj-milestone-paper.h"
#include "rj-my-plan-sheet.h"
#include "rj-own-milestone.h"
#include "rj-plan-sheet.h"
#include "rj-test-store.h"
#include "rj-wallet-card.h"

#include <cairo.h>
#include <math.h>
#include <string.h>

#define NO_MARGIN 20.0

/* What pdftotext finds in it, in the order in which it was drawn, with single blanks. */
static char *
read_pdf (RjPages *pages)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = rj_pdf_new_for_pages (pages, &error);
  g_autoptr (GSubprocess) program = NULL;
  g_autoptr (GBytes) out = NULL;
  static const char *const unseen[] = { "\342\200\213", "\342\200\252", "\342\200\253", "\342\200\254" };
  g_autoptr (GString) text = NULL;
  g_auto (GStrv) words = NULL;

  g_assert_no_error (error);
  program = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                              "pdftotext", "-raw", "-", "-", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate (program, pdf, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  text = g_string_new_len (g_bytes_get_data (out, NULL), (gssize) g_bytes_get_size (out));
  /* Places to break that nobody sees, and what pdftotext puts round what runs from right to left. */
  for (guint i = 0; i < G_N_ELEMENTS (unseen); i++)
    g_string_replace (text, unseen[i], "", 0);
  g_strdelimit (text->str, "\n\f", ' ');
  words = g_strsplit (text->str, " ", -1);
  g_string_truncate (text, 0);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", words[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Nothing is drawn where a printer leaves white. */
static void
assert_inside (RjPages *pages)
{
  double width, height;

  rj_pages_get_size (pages, &width, &height);
  for (guint i = 0; i < rj_pages_get_n_pages (pages); i++)
    {
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
      cairo_t *cr = cairo_create (surface);
      double x, y, w, h;

      rj_pages_draw (pages, i, cr);
      cairo_recording_surface_ink_extents (surface, &x, &y, &w, &h);
      g_assert_cmpfloat (x, >=, NO_MARGIN);
      g_assert_cmpfloat (y, >=, NO_MARGIN);
      g_assert_cmpfloat (x + w, <=, width - NO_MARGIN);
      g_assert_cmpfloat (y + h, <=, height - NO_MARGIN);
      g_assert_cmpfloat (w, >, 0);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

/* How many points of the left and of the right half of a page are dark. */
static void
count_dark (RjPages *pages, guint page, guint *left, guint *right)
{
  double width, height;
  cairo_surface_t *surface;
  cairo_t *cr;

  rj_pages_get_size (pages, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_A8, (int) width, (int) height);
  cr = cairo_create (surface);
  rj_pages_draw (pages, page, cr);
  cairo_surface_flush (surface);
  *left = *right = 0;
  for (int y = 0; y < (int) height; y++)
    {
      const guchar *row =
        cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);

      for (int x = 0; x < (int) width; x++)
        if (row[x] > 64)
          *(x < width / 2 ? left : right) += 1;
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static GPtrArray *
new_plan (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) rj_occurrence_free);
}

static RjPlanItem *
add (GPtrArray *plan, RjDay day, const char *title, int minutes)
{
  RjPlanItem *item = rj_plan_item_new ();

  item->title = g_strdup (title);
  item->minutes = minutes;
  item->part = minutes < 0 ? RJ_PART_ANY_TIME : rj_day_part_for_minutes (minutes);
  g_ptr_array_add (plan, rj_occurrence_new (item, day));
  return item;
}

static RjPages *
lay_out_day (GPtrArray *plan, RjPlanSheetFlags flags, RjPaper paper, gboolean rtl)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (RjSheet) sheet = rj_plan_sheet_new_day (RJ_TEST_DAY, plan, flags, utc, rtl);
  double width, height;

  rj_paper_get_size (paper, &width, &height);
  return rj_sheet_lay_out (sheet, width, height);
}

static void
assert_reads (RjPages *pages, const char *expected)
{
  g_autofree char *text = read_pdf (pages);

  g_assert_cmpstr (text, ==, expected);
  assert_inside (pages);
}

/* ---- What is on it ---- */

static void
test_chosen (void)
{
  g_autoptr (GPtrArray) plan = new_plan ();
  RjPlanItem *item = add (plan, RJ_TEST_DAY, "Dr Lee", 14 * 60);
  g_autoptr (RjPages) plain = NULL;
  g_autoptr (RjPages) with_place = NULL;
  g_autoptr (RjPages) with_all = NULL;

  item->duration_minutes = 45;
  item->place = g_strdup ("Room 5");
  item->note = g_strdup ("nobody else");
  item->steps = g_strdupv ((char *[]) { (char *) "Take the card", (char *) "Ask about sleep", NULL });
  add (plan, RJ_TEST_DAY, "Read", -1);
  ((RjOccurrence *) plan->pdata[1])->mark = RJ_MARK_NOT_TODAY;

  plain = lay_out_day (plan, 0, RJ_PAPER_A4, FALSE);
  assert_reads (plain, "Wednesday 4 March 2026 Afternoon 14:00 Dr Lee 45 min Any time Read Not today");
  with_place = lay_out_day (plan, RJ_PLAN_SHEET_PLACES, RJ_PAPER_A4, FALSE);
  assert_reads (with_place,
                "Wednesday 4 March 2026 Afternoon 14:00 Dr Lee 45 min · Room 5 Any time Read Not today");
  with_all = lay_out_day (plan, RJ_PLAN_SHEET_PLACES | RJ_PLAN_SHEET_STEPS, RJ_PAPER_LETTER, FALSE);
  assert_reads (with_all,
                "Wednesday 4 March 2026 Afternoon 14:00 Dr Lee 45 min · Room 5 Take the card Ask about "
                "sleep Any time Read Not today");
}

/* The words that are read out are those on the paper, with the boxes. */
static void
test_text (void)
{
  g_autoptr (GPtrArray) plan = new_plan ();
  g_autoptr (RjPages) pages = NULL;
  g_autofree char *text = NULL;

  add (plan, RJ_TEST_DAY, "Water", 8 * 60);
  add (plan, RJ_TEST_DAY, "Walk", 9 * 60);
  ((RjOccurrence *) plan->pdata[1])->mark = RJ_MARK_DONE;
  add (plan, RJ_TEST_DAY, "Dr Lee", 10 * 60)->duration_minutes = 60;
  pages = lay_out_day (plan, 0, RJ_PAPER_A4, FALSE);
  text = rj_pages_dup_text (pages, 0);
  g_assert_cmpstr (text, ==,
                   "Wednesday 4 March 2026\nMorning\n☐ 08:00 Water\n☑ 09:00 Walk\n☐ 10:00 Dr Lee · 1 h\n");
}

static void
test_name (void)
{
  g_autofree char *name = rj_plan_sheet_name (rj_day_new (2026, 11, 21));

  g_assert_cmpstr (name, ==, "journal-page-2026-11-21");
}

/* ---- However much it is ---- */

static void
test_many (void)
{
  g_autoptr (GPtrArray) plan = new_plan ();
  g_autoptr (RjPages) pages = NULL;
  g_autofree char *text = NULL;
  guint n;

  for (int i = 0; i < 200; i++)
    {
      g_autofree char *title = g_strdup_printf ("Thing%03d", i);

      add (plan, RJ_TEST_DAY, title, 8 * 60 + i);
    }
  pages = lay_out_day (plan, 0, RJ_PAPER_A4, FALSE);
  assert_inside (pages);
  n = rj_pages_get_n_pages (pages);
  /* About forty rows fit. */
  g_assert_cmpuint (n, >=, 5);
  g_assert_cmpuint (n, <=, 7);
  text = read_pdf (pages);
  for (int i = 0; i < 200; i++)
    {
      g_autofree char *title = g_strdup_printf ("Thing%03d", i);
      const char *at = strstr (text, title);

      g_assert_nonnull (at);
      g_assert_null (strstr (at + 1, title));
    }
  for (guint page = 0; page < n; page++)
    {
      g_autofree char *foot = g_strdup_printf ("Page %u of %u\n", page + 1, n);
      g_autofree char *words = rj_pages_dup_text (pages, page);

      g_assert_true (g_str_has_suffix (words, foot));
      g_assert_true (g_str_has_prefix (words, "Wednesday 4 March 2026\n"));
    }
}

/* Longer than a page, without a place to break, and with a direction that is not taken back. */
static void
test_endless_title (void)
{
  g_autofree char *endless = g_strnfill (4900, 'w');
  g_autofree char *turned = g_strconcat ("\342\200\256", "turned", NULL);
  g_autoptr (GPtrArray) plan = new_plan ();
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (RjSheet) sheet = NULL;
  g_autoptr (RjPages) pages = NULL;
  g_autofree char *text = NULL;
  g_autofree char *found = NULL;
  guint n = 0;

  add (plan, RJ_TEST_DAY, turned, 8 * 60);
  add (plan, RJ_TEST_DAY, endless, 9 * 60);
  add (plan, RJ_TEST_DAY, "After", 10 * 60);
  sheet = rj_plan_sheet_new_week (RJ_TEST_DAY, plan, 0, utc, FALSE);
  pages = rj_sheet_lay_out (sheet, 612, 792);
  assert_inside (pages);
  g_assert_cmpuint (rj_pages_get_n_pages (pages), >, 1);
  for (guint page = 0; page < rj_pages_get_n_pages (pages); page++)
    {
      g_autofree char *words = rj_pages_dup_text (pages, page);

      for (const char *c = words; *c != '\0'; c++)
        n += *c == 'w';
    }
  /* None of our own words on it has one. */
  g_assert_cmpuint (n, ==, 4900);
  text = read_pdf (pages);
  found = g_strrstr (text, "After") != NULL ? g_strdup ("After") : NULL;
  g_assert_cmpstr (found, ==, "After");
}

static void
test_german (void)
{
  static const char *const titles[] = {
    "Rechtsschutzversicherungsgesellschaftsangelegenheiten und Donaudampfschifffahrtskapitänsmützenabholung",
    "Mit der Sozialarbeiterin über den Wohnungsgeberbestätigungsantrag und das Rehabilitationseinrichtungs"
    "aufnahmegespräch sprechen, bevor das Bürgeramt schließt",
    "Übungsleiterbesprechung",
  };
  g_autoptr (GPtrArray) plan = new_plan ();

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    add (plan, RJ_TEST_DAY, titles[i], (int) (8 + i) * 60)->duration_minutes = 90;
  for (guint columns = 1; columns <= 2; columns++)
    {
      g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
      g_autoptr (RjSheet) sheet = columns == 1 ? rj_plan_sheet_new_day (RJ_TEST_DAY, plan, 0, utc, FALSE)
                                               : rj_plan_sheet_new_week (RJ_TEST_DAY, plan, 0, utc, FALSE);
      g_autoptr (RjPages) pages = rj_sheet_lay_out (sheet, 595, 842);
      g_autofree char *text = rj_pages_dup_text (pages, 0);

      assert_inside (pages);
      g_assert_cmpuint (rj_pages_get_n_pages (pages), ==, 1);
      /* A long word is divided, but not a letter of it is lost. */
      g_strdelimit (text, "\n", ' ');
      for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
        {
          g_auto (GStrv) words = g_strsplit (text, " ", -1);
          g_auto (GStrv) title_words = g_strsplit (titles[i], " ", -1);
          g_autofree char *joined = g_strjoinv ("", words);
          g_autofree char *title = g_strjoinv ("", title_words);

          g_assert_nonnull (strstr (joined, title));
        }
    }
}

/* ---- From right to left ---- */

static void
test_rtl (void)
{
  g_autoptr (GPtrArray) plan = new_plan ();
  g_autoptr (RjPages) pages = NULL;
  g_autoptr (RjPages) ltr = NULL;
  g_autofree char *text = NULL;
  guint left, right;

  add (plan, RJ_TEST_DAY, "לשתות מים", 8 * 60);
  add (plan, RJ_TEST_DAY, "Call Sam?", 9 * 60);
  pages = lay_out_day (plan, 0, RJ_PAPER_A4, TRUE);
  assert_inside (pages);
  text = read_pdf (pages);
  /* It gives words as they are read, but those of a line as they stand. */
  g_assert_nonnull (strstr (text, "לשתות"));
  g_assert_nonnull (strstr (text, "מים"));
  g_assert_nonnull (strstr (text, "Call Sam?"));
  /* All of it begins at the right edge, English too; the other way round at the left. */
  count_dark (pages, 0, &left, &right);
  g_assert_cmpuint (right, >, 2 * left);
  ltr = lay_out_day (plan, 0, RJ_PAPER_A4, FALSE);
  count_dark (ltr, 0, &left, &right);
  g_assert_cmpuint (left, >, 2 * right);
}

static void
test_week_rtl (void)
{
  g_autoptr (GPtrArray) plan = new_plan ();
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (RjSheet) sheet = NULL;
  g_autoptr (RjPages) pages = NULL;
  guint left, right;

  for (int i = 0; i < 7; i++)
    add (plan, RJ_TEST_DAY, "לשתות מים", 8 * 60 + i);
  sheet = rj_plan_sheet_new_week (RJ_TEST_DAY, plan, 0, utc, TRUE);
  pages = rj_sheet_lay_out (sheet, 595, 842);
  assert_inside (pages);
  count_dark (pages, 0, &left, &right);
  g_assert_cmpuint (right, >, left);
}

/* ---- Out of a journal ---- */

static void
save (RjTestStore *self, const char *title, RjDay day, int minutes, RjRecurrence *repeat)
{
  g_autoptr (RjPlanItem) item = rj_plan_item_new ();
  g_autoptr (RjPlanItem) saved = NULL;

  item->title = g_strdup (title);
  item->record.day = day;
  item->minutes = minutes;
  item->part = rj_day_part_for_minutes (minutes);
  rj_plan_item_set_recurrence (item, repeat);
  saved = rj_test_save_item (self->store, item);
}

/* A small day has on paper what it has on the screen. */
static void
test_load (void)
{
  RjTestStore self = { 0 };
  RjPlan *plan;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  guint counts[3] = { 0 };

  rj_test_store_set_up (&self, FALSE);
  plan = rj_store_get_plan (self.store);
  for (int i = 0; i < 5; i++)
    save (&self, "Thing", RJ_TEST_DAY, 600 + i, rj_recurrence_new_daily (1));
  rj_plan_set_small_day_finish (
    plan, RJ_TEST_AWAIT (rj_plan_set_small_day_async (plan, RJ_TEST_DAY + 1, TRUE, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  found = rj_plan_sheet_load_finish (
    plan, RJ_TEST_AWAIT (rj_plan_sheet_load_async (plan, RJ_TEST_DAY, RJ_TEST_DAY + 2, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    counts[((RjOccurrence *) found->pdata[i])->day - RJ_TEST_DAY]++;
  g_assert_cmpuint (counts[0], ==, 5);
  g_assert_cmpuint (counts[1], ==, 3);
  g_assert_cmpuint (counts[2], ==, 5);
  rj_test_store_tear_down (&self);
}

/* ---- The card ---- */

static void
test_card_text (void)
{
  g_autoptr (RjWalletCard) empty = rj_wallet_card_new (NULL);
  g_autoptr (RjWalletCard) card = rj_wallet_card_new ("one\n\nthree\n");
  g_autoptr (RjWalletCard) again = NULL;
  g_autofree char *text = NULL;

  g_assert_null (rj_wallet_card_to_text (empty));
  g_free (card->lines[RJ_CARD_N_LINES - 1]);
  card->lines[RJ_CARD_N_LINES - 1] = g_strdup ("last\nline");
  text = rj_wallet_card_to_text (card);
  g_assert_cmpstr (text, ==, "one\n\nthree\n\n\n\n\n\n\n\nlast line");
  again = rj_wallet_card_new (text);
  g_assert_cmpstr (again->lines[0], ==, "one");
  g_assert_null (again->lines[1]);
  g_assert_cmpstr (again->lines[2], ==, "three");
  g_assert_cmpstr (again->lines[RJ_CARD_N_LINES - 1], ==, "last line");
}

/* Nobody who sees the front learns what it is. Words of our own are not there for what is empty. */
static void
test_card_front (void)
{
  g_autoptr (RjWalletCard) card = rj_wallet_card_new (NULL);
  g_autoptr (RjPages) pages = rj_wallet_card_lay_out (card, 595, 842, FALSE);

  assert_reads (pages,
                "Notes Cut between the corner marks. Fold the upper dashed line back and the lower one "
                "forward: the words are inside.");
}

/* Dark points in a part of a page, in millimetres from its corner. */
static guint
count_part (RjPages *pages, double x, double y, double width, double height)
{
  int w = (int) (width * RJ_PAPER_MM), h = (int) (height * RJ_PAPER_MM);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, w, h);
  cairo_t *cr = cairo_create (surface);
  guint n = 0;

  cairo_translate (cr, -x * RJ_PAPER_MM, -y * RJ_PAPER_MM);
  rj_pages_draw (pages, 0, cr);
  cairo_surface_flush (surface);
  for (int row = 0; row < h; row++)
    for (int column = 0; column < w; column++)
      n +=
        cairo_image_surface_get_data (surface)[row * cairo_image_surface_get_stride (surface) + column] > 64;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return n;
}

/* The longest lines in the widest letters stay inside, on any paper and in either direction. */
static void
test_card_fits (void)
{
  static const char *const letters[] = { "W", "界", "ש", "e" };
  const double left = (210 - 85.6) / 2, top = 25, wide = 85.6, high = 53.98;

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    for (gboolean rtl = FALSE; rtl <= TRUE; rtl++)
      {
        g_autoptr (RjWalletCard) card = rj_wallet_card_new (NULL);
        g_autoptr (RjPages) pages = NULL;

        for (guint line = 0; line < RJ_CARD_N_LINES; line++)
          {
            g_autoptr (GString) text = g_string_new (NULL);

            for (guint n = 0; n < RJ_CARD_MAX_CHARS; n++)
              g_string_append (text, n % 12 == 11 ? " " : letters[i]);
            card->lines[line] = g_strdup (text->str);
          }
        pages = rj_wallet_card_lay_out (card, 210 * RJ_PAPER_MM, 297 * RJ_PAPER_MM, rtl);
        g_assert_cmpuint (rj_pages_get_n_pages (pages), ==, 1);
        assert_inside (pages);
        for (guint field = 1; field <= 2; field++)
          {
            double y = top + field * high;

            g_assert_cmpuint (count_part (pages, left, y, wide, high), >, 1000);
            /* Two millimetres at the edges are white, but for the line to fold. */
            g_assert_cmpuint (count_part (pages, left, y + 0.5, 2, high - 1), ==, 0);
            g_assert_cmpuint (count_part (pages, left + wide - 2, y + 0.5, 2, high - 1), ==, 0);
            g_assert_cmpuint (count_part (pages, left, y + 0.5, wide, 1.5), ==, 0);
            g_assert_cmpuint (count_part (pages, left, y + high - 2, wide, 1.5), ==, 0);
          }
      }
}

/* ---- The card of a milestone ---- */

static void
test_milestone_words (void)
{
  g_autoptr (RjPages) dated =
    rj_milestone_paper_lay_out ("30 days in recovery", "21 November 2026", FALSE, 595, 842, FALSE);
  g_autoptr (RjPages) plain = rj_milestone_paper_lay_out ("30 days", NULL, TRUE, 612, 792, FALSE);

  assert_reads (dated, "30 days in recovery 21 November 2026 Cut between the corner marks.");
  assert_reads (plain, "30 days Cut between the corner marks.");
}

/* The sun stands in the middle, above the words; the lines to write on are there when they are chosen. */
static void
test_milestone_drawing (void)
{
  const double left = (210 - 105) / 2.0, wide = 105, sun = 25 + 20, words = 25 + 64, lines = 25 + 104,
               lower = 18;
  g_autoptr (RjPages) plain =
    rj_milestone_paper_lay_out ("30", NULL, FALSE, 210 * RJ_PAPER_MM, 297 * RJ_PAPER_MM, FALSE);
  g_autoptr (RjPages) lined =
    rj_milestone_paper_lay_out ("30", NULL, TRUE, 210 * RJ_PAPER_MM, 297 * RJ_PAPER_MM, FALSE);
  guint left_half = count_part (plain, left, sun + lower, wide / 2, 40);
  guint right_half = count_part (plain, left + wide / 2, sun + lower, wide / 2, 40);

  g_assert_cmpuint (left_half, >, 100);
  g_assert_cmpuint (ABS ((int) left_half - (int) right_half), <, 20);
  g_assert_cmpuint (count_part (plain, left, words + lower, wide, 20), >, 50);
  g_assert_cmpuint (count_part (plain, left, lines + 8, wide, 32), ==, 0);
  g_assert_cmpuint (count_part (lined, left, lines, wide, 40), >, 4 * 200);
}

/* The longest name in the widest letters stays above the lines and inside the edges. */
static void
test_milestone_fits (void)
{
  static const char *const letters[] = { "W", "界", "ש", "e" };
  const double left = (210 - 105) / 2.0, top = 25, wide = 105, high = 148;

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    for (gboolean rtl = FALSE; rtl <= TRUE; rtl++)
      {
        g_autoptr (GString) text = g_string_new (NULL);
        g_autoptr (RjPages) pages = NULL;

        for (guint n = 0; n < RJ_OWN_MILESTONE_MOST_CHARS; n++)
          g_string_append (text, n % 12 == 11 ? " " : letters[i]);
        pages = rj_milestone_paper_lay_out (text->str, "Wednesday 30 September 2026", TRUE, 210 * RJ_PAPER_MM,
                                            297 * RJ_PAPER_MM, rtl);
        g_assert_cmpuint (rj_pages_get_n_pages (pages), ==, 1);
        assert_inside (pages);
        g_assert_cmpuint (count_part (pages, left, top + 60, wide, 40), >, 1000);
        g_assert_cmpuint (count_part (pages, left + 0.5, top + 102, wide - 1, 3), ==, 0);
        g_assert_cmpuint (count_part (pages, left + 0.5, top + 0.5, 8, high - 1), ==, 0);
        g_assert_cmpuint (count_part (pages, left + wide - 8.5, top + 0.5, 8, high - 1), ==, 0);
      }
}

static void
test_week (void)
{
  for (RjDay day = RJ_TEST_DAY; day < RJ_TEST_DAY + 14; day++)
    {
      RjDay first = rj_plan_sheet_get_week (day);

      g_assert_cmpuint (first, <=, day);
      g_assert_cmpuint (day - first, <, 7);
      /* The C locale begins on Sunday. */
      g_assert_cmpint (rj_day_get_weekday (first), ==, 7);
    }
}

static void
test_paper (void)
{
  RjPaper paper = RJ_PAPER_A4;

  g_assert_true (rj_paper_from_name ("Letter", &paper));
  g_assert_cmpint (paper, ==, RJ_PAPER_LETTER);
  g_assert_true (rj_paper_from_name ("a4", &paper));
  g_assert_cmpint (paper, ==, RJ_PAPER_A4);
  g_assert_false (rj_paper_from_name ("a3", &paper));
  g_assert_true (rj_script_is_rtl (G_UNICODE_SCRIPT_HEBREW));
  g_assert_true (rj_script_is_rtl (G_UNICODE_SCRIPT_ARABIC));
  g_assert_false (rj_script_is_rtl (G_UNICODE_SCRIPT_LATIN));
}

/* ---- My plan ---- */

static void
add_line (GPtrArray *lines, RjMySection section, const char *text)
{
  RjMyLine *line = rj_my_line_new (section);

  line->text = g_strdup (text);
  line->halt = section == RJ_MY_RULES ? RJ_HALT_TIRED : 0;
  g_ptr_array_add (lines, line);
}

static char *
read_my_plan (GPtrArray *lines, guint sections, gboolean rtl)
{
  g_autoptr (RjSheet) sheet = rj_my_plan_sheet_new (lines, sections, rtl);
  g_autoptr (RjPages) pages = rj_sheet_lay_out (sheet, 595, 842);

  assert_inside (pages);
  return rj_pages_dup_text (pages, 0);
}

/* On it is what was chosen, and nothing else; the research is named where it was leaned on. */
static void
test_my_plan (void)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_my_line_free);
  g_autofree char *some = NULL;
  g_autofree char *all = NULL;
  g_autofree char *turned = NULL;

  add_line (lines, RJ_MY_REASONS, "Mia");
  add_line (lines, RJ_MY_RULES, "lie down");
  add_line (lines, RJ_MY_SAFETY_TELL, "Dr Lee");
  add_line (lines, RJ_MY_IF_I_USE, "open the door");
  some = read_my_plan (lines, RJ_MY_SECTION_BIT (RJ_MY_REASONS) | RJ_MY_SECTION_BIT (RJ_MY_SIGNS), FALSE);
  g_assert_cmpstr (some, ==, "My plan\nMy reasons\nMia\n");
  all = read_my_plan (lines, ~0u, FALSE);
  g_assert_nonnull (strstr (all, "If-then rules\nIf: Tired. Then: lie down\n"));
  g_assert_nonnull (strstr (all, "Who I tell\nDr Lee\n"));
  g_assert_nonnull (strstr (all, "Stanley & Brown"));
  g_assert_nonnull (strstr (all, "tolerance may be lower"));
  g_assert_nonnull (strstr (all, "open the door"));
  g_assert_null (strstr (some, "Stanley"));
  turned = read_my_plan (lines, ~0u, TRUE);
  g_assert_nonnull (strstr (turned, "Mia"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/chosen", test_chosen);
  g_test_add_func ("/report/text", test_text);
  g_test_add_func ("/report/name", test_name);
  g_test_add_func ("/report/many", test_many);
  g_test_add_func ("/report/endless title", test_endless_title);
  g_test_add_func ("/report/german", test_german);
  g_test_add_func ("/report/rtl", test_rtl);
  g_test_add_func ("/report/week rtl", test_week_rtl);
  g_test_add_func ("/report/load", test_load);
  g_test_add_func ("/report/card text", test_card_text);
  g_test_add_func ("/report/card front", test_card_front);
  g_test_add_func ("/report/card fits", test_card_fits);
  g_test_add_func ("/report/milestone words", test_milestone_words);
  g_test_add_func ("/report/milestone drawing", test_milestone_drawing);
  g_test_add_func ("/report/milestone fits", test_milestone_fits);
  g_test_add_func ("/report/my plan", test_my_plan);
  g_test_add_func ("/report/week", test_week);
  g_test_add_func ("/report/paper", test_paper);
  return g_test_run ();
}
