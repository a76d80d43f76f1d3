// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-day.h"

G_BEGIN_DECLS

/**
 * RjOrganisation: peers or others that anybody can turn to
 * @name: their own; never translated
 * @about: one sentence on what it is
 * @display, @url: the address of their site, as it is read and as it opens
 * @grade: how well the address is known, 'A' to 'D' as in docs/content.md
 * @checked: the day on which it was checked, or RJ_DAY_NONE when it was not
 */
typedef struct {
  char *name;
  char *about;
  char *display;
  char *url;
  char grade;
  RjDay checked;
} RjOrganisation;

/**
 * RjOrganisationList: those of a country, by name: nobody is ranked
 * @code: (nullable): %NULL for those that are in many countries
 * @name: (nullable): of the country, translated
 * @organisations: (element-type RjOrganisation)
 */
typedef struct {
  char *code;
  char *name;
  GPtrArray *organisations;
} RjOrganisationList;

/**
 * rj_organisations_load:
 * @own: (nullable): the code of the person's country
 *
 * Returns: (transfer full) (element-type RjOrganisationList): from the data built into the program: @own
 * first, then those in many countries, then the other countries by name
 */
GPtrArray *rj_organisations_load (const char *own);

/* How the address is known, in words. (transfer full) */
char *rj_organisation_dup_grounds (const RjOrganisation *self);

G_END_DECLS
