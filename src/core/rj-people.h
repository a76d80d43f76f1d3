// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-person.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* (transfer none) (nullable): the one of that id in @people, of RjPerson. @id: (nullable) */
const RjPerson *rj_people_find (GPtrArray *people, const char *id);
/* "My one person" first, then by name in the order of the language; nobody is ranked. */
void rj_people_sort (GPtrArray *people);

#define RJ_TYPE_PEOPLE (rj_people_get_type ())
G_DECLARE_INTERFACE (RjPeople, rj_people, RJ, PEOPLE, GObject)

/**
 * RjPeople: who the person can turn to, and when they were in touch. Main thread only; answers come there.
 */
struct _RjPeopleInterface {
  GTypeInterface parent_iface;

  void (*list_async) (RjPeople *self,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
  void (*save_async) (RjPeople *self,
                      const RjPerson *person,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
  void (*delete_async) (RjPeople *self,
                        const char *id,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
  void (*list_talks_async) (RjPeople *self,
                            const char *person,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
  void (*add_talk_async) (RjPeople *self,
                          const RjTalk *talk,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
  void (*delete_talk_async) (RjPeople *self,
                             const char *id,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
};

/* Finish: (element-type RjPerson): all, as rj_people_sort() puts them. */
void rj_people_list_async (RjPeople *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
GPtrArray *rj_people_list_finish (RjPeople *self, GAsyncResult *result, GError **error);

/* Inserts one without id, replaces one with it. When it is "my one person" nobody else is, any more: one step
 * of undo. RJ_STORE_ERROR_INVALID without a name. */
void rj_people_save_async (RjPeople *self,
                           const RjPerson *person,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
RjPerson *rj_people_save_finish (RjPeople *self, GAsyncResult *result, GError **error);

/* What was noted about being in touch goes with them and comes back with them. */
void rj_people_delete_async (RjPeople *self,
                             const char *id,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean rj_people_delete_finish (RjPeople *self, GAsyncResult *result, GError **error);

/* Finish: (element-type RjTalk): what was noted with @person, a person's id, the newest first. */
void rj_people_list_talks_async (RjPeople *self,
                                 const char *person,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GPtrArray *rj_people_list_talks_finish (RjPeople *self, GAsyncResult *result, GError **error);

/* Adds a line to the contact ledger; a step of undo. RJ_STORE_ERROR_NOT_FOUND when there is no such person.
 */
void rj_people_add_talk_async (RjPeople *self,
                               const RjTalk *talk,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
RjTalk *rj_people_add_talk_finish (RjPeople *self, GAsyncResult *result, GError **error);

void rj_people_delete_talk_async (RjPeople *self,
                                  const char *id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean rj_people_delete_talk_finish (RjPeople *self, GAsyncResult *result, GError **error);

G_END_DECLS
