// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-root-secret.h"
#include "rj-spare-key.h"
#include "rj-vault.h"

#include <string.h>

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static RjSecretBytes *
root_of_seed (guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  RjSecretBytes *root = rj_secret_bytes_new (RJ_ROOT_SECRET_LENGTH);

  for (gsize i = 0; i < RJ_ROOT_SECRET_LENGTH; i++)
    rj_secret_bytes_get (root)[i] = (guint8) g_rand_int_range (rand, 0, 256);
  return root;
}

static char *
format (RjSecretBytes *root)
{
  g_autoptr (RjSecretBytes) text = rj_spare_key_format (root);

  return g_strndup ((const char *) rj_secret_bytes_get (text), rj_secret_bytes_get_length (text));
}

static gboolean
opens (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RjSecretBytes) root = rj_spare_key_parse (text, strlen (text), &error);

  if (!root)
    g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_SPARE_KEY_TYPO);
  return root != NULL;
}

static void
assert_parses (const char *text, RjSecretBytes *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RjSecretBytes) root = rj_spare_key_parse (text, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_true (rj_secret_bytes_equal (root, expected));
}

/* Worked out by hand in docs/file-format.md. */
static void
test_vector (void)
{
  g_autoptr (RjSecretBytes) root = rj_secret_bytes_new (RJ_ROOT_SECRET_LENGTH);
  g_autoptr (RjSecretBytes) zero = rj_secret_bytes_new (RJ_ROOT_SECRET_LENGTH);
  g_autofree char *text = NULL;
  g_autofree char *nothing = format (zero);

  for (guint8 i = 0; i < RJ_ROOT_SECRET_LENGTH; i++)
    rj_secret_bytes_get (root)[i] = i;
  text = format (root);
  g_assert_cmpstr (text, ==, "000G-40R4-0M30-E209-185G-R38E-1W81-24GK-WKXS");
  g_assert_cmpstr (nothing, ==, "0000-0000-0000-0000-0000-0000-0000-0000-0000");
}

static void
test_round_trip (void)
{
  for (guint32 seed = 0; seed < 2000; seed++)
    {
      g_autoptr (RjSecretBytes) root = root_of_seed (seed);
      g_autofree char *text = format (root);

      g_assert_cmpuint (strlen (text), ==, RJ_SPARE_KEY_LENGTH);
      assert_parses (text, root);
    }
}

static void
test_lenient (void)
{
  g_autoptr (RjSecretBytes) root = root_of_seed (7);
  g_autofree char *text = format (root);
  g_autofree char *lower = g_ascii_strdown (text, -1);
  g_auto (GStrv) groups = g_strsplit (text, "-", -1);
  g_autofree char *together = g_strjoinv ("", groups);
  g_autofree char *spaced = g_strjoinv ("  ", groups);
  g_autofree char *lines = g_strjoinv ("\n", groups);
  /* a long dash, a no-break space, a minus sign, as word processors and phones put them */
  g_autofree char *long_dashes = g_strjoinv ("\xe2\x80\x94", groups);
  g_autofree char *no_breaks = g_strjoinv ("\xc2\xa0", groups);
  g_autofree char *minus = g_strjoinv ("\xe2\x88\x92", groups);
  g_autofree char *around = g_strdup_printf ("  %s\n", text);

  assert_parses (lower, root);
  assert_parses (together, root);
  assert_parses (spaced, root);
  assert_parses (lines, root);
  assert_parses (long_dashes, root);
  assert_parses (no_breaks, root);
  assert_parses (minus, root);
  assert_parses (around, root);
}

/* o for 0, i and l for 1: in whichever key has them */
static void
test_look_alikes (void)
{
  guint replaced = 0;

  for (guint32 seed = 0; seed < 50; seed++)
    {
      g_autoptr (RjSecretBytes) root = root_of_seed (seed);
      g_autofree char *text = format (root);
      static const char ones[] = "iIlL";

      for (gsize i = 0; text[i]; i++)
        {
          if (text[i] == '0')
            text[i] = i % 2 ? 'o' : 'O';
          else if (text[i] == '1')
            text[i] = ones[i % 4];
          else
            continue;
          replaced++;
        }
      assert_parses (text, root);
    }
  g_assert_cmpuint (replaced, >, 50);
}

static void
test_one_wrong (void)
{
  guint tried = 0;

  for (guint32 seed = 0; seed < 20; seed++)
    {
      g_autoptr (RjSecretBytes) root = root_of_seed (seed);
      g_autofree char *text = format (root);

      for (gsize i = 0; text[i]; i++)
        for (const char *other = alphabet; *other && text[i] != '-'; other++)
          {
            char right = text[i];

            if (*other == right)
              continue;
            text[i] = *other;
            g_assert_false (opens (text));
            text[i] = right;
            tried++;
          }
    }
  g_assert_cmpuint (tried, ==, 20 * 36 * 31);
}

static void
test_swapped (void)
{
  guint tried = 0;

  for (guint32 seed = 0; seed < 20; seed++)
    {
      g_autoptr (RjSecretBytes) root = root_of_seed (seed);
      g_autofree char *text = format (root);
      g_auto (GStrv) groups = g_strsplit (text, "-", -1);
      g_autofree char *plain = g_strjoinv ("", groups);

      /* any two characters, neighbours among them */
      for (gsize i = 0; i < 36; i++)
        for (gsize j = i + 1; j < 36; j++)
          {
            char kept = plain[i];

            if (plain[i] == plain[j])
              continue;
            plain[i] = plain[j];
            plain[j] = kept;
            g_assert_false (opens (plain));
            plain[j] = plain[i];
            plain[i] = kept;
            tried++;
          }
      /* any two groups */
      for (gsize i = 0; i < 9; i++)
        for (gsize j = i + 1; j < 9; j++)
          {
            g_autofree char *text_swapped = NULL;
            char *kept = groups[i];

            groups[i] = groups[j];
            groups[j] = kept;
            text_swapped = g_strjoinv ("-", groups);
            g_assert_false (opens (text_swapped));
            groups[j] = groups[i];
            groups[i] = kept;
          }
    }
  g_assert_cmpuint (tried, >, 20 * 500);
}

/* Whatever the key is: two wrong digits d·32^i and e·32^j never sum to a multiple of the prime. */
static void
test_two_wrong (void)
{
  guint64 weight = 1;

  for (int gap = 1; gap < 36; gap++)
    {
      weight = weight * 32 % 1048517;
      for (guint64 d = 1; d < 32; d++)
        {
          guint64 rest = d * weight % 1048517;

          g_assert_cmpuint (rest, >, 31);
          g_assert_cmpuint (rest, <, 1048517 - 31);
        }
    }
}

static void
test_refused (void)
{
  g_autoptr (RjSecretBytes) root = root_of_seed (3);
  g_autofree char *text = format (root);
  g_autofree char *longer = g_strconcat (text, "0", NULL);
  g_autofree char *huge = g_strnfill (1 << 20, '0');

  g_assert_false (opens (""));
  g_assert_false (opens ("-"));
  g_assert_false (opens (longer));
  g_assert_false (opens (huge));
  g_assert_false (opens ("\xff\xff"));
  for (gsize length = 0; length < strlen (text); length++)
    {
      g_autofree char *start = g_strndup (text, length);

      g_assert_false (opens (start));
    }
  /* U is no digit, and no digit of another script is */
  text[0] = 'U';
  g_assert_false (opens (text));
  g_assert_false (opens ("٠٠٠٠-0000-0000-0000-0000-0000-0000-0000-0000"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/spare-key/vector", test_vector);
  g_test_add_func ("/spare-key/round-trip", test_round_trip);
  g_test_add_func ("/spare-key/lenient", test_lenient);
  g_test_add_func ("/spare-key/look-alikes", test_look_alikes);
  g_test_add_func ("/spare-key/one-wrong", test_one_wrong);
  g_test_add_func ("/spare-key/swapped", test_swapped);
  g_test_add_func ("/spare-key/two-wrong", test_two_wrong);
  g_test_add_func ("/spare-key/refused", test_refused);
  return g_test_run ();
}
