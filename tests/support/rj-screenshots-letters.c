// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-screenshots-scenes.h"

#include <glib/gi18n-lib.h>

static void
wait_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
save (RjStore *store, const RjLetter *letter)
{
  RjLetters *letters = rj_store_get_letters (store);
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (RjLetter) answer = NULL;

  rj_letters_save_async (letters, letter, NULL, wait_cb, &saved);
  while (saved == NULL)
    g_main_context_iteration (NULL, TRUE);
  answer = rj_letters_save_finish (letters, saved, NULL);
  g_assert_nonnull (answer);
}

/* One offered today and whenever it is hard, one sealed. */
void
rj_scenes_add_letters (RjStore *store, RjClock *clock)
{
  RjDay today = rj_clock_get_today (clock);
  g_autoptr (RjLetter) now = rj_letter_new ();
  g_autoptr (RjLetter) later = rj_letter_new ();

  now->title = g_strdup (_ ("In a hard moment"));
  now->body = g_strdup (_ ("Nothing to catch up on. Today is a fine place to start."));
  now->record.day = today - 12;
  now->offers = RJ_LETTER_HARD_MOMENT | RJ_LETTER_STRONG | RJ_LETTER_AFTER_USE | RJ_LETTER_ON_DAY;
  now->offer_day = today;
  save (store, now);
  later->body = g_strdup (_ ("Nothing planned. That can be fine."));
  later->record.day = today - 3;
  later->offers = RJ_LETTER_HARD_MOMENT | RJ_LETTER_MILESTONE;
  later->milestone_from = today - 80;
  later->sealed_until = today + 34;
  save (store, later);
}
