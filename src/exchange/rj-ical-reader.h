// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-import-module.h"

G_BEGIN_DECLS

/* iCalendar (RFC 5545), and what programs take for it. */
extern const RjImportModule rj_ical_import;

G_END_DECLS
