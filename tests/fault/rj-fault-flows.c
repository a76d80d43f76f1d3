// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-fault-flows.h"

#include "rj-backups.h"
#include "rj-fault-truth.h"
#include "rj-test-store.h"
#include "rj-test-vault.h"
#include "rj-uuid.h"
#include "rj-vault-inbox.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define N_BASE         24
#define N_SAVES        4
#define NEW_PASSPHRASE "another four plain words"

/* ---- Parts of flows ---- */

static void
tell_failed (RjFaultRun *run, const GError *error, const char *what)
{
  const char *domain = error->domain == RJ_VAULT_ERROR   ? "vault"
                       : error->domain == RJ_STORE_ERROR ? "store"
                                                         : g_quark_to_string (error->domain);

  rj_fault_say (run->say, "failed %s %d %s", domain, error->code, what);
  rj_fault_say (run->say, "message %s", error->message);
}

/* Tells, and is @done. */
static gboolean
answer (RjFaultRun *run, gboolean done, const GError *error, const char *what)
{
  g_assert_true (done == (error == NULL));
  if (done)
    rj_fault_say (run->say, "done %s", what);
  else
    tell_failed (run, error, what);
  return done;
}

static gboolean
save (RjFaultRun *run, const char *note)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (rj_vault_get_store (run->vault));
  g_autofree char *what = g_strconcat ("save ", note, NULL);
  g_autoptr (RjMoodEntry) entry = rj_mood_entry_new ();
  g_autoptr (RjMoodEntry) saved = NULL;
  g_autoptr (GError) error = NULL;

  entry->mood = RJ_MOOD_LOW;
  entry->note = rj_fault_note_text (note);
  rj_fault_say (run->say, "try %s", what);
  saved = rj_check_ins_save_mood_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_save_mood_async (check_ins, entry, NULL, RJ_TEST_READY)), &error);
  if (saved != NULL && run->ids != NULL)
    g_hash_table_insert (run->ids, g_strdup (note), g_strdup (saved->record.id));
  return answer (run, saved != NULL, error, what);
}

static gboolean delete (RjFaultRun *run, const char *note)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (rj_vault_get_store (run->vault));
  g_autofree char *what = g_strconcat ("delete ", note, NULL);
  const char *id = g_hash_table_lookup (run->ids, note);
  g_autoptr (GError) error = NULL;
  gboolean done;

  rj_fault_say (run->say, "try %s", what);
  done = rj_check_ins_delete_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_delete_async (check_ins, id, NULL, RJ_TEST_READY)), &error);
  return answer (run, done, error, what);
}

/* Takes back that @note was saved. */
static gboolean
undo (RjFaultRun *run, const char *note)
{
  RjStore *store = rj_vault_get_store (run->vault);
  g_autofree char *what = g_strconcat ("delete ", note, NULL);
  g_autoptr (GError) error = NULL;
  gboolean done;

  rj_fault_say (run->say, "try %s", what);
  done = rj_store_undo_finish (store, RJ_TEST_AWAIT (rj_store_undo_async (store, NULL, RJ_TEST_READY)), NULL,
                               &error);
  return answer (run, done, error, what);
}

static gboolean
save_draft (RjFaultRun *run, const char *name)
{
  RjStore *store = rj_vault_get_store (run->vault);
  g_autofree char *what = g_strconcat ("draft ", name, NULL);
  g_autofree char *text = rj_fault_note_text (name);
  g_autoptr (GError) error = NULL;
  gboolean done;

  rj_fault_say (run->say, "try %s", what);
  done = rj_store_save_draft_finish (
    store, RJ_TEST_AWAIT (rj_store_save_draft_async (store, "field", text, NULL, RJ_TEST_READY)), &error);
  return answer (run, done, error, what);
}

static gboolean
open_with (RjFaultRun *run, RjTestOpening how)
{
  g_autoptr (GError) error = NULL;
  const char *what = how == RJ_TEST_CREATE ? "create" : "unlock";
  gboolean done;

  rj_fault_say (run->say, "try %s", what);
  done = rj_test_vault_open (run->vault, how, RJ_TEST_PASSPHRASE, &error);
  if (done && how == RJ_TEST_CREATE)
    {
      g_autoptr (RjSecretBytes) spare = rj_vault_dup_spare_key (run->vault);

      rj_fault_say (run->say, "spare-key %.*s", (int) rj_secret_bytes_get_length (spare),
                    (const char *) rj_secret_bytes_get (spare));
    }
  return answer (run, done, error, what);
}

static gboolean
close_vault (RjFaultRun *run)
{
  g_autoptr (GError) error = NULL;
  gboolean done;

  rj_fault_say (run->say, "try close");
  done = rj_test_vault_close (run->vault, &error);
  return answer (run, done, error, "close");
}

/* @to: (nullable): a folder in the place, otherwise beside the journal */
static gboolean
back_up (RjFaultRun *run, const char *to)
{
  g_autofree char *path = g_build_filename (run->place, to, NULL);
  g_autoptr (GFile) folder = to != NULL ? g_file_new_for_path (path) : NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *what = NULL;

  rj_fault_say (run->say, "try backup");
  name = rj_vault_back_up_finish (
    run->vault, RJ_TEST_AWAIT (rj_vault_back_up_async (run->vault, folder, NULL, RJ_TEST_READY)), NULL,
    &error);
  what = g_strdup_printf ("backup %s/%s", to != NULL ? to : "journal/" RJ_BACKUPS_FOLDER,
                          name != NULL ? name : "");
  return answer (run, name != NULL, error, what);
}

/* A note of a craving, to the inbox. */
static gboolean
put (RjFaultRun *run)
{
  g_autoptr (RjInboxItem) item = rj_inbox_item_new (RJ_INBOX_NOTE, RJ_TEST_NOW_US);
  g_autofree char *what = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  item->id = rj_uuid_new (RJ_TEST_NOW_US);
  item->zone = g_strdup ("UTC");
  item->strength = 6;
  what = g_strconcat ("save ", item->id, NULL);
  rj_fault_say (run->say, "try %s", what);
  done = rj_vault_put_finish (
    run->vault, RJ_TEST_AWAIT (rj_vault_put_async (run->vault, item, RJ_TEST_READY)), NULL, &error);
  return answer (run, done, error, what);
}

static gboolean
merge (RjFaultRun *run)
{
  g_autoptr (GError) error = NULL;
  RjInboxReport report;
  gboolean done;

  rj_fault_say (run->say, "try merge");
  done = rj_vault_merge_inbox_finish (
    run->vault, RJ_TEST_AWAIT (rj_vault_merge_inbox_async (run->vault, RJ_TEST_READY)), &report, &error);
  return answer (run, done, error, "merge");
}

/* ---- What flows begin with ---- */

static void
prepare_nothing (RjFaultRun *run)
{
}

static void
prepare_journal (RjFaultRun *run)
{
  g_assert_true (open_with (run, RJ_TEST_CREATE));
  for (int i = 0; i < N_BASE; i++)
    {
      g_autofree char *note = g_strdup_printf ("base-%d", i);

      g_assert_true (save (run, note));
    }
  g_assert_true (close_vault (run));
}

static void
prepare_key_copy (RjFaultRun *run)
{
  g_autofree char *path = g_build_filename (run->journal, "journal.key.bak", NULL);

  prepare_journal (run);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* A journal that was elsewhere. */
static void
prepare_elsewhere (RjFaultRun *run)
{
  g_autofree char *other = g_build_filename (run->place, "other", NULL);

  prepare_journal (run);
  g_assert_cmpint (g_rename (run->journal, other), ==, 0);
}

/* A journal that was changed after a backup was made. */
static void
prepare_changed (RjFaultRun *run)
{
  g_autofree char *stick = g_build_filename (run->place, "stick", NULL);

  g_assert_cmpint (g_mkdir (stick, 0700), ==, 0);
  prepare_journal (run);
  g_assert_true (open_with (run, RJ_TEST_UNLOCK) && back_up (run, "stick") && save (run, "later")
                 && close_vault (run));
}

/* One with a safety copy. */
static void
prepare_copy (RjFaultRun *run)
{
  prepare_journal (run);
  g_assert_true (open_with (run, RJ_TEST_UNLOCK) && back_up (run, NULL) && close_vault (run));
}

/* One that something can be put into while it is locked. */
static void
prepare_inbox (RjFaultRun *run)
{
  prepare_journal (run);
  g_assert_true (open_with (run, RJ_TEST_UNLOCK) && merge (run) && close_vault (run));
}

static void
prepare_full_inbox (RjFaultRun *run)
{
  prepare_inbox (run);
  for (int i = 0; i < N_SAVES; i++)
    g_assert_true (put (run));
}

static gboolean
count_record (const char *kind, GVariant *record, gpointer n, GError **error)
{
  *(guint *) n += record != NULL && !g_str_equal (kind, "preference");
  return TRUE;
}

/* One of the first layout. What is in it is counted in a copy that the opening brings to the newest. */
static void
prepare_layout_1 (RjFaultRun *run)
{
  g_autofree char *fixture = g_test_build_filename (G_TEST_DIST, "data", "journal-v1", NULL);
  g_autofree char *sheet = g_build_filename (fixture, "spare-key", NULL);
  g_autofree char *copy = g_build_filename (run->place, "copy", NULL);
  g_autofree char *spare_key = NULL;
  g_autoptr (RjVault) vault = rj_test_vault_new (copy);
  g_autoptr (GError) error = NULL;
  RjStore *store;
  guint n = 0;

  rj_fault_copy_folder (fixture, run->journal);
  rj_fault_copy_folder (fixture, copy);
  g_assert_true (g_file_get_contents (sheet, &spare_key, NULL, NULL));
  rj_fault_say (run->say, "spare-key %.*s", (int) strcspn (spare_key, "\n"), spare_key);
  rj_test_vault_open (vault, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  store = rj_vault_get_store (vault);
  g_assert_true (rj_store_visit_finish (
    store, RJ_TEST_AWAIT (rj_store_visit_async (store, count_record, &n, NULL, RJ_TEST_READY)), NULL));
  rj_test_vault_close (vault, NULL);
  rj_fault_remove_folder (copy);
  g_assert_cmpuint (n, >, 100);
  rj_fault_say (run->say, "others %u", n);
}

static void
prepare_backup (RjFaultRun *run)
{
  g_autofree char *stick = g_build_filename (run->place, "stick", NULL);

  g_assert_cmpint (g_mkdir (stick, 0700), ==, 0);
  prepare_journal (run);
  g_assert_true (open_with (run, RJ_TEST_UNLOCK) && back_up (run, "stick") && close_vault (run));
  rj_fault_remove_folder (run->journal);
}

/* ---- Flows ---- */

/* What the entries in the journal are, by their notes. */
static gboolean
note_id (const char *kind, GVariant *record, gpointer data, GError **error)
{
  const char *id = NULL;
  const char *note = NULL;

  if (record != NULL && g_str_equal (kind, "mood") && g_variant_lookup (record, "id", "&s", &id)
      && g_variant_lookup (record, "note", "&s", &note))
    g_hash_table_insert (data, g_strndup (note, strcspn (note, " ")), g_strdup (id));
  return TRUE;
}

static void
open_journal (RjFaultRun *run)
{
  RjStore *store;

  g_assert_true (open_with (run, RJ_TEST_UNLOCK));
  store = rj_vault_get_store (run->vault);
  g_assert_true (rj_store_visit_finish (
    store, RJ_TEST_AWAIT (rj_store_visit_async (store, note_id, run->ids, NULL, RJ_TEST_READY)), NULL));
}

static void
act_create (RjFaultRun *run)
{
  if (open_with (run, RJ_TEST_CREATE))
    save (run, "first");
}

static void
act_save (RjFaultRun *run)
{
  gboolean done = TRUE;

  for (int i = 0; done && i < N_SAVES; i++)
    {
      g_autofree char *note = g_strdup_printf ("new-%d", i);

      done = save (run, note);
    }
}

static void
act_delete (RjFaultRun *run)
{
  gboolean done = TRUE;

  for (int i = 0; done && i < N_SAVES; i++)
    {
      g_autofree char *note = g_strdup_printf ("base-%d", 3 * i + 1);

      done = delete (run, note);
    }
}

static void
act_undo (RjFaultRun *run)
{
  if (save (run, "one") && save (run, "two") && undo (run, "two"))
    undo (run, "one");
}

/* What a lock does with the journal. */
static void
act_lock (RjFaultRun *run)
{
  if (save (run, "last") && save_draft (run, "unsaved"))
    close_vault (run);
}

static void
act_backup (RjFaultRun *run)
{
  back_up (run, NULL);
}

/* (transfer full): the one on the stick. */
static GFile *
find_backup (RjFaultRun *run)
{
  g_autofree char *stick = g_build_filename (run->place, "stick", NULL);
  g_autoptr (GDir) dir = g_dir_open (stick, 0, NULL);
  g_autofree char *path = g_build_filename (stick, g_dir_read_name (dir), NULL);

  return g_file_new_for_path (path);
}

static void
act_restore (RjFaultRun *run)
{
  g_autoptr (GFile) file = find_backup (run);
  g_autoptr (RjSecretBytes) passphrase = rj_secret_bytes_new_text (RJ_TEST_PASSPHRASE);
  g_autoptr (GError) error = NULL;
  gboolean done;

  rj_fault_say (run->say, "try make");
  done = rj_vault_restore_finish (
    run->vault, RJ_TEST_AWAIT (rj_vault_restore_async (run->vault, file, passphrase, NULL, RJ_TEST_READY)),
    NULL, &error);
  answer (run, done, error, "make");
}

/* Takes back what was saved after the backup, and nothing else. */
static void
act_replace (RjFaultRun *run)
{
  g_autoptr (GFile) file = find_backup (run);
  g_autoptr (RjSecretBytes) passphrase = rj_secret_bytes_new_text (RJ_TEST_PASSPHRASE);
  g_autoptr (GError) error = NULL;
  gboolean done;

  rj_fault_say (run->say, "try delete later");
  done = rj_vault_replace_finish (
    run->vault,
    RJ_TEST_AWAIT (rj_vault_replace_async (run->vault, file, RJ_BACKUP_SECRET_PASSPHRASE, passphrase, NULL,
                                           RJ_TEST_READY)),
    NULL, &error);
  answer (run, done, error, "delete later");
}

static void
act_put (RjFaultRun *run)
{
  for (int i = 0; i < N_SAVES; i++)
    if (!put (run))
      break;
}

static void
act_merge (RjFaultRun *run)
{
  merge (run);
}

static void
act_adopt (RjFaultRun *run)
{
  g_autofree char *other = g_build_filename (run->place, "other", NULL);
  g_autoptr (GError) error = NULL;
  gboolean done;

  rj_fault_say (run->say, "try make");
  done = rj_test_vault_adopt (run->vault, other, &error);
  answer (run, done, error, "make");
}

static void
act_passphrase (RjFaultRun *run)
{
  g_autoptr (GError) error = NULL;
  gboolean done;

  rj_fault_say (run->say, "try passphrase " NEW_PASSPHRASE);
  done = rj_test_vault_change (run->vault, NEW_PASSPHRASE, &error);
  answer (run, done, error, "passphrase " NEW_PASSPHRASE);
}

/* Mends the key copies on its way. */
static void
act_unlock (RjFaultRun *run)
{
  if (open_with (run, RJ_TEST_UNLOCK))
    close_vault (run);
}

const RjFaultFlow rj_fault_flows[] = {
  { "create", TRUE, prepare_nothing, NULL, act_create },
  { "save", FALSE, prepare_journal, open_journal, act_save },
  { "delete", FALSE, prepare_journal, open_journal, act_delete },
  { "undo", FALSE, prepare_journal, open_journal, act_undo },
  { "lock", FALSE, prepare_journal, open_journal, act_lock },
  { "backup", FALSE, prepare_journal, open_journal, act_backup },
  { "restore", TRUE, prepare_backup, NULL, act_restore },
  { "adopt", TRUE, prepare_elsewhere, NULL, act_adopt },
  { "passphrase", FALSE, prepare_copy, open_journal, act_passphrase },
  { "unlock", FALSE, prepare_key_copy, NULL, act_unlock },
  { "replace", FALSE, prepare_changed, NULL, act_replace },
  { "put", FALSE, prepare_inbox, NULL, act_put },
  { "merge", FALSE, prepare_full_inbox, open_journal, act_merge },
  { "migrate", FALSE, prepare_layout_1, NULL, act_unlock },
};

guint
rj_fault_n_flows (void)
{
  return G_N_ELEMENTS (rj_fault_flows);
}

/* ---- Templates and runs ---- */

static void
run_init (RjFaultRun *run, const char *place, int say)
{
  *run = (RjFaultRun) { .place = place, .say = say };
  run->journal = g_build_filename (place, "journal", NULL);
  run->vault = rj_test_vault_new (run->journal);
  run->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
prepare_body (int say, gpointer data)
{
  RjFaultTemplate *self = data;
  RjFaultRun run;

  run_init (&run, self->folder, say);
  self->flow->prepare (&run);
}

RjFaultTemplate *
rj_fault_template_new (const RjFaultFlow *flow)
{
  RjFaultTemplate *self = g_new0 (RjFaultTemplate, 1);

  self->flow = flow;
  self->folder = rj_fault_make_folder ();
  self->told = rj_fault_run (prepare_body, self);
  g_assert_nonnull (self->told);
  return self;
}

void
rj_fault_template_free (RjFaultTemplate *self)
{
  rj_fault_remove_folder (self->folder);
  g_free (self->folder);
  g_strfreev (self->told);
  g_free (self);
}

char *
rj_fault_template_copy (RjFaultTemplate *self)
{
  char *place = rj_fault_make_folder ();

  g_assert_cmpint (g_rmdir (place), ==, 0);
  rj_fault_copy_folder (self->folder, place);
  return place;
}

void
rj_fault_run_flow (int say, gpointer data)
{
  RjFaultJob *job = data;
  RjFaultRun run;

  run_init (&run, job->place, say);
  if (job->flow->open != NULL)
    job->flow->open (&run);
  rj_fault_say (say, "ready");
  if (job->arm != NULL)
    job->arm (job->data);
  job->flow->act (&run);
  if (job->disarm != NULL)
    job->disarm (job->data);
  rj_fault_say (say, "end");
}

/* ---- What must be true ---- */

typedef struct {
  const char *place;
  RjFaultTruth *truth;
} Check;

static void
check_body (int say, gpointer data)
{
  Check *check = data;

  rj_fault_truth_check (check->truth, check->place);
}

char *
rj_fault_check (RjFaultTemplate *template, const char *place, char **told)
{
  g_autoptr (RjFaultTruth) truth = rj_fault_truth_new ();
  g_autofree char *database = g_build_filename (place, "journal", "journal.db", NULL);
  g_auto (GStrv) again = NULL;
  g_auto (GStrv) checked = NULL;
  RjFaultJob job = { .flow = template->flow, .place = place };
  Check check = { .place = place, .truth = truth };

  if (!template->flow->makes)
    rj_fault_truth_learn (truth, template->told);
  else
    rj_fault_truth_learn_content (truth, template->told);
  rj_fault_truth_learn (truth, told);
  if (template->flow->makes && g_access (database, F_OK) != 0)
    {
      if (rj_fault_truth_is_made (truth))
        return g_strdup ("a journal that was made is not there");
      again = rj_fault_run (rj_fault_run_flow, &job);
      if (again == NULL)
        return g_strdup ("making it again");
      rj_fault_truth_learn (truth, again);
      if (!rj_fault_truth_is_made (truth))
        return g_strdup ("making it again failed");
    }
  checked = rj_fault_run (check_body, &check);
  return checked == NULL ? g_strdup ("what is there is not what was told") : NULL;
}
