// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-fault-flows.h"

#include "rj-backups.h"
#include "rj-fault-steps.h"
#include "rj-fault-truth.h"
#include "rj-test-store.h"
#include "rj-test-vault.h"
#include "rj-vault-private.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define N_BASE         24
#define N_SAVES        4
#define NEW_PASSPHRASE "another four plain words"

/* ---- What flows begin with ---- */

static void
prepare_nothing (RjFaultRun *run)
{
}

static void
prepare_journal (RjFaultRun *run)
{
  g_assert_true (rj_fault_open (run, RJ_TEST_CREATE));
  for (int i = 0; i < N_BASE; i++)
    {
      g_autofree char *note = g_strdup_printf ("base-%d", i);

      g_assert_true (rj_fault_save (run, note));
    }
  g_assert_true (rj_fault_close (run));
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
  g_assert_true (rj_fault_open (run, RJ_TEST_UNLOCK) && rj_fault_back_up (run, "stick")
                 && rj_fault_save (run, "later") && rj_fault_close (run));
}

/* One with a safety copy. */
static void
prepare_copy (RjFaultRun *run)
{
  prepare_journal (run);
  g_assert_true (rj_fault_open (run, RJ_TEST_UNLOCK) && rj_fault_back_up (run, NULL) && rj_fault_close (run));
}

/* One that something can be put into while it is locked. */
static void
prepare_inbox (RjFaultRun *run)
{
  prepare_journal (run);
  g_assert_true (rj_fault_open (run, RJ_TEST_UNLOCK) && rj_fault_merge (run) && rj_fault_close (run));
}

static void
prepare_full_inbox (RjFaultRun *run)
{
  prepare_inbox (run);
  for (int i = 0; i < N_SAVES; i++)
    g_assert_true (rj_fault_put (run));
}

/* One whose safety copy is under the spare key that was. */
static void
prepare_rotated (RjFaultRun *run)
{
  prepare_copy (run);
  g_assert_true (rj_fault_open (run, RJ_TEST_UNLOCK) && rj_fault_rotate (run)
                 && rj_fault_open (run, RJ_TEST_UNLOCK));
  rj_fault_tell_spare_key (run);
  g_assert_true (rj_fault_close (run));
}

/* One bit of the first page is wrong. */
static void
prepare_damaged (RjFaultRun *run)
{
  g_autofree char *path = g_build_filename (run->journal, RJ_VAULT_DATABASE_NAME, NULL);
  g_autofree char *content = NULL;
  gsize length = 0;

  prepare_copy (run);
  g_assert_true (rj_fault_open (run, RJ_TEST_UNLOCK) && rj_fault_save (run, "later") && rj_fault_close (run));
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  content[2000] ^= 1;
  g_assert_true (
    g_file_set_contents_full (path, content, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

/* To go on with the copy, where "later" is not; or with all that is in the file. */
static void
prepare_damaged_for_backup (RjFaultRun *run)
{
  prepare_damaged (run);
  rj_fault_say (run->say, "damaged later");
}

static void
prepare_damaged_for_salvage (RjFaultRun *run)
{
  prepare_damaged (run);
  rj_fault_say (run->say, "damaged");
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
  g_assert_true (rj_fault_open (run, RJ_TEST_UNLOCK) && rj_fault_back_up (run, "stick")
                 && rj_fault_close (run));
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

  g_assert_true (rj_fault_open (run, RJ_TEST_UNLOCK));
  store = rj_vault_get_store (run->vault);
  g_assert_true (rj_store_visit_finish (
    store, RJ_TEST_AWAIT (rj_store_visit_async (store, note_id, run->ids, NULL, RJ_TEST_READY)), NULL));
}

static void
act_create (RjFaultRun *run)
{
  if (rj_fault_open (run, RJ_TEST_CREATE))
    rj_fault_save (run, "first");
}

static void
act_save (RjFaultRun *run)
{
  gboolean done = TRUE;

  for (int i = 0; done && i < N_SAVES; i++)
    {
      g_autofree char *note = g_strdup_printf ("new-%d", i);

      done = rj_fault_save (run, note);
    }
}

static void
act_delete (RjFaultRun *run)
{
  gboolean done = TRUE;

  for (int i = 0; done && i < N_SAVES; i++)
    {
      g_autofree char *note = g_strdup_printf ("base-%d", 3 * i + 1);

      done = rj_fault_delete (run, note);
    }
}

static void
act_undo (RjFaultRun *run)
{
  if (rj_fault_save (run, "one") && rj_fault_save (run, "two") && rj_fault_undo (run, "two"))
    rj_fault_undo (run, "one");
}

/* What a lock does with the journal. */
static void
act_lock (RjFaultRun *run)
{
  if (rj_fault_save (run, "last") && rj_fault_save_draft (run, "unsaved"))
    rj_fault_close (run);
}

static void
act_backup (RjFaultRun *run)
{
  rj_fault_back_up (run, NULL);
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
  rj_fault_answer (run, done, error, "make");
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
  rj_fault_answer (run, done, error, "delete later");
}

static void
act_put (RjFaultRun *run)
{
  for (int i = 0; i < N_SAVES; i++)
    if (!rj_fault_put (run))
      break;
}

static void
act_merge (RjFaultRun *run)
{
  rj_fault_merge (run);
}

static void
act_adopt (RjFaultRun *run)
{
  g_autofree char *other = g_build_filename (run->place, "other", NULL);
  g_autoptr (GError) error = NULL;
  gboolean done;

  rj_fault_say (run->say, "try make");
  done = rj_test_vault_adopt (run->vault, other, &error);
  rj_fault_answer (run, done, error, "make");
}

static void
act_passphrase (RjFaultRun *run)
{
  g_autoptr (GError) error = NULL;
  gboolean done;

  rj_fault_say (run->say, "try passphrase " NEW_PASSPHRASE);
  done = rj_test_vault_change (run->vault, NEW_PASSPHRASE, &error);
  rj_fault_answer (run, done, error, "passphrase " NEW_PASSPHRASE);
}

static void
act_rotate (RjFaultRun *run)
{
  rj_fault_rotate (run);
}

static void
act_renew (RjFaultRun *run)
{
  rj_fault_renew_copies (run);
}

static void
act_forget (RjFaultRun *run)
{
  if (rj_fault_delete (run, "base-1") && rj_fault_delete (run, "base-2") && rj_fault_forget (run, "base-1"))
    rj_fault_remove_in_copies (run);
}

static void
act_remove (RjFaultRun *run)
{
  rj_fault_remove (run);
}

static void
act_open_backup (RjFaultRun *run)
{
  if (rj_fault_recover (run, RJ_DAMAGE_OPEN_BACKUP))
    rj_fault_close (run);
}

static void
act_open_salvage (RjFaultRun *run)
{
  if (rj_fault_recover (run, RJ_DAMAGE_OPEN_SALVAGE))
    rj_fault_close (run);
}

/* Mends the key copies on its way. */
static void
act_unlock (RjFaultRun *run)
{
  if (rj_fault_open (run, RJ_TEST_UNLOCK))
    rj_fault_close (run);
}

const RjFaultFlow rj_fault_flows[] = {
  { "create", TRUE, prepare_nothing, NULL, act_create },
  { "save", FALSE, prepare_journal, open_journal, act_save },
  { "delete", FALSE, prepare_journal, open_journal, act_delete },
  { "undo", FALSE, prepare_journal, open_journal, act_undo },
  { "lock", FALSE, prepare_journal, open_journal, act_lock },
  { "backup", FALSE, prepare_journal, open_journal, act_backup },
  { "restore", TRUE, prepare_backup, NULL, act_restore },
  { "adopt", TRUE, prepare_elsewhere, NULL, act_adopt, .seldom = TRUE },
  { "passphrase", FALSE, prepare_copy, open_journal, act_passphrase },
  { "unlock", FALSE, prepare_key_copy, NULL, act_unlock },
  { "replace", FALSE, prepare_changed, NULL, act_replace, .seldom = TRUE },
  { "put", FALSE, prepare_inbox, NULL, act_put, .seldom = TRUE },
  { "merge", FALSE, prepare_full_inbox, open_journal, act_merge },
  { "migrate", FALSE, prepare_layout_1, NULL, act_unlock, .seldom = TRUE },
  { "rotate", FALSE, prepare_copy, open_journal, act_rotate, .seldom = TRUE },
  { "renew", FALSE, prepare_rotated, open_journal, act_renew, .seldom = TRUE },
  { "forget", FALSE, prepare_copy, open_journal, act_forget, .seldom = TRUE },
  { "remove", FALSE, prepare_copy, open_journal, act_remove, .seldom = TRUE },
  { "recover", FALSE, prepare_damaged_for_backup, NULL, act_open_backup, .seldom = TRUE },
  { "salvage", FALSE, prepare_damaged_for_salvage, NULL, act_open_salvage, .helper = TRUE, .seldom = TRUE },
};

guint
rj_fault_n_flows (void)
{
  return G_N_ELEMENTS (rj_fault_flows);
}

guint
rj_fault_share (const RjFaultFlow *flow, guint tries)
{
  guint tenths = 0;

  for (guint i = 0; i < G_N_ELEMENTS (rj_fault_flows); i++)
    tenths += rj_fault_flows[i].seldom ? 1 : 10;
  return (tries * (flow->seldom ? 1 : 10) + tenths - 1) / tenths;
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
