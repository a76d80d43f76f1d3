// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-inbox-message.h"
#include "rj-root-secret.h"
#include "rj-uuid.h"

#define NOW_US G_GINT64_CONSTANT (1795262400000000)
#define ABOUT  "00112233-4455-4677-8899-aabbccddeeff"
#define KEY    "4a1e5c9b-5d1e-4f0b-9a55-0b8f1d2c3e4f"

/* What is written is read again as it was, through the seal. */
static RjInboxItem *
through_the_seal (RjInboxItem *item)
{
  g_autoptr (RjSecretBytes) root = rj_secret_bytes_new (RJ_ROOT_SECRET_LENGTH);
  g_autoptr (RjSecretBytes) key = rj_root_secret_dup_sealing_key (root);
  g_autoptr (GBytes) half = rj_sealed_record_dup_public_key (key);
  g_autoptr (GBytes) records = rj_inbox_message_seal (half, item);
  g_autoptr (GPtrArray) messages = NULL;
  guint lost = 1;

  if (records == NULL)
    return NULL;
  messages = rj_sealed_record_open (key, records, &lost);
  g_assert_cmpuint (lost, ==, 0);
  g_assert_cmpuint (messages->len, ==, 1);
  return rj_inbox_message_parse (messages->pdata[0]);
}

static void
test_note (void)
{
  for (int strength = 0; strength <= 10; strength++)
    for (guint halt = 0; halt < 16; halt++)
      {
        g_autoptr (RjInboxItem) item = rj_inbox_item_new (RJ_INBOX_NOTE, NOW_US);
        g_autoptr (RjInboxItem) again = NULL;

        item->strength = strength;
        item->halt = halt;
        item->zone = g_strdup ("America/Argentina/ComodRivadavia");
        again = through_the_seal (item);
        g_assert_nonnull (again);
        g_assert_true (rj_uuid_is_valid (again->id));
        g_assert_cmpstr (again->id, ==, item->id);
        g_assert_cmpuint (again->kind, ==, RJ_INBOX_NOTE);
        g_assert_cmpint (again->at_us, ==, NOW_US);
        g_assert_cmpint (again->strength, ==, strength);
        g_assert_cmpuint (again->halt, ==, halt);
        g_assert_cmpstr (again->zone, ==, item->zone);
        g_assert_null (again->content);
      }
}

static void
test_rest (void)
{
  g_autoptr (RjInboxItem) rating = rj_inbox_item_new (RJ_INBOX_RATING, NOW_US);
  g_autoptr (RjInboxItem) answer = rj_inbox_item_new (RJ_INBOX_ANSWER, NOW_US);
  g_autoptr (RjInboxItem) try = rj_inbox_item_new (RJ_INBOX_TRY, NOW_US);
  g_autoptr (RjInboxItem) draft = rj_inbox_item_new (RJ_INBOX_DRAFT, NOW_US);
  g_autoptr (RjInboxItem) gone = rj_inbox_item_new (RJ_INBOX_DRAFT, NOW_US);
  g_autoptr (RjInboxItem) told = rj_inbox_item_new (RJ_INBOX_ANSWER, NOW_US);
  RjInboxItem *items[] = { rating, answer, told, try, draft, gone };

  rating->about = g_strdup (ABOUT);
  rating->strength = 10;
  answer->about = g_strdup (KEY);
  answer->answer = RJ_REMINDER_SNOOZED;
  told->about = g_strdup (KEY);
  told->answer = RJ_REMINDER_NO_BACKGROUND;
  draft->about = g_strdup ("write/new/body");
  draft->text = g_strnfill (10000, 'w');
  gone->about = g_strdup ("write/new/body");
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (RjInboxItem) again = through_the_seal (items[i]);

      g_assert_nonnull (again);
      g_assert_cmpuint (again->kind, ==, items[i]->kind);
      g_assert_cmpint (again->at_us, ==, NOW_US);
      g_assert_cmpint (again->strength, ==, items[i]->strength);
      g_assert_cmpint (again->answer, ==, items[i]->answer);
      g_assert_cmpstr (again->about, ==, items[i]->about);
      g_assert_cmpstr (again->text, ==, items[i]->text);
      g_assert_null (again->content);
    }
}

/* What could not be read is not written. */
static void
test_refused_to_write (void)
{
  g_autoptr (RjInboxItem) strong = rj_inbox_item_new (RJ_INBOX_NOTE, NOW_US);
  g_autoptr (RjInboxItem) nowhere = rj_inbox_item_new (RJ_INBOX_NOTE, NOW_US);
  g_autoptr (RjInboxItem) never = rj_inbox_item_new (RJ_INBOX_TRY, 0);
  g_autoptr (RjInboxItem) about = rj_inbox_item_new (RJ_INBOX_RATING, NOW_US);
  g_autoptr (RjInboxItem) other = rj_inbox_item_new (99, NOW_US);
  RjInboxItem *items[] = { strong, nowhere, never, about, other };

  strong->strength = 11;
  strong->zone = g_strdup ("UTC");
  about->about = g_strdup ("words");
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    g_assert_null (through_the_seal (items[i]));
}

static RjInboxItem *
parse (guint kind, gint64 at_us, const char *content, gsize length)
{
  g_autoptr (RjSecretBytes) bytes = rj_secret_bytes_new_from (content, length);
  RjSealedMessage message = { .kind = kind, .at_us = at_us, .content = bytes };

  return rj_inbox_message_parse (&message);
}
#define PARSE(kind, bytes) parse (kind, NOW_US, bytes, sizeof bytes - 1)

static void
test_nonsense (void)
{
  static const struct {
    guint kind;
    const char *content;
    gsize length;
  } cases[] = {
#define CASE(kind, bytes) { kind, bytes, sizeof bytes - 1 }
    CASE (RJ_INBOX_NOTE, ""),
    CASE (RJ_INBOX_NOTE, "\x01"),
    CASE (RJ_INBOX_NOTE, "\x01\x00\x07\x00"),
    CASE (RJ_INBOX_NOTE, "\x00\x00\x07\x00UTC"),
    CASE (RJ_INBOX_NOTE, "\x01\x00\x0b\x00UTC"),
    CASE (RJ_INBOX_NOTE, "\x01\x00\x07\x10UTC"),
    CASE (RJ_INBOX_NOTE, "\x01\x00\x07\x00U C"),
    CASE (RJ_INBOX_NOTE, "\x01\x00\x07\x00U\x00\x43"),
    CASE (RJ_INBOX_NOTE, "\x01\x00\x07\x00../zone"),
    CASE (RJ_INBOX_RATING, "\x01\x00\x07\x00"
                           "0123456789abcde"),
    CASE (RJ_INBOX_RATING, "\x01\x00\x07\x01"
                           "0123456789abcdef"),
    CASE (RJ_INBOX_ANSWER, "\x01\x00\x00\x00key"),
    CASE (RJ_INBOX_ANSWER, "\x01\x00\x0d\x00key"),
    CASE (RJ_INBOX_ANSWER, "\x01\x00\x02\x00"),
    CASE (RJ_INBOX_TRY, "\x01\x00\x00\x00x"),
    CASE (RJ_INBOX_TRY, "\x01\x00\x00\x01"),
    CASE (RJ_INBOX_DRAFT, ""),
    CASE (RJ_INBOX_DRAFT, "\x00text"),
    CASE (RJ_INBOX_DRAFT, "where\x00\xff"),
    CASE (RJ_INBOX_DRAFT, "\xff\x00text"),
    CASE (RJ_INBOX_DRAFT, "where\x00text\x00more"),
#undef CASE
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RjInboxItem) item = parse (cases[i].kind, NOW_US, cases[i].content, cases[i].length);

      g_test_message ("case %u", i);
      g_assert_null (item);
    }
  g_assert_null (parse (RJ_INBOX_TRY, 0, "\x01\0\0\0", 4));
  g_assert_null (parse (RJ_INBOX_TRY, -1, "\x01\0\0\0", 4));
  g_assert_null (parse (RJ_INBOX_TRY, G_MAXINT64, "\x01\0\0\0", 4));
}

static void
test_later (void)
{
  static const char newer_note[] = "\x02\x00whatever it is";
  static const char newer_kind[] = "something else";
  g_autoptr (RjInboxItem) note = PARSE (RJ_INBOX_NOTE, newer_note);
  g_autoptr (RjInboxItem) kind = PARSE (4711, newer_kind);
  g_autofree char *much = g_malloc0 (5000);
  gsize length;

  g_assert_cmpuint (note->kind, ==, RJ_INBOX_NOTE);
  g_assert_cmpmem (g_bytes_get_data (note->content, &length), sizeof newer_note - 1, newer_note,
                   sizeof newer_note - 1);
  g_assert_cmpuint (length, ==, sizeof newer_note - 1);
  g_assert_cmpuint (kind->kind, ==, 4711);
  g_assert_cmpuint (g_bytes_get_size (kind->content), ==, sizeof newer_kind - 1);
  g_assert_null (parse (4711, NOW_US, much, 5000));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/inbox-message/note", test_note);
  g_test_add_func ("/inbox-message/rest", test_rest);
  g_test_add_func ("/inbox-message/refused-to-write", test_refused_to_write);
  g_test_add_func ("/inbox-message/nonsense", test_nonsense);
  g_test_add_func ("/inbox-message/later", test_later);
  return g_test_run ();
}
