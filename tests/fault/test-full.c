// SPDX-License-Identifier: GPL-3.0-or-later
// A disk with room for so many blocks of 4 KiB, from none to more than is needed: what does not fit is said
// to be too much, and everything is as it was told.
#include "rj-fault-calls.h"
#include "rj-fault-flows.h"

#include "rj-store.h"

#include <string.h>

#define PUSH    32
#define RELEASE 4000
/* More blocks than any flow takes. */
#define PLENTY 4000

typedef struct {
  int room;
  int say;
} Disk;

static void
arm (gpointer data)
{
  rj_fault_calls_set_room (((Disk *) data)->room);
}

static void
run_body (int say, gpointer data)
{
  RjFaultJob *job = data;

  rj_fault_calls_watch (job->place);
  rj_fault_run_flow (say, job);
  rj_fault_say (say, "full %d", rj_fault_calls_was_full ());
}

/* *@full: whether the room was not enough. (transfer full) (nullable): what is wrong */
static char *
run_with_room (RjFaultTemplate *template, int room, gboolean *full)
{
  g_autofree char *place = rj_fault_template_copy (template);
  Disk disk = { .room = room };
  RjFaultJob job = { .flow = template->flow, .place = place, .arm = arm, .data = &disk };
  g_auto (GStrv) told = rj_fault_run (run_body, &job);
  char *wrong = NULL;

  if (told == NULL)
    wrong = g_strdup ("did not come to its end");
  else
    *full = g_strv_contains ((const char *const *) told, "full 1");
  for (guint i = 0; wrong == NULL && told[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (told[i], " ", 4);

      if (!g_str_equal (words[0], "failed"))
        continue;
      if (!*full
          || atoi (words[2])
               != (g_str_equal (words[1], "vault") ? (int) RJ_VAULT_ERROR_FULL : (int) RJ_STORE_ERROR_FULL))
        wrong = g_strdup (told[i]);
    }
  if (wrong == NULL)
    wrong = rj_fault_check (template, place, told);
  rj_fault_remove_folder (place);
  return wrong;
}

/* The least room with which nothing is too much. */
static int
find_need (RjFaultTemplate *template)
{
  int low = 0;
  int high = PLENTY;

  while (low < high)
    {
      int middle = (low + high) / 2;
      gboolean full = TRUE;
      g_autofree char *wrong = run_with_room (template, middle, &full);

      g_assert_cmpstr (wrong, ==, NULL);
      if (full)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
test_flow (gconstpointer data)
{
  g_autoptr (RjFaultTemplate) template = rj_fault_template_new (data);
  guint most = rj_fault_count (PUSH, RELEASE);
  guint need = (guint) find_need (template);
  guint sizes = MIN (need + 16, most);
  guint n_full = 0;
  guint faults = 0;

  // Nothing that takes no room can want for it.
  g_assert_cmpuint (need, >, 0);
  for (guint i = 0; i < sizes; i++)
    {
      int room = (int) (i * (need + 16) / sizes);
      gboolean full = FALSE;
      g_autofree char *wrong = run_with_room (template, room, &full);

      n_full += full;
      if (wrong == NULL && full == (room < (int) need))
        continue;
      faults++;
      g_test_message ("room for %d of %u blocks: %s", room, need, wrong != NULL ? wrong : "not full");
    }
  rj_fault_figure ("R4", template->flow->name, sizes, MIN (need + 16, PUSH), faults,
                   "%u blocks of 4 KiB are needed; full %u times", need, n_full);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < rj_fault_n_flows (); i++)
    {
      const RjFaultFlow *flow = &rj_fault_flows[i];
      g_autofree char *path = g_strdup_printf ("/fault/full/%s", flow->name);

      if (rj_fault_count (0, 1) > 0
          || g_strv_contains ((const char *const[]) { "create", "save", "backup", "migrate", NULL },
                              flow->name))
        g_test_add_data_func (path, flow, test_flow);
    }
  return g_test_run ();
}
