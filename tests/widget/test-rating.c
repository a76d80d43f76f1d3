// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-rating.h"

#include <adwaita.h>
#include <locale.h>

typedef struct {
  GtkWidget *window;
  GtkWidget *rating;
  int saved;
} Fixture;

static void
default_clicked_cb (Fixture *fixture)
{
  fixture->saved++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *save = gtk_button_new_with_label ("Save");

  fixture->window = g_object_ref_sink (gtk_window_new ());
  fixture->rating = rj_rating_new ();
  gtk_box_append (GTK_BOX (box), fixture->rating);
  gtk_box_append (GTK_BOX (box), save);
  g_signal_connect_swapped (save, "clicked", G_CALLBACK (default_clicked_cb), fixture);
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_window_set_default_widget (GTK_WINDOW (fixture->window), save);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_widget_grab_focus (fixture->rating);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->window);
}

/* What GTK does when a key arrives in the focused rating. */
static gboolean
press (Fixture *fixture, guint keyval, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (fixture->rating);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (!GTK_IS_EVENT_CONTROLLER_KEY (controller))
        continue;
      g_signal_emit_by_name (controller, "key-pressed", keyval, 0u, state, &handled);
      return handled;
    }
  g_assert_not_reached ();
}

static int
value (Fixture *fixture)
{
  return rj_rating_get_value (RJ_RATING (fixture->rating));
}

static void
test_starts_empty (Fixture *fixture, gconstpointer data)
{
  gtk_test_accessible_assert_role (fixture->rating, GTK_ACCESSIBLE_ROLE_SLIDER);
  g_assert_true (GTK_IS_ACCESSIBLE_RANGE (fixture->rating));
  g_assert_cmpint (value (fixture), ==, RJ_RATING_EMPTY);
  gtk_test_accessible_assert_property (fixture->rating, GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0);
  gtk_test_accessible_assert_property (fixture->rating, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 10.0);
  gtk_test_accessible_assert_property (fixture->rating, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                       "nothing picked yet");
}

static void
test_digits (Fixture *fixture, gconstpointer data)
{
  g_assert_true (press (fixture, GDK_KEY_7, 0));
  g_assert_cmpint (value (fixture), ==, 7);
  gtk_test_accessible_assert_property (fixture->rating, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 7.0);
  gtk_test_accessible_assert_property (fixture->rating, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                       "7 of 10, strong");

  g_assert_true (press (fixture, GDK_KEY_KP_3, 0));
  g_assert_cmpint (value (fixture), ==, 3);
  g_assert_true (press (fixture, GDK_KEY_0, 0));
  g_assert_cmpint (value (fixture), ==, 0);
  /* Eastern Arabic four, as an Arabic keyboard writes it. */
  g_assert_true (press (fixture, gdk_unicode_to_keyval (0x0664), 0));
  g_assert_cmpint (value (fixture), ==, 4);
  /* Keys with Ctrl are the window's. */
  g_assert_false (press (fixture, GDK_KEY_7, GDK_CONTROL_MASK));
  g_assert_cmpint (value (fixture), ==, 4);
}

static void
test_ten (Fixture *fixture, gconstpointer data)
{
  press (fixture, GDK_KEY_1, 0);
  g_assert_cmpint (value (fixture), ==, 1);
  press (fixture, GDK_KEY_0, 0);
  g_assert_cmpint (value (fixture), ==, 10);
  gtk_test_accessible_assert_property (fixture->rating, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                       "10 of 10, the strongest I know");

  /* Only a 1 that was typed just before: not one that was reached by arrows, nor one before other keys. */
  press (fixture, GDK_KEY_0, 0);
  g_assert_cmpint (value (fixture), ==, 0);
  press (fixture, GDK_KEY_Right, 0);
  g_assert_cmpint (value (fixture), ==, 1);
  press (fixture, GDK_KEY_0, 0);
  g_assert_cmpint (value (fixture), ==, 0);
  press (fixture, GDK_KEY_1, 0);
  press (fixture, GDK_KEY_Delete, 0);
  press (fixture, GDK_KEY_0, 0);
  g_assert_cmpint (value (fixture), ==, 0);
}

static void
test_steps (Fixture *fixture, gconstpointer data)
{
  press (fixture, GDK_KEY_End, 0);
  g_assert_cmpint (value (fixture), ==, 10);
  press (fixture, GDK_KEY_Right, 0);
  g_assert_cmpint (value (fixture), ==, 10);
  press (fixture, GDK_KEY_Left, 0);
  g_assert_cmpint (value (fixture), ==, 9);
  press (fixture, GDK_KEY_Home, 0);
  g_assert_cmpint (value (fixture), ==, 0);
  press (fixture, GDK_KEY_Left, 0);
  g_assert_cmpint (value (fixture), ==, 0);

  press (fixture, GDK_KEY_Delete, 0);
  g_assert_cmpint (value (fixture), ==, RJ_RATING_EMPTY);
  press (fixture, GDK_KEY_Right, 0);
  g_assert_cmpint (value (fixture), ==, 0);

  gtk_widget_set_direction (fixture->rating, GTK_TEXT_DIR_RTL);
  press (fixture, GDK_KEY_Left, 0);
  g_assert_cmpint (value (fixture), ==, 1);
  press (fixture, GDK_KEY_Right, 0);
  g_assert_cmpint (value (fixture), ==, 0);

  /* No letter is taken here: forms use them for what they ask next. */
  g_assert_false (press (fixture, GDK_KEY_h, 0));
}

/* A button that is activated shows it for a moment before it acts. */
static void
wait_for_saved (Fixture *fixture, int n)
{
  gint64 until = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (fixture->saved < n && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpint (fixture->saved, ==, n);
}

static void
test_enter_is_default (Fixture *fixture, gconstpointer data)
{
  press (fixture, GDK_KEY_5, 0);
  g_assert_true (press (fixture, GDK_KEY_Return, 0));
  wait_for_saved (fixture, 1);
  press (fixture, GDK_KEY_KP_Enter, 0);
  wait_for_saved (fixture, 2);
}

static void
test_screen_reader_sets (Fixture *fixture, gconstpointer data)
{
  GtkAccessibleRangeInterface *iface =
    G_TYPE_INSTANCE_GET_INTERFACE (fixture->rating, GTK_TYPE_ACCESSIBLE_RANGE, GtkAccessibleRangeInterface);

  g_assert_true (iface->set_current_value (GTK_ACCESSIBLE_RANGE (fixture->rating), 6.0));
  g_assert_cmpint (value (fixture), ==, 6);
  g_assert_true (iface->set_current_value (GTK_ACCESSIBLE_RANGE (fixture->rating), 40.0));
  g_assert_cmpint (value (fixture), ==, 10);
  g_assert_true (iface->set_current_value (GTK_ACCESSIBLE_RANGE (fixture->rating), -3.0));
  g_assert_cmpint (value (fixture), ==, 0);
}

static void
test_cells_are_only_drawn (Fixture *fixture, gconstpointer data)
{
  guint n = 0;

  g_assert_true (gtk_widget_get_focusable (fixture->rating));
  for (GtkWidget *child = gtk_widget_get_first_child (fixture->rating); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gtk_test_accessible_assert_role (child, GTK_ACCESSIBLE_ROLE_PRESENTATION);
      g_assert_false (gtk_widget_get_focusable (child));
      n++;
    }
  g_assert_cmpuint (n, ==, 12);
}

static void
test_two_rows (Fixture *fixture, gconstpointer data)
{
  int wide, narrow, min;

  gtk_widget_measure (fixture->rating, GTK_ORIENTATION_VERTICAL, 336, &wide, NULL, NULL, NULL);
  gtk_widget_measure (fixture->rating, GTK_ORIENTATION_VERTICAL, 299, &narrow, NULL, NULL, NULL);
  g_assert_cmpint (narrow, >, wide);

  /* Six cells of 28 with their gaps: it never asks for more than 300. */
  gtk_widget_measure (fixture->rating, GTK_ORIENTATION_HORIZONTAL, -1, &min, NULL, NULL, NULL);
  g_assert_cmpint (min, <=, 300);
}

static void
test_own_names (Fixture *fixture, gconstpointer data)
{
  rj_rating_set_names (RJ_RATING (fixture->rating), "No pain", NULL, "Worst");
  rj_rating_set_value (RJ_RATING (fixture->rating), 10);
  gtk_test_accessible_assert_property (fixture->rating, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                       "10 of 10, Worst");
  rj_rating_set_value (RJ_RATING (fixture->rating), 4);
  gtk_test_accessible_assert_property (fixture->rating, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "4 of 10");
}

static void
test_names (void)
{
  static const char *names[] = { "None",
                                 "Faint",
                                 "Faint",
                                 "Mild",
                                 "Mild",
                                 "Medium",
                                 "Medium",
                                 "Strong",
                                 "Strong",
                                 "Very strong",
                                 "The strongest I know" };
  g_autofree char *seven = rj_rating_describe_strength (7);

  for (int i = 0; i <= 10; i++)
    g_assert_cmpstr (rj_rating_get_strength_name (i), ==, names[i]);
  g_assert_cmpstr (seven, ==, "7, strong");
}

#define ADD(name, func) g_test_add ("/rating/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8"); // it asks for en_US, which only some machines have
  adw_init ();

  ADD ("starts-empty", test_starts_empty);
  ADD ("digits", test_digits);
  ADD ("ten", test_ten);
  ADD ("steps", test_steps);
  ADD ("enter-is-default", test_enter_is_default);
  ADD ("screen-reader-sets", test_screen_reader_sets);
  ADD ("cells-are-only-drawn", test_cells_are_only_drawn);
  ADD ("two-rows", test_two_rows);
  ADD ("own-names", test_own_names);
  g_test_add_func ("/rating/names", test_names);

  return g_test_run ();
}
