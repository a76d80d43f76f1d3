// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-cli-output.h"
#include "rj-ical-writer.h"
#include "rj-json-export.h"
#include "rj-vcard-writer.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <string.h>

static char *output_path;
static char *format;
static gboolean with_words;

static const GOptionEntry entries[] = {
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &output_path,
    N_ ("Write to FILE, which must not exist; “-” is the standard output"), N_ ("FILE") },
  { "format", 0, 0, G_OPTION_ARG_STRING, &format,
    N_ ("json: everything, this is the default; ics: the plan as a calendar; vcf: people as an address book"),
    N_ ("FORMAT") },
  { "with-words", 0, 0, G_OPTION_ARG_NONE, &with_words,
    N_ ("With ics: titles, places and notes too, and not only times; with vcf: notes too"), NULL },
  G_OPTION_ENTRY_NULL
};

static gboolean
write_calendar (RjCli *cli, GOutputStream *stream, GError **error)
{
  RjPlanImportHome home = { .zone = rj_clock_get_zone_name (cli->clock),
                            .day_end = rj_store_get_day_end (rj_vault_get_store (cli->vault),
                                                             rj_clock_get_day_end (cli->clock)) };
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *text = NULL;

  rj_ical_export_async (rj_vault_get_store (cli->vault), &home, !with_words, NULL, rj_cli_keep_result,
                        &result);
  rj_cli_wait (&result);
  text = rj_ical_export_finish (result, NULL, error);
  return text != NULL && g_output_stream_write_all (stream, text, strlen (text), NULL, NULL, error)
         && g_output_stream_flush (stream, NULL, error);
}

static gboolean
write_people (RjCli *cli, GOutputStream *stream, GError **error)
{
  RjPeople *people = rj_store_get_people (rj_vault_get_store (cli->vault));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *text = NULL;

  rj_people_list_async (people, NULL, rj_cli_keep_result, &result);
  rj_cli_wait (&result);
  list = rj_people_list_finish (people, result, error);
  if (list == NULL)
    return FALSE;
  text = rj_vcard_write (list, with_words);
  return g_output_stream_write_all (stream, text, strlen (text), NULL, NULL, error)
         && g_output_stream_flush (stream, NULL, error);
}

static gboolean
write_export (int fd, gpointer data, GError **error)
{
  RjCli *cli = data;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GOutputStream) file = g_unix_output_stream_new (fd, FALSE);
  g_autoptr (GOutputStream) stream = g_buffered_output_stream_new (file);

  if (g_strcmp0 (format, "ics") == 0)
    return write_calendar (cli, stream, error);
  if (g_strcmp0 (format, "vcf") == 0)
    return write_people (cli, stream, error);
  rj_json_export_async (rj_vault_get_store (cli->vault), stream, NULL, rj_cli_keep_result, &result);
  rj_cli_wait (&result);
  return rj_json_export_finish (result, error) && g_output_stream_flush (stream, NULL, error);
}

static RjCliStatus
run (RjCli *cli)
{
  GError *error = NULL;

  if (!output_path)
    {
      g_printerr ("%s\n", _ ("Where to? --output FILE is missing."));
      return RJ_CLI_USAGE;
    }
  if (format != NULL && !g_str_equal (format, "json") && !g_str_equal (format, "ics")
      && !g_str_equal (format, "vcf"))
    {
      g_printerr ("%s\n", _ ("There is no such format."));
      return RJ_CLI_USAGE;
    }
  if (!rj_cli_open_journal (cli, &error))
    return rj_cli_fail (error);
  return rj_cli_write_output (output_path, write_export, cli);
}

const RjCliCommand rj_cli_export = {
  .name = "export",
  .summary = N_ (
    "Write everything in a journal to a JSON file, the plan to a calendar file, or people to a vCard file"),
  .description = N_ ("The file will not be locked: anyone who has it can read it."),
  .entries = entries,
  .run = run,
};
