// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-people.h"

G_DEFINE_INTERFACE (RjPeople, rj_people, G_TYPE_OBJECT)

static void
rj_people_default_init (RjPeopleInterface *iface)
{
}

const RjPerson *
rj_people_find (GPtrArray *people, const char *id)
{
  g_return_val_if_fail (people != NULL, NULL);

  for (guint i = 0; id != NULL && i < people->len; i++)
    {
      const RjPerson *person = g_ptr_array_index (people, i);

      if (g_strcmp0 (person->record.id, id) == 0)
        return person;
    }
  return NULL;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const RjPerson *one = *(const RjPerson *const *) a;
  const RjPerson *other = *(const RjPerson *const *) b;
  int order;

  if (one->first != other->first)
    return one->first ? -1 : 1;
  order = g_utf8_collate (one->name, other->name);
  return order != 0 ? order : g_strcmp0 (one->record.id, other->record.id);
}

void
rj_people_sort (GPtrArray *people)
{
  g_return_if_fail (people != NULL);

  g_ptr_array_sort (people, compare);
}

void
rj_people_list_async (RjPeople *self,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_return_if_fail (RJ_IS_PEOPLE (self));

  RJ_PEOPLE_GET_IFACE (self)->list_async (self, cancellable, callback, user_data);
}

GPtrArray *
rj_people_list_finish (RjPeople *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_people_save_async (RjPeople *self,
                      const RjPerson *person,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_return_if_fail (RJ_IS_PEOPLE (self));

  RJ_PEOPLE_GET_IFACE (self)->save_async (self, person, cancellable, callback, user_data);
}

RjPerson *
rj_people_save_finish (RjPeople *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_people_delete_async (RjPeople *self,
                        const char *id,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (RJ_IS_PEOPLE (self));

  RJ_PEOPLE_GET_IFACE (self)->delete_async (self, id, cancellable, callback, user_data);
}

gboolean
rj_people_delete_finish (RjPeople *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
rj_people_list_talks_async (RjPeople *self,
                            const char *person,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (RJ_IS_PEOPLE (self));

  RJ_PEOPLE_GET_IFACE (self)->list_talks_async (self, person, cancellable, callback, user_data);
}

GPtrArray *
rj_people_list_talks_finish (RjPeople *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_people_add_talk_async (RjPeople *self,
                          const RjTalk *talk,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (RJ_IS_PEOPLE (self));

  RJ_PEOPLE_GET_IFACE (self)->add_talk_async (self, talk, cancellable, callback, user_data);
}

RjTalk *
rj_people_add_talk_finish (RjPeople *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_people_delete_talk_async (RjPeople *self,
                             const char *id,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (RJ_IS_PEOPLE (self));

  RJ_PEOPLE_GET_IFACE (self)->delete_talk_async (self, id, cancellable, callback, user_data);
}

gboolean
rj_people_delete_talk_finish (RjPeople *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
