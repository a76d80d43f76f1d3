// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-ui.h"

#include "rj-alert.h"
#include "rj-attendance-dialog.h"
#include "rj-card-dialog.h"
#include "rj-check-in-dialog.h"
#include "rj-chips.h"
#include "rj-coping-page.h"
#include "rj-craving-again.h"
#include "rj-craving-dialog.h"
#include "rj-craving-more.h"
#include "rj-damage-page.h"
#include "rj-day-button.h"
#include "rj-dialog.h"
#include "rj-dose-dialog.h"
#include "rj-frame.h"
#include "rj-help-dialog.h"
#include "rj-journal-page.h"
#include "rj-keys-group.h"
#include "rj-letter-editor.h"
#include "rj-lock-page.h"
#include "rj-log-form.h"
#include "rj-milestone-dialog.h"
#include "rj-my-line-dialog.h"
#include "rj-meeting-editor.h"
#include "rj-mood-names-group.h"
#include "rj-masked-text.h"
#include "rj-medicine-editor.h"
#include "rj-mood-picker.h"
#include "rj-own-words-dialog.h"
#include "rj-passphrase-page.h"
#include "rj-person-button.h"
#include "rj-person-editor.h"
#include "rj-move-dialog.h"
#include "rj-nag-row.h"
#include "rj-own-line-dialog.h"
#include "rj-people-page.h"
#include "rj-places.h"
#include "rj-plan-item-dialog.h"
#include "rj-referral-editor.h"
#include "rj-repeat-rows.h"
#include "rj-popover.h"
#include "rj-preferences-dialog.h"
#include "rj-progress-page.h"
#include "rj-quick-note.h"
#include "rj-rating.h"
#include "rj-recovery-dialog.h"
#include "rj-reminder-group.h"
#include "rj-safety-keys.h"
#include "rj-saving-dialog.h"
#include "rj-spare-key-view.h"
#include "rj-starter-page.h"
#include "rj-strategy-dialog.h"
#include "rj-strategy-editor.h"
#include "rj-template-name-dialog.h"
#include "rj-lists-group.h"
#include "rj-scale-dialog.h"
#include "rj-service-editor.h"
#include "rj-sheet-form.h"
#include "rj-scale-ratings.h"
#include "rj-word-dialog.h"
#include "rj-tabs.h"
#include "rj-time-entry.h"
#include "rj-today-page.h"
#include "rj-trash-dialog.h"
#include "rj-visit-dialog.h"
#include "rj-welcome-page.h"
#include "rj-when.h"
#include "rj-window.h"
#include "rj-writing-dialog.h"

#include <adwaita.h>

/* Each type that a .blp names; a test compares this list with them. */
static void
ensure_types (void)
{
  g_type_ensure (RJ_TYPE_ALERT);
  g_type_ensure (RJ_TYPE_CHECK_IN_DIALOG);
  g_type_ensure (RJ_TYPE_CHIPS);
  g_type_ensure (RJ_TYPE_COPING_PAGE);
  g_type_ensure (RJ_TYPE_CRAVING_AGAIN);
  g_type_ensure (RJ_TYPE_CRAVING_DIALOG);
  g_type_ensure (RJ_TYPE_CRAVING_MORE);
  g_type_ensure (RJ_TYPE_DAMAGE_PAGE);
  g_type_ensure (RJ_TYPE_DAY_BUTTON);
  g_type_ensure (RJ_TYPE_DIALOG);
  g_type_ensure (RJ_TYPE_FRAME);
  g_type_ensure (RJ_TYPE_HELP_DIALOG);
  g_type_ensure (RJ_TYPE_JOURNAL_PAGE);
  g_type_ensure (RJ_TYPE_KEYS_GROUP);
  g_type_ensure (RJ_TYPE_NAG_ROW);
  g_type_ensure (RJ_TYPE_REMINDER_GROUP);
  g_type_ensure (RJ_TYPE_LOCK_PAGE);
  g_type_ensure (RJ_TYPE_LOG_FORM);
  g_type_ensure (RJ_TYPE_LISTS_GROUP);
  g_type_ensure (RJ_TYPE_SCALE_RATINGS);
  g_type_ensure (RJ_TYPE_MOOD_NAMES_GROUP);
  g_type_ensure (RJ_TYPE_MOOD_PICKER);
  g_type_ensure (RJ_TYPE_PASSPHRASE_PAGE);
  g_type_ensure (RJ_TYPE_PERSON_BUTTON);
  g_type_ensure (RJ_TYPE_PLAN_ITEM_DIALOG);
  g_type_ensure (RJ_TYPE_POPOVER);
  g_type_ensure (RJ_TYPE_PREFERENCES_DIALOG);
  g_type_ensure (RJ_TYPE_QUICK_NOTE);
  g_type_ensure (RJ_TYPE_RATING);
  g_type_ensure (RJ_TYPE_REPEAT_ROWS);
  g_type_ensure (RJ_TYPE_SPARE_KEY_VIEW);
  g_type_ensure (RJ_TYPE_STARTER_PAGE);
  g_type_ensure (RJ_TYPE_STRATEGY_DIALOG);
  g_type_ensure (RJ_TYPE_STRATEGY_EDITOR);
  g_type_ensure (RJ_TYPE_TABS);
  g_type_ensure (RJ_TYPE_TIME_ENTRY);
  g_type_ensure (RJ_TYPE_TODAY_PAGE);
  g_type_ensure (RJ_TYPE_TRASH_DIALOG);
  g_type_ensure (RJ_TYPE_WELCOME_PAGE);
  g_type_ensure (RJ_TYPE_WHEN);
  g_type_ensure (RJ_TYPE_WINDOW);
  g_type_ensure (RJ_TYPE_WRITING_DIALOG);
}

/* Forms: rj_forms_set ("check-in", "check-in/", rj_check_in_dialog_present); */
static void
register_pages (void)
{
  rj_places_set_page ("today", RJ_TYPE_TODAY_PAGE);
  rj_places_set_page ("coping", RJ_TYPE_COPING_PAGE);
  rj_places_set_page ("journal", RJ_TYPE_JOURNAL_PAGE);
  rj_places_set_page ("people", RJ_TYPE_PEOPLE_PAGE);
  rj_places_set_page ("progress", RJ_TYPE_PROGRESS_PAGE);
  rj_forms_set ("check-in", "check-in/", rj_check_in_dialog_open);
  rj_forms_set ("log-craving", "craving/", rj_craving_dialog_open);
  rj_forms_set ("plan-item", "plan-item/", rj_plan_item_dialog_open);
  rj_forms_set ("plan-move", "plan-move/", rj_move_dialog_open);
  rj_forms_set ("template-name", "template-name/", rj_template_name_dialog_open);
  rj_forms_set ("list-word", "list-word/", rj_word_dialog_open);
  rj_forms_set ("own-line", "own-line/", rj_own_line_dialog_open);
  rj_forms_set ("scale", "scale/", rj_scale_dialog_open);
  rj_forms_set ("medicine", "medicine/", rj_medicine_editor_open);
  rj_forms_set ("attendance", "attendance/", rj_attendance_dialog_open);
  rj_forms_set ("meeting", "meeting/", rj_meeting_editor_open);
  rj_forms_set ("person", "person/", rj_person_editor_open_draft);
  rj_forms_set ("letter", "letter/", rj_letter_editor_open_draft);
  rj_forms_set ("recovery", "recovery/", rj_recovery_dialog_open);
  rj_forms_set ("own-words", "own-words/", rj_own_words_dialog_open);
  rj_forms_set ("milestone", "milestone/", rj_milestone_dialog_open);
  rj_forms_set ("saving", "saving/", rj_saving_dialog_open);
  rj_forms_set ("worksheet", "worksheet/", rj_sheet_form_open_draft);
  rj_forms_set ("dose", "dose/", rj_dose_dialog_open);
  rj_forms_set ("visit", "visit/", rj_visit_dialog_open);
  rj_forms_set ("service", "service/", rj_service_editor_open);
  rj_forms_set ("referral", "referral/", rj_referral_editor_open);
  rj_forms_set ("write", "writing/", rj_writing_dialog_open);
  rj_forms_set ("wallet-card", "wallet-card/", rj_card_dialog_open);
  rj_forms_set ("my-line", "my-line/", rj_my_line_dialog_open);
  rj_forms_set ("coping-note", "coping/", rj_strategy_editor_open_draft);
}

void
rj_ui_init (void)
{
  static gboolean done;

  if (done)
    return;

  done = TRUE;
  adw_init ();
  rj_masked_text_init ();
  ensure_types ();
  register_pages ();
  rj_add_safety_keys_to_popovers ();
}
