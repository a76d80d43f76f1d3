// SPDX-License-Identifier: GPL-3.0-or-later
// A journal file that is not as it was written: one byte, its length, the order of its pages. Every damage is
// found and the page that has it is named, and no damaged file passes for a journal.
#include "rj-fault-place.h"

#include "rj-census.h"
#include "rj-page-proof.h"
#include "rj-page-reader.h"
#include "rj-root-secret.h"
#include "rj-spare-key.h"
#include "rj-test-store.h"
#include "rj-test-vault.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SALT_LENGTH 16
#define N_NOTES     60

/* Where something else begins or ends in a page, and places in between. */
static const guint offsets[] = { 0, 15, 16, 100, 2048, 4015, 4016, 4032, 4095 };

typedef enum {
  SAME,
  FOUND,
  NOT_FOUND,
} Verdict;

typedef struct {
  char *folder;
  char *path;
  int fd;
  RjSecretBytes *hex96;
  RjClock *clock;
  guint8 *content;
  gsize length;
  guint pages;
  RjCensus census;
} Rot;

static void
set_up (Rot *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RjVault) vault = NULL;
  g_autofree char *text = g_strnfill (2600, 'w');

  self->folder = rj_fault_make_folder ();
  self->path = g_build_filename (self->folder, "journal.db", NULL);
  self->clock = rj_fake_clock_new (RJ_TEST_NOW_US, "UTC");
  vault = rj_test_vault_new (self->folder);
  rj_test_vault_open (vault, RJ_TEST_CREATE, RJ_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  self->hex96 = rj_vault_dup_raw_key (vault);
  for (int i = 0; i < N_NOTES; i++)
    rj_mood_entry_free (rj_test_save_mood (rj_vault_get_store (vault), RJ_MOOD_OKAY, RJ_TEST_DAY - i, text));
  rj_test_vault_close (vault, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (self->path, (char **) &self->content, &self->length, NULL));
  self->pages = (guint) (self->length / RJ_PAGE_SIZE);
  g_assert_cmpuint (self->pages, >=, 224);
  self->fd = open (self->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  g_assert_true (rj_census_take_file (self->path, self->hex96, &self->census, NULL, &error));
}

static void
tear_down (Rot *self, gconstpointer data)
{
  close (self->fd);
  rj_fault_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->content);
  g_object_unref (self->clock);
  rj_secret_bytes_unref (self->hex96);
}

static void
put (Rot *self, gconstpointer content, gsize length)
{
  g_assert_true (
    g_file_set_contents_full (self->path, content, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

/* Opens it as the program does, and reads all of it. */
static Verdict
judge (Rot *self)
{
  g_autoptr (GError) error = NULL;
  RjPageProof proof;
  RjCensus census;

  if (!rj_page_proof_check (self->fd, "journal.db", self->hex96, &proof, &error)
      || proof != RJ_PAGE_PROOF_GOOD)
    return FOUND;
  if (rj_census_take_file (self->path, self->hex96, &census, NULL, &error))
    return rj_census_equal (&census, &self->census) ? SAME : NOT_FOUND;
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_CORRUPT);
  return FOUND;
}

/* Whether exactly the pages @first and @second (or one, when they are equal) are said to be lost. */
static gboolean
names_pages (Rot *self, guint first, guint second)
{
  g_autoptr (RjPageImage) image = rj_page_reader_read (self->fd, "journal.db", self->hex96, NULL);
  g_autoptr (GArray) lost = image != NULL ? rj_page_reader_list_lost (image) : NULL;

  if (lost == NULL || lost->len != (first == second ? 1 : 2))
    return FALSE;
  return g_array_index (lost, guint32, 0) == first && g_array_index (lost, guint32, lost->len - 1) == second;
}

static void
flip (Rot *self, gsize at, guint8 mask)
{
  guint8 byte = self->content[at] ^ mask;
  int fd = open (self->path, O_WRONLY | O_CLOEXEC);

  g_assert_cmpint (pwrite (fd, &byte, 1, (off_t) at), ==, 1);
  close (fd);
}

static void
test_flips (Rot *self, gconstpointer data)
{
  guint a_page = rj_fault_count (8, 64);
  guint tried = 0;
  guint faults = 0;
  guint unnamed = 0;

  for (guint page = 0; page < self->pages; page++)
    for (guint i = 0; i < a_page; i++, tried++)
      {
        guint in_page =
          i < G_N_ELEMENTS (offsets) ? offsets[i] : (guint) g_test_rand_int_range (0, RJ_PAGE_SIZE);
        gsize at = page * RJ_PAGE_SIZE + (page == 0 && in_page < SALT_LENGTH ? SALT_LENGTH : in_page);

        flip (self, at, (guint8) (1 << g_test_rand_int_range (0, 8)));
        unnamed += !names_pages (self, page + 1, page + 1);
        faults += judge (self) != FOUND;
        flip (self, at, 0);
      }
  g_assert_cmpint (judge (self), ==, SAME);
  rj_fault_figure ("R5", "one bit of the journal file", tried, 8 * 224, faults + unnamed,
                   "%u pages; %u not found, %u not named", self->pages, faults, unnamed);
}

/* The salt in the first 16 bytes is also in the key: nothing depends on it, and nothing may break. */
static void
test_first_page (Rot *self, gconstpointer data)
{
  guint step = rj_fault_count (1, 1) == 1 && g_getenv ("RJ_FAULT_SHARE") == NULL ? 64 : 1;
  guint tried = 0;
  guint faults = 0;

  for (guint bit = 0; bit < RJ_PAGE_SIZE * 8; bit += bit < SALT_LENGTH * 8 ? 8 : step, tried++)
    {
      flip (self, bit / 8, (guint8) (1 << bit % 8));
      faults += judge (self) != (bit < SALT_LENGTH * 8 ? SAME : FOUND);
      flip (self, bit / 8, 0);
    }
  rj_fault_figure ("R5", "bits of the first page", tried, 500, faults, "its salt is not needed");
}

static void
test_lengths (Rot *self, gconstpointer data)
{
  guint n = rj_fault_count (100, 1000);
  guint tried = 0;
  guint faults = 0;
  g_autofree guint8 *longer = g_malloc0 (self->length + RJ_PAGE_SIZE);

  for (gsize length = 0; length < self->length; length += RJ_PAGE_SIZE, tried++)
    {
      put (self, self->content, length);
      faults += judge (self) != FOUND;
    }
  for (guint i = 0; i < n; i++, tried++)
    {
      put (self, self->content, (gsize) g_test_rand_int_range (0, (int) self->length));
      faults += judge (self) != FOUND;
    }
  // More than there was is in nobody's way, or it is found.
  memcpy (longer, self->content, self->length);
  for (guint i = 0; i < n; i++, tried++)
    {
      for (gsize at = self->length; at < self->length + RJ_PAGE_SIZE; at++)
        longer[at] = (guint8) g_test_rand_int_range (0, 256);
      put (self, longer,
           i == 0 ? self->length + RJ_PAGE_SIZE
                  : self->length + (gsize) g_test_rand_int_range (1, RJ_PAGE_SIZE));
      faults += judge (self) == NOT_FOUND;
    }
  rj_fault_figure ("R6", "the journal file shorter or longer", tried, 224 + 200, faults, NULL);
}

/* An empty file, or none, is never taken for a new journal. */
static void
test_empty (Rot *self, gconstpointer data)
{
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (RjVault) vault = NULL;
      g_autoptr (GError) error = NULL;
      struct stat status;

      put (self, "", 0);
      if (i == 1)
        g_assert_cmpint (unlink (self->path), ==, 0);
      vault = rj_test_vault_new (self->folder);
      g_assert_false (rj_test_vault_open (vault, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, &error));
      g_assert_error (error, RJ_VAULT_ERROR, (i == 1 ? RJ_VAULT_ERROR_NO_JOURNAL : RJ_VAULT_ERROR_DAMAGED));
      g_assert_cmpint (stat (self->path, &status), ==, i == 1 ? -1 : 0);
      g_assert_true (i == 1 || status.st_size == 0);
    }
  rj_fault_figure ("R6", "an empty journal file, and none", 2, 2, 0, NULL);
}

static void
test_swapped (Rot *self, gconstpointer data)
{
  guint n = rj_fault_count (100, 2000);
  guint faults = 0;

  for (guint i = 0; i < n; i++)
    {
      guint first = (guint) g_test_rand_int_range (1, (int) self->pages);
      guint second = first + 1 + (guint) g_test_rand_int_range (0, (int) (self->pages - first));
      g_autofree guint8 *content = g_memdup2 (self->content, self->length);

      memcpy (content + (first - 1) * RJ_PAGE_SIZE, self->content + (second - 1) * RJ_PAGE_SIZE,
              RJ_PAGE_SIZE);
      memcpy (content + (second - 1) * RJ_PAGE_SIZE, self->content + (first - 1) * RJ_PAGE_SIZE,
              RJ_PAGE_SIZE);
      put (self, content, self->length);
      faults += judge (self) != FOUND || !names_pages (self, first, second);
    }
  rj_fault_figure ("R6", "two pages of the journal file in each other's place", n, 100, faults, NULL);
}

/* A whole older file is a journal, as it was then and nothing else. */
static void
test_older (Rot *self, gconstpointer data)
{
  g_autoptr (RjVault) vault = rj_test_vault_new (self->folder);
  g_autoptr (GError) error = NULL;

  rj_test_vault_open (vault, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  for (int i = 0; i < 20; i++)
    rj_mood_entry_free (rj_test_save_mood (rj_vault_get_store (vault), RJ_MOOD_LOW, RJ_TEST_DAY, "later"));
  rj_test_vault_close (vault, &error);
  g_assert_no_error (error);
  g_assert_cmpint (judge (self), ==, NOT_FOUND);
  put (self, self->content, self->length);
  g_assert_cmpint (judge (self), ==, SAME);
  rj_fault_figure ("R6", "an older journal file in the place of a newer one", 1, 1, 0,
                   "it is a journal: nothing tells it from one that was not written since");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/fault/rot/" path, Rot, NULL, set_up, func, tear_down)
  ADD ("flips", test_flips);
  ADD ("first-page", test_first_page);
  ADD ("lengths", test_lengths);
  ADD ("empty", test_empty);
  ADD ("swapped", test_swapped);
  ADD ("older", test_older);
  return g_test_run ();
}
