// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-next-card.h"

#include "rj-clipboard.h"
#include "rj-format.h"
#include "rj-plan-text.h"
#include "rj-text.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

struct _RjNextCard {
  AdwBin parent_instance;

  RjContext *context;
  GtkWidget *title;
  GtkWidget *when;
  GtkWidget *link; /* what it says is the address to take part at */
  GtkWidget *copy;
  char *address;  /* (nullable): that of the next meeting */
  gboolean stale; /* minutes went by behind a closed window */
  char *line;
};

G_DEFINE_FINAL_TYPE (RjNextCard, rj_next_card, ADW_TYPE_BIN)

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* "19:00 · in 2 h 10 min · Library", or "Tomorrow, 19:00 · Library": nobody counts hours over a night. */
static char *
describe (RjNextCard *self, const RjOccurrence *next)
{
  RjClock *clock = rj_context_get_clock (self->context);
  RjDay today = rj_clock_get_today (clock);
  GTimeZone *zone = rj_clock_get_zone (clock);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  gint64 instant = rj_plan_text_get_instant (next, zone, rj_clock_get_day_end (clock));
  g_autofree char *time = rj_plan_text_time (next->item, next->day, zone);

  if (next->day != today)
    {
      g_autofree char *day = rj_format_day_relative (next->day, today);

      /* Translators: a day and a time: "Tomorrow, 19:00". */
      g_ptr_array_add (parts,
                       time != NULL ? g_strdup_printf (_ ("%s, %s"), day, time) : g_steal_pointer (&day));
    }
  else
    {
      if (time != NULL)
        g_ptr_array_add (parts, g_steal_pointer (&time));
      if (instant != 0)
        g_ptr_array_add (parts, rj_format_until (instant, rj_clock_get_now (clock)));
    }
  if (next->item->place != NULL && *next->item->place != '\0')
    g_ptr_array_add (parts, rj_text_for_label (next->item->place, RJ_TEXT_NAME));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

/* Nothing is opened: what the person does with it is theirs. */
static void
copy_cb (RjNextCard *self)
{
  if (self->address == NULL)
    return;
  rj_clipboard_copy_briefly (self->copy, self->address);
  rj_context_toast (self->context, _ ("Copied."), FALSE);
}

static void
show_link (RjNextCard *self, const char *address)
{
  g_autofree char *shown = address != NULL ? rj_text_for_label (address, RJ_TEXT_NAME) : NULL;

  g_set_str (&self->address, address);
  gtk_label_set_label (GTK_LABEL (self->link), shown != NULL ? shown : "");
  gtk_widget_set_visible (self->link, address != NULL);
  gtk_widget_set_visible (self->copy, address != NULL);
}

static void
next_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RjOccurrence) next = rj_plan_get_next_finish (RJ_PLAN (source), result, &error);
  g_autoptr (RjNextCard) self = user_data;

  /* The newest question is answered last; of a card that is gone nothing is asked. */
  if (self->context == NULL)
    return;
  if (error != NULL)
    rj_context_report (self->context, error);
  gtk_widget_set_visible (GTK_WIDGET (self), next != NULL);
  show_link (self, next != NULL ? next->item->link : NULL);
  if (next != NULL)
    {
      g_autofree char *title = rj_text_for_label (next->item->title, RJ_TEXT_NAME);
      g_autofree char *when = describe (self, next);

      gtk_label_set_label (GTK_LABEL (self->title), title);
      gtk_label_set_label (GTK_LABEL (self->when), when);
      g_free (self->line);
      /* Translators: what comes next: its title, when: "Next: Home group · 19:00 · in 2 h 10 min". */
      self->line = g_strdup_printf (_ ("Next: %s · %s"), title, when);
    }
  else
    {
      gtk_label_set_label (GTK_LABEL (self->when), "");
      g_clear_pointer (&self->line, g_free);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
reload (RjNextCard *self)
{
  RjPlan *plan = rj_store_get_plan (rj_context_get_store (self->context));

  rj_plan_get_next_async (plan, rj_clock_get_now (rj_context_get_clock (self->context)), NULL, next_cb,
                          g_object_ref (self));
}

/* Behind a closed window nobody counts the minutes: the program sleeps. */
static void
minute_cb (RjNextCard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  self->stale = root != NULL && !gtk_widget_get_visible (GTK_WIDGET (root));
  if (!self->stale)
    reload (self);
}

static void
window_shown_cb (RjNextCard *self)
{
  if (!self->stale)
    return;
  self->stale = FALSE;
  reload (self);
}

static void
rj_next_card_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rj_next_card_parent_class)->root (widget);
  g_signal_connect_object (gtk_widget_get_root (widget), "show", G_CALLBACK (window_shown_cb), widget,
                           G_CONNECT_SWAPPED);
}

static void
rj_next_card_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), window_shown_cb, widget);
  GTK_WIDGET_CLASS (rj_next_card_parent_class)->unroot (widget);
}

static void
store_changed_cb (RjStore *store, guint kinds, guint first, guint last, RjNextCard *self)
{
  if ((kinds & RJ_CHANGED_PLAN) != 0)
    reload (self);
}

static void
rj_next_card_dispose (GObject *object)
{
  RjNextCard *self = RJ_NEXT_CARD (object);

  if (self->context != NULL)
    {
      g_signal_handlers_disconnect_by_data (rj_context_get_store (self->context), self);
      g_signal_handlers_disconnect_by_data (rj_context_get_clock (self->context), self);
    }
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_next_card_parent_class)->dispose (object);
}

static void
rj_next_card_finalize (GObject *object)
{
  g_free (RJ_NEXT_CARD (object)->line);
  g_free (RJ_NEXT_CARD (object)->address);
  G_OBJECT_CLASS (rj_next_card_parent_class)->finalize (object);
}

static void
rj_next_card_class_init (RjNextCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_next_card_dispose;
  GTK_WIDGET_CLASS (klass)->root = rj_next_card_root;
  GTK_WIDGET_CLASS (klass)->unroot = rj_next_card_unroot;
  G_OBJECT_CLASS (klass)->finalize = rj_next_card_finalize;
  signals[CHANGED] =
    g_signal_new ("changed", RJ_TYPE_NEXT_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label =
    g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
rj_next_card_init (RjNextCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "label", C_ ("plan", "Next"), "xalign", 0.0,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_widget_add_css_class (heading, "caption");
  gtk_widget_add_css_class (heading, "dimmed");
  gtk_accessible_update_property (GTK_ACCESSIBLE (heading), GTK_ACCESSIBLE_PROPERTY_LEVEL, 2, -1);
  self->title = make_label ("title");
  self->when = make_label ("when");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->when);
  self->link = make_label ("when");
  gtk_box_append (GTK_BOX (box), self->link);
  self->copy = gtk_button_new_with_label (_ ("Copy the link"));
  gtk_widget_set_size_request (self->copy, 44, 44);
  gtk_widget_set_halign (self->copy, GTK_ALIGN_START);
  gtk_widget_set_margin_top (self->copy, 6);
  rj_wrap_button (GTK_BUTTON (self->copy));
  g_signal_connect_swapped (self->copy, "clicked", G_CALLBACK (copy_cb), self);
  gtk_box_append (GTK_BOX (box), self->copy);
  show_link (self, NULL);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "rj-next-card");
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("plan", "Next"),
                                  -1);
}

GtkWidget *
rj_next_card_new (RjContext *context)
{
  RjNextCard *self = g_object_new (RJ_TYPE_NEXT_CARD, NULL);

  self->context = g_object_ref (context);
  g_signal_connect (rj_context_get_store (context), "changed", G_CALLBACK (store_changed_cb), self);
  g_signal_connect_swapped (rj_context_get_clock (context), "minute", G_CALLBACK (minute_cb), self);
  reload (self);
  return GTK_WIDGET (self);
}

const char *
rj_next_card_get_when (RjNextCard *self)
{
  g_return_val_if_fail (RJ_IS_NEXT_CARD (self), NULL);
  return gtk_label_get_label (GTK_LABEL (self->when));
}

const char *
rj_next_card_get_line (RjNextCard *self)
{
  g_return_val_if_fail (RJ_IS_NEXT_CARD (self), NULL);
  return self->line != NULL ? self->line : "";
}
