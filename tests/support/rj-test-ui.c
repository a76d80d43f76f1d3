// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-test-ui.h"

#include "rj-test-vault.h"

void
rj_test_ui_set_up (RjTestUi *self)
{
  self->folder = rj_test_make_folder ();
  self->clock = rj_fake_clock_new (RJ_TEST_UI_NOW_US, "UTC");
  self->settings = rj_settings_new_in_memory ();
  self->vault = rj_vault_new (self->folder, self->clock);
  self->context = rj_context_new (self->clock, self->settings, self->vault, NULL);
}

void
rj_test_ui_tear_down (RjTestUi *self)
{
  g_autoptr (GError) error = NULL;

  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->context);
  if (rj_vault_get_state (self->vault) == RJ_VAULT_OPEN)
    {
      rj_test_vault_close (self->vault, &error);
      g_assert_no_error (error);
    }
  g_clear_object (&self->vault);
  g_clear_object (&self->settings);
  g_clear_object (&self->clock);
  rj_test_remove_folder (self->folder);
  g_clear_pointer (&self->folder, g_free);
}

RjStore *
rj_test_ui_open (RjTestUi *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RjStore) store = rj_sqlite_store_new_in_memory (self->clock, &error);

  g_assert_no_error (error);
  rj_context_set_store (self->context, store);
  RJ_TEST_UNTIL (rj_context_get_drafts_loaded (self->context));
  return store;
}

static gboolean
give_up (gpointer data)
{
  g_error ("waited a minute for: %s", (const char *) data);
  return G_SOURCE_REMOVE;
}

guint
rj_test_start_patience (const char *condition)
{
  return g_timeout_add_seconds (60, give_up, (gpointer) condition);
}

static const char *
get_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (ADW_IS_PREFERENCES_ROW (widget))
    return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));

  return NULL;
}

/* A button has its text as a label inside. */
static gboolean
has_text (GtkWidget *widget, const char *text)
{
  if (g_strcmp0 (get_text (widget), text) == 0)
    return TRUE;
  if (!GTK_IS_BUTTON (widget) && !GTK_IS_MENU_BUTTON (widget))
    return FALSE;

  return rj_test_find (widget, GTK_TYPE_LABEL, text) != NULL;
}

GtkWidget *
rj_test_find (GtkWidget *root, GType type, const char *text)
{
  if (!gtk_widget_get_visible (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (text == NULL || has_text (root, text)))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = rj_test_find (child, type, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

gboolean
rj_test_shows (GtkWidget *root, const char *text)
{
  if (!gtk_widget_get_visible (root))
    return FALSE;
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (rj_test_shows (child, text))
      return TRUE;

  return FALSE;
}

/* Every drop-down has a search field, which most of them never show. */
static gboolean
is_list_without_search (GtkWidget *widget)
{
  return (GTK_IS_DROP_DOWN (widget) && !gtk_drop_down_get_enable_search (GTK_DROP_DOWN (widget)))
         || (ADW_IS_COMBO_ROW (widget) && !adw_combo_row_get_enable_search (ADW_COMBO_ROW (widget)));
}

void
rj_test_assert_private (GtkWidget *root)
{
  GtkInputHints hints = GTK_INPUT_HINT_PRIVATE;

  if (is_list_without_search (root))
    return;

  if (GTK_IS_TEXT (root))
    hints = gtk_text_get_input_hints (GTK_TEXT (root));
  else if (GTK_IS_TEXT_VIEW (root))
    hints = gtk_text_view_get_input_hints (GTK_TEXT_VIEW (root));
  if (!(hints & GTK_INPUT_HINT_PRIVATE))
    g_error ("a %s in a %s is not private", G_OBJECT_TYPE_NAME (root),
             G_OBJECT_TYPE_NAME (gtk_widget_get_parent (root)));

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    rj_test_assert_private (child);
}

void
rj_test_assert_safety_keys (GtkWidget *widget)
{
  static const char *const keys[] = { "F1", "<Control>h", "<Control>l", "<Control>q" };
  static const char *const actions[] = { "win.help-now", "win.help-now", "win.lock", "app.quit" };
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  guint found = 0;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller)
          || gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_CAPTURE)
        continue;

      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          g_autofree char *trigger = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));
          GtkShortcutAction *action = gtk_shortcut_get_action (shortcut);

          for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
            if (g_str_equal (trigger, keys[k]) && GTK_IS_NAMED_ACTION (action)
                && g_str_equal (gtk_named_action_get_action_name (GTK_NAMED_ACTION (action)), actions[k]))
              found |= 1u << k;
        }
    }

  if (found != 15)
    g_error ("%s does not answer to F1, Ctrl+H, Ctrl+L and Ctrl+Q", G_OBJECT_TYPE_NAME (widget));
}
