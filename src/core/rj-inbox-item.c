// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-inbox-item.h"

#include <string.h>

RjInboxItem *
rj_inbox_item_new (guint kind, gint64 at_us)
{
  RjInboxItem *self = g_new0 (RjInboxItem, 1);

  self->kind = kind;
  self->at_us = at_us;
  return self;
}

RjInboxItem *
rj_inbox_item_copy (const RjInboxItem *self)
{
  RjInboxItem *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->zone = g_strdup (self->zone);
  copy->about = g_strdup (self->about);
  copy->text = g_strdup (self->text);
  copy->content = self->content != NULL ? g_bytes_ref (self->content) : NULL;
  return copy;
}

void
rj_inbox_item_free (RjInboxItem *self)
{
  if (self == NULL)
    return;
  if (self->text != NULL)
    explicit_bzero (self->text, strlen (self->text));
  g_free (self->id);
  g_free (self->zone);
  g_free (self->about);
  g_free (self->text);
  g_clear_pointer (&self->content, g_bytes_unref);
  g_free (self);
}
