// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-when.h"

#include "rj-chips.h"
#include "rj-day-button.h"
#include "rj-format.h"
#include "rj-time-entry.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#define MINUTE_US ((gint64) 60 * G_USEC_PER_SEC)
/* A draft whose "Now" is older than this was about then, not about now. */
#define STALE_US (10 * MINUTE_US)

/* What "This morning" and "Last night" put into the fields, to be changed there. */
#define MORNING_MINUTES (8 * 60)
#define NIGHT_MINUTES   (22 * 60)

struct _RjWhen {
  AdwBin parent_instance;

  RjClock *clock;
  gboolean is_short;
  GTimeZone *zone; /* of the entry that is edited; NULL: where the person is */

  RjChips *quick;
  RjChips *parts;
  GtkWidget *earlier;
  RjDayButton *day;
  GtkWidget *before;
  GtkWidget *after;
  RjTimeEntry *time;
  GtkLabel *problem;

  gint64 picked_us; /* when "Now" or a time before it was picked */
  gint64 entry_us;
  RjDay entry_day;
  int entry_minutes;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (RjWhen, rj_when, ADW_TYPE_BIN)

enum {
  PROP_SHORT = 1,
  N_PROPS
};

enum {
  CHANGED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

/* ---- The instant ---- */

static GTimeZone *
zone (RjWhen *self)
{
  return self->zone != NULL ? self->zone : rj_clock_get_zone (self->clock);
}

static gboolean
is_earlier (RjWhen *self)
{
  return g_strcmp0 (rj_chips_get_picked (self->quick), "earlier") == 0;
}

static gint64
quick_minutes (RjWhen *self)
{
  const char *id = rj_chips_get_picked (self->quick);

  return id != NULL ? atoi (id) : 0;
}

static gboolean
get_earlier (RjWhen *self, gint64 *at_us, RjDay *day)
{
  int minutes = rj_time_entry_get_minutes (self->time);

  *day = rj_day_button_get_day (self->day);
  if (self->entry_day != RJ_DAY_NONE && *day == self->entry_day && minutes == self->entry_minutes)
    {
      *at_us = self->entry_us;
      return TRUE;
    }
  if (minutes < 0)
    return FALSE;

  /* What is before the end of the person's day is in the night that the day ends with. */
  *at_us = rj_wall_to_instant (
    *day, minutes < rj_clock_get_day_end (self->clock) ? minutes + 24 * 60 : minutes, zone (self));
  return *at_us <= rj_clock_get_now (self->clock) + MINUTE_US;
}

gboolean
rj_when_get (RjWhen *self, gint64 *at_us, RjDay *day)
{
  g_return_val_if_fail (RJ_IS_WHEN (self) && self->clock != NULL, FALSE);

  if (is_earlier (self))
    return get_earlier (self, at_us, day);

  *at_us = rj_clock_get_now (self->clock) - quick_minutes (self) * MINUTE_US;
  *day = rj_day_at (*at_us, zone (self), rj_clock_get_day_end (self->clock));
  return TRUE;
}

gboolean
rj_when_is_valid (RjWhen *self)
{
  gint64 at_us;
  RjDay day;

  return rj_when_get (self, &at_us, &day);
}

/* ---- What is shown ---- */

static void
update (RjWhen *self)
{
  RjDay today = rj_clock_get_today (self->clock);
  gboolean valid = rj_when_is_valid (self);

  gtk_widget_set_visible (self->earlier, is_earlier (self));
  gtk_widget_set_sensitive (self->after, rj_day_button_get_day (self->day) < today);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), !valid);
  if (!valid)
    {
      if (rj_time_entry_get_minutes (self->time) < 0)
        {
          g_autofree char *example = rj_format_minutes (19 * 60 + 30);
          /* Translators: %s is a time such as 19:30 or 7:30 PM. */
          g_autofree char *text = g_strdup_printf (_ ("Type a time like %s."), example);

          gtk_label_set_label (self->problem, text);
        }
      else
        gtk_label_set_label (self->problem, _ ("That is still to come."));
    }
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->time), GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
}

static void
show_earlier (RjWhen *self, RjDay day, int minutes)
{
  self->updating = TRUE;
  rj_day_button_set_day (self->day, day, rj_clock_get_today (self->clock));
  rj_time_entry_set_minutes (self->time, minutes);
  rj_chips_set_picked (self->quick, (const char *const[]) { "earlier", NULL });
  self->updating = FALSE;
}

static void
tell (RjWhen *self)
{
  if (self->updating || self->clock == NULL)
    return;
  update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
show_instant (RjWhen *self, gint64 at_us)
{
  show_earlier (self, rj_day_at (at_us, zone (self), rj_clock_get_day_end (self->clock)),
                rj_instant_to_wall (at_us, zone (self), NULL));
}

static void
quick_changed_cb (RjWhen *self)
{
  if (self->updating || self->clock == NULL)
    return;

  self->picked_us = rj_clock_get_now (self->clock);
  /* "Earlier…" begins two hours back, to be changed. */
  if (is_earlier (self) && *gtk_editable_get_text (GTK_EDITABLE (self->time)) == '\0')
    show_instant (self, self->picked_us - 120 * MINUTE_US);
  tell (self);
}

static void
parts_changed_cb (RjWhen *self)
{
  const char *id = rj_chips_get_picked (self->parts);
  RjDay today = rj_clock_get_today (self->clock);

  if (self->updating || id == NULL)
    return;
  if (g_str_equal (id, "morning"))
    show_earlier (self, today, MORNING_MINUTES);
  else
    show_earlier (self, today - 1, NIGHT_MINUTES);
  tell (self);
}

/* The day or the time was changed by hand: it is no longer what a chip said. */
static void
fields_changed_cb (RjWhen *self)
{
  if (self->updating)
    return;
  self->updating = TRUE;
  rj_chips_set_picked (self->parts, NULL);
  self->updating = FALSE;
  tell (self);
}

static void
step_day (RjWhen *self, int by)
{
  RjDay today = rj_clock_get_today (self->clock);

  rj_day_button_set_day (self->day, MIN (rj_day_button_get_day (self->day) + by, today), today);
  fields_changed_cb (self);
}

static void
before_clicked_cb (RjWhen *self)
{
  step_day (self, -1);
}

static void
after_clicked_cb (RjWhen *self)
{
  step_day (self, 1);
}

/* ---- Drafts and entries ---- */

char *
rj_when_to_string (RjWhen *self)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (RJ_IS_WHEN (self), NULL);

  if (!is_earlier (self))
    return g_strdup_printf ("ago %s %" G_GINT64_FORMAT, rj_chips_get_picked (self->quick), self->picked_us);
  day = rj_day_to_iso (rj_day_button_get_day (self->day));
  return g_strdup_printf ("at %s %s", day, gtk_editable_get_text (GTK_EDITABLE (self->time)));
}

static void
from_ago (RjWhen *self, const char *minutes, const char *picked)
{
  gint64 picked_us = g_ascii_strtoll (picked, NULL, 10);

  if (rj_clock_get_now (self->clock) - picked_us > STALE_US)
    {
      show_instant (self, picked_us - atoi (minutes) * MINUTE_US);
      return;
    }
  self->updating = TRUE;
  rj_chips_set_picked (self->quick, (const char *const[]) { minutes, NULL });
  self->updating = FALSE;
  self->picked_us = picked_us;
}

void
rj_when_from_string (RjWhen *self, const char *text)
{
  g_auto (GStrv) parts = NULL;

  g_return_if_fail (RJ_IS_WHEN (self) && self->clock != NULL);

  parts = g_strsplit (text, " ", 3);
  if (g_strv_length (parts) != 3)
    return;
  if (g_str_equal (parts[0], "ago") && rj_chips_has (self->quick, parts[1]))
    from_ago (self, parts[1], parts[2]);
  else if (g_str_equal (parts[0], "at") && rj_day_from_iso (parts[1]) != RJ_DAY_NONE)
    {
      show_earlier (self, rj_day_from_iso (parts[1]), 0);
      self->updating = TRUE;
      gtk_editable_set_text (GTK_EDITABLE (self->time), parts[2]);
      self->updating = FALSE;
    }
  update (self);
}

void
rj_when_set_entry (RjWhen *self, gint64 at_us, RjDay day, const char *zone_name)
{
  g_return_if_fail (RJ_IS_WHEN (self) && self->clock != NULL);

  g_clear_pointer (&self->zone, g_time_zone_unref);
  if (zone_name != NULL)
    self->zone = g_time_zone_new_identifier (zone_name);

  show_earlier (self, day, rj_instant_to_wall (at_us, zone (self), NULL));
  self->entry_us = at_us;
  self->entry_day = day;
  self->entry_minutes = rj_time_entry_get_minutes (self->time);
  gtk_widget_set_visible (GTK_WIDGET (self->quick), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->parts), FALSE);
  update (self);
}

void
rj_when_set_ago (RjWhen *self, int minutes)
{
  g_autofree char *id = g_strdup_printf ("%d", minutes);

  g_return_if_fail (RJ_IS_WHEN (self) && rj_chips_has (self->quick, id));

  rj_chips_set_picked (self->quick, (const char *const[]) { id, NULL });
}

void
rj_when_set_earlier (RjWhen *self, RjDay day, int minutes)
{
  g_return_if_fail (RJ_IS_WHEN (self) && self->clock != NULL);

  show_earlier (self, day, minutes);
  tell (self);
}

void
rj_when_set_clock (RjWhen *self, RjClock *clock)
{
  g_return_if_fail (RJ_IS_WHEN (self));

  g_set_object (&self->clock, clock);
  self->picked_us = rj_clock_get_now (clock);
  rj_day_button_set_day (self->day, rj_clock_get_today (clock), rj_clock_get_today (clock));
  update (self);
}

/* ---- Object ---- */

static void
rj_when_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SHORT)
    g_value_set_boolean (value, RJ_WHEN (object)->is_short);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rj_when_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SHORT)
    RJ_WHEN (object)->is_short = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rj_when_constructed (GObject *object)
{
  RjWhen *self = RJ_WHEN (object);

  G_OBJECT_CLASS (rj_when_parent_class)->constructed (object);

  rj_chips_append (self->quick, "0", C_ ("when", "Now"));
  if (!self->is_short)
    {
      rj_chips_append (self->quick, "15", C_ ("when", "15 min ago"));
      rj_chips_append (self->quick, "60", C_ ("when", "1 hour ago"));
    }
  rj_chips_append (self->quick, "earlier", C_ ("when", "Earlier…"));
}

static void
rj_when_dispose (GObject *object)
{
  RjWhen *self = RJ_WHEN (object);

  g_clear_object (&self->clock);
  g_clear_pointer (&self->zone, g_time_zone_unref);

  G_OBJECT_CLASS (rj_when_parent_class)->dispose (object);
}

static void
rj_when_class_init (RjWhenClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = rj_when_get_property;
  object_class->set_property = rj_when_set_property;
  object_class->constructed = rj_when_constructed;
  object_class->dispose = rj_when_dispose;

  props[PROP_SHORT] = g_param_spec_boolean (
    "short", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_arrow (RjWhen *self, const char *icon_name, const char *name, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static GtkWidget *
make_fields (RjWhen *self)
{
  AdwWrapBox *fields = ADW_WRAP_BOX (adw_wrap_box_new ());
  GtkWidget *days = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  adw_wrap_box_set_child_spacing (fields, 6);
  adw_wrap_box_set_line_spacing (fields, 6);

  self->before = make_arrow (self, "go-previous-symbolic", _ ("Day before"), G_CALLBACK (before_clicked_cb));
  self->after = make_arrow (self, "go-next-symbolic", _ ("Day after"), G_CALLBACK (after_clicked_cb));
  self->day = RJ_DAY_BUTTON (rj_day_button_new ());
  g_signal_connect_swapped (self->day, "picked", G_CALLBACK (fields_changed_cb), self);
  gtk_box_append (GTK_BOX (days), self->before);
  gtk_box_append (GTK_BOX (days), GTK_WIDGET (self->day));
  gtk_box_append (GTK_BOX (days), self->after);
  adw_wrap_box_append (fields, days);

  self->time = RJ_TIME_ENTRY (rj_time_entry_new ());
  gtk_entry_set_activates_default (GTK_ENTRY (self->time), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->time), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->time), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Time"), -1);
  g_signal_connect_swapped (self->time, "changed", G_CALLBACK (fields_changed_cb), self);
  adw_wrap_box_append (fields, GTK_WIDGET (self->time));
  return GTK_WIDGET (fields);
}

static void
rj_when_init (RjWhen *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->quick = RJ_CHIPS (rj_chips_new (TRUE, TRUE));
  rj_chips_set_picked (self->quick, (const char *const[]) { "0", NULL });
  g_signal_connect_swapped (self->quick, "changed", G_CALLBACK (quick_changed_cb), self);

  self->parts = RJ_CHIPS (rj_chips_new (TRUE, FALSE));
  rj_chips_append (self->parts, "morning", C_ ("when", "This morning"));
  rj_chips_append (self->parts, "night", C_ ("when", "Last night"));
  g_signal_connect_swapped (self->parts, "changed", G_CALLBACK (parts_changed_cb), self);

  self->earlier = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->earlier), GTK_WIDGET (self->parts));
  gtk_box_append (GTK_BOX (self->earlier), make_fields (self));
  self->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->problem, 0);
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_box_append (GTK_BOX (self->earlier), GTK_WIDGET (self->problem));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->time), GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE,
                                  self->problem, NULL, -1);
  gtk_widget_set_visible (self->earlier, FALSE);

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->quick));
  gtk_box_append (GTK_BOX (box), self->earlier);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
rj_when_new (void)
{
  return g_object_new (RJ_TYPE_WHEN, NULL);
}
