// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-small-day.h"

#define SMALL_DAY_ITEMS 3

static gboolean
always_stays (const RjPlanItem *item)
{
  return item->kind == RJ_KIND_MEDICATION || item->kind == RJ_KIND_APPOINTMENT
         || item->kind == RJ_KIND_PICK_UP;
}

GByteArray *
rj_small_day_choose (GPtrArray *occurrences)
{
  GByteArray *stays = g_byte_array_sized_new (occurrences->len);
  guint n = 0, parts = 0;

  g_byte_array_set_size (stays, occurrences->len);
  for (guint i = 0; i < occurrences->len; i++)
    {
      const RjOccurrence *occurrence = g_ptr_array_index (occurrences, i);

      stays->data[i] = always_stays (occurrence->item);
      n += stays->data[i];
      if (stays->data[i])
        parts |= 1u << occurrence->item->part;
    }
  for (guint i = 0; i < occurrences->len && n < SMALL_DAY_ITEMS; i++)
    {
      const RjOccurrence *occurrence = g_ptr_array_index (occurrences, i);

      if (stays->data[i] || (parts & (1u << occurrence->item->part)) != 0)
        continue;
      stays->data[i] = 1;
      parts |= 1u << occurrence->item->part;
      n++;
    }
  for (guint i = 0; i < occurrences->len && n < SMALL_DAY_ITEMS; i++)
    {
      if (stays->data[i])
        continue;
      stays->data[i] = 1;
      n++;
    }
  return stays;
}
