// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-milestone-list.h"

#include "rj-format.h"
#include "rj-letter-rest.h"
#include "rj-milestone-dialog.h"
#include "rj-milestone-print.h"
#include "rj-milestone-text.h"
#include "rj-recovery-text.h"
#include "rj-rows.h"
#include "rj-terms.h"
#include "rj-text.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

#define KEY   "rj-milestones"
#define ROW   "rj-milestone"
#define CARD  "rj-milestone-card"
#define ARROW "rj-milestone-arrow"

typedef struct {
  RjContext *context;
  GtkWidget *list;
  GtkWidget *on_today;
  GtkWidget *show_next;
  GPtrArray *events; /* (nullable) */
  RjDay *moments;    /* (nullable): as found last */
  char *substance;
  RjDay today;
  gboolean has_next;
  RjReached next;
  gboolean filling;
} Milestones;

static void
milestones_free (gpointer data)
{
  Milestones *self = data;

  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_free (self->moments);
  g_object_unref (self->context);
  g_free (self->substance);
  g_free (self);
}

static const char *
get_preference (Milestones *self, const char *key)
{
  return rj_store_get_preference (rj_context_get_store (self->context), key);
}

/* ---- Rows ---- */

/* What the row says is what the card says. */
static void
print_cb (Milestones *self, GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);

  rj_milestone_print_present (button, self->context,
                              adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                              adw_action_row_get_subtitle (ADW_ACTION_ROW (row)));
}

static GtkWidget *
new_print_button (Milestones *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("document-print-symbolic");

  gtk_widget_set_tooltip_text (button, C_ ("milestone", "Print a card"));
  gtk_widget_set_size_request (button, 44, 44);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (print_cb), self);
  return button;
}

/* A card is for what was reached. */
static void
show_print_button (GtkListBoxRow *row, const char *title, gboolean reached)
{
  GtkWidget *button = g_object_get_data (G_OBJECT (row), CARD);
  /* Translators: a button; %s is a milestone, as in "30 days in recovery". */
  g_autofree char *name = g_strdup_printf (C_ ("milestone", "Print a card: %s"), title);

  gtk_widget_set_visible (button, reached);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Rows that are there already are used again, so that the focus stays where it is. */
static GtkListBoxRow *
get_row (Milestones *self, int i)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i);
  GtkWidget *print, *arrow;

  if (row != NULL)
    return row;
  row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  print = new_print_button (self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), print);
  g_object_set_data (G_OBJECT (row), CARD, print);
  arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "accessible-role",
                        GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  g_object_set_data (G_OBJECT (row), ARROW, arrow);
  gtk_list_box_append (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  return row;
}

/* @own: (nullable): that can be changed */
static void
show_row (Milestones *self,
          int i,
          const char *title,
          const char *subtitle,
          const RjOwnMilestone *own,
          gboolean reached)
{
  GtkListBoxRow *row = get_row (self, i);

  g_object_set_data_full (G_OBJECT (row), ROW, own != NULL ? rj_own_milestone_copy (own) : NULL,
                          (GDestroyNotify) rj_own_milestone_free);
  gtk_list_box_row_set_activatable (row, own != NULL && !rj_context_get_for_reading (self->context));
  // not hidden where there is nothing to open: what is beside it stands in one column
  gtk_widget_set_opacity (g_object_get_data (G_OBJECT (row), ARROW), gtk_list_box_row_get_activatable (row));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  show_print_button (row, title, reached);
}

static gboolean
is_listed (GArray *list, const RjOwnMilestone *own)
{
  for (guint i = 0; i < list->len; i++)
    if (g_array_index (list, RjReached, i).own == own)
      return TRUE;
  return FALSE;
}

static void
show_reached (Milestones *self, GArray *list, int *n)
{
  for (guint i = list->len; i > 0; i--)
    {
      const RjReached *reached = &g_array_index (list, RjReached, i - 1);
      g_autofree char *title = rj_milestone_text (self->context, reached);
      g_autofree char *date = rj_format_date (reached->day);

      show_row (self, (*n)++, title, date, reached->own, TRUE);
    }
}

/* Own ones that are open: nothing says how long it will be. */
static void
show_open (Milestones *self, GArray *list, GPtrArray *own, int *n)
{
  for (guint i = 0; i < own->len; i++)
    {
      const RjOwnMilestone *mine = g_ptr_array_index (own, i);
      g_autofree char *title = rj_text_for_label (mine->name, RJ_OWN_MILESTONE_MOST_CHARS);
      g_autofree char *span = mine->span.count > 0 ? rj_milestone_text_span (&mine->span) : NULL;

      if (!is_listed (list, mine))
        show_row (self, (*n)++, title, span != NULL ? span : C_ ("milestone", "Open"), mine, FALSE);
    }
}

static void
show_next (Milestones *self, int *n)
{
  g_autofree char *title = NULL;
  g_autofree char *date = NULL;
  g_autofree char *subtitle = NULL;

  if (!self->has_next || g_strcmp0 (get_preference (self, RJ_PREFERENCE_MILESTONES_NEXT), "yes") != 0)
    return;
  title = rj_milestone_text (self->context, &self->next);
  date = rj_format_date (self->next.day);
  /* Translators: the milestone that comes next; %s is a date. */
  subtitle = g_strdup_printf (C_ ("milestone", "Next, on %s"), date);
  show_row (self, (*n)++, title, subtitle, NULL, FALSE);
}

static void
own_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  Milestones *self = g_object_get_data (G_OBJECT (widget), KEY);
  g_autoptr (GPtrArray) own = rj_own_milestones_list_finish (RJ_OWN_MILESTONES (source), result, NULL);
  g_autoptr (GArray) list = NULL;
  GtkListBoxRow *row;
  int n = 0;

  if (own == NULL || self->events == NULL || self->moments == NULL)
    return;
  list = rj_reached_list (self->events, self->substance, self->today, own);
  rj_reached_add_moments (list, self->moments, self->today);
  show_next (self, &n);
  show_reached (self, list, &n);
  show_open (self, list, own, &n);
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), n)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  gtk_widget_set_visible (self->list, n > 0);
}

static void
moments_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  Milestones *self = g_object_get_data (G_OBJECT (widget), KEY);
  g_autoptr (GError) error = NULL;
  RjDay *moments = rj_own_milestones_find_moments_finish (RJ_OWN_MILESTONES (source), result, &error);

  if (moments == NULL)
    {
      rj_context_report (self->context, error);
      return;
    }
  g_free (self->moments);
  self->moments = moments;
  rj_own_milestones_list_async (RJ_OWN_MILESTONES (source), NULL, own_cb, g_steal_pointer (&widget));
}

static void
update_switches (Milestones *self)
{
  self->filling = TRUE;
  adw_switch_row_set_active (ADW_SWITCH_ROW (self->on_today),
                             g_strcmp0 (get_preference (self, RJ_PREFERENCE_MILESTONES), "off") != 0);
  adw_switch_row_set_active (ADW_SWITCH_ROW (self->show_next),
                             g_strcmp0 (get_preference (self, RJ_PREFERENCE_MILESTONES_NEXT), "yes") == 0);
  self->filling = FALSE;
}

void
rj_milestone_list_show (GtkWidget *widget,
                        GPtrArray *events,
                        const char *substance,
                        const RjRecoveryView *view)
{
  Milestones *self = g_object_get_data (G_OBJECT (widget), KEY);

  g_ptr_array_ref (events);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  self->events = events;
  g_set_str (&self->substance, substance);
  self->today = view->today;
  self->has_next = rj_reached_find_next (view, &self->next);
  gtk_widget_set_visible (self->show_next, events->len > 0); // without days to count nothing comes next
  update_switches (self);
  rj_own_milestones_find_moments_async (RJ_OWN_MILESTONES (rj_context_get_store (self->context)), self->today,
                                        NULL, moments_cb, g_object_ref (widget));
}

/* ---- Choices ---- */

static void
activated_cb (GtkListBox *list, GtkListBoxRow *row, Milestones *self)
{
  rj_milestone_dialog_present (GTK_WIDGET (list), self->context, g_object_get_data (G_OBJECT (row), ROW));
}

static void
add_cb (GtkButton *button, Milestones *self)
{
  rj_milestone_dialog_present (GTK_WIDGET (button), self->context, NULL);
}

static void
on_today_cb (Milestones *self)
{
  if (!self->filling)
    rj_recovery_set_preference (self->context, RJ_PREFERENCE_MILESTONES,
                                adw_switch_row_get_active (ADW_SWITCH_ROW (self->on_today)) ? NULL : "off");
}

static void
show_next_cb (Milestones *self)
{
  if (!self->filling)
    rj_recovery_set_preference (self->context, RJ_PREFERENCE_MILESTONES_NEXT,
                                adw_switch_row_get_active (ADW_SWITCH_ROW (self->show_next)) ? "yes" : NULL);
}

static GtkWidget *
add_switch (Milestones *self, GtkWidget *list, const char *title, GCallback callback)
{
  GtkWidget *row = adw_switch_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_sensitive (row, !rj_context_get_for_reading (self->context));
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  g_signal_connect_swapped (row, "notify::active", callback, self);
  return row;
}

static GtkWidget *
new_list (const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return list;
}

static void
build_choices (Milestones *self, GtkWidget *box)
{
  GtkWidget *list = new_list (_ ("How milestones are shown"));
  GtkWidget *rest = rj_letter_rest_new (self->context);

  self->filling = TRUE;
  self->on_today = add_switch (self, list, _ ("Notice them on Today, quietly"), G_CALLBACK (on_today_cb));
  self->show_next = add_switch (self, list, _ ("Show what comes next"), G_CALLBACK (show_next_cb));
  rj_terms_bind (rj_context_get_vocabulary (self->context), rest, "title",
                 _ ("After a {use_day:one}, milestones and letters rest"));
  gtk_list_box_append (GTK_LIST_BOX (list), rest);
  self->filling = FALSE;
  gtk_widget_set_margin_top (list, 12);
  gtk_box_append (GTK_BOX (box), list);
}

GtkWidget *
rj_milestone_list_new (RjContext *context)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = gtk_label_new (_ ("Milestones"));
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_Add a milestone"));
  Milestones *self = g_new0 (Milestones, 1);

  self->context = g_object_ref (context);
  g_object_set (title, "xalign", 0.0f, "wrap", TRUE, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  gtk_widget_add_css_class (title, "heading");
  self->list = new_list (_ ("Milestones"));
  gtk_widget_set_visible (self->list, FALSE);
  gtk_widget_set_size_request (add, 44, 44);
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  gtk_widget_set_margin_top (add, 6);
  gtk_widget_set_visible (add, !rj_context_get_for_reading (context));
  rj_wrap_button (GTK_BUTTON (add));
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), add);
  build_choices (self, box);
  g_object_set_data_full (G_OBJECT (box), KEY, self, milestones_free);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  g_signal_connect (add, "clicked", G_CALLBACK (add_cb), self);
  return box;
}
