// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-lock-state.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* version, window open, place, view, reminders, shown, answers, exercise, ride, inbox half, sealed */
#define FORMAT    "(ubssa(sxb)a(su)a(sux)(sxi)(ssxix)ayay)"
#define VERSION   6
#define SEALS     (F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE)
#define MAX_BYTES (1024 * 1024 + RJ_LOCK_STATE_MAX_SEALED)
#define MAX_WORD  64

static void
answer_free (gpointer data)
{
  RjLockAnswer *answer = data;

  g_free (answer->key);
  g_free (answer);
}

static void
shown_free (gpointer data)
{
  RjLockShown *shown = data;

  g_free (shown->key);
  g_free (shown);
}

RjLockState *
rj_lock_state_new (void)
{
  RjLockState *self = g_new0 (RjLockState, 1);

  self->reminders = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_reminder_free);
  self->shown = g_ptr_array_new_with_free_func (shown_free);
  self->answers = g_ptr_array_new_with_free_func (answer_free);
  return self;
}

void
rj_lock_state_free (RjLockState *self)
{
  if (!self)
    return;
  g_free (self->place);
  g_free (self->view);
  g_free (self->exercise);
  g_free (self->ride_strategy);
  g_free (self->ride_craving);
  g_ptr_array_unref (self->reminders);
  g_ptr_array_unref (self->shown);
  g_ptr_array_unref (self->answers);
  g_clear_pointer (&self->inbox_half, g_bytes_unref);
  g_clear_pointer (&self->sealed, g_bytes_unref);
  g_free (self);
}

void
rj_lock_state_add_reminder (RjLockState *self, const char *key, gint64 due_us, gboolean quiet)
{
  RjReminder *reminder;

  if (self->reminders->len >= RJ_LOCK_STATE_MAX)
    return;
  reminder = rj_reminder_new ();
  reminder->key = g_strdup (key);
  reminder->due_us = due_us;
  reminder->quiet = quiet;
  g_ptr_array_add (self->reminders, reminder);
}

void
rj_lock_state_add_shown (RjLockState *self, const char *key, guint32 left)
{
  RjLockShown *shown;

  if (self->shown->len >= RJ_LOCK_STATE_MAX)
    return;
  shown = g_new0 (RjLockShown, 1);
  shown->key = g_strdup (key);
  shown->left = left;
  g_ptr_array_add (self->shown, shown);
}

void
rj_lock_state_add_answer (RjLockState *self, const char *key, RjReminderAnswer answer, gint64 at_us)
{
  RjLockAnswer *carried;

  if (self->answers->len >= RJ_LOCK_STATE_MAX)
    return;
  carried = g_new0 (RjLockAnswer, 1);
  carried->key = g_strdup (key);
  carried->answer = answer;
  carried->at_us = at_us;
  g_ptr_array_add (self->answers, carried);
}

/* @bytes: (nullable) */
static GVariant *
to_bytes (GBytes *bytes)
{
  if (!bytes)
    return g_variant_new_array (G_VARIANT_TYPE_BYTE, NULL, 0);
  return g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, bytes, TRUE);
}

/* (nullable) */
static GBytes *
from_bytes (GVariant *variant)
{
  return g_variant_get_size (variant) > 0 ? g_variant_get_data_as_bytes (variant) : NULL;
}

static GVariant *
to_variant (RjLockState *self)
{
  GVariantBuilder reminders, shown, answers;

  g_variant_builder_init (&reminders, G_VARIANT_TYPE ("a(sxb)"));
  for (guint i = 0; i < self->reminders->len; i++)
    {
      const RjReminder *reminder = g_ptr_array_index (self->reminders, i);
      g_variant_builder_add (&reminders, "(sxb)", reminder->key, reminder->due_us, reminder->quiet);
    }
  g_variant_builder_init (&shown, G_VARIANT_TYPE ("a(su)"));
  for (guint i = 0; i < self->shown->len; i++)
    {
      const RjLockShown *one = g_ptr_array_index (self->shown, i);
      g_variant_builder_add (&shown, "(su)", one->key, one->left);
    }
  g_variant_builder_init (&answers, G_VARIANT_TYPE ("a(sux)"));
  for (guint i = 0; i < self->answers->len; i++)
    {
      const RjLockAnswer *answer = g_ptr_array_index (self->answers, i);
      g_variant_builder_add (&answers, "(sux)", answer->key, (guint32) answer->answer, answer->at_us);
    }
  return g_variant_ref_sink (g_variant_new (
    "(ubssa(sxb)a(su)a(sux)(sxi)(ssxix)@ay@ay)", VERSION, self->window_open, self->place ? self->place : "",
    self->view ? self->view : "", &reminders, &shown, &answers, self->exercise ? self->exercise : "",
    self->exercise_started_us, self->exercise_seconds, self->ride_strategy ? self->ride_strategy : "",
    self->ride_craving ? self->ride_craving : "", self->ride_started_us, self->ride_seconds,
    self->ride_ask_us, to_bytes (self->inbox_half), to_bytes (self->sealed)));
}

static gboolean
write_all (int fd, gconstpointer data, gsize length)
{
  const char *p = data;

  while (length > 0)
    {
      gssize written = write (fd, p, length);
      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        return FALSE;
      p += written;
      length -= (gsize) written;
    }
  return TRUE;
}

int
rj_lock_state_write (RjLockState *self, GError **error)
{
  g_autoptr (GVariant) variant = to_variant (self);
  /* Not closed by the exec: that is what it is for. */
  g_autofd int fd = memfd_create ("rj", MFD_ALLOW_SEALING);

  if (fd < 0 || !write_all (fd, g_variant_get_data (variant), g_variant_get_size (variant))
      || fcntl (fd, F_ADD_SEALS, SEALS) != 0)
    {
      int saved = errno;
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved), "No memory file: %s",
                   g_strerror (saved));
      return -1;
    }
  return g_steal_fd (&fd);
}

static gboolean
is_word (const char *text)
{
  gsize length = strlen (text);

  if (length > MAX_WORD)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (text[i]) && text[i] != '-')
      return FALSE;
  return TRUE;
}

/* FALSE when something in it cannot have come from rj_lock_state_write(). */
static gboolean
from_variant (RjLockState *self, GVariant *variant)
{
  g_autoptr (GVariantIter) reminders = NULL;
  g_autoptr (GVariantIter) shown = NULL;
  g_autoptr (GVariantIter) answers = NULL;
  g_autoptr (GVariant) half = NULL;
  g_autoptr (GVariant) sealed = NULL;
  const char *place, *view, *exercise, *strategy, *craving, *key;
  guint32 version, number;
  gboolean quiet;
  gint64 time;

  g_variant_get_child (variant, 0, "u", &version);
  if (version != VERSION)
    return FALSE;
  g_variant_get (variant, "(ub&s&sa(sxb)a(su)a(sux)(&sxi)(&s&sxix)@ay@ay)", &version, &self->window_open,
                 &place, &view, &reminders, &shown, &answers, &exercise, &self->exercise_started_us,
                 &self->exercise_seconds, &strategy, &craving, &self->ride_started_us, &self->ride_seconds,
                 &self->ride_ask_us, &half, &sealed);
  self->inbox_half = from_bytes (half);
  self->sealed = from_bytes (sealed);
  if (!is_word (place) || !is_word (view) || !is_word (exercise) || !is_word (strategy) || !is_word (craving)
      || (self->inbox_half && g_bytes_get_size (self->inbox_half) != RJ_LOCK_STATE_HALF))
    return FALSE;
  self->place = *place ? g_strdup (place) : NULL;
  self->view = *view ? g_strdup (view) : NULL;
  self->exercise = *exercise ? g_strdup (exercise) : NULL;
  self->ride_strategy = *strategy ? g_strdup (strategy) : NULL;
  self->ride_craving = *craving ? g_strdup (craving) : NULL;
  while (g_variant_iter_next (reminders, "(&sxb)", &key, &time, &quiet))
    {
      if (!is_word (key))
        return FALSE;
      rj_lock_state_add_reminder (self, key, time, quiet);
    }
  while (g_variant_iter_next (shown, "(&su)", &key, &number))
    {
      if (!is_word (key))
        return FALSE;
      rj_lock_state_add_shown (self, key, number);
    }
  while (g_variant_iter_next (answers, "(&sux)", &key, &number, &time))
    {
      if (!is_word (key) || number < RJ_REMINDER_SHOWN || number > RJ_REMINDER_NO_BACKGROUND)
        return FALSE;
      rj_lock_state_add_answer (self, key, (RjReminderAnswer) number, time);
    }
  return TRUE;
}

RjLockState *
rj_lock_state_read (int fd, GError **error)
{
  g_autoptr (RjLockState) self = rj_lock_state_new ();
  g_autoptr (GVariant) variant = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *data = NULL;
  struct stat status;

  if (fd < 0 || fcntl (fd, F_GET_SEALS) != SEALS || fstat (fd, &status) != 0 || status.st_size > MAX_BYTES)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           "This is no sealed memory file of ours");
      return NULL;
    }
  data = g_malloc ((gsize) status.st_size + 1);
  if (pread (fd, data, (gsize) status.st_size, 0) == status.st_size)
    {
      bytes = g_bytes_new_take (g_steal_pointer (&data), (gsize) status.st_size);
      variant = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (FORMAT), bytes, FALSE));
    }
  close (fd);
  if (!variant || !g_variant_is_normal_form (variant) || !from_variant (self, variant))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "The memory file cannot be read");
      return NULL;
    }
  return g_steal_pointer (&self);
}
