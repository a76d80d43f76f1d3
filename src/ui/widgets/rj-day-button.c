// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-day-button.h"

#include "rj-date-chooser.h"
#include "rj-format.h"
#include "rj-popover.h"

#include <glib/gi18n-lib.h>

struct _RjDayButton {
  AdwBin parent_instance;

  GtkWidget *button;
  GtkLabel *label;
  GtkWidget *popover;
  RjDateChooser *chooser;
  char *fixed_label;
  char *title; /* (nullable): what the day is */
  RjDay day;
  RjDay today;
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

  gtk_label_set_label (self->label, self->fixed_label != NULL ? self->fixed_label : day);

  if (self->title != NULL)
    {
      g_autofree char *name = g_strdup_printf (_ ("%s, %s"), self->title, gtk_label_get_label (self->label));

      gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
  rj_date_chooser_set_day (self->chooser, self->day);
  if (self->today != RJ_DAY_NONE)
    rj_date_chooser_set_today (self->chooser, self->today);
}

static void
clicked_cb (RjDayButton *self)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_STATE_EXPANDED, TRUE, -1);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
closed_cb (RjDayButton *self)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
}

static void
picked_cb (RjDayButton *self, guint picked)
{
  RjDay day = self->today != RJ_DAY_NONE ? MIN (picked, self->today) : picked;

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  self->day = day;
  update (self);
  g_signal_emit (self, signals[PICKED], 0);
}

static void
rj_day_button_dispose (GObject *object)
{
  g_clear_pointer (&RJ_DAY_BUTTON (object)->popover, gtk_widget_unparent);

  G_OBJECT_CLASS (rj_day_button_parent_class)->dispose (object);
}

static void
rj_day_button_finalize (GObject *object)
{
  g_clear_pointer (&RJ_DAY_BUTTON (object)->fixed_label, g_free);
  g_clear_pointer (&RJ_DAY_BUTTON (object)->title, g_free);

  G_OBJECT_CLASS (rj_day_button_parent_class)->finalize (object);
}

static gboolean
rj_day_button_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (RJ_DAY_BUTTON (widget)->button);
}

static void
rj_day_button_class_init (RjDayButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_day_button_dispose;
  G_OBJECT_CLASS (klass)->finalize = rj_day_button_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = rj_day_button_grab_focus;

  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
rj_day_button_init (RjDayButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->popover = rj_popover_new ();
  self->chooser = RJ_DATE_CHOOSER (rj_date_chooser_new ());
  g_signal_connect_swapped (self->chooser, "picked", G_CALLBACK (picked_cb), self);
  gtk_popover_set_child (GTK_POPOVER (self->popover), GTK_WIDGET (self->chooser));

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_natural_wrap_mode (self->label, GTK_NATURAL_WRAP_NONE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pan-down-symbolic"));

  /* Not a menu button: that does not ask for its height by its width, so that large text is cut in it. */
  self->button =
    g_object_new (GTK_TYPE_BUTTON, "child", box, "width-request", 44, "height-request", 44, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);
  g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (closed_cb), self);
  adw_bin_set_child (ADW_BIN (self), self->button);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));

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

void
rj_day_button_set_title (RjDayButton *self, const char *title)
{
  g_return_if_fail (RJ_IS_DAY_BUTTON (self));

  g_set_str (&self->title, title);
  update (self);
}
