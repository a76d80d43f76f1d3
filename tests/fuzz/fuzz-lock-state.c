// SPDX-License-Identifier: GPL-3.0-or-later
// What comes through a lock, in a memory file whose number anybody could write on a command line.
#include "rj-fuzz.h"

#include "rj-lock-state.h"

#include <sys/mman.h>

#define SEALS (F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE)

static int
make_file (const guint8 *data, gsize length)
{
  int fd = memfd_create ("rj", MFD_CLOEXEC | MFD_ALLOW_SEALING);

  rj_fuzz_require (fd >= 0 && write (fd, data, length) == (ssize_t) length
                   && fcntl (fd, F_ADD_SEALS, SEALS) == 0);
  return fd;
}

/* What was read can be written, and is read again as the same. */
static void
check_again (RjLockState *state)
{
  g_autoptr (GError) error = NULL;
  int fd = rj_lock_state_write (state, &error);
  g_autoptr (RjLockState) again = NULL;

  rj_fuzz_require (fd >= 0);
  again = rj_lock_state_read (fd, &error);
  rj_fuzz_require (again != NULL && again->window_open == state->window_open);
  rj_fuzz_require (g_strcmp0 (again->place, state->place) == 0 && g_strcmp0 (again->view, state->view) == 0
                   && g_strcmp0 (again->exercise, state->exercise) == 0
                   && again->exercise_started_us == state->exercise_started_us
                   && again->exercise_seconds == state->exercise_seconds);
  rj_fuzz_require (g_strcmp0 (again->ride_strategy, state->ride_strategy) == 0
                   && g_strcmp0 (again->ride_craving, state->ride_craving) == 0
                   && again->ride_started_us == state->ride_started_us
                   && again->ride_seconds == state->ride_seconds && again->ride_ask_us == state->ride_ask_us);
  rj_fuzz_require (again->reminders->len == state->reminders->len && again->shown->len == state->shown->len
                   && again->answers->len == state->answers->len);
  rj_fuzz_require ((again->sealed != NULL) == (state->sealed != NULL)
                   && (again->sealed == NULL || g_bytes_equal (again->sealed, state->sealed)));
  rj_fuzz_require ((again->inbox_half != NULL) == (state->inbox_half != NULL)
                   && (again->inbox_half == NULL || g_bytes_equal (again->inbox_half, state->inbox_half)));
}

static void
read_state (const guint8 *data, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RjLockState) state = rj_lock_state_read (make_file (data, length), &error);

  rj_fuzz_require ((state != NULL) == (error == NULL));
  if (state != NULL)
    check_again (state);
}

/* The number of the version that is written now, as it stands in front. */
static void
get_version (guint8 version[4])
{
  g_autoptr (RjLockState) state = rj_lock_state_new ();
  int fd = rj_lock_state_write (state, NULL);

  rj_fuzz_require (fd >= 0 && pread (fd, version, 4, 0) == 4);
  close (fd);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize length)
{
  static guint8 version[4];
  g_autofree guint8 *versioned = g_malloc (length + 4);

  if (version[0] == 0)
    get_version (version);
  read_state (data, length);
  // As the version that is read.
  memcpy (versioned, version, 4);
  memcpy (versioned + 4, data, length);
  read_state (versioned, length + 4);
  return 0;
}
