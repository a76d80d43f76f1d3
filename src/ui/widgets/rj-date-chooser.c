// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-date-chooser.h"

#include "rj-format.h"
#include "rj-spoken.h"

#include <glib/gi18n-lib.h>

#define N_WEEKS 6
#define N_DAYS  (N_WEEKS * 7)
#define TARGET  38

struct _RjDateChooser {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *grid;
  GtkWidget *buttons[N_DAYS];
  RjDay day;
  RjDay today;
  RjDay cursor;
  RjDay first; /* the day of the first button */
  int year;
  int month;
};

G_DEFINE_FINAL_TYPE (RjDateChooser, rj_date_chooser, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_DAY,
  N_PROPS
};

enum {
  PICKED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
show_day (RjDateChooser *self, GtkWidget *button, RjDay day)
{
  g_autofree char *date = rj_format_day (day, RJ_DAY_NONE);
  g_autofree char *number = NULL;
  g_autofree char *name = NULL;
  int year, month, number_of_day;
  gboolean chosen = day == self->day;

  rj_day_get_ymd (day, &year, &month, &number_of_day);
  number = g_strdup_printf ("%d", number_of_day);
  gtk_button_set_label (GTK_BUTTON (button), number);
  /* Translators: read aloud for today in a month; %s is the date. */
  name = day == self->today ? g_strdup_printf (_ ("%s, today"), date) : g_strdup (date);
  rj_speak_button (GTK_BUTTON (button), name);
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_SELECTED, chosen, -1);

  gtk_widget_set_css_classes (button, (const char *[]) { "flat", "numeric", "rj-day", NULL });
  if (chosen)
    gtk_widget_add_css_class (button, "chosen");
  if (day == self->today)
    gtk_widget_add_css_class (button, "rj-today");
  if (month != self->month && !chosen)
    gtk_widget_add_css_class (button, "dimmed");
  gtk_widget_set_focusable (button, day == self->cursor);
}

static void
show_month (RjDateChooser *self)
{
  RjDay start = rj_day_new (self->year, self->month, 1);
  int first_weekday = rj_format_get_first_weekday ();
  g_autofree char *title = rj_format_month (self->year, self->month);

  self->first = start - (RjDay) ((rj_day_get_weekday (start) - first_weekday + 7) % 7);
  gtk_label_set_label (GTK_LABEL (self->title), title);
  for (int i = 0; i < N_DAYS; i++)
    show_day (self, self->buttons[i], self->first + (RjDay) i);
}

/* Moves to @day; its month comes with it. */
static void
set_cursor (RjDateChooser *self, RjDay day, gboolean focus)
{
  int year, month, number;

  rj_day_get_ymd (day, &year, &month, &number);
  self->cursor = day;
  self->year = year;
  self->month = month;
  show_month (self);
  if (focus)
    gtk_widget_grab_focus (rj_date_chooser_get_button (self, day));
}

static RjDay
same_day_in_month (RjDay day, int by)
{
  int year, month, number;
  GDate date;

  rj_day_get_ymd (day, &year, &month, &number);
  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  if (by > 0)
    g_date_add_months (&date, (guint) by);
  else
    g_date_subtract_months (&date, (guint) -by);
  return g_date_get_julian (&date);
}

static void
announce_month (RjDateChooser *self)
{
  rj_announce (GTK_WIDGET (self), gtk_label_get_label (GTK_LABEL (self->title)),
               GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
previous_cb (RjDateChooser *self)
{
  set_cursor (self, same_day_in_month (self->cursor, -1), FALSE);
  announce_month (self);
}

static void
next_cb (RjDateChooser *self)
{
  set_cursor (self, same_day_in_month (self->cursor, 1), FALSE);
  announce_month (self);
}

static void
day_clicked_cb (GtkWidget *button, RjDateChooser *self)
{
  for (int i = 0; i < N_DAYS; i++)
    if (self->buttons[i] == button)
      {
        rj_date_chooser_set_day (self, self->first + (RjDay) i);
        g_signal_emit (self, signals[PICKED], 0, self->day);
        return;
      }
}

static int
days_of_key (RjDateChooser *self, guint keyval)
{
  int forwards = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;
  int in_week = (int) (self->cursor - self->first) % 7;

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return -forwards;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return forwards;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return -7;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return 7;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return -in_week;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return 6 - in_week;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      return (int) same_day_in_month (self->cursor, -1) - (int) self->cursor;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      return (int) same_day_in_month (self->cursor, 1) - (int) self->cursor;
    default:
      return G_MAXINT;
    }
}

static gboolean
key_pressed_cb (GtkEventControllerKey *keys,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                RjDateChooser *self)
{
  int days;

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;
  days = days_of_key (self, keyval);
  if (days == G_MAXINT)
    return GDK_EVENT_PROPAGATE;
  set_cursor (self, (RjDay) ((int) self->cursor + days), TRUE);
  return GDK_EVENT_STOP;
}

static void
rj_date_chooser_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_DAY:
      g_value_set_uint (value, RJ_DATE_CHOOSER (object)->day);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rj_date_chooser_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_DAY:
      rj_date_chooser_set_day (RJ_DATE_CHOOSER (object), g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
rj_date_chooser_grab_focus (GtkWidget *widget)
{
  RjDateChooser *self = RJ_DATE_CHOOSER (widget);
  GtkWidget *button = rj_date_chooser_get_button (self, self->cursor);

  return button != NULL && gtk_widget_grab_focus (button);
}

static void
rj_date_chooser_dispose (GObject *object)
{
  g_clear_pointer (&RJ_DATE_CHOOSER (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (rj_date_chooser_parent_class)->dispose (object);
}

static void
rj_date_chooser_class_init (RjDateChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rj_date_chooser_get_property;
  object_class->set_property = rj_date_chooser_set_property;
  object_class->dispose = rj_date_chooser_dispose;
  widget_class->grab_focus = rj_date_chooser_grab_focus;

  properties[PROP_DAY] = g_param_spec_uint (
    "day", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[PICKED] = g_signal_new ("picked", RJ_TYPE_DATE_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "rjdatechooser");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_arrow (RjDateChooser *self, const char *icon, const char *name, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_size_request (button, 44, 44);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static void
fill_grid (RjDateChooser *self)
{
  int first_weekday = rj_format_get_first_weekday ();

  for (int i = 0; i < 7; i++)
    {
      int weekday = (first_weekday - 1 + i) % 7 + 1;
      g_autofree char *short_name = rj_format_weekday (weekday, TRUE);
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", short_name, "accessible-role",
                                       GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dimmed");
      gtk_grid_attach (GTK_GRID (self->grid), label, i, 0, 1, 1);
    }
  for (int i = 0; i < N_DAYS; i++)
    {
      self->buttons[i] = gtk_button_new ();
      gtk_widget_set_size_request (self->buttons[i], TARGET, TARGET);
      g_signal_connect (self->buttons[i], "clicked", G_CALLBACK (day_clicked_cb), self);
      gtk_grid_attach (GTK_GRID (self->grid), self->buttons[i], i % 7, 1 + i / 7, 1, 1);
    }
}

static void
rj_date_chooser_init (RjDateChooser *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->title = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->title, "heading");
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_box_append (GTK_BOX (bar),
                  make_arrow (self, "go-previous-symbolic", _ ("Month before"), G_CALLBACK (previous_cb)));
  gtk_box_append (GTK_BOX (bar), self->title);
  gtk_box_append (GTK_BOX (bar),
                  make_arrow (self, "go-next-symbolic", _ ("Month after"), G_CALLBACK (next_cb)));

  self->grid = gtk_grid_new ();
  gtk_grid_set_column_homogeneous (GTK_GRID (self->grid), TRUE);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 4);
  fill_grid (self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->grid, keys);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->box), bar);
  gtk_box_append (GTK_BOX (self->box), self->grid);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  self->day = rj_day_new (2026, 1, 1);
  set_cursor (self, self->day, FALSE);
}

GtkWidget *
rj_date_chooser_new (void)
{
  return g_object_new (RJ_TYPE_DATE_CHOOSER, NULL);
}

RjDay
rj_date_chooser_get_day (RjDateChooser *self)
{
  g_return_val_if_fail (RJ_IS_DATE_CHOOSER (self), RJ_DAY_NONE);
  return self->day;
}

void
rj_date_chooser_set_day (RjDateChooser *self, RjDay day)
{
  g_return_if_fail (RJ_IS_DATE_CHOOSER (self));
  g_return_if_fail (rj_day_is_valid (day));

  if (self->day == day && self->cursor == day)
    return;
  self->day = day;
  set_cursor (self, day, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAY]);
}

void
rj_date_chooser_set_today (RjDateChooser *self, RjDay today)
{
  g_return_if_fail (RJ_IS_DATE_CHOOSER (self));

  self->today = today;
  show_month (self);
}

GtkWidget *
rj_date_chooser_get_button (RjDateChooser *self, RjDay day)
{
  g_return_val_if_fail (RJ_IS_DATE_CHOOSER (self), NULL);

  if (day < self->first || day >= self->first + N_DAYS)
    return NULL;
  return self->buttons[day - self->first];
}
