// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-people-taker.h"

#include "rj-text.h"

G_DEFINE_INTERFACE (RjPeopleTaker, rj_people_taker, G_TYPE_OBJECT)

static void
rj_people_taker_default_init (RjPeopleTakerInterface *iface)
{
}

/* ---- Who is who ---- */

struct _RjPeopleIndex {
  GHashTable *known; /* name and way → RjPerson */
};

/* (transfer full): by which a way is known again: the digits of a number, the words of anything else */
static char *
dup_way (const RjReach *reach)
{
  g_autofree char *digits = rj_reach_dup_digits (reach);
  g_autofree char *folded = digits == NULL ? g_strstrip (rj_text_fold (reach->value)) : NULL;

  return g_strconcat (rj_reach_is_number (reach) ? "#" : "", digits != NULL ? digits : folded, NULL);
}

/* @way: (nullable): %NULL: the name alone. (transfer full) */
static char *
dup_key (const RjPerson *person, const RjReach *way)
{
  g_autofree char *name = g_strstrip (rj_text_fold (person->name));
  g_autofree char *its = way != NULL ? dup_way (way) : NULL;

  return g_strconcat (name, "\n", its, NULL);
}

RjPeopleIndex *
rj_people_index_new (GPtrArray *people)
{
  RjPeopleIndex *self = g_new0 (RjPeopleIndex, 1);

  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < people->len; i++)
    rj_people_index_add (self, g_ptr_array_index (people, i));
  return self;
}

void
rj_people_index_free (RjPeopleIndex *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->known);
  g_free (self);
}

/* Of two with the same name and way, the first one. */
static void
insert (RjPeopleIndex *self, char *key, RjPerson *person)
{
  if (g_hash_table_contains (self->known, key))
    g_free (key);
  else
    g_hash_table_insert (self->known, key, person);
}

void
rj_people_index_add (RjPeopleIndex *self, RjPerson *person)
{
  insert (self, dup_key (person, NULL), person);
  for (guint i = 0; i < person->reaches->len; i++)
    insert (self, dup_key (person, g_ptr_array_index (person->reaches, i)), person);
}

RjPerson *
rj_people_index_find (RjPeopleIndex *self, const RjPerson *other)
{
  g_autofree char *name = dup_key (other, NULL);

  for (guint i = 0; i < other->reaches->len; i++)
    {
      g_autofree char *key = dup_key (other, g_ptr_array_index (other->reaches, i));
      RjPerson *person = g_hash_table_lookup (self->known, key);

      if (person != NULL)
        return person;
    }
  return other->reaches->len == 0 ? g_hash_table_lookup (self->known, name) : NULL;
}

gboolean
rj_person_take_news (RjPerson *self, const RjPerson *news)
{
  g_autoptr (GHashTable) ways = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean changed = FALSE;

  for (guint i = 0; i < self->reaches->len; i++)
    g_hash_table_add (ways, dup_way (g_ptr_array_index (self->reaches, i)));
  for (guint i = 0; i < news->reaches->len && self->reaches->len < RJ_PERSON_MOST_TAKEN; i++)
    {
      const RjReach *way = g_ptr_array_index (news->reaches, i);

      if (!g_hash_table_add (ways, dup_way (way)))
        continue;
      g_ptr_array_add (self->reaches, rj_reach_new (way->kind, way->label, way->value));
      changed = TRUE;
    }
  if (rj_text_is_blank (self->note) && !rj_text_is_blank (news->note))
    {
      g_set_str (&self->note, news->note);
      changed = TRUE;
    }
  return changed;
}

/* ---- The interface ---- */

void
rj_people_taker_take_async (RjPeopleTaker *self,
                            GPtrArray *people,
                            gboolean save,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (RJ_IS_PEOPLE_TAKER (self));
  g_return_if_fail (people != NULL);

  RJ_PEOPLE_TAKER_GET_IFACE (self)->take_async (self, people, save, cancellable, callback, user_data);
}

GArray *
rj_people_taker_take_finish (RjPeopleTaker *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
