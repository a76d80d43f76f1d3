// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-help-happened.h"

#include "rj-alert.h"
#include "rj-help-pages.h"
#include "rj-help-people.h"
#include "rj-my-plan-sheet.h"
#include "rj-plan-actions.h"
#include "rj-plan-text.h"
#include "rj-recovery-text.h"
#include "rj-text.h"

#include <glib/gi18n-lib.h>

#define OWN_LINES "rj-own-lines"
/* Of the context: when the first page was opened last. */
#define OPENED "rj-happened-opened"

/* Later it is no minute for safety any more. */
#define OFFER_DAYS     2
#define OFFER_AGAIN_US (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)

/* ---- Safety ---- */

void
rj_help_happened_page_set_lines (AdwNavigationPage *page, GPtrArray *lines)
{
  g_autoptr (GPtrArray) own = rj_my_lines_of (lines, RJ_MY_IF_I_USE);
  GtkWidget *column = g_object_get_data (G_OBJECT (page), OWN_LINES), *child;

  while ((child = gtk_widget_get_first_child (column)) != NULL)
    gtk_box_remove (GTK_BOX (column), child);
  gtk_widget_set_visible (column, own->len > 0);
  if (own->len > 0)
    rj_help_add_heading (column, _ ("From my plan"));
  for (guint i = 0; i < own->len; i++)
    {
      g_autofree char *words = rj_my_line_dup_words (g_ptr_array_index (own, i));

      rj_help_add_label (column, words, NULL);
    }
}

typedef struct {
  RjContext *context;
  GtkLabel *label;
} Days;

static void
days_free (Days *self)
{
  g_object_unref (self->context);
  g_object_unref (self->label);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Days, days_free)

/* Without an answer the sentence that names no number stays. */
static void
days_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Days) days = user_data;
  g_autoptr (GPtrArray) events = rj_recovery_list_finish (RJ_RECOVERY (source), result, NULL);
  g_autoptr (RjRecoveryView) view = NULL;
  g_autofree char *text = NULL;

  if (events == NULL || rj_context_get_store (days->context) == NULL)
    return;
  view = rj_recovery_text_new_view (days->context, events, rj_recovery_get_shown (days->context));
  if (view->days == 0)
    return;
  text = g_strdup_printf (
    rj_context_say (days->context, g_dngettext (GETTEXT_PACKAGE, "Your %d {days:one} is still yours.",
                                                "Your %d {days:many} are still yours.", (gulong) view->days)),
    view->days);
  gtk_label_set_label (days->label, text);
}

/* Days are counted for those who wanted that. */
static void
add_days (RjContext *context, GtkWidget *column)
{
  GtkWidget *label = rj_help_add_label (column, _ ("The days before this are still yours."), NULL);
  Days *days;

  if (!rj_recovery_is_on (context))
    return;
  days = g_new0 (Days, 1);
  days->context = g_object_ref (context);
  days->label = g_object_ref (GTK_LABEL (label));
  rj_recovery_list_async (rj_store_get_recovery (rj_context_get_store (context)), NULL, days_cb, days);
}

static void
note_opened (RjContext *context)
{
  gint64 *now = g_new (gint64, 1);

  *now = rj_clock_get_now (rj_context_get_clock (context));
  g_object_set_data_full (G_OBJECT (context), OPENED, now, g_free);
}

AdwNavigationPage *
rj_help_happened_page_new (RjContext *context, GPtrArray *lines)
{
  GtkWidget *column, *own = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  AdwNavigationPage *page = rj_help_page_new (_ ("You're here. That counts."), "happened", &column);

  rj_help_read_first (page, column);
  add_days (context, column);
  rj_help_add_label (column, rj_my_plan_get_tolerance (), "heading");
  rj_help_add_label (column, rj_my_plan_get_if_again (), NULL);
  rj_help_add_link (column, _ ("I feel unwell"), "unwell");
  rj_help_add_link (column, _ ("Someone won't wake up"), "first-aid");
  rj_help_add_link (column, _ ("I'm okay for now"), "tell");
  gtk_box_append (GTK_BOX (column), own);
  g_object_set_data (G_OBJECT (page), OWN_LINES, own);
  rj_help_happened_page_set_lines (page, lines);
  gtk_widget_add_css_class (rj_help_add_label (column, _ ("Nothing here is written down."), "caption"),
                            "dimmed");
  note_opened (context);
  return page;
}

AdwNavigationPage *
rj_help_tell_page_new (GPtrArray *people)
{
  GtkWidget *column;
  AdwNavigationPage *page = rj_help_page_new (_ ("Who could you tell?"), "tell", &column);

  rj_help_read_first (page, column);
  rj_help_page_add_people (page, column, NULL, people);
  /* Translators: a button that shows the help lines to call. */
  rj_help_add_link (column, _ ("A help line"), "lines");
  gtk_widget_set_margin_top (rj_help_add_label (column, _ ("Not yet is fine, too."), NULL), 12);
  rj_help_add_link (column, _ ("The next 24 hours"), "next-day");
  return page;
}

/* ---- The next 24 hours ---- */

/* A line of its own, read as one. */
static void
add_line (GtkWidget *list, const char *what, const char *how)
{
  GtkWidget *card = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "rj-card");
  rj_help_add_label (card, what, "heading");
  if (how != NULL)
    rj_help_add_label (card, how, "body");
  gtk_box_append (GTK_BOX (list), card);
}

static const struct {
  RjPlanKind kind;
  const char *what;
  const char *how;
} three[] = {
  { RJ_KIND_SELF_CARE, N_ ("Food and rest"), N_ ("Something small to eat, water, and sleep when it comes.") },
  { RJ_KIND_SOCIAL, N_ ("Someone with me"), N_ ("A person beside you, or one who answers the phone.") },
  { RJ_KIND_REST, N_ ("One place to be"), N_ ("Somewhere you feel safe, for today and for the night.") },
};

static gboolean
is_somewhere_to_be (const RjOccurrence *occurrence, GTimeZone *zone, int day_end, gint64 now)
{
  return (occurrence->item->kind == RJ_KIND_MEETING || occurrence->item->kind == RJ_KIND_APPOINTMENT)
         && occurrence->mark == RJ_MARK_OPEN && occurrence->item->minutes >= 0
         && rj_plan_text_get_instant (occurrence, zone, day_end) > now;
}

typedef struct {
  RjContext *context;
  GtkWidget *list;
} Ahead;

static void
ahead_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Ahead *ahead = user_data;
  g_autoptr (RjContext) context = ahead->context;
  g_autoptr (GtkWidget) list = ahead->list;
  g_autoptr (GPtrArray) occurrences = rj_plan_list_range_finish (RJ_PLAN (source), result, NULL);
  RjClock *clock = rj_context_get_clock (context);
  GTimeZone *zone = rj_clock_get_zone (clock);

  for (guint i = 0; occurrences != NULL && i < occurrences->len; i++)
    {
      const RjOccurrence *occurrence = g_ptr_array_index (occurrences, i);
      g_autofree char *title = rj_text_for_label (occurrence->item->title, RJ_TEXT_NAME);
      g_autofree char *when = rj_plan_text_subtitle (occurrence, zone);

      if (is_somewhere_to_be (occurrence, zone, rj_clock_get_day_end (clock), rj_clock_get_now (clock)))
        {
          add_line (list, title, when);
          return;
        }
    }
}

/* A meeting or an appointment of today or tomorrow. */
static void
add_ahead (RjContext *context, GtkWidget *list)
{
  RjDay today = rj_clock_get_today (rj_context_get_clock (context));
  Ahead *ahead = g_new0 (Ahead, 1);

  ahead->context = g_object_ref (context);
  ahead->list = g_object_ref (list);
  rj_plan_list_range_async (rj_store_get_plan (rj_context_get_store (context)), today, today + 1, NULL,
                            ahead_cb, ahead);
}

typedef struct {
  RjContext *context;
  GtkWidget *button;
} Planned;

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Planned *planned = user_data;
  g_autoptr (RjContext) context = planned->context;
  g_autoptr (GtkWidget) button = planned->button;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) saved = rj_plan_save_items_finish (RJ_PLAN (source), result, &error);

  if (saved == NULL)
    {
      gtk_widget_set_sensitive (button, TRUE);
      rj_context_report (context, error);
      return;
    }
  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                       _ ("They are on today's plan."));
  rj_context_toast (context, _ ("Three things are on today's plan."), TRUE);
}

static void
plan_cb (GtkWidget *button, RjContext *context)
{
  RjStore *store = rj_context_get_store (context);
  RjDay today = rj_clock_get_today (rj_context_get_clock (context));
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  Planned *planned;

  if (store == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (three); i++)
    {
      RjPlanItem *item = rj_plan_actions_new_item (context, today, RJ_PART_ANY_TIME);

      item->kind = three[i].kind;
      item->title = g_strdup (_ (three[i].what));
      item->position += i;
      g_ptr_array_add (items, item);
    }
  // once is enough
  gtk_widget_set_sensitive (button, FALSE);
  planned = g_new0 (Planned, 1);
  planned->context = g_object_ref (context);
  planned->button = g_object_ref (button);
  rj_plan_save_items_async (rj_store_get_plan (store), items, NULL, planned_cb, planned);
}

AdwNavigationPage *
rj_help_next_day_page_new (RjContext *context)
{
  GtkWidget *column;
  AdwNavigationPage *page = rj_help_page_new (_ ("The next 24 hours"), "next-day", &column);
  GtkWidget *list = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 12,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, NULL);

  rj_help_read_first (page, column);
  rj_help_add_label (column, _ ("Three things are enough."), NULL);
  gtk_box_append (GTK_BOX (column), list);
  for (guint i = 0; i < G_N_ELEMENTS (three); i++)
    add_line (list, _ (three[i].what), _ (three[i].how));
  add_ahead (context, list);
  if (!rj_context_get_for_reading (context))
    {
      GtkWidget *button = rj_help_add_button (column, _ ("Put the three on today's plan"));

      g_signal_connect_object (button, "clicked", G_CALLBACK (plan_cb), context, 0);
      rj_help_add_link (column, _ ("Write it down, when you are ready"), "write-down");
    }
  rj_help_add_link (column, _ ("Someone won't wake up"), "first-aid");
  rj_help_add_link (column, _ ("Help now"), "main");
  return page;
}

/* ---- Words, if the person wants ---- */

AdwNavigationPage *
rj_help_write_down_page_new (RjContext *context)
{
  GtkWidget *column;
  AdwNavigationPage *page = rj_help_page_new (_ ("Write it down, when you are ready"), "write-down", &column);

  rj_help_read_first (page, column);
  rj_help_add_label (column, _ ("Only what you are comfortable keeping. You can leave this empty."), NULL);
  rj_help_add_label (
    column,
    _ ("What is written down can be read by others: by someone who opens your journal, or when a "
       "court or a clinic asks for it. A day can be kept without any words."),
    NULL);
  if (rj_recovery_is_on (context))
    rj_help_add_link (column, rj_context_say (context, _ ("Write {use_day:a} down, with words or without")),
                      "write-day");
  rj_help_add_link (column, _ ("Write in the journal"), "write");
  rj_help_add_link (column, _ ("Later"), "main");
  return page;
}

/* ---- After an entry that says so ---- */

static void
offered_cb (GtkWidget *parent, const char *response)
{
  if (g_str_equal (response, "go-on"))
    gtk_widget_activate_action (parent, "win.something-happened", NULL);
}

gboolean
rj_help_offer_safety (GtkWidget *parent, RjContext *context, RjDay day)
{
  RjClock *clock = rj_context_get_clock (context);
  const gint64 *opened = g_object_get_data (G_OBJECT (context), OPENED);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (parent));
  AdwDialog *alert;

  if (window == NULL || rj_clock_get_today (clock) > day + OFFER_DAYS
      || (opened != NULL && ABS (rj_clock_get_now (clock) - *opened) < OFFER_AGAIN_US))
    return FALSE;
  alert = rj_alert_new (_ ("Thank you for writing it down."), _ ("First, a minute for your safety."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (alert), "later", _ ("_Later"), "go-on", _ ("_Go on"),
                                  NULL);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (alert), "go-on");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (alert), "later");
  g_signal_connect_object (alert, "response", G_CALLBACK (offered_cb), window, G_CONNECT_SWAPPED);
  adw_dialog_present (alert, window);
  return TRUE;
}
