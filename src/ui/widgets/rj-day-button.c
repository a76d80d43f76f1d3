// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-day-button.h"

#include "rj-format.h"
#include "rj-popover.h"

#include <glib/gi18n-lib.h>

struct _RjDayButton {
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkLabel *label;
  GtkCalendar *calendar;
  char *fixed_label;
  RjDay day;
  RjDay today;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (RjDayButton, rj_day_button, ADW_TYPE_BIN)

enum {
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
update (RjDayButton *self)
{
  g_autofree char *day = rj_format_day_relative (self->day, self->today);
  g_autoptr (GDateTime) date = NULL;
  int y, m, d;

  gtk_label_set_label (self->label, self->fixed_label != NULL ? self->fixed_label : day);

  rj_day_get_ymd (self->day, &y, &m, &d);
  date = g_date_time_new_utc (y, m, d, 0, 0, 0);
  self->updating = TRUE;
  gtk_calendar_select_day (self->calendar, date);
  self->updating = FALSE;
}

static void
day_selected_cb (RjDayButton *self)
{
  g_autoptr (GDateTime) date = NULL;
  RjDay day;

  if (self->updating)
    return;

  date = gtk_calendar_get_date (self->calendar);
  day = rj_day_new (g_date_time_get_year (date), g_date_time_get_month (date),
                    g_date_time_get_day_of_month (date));
  if (self->today != RJ_DAY_NONE)
    day = MIN (day, self->today);
  if (day == self->day)
    {
      update (self);
      return;
    }
  self->day = day;
  update (self);
  g_signal_emit (self, signals[PICKED], 0);
}

/* The arrows of GtkCalendar come without names; they stand in this order. */
static void
name_arrows (GtkWidget *widget, guint *nth)
{
  const char *names[] = { _ ("Previous month"), _ ("Next month"), _ ("Previous year"), _ ("Next year") };

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_BUTTON (child) && *nth < G_N_ELEMENTS (names))
        {
          gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, names[*nth],
                                          -1);
          gtk_widget_set_tooltip_text (child, names[*nth]);
          (*nth)++;
        }
      else
        name_arrows (child, nth);
    }
}

static void
rj_day_button_finalize (GObject *object)
{
  g_clear_pointer (&RJ_DAY_BUTTON (object)->fixed_label, g_free);

  G_OBJECT_CLASS (rj_day_button_parent_class)->finalize (object);
}

static gboolean
rj_day_button_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (RJ_DAY_BUTTON (widget)->button));
}

static void
rj_day_button_class_init (RjDayButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rj_day_button_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = rj_day_button_grab_focus;

  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
rj_day_button_init (RjDayButton *self)
{
  GtkWidget *popover = rj_popover_new ();
  guint nth = 0;

  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  name_arrows (GTK_WIDGET (self->calendar), &nth);
  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->calendar));

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_child (self->button, GTK_WIDGET (self->label));
  gtk_menu_button_set_always_show_arrow (self->button, TRUE);
  gtk_menu_button_set_popover (self->button, popover);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));

  self->day = rj_day_new (2000, 1, 1);
  update (self);
}

GtkWidget *
rj_day_button_new (void)
{
  return g_object_new (RJ_TYPE_DAY_BUTTON, NULL);
}

RjDay
rj_day_button_get_day (RjDayButton *self)
{
  g_return_val_if_fail (RJ_IS_DAY_BUTTON (self), RJ_DAY_NONE);
  return self->day;
}

void
rj_day_button_set_day (RjDayButton *self, RjDay day, RjDay today)
{
  g_return_if_fail (RJ_IS_DAY_BUTTON (self));
  g_return_if_fail (rj_day_is_valid (day));

  self->day = day;
  self->today = today;
  update (self);
}

void
rj_day_button_set_label (RjDayButton *self, const char *label)
{
  g_return_if_fail (RJ_IS_DAY_BUTTON (self));

  g_set_str (&self->fixed_label, label);
  update (self);
}
