// SPDX-License-Identifier: GPL-3.0-or-later
// For tests only: a crypto provider that cannot start, as when libcrypto fails its own checks.
// SQLCipher then leaves the codec off and would go on to write plain pages.
#include <stddef.h>
#include <string.h>

typedef struct Parse Parse;
#include "src/sqlcipher.h"

int rj_register_failing_provider (const char *unused);

static int
fail_init (void **context)
{
  *context = NULL;
  return SQLITE_ERROR;
}

static int
succeed_free (void **context)
{
  (void) context;
  return SQLITE_OK;
}

static const char *
no_text (void *context)
{
  (void) context;
  return "";
}

// SQLITE_EXTRA_INIT: runs at the end of sqlite3_initialize(), before a default provider is chosen.
int
rj_register_failing_provider (const char *unused)
{
  sqlcipher_provider *provider = sqlcipher_malloc (sizeof *provider);

  (void) unused;
  if (provider == NULL)
    return SQLITE_NOMEM;
  memset (provider, 0, sizeof *provider);
  provider->ctx_init = fail_init;
  provider->ctx_free = succeed_free;
  provider->get_provider_name = no_text;
  provider->get_provider_version = no_text;
  provider->get_cipher = no_text;
  return sqlcipher_register_provider (provider);
}
