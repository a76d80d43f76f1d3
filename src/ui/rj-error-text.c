// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-error-text.h"

#include "rj-import.h"
#include "rj-store.h"
#include "rj-vault.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

static const char *
disk_full (void)
{
  return _ ("Not saved: the disk is full.");
}

static const char *
newer (void)
{
  return _ ("This journal was made by a newer version of the program. Nothing was changed. Please update, "
            "then open it again.");
}

static const char *
wrong_build (void)
{
  return _ ("This copy of the program cannot lock files, so it wrote nothing. Please install it again.");
}

static const char *
not_reached (void)
{
  return _ ("The journal's folder could not be read or written. Nothing was changed. Please try again.");
}

static const char *
vault_text (int code)
{
  switch ((RjVaultError) code)
    {
    case RJ_VAULT_ERROR_WRONG_PASSPHRASE:
      return _ ("That passphrase didn't open the journal.");
    case RJ_VAULT_ERROR_WRONG_SPARE_KEY:
      return _ ("That spare key belongs to another journal.");
    case RJ_VAULT_ERROR_SPARE_KEY_TYPO:
      return _ ("There is a slip in the spare key. Please compare it group by group.");
    case RJ_VAULT_ERROR_DAMAGED:
      return _ ("The journal file is damaged. Your passphrase is right. Nothing has been changed.");
    case RJ_VAULT_ERROR_KEY_DAMAGED:
      return _ ("The file that belongs to the passphrase is damaged. The spare key still opens the journal.");
    case RJ_VAULT_ERROR_OPEN_ELSEWHERE:
      return _ ("The journal is open somewhere else on this computer. Close it there, then come back.");
    case RJ_VAULT_ERROR_NEWER:
      return newer ();
    case RJ_VAULT_ERROR_NO_CODEC:
      return wrong_build ();
    case RJ_VAULT_ERROR_NO_MEMORY:
      return _ (
        "There is not enough free memory to open the journal. Close some other programs, then try again.");
    case RJ_VAULT_ERROR_FULL:
      return _ ("The disk is full. Please make some room, then try again.");
    case RJ_VAULT_ERROR_READ_ONLY:
      return _ ("The journal's folder can only be read, and the program has to write there too. Nothing was "
                "changed.");
    case RJ_VAULT_ERROR_EXISTS:
      return _ ("There is a journal here already.");
    case RJ_VAULT_ERROR_NO_JOURNAL:
      return _ ("There is no journal in this folder.");
    case RJ_VAULT_ERROR_IO:
      return not_reached ();
    case RJ_VAULT_ERROR_HALF_CHANGED:
      return _ (
        "The change is not finished. The old passphrase opens the journal, or the new one, or both. Please "
        "try again.");
    case RJ_VAULT_ERROR_INBOX_FULL:
      return _ ("Not saved: a thousand notes are waiting already. Unlock once to make room.");
    case RJ_VAULT_ERROR_IN_USE:
      return _ ("This is the other passphrase already. Please take another one.");
    case RJ_VAULT_ERROR_FAILED:
    default:
      return NULL;
    }
}

static const char *
store_text (int code)
{
  switch ((RjStoreError) code)
    {
    case RJ_STORE_ERROR_FULL:
      return disk_full ();
    case RJ_STORE_ERROR_READ_ONLY:
      return _ ("Not saved: the journal's folder can only be read.");
    case RJ_STORE_ERROR_FOR_READING:
      return _ ("Not saved: the journal is open for reading only.");
    case RJ_STORE_ERROR_CORRUPT:
      return _ ("The journal file is damaged. Nothing has been changed.");
    case RJ_STORE_ERROR_NEWER:
      return newer ();
    case RJ_STORE_ERROR_NO_CODEC:
      return wrong_build ();
    case RJ_STORE_ERROR_NOT_FOUND:
      return _ ("This is not in the journal any more.");
    case RJ_STORE_ERROR_IO:
      return not_reached ();
    case RJ_STORE_ERROR_BUSY:
      return _ ("The journal is busy. Please try again in a moment.");
    case RJ_STORE_ERROR_NO_MEMORY:
      return _ ("There was not enough memory for this. Nothing was changed.");
    case RJ_STORE_ERROR_CLOSED:
      return _ ("The journal is locked.");
    case RJ_STORE_ERROR_CONSTRAINT:
    case RJ_STORE_ERROR_INVALID:
      return _ ("This could not be saved as it is. Your words are still here.");
    case RJ_STORE_ERROR_WRONG_KEY:
    case RJ_STORE_ERROR_FAILED:
    default:
      return NULL;
    }
}

static const char *
io_text (int code)
{
  switch (code)
    {
    case G_IO_ERROR_NO_SPACE:
      return disk_full ();
    case G_IO_ERROR_READ_ONLY:
    case G_IO_ERROR_PERMISSION_DENIED:
      return _ ("This place can only be read. Please choose another folder.");
    case G_IO_ERROR_NOT_FOUND:
      return _ ("It is not there any more.");
    default:
      return NULL;
    }
}

char *
rj_error_text (const GError *error)
{
  const char *text = NULL;

  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain == RJ_VAULT_ERROR)
    text = vault_text (error->code);
  else if (error->domain == RJ_STORE_ERROR)
    text = store_text (error->code);
  else if (error->domain == RJ_IMPORT_ERROR)
    text = rj_import_reason_get_sentence ((RjImportReason) error->code);
  else if (error->domain == G_IO_ERROR)
    text = io_text (error->code);

  return g_strdup (text != NULL ? text : _ ("That did not work. Nothing was lost. Please try again."));
}

char *
rj_error_text_with_words (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (g_error_matches (error, RJ_STORE_ERROR, RJ_STORE_ERROR_FULL))
    return g_strdup (_ ("Not saved yet: the disk is full. Your words are safe in this window and will be "
                        "saved when there is room."));
  if (g_error_matches (error, RJ_STORE_ERROR, RJ_STORE_ERROR_READ_ONLY))
    return g_strdup (
      _ ("Not saved: the journal's folder can only be read. Your words are safe in this window."));
  return rj_error_text (error);
}
