// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * One journal takes the place of another, whatever happens meanwhile. What is to come lies beside; then a
 * note says that it is decided; from then on the exchange goes forward only, here or at the next opening.
 * Before the note the old journal opens, after it the new one. The states on the disk: docs/file-format.md.
 *
 * Everything here blocks on the disk and needs the lock of the folder; SQLite has no file of it open.
 */
#define RJ_EXCHANGE_NAME     "exchange"
#define RJ_EXCHANGE_DATABASE "journal.db.restored"
#define RJ_EXCHANGE_KEYS     "journal.key.restored"

typedef enum {
  RJ_EXCHANGE_PLAIN = 0,
  /* What was sealed for the journal that goes can be read in the one that comes. */
  RJ_EXCHANGE_INBOX_STAYS = 1 << 0,
  /* The journal that goes is damaged: it goes to RJ_DAMAGE_FOLDER, where nobody but a person removes it. */
  RJ_EXCHANGE_KEEP_FOR_GOOD = 1 << 1,
} RjExchangeFlags;

/* Removes what lies beside and is not decided. */
gboolean rj_exchange_clear (int folder, GError **error);

/**
 * rj_exchange_decide:
 * @keys: (nullable): a key file to come with RJ_EXCHANGE_DATABASE, which is there, closed and looked at;
 * %NULL when the keys stay; empty when there are to be none
 * @now_us: names the journal that goes
 *
 * The journal may be open while this runs; until its next opening it is still the old one. When the note is
 * there and only its last step has failed, it is decided: the next opening goes by it.
 */
gboolean rj_exchange_decide (int folder, GBytes *keys, RjExchangeFlags flags, gint64 now_us, GError **error);

/* Does what was decided, from wherever it was cut off. Nothing when nothing was. The old journal is then one
 * of rj_backups_list_all(), or in RJ_DAMAGE_FOLDER. Where what was to come is gone or damaged before it had
 * its name, the old journal gets its own back. */
gboolean rj_exchange_finish (int folder, GError **error);

/* Both. From the moment that it is decided it counts as done: what fails after that is done by the next
 * opening. */
gboolean
rj_exchange_carry_out (int folder, GBytes *keys, RjExchangeFlags flags, gint64 now_us, GError **error);

G_END_DECLS
