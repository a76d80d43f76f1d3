// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-letter-answer.h"

#include "rj-letters.h"

#include <glib/gi18n-lib.h>

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjContext) context = user_data;
  g_autoptr (GError) error = NULL;

  if (!rj_letters_answer_finish (RJ_LETTERS (source), result, &error))
    rj_context_report (context, error);
}

void
rj_letter_answer_read (RjContext *context, const char *id, const char *craving_id)
{
  g_return_if_fail (RJ_IS_CONTEXT (context));

  if (!rj_context_get_for_reading (context))
    rj_letters_answer_async (rj_store_get_letters (rj_context_get_store (context)), NULL, id, RJ_LETTER_READ,
                             craving_id, NULL, answered_cb, g_object_ref (context));
}

void
rj_letter_answer_not_now (RjContext *context)
{
  g_return_if_fail (RJ_IS_CONTEXT (context));

  if (!rj_context_get_for_reading (context))
    rj_letters_put_off_async (rj_store_get_letters (rj_context_get_store (context)), NULL, answered_cb,
                              g_object_ref (context));
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjContext) context = user_data;
  g_autoptr (GError) error = NULL;

  if (rj_letters_delete_finish (RJ_LETTERS (source), result, &error))
    rj_context_toast (context, _ ("Deleted."), TRUE);
  else
    rj_context_report (context, error);
}

void
rj_letter_answer_delete (RjContext *context, const char *id)
{
  g_return_if_fail (RJ_IS_CONTEXT (context));

  rj_letters_delete_async (rj_store_get_letters (rj_context_get_store (context)), id, NULL, deleted_cb,
                           g_object_ref (context));
}
