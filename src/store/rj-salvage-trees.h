// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-salvage-layout.h"

G_BEGIN_DECLS

/**
 * RjTrees: which page of a damaged file belongs to what
 * @version: of the layout
 * @shelves: (element-type RjShelf): with the pages of each that hang together
 * @orphans: (element-type GArray of guint32): pages that hang together and on nothing else, because the page
 * above them is lost
 */
typedef struct {
  guint version;
  GPtrArray *shelves;
  GPtrArray *orphans;
} RjTrees;

RjTrees *rj_trees_new (const RjPageImage *image, GError **error);
void rj_trees_free (RjTrees *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjTrees, rj_trees_free)

/* How well @pages may be a part of @shelf: 0 not at all. */
guint rj_trees_rate (const RjPageImage *image, GArray *pages, const RjShelf *shelf);

G_END_DECLS
