// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-cli.h"
#include "rj-feed-import.h"
#include "rj-importer.h"
#include "rj-people-import.h"
#include "rj-plan-import.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

static gboolean dry_run;
static gboolean with_contacts;
static char *zone_name;
static char *fellowship_name;

static const GOptionEntry entries[] = {
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Say what would be added, and add nothing"), NULL },
  { "zone", 0, 0, G_OPTION_ARG_STRING, &zone_name,
    N_ ("The time zone that you are in, as Europe/Berlin; otherwise that of the computer"), N_ ("ZONE") },
  { "fellowship", 0, 0, G_OPTION_ARG_STRING, &fellowship_name,
    N_ ("Whose meetings are in a list, as NA; the kinds of meetings are called as they call them"),
    N_ ("FELLOWSHIP") },
  { "with-contacts", 0, 0, G_OPTION_ARG_NONE, &with_contacts,
    N_ ("Take other people's names and numbers out of a list of meetings, too"), NULL },
  G_OPTION_ENTRY_NULL
};

static void
add_kinds (JsonBuilder *builder, const char *name, const guint *found, const guint *numbers)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  for (guint i = 1; found != NULL && i < RJ_IMPORT_N_KINDS; i++)
    if (found[i] > 0)
      {
        json_builder_set_member_name (builder, rj_import_kind_get_name (i));
        json_builder_add_int_value (builder, numbers[i]);
      }
  json_builder_end_object (builder);
}

static void
add_skipped (JsonBuilder *builder, const char *where, RjImportReason reason)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "where");
  json_builder_add_string_value (builder, where);
  json_builder_set_member_name (builder, "reason");
  json_builder_add_string_value (builder, rj_import_reason_get_sentence (reason));
  json_builder_end_object (builder);
}

static void
add_left (JsonBuilder *builder, GPtrArray *all)
{
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const RjImportLeft *left = g_ptr_array_index (all, i);
      g_autofree char *where = rj_import_left_get_where (left);

      add_skipped (builder, where, left->reason);
    }
}

static void
print_json (JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = NULL;

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);
  g_print ("%s\n", text);
}

/* What came of a file. @format: %NULL: @reason is why it is not taken at all */
typedef struct {
  const char *format;
  const guint *found;
  const guint *fresh;
  guint n_known;
  GPtrArray *left;
  RjImportReason reason;
} Outcome;

static JsonBuilder *
begin_result (const Outcome *outcome)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "format");
  if (outcome->format != NULL)
    json_builder_add_string_value (builder, outcome->format);
  else
    json_builder_add_null_value (builder);
  add_kinds (builder, "found", outcome->found, outcome->found);
  add_kinds (builder, "imported", outcome->found, outcome->fresh);
  json_builder_set_member_name (builder, "duplicates");
  json_builder_add_int_value (builder, outcome->n_known);
  json_builder_set_member_name (builder, "skipped");
  json_builder_begin_array (builder);
  if (outcome->format == NULL)
    add_skipped (builder, "file", outcome->reason);
  add_left (builder, outcome->left);
  json_builder_end_array (builder);
  return builder;
}

static void
print_result (const Outcome *outcome)
{
  g_autoptr (JsonBuilder) builder = begin_result (outcome);

  json_builder_end_object (builder);
  print_json (builder);
}

/* (transfer full) (nullable): what is in the file; otherwise @status says how to leave */
static RjImportFile *
read_file (const char *path, RjCliStatus *status)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  RjImportFile *file;

  rj_importer_read_async (path, NULL, rj_cli_keep_result, &result);
  rj_cli_wait (&result);
  file = rj_importer_read_finish (result, &error);
  if (file != NULL)
    return file;
  g_printerr ("%s\n", rj_import_reason_get_sentence ((RjImportReason) error->code));
  *status = RJ_CLI_FAILED;
  if (error->code != RJ_IMPORT_UNREADABLE)
    {
      print_result (&(Outcome) { .reason = (RjImportReason) error->code });
      *status = RJ_CLI_USAGE;
    }
  return NULL;
}

static RjCliStatus
import_file (RjCli *cli, const RjImportFile *file)
{
  RjPlanImportHome home = { .zone = zone_name != NULL ? zone_name : rj_clock_get_zone_name (cli->clock) };
  g_autoptr (RjPlanImport) import = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  RjStore *store;
  GError *error = NULL;

  if (!rj_cli_open_journal (cli, &error))
    return rj_cli_fail (error);
  store = rj_vault_get_store (cli->vault);
  home.day_end = rj_store_get_day_end (rj_vault_get_store (cli->vault), rj_clock_get_day_end (cli->clock));
  import = rj_plan_import_new (file, &home);
  if (dry_run)
    rj_plan_import_look_async (import, store, NULL, rj_cli_keep_result, &result);
  else
    rj_plan_import_save_async (import, store, NULL, rj_cli_keep_result, &result);
  rj_cli_wait (&result);
  if (!rj_plan_import_finish (result, &error))
    return rj_cli_fail (error);
  print_result (&(Outcome) { .format = import->format,
                             .found = import->found,
                             .fresh = import->fresh,
                             .n_known = import->n_known,
                             .left = import->left });
  return RJ_CLI_DONE;
}

/* ---- Lists of meetings ---- */

static guint
count_contacts (const RjImportFile *file)
{
  guint n = 0;

  for (guint i = 0; i < file->meetings->len; i++)
    n += ((const RjFeedRow *) g_ptr_array_index (file->meetings, i))->contact != NULL;
  return n;
}

static void
print_list_result (const RjImportFile *file, const RjFeedChoice *choice, GArray *known)
{
  guint fresh[RJ_IMPORT_N_KINDS] = { 0 };
  Outcome outcome = { .format = file->format, .found = file->found, .fresh = fresh, .left = file->left };
  g_autoptr (JsonBuilder) builder = NULL;

  for (guint i = 0; i < known->len; i++)
    if (g_array_index (known, gboolean, i))
      outcome.n_known++;
    else
      fresh[RJ_IMPORT_MEETING]++;
  builder = begin_result (&outcome);
  json_builder_set_member_name (builder, "fellowship");
  json_builder_add_string_value (builder, choice->fellowship != NULL ? choice->fellowship : "");
  json_builder_set_member_name (builder, "zone");
  json_builder_add_string_value (builder, choice->zone);
  json_builder_set_member_name (builder, "contacts_left_out");
  json_builder_add_int_value (builder, choice->with_contacts ? 0 : count_contacts (file));
  json_builder_end_object (builder);
  print_json (builder);
}

static RjCliStatus
import_list (RjCli *cli, const RjImportFile *file)
{
  const RjFellowship *guessed = rj_feed_guess_fellowship (file->format);
  const RjFellowship *named = rj_fellowship_find (fellowship_name);
  RjFeedChoice choice = { .zone = zone_name != NULL ? zone_name : rj_clock_get_zone_name (cli->clock),
                          .with_contacts = with_contacts };
  g_autoptr (GPtrArray) pieces = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) known = NULL;
  RjMeetings *meetings;
  GError *error = NULL;

  if (fellowship_name != NULL)
    choice.fellowship = named != NULL ? named->name : fellowship_name;
  else if (guessed != NULL)
    choice.fellowship = guessed->name;
  if (!rj_cli_open_journal (cli, &error))
    return rj_cli_fail (error);
  meetings = rj_store_get_meetings (rj_vault_get_store (cli->vault));
  choice.today = rj_clock_get_today (cli->clock);
  pieces = rj_feed_pieces_new (file, &choice, file->left);
  rj_meetings_take_async (meetings, pieces, !dry_run, NULL, rj_cli_keep_result, &result);
  rj_cli_wait (&result);
  known = rj_meetings_take_finish (meetings, result, &error);
  if (known == NULL)
    return rj_cli_fail (error);
  print_list_result (file, &choice, known);
  return RJ_CLI_DONE;
}

/* ---- Address books ---- */

static RjCliStatus
import_people (RjCli *cli, const RjImportFile *file)
{
  g_autoptr (RjPeopleImport) import = rj_people_import_new (file);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (JsonBuilder) builder = NULL;
  guint fresh[RJ_IMPORT_N_KINDS] = { 0 };
  RjStore *store;
  GError *error = NULL;

  if (!rj_cli_open_journal (cli, &error))
    return rj_cli_fail (error);
  store = rj_vault_get_store (cli->vault);
  if (dry_run)
    rj_people_import_look_async (import, store, NULL, rj_cli_keep_result, &result);
  else
    rj_people_import_save_async (import, store, NULL, rj_cli_keep_result, &result);
  rj_cli_wait (&result);
  if (!rj_people_import_finish (result, &error))
    return rj_cli_fail (error);
  fresh[RJ_IMPORT_CARD] = rj_people_import_count (import, RJ_TAKEN_NEW);
  builder = begin_result (&(Outcome) { .format = file->format,
                                       .found = file->found,
                                       .fresh = fresh,
                                       .n_known = rj_people_import_count (import, RJ_TAKEN_KNOWN),
                                       .left = import->left });
  json_builder_set_member_name (builder, "updated");
  json_builder_add_int_value (builder, rj_people_import_count (import, RJ_TAKEN_CHANGED));
  json_builder_end_object (builder);
  print_json (builder);
  return RJ_CLI_DONE;
}

static RjCliStatus
run (RjCli *cli)
{
  g_autoptr (GTimeZone) zone = zone_name != NULL ? g_time_zone_new_identifier (zone_name) : NULL;
  g_autoptr (RjImportFile) file = NULL;
  RjCliStatus status;

  if (cli->argument == NULL)
    {
      g_printerr ("%s\n", _ ("Which file? Its name is missing."));
      return RJ_CLI_USAGE;
    }
  if (zone_name != NULL && zone == NULL)
    {
      g_printerr ("%s\n", _ ("There is no such time zone."));
      return RJ_CLI_USAGE;
    }
  file = read_file (cli->argument, &status);
  if (file == NULL)
    return status;
  if (rj_people_import_is_book (file->format))
    return import_people (cli, file);
  return rj_feed_is_list (file->format) ? import_list (cli, file) : import_file (cli, file);
}

const RjCliCommand rj_cli_import = {
  .name = "import",
  .summary = N_ ("Take what another program wrote into a journal"),
  .description =
    N_ ("What FILE is, is found out from what is in it. Calendars (iCalendar) come into the plan, lists\n"
        "of meetings (Meeting Guide, BMLT, TSML) among the meetings, address books (vCard) among the\n"
        "people; what is there already is not added again, and follows the file. Prints what was found and "
        "what was left out, as JSON. The exit\n"
        "status is 2 when the file is not understood; nothing was added then."),
  .argument = N_ ("FILE"),
  .entries = entries,
  .run = run,
};
