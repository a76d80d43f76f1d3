// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-log-place.h"

/* Frames in a row without anything under way after which the place is taken for reached. */
#define FRAMES_TO_HOLD 3
/* How often the list is asked again for a row that it does not show. */
#define MOST_ASKED 20

struct _RjLogPlace {
  GtkListView *list; /* not owned */
  RjLogModel *model; /* not owned */
  RjDay day;
  guint tick_id;
  int frames_to_hold;
  int asked;
  gboolean laid_out;
};

static void
ask (RjLogPlace *self, guint position)
{
  self->asked++;
  self->laid_out = FALSE;
  gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_FOCUS, NULL);
}

static GtkWidget *
find_row (RjLogPlace *self, guint position)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *view = gtk_widget_get_first_child (row);
      GtkListItem *item = view ? g_object_get_data (G_OBJECT (view), "rj-item") : NULL;

      if (item && gtk_list_item_get_position (item) == position)
        return row;
    }
  return NULL;
}

/* The day belongs at the top, with its header. */
static void
align (RjLogPlace *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list));
  guint position = rj_log_model_find_day (self->model, self->day);
  GtkWidget *row, *header;
  graphene_rect_t bounds;
  double above = 0;

  if (self->day == RJ_DAY_NONE || position == 0)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_lower (adjustment));
      return;
    }
  if (position == G_MAXUINT)
    return;
  row = find_row (self, position);
  /* The list keeps a row for the focus even where it shows others: such a one is not mapped. */
  if (!row || !gtk_widget_get_mapped (row) || gtk_widget_get_height (row) == 0
      || !gtk_widget_compute_bounds (row, GTK_WIDGET (self->list), &bounds))
    {
      if (self->asked < MOST_ASKED)
        ask (self, position);
      return;
    }
  header = gtk_widget_get_prev_sibling (row);
  if (header && g_str_equal (gtk_widget_get_css_name (header), "header"))
    above = gtk_widget_get_height (header);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + bounds.origin.y - above);
}

/* Rows grow when their words come: the place is held until all of them are there and laid out. */
static gboolean
hold_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  RjLogPlace *self = user_data;
  gboolean laid_out = self->laid_out;

  self->laid_out = TRUE;
  /* The first of these comes before the list has been laid out anew: moving it now would undo the jump. */
  if (laid_out)
    align (self);
  if (!self->laid_out || !rj_log_model_is_settled (self->model))
    self->frames_to_hold = FRAMES_TO_HOLD;
  else
    self->frames_to_hold--;
  if (self->frames_to_hold > 0)
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  return G_SOURCE_REMOVE;
}

void
rj_log_place_hold (RjLogPlace *self, RjLogModel *model, RjDay day)
{
  guint position;

  g_return_if_fail (self);
  g_return_if_fail (RJ_IS_LOG_MODEL (model));

  self->model = model;
  self->day = day;
  self->asked = 0;
  self->laid_out = FALSE;
  self->frames_to_hold = FRAMES_TO_HOLD;
  position = day != RJ_DAY_NONE ? rj_log_model_find_day (model, day) : G_MAXUINT;
  if (position != G_MAXUINT)
    ask (self, position);
  if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->list), hold_cb, self, NULL);
}

void
rj_log_place_let_go (RjLogPlace *self)
{
  g_return_if_fail (self);

  if (self->tick_id)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->list), self->tick_id);
  self->tick_id = 0;
  self->model = NULL;
}

RjLogPlace *
rj_log_place_new (GtkListView *list)
{
  RjLogPlace *self;

  g_return_val_if_fail (GTK_IS_LIST_VIEW (list), NULL);

  self = g_new0 (RjLogPlace, 1);
  self->list = list;
  return self;
}

void
rj_log_place_free (RjLogPlace *self)
{
  rj_log_place_let_go (self);
  g_free (self);
}
