// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-import-module.h"

G_BEGIN_DECLS

/* Lists of meetings: docs/meeting-lists.md. */
extern const RjImportModule rj_feed_json_import;
extern const RjImportModule rj_feed_csv_import;

G_END_DECLS
