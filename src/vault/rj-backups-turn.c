// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-backups-turn.h"

GMutex *
rj_backups_get_mutex (void)
{
  static GMutex mutex;

  return &mutex;
}

typedef struct {
  GTask *task;
  RjBackupsStart start;
} Turn;

/* The first of them is under way. */
static GQueue turns = G_QUEUE_INIT;

static void
start_first (void)
{
  const Turn *turn = g_queue_peek_head (&turns);

  if (turn != NULL)
    turn->start (turn->task);
}

static void
answered_cb (GTask *task)
{
  Turn *turn = g_queue_pop_head (&turns);

  g_assert (turn->task == task);
  g_free (turn);
  start_first ();
  g_object_unref (task);
}

void
rj_backups_take_turn (GTask *task, RjBackupsStart start)
{
  Turn *turn = g_new (Turn, 1);

  *turn = (Turn) { g_object_ref (task), start };
  g_signal_connect (task, "notify::completed", G_CALLBACK (answered_cb), NULL);
  g_queue_push_tail (&turns, turn);
  if (turns.length == 1)
    start_first ();
}
