// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RjIcalPart: one component of a calendar ("VEVENT") with all that is in it
 * @name: in capitals
 * @line: where it begins, from 1
 * @text: (nullable): valid UTF-8, each property in one line that ends with "\n"; %NULL when it is longer than
 * anybody reads
 * @closed: its end is there
 */
typedef struct {
  char *name;
  guint line;
  GString *text;
  gboolean closed;
} RjIcalPart;

/* FALSE: no more of them. */
typedef gboolean (*RjIcalPartFunc) (const RjIcalPart *part, gpointer user_data);
/* A property of the calendar itself. */
typedef void (*RjIcalPropertyFunc) (const char *name, const char *value, gpointer user_data);

/**
 * rj_ical_scan:
 * @property: (nullable)
 *
 * Divides a file into its components, so that one that is broken takes no other with it. Calendars one after
 * another or in one another count as one. Lines may end with CR, LF or both; what is not UTF-8 is taken for
 * Windows-1252. Time and memory grow with @length alone.
 */
void rj_ical_scan (const char *text,
                   gsize length,
                   gsize longest,
                   RjIcalPartFunc part,
                   RjIcalPropertyFunc property,
                   gpointer user_data);

/* (transfer full) (nullable): the value of the how many-th (from 0) property @name of the component itself,
 * as it is written. */
char *rj_ical_part_dup_value (const RjIcalPart *part, const char *name, guint nth);

/* (transfer full): all of it, for libical: without rules of other calendars (RSCALE, SKIP), of which it keeps
 * pointers into memory that it uses again. */
char *rj_ical_part_dup_text (const RjIcalPart *part);

G_END_DECLS
