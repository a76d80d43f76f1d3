// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-meeting-target.h"

#include "rj-form-parts.h"
#include "rj-format.h"
#include "rj-meetings.h"

#include <glib/gi18n-lib.h>

#define KEY "rj-context"

static RjContext *
get_context (GtkDropDown *choice)
{
  return g_object_get_data (G_OBJECT (choice), KEY);
}

static AdwActionRow *
get_row (GtkDropDown *choice)
{
  return ADW_ACTION_ROW (gtk_widget_get_ancestor (GTK_WIDGET (choice), ADW_TYPE_ACTION_ROW));
}

static guint
get_target (RjContext *context)
{
  const char *text = rj_store_get_preference (rj_context_get_store (context), RJ_PREFERENCE_MEETINGS_A_WEEK);
  guint64 n = 0;

  return text != NULL && g_ascii_string_to_unsigned (text, 10, 1, RJ_MEETINGS_A_WEEK_MOST, &n, NULL)
           ? (guint) n
           : 0;
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkDropDown) choice = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  AdwActionRow *row = get_row (choice);
  guint n = 0;

  if (!rj_meetings_count_finish (RJ_MEETINGS (source), result, &n, NULL, &error) || row == NULL)
    return;
  if (n > 0 && get_target (get_context (choice)) > 0)
    /* Translators: how often the person was there; %u is 1 or more. */
    text = g_strdup_printf (_ ("This week: %u"), n);
  adw_action_row_set_subtitle (row, text != NULL ? text : _ ("Only if you want to count"));
}

static void
show (GtkDropDown *choice)
{
  RjContext *context = get_context (choice);
  RjDay today = rj_clock_get_today (rj_context_get_clock (context));
  RjDay first = today - (RjDay) ((rj_day_get_weekday (today) - rj_format_get_first_weekday () + 7) % 7);

  gtk_drop_down_set_selected (choice, get_target (context));
  rj_meetings_count_async (rj_store_get_meetings (rj_context_get_store (context)), first, today, NULL,
                           counted_cb, g_object_ref (choice));
}

static void
changed_cb (GtkDropDown *choice, guint kinds)
{
  if ((kinds & (RJ_CHANGED_MEETING | RJ_CHANGED_PLAN | RJ_CHANGED_PREFERENCE)) != 0)
    show (choice);
}

static void
set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjContext) context = user_data;
  g_autoptr (GError) error = NULL;

  if (!rj_store_set_preference_finish (RJ_STORE (source), result, &error))
    rj_context_report (context, error);
}

static void
selected_cb (GtkDropDown *choice)
{
  RjContext *context = get_context (choice);
  guint n = gtk_drop_down_get_selected (choice);
  g_autofree char *text = n > 0 ? g_strdup_printf ("%u", n) : NULL;

  if (n != get_target (context))
    rj_store_set_preference_async (rj_context_get_store (context), RJ_PREFERENCE_MEETINGS_A_WEEK, text, NULL,
                                   set_cb, g_object_ref (context));
}

GtkWidget *
rj_meeting_target_new (RjContext *context)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;
  GtkDropDown *choice;

  g_strv_builder_add (builder, C_ ("target", "Not set"));
  for (int i = 1; i <= RJ_MEETINGS_A_WEEK_MOST; i++)
    g_strv_builder_take (builder, g_strdup_printf ("%d", i));
  texts = g_strv_builder_end (builder);
  choice = rj_form_parts_add_choice (rj_form_parts_add_group (box, NULL), _ ("My own target a week"),
                                     (const char *const *) texts);
  g_object_set_data_full (G_OBJECT (choice), KEY, g_object_ref (context), g_object_unref);
  adw_action_row_set_subtitle (get_row (choice), _ ("Only if you want to count"));
  gtk_widget_set_sensitive (GTK_WIDGET (choice), !rj_context_get_for_reading (context));
  show (choice);
  g_signal_connect (choice, "notify::selected", G_CALLBACK (selected_cb), NULL);
  g_signal_connect_object (rj_context_get_store (context), "changed", G_CALLBACK (changed_cb), choice,
                           G_CONNECT_SWAPPED);
  return box;
}
