// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-root-secret.h"
#include "rj-sealed-record-private.h"

#include <string.h>

typedef struct {
  RjSecretBytes *key;
  GBytes *half;
} Fixture;

static RjSecretBytes *
key_of (guint8 first)
{
  guint8 bytes[RJ_ROOT_SECRET_LENGTH];
  g_autoptr (RjSecretBytes) root = NULL;

  for (gsize i = 0; i < sizeof bytes; i++)
    bytes[i] = (guint8) (first + i);
  root = rj_secret_bytes_new_from (bytes, sizeof bytes);
  return rj_root_secret_dup_sealing_key (root);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->key = key_of (0);
  f->half = rj_sealed_record_dup_public_key (f->key);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  rj_secret_bytes_unref (f->key);
  g_bytes_unref (f->half);
}

static GBytes *
seal (Fixture *f, gconstpointer content, gsize length)
{
  GBytes *records = rj_sealed_record_seal (f->half, RJ_SEALED_DRAFT, 1764000000000000, content, length);

  g_assert_nonnull (records);
  return records;
}

static void
assert_content (RjSealedMessage *message, gconstpointer content, gsize length)
{
  g_assert_cmpuint (message->kind, ==, RJ_SEALED_DRAFT);
  g_assert_cmpint (message->at_us, ==, 1764000000000000);
  g_assert_cmpmem (rj_secret_bytes_get (message->content), rj_secret_bytes_get_length (message->content),
                   content, length);
}

static guint8 *
make_content (gsize length)
{
  guint8 *content = g_malloc (length + 1);

  for (gsize i = 0; i < length; i++)
    content[i] = (guint8) (i * 7 + i / 251);
  return content;
}

/* Every length around the room of one record and of two, and a long text: in as many records as it takes. */
static void
test_lengths (Fixture *f, gconstpointer data)
{
  const gsize room = RJ_SEALED_PART_LENGTH;
  const gsize lengths[] = { 0, 1, room - 1, room, room + 1, 2 * room - 1, 2 * room, 2 * room + 1, 1000000 };

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree guint8 *content = make_content (lengths[i]);
      g_autoptr (GBytes) records = seal (f, content, lengths[i]);
      g_autoptr (GPtrArray) messages = NULL;
      guint lost = 99;

      g_assert_cmpuint (g_bytes_get_size (records), ==,
                        MAX (1, (lengths[i] + room - 1) / room) * RJ_SEALED_RECORD_LENGTH);
      messages = rj_sealed_record_open (f->key, records, &lost);
      g_assert_cmpuint (lost, ==, 0);
      g_assert_cmpuint (messages->len, ==, 1);
      assert_content (messages->pdata[0], content, lengths[i]);
    }
}

/* Whatever fits in a record makes the same record to look at: same length, same head, nothing of the rest
 * equal. */
static void
test_padding (Fixture *f, gconstpointer data)
{
  g_autofree char *long_text = g_strnfill (RJ_SEALED_PART_LENGTH, 'a');
  g_autoptr (GBytes) empty = seal (f, NULL, 0);
  g_autoptr (GBytes) word = seal (f, "a", 1);
  g_autoptr (GBytes) text = seal (f, long_text, RJ_SEALED_PART_LENGTH);
  GBytes *const all[] = { empty, word, text };

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    for (gsize j = 0; j < i; j++)
      {
        const guint8 *left = g_bytes_get_data (all[i], NULL);
        const guint8 *right = g_bytes_get_data (all[j], NULL);
        guint same = 0;

        g_assert_cmpuint (g_bytes_get_size (all[i]), ==, RJ_SEALED_RECORD_LENGTH);
        g_assert_cmpmem (left, 16, right, 16);
        /* of 4080 random bytes 16 are equal by chance */
        for (gsize k = 16; k < RJ_SEALED_RECORD_LENGTH; k++)
          same += left[k] == right[k];
        g_assert_cmpuint (same, <, 80);
      }
  /* zeros that are sealed do not show as zeros */
  g_assert_null (memmem (g_bytes_get_data (empty, NULL), RJ_SEALED_RECORD_LENGTH, "\0\0\0\0\0\0\0\0", 8));
}

static void
assert_refused (RjSecretBytes *key, const guint8 *data, gsize length, guint expected)
{
  g_autoptr (GBytes) records = g_bytes_new_static (data, length);
  guint lost = 0;
  g_autoptr (GPtrArray) messages = rj_sealed_record_open (key, records, &lost);

  g_assert_cmpuint (messages->len, ==, 0);
  g_assert_cmpuint (lost, ==, expected);
}

static void
test_every_bit (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) records = seal (f, "quokka marmalade", 16);
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (records, NULL), RJ_SEALED_RECORD_LENGTH);

  /* Under Valgrind, which looks at the memory of each, every 61st: all of them take minutes there. */
  gsize step = g_getenv ("RJ_VALGRIND") ? 61 : 1;

  for (gsize bit = 0; bit < 8 * RJ_SEALED_RECORD_LENGTH; bit += step)
    {
      copy[bit / 8] ^= (guint8) (1 << bit % 8);
      assert_refused (f->key, copy, RJ_SEALED_RECORD_LENGTH, 1);
      copy[bit / 8] ^= (guint8) (1 << bit % 8);
    }
}

static void
test_cut (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) records = seal (f, "quokka marmalade", 16);
  const guint8 *good = g_bytes_get_data (records, NULL);
  g_autofree guint8 *longer = g_malloc0 (RJ_SEALED_RECORD_LENGTH + 100);
  g_autoptr (GBytes) tail = NULL;
  g_autoptr (GPtrArray) messages = NULL;
  guint lost = 0;

  assert_refused (f->key, good, 0, 0);
  for (gsize length = 1; length < RJ_SEALED_RECORD_LENGTH; length += 13)
    assert_refused (f->key, good, length, 1);
  /* a record that was being written when the power went is behind whole ones */
  memcpy (longer, good, RJ_SEALED_RECORD_LENGTH);
  tail = g_bytes_new_static (longer, RJ_SEALED_RECORD_LENGTH + 100);
  messages = rj_sealed_record_open (f->key, tail, &lost);
  g_assert_cmpuint (messages->len, ==, 1);
  g_assert_cmpuint (lost, ==, 1);
}

static void
test_wrong_root (Fixture *f, gconstpointer data)
{
  g_autoptr (RjSecretBytes) other = key_of (1);
  g_autoptr (GBytes) records = seal (f, "quokka marmalade", 16);

  assert_refused (other, g_bytes_get_data (records, NULL), RJ_SEALED_RECORD_LENGTH, 1);
}

static void
test_bad_public_key (Fixture *f, gconstpointer data)
{
  static const guint8 zeros[RJ_SEALED_KEY_LENGTH] = { 0 };
  g_autoptr (GBytes) low_order = g_bytes_new_static (zeros, sizeof zeros);
  g_autoptr (GBytes) short_one = g_bytes_new_static (zeros, 31);
  g_autoptr (GBytes) none = g_bytes_new_static (zeros, 0);

  g_assert_null (rj_sealed_record_seal (low_order, RJ_SEALED_DRAFT, 0, "a", 1));
  g_assert_null (rj_sealed_record_seal (short_one, RJ_SEALED_DRAFT, 0, "a", 1));
  g_assert_null (rj_sealed_record_seal (none, RJ_SEALED_DRAFT, 0, "a", 1));
}

static void
append (GByteArray *to, GBytes *records, gsize record)
{
  g_byte_array_append (to,
                       (const guint8 *) g_bytes_get_data (records, NULL) + record * RJ_SEALED_RECORD_LENGTH,
                       RJ_SEALED_RECORD_LENGTH);
}

/* Records in any order, some twice, with another journal's between them, and one message that lacks a part.
 */
static void
test_mixed (Fixture *f, gconstpointer data)
{
  const gsize length = 2 * RJ_SEALED_PART_LENGTH + 5;
  g_autofree guint8 *content = make_content (length);
  g_autoptr (GByteArray) mixed = g_byte_array_new ();
  g_autoptr (GBytes) three = seal (f, content, length);
  g_autoptr (GBytes) lacking = seal (f, content, length);
  g_autoptr (GBytes) one = seal (f, "one", 3);
  g_autoptr (RjSecretBytes) other = key_of (9);
  g_autoptr (GBytes) half = rj_sealed_record_dup_public_key (other);
  g_autoptr (GBytes) foreign = rj_sealed_record_seal (half, RJ_SEALED_DRAFT, 0, "x", 1);
  g_autoptr (GBytes) records = NULL;
  g_autoptr (GPtrArray) messages = NULL;
  guint lost = 0;

  append (mixed, three, 2);
  append (mixed, lacking, 0);
  append (mixed, three, 0);
  append (mixed, foreign, 0);
  append (mixed, one, 0);
  append (mixed, three, 2);
  append (mixed, one, 0);
  append (mixed, three, 1);
  append (mixed, lacking, 2);
  records = g_byte_array_free_to_bytes (g_steal_pointer (&mixed));
  messages = rj_sealed_record_open (f->key, records, &lost);
  g_assert_cmpuint (messages->len, ==, 2);
  g_assert_cmpuint (lost, ==, 3);
  assert_content (messages->pdata[0], content, length);
  assert_content (messages->pdata[1], "one", 3);
}

typedef struct {
  const char *name;
  gsize at;
  guint8 value;
} Wrong;

/* Sealed properly by somebody else, and wrong inside. */
static void
test_wrong_inside (Fixture *f, gconstpointer data)
{
  static const Wrong wrongs[] = {
    { "no kind", 16, 0 },         { "part out of range", 20, 1 },   { "no parts", 24, 0 },
    { "too many parts", 26, 1 },  { "too long", 29, 0x10 },         { "reserved", 40, 1 },
    { "reserved, last", 63, 1 },  { "padding", 64 + 3, 1 },         { "padding, last", 4031, 1 },
    { "part, high byte", 23, 1 }, { "length, high byte", 31, 0x80 }
  };
  guint8 record[RJ_SEALED_RECORD_LENGTH] = { 0 };
  guint8 plain[RJ_SEALED_PLAIN_LENGTH] = { 0 };
  g_autoptr (GBytes) records = g_bytes_new_static (record, sizeof record);

  plain[16] = RJ_SEALED_DRAFT;
  plain[24] = 1;
  plain[28] = 3;
  memcpy (plain + 64, "abc", 3);
  {
    g_autoptr (GPtrArray) messages = NULL;

    g_assert_true (rj_sealed_record_seal_plain (f->half, plain, record));
    messages = rj_sealed_record_open (f->key, records, NULL);
    g_assert_cmpuint (messages->len, ==, 1);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (wrongs); i++)
    {
      guint8 before = plain[wrongs[i].at];

      g_test_message ("%s", wrongs[i].name);
      plain[wrongs[i].at] = wrongs[i].value;
      g_assert_true (rj_sealed_record_seal_plain (f->half, plain, record));
      assert_refused (f->key, record, sizeof record, 1);
      plain[wrongs[i].at] = before;
    }
  /* one of two parts that is not full */
  plain[24] = 2;
  g_assert_true (rj_sealed_record_seal_plain (f->half, plain, record));
  assert_refused (f->key, record, sizeof record, 1);
}

/* Fixed for good: HKDF of the root secret in docs/file-format.md, and what X25519 makes of it. */
static void
test_keys (Fixture *f, gconstpointer data)
{
  GString *text = g_string_new (NULL);
  const guint8 *half = g_bytes_get_data (f->half, NULL);

  for (gsize i = 0; i < RJ_SEALED_KEY_LENGTH; i++)
    g_string_append_printf (text, "%02x", rj_secret_bytes_get (f->key)[i]);
  g_string_append_c (text, ' ');
  for (gsize i = 0; i < RJ_SEALED_KEY_LENGTH; i++)
    g_string_append_printf (text, "%02x", half[i]);
  g_assert_cmpstr (text->str, ==,
                   "7bfab7a9334dfcc4c7ba0f9802c273143b6a7aaecfaeaf6eef598810c16cbb94 "
                   "9c03d55e4292002f6c5488dfb31588c0765d84d6efd04e9b132758052549952b");
  g_string_free (text, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/sealed-record/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("keys", test_keys);
  ADD ("lengths", test_lengths);
  ADD ("padding", test_padding);
  ADD ("every-bit", test_every_bit);
  ADD ("cut", test_cut);
  ADD ("wrong-root", test_wrong_root);
  ADD ("bad-public-key", test_bad_public_key);
  ADD ("mixed", test_mixed);
  ADD ("wrong-inside", test_wrong_inside);
  return g_test_run ();
}
