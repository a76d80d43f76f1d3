// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"
#include "rj-rating.h"

#include "rj-digit.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define N_CELLS      11
#define FIRST_ROW    6 /* cells of the first row where there are two */
#define CELL_GAP     3
#define ROW_GAP      6
#define NATURAL_CELL 36
#define NARROW_SP    300

struct _RjRating {
  GtkWidget parent_instance;

  GtkWidget *cells[N_CELLS];
  GtkWidget *name;
  char *own[3];
  int value;
  gboolean after_one; /* the last key was the digit 1: a 0 makes it 10 */
};

static void accessible_range_iface_init (GtkAccessibleRangeInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RjRating,
                               rj_rating,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE_RANGE, accessible_range_iface_init))

enum {
  PROP_VALUE = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

/* ---- Names ---- */

const char *
rj_rating_get_strength_name (int value)
{
  switch (value)
    {
    case 0:
      /* Translators: names for how strong an urge is, 0 to 10, each standing alone under the number. */
      return C_ ("strength", "None");
    case 1:
    case 2:
      return C_ ("strength", "Faint");
    case 3:
    case 4:
      return C_ ("strength", "Mild");
    case 5:
    case 6:
      return C_ ("strength", "Medium");
    case 7:
    case 8:
      return C_ ("strength", "Strong");
    case 9:
      return C_ ("strength", "Very strong");
    case 10:
      return C_ ("strength", "The strongest I know");
    default:
      return "";
    }
}

/* The same names as part of a sentence, where many languages write them small. */
static const char *
strength_inside (int value)
{
  switch (value)
    {
    case 0:
      /* Translators: the same names inside a sentence, such as "7 of 10, strong". */
      return C_ ("strength in a sentence", "none");
    case 1:
    case 2:
      return C_ ("strength in a sentence", "faint");
    case 3:
    case 4:
      return C_ ("strength in a sentence", "mild");
    case 5:
    case 6:
      return C_ ("strength in a sentence", "medium");
    case 7:
    case 8:
      return C_ ("strength in a sentence", "strong");
    case 9:
      return C_ ("strength in a sentence", "very strong");
    case 10:
      return C_ ("strength in a sentence", "the strongest I know");
    default:
      return "";
    }
}

char *
rj_rating_describe_strength (int value)
{
  /* Translators: a rating inside a sentence: number, name ("7, strong"). */
  return g_strdup_printf (C_ ("rating", "%d, %s"), value, strength_inside (value));
}

static const char *
name_of (RjRating *self, int value, gboolean inside)
{
  if (self->own[0] == NULL)
    return inside ? strength_inside (value) : rj_rating_get_strength_name (value);

  if (value == 0)
    return self->own[0];
  if (value == 5 && self->own[1] != NULL)
    return self->own[1];
  return value == 10 ? self->own[2] : "";
}

/* ---- What is shown and said ---- */

static char *
value_text (RjRating *self)
{
  const char *name;

  if (self->value == RJ_RATING_EMPTY)
    /* Translators: what a screen reader says for a rating with no number picked. */
    return g_strdup (C_ ("rating", "nothing picked yet"));

  name = name_of (self, self->value, TRUE);
  if (*name == '\0')
    /* Translators: a rating read aloud, without a name for the number ("7 of 10"). */
    return g_strdup_printf (C_ ("rating", "%d of 10"), self->value);
  /* Translators: a rating read aloud: number, name ("7 of 10, strong"). */
  return g_strdup_printf (C_ ("rating", "%d of 10, %s"), self->value, name);
}

static char *
shown_name (RjRating *self)
{
  const char *name;

  if (self->value == RJ_RATING_EMPTY)
    /* Translators: the two ends of a scale, shown before a number is picked: "0 None · 10 The strongest I
     * know". */
    return g_strdup_printf (C_ ("rating", "0 %s · 10 %s"), name_of (self, 0, FALSE),
                            name_of (self, 10, FALSE));

  name = name_of (self, self->value, FALSE);
  if (*name == '\0')
    return g_strdup_printf ("%d", self->value);
  /* Translators: the picked number and its name, under the cells: "7 · Strong". */
  return g_strdup_printf (C_ ("rating", "%d · %s"), self->value, name);
}

static void
update (RjRating *self)
{
  g_autofree char *said = value_text (self);
  g_autofree char *shown = shown_name (self);

  for (int i = 0; i < N_CELLS; i++)
    {
      if (i == self->value)
        gtk_widget_add_css_class (self->cells[i], "picked");
      else
        gtk_widget_remove_css_class (self->cells[i], "picked");
    }

  gtk_label_set_label (GTK_LABEL (self->name), shown);
  if (self->value == RJ_RATING_EMPTY)
    {
      gtk_widget_add_css_class (self->name, "dimmed");
      gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW);
    }
  else
    {
      gtk_widget_remove_css_class (self->name, "dimmed");
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                      (double) self->value, -1);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, said, -1);
}

/* ---- Keys and pointer ---- */

static void
step (RjRating *self, int by)
{
  if (self->value == RJ_RATING_EMPTY)
    rj_rating_set_value (self, by > 0 ? 0 : 10);
  else
    rj_rating_set_value (self, CLAMP (self->value + by, 0, 10));
}

static void
type_digit (RjRating *self, int digit)
{
  gboolean after_one = self->after_one;

  rj_rating_set_value (self, after_one && digit == 0 ? 10 : digit);
  self->after_one = digit == 1;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *keys,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                RjRating *self)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int digit;

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      step (self, rtl ? 1 : -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      step (self, rtl ? -1 : 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      rj_rating_set_value (self, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      rj_rating_set_value (self, 10);
      return GDK_EVENT_STOP;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      rj_rating_set_value (self, RJ_RATING_EMPTY);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      gtk_widget_activate_default (GTK_WIDGET (self));
      return GDK_EVENT_STOP;
    default:
      break;
    }

  digit = rj_digit_of_key (keys, keyval, keycode);
  if (digit < 0)
    return GDK_EVENT_PROPAGATE;
  type_digit (self, digit);
  return GDK_EVENT_STOP;
}

static int
cell_at (RjRating *self, double x, double y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  for (int i = 0; i < N_CELLS; i++)
    if (self->cells[i] == picked)
      return i;
  return RJ_RATING_EMPTY;
}

static void
released_cb (GtkGestureClick *click, int n_press, double x, double y, RjRating *self)
{
  int value = cell_at (self, x, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (value != RJ_RATING_EMPTY)
    rj_rating_set_value (self, value);
}

static void
focus_left_cb (RjRating *self)
{
  self->after_one = FALSE;
}

/* ---- Layout ---- */

static int
largest (RjRating *self, GtkOrientation orientation)
{
  int size = 0;

  for (int i = 0; i < N_CELLS; i++)
    {
      int min;

      gtk_widget_measure (self->cells[i], orientation, -1, &min, NULL, NULL, NULL);
      size = MAX (size, min);
    }
  return size;
}

static gboolean
is_narrow (RjRating *self, int width)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self));
  int one_row = N_CELLS * largest (self, GTK_ORIENTATION_HORIZONTAL) + (N_CELLS - 1) * CELL_GAP;

  return width < one_row || width < adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, NARROW_SP, settings);
}

static GtkSizeRequestMode
rj_rating_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rj_rating_measure (GtkWidget *widget,
                   GtkOrientation orientation,
                   int for_size,
                   int *minimum,
                   int *natural,
                   int *minimum_baseline,
                   int *natural_baseline)
{
  RjRating *self = RJ_RATING (widget);
  int cell = largest (self, orientation);
  int name_min, name_nat;

  gtk_widget_measure (self->name, orientation, for_size, &name_min, &name_nat, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (FIRST_ROW * cell + (FIRST_ROW - 1) * CELL_GAP, name_min);
      *natural = MAX (N_CELLS * MAX (cell, NATURAL_CELL) + (N_CELLS - 1) * CELL_GAP, name_min);
    }
  else
    {
      gboolean two = for_size >= 0 && is_narrow (self, for_size);

      *minimum = *natural = (two ? 2 * cell + ROW_GAP : cell) + ROW_GAP + name_min;
    }
}

static void
rj_rating_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RjRating *self = RJ_RATING (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gboolean two = is_narrow (self, width);
  int columns = two ? FIRST_ROW : N_CELLS;
  int cell_height = largest (self, GTK_ORIENTATION_VERTICAL);
  double cell_width = (width - (columns - 1) * CELL_GAP) / (double) columns;
  int top = cell_height + ROW_GAP;

  for (int i = 0; i < N_CELLS; i++)
    {
      int column = i % columns;
      int left = (int) (column * (cell_width + CELL_GAP));
      int right = (int) (column * (cell_width + CELL_GAP) + cell_width);
      int x = rtl ? width - right : left;

      gtk_widget_size_allocate (
        self->cells[i],
        &(GtkAllocation) { x, i / columns * (cell_height + ROW_GAP), right - left, cell_height }, -1);
    }

  if (two)
    top += cell_height + ROW_GAP;
  gtk_widget_size_allocate (self->name, &(GtkAllocation) { 0, top, width, MAX (height - top, 0) }, -1);
}

/* ---- The range a screen reader works with ---- */

static gboolean
rj_rating_set_current_value (GtkAccessibleRange *range, double value)
{
  rj_rating_set_value (RJ_RATING (range), CLAMP ((int) (value + 0.5), 0, 10));
  return TRUE;
}

static void
accessible_range_iface_init (GtkAccessibleRangeInterface *iface)
{
  iface->set_current_value = rj_rating_set_current_value;
}

/* ---- Object ---- */

static void
rj_rating_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VALUE)
    g_value_set_int (value, RJ_RATING (object)->value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rj_rating_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VALUE)
    rj_rating_set_value (RJ_RATING (object), g_value_get_int (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rj_rating_dispose (GObject *object)
{
  RjRating *self = RJ_RATING (object);

  for (int i = 0; i < N_CELLS; i++)
    g_clear_pointer (&self->cells[i], gtk_widget_unparent);
  g_clear_pointer (&self->name, gtk_widget_unparent);

  G_OBJECT_CLASS (rj_rating_parent_class)->dispose (object);
}

static void
rj_rating_finalize (GObject *object)
{
  RjRating *self = RJ_RATING (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->own); i++)
    g_clear_pointer (&self->own[i], g_free);

  G_OBJECT_CLASS (rj_rating_parent_class)->finalize (object);
}

static void
rj_rating_class_init (RjRatingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rj_rating_get_property;
  object_class->set_property = rj_rating_set_property;
  object_class->dispose = rj_rating_dispose;
  object_class->finalize = rj_rating_finalize;
  widget_class->get_request_mode = rj_rating_get_request_mode;
  widget_class->measure = rj_rating_measure;
  widget_class->size_allocate = rj_rating_size_allocate;

  props[PROP_VALUE] = g_param_spec_int ("value", NULL, NULL, RJ_RATING_EMPTY, 10, RJ_RATING_EMPTY,
                                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_css_name (widget_class, "rating");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static GtkWidget *
make_drawn_label (RjRating *self, const char *text, const char *css_class)
{
  /* The slider says it all; the labels would say it twice. */
  GtkWidget *label =
    g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "label", text, NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
rj_rating_init (RjRating *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->value = RJ_RATING_EMPTY;
  for (int i = 0; i < N_CELLS; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d", i);

      self->cells[i] = make_drawn_label (self, text, "rj-rating-cell");
    }
  self->name = make_drawn_label (self, "", "rj-rating-name");
  gtk_label_set_wrap (GTK_LABEL (self->name), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->name), 0);

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  gtk_widget_add_css_class (GTK_WIDGET (self), "rj-rating");
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 10.0, -1);
  update (self);
}

GtkWidget *
rj_rating_new (void)
{
  return g_object_new (RJ_TYPE_RATING, NULL);
}

int
rj_rating_get_value (RjRating *self)
{
  g_return_val_if_fail (RJ_IS_RATING (self), RJ_RATING_EMPTY);
  return self->value;
}

void
rj_rating_set_value (RjRating *self, int value)
{
  g_return_if_fail (RJ_IS_RATING (self));
  g_return_if_fail (value >= RJ_RATING_EMPTY && value <= 10);

  self->after_one = FALSE;
  if (self->value == value)
    return;
  self->value = value;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VALUE]);
}

void
rj_rating_set_names (RjRating *self, const char *lowest, const char *middle, const char *highest)
{
  g_return_if_fail (RJ_IS_RATING (self));
  g_return_if_fail (lowest != NULL && highest != NULL);

  g_set_str (&self->own[0], lowest);
  g_set_str (&self->own[1], middle);
  g_set_str (&self->own[2], highest);
  update (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
