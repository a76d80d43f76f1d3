// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-earlier-row.h"

#include "rj-rating.h"
#include "rj-when.h"

#include <glib/gi18n-lib.h>

struct _RjEarlierRow {
  AdwBin parent_instance;

  RjRating *rating;
  RjWhen *when;
};

G_DEFINE_FINAL_TYPE (RjEarlierRow, rj_earlier_row, ADW_TYPE_BIN)

enum {
  CHANGED,
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
changed_cb (RjEarlierRow *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
remove_clicked_cb (RjEarlierRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static gboolean
rj_earlier_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (RJ_EARLIER_ROW (widget)->rating));
}

static void
rj_earlier_row_class_init (RjEarlierRowClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = rj_earlier_row_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rj_earlier_row_init (RjEarlierRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (_ ("Another one"));
  GtkWidget *remove = gtk_button_new_with_label (_ ("Remove"));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (remove, "flat");
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (remove_clicked_cb), self);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), remove);

  self->rating = RJ_RATING (rj_rating_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rating), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How strong was it?"), -1);
  g_signal_connect_swapped (self->rating, "notify::value", G_CALLBACK (changed_cb), self);
  self->when = RJ_WHEN (rj_when_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->when), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("When"), -1);
  g_signal_connect_swapped (self->when, "changed", G_CALLBACK (changed_cb), self);

  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rating));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->when));
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Another one"),
                                  -1);
}

GtkWidget *
rj_earlier_row_new (RjClock *clock)
{
  RjEarlierRow *self = g_object_new (RJ_TYPE_EARLIER_ROW, NULL);

  rj_when_set_clock (self->when, clock);
  rj_when_set_ago (self->when, 60);
  return GTK_WIDGET (self);
}

gboolean
rj_earlier_row_get (RjEarlierRow *self, int *strength, gint64 *at_us, RjDay *day)
{
  *strength = rj_rating_get_value (self->rating);
  return rj_when_get (self->when, at_us, day) && *strength != RJ_RATING_EMPTY;
}

void
rj_earlier_row_write_state (RjEarlierRow *self, JsonBuilder *builder)
{
  g_autofree char *when = rj_when_to_string (self->when);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "strength");
  json_builder_add_int_value (builder, rj_rating_get_value (self->rating));
  json_builder_set_member_name (builder, "when");
  json_builder_add_string_value (builder, when);
  json_builder_end_object (builder);
}

void
rj_earlier_row_read_state (RjEarlierRow *self, JsonObject *state)
{
  gint64 strength = json_object_get_int_member_with_default (state, "strength", RJ_RATING_EMPTY);

  rj_rating_set_value (self->rating, CLAMP (strength, RJ_RATING_EMPTY, 10));
  rj_when_from_string (self->when, json_object_get_string_member_with_default (state, "when", ""));
}
