// SPDX-License-Identifier: GPL-3.0-or-later
// A journal in use: by many at once, of whom one may have it, and for a long time by one.
#include "rj-fault-steps.h"
#include "rj-fault-truth.h"

#include "rj-sqlite-store.h"
#include "rj-test-store.h"
#include "rj-vault-private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define AT_ONCE 100

/* ---- Many at once ---- */

typedef struct {
  const char *place;
  guint number;
  int gate; /* closed at its other end when all are to go */
} Start;

/* While it is open nobody else has it open: there is one such file. */
static gboolean
take_mark (const char *path)
{
  int fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (fd < 0)
    return FALSE;
  close (fd);
  return TRUE;
}

static void
start_body (int say, gpointer data)
{
  Start *start = data;
  RjFaultRun run = { .place = start->place, .say = say };
  g_autofree char *mark = g_build_filename (start->place, "mark", NULL);
  g_autofree char *note = g_strdup_printf ("start-%u", start->number);
  char ignored;

  run.journal = g_build_filename (start->place, "journal", NULL);
  run.vault = rj_test_vault_new (run.journal);
  rj_fault_say (say, "here");
  while (read (start->gate, &ignored, 1) < 0 && errno == EINTR)
    ;
  if (rj_fault_open (&run, RJ_TEST_UNLOCK))
    {
      if (!take_mark (mark))
        rj_fault_say (say, "two");
      rj_fault_save (&run, note);
      g_assert_cmpint (unlink (mark), ==, 0);
      rj_fault_close (&run);
    }
  g_object_unref (run.vault);
  g_free (run.journal);
}

typedef struct {
  guint opened;
  guint refused;
  guint faults;
} Outcome;

static void
judge_start (char **told, int status, Outcome *outcome)
{
  const char *const *lines = (const char *const *) told;
  g_autofree char *elsewhere =
    g_strdup_printf ("failed vault %d unlock", (int) RJ_VAULT_ERROR_OPEN_ELSEWHERE);

  if (status != 0 || g_strv_contains (lines, "two"))
    outcome->faults++;
  else if (g_strv_contains (lines, "done unlock") && g_strv_contains (lines, "done close"))
    outcome->opened++;
  else if (g_strv_contains (lines, elsewhere))
    outcome->refused++;
  else
    outcome->faults++;
}

/* All of them at the same moment. @told: (element-type utf8): what they told */
static void
start_all (const char *place, guint first, Outcome *outcome, GPtrArray *told)
{
  RjFaultProcess processes[AT_ONCE];
  Start starts[AT_ONCE];
  int gate[2];

  g_assert_cmpint (pipe2 (gate, O_CLOEXEC), ==, 0);
  for (guint i = 0; i < AT_ONCE; i++)
    {
      starts[i] = (Start) { place, first + i, gate[0] };
      rj_fault_start (&processes[i], start_body, &starts[i]);
    }
  for (guint i = 0; i < AT_ONCE; i++)
    g_assert_true (rj_fault_await (&processes[i], "here"));
  close (gate[0]);
  // Each of them has the other end, too.
  for (guint i = 0; i < AT_ONCE; i++)
    g_assert_cmpint (write (gate[1], "g", 1), ==, 1);
  for (guint i = 0; i < AT_ONCE; i++)
    {
      int status;
      g_auto (GStrv) lines = rj_fault_end (&processes[i], FALSE, &status);

      judge_start (lines, status, outcome);
      for (guint j = 0; lines[j] != NULL; j++)
        g_ptr_array_add (told, g_strdup (lines[j]));
    }
  close (gate[1]);
}

static const RjFaultFlow *
find_flow (const char *name)
{
  for (guint i = 0; i < rj_fault_n_flows (); i++)
    if (g_str_equal (rj_fault_flows[i].name, name))
      return &rj_fault_flows[i];
  g_assert_not_reached ();
}

static void
test_at_once (void)
{
  g_autoptr (RjFaultTemplate) template = rj_fault_template_new (find_flow ("save"));
  g_autofree char *place = rj_fault_template_copy (template);
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);
  guint n = rj_fault_count (AT_ONCE, 10000);
  Outcome outcome = { 0 };
  g_autofree char *wrong = NULL;
  guint tried = 0;

  for (; tried < n; tried += AT_ONCE)
    start_all (place, tried, &outcome, told);
  g_ptr_array_add (told, NULL);
  wrong = rj_fault_check (template, place, (char **) told->pdata);
  if (wrong != NULL)
    g_test_message ("%s", wrong);
  rj_fault_remove_folder (place);
  g_assert_cmpuint (outcome.opened, >, 0);
  rj_fault_figure ("R11", "starts at once", tried, AT_ONCE, outcome.faults + (wrong != NULL),
                   "%u had it, one after the other, %u were told that it is open elsewhere", outcome.opened,
                   outcome.refused);
}

static void
keep_body (int say, gpointer data)
{
  Start *start = data;
  RjFaultRun run = { .place = start->place, .say = say };
  char ignored;

  run.journal = g_build_filename (start->place, "journal", NULL);
  run.vault = rj_test_vault_new (run.journal);
  g_assert_true (rj_fault_open (&run, RJ_TEST_UNLOCK));
  rj_fault_say (say, "has it");
  while (read (start->gate, &ignored, 1) < 0 && errno == EINTR)
    ;
  g_assert_true (rj_fault_save (&run, "kept") && rj_fault_close (&run));
  g_object_unref (run.vault);
  g_free (run.journal);
}

/* Somebody has it all the time. */
static void
test_open_elsewhere (void)
{
  g_autoptr (RjFaultTemplate) template = rj_fault_template_new (find_flow ("save"));
  g_autofree char *place = rj_fault_template_copy (template);
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) kept = NULL;
  g_autofree char *wrong = NULL;
  Outcome outcome = { 0 };
  RjFaultProcess keeper;
  int gate[2];
  Start start = { place, 0, 0 };
  int status;

  g_assert_cmpint (pipe2 (gate, O_CLOEXEC), ==, 0);
  start.gate = gate[0];
  rj_fault_start (&keeper, keep_body, &start);
  g_assert_true (rj_fault_await (&keeper, "has it"));
  start_all (place, 0, &outcome, told);
  g_assert_cmpint (write (gate[1], "g", 1), ==, 1);
  kept = rj_fault_end (&keeper, FALSE, &status);
  g_assert_cmpint (status, ==, 0);
  close (gate[0]);
  close (gate[1]);
  for (guint i = 0; kept[i] != NULL; i++)
    g_ptr_array_add (told, g_strdup (kept[i]));
  g_ptr_array_add (told, NULL);
  wrong = rj_fault_check (template, place, (char **) told->pdata);
  rj_fault_remove_folder (place);
  rj_fault_figure ("R11", "starts while somebody has it", AT_ONCE, AT_ONCE,
                   outcome.opened + outcome.faults + (wrong != NULL),
                   "all were told that it is open elsewhere");
}

/* ---- For a long time ---- */

#define A_DAY        6
#define DAYS_A_CHECK 30

typedef struct {
  RjFaultRun run;
  GPtrArray *live; /* names of notes */
  guint made;
} Soak;

static void
advance_day (Soak *self)
{
  rj_fake_clock_advance (RJ_FAKE_CLOCK (rj_vault_get_clock (self->run.vault)), G_TIME_SPAN_DAY);
}

static void
write_day (Soak *self)
{
  for (guint i = 0; i < A_DAY; i++)
    {
      g_autofree char *note = g_strdup_printf ("soak-%u", self->made++);

      g_assert_true (rj_fault_save (&self->run, note));
      if (g_test_rand_int_range (0, 10) == 0)
        g_assert_true (rj_fault_undo (&self->run, note));
      else
        g_ptr_array_add (self->live, g_steal_pointer (&note));
    }
}

static void
delete_some (Soak *self)
{
  g_autofree char *note = NULL;

  if (self->live->len == 0 || g_test_rand_int_range (0, 3) > 0)
    return;
  note = g_ptr_array_steal_index_fast (self->live, (guint) g_test_rand_int_range (0, (int) self->live->len));
  g_assert_true (rj_fault_delete (&self->run, note));
  if (g_test_rand_int_range (0, 4) == 0)
    g_assert_true (rj_fault_forget (&self->run, note) && rj_fault_remove_in_copies (&self->run));
}

static void
lock_over_night (Soak *self)
{
  g_autofree char *draft = g_strdup_printf ("draft-%u", self->made);

  g_assert_true (rj_fault_save_draft (&self->run, draft) && rj_fault_close (&self->run));
  if (g_test_rand_int_range (0, 4) == 0)
    g_assert_true (rj_fault_put (&self->run));
  advance_day (self);
  g_assert_true (rj_fault_open (&self->run, RJ_TEST_UNLOCK) && rj_fault_merge (&self->run));
}

static void
check_all_pages (Soak *self)
{
  RjSqliteStore *store = RJ_SQLITE_STORE (rj_vault_get_store (self->run.vault));
  g_autoptr (GError) error = NULL;

  rj_sqlite_store_check_finish (
    store, RJ_TEST_AWAIT (rj_sqlite_store_check_async (store, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

static guint soak_days;

static void
act_soak (RjFaultRun *run)
{
  Soak self = { .run = *run, .live = g_ptr_array_new_with_free_func (g_free) };

  g_assert_true (rj_fault_open (&self.run, RJ_TEST_CREATE) && rj_fault_merge (&self.run));
  rj_fault_say (run->say, "prunes");
  for (guint day = 0; day < soak_days; day++)
    {
      write_day (&self);
      delete_some (&self);
      if (day % 7 == 6)
        g_assert_true (rj_fault_back_up (&self.run, NULL));
      if (day % DAYS_A_CHECK == 0)
        check_all_pages (&self);
      lock_over_night (&self);
    }
  g_assert_true (rj_fault_close (&self.run));
  g_ptr_array_unref (self.live);
}

static void
prepare_nothing (RjFaultRun *run)
{
}

/* Of every kind of thing that one does in a journal, day after day; in the end it holds what was told. */
static void
test_soak (void)
{
  static const RjFaultFlow flow = { "soak", TRUE, prepare_nothing, NULL, act_soak };
  g_autoptr (RjFaultTemplate) template = rj_fault_template_new (&flow);
  g_autofree char *place = rj_fault_template_copy (template);
  RjFaultJob job = { .flow = &flow, .place = place };
  g_auto (GStrv) told = NULL;
  g_autofree char *wrong = NULL;
  guint n = 0;

  soak_days = rj_fault_count (60, 3650);
  told = rj_fault_run (rj_fault_run_flow, &job);
  g_assert_nonnull (told);
  for (guint i = 0; told[i] != NULL; i++)
    n += g_str_has_prefix (told[i], "done ");
  wrong = rj_fault_check (template, place, told);
  if (wrong != NULL)
    g_test_message ("%s", wrong);
  rj_fault_remove_folder (place);
  rj_fault_figure ("R12", "days in a row", soak_days, 60, wrong != NULL, "%u things done", n);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fault/use/at-once", test_at_once);
  g_test_add_func ("/fault/use/open-elsewhere", test_open_elsewhere);
  g_test_add_func ("/fault/use/soak", test_soak);
  return g_test_run ();
}
