// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-ride-choice.h"

#include "rj-help-pages.h"
#include "rj-rating.h"
#include "rj-ride-keeper.h"
#include "rj-strategy-text.h"
#include "rj-text.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

struct _RjRideChoice {
  AdwBin parent_instance;

  RjContext *context;
  guint halt;
  GPtrArray *all;     /* (nullable) */
  GPtrArray *offered; /* (nullable): of those */
  GtkListBox *rows;
  GtkWidget *all_rows;
  GtkWidget *question;
  RjRating *rating;
  GtkWidget *start;
  const RjStrategy *chosen; /* (nullable): of those offered */
};

G_DEFINE_FINAL_TYPE (RjRideChoice, rj_ride_choice, ADW_TYPE_BIN)

enum {
  SIGNAL_START,
  SIGNAL_ALL,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
toggled_cb (GtkCheckButton *check, RjRideChoice *self)
{
  if (gtk_check_button_get_active (check))
    self->chosen = g_object_get_data (G_OBJECT (check), "rj-strategy");
}

/* The row has the focus, so it is the row that says whether it is chosen. */
static void
speak_checked (GtkCheckButton *check, GParamSpec *pspec, GtkAccessible *row)
{
  gtk_accessible_update_state (
    row, GTK_ACCESSIBLE_STATE_CHECKED,
    gtk_check_button_get_active (check) ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}

static GtkWidget *
add_choice (RjRideChoice *self, const RjStrategy *strategy, GtkWidget *group)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, NULL);
  GtkWidget *check = g_object_new (GTK_TYPE_CHECK_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   "valign", GTK_ALIGN_CENTER, "can-focus", FALSE, NULL);
  g_autofree char *title = rj_text_for_label (strategy->title, RJ_TEXT_NAME);
  g_autofree char *more = rj_strategy_text_choice (strategy);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), more);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  if (group != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), GTK_CHECK_BUTTON (group));
  g_object_set_data (G_OBJECT (check), "rj-strategy", (gpointer) strategy);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);
  g_signal_connect_object (check, "notify::active", G_CALLBACK (speak_checked), row, G_CONNECT_DEFAULT);
  speak_checked (GTK_CHECK_BUTTON (check), NULL, GTK_ACCESSIBLE (row));
  gtk_list_box_append (self->rows, row);
  if (group == NULL)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  return check;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjRideChoice) self = user_data;
  g_autoptr (GError) error = NULL;
  GtkWidget *group = NULL;

  self->all = rj_strategies_list_finish (RJ_STRATEGIES (source), result, &error);
  /* Waiting works without them. */
  if (self->all == NULL)
    {
      if (self->context != NULL)
        rj_context_report (self->context, error);
      return;
    }
  self->offered = rj_ride_offer (self->all, self->halt);
  for (guint i = 0; i < self->offered->len; i++)
    group = add_choice (self, g_ptr_array_index (self->offered, i), group);
  gtk_widget_set_visible (GTK_WIDGET (self->rows), self->offered->len > 0);
  gtk_widget_set_visible (self->all_rows, self->all->len > self->offered->len);
}

static void
all_cb (RjRideChoice *self)
{
  g_signal_emit (self, signals[SIGNAL_ALL], 0);
}

static void
start_cb (RjRideChoice *self)
{
  g_signal_emit (self, signals[SIGNAL_START], 0);
}

const RjStrategy *
rj_ride_choice_get_strategy (RjRideChoice *self)
{
  g_return_val_if_fail (RJ_IS_RIDE_CHOICE (self), NULL);
  return self->chosen;
}

int
rj_ride_choice_get_rating (RjRideChoice *self)
{
  g_return_val_if_fail (RJ_IS_RIDE_CHOICE (self), RJ_RATING_EMPTY);
  return rj_rating_get_value (self->rating);
}

GPtrArray *
rj_ride_choice_get_all (RjRideChoice *self)
{
  g_return_val_if_fail (RJ_IS_RIDE_CHOICE (self), NULL);
  return self->all;
}

GtkWidget *
rj_ride_choice_get_button (RjRideChoice *self)
{
  g_return_val_if_fail (RJ_IS_RIDE_CHOICE (self), NULL);
  return self->start;
}

GtkWidget *
rj_ride_choice_get_first (RjRideChoice *self)
{
  g_return_val_if_fail (RJ_IS_RIDE_CHOICE (self), NULL);
  return gtk_widget_get_visible (self->question) ? GTK_WIDGET (self->rating) : self->start;
}

static GtkWidget *
new_list (const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_visible (list, FALSE);
  if (name != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return list;
}

static void
add_question (RjRideChoice *self, GtkWidget *column)
{
  GtkWidget *label;

  self->question = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  label = rj_help_add_label (self->question, _ ("How strong now?"), "heading");
  self->rating = RJ_RATING (rj_rating_new ());
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->rating), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label,
                                  NULL, -1);
  gtk_box_append (GTK_BOX (self->question), GTK_WIDGET (self->rating));
  rj_help_add_label (self->question, _ ("You can leave this out."), "caption");
  gtk_widget_add_css_class (gtk_widget_get_last_child (self->question), "dimmed");
  gtk_box_append (GTK_BOX (column), self->question);
}

static void
add_all (RjRideChoice *self, GtkWidget *column)
{
  GtkWidget *row = adw_action_row_new ();

  self->all_rows = new_list (NULL);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 rj_context_say (self->context, _ ("All my {coping:many}")));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (GTK_LIST_BOX (self->all_rows), row);
  g_signal_connect_object (self->all_rows, "row-activated", G_CALLBACK (all_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (column), self->all_rows);
}

static void
rj_ride_choice_dispose (GObject *object)
{
  RjRideChoice *self = RJ_RIDE_CHOICE (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  self->chosen = NULL;
  g_clear_pointer (&self->offered, g_ptr_array_unref);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_ride_choice_parent_class)->dispose (object);
}

static void
rj_ride_choice_class_init (RjRideChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_ride_choice_dispose;

  signals[SIGNAL_START] =
    g_signal_new ("start", RJ_TYPE_RIDE_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ALL] =
    g_signal_new ("all", RJ_TYPE_RIDE_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rj_ride_choice_init (RjRideChoice *self)
{
}

GtkWidget *
rj_ride_choice_new (RjContext *context, guint halt, gboolean rated)
{
  RjRideChoice *self = g_object_new (RJ_TYPE_RIDE_CHOICE, NULL);
  RjStore *store = rj_context_get_store (context);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->context = g_object_ref (context);
  self->halt = halt;
  /* Locked it tells a stranger nothing. */
  rj_help_add_label (
    column, store != NULL ? _ ("What you feel often rises, peaks and falls.") : _ ("15 minutes, one thing"),
    NULL);
  self->rows = GTK_LIST_BOX (new_list (_ ("Ride it out")));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->rows));
  add_all (self, column);
  add_question (self, column);
  gtk_widget_set_visible (self->question, !rated && rj_ride_keeper_can_rate (context));
  self->start = gtk_button_new_with_label (_ ("Start"));
  rj_wrap_button (GTK_BUTTON (self->start));
  gtk_widget_add_css_class (self->start, "suggested-action");
  gtk_widget_add_css_class (self->start, "rj-wide");
  g_signal_connect_object (self->start, "clicked", G_CALLBACK (start_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (column), self->start);
  adw_bin_set_child (ADW_BIN (self), column);
  if (store != NULL)
    rj_strategies_list_async (rj_store_get_strategies (store), NULL, listed_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
