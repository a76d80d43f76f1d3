// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-screenshots-scenes.h"

#include "rj-backups.h"
#include "rj-context.h"
#include "rj-fill-effects.h"
#include "rj-fill-ledger.h"
#include "rj-key-files.h"
#include "rj-libnotify-notifier.h"
#include "rj-made-up.h"
#include "rj-sqlite-store.h"
#include "rj-window.h"

#include <locale.h>
#include <string.h>

#define DATABASE "journal.db"

/* The spare key of the journal that was made last. */
static RjSecretBytes *spare_key;
static gboolean shared;

static void
wait_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (!*result)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

/* A Saturday evening, so that the picture is the same on any day. */
static RjClock *
create_clock (gboolean evening)
{
  int minutes = evening ? 20 * 60 + 30 : 16 * 60 + 50;
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");

  return rj_fake_clock_new (rj_wall_to_instant (rj_day_new (2026, 11, 21), minutes, zone), "Europe/Berlin");
}

static void
make_journal (RjVault *vault)
{
  g_autoptr (RjSecretBytes) passphrase = rj_secret_bytes_new_text ("river lantern oats");
  g_autoptr (GAsyncResult) created = NULL, closed = NULL;
  g_autoptr (GError) error = NULL;

  rj_vault_create_async (vault, passphrase, NULL, wait_cb, &created);
  if (!rj_vault_create_finish (vault, wait_for (&created), &error))
    g_error ("No journal: %s", error->message);
  g_clear_pointer (&spare_key, rj_secret_bytes_unref);
  spare_key = rj_vault_dup_spare_key (vault);
  rj_vault_close_async (vault, wait_cb, &closed);
  if (!rj_vault_close_finish (vault, wait_for (&closed), &error))
    g_error ("The journal does not close: %s", error->message);
}

void
rj_scenes_set_shared (gboolean yes)
{
  shared = yes;
}

RjSecretBytes *
rj_scenes_get_spare_key (void)
{
  return spare_key;
}

static RjVault *
open_elsewhere (const char *folder, RjClock *clock)
{
  g_autoptr (RjSecretBytes) passphrase = rj_secret_bytes_new_text ("river lantern oats");
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GError) error = NULL;
  RjVault *vault = rj_vault_new (folder, clock);

  rj_vault_unlock_async (vault, passphrase, NULL, wait_cb, &opened);
  if (!rj_vault_unlock_finish (vault, wait_for (&opened), &error))
    g_error ("The journal does not open: %s", error->message);
  return vault;
}

/* Nothing of the file is what it was but its length. */
static void
damage (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, &error))
    g_error ("%s", error->message);
  memset (contents, 'x', length);
  if (!g_file_set_contents (path, contents, (gssize) length, &error))
    g_error ("%s", error->message);
}

static void
write_note (RjStore *store, const char *words)
{
  g_autoptr (RjWriting) entry = rj_writing_new ();
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GError) error = NULL;

  entry->body = g_strdup (words);
  rj_check_ins_save_writing_async (rj_store_get_check_ins (store), entry, NULL, wait_cb, &saved);
  rj_writing_free (
    rj_check_ins_save_writing_finish (rj_store_get_check_ins (store), wait_for (&saved), &error));
  if (error)
    g_error ("Nothing is written: %s", error->message);
}

static void
open_and_fill (RjVault *vault, RjClock *clock)
{
  g_autoptr (RjSecretBytes) passphrase = rj_secret_bytes_new_text ("river lantern oats");
  g_autoptr (GAsyncResult) opened = NULL, filled = NULL, copied = NULL;
  g_autofree char *name = NULL;

  rj_vault_unlock_async (vault, passphrase, NULL, wait_cb, &opened);
  rj_vault_unlock_finish (vault, wait_for (&opened), NULL);
  rj_made_up_fill_async (rj_vault_get_store (vault), clock, wait_cb, &filled);
  rj_made_up_fill_finish (rj_vault_get_store (vault), wait_for (&filled), NULL);
  rj_vault_back_up_async (vault, NULL, NULL, wait_cb, &copied);
  name = rj_vault_back_up_finish (vault, wait_for (&copied), NULL, NULL);
  if (name == NULL)
    g_error ("There is no safety copy");
}

static void
close_vault (RjVault *vault)
{
  g_autoptr (GAsyncResult) closed = NULL;

  rj_vault_close_async (vault, wait_cb, &closed);
  rj_vault_close_finish (vault, wait_for (&closed), NULL);
}

/* Weeks of entries, a safety copy, three entries more; then the first page is lost. */
static void
fill_and_damage (RjVault *vault, RjClock *clock)
{
  g_autofree char *path = g_build_filename (rj_vault_get_folder (vault), DATABASE, NULL);
  g_autofree char *contents = NULL;
  gsize length;

  open_and_fill (vault, clock);
  for (int i = 0; i < 3; i++)
    write_note (rj_vault_get_store (vault), "A few words more.");
  close_vault (vault);
  if (!g_file_get_contents (path, &contents, &length, NULL))
    g_error ("There is nothing to damage");
  memset (contents, 'x', 4096);
  g_file_set_contents (path, contents, (gssize) length, NULL);
}

/* Weeks of entries and a safety copy of them, three weeks before @clock; and a journal that was replaced
 * then.
 */
static void
live (const char *folder, RjClock *clock)
{
  gint64 then_us = rj_clock_get_now (clock) - 21 * G_TIME_SPAN_DAY;
  g_autoptr (RjClock) then = rj_fake_clock_new (then_us, "Europe/Berlin");
  g_autoptr (RjVault) vault = rj_vault_new (folder, then);
  g_autofree char *name = rj_backups_dup_replaced_name (then_us - G_TIME_SPAN_DAY);
  g_autofree char *copies = g_build_filename (folder, RJ_BACKUPS_FOLDER, name, NULL);
  g_autofree char *path = g_build_filename (folder, DATABASE, NULL);
  g_autoptr (GFile) from = g_file_new_for_path (path), to = g_file_new_for_path (copies);
  g_autoptr (GError) error = NULL;

  open_and_fill (vault, then);
  close_vault (vault);
  if (!g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
}

/* Makes the journal that the lock screen finds. (transfer full) (nullable): who has it open. */
static RjVault *
make_locked (const char *folder, RjClock *clock, RjSceneState state)
{
  g_autoptr (RjVault) vault = rj_vault_new (folder, clock);

  make_journal (vault);
  if (state == RJ_SCENE_DAMAGED)
    fill_and_damage (vault, clock);
  if (state == RJ_SCENE_LONG_AGO)
    live (folder, clock);
  if (state == RJ_SCENE_KEY_DAMAGED)
    {
      damage (folder, RJ_KEY_FILE_NAME);
      damage (folder, RJ_KEY_FILE_BACKUP_NAME);
    }
  return state == RJ_SCENE_OPEN_ELSEWHERE ? open_elsewhere (folder, clock) : NULL;
}

static RjStore *
open_store (RjClock *clock, gboolean full)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) filled = NULL;
  RjStore *store = rj_sqlite_store_new_in_memory (clock, &error);

  if (!store)
    g_error ("No journal in memory: %s", error->message);
  if (full)
    {
      rj_made_up_fill_async (store, clock, wait_cb, &filled);
      if (!rj_made_up_fill_finish (store, wait_for (&filled), &error))
        g_error ("The made-up journal cannot be written: %s", error->message);
    }
  return store;
}

/* (transfer none): the id of the note that came from that starter */
static const char *
find_note (GPtrArray *notes, const char *starter)
{
  for (guint i = 0; i < notes->len; i++)
    {
      const RjStrategy *note = g_ptr_array_index (notes, i);

      if (g_strcmp0 (note->starter, starter) == 0)
        return note->record.id;
    }
  g_error ("No coping note from %s", starter);
}

static void
keep_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* Urges of 5 that came down to 2 after so many minutes, two months ago. */
static void
add_half_life (RjStore *store, RjClock *clock)
{
  static const int minutes[] = { 6, 11, 14, 18, 25, 33, 40 };
  RjCheckIns *check_ins = rj_store_get_check_ins (store);
  g_autoptr (GPtrArray) cravings = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_craving_free);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (minutes); i++)
    {
      RjCraving *craving = rj_craving_new ();
      RjRatingPoint point = { .strength = 2 };

      craving->strength = 5;
      craving->record.at_us = rj_clock_get_now (clock) - (60 + (int) i) * G_TIME_SPAN_DAY;
      point.at_us = craving->record.at_us + minutes[i] * G_TIME_SPAN_MINUTE;
      g_array_append_val (craving->later, point);
      g_ptr_array_add (cravings, craving);
    }
  rj_check_ins_save_cravings_async (check_ins, cravings, NULL, keep_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  saved = rj_check_ins_save_cravings_finish (check_ins, result, NULL);
  g_assert (saved != NULL);
}

static void
add_effects (RjStore *store, RjClock *clock)
{
  RjStrategies *strategies = rj_store_get_strategies (store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) notes = NULL;

  rj_strategies_list_async (strategies, NULL, keep_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  notes = rj_strategies_list_finish (strategies, result, NULL);
  rj_fill_effects (store, clock, find_note (notes, "walk"), find_note (notes, "music"),
                   find_note (notes, "call"), find_note (notes, "cold"));
  add_half_life (store, clock);
}

GtkWindow *
rj_scenes_open (GtkApplication *application, const RjScene *scene, int width, int height)
{
  g_autoptr (RjClock) clock = create_clock (scene->state == RJ_SCENE_EVENING);
  g_autoptr (RjSettings) settings = rj_settings_new_in_memory ();
  g_autofree char *folder = g_dir_make_tmp ("rj-XXXXXX", NULL);
  gboolean locked = scene->state >= RJ_SCENE_LOCKED && scene->state < RJ_SCENE_EMPTY;
  RjVault *elsewhere = locked ? make_locked (folder, clock, scene->state) : NULL;
  g_autoptr (RjVault) vault = rj_vault_new (folder, clock);
  g_autoptr (RjNotifier) notifier = NULL;
  g_autoptr (RjContext) context = NULL;
  RjWindow *window;

  g_object_set (settings, "shared-computer", shared || scene->state == RJ_SCENE_SHARED, NULL);
  /* Without a country in it the locale is no help. */
  setlocale (LC_ADDRESS, scene->state == RJ_SCENE_NO_COUNTRY ? "C" : "");
  g_object_set (settings, "country", scene->state == RJ_SCENE_NO_COUNTRY ? "" : "US", "window-width", width,
                "window-height", height, NULL);
  notifier = RJ_NOTIFIER (rj_libnotify_notifier_new ("org.example.RecoveryJournal"));
  context = rj_context_new (clock, settings, vault, notifier);
  if (scene->state >= RJ_SCENE_EMPTY)
    {
      g_autoptr (RjStore) store = open_store (clock, scene->state != RJ_SCENE_EMPTY);

      if (scene->state == RJ_SCENE_REMINDED)
        rj_fill_ledger (store, clock);
      if (scene->state == RJ_SCENE_EFFECTS)
        add_effects (store, clock);
      if (scene->state == RJ_SCENE_MEDICINES)
        rj_scenes_add_medicines (store, clock);
      if (scene->state == RJ_SCENE_MEETINGS)
        rj_scenes_add_meetings (store, clock);
      if (scene->state == RJ_SCENE_RECOVERY)
        rj_scenes_add_recovery (store, clock);
      if (scene->state == RJ_SCENE_MILESTONES)
        rj_scenes_add_milestones (store, clock);
      if (scene->state == RJ_SCENE_SUPPORT)
        rj_scenes_add_support (store, clock);
      if (scene->state == RJ_SCENE_LETTERS)
        rj_scenes_add_letters (store, clock);
      rj_context_set_store (context, store);
    }
  window = rj_window_new (application, context);
  if (elsewhere)
    g_object_set_data_full (G_OBJECT (window), "rj-elsewhere", elsewhere, g_object_unref);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  return GTK_WINDOW (window);
}
