// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-interrupted.h"

#include <glib/gi18n-lib.h>

#define PREFERENCE RJ_PREFERENCE_OF_FILE "interrupted-work"

static const struct {
  const char *value;
  const char *text;
  const char *button;
} works[] = {
  [RJ_INTERRUPTED_BACKUP] = { "backup", N_ ("The lock came before the backup was done."),
                              N_ ("Back up again") },
  [RJ_INTERRUPTED_RESTORE] = { "restore",
                               N_ ("The lock came before the backup was opened. Nothing was changed."),
                               N_ ("Choose again") },
};

static void
write_down (RjContext *context, const char *value)
{
  RjStore *store = rj_context_get_store (context);

  if (store != NULL)
    rj_store_set_preference_async (store, PREFERENCE, value, NULL, NULL, NULL);
}

void
rj_interrupted_begin (RjContext *context, RjInterrupted work)
{
  g_return_if_fail (RJ_IS_CONTEXT (context));

  write_down (context, works[work].value);
}

void
rj_interrupted_end (RjContext *context)
{
  g_return_if_fail (RJ_IS_CONTEXT (context));

  if (rj_vault_get_state (rj_context_get_vault (context)) == RJ_VAULT_OPEN)
    write_down (context, NULL);
}

const char *
rj_interrupted_take (RjContext *context, const char **label)
{
  RjStore *store;
  const char *value, *text = NULL;

  g_return_val_if_fail (RJ_IS_CONTEXT (context), NULL);

  store = rj_context_get_store (context);
  value = store != NULL ? rj_store_get_preference (store, PREFERENCE) : NULL;
  if (value == NULL)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (works) && text == NULL; i++)
    if (g_str_equal (value, works[i].value))
      {
        text = _ (works[i].text);
        *label = _ (works[i].button);
      }
  write_down (context, NULL);
  return text;
}
