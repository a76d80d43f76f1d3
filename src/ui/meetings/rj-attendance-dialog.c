// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-attendance-dialog.h"

#include "rj-day-row.h"
#include "rj-form-parts.h"
#include "rj-format.h"
#include "rj-meetings.h"
#include "rj-mood-picker.h"
#include "rj-plan-when.h"
#include "rj-rating.h"
#include "rj-text.h"

#include <glib/gi18n-lib.h>

#define PREFIX "attendance"

struct _RjAttendanceDialog {
  RjLogForm parent_instance;

  RjMeeting *meeting;
  RjAttendance *attendance; /* as it is saved, or as a new one begins */
  RjDay today;
  gboolean filling;

  RjDayRow *day; /* (nullable): one of the plan has its day */
  RjMoodPicker *mood_before;
  RjMoodPicker *mood_after;
  RjRating *craving_before;
  RjRating *craving_after;
  GtkWidget *took_away;
  GtkWidget *met;
};

G_DEFINE_FINAL_TYPE (RjAttendanceDialog, rj_attendance_dialog, RJ_TYPE_LOG_FORM)

static void
changed_cb (RjAttendanceDialog *self)
{
  if (!self->filling)
    rj_log_form_changed (RJ_LOG_FORM (self));
}

static RjDay
get_day (RjAttendanceDialog *self)
{
  return self->day != NULL ? rj_day_row_get_day (self->day) : self->attendance->record.day;
}

/* ---- Form ---- */

static void
add_int (JsonBuilder *builder, const char *name, int value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
write_state (RjLogForm *form, JsonBuilder *builder)
{
  RjAttendanceDialog *self = RJ_ATTENDANCE_DIALOG (form);
  g_autofree char *day = rj_day_to_iso (get_day (self));

  add_int (builder, "mood-before", rj_mood_picker_get_mood (self->mood_before));
  add_int (builder, "mood-after", rj_mood_picker_get_mood (self->mood_after));
  add_int (builder, "rating-before", rj_rating_get_value (self->craving_before));
  add_int (builder, "rating-after", rj_rating_get_value (self->craving_after));
  json_builder_set_member_name (builder, "day");
  json_builder_add_string_value (builder, day);
}

static int
read_int (JsonObject *state, const char *name, int lowest, int highest)
{
  return (int) CLAMP (json_object_get_int_member_with_default (state, name, lowest), lowest, highest);
}

static void
read_state (RjLogForm *form, JsonObject *state)
{
  RjAttendanceDialog *self = RJ_ATTENDANCE_DIALOG (form);
  RjDay day = rj_day_from_iso (json_object_get_string_member_with_default (state, "day", ""));

  self->filling = TRUE;
  rj_mood_picker_set_mood (self->mood_before,
                           (RjMood) read_int (state, "mood-before", RJ_MOOD_NONE, RJ_MOOD_VERY_GOOD));
  rj_mood_picker_set_mood (self->mood_after,
                           (RjMood) read_int (state, "mood-after", RJ_MOOD_NONE, RJ_MOOD_VERY_GOOD));
  rj_rating_set_value (self->craving_before, read_int (state, "rating-before", RJ_RATING_EMPTY, 10));
  rj_rating_set_value (self->craving_after, read_int (state, "rating-after", RJ_RATING_EMPTY, 10));
  if (self->day != NULL && day != RJ_DAY_NONE)
    rj_day_row_set_day (self->day, day);
  self->filling = FALSE;
  changed_cb (self);
}

/* What is still to come is in the plan. */
static gboolean
can_save (RjLogForm *form)
{
  return get_day (RJ_ATTENDANCE_DIALOG (form)) <= RJ_ATTENDANCE_DIALOG (form)->today;
}

static void
fill_attendance (RjAttendanceDialog *self, RjAttendance *there)
{
  there->attended = TRUE;
  there->record.day = get_day (self);
  there->mood_before = rj_mood_picker_get_mood (self->mood_before);
  there->mood_after = rj_mood_picker_get_mood (self->mood_after);
  there->craving_before = rj_rating_get_value (self->craving_before);
  there->craving_after = rj_rating_get_value (self->craving_after);
  g_free (there->took_away);
  there->took_away = rj_log_form_dup_text (self->took_away);
  g_free (there->met);
  there->met = rj_log_form_dup_text (self->met);
}

/* ---- Saving ---- */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RjAttendance) saved = rj_meetings_save_attendance_finish (RJ_MEETINGS (source), result, &error);
  g_autoptr (RjLogForm) form = user_data;
  RjContext *context = rj_log_form_get_context (form);

  if (saved == NULL)
    {
      rj_log_form_failed (form, error);
      return;
    }
  rj_log_form_saved (form);
  rj_log_form_close (form);
  rj_context_toast (context, _ ("Saved."), TRUE);
}

typedef struct {
  RjLogForm *form;
  RjAttendance *there;
} Saving;

static void
finish_save (Saving *saving)
{
  g_autoptr (RjAttendance) there = saving->there;
  RjLogForm *form = saving->form;

  g_free (saving);
  rj_meetings_save_attendance_async (rj_store_get_meetings (rj_log_form_get_store (form)), there, NULL,
                                     saved_cb, form);
}

/* What was said before it began stays where nothing else was said now. */
static void
keep_before (RjAttendance *there, const RjAttendance *before)
{
  if (there->mood_before == RJ_MOOD_NONE)
    there->mood_before = before->mood_before;
  if (there->mood_after == RJ_MOOD_NONE)
    there->mood_after = before->mood_after;
  if (there->craving_before == RJ_CRAVING_NONE)
    there->craving_before = before->craving_before;
  if (there->craving_after == RJ_CRAVING_NONE)
    there->craving_after = before->craving_after;
  if (there->took_away == NULL)
    there->took_away = g_strdup (before->took_away);
  if (there->met == NULL)
    there->met = g_strdup (before->met);
}

/* What was written down about the day before stays: this is another time then. */
static void
own_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving *saving = user_data;
  g_autoptr (RjAttendance) own = rj_meetings_get_attendance_finish (RJ_MEETINGS (source), result, NULL);

  if (own != NULL && own->attended && !rj_attendance_is_plain (own))
    g_clear_pointer (&saving->there->item, g_free);
  else if (own != NULL)
    keep_before (saving->there, own);
  finish_save (saving);
}

/* Whoever says how they are before it begins is going there. */
static void
look_ahead (Saving *saving, const RjOccurrence *occurrence)
{
  RjClock *clock = rj_context_get_clock (rj_log_form_get_context (saving->form));
  RjAttendance *there = saving->there;
  gint64 begins =
    rj_plan_text_get_instant (occurrence, rj_clock_get_zone (clock), rj_clock_get_day_end (clock));

  if (occurrence->mark != RJ_MARK_DONE && begins > rj_clock_get_now (clock)
      && there->mood_after == RJ_MOOD_NONE && there->craving_after == RJ_CRAVING_NONE
      && there->took_away == NULL && there->met == NULL)
    there->attended = FALSE;
}

static gboolean
is_it (const RjOccurrence *occurrence, const RjAttendance *there)
{
  if (there->item != NULL)
    return g_str_equal (occurrence->item->record.id, there->item);
  return g_strcmp0 (occurrence->item->meeting, there->meeting) == 0 && occurrence->mark != RJ_MARK_NOT_TODAY;
}

static void
day_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving *saving = user_data;
  RjAttendance *there = saving->there;
  g_autoptr (GPtrArray) day = rj_plan_list_day_finish (RJ_PLAN (source), result, NULL);
  const RjOccurrence *found = NULL;
  gboolean is_given = there->item != NULL;

  for (guint i = 0; day != NULL && found == NULL && i < day->len; i++)
    if (is_it (g_ptr_array_index (day, i), there))
      found = g_ptr_array_index (day, i);
  if (found != NULL)
    {
      look_ahead (saving, found);
      g_set_str (&there->item, found->item->record.id);
    }
  if (is_given || there->item == NULL)
    finish_save (saving);
  else
    rj_meetings_get_attendance_async (rj_store_get_meetings (rj_log_form_get_store (saving->form)),
                                      there->meeting, there->item, there->record.day, NULL, own_cb, saving);
}

static void
save (RjLogForm *form)
{
  RjAttendanceDialog *self = RJ_ATTENDANCE_DIALOG (form);
  Saving *saving = g_new0 (Saving, 1);

  saving->form = g_object_ref (form);
  saving->there = rj_attendance_copy (self->attendance);
  fill_attendance (self, saving->there);
  /* A new one belongs to what the plan has on its day. */
  if (saving->there->item != NULL || saving->there->record.id == NULL)
    rj_plan_list_day_async (rj_store_get_plan (rj_log_form_get_store (form)), saving->there->record.day, NULL,
                            day_cb, saving);
  else
    finish_save (saving);
}

/* ---- Building ---- */

static GtkWidget *
add_part (GtkWidget *box, const char *title)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  rj_form_parts_add_label (part, title, "heading");
  gtk_box_append (GTK_BOX (box), part);
  return part;
}

static RjMoodPicker *
add_mood (RjAttendanceDialog *self, GtkWidget *box, const char *title)
{
  GtkWidget *part = add_part (box, title);
  GtkWidget *picker = rj_mood_picker_new ();

  gtk_accessible_update_relation (GTK_ACCESSIBLE (picker), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  gtk_widget_get_first_child (part), NULL, -1);
  gtk_box_append (GTK_BOX (part), picker);
  g_signal_connect_swapped (picker, "notify::mood", G_CALLBACK (changed_cb), self);
  return RJ_MOOD_PICKER (picker);
}

static RjRating *
add_rating (RjAttendanceDialog *self, GtkWidget *box, const char *title)
{
  GtkWidget *part = add_part (box, title);
  GtkWidget *rating = rj_rating_new ();

  gtk_accessible_update_relation (GTK_ACCESSIBLE (rating), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  gtk_widget_get_first_child (part), NULL, -1);
  gtk_box_append (GTK_BOX (part), rating);
  g_signal_connect_swapped (rating, "notify::value", G_CALLBACK (changed_cb), self);
  return RJ_RATING (rating);
}

static void
add_facts (RjAttendanceDialog *self, GtkWidget *box)
{
  g_autofree char *name = rj_text_for_label (self->meeting->name, RJ_TEXT_NAME);
  g_autofree char *day = rj_format_day_relative (self->attendance->record.day, self->today);
  GtkWidget *facts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), facts);
  rj_form_parts_add_label (facts, name, "title-2");
  rj_form_parts_add_label (facts, _ ("Everything here may stay open."), "dimmed");
  if (self->attendance->item != NULL)
    {
      rj_form_parts_add_label (facts, day, NULL);
      return;
    }
  self->day = RJ_DAY_ROW (rj_day_row_new (C_ ("meeting", "Day"), self->today));
  rj_day_row_set_required (self->day);
  rj_day_row_set_day (self->day, self->attendance->record.day);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (rj_form_parts_add_group (box, NULL)),
                             GTK_WIDGET (self->day));
  g_signal_connect_swapped (self->day, "changed", G_CALLBACK (changed_cb), self);
}

static void
build (RjAttendanceDialog *self, RjStore *store)
{
  GtkWidget *box = rj_form_parts_set_up (RJ_LOG_FORM (self), _ ("{meeting:label}"));
  GtkWidget *group;

  add_facts (self, box);
  self->mood_before = add_mood (self, box, _ ("Mood before"));
  self->craving_before = add_rating (self, box, _ ("{craving:label} before"));
  self->mood_after = add_mood (self, box, _ ("Mood after"));
  self->craving_after = add_rating (self, box, _ ("{craving:label} after"));
  rj_mood_picker_set_store (self->mood_before, store);
  rj_mood_picker_set_store (self->mood_after, store);
  self->took_away = rj_form_parts_add_words (box, _ ("What I took away"));
  group = rj_form_parts_add_group (box, NULL);
  self->met = rj_form_parts_add_entry (group, _ ("Met (initials)"));
}

static void
fill (RjAttendanceDialog *self)
{
  const RjAttendance *there = self->attendance;

  self->filling = TRUE;
  rj_mood_picker_set_mood (self->mood_before, there->mood_before);
  rj_mood_picker_set_mood (self->mood_after, there->mood_after);
  rj_rating_set_value (self->craving_before, there->craving_before);
  rj_rating_set_value (self->craving_after, there->craving_after);
  rj_log_form_set_text (self->took_away, there->took_away);
  rj_log_form_set_text (self->met, there->met);
  self->filling = FALSE;
}

static void
rj_attendance_dialog_dispose (GObject *object)
{
  RjAttendanceDialog *self = RJ_ATTENDANCE_DIALOG (object);

  g_clear_pointer (&self->meeting, rj_meeting_free);
  g_clear_pointer (&self->attendance, rj_attendance_free);
  G_OBJECT_CLASS (rj_attendance_dialog_parent_class)->dispose (object);
}

static void
rj_attendance_dialog_class_init (RjAttendanceDialogClass *klass)
{
  RjLogFormClass *form_class = RJ_LOG_FORM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rj_attendance_dialog_dispose;
  form_class->write_state = write_state;
  form_class->read_state = read_state;
  form_class->can_save = can_save;
  form_class->save = save;
}

static void
rj_attendance_dialog_init (RjAttendanceDialog *self)
{
}

/* ---- Opening ---- */

typedef struct {
  RjContext *context;
  GWeakRef parent;
  char *meeting_id;
  char *item;
  char *id;
  RjDay day;
  RjMeeting *meeting;
} Opening;

static void
opening_free (Opening *self)
{
  g_object_unref (self->context);
  g_weak_ref_clear (&self->parent);
  g_free (self->meeting_id);
  g_free (self->item);
  g_free (self->id);
  rj_meeting_free (self->meeting);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

/* @there: (nullable): what was written down before */
static void
present (Opening *opening, const RjAttendance *there)
{
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&opening->parent);
  g_autofree char *day = rj_day_to_iso (opening->day);
  g_autofree char *draft =
    g_strdup_printf ("%s~%s~%s~%s", opening->meeting_id, opening->item != NULL ? opening->item : "", day,
                     opening->id != NULL ? opening->id : "");
  RjAttendanceDialog *self;
  RjLogForm *form;

  if (parent == NULL)
    return;
  self = g_object_new (RJ_TYPE_ATTENDANCE_DIALOG, NULL);
  form = RJ_LOG_FORM (self);
  self->meeting = g_steal_pointer (&opening->meeting);
  self->attendance = there != NULL ? rj_attendance_copy (there) : rj_attendance_new ();
  self->today = rj_clock_get_today (rj_context_get_clock (opening->context));
  if (there == NULL)
    {
      g_set_str (&self->attendance->meeting, opening->meeting_id);
      g_set_str (&self->attendance->item, opening->item);
      self->attendance->record.day = opening->day;
      self->attendance->record.at_us = rj_clock_get_now (rj_context_get_clock (opening->context));
    }
  self->filling = TRUE;
  build (self, rj_context_get_store (opening->context));
  rj_log_form_set_up (form, opening->context, PREFIX, draft);
  fill (self);
  rj_log_form_add_text (form, self->took_away, "took-away");
  rj_log_form_add_text (form, self->met, "met");
  rj_log_form_begin (form);
  adw_dialog_present (ADW_DIALOG (self), parent);
}

static void
attendance_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RjAttendance) there = rj_meetings_get_attendance_finish (RJ_MEETINGS (source), result, &error);

  if (error != NULL)
    rj_context_report (opening->context, error);
  else
    present (opening, there);
}

static void
list_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = rj_meetings_list_attendance_finish (RJ_MEETINGS (source), result, &error);
  const RjAttendance *there = NULL;

  for (guint i = 0; all != NULL && i < all->len; i++)
    if (g_strcmp0 (((RjAttendance *) g_ptr_array_index (all, i))->record.id, opening->id) == 0)
      there = g_ptr_array_index (all, i);
  if (error != NULL)
    rj_context_report (opening->context, error);
  else
    present (opening, there);
}

static void
meeting_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (GError) error = NULL;
  RjMeetings *meetings = RJ_MEETINGS (source);
  Opening *next;

  opening->meeting = rj_meetings_get_finish (meetings, result, &error);
  if (opening->meeting == NULL)
    {
      rj_context_report (opening->context, error);
      return;
    }
  next = g_steal_pointer (&opening);
  if (next->id != NULL)
    rj_meetings_list_attendance_async (meetings, next->meeting_id, next->day, next->day, NULL, list_cb, next);
  else if (next->item != NULL)
    rj_meetings_get_attendance_async (meetings, next->meeting_id, next->item, next->day, NULL, attendance_cb,
                                      next);
  else
    {
      present (next, NULL);
      opening_free (next);
    }
}

void
rj_attendance_dialog_present (GtkWidget *parent,
                              RjContext *context,
                              const char *meeting,
                              const char *item,
                              const char *id,
                              RjDay day)
{
  Opening *opening;

  g_return_if_fail (RJ_IS_CONTEXT (context) && meeting != NULL);

  opening = g_new0 (Opening, 1);
  opening->context = g_object_ref (context);
  g_weak_ref_init (&opening->parent, parent);
  opening->meeting_id = g_strdup (meeting);
  opening->item = g_strdup (item);
  opening->id = g_strdup (id);
  opening->day = day;
  rj_meetings_get_async (rj_store_get_meetings (rj_context_get_store (context)), meeting, NULL, meeting_cb,
                         opening);
}

void
rj_attendance_dialog_present_for (GtkWidget *parent, RjContext *context, const char *target)
{
  g_auto (GStrv) parts = target != NULL ? g_strsplit (target, "~", 4) : NULL;
  guint n = parts != NULL ? g_strv_length (parts) : 0;

  if (n < 3 || rj_day_from_iso (parts[2]) == RJ_DAY_NONE)
    return;
  rj_attendance_dialog_present (parent, context, parts[0], *parts[1] != '\0' ? parts[1] : NULL,
                                n == 4 && *parts[3] != '\0' ? parts[3] : NULL, rj_day_from_iso (parts[2]));
}

char *
rj_attendance_dialog_dup_target (const RjOccurrence *occurrence)
{
  g_autofree char *day = rj_day_to_iso (occurrence->day);

  g_return_val_if_fail (occurrence->item->meeting != NULL, NULL);

  return g_strdup_printf ("%s~%s~%s", occurrence->item->meeting, occurrence->item->record.id, day);
}

void
rj_attendance_dialog_open (RjContext *context, GtkWidget *parent, const char *where)
{
  g_autofree char *target = where != NULL ? rj_log_form_dup_draft_id (where) : NULL;

  rj_attendance_dialog_present_for (parent, context, target);
}
