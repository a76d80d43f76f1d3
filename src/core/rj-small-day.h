// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-plan-item.h"

G_BEGIN_DECLS

/**
 * rj_small_day_choose:
 * @occurrences: (element-type RjOccurrence): a day, in its order
 *
 * The rule of a small day. Medicine, appointments and pick-ups always stay; then one thing from each part,
 * then the next ones, until there are three. What is ticked plays no role, so that nothing moves up when
 * something is done.
 *
 * Returns: (transfer full): a byte for each occurrence, 1 for those that stay
 */
GByteArray *rj_small_day_choose (GPtrArray *occurrences);

G_END_DECLS
