// SPDX-License-Identifier: GPL-3.0-or-later
// What is there is held against what was told.
#include "rj-fault-steps.h"
#include "rj-fault-truth-private.h"

#include "rj-backups.h"
#include "rj-sqlite-store.h"
#include "rj-test-store.h"
#include "rj-test-vault.h"
#include "rj-trash.h"
#include "rj-vault-inbox.h"
#include "rj-vault-private.h"
#include "rj-vault-rotation.h"

#include <string.h>

static void
assert_wrong (const GError *error, gboolean by_spare_key)
{
  int code = by_spare_key ? (int) RJ_VAULT_ERROR_WRONG_SPARE_KEY : (int) RJ_VAULT_ERROR_WRONG_PASSPHRASE;

  g_assert_error (error, RJ_VAULT_ERROR, code);
}

static gboolean
opens (const char *journal, const char *passphrase, RjTestOpening how)
{
  g_autoptr (RjVault) vault = rj_test_vault_new (journal);
  g_autoptr (GError) error = NULL;
  gboolean opened = rj_test_vault_open (vault, how, passphrase, &error);

  if (!opened)
    assert_wrong (error, how == RJ_TEST_UNLOCK_WITH_SPARE_KEY);
  g_clear_error (&error);
  g_assert_true (!opened || rj_test_vault_close (vault, &error));
  g_assert_no_error (error);
  return opened;
}

/* Which passphrase the journal has now. */
static const char *
find_passphrase (RjFaultTruth *self, const char *journal)
{
  if (self->old_passphrase != NULL)
    g_assert_false (opens (journal, self->old_passphrase, RJ_TEST_UNLOCK));
  if (self->next_passphrase == NULL)
    return self->passphrase;
  // The new one first: whoever opens with it has made up their mind.
  if (opens (journal, self->next_passphrase, RJ_TEST_UNLOCK))
    return self->next_passphrase;
  return self->passphrase;
}

typedef struct {
  GHashTable *notes;     /* names */
  GHashTable *forgotten; /* names that must not be found, deleted or not */
  guint others;
} Found;

/* (transfer full) (nullable): what a flow calls the record. A note of the inbox has its id. */
static char *
name_record (const char *kind, GVariant *record)
{
  const char *note = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  gint64 locked = 0;

  if (g_str_equal (kind, "craving") && g_variant_lookup (record, "while_locked", "x", &locked) && locked != 0)
    g_variant_lookup (record, "id", "s", &name);
  if (name != NULL || !g_str_equal (kind, "mood") || !g_variant_lookup (record, "note", "&s", &note))
    return g_steal_pointer (&name);
  name = g_strndup (note, strcspn (note, " "));
  text = rj_fault_note_text (name);
  return g_str_equal (note, text) ? g_steal_pointer (&name) : NULL;
}

static gboolean
look_at_record (const char *kind, GVariant *record, gpointer data, GError **error)
{
  Found *found = data;
  gint64 deleted;
  char *name;

  // The program keeps some of its own there.
  if (record == NULL || g_str_equal (kind, "preference"))
    return TRUE;
  name = name_record (kind, record);
  if (name != NULL && g_hash_table_contains (found->forgotten, name))
    g_error ("%s is there still", name);
  if (name == NULL)
    found->others++;
  else if (g_variant_lookup (record, "deleted", "x", &deleted))
    g_free (name);
  else
    g_assert_true (g_hash_table_add (found->notes, name));
  return TRUE;
}

static void
check_notes (RjFaultTruth *self, RjStore *store)
{
  g_autoptr (GHashTable) notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Found found = { .notes = notes, .forgotten = self->forgotten };
  g_autoptr (GError) error = NULL;
  GHashTableIter iter;
  gpointer name, state;

  rj_store_visit_finish (
    store, RJ_TEST_AWAIT (rj_store_visit_async (store, look_at_record, &found, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  g_hash_table_iter_init (&iter, self->notes);
  while (g_hash_table_iter_next (&iter, &name, &state))
    {
      gboolean there = g_hash_table_remove (notes, name);

      if (GPOINTER_TO_INT (state) != RJ_FAULT_MAYBE && there != (GPOINTER_TO_INT (state) == RJ_FAULT_THERE))
        g_error ("%s is %sthere", (char *) name, there ? "" : "not ");
    }
  // And nothing that nobody has written.
  g_assert_cmpuint (g_hash_table_size (notes), ==, 0);
  g_assert_cmpuint (found.others, ==, self->others);
}

static void
check_draft (RjFaultTruth *self, RjStore *store)
{
  g_autoptr (GPtrArray) drafts = rj_store_list_drafts_finish (
    store, RJ_TEST_AWAIT (rj_store_list_drafts_async (store, NULL, RJ_TEST_READY)), NULL);
  const char *there = drafts->len > 0 ? ((RjDraft *) g_ptr_array_index (drafts, 0))->text : NULL;
  g_autofree char *text = self->draft != NULL ? rj_fault_note_text (self->draft) : NULL;
  g_autofree char *next = self->next_draft != NULL ? rj_fault_note_text (self->next_draft) : NULL;

  g_assert_true (g_strcmp0 (there, text) == 0 || (next != NULL && g_strcmp0 (there, next) == 0));
}

/* Whether a note was tried and not told to be done. */
static gboolean
is_unsure (RjFaultTruth *self)
{
  GHashTableIter iter;
  gpointer name, state;

  g_hash_table_iter_init (&iter, self->notes);
  while (g_hash_table_iter_next (&iter, &name, &state))
    if (GPOINTER_TO_INT (state) == RJ_FAULT_MAYBE)
      return TRUE;
  return FALSE;
}

/* As the program does it after each unlock. */
static void
merge_inbox (RjFaultTruth *self, RjVault *vault)
{
  g_autoptr (GError) error = NULL;
  RjInboxReport report;

  rj_vault_merge_inbox_finish (vault, RJ_TEST_AWAIT (rj_vault_merge_inbox_async (vault, RJ_TEST_READY)),
                               &report, &error);
  g_assert_no_error (error);
  // A record that was being written when the power went may be garbage.
  g_assert_cmpuint (report.unreadable, <=, is_unsure (self));
  g_assert_false (report.key_was_wrong);
}

static void
check_pages (RjStore *store)
{
  g_autoptr (GError) error = NULL;

  rj_sqlite_store_check_finish (
    RJ_SQLITE_STORE (store),
    RJ_TEST_AWAIT (rj_sqlite_store_check_async (RJ_SQLITE_STORE (store), NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

/* ---- Backups ---- */

typedef struct {
  char *folder;
  RjVault *vault;
  RjCensus census;
} Restored;

static void
restored_clear (Restored *self)
{
  g_clear_object (&self->vault);
  rj_fault_remove_folder (self->folder);
  g_free (self->folder);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Restored, restored_clear)

/* Elsewhere, which reads and counts all of it. */
static gboolean
restore (Restored *self,
         const char *place,
         const char *name,
         const char *secret,
         gboolean by_spare_key,
         GError **error)
{
  g_autofree char *path = g_build_filename (place, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (RjSecretBytes) bytes = rj_secret_bytes_new_text (secret);

  self->folder = g_build_filename (place, "restored", NULL);
  self->vault = rj_test_vault_new (self->folder);
  if (by_spare_key)
    RJ_TEST_AWAIT (rj_vault_restore_with_spare_key_async (self->vault, file, bytes, NULL, RJ_TEST_READY));
  else
    RJ_TEST_AWAIT (rj_vault_restore_async (self->vault, file, bytes, NULL, RJ_TEST_READY));
  return rj_vault_restore_finish (self->vault, rj_test_wait (), &self->census, error);
}

static gboolean
opens_backup (const char *place, const char *name, const char *secret, gboolean by_spare_key)
{
  g_auto (Restored) restored = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean opened = restore (&restored, place, name, secret, by_spare_key, &error);

  if (!opened)
    assert_wrong (error, by_spare_key);
  return opened;
}

/* What was to go for good is not in it. */
static void
check_forgotten (RjFaultTruth *self, Restored *restored, const char *secret, gboolean by_spare_key)
{
  g_autoptr (GHashTable) notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Found found = { .notes = notes, .forgotten = self->forgotten };
  g_autoptr (GError) error = NULL;
  RjStore *store;

  rj_test_vault_open (restored->vault, by_spare_key ? RJ_TEST_UNLOCK_WITH_SPARE_KEY : RJ_TEST_UNLOCK, secret,
                      &error);
  g_assert_no_error (error);
  store = rj_vault_get_store (restored->vault);
  rj_store_visit_finish (
    store, RJ_TEST_AWAIT (rj_store_visit_async (store, look_at_record, &found, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  rj_test_vault_close (restored->vault, NULL);
  rj_test_forget ();
}

static void
check_backup (RjFaultTruth *self,
              const char *place,
              const char *name,
              const char *secret,
              gboolean by_spare_key)
{
  g_auto (Restored) restored = { 0 };
  g_autoptr (GError) error = NULL;

  restore (&restored, place, name, secret, by_spare_key, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (restored.census.moods, >, 0);
  if (g_hash_table_size (self->forgotten) > 0)
    check_forgotten (self, &restored, secret, by_spare_key);
}

/* Every file with the name of a backup is a whole one. Returns how many there are. */
static guint
check_backups (RjFaultTruth *self, const char *place, const char *folder, const char *passphrase)
{
  g_autofree char *path = g_build_filename (place, folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *full = g_build_filename (folder, name, NULL);

      if (!g_str_has_suffix (name, RJ_BACKUP_SUFFIX))
        continue;
      n++;
      check_backup (self, place, full, self->spare_key, TRUE);
      if (passphrase != NULL)
        check_backup (self, place, full, passphrase, FALSE);
      if (self->old_spare_key != NULL)
        g_assert_false (opens_backup (place, full, self->old_spare_key, TRUE));
    }
  return n;
}

static gboolean
is_beside (const char *backup)
{
  return g_str_has_prefix (backup, "journal/");
}

/* Those that were told are there, and open with the passphrase that the journal has now, and no other;
 * elsewhere with that of then. */
static void
check_told_backups (RjFaultTruth *self, const char *place, const char *passphrase)
{
  const char *other = passphrase == self->passphrase ? self->next_passphrase : self->passphrase;

  for (guint i = 0; i < self->backups->len; i++)
    {
      const char *name = g_ptr_array_index (self->backups, i);

      if (!is_beside (name))
        check_backup (self, place, name, RJ_TEST_PASSPHRASE, FALSE);
      else if (!self->may_rewrite && !self->may_be_gone && !self->prunes)
        {
          check_backup (self, place, name, passphrase, FALSE);
          if (other != NULL)
            g_assert_false (opens_backup (place, name, other, FALSE));
          if (self->old_passphrase != NULL)
            g_assert_false (opens_backup (place, name, self->old_passphrase, FALSE));
        }
    }
}

static void
check_all_backups (RjFaultTruth *self, const char *place, const char *passphrase)
{
  guint told = 0;
  guint there = 0;

  for (guint i = 0; i < self->backups->len; i++)
    told += is_beside (g_ptr_array_index (self->backups, i));
  if (self->spare_key != NULL)
    {
      there =
        check_backups (self, place, "journal/" RJ_BACKUPS_FOLDER, self->may_rewrite ? passphrase : NULL);
      check_backups (self, place, "stick", NULL);
    }
  // Under whatever names.
  if (self->prunes)
    g_assert_cmpuint (there, >=, MIN (told, RJ_BACKUPS_DAYS));
  else if (self->may_rewrite)
    g_assert_cmpuint (there, >=, told);
  check_told_backups (self, place, passphrase);
}

/* ---- What goes on after an opening ---- */

/* The spare key is another one only where somebody wanted that; then it is the one that there is now. */
static void
check_spare_key (RjFaultTruth *self, RjVault *vault)
{
  g_autoptr (RjSecretBytes) spare = rj_vault_dup_spare_key (vault);
  g_autofree char *now =
    g_strndup ((const char *) rj_secret_bytes_get (spare), rj_secret_bytes_get_length (spare));

  if (self->may_rotate && self->spare_key != NULL && !g_str_equal (now, self->spare_key))
    self->old_spare_key = g_steal_pointer (&self->spare_key);
  if (self->spare_key != NULL)
    g_assert_cmpstr (now, ==, self->spare_key);
  else if (self->old_spare_key != NULL)
    {
      g_assert_cmpstr (now, !=, self->old_spare_key);
      self->spare_key = g_steal_pointer (&now);
    }
}

/* As the program does it after each unlock: the safety copies follow the journal. */
static void
follow (RjFaultTruth *self, RjVault *vault)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) left = NULL;
  guint unread = 0;

  g_assert_false (self->renewed && rj_vault_has_copies_to_renew (vault));
  rj_vault_renew_copies_finish (
    vault, RJ_TEST_AWAIT (rj_vault_renew_copies_async (vault, NULL, RJ_TEST_READY)), &left, &error);
  g_assert_no_error (error);
  g_assert_null (left);
  g_assert_false (rj_vault_has_copies_to_renew (vault));
  rj_vault_remove_in_copies_finish (
    vault, RJ_TEST_AWAIT (rj_vault_remove_in_copies_async (vault, NULL, RJ_TEST_READY)), NULL, &unread,
    &error);
  g_assert_no_error (error);
  g_assert_cmpuint (unread, ==, 0);
  rj_test_forget ();
}

/* ---- What is not there any more, or is damaged ---- */

static gboolean
is_there (const char *journal)
{
  g_autofree char *database = g_build_filename (journal, RJ_VAULT_DATABASE_NAME, NULL);

  return g_file_test (database, G_FILE_TEST_EXISTS);
}

/* Nothing of it is left once it was told; a new one can be made. */
static void
check_gone (RjFaultTruth *self, const char *journal)
{
  g_autoptr (GDir) dir = g_dir_open (journal, 0, NULL);
  g_autoptr (RjVault) vault = rj_test_vault_new (journal);
  g_autoptr (GError) error = NULL;
  const char *name = self->gone ? g_dir_read_name (dir) : NULL;

  if (name != NULL)
    g_error ("%s is there still", name);
  g_assert_cmpint (rj_vault_get_state (vault), ==, RJ_VAULT_NO_JOURNAL);
  rj_test_vault_open (vault, RJ_TEST_CREATE, "a passphrase for a new one", &error);
  g_assert_no_error (error);
  rj_test_vault_close (vault, &error);
  g_assert_no_error (error);
}

static guint
count_databases (const char *journal, const char *folder)
{
  g_autofree char *path = g_build_filename (journal, folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_prefix (name, RJ_BACKUPS_REPLACED_PREFIX) && g_str_has_suffix (name, ".db");
  return n;
}

static gboolean
is_damaged (const char *journal)
{
  g_autoptr (RjVault) vault = rj_test_vault_new (journal);
  g_autoptr (GError) error = NULL;

  if (!rj_test_vault_open (vault, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, &error))
    {
      g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_DAMAGED);
      return TRUE;
    }
  rj_test_vault_close (vault, NULL);
  return FALSE;
}

/* One that was cut off goes on with what the person wanted. The damaged file is kept in any case. */
static void
recover (RjFaultTruth *self, const char *place, const char *journal)
{
  RjFaultRun run = { .place = place, .say = -1, .vault = rj_test_vault_new (journal) };

  if (is_damaged (journal))
    {
      g_assert_false (self->recovered);
      g_assert_true (
        rj_fault_recover (&run, self->in_file != NULL ? RJ_DAMAGE_OPEN_BACKUP : RJ_DAMAGE_OPEN_SALVAGE));
      rj_test_vault_close (run.vault, NULL);
      if (self->in_file != NULL)
        rj_fault_truth_set_note (self, self->in_file, RJ_FAULT_GONE);
    }
  g_object_unref (run.vault);
  g_assert_cmpuint (count_databases (journal, RJ_DAMAGE_FOLDER), ==, 1);
  g_assert_cmpuint (count_databases (journal, RJ_BACKUPS_FOLDER), ==, 0);
}

/* Nothing half-made stays after an opening. */
static void
check_names (const char *journal)
{
  g_autoptr (GDir) dir = g_dir_open (journal, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".tmp") || g_str_has_suffix (name, ".new")
        || g_str_has_suffix (name, ".proof"))
      g_error ("%s is there", name);
}

void
rj_fault_truth_check (RjFaultTruth *self, const char *place)
{
  g_autofree char *journal = g_build_filename (place, "journal", NULL);
  const char *passphrase;

  if (self->may_be_gone && !is_there (journal))
    {
      check_gone (self, journal);
      return;
    }
  g_assert_false (self->gone);
  if (self->damaged)
    recover (self, place, journal);
  passphrase = find_passphrase (self, journal);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (RjVault) vault = rj_test_vault_new (journal);
      RjMoodEntry *saved;
      g_autoptr (GError) error = NULL;

      if (i == 1 && self->spare_key != NULL)
        rj_test_vault_open (vault, RJ_TEST_UNLOCK_WITH_SPARE_KEY, self->spare_key, &error);
      else
        rj_test_vault_open (vault, RJ_TEST_UNLOCK, passphrase, &error);
      g_assert_no_error (error);
      if (i == 0)
        check_names (journal);
      check_spare_key (self, vault);
      merge_inbox (self, vault);
      follow (self, vault);
      check_pages (rj_vault_get_store (vault));
      check_notes (self, rj_vault_get_store (vault));
      check_draft (self, rj_vault_get_store (vault));
      if (i == 0)
        {
          g_autofree char *text = rj_fault_note_text ("afterwards");

          // And it goes on.
          saved = rj_test_save_mood (rj_vault_get_store (vault), RJ_MOOD_GOOD, RJ_TEST_DAY, text);
          rj_mood_entry_free (saved);
          rj_fault_truth_set_note (self, "afterwards", RJ_FAULT_THERE);
        }
      rj_test_vault_close (vault, &error);
      g_assert_no_error (error);
      rj_test_forget ();
    }
  if (self->old_spare_key != NULL)
    g_assert_false (opens (journal, self->old_spare_key, RJ_TEST_UNLOCK_WITH_SPARE_KEY));
  check_all_backups (self, place, passphrase);
}
