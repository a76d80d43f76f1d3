// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-week-view.h"

#include "rj-format.h"
#include "rj-plan-text.h"
#include "rj-text.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* More than that of one day hides the days after it. */
#define MAX_LINES 6

/* One day. */
typedef struct {
  GtkWidget *row;
  GtkWidget *box;
  GtkWidget *day;
  GtkWidget *today;
  GtkWidget *lines;
  char *spoken; /* what it says now */
} Day;

struct _RjWeekView {
  GtkWidget parent_instance;

  RjContext *context;
  RjDayPlan *plan;
  RjWeekPlan *week;
  gboolean narrow;
  gboolean focus_wanted;

  GtkWidget *list;
  GtkSizeGroup *names;
  Day days[RJ_WEEK_DAYS];
};

G_DEFINE_FINAL_TYPE (RjWeekView, rj_week_view, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_NARROW,
  N_PROPS
};

enum {
  DAY_CHOSEN,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static RjDay
get_today (RjWeekView *self)
{
  return rj_clock_get_today (rj_context_get_clock (self->context));
}

RjDay
rj_week_view_find_first (RjDay day)
{
  int back = (rj_day_get_weekday (day) - rj_format_get_first_weekday () + 7) % 7;

  return day - (RjDay) back;
}

/* ---- The words of a day ---- */

static char *
describe (RjWeekView *self, const RjOccurrence *occurrence)
{
  GTimeZone *zone = rj_clock_get_zone (rj_context_get_clock (self->context));
  g_autofree char *title = rj_text_for_label (occurrence->item->title, RJ_TEXT_NAME);
  g_autofree char *time = rj_plan_text_span (occurrence->item, occurrence->day, zone);
  g_autofree char *line = NULL;

  /* Translators: a time and what is planned for it: "19:00 Home group". */
  line = time != NULL ? g_strdup_printf (C_ ("plan", "%s %s"), time, title) : g_strdup (title);
  if (occurrence->mark == RJ_MARK_DONE)
    /* Translators: in the week: something planned that is done: "19:00 Home group · done". */
    return g_strdup_printf (_ ("%s · done"), line);
  if (occurrence->mark == RJ_MARK_NOT_TODAY)
    /* Translators: in the week: something planned that was put off: "19:00 Home group · not today". */
    return g_strdup_printf (_ ("%s · not today"), line);
  return g_steal_pointer (&line);
}

/* (element-type utf8) */
static GPtrArray *
list_lines (RjWeekView *self, GPtrArray *occurrences)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GByteArray) shown = rj_week_plan_choose (occurrences, MAX_LINES);
  guint more;

  for (guint i = 0; i < occurrences->len; i++)
    if (shown->data[i])
      g_ptr_array_add (lines, describe (self, g_ptr_array_index (occurrences, i)));
  more = occurrences->len - lines->len;
  if (more > 0)
    {
      /* Translators: below the first things of a long day. */
      g_ptr_array_add (
        lines, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", more), more));
    }
  if (occurrences->len == 0)
    g_ptr_array_add (lines, g_strdup (_ ("Nothing planned")));
  return lines;
}

static void
show_lines (Day *day, GPtrArray *lines, gboolean quiet)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (day->lines)) != NULL)
    gtk_box_remove (GTK_BOX (day->lines), child);
  for (guint i = 0; i < lines->len; i++)
    {
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", g_ptr_array_index (lines, i), "xalign", 0.0,
                                       "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "accessible-role",
                                       GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

      gtk_widget_add_css_class (label, "numeric");
      if (quiet)
        gtk_widget_add_css_class (label, "dimmed");
      gtk_box_append (GTK_BOX (day->lines), label);
    }
}

static void
update_day (RjWeekView *self, guint i)
{
  Day *day = &self->days[i];
  RjDay date = rj_week_plan_get_first (self->week) + i;
  GPtrArray *occurrences = rj_week_plan_get_day (self->week, i);
  g_autoptr (GPtrArray) lines = list_lines (self, occurrences);
  g_autofree char *name = rj_format_day (date, get_today (self));
  g_autofree char *short_name = rj_format_day_short (date);
  gboolean is_today = date == get_today (self);
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;

  g_ptr_array_add (lines, NULL);
  text = g_strjoinv ("; ", (char **) lines->pdata);
  g_ptr_array_set_size (lines, (int) lines->len - 1);
  if (is_today)
    /* Translators: read aloud for today in the week: "Saturday 21 November, today. 19:00 Home group". */
    spoken = g_strdup_printf (_ ("%s, today. %s"), name, text);
  else
    /* Translators: read aloud for a day of the week: "Saturday 21 November. 19:00 Home group". */
    spoken = g_strdup_printf (_ ("%s. %s"), name, text);
  /* What has not changed keeps its place under a reader's cursor. */
  if (g_strcmp0 (spoken, day->spoken) == 0)
    return;

  gtk_label_set_label (GTK_LABEL (day->day), short_name);
  gtk_widget_set_visible (day->today, is_today);
  show_lines (day, lines, occurrences->len == 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (day->row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_free (day->spoken);
  day->spoken = g_steal_pointer (&spoken);
}

/* ---- Keeping up ---- */

static void
updated_cb (RjWeekView *self)
{
  for (guint i = 0; i < RJ_WEEK_DAYS; i++)
    update_day (self, i);
  gtk_widget_set_visible (self->list, TRUE);
  if (self->focus_wanted)
    rj_week_view_focus_day (self);
}

static void
failed_cb (RjWeekView *self, GError *error)
{
  rj_context_report (self->context, error);
}

static void
update_week (RjWeekView *self)
{
  RjDay day = rj_day_plan_get_day (self->plan);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || day == RJ_DAY_NONE)
    return;
  rj_week_plan_set_first (self->week, rj_week_view_find_first (day));
}

static void
rj_week_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rj_week_view_parent_class)->map (widget);
  update_week (RJ_WEEK_VIEW (widget));
}

static void
rj_week_view_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rj_week_view_parent_class)->unmap (widget);
  rj_week_plan_set_first (RJ_WEEK_VIEW (widget)->week, RJ_DAY_NONE);
}

static void
row_activated_cb (RjWeekView *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[DAY_CHOSEN], 0,
                 rj_week_plan_get_first (self->week) + (guint) gtk_list_box_row_get_index (row));
}

static void
update_narrow (RjWeekView *self)
{
  for (guint i = 0; i < RJ_WEEK_DAYS; i++)
    {
      GtkWidget *name = gtk_widget_get_first_child (self->days[i].box);

      gtk_orientable_set_orientation (GTK_ORIENTABLE (self->days[i].box),
                                      self->narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
      gtk_orientable_set_orientation (GTK_ORIENTABLE (name),
                                      self->narrow ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
      if (self->narrow)
        gtk_size_group_remove_widget (self->names, name);
      else
        gtk_size_group_add_widget (self->names, name);
    }
}

static void
rj_week_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RjWeekView *self = RJ_WEEK_VIEW (object);

  switch (id)
    {
    case PROP_NARROW:
      if (self->narrow == g_value_get_boolean (value))
        return;
      self->narrow = g_value_get_boolean (value);
      update_narrow (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rj_week_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, RJ_WEEK_VIEW (object)->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rj_week_view_dispose (GObject *object)
{
  RjWeekView *self = RJ_WEEK_VIEW (object);

  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  if (self->week != NULL)
    g_signal_handlers_disconnect_by_data (self->week, self);
  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_object (&self->names);
  g_clear_object (&self->week);
  g_clear_object (&self->plan);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_week_view_parent_class)->dispose (object);
}

static void
rj_week_view_finalize (GObject *object)
{
  RjWeekView *self = RJ_WEEK_VIEW (object);

  for (guint i = 0; i < RJ_WEEK_DAYS; i++)
    g_free (self->days[i].spoken);
  G_OBJECT_CLASS (rj_week_view_parent_class)->finalize (object);
}

static void
rj_week_view_class_init (RjWeekViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rj_week_view_dispose;
  object_class->finalize = rj_week_view_finalize;
  object_class->set_property = rj_week_view_set_property;
  object_class->get_property = rj_week_view_get_property;
  widget_class->map = rj_week_view_map;
  widget_class->unmap = rj_week_view_unmap;

  properties[PROP_NARROW] = g_param_spec_boolean (
    "narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[DAY_CHOSEN] = g_signal_new ("day-chosen", RJ_TYPE_WEEK_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
make_day (RjWeekView *self, Day *day)
{
  GtkWidget *name = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  day->day = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "natural-wrap-mode",
                           GTK_NATURAL_WRAP_NONE, NULL);
  gtk_widget_add_css_class (day->day, "heading");
  day->today = g_object_new (GTK_TYPE_LABEL, "label", _ ("Today"), "xalign", 0.0, NULL);
  gtk_widget_add_css_class (day->today, "rj-week-today");
  gtk_box_set_spacing (GTK_BOX (name), 6);
  gtk_widget_set_valign (name, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (name), day->day);
  gtk_box_append (GTK_BOX (name), day->today);

  day->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_hexpand (day->lines, TRUE);
  day->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (day->box), name);
  gtk_box_append (GTK_BOX (day->box), day->lines);

  day->row = gtk_list_box_row_new ();
  gtk_widget_add_css_class (day->row, "rj-week-day");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (day->row), day->box);
  gtk_list_box_append (GTK_LIST_BOX (self->list), day->row);
}

static void
rj_week_view_init (RjWeekView *self)
{
  self->names = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_valign (self->list, GTK_ALIGN_START);
  /* Nothing is said of a day before it was read. */
  gtk_widget_set_visible (self->list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Days of this week"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  for (guint i = 0; i < RJ_WEEK_DAYS; i++)
    make_day (self, &self->days[i]);
  update_narrow (self);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
}

GtkWidget *
rj_week_view_new (RjContext *context, RjDayPlan *plan)
{
  RjWeekView *self = g_object_new (RJ_TYPE_WEEK_VIEW, NULL);

  self->context = g_object_ref (context);
  self->plan = g_object_ref (plan);
  self->week = rj_week_plan_new (rj_context_get_store (context), rj_context_get_clock (context));
  g_signal_connect_swapped (plan, "notify::day", G_CALLBACK (update_week), self);
  g_signal_connect_swapped (self->week, "updated", G_CALLBACK (updated_cb), self);
  g_signal_connect_swapped (self->week, "failed", G_CALLBACK (failed_cb), self);
  return GTK_WIDGET (self);
}

RjWeekPlan *
rj_week_view_get_week (RjWeekView *self)
{
  g_return_val_if_fail (RJ_IS_WEEK_VIEW (self), NULL);
  return self->week;
}

void
rj_week_view_focus_day (RjWeekView *self)
{
  RjDay first, day;

  g_return_if_fail (RJ_IS_WEEK_VIEW (self));

  first = rj_week_plan_get_first (self->week);
  day = rj_day_plan_get_day (self->plan);
  self->focus_wanted = first == RJ_DAY_NONE || rj_week_plan_get_loading (self->week);
  if (!self->focus_wanted && day >= first && day < first + RJ_WEEK_DAYS)
    gtk_widget_grab_focus (self->days[day - first].row);
}
