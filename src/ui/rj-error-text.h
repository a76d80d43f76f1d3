// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * rj_error_text:
 * @error: any error of ours or of GIO
 *
 * What happened and what to do, in the person's language. The message of @error is for developers and is
 * never shown.
 *
 * Returns: (transfer full): a sentence or two, plain text
 */
char *rj_error_text (const GError *error);

/* The same where something is being written: says too where the words are that could not be saved. */
char *rj_error_text_with_words (const GError *error);

G_END_DECLS
