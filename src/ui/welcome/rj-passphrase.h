// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The shortest passphrase that is taken, in characters. */
#define RJ_PASSPHRASE_SHORTEST 8

/* How hard a passphrase is to guess. The numbers are lengths of the bar. */
typedef enum {
  RJ_STRENGTH_NONE = 0,
  RJ_STRENGTH_EASY = 1,
  RJ_STRENGTH_BETTER = 2,
  RJ_STRENGTH_STRONG = 3,
} RjStrength;

/**
 * rj_passphrase_get_strength:
 *
 * By zxcvbn's estimate: below 40 bits a stolen file can be guessed by one machine in days, in spite of the
 * slow key derivation; from 56 bits on it is out of reach. RJ_STRENGTH_NONE below 8 characters.
 */
RjStrength rj_passphrase_get_strength (const char *passphrase);
/* (transfer none): "Easy to guess", "Could be better", "Strong", or "". */
const char *rj_strength_get_text (RjStrength strength);

/* The same as a sentence of its own, with what follows from it; "" for RJ_STRENGTH_NONE. */
const char *rj_strength_get_sentence (RjStrength strength);

/**
 * rj_passphrase_suggest:
 *
 * Five words of the list of the program's language (German, otherwise English), each drawn evenly with the
 * system's random numbers: 64 bits.
 *
 * Returns: (transfer full): wipe it with rj_secret_wipe() before it is freed
 */
char *rj_passphrase_suggest (void);

G_END_DECLS
