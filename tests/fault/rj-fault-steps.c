// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-fault-steps.h"

#include "rj-backups.h"
#include "rj-fault-truth.h"
#include "rj-test-store.h"
#include "rj-trash.h"
#include "rj-uuid.h"
#include "rj-vault-inbox.h"
#include "rj-vault-private.h"
#include "rj-vault-remove.h"
#include "rj-vault-rotation.h"

#include <string.h>

static void
tell_failed (RjFaultRun *run, const GError *error, const char *what)
{
  const char *domain = error->domain == RJ_VAULT_ERROR   ? "vault"
                       : error->domain == RJ_STORE_ERROR ? "store"
                                                         : g_quark_to_string (error->domain);

  rj_fault_say (run->say, "failed %s %d %s", domain, error->code, what);
  rj_fault_say (run->say, "message %s", error->message);
}

gboolean
rj_fault_answer (RjFaultRun *run, gboolean done, const GError *error, const char *what)
{
  g_assert_true (done == (error == NULL));
  if (done)
    rj_fault_say (run->say, "done %s", what);
  else
    tell_failed (run, error, what);
  return done;
}

gboolean
rj_fault_save (RjFaultRun *run, const char *note)
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
  return rj_fault_answer (run, saved != NULL, error, what);
}

gboolean
rj_fault_delete (RjFaultRun *run, const char *note)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (rj_vault_get_store (run->vault));
  g_autofree char *what = g_strconcat ("delete ", note, NULL);
  const char *id = g_hash_table_lookup (run->ids, note);
  g_autoptr (GError) error = NULL;
  gboolean done;

  rj_fault_say (run->say, "try %s", what);
  done = rj_check_ins_delete_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_delete_async (check_ins, id, NULL, RJ_TEST_READY)), &error);
  return rj_fault_answer (run, done, error, what);
}

gboolean
rj_fault_undo (RjFaultRun *run, const char *note)
{
  RjStore *store = rj_vault_get_store (run->vault);
  g_autofree char *what = g_strconcat ("delete ", note, NULL);
  g_autoptr (GError) error = NULL;
  gboolean done;

  rj_fault_say (run->say, "try %s", what);
  done = rj_store_undo_finish (store, RJ_TEST_AWAIT (rj_store_undo_async (store, NULL, RJ_TEST_READY)), NULL,
                               &error);
  return rj_fault_answer (run, done, error, what);
}

gboolean
rj_fault_save_draft (RjFaultRun *run, const char *name)
{
  RjStore *store = rj_vault_get_store (run->vault);
  g_autofree char *what = g_strconcat ("draft ", name, NULL);
  g_autofree char *text = rj_fault_note_text (name);
  g_autoptr (GError) error = NULL;
  gboolean done;

  rj_fault_say (run->say, "try %s", what);
  done = rj_store_save_draft_finish (
    store, RJ_TEST_AWAIT (rj_store_save_draft_async (store, "field", text, NULL, RJ_TEST_READY)), &error);
  return rj_fault_answer (run, done, error, what);
}

void
rj_fault_tell_spare_key (RjFaultRun *run)
{
  g_autoptr (RjSecretBytes) spare = rj_vault_dup_spare_key (run->vault);

  rj_fault_say (run->say, "spare-key %.*s", (int) rj_secret_bytes_get_length (spare),
                (const char *) rj_secret_bytes_get (spare));
}

gboolean
rj_fault_open (RjFaultRun *run, RjTestOpening how)
{
  g_autoptr (GError) error = NULL;
  const char *what = how == RJ_TEST_CREATE ? "create" : "unlock";
  gboolean done;

  rj_fault_say (run->say, "try %s", what);
  done = rj_test_vault_open (run->vault, how, RJ_TEST_PASSPHRASE, &error);
  if (done && how == RJ_TEST_CREATE)
    rj_fault_tell_spare_key (run);
  return rj_fault_answer (run, done, error, what);
}

gboolean
rj_fault_close (RjFaultRun *run)
{
  g_autoptr (GError) error = NULL;
  gboolean done;

  rj_fault_say (run->say, "try close");
  done = rj_test_vault_close (run->vault, &error);
  return rj_fault_answer (run, done, error, "close");
}

gboolean
rj_fault_back_up (RjFaultRun *run, const char *to)
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
  return rj_fault_answer (run, name != NULL, error, what);
}

gboolean
rj_fault_put (RjFaultRun *run)
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
  return rj_fault_answer (run, done, error, what);
}

gboolean
rj_fault_merge (RjFaultRun *run)
{
  g_autoptr (GError) error = NULL;
  RjInboxReport report;
  gboolean done;

  rj_fault_say (run->say, "try merge");
  done = rj_vault_merge_inbox_finish (
    run->vault, RJ_TEST_AWAIT (rj_vault_merge_inbox_async (run->vault, RJ_TEST_READY)), &report, &error);
  return rj_fault_answer (run, done, error, "merge");
}

/* ---- Keys ---- */

static const RjKdfParams cheap = { .memory_kib = 64, .passes = 1, .lanes = 1 };

gboolean
rj_fault_rotate (RjFaultRun *run)
{
  g_autoptr (RjSecretBytes) current = rj_secret_bytes_new_text (RJ_TEST_PASSPHRASE);
  g_autoptr (GError) error = NULL;
  gboolean done;

  rj_fault_say (run->say, "try rotate");
  done = rj_vault_renew_spare_key_finish (run->vault,
                                          RJ_TEST_AWAIT (rj_vault_renew_spare_key_with_params_async (
                                            run->vault, current, &cheap, NULL, RJ_TEST_READY)),
                                          &error);
  rj_test_forget ();
  return rj_fault_answer (run, done, error, "rotate");
}

gboolean
rj_fault_renew_copies (RjFaultRun *run)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) left = NULL;
  gboolean done;

  rj_fault_say (run->say, "try renew");
  done = rj_vault_renew_copies_finish (
    run->vault, RJ_TEST_AWAIT (rj_vault_renew_copies_async (run->vault, NULL, RJ_TEST_READY)), &left, &error);
  rj_test_forget ();
  return rj_fault_answer (run, done, error, left == NULL ? "renew" : "some");
}

/* ---- For good ---- */

gboolean
rj_fault_forget (RjFaultRun *run, const char *note)
{
  RjTrash *trash = rj_store_get_trash (rj_vault_get_store (run->vault));
  g_autofree char *what = g_strconcat ("forget ", note, NULL);
  const char *ids[] = { g_hash_table_lookup (run->ids, note), NULL };
  g_autoptr (GError) error = NULL;
  gboolean done;

  rj_fault_say (run->say, "try %s", what);
  done = rj_trash_remove_finish (
    trash, RJ_TEST_AWAIT (rj_trash_remove_async (trash, ids, TRUE, NULL, RJ_TEST_READY)), &error);
  return rj_fault_answer (run, done, error, what);
}

gboolean
rj_fault_remove_in_copies (RjFaultRun *run)
{
  g_autoptr (GError) error = NULL;
  guint unread = 0;
  gboolean done;

  rj_fault_say (run->say, "try clear");
  done = rj_vault_remove_in_copies_finish (
    run->vault, RJ_TEST_AWAIT (rj_vault_remove_in_copies_async (run->vault, NULL, RJ_TEST_READY)), NULL,
    &unread, &error);
  rj_test_forget ();
  return rj_fault_answer (run, done, error, unread == 0 ? "clear" : "some");
}

gboolean
rj_fault_remove (RjFaultRun *run)
{
  g_autoptr (GError) error = NULL;
  gboolean done;

  rj_fault_say (run->say, "try remove");
  done = rj_vault_remove_finish (run->vault,
                                 RJ_TEST_AWAIT (rj_vault_remove_async (run->vault, RJ_TEST_READY)), &error);
  return rj_fault_answer (run, done, error, "remove");
}

/* ---- Damage ---- */

/* TRUE when the program has found it. */
static gboolean
find_damage (RjFaultRun *run)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (rj_test_vault_open (run->vault, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, &error));
  if (g_error_matches (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_DAMAGED) && rj_damage_is_known (run->vault))
    return TRUE;
  return rj_fault_answer (run, FALSE, error, "unlock");
}

gboolean
rj_fault_recover (RjFaultRun *run, RjDamageChoice choice)
{
  g_autoptr (RjDamage) damage = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  rj_fault_say (run->say, "try recover");
  if (!find_damage (run))
    return FALSE;
  damage = rj_damage_survey_finish (
    run->vault, RJ_TEST_AWAIT (rj_damage_survey_async (run->vault, NULL, RJ_TEST_READY)), &error);
  rj_test_forget ();
  if (damage == NULL)
    return rj_fault_answer (run, FALSE, error, "survey");
  // One that cannot be read now is not offered; the journal stays as it is.
  if (choice == RJ_DAMAGE_OPEN_BACKUP && damage->backup == NULL)
    return FALSE;
  done = rj_damage_open_finish (
    run->vault, RJ_TEST_AWAIT (rj_damage_open_async (run->vault, damage, choice, NULL, RJ_TEST_READY)),
    &error);
  rj_test_forget ();
  return rj_fault_answer (run, done, error, "recover");
}
