// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-lock-state.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/mman.h>
#include <unistd.h>

static RjLockState *
create (void)
{
  RjLockState *state = rj_lock_state_new ();

  state->window_open = TRUE;
  state->place = g_strdup ("journal");
  state->view = g_strdup ("mood-1");
  rj_lock_state_add_reminder (state, "0199a5c0-1111-7111-8111-111111111111",
                              G_GINT64_CONSTANT (1763740800000000), TRUE);
  rj_lock_state_add_shown (state, "0199a5c0-1111-7111-8111-222222222222", 7);
  rj_lock_state_add_answer (state, "0199a5c0-1111-7111-8111-333333333333", RJ_REMINDER_DONE, 42);
  state->exercise = g_strdup ("coping-0199a5c0-1111-7111-8111-444444444444");
  state->exercise_started_us = 99;
  state->exercise_seconds = 180;
  state->ride_strategy = g_strdup ("0199a5c0-1111-7111-8111-555555555555");
  state->ride_craving = g_strdup ("0199a5c0-1111-7111-8111-666666666666");
  state->ride_started_us = 100;
  state->ride_seconds = 900;
  state->ride_ask_us = 101;
  state->inbox_half = g_bytes_new_static ("0123456789abcdef0123456789abcdef", 32);
  state->sealed = g_bytes_new_static ("not to be read", 14);
  return state;
}

static void
test_round_trip (void)
{
  g_autoptr (RjLockState) written = create ();
  g_autoptr (GError) error = NULL;
  int fd = rj_lock_state_write (written, &error);

  g_assert_no_error (error);
  /* It must survive an exec. */
  g_assert_cmpint (fcntl (fd, F_GETFD) & FD_CLOEXEC, ==, 0);
  g_assert_cmpint (write (fd, "x", 1), ==, -1);

  g_autoptr (RjLockState) read = rj_lock_state_read (fd, &error);
  g_assert_no_error (error);
  g_assert_true (read->window_open);
  g_assert_cmpstr (read->place, ==, "journal");
  g_assert_cmpstr (read->view, ==, "mood-1");
  g_assert_cmpuint (read->reminders->len, ==, 1);
  g_assert_cmpint (((RjReminder *) read->reminders->pdata[0])->due_us, ==,
                   G_GINT64_CONSTANT (1763740800000000));
  g_assert_true (((RjReminder *) read->reminders->pdata[0])->quiet);
  g_assert_cmpuint (((RjLockShown *) read->shown->pdata[0])->left, ==, 7);
  g_assert_cmpint (((RjLockAnswer *) read->answers->pdata[0])->answer, ==, RJ_REMINDER_DONE);
  g_assert_cmpstr (read->exercise, ==, "coping-0199a5c0-1111-7111-8111-444444444444");
  g_assert_cmpint (read->exercise_seconds, ==, 180);
  g_assert_cmpstr (read->ride_strategy, ==, "0199a5c0-1111-7111-8111-555555555555");
  g_assert_cmpstr (read->ride_craving, ==, "0199a5c0-1111-7111-8111-666666666666");
  g_assert_cmpint (read->ride_started_us, ==, 100);
  g_assert_cmpint (read->ride_seconds, ==, 900);
  g_assert_cmpint (read->ride_ask_us, ==, 101);
  g_assert_true (g_bytes_equal (read->inbox_half, written->inbox_half));
  g_assert_true (g_bytes_equal (read->sealed, written->sealed));
  g_assert_cmpint (fcntl (fd, F_GETFD), ==, -1);
}

static void
test_nothing (void)
{
  g_autoptr (RjLockState) written = rj_lock_state_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RjLockState) read = rj_lock_state_read (rj_lock_state_write (written, &error), &error);

  g_assert_no_error (error);
  g_assert_false (read->window_open);
  g_assert_null (read->place);
  g_assert_null (read->view);
  g_assert_null (read->exercise);
  g_assert_null (read->ride_strategy);
  g_assert_null (read->ride_craving);
  g_assert_cmpint (read->ride_started_us, ==, 0);
  g_assert_null (read->inbox_half);
  g_assert_null (read->sealed);
}

static void
test_many (void)
{
  g_autoptr (RjLockState) written = rj_lock_state_new ();
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 3 * RJ_LOCK_STATE_MAX; i++)
    rj_lock_state_add_reminder (written, "0199a5c0-1111-7111-8111-111111111111", i, FALSE);
  g_autoptr (RjLockState) read = rj_lock_state_read (rj_lock_state_write (written, &error), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->reminders->len, ==, RJ_LOCK_STATE_MAX);
}

/* A long text that could not be saved. */
static void
test_much_sealed (void)
{
  g_autoptr (RjLockState) written = create ();
  g_autoptr (GError) error = NULL;

  g_bytes_unref (written->sealed);
  written->sealed = g_bytes_new_take (g_malloc0 (5000000), 5000000);
  g_autoptr (RjLockState) read = rj_lock_state_read (rj_lock_state_write (written, &error), &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (read->sealed, written->sealed));
}

/* A memory file with these bytes, sealed as ours are. */
static int
seal (gconstpointer data, gsize length)
{
  int fd = memfd_create ("rj", MFD_ALLOW_SEALING);

  g_assert_cmpint (write (fd, data, length), ==, (gssize) length);
  g_assert_cmpint (fcntl (fd, F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE), ==, 0);
  return fd;
}

static void
test_foreign (void)
{
  g_autoptr (GError) error = NULL;
  g_autofd int null = open ("/dev/null", O_RDONLY | O_CLOEXEC);
  g_autofd int loose = memfd_create ("rj", MFD_CLOEXEC);

  g_assert_null (rj_lock_state_read (-1, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_assert_null (rj_lock_state_read (null, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_assert_null (rj_lock_state_read (loose, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  /* What is not ours stays open. */
  g_assert_cmpint (fcntl (null, F_GETFD), !=, -1);
}

/* Each byte changed, and each length: refused or read, never a crash, never a word that is not one of ours.
 */
static void
test_spoilt (void)
{
  g_autoptr (RjLockState) written = create ();
  g_autoptr (GError) error = NULL;
  g_autofd int fd = rj_lock_state_write (written, &error);
  guint8 good[1024], bad[1024];
  gssize length = pread (fd, good, sizeof good, 0);

  g_assert_cmpint (length, >, 100);
  for (gssize i = 0; i < length; i++)
    for (int bit = 0; bit < 8; bit++)
      {
        memcpy (bad, good, (gsize) length);
        bad[i] ^= (guint8) (1 << bit);
        g_autoptr (RjLockState) read = rj_lock_state_read (seal (bad, (gsize) length), NULL);
        if (read && read->place)
          g_assert_cmpuint (strlen (read->place), <=, 64);
      }
  for (gssize i = 0; i < length; i++)
    {
      g_autoptr (RjLockState) read = rj_lock_state_read (seal (good, (gsize) i), NULL);
      g_assert_null (read);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lock-state/round-trip", test_round_trip);
  g_test_add_func ("/lock-state/nothing", test_nothing);
  g_test_add_func ("/lock-state/many", test_many);
  g_test_add_func ("/lock-state/much-sealed", test_much_sealed);
  g_test_add_func ("/lock-state/foreign", test_foreign);
  g_test_add_func ("/lock-state/spoilt", test_spoilt);
  return g_test_run ();
}
