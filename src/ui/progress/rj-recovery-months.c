// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-recovery-months.h"

#include "rj-format.h"

#include <glib/gi18n-lib.h>

/* So many rows; the years before are counted in the numbers above. */
#define MOST_MONTHS 60
#define KEY         "rj-months"

typedef struct {
  RjContext *context;
  GtkWidget *expander;
  GPtrArray *rows; /* (element-type GtkWidget) */
  GArray *months;  /* (element-type RjRecoveryMonth) */
} Months;

static void
months_free (gpointer data)
{
  Months *self = data;

  g_object_unref (self->context);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->months);
  g_free (self);
}

static void
set_row (Months *self, guint i, const RjRecoveryMonth *month)
{
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  int year, number;
  GtkWidget *row;

  rj_day_get_ymd (month->first, &year, &number, NULL);
  title = rj_format_month (year, number);
  /* Translators: days in recovery in a month, and how many of its days are known: "20 of 21 days" */
  text = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%1$d of %2$d day", "%1$d of %2$d days", (gulong) month->known),
    month->free, month->known);
  if (i < self->rows->len)
    row = g_ptr_array_index (self->rows, i);
  else
    {
      row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "activatable", FALSE, NULL);
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self->expander), row);
      g_ptr_array_add (self->rows, row);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), month->known > 0 ? text : _ ("Nothing counted"));
}

/* Nothing is made before it is looked at. */
static void
fill (Months *self)
{
  guint n = MIN (self->months->len, MOST_MONTHS);

  if (!adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self->expander)))
    return;
  for (guint i = 0; i < n; i++)
    set_row (self, i, &g_array_index (self->months, RjRecoveryMonth, self->months->len - 1 - i));
  while (self->rows->len > n)
    {
      adw_expander_row_remove (ADW_EXPANDER_ROW (self->expander),
                               g_ptr_array_index (self->rows, self->rows->len - 1));
      g_ptr_array_set_size (self->rows, (int) self->rows->len - 1);
    }
}

void
rj_recovery_months_show (GtkWidget *widget, const RjRecoveryView *view)
{
  Months *self = g_object_get_data (G_OBJECT (widget), KEY);

  g_array_set_size (self->months, 0);
  g_array_append_vals (self->months, view->months->data, view->months->len);
  gtk_widget_set_visible (widget, view->months->len > 1);
  fill (self);
}

GtkWidget *
rj_recovery_months_new (RjContext *context)
{
  GtkWidget *list = gtk_list_box_new ();
  Months *self = g_new0 (Months, 1);

  self->context = g_object_ref (context);
  self->rows = g_ptr_array_new ();
  self->months = g_array_new (FALSE, FALSE, sizeof (RjRecoveryMonth));
  self->expander = adw_expander_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->expander), _ ("Month by month"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), self->expander);
  g_object_set_data_full (G_OBJECT (list), KEY, self, months_free);
  g_signal_connect_swapped (self->expander, "notify::expanded", G_CALLBACK (fill), self);
  return list;
}
