// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-fault-truth.h"

#include "rj-backups.h"
#include "rj-sqlite-store.h"
#include "rj-test-store.h"
#include "rj-test-vault.h"
#include "rj-vault-inbox.h"

#include <string.h>

typedef enum {
  THERE = 1,
  GONE,
  MAYBE,
} State;

struct _RjFaultTruth {
  GHashTable *notes;  /* name → State */
  GPtrArray *backups; /* paths in the place */
  char *passphrase;
  char *next_passphrase; /* (nullable): it may open instead */
  char *old_passphrase;  /* (nullable): it must not open */
  char *spare_key;       /* (nullable): nobody was told */
  char *draft;           /* (nullable) */
  char *next_draft;      /* (nullable): it may be there instead */
  guint others;          /* records that no flow has made */
  gboolean made;
};

RjFaultTruth *
rj_fault_truth_new (void)
{
  RjFaultTruth *self = g_new0 (RjFaultTruth, 1);

  self->notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->backups = g_ptr_array_new_with_free_func (g_free);
  self->passphrase = g_strdup (RJ_TEST_PASSPHRASE);
  return self;
}

void
rj_fault_truth_free (RjFaultTruth *self)
{
  g_hash_table_unref (self->notes);
  g_ptr_array_unref (self->backups);
  g_free (self->passphrase);
  g_free (self->next_passphrase);
  g_free (self->old_passphrase);
  g_free (self->spare_key);
  g_free (self->draft);
  g_free (self->next_draft);
  g_free (self);
}

gboolean
rj_fault_truth_is_made (RjFaultTruth *self)
{
  return self->made;
}

static void
set_note (RjFaultTruth *self, const char *name, State state)
{
  g_hash_table_insert (self->notes, g_strdup (name), GINT_TO_POINTER (state));
}

static void
learn_try (RjFaultTruth *self, const char *what, const char *of)
{
  if (g_str_equal (what, "save") || g_str_equal (what, "delete"))
    set_note (self, of, MAYBE);
  else if (g_str_equal (what, "passphrase"))
    g_set_str (&self->next_passphrase, of);
  else if (g_str_equal (what, "draft"))
    g_set_str (&self->next_draft, of);
}

static void
learn_done (RjFaultTruth *self, const char *what, const char *of)
{
  if (g_str_equal (what, "save"))
    set_note (self, of, THERE);
  else if (g_str_equal (what, "delete"))
    set_note (self, of, GONE);
  else if (g_str_equal (what, "create") || g_str_equal (what, "make"))
    self->made = TRUE;
  else if (g_str_equal (what, "backup"))
    g_ptr_array_add (self->backups, g_strdup (of));
  else if (g_str_equal (what, "passphrase"))
    {
      g_free (self->old_passphrase);
      self->old_passphrase = g_steal_pointer (&self->passphrase);
      self->passphrase = g_steal_pointer (&self->next_passphrase);
    }
  else if (g_str_equal (what, "draft"))
    {
      g_free (self->draft);
      self->draft = g_steal_pointer (&self->next_draft);
    }
}

/* "DOMAIN CODE what of": what is not done is as it was, unless nobody can tell. */
static void
learn_failed (RjFaultTruth *self, const char *domain, int code, const char *what)
{
  gboolean half = g_str_equal (domain, "vault") && code == RJ_VAULT_ERROR_HALF_CHANGED;

  if (g_str_has_prefix (what, "passphrase") && !half)
    g_clear_pointer (&self->next_passphrase, g_free);
}

static void
learn_line (RjFaultTruth *self, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 3);
  guint n = g_strv_length (words);

  if (n < 2)
    return;
  if (g_str_equal (words[0], "try"))
    learn_try (self, words[1], n > 2 ? words[2] : "");
  else if (g_str_equal (words[0], "done"))
    learn_done (self, words[1], n > 2 ? words[2] : "");
  else if (g_str_equal (words[0], "spare-key"))
    g_set_str (&self->spare_key, words[1]);
  else if (g_str_equal (words[0], "others"))
    self->others = (guint) atoi (words[1]);
  else if (g_str_equal (words[0], "failed"))
    {
      const char *what = strchr (words[2], ' ');

      learn_failed (self, words[1], atoi (words[2]), what != NULL ? what + 1 : "");
    }
}

void
rj_fault_truth_learn (RjFaultTruth *self, char **told)
{
  for (guint i = 0; told[i] != NULL; i++)
    learn_line (self, told[i]);
}

void
rj_fault_truth_learn_content (RjFaultTruth *self, char **told)
{
  rj_fault_truth_learn (self, told);
  self->made = FALSE;
}

char *
rj_fault_note_text (const char *name)
{
  guint length = g_str_hash (name) % 9000;
  GString *text = g_string_new (name);

  for (guint i = 0; i < length; i++)
    g_string_append_c (text, i % 7 == 0 ? ' ' : (char) ('a' + (i * i + length) % 26));
  return g_string_free (text, FALSE);
}

/* ---- Looking ---- */

static gboolean
opens (const char *journal, const char *passphrase, RjTestOpening how)
{
  g_autoptr (RjVault) vault = rj_test_vault_new (journal);
  g_autoptr (GError) error = NULL;
  gboolean opened = rj_test_vault_open (vault, how, passphrase, &error);

  if (!opened)
    g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_WRONG_PASSPHRASE);
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
  GHashTable *notes; /* names */
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
  Found found = { .notes = notes };
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

      if (GPOINTER_TO_INT (state) != MAYBE && there != (GPOINTER_TO_INT (state) == THERE))
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
    if (GPOINTER_TO_INT (state) == MAYBE)
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

/* Restores it elsewhere, which reads and counts all of it. */
static void
check_backup (const char *place, const char *name, const char *secret, gboolean by_spare_key)
{
  g_autofree char *path = g_build_filename (place, name, NULL);
  g_autofree char *folder = g_build_filename (place, "restored", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (RjVault) vault = rj_test_vault_new (folder);
  g_autoptr (RjSecretBytes) bytes = rj_secret_bytes_new_text (secret);
  g_autoptr (GError) error = NULL;
  RjCensus census;

  if (by_spare_key)
    RJ_TEST_AWAIT (rj_vault_restore_with_spare_key_async (vault, file, bytes, NULL, RJ_TEST_READY));
  else
    RJ_TEST_AWAIT (rj_vault_restore_async (vault, file, bytes, NULL, RJ_TEST_READY));
  rj_vault_restore_finish (vault, rj_test_wait (), &census, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (census.moods, >, 0);
  rj_fault_remove_folder (folder);
}

static gboolean
opens_backup (const char *place, const char *name, const char *passphrase)
{
  g_autofree char *path = g_build_filename (place, name, NULL);
  g_autofree char *folder = g_build_filename (place, "restored", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (RjVault) vault = rj_test_vault_new (folder);
  g_autoptr (RjSecretBytes) bytes = rj_secret_bytes_new_text (passphrase);
  g_autoptr (GError) error = NULL;
  gboolean opened = rj_vault_restore_finish (
    vault, RJ_TEST_AWAIT (rj_vault_restore_async (vault, file, bytes, NULL, RJ_TEST_READY)), NULL, &error);

  if (!opened)
    g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_WRONG_PASSPHRASE);
  rj_fault_remove_folder (folder);
  return opened;
}

/* Every file with the name of a backup is a whole one, and those that were told are there. */
static void
check_backups (RjFaultTruth *self, const char *place, const char *folder)
{
  g_autofree char *path = g_build_filename (place, folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *full = g_build_filename (folder, name, NULL);

      if (g_str_has_suffix (name, RJ_BACKUP_SUFFIX))
        check_backup (place, full, self->spare_key, TRUE);
    }
}

static void
check_told_backups (RjFaultTruth *self, const char *place)
{
  for (guint i = 0; i < self->backups->len; i++)
    {
      const char *name = g_ptr_array_index (self->backups, i);

      // Elsewhere the passphrase is that of then. Beside the journal it is that of now; while it may be
      // either one, the spare key has opened it.
      if (!g_str_has_prefix (name, "journal/"))
        check_backup (place, name, RJ_TEST_PASSPHRASE, FALSE);
      else if (self->next_passphrase == NULL)
        check_backup (place, name, self->passphrase, FALSE);
      if (g_str_has_prefix (name, "journal/") && self->old_passphrase != NULL)
        g_assert_false (opens_backup (place, name, self->old_passphrase));
    }
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
  const char *passphrase = find_passphrase (self, journal);

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
      merge_inbox (self, vault);
      check_pages (rj_vault_get_store (vault));
      check_notes (self, rj_vault_get_store (vault));
      check_draft (self, rj_vault_get_store (vault));
      if (i == 0)
        {
          g_autofree char *text = rj_fault_note_text ("afterwards");

          // And it goes on.
          saved = rj_test_save_mood (rj_vault_get_store (vault), RJ_MOOD_GOOD, RJ_TEST_DAY, text);
          rj_mood_entry_free (saved);
          set_note (self, "afterwards", THERE);
        }
      rj_test_vault_close (vault, &error);
      g_assert_no_error (error);
      rj_test_forget ();
    }
  if (self->spare_key != NULL)
    {
      check_backups (self, place, "journal/" RJ_BACKUPS_FOLDER);
      check_backups (self, place, "stick");
    }
  check_told_backups (self, place);
}
