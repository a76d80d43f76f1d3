// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-sqlite-store-private.h"

#include "rj-episode-table.h"
#include "rj-letter-table.h"
#include "rj-text.h"
#include "rj-uuid.h"

static gboolean
list (RjJob *job, RjConnection *connection, GError **error)
{
  GPtrArray *letters = rj_letter_table_list (connection, rj_job_get_now (job), error);

  if (letters != NULL)
    rj_job_answer_pointer (job, letters, (GDestroyNotify) g_ptr_array_unref);
  return letters != NULL;
}

static void
list_async (RjLetters *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  rj_sqlite_store_run (self, RJ_JOB_READ, list, NULL, NULL, cancellable, callback, user_data);
}

/* ---- What fits now ---- */

static void
here_free (gpointer data)
{
  rj_here_and_now_clear (data);
  g_free (data);
}

static void
add_offers (GPtrArray *offers,
            GPtrArray *letters,
            const RjLetterMoment *moment,
            const char *craving,
            gboolean by_rule)
{
  for (guint i = 0; i < letters->len; i++)
    {
      const RjLetter *letter = g_ptr_array_index (letters, i);
      RjLetterOffers rule = rj_letter_fits (letter, moment);

      if (by_rule && rule != 0)
        g_ptr_array_add (offers, rj_letter_offer_new (letter, rule, craving));
      else if (!by_rule && rule == 0 && (letter->offers & RJ_LETTER_HARD_MOMENT) != 0)
        g_ptr_array_add (offers, rj_letter_offer_new (letter, RJ_LETTER_HARD_MOMENT, craving));
    }
}

/* (transfer full) (nullable): (element-type RjLetterOffer) */
static GPtrArray *
load_offers (RjConnection *connection, const RjHereAndNow *here, GError **error)
{
  RjLetterMoment moment = { .now_us = here->now_us,
                            .today = rj_day_at (here->now_us, here->zone, here->day_end) };
  g_autoptr (GPtrArray) letters = rj_letter_table_list (connection, here->now_us, error);
  g_autofree char *craving = NULL;
  GPtrArray *offers = NULL;

  if (letters != NULL
      && rj_episode_table_find_felt (connection, here->now_us, RJ_LETTER_STRONG_FOR_US, &craving, error)
      && rj_letter_table_load_moment (connection, &moment, error))
    {
      offers = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_letter_offer_free);
      add_offers (offers, letters, &moment, craving, TRUE);
      add_offers (offers, letters, &moment, craving, FALSE);
    }
  rj_letter_moment_clear (&moment);
  return offers;
}

static gboolean
list_offers (RjJob *job, RjConnection *connection, GError **error)
{
  GPtrArray *offers = load_offers (connection, rj_job_get_data (job), error);

  if (offers != NULL)
    rj_job_answer_pointer (job, offers, (GDestroyNotify) g_ptr_array_unref);
  return offers != NULL;
}

static void
list_offers_async (RjLetters *self,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  RjHereAndNow *here = g_new0 (RjHereAndNow, 1);

  rj_sqlite_store_get_here_and_now (self, here);
  rj_sqlite_store_run (self, RJ_JOB_READ, list_offers, here, here_free, cancellable, callback, user_data);
}

/* ---- Changes ---- */

static gboolean
save (RjJob *job, RjConnection *connection, GError **error)
{
  RjLetter *letter = rj_job_get_data (job);
  gboolean is_new;

  if (!rj_letter_table_save (connection, letter, &is_new, error))
    return FALSE;
  rj_job_set_change (job, is_new ? RJ_CHANGE_ADD : RJ_CHANGE_EDIT, RJ_CHANGED_LETTER);
  rj_job_answer_pointer (job, rj_letter_copy (letter), (GDestroyNotify) rj_letter_free);
  return TRUE;
}

static void
save_async (RjLetters *self,
            const RjLetter *letter,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  RjLetter *copy = rj_letter_copy (letter);

  rj_sqlite_store_prepare_record (self, &copy->record);
  rj_text_make_valid (&copy->title);
  rj_text_make_valid (&copy->body);
  if (copy->body == NULL)
    copy->body = g_strdup ("");
  rj_sqlite_store_run (self, RJ_JOB_CHANGE, save, copy, (GDestroyNotify) rj_letter_free, cancellable,
                       callback, user_data);
}

static gboolean
delete_letter (RjJob *job, RjConnection *connection, GError **error)
{
  rj_job_set_change (job, RJ_CHANGE_DELETE, RJ_CHANGED_LETTER);
  return rj_letter_table_delete (connection, rj_job_get_data (job), rj_job_get_now (job), error);
}

static void
delete_async (RjLetters *self,
              const char *id,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  rj_sqlite_store_run (self, RJ_JOB_CHANGE, delete_letter, g_strdup (id), g_free, cancellable, callback,
                       user_data);
}

typedef struct {
  char *use_id;
  char *id;
  char *craving_id;
  RjLetterAnswer answer;
  gint64 at_us;
  RjDay day;
} Answer;

static void
answer_free (Answer *self)
{
  g_free (self->use_id);
  g_free (self->id);
  g_free (self->craving_id);
  g_free (self);
}

static gboolean
write_answer (RjJob *job, RjConnection *connection, GError **error)
{
  const Answer *answer = rj_job_get_data (job);
  g_autofree char *craving = NULL;

  /* It may have been offered a while ago. */
  if (answer->craving_id != NULL
      && !rj_episode_table_find_felt (connection, answer->at_us, RJ_LETTER_STRONG_FOR_US, &craving, error))
    return FALSE;
  rj_job_set_change (job, RJ_CHANGE_MARK, RJ_CHANGED_LETTER);
  return rj_letter_table_answer (connection, answer->use_id, answer->id, answer->at_us, answer->day,
                                 answer->answer, craving, error);
}

static void
answer_async (RjLetters *self,
              const char *use_id,
              const char *id,
              RjLetterAnswer answer,
              const char *craving_id,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  Answer *data = g_new0 (Answer, 1);

  data->at_us = rj_sqlite_store_get_now (self);
  data->day = rj_clock_get_today (rj_sqlite_store_get_clock (self));
  data->use_id = use_id != NULL ? g_strdup (use_id) : rj_uuid_new (data->at_us);
  data->id = g_strdup (id);
  data->craving_id = g_strdup (craving_id);
  data->answer = answer;
  /* Somebody who wants a step back means what they did, not what they read meanwhile. */
  rj_sqlite_store_run (self, answer == RJ_LETTER_READ ? RJ_JOB_QUIET : RJ_JOB_CHANGE, write_answer, data,
                       (GDestroyNotify) answer_free, cancellable, callback, user_data);
}

static gboolean
put_off (RjJob *job, RjConnection *connection, GError **error)
{
  const RjHereAndNow *here = rj_job_get_data (job);
  RjDay today = rj_day_at (here->now_us, here->zone, here->day_end);
  g_autoptr (GPtrArray) offers = load_offers (connection, here, error);

  rj_job_set_change (job, RJ_CHANGE_MARK, RJ_CHANGED_LETTER);
  for (guint i = 0; offers != NULL && i < offers->len; i++)
    {
      const RjLetterOffer *offer = g_ptr_array_index (offers, i);
      g_autofree char *use_id = rj_uuid_new (here->now_us);

      if (offer->rule != RJ_LETTER_HARD_MOMENT
          && !rj_letter_table_answer (connection, use_id, offer->letter->record.id, here->now_us, today,
                                      RJ_LETTER_NOT_NOW, offer->craving_id, error))
        return FALSE;
    }
  return offers != NULL;
}

static void
put_off_async (RjLetters *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  RjHereAndNow *here = g_new0 (RjHereAndNow, 1);

  rj_sqlite_store_get_here_and_now (self, here);
  rj_sqlite_store_run (self, RJ_JOB_CHANGE, put_off, here, here_free, cancellable, callback, user_data);
}

void
rj_sqlite_letters_iface_init (RjLettersInterface *iface)
{
  iface->list_async = list_async;
  iface->list_offers_async = list_offers_async;
  iface->save_async = save_async;
  iface->delete_async = delete_async;
  iface->answer_async = answer_async;
  iface->put_off_async = put_off_async;
}
