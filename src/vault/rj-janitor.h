// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What may lie in a journal's folder after the program was stopped at any moment, and what becomes of it.
 * Nothing that is not in this table is touched, ever. */

typedef enum {
  /* Worth nothing: made by a write that did not come to its end, and made again by the next. */
  RJ_LEFTOVER_REMOVE,
  /* Somebody's words, or the way to them. */
  RJ_LEFTOVER_KEEP,
  /* Looked at by whoever made it: it may be decided to go on with it. */
  RJ_LEFTOVER_GO_ON,
} RjLeftoverAction;

/**
 * RjLeftover:
 * @name: in the folder; one "*" stands for anything without a slash
 * @flow: what was going on
 */
typedef struct {
  const char *name;
  RjLeftoverAction action;
  const char *flow;
} RjLeftover;

const RjLeftover *rj_janitor_list (gsize *n);

/**
 * rj_janitor_clean:
 * @folder: of a journal, with its lock held, and no file of it open
 *
 * Removes what is RJ_LEFTOVER_REMOVE. Blocks.
 */
gboolean rj_janitor_clean (int folder, GError **error);

G_END_DECLS
