// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-day-title.h"

#include "rj-card-dialog.h"
#include "rj-date-chooser.h"
#include "rj-format.h"
#include "rj-popover.h"
#include "rj-print-preview.h"
#include "rj-week-view.h"

#include <glib/gi18n-lib.h>

struct _RjDayTitle {
  GtkWidget parent_instance;

  RjContext *context;
  RjDayPlan *plan;
  gboolean week;

  GtkWidget *box;
  GtkWidget *previous;
  GtkWidget *next;
  GtkWidget *label;
  GtkWidget *button;
  GtkWidget *popover;
  GtkWidget *chooser;
  GtkWidget *today;
  GtkWidget *small;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (RjDayTitle, rj_day_title, GTK_TYPE_WIDGET)

/* "Mon 16 Nov – Sun 22 Nov" */
static char *
make_week_text (RjDayTitle *self)
{
  RjDay first = rj_week_view_find_first (rj_day_plan_get_day (self->plan));
  g_autofree char *from = rj_format_day_short (first);
  g_autofree char *to = rj_format_day_short (first + RJ_WEEK_DAYS - 1);

  /* Translators: the first and the last day of a week: "Mon 16 Nov – Sun 22 Nov". */
  return g_strdup_printf (C_ ("week", "%s – %s"), from, to);
}

static char *
make_text (RjDayTitle *self)
{
  RjClock *clock = rj_context_get_clock (self->context);
  RjDay day = rj_day_plan_get_day (self->plan), today = rj_clock_get_today (clock), civil;
  g_autofree char *text = rj_format_day (day, today);
  g_autofree char *end = NULL;

  rj_instant_to_wall (rj_clock_get_now (clock), rj_clock_get_zone (clock), &civil);
  if (day != today || civil == today)
    return g_steal_pointer (&text);
  end = rj_format_minutes (rj_clock_get_day_end (clock));
  /* Translators: after midnight, while the person's day goes on: "Friday 20 November, until 03:00". */
  return g_strdup_printf (_ ("%s, until %s"), text, end);
}

static void
update (RjDayTitle *self)
{
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;

  if (rj_day_plan_get_day (self->plan) == RJ_DAY_NONE)
    return;
  text = self->week ? make_week_text (self) : make_text (self);
  gtk_label_set_label (GTK_LABEL (self->label), text);
  /* Translators: read aloud for the button that opens the calendar; %s is the day that is shown. */
  name = g_strdup_printf (_ ("%s. Choose a day"), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_visible (self->today, !rj_day_plan_get_is_today (self->plan));
}

static void
name_arrow (GtkWidget *button, const char *name)
{
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
name_arrows (RjDayTitle *self)
{
  name_arrow (self->previous, self->week ? _ ("Week before") : _ ("Day before"));
  name_arrow (self->next, self->week ? _ ("Week after") : _ ("Day after"));
}

static void
update_small (RjDayTitle *self)
{
  self->updating = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->small), rj_day_plan_get_small (self->plan));
  self->updating = FALSE;
}

static void
small_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjDayTitle) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = rj_plan_set_small_day_finish (RJ_PLAN (source), result, &error);

  if (self->context == NULL || saved)
    return;
  update_small (self);
  rj_context_report (self->context, error);
}

static void
small_toggled_cb (RjDayTitle *self)
{
  if (self->updating)
    return;
  rj_plan_set_small_day_async (
    rj_store_get_plan (rj_context_get_store (self->context)), rj_day_plan_get_day (self->plan),
    gtk_check_button_get_active (GTK_CHECK_BUTTON (self->small)), NULL, small_saved_cb, g_object_ref (self));
}

static void
go (RjDayTitle *self, int days)
{
  rj_day_plan_set_day (self->plan, (RjDay) ((int) rj_day_plan_get_day (self->plan) + days));
}

static void
previous_cb (RjDayTitle *self)
{
  go (self, self->week ? -RJ_WEEK_DAYS : -1);
}

static void
next_cb (RjDayTitle *self)
{
  go (self, self->week ? RJ_WEEK_DAYS : 1);
}

static void
today_cb (RjDayTitle *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  rj_day_plan_set_day (self->plan, rj_clock_get_today (rj_context_get_clock (self->context)));
}

static void
picked_cb (RjDayTitle *self, guint day)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  rj_day_plan_set_day (self->plan, day);
}

static void
popover_shown_cb (RjDayTitle *self)
{
  RjDateChooser *chooser = RJ_DATE_CHOOSER (self->chooser);

  rj_date_chooser_set_today (chooser, rj_clock_get_today (rj_context_get_clock (self->context)));
  rj_date_chooser_set_day (chooser, rj_day_plan_get_day (self->plan));
  gtk_widget_grab_focus (self->chooser);
}

static void
popover_closed_cb (RjDayTitle *self)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
}

static void
clicked_cb (RjDayTitle *self)
{
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (self->button, GTK_WIDGET (self), &bounds))
    gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                                 &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                                   (int) bounds.size.width, (int) bounds.size.height });
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_STATE_EXPANDED, TRUE, -1);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

/* A menu button does not ask for its height by its width, so that large text would not wrap in it. */
static GtkSizeRequestMode
rj_day_title_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rj_day_title_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  gtk_widget_measure (RJ_DAY_TITLE (widget)->box, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
rj_day_title_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RjDayTitle *self = RJ_DAY_TITLE (widget);

  gtk_widget_size_allocate (self->box, &(GtkAllocation) { 0, 0, width, height }, baseline);
  gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
rj_day_title_dispose (GObject *object)
{
  RjDayTitle *self = RJ_DAY_TITLE (object);

  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  if (self->context != NULL)
    g_signal_handlers_disconnect_by_data (rj_context_get_clock (self->context), self);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->plan);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_day_title_parent_class)->dispose (object);
}

static void
rj_day_title_class_init (RjDayTitleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_day_title_dispose;
  GTK_WIDGET_CLASS (klass)->get_request_mode = rj_day_title_get_request_mode;
  GTK_WIDGET_CLASS (klass)->measure = rj_day_title_measure;
  GTK_WIDGET_CLASS (klass)->size_allocate = rj_day_title_size_allocate;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_arrow (RjDayTitle *self, const char *icon, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_size_request (button, 44, 34);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

/* ---- On paper ---- */

static void
print_day_cb (RjDayTitle *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  rj_print_plan_present (GTK_WIDGET (self), self->context, rj_day_plan_get_day (self->plan), FALSE);
}

static void
print_week_cb (RjDayTitle *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  rj_print_plan_present (GTK_WIDGET (self), self->context, rj_day_plan_get_day (self->plan), TRUE);
}

static void
card_cb (RjDayTitle *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  rj_card_dialog_present (GTK_WIDGET (self), self->context);
}

static GtkWidget *
make_entry (RjDayTitle *self, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (gtk_button_get_child (GTK_BUTTON (button)), GTK_ALIGN_START);
  gtk_widget_set_size_request (button, -1, 44);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static void
add_paper (RjDayTitle *self, GtkBox *content)
{
  gtk_box_append (content, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (content, make_entry (self, _ ("_Print the day…"), G_CALLBACK (print_day_cb)));
  gtk_box_append (content, make_entry (self, _ ("Print the _week…"), G_CALLBACK (print_week_cb)));
  gtk_box_append (content, make_entry (self, _ ("Wallet _card…"), G_CALLBACK (card_cb)));
}

static GtkWidget *
make_popover (RjDayTitle *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->chooser = rj_date_chooser_new ();
  g_signal_connect_swapped (self->chooser, "picked", G_CALLBACK (picked_cb), self);
  self->today = gtk_button_new_with_mnemonic (_ ("_Today"));
  g_signal_connect_swapped (self->today, "clicked", G_CALLBACK (today_cb), self);
  gtk_box_append (GTK_BOX (content), self->chooser);
  gtk_box_append (GTK_BOX (content), self->today);
  /* Translators: a day of which only three things are shown. */
  self->small = gtk_check_button_new_with_mnemonic (_ ("_Small day: three things"));
  gtk_widget_set_size_request (self->small, -1, 44);
  g_signal_connect_swapped (self->small, "toggled", G_CALLBACK (small_toggled_cb), self);
  gtk_box_append (GTK_BOX (content), self->small);
  add_paper (self, GTK_BOX (content));

  self->popover = rj_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), content);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (popover_closed_cb), self);
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (popover_shown_cb), self);
  return self->popover;
}

static void
rj_day_title_init (RjDayTitle *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  /* A header bar asks how wide its title is at the height of the bar, and two short lines would fit there
   * too. */
  self->label =
    g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "natural-wrap-mode", GTK_NATURAL_WRAP_NONE, "justify",
                  GTK_JUSTIFY_CENTER, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (self->label, "title");
  gtk_widget_set_halign (content, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (content), self->label);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("pan-down-symbolic"));

  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), content);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
  popover_closed_cb (self);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_hexpand (self->button, TRUE);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->previous = make_arrow (self, "go-previous-symbolic", G_CALLBACK (previous_cb));
  self->next = make_arrow (self, "go-next-symbolic", G_CALLBACK (next_cb));
  name_arrows (self);
  gtk_box_append (GTK_BOX (self->box), self->previous);
  gtk_box_append (GTK_BOX (self->box), self->button);
  gtk_box_append (GTK_BOX (self->box), self->next);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_parent (make_popover (self), GTK_WIDGET (self));
}

GtkWidget *
rj_day_title_new (RjContext *context, RjDayPlan *plan)
{
  RjDayTitle *self = g_object_new (RJ_TYPE_DAY_TITLE, NULL);

  self->context = g_object_ref (context);
  self->plan = g_object_ref (plan);
  g_signal_connect_swapped (plan, "notify::day", G_CALLBACK (update), self);
  g_signal_connect_swapped (rj_context_get_clock (context), "minute", G_CALLBACK (update), self);
  g_signal_connect_swapped (plan, "notify::small", G_CALLBACK (update_small), self);
  update (self);
  return GTK_WIDGET (self);
}

const char *
rj_day_title_get_text (RjDayTitle *self)
{
  g_return_val_if_fail (RJ_IS_DAY_TITLE (self), NULL);
  return gtk_label_get_label (GTK_LABEL (self->label));
}

void
rj_day_title_set_week (RjDayTitle *self, gboolean week)
{
  g_return_if_fail (RJ_IS_DAY_TITLE (self));

  if (self->week == week)
    return;
  self->week = week;
  name_arrows (self);
  update (self);
}
