// SPDX-License-Identifier: GPL-3.0-or-later
// Services, referrals, and what of them comes next on the plan.
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

static RjService *
save_service (RjStore *store, const RjService *service, GError **error)
{
  RjSupport *support = rj_store_get_support (store);

  return rj_support_save_service_finish (
    support, RJ_TEST_AWAIT (rj_support_save_service_async (support, service, NULL, RJ_TEST_READY)), error);
}

static RjReferral *
save_referral (RjStore *store, const RjReferral *referral, GError **error)
{
  RjSupport *support = rj_store_get_support (store);

  return rj_support_save_referral_finish (
    support, RJ_TEST_AWAIT (rj_support_save_referral_async (support, referral, NULL, RJ_TEST_READY)), error);
}

static gboolean delete (RjStore *store, const char *id, GError **error)
{
  RjSupport *support = rj_store_get_support (store);

  return rj_support_delete_finish (
    support, RJ_TEST_AWAIT (rj_support_delete_async (support, id, NULL, RJ_TEST_READY)), error);
}

static const char *
or_dash (const char *text)
{
  return text != NULL ? text : "-";
}

/* "kind|name|phone|address|web|hours|note" of each. */
static void
assert_services (RjStore *store, const char *expected)
{
  RjSupport *support = rj_store_get_support (store);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) services = rj_support_list_services_finish (
    support, RJ_TEST_AWAIT (rj_support_list_services_async (support, NULL, RJ_TEST_READY)), &error);

  g_assert_no_error (error);
  for (guint i = 0; i < services->len; i++)
    {
      const RjService *s = services->pdata[i];

      g_string_append_printf (text, "%s%d|%s|%s|%s|%s|%s|%s", i > 0 ? " " : "", s->kind, s->name,
                              or_dash (s->phone), or_dash (s->address), or_dash (s->web), or_dash (s->hours),
                              or_dash (s->note));
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* "status|to|from|next|note|days since it was asked|days since it stands so" of each. */
static void
assert_referrals (RjStore *store, const char *expected)
{
  RjSupport *support = rj_store_get_support (store);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) referrals = rj_support_list_referrals_finish (
    support, RJ_TEST_AWAIT (rj_support_list_referrals_async (support, NULL, RJ_TEST_READY)), &error);

  g_assert_no_error (error);
  for (guint i = 0; i < referrals->len; i++)
    {
      const RjReferral *r = referrals->pdata[i];

      g_string_append_printf (text, "%s%d|%s|%s|%s|%s|%d|%d", i > 0 ? " " : "", r->status, r->to_whom,
                              or_dash (r->from_whom), or_dash (r->next_step), or_dash (r->note),
                              r->asked_day != RJ_DAY_NONE ? (int) (RJ_TEST_DAY - r->asked_day) : -1,
                              r->status_day != RJ_DAY_NONE ? (int) (RJ_TEST_DAY - r->status_day) : -1);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static RjService *
make_service (const char *name, RjServiceKind kind)
{
  RjService *service = rj_service_new ();

  service->name = g_strdup (name);
  service->kind = kind;
  return service;
}

static void
test_services (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjService) clinic = make_service ("Clinic", RJ_SERVICE_CLINIC);
  g_autoptr (RjService) other = make_service ("Advice", RJ_SERVICE_COUNSELLING);
  g_autoptr (RjService) saved = NULL;
  g_autoptr (RjService) second = NULL;
  g_autoptr (RjService) edited = NULL;
  g_autoptr (GError) error = NULL;

  clinic->phone = g_strdup ("030/1");
  clinic->address = g_strdup ("Ufer");
  clinic->web = g_strdup ("c.example");
  clinic->hours = g_strdup ("8-4");
  clinic->note = g_strdup ("Ana");
  saved = save_service (self->store, clinic, &error);
  g_assert_no_error (error);
  second = save_service (self->store, other, &error);
  g_assert_no_error (error);
  assert_services (self->store, "3|Advice|-|-|-|-|- 2|Clinic|030/1|Ufer|c.example|8-4|Ana");
  g_set_str (&saved->phone, NULL);
  saved->kind = RJ_SERVICE_DOCTOR;
  edited = save_service (self->store, saved, &error);
  g_assert_no_error (error);
  assert_services (self->store, "3|Advice|-|-|-|-|- 1|Clinic|-|Ufer|c.example|8-4|Ana");
  rj_test_undo (self->store, RJ_CHANGE_EDIT);
  assert_services (self->store, "3|Advice|-|-|-|-|- 2|Clinic|030/1|Ufer|c.example|8-4|Ana");
  g_assert_true (delete (self->store, second->record.id, &error));
  assert_services (self->store, "2|Clinic|030/1|Ufer|c.example|8-4|Ana");
  g_assert_null (save_service (self->store, second, &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND);
  rj_test_undo (self->store, RJ_CHANGE_DELETE);
  rj_test_store_reopen (self);
  assert_services (self->store, "3|Advice|-|-|-|-|- 2|Clinic|030/1|Ufer|c.example|8-4|Ana");
}

static void
test_referrals (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjReferral) referral = rj_referral_new ();
  g_autoptr (RjReferral) saved = NULL;
  g_autoptr (RjReferral) moved_on = NULL;
  g_autoptr (GError) error = NULL;

  referral->to_whom = g_strdup ("Sleep");
  referral->from_whom = g_strdup ("Lee");
  referral->next_step = g_strdup ("call");
  referral->asked_day = RJ_TEST_DAY - 9;
  saved = save_referral (self->store, referral, &error);
  g_assert_no_error (error);
  assert_referrals (self->store, "0|Sleep|Lee|call|-|9|-1");
  saved->status = RJ_REFERRAL_NOT_NOW;
  saved->status_day = RJ_TEST_DAY - 2;
  g_set_str (&saved->next_step, NULL);
  moved_on = save_referral (self->store, saved, &error);
  g_assert_no_error (error);
  assert_referrals (self->store, "4|Sleep|Lee|-|-|9|2");
  rj_test_undo (self->store, RJ_CHANGE_EDIT);
  assert_referrals (self->store, "0|Sleep|Lee|call|-|9|-1");
  g_assert_true (delete (self->store, saved->record.id, &error));
  assert_referrals (self->store, "");
  rj_test_undo (self->store, RJ_CHANGE_DELETE);
  rj_test_store_reopen (self);
  assert_referrals (self->store, "0|Sleep|Lee|call|-|9|-1");
}

static void
test_refused (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjService) service = make_service (" \n", RJ_SERVICE_OTHER);
  g_autoptr (RjReferral) referral = rj_referral_new ();
  g_autoptr (GError) nameless = NULL, to_nobody = NULL, unknown = NULL;

  g_assert_null (save_service (self->store, service, &nameless));
  g_assert_error (nameless, RJ_STORE_ERROR, RJ_STORE_ERROR_INVALID);
  g_assert_null (save_referral (self->store, referral, &to_nobody));
  g_assert_error (to_nobody, RJ_STORE_ERROR, RJ_STORE_ERROR_INVALID);
  g_assert_false (delete (self->store, "0190-nobody", &unknown));
  g_assert_error (unknown, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND);
}

/* ---- What comes next ---- */

static void
save_item (RjStore *store, const char *title, RjPlanKind kind, RjDay day, int minutes, const char *rule)
{
  RjPlanItem *item = rj_plan_item_new ();

  item->title = g_strdup (title);
  item->kind = kind;
  item->record.day = day;
  item->minutes = minutes;
  item->part = minutes >= 0 ? rj_day_part_for_minutes (minutes) : RJ_PART_ANY_TIME;
  item->last_day = RJ_DAY_NONE;
  if (rule != NULL)
    rj_plan_item_set_recurrence (item, rj_recurrence_new_from_text (rule, NULL, NULL));
  rj_plan_item_free (rj_test_save_item (store, item));
  rj_plan_item_free (item);
}

/* "title+days" of each. */
static void
assert_ahead (RjStore *store, const char *expected)
{
  RjSupport *support = rj_store_get_support (store);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ahead = rj_support_list_ahead_finish (
    support, RJ_TEST_AWAIT (rj_support_list_ahead_async (support, NULL, RJ_TEST_READY)), &error);

  g_assert_no_error (error);
  for (guint i = 0; i < ahead->len; i++)
    {
      const RjOccurrence *occurrence = ahead->pdata[i];

      g_string_append_printf (text, "%s%s+%d", i > 0 ? " " : "", occurrence->item->title,
                              (int) (occurrence->day - RJ_TEST_DAY));
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* At noon: what is over today comes again when it does, what has no time may still come. */
static void
test_ahead (RjTestStore *self, gconstpointer data)
{
  assert_ahead (self->store, "");
  save_item (self->store, "over", RJ_KIND_APPOINTMENT, RJ_TEST_DAY, 9 * 60, NULL);
  save_item (self->store, "past", RJ_KIND_EVENT, RJ_TEST_DAY - 1, -1, NULL);
  save_item (self->store, "weekly", RJ_KIND_APPOINTMENT, RJ_TEST_DAY - 7, 9 * 60, "FREQ=WEEKLY");
  save_item (self->store, "open", RJ_KIND_APPOINTMENT, RJ_TEST_DAY, -1, NULL);
  save_item (self->store, "yearly", RJ_KIND_EVENT, RJ_TEST_DAY - 365, -1, "FREQ=YEARLY");
  save_item (self->store, "walk", RJ_KIND_EVENT, RJ_TEST_DAY + 3, 10 * 60, NULL);
  save_item (self->store, "far", RJ_KIND_EVENT, RJ_TEST_DAY + 367, -1, NULL);
  save_item (self->store, "group", RJ_KIND_MEETING, RJ_TEST_DAY + 1, -1, NULL);
  assert_ahead (self->store, "open+0 yearly+0 walk+3 weekly+7");
}

/* ---- Words ---- */

static void
test_meant (void)
{
  const struct {
    const char *name;
    const char *title;
    const char *place;
    gboolean expected;
  } cases[] = {
    { "Dr Lee", "dr lee: bloods", NULL, TRUE },
    { "Dr Lee", "Bloods", "at Dr Lee’s", TRUE },
    { "Praxis Müller", "PRAXIS MULLER", NULL, TRUE },
    { "Ash", "Washing", NULL, FALSE },
    { "Ash", "Wash, then Ash", NULL, TRUE },
    { "Ash", "Ashes", NULL, FALSE },
    { "診療所", "診療所", NULL, TRUE },
    { " ", "Anything", " ", FALSE },
    { NULL, "Anything", NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RjPlanItem) item = rj_plan_item_new ();

      item->title = g_strdup (cases[i].title);
      item->place = g_strdup (cases[i].place);
      g_assert_cmpint (rj_service_is_meant (cases[i].name, item), ==, cases[i].expected);
    }
}

/* A browser is given nothing but what it is for. */
static void
test_address (void)
{
  const char *cases[][2] = {
    { "clinic.example.org", "https://clinic.example.org" },
    { " https://clinic.example.org/a?b=1 ", "https://clinic.example.org/a?b=1" },
    { "http://clinic.example.org", "http://clinic.example.org" },
    { "clinic.example.org/open hours", NULL },
    { "file:///etc/passwd", NULL },
    { "javascript:alert(1)", NULL },
    { "jo@example.org", NULL },
    { "https://user:pass@example.org", NULL },
    { "clinic", NULL },
    { "ask at the desk", NULL },
    { "", NULL },
    { NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *address = rj_service_dup_address (cases[i][0]);

      g_assert_cmpstr (address, ==, cases[i][1]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/support/" path, RjTestStore, NULL, set_up, function, tear_down)
  ADD ("services", test_services);
  ADD ("referrals", test_referrals);
  ADD ("refused", test_refused);
  ADD ("ahead", test_ahead);
  g_test_add_func ("/support/meant", test_meant);
  g_test_add_func ("/support/address", test_address);
  return g_test_run ();
}
