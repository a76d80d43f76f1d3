// SPDX-License-Identifier: GPL-3.0-or-later
// The note that one journal takes the place of another: whatever it says, a journal stays a journal.
#include "rj-fuzz.h"

#include "rj-backups.h"
#include "rj-damage.h"
#include "rj-exchange.h"
#include "rj-file.h"

#include <openssl/sha.h>

#define NOTE_LENGTH 96
#define OLD         'o'
#define NEW         'n'

static void
put_page (int folder, const char *name, char letter)
{
  char page[4096];

  memset (page, letter, sizeof page);
  rj_fuzz_write (folder, name, page, sizeof page);
}

/* Where the one that goes may be kept. */
static const char *const places[] = { RJ_BACKUPS_FOLDER, RJ_DAMAGE_FOLDER };

static void
clean_inner (int folder, const char *place)
{
  int fd = openat (folder, place, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  g_auto (GStrv) inner = fd >= 0 ? rj_file_list (fd, NULL) : NULL;

  for (guint i = 0; inner != NULL && inner[i] != NULL; i++)
    unlinkat (fd, inner[i], 0);
  if (fd >= 0)
    close (fd);
}

static void
clean (int folder)
{
  static const char *const names[] = {
    "journal.db",           "journal.db-journal", "journal.key", "journal.key.bak", "journal.db.restored",
    "journal.key.restored", "exchange",           "inbox",       "inbox.pub"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    unlinkat (folder, names[i], 0);
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    clean_inner (folder, places[i]);
}

static char
first_letter (int folder, const char *name)
{
  g_autoptr (GBytes) bytes = rj_file_read_head (folder, name, 1, NULL);

  return bytes != NULL && g_bytes_get_size (bytes) == 1 ? *(const char *) g_bytes_get_data (bytes, NULL) : 0;
}

static gboolean
is_kept (int folder, const char *place, char letter)
{
  int fd = openat (folder, place, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  g_auto (GStrv) inner = fd >= 0 ? rj_file_list (fd, NULL) : NULL;
  gboolean kept = FALSE;

  for (guint i = 0; inner != NULL && inner[i] != NULL; i++)
    kept = kept || (g_str_has_suffix (inner[i], ".db") && first_letter (fd, inner[i]) == letter);
  if (fd >= 0)
    close (fd);
  return kept;
}

/* In its place, or kept. */
static gboolean
is_somewhere (int folder, char letter)
{
  gboolean found =
    first_letter (folder, "journal.db") == letter || first_letter (folder, "journal.db.restored") == letter;

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    found = found || is_kept (folder, places[i], letter);
  return found;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize length)
{
  static const guint8 start[] = { 0x8a, 'R', 'J', 'X', '\r', '\n', 0x1a, '\n', 1, 0, 0, 0 };
  RjFuzzInput input = { data, length };
  int folder = rj_fuzz_get_folder (NULL);
  guint bits = rj_fuzz_take_number (&input, 1);
  guint8 note[NOTE_LENGTH];
  char page[4096];
  g_autoptr (GError) error = NULL;

  clean (folder);
  put_page (folder, "journal.db", OLD);
  put_page (folder, "journal.db.restored", NEW);
  if (bits & 1)
    rj_fuzz_write (folder, "journal.db-journal", "hot", 3);
  if (bits & 2)
    rj_fuzz_write (folder, "journal.key.restored", input.at, MIN (input.left, 64));
  rj_fuzz_take (&input, note, sizeof note);
  if (bits & 4)
    memcpy (note, start, sizeof start);
  memset (page, bits & 8 ? NEW : OLD, sizeof page);
  if (bits & 16)
    SHA256 ((guint8 *) page, sizeof page, note + 32);
  if (bits & 32)
    SHA256 (note, 64, note + 64);
  rj_fuzz_write (folder, "exchange", note, bits & 64 ? sizeof note : input.left % sizeof note);
  if (!rj_exchange_finish (folder, &error))
    rj_fuzz_require (error != NULL);
  rj_fuzz_require (first_letter (folder, "journal.db") != 0);
  rj_fuzz_require (is_somewhere (folder, OLD) && is_somewhere (folder, NEW));
  return 0;
}
