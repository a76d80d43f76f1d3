// SPDX-License-Identifier: GPL-3.0-or-later
// A damaged journal: what there is to go on with, and that nothing of it is ever removed.
#include "rj-backups.h"
#include "rj-damage.h"
#include "rj-exchange.h"
#include "rj-file-private.h"
#include "rj-file.h"
#include "rj-page-proof.h"
#include "rj-sqlite-store.h"
#include "rj-test-store.h"
#include "rj-test-vault.h"
#include "rj-vault-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define IN_BACKUP 40
#define LATER     3

typedef struct {
  char *folder;
  char *spare;
  char *backup;
  char *damaged; /* the bytes of the damaged file */
  gsize length;
  RjVault *vault;
} Fixture;

static void
add_moods (Fixture *f, int n, const char *words)
{
  for (int i = 0; i < n; i++)
    rj_mood_entry_free (
      rj_test_save_mood (rj_vault_get_store (f->vault), RJ_MOOD_LOW, RJ_TEST_DAY - i, words));
}

static char *
path_of (Fixture *f, const char *name)
{
  return g_build_filename (f->folder, name, NULL);
}

static void
read_file (const char *path, char **content, gsize *length)
{
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, content, length, &error);
  g_assert_no_error (error);
}

static void
spoil (const char *path, gint64 at)
{
  int fd = open (path, O_RDWR | O_CLOEXEC);
  guint8 byte;

  g_assert_cmpint (pread (fd, &byte, 1, at), ==, 1);
  byte ^= 1;
  g_assert_cmpint (pwrite (fd, &byte, 1, at), ==, 1);
  close (fd);
}

/* @page: 0 for none */
static void
close_and_spoil (Fixture *f, gint64 page)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = path_of (f, RJ_VAULT_DATABASE_NAME);

  rj_test_vault_close (f->vault, &error);
  g_assert_no_error (error);
  if (page > 0)
    spoil (path, (page - 1) * RJ_PAGE_SIZE + 2000);
  read_file (path, &f->damaged, &f->length);
}

static void
set_up (Fixture *f, gconstpointer with_backup)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RjSecretBytes) spare = NULL;

  f->folder = rj_test_make_folder ();
  f->vault = rj_test_vault_new (f->folder);
  rj_test_vault_open (f->vault, RJ_TEST_CREATE, RJ_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  spare = rj_vault_dup_spare_key (f->vault);
  f->spare = g_strndup ((const char *) rj_secret_bytes_get (spare), rj_secret_bytes_get_length (spare));
  add_moods (f, IN_BACKUP, "words of one day");
  if (with_backup != NULL)
    f->backup = rj_vault_back_up_finish (
      f->vault, RJ_TEST_AWAIT (rj_vault_back_up_async (f->vault, NULL, NULL, RJ_TEST_READY)), NULL, &error);
  g_assert_no_error (error);
  add_moods (f, LATER, "later words");
  close_and_spoil (f, 1);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  rj_test_forget ();
  rj_test_vault_close (f->vault, NULL);
  g_clear_object (&f->vault);
  rj_test_remove_folder (f->folder);
  g_free (f->folder);
  g_free (f->spare);
  g_free (f->backup);
  g_free (f->damaged);
}

static void
unlock_in_vain (Fixture *f, RjTestOpening how, const char *secret)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (rj_test_vault_open (f->vault, how, secret, &error));
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_DAMAGED);
  g_assert_true (rj_damage_is_known (f->vault));
}

static RjDamage *
survey (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  RjDamage *damage = rj_damage_survey_finish (
    f->vault, RJ_TEST_AWAIT (rj_damage_survey_async (f->vault, NULL, RJ_TEST_READY)), &error);

  g_assert_no_error (error);
  return damage;
}

static void
open_choice (Fixture *f, const RjDamage *damage, RjDamageChoice choice)
{
  g_autoptr (GError) error = NULL;

  rj_damage_open_finish (
    f->vault, RJ_TEST_AWAIT (rj_damage_open_async (f->vault, damage, choice, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  rj_test_forget ();
  g_assert_cmpint (rj_vault_get_state (f->vault), ==, RJ_VAULT_OPEN);
}

static gboolean
is_as_it_was (Fixture *f, const char *path)
{
  g_autofree char *now = NULL;
  gsize length;

  read_file (path, &now, &length);
  return length == f->length && memcmp (now, f->damaged, length) == 0;
}

static void
assert_kept (Fixture *f)
{
  g_autofree char *path = path_of (f, RJ_DAMAGE_FOLDER);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint same = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      same += g_str_has_suffix (name, ".db") && is_as_it_was (f, file);
    }
  g_assert_cmpuint (same, ==, 1);
}

static void
assert_opens_again (Fixture *f, guint entries)
{
  g_autoptr (GError) error = NULL;

  rj_test_vault_close (f->vault, &error);
  g_assert_no_error (error);
  rj_test_vault_open (f->vault, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  g_assert_false (rj_damage_is_known (f->vault));
  g_assert_cmpuint (rj_test_count_log (rj_vault_get_store (f->vault)), ==, entries);
  rj_test_forget ();
}

static void
test_survey (Fixture *f, gconstpointer with_backup)
{
  g_autofree char *path = path_of (f, RJ_VAULT_DATABASE_NAME);
  g_autofree char *backup = NULL;
  g_autoptr (RjDamage) damage = NULL;

  unlock_in_vain (f, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE);
  damage = survey (f);
  if (with_backup == NULL)
    g_assert_null (damage->backup);
  else
    {
      backup = g_path_get_basename (damage->backup);
      g_assert_cmpstr (backup, ==, f->backup);
      g_assert_cmpuint (damage->backup_census.moods, ==, IN_BACKUP);
      g_assert_cmpint (damage->backup_made_us, >, 0);
    }
  g_assert_nonnull (damage->salvage);
  g_assert_cmpuint (damage->salvage->census.moods, ==, IN_BACKUP + LATER);
  g_assert_cmpuint (damage->salvage->lost->len, ==, 1);
  g_assert_cmpuint (g_array_index (damage->salvage->lost, guint32, 0), ==, 1);
  g_assert_cmpuint (rj_damage_count_more (damage), ==, with_backup != NULL ? LATER : IN_BACKUP + LATER);
  g_assert_true (is_as_it_was (f, path));
}

static void
test_open_backup (Fixture *f, gconstpointer data)
{
  g_autoptr (RjDamage) damage = NULL;

  unlock_in_vain (f, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE);
  damage = survey (f);
  open_choice (f, damage, RJ_DAMAGE_OPEN_BACKUP);
  g_assert_cmpuint (rj_test_count_log (rj_vault_get_store (f->vault)), ==, IN_BACKUP);
  rj_test_forget ();
  assert_kept (f);
  assert_opens_again (f, IN_BACKUP);
}

static const char *refused_once;

static int
rename_but_once (int folder, const char *from, const char *to, unsigned int flags)
{
  if (g_strcmp0 (from, refused_once) == 0)
    {
      refused_once = NULL;
      errno = EIO;
      return -1;
    }
  return renameat2 (folder, from, folder, to, flags);
}

/* What was decided is carried out by the opening that follows: also then the damaged one stays for good. */
static void
test_finished_later (Fixture *f, gconstpointer refused)
{
  g_autofree char *path = path_of (f, RJ_BACKUPS_FOLDER);
  g_autoptr (GDir) backups = NULL;
  g_autoptr (RjDamage) damage = NULL;
  RjFileCalls refusing = rj_file_real_calls;
  const char *name;

  unlock_in_vain (f, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE);
  damage = survey (f);
  refused_once = refused;
  refusing.rename = rename_but_once;
  rj_file_set_calls (&refusing);
  open_choice (f, damage, RJ_DAMAGE_OPEN_BACKUP);
  rj_file_set_calls (NULL);
  g_assert_null (refused_once);
  assert_kept (f);
  backups = g_dir_open (path, 0, NULL);
  while ((name = g_dir_read_name (backups)) != NULL)
    g_assert_false (g_str_has_prefix (name, RJ_BACKUPS_REPLACED_PREFIX));
  assert_opens_again (f, IN_BACKUP);
}

static void
test_open_salvage (Fixture *f, gconstpointer data)
{
  g_autoptr (RjDamage) damage = NULL;

  unlock_in_vain (f, RJ_TEST_UNLOCK_WITH_SPARE_KEY, f->spare);
  damage = survey (f);
  open_choice (f, damage, RJ_DAMAGE_OPEN_SALVAGE);
  g_assert_cmpuint (rj_test_count_log (rj_vault_get_store (f->vault)), ==, IN_BACKUP + LATER);
  rj_test_forget ();
  add_moods (f, 1, "and on");
  assert_kept (f);
  assert_opens_again (f, IN_BACKUP + LATER + 1);
}

/* Nothing is written: not by the person, not by the program, not into the safety copies. */
static void
test_look (Fixture *f, gconstpointer data)
{
  g_autofree char *path = path_of (f, RJ_VAULT_DATABASE_NAME);
  g_autofree char *backups = path_of (f, RJ_BACKUPS_FOLDER);
  g_autofree char *before = rj_test_describe_folder (backups);
  g_autofree char *after = NULL;
  g_autofree char *name = NULL;
  g_autoptr (RjDamage) damage = NULL;
  g_autoptr (GError) error = NULL;

  unlock_in_vain (f, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE);
  damage = survey (f);
  open_choice (f, damage, RJ_DAMAGE_LOOK);
  g_assert_cmpuint (rj_test_count_log (rj_vault_get_store (f->vault)), ==, IN_BACKUP + LATER);
  g_assert_true (rj_sqlite_store_get_for_reading (RJ_SQLITE_STORE (rj_vault_get_store (f->vault))));
  RJ_TEST_AWAIT (
    rj_store_set_preference_async (rj_vault_get_store (f->vault), "day-end", "60", NULL, RJ_TEST_READY));
  g_assert_false (rj_store_set_preference_finish (rj_vault_get_store (f->vault), rj_test_wait (), &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_FOR_READING);
  g_clear_error (&error);
  name = rj_vault_back_up_finish (
    f->vault, RJ_TEST_AWAIT (rj_vault_back_up_async (f->vault, NULL, NULL, RJ_TEST_READY)), NULL, &error);
  g_assert_null (name);
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_DAMAGED);
  g_clear_error (&error);
  rj_test_forget ();
  rj_test_vault_close (f->vault, &error);
  g_assert_no_error (error);
  after = rj_test_describe_folder (backups);
  g_assert_cmpstr (before, ==, after);
  g_assert_true (is_as_it_was (f, path));
  unlock_in_vain (f, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE);
}

/* The newest copy is damaged, too: the one before it is offered. */
static void
test_older_backup (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = path_of (f, RJ_BACKUPS_FOLDER);
  g_autofree char *good = g_build_filename (folder, f->backup, NULL);
  g_autofree char *newer = g_build_filename (folder, "20990101-000000.jbk", NULL);
  g_autofree char *content = NULL;
  g_autofree char *name = NULL;
  g_autoptr (RjDamage) damage = NULL;
  gsize length;

  read_file (good, &content, &length);
  content[length - 3000] ^= 4;
  g_assert_true (g_file_set_contents (newer, content, (gssize) length, NULL));
  unlock_in_vain (f, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE);
  damage = survey (f);
  name = g_path_get_basename (damage->backup);
  g_assert_cmpstr (name, ==, f->backup);
}

/* A journal that another one has replaced, and that one is damaged: the first is offered like a safety copy.
 */
static void
test_replaced (Fixture *f, gconstpointer data)
{
  g_autofree char *path = path_of (f, RJ_VAULT_DATABASE_NAME);
  g_autofree char *folder = path_of (f, RJ_BACKUPS_FOLDER);
  g_autofree char *name = rj_backups_dup_replaced_name (RJ_TEST_NOW_US);
  g_autofree char *replaced = g_build_filename (folder, name, NULL);
  g_autoptr (RjDamage) damage = NULL;

  spoil (path, 2000);
  g_assert_no_errno (g_mkdir (folder, 0700));
  g_clear_pointer (&f->damaged, g_free);
  read_file (path, &f->damaged, &f->length);
  g_assert_true (g_file_set_contents (replaced, f->damaged, (gssize) f->length, NULL));
  spoil (path, 2000);
  unlock_in_vain (f, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE);
  damage = survey (f);
  g_assert_cmpstr (damage->backup, ==, replaced);
  g_assert_cmpuint (damage->backup_census.moods, ==, IN_BACKUP + LATER);
  open_choice (f, damage, RJ_DAMAGE_OPEN_BACKUP);
  assert_opens_again (f, IN_BACKUP + LATER);
}

static void
test_wrong_passphrase (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (rj_test_vault_open (f->vault, RJ_TEST_UNLOCK, "another few words", &error));
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_WRONG_PASSPHRASE);
  g_assert_false (rj_damage_is_known (f->vault));
}

/* Damage that only the full look finds: the journal opens, and from then on nothing is written. */
static void
test_found_while_open (Fixture *f, gconstpointer data)
{
  g_autofree char *path = path_of (f, RJ_VAULT_DATABASE_NAME);
  g_autoptr (GError) error = NULL;
  g_autoptr (RjDamage) damage = NULL;
  RjSqliteStore *store;

  /* Page 1 is made good again, and a page that opening does not need is spoilt. */
  spoil (path, 2000);
  spoil (path, (gint64) f->length - 2000);
  g_clear_pointer (&f->damaged, g_free);
  rj_test_vault_open (f->vault, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  store = RJ_SQLITE_STORE (rj_vault_get_store (f->vault));
  RJ_TEST_AWAIT (rj_sqlite_store_check_async (store, NULL, RJ_TEST_READY));
  g_assert_false (rj_sqlite_store_check_finish (store, rj_test_wait (), &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_CORRUPT);
  rj_test_forget ();
  rj_sqlite_store_set_for_reading (store);
  rj_vault_note_damage (f->vault);
  close_and_spoil (f, 0);
  g_assert_true (rj_damage_is_known (f->vault));
  damage = survey (f);
  g_assert_nonnull (damage->salvage);
  open_choice (f, damage, RJ_DAMAGE_OPEN_SALVAGE);
  assert_kept (f);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/damage/survey", Fixture, "backup", set_up, test_survey, tear_down);
  g_test_add ("/damage/survey-without-backup", Fixture, NULL, set_up, test_survey, tear_down);
  g_test_add ("/damage/open-backup", Fixture, "backup", set_up, test_open_backup, tear_down);
  g_test_add ("/damage/finished-later", Fixture, RJ_VAULT_DATABASE_NAME, set_up, test_finished_later,
              tear_down);
  g_test_add ("/damage/finished-later-half", Fixture, RJ_EXCHANGE_DATABASE, set_up, test_finished_later,
              tear_down);
  g_test_add ("/damage/open-salvage", Fixture, "backup", set_up, test_open_salvage, tear_down);
  g_test_add ("/damage/look", Fixture, "backup", set_up, test_look, tear_down);
  g_test_add ("/damage/older-backup", Fixture, "backup", set_up, test_older_backup, tear_down);
  g_test_add ("/damage/replaced", Fixture, NULL, set_up, test_replaced, tear_down);
  g_test_add ("/damage/wrong-passphrase", Fixture, "backup", set_up, test_wrong_passphrase, tear_down);
  g_test_add ("/damage/found-while-open", Fixture, "backup", set_up, test_found_while_open, tear_down);
  return g_test_run ();
}
