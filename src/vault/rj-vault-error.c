// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-vault-private.h"

G_DEFINE_QUARK (rj-vault-error-quark, rj_vault_error)

static RjVaultError
from_io (int code)
{
  switch (code)
    {
    case G_IO_ERROR_NO_SPACE:
      return RJ_VAULT_ERROR_FULL;
    case G_IO_ERROR_READ_ONLY:
    case G_IO_ERROR_PERMISSION_DENIED:
      return RJ_VAULT_ERROR_READ_ONLY;
    case G_IO_ERROR_NOT_FOUND:
    case G_IO_ERROR_NOT_DIRECTORY:
      return RJ_VAULT_ERROR_NO_JOURNAL;
    case G_IO_ERROR_EXISTS:
      return RJ_VAULT_ERROR_EXISTS;
    default:
      return RJ_VAULT_ERROR_IO;
    }
}

/* The root secret has been proved before the store sees the file: a key that does not fit means damage. */
static RjVaultError
from_store (int code)
{
  switch (code)
    {
    case RJ_STORE_ERROR_CORRUPT:
    case RJ_STORE_ERROR_WRONG_KEY:
      return RJ_VAULT_ERROR_DAMAGED;
    case RJ_STORE_ERROR_NEWER:
      return RJ_VAULT_ERROR_NEWER;
    case RJ_STORE_ERROR_BUSY:
      return RJ_VAULT_ERROR_OPEN_ELSEWHERE;
    case RJ_STORE_ERROR_NO_CODEC:
      return RJ_VAULT_ERROR_NO_CODEC;
    case RJ_STORE_ERROR_FULL:
      return RJ_VAULT_ERROR_FULL;
    case RJ_STORE_ERROR_READ_ONLY:
      return RJ_VAULT_ERROR_READ_ONLY;
    case RJ_STORE_ERROR_IO:
      return RJ_VAULT_ERROR_IO;
    case RJ_STORE_ERROR_NO_MEMORY:
      return RJ_VAULT_ERROR_NO_MEMORY;
    case RJ_STORE_ERROR_NOT_FOUND:
      return RJ_VAULT_ERROR_NO_JOURNAL;
    default:
      return RJ_VAULT_ERROR_FAILED;
    }
}

GError *
rj_vault_translate_error (GError *error)
{
  GError *result;

  if (!error || error->domain == RJ_VAULT_ERROR || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return error;

  if (error->domain == G_IO_ERROR)
    result = g_error_new_literal (RJ_VAULT_ERROR, from_io (error->code), error->message);
  else if (error->domain == RJ_STORE_ERROR)
    result = g_error_new_literal (RJ_VAULT_ERROR, from_store (error->code), error->message);
  else
    result = g_error_new_literal (RJ_VAULT_ERROR, RJ_VAULT_ERROR_FAILED, error->message);
  g_error_free (error);
  return result;
}
