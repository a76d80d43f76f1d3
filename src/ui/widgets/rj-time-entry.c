// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-time-entry.h"

#include "rj-format.h"

#include <glib/gi18n-lib.h>

#define DAY_MINUTES (24 * 60)
#define STEP        15

struct _RjTimeEntry {
  GtkEntry parent_instance;
  int minutes;
  gboolean valid;
};

G_DEFINE_FINAL_TYPE (RjTimeEntry, rj_time_entry, GTK_TYPE_ENTRY)

enum {
  PROP_0,
  PROP_MINUTES,
  PROP_VALID,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Up to @max decimal digits of any script. */
static const char *
take_digits (const char *at, int max, int *value, int *n)
{
  *value = 0;
  for (*n = 0; *n < max; (*n)++)
    {
      int digit = g_unichar_digit_value (g_utf8_get_char (at));

      if (digit < 0)
        break;
      *value = *value * 10 + digit;
      at = g_utf8_next_char (at);
    }
  return at;
}

/* "am", "p.m.", "pm", also without its second letter: -1 unknown, 0 none, 1 before noon, 2 after noon. */
static int
half_of (const char *rest)
{
  g_autofree char *folded = g_utf8_casefold (rest, -1);
  g_autoptr (GString) letters = g_string_new (NULL);

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    if (*at != '.' && !g_unichar_isspace (g_utf8_get_char (at)))
      g_string_append_unichar (letters, g_utf8_get_char (at));
  if (letters->len == 0 || g_str_equal (letters->str, "h") || g_str_equal (letters->str, "uhr"))
    return 0;
  if (g_str_equal (letters->str, "am") || g_str_equal (letters->str, "a"))
    return 1;
  if (g_str_equal (letters->str, "pm") || g_str_equal (letters->str, "p"))
    return 2;
  return -1;
}

gboolean
rj_time_parse (const char *text, int *minutes)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  const char *at = stripped;
  int hours = 0, past = 0, n, n_past, half;

  *minutes = -1;
  if (!g_utf8_validate (stripped, -1, NULL))
    return FALSE;
  if (*stripped == '\0')
    return TRUE;

  at = take_digits (at, 4, &hours, &n);
  if (n == 0)
    return FALSE;
  if (n >= 3)
    {
      past = hours % 100;
      hours /= 100;
    }
  else if ((*at == ':' || *at == '.' || *at == 'h') && g_unichar_isdigit (g_utf8_get_char (at + 1)))
    {
      at = take_digits (at + 1, 2, &past, &n_past);
      if (n_past != 2)
        return FALSE;
    }
  half = half_of (at);
  if (half < 0 || past > 59 || hours > 24)
    return FALSE;
  if (half != 0)
    {
      if (hours < 1 || hours > 12)
        return FALSE;
      hours = hours % 12 + (half == 2 ? 12 : 0);
    }
  if (hours == 24)
    {
      if (past != 0)
        return FALSE;
      hours = 0;
    }
  *minutes = hours * 60 + past;
  return TRUE;
}

static void
set_valid (RjTimeEntry *self, gboolean valid)
{
  if (self->valid == valid)
    return;
  self->valid = valid;
  if (valid)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALID]);
}

static void
changed_cb (RjTimeEntry *self)
{
  int minutes;
  gboolean valid = rj_time_parse (gtk_editable_get_text (GTK_EDITABLE (self)), &minutes);

  g_object_freeze_notify (G_OBJECT (self));
  set_valid (self, valid);
  if (self->minutes != minutes)
    {
      self->minutes = minutes;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MINUTES]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

static void
write_out (RjTimeEntry *self)
{
  g_autofree char *text = self->minutes >= 0 ? rj_format_minutes (self->minutes) : NULL;

  if (self->valid && text != NULL && !g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (self))))
    gtk_editable_set_text (GTK_EDITABLE (self), text);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *keys,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                RjTimeEntry *self)
{
  gboolean up = keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up;
  gboolean down = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down;
  int minutes;

  if ((!up && !down) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (self->minutes < 0)
    minutes = 12 * 60;
  else if (up)
    minutes = self->minutes / STEP * STEP + STEP;
  else
    minutes = (self->minutes + STEP - 1) / STEP * STEP - STEP;
  rj_time_entry_set_minutes (self, (minutes + DAY_MINUTES) % DAY_MINUTES);
  gtk_editable_set_position (GTK_EDITABLE (self), -1);
  return GDK_EVENT_STOP;
}

static void
rj_time_entry_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RjTimeEntry *self = RJ_TIME_ENTRY (object);

  switch (prop_id)
    {
    case PROP_MINUTES:
      g_value_set_int (value, self->minutes);
      break;
    case PROP_VALID:
      g_value_set_boolean (value, self->valid);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rj_time_entry_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_MINUTES:
      rj_time_entry_set_minutes (RJ_TIME_ENTRY (object), g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rj_time_entry_class_init (RjTimeEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = rj_time_entry_get_property;
  object_class->set_property = rj_time_entry_set_property;
  properties[PROP_MINUTES] =
    g_param_spec_int ("minutes", NULL, NULL, -1, DAY_MINUTES - 1, -1, G_PARAM_READWRITE | flags);
  properties[PROP_VALID] = g_param_spec_boolean ("valid", NULL, NULL, TRUE, G_PARAM_READABLE | flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rj_time_entry_init (RjTimeEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_autofree char *example = rj_format_minutes (19 * 60);

  self->minutes = -1;
  self->valid = TRUE;
  gtk_entry_set_input_hints (GTK_ENTRY (self), GTK_INPUT_HINT_PRIVATE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self), 8);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self), 10);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self), example);
  gtk_widget_add_css_class (GTK_WIDGET (self), "numeric");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Time"), -1);
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (write_out), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
rj_time_entry_new (void)
{
  return g_object_new (RJ_TYPE_TIME_ENTRY, NULL);
}

int
rj_time_entry_get_minutes (RjTimeEntry *self)
{
  g_return_val_if_fail (RJ_IS_TIME_ENTRY (self), -1);
  return self->minutes;
}

void
rj_time_entry_set_minutes (RjTimeEntry *self, int minutes)
{
  g_autofree char *text = NULL;

  g_return_if_fail (RJ_IS_TIME_ENTRY (self));
  g_return_if_fail (minutes >= -1 && minutes < DAY_MINUTES);

  text = minutes >= 0 ? rj_format_minutes (minutes) : g_strdup ("");
  if (self->minutes == minutes && self->valid)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self), text);
}

char *
rj_time_entry_dup_problem (RjTimeEntry *self)
{
  g_autofree char *example = NULL;

  g_return_val_if_fail (RJ_IS_TIME_ENTRY (self), NULL);

  if (self->valid)
    return NULL;
  example = rj_format_minutes (19 * 60 + 30);
  /* Translators: %s is a time such as 19:30 or 7:30 PM. */
  return g_strdup_printf (_ ("Type a time like %s."), example);
}

gboolean
rj_time_entry_get_valid (RjTimeEntry *self)
{
  g_return_val_if_fail (RJ_IS_TIME_ENTRY (self), FALSE);
  return self->valid;
}
