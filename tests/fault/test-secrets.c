// SPDX-License-Identifier: GPL-3.0-or-later
// Who may open what, and what is to be seen without a key: wrong passphrases and spare keys, backups opened
// in every way there is, what the files look like to a stranger; and random changes against a model of the
// journal.
#include "rj-fault-place.h"

#include "rj-backups.h"
#include "rj-test-store.h"
#include "rj-test-vault.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define PASSPHRASE "Größe vier unrelated plain words"

typedef struct {
  char *folder;
  char *journal;
  char *spare_key;
} Secrets;

static void
make (const char *journal, const char *passphrase, guint n, char **spare_key)
{
  g_autoptr (RjVault) vault = rj_test_vault_new (journal);
  g_autoptr (RjSecretBytes) spare = NULL;
  g_autoptr (GError) error = NULL;

  rj_test_vault_open (vault, RJ_TEST_CREATE, passphrase, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *note = g_strnfill ((gsize) g_test_rand_int_range (0, 12000), (char) ('a' + i % 26));

      rj_mood_entry_free (
        rj_test_save_mood (rj_vault_get_store (vault), RJ_MOOD_LOW, RJ_TEST_DAY - (int) i, note));
    }
  spare = rj_vault_dup_spare_key (vault);
  *spare_key = g_strndup ((const char *) rj_secret_bytes_get (spare), rj_secret_bytes_get_length (spare));
  rj_test_vault_close (vault, &error);
  g_assert_no_error (error);
}

static void
set_up (Secrets *self, gconstpointer data)
{
  self->folder = rj_fault_make_folder ();
  self->journal = g_build_filename (self->folder, "journal", NULL);
  make (self->journal, PASSPHRASE, 40, &self->spare_key);
}

static void
tear_down (Secrets *self, gconstpointer data)
{
  rj_fault_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->journal);
  g_free (self->spare_key);
}

static gboolean
opens (const char *journal, RjTestOpening how, const char *secret, int *code)
{
  g_autoptr (RjVault) vault = rj_test_vault_new (journal);
  g_autoptr (GError) error = NULL;
  gboolean opened = rj_test_vault_open (vault, how, secret, &error);

  if (opened)
    rj_test_vault_close (vault, NULL);
  else
    g_assert_cmpint (error->domain, ==, RJ_VAULT_ERROR);
  *code = opened ? -1 : error->code;
  return opened;
}

/* (transfer full): like the passphrase, and not it. */
static char *
nearly (guint i)
{
  g_autoptr (GString) text = g_string_new (PASSPHRASE);
  gsize at = (gsize) g_test_rand_int_range (0, (int) text->len);

  switch (i % 10)
    {
    case 0:
      return g_strndup (PASSPHRASE, at);
    case 1:
      g_string_append_c (text, (char) g_test_rand_int_range (' ', 127));
      break;
    case 2:
      text->str[at] ^= 1;
      break;
    case 3:
      text->str[at] = g_ascii_isalpha (text->str[at]) ? text->str[at] ^ 0x20 : '#';
      break;
    case 4:
      g_string_append (text, i % 20 < 10 ? " " : "\n");
      break;
    case 5:
      g_string_prepend_c (text, ' ');
      break;
    case 6:
      g_string_truncate (text, 0);
      while (text->len < 1024)
        g_string_append_c (text, (char) g_test_rand_int_range (1, 256));
      break;
    case 7:
      g_string_erase (text, (gssize) at, 1);
      break;
    case 8:
      g_string_insert_c (text, (gssize) at, (char) (0x80 + i % 0x40));
      break;
    default:
      g_string_insert_c (text, (gssize) at, text->str[at]);
    }
  return g_strdup (text->str);
}

static void
test_passphrases (Secrets *self, gconstpointer data)
{
  guint n = rj_fault_count (200, 10000);
  g_autofree char *before = rj_test_describe_folder (self->journal);
  g_autofree char *after = NULL;
  g_autofree char *decomposed = g_utf8_normalize (PASSPHRASE, -1, G_NORMALIZE_NFD);
  guint faults = 0;
  int code;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *wrong = nearly (i);

      faults +=
        opens (self->journal, RJ_TEST_UNLOCK, wrong, &code) || code != RJ_VAULT_ERROR_WRONG_PASSPHRASE;
    }
  after = rj_test_describe_folder (self->journal);
  // Nothing was written for any of them, and the right one opens however it is composed.
  faults += !g_str_equal (before, after);
  g_assert_cmpstr (decomposed, !=, PASSPHRASE);
  faults += !opens (self->journal, RJ_TEST_UNLOCK, decomposed, &code);
  rj_fault_figure ("S6", "passphrases that are nearly right", n, 200, faults, "no file changed");
}

/* Every letter by every other one, and every two neighbours in each other's place: the check group finds all.
 */
static void
test_spare_keys (Secrets *self, gconstpointer data)
{
  static const char letters[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  gsize length = strlen (self->spare_key);
  guint tried = 0;
  guint faults = 0;
  int code;

  for (gsize at = 0; at < length; at++)
    for (gsize letter = 0; letter <= sizeof letters - 1; letter++)
      {
        g_autofree char *key = g_strdup (self->spare_key);
        gsize next = key[at + 1] == '-' ? at + 2 : at + 1;

        if (key[at] == '-')
          continue;
        if (letter < sizeof letters - 1)
          key[at] = letters[letter];
        else if (next < length)
          {
            key[at] = self->spare_key[next];
            key[next] = self->spare_key[at];
          }
        if (g_str_equal (key, self->spare_key))
          continue;
        tried++;
        faults += opens (self->journal, RJ_TEST_UNLOCK_WITH_SPARE_KEY, key, &code)
                  || code != RJ_VAULT_ERROR_SPARE_KEY_TYPO;
      }
  faults += !opens (self->journal, RJ_TEST_UNLOCK_WITH_SPARE_KEY, self->spare_key, &code);
  rj_fault_figure ("S6", "spare keys with a wrong letter or two letters swapped", tried, 36 * 31, faults,
                   NULL);
}

/* ---- Backups ---- */

static gboolean
restores (const char *folder,
          GFile *backup,
          const char *secret,
          gboolean by_spare_key,
          const RjCensus *expected)
{
  g_autofree char *place = g_build_filename (folder, "restored", NULL);
  g_autoptr (RjVault) vault = rj_test_vault_new (place);
  g_autoptr (RjSecretBytes) bytes = rj_secret_bytes_new_text (secret);
  RjCensus census;
  gboolean same;
  int code;

  if (by_spare_key)
    RJ_TEST_AWAIT (rj_vault_restore_with_spare_key_async (vault, backup, bytes, NULL, RJ_TEST_READY));
  else
    RJ_TEST_AWAIT (rj_vault_restore_async (vault, backup, bytes, NULL, RJ_TEST_READY));
  same =
    rj_vault_restore_finish (vault, rj_test_wait (), &census, NULL) && rj_census_equal (&census, expected);
  // The other way opens what was restored, too.
  same = same
         && opens (place, by_spare_key ? RJ_TEST_UNLOCK : RJ_TEST_UNLOCK_WITH_SPARE_KEY,
                   by_spare_key ? PASSPHRASE : g_object_get_data (G_OBJECT (backup), "spare-key"), &code);
  rj_test_forget ();
  rj_fault_remove_folder (place);
  return same;
}

/* Without this program: what follows the head and the keys is a database of SQLCipher. */
static gboolean
opens_in_shell (const char *folder, GFile *backup, RjSecretBytes *raw_key, guint moods)
{
  g_autofree char *path = g_build_filename (folder, "shell.db", NULL);
  g_autofree char *content = NULL;
  g_autofree char *script = g_strdup_printf ("PRAGMA key = \"x'%.*s'\";\nPRAGMA temp_store = MEMORY;\n"
                                             "SELECT count(*) FROM mood;\nPRAGMA integrity_check;\n",
                                             (int) rj_secret_bytes_get_length (raw_key),
                                             (const char *) rj_secret_bytes_get (raw_key));
  g_autofree char *expected = g_strdup_printf ("ok\nok\n%u\nok\n", moods);
  g_autofree char *said = NULL;
  g_autoptr (GSubprocess) shell = NULL;
  gsize length = 0;
  gboolean same;

  g_assert_true (g_file_get_contents (g_file_peek_path (backup), &content, &length, NULL));
  g_assert_true (g_file_set_contents (path, content + RJ_BACKUP_DATABASE_OFFSET,
                                      (gssize) (length - RJ_BACKUP_DATABASE_OFFSET), NULL));
  shell = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, "sqlcipher",
                            "-batch", path, NULL);
  g_assert_nonnull (shell);
  g_assert_true (g_subprocess_communicate_utf8 (shell, script, NULL, &said, NULL, NULL));
  same = g_str_has_suffix (expected, said) && strlen (said) > strlen ("ok\n");
  if (!same)
    g_test_message ("the shell says %s", said);
  g_unlink (path);
  return same;
}

static void
test_backups (Secrets *self, gconstpointer data)
{
  guint n = rj_fault_count (20, 1000);
  guint faults = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *journal = g_build_filename (self->folder, "other", NULL);
      g_autofree char *spare_key = NULL;
      g_autofree char *name = NULL;
      g_autoptr (RjVault) vault = rj_test_vault_new (journal);
      g_autoptr (GFile) folder = g_file_new_for_path (self->folder);
      g_autoptr (GFile) backup = NULL;
      g_autoptr (RjSecretBytes) raw_key = NULL;
      g_autoptr (GError) error = NULL;
      RjCensus census;

      make (journal, PASSPHRASE, (guint) g_test_rand_int_range (0, 40), &spare_key);
      rj_test_vault_open (vault, RJ_TEST_UNLOCK, PASSPHRASE, &error);
      g_assert_no_error (error);
      name = rj_vault_back_up_finish (
        vault, RJ_TEST_AWAIT (rj_vault_back_up_async (vault, folder, NULL, RJ_TEST_READY)), &census, &error);
      g_assert_no_error (error);
      raw_key = rj_vault_dup_raw_key (vault);
      rj_test_vault_close (vault, &error);
      g_assert_no_error (error);
      backup = g_file_get_child (folder, name);
      g_object_set_data (G_OBJECT (backup), "spare-key", spare_key);
      faults += !restores (self->folder, backup, PASSPHRASE, FALSE, &census);
      faults += !restores (self->folder, backup, spare_key, TRUE, &census);
      faults += !opens_in_shell (self->folder, backup, raw_key, census.moods);
      rj_test_forget ();
      g_unlink (g_file_peek_path (backup));
      rj_fault_remove_folder (journal);
    }
  rj_fault_figure ("R9", "random journals", n, 20, faults,
                   "each by passphrase and by spare key alone, digests equal; and in the shell of sqlcipher");
}

/* ---- What a stranger sees ---- */

static double
entropy (const guint8 *data, gsize length)
{
  guint counts[256] = { 0 };
  double bits = 0;

  for (gsize i = 0; i < length; i++)
    counts[data[i]]++;
  for (guint i = 0; i < 256; i++)
    if (counts[i] > 0)
      bits -= (double) counts[i] / (double) length * log2 ((double) counts[i] / (double) length);
  return bits;
}

/* Each page as random as 4096 bytes are (7.9 bits a byte), and no block of 16 bytes twice. */
static guint
judge_pages (const guint8 *data, gsize length, guint *pages)
{
  g_autoptr (GHashTable) blocks =
    g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  guint faults = 0;

  for (gsize at = 0; at + 4096 <= length; at += 4096, (*pages)++)
    faults += entropy (data + at, 4096) < 7.9;
  for (gsize at = 0; at + 16 <= length; at += 16)
    faults += !g_hash_table_add (blocks, g_bytes_new (data + at, 16));
  return faults;
}

static void
test_random_looks (Secrets *self, gconstpointer data)
{
  g_autofree char *database = g_build_filename (self->journal, "journal.db", NULL);
  g_autofree char *content = NULL;
  g_autofree char *plain = g_malloc0 (8192);
  g_autoptr (RjVault) vault = rj_test_vault_new (self->journal);
  g_autoptr (GFile) folder = g_file_new_for_path (self->folder);
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  gsize length = 0;
  guint pages = 0;
  guint none = 0;
  guint faults;

  // The measure itself.
  g_assert_cmpuint (judge_pages ((const guint8 *) plain, 8192, &none), >, 2);
  g_assert_true (g_file_get_contents (database, &content, &length, NULL));
  faults = judge_pages ((const guint8 *) content, length, &pages);
  faults += entropy ((const guint8 *) content, length) < 7.995;
  g_clear_pointer (&content, g_free);
  rj_test_vault_open (vault, RJ_TEST_UNLOCK, PASSPHRASE, NULL);
  name = rj_vault_back_up_finish (
    vault, RJ_TEST_AWAIT (rj_vault_back_up_async (vault, folder, NULL, RJ_TEST_READY)), NULL, NULL);
  rj_test_vault_close (vault, NULL);
  path = g_build_filename (self->folder, name, NULL);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  // Its head and its keys are in plain, by their format.
  faults += judge_pages ((const guint8 *) content + RJ_BACKUP_DATABASE_OFFSET,
                         length - RJ_BACKUP_DATABASE_OFFSET, &pages);
  rj_fault_figure ("S2", "pages of the journal and of a backup", pages, 100, faults,
                   "at least 7.9 bits a byte, no block of 16 bytes twice");
}

/* ---- Random changes ---- */

typedef struct {
  RjStore *store;
  GHashTable *notes; /* id → note */
  GPtrArray *undo;   /* (element-type GHashTable): the model before each change */
  GPtrArray *redo;
} Model;

static GHashTable *
copy_notes (GHashTable *notes)
{
  GHashTable *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer id, note;

  g_hash_table_iter_init (&iter, notes);
  while (g_hash_table_iter_next (&iter, &id, &note))
    g_hash_table_insert (copy, g_strdup (id), g_strdup (note));
  return copy;
}

static void
remember (Model *self)
{
  g_ptr_array_add (self->undo, copy_notes (self->notes));
  g_ptr_array_set_size (self->redo, 0);
}

static const char *
pick (Model *self)
{
  guint n = g_hash_table_size (self->notes);
  g_autoptr (GList) ids =
    n > 0 ? g_list_sort (g_hash_table_get_keys (self->notes), (GCompareFunc) strcmp) : NULL;

  return n > 0 ? g_list_nth_data (ids, (guint) g_test_rand_int_range (0, (int) n)) : NULL;
}

/* @id: (nullable): a new one */
static void
save (Model *self, const char *id)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->store);
  g_autoptr (RjMoodEntry) entry = rj_mood_entry_new ();
  g_autoptr (RjMoodEntry) saved = NULL;

  remember (self);
  entry->record.id = g_strdup (id);
  entry->record.day = RJ_TEST_DAY - g_test_rand_int_range (0, 400);
  entry->mood = RJ_MOOD_OKAY;
  entry->note =
    g_strdup_printf ("%08x %*s", (guint) g_test_rand_int (), g_test_rand_int_range (0, 6000), "x");
  saved = rj_check_ins_save_mood_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_save_mood_async (check_ins, entry, NULL, RJ_TEST_READY)), NULL);
  g_assert_nonnull (saved);
  g_hash_table_insert (self->notes, g_strdup (saved->record.id), g_strdup (entry->note));
}

static void delete (Model *self, const char *id)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->store);

  remember (self);
  g_assert_true (rj_check_ins_delete_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_delete_async (check_ins, id, NULL, RJ_TEST_READY)), NULL));
  g_hash_table_remove (self->notes, id);
}

static void
step_back (Model *self, gboolean again)
{
  GPtrArray *from = again ? self->redo : self->undo;
  GPtrArray *to = again ? self->undo : self->redo;

  if (from->len == 0)
    return;
  if (again)
    g_assert_true (rj_store_undo_finish (
      self->store, RJ_TEST_AWAIT (rj_store_redo_async (self->store, NULL, RJ_TEST_READY)), NULL, NULL));
  else
    g_assert_true (rj_store_undo_finish (
      self->store, RJ_TEST_AWAIT (rj_store_undo_async (self->store, NULL, RJ_TEST_READY)), NULL, NULL));
  g_ptr_array_add (to, g_steal_pointer (&self->notes));
  self->notes = g_ptr_array_steal_index (from, from->len - 1);
}

static gboolean
read_note (const char *kind, GVariant *record, gpointer data, GError **error)
{
  const char *id = NULL;
  const char *note = NULL;
  gint64 deleted;

  if (record != NULL && g_str_equal (kind, "mood") && !g_variant_lookup (record, "deleted", "x", &deleted)
      && g_variant_lookup (record, "id", "&s", &id) && g_variant_lookup (record, "note", "&s", &note))
    g_hash_table_insert (data, g_strdup (id), g_strdup (note));
  return TRUE;
}

static gboolean
equals_model (Model *self)
{
  g_autoptr (GHashTable) there = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer id, note;

  g_assert_true (rj_store_visit_finish (
    self->store, RJ_TEST_AWAIT (rj_store_visit_async (self->store, read_note, there, NULL, RJ_TEST_READY)),
    NULL));
  if (g_hash_table_size (there) != g_hash_table_size (self->notes))
    return FALSE;
  g_hash_table_iter_init (&iter, self->notes);
  while (g_hash_table_iter_next (&iter, &id, &note))
    if (g_strcmp0 (note, g_hash_table_lookup (there, id)) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
run_sequence (guint *changes)
{
  RjTestStore test = { 0 };
  Model model = { 0 };
  gboolean same;

  rj_test_store_set_up (&test, TRUE);
  model.notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  model.undo = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  model.redo = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  for (int i = 0; i < 30; i++, (*changes)++)
    {
      const char *id;
      g_autofree char *kept = NULL;

      model.store = test.store;
      id = pick (&model);
      kept = g_strdup (id);
      switch (g_test_rand_int_range (0, 10))
        {
        case 0:
        case 1:
          if (kept != NULL)
            save (&model, kept);
          break;
        case 2:
          if (kept != NULL)
            delete (&model, kept);
          break;
        case 3:
        case 4:
          step_back (&model, FALSE);
          break;
        case 5:
          step_back (&model, TRUE);
          break;
        case 6:
          rj_test_store_reopen (&test);
          break;
        default:
          save (&model, NULL);
        }
    }
  model.store = test.store;
  same = equals_model (&model);
  g_hash_table_unref (model.notes);
  g_ptr_array_unref (model.undo);
  g_ptr_array_unref (model.redo);
  rj_test_store_tear_down (&test);
  return same;
}

static void
test_model (void)
{
  guint n = rj_fault_count (200, 20000);
  guint changes = 0;
  guint faults = 0;

  for (guint i = 0; i < n; i++)
    faults += !run_sequence (&changes);
  rj_fault_figure ("F2", "sequences of saves, edits, deletes, undo, redo and openings", n, 200, faults,
                   "%u steps", changes);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/fault/secrets/" path, Secrets, NULL, set_up, func, tear_down)
  ADD ("passphrases", test_passphrases);
  ADD ("spare-keys", test_spare_keys);
  ADD ("backups", test_backups);
  ADD ("random-looks", test_random_looks);
  g_test_add_func ("/fault/secrets/model", test_model);
  return g_test_run ();
}
