// SPDX-License-Identifier: GPL-3.0-or-later
// Pages are lost in many layouts; what does not lie on one of them is there again.
#include "rj-fault-place.h"

#include "rj-test-salvage.h"

#define PUSH    20
#define RELEASE 1000

/* Of a thousand pages; 0: one page alone. */
static const int shares[] = { 0, 10, 50, 200 };

/* The first page is lost in every other layout: it is the one on the way to all others. */
static void
lose (RjTestSalvage *f, guint8 *lost, guint layout)
{
  int share = shares[layout % G_N_ELEMENTS (shares)];

  lost[1] = layout / G_N_ELEMENTS (shares) % 2 == 1;
  if (share == 0)
    lost[g_test_rand_int_range (1, (int) f->n_pages + 1)] = 1;
  for (guint32 page = 1; page <= f->n_pages; page++)
    if (g_test_rand_int_range (0, 1000) < share)
      lost[page] = 1;
}

static void
test_layouts (void)
{
  guint n = rj_fault_count (PUSH, RELEASE);
  guint expected = 0, saved = 0, homeless = 0, faults = 0;
  RjTestSalvage f = { 0 };

  rj_test_salvage_set_up (&f);
  for (guint i = 0; i < n; i++)
    {
      g_autofree guint8 *lost = g_new0 (guint8, f.n_pages + 1);
      guint here = 0, there = 0;
      RjSalvageCounts counts;

      lose (&f, lost, i);
      rj_test_salvage_damage (&f, lost);
      rj_test_salvage_run (&f, &counts, lost);
      rj_test_salvage_compare (&f, lost, &here, &there);
      expected += here;
      saved += there;
      homeless += counts.homeless;
      if ((guint64) (there + counts.homeless) * 1000 < (guint64) here * 999)
        {
          faults++;
          g_test_message (
            "layout %u: %u of %u rows and %u homeless; %d of a thousand pages lost, the first %d", i, there,
            here, counts.homeless, shares[i % G_N_ELEMENTS (shares)], lost[1]);
        }
    }
  rj_fault_figure ("R8", "layouts of lost pages", n, PUSH, faults,
                   "%u of %u rows that lay on none; %u more belong to what was lost; %u pages", saved,
                   expected, homeless, f.n_pages);
  rj_test_salvage_tear_down (&f);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fault/salvage", test_layouts);
  return g_test_run ();
}
