// SPDX-License-Identifier: GPL-3.0-or-later
// Recently deleted: put back as it was, or gone for good, from the file and from copies of it.
#include "rj-copy.h"
#include "rj-own-milestone.h"
#include "rj-statement.h"
#include "rj-test-store.h"
#include "rj-trash-table.h"

#include <string.h>

#define CANARY "zebra-canary-7731"

static void
set_up (RjTestStore *self, gconstpointer data)
{
  rj_test_store_set_up (self, TRUE);
}

static void
tear_down (RjTestStore *self, gconstpointer data)
{
  rj_test_store_tear_down (self);
}

/* ---- One record of each kind, with the canary in every text ---- */

static char *
save_mood (RjStore *store)
{
  g_autoptr (RjMoodEntry) mood = rj_test_save_mood (store, RJ_MOOD_LOW, RJ_TEST_DAY, CANARY);

  return g_strdup (mood->record.id);
}

static char *
first_id (GPtrArray *saved, GError *error)
{
  g_assert_no_error (error);
  g_assert_cmpuint (saved->len, ==, 1);
  return g_strdup (((RjRecord *) saved->pdata[0])->id);
}

static char *
save_craving (RjStore *store)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (store);
  g_autoptr (GPtrArray) cravings = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_craving_free);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GError) error = NULL;
  RjCraving *craving = rj_craving_new ();
  RjRatingPoint point = { RJ_TEST_NOW_US + 1, 3 };
  char *id;

  craving->record.day = RJ_TEST_DAY;
  craving->strength = 8;
  craving->thoughts = g_strdup (CANARY);
  craving->triggers = g_strdupv ((char *[]) { (char *) "t1", NULL });
  g_ptr_array_add (cravings, craving);
  saved = rj_check_ins_save_cravings_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_save_cravings_async (check_ins, cravings, NULL, RJ_TEST_READY)),
    &error);
  id = first_id (saved, error);
  rj_check_ins_add_rating_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_add_rating_async (check_ins, id, &point, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  return id;
}

static char *
save_writing (RjStore *store)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (store);
  g_autoptr (RjWriting) writing = rj_writing_new ();
  g_autoptr (RjWriting) saved = NULL;
  g_autoptr (GError) error = NULL;

  writing->record.day = RJ_TEST_DAY;
  writing->title = g_strdup (CANARY);
  writing->body = g_strdup ("A long one. " CANARY);
  saved = rj_check_ins_save_writing_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_save_writing_async (check_ins, writing, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  return g_strdup (saved->record.id);
}

static char *
save_item (RjStore *store)
{
  RjPlanItem *item = rj_plan_item_new ();
  g_autoptr (RjPlanItem) saved = NULL;

  item->record.day = RJ_TEST_DAY;
  item->kind = RJ_KIND_CHORE;
  item->title = g_strdup (CANARY);
  item->steps = g_strdupv ((char *[]) { (char *) CANARY, (char *) "two", NULL });
  saved = rj_test_save_item (store, item);
  rj_plan_item_free (item);
  return g_strdup (saved->record.id);
}

static char *
save_strategy (RjStore *store)
{
  RjStrategies *strategies = rj_store_get_strategies (store);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_strategy_free);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GError) error = NULL;
  RjStrategy *strategy = rj_strategy_new ();

  strategy->title = g_strdup (CANARY);
  strategy->steps = g_strdupv ((char *[]) { (char *) CANARY, NULL });
  strategy->tags = g_strdupv ((char *[]) { (char *) CANARY, NULL });
  g_ptr_array_add (list, strategy);
  saved = rj_strategies_save_finish (
    strategies, RJ_TEST_AWAIT (rj_strategies_save_async (strategies, list, NULL, RJ_TEST_READY)), &error);
  return first_id (saved, error);
}

static char *
save_medicine (RjStore *store)
{
  RjMedicines *medicines = rj_store_get_medicines (store);
  g_autoptr (RjMedicine) medicine = rj_medicine_new ();
  g_autoptr (RjMedicine) saved = NULL;
  g_autoptr (GError) error = NULL;

  medicine->name = g_strdup (CANARY);
  medicine->label = g_strdup (CANARY);
  medicine->kept = g_strdup (CANARY);
  saved = rj_medicines_save_finish (
    medicines, RJ_TEST_AWAIT (rj_medicines_save_async (medicines, medicine, NULL, NULL, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  return g_strdup (saved->record.id);
}

static char *
save_dose_of (RjStore *store, const char *medicine)
{
  RjMedicines *medicines = rj_store_get_medicines (store);
  RjDoseEffect effect = { RJ_EFFECT_SLEEPY, 1 };
  g_autoptr (RjDose) dose = rj_dose_new ();
  g_autoptr (RjDose) saved = NULL;
  g_autoptr (RjDose) changed = NULL;
  g_autoptr (GError) error = NULL;

  dose->medicine = g_strdup (medicine);
  dose->record.day = RJ_TEST_DAY;
  dose->note = g_strdup ("First. " CANARY);
  g_array_append_val (dose->effects, effect);
  saved = rj_medicines_save_dose_finish (
    medicines, RJ_TEST_AWAIT (rj_medicines_save_dose_async (medicines, dose, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  /* What is kept of this change does not hold the whole row. */
  g_set_str (&saved->note, "Then. " CANARY);
  changed = rj_medicines_save_dose_finish (
    medicines, RJ_TEST_AWAIT (rj_medicines_save_dose_async (medicines, saved, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  return g_strdup (saved->record.id);
}

static char *
save_medicine_with_dose (RjStore *store)
{
  char *id = save_medicine (store);
  g_autofree char *dose = save_dose_of (store, id);

  return id;
}

/* Of a medicine without that word. */
static char *
save_dose (RjStore *store)
{
  RjMedicines *medicines = rj_store_get_medicines (store);
  g_autoptr (RjMedicine) medicine = rj_medicine_new ();
  g_autoptr (RjMedicine) saved = NULL;
  g_autoptr (GError) error = NULL;

  medicine->name = g_strdup ("plain");
  rj_store_set_undoable (store, FALSE);
  saved = rj_medicines_save_finish (
    medicines, RJ_TEST_AWAIT (rj_medicines_save_async (medicines, medicine, NULL, NULL, NULL, RJ_TEST_READY)),
    &error);
  rj_store_set_undoable (store, TRUE);
  g_assert_no_error (error);
  return save_dose_of (store, saved->record.id);
}

static void
delete_entry (RjStore *store, const char *id)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (store);
  g_autoptr (GError) error = NULL;

  rj_check_ins_delete_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_delete_async (check_ins, id, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

static void
delete_item (RjStore *store, const char *id)
{
  RjPlan *plan = rj_store_get_plan (store);
  g_autoptr (GError) error = NULL;

  rj_plan_delete_item_finish (plan, RJ_TEST_AWAIT (rj_plan_delete_item_async (plan, id, NULL, RJ_TEST_READY)),
                              &error);
  g_assert_no_error (error);
}

static void
delete_strategy (RjStore *store, const char *id)
{
  RjStrategies *strategies = rj_store_get_strategies (store);
  g_autoptr (GError) error = NULL;

  rj_strategies_delete_finish (
    strategies, RJ_TEST_AWAIT (rj_strategies_delete_async (strategies, id, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

static void
delete_medicine (RjStore *store, const char *id)
{
  RjMedicines *medicines = rj_store_get_medicines (store);
  g_autoptr (GError) error = NULL;

  rj_medicines_delete_finish (
    medicines, RJ_TEST_AWAIT (rj_medicines_delete_async (medicines, id, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

static void
delete_dose (RjStore *store, const char *id)
{
  RjMedicines *medicines = rj_store_get_medicines (store);
  g_autoptr (GError) error = NULL;

  rj_medicines_delete_dose_finish (
    medicines, RJ_TEST_AWAIT (rj_medicines_delete_dose_async (medicines, id, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

static char *
save_template (RjStore *store)
{
  RjWholeDays *days = rj_store_get_whole_days (store);
  g_autoptr (RjPlanTemplate) template = rj_plan_template_new ();
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GError) error = NULL;
  RjPlanItem *item = rj_plan_item_new ();

  template->name = g_strdup (CANARY);
  template->day = RJ_TEST_DAY;
  template->items = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  item->title = g_strdup (CANARY);
  item->note = g_strdup (CANARY);
  item->place = g_strdup (CANARY);
  item->steps = g_strdupv ((char *[]) { (char *) CANARY, NULL });
  g_ptr_array_add (template->items, item);
  rj_whole_days_save_template_finish (
    days, RJ_TEST_AWAIT (rj_whole_days_save_template_async (days, template, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  saved = rj_whole_days_list_templates_finish (
    days, RJ_TEST_AWAIT (rj_whole_days_list_templates_async (days, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  return g_strdup (((RjPlanTemplate *) saved->pdata[0])->id);
}

static void
delete_template (RjStore *store, const char *id)
{
  RjWholeDays *days = rj_store_get_whole_days (store);
  g_autoptr (GError) error = NULL;

  rj_whole_days_delete_template_finish (
    days, RJ_TEST_AWAIT (rj_whole_days_delete_template_async (days, id, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

static char *
save_letter (RjStore *store)
{
  RjLetters *letters = rj_store_get_letters (store);
  g_autoptr (RjLetter) letter = rj_letter_new ();
  g_autoptr (RjLetter) saved = NULL;
  g_autoptr (GError) error = NULL;

  letter->record.day = RJ_TEST_DAY;
  letter->title = g_strdup (CANARY);
  letter->body = g_strdup ("A long one. " CANARY);
  saved = rj_letters_save_finish (
    letters, RJ_TEST_AWAIT (rj_letters_save_async (letters, letter, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  rj_letters_answer_finish (letters,
                            RJ_TEST_AWAIT (rj_letters_answer_async (
                              letters, NULL, saved->record.id, RJ_LETTER_READ, NULL, NULL, RJ_TEST_READY)),
                            &error);
  g_assert_no_error (error);
  return g_strdup (saved->record.id);
}

static char *
save_own_line (RjStore *store)
{
  RjLists *lists = rj_store_get_lists (store);
  g_autoptr (RjOwnLine) line = rj_own_line_new ();
  g_autoptr (RjOwnLine) saved = NULL;
  g_autoptr (GError) error = NULL;

  line->record.day = RJ_TEST_DAY;
  line->name = g_strdup (CANARY);
  line->number = g_strdup ("030 5550");
  line->note = g_strdup ("ask for " CANARY);
  saved = rj_lists_save_own_line_finish (
    lists, RJ_TEST_AWAIT (rj_lists_save_own_line_async (lists, line, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  return g_strdup (saved->record.id);
}

static char *
save_recovery (RjStore *store)
{
  RjRecovery *recovery = rj_store_get_recovery (store);
  g_autoptr (RjRecoveryEvent) event = rj_recovery_event_new (RJ_RECOVERY_USE, NULL, RJ_TEST_DAY);
  g_autoptr (RjRecoveryEvent) saved = NULL;
  g_autoptr (RjRecoveryEvent) corrected = NULL;
  g_autoptr (GError) error = NULL;

  event->amount = g_strdup ("two " CANARY);
  event->note = g_strdup ("At the corner. " CANARY);
  saved = rj_recovery_add_finish (
    recovery, RJ_TEST_AWAIT (rj_recovery_add_async (recovery, event, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  g_set_str (&event->corrects, saved->record.id);
  g_set_str (&event->note, "Rather by the door. " CANARY);
  corrected = rj_recovery_add_finish (
    recovery, RJ_TEST_AWAIT (rj_recovery_add_async (recovery, event, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (corrected->corrects, ==, saved->record.id);
  return g_strdup (saved->record.id);
}

static void
delete_recovery (RjStore *store, const char *id)
{
  RjRecovery *recovery = rj_store_get_recovery (store);
  g_autoptr (GError) error = NULL;

  rj_recovery_delete_finish (
    recovery, RJ_TEST_AWAIT (rj_recovery_delete_async (recovery, id, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

/* The words alone: the line stays. */
static char *
save_recovery_words (RjStore *store)
{
  RjRecovery *recovery = rj_store_get_recovery (store);
  g_autofree char *id = save_recovery (store);
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;

  events = rj_recovery_list_finish (
    recovery, RJ_TEST_AWAIT (rj_recovery_list_async (recovery, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  return g_strdup (((const RjRecoveryEvent *) events->pdata[0])->words);
}

static void
delete_recovery_words (RjStore *store, const char *id)
{
  RjRecovery *recovery = rj_store_get_recovery (store);
  g_autoptr (GError) error = NULL;

  rj_recovery_delete_words_finish (
    recovery, RJ_TEST_AWAIT (rj_recovery_delete_words_async (recovery, id, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

static char *
save_meeting_of (RjStore *store, const char *name)
{
  RjMeetings *meetings = rj_store_get_meetings (store);
  g_autoptr (RjMeeting) meeting = rj_meeting_new ();
  g_autoptr (RjMeeting) saved = NULL;
  g_autoptr (GError) error = NULL;

  meeting->name = g_strdup (name);
  meeting->note = g_strdup (name);
  saved = rj_meetings_save_finish (
    meetings, RJ_TEST_AWAIT (rj_meetings_save_async (meetings, meeting, NULL, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  return g_strdup (saved->record.id);
}

static char *
save_attendance_of (RjStore *store, const char *meeting)
{
  RjMeetings *meetings = rj_store_get_meetings (store);
  g_autoptr (RjAttendance) there = rj_attendance_new ();
  g_autoptr (RjAttendance) saved = NULL;
  g_autoptr (GError) error = NULL;

  there->meeting = g_strdup (meeting);
  there->record.day = RJ_TEST_DAY;
  there->attended = TRUE;
  there->took_away = g_strdup ("Tea. " CANARY);
  saved = rj_meetings_save_attendance_finish (
    meetings, RJ_TEST_AWAIT (rj_meetings_save_attendance_async (meetings, there, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  return g_strdup (saved->record.id);
}

/* With what was written down about being there. */
static char *
save_meeting (RjStore *store)
{
  char *id = save_meeting_of (store, CANARY);
  g_autofree char *there = save_attendance_of (store, id);

  return id;
}

static char *
save_attendance (RjStore *store)
{
  g_autofree char *meeting = NULL;

  rj_store_set_undoable (store, FALSE);
  meeting = save_meeting_of (store, "plain");
  rj_store_set_undoable (store, TRUE);
  return save_attendance_of (store, meeting);
}

static void
delete_meeting (RjStore *store, const char *id)
{
  RjMeetings *meetings = rj_store_get_meetings (store);
  g_autoptr (GError) error = NULL;

  rj_meetings_delete_finish (
    meetings, RJ_TEST_AWAIT (rj_meetings_delete_async (meetings, id, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

static void
delete_attendance (RjStore *store, const char *id)
{
  RjMeetings *meetings = rj_store_get_meetings (store);
  g_autoptr (GError) error = NULL;

  rj_meetings_delete_attendance_finish (
    meetings, RJ_TEST_AWAIT (rj_meetings_delete_attendance_async (meetings, id, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
}

static void
delete_letter (RjStore *store, const char *id)
{
  RjLetters *letters = rj_store_get_letters (store);
  g_autoptr (GError) error = NULL;

  rj_letters_delete_finish (
    letters, RJ_TEST_AWAIT (rj_letters_delete_async (letters, id, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

static void
delete_own_line (RjStore *store, const char *id)
{
  RjLists *lists = rj_store_get_lists (store);
  g_autoptr (GError) error = NULL;

  rj_lists_delete_own_line_finish (
    lists, RJ_TEST_AWAIT (rj_lists_delete_own_line_async (lists, id, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

static char *
save_my_line (RjStore *store)
{
  RjMyPlan *plan = rj_store_get_my_plan (store);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_my_line_free);
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_rule_event_free);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GError) error = NULL;
  RjMyLine *line = rj_my_line_new (RJ_MY_RULES);
  const char *id;

  line->halt = RJ_HALT_TIRED;
  line->text = g_strdup (CANARY);
  line->detail = g_strdup (CANARY);
  g_ptr_array_add (lines, line);
  saved = rj_my_plan_save_finish (
    plan, RJ_TEST_AWAIT (rj_my_plan_save_async (plan, lines, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  id = ((RjMyLine *) saved->pdata[0])->record.id;
  g_ptr_array_add (events, rj_rule_event_new (id, NULL, RJ_RULE_USED, -1));
  rj_my_plan_note_finish (plan, RJ_TEST_AWAIT (rj_my_plan_note_async (plan, events, NULL, RJ_TEST_READY)),
                          &error);
  g_assert_no_error (error);
  return g_strdup (id);
}

static void
delete_my_line (RjStore *store, const char *id)
{
  RjMyPlan *plan = rj_store_get_my_plan (store);
  g_autoptr (GError) error = NULL;

  rj_my_plan_delete_finish (plan, RJ_TEST_AWAIT (rj_my_plan_delete_async (plan, id, NULL, RJ_TEST_READY)),
                            &error);
  g_assert_no_error (error);
}

static char *
save_sheet (RjStore *store)
{
  RjSheets *sheets = rj_store_get_sheets (store);
  g_autoptr (RjFilledSheet) sheet = rj_filled_sheet_new ("talk-back");
  g_autoptr (RjFilledSheet) saved = NULL;
  g_autoptr (GError) error = NULL;

  sheet->record.day = RJ_TEST_DAY;
  rj_filled_sheet_add_line (sheet, "reply", CANARY, -1);
  saved = rj_sheets_save_finish (
    sheets, RJ_TEST_AWAIT (rj_sheets_save_async (sheets, sheet, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  return g_strdup (saved->record.id);
}

static void
delete_sheet (RjStore *store, const char *id)
{
  RjSheets *sheets = rj_store_get_sheets (store);
  g_autoptr (GError) error = NULL;

  rj_sheets_delete_finish (sheets, RJ_TEST_AWAIT (rj_sheets_delete_async (sheets, id, NULL, RJ_TEST_READY)),
                           &error);
  g_assert_no_error (error);
}

static char *
save_service (RjStore *store)
{
  RjSupport *support = rj_store_get_support (store);
  g_autoptr (RjService) service = rj_service_new ();
  g_autoptr (RjService) saved = NULL;
  g_autoptr (GError) error = NULL;

  service->record.day = RJ_TEST_DAY;
  service->name = g_strdup (CANARY);
  service->note = g_strdup ("ask for " CANARY);
  saved = rj_support_save_service_finish (
    support, RJ_TEST_AWAIT (rj_support_save_service_async (support, service, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  return g_strdup (saved->record.id);
}

static char *
save_referral (RjStore *store)
{
  RjSupport *support = rj_store_get_support (store);
  g_autoptr (RjReferral) referral = rj_referral_new ();
  g_autoptr (RjReferral) saved = NULL;
  g_autoptr (GError) error = NULL;

  referral->record.day = RJ_TEST_DAY;
  referral->to_whom = g_strdup (CANARY);
  referral->next_step = g_strdup ("call " CANARY);
  saved = rj_support_save_referral_finish (
    support, RJ_TEST_AWAIT (rj_support_save_referral_async (support, referral, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  return g_strdup (saved->record.id);
}

static void
delete_support (RjStore *store, const char *id)
{
  RjSupport *support = rj_store_get_support (store);
  g_autoptr (GError) error = NULL;

  rj_support_delete_finish (
    support, RJ_TEST_AWAIT (rj_support_delete_async (support, id, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

static char *
save_milestone (RjStore *store)
{
  RjOwnMilestones *milestones = RJ_OWN_MILESTONES (store);
  g_autoptr (RjOwnMilestone) milestone = rj_own_milestone_new (CANARY);
  g_autoptr (RjOwnMilestone) saved = NULL;
  g_autoptr (GError) error = NULL;

  saved = rj_own_milestones_save_finish (
    milestones, RJ_TEST_AWAIT (rj_own_milestones_save_async (milestones, milestone, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  return g_strdup (saved->id);
}

static void
delete_milestone (RjStore *store, const char *id)
{
  RjOwnMilestones *milestones = RJ_OWN_MILESTONES (store);
  g_autoptr (GError) error = NULL;

  rj_own_milestones_delete_finish (
    milestones, RJ_TEST_AWAIT (rj_own_milestones_delete_async (milestones, id, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

typedef struct {
  RjTrashKind kind;
  guint changed;
  char *(*save) (RjStore *store);
  void (*remove) (RjStore *store, const char *id);
} Kind;

static const Kind kinds[] = {
  { RJ_TRASH_MOOD, RJ_CHANGED_MOOD, save_mood, delete_entry },
  { RJ_TRASH_CRAVING, RJ_CHANGED_CRAVING, save_craving, delete_entry },
  { RJ_TRASH_WRITING, RJ_CHANGED_WRITING, save_writing, delete_entry },
  { RJ_TRASH_PLAN_ITEM, RJ_CHANGED_PLAN, save_item, delete_item },
  { RJ_TRASH_STRATEGY, RJ_CHANGED_STRATEGY, save_strategy, delete_strategy },
  { RJ_TRASH_MEDICINE, RJ_CHANGED_MEDICINE | RJ_CHANGED_PLAN, save_medicine_with_dose, delete_medicine },
  { RJ_TRASH_TEMPLATE, RJ_CHANGED_PLAN, save_template, delete_template },
  { RJ_TRASH_LETTER, RJ_CHANGED_LETTER, save_letter, delete_letter },
  { RJ_TRASH_SHEET, RJ_CHANGED_SHEET, save_sheet, delete_sheet },
  { RJ_TRASH_OWN_LINE, RJ_CHANGED_OWN_LINE, save_own_line, delete_own_line },
  { RJ_TRASH_MILESTONE, RJ_CHANGED_MILESTONE, save_milestone, delete_milestone },
  { RJ_TRASH_SERVICE, RJ_CHANGED_SUPPORT, save_service, delete_support },
  { RJ_TRASH_REFERRAL, RJ_CHANGED_SUPPORT, save_referral, delete_support },
  { RJ_TRASH_DOSE, RJ_CHANGED_MEDICINE | RJ_CHANGED_PLAN, save_dose, delete_dose },
  { RJ_TRASH_MY_LINE, RJ_CHANGED_MY_PLAN, save_my_line, delete_my_line },
  { RJ_TRASH_MEETING, RJ_CHANGED_MEETING | RJ_CHANGED_PLAN, save_meeting, delete_meeting },
  { RJ_TRASH_ATTENDANCE, RJ_CHANGED_MEETING | RJ_CHANGED_PLAN, save_attendance, delete_attendance },
  { RJ_TRASH_RECOVERY, RJ_CHANGED_RECOVERY, save_recovery, delete_recovery },
  { RJ_TRASH_RECOVERY_WORDS, RJ_CHANGED_RECOVERY, save_recovery_words, delete_recovery_words },
};

/* ---- What the file holds, read behind the store's back ---- */

static gint64
count_in (const char *path, RjSecretBytes *hex96, const char *sql, const char *text)
{
  g_autoptr (GError) error = NULL;
  RjConnection *connection = rj_connection_open (path, hex96, RJ_CONNECTION_OPEN, &error);
  gint64 n = -1;

  g_assert_no_error (error);
  rj_connection_get_int64 (connection, &n, &error, sql, "t", text);
  g_assert_no_error (error);
  rj_connection_close (connection, NULL);
  return n;
}

/* Pages of the file, used or free, in which the text stands. */
static gint64
count_pages (const char *path, RjSecretBytes *hex96)
{
  return count_in (path, hex96, "SELECT count(*) FROM sqlite_dbpage WHERE instr (data, CAST (? AS BLOB)) > 0",
                   CANARY);
}

static gint64
count_pages_here (RjTestStore *test)
{
  gint64 n;

  rj_test_store_close (test);
  n = count_pages (test->path, test->hex96);
  rj_test_store_reopen (test);
  return n;
}

static RjCensus
take_census (RjTestStore *test)
{
  g_autoptr (GError) error = NULL;
  RjCensus census;

  rj_test_store_close (test);
  rj_census_take_file (test->path, test->hex96, &census, NULL, &error);
  g_assert_no_error (error);
  rj_test_store_reopen (test);
  return census;
}

static GPtrArray *
list (RjStore *store)
{
  RjTrash *trash = rj_store_get_trash (store);
  g_autoptr (GError) error = NULL;
  GPtrArray *items =
    rj_trash_list_finish (trash, RJ_TEST_AWAIT (rj_trash_list_async (trash, NULL, RJ_TEST_READY)), &error);

  g_assert_no_error (error);
  return items;
}

static gboolean
put_back (RjStore *store, const char *id, GError **error)
{
  RjTrash *trash = rj_store_get_trash (store);

  return rj_trash_put_back_finish (
    trash, RJ_TEST_AWAIT (rj_trash_put_back_async (trash, id, NULL, RJ_TEST_READY)), error);
}

static void
remove_for_good (RjStore *store, const char *const *ids, gboolean in_copies)
{
  RjTrash *trash = rj_store_get_trash (store);
  g_autoptr (GError) error = NULL;

  rj_trash_remove_finish (
    trash, RJ_TEST_AWAIT (rj_trash_remove_async (trash, ids, in_copies, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

static void
on_changed (RjStore *store, guint changed, guint first, guint last, gpointer user_data)
{
  *(guint *) user_data |= changed;
}

static void
test_put_back (RjTestStore *test, gconstpointer data)
{
  const Kind *kind = data;
  g_autofree char *id = kind->save (test->store);
  RjCensus before = take_census (test);
  RjCensus after_census;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;
  guint changed = 0;

  kind->remove (test->store, id);
  items = list (test->store);
  g_assert_cmpuint (items->len, ==, 1);
  g_assert_cmpstr (((RjTrashItem *) items->pdata[0])->id, ==, id);
  g_assert_cmpuint (((RjTrashItem *) items->pdata[0])->kind, ==, kind->kind);
  g_assert_cmpint (((RjTrashItem *) items->pdata[0])->deleted_us, ==, RJ_TEST_NOW_US);
  g_signal_connect (test->store, "changed", G_CALLBACK (on_changed), &changed);
  g_assert_true (put_back (test->store, id, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (changed, ==, kind->changed);
  after = list (test->store);
  g_assert_cmpuint (after->len, ==, 0);
  rj_test_undo (test->store, RJ_CHANGE_ADD);
  rj_test_redo (test->store, RJ_CHANGE_ADD);
  g_assert_false (put_back (test->store, id, &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND);
  after_census = take_census (test);
  g_assert_cmpuint (after_census.moods, ==, before.moods);
  g_assert_cmpuint (after_census.cravings, ==, before.cravings);
  g_assert_cmpuint (after_census.writings, ==, before.writings);
  g_assert_cmpuint (after_census.plan_items, ==, before.plan_items);
  g_assert_cmpuint (after_census.strategies, ==, before.strategies);
  rj_test_store_close (test);
  g_assert_cmpint (
    count_in (test->path, test->hex96, "SELECT count(*) FROM search WHERE instr (folded, ?) > 0", "zebra"),
    ==,
    kind->kind == RJ_TRASH_TEMPLATE || kind->kind == RJ_TRASH_MILESTONE ? 0
    : kind->kind == RJ_TRASH_MEDICINE || kind->kind == RJ_TRASH_MEETING ? 2
                                                                        : 1); // with its dose
  rj_test_store_reopen (test);
}

static void
test_remove (RjTestStore *test, gconstpointer data)
{
  const Kind *kind = data;
  g_autofree char *other = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (RjMoodEntry) mood = rj_test_save_mood (test->store, RJ_MOOD_GOOD, RJ_TEST_DAY - 1, "stays");

  id = kind->save (test->store);
  other = save_mood (test->store);
  g_assert_cmpint (count_pages_here (test), >, 0);
  delete_entry (test->store, other);
  kind->remove (test->store, id);
  // Not among the deleted: left alone.
  remove_for_good (test->store, (const char *[]) { mood->record.id, "no-such-id", NULL }, TRUE);
  g_assert_null (rj_store_get_preference (test->store, RJ_PREFERENCE_REMOVE_IN_COPIES));
  g_assert_cmpuint (rj_test_count_log (test->store), ==, 1);
  g_assert_cmpint (count_pages_here (test), >, 0);
  remove_for_good (test->store, (const char *[]) { id, other, NULL }, FALSE);
  items = list (test->store);
  g_assert_cmpuint (items->len, ==, 0);
  g_assert_cmpint (count_pages_here (test), ==, 0);
  // What is left to undo is what was before.
  rj_test_undo (test->store, RJ_CHANGE_ADD);
  g_assert_cmpuint (rj_test_count_log (test->store), ==, 0);
  rj_test_redo (test->store, RJ_CHANGE_ADD);
  g_assert_cmpuint (rj_test_count_log (test->store), ==, 1);
}

static void
test_written_down (RjTestStore *test, gconstpointer data)
{
  g_autofree char *first = save_mood (test->store);
  g_autofree char *second = save_mood (test->store);
  g_autofree char *both = g_strjoin (" ", first, second, NULL);

  delete_entry (test->store, first);
  delete_entry (test->store, second);
  remove_for_good (test->store, (const char *[]) { first, NULL }, TRUE);
  g_assert_cmpstr (rj_store_get_preference (test->store, RJ_PREFERENCE_REMOVE_IN_COPIES), ==, first);
  remove_for_good (test->store, (const char *[]) { second, NULL }, TRUE);
  g_assert_cmpstr (rj_store_get_preference (test->store, RJ_PREFERENCE_REMOVE_IN_COPIES), ==, both);
  rj_test_store_close (test);
  rj_test_store_reopen (test);
  g_assert_cmpstr (rj_store_get_preference (test->store, RJ_PREFERENCE_REMOVE_IN_COPIES), ==, both);
}

/* A craving that is gone leaves what was used and read for it, and no name of its own there. */
static void
test_craving_of_uses (RjTestStore *test, gconstpointer data)
{
  g_autofree char *craving = save_craving (test->store);
  g_autofree char *strategy = save_strategy (test->store);
  g_autofree char *letter = save_letter (test->store);
  RjStrategies *strategies = rj_store_get_strategies (test->store);
  RjLetters *letters = rj_store_get_letters (test->store);
  g_autoptr (GError) error = NULL;

  rj_strategies_record_use_finish (
    strategies,
    RJ_TEST_AWAIT (rj_strategies_record_use_async (strategies,
                                                   &(RjStrategyUse) { .strategy = strategy,
                                                                      .craving = craving,
                                                                      .started_us = RJ_TEST_NOW_US,
                                                                      .ended_us = RJ_TEST_NOW_US + 1 },
                                                   NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  rj_letters_answer_finish (letters,
                            RJ_TEST_AWAIT (rj_letters_answer_async (letters, NULL, letter, RJ_LETTER_READ,
                                                                    craving, NULL, RJ_TEST_READY)),
                            &error);
  g_assert_no_error (error);
  delete_entry (test->store, craving);
  remove_for_good (test->store, (const char *[]) { craving, NULL }, FALSE);
  rj_test_store_close (test);
  g_assert_cmpint (
    count_in (test->path, test->hex96, "SELECT count(*) FROM letter_use WHERE letter = ?", letter), ==, 2);
  g_assert_cmpint (
    count_in (test->path, test->hex96, "SELECT count(*) FROM letter_use WHERE craving = ?", craving), ==, 0);
  g_assert_cmpint (
    count_in (test->path, test->hex96, "SELECT count(*) FROM strategy_use WHERE strategy = ?", strategy), ==,
    1);
  g_assert_cmpint (
    count_in (test->path, test->hex96, "SELECT count(*) FROM strategy_use WHERE craving = ?", craving), ==,
    0);
  rj_test_store_reopen (test);
}

/* The words of a sealed letter are not among the deleted before its day. */
static void
test_sealed_letter (RjTestStore *test, gconstpointer data)
{
  RjLetters *letters = rj_store_get_letters (test->store);

  for (int days = 0; days <= 1; days++)
    {
      g_autoptr (RjLetter) letter = rj_letter_new ();
      g_autoptr (RjLetter) saved = NULL;
      g_autoptr (GPtrArray) items = NULL;
      const RjTrashItem *item;

      letter->title = g_strdup ("Later");
      letter->body = g_strdup (CANARY);
      letter->sealed_until = rj_clock_get_today (test->clock) + (RjDay) days;
      saved = rj_letters_save_finish (
        letters, RJ_TEST_AWAIT (rj_letters_save_async (letters, letter, NULL, RJ_TEST_READY)), NULL);
      delete_letter (test->store, saved->record.id);
      items = list (test->store);
      for (guint i = 0; i < items->len; i++)
        {
          item = items->pdata[i];
          if (g_str_equal (item->id, saved->record.id))
            g_assert_cmpstr (item->excerpt, ==, days == 0 ? CANARY : NULL);
        }
      g_assert_cmpuint (items->len, ==, days + 1);
    }
}

static void
test_in_a_copy (RjTestStore *test, gconstpointer data)
{
  const Kind *kind = data;
  g_autofree char *id = kind->save (test->store);
  g_autofree char *path = g_build_filename (test->folder, "copy.db", NULL);
  g_autoptr (RjMoodEntry) mood = rj_test_save_mood (test->store, RJ_MOOD_GOOD, RJ_TEST_DAY, "stays");
  g_autoptr (GError) error = NULL;
  RjSqliteStore *store = RJ_SQLITE_STORE (test->store);
  const char *ids[] = { id, NULL };
  gboolean removed = FALSE;
  RjCensus before, after, again;

  rj_sqlite_store_copy_finish (
    store, RJ_TEST_AWAIT (rj_sqlite_store_copy_async (store, path, test->hex96, NULL, RJ_TEST_READY)),
    &before, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_pages (path, test->hex96), >, 0);
  rj_trash_remove_in_file (path, test->hex96, ids, &removed, &after, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (removed);
  g_assert_cmpint (count_pages (path, test->hex96), ==, 0);
  g_assert_false (rj_census_equal (&before, &after));
  g_assert_cmpuint (after.moods + after.cravings + after.writings + after.plan_items + after.strategies, ==,
                    before.moods + before.cravings + before.writings + before.plan_items + before.strategies
                      - (kind->kind < RJ_TRASH_MEDICINE ? 1u : 0u));
  rj_trash_remove_in_file (path, test->hex96, ids, &removed, &again, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (removed);
  g_assert_true (rj_census_equal (&after, &again));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *put_back_path = g_strdup_printf ("/trash/put-back/%u", kinds[i].kind);
      g_autofree char *remove_path = g_strdup_printf ("/trash/remove/%u", kinds[i].kind);
      g_autofree char *copy_path = g_strdup_printf ("/trash/in-a-copy/%u", kinds[i].kind);

      g_test_add (put_back_path, RjTestStore, &kinds[i], set_up, test_put_back, tear_down);
      g_test_add (remove_path, RjTestStore, &kinds[i], set_up, test_remove, tear_down);
      g_test_add (copy_path, RjTestStore, &kinds[i], set_up, test_in_a_copy, tear_down);
    }
  g_test_add ("/trash/written-down", RjTestStore, NULL, set_up, test_written_down, tear_down);
  g_test_add ("/trash/craving-of-uses", RjTestStore, NULL, set_up, test_craving_of_uses, tear_down);
  g_test_add ("/trash/sealed-letter", RjTestStore, NULL, set_up, test_sealed_letter, tear_down);
  return g_test_run ();
}
