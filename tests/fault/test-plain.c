// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing in plain: a word of its own in every field of every kind of record, in lists, drafts, preferences,
// passphrases and in what waits in the inbox. All that the process writes below its folders is written down,
// home and temporary ones among them; none of the words may be in it, nor in a file, in any encoding.
#include "rj-fault-calls.h"
#include "rj-fault-place.h"

#include "rj-backups.h"
#include "rj-test-store.h"
#include "rj-test-vault.h"
#include "rj-trash.h"
#include "rj-vault-inbox.h"
#include "rj-vault-private.h"
#include "rj-vault-rotation.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define LEAST 64

typedef struct {
  GRand *rand;
  GPtrArray *words;
} Words;

typedef struct {
  const char *place;
  guint rounds;
} Writing;

/* (transfer full): a word that is nowhere else, and told to the test. */
static char *
canary (Words *self)
{
  GString *word = g_string_new ("qz");

  while (word->len < 14)
    g_string_append_c (word, (char) ('a' + g_rand_int_range (self->rand, 0, 26)));
  // Something that is written differently in each encoding.
  g_string_append (word, "ö");
  g_ptr_array_add (self->words, g_strdup (word->str));
  return g_string_free (word, FALSE);
}

static GStrv
canaries (Words *self)
{
  GStrv list = g_new0 (char *, 3);

  list[0] = canary (self);
  list[1] = canary (self);
  return list;
}

/* (transfer full): one of a list that the person has made: its id. */
static char *
add_choice (RjStore *store, Words *words, const char *list)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_choice_free);
  g_autoptr (GPtrArray) chosen = NULL;
  g_autofree char *name = canary (words);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (choices, rj_choice_new (NULL, list, name));
  chosen = rj_store_save_choices_finish (
    store, RJ_TEST_AWAIT (rj_store_save_choices_async (store, choices, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  return g_strdup (((RjChoice *) g_ptr_array_index (chosen, 0))->id);
}

static GStrv
add_choices (RjStore *store, Words *words, const char *list)
{
  GStrv ids = g_new0 (char *, 3);

  ids[0] = add_choice (store, words, list);
  ids[1] = add_choice (store, words, list);
  return ids;
}

static void
add_writing (RjStore *store, Words *words, RjWritingKind kind)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (store);
  g_autoptr (RjWriting) writing = rj_writing_new ();
  g_autoptr (RjWriting) written = NULL;

  writing->kind = kind;
  if (kind == RJ_WRITING_ENTRY)
    {
      writing->title = canary (words);
      writing->body = canary (words);
    }
  else
    {
      writing->hard = canary (words);
      writing->good = canary (words);
      writing->tomorrow = canary (words);
    }
  written = rj_check_ins_save_writing_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_save_writing_async (check_ins, writing, NULL, RJ_TEST_READY)),
    NULL);
  g_assert_nonnull (written);
}

/* @id: (nullable): that of a mood to change */
static RjMoodEntry *
save_mood (RjStore *store, Words *words, const char *id)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (store);
  g_autoptr (RjMoodEntry) mood = rj_mood_entry_new ();
  RjMoodEntry *saved;

  mood->record.id = g_strdup (id);
  mood->mood = RJ_MOOD_LOW;
  mood->feelings = add_choices (store, words, "feeling");
  mood->note = canary (words);
  saved = rj_check_ins_save_mood_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_save_mood_async (check_ins, mood, NULL, RJ_TEST_READY)), NULL);
  g_assert_nonnull (saved);
  return saved;
}

static void
add_log (RjStore *store, Words *words)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (store);
  g_autoptr (RjCraving) craving = rj_craving_new ();
  g_autoptr (GPtrArray) cravings = g_ptr_array_new ();
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (RjMoodEntry) mood = save_mood (store, words, NULL);
  g_autoptr (RjMoodEntry) changed = save_mood (store, words, mood->record.id);

  craving->triggers = add_choices (store, words, "trigger");
  craving->places = add_choices (store, words, "place");
  craving->company = add_choices (store, words, "company");
  craving->substance = add_choice (store, words, "substance");
  craving->body = canary (words);
  craving->thoughts = canary (words);
  craving->note = canary (words);
  g_ptr_array_add (cravings, craving);
  saved = rj_check_ins_save_cravings_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_save_cravings_async (check_ins, cravings, NULL, RJ_TEST_READY)),
    NULL);
  g_assert_nonnull (saved);
  add_writing (store, words, RJ_WRITING_ENTRY);
  add_writing (store, words, RJ_WRITING_CLOSE_DAY);
}

static void
add_plans (RjStore *store, Words *words)
{
  RjStrategies *strategies = rj_store_get_strategies (store);
  g_autoptr (RjPlanItem) item = rj_plan_item_new ();
  g_autoptr (RjStrategy) strategy = rj_strategy_new ();
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GError) error = NULL;

  item->record.day = RJ_TEST_DAY;
  item->title = canary (words);
  item->place = canary (words);
  item->note = canary (words);
  item->steps = canaries (words);
  rj_plan_item_free (rj_test_save_item (store, item));
  strategy->title = canary (words);
  strategy->steps = canaries (words);
  strategy->tags = canaries (words);
  strategy->caution = canary (words);
  strategy->learned = canary (words);
  g_ptr_array_add (list, strategy);
  kept = rj_strategies_save_finish (
    strategies, RJ_TEST_AWAIT (rj_strategies_save_async (strategies, list, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

/* All of those that hold the person's words. */
static void
add_preferences (RjStore *store, Words *words)
{
  static const char *const names[] = { "vocabulary", "reminder-words", "strong-moments", "interrupted-work",
                                       "day-end" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *value = canary (words);

      g_assert_true (rj_store_set_preference_finish (
        store, RJ_TEST_AWAIT (rj_store_set_preference_async (store, names[i], value, NULL, RJ_TEST_READY)),
        NULL));
    }
}

static const char *const draft_fields[] = { "writing", "craving", "check-in", "plan-item", "strategy" };

static void
add_drafts (RjStore *store, Words *words)
{
  for (gsize i = 0; i < G_N_ELEMENTS (draft_fields); i++)
    {
      g_autofree char *draft = canary (words);

      g_assert_true (rj_store_save_draft_finish (
        store, RJ_TEST_AWAIT (rj_store_save_draft_async (store, draft_fields[i], draft, NULL, RJ_TEST_READY)),
        NULL));
    }
}

/* What is to be undone is written once more; what was deleted for good is overwritten. */
static void
take_back (RjStore *store, Words *words)
{
  g_autoptr (RjMoodEntry) gone = save_mood (store, words, NULL);
  RjCheckIns *check_ins = rj_store_get_check_ins (store);
  RjTrash *trash = rj_store_get_trash (store);
  const char *ids[] = { gone->record.id, NULL };

  g_assert_true (rj_check_ins_delete_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_delete_async (check_ins, gone->record.id, NULL, RJ_TEST_READY)),
    NULL));
  g_assert_true (rj_trash_remove_finish (
    trash, RJ_TEST_AWAIT (rj_trash_remove_async (trash, ids, TRUE, NULL, RJ_TEST_READY)), NULL));
  rj_mood_entry_free (save_mood (store, words, NULL));
  g_assert_true (rj_store_undo_finish (
    store, RJ_TEST_AWAIT (rj_store_undo_async (store, NULL, RJ_TEST_READY)), NULL, NULL));
}

static void
put_drafts (RjVault *vault, Words *words)
{
  for (gsize i = 0; i < G_N_ELEMENTS (draft_fields); i++)
    {
      g_autoptr (RjInboxItem) item = rj_inbox_item_new (RJ_INBOX_DRAFT, RJ_TEST_NOW_US);
      g_autoptr (GError) error = NULL;

      item->about = g_strdup (draft_fields[i]);
      item->text = canary (words);
      rj_vault_put_finish (vault, RJ_TEST_AWAIT (rj_vault_put_async (vault, item, RJ_TEST_READY)), NULL,
                           &error);
      g_assert_no_error (error);
    }
}

/* A wrong passphrase was meant for something else, maybe. */
static void
open_in_vain (const char *journal, Words *words)
{
  g_autoptr (RjVault) vault = rj_test_vault_new (journal);
  g_autofree char *wrong = canary (words);
  g_autoptr (GError) error = NULL;

  g_assert_false (rj_test_vault_open (vault, RJ_TEST_UNLOCK, wrong, &error));
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_WRONG_PASSPHRASE);
}

static void
tell_keys (int say, RjVault *vault)
{
  g_autoptr (RjSecretBytes) spare = rj_vault_dup_spare_key (vault);
  g_autoptr (RjSecretBytes) raw = rj_vault_dup_raw_key (vault);

  rj_fault_say (say, "word %.*s", (int) rj_secret_bytes_get_length (spare),
                (char *) rj_secret_bytes_get (spare));
  rj_fault_say (say, "word %.*s", (int) rj_secret_bytes_get_length (raw), (char *) rj_secret_bytes_get (raw));
}

/* The old spare key waits in the journal until the safety copies have the new one. */
static void
rotate (int say, RjVault *vault, const char *passphrase)
{
  static const RjKdfParams cheap = { .memory_kib = 64, .passes = 1, .lanes = 1 };
  g_autoptr (RjSecretBytes) bytes = rj_secret_bytes_new_text (passphrase);
  g_autoptr (GError) error = NULL;

  tell_keys (say, vault);
  rj_vault_renew_spare_key_finish (
    vault,
    RJ_TEST_AWAIT (rj_vault_renew_spare_key_with_params_async (vault, bytes, &cheap, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  rj_test_forget ();
  rj_test_vault_open (vault, RJ_TEST_UNLOCK, passphrase, &error);
  g_assert_no_error (error);
  tell_keys (say, vault);
}

static void
merge (RjVault *vault)
{
  RjInboxReport report;
  g_autoptr (GError) error = NULL;

  rj_vault_merge_inbox_finish (vault, RJ_TEST_AWAIT (rj_vault_merge_inbox_async (vault, RJ_TEST_READY)),
                               &report, &error);
  g_assert_no_error (error);
}

static void
restore (RjVault *vault, const char *place, const char *passphrase)
{
  g_autofree char *path = g_build_filename (place, "restored", NULL);
  g_autoptr (RjVault) other = rj_test_vault_new (path);
  g_autoptr (GFile) folder = g_file_new_for_path (place);
  g_autoptr (RjSecretBytes) bytes = rj_secret_bytes_new_text (passphrase);
  g_autoptr (GFile) backup = NULL;
  g_autofree char *name = rj_vault_back_up_finish (
    vault, RJ_TEST_AWAIT (rj_vault_back_up_async (vault, folder, NULL, RJ_TEST_READY)), NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (name);
  backup = g_file_get_child (folder, name);
  rj_vault_restore_finish (
    other, RJ_TEST_AWAIT (rj_vault_restore_async (other, backup, bytes, NULL, RJ_TEST_READY)), NULL, &error);
  g_assert_no_error (error);
}

static void
write_body (int say, gpointer data)
{
  Writing *writing = data;
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  Words words = { g_rand_new (), list };
  g_autofree char *journal = g_build_filename (writing->place, "journal", NULL);
  g_autofree char *log = g_strconcat (writing->place, ".log", NULL);
  g_autofree char *first = canary (&words);
  g_autofree char *second = canary (&words);
  g_autofree char *third = canary (&words);
  g_autoptr (RjVault) vault = NULL;
  g_autoptr (GError) error = NULL;

  // Whatever wants to keep something elsewhere keeps it where it is seen.
  g_setenv ("HOME", writing->place, TRUE);
  g_setenv ("TMPDIR", writing->place, TRUE);
  g_assert_cmpint (chdir (writing->place), ==, 0);
  rj_fault_calls_watch (writing->place);
  rj_fault_calls_record (log);
  vault = rj_test_vault_new (journal);
  rj_test_vault_open (vault, RJ_TEST_CREATE, first, &error);
  g_assert_no_error (error);
  merge (vault);
  for (guint i = 0; i < writing->rounds; i++)
    {
      add_log (rj_vault_get_store (vault), &words);
      add_plans (rj_vault_get_store (vault), &words);
      add_preferences (rj_vault_get_store (vault), &words);
      add_drafts (rj_vault_get_store (vault), &words);
      take_back (rj_vault_get_store (vault), &words);
    }
  g_assert_true (rj_test_vault_change (vault, second, &error));
  g_assert_true (rj_test_vault_add (vault, second, third, &error));
  put_drafts (vault, &words);
  restore (vault, writing->place, second);
  merge (vault);
  rotate (say, vault, second);
  merge (vault);
  g_assert_true (rj_test_vault_close (vault, &error));
  put_drafts (vault, &words);
  open_in_vain (journal, &words);
  for (guint i = 0; i < list->len; i++)
    rj_fault_say (say, "word %s", (char *) g_ptr_array_index (list, i));
}

/* ---- Looking ---- */

static void
add_pattern (GPtrArray *patterns, gconstpointer data, gsize length)
{
  g_ptr_array_add (patterns, g_bytes_new (data, length));
}

static void
add_text (GPtrArray *patterns, const char *text)
{
  add_pattern (patterns, text, strlen (text));
}

/* As it is, in other normal forms and cases, in wider letters, backwards, as digits and as base 64. */
static void
add_encodings (GPtrArray *patterns, const char *word)
{
  g_autofree char *decomposed = g_utf8_normalize (word, -1, G_NORMALIZE_NFD);
  g_autofree char *upper = g_utf8_strup (word, -1);
  g_autofree char *backwards = g_utf8_strreverse (word, -1);
  g_autofree char *folded = g_utf8_casefold (word, -1);
  g_autofree gunichar *wide = g_utf8_to_ucs4_fast (word, -1, NULL);
  g_autofree gunichar2 *half = g_utf8_to_utf16 (word, -1, NULL, NULL, NULL);
  g_autoptr (GString) digits = g_string_new (NULL);
  g_autofree char *base64 = g_base64_encode ((const guchar *) word, strlen (word) / 3 * 3);

  add_text (patterns, word);
  add_text (patterns, decomposed);
  add_text (patterns, upper);
  add_text (patterns, backwards);
  add_text (patterns, folded);
  add_text (patterns, base64);
  add_pattern (patterns, wide, (gsize) g_utf8_strlen (word, -1) * sizeof *wide);
  add_pattern (patterns, half, (gsize) g_utf8_strlen (word, -1) * sizeof *half);
  for (const char *c = word; *c != '\0'; c++)
    g_string_append_printf (digits, "%02x", (guint8) *c);
  add_text (patterns, digits->str);
}

static guint
count_hits (GPtrArray *patterns, const char *content, gsize length)
{
  guint hits = 0;

  for (guint i = 0; i < patterns->len; i++)
    {
      gsize n = 0;
      gconstpointer pattern = g_bytes_get_data (g_ptr_array_index (patterns, i), &n);

      hits += memmem (content, length, pattern, n) != NULL;
    }
  return hits;
}

static guint
look_at_folder (GPtrArray *patterns, const char *path, guint64 *bytes)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint hits = 0;
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      g_autofree char *content = NULL;
      gsize length = 0;

      hits += count_hits (patterns, name, strlen (name));
      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        hits += look_at_folder (patterns, child, bytes);
      else
        {
          g_assert_true (g_file_get_contents (child, &content, &length, NULL));
          hits += count_hits (patterns, content, length);
          *bytes += length;
        }
    }
  return hits;
}

static void
check_look (GPtrArray *patterns, const char *word)
{
  g_autofree char *folder = rj_fault_make_folder ();
  g_autofree char *path = g_build_filename (folder, "plain", NULL);
  guint64 bytes = 0;

  g_assert_true (g_file_set_contents (path, word, -1, NULL));
  g_assert_cmpuint (look_at_folder (patterns, folder, &bytes), >, 0);
  g_assert_cmpuint (bytes, ==, strlen (word));
  rj_fault_remove_folder (folder);
}

static void
test_plain (void)
{
  g_autofree char *place = rj_fault_make_folder ();
  g_autofree char *log = g_strconcat (place, ".log", NULL);
  Writing writing = { .place = place, .rounds = rj_fault_count (1, 3) };
  g_auto (GStrv) told = rj_fault_run (write_body, &writing);
  g_autoptr (GPtrArray) patterns = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GPtrArray) records = NULL;
  g_autofree char *captured = NULL;
  guint64 bytes = 0;
  gsize length = 0;
  guint n_words = 0;
  guint writes = 0;
  guint hits;

  g_assert_nonnull (told);
  for (guint i = 0; told[i] != NULL; i++, n_words++)
    add_encodings (patterns, told[i] + strlen ("word "));
  // The look itself finds one, in a file as well.
  g_assert_cmpuint (count_hits (patterns, told[n_words - 1], strlen (told[n_words - 1])), ==, 2);
  check_look (patterns, told[n_words - 1]);
  hits = look_at_folder (patterns, place, &bytes);
  g_assert_true (g_file_get_contents (log, &captured, &length, NULL));
  hits += count_hits (patterns, captured, length);
  // What is in plain by its format was written down.
  g_assert_nonnull (memmem (captured, length, "\x8aRJK", 4));
  g_assert_nonnull (memmem (captured, length, "\x8aRJB", 4));
  records = rj_fault_records_load (log);
  for (guint i = 0; i < records->len; i++)
    writes += ((RjFaultRecord *) g_ptr_array_index (records, i))->call == RJ_FAULT_CALL_WRITE;
  g_assert_cmpuint (writes, >, 100);
  g_unlink (log);
  rj_fault_remove_folder (place);
  rj_fault_figure ("S1", "words in every field, in files and in writes", n_words, LEAST, hits,
                   "%u writes of %" G_GSIZE_FORMAT " bytes, files of %" G_GUINT64_FORMAT
                   " bytes, 9 encodings",
                   writes, length, bytes);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fault/plain", test_plain);
  return g_test_run ();
}
