// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-log-rows.h"

#include "rj-format.h"
#include "rj-log-row-view.h"
#include "rj-log-sections.h"

#include <glib/gi18n-lib.h>

static RjDay
get_today (GtkListView *list)
{
  return rj_clock_get_today (rj_context_get_clock (g_object_get_data (G_OBJECT (list), "rj-context")));
}

/* (nullable): while the journal is locked there is none. */
static RjLogModel *
get_log (GtkListView *list)
{
  GtkSelectionModel *selection = gtk_list_view_get_model (list);
  GListModel *sections = selection != NULL ? gtk_no_selection_get_model (GTK_NO_SELECTION (selection)) : NULL;

  return sections != NULL ? rj_log_sections_get_model (RJ_LOG_SECTIONS (sections)) : NULL;
}

/* ---- Rows ---- */

static void
describe_item (RjLogRowView *view, GtkListItem *item)
{
  GtkListView *list = g_object_get_data (G_OBJECT (item), "rj-list");
  RjLogRow *row = rj_log_row_view_get_row (view);
  const RjLogSummary *summary = row != NULL ? rj_log_row_get_summary (row) : NULL;
  g_autofree char *text = rj_log_row_view_describe (view);

  /* A screen reader goes from row to row and never meets the headers. */
  if (summary != NULL)
    {
      g_autofree char *day = rj_format_day_relative (summary->day, get_today (list));
      g_autofree char *without_day = g_steal_pointer (&text);

      /* Translators: a row of the log read aloud: day, and time and what it is. */
      text = g_strdup_printf (C_ ("row", "%s, %s"), day, without_day);
    }
  gtk_list_item_set_accessible_label (item, text);
}

/* "Row 3 of 1,204": GtkListView tells neither number. */
static void
number_item (RjLogRowView *view)
{
  GtkListItem *item = g_object_get_data (G_OBJECT (view), "rj-item");
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (view));
  GtkSelectionModel *model = gtk_list_view_get_model (g_object_get_data (G_OBJECT (item), "rj-list"));

  if (row == NULL || model == NULL || gtk_list_item_get_position (item) == GTK_INVALID_LIST_POSITION)
    return;
  gtk_accessible_update_relation (
    GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_POS_IN_SET, (int) gtk_list_item_get_position (item) + 1,
    GTK_ACCESSIBLE_RELATION_SET_SIZE, (int) g_list_model_get_n_items (G_LIST_MODEL (model)), -1);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, GtkListView *list)
{
  GtkWidget *view = rj_log_row_view_new (g_object_get_data (G_OBJECT (list), "rj-context"));

  gtk_list_item_set_child (item, view);
  g_object_set_data (G_OBJECT (item), "rj-list", list);
  g_object_set_data (G_OBJECT (view), "rj-item", item);
  g_signal_connect_object (item, "notify::position", G_CALLBACK (number_item), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "changed", G_CALLBACK (describe_item), item, 0);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  RjLogRowView *view = RJ_LOG_ROW_VIEW (gtk_list_item_get_child (item));

  rj_log_row_view_set_row (view, gtk_list_item_get_item (item));
  number_item (view);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  rj_log_row_view_set_row (RJ_LOG_ROW_VIEW (gtk_list_item_get_child (item)), NULL);
}

typedef void (*ViewFunc) (RjLogRowView *view);

static void
for_each_view (GtkListView *list, ViewFunc func)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *view = gtk_widget_get_first_child (row);

      if (RJ_IS_LOG_ROW_VIEW (view))
        func (RJ_LOG_ROW_VIEW (view));
    }
}

void
rj_log_rows_number (GtkListView *list)
{
  g_return_if_fail (GTK_IS_LIST_VIEW (list));

  for_each_view (list, number_item);
}

/* ---- Days ---- */

static void
header_setup_cb (GtkSignalListItemFactory *factory, GtkListHeader *header)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_header_set_child (header, label);
}

static void
header_bind_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, GtkListView *list)
{
  GtkLabel *label = GTK_LABEL (gtk_list_header_get_child (header));
  RjLogModel *log = get_log (list);
  RjDay day;
  guint start, end;

  if (log != NULL && rj_log_model_get_section (log, gtk_list_header_get_start (header), &day, &start, &end))
    {
      g_autofree char *text = rj_format_day_relative (day, get_today (list));

      gtk_label_set_label (label, text);
    }
}

static void
set_headers (GtkListView *list)
{
  g_autoptr (GtkListItemFactory) headers = gtk_signal_list_item_factory_new ();

  g_signal_connect (headers, "setup", G_CALLBACK (header_setup_cb), NULL);
  g_signal_connect_object (headers, "bind", G_CALLBACK (header_bind_cb), list, 0);
  gtk_list_view_set_header_factory (list, headers);
}

static void
describe_again (RjLogRowView *view)
{
  describe_item (view, g_object_get_data (G_OBJECT (view), "rj-item"));
}

/* Nothing in the journal changed, but what is called today did. */
static void
day_changed_cb (GtkListView *list)
{
  set_headers (list);
  for_each_view (list, describe_again);
}

void
rj_log_rows_set_up (GtkListView *list, RjContext *context)
{
  g_autoptr (GtkListItemFactory) rows = gtk_signal_list_item_factory_new ();

  g_return_if_fail (GTK_IS_LIST_VIEW (list) && RJ_IS_CONTEXT (context));

  g_object_set_data_full (G_OBJECT (list), "rj-context", g_object_ref (context), g_object_unref);
  g_signal_connect_object (rows, "setup", G_CALLBACK (setup_cb), list, 0);
  g_signal_connect (rows, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (rows, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (list, rows);
  set_headers (list);
  g_signal_connect_object (rj_context_get_clock (context), "day", G_CALLBACK (day_changed_cb), list,
                           G_CONNECT_SWAPPED);
}
