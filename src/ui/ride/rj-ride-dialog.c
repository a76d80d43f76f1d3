// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-ride-dialog.h"

#include "rj-craving-dialog.h"
#include "rj-help-pages.h"
#include "rj-rating.h"
#include "rj-ride-choice.h"
#include "rj-ride-keeper.h"
#include "rj-ride-view.h"
#include "rj-strategy-text.h"
#include "rj-text.h"

#include <glib/gi18n-lib.h>

struct _RjRideDialog {
  RjDialog parent_instance;

  RjContext *context;
  AdwNavigationView *navigation;
  RjRideChoice *choice; /* (nullable): of the page "start" */
  char *craving;        /* (nullable): the urge that is to be ridden out */
  GArray *points;       /* (nullable): its ratings */
  guint halt;           /* its letters, so that something else is chosen by them, too */
};

G_DEFINE_FINAL_TYPE (RjRideDialog, rj_ride_dialog, RJ_TYPE_DIALOG)

static void show_choice (RjRideDialog *self, gboolean rated);

static RjRide *
get_ride (RjRideDialog *self)
{
  return rj_context_get_ride (self->context);
}

/* ---- What runs ---- */

static void
left_cb (RjRideDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
other_cb (RjRideDialog *self)
{
  show_choice (self, TRUE);
}

static void
note_cb (RjRideDialog *self, const char *id)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autoptr (RjContext) context = g_object_ref (self->context);
  g_autofree char *craving = g_strdup (id);

  rj_ride_keeper_finish (context);
  rj_craving_dialog_present (window, context, craving);
}

static void
focus_first (RjRideDialog *self, GtkWidget *first, GtkWidget *button)
{
  adw_dialog_set_default_widget (ADW_DIALOG (self), button);
  adw_dialog_set_focus (ADW_DIALOG (self), first);
  if (gtk_widget_get_mapped (first))
    gtk_widget_grab_focus (first);
}

/* Takes the place of all pages there are. */
static void
replace (RjRideDialog *self, AdwNavigationPage *page)
{
  adw_navigation_view_replace (self->navigation, &page, 1);
}

static void
show_running (RjRideDialog *self, GtkWidget *status)
{
  GtkWidget *column;
  AdwNavigationPage *page = rj_help_page_new (_ ("Ride it out"), "running", &column);
  GtkWidget *view = rj_ride_view_new (self->context, status);

  /* Its own title says more. */
  gtk_widget_set_visible (gtk_widget_get_first_child (column), FALSE);
  gtk_box_append (GTK_BOX (column), view);
  g_signal_connect_object (view, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "other", G_CALLBACK (other_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "note", G_CALLBACK (note_cb), self, G_CONNECT_SWAPPED);
  self->choice = NULL;
  replace (self, page);
  focus_first (self, rj_ride_view_get_first (RJ_RIDE_VIEW (view)),
               rj_ride_view_get_button (RJ_RIDE_VIEW (view)));
}

/* ---- What can be started ---- */

static void
start (RjRideDialog *self, const RjStrategy *strategy)
{
  int strength = rj_ride_choice_get_rating (self->choice);
  GtkWidget *status = rj_ride_view_new_status ();

  /* Not before: until now it could have been gone on with. */
  if (rj_ride_is_on (get_ride (self)))
    rj_ride_keeper_leave (self->context);
  if (self->craving != NULL)
    rj_ride_set_craving (get_ride (self), self->craving, self->points);
  /* How it was before: given after the start it would be an answer, however few microseconds lie between. */
  if (strength != RJ_RATING_EMPTY)
    rj_ride_keeper_rate (self->context, strength, GTK_LABEL (status));
  rj_ride_start (get_ride (self), strategy);
  show_running (self, status);
}

static void
start_cb (RjRideDialog *self)
{
  start (self, rj_ride_choice_get_strategy (self->choice));
}

static void
row_activated_cb (RjRideDialog *self, GtkListBoxRow *row)
{
  GPtrArray *all = rj_ride_choice_get_all (self->choice);

  start (self, g_ptr_array_index (all, gtk_list_box_row_get_index (row)));
}

static void
all_cb (RjRideDialog *self)
{
  GPtrArray *all = rj_ride_choice_get_all (self->choice);
  const char *title = rj_context_say (self->context, _ ("All my {coping:many}"));
  GtkWidget *column;
  AdwNavigationPage *page = rj_help_page_new (title, "all", &column);
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; i < all->len; i++)
    {
      const RjStrategy *strategy = g_ptr_array_index (all, i);
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *name = rj_text_for_label (strategy->title, RJ_TEXT_NAME);
      g_autofree char *more = rj_strategy_text_choice (strategy);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), more);
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (column), list);
  adw_navigation_view_push (self->navigation, page);
}

/* @rated: how strong it is was said just now */
static void
show_choice (RjRideDialog *self, gboolean rated)
{
  GtkWidget *column;
  AdwNavigationPage *page = rj_help_page_new (_ ("Ride it out"), "start", &column);
  GtkWidget *choice = rj_ride_choice_new (self->context, self->halt, rated);

  gtk_box_append (GTK_BOX (column), choice);
  g_signal_connect_object (choice, "start", G_CALLBACK (start_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (choice, "all", G_CALLBACK (all_cb), self, G_CONNECT_SWAPPED);
  self->choice = RJ_RIDE_CHOICE (choice);
  replace (self, page);
  focus_first (self, rj_ride_choice_get_first (self->choice), rj_ride_choice_get_button (self->choice));
}

/* ---- Object ---- */

static void
rj_ride_dialog_dispose (GObject *object)
{
  RjRideDialog *self = RJ_RIDE_DIALOG (object);

  adw_dialog_set_child (ADW_DIALOG (self), NULL);
  self->choice = NULL;
  g_clear_pointer (&self->craving, g_free);
  g_clear_pointer (&self->points, g_array_unref);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_ride_dialog_parent_class)->dispose (object);
}

static void
rj_ride_dialog_class_init (RjRideDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_ride_dialog_dispose;
}

static void
rj_ride_dialog_init (RjRideDialog *self)
{
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Ride it out"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 480);
  adw_dialog_set_content_height (ADW_DIALOG (self), 640);
  gtk_widget_set_size_request (GTK_WIDGET (self), 300, 200);
  self->navigation = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  adw_dialog_set_child (ADW_DIALOG (self), GTK_WIDGET (self->navigation));
}

static RjRideDialog *new (RjContext *context)
{
  RjRideDialog *self = g_object_new (RJ_TYPE_RIDE_DIALOG, NULL);

  self->context = g_object_ref (context);
  return self;
}

void
rj_ride_dialog_present (GtkWidget *parent, RjContext *context)
{
  RjRideDialog *self = new (context);

  if (rj_ride_is_on (rj_context_get_ride (context)))
    show_running (self, rj_ride_view_new_status ());
  else
    show_choice (self, FALSE);
  adw_dialog_present (ADW_DIALOG (self), parent);
}

void
rj_ride_dialog_present_for (GtkWidget *parent, RjContext *context, const RjCraving *craving)
{
  RjRideDialog *self = new (context);
  RjRatingPoint first = { craving->record.at_us, craving->strength };

  self->craving = g_strdup (craving->record.id);
  self->points = g_array_new (FALSE, FALSE, sizeof (RjRatingPoint));
  g_array_append_val (self->points, first);
  if (craving->later != NULL && craving->later->len > 0)
    g_array_append_vals (self->points, craving->later->data, craving->later->len);
  self->halt = craving->halt;
  show_choice (self, TRUE);
  adw_dialog_present (ADW_DIALOG (self), parent);
}
