// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-plan-item.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the person answered to a reminder while the journal was locked. */
typedef struct {
  char *key;
  RjReminderAnswer answer;
  gint64 at_us;
} RjLockAnswer;

/* A reminder that is on the screen: its key, and what rj_notifier_leave() says about it. */
typedef struct {
  char *key;
  guint32 left;
} RjLockShown;

/**
 * RjLockState: what travels through a lock, where the process is replaced: never a word of the person's that
 * can be read, never a key.
 * @window_open: a window was open; where none was, none opens
 * @place: the place it showed
 * @view: (nullable): how it was looked at: a tab, a day
 * @reminders: (element-type RjReminder): key, due time, and whether it was held back by quiet hours
 * @shown: (element-type RjLockShown): reminders on the screen
 * @answers: (element-type RjLockAnswer): for the next unlock to write down
 * @inbox_half: (nullable): the public half that notes are sealed with: what stands on the disk may be
 * another's
 * @sealed: (nullable): words that could not be saved, as sealed records of the vault
 * @exercise: (nullable): kind of the exercise that runs
 * @exercise_started_us, @exercise_seconds: its start and length
 * @ride_strategy, @ride_craving: (nullable): random ids of what is ridden out
 * @ride_started_us, @ride_seconds: its start and length; 0 when nothing is
 * @ride_ask_us: when it is to be asked how strong it is now; 0 when it was
 */
typedef struct {
  gboolean window_open;
  char *place;
  char *view;
  GPtrArray *reminders;
  GPtrArray *shown;
  GPtrArray *answers;
  GBytes *inbox_half;
  GBytes *sealed;
  char *exercise;
  gint64 exercise_started_us;
  int exercise_seconds;
  char *ride_strategy;
  char *ride_craving;
  gint64 ride_started_us;
  int ride_seconds;
  gint64 ride_ask_us;
} RjLockState;

/* The most that is carried of each kind; the rest comes back with the next unlock. */
#define RJ_LOCK_STATE_MAX 5000
/* Bytes of @inbox_half. */
#define RJ_LOCK_STATE_HALF 32
/* Bytes of @sealed. */
#define RJ_LOCK_STATE_MAX_SEALED (64 * 1024 * 1024)

RjLockState *rj_lock_state_new (void);
void rj_lock_state_free (RjLockState *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjLockState, rj_lock_state_free)

void rj_lock_state_add_reminder (RjLockState *self, const char *key, gint64 due_us, gboolean quiet);
void rj_lock_state_add_shown (RjLockState *self, const char *key, guint32 left);
void rj_lock_state_add_answer (RjLockState *self, const char *key, RjReminderAnswer answer, gint64 at_us);

/**
 * rj_lock_state_write:
 *
 * Returns: a sealed memory file that survives an exec, or -1 with a GIOError
 */
int rj_lock_state_write (RjLockState *self, GError **error);

/**
 * rj_lock_state_read:
 * @fd: from the command line, so it may be anything: a file that is not sealed, too large or not whole is
 * refused
 *
 * Returns: (transfer full): or %NULL with G_IO_ERROR_INVALID_DATA. @fd is closed when it was ours.
 */
RjLockState *rj_lock_state_read (int fd, GError **error);

G_END_DECLS
