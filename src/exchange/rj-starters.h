// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-plan-item.h"
#include "rj-strategy.h"

G_BEGIN_DECLS

/**
 * rj_starters_load_strategies:
 * @language: (nullable): an ISO 639 code, or %NULL for the language of the program
 *
 * Returns: (transfer full) (element-type RjStrategy): the starter coping notes, not saved yet
 */
GPtrArray *rj_starters_load_strategies (const char *language);

/**
 * RjStarterDay: a first day to begin with.
 * @id: "gentle", "first-week", "work" or "empty"
 * @title: its name
 * @items: (element-type RjPlanItem): its items, repeating daily from the day given
 * @checked: (element-type gboolean): whether an item is ticked in the preview
 */
typedef struct {
  char *id;
  char *title;
  GPtrArray *items;
  GArray *checked;
} RjStarterDay;

void rj_starter_day_free (RjStarterDay *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjStarterDay, rj_starter_day_free)

/* (transfer full) (element-type RjStarterDay): in the order in which they are offered. */
GPtrArray *rj_starters_load_days (RjDay first_day, const char *language);

G_END_DECLS
