// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-generator-private.h"

#include "rj-uuid.h"

/* One of each form, some weeks between; a journal of fewer weeks has the rest on its last day. */
static const struct {
  const char *form;
  int week;
  struct {
    const char *field;
    const char *text;
    int value;
  } lines[4];
} sheets[] = {
  { "cost-benefit",
    1,
    { { "behaviour", "Going to the old bar", -1 },
      { "gave", "Seeing everybody", RJ_TERM_SHORT },
      { "cost", "A bad morning", RJ_TERM_SHORT },
      { "cost", "Money for the trip", RJ_TERM_LONG } } },
  { "thought",
    3,
    { { "event", "Nobody called back.", -1 },
      { "belief", "They are tired of me.", -1 },
      { "before", NULL, 8 },
      { "after", NULL, 4 } } },
  { "talk-back",
    5,
    { { "says", "One evening does not count.", -1 }, { "reply", "It never was one evening.", -1 } } },
  { "chain",
    8,
    { { "before", "Slept badly, skipped lunch.", -1 },
      { "trigger", "The pay came in.", -1 },
      { "if", "the pay comes in", -1 },
      { "then", "transfer the rent at once", -1 } } },
  { "tape",
    10,
    { { "give-hour", "Warm, then not enough.", -1 }, { "stay-tomorrow", "Coffee and a clear head.", -1 } } },
};

gboolean
rj_generator_make_sheets (RjGenerator *self, GError **error)
{
  RjSheets *store = rj_store_get_sheets (self->store);

  for (gsize i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autoptr (RjFilledSheet) sheet = rj_filled_sheet_new (sheets[i].form);
      g_autoptr (RjFilledSheet) saved = NULL;
      g_autofree char *name = g_strdup_printf ("worksheet %s %u", sheets[i].form, self->seed);
      RjDay day = MIN (self->first + (RjDay) (7 * sheets[i].week), self->last);

      rj_generator_set_clock (self, day, 19 * 60);
      sheet->record.id = rj_uuid_new_for (name);
      sheet->record.at_us = rj_clock_get_now (RJ_CLOCK (self->clock));
      sheet->record.zone = g_strdup (self->zone);
      sheet->record.day = day;
      for (gsize j = 0; j < G_N_ELEMENTS (sheets[i].lines) && sheets[i].lines[j].field != NULL; j++)
        rj_filled_sheet_add_line (sheet, sheets[i].lines[j].field, sheets[i].lines[j].text,
                                  sheets[i].lines[j].value);
      saved = rj_sheets_save_finish (
        store, AWAIT (self, rj_sheets_save_async (store, sheet, NULL, READY (self))), error);
      if (saved == NULL)
        return FALSE;
    }
  rj_generator_set_clock (self, self->first, 6 * 60);
  return TRUE;
}
