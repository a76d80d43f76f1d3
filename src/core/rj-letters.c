// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-letters.h"

G_DEFINE_INTERFACE (RjLetters, rj_letters, G_TYPE_OBJECT)

static void
rj_letters_default_init (RjLettersInterface *iface)
{
}

RjLetterOffer *
rj_letter_offer_new (const RjLetter *letter, RjLetterOffers rule, const char *craving_id)
{
  RjLetterOffer *self = g_new0 (RjLetterOffer, 1);

  self->letter = rj_letter_copy (letter);
  self->rule = rule;
  self->craving_id = g_strdup (craving_id);
  return self;
}

void
rj_letter_offer_free (RjLetterOffer *self)
{
  if (self == NULL)
    return;
  rj_letter_free (self->letter);
  g_free (self->craving_id);
  g_free (self);
}

const RjLetter *
rj_letters_find (GPtrArray *letters, const char *id)
{
  g_return_val_if_fail (letters != NULL, NULL);

  for (guint i = 0; id != NULL && i < letters->len; i++)
    {
      const RjLetter *letter = g_ptr_array_index (letters, i);

      if (g_strcmp0 (letter->record.id, id) == 0)
        return letter;
    }
  return NULL;
}

void
rj_letters_list_async (RjLetters *self,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (RJ_IS_LETTERS (self));

  RJ_LETTERS_GET_IFACE (self)->list_async (self, cancellable, callback, user_data);
}

GPtrArray *
rj_letters_list_finish (RjLetters *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_letters_list_offers_async (RjLetters *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (RJ_IS_LETTERS (self));

  RJ_LETTERS_GET_IFACE (self)->list_offers_async (self, cancellable, callback, user_data);
}

GPtrArray *
rj_letters_list_offers_finish (RjLetters *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_letters_save_async (RjLetters *self,
                       const RjLetter *letter,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (RJ_IS_LETTERS (self));

  RJ_LETTERS_GET_IFACE (self)->save_async (self, letter, cancellable, callback, user_data);
}

RjLetter *
rj_letters_save_finish (RjLetters *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_letters_delete_async (RjLetters *self,
                         const char *id,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (RJ_IS_LETTERS (self));

  RJ_LETTERS_GET_IFACE (self)->delete_async (self, id, cancellable, callback, user_data);
}

gboolean
rj_letters_delete_finish (RjLetters *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
rj_letters_answer_async (RjLetters *self,
                         const char *use_id,
                         const char *id,
                         RjLetterAnswer answer,
                         const char *craving_id,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (RJ_IS_LETTERS (self));

  RJ_LETTERS_GET_IFACE (self)->answer_async (self, use_id, id, answer, craving_id, cancellable, callback,
                                             user_data);
}

void
rj_letters_put_off_async (RjLetters *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (RJ_IS_LETTERS (self));

  RJ_LETTERS_GET_IFACE (self)->put_off_async (self, cancellable, callback, user_data);
}

gboolean
rj_letters_answer_finish (RjLetters *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
