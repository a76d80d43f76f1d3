// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-day-title.h"

#include "rj-date-chooser.h"
#include "rj-format.h"
#include "rj-popover.h"

#include <glib/gi18n-lib.h>

struct _RjDayTitle {
  GtkWidget parent_instance;

  RjContext *context;
  RjDayPlan *plan;

  GtkWidget *box;
  GtkWidget *label;
  GtkWidget *button;
  GtkWidget *popover;
  GtkWidget *chooser;
  GtkWidget *today;
};

G_DEFINE_FINAL_TYPE (RjDayTitle, rj_day_title, GTK_TYPE_WIDGET)

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
  text = make_text (self);
  gtk_label_set_label (GTK_LABEL (self->label), text);
  /* Translators: read aloud for the button that opens the calendar; %s is the day that is shown. */
  name = g_strdup_printf (_ ("%s. Choose a day"), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_visible (self->today, !rj_day_plan_get_is_today (self->plan));
}

static void
go (RjDayTitle *self, int days)
{
  rj_day_plan_set_day (self->plan, (RjDay) ((int) rj_day_plan_get_day (self->plan) + days));
}

static void
previous_cb (RjDayTitle *self)
{
  go (self, -1);
}

static void
next_cb (RjDayTitle *self)
{
  go (self, 1);
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
rj_day_title_dispose (GObject *object)
{
  RjDayTitle *self = RJ_DAY_TITLE (object);

  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  if (self->context != NULL)
    g_signal_handlers_disconnect_by_data (rj_context_get_clock (self->context), self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->plan);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_day_title_parent_class)->dispose (object);
}

static void
rj_day_title_class_init (RjDayTitleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_day_title_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_arrow (RjDayTitle *self, const char *icon, const char *name, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_size_request (button, 44, 34);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
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

  self->popover = rj_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), content);
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (popover_shown_cb), self);
  return self->popover;
}

static void
rj_day_title_init (RjDayTitle *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER, "hexpand", TRUE,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (self->label, "title");
  gtk_box_append (GTK_BOX (content), self->label);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("pan-down-symbolic"));

  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), content);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), make_popover (self));
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_hexpand (self->button, TRUE);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->box),
                  make_arrow (self, "go-previous-symbolic", _ ("Day before"), G_CALLBACK (previous_cb)));
  gtk_box_append (GTK_BOX (self->box), self->button);
  gtk_box_append (GTK_BOX (self->box),
                  make_arrow (self, "go-next-symbolic", _ ("Day after"), G_CALLBACK (next_cb)));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
rj_day_title_new (RjContext *context, RjDayPlan *plan)
{
  RjDayTitle *self = g_object_new (RJ_TYPE_DAY_TITLE, NULL);

  self->context = g_object_ref (context);
  self->plan = g_object_ref (plan);
  g_signal_connect_swapped (plan, "notify::day", G_CALLBACK (update), self);
  g_signal_connect_swapped (rj_context_get_clock (context), "minute", G_CALLBACK (update), self);
  update (self);
  return GTK_WIDGET (self);
}

const char *
rj_day_title_get_text (RjDayTitle *self)
{
  g_return_val_if_fail (RJ_IS_DAY_TITLE (self), NULL);
  return gtk_label_get_label (GTK_LABEL (self->label));
}
