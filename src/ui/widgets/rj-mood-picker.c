// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-mood-picker.h"

#include "rj-digit.h"
#include "rj-mood-names.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define N_MOODS    5
#define WIDE_SP    250 /* what a card leaves of a page of 300 */
#define GAP        6
#define INNER_GAP  3
#define LIST_GAP   12
#define LIST_INSET 12
#define LIST_DROP  3
#define MIN_TARGET 44

#define MAX_COLUMN_SP 110
#define BESIDE_SP     112

static int
sp (GtkWidget *widget, double value)
{
  return (int) adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, value, gtk_widget_get_settings (widget));
}

/* ---- Mark and name: above each other in a column, beside each other in a row of a list ---- */

#define RJ_TYPE_MOOD_BODY (rj_mood_body_get_type ())
G_DECLARE_FINAL_TYPE (RjMoodBody, rj_mood_body, RJ, MOOD_BODY, GtkWidget)

struct _RjMoodBody {
  GtkWidget parent_instance;
  GtkWidget *mark;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (RjMoodBody, rj_mood_body, GTK_TYPE_WIDGET)

static int
minimum_of (GtkWidget *widget, GtkOrientation orientation, int for_size)
{
  int min;

  gtk_widget_measure (widget, orientation, for_size, &min, NULL, NULL, NULL);
  return min;
}

static int
natural_of (GtkWidget *widget, GtkOrientation orientation)
{
  int nat;

  gtk_widget_measure (widget, orientation, -1, NULL, &nat, NULL, NULL);
  return nat;
}

/* Its longest word, which no column cuts; a list may. */
static int
word_width (RjMoodBody *self)
{
  g_autoptr (PangoLayout) layout =
    gtk_widget_create_pango_layout (self->label, gtk_label_get_label (GTK_LABEL (self->label)));
  int width;

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_set_width (layout, 0);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static gboolean
is_beside (RjMoodBody *self, int width)
{
  return width >= sp (GTK_WIDGET (self), BESIDE_SP);
}

static int
beside_label_width (RjMoodBody *self, int width)
{
  return width - 2 * LIST_INSET - natural_of (self->mark, GTK_ORIENTATION_HORIZONTAL) - LIST_GAP;
}

static GtkSizeRequestMode
rj_mood_body_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rj_mood_body_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  RjMoodBody *self = RJ_MOOD_BODY (widget);
  int mark = natural_of (self->mark, orientation);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (minimum_of (self->mark, orientation, -1), minimum_of (self->label, orientation, -1));
      *natural = MAX (mark, natural_of (self->label, orientation));
    }
  else if (for_size >= 0 && is_beside (self, for_size))
    *minimum = *natural =
      MAX (mark, minimum_of (self->label, orientation, beside_label_width (self, for_size)));
  else
    *minimum = *natural = mark + INNER_GAP + minimum_of (self->label, orientation, for_size);
}

static void
rj_mood_body_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RjMoodBody *self = RJ_MOOD_BODY (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gboolean beside = is_beside (self, width);
  int mark_width = MIN (natural_of (self->mark, GTK_ORIENTATION_HORIZONTAL), width);
  int mark_height = natural_of (self->mark, GTK_ORIENTATION_VERTICAL);
  GtkAllocation mark = { (width - mark_width) / 2, 0, mark_width, mark_height };
  GtkAllocation label = { 0, mark_height + INNER_GAP, width, MAX (height - mark_height - INNER_GAP, 0) };

  if (beside)
    {
      int label_width = beside_label_width (self, width);

      mark.x = rtl ? width - LIST_INSET - mark_width : LIST_INSET;
      mark.y = (height - mark_height) / 2;
      label = (GtkAllocation) { rtl ? LIST_INSET : width - LIST_INSET - label_width, 0, label_width, height };
    }
  gtk_label_set_xalign (GTK_LABEL (self->label), beside ? 0 : 0.5f);
  gtk_label_set_yalign (GTK_LABEL (self->label), beside ? 0.5f : 0);
  gtk_widget_size_allocate (self->mark, &mark, -1);
  gtk_widget_size_allocate (self->label, &label, -1);
}

static void
rj_mood_body_dispose (GObject *object)
{
  RjMoodBody *self = RJ_MOOD_BODY (object);

  g_clear_pointer (&self->mark, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  G_OBJECT_CLASS (rj_mood_body_parent_class)->dispose (object);
}

static void
rj_mood_body_class_init (RjMoodBodyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rj_mood_body_dispose;
  widget_class->get_request_mode = rj_mood_body_get_request_mode;
  widget_class->measure = rj_mood_body_measure;
  widget_class->size_allocate = rj_mood_body_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
rj_mood_body_init (RjMoodBody *self)
{
}

static GtkWidget *
mood_body_new (RjMood mood)
{
  RjMoodBody *self = g_object_new (RJ_TYPE_MOOD_BODY, NULL);

  self->mark = rj_mood_mark_new (mood);
  gtk_widget_set_parent (self->mark, GTK_WIDGET (self));
  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (self->label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (self->label, "caption");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/* ---- Its button ---- */

#define RJ_TYPE_MOOD_CELL (rj_mood_cell_get_type ())
G_DECLARE_FINAL_TYPE (RjMoodCell, rj_mood_cell, RJ, MOOD_CELL, GtkButton)

struct _RjMoodCell {
  GtkButton parent_instance;
};

G_DEFINE_FINAL_TYPE (RjMoodCell, rj_mood_cell, GTK_TYPE_BUTTON)

static void
rj_mood_cell_class_init (RjMoodCellClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_RADIO);
}

static void
rj_mood_cell_init (RjMoodCell *self)
{
}

/* ---- The five together ---- */

struct _RjMoodPicker {
  GtkWidget parent_instance;

  GtkWidget *cells[N_MOODS];
  RjMood mood;
  RjStore *store;
};

G_DEFINE_FINAL_TYPE (RjMoodPicker, rj_mood_picker, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_MOOD,
  N_PROPS
};

enum {
  PICKED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static int
largest (RjMoodPicker *self, GtkOrientation orientation, int for_size)
{
  int size = 0;

  for (int i = 0; i < N_MOODS; i++)
    size = MAX (size, minimum_of (self->cells[i], orientation, for_size));
  return size;
}

static RjMoodBody *
get_body (RjMoodPicker *self, int i)
{
  return RJ_MOOD_BODY (gtk_button_get_child (GTK_BUTTON (self->cells[i])));
}

static int
widest_column (RjMoodPicker *self)
{
  int widest = 0;

  for (int i = 0; i < N_MOODS; i++)
    {
      RjMoodBody *body = get_body (self, i);
      int least = minimum_of (GTK_WIDGET (body), GTK_ORIENTATION_HORIZONTAL, -1);
      int around = minimum_of (self->cells[i], GTK_ORIENTATION_HORIZONTAL, -1) - least;

      widest = MAX (widest, around + MAX (least, word_width (body)));
    }
  return widest;
}

/* The width from which the five stand side by side: no word is ever cut. */
static int
wide_from (RjMoodPicker *self)
{
  int columns = N_MOODS * widest_column (self) + (N_MOODS - 1) * GAP;

  return MAX (columns, sp (GTK_WIDGET (self), WIDE_SP));
}

static int
column_width (RjMoodPicker *self, int width)
{
  return MIN ((width - (N_MOODS - 1) * GAP) / N_MOODS, sp (GTK_WIDGET (self), MAX_COLUMN_SP));
}

static GtkSizeRequestMode
rj_mood_picker_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rj_mood_picker_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  RjMoodPicker *self = RJ_MOOD_PICKER (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = largest (self, orientation, -1);
      *natural = wide_from (self);
    }
  else if (for_size >= 0 && for_size < wide_from (self))
    *minimum = *natural =
      N_MOODS * MAX (largest (self, orientation, for_size), MIN_TARGET) + (N_MOODS - 1) * INNER_GAP;
  else
    *minimum = *natural =
      MAX (largest (self, orientation, for_size < 0 ? -1 : column_width (self, for_size)), MIN_TARGET);
}

static void
rj_mood_picker_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RjMoodPicker *self = RJ_MOOD_PICKER (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gboolean is_list = width < wide_from (self);
  int column = column_width (self, width);
  int left = (width - N_MOODS * column - (N_MOODS - 1) * GAP) / 2;
  int row = (height - (N_MOODS - 1) * INNER_GAP) / N_MOODS;

  for (int i = 0; i < N_MOODS; i++)
    {
      int place = rtl ? N_MOODS - 1 - i : i;
      GtkAllocation allocation = { left + place * (column + GAP), 0, column, height };

      if (is_list)
        allocation = (GtkAllocation) { 0, i * (row + INNER_GAP), width, row };
      gtk_widget_size_allocate (self->cells[i], &allocation, -1);
    }
}

/* One stop for Tab: the picked mood, or the first. */
static void
update_focus_stop (RjMoodPicker *self, int stop)
{
  for (int i = 0; i < N_MOODS; i++)
    gtk_widget_set_focusable (self->cells[i], i == stop);
}

static int
focused_cell (RjMoodPicker *self)
{
  for (int i = 0; i < N_MOODS; i++)
    if (gtk_widget_has_focus (self->cells[i]))
      return i;
  return -1;
}

static void
show_mood (RjMoodPicker *self)
{
  for (int i = 0; i < N_MOODS; i++)
    {
      gboolean picked = self->mood == (RjMood) (i + 1);

      if (picked)
        gtk_widget_add_css_class (self->cells[i], "picked");
      else
        gtk_widget_remove_css_class (self->cells[i], "picked");
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->cells[i]), GTK_ACCESSIBLE_STATE_CHECKED,
                                   picked ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
    }
  update_focus_stop (self, MAX ((int) self->mood - 1, 0));
}

static void
pick (RjMoodPicker *self, RjMood mood)
{
  rj_mood_picker_set_mood (self, mood);
  g_signal_emit (self, signals[PICKED], 0, (int) mood);
}

static void
clicked_cb (GtkWidget *cell, RjMoodPicker *self)
{
  for (int i = 0; i < N_MOODS; i++)
    if (self->cells[i] == cell)
      {
        pick (self, (RjMood) (i + 1));
        return;
      }
}

static void
move_focus (RjMoodPicker *self, int to)
{
  to = CLAMP (to, 0, N_MOODS - 1);
  update_focus_stop (self, to);
  gtk_widget_grab_focus (self->cells[to]);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *keys,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                RjMoodPicker *self)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int at = focused_cell (self);
  int digit;

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      move_focus (self, at + (rtl ? 1 : -1));
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      move_focus (self, at + (rtl ? -1 : 1));
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      if (!rj_mood_picker_get_is_list (self))
        return GDK_EVENT_PROPAGATE;
      move_focus (self, at + (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up ? -1 : 1));
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      move_focus (self, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      move_focus (self, N_MOODS - 1);
      return GDK_EVENT_STOP;
    default:
      break;
    }

  digit = rj_digit_of_key (keys, keyval, keycode);
  if (digit < RJ_MOOD_VERY_LOW || digit > RJ_MOOD_VERY_GOOD)
    return GDK_EVENT_PROPAGATE;
  pick (self, (RjMood) digit);
  return GDK_EVENT_STOP;
}

static void
rj_mood_picker_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RjMoodPicker *self = RJ_MOOD_PICKER (object);

  switch (prop_id)
    {
    case PROP_MOOD:
      g_value_set_int (value, self->mood);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rj_mood_picker_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_MOOD:
      rj_mood_picker_set_mood (RJ_MOOD_PICKER (object), (RjMood) g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
rj_mood_picker_grab_focus (GtkWidget *widget)
{
  RjMoodPicker *self = RJ_MOOD_PICKER (widget);

  return gtk_widget_grab_focus (self->cells[MAX ((int) self->mood - 1, 0)]);
}

static void
rj_mood_picker_dispose (GObject *object)
{
  RjMoodPicker *self = RJ_MOOD_PICKER (object);

  g_clear_object (&self->store);
  for (int i = 0; i < N_MOODS; i++)
    g_clear_pointer (&self->cells[i], gtk_widget_unparent);
  G_OBJECT_CLASS (rj_mood_picker_parent_class)->dispose (object);
}

static void
rj_mood_picker_class_init (RjMoodPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rj_mood_picker_get_property;
  object_class->set_property = rj_mood_picker_set_property;
  object_class->dispose = rj_mood_picker_dispose;
  widget_class->get_request_mode = rj_mood_picker_get_request_mode;
  widget_class->measure = rj_mood_picker_measure;
  widget_class->size_allocate = rj_mood_picker_size_allocate;
  widget_class->grab_focus = rj_mood_picker_grab_focus;

  properties[PROP_MOOD] =
    g_param_spec_int ("mood", NULL, NULL, RJ_MOOD_NONE, RJ_MOOD_VERY_GOOD, RJ_MOOD_NONE,
                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[PICKED] = g_signal_new ("picked", RJ_TYPE_MOOD_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_css_name (widget_class, "rjmoodpicker");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
}

static void
add_cell (RjMoodPicker *self, int i)
{
  RjMood mood = (RjMood) (i + 1);

  self->cells[i] = g_object_new (RJ_TYPE_MOOD_CELL, "child", mood_body_new (mood), NULL);
  gtk_widget_add_css_class (self->cells[i], "flat");
  gtk_widget_add_css_class (self->cells[i], "rj-mood");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->cells[i]), GTK_ACCESSIBLE_RELATION_POS_IN_SET, i + 1,
                                  GTK_ACCESSIBLE_RELATION_SET_SIZE, N_MOODS, -1);
  g_signal_connect (self->cells[i], "clicked", G_CALLBACK (clicked_cb), self);
  gtk_widget_set_parent (self->cells[i], GTK_WIDGET (self));
}

static void
update_names (RjMoodPicker *self)
{
  for (int i = 0; i < N_MOODS; i++)
    {
      const char *name = rj_mood_names_get (self->store, (RjMood) (i + 1));

      gtk_label_set_label (GTK_LABEL (get_body (self, i)->label), name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->cells[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
    }
}

static void
store_changed_cb (RjMoodPicker *self, guint kinds)
{
  if (self->store != NULL && (kinds & RJ_CHANGED_PREFERENCE) != 0)
    update_names (self);
}

static void
rj_mood_picker_init (RjMoodPicker *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  for (int i = 0; i < N_MOODS; i++)
    add_cell (self, i);
  update_names (self);
  show_mood (self);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("How are you?"),
                                  -1);
}

GtkWidget *
rj_mood_picker_new (void)
{
  return g_object_new (RJ_TYPE_MOOD_PICKER, NULL);
}

void
rj_mood_picker_set_store (RjMoodPicker *self, RjStore *store)
{
  g_return_if_fail (RJ_IS_MOOD_PICKER (self));
  g_return_if_fail (RJ_IS_STORE (store));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  update_names (self);
}

RjMood
rj_mood_picker_get_mood (RjMoodPicker *self)
{
  g_return_val_if_fail (RJ_IS_MOOD_PICKER (self), RJ_MOOD_NONE);
  return self->mood;
}

void
rj_mood_picker_set_mood (RjMoodPicker *self, RjMood mood)
{
  g_return_if_fail (RJ_IS_MOOD_PICKER (self));
  g_return_if_fail (mood >= RJ_MOOD_NONE && mood <= RJ_MOOD_VERY_GOOD);

  if (self->mood == mood)
    return;
  self->mood = mood;
  show_mood (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MOOD]);
}

GtkWidget *
rj_mood_picker_get_button (RjMoodPicker *self, RjMood mood)
{
  g_return_val_if_fail (RJ_IS_MOOD_PICKER (self), NULL);
  g_return_val_if_fail (mood >= RJ_MOOD_VERY_LOW && mood <= RJ_MOOD_VERY_GOOD, NULL);
  return self->cells[mood - 1];
}

gboolean
rj_mood_picker_get_is_list (RjMoodPicker *self)
{
  g_return_val_if_fail (RJ_IS_MOOD_PICKER (self), FALSE);
  return gtk_widget_get_width (GTK_WIDGET (self)) < wide_from (self);
}
