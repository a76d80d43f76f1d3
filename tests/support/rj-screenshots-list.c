// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-screenshots-scenes.h"

#include "rj-backup-card.h"
#include "rj-vault-rotation.h"

#define KEY_WAITS "press Start|fill 0 river lantern oats|fill 1 river lantern oats|press Next|await Print"
#define UNLOCK    "fill 0 river lantern oats|press Unlock"
#define DELETED                                                                                             \
  "action win.place journal|entry 1|press Delete this entry|action win.place today|item row.delete|action " \
  "win.trash|await Delete all of it for good…"
#define BACKUPS UNLOCK "|await Write|action win.preferences|row Backups, restore, another computer"
#define KEYS    UNLOCK "|await Write|action win.preferences|row "
#define COPIES  "|nth 0|await Use this backup"
#define ASK_KEY                                                             \
  UNLOCK "|await Write|prefer " RJ_PREFERENCE_SPARE_KEY_CONFIRMED           \
         " yes|prefer " RJ_PREFERENCE_SPARE_KEY_ASK_AT " 1|await Type two " \
         "groups|scroll"
#define ONE_NOTE "action win.place coping|nth 5"

static const RjScene scenes[] = {
  { "01-welcome", RJ_SCENE_FIRST_RUN, "" },
  { "01-have", RJ_SCENE_FIRST_RUN, "press I already have a journal" },
  { "02-passphrase", RJ_SCENE_FIRST_RUN, "press Start" },
  { "02-passphrase-weak", RJ_SCENE_FIRST_RUN, "press Start|fill 0 password|fill 1 passwort" },
  { "02-passphrase-words", RJ_SCENE_FIRST_RUN, "press Start|press Suggest five words|scroll" },
  { "03-look-around", RJ_SCENE_FIRST_RUN, "press Look around first|await Write" },
  { "04-spare-key", RJ_SCENE_FIRST_RUN, KEY_WAITS },
  { "04-spare-key-end", RJ_SCENE_FIRST_RUN, KEY_WAITS "|fill 0 AAAA|fill 1 AAAA|scroll" },
  { "04-spare-key-paper", RJ_SCENE_FIRST_RUN, "paper" },
  { "05-starter", RJ_SCENE_FIRST_RUN, KEY_WAITS "|press Do this within a week|await Go to today" },
  { "05-starter-home", RJ_SCENE_FIRST_RUN,
    KEY_WAITS "|press Do this within a week|await Go to today|nth 1|scroll" },
  { "06-spare-key-waits", RJ_SCENE_FIRST_RUN,
    KEY_WAITS "|press Do this within a week|await Go to today|press Go to today|await Write" },
  { "06-spare-key-again", RJ_SCENE_FIRST_RUN,
    KEY_WAITS "|press Do this within a week|await Go to today|press Go to today|await Write|"
              "action win.spare-key" },
  { "10-lock", RJ_SCENE_LOCKED, "" },
  { "10-lock-note", RJ_SCENE_LOCKED, "action win.log-craving|rate 7" },
  { "10-lock-noted", RJ_SCENE_LOCKED, "action win.log-craving|rate 7|press Save|await Rate it again" },
  { "11-lock-help", RJ_SCENE_LOCKED, "action win.help-now" },
  { "12-lock-cannot-get-in", RJ_SCENE_LOCKED, "press Can't get in?" },
  { "12-lock-spare-key-slip", RJ_SCENE_LOCKED,
    "press Can't get in?|fill 0 7TQR|press Open with the spare key|"
    "see There is a slip in the spare key. Please compare it group by group." },
  { "12-lock-new-passphrase", RJ_SCENE_LOCKED,
    "press Can't get in?|fill-key 0|press Open with the spare key|await Suggest five words" },
  { "12-lock-backups", RJ_SCENE_LOCKED,
    "press Can't get in?|press Open a backup|see Open a backup from a file…" },
  { "12-lock-backups-list", RJ_SCENE_LONG_AGO,
    "press Can't get in?|press Open a backup|see Open a backup from a file…" },
  { "12-lock-backup", RJ_SCENE_LONG_AGO, "press Can't get in?|press Open a backup|nth 0|await Look inside" },
  { "12-lock-backup-preview", RJ_SCENE_LONG_AGO,
    "press Can't get in?|press Open a backup|nth 0|fill 0 river lantern oats|press Look inside|await Use "
    "this backup" },
  { "13-lock-wrong", RJ_SCENE_LOCKED, "fill 0 something else|press Unlock|await Use the spare key" },
  { "14-lock-elsewhere", RJ_SCENE_OPEN_ELSEWHERE, UNLOCK "|await Try again" },
  { "15-lock-damaged", RJ_SCENE_DAMAGED, UNLOCK "|await Look, change nothing" },
  { "16-lock-key-damaged", RJ_SCENE_KEY_DAMAGED, UNLOCK "|await Use the spare key" },
  { "17-lock-soon", RJ_SCENE_FULL, "lock-soon" },
  { "18-unlock-news", RJ_SCENE_LOCKED,
    "action win.log-craving|rate 7|press Save|await Rate it again|fill 0 something else|"
    "press Unlock|await Use the spare key|" UNLOCK "|await Undo" },
  { "18-unlock-long-ago", RJ_SCENE_LONG_AGO, UNLOCK "|see Good to see you." },
  { "18-unlock-broken-off", RJ_SCENE_LOCKED,
    UNLOCK "|await Write|prefer " RJ_PREFERENCE_OF_FILE "interrupted-work restore|news|await Choose again" },
  { "19-spare-key-card", RJ_SCENE_LOCKED, ASK_KEY },
  { "19-spare-key-check", RJ_SCENE_LOCKED, ASK_KEY "|press Type two groups" },
  { "19-backup-card", RJ_SCENE_LOCKED,
    UNLOCK "|await Write|prefer " RJ_PREFERENCE_BACKUP_ASKED " 1|await Make a backup|scroll" },
  { "20-today", RJ_SCENE_FULL, "action win.place today" },
  { "20-today-end", RJ_SCENE_FULL, "action win.place today|scroll" },
  { "20-today-tomorrow", RJ_SCENE_FULL, "action win.place today|action win.next" },
  { "20-today-yesterday", RJ_SCENE_FULL, "action win.place today|action win.previous" },
  { "21-today-empty", RJ_SCENE_EMPTY, "action win.place today" },
  { "22-plan-item-new", RJ_SCENE_FULL, "action win.place today|action win.new" },
  { "22-plan-item-weekly", RJ_SCENE_FULL, "action win.place today|action win.new|pick 1 2" },
  { "22-plan-item-end", RJ_SCENE_FULL, "action win.place today|action win.new|fill 1 18:30|scroll" },
  { "22-plan-item-edit", RJ_SCENE_FULL, "action win.place today|item row.edit" },
  { "22-plan-item-zone", RJ_SCENE_FULL, "action win.place today|action win.new|drop 3|popover" },
  { "23-today-evening", RJ_SCENE_EVENING, "action win.place today" },
  { "23-today-close", RJ_SCENE_EVENING, "action win.place today|scroll" },
  { "24-today-checked-in", RJ_SCENE_FULL, "action win.place today|press mood^Okay" },
  { "24-today-not-saved", RJ_SCENE_FULL, "action win.place today|fail" },
  { "25-calendar", RJ_SCENE_FULL, "action win.place today|calendar|popover" },
  { "26-item-menu", RJ_SCENE_FULL, "action win.place today|open More|popover" },
  { "26-item-deleted", RJ_SCENE_FULL, "action win.place today|item row.delete" },
  { "26-item-not-today", RJ_SCENE_FULL, "action win.place today|item row.not-today" },
  { "26-item-steps", RJ_SCENE_FULL, "action win.place today|item row.do-now" },
  { "26-move", RJ_SCENE_FULL, "action win.place today|item row.move" },
  { "27-main-menu", RJ_SCENE_FULL, "open Main menu|popover" },
  { "28-small-day", RJ_SCENE_FULL, "action win.place today|calendar|check Small day: three things" },
  { "29-today-quiet", RJ_SCENE_SHARED, "action win.place today" },
  { "30-craving", RJ_SCENE_FULL, "action win.log-craving" },
  { "31-check-in", RJ_SCENE_FULL, "action win.check-in" },
  { "31-check-in-more", RJ_SCENE_FULL, "action win.check-in|expand|scroll" },
  { "32-write", RJ_SCENE_FULL, "action win.write" },
  { "32-write-earlier", RJ_SCENE_FULL, "action win.write|press when^Earlier…" },
  { "32-write-keep", RJ_SCENE_FULL, "action win.write|fill 0 A letter|press Cancel" },
  { "33-craving-more", RJ_SCENE_FULL, "action win.log-craving|rate 7|expand" },
  { "33-craving-end", RJ_SCENE_FULL, "action win.log-craving|rate 7|expand|scroll" },
  { "33-craving-earlier", RJ_SCENE_FULL, "action win.log-craving|press when^Earlier…" },
  { "33-craving-another", RJ_SCENE_FULL, "action win.log-craving|press Add another earlier one|scroll" },
  { "34-craving-strong", RJ_SCENE_FULL, "action win.log-craving|rate 9|press Save" },
  { "40-journal", RJ_SCENE_FULL, "action win.place journal" },
  { "40-journal-day", RJ_SCENE_FULL, "action win.place journal|open Go to a day|popover" },
  { "41-journal-empty", RJ_SCENE_EMPTY, "action win.place journal" },
  { "42-journal-mood", RJ_SCENE_FULL, "action win.place journal|tab mood" },
  { "42-journal-cravings", RJ_SCENE_FULL, "action win.place journal|tab cravings" },
  { "42-journal-no-cravings", RJ_SCENE_EMPTY, "action win.place journal|tab cravings" },
  { "43-entry-writing", RJ_SCENE_FULL, "action win.place journal|entry 0" },
  { "43-entry-check-in", RJ_SCENE_FULL, "action win.place journal|entry 1" },
  { "43-entry-craving", RJ_SCENE_FULL, "action win.place journal|entry 3|scroll" },
  { "44-entry-deleted", RJ_SCENE_FULL, "action win.place journal|entry 1|press Delete this entry" },
  { "45-trash", RJ_SCENE_FULL, DELETED },
  { "45-trash-unfolded", RJ_SCENE_FULL, DELETED "|expand|await Put back" },
  { "45-trash-ask", RJ_SCENE_FULL, DELETED "|press Delete all of it for good…" },
  { "46-trash-empty", RJ_SCENE_EMPTY, "action win.trash" },
  { "45-journal-previews", RJ_SCENE_SHARED, "action win.place journal" },
  { "45-journal-shown", RJ_SCENE_SHARED, "action win.place journal|press Show" },
  { "50-coping", RJ_SCENE_FULL, "action win.place coping" },
  { "51-coping-empty", RJ_SCENE_EMPTY, "action win.place coping" },
  { "51-coping-nothing-found", RJ_SCENE_FULL, "action win.place coping|fill 0 zebra" },
  { "51-coping-no-favourite", RJ_SCENE_FULL, "action win.place coping|press Favourites only" },
  { "52-coping-note", RJ_SCENE_FULL, ONE_NOTE },
  { "52-coping-note-end", RJ_SCENE_FULL, ONE_NOTE "|scroll" },
  { "52-coping-note-menu", RJ_SCENE_FULL, ONE_NOTE "|open More|popover" },
  { "53-coping-use", RJ_SCENE_FULL, "action win.place coping|nth 30|press Use it now" },
  { "53-coping-did-it", RJ_SCENE_FULL, "action win.place coping|nth 30|press Use it now|press I did it" },
  { "54-coping-edit", RJ_SCENE_FULL, ONE_NOTE "|action note.edit" },
  { "54-coping-edit-end", RJ_SCENE_FULL, ONE_NOTE "|action note.edit|scroll" },
  { "55-coping-new", RJ_SCENE_FULL, "action win.place coping|action win.new" },
  { "60-help-now", RJ_SCENE_FULL, "action win.help-now" },
  { "61-help-breathe", RJ_SCENE_FULL, "action win.help-now|row Breathe with me" },
  { "61-help-breathe-moving", RJ_SCENE_FULL, "move|action win.help-now|row Breathe with me" },
  { "62-help-talk", RJ_SCENE_FULL, "action win.help-now|row Talk to someone" },
  { "62-help-talk-end", RJ_SCENE_FULL, "action win.help-now|row Talk to someone|scroll" },
  { "62-help-code", RJ_SCENE_FULL, "action win.help-now|row Talk to someone|open QR|popover" },
  { "63-help-wake", RJ_SCENE_FULL, "action win.help-now|row Someone won't wake up" },
  { "63-help-wake-more", RJ_SCENE_FULL, "action win.help-now|row Someone won't wake up|expand|scroll" },
  { "63-help-unwell", RJ_SCENE_FULL,
    "action win.help-now|row Someone won't wake up|action help.open unwell" },
  { "64-help-no-country", RJ_SCENE_NO_COUNTRY, "action win.help-now" },
  { "64-help-no-country-talk", RJ_SCENE_NO_COUNTRY, "action win.help-now|row Talk to someone" },
  { "64-help-no-country-wake", RJ_SCENE_NO_COUNTRY, "action win.help-now|row Someone won't wake up" },
  { "64-help-countries", RJ_SCENE_NO_COUNTRY, "action win.help-now|press Which country are you in?" },
  { "70-preferences", RJ_SCENE_FULL, "action win.preferences" },
  { "70-preferences-end", RJ_SCENE_FULL, "action win.preferences|scroll" },
  { "47-cover", RJ_SCENE_SHARED, "action win.place journal|leave" },
  { "70-preferences-shared", RJ_SCENE_SHARED, "action win.preferences" },
  { "70-preferences-loud", RJ_SCENE_SHARED,
    "action win.preferences|switch Hidden previews|switch Cover the window|"
    "switch Lock when the window is put away|switch Quiet words" },
  { "71-backups", RJ_SCENE_LOCKED, BACKUPS },
  { "71-backups-move", RJ_SCENE_LOCKED, BACKUPS "|row Move to a new computer" },
  { "71-backups-remove", RJ_SCENE_LOCKED, BACKUPS "|row Remove everything" },
  { "71-backups-end", RJ_SCENE_LOCKED, BACKUPS "|scroll" },
  { "71-backups-list", RJ_SCENE_LONG_AGO, BACKUPS },
  { "71-backups-preview", RJ_SCENE_LONG_AGO, BACKUPS COPIES },
  { "71-keys", RJ_SCENE_LOCKED, KEYS "Change passphrase" },
  { "71-keys-spare-key", RJ_SCENE_LOCKED, KEYS "Make a new spare key" },
  { "71-keys-new", RJ_SCENE_LOCKED,
    KEYS "Add a second passphrase|fill 0 river lantern oats|press Next|see Choose a second passphrase." },
  { "71-about", RJ_SCENE_FULL, "action win.about" },
  { "71-about-details", RJ_SCENE_FULL, "action win.about|row Details" },
  { "71-about-legal", RJ_SCENE_FULL, "action win.about|row Legal" },
  { "72-shortcuts", RJ_SCENE_FULL, "action win.shortcuts" },
  { "72-shortcuts-end", RJ_SCENE_FULL, "action win.shortcuts|scroll" },
  { NULL, RJ_SCENE_FULL, NULL },
};

const RjScene *
rj_scenes_get (void)
{
  return scenes;
}
