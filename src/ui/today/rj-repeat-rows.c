// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-repeat-rows.h"

#include "rj-date-chooser.h"
#include "rj-format.h"
#include "rj-popover.h"
#include "rj-private-entry.h"
#include "rj-recurrence-words.h"
#include "rj-spoken.h"

#include <glib/gi18n-lib.h>

/* In the order of the drop-down; the last is there only while it is chosen. */
typedef enum {
  FREQUENCY_ONCE,
  FREQUENCY_DAILY,
  FREQUENCY_WEEKLY,
  FREQUENCY_MONTHLY,
  FREQUENCY_YEARLY,
  FREQUENCY_TIMES,
  FREQUENCY_OTHER,
} Frequency;

typedef enum {
  END_NEVER,
  END_DAY,
  END_COUNT
} End;

/* Which day of a month. */
typedef enum {
  MONTH_DATE,
  MONTH_LAST_DAY,
  MONTH_NTH,
  MONTH_LAST_WEEKDAY
} MonthDay;

struct _RjRepeatRows {
  AdwPreferencesGroup parent_instance;

  RjRecurrence *original; /* (nullable): as it was, for what the form does not offer */
  RjRecurrence *filled;   /* (nullable): what the form made of it: while it says this, nothing was changed */
  RjDay first_day;
  RjDay last_day;
  RjDay today;
  gboolean filling;

  GtkDropDown *frequency;
  AdwActionRow *interval_row;
  GtkSpinButton *interval;
  GtkWidget *times_row;
  GtkSpinButton *times;
  GtkWidget *weekdays_row;
  AdwWrapBox *weekdays;
  GtkWidget *weekday_buttons[7]; /* by bit: Monday first */
  GtkWidget *month_row;
  GtkDropDown *month;
  GtkWidget *end_row;
  GtkDropDown *end;
  AdwActionRow *last_day_row;
  GtkMenuButton *last_day_button;
  GtkWidget *popover;
  GtkWidget *chooser;
  GtkWidget *count_row;
  GtkSpinButton *count;
  GtkLabel *sentence;
};

G_DEFINE_FINAL_TYPE (RjRepeatRows, rj_repeat_rows, ADW_TYPE_PREFERENCES_GROUP)

enum {
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* ---- What is chosen ---- */

static Frequency
get_frequency (RjRepeatRows *self)
{
  return (Frequency) gtk_drop_down_get_selected (self->frequency);
}

static guint
get_weekdays (RjRepeatRows *self)
{
  guint weekdays = 0;

  for (int i = 0; i < 7; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->weekday_buttons[i])))
      weekdays |= 1u << i;
  return weekdays;
}

static void
set_weekdays (RjRepeatRows *self, guint weekdays)
{
  for (int i = 0; i < 7; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->weekday_buttons[i]), (weekdays & (1u << i)) != 0);
}

/* Which of its weekday in the month the first day is: 1 to 5. */
static int
get_nth (RjRepeatRows *self)
{
  int day;

  rj_day_get_ymd (self->first_day, NULL, NULL, &day);
  return (day - 1) / 7 + 1;
}

/* (transfer full) */
static RjRecurrence *
dup_monthly (RjRepeatRows *self, guint interval)
{
  int weekday = rj_day_get_weekday (self->first_day);

  switch ((MonthDay) gtk_drop_down_get_selected (self->month))
    {
    case MONTH_LAST_DAY:
      return rj_recurrence_new_monthly_by_date (interval, -1);
    case MONTH_NTH:
      return rj_recurrence_new_monthly_by_weekday (interval, get_nth (self), weekday);
    case MONTH_LAST_WEEKDAY:
      return rj_recurrence_new_monthly_by_weekday (interval, -1, weekday);
    case MONTH_DATE:
    default:
      return rj_recurrence_new_monthly_by_date (interval, 0);
    }
}

/* Without its end. (transfer full) (nullable) */
static RjRecurrence *
dup_endless (RjRepeatRows *self)
{
  guint interval = (guint) gtk_spin_button_get_value_as_int (self->interval);

  switch (get_frequency (self))
    {
    case FREQUENCY_DAILY:
      return rj_recurrence_new_daily (interval);
    case FREQUENCY_WEEKLY:
      return rj_recurrence_new_weekly (interval, get_weekdays (self), rj_format_get_first_weekday ());
    case FREQUENCY_MONTHLY:
      return dup_monthly (self, interval);
    case FREQUENCY_YEARLY:
      return rj_recurrence_new_yearly (interval);
    case FREQUENCY_TIMES:
      return rj_recurrence_new_daily (1);
    case FREQUENCY_OTHER:
      return rj_recurrence_ref (self->original);
    case FREQUENCY_ONCE:
    default:
      return NULL;
    }
}

static End
get_end (RjRepeatRows *self)
{
  return (End) gtk_drop_down_get_selected (self->end);
}

/* (transfer full) (nullable): what the rows say */
static RjRecurrence *
build_rule (RjRepeatRows *self)
{
  g_autoptr (RjRecurrence) endless = dup_endless (self);
  guint count = get_end (self) == END_COUNT ? (guint) gtk_spin_button_get_value_as_int (self->count) : 0;

  return endless != NULL ? rj_recurrence_with_count (endless, count) : NULL;
}

/* One rule can be written in several ways, and the first day of the week belongs to it. What nobody changed
 * stays word by word. (transfer full) (nullable) */
static RjRecurrence *
dup_rule (RjRepeatRows *self)
{
  g_autoptr (RjRecurrence) rule = build_rule (self);

  if (rule != NULL && self->filled != NULL && rj_recurrence_equal (rule, self->filled))
    return rj_recurrence_ref (self->original);
  return g_steal_pointer (&rule);
}

static int
get_times (RjRepeatRows *self)
{
  return get_frequency (self) == FREQUENCY_TIMES ? gtk_spin_button_get_value_as_int (self->times) : 0;
}

static RjDay
get_last_day (RjRepeatRows *self)
{
  return get_frequency (self) != FREQUENCY_ONCE && get_end (self) == END_DAY ? self->last_day : RJ_DAY_NONE;
}

/* ---- Rows follow each other ---- */

static void
show_month_days (RjRepeatRows *self)
{
  guint selected = gtk_drop_down_get_selected (self->month);
  int weekday = rj_day_get_weekday (self->first_day);
  g_autofree char *nth = rj_recurrence_say_nth (get_nth (self), weekday);
  g_autofree char *last = rj_recurrence_say_nth (-1, weekday);
  g_autofree char *date = NULL;
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  int day;

  rj_day_get_ymd (self->first_day, NULL, NULL, &day);
  /* Translators: a day of the month, as one of several to choose from; %d is 1 to 31. */
  date = g_strdup_printf (_ ("day %d"), day);
  gtk_string_list_append (list, date);
  /* Translators: the last day of the month, as one of several to choose from. */
  gtk_string_list_append (list, _ ("the last day"));
  gtk_string_list_append (list, nth);
  gtk_string_list_append (list, last);
  gtk_drop_down_set_model (self->month, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->month, selected != GTK_INVALID_LIST_POSITION ? selected : MONTH_DATE);
}

static const char *
interval_title (Frequency frequency)
{
  switch (frequency)
    {
    case FREQUENCY_WEEKLY:
      return _ ("_Every how many weeks");
    case FREQUENCY_MONTHLY:
      return _ ("_Every how many months");
    case FREQUENCY_YEARLY:
      return _ ("_Every how many years");
    default:
      return _ ("_Every how many days");
    }
}

static void
show_sentence (RjRepeatRows *self)
{
  g_autoptr (RjRecurrence) rule = dup_rule (self);
  g_autofree char *said = rj_recurrence_say (rule, get_times (self), self->first_day, get_last_day (self));

  gtk_label_set_label (self->sentence, said);
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), get_frequency (self) != FREQUENCY_ONCE);
}

static void
show_last_day (RjRepeatRows *self)
{
  g_autofree char *date = NULL;

  /* Four weeks are a beginning; nobody is held to it. */
  if (self->last_day == RJ_DAY_NONE || self->last_day < self->first_day)
    self->last_day = self->first_day + 28;
  date = rj_format_day (self->last_day, self->today);
  adw_action_row_set_subtitle (self->last_day_row, date);
}

/* What comes on any day is not counted in days. */
static void
fill_ends (RjRepeatRows *self)
{
  const char *const ends[] = { C_ ("ends", "Never"), C_ ("ends", "On a day"),
                               get_frequency (self) != FREQUENCY_TIMES ? C_ ("ends", "After a number") : NULL,
                               NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (ends);
  GListModel *old = gtk_drop_down_get_model (self->end);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
  guint selected = gtk_drop_down_get_selected (self->end);

  if (old != NULL && g_list_model_get_n_items (old) == n)
    return;
  gtk_drop_down_set_model (self->end, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->end, selected < n ? selected : END_NEVER);
}

static void
show (RjRepeatRows *self)
{
  Frequency frequency = get_frequency (self);
  gboolean counts = frequency >= FREQUENCY_DAILY && frequency <= FREQUENCY_YEARLY;

  if (!rj_day_is_valid (self->first_day))
    return;
  fill_ends (self);
  // The day it begins on is the day one has in mind.
  if (frequency == FREQUENCY_WEEKLY && get_weekdays (self) == 0)
    set_weekdays (self, 1u << (rj_day_get_weekday (self->first_day) - 1));
  gtk_widget_set_visible (GTK_WIDGET (self->interval_row), counts);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->interval_row), interval_title (frequency));
  gtk_widget_set_visible (self->times_row, frequency == FREQUENCY_TIMES);
  gtk_widget_set_visible (self->weekdays_row, frequency == FREQUENCY_WEEKLY);
  gtk_widget_set_visible (self->month_row, frequency == FREQUENCY_MONTHLY);
  gtk_widget_set_visible (self->end_row, frequency != FREQUENCY_ONCE);
  gtk_widget_set_visible (GTK_WIDGET (self->last_day_row),
                          frequency != FREQUENCY_ONCE && get_end (self) == END_DAY);
  gtk_widget_set_visible (self->count_row, frequency != FREQUENCY_ONCE && get_end (self) == END_COUNT);
  show_last_day (self);
  show_sentence (self);
}

static void
changed_cb (RjRepeatRows *self)
{
  if (self->filling)
    return;
  self->filling = TRUE;
  show (self);
  self->filling = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
last_day_picked_cb (RjRepeatRows *self, guint day)
{
  self->last_day = day;
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  changed_cb (self);
}

static void
popover_shown_cb (RjRepeatRows *self)
{
  rj_date_chooser_set_day (RJ_DATE_CHOOSER (self->chooser), self->last_day);
  gtk_widget_grab_focus (self->chooser);
}

/* ---- Filling ---- */

static void
fill_frequencies (RjRepeatRows *self, gboolean other)
{
  const char *const names[] = { C_ ("repeats", "Once"),
                                C_ ("repeats", "By the day"),
                                C_ ("repeats", "By the week"),
                                C_ ("repeats", "By the month"),
                                C_ ("repeats", "By the year"),
                                C_ ("repeats", "A few times a week"),
                                other ? C_ ("repeats", "As in its file") : NULL,
                                NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);

  gtk_drop_down_set_model (self->frequency, G_LIST_MODEL (list));
}

/* Which entry of the form says what @rule says; FREQUENCY_OTHER: none does. */
static Frequency
find_frequency (RjRepeatRows *self, const RjRecurrence *rule)
{
  int month;
  int day;

  rj_day_get_ymd (self->first_day, NULL, &month, &day);
  switch (rj_recurrence_get_form (rule))
    {
    case RJ_RECURRENCE_DAILY:
      return FREQUENCY_DAILY;
    case RJ_RECURRENCE_WEEKLY:
      return FREQUENCY_WEEKLY;
    case RJ_RECURRENCE_MONTHLY_BY_DATE:
      if (rj_recurrence_get_month_day (rule) > 0 && rj_recurrence_get_month_day (rule) != day)
        return FREQUENCY_OTHER;
      return FREQUENCY_MONTHLY;
    case RJ_RECURRENCE_MONTHLY_BY_WEEKDAY:
      if (rj_recurrence_get_weekday (rule) != rj_day_get_weekday (self->first_day)
          || (rj_recurrence_get_nth (rule) > 0 && rj_recurrence_get_nth (rule) != get_nth (self)))
        return FREQUENCY_OTHER;
      return FREQUENCY_MONTHLY;
    case RJ_RECURRENCE_YEARLY:
      if (rj_recurrence_get_month (rule) != 0
          && (rj_recurrence_get_month (rule) != month || rj_recurrence_get_month_day (rule) != day))
        return FREQUENCY_OTHER;
      return FREQUENCY_YEARLY;
    case RJ_RECURRENCE_OTHER:
    case RJ_RECURRENCE_KEPT:
    default:
      return FREQUENCY_OTHER;
    }
}

static MonthDay
find_month_day (const RjRecurrence *rule)
{
  if (rj_recurrence_get_form (rule) == RJ_RECURRENCE_MONTHLY_BY_WEEKDAY)
    return rj_recurrence_get_nth (rule) == -1 ? MONTH_LAST_WEEKDAY : MONTH_NTH;
  return rj_recurrence_get_month_day (rule) == -1 ? MONTH_LAST_DAY : MONTH_DATE;
}

static void
fill (RjRepeatRows *self, const RjRecurrence *rule, int times_a_week, RjDay last_day)
{
  Frequency frequency = FREQUENCY_ONCE;
  guint count = 0;

  self->filling = TRUE;
  g_clear_pointer (&self->original, rj_recurrence_unref);
  g_clear_pointer (&self->filled, rj_recurrence_unref);
  self->last_day = RJ_DAY_NONE;
  show_month_days (self);
  gtk_spin_button_set_value (self->interval, 1);
  if (rule != NULL)
    {
      frequency = times_a_week > 0 ? FREQUENCY_TIMES : find_frequency (self, rule);
      count = rj_recurrence_get_count (rule);
      self->original = rj_recurrence_ref ((RjRecurrence *) rule);
      set_weekdays (self, rj_recurrence_get_weekdays (rule));
      gtk_spin_button_set_value (self->interval, rj_recurrence_get_interval (rule));
      gtk_drop_down_set_selected (self->month, find_month_day (rule));
    }
  fill_frequencies (self, frequency == FREQUENCY_OTHER);
  gtk_drop_down_set_selected (self->frequency, frequency);
  fill_ends (self);
  if (frequency == FREQUENCY_TIMES)
    count = 0;
  gtk_spin_button_set_value (self->times, times_a_week > 0 ? times_a_week : 3);
  gtk_spin_button_set_value (self->count, count > 0 ? count : 10);
  gtk_drop_down_set_selected (self->end, count > 0                 ? END_COUNT
                                         : last_day != RJ_DAY_NONE ? END_DAY
                                                                   : END_NEVER);
  if (count == 0)
    self->last_day = last_day;
  show (self);
  self->filled = rule != NULL ? build_rule (self) : NULL;
  show_sentence (self);
  self->filling = FALSE;
}

void
rj_repeat_rows_set_item (RjRepeatRows *self, const RjPlanItem *item, RjDay today)
{
  g_return_if_fail (RJ_IS_REPEAT_ROWS (self) && rj_day_is_valid (item->record.day));

  self->first_day = item->record.day;
  self->today = today;
  rj_date_chooser_set_today (RJ_DATE_CHOOSER (self->chooser), today);
  fill (self, item->recurrence, item->times_a_week, item->last_day);
}

void
rj_repeat_rows_fill_item (RjRepeatRows *self, RjPlanItem *item)
{
  g_return_if_fail (RJ_IS_REPEAT_ROWS (self));

  // What is read here is no change: a draft of it would outlive the saving.
  self->filling = TRUE;
  gtk_spin_button_update (self->interval);
  gtk_spin_button_update (self->times);
  gtk_spin_button_update (self->count);
  self->filling = FALSE;
  rj_plan_item_set_recurrence (item, dup_rule (self));
  item->times_a_week = get_times (self);
  item->last_day = get_last_day (self);
}

void
rj_repeat_rows_set_first_day (RjRepeatRows *self, RjDay day)
{
  g_return_if_fail (RJ_IS_REPEAT_ROWS (self) && rj_day_is_valid (day));

  // A weekly rule on the one day that it began with goes with it.
  if (get_weekdays (self) == 1u << (rj_day_get_weekday (self->first_day) - 1))
    set_weekdays (self, 1u << (rj_day_get_weekday (day) - 1));
  // A rule that names no day is about the first one.
  if (day != self->first_day)
    g_clear_pointer (&self->filled, rj_recurrence_unref);
  self->first_day = day;
  self->filling = TRUE;
  show_month_days (self);
  show (self);
  self->filling = FALSE;
}

gboolean
rj_repeat_rows_get_repeats (RjRepeatRows *self)
{
  g_return_val_if_fail (RJ_IS_REPEAT_ROWS (self), FALSE);
  return get_frequency (self) != FREQUENCY_ONCE;
}

gboolean
rj_repeat_rows_get_valid (RjRepeatRows *self)
{
  g_return_val_if_fail (RJ_IS_REPEAT_ROWS (self), FALSE);
  return get_frequency (self) != FREQUENCY_WEEKLY || get_weekdays (self) != 0;
}

/* ---- Drafts ---- */

const char *const rj_repeat_rows_fields[] = { "interval", "times", "count", NULL };

GtkWidget *
rj_repeat_rows_get_field (RjRepeatRows *self, const char *name)
{
  g_return_val_if_fail (RJ_IS_REPEAT_ROWS (self), NULL);
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (self), RJ_TYPE_REPEAT_ROWS, name));
}

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

void
rj_repeat_rows_write (RjRepeatRows *self, JsonBuilder *builder)
{
  g_autoptr (RjRecurrence) rule = dup_rule (self);
  RjDay last = get_last_day (self);
  g_autofree char *last_day = last != RJ_DAY_NONE ? rj_day_to_iso (last) : NULL;

  g_return_if_fail (RJ_IS_REPEAT_ROWS (self));

  add_string (builder, "rule", rule != NULL ? rj_recurrence_get_text (rule) : "");
  add_string (builder, "last_day", last_day != NULL ? last_day : "");
  json_builder_set_member_name (builder, "times_a_week");
  json_builder_add_int_value (builder, get_times (self));
}

void
rj_repeat_rows_read (RjRepeatRows *self, JsonObject *state)
{
  const char *text = json_object_get_string_member_with_default (state, "rule", "");
  RjDay last = rj_day_from_iso (json_object_get_string_member_with_default (state, "last_day", ""));
  gint64 times = json_object_get_int_member_with_default (state, "times_a_week", 0);
  g_autoptr (RjRecurrence) rule = NULL;

  g_return_if_fail (RJ_IS_REPEAT_ROWS (self));

  if (*text != '\0')
    rule = rj_recurrence_new_from_text (text, NULL, NULL);
  fill (self, rule, (int) CLAMP (times, 0, 7), last);
}

/* ---- Set up ---- */

static void
add_weekdays (RjRepeatRows *self)
{
  int first = rj_format_get_first_weekday ();

  for (int i = 0; i < 7; i++)
    {
      int weekday = (first - 1 + i) % 7 + 1;
      g_autofree char *short_name = rj_format_weekday (weekday, TRUE);
      g_autofree char *name = rj_format_weekday (weekday, FALSE);
      GtkWidget *button = gtk_toggle_button_new_with_label (short_name);

      gtk_widget_set_size_request (button, 44, 44);
      gtk_widget_add_css_class (button, "rj-chip");
      rj_speak_button (GTK_BUTTON (button), name);
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (changed_cb), self);
      adw_wrap_box_append (self->weekdays, button);
      self->weekday_buttons[weekday - 1] = button;
    }
}

static void
rj_repeat_rows_dispose (GObject *object)
{
  RjRepeatRows *self = RJ_REPEAT_ROWS (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), RJ_TYPE_REPEAT_ROWS);
  g_clear_pointer (&self->original, rj_recurrence_unref);
  g_clear_pointer (&self->filled, rj_recurrence_unref);
  G_OBJECT_CLASS (rj_repeat_rows_parent_class)->dispose (object);
}

static void
rj_repeat_rows_class_init (RjRepeatRowsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rj_repeat_rows_dispose;
  signals[CHANGED] =
    g_signal_new ("changed", RJ_TYPE_REPEAT_ROWS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, RJ_APP_PATH "/ui/rj-repeat-rows.ui");
  gtk_widget_class_bind_template_child (widget_class, RjRepeatRows, frequency);
  gtk_widget_class_bind_template_child (widget_class, RjRepeatRows, interval_row);
  gtk_widget_class_bind_template_child (widget_class, RjRepeatRows, interval);
  gtk_widget_class_bind_template_child (widget_class, RjRepeatRows, times_row);
  gtk_widget_class_bind_template_child (widget_class, RjRepeatRows, times);
  gtk_widget_class_bind_template_child (widget_class, RjRepeatRows, weekdays_row);
  gtk_widget_class_bind_template_child (widget_class, RjRepeatRows, weekdays);
  gtk_widget_class_bind_template_child (widget_class, RjRepeatRows, month_row);
  gtk_widget_class_bind_template_child (widget_class, RjRepeatRows, month);
  gtk_widget_class_bind_template_child (widget_class, RjRepeatRows, end_row);
  gtk_widget_class_bind_template_child (widget_class, RjRepeatRows, end);
  gtk_widget_class_bind_template_child (widget_class, RjRepeatRows, last_day_row);
  gtk_widget_class_bind_template_child (widget_class, RjRepeatRows, last_day_button);
  gtk_widget_class_bind_template_child (widget_class, RjRepeatRows, count_row);
  gtk_widget_class_bind_template_child (widget_class, RjRepeatRows, count);
  gtk_widget_class_bind_template_child (widget_class, RjRepeatRows, sentence);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
rj_repeat_rows_init (RjRepeatRows *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  rj_make_all_private (GTK_WIDGET (self));
  fill_frequencies (self, FALSE);
  fill_ends (self);
  rj_speak_choice (self->frequency);
  rj_speak_choice (self->month);
  rj_speak_choice (self->end);
  rj_speak_status (self->sentence);
  add_weekdays (self);
  self->chooser = rj_date_chooser_new ();
  self->popover = rj_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->chooser);
  g_signal_connect_swapped (self->chooser, "picked", G_CALLBACK (last_day_picked_cb), self);
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (popover_shown_cb), self);
  gtk_menu_button_set_popover (self->last_day_button, self->popover);
  self->filling = FALSE;
}
