// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Fellowships, and what they call their kinds of meetings: data/content/meeting-types.json. The same letters
 * mean different things from one to the other. */

typedef struct {
  const char *id;   /* "na" */
  const char *abbr; /* "NA" */
  const char *name; /* "Narcotics Anonymous" */
} RjFellowship;

/* (transfer none): those that are known, the most likely ones first. */
const RjFellowship *rj_fellowships_list (guint *n);
/* (nullable): by id, abbreviation or name, however it is written */
const RjFellowship *rj_fellowship_find (const char *text);

/**
 * rj_meeting_type_say:
 * @fellowship: (nullable): whose code it is; %NULL: of one that is not known
 * @code: as a list has it: a code, or an English word
 * @office: it is a code of NA's service office
 *
 * Nothing is guessed: a code that is not known in this fellowship stays as it is.
 *
 * Returns: (transfer none) (nullable): in words, in the language of the program; %NULL: it is not known
 */
const char *rj_meeting_type_say (const RjFellowship *fellowship, const char *code, gboolean office);

/* Does the code tell about ways in, children, smoke or sign language? */
gboolean rj_meeting_type_is_access (const RjFellowship *fellowship, const char *code, gboolean office);
/* (transfer none) (nullable): the language that it names, in words */
const char *rj_meeting_type_get_language (const RjFellowship *fellowship, const char *code);

G_END_DECLS
