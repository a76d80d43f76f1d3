// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RjSecretBytes:
 *
 * Key material and passphrases: reference counted memory that is locked against swapping where the limit
 * allows, left out of core dumps, and wiped when the last reference goes. Any thread.
 */
typedef struct _RjSecretBytes RjSecretBytes;

RjSecretBytes *rj_secret_bytes_new (gsize length);
RjSecretBytes *rj_secret_bytes_new_from (gconstpointer data, gsize length);
/* Copies @text without its final zero; the caller wipes its own copy with rj_secret_wipe(). */
RjSecretBytes *rj_secret_bytes_new_text (const char *text);
RjSecretBytes *rj_secret_bytes_ref (RjSecretBytes *self);
void rj_secret_bytes_unref (RjSecretBytes *self);
guint8 *rj_secret_bytes_get (RjSecretBytes *self);
gsize rj_secret_bytes_get_length (RjSecretBytes *self);
/* Compares in time that depends on the lengths only. */
gboolean rj_secret_bytes_equal (RjSecretBytes *a, RjSecretBytes *b);
void rj_secret_wipe (gpointer data, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjSecretBytes, rj_secret_bytes_unref)

G_END_DECLS
