// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-day.h"
#include "rj-settings.h"

G_BEGIN_DECLS

/* How a line is reached: "call", "text" or "web". */
typedef struct {
  char *kind;
  char *number;  /* (nullable): digits only, for a QR code or a dialler */
  char *display; /* as it is written in its country */
  char *keyword; /* (nullable): what to send in a text */
  char *note;    /* (nullable) */
} RjContact;

/**
 * RjLine: an emergency number or a help line.
 * @type: "emergency", "crisis", "drugs", "alcohol", "drugs-alcohol", "treatment", "overdose-companion",
 * "poison", "finder", or RJ_LINE_OWN
 * @hours, @note, @region: (nullable)
 * @checked: the day on which it was checked, or RJ_DAY_NONE when it was not
 * @grade: how well it is known, 'A' to 'D' as in docs/content.md; 0 of an own one
 * @site: (nullable): the site of who runs it, "988.ca"
 */
typedef struct {
  char *type;
  char *name;
  char *region;
  char *hours;
  char *note;
  GPtrArray *contacts;
  RjDay checked;
  char grade;
  char *site;
} RjLine;

/* The type of a line that the person added. */
#define RJ_LINE_OWN "own"

RjLine *rj_line_new (const char *type);
void rj_line_free (RjLine *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjLine, rj_line_free)

typedef struct {
  char *code;
  char *name;
  GPtrArray *emergency;
  GPtrArray *lines;
} RjCountry;

/**
 * RjDirectory: emergency numbers and help lines by country, from the data built into the program. Immutable.
 */
typedef struct _RjDirectory RjDirectory;

RjDirectory *rj_directory_load (void);
void rj_directory_free (RjDirectory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjDirectory, rj_directory_free)

/* (transfer none) (element-type RjCountry): by name in the locale's order. */
GPtrArray *rj_directory_get_countries (RjDirectory *self);
/* (transfer none) (nullable) */
const RjCountry *rj_directory_find (RjDirectory *self, const char *code);
/* (transfer none) (nullable): where to look when a country has no line. */
const RjLine *rj_directory_get_finder (RjDirectory *self);

/**
 * rj_directory_guess_country:
 *
 * Returns: (transfer full) (nullable): the country of the locale, or %NULL when the locale's parts name
 * different ones or none: a wrong emergency number is worse than a question
 */
char *rj_directory_guess_country (void);
/* (transfer none) (nullable): the country chosen in @settings, otherwise the guessed one. */
const RjCountry *rj_directory_get_own (RjDirectory *self, RjSettings *settings);

G_END_DECLS
