// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 in the middle of everything: the journal opens, every page is as it was written, and whatever the
// program has said is done is done.
#include "rj-fault-flows.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define PUSH    100
#define RELEASE 10000
#define MEASURE 5

/* Runs the flow and kills it after @delay_us; -1: not at all. *@cut: whether that was before the end.
 * (transfer full) (nullable): what is wrong. */
static char *
run_once (RjFaultTemplate *template, gint64 delay_us, gboolean *cut, gint64 *took_us)
{
  g_autofree char *place = rj_fault_template_copy (template);
  RjFaultJob job = { .flow = template->flow, .place = place };
  g_auto (GStrv) told = NULL;
  RjFaultProcess process;
  int status = 0;
  gint64 begin;
  char *wrong = NULL;

  rj_fault_start (&process, rj_fault_run_flow, &job);
  if (!rj_fault_await (&process, "ready"))
    wrong = g_strdup ("did not begin");
  begin = g_get_monotonic_time ();
  rj_fault_await_for (&process, "end", delay_us);
  *took_us = g_get_monotonic_time () - begin;
  told = rj_fault_end (&process, delay_us >= 0, &status);
  *cut = !g_strv_contains ((const char *const *) told, "end");
  for (guint i = 0; told[i] != NULL && wrong == NULL; i++)
    if (g_str_has_prefix (told[i], "failed "))
      wrong = g_strdup (told[i]);
  if (wrong == NULL && *cut && !(WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL))
    wrong = g_strdup_printf ("left with %d", status);
  if (wrong == NULL)
    wrong = rj_fault_check (template, place, told);
  rj_fault_remove_folder (place);
  return wrong;
}

static gint64
measure (RjFaultTemplate *template)
{
  gint64 longest = 0;

  for (int i = 0; i < MEASURE; i++)
    {
      gint64 took;
      gboolean cut;
      g_autofree char *wrong = run_once (template, -1, &cut, &took);

      g_assert_cmpstr (wrong, ==, NULL);
      g_assert_false (cut);
      longest = MAX (longest, took);
    }
  return longest;
}

static void
test_flow (gconstpointer data)
{
  g_autoptr (RjFaultTemplate) template = rj_fault_template_new (data);
  guint least = rj_fault_count (template->flow->seldom ? PUSH / 10 : PUSH, RELEASE);
  double longest = (double) measure (template);
  guint runs = 0;
  guint n_cut = 0;
  guint faults = 0;

  // Until so many were cut off in the middle: one that was done before counts for nothing.
  for (; n_cut < least && runs < 10 * least; runs++)
    {
      gint64 delay = (gint64) g_test_rand_double_range (0, 1.15 * longest);
      g_autofree char *wrong = NULL;
      gint64 took;
      gboolean cut;

      wrong = run_once (template, delay, &cut, &took);
      n_cut += cut;
      // Stays where one in 1.15 is cut off, however busy the machine is.
      longest *= cut ? 1.005 : 0.97;
      if (wrong == NULL)
        continue;
      faults++;
      g_test_message ("killed after %" G_GINT64_FORMAT " us: %s", delay, wrong);
    }
  rj_fault_figure ("R1", template->flow->name, n_cut, least, faults, "%u runs, %.1f ms long", runs,
                   longest / 1000);
}

/* That the check is one: a journal as it was before must not pass for the one that was saved into. */
static void
test_check (void)
{
  g_autoptr (RjFaultTemplate) template = rj_fault_template_new (&rj_fault_flows[1]);
  g_autofree char *place = rj_fault_template_copy (template);
  RjFaultJob job = { .flow = template->flow, .place = place };
  g_auto (GStrv) told = rj_fault_run (rj_fault_run_flow, &job);
  g_autofree char *right = NULL;
  g_autofree char *wrong = NULL;

  g_assert_cmpstr (template->flow->name, ==, "save");
  g_assert_nonnull (told);
  right = rj_fault_check (template, place, told);
  g_assert_null (right);
  rj_fault_remove_folder (place);
  rj_fault_copy_folder (template->folder, place);
  wrong = rj_fault_check (template, place, told);
  g_assert_nonnull (wrong);
  rj_fault_remove_folder (place);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < rj_fault_n_flows (); i++)
    {
      g_autofree char *path = g_strdup_printf ("/fault/kill/%s", rj_fault_flows[i].name);

      g_test_add_data_func (path, &rj_fault_flows[i], test_flow);
    }
  g_test_add_func ("/fault/kill/check", test_check);
  return g_test_run ();
}
