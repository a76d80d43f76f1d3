// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-record.h"

void
rj_record_copy (const RjRecord *from, RjRecord *to)
{
  *to = *from;
  to->id = g_strdup (from->id);
  to->zone = g_strdup (from->zone);
}

void
rj_record_clear (RjRecord *self)
{
  g_free (self->id);
  g_free (self->zone);
  *self = (RjRecord) { 0 };
}
