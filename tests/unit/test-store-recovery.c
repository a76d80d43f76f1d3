// SPDX-License-Identifier: GPL-3.0-or-later
// The ledger in the file: lines are added and never changed, words can go while the day stays, what is said
// twice is said once, and everything can be undone.
#include "rj-connection.h"
#include "rj-statement.h"
#include "rj-test-store.h"

static void
set_up (RjTestStore *self, gconstpointer data)
{
  rj_test_store_set_up (self, TRUE);
}

static void
tear_down (RjTestStore *self, gconstpointer data)
{
  rj_test_store_tear_down (self);
}

static RjRecoveryEvent *
add_event (RjStore *store, const RjRecoveryEvent *event, GError **error)
{
  RjRecovery *recovery = rj_store_get_recovery (store);

  return rj_recovery_add_finish (
    recovery, RJ_TEST_AWAIT (rj_recovery_add_async (recovery, event, NULL, RJ_TEST_READY)), error);
}

static RjRecoveryEvent *
add (RjStore *store, RjRecoveryKind kind, const char *substance, RjDay day, const char *corrects)
{
  g_autoptr (RjRecoveryEvent) event = rj_recovery_event_new (kind, substance, day);
  g_autoptr (GError) error = NULL;
  RjRecoveryEvent *saved;

  event->corrects = g_strdup (corrects);
  saved = add_event (store, event, &error);
  g_assert_no_error (error);
  return saved;
}

static void
undo (RjStore *store, gboolean redo)
{
  g_autoptr (GError) error = NULL;

  if (redo)
    rj_store_undo_finish (store, RJ_TEST_AWAIT (rj_store_redo_async (store, NULL, RJ_TEST_READY)), NULL,
                          &error);
  else
    rj_store_undo_finish (store, RJ_TEST_AWAIT (rj_store_undo_async (store, NULL, RJ_TEST_READY)), NULL,
                          &error);
  g_assert_no_error (error);
}

static GPtrArray *
list_events (RjStore *store)
{
  RjRecovery *recovery = rj_store_get_recovery (store);
  g_autoptr (GError) error = NULL;
  GPtrArray *events = rj_recovery_list_finish (
    recovery, RJ_TEST_AWAIT (rj_recovery_list_async (recovery, NULL, RJ_TEST_READY)), &error);

  g_assert_no_error (error);
  return events;
}

static void
assert_days (RjStore *store, RjDay today, int days, int use_days)
{
  g_autoptr (GPtrArray) events = list_events (store);
  g_autoptr (RjRecoveryView) view = rj_recovery_view_new (events, NULL, today, TRUE);

  g_assert_cmpint (view->days, ==, days);
  g_assert_cmpint (view->use_days, ==, use_days);
}

static void
set_words (RjStore *store, const char *id, const char *amount, const char *note)
{
  RjRecovery *recovery = rj_store_get_recovery (store);
  g_autoptr (GError) error = NULL;

  rj_recovery_set_words_finish (
    recovery, RJ_TEST_AWAIT (rj_recovery_set_words_async (recovery, id, amount, note, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
}

/* Every field comes back from the file, also after it was closed. */
static void
test_read_back (RjTestStore *self, gconstpointer data)
{
  RjDay day = RJ_TEST_DAY - 3;
  g_autoptr (RjRecoveryEvent) event = rj_recovery_event_new (RJ_RECOVERY_USE, "wine", day);
  g_autoptr (RjRecoveryEvent) saved = NULL;
  g_autoptr (RjRecoveryEvent) moved = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;
  const RjRecoveryEvent *first, *second;

  event->record.at_us = 12345;
  event->record.zone = g_strdup ("Asia/Kolkata");
  event->amount = g_strdup ("two glasses");
  event->note = g_strdup ("After the call.");
  saved = add_event (self->store, event, &error);
  g_assert_no_error (error);
  moved = add (self->store, RJ_RECOVERY_USE, "wine", day - 1, saved->record.id);
  rj_test_store_reopen (self);
  events = list_events (self->store);
  g_assert_cmpuint (events->len, ==, 2);
  first = events->pdata[0];
  second = events->pdata[1];
  g_assert_cmpstr (first->record.id, ==, saved->record.id);
  g_assert_cmpint (first->record.at_us, ==, 12345);
  g_assert_cmpstr (first->record.zone, ==, "Asia/Kolkata");
  g_assert_cmpuint (first->record.day, ==, day);
  g_assert_cmpint (first->kind, ==, RJ_RECOVERY_USE);
  g_assert_cmpstr (first->substance, ==, "wine");
  g_assert_null (first->corrects);
  g_assert_cmpstr (first->amount, ==, "two glasses");
  g_assert_cmpstr (first->note, ==, "After the call.");
  g_assert_cmpuint (second->record.day, ==, day - 1);
  g_assert_cmpstr (second->corrects, ==, first->record.id);
  g_assert_cmpstr (second->note, ==, "After the call.");
  g_assert_cmpstr (second->words, ==, first->words);
}

static void
test_once (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjRecoveryEvent) began = add (self->store, RJ_RECOVERY_BEGAN, NULL, RJ_TEST_DAY - 10, NULL);
  g_autoptr (RjRecoveryEvent) first = add (self->store, RJ_RECOVERY_USE, NULL, RJ_TEST_DAY - 4, NULL);
  g_autoptr (RjRecoveryEvent) event = rj_recovery_event_new (RJ_RECOVERY_USE, NULL, RJ_TEST_DAY - 4);
  g_autoptr (RjRecoveryEvent) again = NULL;
  g_autoptr (RjRecoveryEvent) more = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;

  event->note = g_strdup ("Morning.");
  again = add_event (self->store, event, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again->record.id, ==, first->record.id);
  g_set_str (&event->note, "Evening.");
  g_set_str (&event->amount, "one");
  more = add_event (self->store, event, &error);
  g_assert_cmpstr (more->note, ==, "Morning.\n\nEvening.");
  g_assert_cmpstr (more->amount, ==, "one");
  events = list_events (self->store);
  g_assert_cmpuint (events->len, ==, 2);
  assert_days (self->store, RJ_TEST_DAY, 9, 1);
}

/* Each correction names the first of its chain, whichever it was given; and each can be undone. */
static void
test_corrections (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjRecoveryEvent) began = add (self->store, RJ_RECOVERY_BEGAN, NULL, RJ_TEST_DAY - 10, NULL);
  g_autoptr (RjRecoveryEvent) used = add (self->store, RJ_RECOVERY_USE, NULL, RJ_TEST_DAY - 4, NULL);
  g_autoptr (RjRecoveryEvent) moved =
    add (self->store, RJ_RECOVERY_USE, NULL, RJ_TEST_DAY - 5, used->record.id);
  g_autoptr (RjRecoveryEvent) gone =
    add (self->store, RJ_RECOVERY_WITHDRAWN, NULL, RJ_TEST_DAY - 5, moved->record.id);
  g_autoptr (RjRecoveryEvent) earlier = NULL;

  g_assert_cmpstr (gone->corrects, ==, used->record.id);
  assert_days (self->store, RJ_TEST_DAY, 10, 0);
  undo (self->store, FALSE);
  assert_days (self->store, RJ_TEST_DAY, 9, 1);
  undo (self->store, TRUE);
  assert_days (self->store, RJ_TEST_DAY, 10, 0);
  earlier = add (self->store, RJ_RECOVERY_BEGAN, NULL, RJ_TEST_DAY - 100, began->record.id);
  assert_days (self->store, RJ_TEST_DAY, 100, 0);
}

static void
test_refused (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjRecoveryEvent) began = add (self->store, RJ_RECOVERY_BEGAN, NULL, RJ_TEST_DAY, NULL);
  struct {
    RjRecoveryKind kind;
    const char *substance;
    RjDay day;
    const char *corrects;
    RjStoreError code;
  } cases[] = {
    { RJ_RECOVERY_USE, NULL, RJ_TEST_DAY + 3, NULL, RJ_STORE_ERROR_INVALID },
    { RJ_RECOVERY_WITHDRAWN, NULL, RJ_TEST_DAY, NULL, RJ_STORE_ERROR_INVALID },
    { (RjRecoveryKind) 6, NULL, RJ_TEST_DAY, NULL, RJ_STORE_ERROR_INVALID },
    { RJ_RECOVERY_USE, NULL, RJ_TEST_DAY, began->record.id, RJ_STORE_ERROR_INVALID },
    { RJ_RECOVERY_BEGAN, "wine", RJ_TEST_DAY, began->record.id, RJ_STORE_ERROR_INVALID },
    { RJ_RECOVERY_BEGAN, NULL, RJ_TEST_DAY, "nothing", RJ_STORE_ERROR_NOT_FOUND },
  };
  g_autoptr (GPtrArray) events = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RjRecoveryEvent) event =
        rj_recovery_event_new (cases[i].kind, cases[i].substance, cases[i].day);
      g_autoptr (RjRecoveryEvent) saved = NULL;
      g_autoptr (GError) error = NULL;

      event->corrects = g_strdup (cases[i].corrects);
      saved = add_event (self->store, event, &error);
      g_assert_error (error, RJ_STORE_ERROR, (int) cases[i].code);
      g_assert_null (saved);
    }
  events = list_events (self->store);
  g_assert_cmpuint (events->len, ==, 1);
}

/* No statement can change a line; the words are not part of it. */
static void
test_kept (RjTestStore *self, gconstpointer data)
{
  static const char *const changes[] = {
    "UPDATE recovery_event SET day = '2020-01-01'",
    "UPDATE recovery_event SET kind = 2",
    "UPDATE recovery_event SET root = 'other'",
    "UPDATE recovery_event SET created = 0",
  };
  g_autoptr (RjRecoveryEvent) began = add (self->store, RJ_RECOVERY_BEGAN, NULL, RJ_TEST_DAY, NULL);
  g_autoptr (GError) error = NULL;
  RjConnection *connection;

  rj_test_store_close (self);
  connection = rj_connection_open (self->path, self->hex96, RJ_CONNECTION_OPEN, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GError) refused = NULL;

      g_assert_false (rj_connection_exec (connection, changes[i], &refused));
      g_assert_error (refused, RJ_STORE_ERROR, RJ_STORE_ERROR_CONSTRAINT);
    }
  g_assert_true (rj_connection_close (connection, &error));
  g_assert_no_error (error);
}

static void
test_words (RjTestStore *self, gconstpointer data)
{
  RjRecovery *recovery = rj_store_get_recovery (self->store);
  g_autoptr (RjRecoveryEvent) used = add (self->store, RJ_RECOVERY_USE, NULL, RJ_TEST_DAY, NULL);
  g_autoptr (GPtrArray) written = NULL;
  g_autoptr (GPtrArray) without = NULL;
  g_autoptr (GPtrArray) undone = NULL;
  g_autoptr (GError) error = NULL;

  set_words (self->store, used->record.id, NULL, "In the rain.");
  written = list_events (self->store);
  g_assert_cmpstr (((const RjRecoveryEvent *) written->pdata[0])->note, ==, "In the rain.");
  rj_recovery_delete_words_finish (
    recovery,
    RJ_TEST_AWAIT (rj_recovery_delete_words_async (
      recovery, ((const RjRecoveryEvent *) written->pdata[0])->words, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  without = list_events (self->store);
  g_assert_cmpuint (without->len, ==, 1);
  g_assert_null (((const RjRecoveryEvent *) without->pdata[0])->note);
  undo (self->store, FALSE);
  undone = list_events (self->store);
  g_assert_cmpstr (((const RjRecoveryEvent *) undone->pdata[0])->note, ==, "In the rain.");
  set_words (self->store, used->record.id, "", " ");
  g_clear_pointer (&undone, g_ptr_array_unref);
  undone = list_events (self->store);
  g_assert_null (((const RjRecoveryEvent *) undone->pdata[0])->words);
}

/* What was prescribed ends nothing: doses are no part of it. */
static void
test_medicine (RjTestStore *self, gconstpointer data)
{
  RjMedicines *medicines = rj_store_get_medicines (self->store);
  g_autoptr (RjRecoveryEvent) began = add (self->store, RJ_RECOVERY_BEGAN, NULL, RJ_TEST_DAY - 10, NULL);
  g_autoptr (RjMedicine) medicine = rj_medicine_new ();
  g_autoptr (RjMedicine) saved = NULL;
  g_autoptr (RjDose) dose = rj_dose_new ();
  g_autoptr (RjDose) taken = NULL;
  g_autoptr (GError) error = NULL;

  medicine->name = g_strdup ("Methadone");
  medicine->kind = RJ_MEDICINE_METHADONE;
  saved = rj_medicines_save_finish (
    medicines, RJ_TEST_AWAIT (rj_medicines_save_async (medicines, medicine, NULL, NULL, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  dose->medicine = g_strdup (saved->record.id);
  dose->status = RJ_DOSE_TAKEN;
  dose->record.day = RJ_TEST_DAY - 2;
  taken = rj_medicines_save_dose_finish (
    medicines, RJ_TEST_AWAIT (rj_medicines_save_dose_async (medicines, dose, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  assert_days (self->store, RJ_TEST_DAY, 10, 0);
}

static void
test_savings (RjTestStore *self, gconstpointer data)
{
  RjRecovery *recovery = rj_store_get_recovery (self->store);
  g_autoptr (RjRecoverySaving) saving = rj_recovery_saving_new ("wine", 7500, "euros");
  g_autoptr (RjRecoverySaving) none = rj_recovery_saving_new (NULL, 0, "euros");
  g_autoptr (RjRecoverySaving) saved = NULL;
  g_autoptr (GPtrArray) savings = NULL;
  g_autoptr (GPtrArray) rest = NULL;
  g_autoptr (GError) error = NULL;
  const RjRecoverySaving *kept;

  saved = rj_recovery_save_saving_finish (
    recovery, RJ_TEST_AWAIT (rj_recovery_save_saving_async (recovery, saving, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  savings = rj_recovery_list_savings_finish (
    recovery, RJ_TEST_AWAIT (rj_recovery_list_savings_async (recovery, NULL, RJ_TEST_READY)), &error);
  g_assert_cmpuint (savings->len, ==, 1);
  kept = savings->pdata[0];
  g_assert_cmpstr (kept->substance, ==, "wine");
  g_assert_cmpint (kept->amount, ==, 7500);
  g_assert_cmpstr (kept->unit, ==, "euros");
  g_assert_null (rj_recovery_save_saving_finish (
    recovery, RJ_TEST_AWAIT (rj_recovery_save_saving_async (recovery, none, NULL, RJ_TEST_READY)), &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_INVALID);
  g_clear_error (&error);
  rj_recovery_delete_saving_finish (
    recovery, RJ_TEST_AWAIT (rj_recovery_delete_saving_async (recovery, saved->id, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  rest = rj_recovery_list_savings_finish (
    recovery, RJ_TEST_AWAIT (rj_recovery_list_savings_async (recovery, NULL, RJ_TEST_READY)), &error);
  g_assert_cmpuint (rest->len, ==, 0);
  undo (self->store, FALSE);
}

#define ADD(name, func) g_test_add ("/store/recovery/" name, RjTestStore, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("read-back", test_read_back);
  ADD ("once", test_once);
  ADD ("corrections", test_corrections);
  ADD ("refused", test_refused);
  ADD ("kept", test_kept);
  ADD ("words", test_words);
  ADD ("medicine", test_medicine);
  ADD ("savings", test_savings);
  return g_test_run ();
}
