// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-help-dialog.h"

#include "rj-digit.h"
#include "rj-help-happened.h"
#include "rj-help-pages.h"
#include "rj-help-people.h"
#include "rj-help-plan.h"
#include "rj-help-row.h"
#include "rj-letter-help.h"
#include "rj-line-card.h"
#include "rj-my-plan-sheet.h"
#include "rj-recovery-dialog.h"
#include "rj-recovery-text.h"
#include "rj-ride-dialog.h"
#include "rj-strategy-text.h"
#include "rj-text.h"

#include <glib/gi18n-lib.h>

struct _RjHelpDialog {
  RjDialog parent_instance;

  AdwNavigationView *navigation;
  GtkListBox *own_rows;
  GtkListBox *first_rows;
  GtkListBox *last_rows;
  GtkBox *talk_box;
  GtkLabel *country_label;

  RjContext *context;
  RjDirectory *directory;
  const RjCountry *country;
  GPtrArray *lines;   /* (nullable): of "My plan", once they are known */
  GPtrArray *records; /* (nullable): RjPerson */
  GPtrArray *people;  /* they, and those of "My people" in the lines */
  gboolean to_person; /* as soon as they are known */
  GtkWidget *person_row;
  GtkWidget *reasons_row;
  GtkWidget *plan_row;
  GtkWidget *talk_row;
  GtkWidget *first_line; /* (nullable) */
  GtkWidget *first_aid_row;
};

enum {
  PROP_0,
  PROP_CONTEXT,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

/* The pages of people: "person-0". */
#define PERSON "person-"

G_DEFINE_FINAL_TYPE (RjHelpDialog, rj_help_dialog, RJ_TYPE_DIALOG)

static void update_country (RjHelpDialog *self);
static AdwNavigationPage *new_page (RjHelpDialog *self, const char *tag);

static RjDay
get_today (RjHelpDialog *self)
{
  return rj_clock_get_today (rj_context_get_clock (self->context));
}

/* On the lock screen, when the person wants no other line to stand there. */
static gboolean
emergency_only (RjHelpDialog *self)
{
  return rj_context_get_store (self->context) == NULL
         && rj_settings_get_locked_emergency_only (rj_context_get_settings (self->context));
}

/* Made for one country, or for none. */
static gboolean
is_of_country (const char *tag)
{
  static const char *const tags[] = { "lines", "first-aid", "unwell", NULL };

  return tag != NULL && g_strv_contains (tags, tag);
}

/* Back to where the question was asked: whoever stands beside a person who won't wake up needs the number
 * there, and no way to look for. */
static void
leave_country (RjHelpDialog *self)
{
  g_autoptr (GListModel) stack = adw_navigation_view_get_navigation_stack (self->navigation);
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = g_list_model_get_n_items (stack);

  if (n < 3)
    {
      adw_navigation_view_pop_to_tag (self->navigation, "main");
      return;
    }

  for (guint i = 0; i + 1 < n; i++)
    {
      AdwNavigationPage *page = g_list_model_get_item (stack, i);
      const char *tag = adw_navigation_page_get_tag (page);

      if (is_of_country (tag))
        {
          AdwNavigationPage *fresh = g_object_ref_sink (new_page (self, tag));

          g_object_unref (page);
          page = fresh;
        }
      g_ptr_array_add (pages, page);
    }
  adw_navigation_view_replace (self->navigation, (AdwNavigationPage **) pages->pdata, (int) pages->len);
}

static void
country_chosen_cb (const char *code, gpointer data)
{
  RjHelpDialog *self = data;
  RjSettings *settings = rj_context_get_settings (self->context);

  g_object_set (settings, "country", code, NULL);
  self->country = rj_directory_find (self->directory, code);
  update_country (self);
  leave_country (self);
}

/* What only an open journal has; %NULL for another page. */
static AdwNavigationPage *
new_own_page (RjHelpDialog *self, const char *tag)
{
  if (g_str_equal (tag, "reasons"))
    return rj_help_reasons_page_new (self->lines);
  if (g_str_equal (tag, "my-plan"))
    return rj_help_my_plan_page_new (self->lines);
  if (g_str_equal (tag, "happened"))
    return rj_help_happened_page_new (self->context, self->lines);
  if (g_str_equal (tag, "tell"))
    return rj_help_tell_page_new (self->people);
  if (g_str_equal (tag, "next-day"))
    return rj_help_next_day_page_new (self->context);
  if (g_str_equal (tag, "write-down"))
    return rj_help_write_down_page_new (self->context);
  if (g_str_has_prefix (tag, PERSON))
    return rj_help_person_page_new (self->people, (guint) g_ascii_strtoull (tag + strlen (PERSON), NULL, 10),
                                    tag);
  return NULL;
}

static AdwNavigationPage *
new_page (RjHelpDialog *self, const char *tag)
{
  AdwNavigationPage *own = new_own_page (self, tag);

  if (own != NULL)
    return own;
  if (g_str_equal (tag, "breathe"))
    return rj_help_breathe_page_new (self->context, NULL,
                                     rj_clock_get_now (rj_context_get_clock (self->context)));
  if (g_str_equal (tag, "senses"))
    return rj_help_senses_page_new ();
  if (g_str_equal (tag, "halt"))
    return rj_help_halt_page_new ();
  if (g_str_equal (tag, "lines"))
    return rj_help_lines_page_new (self->context, self->directory, self->country, get_today (self),
                                   emergency_only (self), self->people);
  if (g_str_equal (tag, "first-aid"))
    return rj_help_first_aid_page_new (self->country);
  if (g_str_equal (tag, "unwell"))
    return rj_help_unwell_page_new (self->country);

  return rj_help_country_page_new (self->directory, self->country, country_chosen_cb, self);
}

static const char *
get_visible_tag (RjHelpDialog *self)
{
  return adw_navigation_page_get_tag (adw_navigation_view_get_visible_page (self->navigation));
}

/* In its own dialog, which stays as a bar of the window when it is closed. */
static void
open_ride (RjHelpDialog *self)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autoptr (RjContext) context = g_object_ref (self->context);

  adw_dialog_force_close (ADW_DIALOG (self));
  rj_ride_dialog_present (window, context);
}

/* In a form, which asks what else there is. */
static void
open_form (RjHelpDialog *self, gboolean day)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autoptr (RjContext) context = g_object_ref (self->context);

  adw_dialog_force_close (ADW_DIALOG (self));
  if (day)
    rj_recovery_dialog_present_new (window, context, RJ_RECOVERY_USE, rj_recovery_get_shown (context));
  else
    gtk_widget_activate_action (window, "win.write", NULL);
}

static void
open_page (RjHelpDialog *self, const char *tag)
{
  if (g_str_equal (tag, "ride"))
    open_ride (self);
  else if (g_str_equal (tag, "write-day") || g_str_equal (tag, "write"))
    open_form (self, g_str_equal (tag, "write-day"));
  else if (g_strcmp0 (get_visible_tag (self), tag) == 0)
    return;
  /* Back to where it stands: nothing is in the stack twice. */
  else if (adw_navigation_view_find_page (self->navigation, tag) != NULL)
    adw_navigation_view_pop_to_tag (self->navigation, tag);
  else
    adw_navigation_view_push (self->navigation, new_page (self, tag));
}

/* "help.open" instead of "navigation.push": the pages are made when they are opened. */
static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_page (RJ_HELP_DIALOG (widget), g_variant_get_string (parameter, NULL));
}

static void
page_popped_cb (RjHelpDialog *self, AdwNavigationPage *page)
{
  if (g_strcmp0 (adw_navigation_page_get_tag (page), "breathe") == 0)
    rj_help_breathe_page_end (page);
  /* It is in sight for a moment yet, and may be opened anew meanwhile. */
  adw_navigation_page_set_tag (page, NULL);
}

static void
row_activated_cb (RjHelpDialog *self, GtkListBoxRow *row)
{
  open_page (self, rj_help_row_get_tag (RJ_HELP_ROW (row)));
}

static void
country_clicked_cb (RjHelpDialog *self)
{
  open_page (self, "country");
}

static GtkWidget *
add_row (GtkListBox *list, const char *digit, const char *title, const char *subtitle, const char *tag)
{
  GtkWidget *row = rj_help_row_new (digit, title, subtitle, tag);

  gtk_list_box_append (list, row);
  return row;
}

static void
add_talk_row (RjHelpDialog *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (row_activated_cb), self);
  self->talk_row = add_row (GTK_LIST_BOX (list), "5", _ ("Talk to someone"), NULL, "lines");
  gtk_box_append (self->talk_box, list);
}

/* The first line of the country, large and at once; the others stand one step deeper. */
static void
update_talk (RjHelpDialog *self)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->talk_row),
                               self->country == NULL   ? _ ("Which country are you in?")
                               : emergency_only (self) ? _ ("The emergency number")
                                                       : _ ("All lines"));
  if (self->first_line != NULL)
    gtk_box_remove (self->talk_box, self->first_line);
  self->first_line = NULL;
  if (self->country == NULL || self->country->lines->len == 0 || emergency_only (self))
    return;

  self->first_line = rj_line_card_new_short (self->country->lines->pdata[0], get_today (self));
  gtk_box_append (self->talk_box, self->first_line);
}

static char *
emergency_subtitle (RjHelpDialog *self)
{
  const RjLine *line;
  const RjContact *contact;

  if (self->country == NULL || self->country->emergency->len == 0)
    return g_strdup (_ ("First steps until help is there"));

  line = self->country->emergency->pdata[0];
  contact = line->contacts->pdata[0];
  /* Translators: the emergency number: "911, emergency". */
  return g_strdup_printf (_ ("%s, emergency"), contact->display);
}

/* What runs is there without its name: also a stranger may see it. */
static char *
ride_subtitle (RjHelpDialog *self)
{
  RjRide *ride = rj_context_get_ride (self->context);

  if (rj_ride_is_running (ride))
    return rj_strategy_text_left (rj_ride_get_seconds_left (ride));
  return g_strdup (rj_ride_is_on (ride) ? _ ("The time is over") : _ ("15 minutes, one thing"));
}

static void
fill (RjHelpDialog *self)
{
  g_autofree char *ride = ride_subtitle (self);

  add_row (self->first_rows, "1", _ ("Breathe with me"), _ ("In 4, out 6"), "breathe");
  add_row (self->first_rows, "2", _ ("Ride it out"), ride, "ride");
  add_row (self->first_rows, "3", _ ("Five senses"), _ ("What is around you right now"), "senses");
  add_row (self->first_rows, "4", _ ("Hungry, angry, lonely, tired?"), _ ("One small thing for each"),
           "halt");
  add_talk_row (self);
  self->first_aid_row = add_row (self->last_rows, "6", _ ("Someone won't wake up"), NULL, "first-aid");
  update_country (self);
}

/* The rows stay, and with them the focus. */
static void
update_country (RjHelpDialog *self)
{
  g_autofree char *emergency = emergency_subtitle (self);
  g_autofree char *country = NULL;

  update_talk (self);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->first_aid_row), emergency);
  if (self->country != NULL)
    /* Translators: %s is a country; the button chooses another one. */
    country = g_strdup_printf (_ ("%s · Change"), self->country->name);
  gtk_label_set_text (self->country_label, country != NULL ? country : _ ("Which country are you in?"));
}

static gboolean
key_pressed_cb (RjHelpDialog *self,
                guint key,
                guint code,
                GdkModifierType modifiers,
                GtkEventControllerKey *keys)
{
  static const char *const tags[] = { "breathe", "ride", "senses", "halt", "lines", "first-aid", "happened" };
  int most = (int) G_N_ELEMENTS (tags) - (rj_context_get_store (self->context) == NULL ? 1 : 0), digit;

  if (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)
      || g_strcmp0 (get_visible_tag (self), "main") != 0)
    return GDK_EVENT_PROPAGATE;

  digit = rj_digit_of_key (keys, key, code);
  if (digit < 1 || digit > most)
    return GDK_EVENT_PROPAGATE;
  open_page (self, tags[digit - 1]);
  return GDK_EVENT_STOP;
}

static void
closed_cb (RjHelpDialog *self)
{
  AdwNavigationPage *page = adw_navigation_view_find_page (self->navigation, "breathe");

  if (page != NULL)
    rj_help_breathe_page_end (page);
}

/* ---- What the person wrote, while the journal is open ---- */

static void
own_row_shown_cb (RjHelpDialog *self)
{
  gboolean any = FALSE;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->own_rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    any = any || gtk_widget_get_visible (row);
  gtk_widget_set_visible (GTK_WIDGET (self->own_rows), any);
}

/* What is the person's own, in an open journal; each row shows itself when there is something behind it. */
static void
add_own_row (RjHelpDialog *self, GtkWidget *row)
{
  g_signal_connect_object (row, "notify::visible", G_CALLBACK (own_row_shown_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->own_rows, row);
  own_row_shown_cb (self);
}

/* "My one person". */
static void
show_person (RjHelpDialog *self)
{
  const RjPersonLine *person = self->people->len > 0 ? g_ptr_array_index (self->people, 0) : NULL;
  g_autofree char *title = person != NULL ? rj_help_dup_call (person) : NULL;
  g_autofree char *number = person != NULL && person->number != NULL
                              ? rj_text_for_label (person->number, RJ_TEXT_NAME)
                              : g_strdup ("");

  gtk_widget_set_visible (self->person_row, person != NULL);
  if (person == NULL)
    return;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->person_row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->person_row), number);
  if (self->to_person && g_strcmp0 (get_visible_tag (self), "main") == 0)
    open_page (self, PERSON "0");
}

static void
people_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjHelpDialog) self = user_data;

  self->records = rj_people_list_finish (RJ_PEOPLE (source), result, NULL);
}

/* Whatever went wrong: nothing here may stand between a person and the rest of this page. */
static void
own_lines_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjHelpDialog) self = user_data;
  g_autoptr (GPtrArray) lines = rj_my_plan_list_finish (RJ_MY_PLAN (source), result, NULL);
  static const char *const of_people[] = { "lines", "tell" };
  AdwNavigationPage *happened;

  /* Closed meanwhile. */
  if (lines == NULL || self->own_rows == NULL)
    return;
  gtk_widget_set_visible (self->reasons_row, rj_help_has_reasons (lines));
  gtk_widget_set_visible (self->plan_row, rj_help_has_my_plan (lines));
  g_ptr_array_unref (self->people);
  self->people = rj_person_line_list_all (self->records, lines);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  self->lines = g_steal_pointer (&lines);
  show_person (self);
  /* Opened before they were known. */
  happened = adw_navigation_view_find_page (self->navigation, "happened");
  if (happened != NULL)
    rj_help_happened_page_set_lines (happened, self->lines);
  for (gsize i = 0; i < G_N_ELEMENTS (of_people); i++)
    {
      AdwNavigationPage *page = adw_navigation_view_find_page (self->navigation, of_people[i]);

      if (page != NULL)
        rj_help_page_set_people (page, self->people);
    }
}

static GtkWidget *
new_own_row (RjHelpDialog *self, const char *title, const char *tag)
{
  GtkWidget *row = rj_help_row_new (NULL, title, NULL, tag);

  gtk_widget_set_visible (row, FALSE);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
add_own_rows (RjHelpDialog *self)
{
  RjStore *store = rj_context_get_store (self->context);

  if (store == NULL)
    return;
  self->person_row = new_own_row (self, "", PERSON "0");
  self->reasons_row = new_own_row (self, rj_my_section_get_title (RJ_MY_REASONS), "reasons");
  self->plan_row = new_own_row (self, C_ ("my plan", "My plan"), "my-plan");
  add_own_row (self, self->person_row);
  add_own_row (self, self->reasons_row);
  add_own_row (self, self->plan_row);
  add_own_row (self, rj_letter_help_row_new (self->context, self->navigation));
  add_row (self->last_rows, "7", _ ("Something happened"), NULL, "happened");
  /* Answers come in the order of the questions. */
  rj_people_list_async (rj_store_get_people (store), NULL, people_cb, g_object_ref (self));
  rj_my_plan_list_async (rj_store_get_my_plan (store), NULL, own_lines_cb, g_object_ref (self));
}

static void
rj_help_dialog_constructed (GObject *object)
{
  RjHelpDialog *self = RJ_HELP_DIALOG (object);
  GtkEventController *keys = gtk_event_controller_key_new ();

  G_OBJECT_CLASS (rj_help_dialog_parent_class)->constructed (object);

  self->country = rj_directory_get_own (self->directory, rj_context_get_settings (self->context));
  fill (self);
  add_own_rows (self);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (gtk_list_box_get_row_at_index (self->first_rows, 0)));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
}

static void
rj_help_dialog_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_CONTEXT)
    RJ_HELP_DIALOG (object)->context = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
rj_help_dialog_dispose (GObject *object)
{
  RjHelpDialog *self = RJ_HELP_DIALOG (object);

  adw_dialog_set_child (ADW_DIALOG (self), NULL);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rj_help_dialog_parent_class)->dispose (object);
}

static void
rj_help_dialog_finalize (GObject *object)
{
  rj_directory_free (RJ_HELP_DIALOG (object)->directory);
  g_clear_pointer (&RJ_HELP_DIALOG (object)->lines, g_ptr_array_unref);
  g_clear_pointer (&RJ_HELP_DIALOG (object)->records, g_ptr_array_unref);
  g_ptr_array_unref (RJ_HELP_DIALOG (object)->people);

  G_OBJECT_CLASS (rj_help_dialog_parent_class)->finalize (object);
}

static void
rj_help_dialog_class_init (RjHelpDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = rj_help_dialog_constructed;
  object_class->set_property = rj_help_dialog_set_property;
  object_class->dispose = rj_help_dialog_dispose;
  object_class->finalize = rj_help_dialog_finalize;

  props[PROP_CONTEXT] =
    g_param_spec_object ("context", NULL, NULL, RJ_TYPE_CONTEXT,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_install_action (widget_class, "help.open", "s", open_action);
  gtk_widget_class_set_template_from_resource (widget_class, RJ_APP_PATH "/ui/rj-help-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RjHelpDialog, navigation);
  gtk_widget_class_bind_template_child (widget_class, RjHelpDialog, own_rows);
  gtk_widget_class_bind_template_child (widget_class, RjHelpDialog, first_rows);
  gtk_widget_class_bind_template_child (widget_class, RjHelpDialog, last_rows);
  gtk_widget_class_bind_template_child (widget_class, RjHelpDialog, talk_box);
  gtk_widget_class_bind_template_child (widget_class, RjHelpDialog, country_label);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, country_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_popped_cb);
}

static void
rj_help_dialog_init (RjHelpDialog *self)
{
  self->directory = rj_directory_load ();
  self->people = rj_person_line_list (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
rj_help_dialog_go_on_breathing (RjHelpDialog *self, const char *pattern, gint64 started_us)
{
  g_return_if_fail (RJ_IS_HELP_DIALOG (self));

  adw_navigation_view_push (self->navigation, rj_help_breathe_page_new (self->context, pattern, started_us));
}

void
rj_help_dialog_show_person (RjHelpDialog *self)
{
  g_return_if_fail (RJ_IS_HELP_DIALOG (self));

  self->to_person = TRUE;
  show_person (self);
}

void
rj_help_dialog_show_happened (RjHelpDialog *self)
{
  g_return_if_fail (RJ_IS_HELP_DIALOG (self));

  if (rj_context_get_store (self->context) != NULL)
    open_page (self, "happened");
}

AdwDialog *
rj_help_dialog_new (RjContext *context)
{
  g_return_val_if_fail (RJ_IS_CONTEXT (context), NULL);

  return g_object_new (RJ_TYPE_HELP_DIALOG, "context", context, NULL);
}
