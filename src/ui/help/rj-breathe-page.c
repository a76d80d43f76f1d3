// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-breath.h"
#include "rj-chips.h"
#include "rj-content.h"
#include "rj-help-pages.h"
#include "rj-spoken.h"

#include <glib/gi18n-lib.h>

#define MAX_PHASES 8

/* What the page needs while it is there. */
typedef struct {
  RjContext *context;
  JsonObject *content;
  JsonObject *pattern; /* in @content */
  RjBreath *breath;
  GtkWidget *pause;
  GtkWidget *again;
  GtkWidget *about;
  GtkWidget *caution;
  gboolean counts;   /* our breathing is the exercise that runs */
  char *below;       /* (nullable): the kind of the exercise whose place it took */
  gint64 below_us;   /* when that began, microseconds since 1970 UTC */
  int below_seconds; /* its length, or 0 */
} Breathe;

static void
breathe_free (Breathe *self)
{
  g_object_unref (self->context);
  json_object_unref (self->content);
  g_free (self->below);
  g_free (self);
}

/* ---- Patterns ---- */

static guint
read_phases (JsonObject *pattern, RjBreathPhase *phases)
{
  JsonArray *list = json_object_get_array_member (pattern, "phases");
  guint n = MIN (json_array_get_length (list), MAX_PHASES);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *phase = json_array_get_object_element (list, i);
      const char *kind = rj_content_get_string (phase, "kind");

      phases[i].kind = g_str_equal (kind, "in")    ? RJ_BREATH_IN
                       : g_str_equal (kind, "out") ? RJ_BREATH_OUT
                                                   : RJ_BREATH_HOLD;
      phases[i].seconds = (int) json_object_get_int_member (phase, "seconds");
    }
  return n;
}

static int
get_rounds (JsonObject *pattern)
{
  return (int) json_object_get_int_member (pattern, "rounds");
}

static int
get_seconds (JsonObject *pattern)
{
  RjBreathPhase phases[MAX_PHASES];
  guint n = read_phases (pattern, phases);
  int seconds = 0;

  for (guint i = 0; i < n; i++)
    seconds += phases[i].seconds * get_rounds (pattern);
  return seconds;
}

static gboolean
is_default (Breathe *self)
{
  return g_strcmp0 (rj_content_get_string (self->pattern, "id"),
                    rj_content_get_string (self->content, "default_breathing"))
         == 0;
}

/* The one that content calls the default: in 4, out 6. */
static JsonObject *
find_pattern (JsonObject *content, const char *id)
{
  const char *otherwise = rj_content_get_string (content, "default_breathing");
  JsonArray *patterns = json_object_get_array_member (content, "breathing");
  JsonObject *found = NULL;

  for (guint i = 0; i < json_array_get_length (patterns); i++)
    {
      JsonObject *pattern = json_array_get_object_element (patterns, i);
      const char *its_id = rj_content_get_string (pattern, "id");

      if (g_strcmp0 (its_id, id) == 0 || (found == NULL && g_strcmp0 (its_id, otherwise) == 0))
        found = pattern;
    }
  return found;
}

static void
show_pattern (Breathe *self)
{
  const char *caution = rj_content_get_string (self->pattern, "caution");

  gtk_label_set_text (GTK_LABEL (self->about), rj_content_get_string (self->pattern, "about"));
  gtk_label_set_text (GTK_LABEL (self->caution),
                      caution != NULL ? caution : _ ("Let your shoulders drop. Stop whenever you like."));
}

/* ---- Running ---- */

/* While it runs nobody is idle, and it goes on through a lock. */
static void
begin_exercise (Breathe *self)
{
  gint64 now_us = rj_clock_get_now (rj_context_get_clock (self->context));
  g_autofree char *kind = is_default (self) ? g_strdup (RJ_EXERCISE_BREATHING)
                                            : g_strconcat (RJ_EXERCISE_BREATHING, "-",
                                                           rj_content_get_string (self->pattern, "id"), NULL);

  if (!self->counts)
    g_set_str (&self->below, rj_context_get_exercise (self->context, &self->below_us, &self->below_seconds));
  self->counts = TRUE;
  rj_context_begin_exercise (self->context, kind, now_us - rj_breath_get_elapsed_us (self->breath),
                             get_seconds (self->pattern));
}

/* The timer of a coping note that runs below Help now goes on by itself; here it counts again. */
static void
end_exercise (Breathe *self)
{
  const char *running = rj_context_get_exercise (self->context, NULL, NULL);

  if (!self->counts)
    return;
  self->counts = FALSE;
  if (running == NULL || !g_str_has_prefix (running, RJ_EXERCISE_BREATHING))
    return;
  if (self->below != NULL)
    rj_context_begin_exercise (self->context, self->below, self->below_us, self->below_seconds);
  else
    rj_context_end_exercise (self->context);
}

static void
show_running (Breathe *self, gboolean done)
{
  gboolean paused = rj_breath_get_paused (self->breath);

  gtk_label_set_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->pause))),
                      paused ? _ ("Go on") : C_ ("breathing", "Pause"));
  gtk_widget_set_visible (self->pause, !done);
  gtk_widget_set_visible (self->again, done);
}

static void
finished_cb (Breathe *self)
{
  end_exercise (self);
  show_running (self, TRUE);
  gtk_widget_grab_focus (self->again);
}

static void
pause_cb (Breathe *self)
{
  gboolean pause = !rj_breath_get_paused (self->breath);

  rj_breath_set_paused (self->breath, pause);
  show_running (self, FALSE);
  if (pause)
    {
      end_exercise (self);
      rj_announce (self->pause, C_ ("breathing", "Paused"), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
    }
  else
    begin_exercise (self);
}

static void
again_cb (Breathe *self)
{
  rj_breath_restart (self->breath);
  show_running (self, FALSE);
  gtk_widget_grab_focus (self->pause);
  begin_exercise (self);
}

static void
picked_cb (Breathe *self, RjChips *chips)
{
  RjBreathPhase phases[MAX_PHASES];
  guint n;

  self->pattern = find_pattern (self->content, rj_chips_get_picked (chips));
  n = read_phases (self->pattern, phases);
  rj_breath_set_pattern (self->breath, phases, n, get_rounds (self->pattern));
  show_pattern (self);
  show_running (self, FALSE);
  rj_announce (GTK_WIDGET (chips), gtk_label_get_text (GTK_LABEL (self->about)),
               GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  begin_exercise (self);
}

/* ---- Page ---- */

static GtkWidget *
new_patterns (Breathe *self)
{
  GtkWidget *chips = rj_chips_new (TRUE, TRUE);
  JsonArray *patterns = json_object_get_array_member (self->content, "breathing");

  for (guint i = 0; i < json_array_get_length (patterns); i++)
    {
      JsonObject *pattern = json_array_get_object_element (patterns, i);

      rj_chips_append (RJ_CHIPS (chips), rj_content_get_string (pattern, "id"),
                       rj_content_get_string (pattern, "title"));
    }
  rj_chips_pick (RJ_CHIPS (chips), rj_content_get_string (self->pattern, "id"), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chips), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Another way to breathe"), -1);
  return chips;
}

static GtkWidget *
add_middle_label (GtkWidget *column, const char *css_class)
{
  GtkWidget *label = rj_help_add_label (column, "", css_class);

  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_xalign (GTK_LABEL (label), 0.5);
  return label;
}

static void
fill_column (Breathe *self, AdwNavigationPage *page, GtkWidget *column)
{
  RjBreathPhase phases[MAX_PHASES];
  guint n = read_phases (self->pattern, phases);
  GtkWidget *chips;

  self->breath = RJ_BREATH (rj_breath_new (phases, n, get_rounds (self->pattern)));
  gtk_widget_set_vexpand (GTK_WIDGET (self->breath), TRUE);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->breath));
  self->about = add_middle_label (column, "heading");
  self->caution = add_middle_label (column, NULL);
  self->pause = rj_help_add_button (column, C_ ("breathing", "Pause"));
  self->again = rj_help_add_button (column, _ ("Once more"));
  rj_help_add_label (column, _ ("Another way to breathe"), "heading");
  chips = new_patterns (self);
  gtk_box_append (GTK_BOX (column), chips);

  g_signal_connect_swapped (self->breath, "finished", G_CALLBACK (finished_cb), self);
  g_signal_connect_swapped (self->pause, "clicked", G_CALLBACK (pause_cb), self);
  g_signal_connect_swapped (self->again, "clicked", G_CALLBACK (again_cb), self);
  g_signal_connect_swapped (chips, "changed", G_CALLBACK (picked_cb), self);
  /* Space and Enter pause and go on, without looking. */
  g_signal_connect_object (page, "shown", G_CALLBACK (gtk_widget_grab_focus), self->pause, G_CONNECT_SWAPPED);
}

AdwNavigationPage *
rj_help_breathe_page_new (RjContext *context, const char *pattern, gint64 started_us)
{
  GtkWidget *column;
  AdwNavigationPage *page = rj_help_page_new (_ ("Breathe with me"), "breathe", &column);
  Breathe *self = g_new0 (Breathe, 1);
  gint64 passed_us = rj_clock_get_now (rj_context_get_clock (context)) - started_us;

  self->context = g_object_ref (context);
  self->content = rj_content_load ("exercises", NULL);
  self->pattern = find_pattern (self->content, pattern);
  g_object_set_data_full (G_OBJECT (page), "rj-breathe", self, (GDestroyNotify) breathe_free);
  fill_column (self, page, column);
  show_pattern (self);
  show_running (self, FALSE);
  rj_breath_skip (self->breath, passed_us);
  begin_exercise (self);
  return page;
}

void
rj_help_breathe_page_end (AdwNavigationPage *page)
{
  g_return_if_fail (ADW_IS_NAVIGATION_PAGE (page));

  end_exercise (g_object_get_data (G_OBJECT (page), "rj-breathe"));
}
