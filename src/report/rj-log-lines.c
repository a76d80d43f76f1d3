// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-log-lines.h"

#include "rj-format.h"
#include "rj-plan-sheet.h"
#include "rj-spread.h"
#include "rj-text.h"

#include <glib/gi18n-lib.h>

/* As many are read, and as many strong ones are offered. */
#define MOST_CRAVINGS 500
#define MOST_STRONG   12
#define STRONG        7

typedef struct {
  RjStore *store;
  RjLinePage *page;
  RjLogLines lines;
  GTimeZone *here;
  GPtrArray *found; /* RjLogSummary, the newest first */
  guint next;       /* of them, to be read whole */
  GHashTable *triggers;
  GPtrArray *occurrences;
} Reading;

static void
reading_free (Reading *self)
{
  g_object_unref (self->store);
  g_time_zone_unref (self->here);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->occurrences, g_ptr_array_unref);
  g_hash_table_unref (self->triggers);
  g_free (self);
}

/* ---- Cravings ---- */

/* A number that may lie between two: "6" or "6.5" */
static char *
dup_number (double number)
{
  return number == (int) number ? g_strdup_printf ("%d", (int) number) : g_strdup_printf ("%.1f", number);
}

static void
add_numbers (Reading *self)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *middle = NULL;
  g_autofree char *text = NULL;
  double most = 0;

  for (guint i = 0; i < self->found->len; i++)
    {
      double value = ((const RjLogSummary *) g_ptr_array_index (self->found, i))->value;

      most = MAX (most, value);
      g_array_append_val (numbers, value);
    }
  if (numbers->len == 0)
    return;
  middle = dup_number (rj_spread_of (numbers).median);
  /* Translators: how strong urges were in some weeks, from 0 to 10: how many were noted, the middle one (may
   * have a decimal) and the strongest. */
  text = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%'u noted. How strong: %s of 10 in the middle, %d at most.",
                 "%'u noted. How strong: %s of 10 in the middle, %d at most.", numbers->len),
    numbers->len, middle, (int) most);
  rj_line_page_add (self->page, self->lines.cravings, text, FALSE);
}

/* One moment a line: when, and how strong; no words of it. */
static void
add_strong (Reading *self)
{
  guint n = 0;

  for (guint i = self->found->len; i > 0 && n < MOST_STRONG; i--)
    {
      const RjLogSummary *summary = g_ptr_array_index (self->found, i - 1);
      g_autofree char *day = NULL;
      g_autofree char *time = NULL;
      g_autofree char *text = NULL;

      if (summary->value < STRONG)
        continue;
      day = rj_format_day (summary->day, RJ_DAY_NONE);
      time = rj_format_time (summary->at_us, self->here);
      /* Translators: a moment that was hard: its day, its time, and how strong the urge was. */
      text = g_strdup_printf (_ ("%s, %s: %d of 10"), day, time, summary->value);
      rj_line_page_add (self->page, _ ("A hard moment"), text, FALSE);
      n++;
    }
}

static int
compare_triggers (gconstpointer a, gconstpointer b)
{
  const RjChoice *first = *(const RjChoice *const *) a;
  const RjChoice *second = *(const RjChoice *const *) b;

  return g_utf8_collate (first->name, second->name);
}

/* By name: what was noted most is not what matters most. */
static void
add_triggers (Reading *self, GPtrArray *choices)
{
  g_autoptr (GPtrArray) named = g_ptr_array_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < choices->len; i++)
    {
      RjChoice *choice = g_ptr_array_index (choices, i);

      if (g_hash_table_contains (self->triggers, choice->id))
        g_ptr_array_add (named, choice);
    }
  g_ptr_array_sort (named, compare_triggers);
  for (guint i = 0; i < named->len; i++)
    {
      const RjChoice *choice = g_ptr_array_index (named, i);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->triggers, choice->id));
      g_autofree char *name = rj_text_for_label (choice->name, RJ_TEXT_NAME);

      /* Translators: what came before an urge, and how often that was noted: "Stress (3 times)". */
      g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%s (%u time)", "%s (%u times)", n), name,
                              n);
      g_string_append (text, i + 1 < named->len ? "\n" : "");
    }
  rj_line_page_add (self->page, _ ("What came before"), text->str, FALSE);
}

/* ---- The plan ---- */

/* The days on which something of @kind was ticked, and what it is called */
static void
add_kept (Reading *self, RjPlanKind kind, const char *name)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->occurrences->len; i++)
    {
      const RjOccurrence *occurrence = g_ptr_array_index (self->occurrences, i);
      g_autofree char *day = NULL;
      g_autofree char *title = NULL;

      if (occurrence->item->kind != kind || occurrence->mark != RJ_MARK_DONE)
        continue;
      day = rj_format_day (occurrence->day, RJ_DAY_NONE);
      title = rj_text_for_label (occurrence->item->title, RJ_TEXT_NAME);
      /* Translators: something that was in the plan and was done: its day and its title. */
      g_string_append_printf (text, _ ("%s: %s"), day, title);
      g_string_append_c (text, '\n');
    }
  g_strchomp (text->str);
  rj_line_page_add (self->page, name, text->str, TRUE);
}

static void
add_doses (Reading *self, GPtrArray *doses)
{
  guint taken = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < doses->len; i++)
    {
      RjDoseStatus status = ((const RjDose *) g_ptr_array_index (doses, i))->status;

      taken += status == RJ_DOSE_TAKEN || status == RJ_DOSE_LATE;
    }
  if (taken == 0)
    return;
  text = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%'u dose noted as taken.", "%'u doses noted as taken.", taken), taken);
  rj_line_page_add (self->page, self->lines.medicines, text, FALSE);
}

/* ---- Reading ---- */

static void
doses_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) doses = rj_medicines_list_doses_finish (RJ_MEDICINES (source), result, &error);

  if (doses == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  add_doses (self, doses);
  g_task_return_boolean (task, TRUE);
}

static void
plan_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *self = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;

  self->occurrences = rj_plan_sheet_load_finish (RJ_PLAN (source), result, &error);
  if (self->occurrences == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  add_kept (self, RJ_KIND_MEETING, self->lines.meetings);
  add_kept (self, RJ_KIND_APPOINTMENT, self->lines.appointments);
  rj_medicines_list_doses_async (rj_store_get_medicines (self->store), NULL, self->lines.first,
                                 self->lines.last, cancellable, doses_cb, g_steal_pointer (&task));
}

static void
choices_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *self = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) choices = rj_store_list_choices_finish (RJ_STORE (source), result, &error);

  if (choices == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  add_numbers (self);
  add_triggers (self, choices);
  add_strong (self);
  rj_plan_sheet_load_async (rj_store_get_plan (self->store), self->lines.first, self->lines.last, cancellable,
                            plan_cb, g_steal_pointer (&task));
}

static void read_next (GTask *task);

static void
craving_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (RjCraving) craving = rj_check_ins_get_craving_finish (RJ_CHECK_INS (source), result, &error);

  // It may have been deleted meanwhile.
  if (craving == NULL && !g_error_matches (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND))
    {
      g_task_return_error (task, error);
      return;
    }
  g_clear_error (&error);
  for (guint i = 0; craving != NULL && craving->triggers != NULL && craving->triggers[i] != NULL; i++)
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->triggers, craving->triggers[i]));

      g_hash_table_replace (self->triggers, g_strdup (craving->triggers[i]), GUINT_TO_POINTER (n + 1));
    }
  self->next++;
  read_next (g_steal_pointer (&task));
}

/* Takes @task. */
static void
read_next (GTask *task)
{
  Reading *self = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (self->next < self->found->len)
    rj_check_ins_get_craving_async (rj_store_get_check_ins (self->store),
                                    ((RjLogSummary *) g_ptr_array_index (self->found, self->next))->id,
                                    cancellable, craving_cb, task);
  else
    rj_store_list_choices_async (self->store, "trigger", cancellable, choices_cb, task);
}

static void
page_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->found = rj_log_page_finish (RJ_LOG (source), result, &error);
  if (self->found == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  // The log goes back for ever.
  while (self->found->len > 0
         && ((RjLogSummary *) g_ptr_array_index (self->found, self->found->len - 1))->day < self->lines.first)
    g_ptr_array_set_size (self->found, (int) self->found->len - 1);
  read_next (g_steal_pointer (&task));
}

void
rj_log_lines_add_async (RjStore *store,
                        const RjLogLines *lines,
                        RjLinePage *page,
                        GTimeZone *here,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  static const RjLogFilter cravings = { RJ_LOG_CRAVING, -1, -1 };
  GTask *task = g_task_new (store, cancellable, callback, user_data);
  Reading *self = g_new0 (Reading, 1);

  g_return_if_fail (lines->first <= lines->last && lines->last - lines->first < RJ_LOG_LINES_MOST_DAYS);

  g_task_set_source_tag (task, rj_log_lines_add_async);
  self->store = g_object_ref (store);
  self->page = page;
  self->lines = *lines;
  self->here = g_time_zone_ref (here);
  self->triggers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_task_set_task_data (task, self, (GDestroyNotify) reading_free);
  rj_log_page_async (rj_store_get_log (store), &cravings, lines->last, 0, MOST_CRAVINGS, cancellable, page_cb,
                     task);
}

gboolean
rj_log_lines_add_finish (RjStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
