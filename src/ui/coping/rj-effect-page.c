// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-effect-page.h"

#include "rj-effect-chart.h"
#include "rj-effect-text.h"
#include "rj-form-parts.h"
#include "rj-rows.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

/* More rows than that are a burden; the log has them all. */
#define ROWS 200

struct _RjEffectPage {
  AdwBin parent_instance;

  GtkWidget *box;
  GtkWidget *chart;  /* (nullable) */
  GtkWidget *table;  /* (nullable) */
  GtkWidget *button; /* (nullable) */
  gboolean as_table;
};

G_DEFINE_FINAL_TYPE (RjEffectPage, rj_effect_page, ADW_TYPE_BIN)

enum {
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
activated_cb (RjEffectPage *self, const char *id)
{
  g_signal_emit (self, signals[ACTIVATED], 0, id);
}

static void
row_activated_cb (RjEffectPage *self, GtkListBoxRow *row)
{
  activated_cb (self, g_object_get_data (G_OBJECT (row), "rj-id"));
}

static void
show_as (RjEffectPage *self)
{
  gtk_button_set_label (GTK_BUTTON (self->button),
                        self->as_table ? _ ("Hide the table") : _ ("Show as table"));
  rj_wrap_button (GTK_BUTTON (self->button));
  gtk_widget_set_visible (self->table, self->as_table);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_STATE_EXPANDED, self->as_table,
                               -1);
}

static void
button_cb (RjEffectPage *self)
{
  self->as_table = !self->as_table;
  show_as (self);
}

/* ---- The table ---- */

static GtkWidget *
new_row (const RjEffectPoint *point, gboolean people)
{
  g_autofree char *when = rj_effect_text_when (point->episode);
  g_autofree char *what = rj_effect_text_point (point);
  g_autofree char *without = people ? NULL : rj_effect_text_without (point);
  g_autofree char *both = without != NULL ? g_strjoin ("\n", what, without, NULL) : g_strdup (what);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", when, "subtitle", both,
                                 "activatable", TRUE, "title-lines", 0, "subtitle-lines", 0, NULL);

  g_object_set_data_full (G_OBJECT (row), "rj-id", g_strdup (point->episode->id), g_free);
  rj_rows_add_arrow (ADW_ACTION_ROW (row));
  return row;
}

/* The newest first, as in the log. */
static void
add_table (RjEffectPage *self, const RjNoteEffect *effect, gboolean people)
{
  guint n = effect->points->len;

  self->table = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->table), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->table, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Each time, the newest first"), -1);
  for (guint i = 0; i < MIN (n, ROWS); i++)
    gtk_list_box_append (GTK_LIST_BOX (self->table),
                         new_row (&g_array_index (effect->points, RjEffectPoint, n - 1 - i), people));
  g_signal_connect_swapped (self->table, "row-activated", G_CALLBACK (row_activated_cb), self);

  self->button = gtk_button_new ();
  gtk_widget_set_size_request (self->button, 44, 44);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (button_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->button);
  gtk_box_append (GTK_BOX (self->box), self->table);
  show_as (self);
}

/* ---- The page ---- */

static char *
dup_count (const RjNoteEffect *effect)
{
  guint n = effect->points->len;

  if (n <= RJ_EFFECT_CHART_POINTS)
    /* Translators: below a chart: how many episodes it rests on. */
    return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "From your own log: %u time.", "From your own log: %u times.", n), n);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "From your own log: %u time. The last %u are drawn as points.",
                                       "From your own log: %u times. The last %u are drawn as points.", n),
                          n, (guint) RJ_EFFECT_CHART_POINTS);
}

static void
add_chart (RjEffectPage *self, const RjNoteEffect *effect, gboolean people, const char *sentence)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *count = dup_count (effect);

  self->chart = rj_effect_chart_new (effect, people, TRUE);
  g_object_set (self->chart, "margin-top", 12, "margin-bottom", 12, "margin-start", 12, "margin-end", 12,
                NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chart), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, count, -1);
  g_signal_connect_swapped (self->chart, "activated", G_CALLBACK (activated_cb), self);
  gtk_widget_add_css_class (card, "card");
  gtk_box_append (GTK_BOX (card), self->chart);
  gtk_box_append (GTK_BOX (self->box), card);
  gtk_widget_add_css_class (rj_form_parts_add_label (self->box, count, "dimmed"), "caption");
}

static void
add_small (RjEffectPage *self, const char *text)
{
  gtk_widget_add_css_class (rj_form_parts_add_label (self->box, text, "dimmed"), "caption");
}

static void
fill (RjEffectPage *self, const char *title, const RjNoteEffect *effect, gboolean people)
{
  g_auto (GStrv) sentences = NULL;
  g_autofree char *together = NULL;
  g_autofree char *spread = NULL;
  gboolean drawn;

  gtk_widget_set_focusable (rj_form_parts_add_label (self->box, title, "title-2"), FALSE);
  if (effect == NULL)
    {
      rj_form_parts_add_label (self->box, _ ("Not used in any of these."), NULL);
      return;
    }
  sentences = rj_effect_text_sentences (effect, people);
  together = g_strjoinv (" ", sentences);
  rj_form_parts_add_label (self->box, together, "heading");
  drawn = effect->word != RJ_EFFECT_TOO_FEW && !(people && effect->after >= effect->before);
  if (drawn)
    add_chart (self, effect, people, together);
  spread = people ? NULL : rj_effect_text_spread (effect);
  if (spread != NULL)
    {
      add_small (self, spread);
      add_small (
        self, _ ("Ring or open diamond: at the start. Full: after 15 minutes. Above with it, below without "
                 "it, from the same strength, a point more or less."));
    }
  add_small (self, _ ("These are your own notes. They don't prove a cause."));
  if (effect->points->len > 0)
    add_table (self, effect, people);
}

/* What to give the focus back to: "" is the button. (transfer full) (nullable) */
static char *
dup_focus (RjEffectPage *self, gboolean *in_table)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  *in_table = focus != NULL && self->table != NULL && gtk_widget_is_ancestor (focus, self->table);
  if (*in_table)
    return g_strdup (
      g_object_get_data (G_OBJECT (gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW)), "rj-id"));
  if (focus != NULL && self->chart != NULL && gtk_widget_is_ancestor (focus, self->chart))
    return rj_effect_chart_dup_current (RJ_EFFECT_CHART (self->chart));
  return focus != NULL && focus == self->button ? g_strdup ("") : NULL;
}

static gboolean
focus_row (RjEffectPage *self, const char *id)
{
  GtkListBoxRow *row;

  for (int i = 0;
       self->table != NULL && (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->table), i)) != NULL;
       i++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "rj-id"), id) == 0)
      return gtk_widget_grab_focus (GTK_WIDGET (row));
  return FALSE;
}

void
rj_effect_page_show (RjEffectPage *self, const char *title, const RjNoteEffect *effect, gboolean people)
{
  g_autofree char *id = NULL;
  gboolean in_table;
  GtkWidget *child;

  g_return_if_fail (RJ_IS_EFFECT_PAGE (self));

  id = dup_focus (self, &in_table);
  self->chart = NULL;
  self->table = NULL;
  self->button = NULL;
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  fill (self, title, effect, people);
  if (id == NULL || (in_table && focus_row (self, id))
      || (!in_table && self->chart != NULL && rj_effect_chart_focus (RJ_EFFECT_CHART (self->chart), id)))
    return;
  if (self->button != NULL)
    gtk_widget_grab_focus (self->button);
}

static void
rj_effect_page_class_init (RjEffectPageClass *klass)
{
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
rj_effect_page_init (RjEffectPage *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

GtkWidget *
rj_effect_page_new (void)
{
  return g_object_new (RJ_TYPE_EFFECT_PAGE, NULL);
}
