// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-uuid.h"

static void
test_order (void)
{
  g_autofree char *last = rj_uuid_new (G_GINT64_CONSTANT (1763700000000000));

  for (int i = 0; i < 20000; i++)
    {
      /* Also with a clock that is set back. */
      char *next = rj_uuid_new (G_GINT64_CONSTANT (1763700000000000) - i);
      g_assert_true (rj_uuid_is_valid (next));
      g_assert_cmpint (next[14], ==, '7');
      g_assert_cmpstr (last, <, next);
      g_free (last);
      last = next;
    }
}

static void
test_valid (void)
{
  g_assert_false (rj_uuid_is_valid (NULL));
  g_assert_false (rj_uuid_is_valid (""));
  g_assert_false (rj_uuid_is_valid ("0199a5c0-1111-7111-8111-11111111111"));
  g_assert_false (rj_uuid_is_valid ("0199A5c0-1111-7111-8111-111111111111"));
  g_assert_true (rj_uuid_is_valid ("0199a5c0-1111-7111-8111-111111111111"));
}

static void
test_seed (void)
{
  g_autoptr (GRand) a = g_rand_new_with_seed (7);
  g_autoptr (GRand) b = g_rand_new_with_seed (7);

  for (int i = 0; i < 50; i++)
    {
      g_autofree char *x = rj_uuid_new_with_rand (1000, a);
      g_autofree char *y = rj_uuid_new_with_rand (1000, b);
      g_assert_cmpstr (x, ==, y);
    }
}

/* Nothing but the name goes into it. */
static void
test_name (void)
{
  g_autofree char *one = rj_uuid_new_for ("one");
  g_autofree char *again = rj_uuid_new_for ("one");
  g_autofree char *other = rj_uuid_new_for ("other");

  g_assert_true (rj_uuid_is_valid (one));
  g_assert_cmpstr (one, ==, again);
  g_assert_cmpstr (one, !=, other);
  /* SHA-256 of "one" with version 8 and the variant of RFC 9562. */
  g_assert_cmpstr (one, ==, "7692c3ad-3540-8b80-bc02-0b3aee66cd88");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/uuid/order", test_order);
  g_test_add_func ("/uuid/valid", test_valid);
  g_test_add_func ("/uuid/seed", test_seed);
  g_test_add_func ("/uuid/name", test_name);
  return g_test_run ();
}
