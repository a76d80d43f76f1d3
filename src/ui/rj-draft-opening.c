// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-draft-opening.h"

RjDraftOpening *
rj_draft_opening_new (RjContext *context, GtkWidget *parent, const char *where)
{
  g_auto (GStrv) parts = where != NULL ? g_strsplit (where, "/", 3) : NULL;
  RjDraftOpening *self;

  if (parts == NULL || g_strv_length (parts) != 3)
    return NULL;
  self = g_new0 (RjDraftOpening, 1);
  self->context = g_object_ref (context);
  g_weak_ref_init (&self->parent, parent);
  self->where = g_strdup (where);
  self->id = g_strdup (parts[1]);
  return self;
}

void
rj_draft_opening_free (RjDraftOpening *self)
{
  g_weak_ref_clear (&self->parent);
  g_object_unref (self->context);
  g_free (self->where);
  g_free (self->id);
  g_free (self);
}

GtkWidget *
rj_draft_opening_dup_parent (RjDraftOpening *self)
{
  return g_weak_ref_get (&self->parent);
}

void
rj_draft_opening_drop (RjDraftOpening *self)
{
  g_auto (GStrv) wheres = rj_context_list_drafts (self->context);
  gsize length = (gsize) (strrchr (self->where, '/') - self->where) + 1;

  for (guint i = 0; wheres[i] != NULL; i++)
    if (strncmp (wheres[i], self->where, length) == 0)
      rj_context_drop_draft (self->context, wheres[i]);
}
