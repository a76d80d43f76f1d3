// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-log-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RjLogPlace:
 *
 * Brings a day of the log to the top of its list and keeps it there while rows still come and grow.
 * GtkListView alone brings a row into view somewhere, and forgets it when it was asked before it was laid
 * out.
 */
typedef struct _RjLogPlace RjLogPlace;

/**
 * rj_log_place_new:
 * @list: (transfer none): must outlive the place; the first child of each row has its list item as "rj-item"
 */
RjLogPlace *rj_log_place_new (GtkListView *list);

void rj_log_place_free (RjLogPlace *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjLogPlace, rj_log_place_free)

/**
 * rj_log_place_hold:
 * @model: (transfer none): what @list shows
 * @day: the day, or the next one before it that has entries; %RJ_DAY_NONE for the start of the list
 *
 * Goes to @day and gives its first row the focus. The start of the list takes no focus.
 */
void rj_log_place_hold (RjLogPlace *self, RjLogModel *model, RjDay day);

/**
 * rj_log_place_let_go:
 *
 * Forgets the model; to be called before it goes.
 */
void rj_log_place_let_go (RjLogPlace *self);

G_END_DECLS
