// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-cli.h"
#include "rj-importer.h"
#include "rj-plan-import.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

static gboolean dry_run;
static char *zone_name;

static const GOptionEntry entries[] = {
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Say what would be added, and add nothing"), NULL },
  { "zone", 0, 0, G_OPTION_ARG_STRING, &zone_name,
    N_ ("The time zone that you are in, as Europe/Berlin; otherwise that of the computer"), N_ ("ZONE") },
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

/* @import: %NULL: @reason is why the file is not taken at all */
static void
print_result (const RjPlanImport *import, RjImportReason reason)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "format");
  if (import != NULL)
    json_builder_add_string_value (builder, import->format);
  else
    json_builder_add_null_value (builder);
  add_kinds (builder, "found", import != NULL ? import->found : NULL, import != NULL ? import->found : NULL);
  add_kinds (builder, "imported", import != NULL ? import->found : NULL,
             import != NULL ? import->fresh : NULL);
  json_builder_set_member_name (builder, "duplicates");
  json_builder_add_int_value (builder, import != NULL ? import->n_known : 0);
  json_builder_set_member_name (builder, "skipped");
  json_builder_begin_array (builder);
  if (import == NULL)
    add_skipped (builder, "file", reason);
  for (guint i = 0; import != NULL && i < import->left->len; i++)
    {
      const RjImportLeft *left = g_ptr_array_index (import->left, i);
      g_autofree char *where = rj_import_left_get_where (left);

      add_skipped (builder, where, left->reason);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);
  g_print ("%s\n", text);
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
      print_result (NULL, (RjImportReason) error->code);
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
  print_result (import, 0);
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
  return file != NULL ? import_file (cli, file) : status;
}

const RjCliCommand rj_cli_import = {
  .name = "import",
  .summary = N_ ("Take what another program wrote into a journal"),
  .description =
    N_ ("What FILE is, is found out from what is in it. Calendars (iCalendar) come into the plan; what is\n"
        "there already is not added again. Prints what was found and what was left out, as JSON. The exit\n"
        "status is 2 when the file is not understood; nothing was added then."),
  .argument = N_ ("FILE"),
  .entries = entries,
  .run = run,
};
