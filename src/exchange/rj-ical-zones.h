// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-ical-scan.h"
#include "rj-import.h"

G_BEGIN_DECLS

/* The zones that a calendar describes itself, by their names. */
typedef struct _RjIcalZones RjIcalZones;

RjIcalZones *rj_ical_zones_new (void);
void rj_ical_zones_free (RjIcalZones *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjIcalZones, rj_ical_zones_free)

/* @part: a VTIMEZONE. One that makes no sense, or would take long, is passed by. */
void rj_ical_zones_add (RjIcalZones *self, const RjIcalPart *part);

/* Writes into @record what is known about the zone of its start. */
void rj_ical_zones_describe (RjIcalZones *self, RjImportRecord *record);

G_END_DECLS
