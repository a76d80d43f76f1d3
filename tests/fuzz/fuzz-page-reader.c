// SPDX-License-Identifier: GPL-3.0-or-later
// A damaged journal and the rollback journal beside it, which no key binds: only its pages are.
#include "rj-fuzz.h"

#include "rj-page-keys.h"
#include "rj-page-reader.h"
#include "rj-root-secret.h"

#define N_POOL     4
#define HEAD       28
#define RECORD     (4 + RJ_PAGE_SIZE + 4)
#define MOST_STEPS 64

static guint8 pool[N_POOL][RJ_PAGE_SIZE];
static RjSecretBytes *raw_key;

/* Pages 1 to N_POOL as the codec writes them; the first one says that there are so many. */
static void
make_pool (void)
{
  g_autoptr (RjSecretBytes) root = rj_secret_bytes_new (RJ_ROOT_SECRET_LENGTH);
  RjPageKeys keys;

  raw_key = rj_root_secret_dup_raw_key (root);
  rj_page_keys_init (&keys, raw_key);
  for (guint32 number = 1; number <= N_POOL; number++)
    {
      guint8 *page = pool[number - 1];
      gsize start = number == 1 ? 16 : 0;
      guint8 plain[RJ_PAGE_SIZE] = { 0 };
      guint8 little_endian[4] = { (guint8) number };
      OSSL_PARAM list[] = { OSSL_PARAM_construct_utf8_string ("digest", (char *) "SHA512", 0),
                            OSSL_PARAM_construct_end () };
      EVP_CIPHER_CTX *cipher = EVP_CIPHER_CTX_new ();
      EVP_MAC_CTX *mac = EVP_MAC_CTX_new (keys.mac);
      gsize length = 0;
      int done = 0;

      plain[24 + 3] = plain[92 + 3] = 1;
      plain[28 + 3] = N_POOL;
      memset (page + RJ_PAGE_SIZE - 80, (int) number, 16);
      rj_fuzz_require (
        EVP_EncryptInit_ex (cipher, EVP_aes_256_cbc (), NULL, rj_secret_bytes_get (keys.key),
                            page + RJ_PAGE_SIZE - 80)
          == 1
        && EVP_CIPHER_CTX_set_padding (cipher, 0) == 1
        && EVP_EncryptUpdate (cipher, page + start, &done, plain + start, (int) (RJ_PAGE_SIZE - 80 - start))
             == 1);
      rj_fuzz_require (EVP_MAC_init (mac, rj_secret_bytes_get (keys.hmac_key), 32, list) == 1
                       && EVP_MAC_update (mac, page + start, RJ_PAGE_SIZE - 64 - start) == 1
                       && EVP_MAC_update (mac, little_endian, sizeof little_endian) == 1
                       && EVP_MAC_final (mac, page + RJ_PAGE_SIZE - 64, &length, 64) == 1);
      EVP_CIPHER_CTX_free (cipher);
      EVP_MAC_CTX_free (mac);
      rj_fuzz_require (rj_page_keys_check (&keys, page, number));
    }
  rj_page_keys_clear (&keys);
}

/* Heads and records with pages that are good somewhere; or bytes as they are. */
static GByteArray *
make_journal (RjFuzzInput *input)
{
  static const guint8 magic[8] = { 0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7 };
  GByteArray *journal = g_byte_array_new ();

  for (guint i = 0; i < MOST_STEPS && input->left > 0; i++)
    {
      guint what = rj_fuzz_take_number (input, 1);
      guint8 record[RECORD] = { 0 };

      if (what < 64)
        {
          memcpy (record, magic, sizeof magic);
          rj_fuzz_take (input, record + 8, HEAD - 8);
          g_byte_array_append (journal, record, MAX (HEAD, what * 16));
        }
      else if (what < 192)
        {
          rj_fuzz_take (input, record, 4);
          memcpy (record + 4, pool[what % N_POOL], RJ_PAGE_SIZE);
          g_byte_array_append (journal, record, sizeof record);
        }
      else
        {
          rj_fuzz_take (input, record, what - 192);
          g_byte_array_append (journal, record, what - 192);
        }
    }
  return journal;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize length)
{
  RjFuzzInput input = { data, length };
  int folder = rj_fuzz_get_folder (NULL);
  g_autoptr (GByteArray) journal = NULL;
  g_autoptr (RjPageImage) image = NULL;
  g_autoptr (GArray) lost = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree guint8 *database = NULL;
  gsize size, most;

  if (raw_key == NULL)
    make_pool ();
  database = g_memdup2 (pool, sizeof pool);
  size = rj_fuzz_take_number (&input, 2) % (sizeof pool + 1);
  // A bit of it may be another one.
  database[rj_fuzz_take_number (&input, 2) % sizeof pool] ^= (guint8) rj_fuzz_take_number (&input, 1);
  rj_fuzz_write (folder, "journal.db", database, size);
  journal = make_journal (&input);
  rj_fuzz_write (folder, "journal.db-journal", journal->data, journal->len);
  image = rj_page_reader_read (folder, "journal.db", raw_key, &error);
  // No number that nothing binds asks for more room than there can be pages.
  most = N_POOL + journal->len / RECORD + 1;
  rj_fuzz_require (image != NULL && image->n_pages <= most);
  lost = rj_page_reader_list_lost (image);
  rj_fuzz_require (lost->len <= image->n_pages);
  for (guint32 page = 1; page <= MIN (image->n_pages, N_POOL); page++)
    rj_fuzz_require (
      !image->good[page - 1]
      || memcmp (image->content + (gsize) (page - 1) * RJ_PAGE_CONTENT + 24, "\0\0\0\1\0\0\0\4", 8) == 0);
  return 0;
}
