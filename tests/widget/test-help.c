// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-breath.h"
#include "rj-chips.h"
#include "rj-content.h"
#include "rj-directory.h"
#include "rj-help-dialog.h"
#include "rj-help-pages.h"
#include "rj-line-card.h"
#include "rj-test-ui.h"
#include "rj-ui.h"

#include <locale.h>

static const RjBreathPhase long_exhale[] = { { RJ_BREATH_IN, 4 }, { RJ_BREATH_OUT, 6 } };
static const RjBreathPhase box[] = { { RJ_BREATH_IN, 4 },
                                     { RJ_BREATH_HOLD, 4 },
                                     { RJ_BREATH_OUT, 4 },
                                     { RJ_BREATH_HOLD, 4 } };
static const RjBreathPhase four_seven_eight[] = { { RJ_BREATH_IN, 4 },
                                                  { RJ_BREATH_HOLD, 7 },
                                                  { RJ_BREATH_OUT, 8 } };

static void
assert_moment (const RjBreathPhase *phases, guint n, double at, RjBreathKind kind, int round, int left)
{
  RjBreathMoment moment;

  rj_breath_at (phases, n, 5, (gint64) (at * G_TIME_SPAN_SECOND), &moment);
  g_assert_cmpint (moment.kind, ==, kind);
  g_assert_cmpint (moment.round, ==, round);
  g_assert_cmpint (moment.left, ==, left);
  g_assert_false (moment.done);
}

/* The moments that the reference names. */
static void
test_breath_moments (void)
{
  RjBreathMoment moment;

  assert_moment (long_exhale, 2, 0, RJ_BREATH_IN, 0, 4);
  assert_moment (long_exhale, 2, 3.99, RJ_BREATH_IN, 0, 1);
  assert_moment (long_exhale, 2, 4, RJ_BREATH_OUT, 0, 6);
  assert_moment (long_exhale, 2, 10, RJ_BREATH_IN, 1, 4);
  assert_moment (box, 4, 3.99, RJ_BREATH_IN, 0, 1);
  assert_moment (box, 4, 7.99, RJ_BREATH_HOLD, 0, 1);
  assert_moment (box, 4, 11.99, RJ_BREATH_OUT, 0, 1);
  assert_moment (box, 4, 15.99, RJ_BREATH_HOLD, 0, 1);
  assert_moment (box, 4, 16, RJ_BREATH_IN, 1, 4);
  assert_moment (four_seven_eight, 3, 11, RJ_BREATH_OUT, 0, 8);
  assert_moment (four_seven_eight, 3, 19, RJ_BREATH_IN, 1, 4);

  /* Open at the end of the breath in, kept while held, closed at the end. */
  rj_breath_at (box, 4, 5, 4 * G_TIME_SPAN_SECOND, &moment);
  g_assert_cmpfloat_with_epsilon (moment.open, 1, 0.001);
  rj_breath_at (box, 4, 5, 6 * G_TIME_SPAN_SECOND, &moment);
  g_assert_cmpfloat_with_epsilon (moment.open, 1, 0.001);
  rj_breath_at (box, 4, 5, 14 * G_TIME_SPAN_SECOND, &moment);
  g_assert_cmpfloat_with_epsilon (moment.open, 0, 0.001);

  rj_breath_at (long_exhale, 2, 18, 179 * G_TIME_SPAN_SECOND, &moment);
  g_assert_false (moment.done);
  rj_breath_at (long_exhale, 2, 18, 180 * G_TIME_SPAN_SECOND, &moment);
  g_assert_true (moment.done);
}

/* The four patterns of the reference on clinical content, 2.2: id, seconds in, held, out, held, rounds. */
static const struct {
  const char *id;
  int seconds[4];
  int rounds;
} patterns[] = {
  { "box", { 4, 4, 4, 4 }, 5 },
  { "478", { 4, 7, 8, 0 }, 4 },
  { "resonance", { 5, 0, 5, 0 }, 30 },
  { "long-exhale", { 4, 0, 6, 0 }, 18 },
};
static const RjBreathKind kinds[] = { RJ_BREATH_IN, RJ_BREATH_HOLD, RJ_BREATH_OUT, RJ_BREATH_HOLD };

static JsonObject *
find_pattern (JsonObject *root, const char *id)
{
  JsonArray *list = json_object_get_array_member (root, "breathing");

  for (guint i = 0; i < json_array_get_length (list); i++)
    if (g_strcmp0 (rj_content_get_string (json_array_get_object_element (list, i), "id"), id) == 0)
      return json_array_get_object_element (list, i);
  g_assert_not_reached ();
}

/* What content holds is what the reference says, and the usual one holds nothing. */
static void
test_patterns (void)
{
  g_autoptr (JsonObject) root = rj_content_load ("exercises", "en");

  g_assert_cmpstr (rj_content_get_string (root, "default_breathing"), ==, "long-exhale");
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      JsonObject *pattern = find_pattern (root, patterns[i].id);
      JsonArray *phases = json_object_get_array_member (pattern, "phases");
      guint n = 0;

      g_assert_cmpint (json_object_get_int_member (pattern, "rounds"), ==, patterns[i].rounds);
      for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
        if (patterns[i].seconds[k] > 0)
          {
            JsonObject *phase = json_array_get_object_element (phases, n++);
            static const char *const words[] = { "in", "hold", "out", "hold" };

            g_assert_cmpstr (rj_content_get_string (phase, "kind"), ==, words[k]);
            g_assert_cmpint (json_object_get_int_member (phase, "seconds"), ==, patterns[i].seconds[k]);
          }
      g_assert_cmpuint (json_array_get_length (phases), ==, n);
    }
}

/* Every tenth of a second of every pattern, counted in tenths here. */
static void
test_tenths (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      RjBreathPhase phases[4];
      guint n = 0;
      int tenth = 0;
      RjBreathMoment moment;

      for (guint k = 0; k < 4; k++)
        if (patterns[i].seconds[k] > 0)
          phases[n++] = (RjBreathPhase) { kinds[k], patterns[i].seconds[k] };

      for (int round = 0; round < patterns[i].rounds; round++)
        for (guint k = 0; k < n; k++)
          for (int passed = 0; passed < phases[k].seconds * 10; passed++, tenth++)
            {
              rj_breath_at (phases, n, patterns[i].rounds, tenth * (G_TIME_SPAN_SECOND / 10), &moment);
              g_assert_cmpint (moment.round, ==, round);
              g_assert_cmpint (moment.phase, ==, (int) k);
              g_assert_cmpint (moment.kind, ==, phases[k].kind);
              g_assert_cmpint (moment.left, ==, (phases[k].seconds * 10 - passed + 9) / 10);
              g_assert_false (moment.done);
            }
      rj_breath_at (phases, n, patterns[i].rounds, tenth * (G_TIME_SPAN_SECOND / 10), &moment);
      g_assert_true (moment.done);
    }
}

static void
count_cb (int *times)
{
  (*times)++;
}

#define TENTH (G_TIME_SPAN_SECOND / 10)

/* Paused in the middle of a phase it goes on from there, however long that took. */
static void
test_pause (void)
{
  RjBreath *breath = g_object_ref_sink (RJ_BREATH (rj_breath_new (box, 4, 2)));
  gint64 now = 77 * G_TIME_SPAN_SECOND;
  int finished = 0;

  g_signal_connect_swapped (breath, "finished", G_CALLBACK (count_cb), &finished);
  rj_breath_tick (breath, now);
  g_assert_cmpstr (rj_breath_get_text (breath), ==, "In · 4");
  rj_breath_tick (breath, now += 53 * TENTH);
  g_assert_cmpstr (rj_breath_get_text (breath), ==, "Hold · 3");

  rj_breath_set_paused (breath, TRUE);
  rj_breath_tick (breath, now += 600 * G_TIME_SPAN_SECOND);
  g_assert_cmpstr (rj_breath_get_text (breath), ==, "Hold · 3");
  g_assert_cmpint (rj_breath_get_elapsed_us (breath), ==, 53 * TENTH);

  rj_breath_set_paused (breath, FALSE);
  rj_breath_tick (breath, now);
  g_assert_cmpint (rj_breath_get_elapsed_us (breath), ==, 53 * TENTH);
  /* 7.9 s: still held; 8.0 s: out. */
  rj_breath_tick (breath, now += 26 * TENTH);
  g_assert_cmpstr (rj_breath_get_text (breath), ==, "Hold · 1");
  rj_breath_tick (breath, now += TENTH);
  g_assert_cmpstr (rj_breath_get_text (breath), ==, "Out · 4");
  /* 31.9 s and 32 s: over, said once. */
  rj_breath_tick (breath, now += 239 * TENTH);
  g_assert_cmpstr (rj_breath_get_text (breath), ==, "Hold · 1");
  g_assert_cmpint (finished, ==, 0);
  rj_breath_tick (breath, now += TENTH);
  rj_breath_tick (breath, now += TENTH);
  g_assert_cmpstr (rj_breath_get_text (breath), ==, "Done");
  g_assert_cmpint (finished, ==, 1);
  g_assert_finalize_object (G_OBJECT (breath));
}

/* With reduced motion there is the word with the countdown, and nothing that moves. */
static void
test_still (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  RjBreath *breath;
  int height;

  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  breath = g_object_ref_sink (RJ_BREATH (rj_breath_new (long_exhale, 2, 18)));
  gtk_widget_measure (GTK_WIDGET (breath), GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, <, 120);
  rj_breath_tick (breath, G_TIME_SPAN_SECOND);
  rj_breath_tick (breath, 6 * G_TIME_SPAN_SECOND);
  g_assert_cmpstr (rj_breath_get_text (breath), ==, "Out · 5");
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  gtk_widget_measure (GTK_WIDGET (breath), GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, >=, 240);
  g_assert_finalize_object (G_OBJECT (breath));
}

/* One that has nothing to breathe by yet. */
static void
test_breath_without_phases (void)
{
  RjBreath *breath = g_object_ref_sink (g_object_new (RJ_TYPE_BREATH, NULL));

  rj_breath_skip (breath, 30 * G_TIME_SPAN_SECOND);
  g_assert_finalize_object (G_OBJECT (breath));
}

static const RjContact *
first_contact (const RjLine *line)
{
  return line->contacts->pdata[0];
}

static void
test_directory (void)
{
  g_autoptr (RjDirectory) directory = rj_directory_load ();
  const RjCountry *us = rj_directory_find (directory, "US");
  const RjCountry *de = rj_directory_find (directory, "DE");

  g_assert_cmpstr (first_contact (us->emergency->pdata[0])->display, ==, "911");
  g_assert_cmpstr (first_contact (de->emergency->pdata[0])->display, ==, "112");
  g_assert_cmpstr (first_contact (us->lines->pdata[0])->display, ==, "988");
  g_assert_null (rj_directory_find (directory, "XX"));
  g_assert_null (rj_directory_find (directory, NULL));
  g_assert_nonnull (rj_directory_get_finder (directory));
}

/* Somebody looks for "Deutschland" in the list, not for "Germany". */
static void
test_names (void)
{
  g_autoptr (RjDirectory) directory = NULL;

  g_setenv ("LOCPATH", RJ_TEST_LOCALES, TRUE);
  g_assert_nonnull (setlocale (LC_ALL, "de_DE.UTF-8"));
  directory = rj_directory_load ();
  g_assert_cmpstr (rj_directory_find (directory, "DE")->name, ==, "Deutschland");
  g_assert_nonnull (setlocale (LC_ALL, "C.UTF-8"));
  g_unsetenv ("LOCPATH");
}

static void
assert_guess (const char *messages, const char *formats, const char *expected)
{
  g_autofree char *guess = NULL;

  g_assert_nonnull (setlocale (LC_ALL, formats));
  g_assert_nonnull (setlocale (LC_MESSAGES, messages));
  guess = rj_directory_guess_country ();
  g_assert_nonnull (setlocale (LC_ALL, "C.UTF-8"));
  g_assert_cmpstr (guess, ==, expected);
}

/* A wrong emergency number is worse than a question. */
static void
test_guess (void)
{
  /* For this test alone: GTK asks for an American locale when tests begin. */
  g_setenv ("LOCPATH", RJ_TEST_LOCALES, TRUE);
  assert_guess ("en_US.UTF-8", "en_US.UTF-8", "US");
  assert_guess ("de_DE.UTF-8", "de_DE.UTF-8", "DE");
  assert_guess ("en_US.UTF-8", "de_DE.UTF-8", NULL);
  assert_guess ("C.UTF-8", "C.UTF-8", NULL);
  g_unsetenv ("LOCPATH");
}

static void
test_checked (void)
{
  RjLine line = { 0 };
  RjDay today = rj_day_new (2026, 11, 21);
  g_autofree char *never = rj_line_checked_text (&line, today);
  g_autofree char *lately = NULL;
  g_autofree char *long_ago = NULL;

  g_assert_cmpstr (never, ==, "Not checked: ask locally");
  line.checked = rj_day_new (2026, 10, 1);
  lately = rj_line_checked_text (&line, today);
  g_assert_cmpstr (lately, ==, "Checked on 1 October 2026");
  line.checked = rj_day_new (2026, 5, 1);
  long_ago = rj_line_checked_text (&line, today);
  g_assert_cmpstr (long_ago, ==, "Last checked on 1 May 2026, a while ago");
}

static AdwNavigationPage *
get_page (AdwDialog *dialog)
{
  return adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (RJ_TEST_CHILD (dialog, "navigation")));
}

static const char *
open_page (AdwDialog *dialog, const char *tag)
{
  gtk_widget_activate_action (GTK_WIDGET (dialog), "help.open", "s", tag);
  return adw_navigation_page_get_tag (get_page (dialog));
}

/* No country known: it asks, and shows nobody's number. */
static void
test_country_unknown (void)
{
  RjTestUi ui;
  AdwDialog *dialog;
  GtkWidget *list, *window;

  rj_test_ui_set_up (&ui);
  window = adw_window_new ();
  gtk_window_present (GTK_WINDOW (window));
  dialog = g_object_ref_sink (rj_help_dialog_new (ui.context));
  adw_dialog_present (dialog, window);
  g_assert_true (rj_test_shows (GTK_WIDGET (dialog), "Which country are you in?"));
  g_assert_false (rj_test_shows (GTK_WIDGET (dialog), "911"));
  g_assert_false (rj_test_shows (GTK_WIDGET (dialog), "112"));

  g_assert_cmpstr (open_page (dialog, "lines"), ==, "lines");
  g_assert_true (
    rj_test_shows (GTK_WIDGET (get_page (dialog)), "Which country are you in? Emergency numbers differ."));
  g_assert_cmpstr (open_page (dialog, "first-aid"), ==, "first-aid");
  g_assert_true (rj_test_shows (GTK_WIDGET (get_page (dialog)), "call your local emergency number now"));
  g_assert_true (
    rj_test_shows (GTK_WIDGET (get_page (dialog)), "Which country are you in? Emergency numbers differ."));
  g_assert_false (rj_test_shows (GTK_WIDGET (get_page (dialog)), "911"));

  /* Chosen once, it is known everywhere, without a passphrase. */
  g_assert_cmpstr (open_page (dialog, "country"), ==, "country");
  list = rj_test_find (GTK_WIDGET (get_page (dialog)), GTK_TYPE_LIST_BOX, NULL);
  g_signal_emit_by_name (list, "row-activated", rj_test_find (list, ADW_TYPE_ACTION_ROW, "United States"));
  g_assert_cmpstr (rj_settings_get_country (ui.settings), ==, "US");
  g_assert_cmpstr (adw_navigation_page_get_tag (get_page (dialog)), ==, "first-aid");
  g_assert_true (rj_test_shows (GTK_WIDGET (get_page (dialog)), "call 911 now"));
  adw_navigation_view_pop_to_tag (ADW_NAVIGATION_VIEW (RJ_TEST_CHILD (dialog, "navigation")), "main");
  g_assert_true (rj_test_shows (GTK_WIDGET (dialog), "United States · Change"));

  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (G_OBJECT (dialog));
  rj_test_ui_tear_down (&ui);
}

/* Every step and every sign of the card is there. */
static void
test_first_aid (void)
{
  static const char *const parts[] = {
    "Rub your knuckles hard on their breastbone",
    "call 911 now",
    "Give naloxone if you have it",
    "Help them breathe",
    "on their side",
    "2–3 minutes",
    "Naloxone wears off",
    "pinpoints",
    "purple, grey or ashen",
    "an amount once used can be fatal",
  };
  g_autoptr (RjDirectory) directory = rj_directory_load ();
  GtkWidget *page =
    g_object_ref_sink (GTK_WIDGET (rj_help_first_aid_page_new (rj_directory_find (directory, "US"))));
  GtkWidget *expander = rj_test_find (page, GTK_TYPE_EXPANDER, NULL);

  gtk_expander_set_expanded (GTK_EXPANDER (expander), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_assert_true (rj_test_shows (page, parts[i]));
  g_assert_nonnull (rj_test_find (page, GTK_TYPE_BUTTON, "I am the one who feels unwell"));
  g_object_unref (page);
}

/* Emergency stands first, every line of the country is there, and no line of another one. */
static void
test_lines (void)
{
  g_autoptr (RjDirectory) directory = rj_directory_load ();
  const RjCountry *gb = rj_directory_find (directory, "GB");
  GtkWidget *page = g_object_ref_sink (
    GTK_WIDGET (rj_help_lines_page_new (NULL, directory, gb, rj_day_new (2026, 11, 21), FALSE, NULL)));

  g_assert_true (rj_test_shows (page, "999"));
  for (guint i = 0; i < gb->lines->len; i++)
    g_assert_true (rj_test_shows (page, ((const RjLine *) gb->lines->pdata[i])->name));
  g_assert_false (rj_test_shows (page, "988"));
  g_assert_true (rj_test_shows (page, "Find A Helpline"));
  g_object_unref (page);
}

/* Breathing counts as an exercise, so that the journal does not lock in the middle of it. */
static void
test_breathing_is_an_exercise (void)
{
  RjTestUi ui;
  AdwDialog *dialog;
  GtkWidget *window;
  int seconds;

  rj_test_ui_set_up (&ui);
  window = adw_window_new ();
  dialog = rj_help_dialog_new (ui.context);
  adw_dialog_present (dialog, window);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_null (rj_context_get_exercise (ui.context, NULL, NULL));
  g_assert_cmpstr (open_page (dialog, "breathe"), ==, "breathe");
  g_assert_cmpstr (rj_context_get_exercise (ui.context, NULL, &seconds), ==, "breathing");
  g_assert_cmpint (seconds, ==, 180);
  g_assert_true (rj_test_shows (GTK_WIDGET (get_page (dialog)), "In · 4"));
  adw_dialog_force_close (dialog);
  RJ_TEST_UNTIL (rj_context_get_exercise (ui.context, NULL, NULL) == NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  rj_test_ui_tear_down (&ui);
}

typedef struct {
  RjTestUi ui;
  GtkWidget *window;
  AdwDialog *dialog;
} Open;

static void
open_help (Open *self)
{
  self->window = adw_window_new ();
  self->dialog = rj_help_dialog_new (self->ui.context);
  adw_dialog_present (self->dialog, self->window);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
close_help (Open *self)
{
  adw_dialog_force_close (self->dialog);
  gtk_window_destroy (GTK_WINDOW (self->window));
}

static void
press (Open *self, const char *text)
{
  GtkWidget *button = rj_test_find (GTK_WIDGET (get_page (self->dialog)), GTK_TYPE_BUTTON, text);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

/* What runs below Help now is not ended by it: only breathing takes its place, and gives it back. */
static void
test_exercise_below (void)
{
  const gint64 started_us = RJ_TEST_UI_NOW_US - G_TIME_SPAN_MINUTE;
  Open open;
  gint64 at_us;
  int seconds;

  rj_test_ui_set_up (&open.ui);
  rj_context_begin_exercise (open.ui.context, "coping-below", started_us, 300);
  open_help (&open);
  g_assert_cmpstr (open_page (open.dialog, "senses"), ==, "senses");
  close_help (&open);
  g_assert_cmpstr (rj_context_get_exercise (open.ui.context, NULL, NULL), ==, "coping-below");

  open_help (&open);
  g_assert_cmpstr (open_page (open.dialog, "breathe"), ==, "breathe");
  g_assert_cmpstr (rj_context_get_exercise (open.ui.context, NULL, NULL), ==, "breathing");
  press (&open, "Pause");
  g_assert_cmpstr (rj_context_get_exercise (open.ui.context, NULL, NULL), ==, "coping-below");
  press (&open, "Go on");
  g_assert_cmpstr (rj_context_get_exercise (open.ui.context, NULL, NULL), ==, "breathing");
  adw_navigation_view_pop (ADW_NAVIGATION_VIEW (RJ_TEST_CHILD (open.dialog, "navigation")));
  g_assert_cmpstr (rj_context_get_exercise (open.ui.context, NULL, NULL), ==, "coping-below");

  g_assert_cmpstr (open_page (open.dialog, "breathe"), ==, "breathe");
  g_assert_cmpstr (rj_context_get_exercise (open.ui.context, NULL, NULL), ==, "breathing");
  close_help (&open);
  RJ_TEST_UNTIL (g_strcmp0 (rj_context_get_exercise (open.ui.context, &at_us, &seconds), "coping-below")
                 == 0);
  g_assert_cmpint (at_us, ==, started_us);
  g_assert_cmpint (seconds, ==, 300);

  /* What was ended below it meanwhile does not come back. */
  open_help (&open);
  g_assert_cmpstr (open_page (open.dialog, "breathe"), ==, "breathe");
  rj_context_end_exercise (open.ui.context);
  close_help (&open);
  g_assert_null (rj_context_get_exercise (open.ui.context, NULL, NULL));
  rj_test_ui_tear_down (&open.ui);
}

static gboolean
press_key (Open *self, guint keyval, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self->dialog));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0u, state, &handled);
    }
  return handled;
}

/* Shift writes the digits in half of Europe, and the keypad with Num Lock has them as well. */
static void
test_digits (void)
{
  static const struct {
    guint key;
    GdkModifierType state;
    const char *tag;
  } keys[] = {
    { GDK_KEY_1, 0, "breathe" },
    { GDK_KEY_3, GDK_SHIFT_MASK, "senses" },
    { GDK_KEY_KP_4, 0, "halt" },
    { GDK_KEY_5, GDK_LOCK_MASK, "lines" },
    { GDK_KEY_6, GDK_SHIFT_MASK | GDK_LOCK_MASK, "first-aid" },
  };
  Open open;

  rj_test_ui_set_up (&open.ui);
  open_help (&open);
  g_assert_false (press_key (&open, GDK_KEY_1, GDK_CONTROL_MASK));
  g_assert_false (press_key (&open, GDK_KEY_1, GDK_ALT_MASK));
  g_assert_false (press_key (&open, GDK_KEY_1, GDK_SUPER_MASK));
  g_assert_false (press_key (&open, GDK_KEY_0, 0));
  /* It would tell a stranger. */
  g_assert_false (press_key (&open, GDK_KEY_7, 0));
  g_assert_null (rj_test_find (GTK_WIDGET (open.dialog), ADW_TYPE_ACTION_ROW, "Something happened"));
  g_assert_false (press_key (&open, GDK_KEY_exclam, GDK_SHIFT_MASK));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      AdwNavigationView *view = ADW_NAVIGATION_VIEW (RJ_TEST_CHILD (open.dialog, "navigation"));

      g_assert_true (press_key (&open, keys[i].key, keys[i].state));
      g_assert_cmpstr (adw_navigation_page_get_tag (get_page (open.dialog)), ==, keys[i].tag);
      /* A digit on a page is for the page. */
      g_assert_false (press_key (&open, GDK_KEY_2, 0));
      adw_navigation_view_pop (view);
    }
  close_help (&open);
  rj_test_ui_tear_down (&open.ui);
}

static void
choose_country (Open *self, const char *name)
{
  GtkWidget *list = rj_test_find (GTK_WIDGET (get_page (self->dialog)), GTK_TYPE_LIST_BOX, NULL);

  g_signal_emit_by_name (list, "row-activated", rj_test_find (list, ADW_TYPE_ACTION_ROW, name));
}

static GtkWidget *
get_focus (Open *self)
{
  return gtk_root_get_focus (GTK_ROOT (self->window));
}

/* Asked on the way, the question leads back to where it was asked, with the number there. */
static void
test_country_on_the_way (void)
{
  static const char *const tags[] = { "first-aid", "unwell", "lines" };

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      AdwNavigationView *view;
      GtkWidget *row;
      Open open;

      rj_test_ui_set_up (&open.ui);
      open_help (&open);
      view = ADW_NAVIGATION_VIEW (RJ_TEST_CHILD (open.dialog, "navigation"));
      row = rj_test_find (GTK_WIDGET (open.dialog), ADW_TYPE_ACTION_ROW,
                          i == 2 ? "Talk to someone" : "Someone won't wake up");
      g_assert_true (gtk_widget_grab_focus (row));
      if (i == 1)
        open_page (open.dialog, "first-aid");
      open_page (open.dialog, tags[i]);
      press (&open, "Which country are you in? Emergency numbers differ.");
      g_assert_cmpstr (adw_navigation_page_get_tag (get_page (open.dialog)), ==, "country");
      choose_country (&open, "United States");

      g_assert_cmpstr (adw_navigation_page_get_tag (get_page (open.dialog)), ==, tags[i]);
      g_assert_true (rj_test_shows (GTK_WIDGET (get_page (open.dialog)), "911"));
      g_assert_false (rj_test_shows (GTK_WIDGET (get_page (open.dialog)), "Which country are you in?"));
      RJ_TEST_UNTIL (get_focus (&open) != NULL
                     && gtk_widget_is_ancestor (get_focus (&open), GTK_WIDGET (get_page (open.dialog))));

      /* Every step back has the number too, and the row that it began with has the focus. */
      adw_navigation_view_pop (view);
      g_assert_cmpstr (adw_navigation_page_get_tag (get_page (open.dialog)), ==,
                       i == 1 ? "first-aid" : "main");
      g_assert_true (rj_test_shows (GTK_WIDGET (get_page (open.dialog)), "911"));
      if (i == 1)
        adw_navigation_view_pop (view);
      RJ_TEST_UNTIL (get_focus (&open) == row);
      g_assert_true (rj_test_shows (GTK_WIDGET (open.dialog), "911, emergency"));
      close_help (&open);
      rj_test_ui_tear_down (&open.ui);
    }
}

/* Asked on the first page, it leads back to its button. */
static void
test_country_of_main (void)
{
  GtkWidget *button;
  Open open;

  rj_test_ui_set_up (&open.ui);
  open_help (&open);
  button = rj_test_find (GTK_WIDGET (open.dialog), GTK_TYPE_BUTTON, "Which country are you in?");
  g_assert_true (gtk_widget_grab_focus (button));
  g_signal_emit_by_name (button, "clicked");
  choose_country (&open, "Germany");
  g_assert_cmpstr (adw_navigation_page_get_tag (get_page (open.dialog)), ==, "main");
  g_assert_true (rj_test_shows (GTK_WIDGET (get_page (open.dialog)), "112, emergency"));
  RJ_TEST_UNTIL (get_focus (&open) == button);
  close_help (&open);
  rj_test_ui_tear_down (&open.ui);
}

/* Another pattern starts at once, says what to know, and goes through a lock by its name. */
static void
test_other_patterns (void)
{
  Open open;
  GtkWidget *chips;
  int seconds;

  rj_test_ui_set_up (&open.ui);
  open_help (&open);
  g_assert_cmpstr (open_page (open.dialog, "breathe"), ==, "breathe");
  g_assert_true (rj_test_shows (GTK_WIDGET (get_page (open.dialog)), "In 4, out 6"));

  press (&open, "Pause");
  g_assert_null (rj_context_get_exercise (open.ui.context, NULL, NULL));
  press (&open, "Go on");
  g_assert_cmpstr (rj_context_get_exercise (open.ui.context, NULL, NULL), ==, "breathing");

  chips = rj_test_find (GTK_WIDGET (get_page (open.dialog)), RJ_TYPE_CHIPS, NULL);
  rj_chips_pick (RJ_CHIPS (chips), "box", TRUE);
  g_assert_cmpstr (rj_context_get_exercise (open.ui.context, NULL, &seconds), ==, "breathing-box");
  g_assert_cmpint (seconds, ==, 80);
  g_assert_true (rj_test_shows (GTK_WIDGET (get_page (open.dialog)), "Stop if you feel dizzy."));
  g_assert_true (rj_test_shows (GTK_WIDGET (get_page (open.dialog)), "In · 4"));
  close_help (&open);
  RJ_TEST_UNTIL (rj_context_get_exercise (open.ui.context, NULL, NULL) == NULL);

  /* Sixteen seconds ago: the second round. */
  open_help (&open);
  rj_help_dialog_go_on_breathing (RJ_HELP_DIALOG (open.dialog), "box",
                                  rj_clock_get_now (open.ui.clock) - 16 * G_TIME_SPAN_SECOND);
  g_assert_cmpstr (rj_context_get_exercise (open.ui.context, NULL, NULL), ==, "breathing-box");
  close_help (&open);
  rj_test_ui_tear_down (&open.ui);
}

static guint
count_slots (AdwNavigationPage *page)
{
  GtkWidget *slot = rj_test_find (GTK_WIDGET (page), GTK_TYPE_ENTRY, NULL);
  guint n = 0;

  for (; slot != NULL; slot = gtk_widget_get_next_sibling (slot))
    n++;
  return n;
}

/* One sense at a time, from five down to one, every field optional and private. */
static void
test_senses (void)
{
  static const char *const senses[] = { "can see", "by touch", "can hear", "can smell", "can taste" };
  Open open;

  rj_test_ui_set_up (&open.ui);
  open_help (&open);
  g_assert_cmpstr (open_page (open.dialog, "senses"), ==, "senses");
  for (guint i = 0; i < G_N_ELEMENTS (senses); i++)
    {
      g_assert_true (rj_test_shows (GTK_WIDGET (get_page (open.dialog)), senses[i]));
      g_assert_cmpuint (count_slots (get_page (open.dialog)), ==, 5 - i);
      rj_test_assert_private (GTK_WIDGET (get_page (open.dialog)));
      gtk_test_accessible_assert_property (
        rj_test_find (GTK_WIDGET (get_page (open.dialog)), GTK_TYPE_ENTRY, NULL),
        GTK_ACCESSIBLE_PROPERTY_LABEL,
        (const char *[]) { "Name five things you can see. 1 of 5",
                           "Name four things you can feel by touch. 1 of 4",
                           "Name three things you can hear. 1 of 3", "Name two things you can smell. 1 of 2",
                           "Name one thing you can taste, or take one slow breath. 1 of 1" }[i]);
      press (&open, "Next");
    }
  g_assert_true (rj_test_shows (GTK_WIDGET (get_page (open.dialog)), "You are here."));
  g_assert_cmpuint (count_slots (get_page (open.dialog)), ==, 0);
  press (&open, "Once more");
  g_assert_cmpuint (count_slots (get_page (open.dialog)), ==, 5);
  close_help (&open);
  rj_test_ui_tear_down (&open.ui);
}

static void
test_halt (void)
{
  static const char *const parts[] = { "Hungry", "Eat something small",     "Angry", "Move for five minutes",
                                       "Lonely", "Call or text one person", "Tired", "Lie down" };
  Open open;

  rj_test_ui_set_up (&open.ui);
  open_help (&open);
  g_assert_cmpstr (open_page (open.dialog, "halt"), ==, "halt");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_assert_true (rj_test_shows (GTK_WIDGET (get_page (open.dialog)), parts[i]));
  press (&open, "Talk to someone");
  g_assert_cmpstr (adw_navigation_page_get_tag (get_page (open.dialog)), ==, "lines");
  close_help (&open);
  rj_test_ui_tear_down (&open.ui);
}

/* On the lock screen a person may want the emergency number alone. */
static void
test_locked_lines (void)
{
  Open open;

  rj_test_ui_set_up (&open.ui);
  g_object_set (open.ui.settings, "country", "US", NULL);
  open_help (&open);
  g_assert_true (rj_test_shows (GTK_WIDGET (open.dialog), "988"));
  close_help (&open);

  g_object_set (open.ui.settings, "locked-emergency-only", TRUE, NULL);
  open_help (&open);
  g_assert_false (rj_test_shows (GTK_WIDGET (open.dialog), "988"));
  open_page (open.dialog, "lines");
  g_assert_true (rj_test_shows (GTK_WIDGET (get_page (open.dialog)), "911"));
  g_assert_false (rj_test_shows (GTK_WIDGET (get_page (open.dialog)), "988"));
  g_assert_false (rj_test_shows (GTK_WIDGET (get_page (open.dialog)), "Find A Helpline"));
  close_help (&open);

  /* Unlocked all of them are there. */
  rj_test_ui_open (&open.ui);
  open_help (&open);
  g_assert_true (rj_test_shows (GTK_WIDGET (open.dialog), "988"));
  close_help (&open);
  rj_test_ui_tear_down (&open.ui);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8"); // it asks for en_US, which only some machines have
  rj_ui_init ();
  g_test_add_func ("/help/breath-moments", test_breath_moments);
  g_test_add_func ("/help/breath-moments-without-phases", test_breath_without_phases);
  g_test_add_func ("/help/patterns", test_patterns);
  g_test_add_func ("/help/tenths", test_tenths);
  g_test_add_func ("/help/pause", test_pause);
  g_test_add_func ("/help/still", test_still);
  g_test_add_func ("/help/other-patterns", test_other_patterns);
  g_test_add_func ("/help/exercise-below", test_exercise_below);
  g_test_add_func ("/help/digits", test_digits);
  g_test_add_func ("/help/country-on-the-way", test_country_on_the_way);
  g_test_add_func ("/help/country-of-main", test_country_of_main);
  g_test_add_func ("/help/senses", test_senses);
  g_test_add_func ("/help/halt", test_halt);
  g_test_add_func ("/help/locked-lines", test_locked_lines);
  g_test_add_func ("/help/directory", test_directory);
  g_test_add_func ("/help/guess", test_guess);
  g_test_add_func ("/help/names", test_names);
  g_test_add_func ("/help/checked", test_checked);
  g_test_add_func ("/help/country-unknown", test_country_unknown);
  g_test_add_func ("/help/first-aid", test_first_aid);
  g_test_add_func ("/help/lines", test_lines);
  g_test_add_func ("/help/breathing-is-an-exercise", test_breathing_is_an_exercise);
  return g_test_run ();
}
