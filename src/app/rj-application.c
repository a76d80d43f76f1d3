// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-application.h"

#include "rj-libnotify-notifier.h"
#include "rj-ui.h"
#include "rj-window.h"

#include <glib/gi18n-lib.h>

struct _RjApplication {
  AdwApplication parent_instance;

  RjContext *context;
};

G_DEFINE_FINAL_TYPE (RjApplication, rj_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version and end"), NULL },
  { "help-now", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open “Help now”"), NULL },
  G_OPTION_ENTRY_NULL,
};

static RjWindow *
get_window (RjApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  return window ? RJ_WINDOW (window) : rj_window_new (GTK_APPLICATION (self), self->context);
}

static void
rj_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (get_window (RJ_APPLICATION (application))));
}

static void
help_now (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RjWindow *window = get_window (user_data);

  gtk_window_present (GTK_WINDOW (window));
  rj_window_show_help_now (window);
}

static void
quit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_application_quit (user_data);
}

static const GActionEntry actions[] = {
  { .name = "help-now", .activate = help_now },
  { .name = "quit", .activate = quit },
};

static int
rj_application_handle_local_options (GApplication *application, GVariantDict *given)
{
  if (g_variant_dict_contains (given, "version"))
    {
      g_print ("%s %s\n", RJ_DATA_NAME, RJ_VERSION);
      return 0;
    }
  return -1;
}

static int
rj_application_command_line (GApplication *application, GApplicationCommandLine *line)
{
  GVariantDict *given = g_application_command_line_get_options_dict (line);

  g_application_activate (application);
  if (g_variant_dict_contains (given, "help-now"))
    g_action_group_activate_action (G_ACTION_GROUP (application), "help-now", NULL);
  return 0;
}

static void
rj_application_startup (GApplication *application)
{
  RjApplication *self = RJ_APPLICATION (application);
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), RJ_DATA_NAME, NULL);
  g_autoptr (RjClock) clock = rj_system_clock_new ();
  g_autoptr (RjSettings) settings = rj_settings_new (RJ_APP_ID);
  g_autoptr (RjVault) vault = rj_vault_new (folder, clock);
  g_autoptr (RjNotifier) notifier = RJ_NOTIFIER (rj_libnotify_notifier_new (RJ_APP_ID));
  const char *const quit_keys[] = { "<Control>q", NULL };

  G_APPLICATION_CLASS (rj_application_parent_class)->startup (application);

  rj_ui_init ();
  self->context = rj_context_new (clock, settings, vault, notifier);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "app.quit", quit_keys);
}

static void
rj_application_finalize (GObject *object)
{
  g_clear_object (&RJ_APPLICATION (object)->context);
  G_OBJECT_CLASS (rj_application_parent_class)->finalize (object);
}

static void
rj_application_class_init (RjApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rj_application_finalize;
  application_class->startup = rj_application_startup;
  application_class->activate = rj_application_activate;
  application_class->handle_local_options = rj_application_handle_local_options;
  application_class->command_line = rj_application_command_line;
}

static void
rj_application_init (RjApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

RjApplication *
rj_application_new (void)
{
  return g_object_new (RJ_TYPE_APPLICATION, "application-id", RJ_APP_ID, "resource-base-path", RJ_APP_PATH,
                       "flags", G_APPLICATION_HANDLES_COMMAND_LINE, NULL);
}
