// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-service.h"

#include "rj-text.h"

#include <string.h>

RjService *
rj_service_new (void)
{
  return g_new0 (RjService, 1);
}

RjService *
rj_service_copy (const RjService *self)
{
  RjService *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  rj_record_copy (&self->record, &copy->record);
  copy->name = g_strdup (self->name);
  copy->phone = g_strdup (self->phone);
  copy->address = g_strdup (self->address);
  copy->web = g_strdup (self->web);
  copy->hours = g_strdup (self->hours);
  copy->note = g_strdup (self->note);
  return copy;
}

void
rj_service_free (RjService *self)
{
  if (self == NULL)
    return;
  rj_record_clear (&self->record);
  g_free (self->name);
  g_free (self->phone);
  g_free (self->address);
  g_free (self->web);
  g_free (self->hours);
  g_free (self->note);
  g_free (self);
}

/* Is the letter that ends before @at, or begins there, part of a word? */
static gboolean
is_in_word (const char *text, const char *at, gboolean before)
{
  const char *letter = before ? g_utf8_find_prev_char (text, at) : at;

  return letter != NULL && *letter != '\0' && g_unichar_isalnum (g_utf8_get_char (letter));
}

static gboolean
stands_in (const char *name, const char *text)
{
  g_autofree char *folded = text != NULL ? rj_text_fold (text) : NULL;

  for (const char *at = folded; at != NULL && (at = strstr (at, name)) != NULL; at = g_utf8_next_char (at))
    if (!is_in_word (folded, at, TRUE) && !is_in_word (folded, at + strlen (name), FALSE))
      return TRUE;
  return FALSE;
}

gboolean
rj_service_is_meant (const char *name, const RjPlanItem *item)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (item != NULL, FALSE);

  if (rj_text_is_blank (name))
    return FALSE;
  folded = rj_text_fold (name);
  g_strstrip (folded);
  return *folded != '\0' && (stands_in (folded, item->title) || stands_in (folded, item->place));
}

char *
rj_service_dup_address (const char *web)
{
  g_autofree char *text = g_strstrip (g_strdup (web != NULL ? web : ""));
  g_autofree char *whole = NULL;
  g_autoptr (GUri) uri = NULL;
  const char *host;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_isgraph (g_utf8_get_char (c)))
      return NULL;
  whole = strstr (text, "://") != NULL ? g_strdup (text) : g_strconcat ("https://", text, NULL);
  uri = g_uri_parse (whole, G_URI_FLAGS_ENCODED, NULL);
  if (uri == NULL
      || (strcmp (g_uri_get_scheme (uri), "https") != 0 && strcmp (g_uri_get_scheme (uri), "http") != 0))
    return NULL;
  // "jo@example.org" is an address of another kind, and a name without a dot is none.
  host = g_uri_get_host (uri);
  if (g_uri_get_userinfo (uri) != NULL || host == NULL || strchr (host, '.') == NULL || host[0] == '.')
    return NULL;
  return g_steal_pointer (&whole);
}

RjReferral *
rj_referral_new (void)
{
  return g_new0 (RjReferral, 1);
}

RjReferral *
rj_referral_copy (const RjReferral *self)
{
  RjReferral *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  rj_record_copy (&self->record, &copy->record);
  copy->to_whom = g_strdup (self->to_whom);
  copy->from_whom = g_strdup (self->from_whom);
  copy->next_step = g_strdup (self->next_step);
  copy->note = g_strdup (self->note);
  return copy;
}

void
rj_referral_free (RjReferral *self)
{
  if (self == NULL)
    return;
  rj_record_clear (&self->record);
  g_free (self->to_whom);
  g_free (self->from_whom);
  g_free (self->next_step);
  g_free (self->note);
  g_free (self);
}
