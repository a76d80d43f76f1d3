// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-own-milestone.h"

G_DEFINE_INTERFACE (RjOwnMilestones, rj_own_milestones, G_TYPE_OBJECT)

static void
rj_own_milestones_default_init (RjOwnMilestonesInterface *iface)
{
}

RjOwnMilestone *
rj_own_milestone_new (const char *name)
{
  RjOwnMilestone *self = g_new0 (RjOwnMilestone, 1);

  self->name = g_strdup (name);
  self->day = RJ_DAY_NONE;
  return self;
}

RjOwnMilestone *
rj_own_milestone_copy (const RjOwnMilestone *self)
{
  RjOwnMilestone *copy = rj_own_milestone_new (self->name);

  copy->id = g_strdup (self->id);
  copy->span = self->span;
  copy->day = self->day;
  return copy;
}

void
rj_own_milestone_free (RjOwnMilestone *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self);
}

void
rj_own_milestones_list_async (RjOwnMilestones *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (RJ_IS_OWN_MILESTONES (self));

  RJ_OWN_MILESTONES_GET_IFACE (self)->list_async (self, cancellable, callback, user_data);
}

GPtrArray *
rj_own_milestones_list_finish (RjOwnMilestones *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_own_milestones_save_async (RjOwnMilestones *self,
                              const RjOwnMilestone *milestone,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (RJ_IS_OWN_MILESTONES (self));
  g_return_if_fail (milestone != NULL);

  RJ_OWN_MILESTONES_GET_IFACE (self)->save_async (self, milestone, cancellable, callback, user_data);
}

RjOwnMilestone *
rj_own_milestones_save_finish (RjOwnMilestones *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_own_milestones_delete_async (RjOwnMilestones *self,
                                const char *id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (RJ_IS_OWN_MILESTONES (self));
  g_return_if_fail (id != NULL);

  RJ_OWN_MILESTONES_GET_IFACE (self)->delete_async (self, id, cancellable, callback, user_data);
}

gboolean
rj_own_milestones_delete_finish (RjOwnMilestones *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
rj_own_milestones_find_use_async (RjOwnMilestones *self,
                                  RjDay today,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (RJ_IS_OWN_MILESTONES (self));

  RJ_OWN_MILESTONES_GET_IFACE (self)->find_use_async (self, today, cancellable, callback, user_data);
}

RjDay
rj_own_milestones_find_use_finish (RjOwnMilestones *self, GAsyncResult *result, GError **error)
{
  g_autofree RjDay *day = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), RJ_DAY_NONE);

  day = g_task_propagate_pointer (G_TASK (result), error);
  return day != NULL ? *day : RJ_DAY_NONE;
}

void
rj_own_milestones_find_moments_async (RjOwnMilestones *self,
                                      RjDay today,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_return_if_fail (RJ_IS_OWN_MILESTONES (self));

  RJ_OWN_MILESTONES_GET_IFACE (self)->find_moments_async (self, today, cancellable, callback, user_data);
}

RjDay *
rj_own_milestones_find_moments_finish (RjOwnMilestones *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
