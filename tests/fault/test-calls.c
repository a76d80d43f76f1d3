// SPDX-License-Identifier: GPL-3.0-or-later
// Every system call on the files of a journal fails, once, in each way in which it can; or it is the last one
// before the disk is gone or the process is killed. Afterwards everything is as it was told, and what the
// program said was about the disk.
#include "rj-fault-calls.h"
#include "rj-fault-flows.h"

#include "rj-store.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#define PUSH    2000
#define RELEASE 25000

typedef struct {
  const char *name;
  int fault;
  gboolean all;
  /* Which of the two errors it may lead to; 0: it must not be noticed. */
  int store_error;
  int vault_error;
} Kind;

static const Kind kinds[] = {
  { "EIO", EIO, FALSE, RJ_STORE_ERROR_IO, RJ_VAULT_ERROR_IO },
  { "ENOSPC", ENOSPC, FALSE, RJ_STORE_ERROR_FULL, RJ_VAULT_ERROR_FULL },
  { "EDQUOT", EDQUOT, FALSE, RJ_STORE_ERROR_FULL, RJ_VAULT_ERROR_FULL },
  { "EINTR", EINTR, FALSE, 0, 0 },
  { "half", RJ_FAULT_SHORT, FALSE, 0, 0 },
  { "EIO from then on", EIO, TRUE, RJ_STORE_ERROR_IO, RJ_VAULT_ERROR_IO },
  { "ENOSPC from then on", ENOSPC, TRUE, RJ_STORE_ERROR_FULL, RJ_VAULT_ERROR_FULL },
  { "kill", RJ_FAULT_KILL, FALSE, 0, 0 },
};

typedef struct {
  const Kind *kind;
  guint number;
} Point;

static void
arm (gpointer data)
{
  Point *point = data;

  rj_fault_calls_arm (point->number, point->kind != NULL ? point->kind->fault : 0,
                      point->kind != NULL && point->kind->all);
}

static void
run_body (int say, gpointer data)
{
  RjFaultJob *job = data;
  g_autofree char *calls = NULL;
  guint faults = 0;

  rj_fault_calls_watch (job->place);
  rj_fault_run_flow (say, job);
  calls = rj_fault_calls_disarm (&faults);
  rj_fault_say (say, "calls %u %s", faults, calls);
}

static const char *
find_line (char **told, const char *prefix)
{
  for (guint i = 0; told[i] != NULL; i++)
    if (g_str_has_prefix (told[i], prefix))
      return told[i] + strlen (prefix);
  return NULL;
}

/* (transfer full) (nullable): what is wrong with what the program said. */
static char *
judge_words (const Kind *kind, char call, char **told)
{
  const char *failed = find_line (told, "failed ");
  gboolean reads = strchr ("rlok", call) != NULL;
  g_auto (GStrv) words = NULL;
  const char *message;
  gboolean vault;
  int code;

  if (failed == NULL)
    return NULL;
  words = g_strsplit (failed, " ", 3);
  vault = g_str_equal (words[0], "vault");
  code = atoi (words[1]);
  if (!vault && !g_str_equal (words[0], "store"))
    return g_strdup_printf ("says %s", failed);
  if (kind->store_error != 0 && code == (vault ? kind->vault_error : kind->store_error))
    return NULL;
  // Both keys are there, in part: the person is told so.
  if (vault && code == RJ_VAULT_ERROR_HALF_CHANGED)
    return NULL;
  // SQLite takes a sector that cannot be read for a damaged file, and so may we.
  if (kind->fault == EIO && reads
      && code == (vault ? (int) RJ_VAULT_ERROR_DAMAGED : (int) RJ_STORE_ERROR_CORRUPT))
    return NULL;
  message = find_line (told, "message ");
  // SQLite does not tell why a file could not be made.
  if (kind->store_error == RJ_STORE_ERROR_FULL && strstr (message, "unable to open database file") != NULL
      && code == (vault ? (int) RJ_VAULT_ERROR_IO : (int) RJ_STORE_ERROR_IO))
    return NULL;
  return g_strdup_printf ("says %s: %s", failed, message);
}

/* TRUE when the fault came about. */
static gboolean
run_point (RjFaultTemplate *template, const Kind *kind, guint number, char call, char **wrong)
{
  g_autofree char *place = rj_fault_template_copy (template);
  Point point = { kind, number };
  RjFaultJob job = { .flow = template->flow, .place = place, .arm = arm, .data = &point };
  g_auto (GStrv) told = NULL;
  RjFaultProcess process;
  const char *calls;
  int status;
  gboolean came;

  rj_fault_start (&process, run_body, &job);
  told = rj_fault_end (&process, FALSE, &status);
  calls = find_line (told, "calls ");
  came = calls != NULL ? atoi (calls) > 0 : kind->fault == RJ_FAULT_KILL && WIFSIGNALED (status);
  if (kind->fault == RJ_FAULT_KILL && came && WTERMSIG (status) != SIGKILL)
    *wrong = g_strdup_printf ("left with %d", status);
  else if (calls == NULL && kind->fault != RJ_FAULT_KILL)
    *wrong = g_strdup_printf ("left with %d", status);
  else
    *wrong = judge_words (kind, call, told);
  if (*wrong == NULL)
    *wrong = rj_fault_check (template, place, told);
  rj_fault_remove_folder (place);
  return came;
}

static char *
count_calls (RjFaultTemplate *template)
{
  g_autofree char *place = rj_fault_template_copy (template);
  Point point = { NULL, G_MAXUINT };
  RjFaultJob job = { .flow = template->flow, .place = place, .arm = arm, .data = &point };
  g_auto (GStrv) told = rj_fault_run (run_body, &job);
  const char *calls;

  g_assert_nonnull (told);
  g_assert_null (find_line (told, "failed "));
  calls = find_line (told, "calls 0 ");
  g_assert_nonnull (calls);
  rj_fault_remove_folder (place);
  return g_strdup (calls);
}

/* Every n-th of all points, so that each call and each fault has its share. */
static void
test_flow (gconstpointer data)
{
  g_autoptr (RjFaultTemplate) template = rj_fault_template_new (data);
  g_autofree char *calls = count_calls (template);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (Point));
  guint least = rj_fault_share (template->flow, rj_fault_count (PUSH, RELEASE));
  guint wanted;
  guint came = 0;
  guint faults = 0;

  for (guint i = 0; calls[i] != '\0'; i++)
    for (guint j = 0; j < G_N_ELEMENTS (kinds); j++)
      if (rj_fault_call_can_fail (calls[i], kinds[j].fault))
        {
          Point point = { &kinds[j], i };

          g_array_append_val (points, point);
        }
  wanted = MIN (points->len, least + least / 10);
  for (guint i = 0; i < wanted; i++)
    {
      guint which = (guint) ((guint64) i * points->len / wanted);
      Point *point = &g_array_index (points, Point, which);
      g_autofree char *wrong = NULL;

      came += run_point (template, point->kind, point->number, calls[point->number], &wrong);
      if (wrong == NULL)
        continue;
      faults++;
      g_test_message ("call %u (%c), %s: %s", point->number, calls[point->number], point->kind->name, wrong);
    }
  rj_fault_figure ("R2", template->flow->name, came, MIN (least, points->len * 9 / 10), faults,
                   "of %u points at %u calls", points->len, (guint) strlen (calls));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < rj_fault_n_flows (); i++)
    {
      g_autofree char *path = g_strdup_printf ("/fault/calls/%s", rj_fault_flows[i].name);

      g_test_add_data_func (path, &rj_fault_flows[i], test_flow);
    }
  return g_test_run ();
}
