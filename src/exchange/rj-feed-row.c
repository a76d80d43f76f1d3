// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-feed-row.h"

#define TEXT(name, member) { name, G_STRUCT_OFFSET (RjFeedRow, member) }

const RjFeedText rj_feed_texts[] = {
  TEXT ("id", source_id),
  TEXT ("name", name),
  TEXT ("zone", zone),
  TEXT ("place", place),
  TEXT ("address", address),
  TEXT ("region", region),
  TEXT ("place-note", place_note),
  TEXT ("directions", directions),
  TEXT ("link", link),
  TEXT ("link-note", link_note),
  TEXT ("phone", phone),
  TEXT ("phone-note", phone_note),
  TEXT ("website", website),
  TEXT ("group", group),
  TEXT ("note", note),
  TEXT ("group-note", group_note),
  TEXT ("language", language),
  TEXT ("origin", origin),
  TEXT ("contact", contact),
};

const guint rj_feed_texts_n = G_N_ELEMENTS (rj_feed_texts);

char **
rj_feed_row_get_text (RjFeedRow *self, guint text)
{
  g_return_val_if_fail (text < rj_feed_texts_n, NULL);

  return G_STRUCT_MEMBER_P (self, rj_feed_texts[text].offset);
}

RjFeedRow *
rj_feed_row_new (void)
{
  RjFeedRow *self = g_new0 (RjFeedRow, 1);

  self->minutes = self->duration_minutes = -1;
  return self;
}

RjFeedRow *
rj_feed_row_copy (const RjFeedRow *self)
{
  RjFeedRow *copy = g_memdup2 (self, sizeof *self);

  for (guint i = 0; i < rj_feed_texts_n; i++)
    {
      char **text = rj_feed_row_get_text (copy, i);

      *text = g_strdup (*text);
    }
  copy->codes = g_strdupv (self->codes);
  copy->words = g_strdupv (self->words);
  return copy;
}

void
rj_feed_row_free (RjFeedRow *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < rj_feed_texts_n; i++)
    g_free (*rj_feed_row_get_text (self, i));
  g_strfreev (self->codes);
  g_strfreev (self->words);
  g_free (self);
}
