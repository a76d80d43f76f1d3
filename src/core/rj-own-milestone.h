// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-milestones.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Choices about milestones, kept as preferences in the file. */
/* unset: a milestone of the days is noticed on Today, quietly; "off" */
#define RJ_PREFERENCE_MILESTONES "milestones"
/* The last day whose milestone was closed on Today, ISO 8601. */
#define RJ_PREFERENCE_MILESTONE_CLOSED "milestone-closed"
/* unset: what comes next is not shown; "yes" */
#define RJ_PREFERENCE_MILESTONES_NEXT "milestones-next"

#define RJ_OWN_MILESTONE_MOST_CHARS 120
#define RJ_OWN_MILESTONE_MOST_COUNT 36500

/**
 * RjOwnMilestone: one of the person's own, in their words.
 * @id: (nullable): %NULL in one that was never saved
 * @name: never blank once it is saved
 * @span: counted from the ledger; a @count of 0: it is about something else, and not counted
 * @day: of one that is not counted: when it was reached; RJ_DAY_NONE: not yet
 */
typedef struct {
  char *id;
  char *name;
  RjMilestone span;
  RjDay day;
} RjOwnMilestone;

/* @name: (nullable) */
RjOwnMilestone *rj_own_milestone_new (const char *name);
RjOwnMilestone *rj_own_milestone_copy (const RjOwnMilestone *self);
void rj_own_milestone_free (RjOwnMilestone *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjOwnMilestone, rj_own_milestone_free)

/* What is worth noticing and is no count of days: the journal knows it by itself. The day is the one on which
 * it was so for the first time. */
typedef enum {
  RJ_MOMENT_NONE,
  RJ_MOMENT_MEETING,      /* the first meeting that the person was at */
  RJ_MOMENT_RIDDEN_OUT,   /* the tenth urge of which they say that it passed */
  RJ_MOMENT_APPOINTMENT,  /* the first appointment that was ticked */
  RJ_MOMENT_DAYS_WRITTEN, /* the thirtieth day with something in the journal */
} RjMoment;

#define RJ_N_MOMENTS (RJ_MOMENT_DAYS_WRITTEN + 1)

#define RJ_TYPE_OWN_MILESTONES (rj_own_milestones_get_type ())
G_DECLARE_INTERFACE (RjOwnMilestones, rj_own_milestones, RJ, OWN_MILESTONES, GObject)

/**
 * RjOwnMilestones: the person's own milestones. The store of a journal is one. Main thread only; answers come
 * there. Every change is one that can be undone (RJ_CHANGED_MILESTONE).
 */
struct _RjOwnMilestonesInterface {
  GTypeInterface parent_iface;

  void (*list_async) (RjOwnMilestones *self,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
  void (*save_async) (RjOwnMilestones *self,
                      const RjOwnMilestone *milestone,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
  void (*delete_async) (RjOwnMilestones *self,
                        const char *id,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
  void (*find_use_async) (RjOwnMilestones *self,
                          RjDay today,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
  void (*find_moments_async) (RjOwnMilestones *self,
                              RjDay today,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
};

/* Finish: (element-type RjOwnMilestone): all, in the order in which they were added. */
void rj_own_milestones_list_async (RjOwnMilestones *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GPtrArray *rj_own_milestones_list_finish (RjOwnMilestones *self, GAsyncResult *result, GError **error);

/* Inserted when it has no id or one that is not there, otherwise replaced. RJ_STORE_ERROR_INVALID without a
 * name, or with a count out of its range. Finish: as saved. */
void rj_own_milestones_save_async (RjOwnMilestones *self,
                                   const RjOwnMilestone *milestone,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
RjOwnMilestone *rj_own_milestones_save_finish (RjOwnMilestones *self, GAsyncResult *result, GError **error);

/* It is among the deleted for a while (RjTrash). */
void rj_own_milestones_delete_async (RjOwnMilestones *self,
                                     const char *id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean rj_own_milestones_delete_finish (RjOwnMilestones *self, GAsyncResult *result, GError **error);

/* The last day of use up to @today, after which milestones rest: a line of the ledger, or an urge that says
 * so. Finish: that day, or RJ_DAY_NONE, which is also the answer to an error. */
void rj_own_milestones_find_use_async (RjOwnMilestones *self,
                                       RjDay today,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
RjDay rj_own_milestones_find_use_finish (RjOwnMilestones *self, GAsyncResult *result, GError **error);

/* What the journal knows up to @today. Finish: (transfer full) (array fixed-size=RJ_N_MOMENTS): the day of
 * each, by RjMoment; RJ_DAY_NONE: not yet. */
void rj_own_milestones_find_moments_async (RjOwnMilestones *self,
                                           RjDay today,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
RjDay *rj_own_milestones_find_moments_finish (RjOwnMilestones *self, GAsyncResult *result, GError **error);

G_END_DECLS
