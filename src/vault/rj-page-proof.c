// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-page-proof.h"

#include "rj-root-secret.h"

#include <errno.h>
#include <fcntl.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* SQLCipher 4: 16 bytes salt (page 1 only), content, 16 bytes IV, 64 bytes HMAC-SHA512. */
#define KEY_LENGTH    32
#define SALT_LENGTH   16
#define IV_LENGTH     16
#define HMAC_LENGTH   64
#define HMAC_OFFSET   (RJ_PAGE_SIZE - HMAC_LENGTH)
#define IV_OFFSET     (HMAC_OFFSET - IV_LENGTH)
#define HMAC_SALT_XOR 0x3a
#define HMAC_ROUNDS   2

/* A record of the rollback journal: page number, page, checksum. */
#define RECORD_LENGTH (4 + RJ_PAGE_SIZE + 4)
#define MOST_SAMPLES  64

typedef struct {
  RjSecretBytes *key;
  RjSecretBytes *hmac_key;
  EVP_MAC *mac;
} Keys;

static guint8
nibble (guint8 digit)
{
  return (guint8) g_ascii_xdigit_value ((char) digit);
}

static void
keys_init (Keys *keys, RjSecretBytes *raw_key)
{
  const guint8 *digits = rj_secret_bytes_get (raw_key);
  guint8 salt[SALT_LENGTH];

  keys->key = rj_secret_bytes_new (KEY_LENGTH);
  keys->hmac_key = rj_secret_bytes_new (KEY_LENGTH);
  keys->mac = EVP_MAC_fetch (NULL, "HMAC", NULL);
  for (gsize i = 0; i < KEY_LENGTH; i++)
    rj_secret_bytes_get (keys->key)[i] = (guint8) (nibble (digits[2 * i]) << 4 | nibble (digits[2 * i + 1]));
  digits += 2 * KEY_LENGTH;
  for (gsize i = 0; i < SALT_LENGTH; i++)
    salt[i] = (guint8) (nibble (digits[2 * i]) << 4 | nibble (digits[2 * i + 1])) ^ HMAC_SALT_XOR;
  if (!keys->mac
      || PKCS5_PBKDF2_HMAC ((const char *) rj_secret_bytes_get (keys->key), KEY_LENGTH, salt, SALT_LENGTH,
                            HMAC_ROUNDS, EVP_sha512 (), KEY_LENGTH, rj_secret_bytes_get (keys->hmac_key))
           != 1)
    g_error ("HMAC is not available");
}

static void
keys_clear (Keys *keys)
{
  rj_secret_bytes_unref (keys->key);
  rj_secret_bytes_unref (keys->hmac_key);
  EVP_MAC_free (keys->mac);
}

static gboolean
page_is_authentic (Keys *keys, const guint8 page[RJ_PAGE_SIZE], guint32 number)
{
  gsize start = number == 1 ? SALT_LENGTH : 0;
  guint8 little_endian[4] = { (guint8) number, (guint8) (number >> 8), (guint8) (number >> 16),
                              (guint8) (number >> 24) };
  OSSL_PARAM list[] = { OSSL_PARAM_construct_utf8_string (OSSL_MAC_PARAM_DIGEST, (char *) "SHA512", 0),
                        OSSL_PARAM_construct_end () };
  EVP_MAC_CTX *context = EVP_MAC_CTX_new (keys->mac);
  guint8 sum[HMAC_LENGTH];
  gsize length = 0;

  if (!context || EVP_MAC_init (context, rj_secret_bytes_get (keys->hmac_key), KEY_LENGTH, list) != 1
      || EVP_MAC_update (context, page + start, HMAC_OFFSET - start) != 1
      || EVP_MAC_update (context, little_endian, sizeof little_endian) != 1
      || EVP_MAC_final (context, sum, &length, sizeof sum) != 1)
    g_error ("HMAC is not available");
  EVP_MAC_CTX_free (context);
  return CRYPTO_memcmp (sum, page + HMAC_OFFSET, HMAC_LENGTH) == 0;
}

/* The number of pages by page 1, or 0 where an old writer did not keep it. */
static guint32
read_page_count (Keys *keys, const guint8 page[RJ_PAGE_SIZE])
{
  /* CBC: the first blocks are enough. The plain content starts at byte 16 of the file format. */
  guint8 plain[96];
  const guint8 *counter = plain + 24 - SALT_LENGTH;
  const guint8 *pages = plain + 28 - SALT_LENGTH;
  const guint8 *valid_for = plain + 92 - SALT_LENGTH;
  EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new ();
  guint32 count = 0;
  int length = 0;

  if (!context
      || EVP_DecryptInit_ex (context, EVP_aes_256_cbc (), NULL, rj_secret_bytes_get (keys->key),
                             page + IV_OFFSET)
           != 1
      || EVP_CIPHER_CTX_set_padding (context, 0) != 1
      || EVP_DecryptUpdate (context, plain, &length, page + SALT_LENGTH, sizeof plain) != 1
      || length != (int) sizeof plain)
    g_error ("AES is not available");
  EVP_CIPHER_CTX_free (context);
  /* Bytes 24 to 27, the change counter, equal bytes 92 to 95 when bytes 28 to 31 are to be trusted. */
  if (memcmp (counter, valid_for, 4) == 0)
    count = (guint32) pages[0] << 24 | (guint32) pages[1] << 16 | (guint32) pages[2] << 8 | pages[3];
  rj_secret_wipe (plain, sizeof plain);
  return count;
}

static int
open_plainly (int folder, const char *name, gint64 *size, GError **error)
{
  struct stat status;
  int fd = openat (folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);

  if (fd >= 0 && fstat (fd, &status) == 0 && S_ISREG (status.st_mode))
    {
      *size = status.st_size;
      return fd;
    }
  if (fd >= 0)
    {
      errno = EINVAL;
      close (fd);
    }
  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (errno), "Opening the database: %s",
               g_strerror (errno));
  return -1;
}

/* Returns 1, 0 at the end of the file, or -1. */
static int
read_at (int fd, guint8 *buffer, gsize length, gint64 offset)
{
  gsize got = 0;

  while (got < length)
    {
      ssize_t count = TEMP_FAILURE_RETRY (pread (fd, buffer + got, length - got, offset + (gint64) got));
      if (count < 0)
        return -1;
      if (count == 0)
        return 0;
      got += (gsize) count;
    }
  return 1;
}

/* Page 1 as it was before a transaction that was cut off. */
static gboolean
journal_has_first_page (Keys *keys, int folder, const char *name)
{
  static const guint8 magic[8] = { 0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7 };
  g_autofree char *journal = g_strconcat (name, "-journal", NULL);
  guint8 header[28];
  guint8 record[RECORD_LENGTH];
  gint64 size = 0;
  gint64 sector;
  gboolean found = FALSE;
  int fd = open_plainly (folder, journal, &size, NULL);

  if (fd < 0)
    return FALSE;
  if (read_at (fd, header, sizeof header, 0) == 1 && memcmp (header, magic, sizeof magic) == 0)
    {
      sector = (gint64) header[20] << 24 | (gint64) header[21] << 16 | (gint64) header[22] << 8 | header[23];
      for (gint64 at = sector; !found && read_at (fd, record, sizeof record, at) == 1; at += RECORD_LENGTH)
        found = record[0] == 0 && record[1] == 0 && record[2] == 0 && record[3] == 1
                && page_is_authentic (keys, record + 4, 1);
    }
  close (fd);
  return found;
}

static gboolean
journal_is_hot (int folder, const char *name)
{
  g_autofree char *journal = g_strconcat (name, "-journal", NULL);
  struct stat status;

  return fstatat (folder, journal, &status, AT_SYMLINK_NOFOLLOW) == 0 && status.st_size > 0;
}

/* Whether the key wrote any other page: a sample over the whole file, the second page first. */
static int
any_page_is_authentic (Keys *keys, int fd, gint64 pages)
{
  guint8 page[RJ_PAGE_SIZE];
  gint64 step = MAX ((pages - 1) / MOST_SAMPLES, 1);

  for (gint64 i = 1; i < pages; i += step)
    {
      int got = read_at (fd, page, sizeof page, i * RJ_PAGE_SIZE);
      if (got < 0)
        return -1;
      if (got == 1 && page_is_authentic (keys, page, (guint32) (i + 1)))
        return 1;
    }
  return 0;
}

/* Returns FALSE with errno set when the disk failed. */
static gboolean
judge (Keys *keys, int folder, const char *name, int fd, gint64 size, RjPageProof *proof)
{
  gboolean hot = journal_is_hot (folder, name);
  guint8 page[RJ_PAGE_SIZE];
  int got = read_at (fd, page, sizeof page, 0);
  int other;

  if (got < 0)
    return FALSE;
  if (got == 1 && page_is_authentic (keys, page, 1))
    {
      gboolean whole =
        size % RJ_PAGE_SIZE == 0 && size / RJ_PAGE_SIZE >= (gint64) read_page_count (keys, page);
      *proof = hot || whole ? RJ_PAGE_PROOF_GOOD : RJ_PAGE_PROOF_DAMAGED;
      return TRUE;
    }
  if (hot && journal_has_first_page (keys, folder, name))
    {
      *proof = RJ_PAGE_PROOF_GOOD;
      return TRUE;
    }
  other = any_page_is_authentic (keys, fd, size / RJ_PAGE_SIZE);
  *proof = other == 1 ? RJ_PAGE_PROOF_DAMAGED : RJ_PAGE_PROOF_WRONG_KEY;
  return other >= 0;
}

gboolean
rj_page_proof_check (int folder, const char *name, RjSecretBytes *raw_key, RjPageProof *proof, GError **error)
{
  gint64 size = 0;
  gboolean read;
  Keys keys;
  int fd;

  g_return_val_if_fail (rj_secret_bytes_get_length (raw_key) == RJ_RAW_KEY_DIGITS, FALSE);

  fd = open_plainly (folder, name, &size, error);
  if (fd < 0)
    return FALSE;
  keys_init (&keys, raw_key);
  read = judge (&keys, folder, name, fd, size, proof);
  if (!read)
    g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (errno), "Reading the database: %s",
                 g_strerror (errno));
  keys_clear (&keys);
  close (fd);
  return read;
}
