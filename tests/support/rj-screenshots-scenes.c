// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-screenshots-scenes.h"

#include "rj-import-page.h"
#include "rj-spare-key-sheet.h"
#include "rj-window-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

static GtkWidget *
get_top (GtkWindow *window)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));

  return dialog ? GTK_WIDGET (dialog) : GTK_WIDGET (window);
}

/* A page that goes is still there for a moment. */
static gboolean
is_shown (GtkWidget *widget)
{
  GtkWidget *view =
    ADW_IS_NAVIGATION_PAGE (widget) ? gtk_widget_get_ancestor (widget, ADW_TYPE_NAVIGATION_VIEW) : NULL;

  return gtk_widget_get_mapped (widget)
         && (!view
             || adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view))
                  == ADW_NAVIGATION_PAGE (widget));
}

typedef gboolean (*Match) (GtkWidget *widget, const char *text);

static GtkWidget *
find (GtkWidget *root, Match match, const char *text)
{
  if (!is_shown (root))
    return NULL;
  if (match (root, text))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, match, text);
      if (found)
        return found;
    }
  return NULL;
}

/* Without the underscore of a mnemonic, in the language of the program. */
static char *
plain (const char *label)
{
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);

  return g_strjoinv ("", parts);
}

static gboolean
says (GtkWidget *widget, const char *text)
{
  g_autofree char *shown = GTK_IS_LABEL (widget) ? plain (gtk_label_get_label (GTK_LABEL (widget))) : NULL;

  return shown && g_str_equal (shown, text);
}

static gboolean
is_button_with (GtkWidget *widget, const char *text)
{
  return GTK_IS_BUTTON (widget)
         && (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0 || find (widget, says, text));
}

static gboolean
is_steps_button (GtkWidget *widget, const char *unused)
{
  return gtk_widget_has_css_class (widget, "rj-steps-button") && gtk_widget_get_mapped (widget);
}

static gboolean
is_routine (GtkWidget *widget, const char *unused)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), "RjPlanRow")
         && find (widget, is_steps_button, NULL) != NULL;
}

static gboolean
is_row_with (GtkWidget *widget, const char *text)
{
  return GTK_IS_LIST_BOX_ROW (widget) && find (widget, says, text) != NULL;
}

static gboolean
is_switch_with (GtkWidget *widget, const char *text)
{
  return ADW_IS_SWITCH_ROW (widget) && find (widget, says, text) != NULL;
}

static gboolean
has_row (GtkWidget *widget, const char *number)
{
  return GTK_IS_LIST_BOX (widget) && gtk_widget_has_css_class (widget, "boxed-list")
         && gtk_list_box_get_row_at_index (GTK_LIST_BOX (widget), atoi (number)) != NULL;
}

/* (nullable): @label with or without a mnemonic, as the catalogue of @domain has it. */
static char *
look_up (const char *domain, const char *label)
{
  for (const char *p = label;; p++)
    {
      g_autofree char *with = g_strdup_printf ("%.*s_%s", (int) (p - label), label, p);
      const char *translated = g_dgettext (domain, with);

      if (!g_str_equal (translated, with))
        return plain (translated);
      if (!*p)
        break;
    }
  return g_str_equal (g_dgettext (domain, label), label) ? NULL : plain (g_dgettext (domain, label));
}

/* The label in the language of the program. */
static char *
translate (const char *label)
{
  const char *hat = strchr (label, '^');
  g_autofree char *context = hat ? g_strndup (label, (gsize) (hat - label)) : NULL;
  char *found;

  if (hat)
    return plain (g_dpgettext2 (GETTEXT_PACKAGE, context, hat + 1));
  found = look_up (GETTEXT_PACKAGE, label);
  /* The dialog about the program has its own words. */
  if (!found)
    found = look_up ("libadwaita", label);
  return found ? found : g_strdup (label);
}

static void
collect (GtkWidget *root, Match match, GPtrArray *found)
{
  if (!is_shown (root))
    return;
  if (match (root, NULL))
    g_ptr_array_add (found, root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    collect (child, match, found);
}

static gboolean
is_field (GtkWidget *widget, const char *text)
{
  return GTK_IS_EDITABLE (widget) && gtk_editable_get_delegate (GTK_EDITABLE (widget)) != NULL;
}

static gboolean
is_of_type (GtkWidget *widget, const char *name)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), name);
}

static gboolean
is_expander (GtkWidget *widget, const char *text)
{
  return GTK_IS_EXPANDER (widget) || ADW_IS_EXPANDER_ROW (widget);
}

static gboolean
is_toggle (GtkWidget *widget, const char *text)
{
  return GTK_IS_TOGGLE_BUTTON (widget);
}

static gboolean
is_popover (GtkWidget *widget, const char *text)
{
  return GTK_IS_POPOVER (widget);
}

static gboolean
is_check_with (GtkWidget *widget, const char *text)
{
  return GTK_IS_CHECK_BUTTON (widget) && find (widget, says, text) != NULL;
}

static gboolean
is_title (GtkWidget *widget, const char *text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "title");
}

static gboolean
is_menu_with (GtkWidget *widget, const char *text)
{
  return GTK_IS_MENU_BUTTON (widget)
         && (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0 || find (widget, says, text));
}

static gboolean
is_drop_down (GtkWidget *widget, const char *text)
{
  return GTK_IS_DROP_DOWN (widget);
}

static gboolean
is_scrolled (GtkWidget *widget, const char *text)
{
  return GTK_IS_SCROLLED_WINDOW (widget);
}

static gboolean
has_tab (GtkWidget *widget, const char *name)
{
  return ADW_IS_VIEW_STACK (widget)
         && adw_view_stack_get_child_by_name (ADW_VIEW_STACK (widget), name) != NULL;
}

static gboolean
is_log (GtkWidget *widget, const char *text)
{
  return GTK_IS_LIST_VIEW (widget) && gtk_widget_has_css_class (widget, "rj-log");
}

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* Looks for it until it is there: a key takes a while to make. */
static GtkWidget *
find_soon (GtkWindow *window, Match match, const char *text)
{
  gint64 until = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  guint wake = g_timeout_add (50, wake_cb, NULL);
  GtkWidget *found;

  while (!(found = find (get_top (window), match, text)))
    {
      if (g_get_monotonic_time () > until)
        g_error ("Nothing says “%s”", text);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (wake);
  return found;
}

static GtkWidget *
find_nth (GtkWindow *window, Match match, const char *number)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  guint n = (guint) atoi (number);

  find_soon (window, match, NULL);
  collect (get_top (window), match, found);
  if (n >= found->len)
    g_error ("There are only %u, not %u", found->len, n + 1);
  return g_ptr_array_index (found, n);
}

static void
fill (GtkWindow *window, const char *argument)
{
  g_auto (GStrv) parts = g_strsplit (argument, " ", 2);

  gtk_editable_set_text (GTK_EDITABLE (find_nth (window, is_field, parts[0])), parts[1]);
}

static void
fill_key (GtkWindow *window, const char *argument)
{
  RjSecretBytes *key = rj_scenes_get_spare_key ();
  g_autofree char *text =
    g_strndup ((const char *) rj_secret_bytes_get (key), rj_secret_bytes_get_length (key));

  gtk_editable_set_text (GTK_EDITABLE (find_nth (window, is_field, argument)), text);
}

static void
scroll (GtkWindow *window)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  collect (get_top (window), is_scrolled, found);
  for (guint i = 0; i < found->len; i++)
    {
      GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (g_ptr_array_index (found, i));
      gtk_adjustment_set_value (place, gtk_adjustment_get_upper (place));
    }
}

static void
draw_paper_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  g_autoptr (RjSecretBytes) key = rj_secret_bytes_new_text ("7TQR-8VC8-2WDH-JC2R-CB9M-NNWC-3ZKH-G7PA-E3QJ");
  g_autoptr (RjSecretBytes) raw =
    rj_secret_bytes_new_text ("00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
                              "00112233445566778899aabbccddeeff");

  rj_spare_key_sheet_draw (cr, key, raw, width, height);
}

/* A4 in points; it goes with the window that it belongs to. */
static GtkWidget *
show_paper (GtkWindow *window)
{
  GtkWidget *paper = gtk_window_new (), *area = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), 595);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), 842);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_paper_cb, NULL, NULL);
  gtk_window_set_child (GTK_WINDOW (paper), area);
  gtk_window_set_transient_for (GTK_WINDOW (paper), window);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (paper), TRUE);
  gtk_window_present (GTK_WINDOW (paper));
  return area;
}

static void
preferred_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!rj_store_set_preference_finish (RJ_STORE (source), result, &error))
    g_error ("%s", error->message);
  *(gboolean *) user_data = TRUE;
}

static void
prefer (GtkWindow *window, const char *argument)
{
  g_auto (GStrv) parts = g_strsplit (argument, " ", 2);
  g_autoptr (RjContext) context = NULL;
  gboolean done = FALSE;

  g_object_get (window, "context", &context, NULL);
  rj_store_set_preference_async (rj_context_get_store (context), parts[0], parts[1], NULL, preferred_cb,
                                 &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

/* "NAME VALUE": a setting of this computer. */
static void
set_setting (GtkWindow *window, const char *argument)
{
  g_auto (GStrv) parts = g_strsplit (argument, " ", 2);
  g_autoptr (RjContext) context = NULL;
  RjSettings *settings;

  g_object_get (window, "context", &context, NULL);
  settings = rj_context_get_settings (context);
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (settings), parts[0])->value_type == G_TYPE_BOOLEAN)
    g_object_set (settings, parts[0], g_str_equal (parts[1], "true"), NULL);
  else
    g_object_set (settings, parts[0], parts[1], NULL);
}

/* A while after the time before. */
static gint64
later (gpointer user_data)
{
  static gint64 now_us;

  return now_us += G_TIME_SPAN_MINUTE;
}

/* Things that happen to the person. */
static gboolean
happen (GtkWindow *window, const char *verb)
{
  g_autoptr (RjContext) context = NULL;
  g_autoptr (GError) error = NULL;

  g_object_get (window, "context", &context, NULL);
  if (g_str_equal (verb, "fail"))
    {
      error = g_error_new_literal (RJ_STORE_ERROR, RJ_STORE_ERROR_FULL, "");
      rj_context_report (context, error);
    }
  else if (g_str_equal (verb, "news"))
    rj_news_tell (rj_window_get_news (RJ_WINDOW (window)));
  else if (g_str_equal (verb, "lock-soon"))
    rj_context_announce_lock (context, 20);
  else if (g_str_equal (verb, "leave"))
    {
      RjCover *cover = rj_window_get_cover (RJ_WINDOW (window));
      rj_cover_set_boot_time (cover, later, NULL);
      rj_cover_set_active (cover, TRUE);
      rj_cover_set_active (cover, FALSE);
    }
  else if (g_str_equal (verb, "move"))
    g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  else
    return FALSE;
  return TRUE;
}

/* Lists, tabs and drop-downs. */
static gboolean
choose (GtkWindow *window, const char *verb, const char *argument)
{
  if (g_str_equal (verb, "pick"))
    {
      g_auto (GStrv) parts = g_strsplit (argument, " ", 2);
      gtk_drop_down_set_selected (GTK_DROP_DOWN (find_nth (window, is_drop_down, parts[0])),
                                  (guint) atoi (parts[1]));
    }
  else if (g_str_equal (verb, "drop"))
    g_signal_emit_by_name (find_nth (window, is_drop_down, argument), "activate");
  else if (g_str_equal (verb, "toggle"))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_nth (window, is_toggle, argument)), TRUE);
  else if (g_str_equal (verb, "tab"))
    adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (find_soon (window, has_tab, argument)), argument);
  else if (g_str_equal (verb, "effect"))
    {
      g_autofree char *label = translate (argument);
      AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));

      gtk_widget_activate (find (GTK_WIDGET (dialog), is_row_with, label));
    }
  else if (g_str_equal (verb, "entry"))
    g_signal_emit_by_name (find_soon (window, is_log, NULL), "activate", (guint) atoi (argument));
  else
    return FALSE;
  return TRUE;
}

/* As when the dialog of the desktop had been asked for it. */
static void
import (GtkWindow *window, const char *name)
{
  g_autofree char *path = g_build_filename (RJ_TEST_DATA, "ics", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));

  adw_preferences_dialog_push_subpage (ADW_PREFERENCES_DIALOG (dialog),
                                       rj_import_page_new (rj_window_get_context (RJ_WINDOW (window)), file));
}

/* So many minutes go by. */
static void
pass (GtkWindow *window, int minutes)
{
  RjContext *context = rj_window_get_context (RJ_WINDOW (window));

  rj_fake_clock_advance (RJ_FAKE_CLOCK (rj_context_get_clock (context)), minutes * G_TIME_SPAN_MINUTE);
  rj_ride_check (rj_context_get_ride (context));
}

/* What needs more than a label to be found. Is @verb one of these? */
static gboolean
do_special (GtkWindow *window, const char *verb, const char *argument)
{
  if (g_str_equal (verb, "fill"))
    fill (window, argument);
  else if (g_str_equal (verb, "fill-key"))
    fill_key (window, argument);
  else if (g_str_equal (verb, "prefer"))
    prefer (window, argument);
  else if (g_str_equal (verb, "set"))
    set_setting (window, argument);
  else if (g_str_equal (verb, "focus"))
    {
      g_autofree char *label = translate (argument);
      gtk_widget_grab_focus (find_soon (window, is_switch_with, label));
    }
  else if (g_str_equal (verb, "scroll"))
    scroll (window);
  else if (g_str_equal (verb, "see"))
    {
      g_autofree char *label = translate (argument);
      find_soon (window, says, label);
    }
  else if (g_str_equal (verb, "rate"))
    g_object_set (find_soon (window, is_of_type, "RjRating"), "value", atoi (argument), NULL);
  else if (g_str_equal (verb, "pass"))
    pass (window, atoi (argument));
  else if (g_str_equal (verb, "expand"))
    g_object_set (find_soon (window, is_expander, NULL), "expanded", TRUE, NULL);
  else if (g_str_equal (verb, "unfold"))
    g_signal_emit_by_name (find_soon (window, is_steps_button, NULL), "clicked");
  else if (g_str_equal (verb, "routine"))
    gtk_widget_activate_action_variant (find_soon (window, is_routine, NULL), argument, NULL);
  else if (g_str_equal (verb, "item"))
    gtk_widget_activate_action_variant (find_soon (window, is_of_type, "RjPlanRow"), argument, NULL);
  else if (g_str_equal (verb, "daymenu"))
    gtk_widget_activate_action_variant (find_soon (window, is_of_type, "RjDayMenu"), argument, NULL);
  else if (g_str_equal (verb, "calendar"))
    g_signal_emit_by_name (
      gtk_widget_get_ancestor (find (find_soon (window, is_of_type, "RjDayTitle"), is_title, NULL),
                               GTK_TYPE_BUTTON),
      "clicked");
  else if (g_str_equal (verb, "import"))
    import (window, argument);
  else if (g_str_equal (verb, "await"))
    {
      g_autofree char *label = translate (argument);
      find_soon (window, is_button_with, label);
    }
  else if (g_str_equal (verb, "switch"))
    {
      g_autofree char *label = translate (argument);
      AdwSwitchRow *row = ADW_SWITCH_ROW (find_soon (window, is_switch_with, label));
      adw_switch_row_set_active (row, !adw_switch_row_get_active (row));
    }
  else if (g_str_equal (verb, "check"))
    {
      g_autofree char *label = translate (argument);
      gtk_widget_activate (find_soon (window, is_check_with, label));
      gtk_popover_popdown (GTK_POPOVER (find (GTK_WIDGET (window), is_popover, NULL)));
    }
  else if (g_str_equal (verb, "open"))
    gtk_menu_button_popup (
      GTK_MENU_BUTTON (find_soon (window, is_menu_with, g_dgettext (GETTEXT_PACKAGE, argument))));
  else
    return happen (window, verb) || choose (window, verb, argument);
  return TRUE;
}

GtkWidget *
rj_scenes_do (GtkWindow *window, const char *step)
{
  g_auto (GStrv) words = g_strsplit (step, " ", 2);
  const char *argument = words[0] ? words[1] : NULL;
  GtkWidget *top = get_top (window);

  if (g_strcmp0 (words[0], "action") == 0)
    {
      g_auto (GStrv) parts = g_strsplit (argument, " ", 2);
      GVariant *target = parts[1] ? g_variant_new_string (parts[1]) : NULL;
      GtkWidget *from = g_str_has_prefix (parts[0], "win.") ? GTK_WIDGET (window) : top;

      if (!gtk_widget_activate_action_variant (from, parts[0], target))
        g_error ("There is no action “%s”", parts[0]);
    }
  else if (g_strcmp0 (words[0], "press") == 0)
    {
      g_autofree char *label = translate (argument);

      /* Activated by hand, a button waits for a quarter of a second. */
      g_signal_emit_by_name (find_soon (window, is_button_with, label), "clicked");
    }
  else if (g_strcmp0 (words[0], "row") == 0)
    {
      g_autofree char *label = translate (argument);

      gtk_widget_activate (find_soon (window, is_row_with, label));
    }
  else if (g_strcmp0 (words[0], "nth") == 0)
    {
      GtkWidget *list = find_soon (window, has_row, argument);

      g_signal_emit_by_name (list, "row-activated",
                             gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), atoi (argument)));
    }
  else if (g_strcmp0 (words[0], "popover") == 0)
    return find (GTK_WIDGET (window), is_popover, NULL);
  else if (g_strcmp0 (words[0], "paper") == 0)
    return show_paper (window);
  else if (!words[0] || !do_special (window, words[0], argument))
    g_error ("“%s” is no step", step);
  return NULL;
}
