// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-people.h"

G_BEGIN_DECLS

/* What becomes of somebody who comes from elsewhere. */
typedef enum {
  RJ_TAKEN_NEW,
  RJ_TAKEN_CHANGED, /* is there already, and something is added */
  RJ_TAKEN_KNOWN,   /* is there already, with all of it */
} RjTaken;

/* As many ways to reach somebody as are added to them out of files. */
#define RJ_PERSON_MOST_TAKEN 100

/**
 * RjPeopleIndex: who is who. Somebody is known again by the same name, however it is written, and a way to
 * reach them in common, a number by its digits; without any way of their own, the name has to do. Two who
 * share only a name, or only a number, are two. Looking does not get slower with many.
 */
typedef struct _RjPeopleIndex RjPeopleIndex;

/* @people: (element-type RjPerson): live as long as it */
RjPeopleIndex *rj_people_index_new (GPtrArray *people);
void rj_people_index_free (RjPeopleIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjPeopleIndex, rj_people_index_free)
/* @person: lives as long as @self; also one that is in it, and has more ways now */
void rj_people_index_add (RjPeopleIndex *self, RjPerson *person);
/* (transfer none) (nullable) */
RjPerson *rj_people_index_find (RjPeopleIndex *self, const RjPerson *other);

/* Adds to @self what is only in @news: ways to reach them, up to RJ_PERSON_MOST_TAKEN, and a note where there
 * was none. What the person wrote stays as it is. Returns: was there anything? */
gboolean rj_person_take_news (RjPerson *self, const RjPerson *news);

#define RJ_TYPE_PEOPLE_TAKER (rj_people_taker_get_type ())
G_DECLARE_INTERFACE (RjPeopleTaker, rj_people_taker, RJ, PEOPLE_TAKER, GObject)

/* RjPeopleTaker: what #RjPeople can also do: many at once, out of a file. Main thread only. */
struct _RjPeopleTakerInterface {
  GTypeInterface parent_iface;

  void (*take_async) (RjPeopleTaker *self,
                      GPtrArray *people,
                      gboolean save,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
};

/**
 * rj_people_taker_take_async:
 * @people: (element-type RjPerson): without ids
 * @save: %FALSE: only looks
 *
 * Takes them in as one change (RJ_CHANGE_IMPORT): who is there already, see #RjPeopleIndex, keeps all
 * that they have.
 *
 * Finish: (element-type RjTaken): for each of @people. RJ_STORE_ERROR_INVALID when one has no name: nobody
 * was taken in then.
 */
void rj_people_taker_take_async (RjPeopleTaker *self,
                                 GPtrArray *people,
                                 gboolean save,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GArray *rj_people_taker_take_finish (RjPeopleTaker *self, GAsyncResult *result, GError **error);

G_END_DECLS
