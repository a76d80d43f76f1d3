// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-cli-output.h"
#include "rj-paper.h"
#include "rj-pdf.h"
#include "rj-plan-sheet.h"
#include "rj-wallet-card.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>

static char *output_path;
static char *day_text;
static char *paper_name;
static gboolean week;
static gboolean places;
static gboolean steps;
static gboolean card;

static const GOptionEntry entries[] = {
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &output_path,
    N_ ("Write to FILE, which must not exist; “-” is the standard output"), N_ ("FILE") },
  { "day", 0, 0, G_OPTION_ARG_STRING, &day_text, N_ ("The day, as 2026-11-21; today when left out"),
    N_ ("DAY") },
  { "week", 0, 0, G_OPTION_ARG_NONE, &week, N_ ("The whole week that the day is in"), NULL },
  { "places", 0, 0, G_OPTION_ARG_NONE, &places, N_ ("With the places"), NULL },
  { "steps", 0, 0, G_OPTION_ARG_NONE, &steps, N_ ("With the steps"), NULL },
  { "card", 0, 0, G_OPTION_ARG_NONE, &card, N_ ("The wallet card instead of the plan"), NULL },
  { "paper", 0, 0, G_OPTION_ARG_STRING, &paper_name, N_ ("a4 or letter"), N_ ("PAPER") },
  G_OPTION_ENTRY_NULL
};

static gboolean
write_bytes (int fd, gpointer data, GError **error)
{
  g_autoptr (GOutputStream) stream = g_unix_output_stream_new (fd, FALSE);
  gsize length;
  const void *bytes = g_bytes_get_data (data, &length);

  return g_output_stream_write_all (stream, bytes, length, NULL, NULL, error);
}

static RjSheet *
load_sheet (RjCli *cli, RjDay day, GError **error)
{
  RjPlan *plan = rj_store_get_plan (rj_vault_get_store (cli->vault));
  RjDay first = week ? rj_plan_sheet_get_week (day) : day;
  RjPlanSheetFlags flags = (places ? RJ_PLAN_SHEET_PLACES : 0) | (steps ? RJ_PLAN_SHEET_STEPS : 0);
  GTimeZone *here = rj_clock_get_zone (cli->clock);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) found = NULL;

  rj_plan_sheet_load_async (plan, first, week ? first + 6 : first, NULL, rj_cli_keep_result, &result);
  rj_cli_wait (&result);
  found = rj_plan_sheet_load_finish (plan, result, error);
  if (found == NULL)
    return NULL;
  return week ? rj_plan_sheet_new_week (first, found, flags, here, rj_paper_is_rtl ())
              : rj_plan_sheet_new_day (day, found, flags, here, rj_paper_is_rtl ());
}

static RjPages *
lay_out (RjCli *cli, RjDay day, RjPaper paper, GError **error)
{
  g_autoptr (RjSheet) sheet = NULL;
  double width, height;

  rj_paper_get_size (paper, &width, &height);
  if (card)
    {
      RjStore *store = rj_vault_get_store (cli->vault);
      g_autoptr (RjWalletCard) lines =
        rj_wallet_card_new (rj_store_get_preference (store, RJ_PREFERENCE_WALLET_CARD));

      return rj_wallet_card_lay_out (lines, width, height, rj_paper_is_rtl ());
    }
  sheet = load_sheet (cli, day, error);
  return sheet != NULL ? rj_sheet_lay_out (sheet, width, height) : NULL;
}

static RjCliStatus
print (RjCli *cli, RjDay day, RjPaper paper)
{
  GError *error = NULL;
  g_autoptr (RjPages) pages = lay_out (cli, day, paper, &error);
  g_autoptr (GBytes) pdf = pages != NULL ? rj_pdf_new_for_pages (pages, &error) : NULL;

  return pdf != NULL ? rj_cli_write_output (output_path, write_bytes, pdf) : rj_cli_fail (error);
}

static RjCliStatus
usage (const char *sentence)
{
  g_printerr ("%s\n", sentence);
  return RJ_CLI_USAGE;
}

static RjCliStatus
run (RjCli *cli)
{
  RjPaper paper = rj_paper_get_default ();
  RjDay day = day_text != NULL ? rj_day_from_iso (day_text) : RJ_DAY_NONE;
  GError *error = NULL;

  if (output_path == NULL)
    return usage (_ ("Where to? --output FILE is missing."));
  if (card && (day_text != NULL || week))
    return usage (_ ("The card belongs to no day."));
  if (day_text != NULL && !rj_day_is_valid (day))
    return usage (_ ("That is no day. One is written like this: 2026-11-21."));
  if (paper_name != NULL && !rj_paper_from_name (paper_name, &paper))
    return usage (_ ("The paper is a4 or letter."));
  if (!rj_cli_open_journal (cli, &error))
    return rj_cli_fail (error);

  rj_clock_set_day_end (
    cli->clock, rj_store_get_day_end (rj_vault_get_store (cli->vault), rj_clock_get_day_end (cli->clock)));
  return print (cli, day_text != NULL ? day : rj_clock_get_today (cli->clock), paper);
}

const RjCliCommand rj_cli_print = {
  .name = "print",
  .summary = N_ ("Write the plan of a day or of a week, or the wallet card, to a PDF file"),
  .description = N_ ("The file will not be locked: anyone who has it can read it."),
  .entries = entries,
  .run = run,
};
