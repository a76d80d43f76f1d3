// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-day-row.h"

#include "rj-day-button.h"
#include "rj-format.h"

#include <glib/gi18n-lib.h>

struct _RjDayRow {
  AdwActionRow parent_instance;

  RjDay day;
  RjDay today;
  gboolean required;
  GtkWidget *button;
  GtkWidget *clear;
};

G_DEFINE_FINAL_TYPE (RjDayRow, rj_day_row, ADW_TYPE_ACTION_ROW)

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
update (RjDayRow *self)
{
  gboolean open = self->day == RJ_DAY_NONE;
  g_autofree char *date = open ? NULL : rj_format_date (self->day);

  rj_day_button_set_day (RJ_DAY_BUTTON (self->button), open ? self->today : self->day, RJ_DAY_NONE);
  rj_day_button_set_label (RJ_DAY_BUTTON (self->button), open ? _ ("Choose a day") : date);
  gtk_widget_set_visible (self->clear, !open && !self->required);
}

static void
picked_cb (RjDayRow *self)
{
  self->day = rj_day_button_get_day (RJ_DAY_BUTTON (self->button));
  update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
clear_cb (RjDayRow *self)
{
  self->day = RJ_DAY_NONE;
  gtk_widget_grab_focus (self->button);
  update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
rj_day_row_class_init (RjDayRowClass *klass)
{
  signals[CHANGED] =
    g_signal_new ("changed", RJ_TYPE_DAY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rj_day_row_init (RjDayRow *self)
{
  self->button = rj_day_button_new ();
  self->clear = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  gtk_widget_set_tooltip_text (self->clear, _ ("Leave the day open"));
  gtk_widget_set_size_request (self->clear, 44, 44);
  gtk_widget_set_valign (self->clear, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->clear, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->clear);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->button);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  g_signal_connect_swapped (self->button, "picked", G_CALLBACK (picked_cb), self);
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (clear_cb), self);
}

GtkWidget *
rj_day_row_new (const char *title, RjDay today)
{
  RjDayRow *self = g_object_new (RJ_TYPE_DAY_ROW, "title", title, NULL);

  self->today = today;
  rj_day_button_set_title (RJ_DAY_BUTTON (self->button), title);
  update (self);
  return GTK_WIDGET (self);
}

void
rj_day_row_set_required (RjDayRow *self)
{
  g_return_if_fail (RJ_IS_DAY_ROW (self));

  self->required = TRUE;
  update (self);
}

RjDay
rj_day_row_get_day (RjDayRow *self)
{
  g_return_val_if_fail (RJ_IS_DAY_ROW (self), RJ_DAY_NONE);
  return self->day;
}

void
rj_day_row_set_day (RjDayRow *self, RjDay day)
{
  g_return_if_fail (RJ_IS_DAY_ROW (self));

  self->day = day;
  update (self);
}
