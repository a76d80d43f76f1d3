// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-nag-row.h"

#include "rj-reminder-ledger.h"

#include <glib/gi18n-lib.h>

struct _RjNagRow {
  AdwComboRow parent_instance;

  GtkStringList *names;
  GArray *minutes; /* (element-type int): of each choice */
};

G_DEFINE_FINAL_TYPE (RjNagRow, rj_nag_row, ADW_TYPE_COMBO_ROW)

static guint changed_signal;

static const int choices[] = { 0, 5, 10, 15, 30, 60 };

static void
add_choice (RjNagRow *self, int minutes)
{
  if (minutes == 0)
    /* Translators: how often a reminder comes */
    gtk_string_list_append (self->names, C_ ("reminder", "Once"));
  else
    gtk_string_list_take (self->names,
                          g_strdup_printf (ngettext ("Every %d minute until you answer",
                                                     "Every %d minutes until you answer", (gulong) minutes),
                                           minutes));
  g_array_append_val (self->minutes, minutes);
}

static void
selected_cb (RjNagRow *self)
{
  g_signal_emit (self, changed_signal, 0);
}

int
rj_nag_row_get_minutes (RjNagRow *self)
{
  guint i = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  g_return_val_if_fail (RJ_IS_NAG_ROW (self), 0);

  return i < self->minutes->len ? g_array_index (self->minutes, int, i) : 0;
}

void
rj_nag_row_set_minutes (RjNagRow *self, int minutes)
{
  guint i = 0;

  g_return_if_fail (RJ_IS_NAG_ROW (self));

  while (i < self->minutes->len && g_array_index (self->minutes, int, i) != minutes)
    i++;
  if (i == self->minutes->len)
    add_choice (self, minutes);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), i);
}

static void
rj_nag_row_finalize (GObject *object)
{
  g_object_unref (RJ_NAG_ROW (object)->names);
  g_array_unref (RJ_NAG_ROW (object)->minutes);
  G_OBJECT_CLASS (rj_nag_row_parent_class)->finalize (object);
}

static void
rj_nag_row_class_init (RjNagRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rj_nag_row_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
rj_nag_row_init (RjNagRow *self)
{
  /* The number is RJ_REMINDER_NAG_MOST. */
  G_STATIC_ASSERT (RJ_REMINDER_NAG_MOST == 5);

  self->names = gtk_string_list_new (NULL);
  self->minutes = g_array_new (FALSE, FALSE, sizeof (int));
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    add_choice (self, choices[i]);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("How often"));
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (self), TRUE);
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (self->names));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), _ ("It comes again at most five times."));
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
}
