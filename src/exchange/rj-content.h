// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * rj_content_load:
 * @name: name of a content file without its ending ("strategies", "directory", "first-aid", …)
 * @language: (nullable): an ISO 639 code, or %NULL for the language of the program
 *
 * Reads a content file that is built into the program. Where there is one in @language it is that, otherwise
 * the English one.
 *
 * Returns: (transfer full): the root object; content is part of the program, so a file that is missing or
 * broken ends it
 */
JsonObject *rj_content_load (const char *name, const char *language);

/**
 * rj_content_load_texts:
 *
 * For content whose facts must stand in one place ("directory"): the texts of it in @language, English →
 * translated.
 *
 * Returns: (transfer full) (nullable): an object of strings, or %NULL where nothing is to be translated
 */
JsonObject *rj_content_load_texts (const char *name, const char *language);

/* The language that content is shown in: "de", or NULL for English. */
const char *rj_content_get_language (void);

/* (nullable): a member that may be null in the file. */
const char *rj_content_get_string (JsonObject *object, const char *member);
/* (transfer full) (array zero-terminated=1) */
GStrv rj_content_get_strv (JsonObject *object, const char *member);

G_END_DECLS
