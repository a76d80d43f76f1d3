// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-import.h"

G_BEGIN_DECLS

/**
 * rj_import_zone_find:
 * @tzid: as the file names it
 *
 * Knows IANA names, those with something in front ("/mozilla.org/20050126_1/Europe/Paris"), those of Windows,
 * and offsets ("GMT+0200").
 *
 * Returns: (transfer full) (nullable): a name that GTimeZone knows
 */
char *rj_import_zone_find (const char *tzid);

/**
 * rj_import_zone_of_record:
 * @home: the IANA name of the person's own zone
 * @sure: (out): whether it is the zone that is meant; otherwise it is one of the same offset
 *
 * Which zone the start of @record is in: by its name, by what the file says besides, or else a zone that goes
 * as the rules in the file: @home if it does, one of the well-known, or a fixed offset.
 *
 * Returns: (transfer full) (nullable): %NULL: nothing is known about it
 */
char *rj_import_zone_of_record (const RjImportRecord *record, const char *home, gboolean *sure);

G_END_DECLS
