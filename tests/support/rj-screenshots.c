// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Draws every page and dialog into PNG files: rj-screenshots --out DIR [--width N] [--text PERCENT] [--rtl]
 * [--shared]; with
 * --texts FILE instead of --out it writes down what is on them.
 * Colour scheme and contrast come from ADW_DEBUG_COLOR_SCHEME and ADW_DEBUG_HIGH_CONTRAST, the language from
 * LANGUAGE. build-aux/screenshots runs it for each of them.
 */
#include "config.h"

#include "rj-screenshots-scenes.h"
#include "rj-screenshots-texts.h"
#include "rj-ui.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

/* In steps of 25 ms. */
#define SETTLE     4
#define LAST_FRAME 3

static char *option_out;
static char *option_texts;
static FILE *texts;
static int option_width = 1000;
static int option_text = 100;
static gboolean option_rtl;
static gboolean option_shared;
static char *option_only;
static int result;

static const GOptionEntry options[] = {
  { "out", 0, 0, G_OPTION_ARG_FILENAME, &option_out, NULL, "DIR" },
  { "texts", 0, 0, G_OPTION_ARG_FILENAME, &option_texts, NULL, "FILE" },
  { "width", 0, 0, G_OPTION_ARG_INT, &option_width, NULL, "PX" },
  { "text", 0, 0, G_OPTION_ARG_INT, &option_text, NULL, "PERCENT" },
  { "rtl", 0, 0, G_OPTION_ARG_NONE, &option_rtl, NULL, NULL },
  { "shared", 0, 0, G_OPTION_ARG_NONE, &option_shared, NULL, NULL },
  { "only", 0, 0, G_OPTION_ARG_STRING, &option_only, NULL, "SCENE,…" },
  G_OPTION_ENTRY_NULL,
};

static gboolean
count_down (gpointer user_data)
{
  int *left = user_data;

  (*left)--;
  return *left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* Lets answers arrive and layouts settle: the loop runs until nothing else is pending for a while. */
static void
settle (int quiet)
{
  g_timeout_add_full (G_PRIORITY_LOW, 25, count_down, &quiet, NULL);
  while (quiet > 0)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
save (GtkWidget *widget, const char *name)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *file = g_strdup_printf ("%s.png", name);
  g_autofree char *path = g_build_filename (option_out, file, NULL);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  if (!node)
    return FALSE;
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  return gdk_texture_save_to_png (texture, path);
}

/* The innermost widget that makes @widget as wide as it must be: what to mend. */
static GtkWidget *
find_widest (GtkWidget *widget)
{
  GtkWidget *widest = NULL;
  int most = 0, minimum;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_get_mapped (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      if (minimum > most)
        {
          most = minimum;
          widest = child;
        }
    }
  return widest && most > 100 ? find_widest (widest) : widget;
}

/* A bin with breakpoints cuts off what does not fit into it, and only warns. */
static void
check_widths (GtkWidget *widget, const char *name)
{
  GtkWidget *child = ADW_IS_BREAKPOINT_BIN (widget) && gtk_widget_get_mapped (widget)
                       ? adw_breakpoint_bin_get_child (ADW_BREAKPOINT_BIN (widget))
                       : NULL;
  int minimum = 0;

  if (child)
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (minimum > gtk_widget_get_width (widget))
    {
      GtkWidget *widest = find_widest (child);

      g_printerr ("%s: %d of %d px, because of %s in %s\n", name, minimum, gtk_widget_get_width (widget),
                  G_OBJECT_TYPE_NAME (widest), G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widest)));
      result = 1;
    }
  for (child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    check_widths (child, name);
}

static GtkWidget *
do_steps (GtkWindow *window, const char *steps)
{
  g_auto (GStrv) parts = g_strsplit (steps, "|", -1);
  GtkWidget *shown = NULL;

  for (int i = 0; parts[i]; i++)
    if (*parts[i])
      {
        shown = rj_scenes_do (window, parts[i]);
        settle (SETTLE);
      }
  return shown;
}

static void
close_dialogs (GtkWindow *window)
{
  AdwDialog *dialog;

  while ((dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window))))
    {
      adw_dialog_force_close (dialog);
      settle (SETTLE);
    }
}

static void
activate_cb (GtkApplication *application)
{
  const RjScene *scenes = rj_scenes_get ();
  g_auto (GStrv) only = option_only != NULL ? g_strsplit (option_only, ",", -1) : NULL;

  for (int i = 0; scenes[i].name; i++)
    {
      GtkWindow *window;
      GtkWidget *shown;

      if (only != NULL && !g_strv_contains ((const char *const *) only, scenes[i].name))
        continue;
      window = rj_scenes_open (application, &scenes[i], option_width, MAX (720, option_width * 7 / 10));
      g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
      settle (SETTLE);
      shown = do_steps (window, scenes[i].steps);
      /* Texts are there before their last frame. */
      if (!texts)
        settle (LAST_FRAME);
      check_widths (GTK_WIDGET (window), scenes[i].name);
      if (texts)
        rj_texts_write (texts, scenes[i].name, GTK_WIDGET (window));
      else if (!save (shown ? shown : GTK_WIDGET (window), scenes[i].name))
        {
          g_printerr ("%s could not be drawn\n", scenes[i].name);
          result = 1;
        }
      close_dialogs (window);
      gtk_window_destroy (window);
      settle (SETTLE);
    }
  g_application_quit (G_APPLICATION (application));
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (AdwApplication) application = NULL;
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  g_setenv ("RJ_DEVEL_LIBEXEC", RJ_TEST_LIBEXEC, FALSE);
  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || !option_out == !option_texts)
    {
      g_printerr ("%s\n", error ? error->message : "It takes --out or --texts");
      return 2;
    }
  if (option_texts && !(texts = fopen (option_texts, "w")))
    {
      g_printerr ("%s cannot be written\n", option_texts);
      return 2;
    }
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("RJ_LOCALEDIR") ? g_getenv ("RJ_LOCALEDIR") : RJ_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE); /* The templates ask for no domain by name. */

  application = adw_application_new (RJ_APP_ID, G_APPLICATION_NON_UNIQUE);
  g_application_set_resource_base_path (G_APPLICATION (application), RJ_APP_PATH);
  rj_ui_init ();
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024 * option_text / 100, NULL);
  rj_scenes_set_shared (option_shared);
  if (option_rtl)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  result |= g_application_run (G_APPLICATION (application), 0, NULL);
  if (texts && fclose (texts) != 0)
    result = 1;
  return result;
}
