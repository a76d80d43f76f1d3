// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  const char *windows;
  const char *iana;
} RjWindowsZone;

extern const RjWindowsZone rj_windows_zones[];
extern const guint rj_windows_zones_n;

typedef struct {
  const char *old;
  const char *iana;
} RjZoneAlias;

extern const RjZoneAlias rj_zone_aliases[];
extern const guint rj_zone_aliases_n;

G_END_DECLS
