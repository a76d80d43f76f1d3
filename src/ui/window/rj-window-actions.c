// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-window-actions.h"

#include "rj-attendance-dialog.h"
#include "rj-medicines-dialog.h"
#include "rj-places.h"
#include "rj-preferences-dialog.h"
#include "rj-ride-dialog.h"
#include "rj-spare-key-view.h"
#include "rj-trash-dialog.h"
#include "rj-window-private.h"

#include <glib/gi18n-lib.h>

static const char *const form_actions[][2] = {
  { "win.log-craving", "log-craving" },
  { "win.check-in", "check-in" },
  { "win.write", "write" },
};

/* A key activates an action of the window also when it is switched off. */
static gboolean
is_open (GtkWidget *widget)
{
  return rj_context_get_store (rj_window_get_context (RJ_WINDOW (widget))) != NULL;
}

static void
lock (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "app.lock", NULL);
}

static void
show_damage (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rj_window_show_damage (RJ_WINDOW (widget));
}

static void
show_place (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rj_window_set_place (RJ_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
show_nth_place (GtkWidget *widget, const char *name, GVariant *parameter)
{
  guint n = (guint) g_variant_get_int32 (parameter);
  GPtrArray *list = rj_places_list ();

  if (n < list->len)
    rj_window_set_place (RJ_WINDOW (widget), ((const RjPlace *) list->pdata[n])->id);
}

static void
toggle_sidebar (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RjFrame *frame = rj_window_get_frame (RJ_WINDOW (widget));

  if (frame != NULL)
    rj_frame_toggle_sidebar (frame);
}

/* "win.new" is the key, "page.new" is what the page of the place makes of it. */
static void
dispatch_to_page (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RjFrame *frame = rj_window_get_frame (RJ_WINDOW (widget));
  GtkWidget *page = frame != NULL ? rj_frame_get_page (frame) : NULL;
  g_autofree char *action = NULL;

  if (page == NULL)
    return;

  action = g_strconcat ("page.", name + strlen ("win."), NULL);
  gtk_widget_activate_action (page, action, NULL);
}

static void
present_form (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RjContext *context = rj_window_get_context (RJ_WINDOW (widget));

  /* The same keys write it down where the journal is locked. */
  if (g_str_equal (name, "win.log-craving"))
    rj_window_quick_note (RJ_WINDOW (widget));
  for (guint i = 0; i < G_N_ELEMENTS (form_actions); i++)
    {
      RjFormFunc present = rj_forms_find (form_actions[i][1]);

      if (g_str_equal (name, form_actions[i][0]) && present != NULL && rj_context_get_store (context) != NULL)
        present (context, widget, NULL);
    }
}

static const char *
undone_text (RjChangeKind kind, gboolean redo)
{
  switch (kind)
    {
    case RJ_CHANGE_DELETE:
      return redo ? _ ("Deleted again.") : _ ("Brought back.");
    case RJ_CHANGE_ADD:
    case RJ_CHANGE_INBOX:
    case RJ_CHANGE_IMPORT:
      return redo ? _ ("Added again.") : _ ("Taken out again.");
    case RJ_CHANGE_MOVE:
      return redo ? _ ("Moved again.") : _ ("Moved back.");
    case RJ_CHANGE_EDIT:
    case RJ_CHANGE_MARK:
    case RJ_CHANGE_OTHER:
    default:
      return redo ? _ ("Changed again.") : _ ("Changed back.");
    }
}

typedef struct {
  RjContext *context;
  gboolean redo;
} Undo;

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Undo *undo = data;
  g_autoptr (RjContext) context = undo->context;
  g_autoptr (GError) error = NULL;
  RjChangeKind kind;

  if (rj_store_undo_finish (RJ_STORE (source), result, &kind, &error))
    rj_context_toast (context, undone_text (kind, undo->redo), FALSE);
  else if (g_error_matches (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND))
    rj_context_toast (context, undo->redo ? _ ("Nothing to redo.") : _ ("Nothing to undo."), FALSE);
  else
    rj_context_report (context, error);
}

static void
undo_or_redo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RjContext *context = rj_window_get_context (RJ_WINDOW (widget));
  RjStore *store = rj_context_get_store (context);
  Undo *undo;

  if (store == NULL)
    return;

  undo = g_new0 (Undo, 1);
  undo->context = g_object_ref (context);
  undo->redo = g_str_equal (name, "win.redo");
  if (undo->redo)
    rj_store_redo_async (store, NULL, undone_cb, undo);
  else
    rj_store_undo_async (store, NULL, undone_cb, undo);
}

static void
take_back (GtkWidget *widget, RjChangeKind kind)
{
  RjContext *context = rj_window_get_context (RJ_WINDOW (widget));
  RjStore *store = rj_context_get_store (context);
  Undo *undo;

  if (store == NULL)
    return;

  undo = g_new0 (Undo, 1);
  undo->context = g_object_ref (context);
  rj_store_take_back_async (store, kind, NULL, undone_cb, undo);
}

/* Exactly what came in with the unlock, whatever was done since. */
static void
take_back_inbox (GtkWidget *widget, const char *name, GVariant *parameter)
{
  take_back (widget, RJ_CHANGE_INBOX);
}

/* Exactly what the last file brought. */
static void
take_back_import (GtkWidget *widget, const char *name, GVariant *parameter)
{
  take_back (widget, RJ_CHANGE_IMPORT);
}

static void
open_waiting (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rj_news_open_waiting (rj_window_get_news (RJ_WINDOW (widget)));
}

/* Ctrl+Z inside a text field belongs to the text, even when there is nothing left to undo in it. */
static gboolean
undo_key (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (widget));
  const char *action;

  if (GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus))
    return GDK_EVENT_STOP;

  g_variant_get (args, "(&s)", &action);
  return gtk_widget_activate_action (widget, action, NULL);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_k, GDK_CONTROL_MASK, "win.log-craving" },
    { GDK_KEY_m, GDK_CONTROL_MASK, "win.check-in" },
    { GDK_KEY_j, GDK_CONTROL_MASK, "win.write" },
    { GDK_KEY_n, GDK_CONTROL_MASK, "win.new" },
    { GDK_KEY_f, GDK_CONTROL_MASK, "win.search" },
    { GDK_KEY_Left, GDK_ALT_MASK, "win.previous" },
    { GDK_KEY_Right, GDK_ALT_MASK, "win.next" },
    { GDK_KEY_Home, GDK_ALT_MASK, "win.home" },
    { GDK_KEY_F9, 0, "win.toggle-sidebar" },
    { GDK_KEY_comma, GDK_CONTROL_MASK, "win.preferences" },
    { GDK_KEY_question, GDK_CONTROL_MASK, "win.shortcuts" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers, keys[i].action, NULL);
  for (guint i = 0; i < 5; i++)
    {
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_ALT_MASK, "win.nth-place", "i",
                                           (int) i);
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_1 + i, GDK_ALT_MASK, "win.nth-place", "i",
                                           (int) i);
    }
}

static void
show_help_now (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rj_window_show_help_now (RJ_WINDOW (widget));
}

static void
show_person (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (is_open (widget))
    rj_window_show_person (RJ_WINDOW (widget));
}

static void
show_happened (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (is_open (widget))
    rj_window_show_happened (RJ_WINDOW (widget));
}

static void
show_preferences (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (is_open (widget))
    rj_window_show_preferences (RJ_WINDOW (widget));
}

/* Where the person decides whether reminders come without a window. */
static void
show_background (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwDialog *dialog;

  if (!is_open (widget))
    return;
  dialog = rj_preferences_dialog_new (rj_window_get_context (RJ_WINDOW (widget)));
  adw_dialog_present (dialog, widget);
  rj_preferences_dialog_show_background (RJ_PREFERENCES_DIALOG (dialog));
}

static void
show_reminders (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwDialog *dialog;

  if (!is_open (widget))
    return;
  dialog = rj_preferences_dialog_new (rj_window_get_context (RJ_WINDOW (widget)));
  adw_dialog_present (dialog, widget);
  rj_preferences_dialog_show_reminders (RJ_PREFERENCES_DIALOG (dialog));
}

static void
show_backups (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwDialog *dialog;

  if (!is_open (widget))
    return;
  dialog = rj_preferences_dialog_new (rj_window_get_context (RJ_WINDOW (widget)));
  adw_dialog_present (dialog, widget);
  rj_preferences_dialog_show_backups (RJ_PREFERENCES_DIALOG (dialog));
}

static void
show_shortcuts (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (is_open (widget))
    rj_window_show_shortcuts (RJ_WINDOW (widget));
}

static void
show_about (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (is_open (widget))
    rj_window_show_about (RJ_WINDOW (widget));
}

static void
show_trash (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (is_open (widget))
    adw_dialog_present (rj_trash_dialog_new (rj_window_get_context (RJ_WINDOW (widget))), widget);
}

static void
show_medicines (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (is_open (widget))
    adw_dialog_present (rj_medicines_dialog_new (rj_window_get_context (RJ_WINDOW (widget))), widget);
}

static void
show_how_it_was (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (is_open (widget))
    rj_attendance_dialog_present_for (widget, rj_window_get_context (RJ_WINDOW (widget)),
                                      g_variant_get_string (parameter, NULL));
}

static void
show_ride (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rj_ride_dialog_present (widget, rj_window_get_context (RJ_WINDOW (widget)));
}

static void
show_spare_key (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RjContext *context = rj_window_get_context (RJ_WINDOW (widget));

  if (rj_vault_get_state (rj_context_get_vault (context)) == RJ_VAULT_OPEN)
    adw_dialog_present (rj_spare_key_dialog_new (context), widget);
}

void
rj_window_actions_class_init (GtkWidgetClass *widget_class)
{
  static const char *const page_actions[] = { "win.new", "win.search", "win.previous", "win.next",
                                              "win.home" };

  gtk_widget_class_install_action (widget_class, "win.help-now", NULL, show_help_now);
  gtk_widget_class_install_action (widget_class, "win.help-person", NULL, show_person);
  gtk_widget_class_install_action (widget_class, "win.something-happened", NULL, show_happened);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, show_preferences);
  gtk_widget_class_install_action (widget_class, "win.background", NULL, show_background);
  gtk_widget_class_install_action (widget_class, "win.reminders", NULL, show_reminders);
  gtk_widget_class_install_action (widget_class, "win.backups", NULL, show_backups);
  gtk_widget_class_install_action (widget_class, "win.shortcuts", NULL, show_shortcuts);
  gtk_widget_class_install_action (widget_class, "win.about", NULL, show_about);
  gtk_widget_class_install_action (widget_class, "win.spare-key", NULL, show_spare_key);
  gtk_widget_class_install_action (widget_class, "win.daily-items", NULL, show_medicines);
  gtk_widget_class_install_action (widget_class, "win.how-was-it", "s", show_how_it_was);
  gtk_widget_class_install_action (widget_class, "win.ride", NULL, show_ride);
  gtk_widget_class_install_action (widget_class, "win.trash", NULL, show_trash);
  /* The made-up journal goes as every journal goes: by a fresh process, which finds that there is none. */
  gtk_widget_class_install_action (widget_class, "win.start-own", NULL, lock);
  gtk_widget_class_install_action (widget_class, "win.damage", NULL, show_damage);
  gtk_widget_class_install_action (widget_class, "win.lock", NULL, lock);
  gtk_widget_class_install_action (widget_class, "win.place", "s", show_place);
  gtk_widget_class_install_action (widget_class, "win.nth-place", "i", show_nth_place);
  gtk_widget_class_install_action (widget_class, "win.toggle-sidebar", NULL, toggle_sidebar);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_or_redo);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, undo_or_redo);
  gtk_widget_class_install_action (widget_class, "win.take-back-inbox", NULL, take_back_inbox);
  gtk_widget_class_install_action (widget_class, "win.take-back-import", NULL, take_back_import);
  gtk_widget_class_install_action (widget_class, "win.open-waiting", NULL, open_waiting);
  for (guint i = 0; i < G_N_ELEMENTS (page_actions); i++)
    gtk_widget_class_install_action (widget_class, page_actions[i], NULL, dispatch_to_page);
  for (guint i = 0; i < G_N_ELEMENTS (form_actions); i++)
    gtk_widget_class_install_action (widget_class, form_actions[i][0], NULL, present_form);

  add_keys (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, undo_key, "(s)", "win.undo");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, undo_key, "(s)",
                                "win.redo");
}

void
rj_window_actions_update (RjWindow *self)
{
  static const char *const journal_actions[] = {
    "win.place",
    "win.nth-place",
    "win.toggle-sidebar",
    "win.undo",
    "win.redo",
    "win.new",
    "win.search",
    "win.previous",
    "win.next",
    "win.home",
    "win.preferences",
    "win.shortcuts",
    "win.about",
    "win.background",
    "win.trash",
    "win.backups",
    "win.reminders",
    "win.daily-items",
    "win.something-happened",
  };
  gboolean open = rj_context_get_store (rj_window_get_context (self)) != NULL
                  && g_strcmp0 (rj_window_get_state (self), "damage") != 0;

  for (guint i = 0; i < G_N_ELEMENTS (journal_actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), journal_actions[i], open);
  for (guint i = 0; i < G_N_ELEMENTS (form_actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), form_actions[i][0],
                                   open && rj_forms_find (form_actions[i][1]) != NULL);
  if (g_strcmp0 (rj_window_get_state (self), "lock") == 0)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.log-craving", TRUE);
}
