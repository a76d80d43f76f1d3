// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-screenshots-scenes.h"

#include "rj-context.h"
#include "rj-made-up.h"
#include "rj-sqlite-store.h"
#include "rj-window.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

static const RjScene scenes[] = {
  { "01-welcome", RJ_SCENE_FIRST_RUN, "" },
  { "02-passphrase", RJ_SCENE_FIRST_RUN, "press Start" },
  { "03-welcome-existing", RJ_SCENE_FIRST_RUN, "press I already have a journal" },
  { "04-spare-key", RJ_SCENE_FIRST_RUN,
    "press Start|fill 0 river lantern oats|fill 1 river lantern oats|press Next|await Print" },
  { "05-starter", RJ_SCENE_FIRST_RUN,
    "press Start|fill 0 river lantern oats|fill 1 river lantern oats|press Next|press Do this within a week|"
    "await Go to today" },
  { "10-lock", RJ_SCENE_LOCKED, "" },
  { "11-lock-help", RJ_SCENE_LOCKED, "action win.help-now" },
  { "12-lock-cannot-get-in", RJ_SCENE_LOCKED, "press Can't get in?" },
  { "13-lock-wrong", RJ_SCENE_LOCKED, "fill 0 something else|press Unlock|await Use the spare key" },
  { "20-today", RJ_SCENE_FULL, "action win.place today" },
  { "21-today-empty", RJ_SCENE_EMPTY, "action win.place today" },
  { "22-plan-item-new", RJ_SCENE_FULL, "action win.place today|action win.new" },
  { "23-today-evening", RJ_SCENE_EVENING, "action win.place today" },
  { "24-today-checked-in", RJ_SCENE_FULL, "action win.place today|press Okay" },
  { "25-calendar", RJ_SCENE_FULL, "action win.place today|calendar|popover" },
  { "26-move", RJ_SCENE_FULL, "action win.place today|item row.move" },
  { "27-main-menu", RJ_SCENE_FULL, "open Main menu|popover" },
  { "28-small-day", RJ_SCENE_FULL, "action win.place today|calendar|check Small day: three things" },
  { "30-craving", RJ_SCENE_FULL, "action win.log-craving" },
  { "33-craving-more", RJ_SCENE_FULL, "action win.log-craving|rate 7|expand" },
  { "34-craving-strong", RJ_SCENE_FULL, "action win.log-craving|rate 9|press Save" },
  { "31-check-in", RJ_SCENE_FULL, "action win.check-in" },
  { "32-write", RJ_SCENE_FULL, "action win.write" },
  { "40-journal", RJ_SCENE_FULL, "action win.place journal" },
  { "41-journal-empty", RJ_SCENE_EMPTY, "action win.place journal" },
  { "50-coping", RJ_SCENE_FULL, "action win.place coping" },
  { "51-coping-empty", RJ_SCENE_EMPTY, "action win.place coping" },
  { "52-coping-note", RJ_SCENE_FULL, "action win.place coping|nth 5" },
  { "53-coping-use", RJ_SCENE_FULL, "action win.place coping|nth 30|press Use it now" },
  { "54-coping-edit", RJ_SCENE_FULL, "action win.place coping|nth 5|action note.edit" },
  { "55-coping-new", RJ_SCENE_FULL, "action win.place coping|action win.new" },
  { "60-help-now", RJ_SCENE_FULL, "action win.help-now" },
  { "61-help-breathe", RJ_SCENE_FULL, "action win.help-now|row Breathe with me" },
  { "62-help-talk", RJ_SCENE_FULL, "action win.help-now|row Talk to someone" },
  { "63-help-wake", RJ_SCENE_FULL, "action win.help-now|row Someone won't wake up" },
  { "64-help-no-country", RJ_SCENE_NO_COUNTRY, "action win.help-now" },
  { "70-preferences", RJ_SCENE_FULL, "action win.preferences" },
  { "71-about", RJ_SCENE_FULL, "action win.about" },
  { NULL, RJ_SCENE_FULL, NULL },
};

const RjScene *
rj_scenes_get (void)
{
  return scenes;
}

static void
wait_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (!*result)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

/* A Saturday evening, so that the picture is the same on any day. */
static RjClock *
create_clock (gboolean evening)
{
  int minutes = evening ? 20 * 60 + 30 : 16 * 60 + 50;
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");

  return rj_fake_clock_new (rj_wall_to_instant (rj_day_new (2026, 11, 21), minutes, zone), "Europe/Berlin");
}

static void
make_journal (RjVault *vault)
{
  g_autoptr (RjSecretBytes) passphrase = rj_secret_bytes_new_text ("river lantern oats");
  g_autoptr (GAsyncResult) created = NULL, closed = NULL;
  g_autoptr (GError) error = NULL;

  rj_vault_create_async (vault, passphrase, NULL, wait_cb, &created);
  if (!rj_vault_create_finish (vault, wait_for (&created), &error))
    g_error ("No journal: %s", error->message);
  rj_vault_close_async (vault, wait_cb, &closed);
  if (!rj_vault_close_finish (vault, wait_for (&closed), &error))
    g_error ("The journal does not close: %s", error->message);
}

static RjStore *
open_store (RjClock *clock, gboolean full)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) filled = NULL;
  RjStore *store = rj_sqlite_store_new_in_memory (clock, &error);

  if (!store)
    g_error ("No journal in memory: %s", error->message);
  if (full)
    {
      rj_made_up_fill_async (store, clock, wait_cb, &filled);
      if (!rj_made_up_fill_finish (store, wait_for (&filled), &error))
        g_error ("The made-up journal cannot be written: %s", error->message);
    }
  return store;
}

GtkWindow *
rj_scenes_open (GtkApplication *application, const RjScene *scene, int width, int height)
{
  g_autoptr (RjClock) clock = create_clock (scene->state == RJ_SCENE_EVENING);
  g_autoptr (RjSettings) settings = rj_settings_new_in_memory ();
  g_autofree char *folder = g_dir_make_tmp ("rj-XXXXXX", NULL);
  g_autoptr (RjVault) vault = rj_vault_new (folder, clock);
  g_autoptr (RjContext) context = NULL;
  RjWindow *window;

  if (scene->state == RJ_SCENE_LOCKED)
    {
      make_journal (vault);
      g_clear_object (&vault);
      vault = rj_vault_new (folder, clock);
    }
  g_object_set (settings, "country", scene->state == RJ_SCENE_NO_COUNTRY ? "" : "US", "window-width", width,
                "window-height", height, NULL);
  context = rj_context_new (clock, settings, vault, NULL);
  if (scene->state >= RJ_SCENE_EMPTY)
    {
      g_autoptr (RjStore) store = open_store (clock, scene->state != RJ_SCENE_EMPTY);
      rj_context_set_store (context, store);
    }
  window = rj_window_new (application, context);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  return GTK_WINDOW (window);
}

static GtkWidget *
get_top (GtkWindow *window)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));

  return dialog ? GTK_WIDGET (dialog) : GTK_WIDGET (window);
}

typedef gboolean (*Match) (GtkWidget *widget, const char *text);

static GtkWidget *
find (GtkWidget *root, Match match, const char *text)
{
  if (!gtk_widget_get_mapped (root))
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
  return GTK_IS_BUTTON (widget) && find (widget, says, text) != NULL;
}

static gboolean
is_row_with (GtkWidget *widget, const char *text)
{
  return GTK_IS_LIST_BOX_ROW (widget) && find (widget, says, text) != NULL;
}

static gboolean
has_row (GtkWidget *widget, const char *number)
{
  return GTK_IS_LIST_BOX (widget) && gtk_widget_has_css_class (widget, "boxed-list")
         && gtk_list_box_get_row_at_index (GTK_LIST_BOX (widget), atoi (number)) != NULL;
}

/* The label as the program has it: its catalogue knows it with or without the mnemonic. */
static char *
translate (const char *label)
{
  for (const char *p = label;; p++)
    {
      g_autofree char *with = g_strdup_printf ("%.*s_%s", (int) (p - label), label, p);
      const char *translated = g_dgettext (GETTEXT_PACKAGE, with);

      if (translated != with && !g_str_equal (translated, with))
        return plain (translated);
      if (!*p)
        return plain (g_str_equal (label, "Okay") ? g_dpgettext2 (GETTEXT_PACKAGE, "mood", label)
                                                  : g_dgettext (GETTEXT_PACKAGE, label));
    }
}

static void
collect (GtkWidget *root, Match match, GPtrArray *found)
{
  if (!gtk_widget_get_mapped (root))
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
  return GTK_IS_EXPANDER (widget);
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
  return GTK_IS_MENU_BUTTON (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0;
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
  gint64 until = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
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

static void
fill (GtkWindow *window, const char *argument)
{
  g_auto (GStrv) parts = g_strsplit (argument, " ", 2);
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  guint n = (guint) atoi (parts[0]);

  find_soon (window, is_field, NULL);
  collect (get_top (window), is_field, fields);
  if (n >= fields->len)
    g_error ("There is no field %u", n);
  gtk_editable_set_text (GTK_EDITABLE (g_ptr_array_index (fields, n)), parts[1]);
}

/* What needs more than a label to be found. Is @verb one of these? */
static gboolean
do_special (GtkWindow *window, const char *verb, const char *argument)
{
  if (g_str_equal (verb, "fill"))
    fill (window, argument);
  else if (g_str_equal (verb, "rate"))
    g_object_set (find_soon (window, is_of_type, "RjRating"), "value", atoi (argument), NULL);
  else if (g_str_equal (verb, "expand"))
    gtk_expander_set_expanded (GTK_EXPANDER (find_soon (window, is_expander, NULL)), TRUE);
  else if (g_str_equal (verb, "item"))
    gtk_widget_activate_action_variant (find_soon (window, is_of_type, "RjPlanRow"), argument, NULL);
  else if (g_str_equal (verb, "calendar"))
    gtk_widget_activate (gtk_widget_get_ancestor (
      find (find_soon (window, is_of_type, "RjDayTitle"), is_title, NULL), GTK_TYPE_BUTTON));
  else if (g_str_equal (verb, "await"))
    {
      g_autofree char *label = translate (argument);
      find_soon (window, is_button_with, label);
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
    return FALSE;
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
  else if (g_strcmp0 (words[0], "press") == 0 || g_strcmp0 (words[0], "row") == 0)
    {
      g_autofree char *label = translate (argument);
      gboolean row = words[0][0] == 'r';
      GtkWidget *widget = find_soon (window, row ? is_row_with : is_button_with, label);

      if (row)
        g_signal_emit_by_name (gtk_widget_get_parent (widget), "row-activated", widget);
      else
        gtk_widget_activate (widget);
    }
  else if (g_strcmp0 (words[0], "nth") == 0)
    {
      GtkWidget *list = find_soon (window, has_row, argument);

      g_signal_emit_by_name (list, "row-activated",
                             gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), atoi (argument)));
    }
  else if (g_strcmp0 (words[0], "popover") == 0)
    return find (GTK_WIDGET (window), is_popover, NULL);
  else if (!words[0] || !do_special (window, words[0], argument))
    g_error ("“%s” is no step", step);
  return NULL;
}
