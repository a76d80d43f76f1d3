// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-mood-names.h"

#include "rj-mood-mark.h"

static char *
make_key (RjMood mood)
{
  return g_strdup_printf ("mood-name-%d", (int) mood);
}

const char *
rj_mood_names_get_own (RjStore *store, RjMood mood)
{
  g_autofree char *key = make_key (mood);

  return store != NULL ? rj_store_get_preference (store, key) : NULL;
}

const char *
rj_mood_names_get (RjStore *store, RjMood mood)
{
  const char *own = rj_mood_names_get_own (store, mood);

  return own != NULL ? own : rj_mood_get_name (mood);
}

static char *
make_valid (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *cut = NULL;

  for (char *at = valid; *at != '\0'; at++)
    if (g_ascii_iscntrl (*at))
      *at = ' ';
  g_strstrip (valid);
  cut = g_utf8_strlen (valid, -1) > RJ_MOOD_NAME_MAX ? g_utf8_substring (valid, 0, RJ_MOOD_NAME_MAX)
                                                     : g_steal_pointer (&valid);
  g_strchomp (cut);
  return *cut != '\0' ? g_steal_pointer (&cut) : NULL;
}

void
rj_mood_names_set_async (RjStore *store,
                         RjMood mood,
                         const char *name,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autofree char *key = make_key (mood);
  g_autofree char *valid = name != NULL ? make_valid (name) : NULL;

  g_return_if_fail (RJ_IS_STORE (store));
  g_return_if_fail (mood >= RJ_MOOD_VERY_LOW && mood <= RJ_MOOD_VERY_GOOD);

  rj_store_set_preference_async (store, key, valid, NULL, callback, user_data);
}

gboolean
rj_mood_names_set_finish (RjStore *store, GAsyncResult *result, GError **error)
{
  return rj_store_set_preference_finish (store, result, error);
}
