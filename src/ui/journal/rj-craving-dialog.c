// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-craving-dialog.h"

#include "rj-craving-again.h"
#include "rj-craving-more.h"
#include "rj-earlier-row.h"
#include "rj-halt-chips.h"
#include "rj-help-happened.h"
#include "rj-my-plan-sheet.h"
#include "rj-person-button.h"
#include "rj-rating.h"
#include "rj-ride-dialog.h"
#include "rj-rule-notice.h"
#include "rj-spoken.h"
#include "rj-when.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

struct _RjCravingDialog {
  RjLogForm parent_instance;

  RjCraving *craving; /* as it is saved, when one is edited */

  GtkStack *pages;
  RjRating *rating;
  RjCravingAgain *again;
  RjWhen *when;
  RjChips *halt;
  GtkExpander *more;
  RjCravingMore *details;
  GtkBox *others;
  GtkWidget *add_another;
  GtkWidget *delete;
  GtkWidget *ride;
  GtkWidget *after_ride;
  GtkWidget *after_text;
  RjPersonButton *person;
  GtkBox *rules;
  GtkWidget *help;
  GtkWidget *enough;

  gboolean to_ride; /* as soon as it is saved */
  GPtrArray *saved; /* (nullable): what was saved; the one of the form itself is the first */
};

G_DEFINE_FINAL_TYPE (RjCravingDialog, rj_craving_dialog, RJ_TYPE_LOG_FORM)

/* The list of ratings begins with the one that is edited here. */
static void
show_first (RjCravingDialog *self)
{
  gint64 at_us;
  RjDay day;

  if (self->craving != NULL && rj_when_get (self->when, &at_us, &day))
    rj_craving_again_set_first (self->again, rj_rating_get_value (self->rating), at_us);
}

static void
changed_cb (RjCravingDialog *self)
{
  show_first (self);
  rj_log_form_changed (RJ_LOG_FORM (self));
  gtk_widget_set_sensitive (self->ride, rj_rating_get_value (self->rating) != RJ_RATING_EMPTY);
}

/* ---- Several at once ---- */

static void
remove_row_cb (RjEarlierRow *row, RjCravingDialog *self)
{
  gtk_box_remove (self->others, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (self->others),
                          gtk_widget_get_first_child (GTK_WIDGET (self->others)) != NULL);
  gtk_widget_grab_focus (self->add_another);
  changed_cb (self);
}

static RjEarlierRow *
add_row (RjCravingDialog *self)
{
  RjClock *clock = rj_context_get_clock (rj_log_form_get_context (RJ_LOG_FORM (self)));
  GtkWidget *row = rj_earlier_row_new (clock);

  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "remove", G_CALLBACK (remove_row_cb), self, 0);
  gtk_box_append (self->others, row);
  gtk_widget_set_visible (GTK_WIDGET (self->others), TRUE);
  return RJ_EARLIER_ROW (row);
}

static void
add_another_cb (RjCravingDialog *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (add_row (self)));
  changed_cb (self);
}

/* ---- Drafts ---- */

static void
rj_craving_dialog_write_state (RjLogForm *form, JsonBuilder *builder)
{
  RjCravingDialog *self = RJ_CRAVING_DIALOG (form);
  g_autofree char *when = rj_when_to_string (self->when);

  json_builder_set_member_name (builder, "strength");
  json_builder_add_int_value (builder, rj_rating_get_value (self->rating));
  json_builder_set_member_name (builder, "when");
  json_builder_add_string_value (builder, when);
  json_builder_set_member_name (builder, "halt");
  json_builder_add_int_value (builder, rj_halt_chips_get (self->halt));
  rj_craving_again_write_state (self->again, builder);
  rj_craving_more_write_state (self->details, builder);

  json_builder_set_member_name (builder, "others");
  json_builder_begin_array (builder);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->others)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    rj_earlier_row_write_state (RJ_EARLIER_ROW (row), builder);
  json_builder_end_array (builder);
}

static void
read_others (RjCravingDialog *self, JsonArray *others)
{
  for (guint i = 0; i < json_array_get_length (others); i++)
    {
      JsonNode *node = json_array_get_element (others, i);

      if (JSON_NODE_HOLDS_OBJECT (node))
        rj_earlier_row_read_state (add_row (self), json_node_get_object (node));
    }
}

static void
rj_craving_dialog_read_state (RjLogForm *form, JsonObject *state)
{
  RjCravingDialog *self = RJ_CRAVING_DIALOG (form);
  gint64 strength = json_object_get_int_member_with_default (state, "strength", RJ_RATING_EMPTY);
  JsonNode *others = json_object_get_member (state, "others");

  rj_rating_set_value (self->rating, CLAMP (strength, RJ_RATING_EMPTY, 10));
  rj_when_from_string (self->when, json_object_get_string_member_with_default (state, "when", ""));
  rj_halt_chips_set (self->halt, json_object_get_int_member_with_default (state, "halt", 0));
  rj_craving_again_read_state (self->again, state);
  rj_craving_more_read_state (self->details, state);
  if (others != NULL && JSON_NODE_HOLDS_ARRAY (others))
    read_others (self, json_node_get_array (others));
}

/* ---- Saving ---- */

static gboolean
rj_craving_dialog_can_save (RjLogForm *form)
{
  RjCravingDialog *self = RJ_CRAVING_DIALOG (form);
  gint64 at_us;
  RjDay day;
  int strength;

  if (rj_rating_get_value (self->rating) == RJ_RATING_EMPTY || !rj_when_is_valid (self->when))
    return FALSE;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->others)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (!rj_earlier_row_get (RJ_EARLIER_ROW (row), &strength, &at_us, &day))
      return FALSE;
  return TRUE;
}

static RjCraving *
make_craving (RjCravingDialog *self)
{
  RjCraving *craving = self->craving != NULL ? rj_craving_copy (self->craving) : rj_craving_new ();
  RjClock *clock = rj_context_get_clock (rj_log_form_get_context (RJ_LOG_FORM (self)));

  if (craving->record.zone == NULL)
    craving->record.zone = g_strdup (rj_clock_get_zone_name (clock));
  return craving;
}

static GPtrArray *
make_cravings (RjCravingDialog *self)
{
  GPtrArray *cravings = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_craving_free);
  RjCraving *first = make_craving (self);

  first->strength = rj_rating_get_value (self->rating);
  rj_when_get (self->when, &first->record.at_us, &first->record.day);
  first->halt = rj_halt_chips_get (self->halt);
  rj_craving_more_fill (self->details, first);
  rj_craving_again_fill (self->again, first);
  g_ptr_array_add (cravings, first);

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->others)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      RjCraving *other = make_craving (self);

      rj_earlier_row_get (RJ_EARLIER_ROW (row), &other->strength, &other->record.at_us, &other->record.day);
      g_ptr_array_add (cravings, other);
    }
  return cravings;
}

static int
strongest (GPtrArray *cravings)
{
  int strength = 0;

  for (guint i = 0; i < cravings->len; i++)
    strength = MAX (strength, ((RjCraving *) g_ptr_array_index (cravings, i))->strength);
  return strength;
}

/* How strong it was is no news when it is edited; how strong it is now is. */
static gboolean
is_strong (RjCravingDialog *self, GPtrArray *saved)
{
  int strength = self->craving == NULL ? strongest (saved) : rj_craving_again_get_now (self->again);

  return strength >= RJ_RULE_STRONG;
}

/* Nobody should be alone with it. */
static void
show_company (RjCravingDialog *self)
{
  gtk_widget_set_visible (self->after_text, TRUE);
  gtk_widget_set_visible (self->after_ride, TRUE);
  rj_person_button_set_wanted (self->person, TRUE);
  gtk_widget_set_visible (self->help, TRUE);
}

/* It grew strong after the rule: as if it had been from the beginning. The focus stays where it is. */
static void
rule_rated_cb (RjCravingDialog *self, int strength)
{
  if (strength < RJ_RULE_STRONG || gtk_widget_get_visible (self->after_text))
    return;
  show_company (self);
  rj_announce (GTK_WIDGET (self), gtk_label_get_text (GTK_LABEL (self->after_text)),
               GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* What the person wanted to do in such a case, in one line each. */
static void
show_rules (RjCravingDialog *self, GPtrArray *rules)
{
  RjContext *context = rj_log_form_get_context (RJ_LOG_FORM (self));
  const RjCraving *first = g_ptr_array_index (self->saved, 0);

  for (guint i = 0; i < rules->len; i++)
    {
      g_autofree char *words = rj_my_line_dup_words (g_ptr_array_index (rules, i));
      GtkWidget *notice = rj_rule_notice_new (context, g_ptr_array_index (rules, i), first->record.id);

      g_signal_connect_object (notice, "rated", G_CALLBACK (rule_rated_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->rules, notice);
      rj_announce (GTK_WIDGET (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->rules), rules->len > 0);
}

/* For one that is strong, or for the rules that are on it. Who wanted to ride it out does, one key later. */
static void
show_after (RjCravingDialog *self, gboolean strong, GPtrArray *rules)
{
  gtk_widget_set_visible (self->after_text, FALSE);
  gtk_widget_set_visible (self->after_ride, self->to_ride);
  rj_person_button_set_wanted (self->person, FALSE);
  gtk_widget_set_visible (self->help, FALSE);
  if (strong)
    show_company (self);
  gtk_stack_set_visible_child_name (self->pages, "after");
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Saved."));
  adw_dialog_set_default_widget (ADW_DIALOG (self), NULL);
  if (rules->len > 0)
    show_rules (self, rules);
  /* Who presses Enter twice does not send away what was not read yet. */
  if (rules->len > 0 && !self->to_ride)
    gtk_widget_grab_focus (gtk_widget_get_first_child (GTK_WIDGET (self->rules)));
  else
    gtk_widget_grab_focus (gtk_widget_get_visible (self->after_ride) ? self->after_ride : self->enough);
  rj_announce (GTK_WIDGET (self), _ ("Saved."), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
tell_saved (RjCravingDialog *self, GPtrArray *saved)
{
  RjContext *context = rj_log_form_get_context (RJ_LOG_FORM (self));
  g_autofree char *text = NULL;

  if (self->craving != NULL)
    text = g_strdup (_ ("Saved."));
  else if (saved->len == 1)
    {
      g_autofree char *rating = rj_rating_describe_strength (strongest (saved));

      /* Translators: a toast after an urge was saved; %s is its rating: "Logged: 7, strong". */
      text = g_strdup_printf (_ ("Logged: %s"), rating);
    }
  else
    text = g_strdup_printf (ngettext ("Logged %u entry", "Logged %u entries", saved->len), saved->len);
  rj_context_toast (context, text, TRUE);
}

/* The form goes, and what was just saved is ridden out. */
static void
ride_cb (RjCravingDialog *self)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autoptr (RjContext) context = g_object_ref (rj_log_form_get_context (RJ_LOG_FORM (self)));
  g_autoptr (RjCraving) craving = rj_craving_copy (g_ptr_array_index (self->saved, 0));

  /* Esc may have been faster than the answer to the save. */
  if (window == NULL)
    return;
  rj_log_form_close (RJ_LOG_FORM (self));
  rj_ride_dialog_present_for (window, context, craving);
}

static void
save_and_ride_cb (RjCravingDialog *self)
{
  self->to_ride = TRUE;
  if (!gtk_widget_activate_action (GTK_WIDGET (self), "form.save", NULL))
    self->to_ride = FALSE;
}

static gboolean
is_use (RjOutcome outcome)
{
  return outcome == RJ_OUTCOME_USED || outcome == RJ_OUTCOME_USED_A_LITTLE;
}

/* Safety before anything else, the first time that an entry says so. The form goes. */
static gboolean
offer_safety (RjCravingDialog *self)
{
  const RjCraving *first = g_ptr_array_index (self->saved, 0);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  if (!is_use (first->outcome) || (self->craving != NULL && is_use (self->craving->outcome))
      || !rj_help_offer_safety (window, rj_log_form_get_context (RJ_LOG_FORM (self)), first->record.day))
    return FALSE;
  tell_saved (self, self->saved);
  rj_log_form_close (RJ_LOG_FORM (self));
  return TRUE;
}

static void
rules_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjCravingDialog) self = user_data;
  g_autoptr (GPtrArray) rules = rj_rule_notice_find_finish (RJ_STORE (source), result);

  /* Esc may have been faster. */
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    {
      tell_saved (self, self->saved);
      return;
    }
  if (offer_safety (self))
    return;
  if (self->to_ride && rules->len == 0)
    {
      ride_cb (self);
      return;
    }
  if (rules->len > 0 || is_strong (self, self->saved))
    {
      show_after (self, is_strong (self, self->saved), rules);
      return;
    }
  tell_saved (self, self->saved);
  rj_log_form_close (RJ_LOG_FORM (self));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) saved = rj_check_ins_save_cravings_finish (RJ_CHECK_INS (source), result, &error);
  g_autoptr (RjCravingDialog) self = user_data;
  RjClock *clock;

  if (saved == NULL)
    {
      self->to_ride = FALSE;
      rj_log_form_failed (RJ_LOG_FORM (self), error);
      return;
    }

  rj_log_form_saved (RJ_LOG_FORM (self));
  g_clear_pointer (&self->saved, g_ptr_array_unref);
  self->saved = g_steal_pointer (&saved);
  clock = rj_context_get_clock (rj_log_form_get_context (RJ_LOG_FORM (self)));
  rj_rule_notice_find_async (rj_log_form_get_store (RJ_LOG_FORM (self)), rj_clock_get_now (clock),
                             self->saved, self->craving, rules_found_cb, g_object_ref (self));
}

static void
rj_craving_dialog_save (RjLogForm *form)
{
  g_autoptr (GPtrArray) cravings = make_cravings (RJ_CRAVING_DIALOG (form));

  rj_check_ins_save_cravings_async (rj_store_get_check_ins (rj_log_form_get_store (form)), cravings, NULL,
                                    saved_cb, g_object_ref (form));
}

/* ---- After ---- */

static void
close_cb (RjCravingDialog *self)
{
  rj_log_form_close (RJ_LOG_FORM (self));
}

static void
help_cb (RjCravingDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.help-now", NULL);
}

static void
delete_cb (RjCravingDialog *self)
{
  rj_log_form_delete (RJ_LOG_FORM (self));
}

/* ---- Letters of the focused rating ---- */

static gboolean
rating_key_cb (GtkEventControllerKey *keys,
               guint keyval,
               guint keycode,
               GdkModifierType state,
               RjCravingDialog *self)
{
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;
  return rj_halt_chips_toggle_key (self->halt, keyval);
}

/* Before the form takes it for Save alone. */
static gboolean
dialog_key_cb (GtkEventControllerKey *keys,
               guint keyval,
               guint keycode,
               GdkModifierType state,
               RjCravingDialog *self)
{
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter)
      || (state & gtk_accelerator_get_default_mod_mask ()) != GDK_CONTROL_MASK || self->craving != NULL
      || !gtk_widget_is_sensitive (self->ride) || self->saved != NULL)
    return GDK_EVENT_PROPAGATE;
  save_and_ride_cb (self);
  return GDK_EVENT_STOP;
}

/* ---- Object ---- */

static void
rj_craving_dialog_dispose (GObject *object)
{
  RjCravingDialog *self = RJ_CRAVING_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), RJ_TYPE_CRAVING_DIALOG);
  g_clear_pointer (&self->craving, rj_craving_free);

  G_OBJECT_CLASS (rj_craving_dialog_parent_class)->dispose (object);
}

static void
rj_craving_dialog_finalize (GObject *object)
{
  /* The answer may come after it was closed. */
  g_clear_pointer (&RJ_CRAVING_DIALOG (object)->saved, g_ptr_array_unref);
  G_OBJECT_CLASS (rj_craving_dialog_parent_class)->finalize (object);
}

static void
rj_craving_dialog_class_init (RjCravingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RjLogFormClass *form_class = RJ_LOG_FORM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rj_craving_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = rj_craving_dialog_finalize;
  form_class->write_state = rj_craving_dialog_write_state;
  form_class->read_state = rj_craving_dialog_read_state;
  form_class->can_save = rj_craving_dialog_can_save;
  form_class->save = rj_craving_dialog_save;

  g_type_ensure (RJ_TYPE_PERSON_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, RJ_APP_PATH "/ui/rj-craving-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RjCravingDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, RjCravingDialog, rating);
  gtk_widget_class_bind_template_child (widget_class, RjCravingDialog, again);
  gtk_widget_class_bind_template_child (widget_class, RjCravingDialog, when);
  gtk_widget_class_bind_template_child (widget_class, RjCravingDialog, halt);
  gtk_widget_class_bind_template_child (widget_class, RjCravingDialog, more);
  gtk_widget_class_bind_template_child (widget_class, RjCravingDialog, details);
  gtk_widget_class_bind_template_child (widget_class, RjCravingDialog, others);
  gtk_widget_class_bind_template_child (widget_class, RjCravingDialog, add_another);
  gtk_widget_class_bind_template_child (widget_class, RjCravingDialog, delete);
  gtk_widget_class_bind_template_child (widget_class, RjCravingDialog, after_text);
  gtk_widget_class_bind_template_child (widget_class, RjCravingDialog, person);
  gtk_widget_class_bind_template_child (widget_class, RjCravingDialog, rules);
  gtk_widget_class_bind_template_child (widget_class, RjCravingDialog, help);
  gtk_widget_class_bind_template_child (widget_class, RjCravingDialog, ride);
  gtk_widget_class_bind_template_child (widget_class, RjCravingDialog, after_ride);
  gtk_widget_class_bind_template_callback (widget_class, ride_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_and_ride_cb);
  gtk_widget_class_bind_template_child (widget_class, RjCravingDialog, enough);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_another_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
  gtk_widget_class_bind_template_callback (widget_class, help_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
rj_craving_dialog_init (RjCravingDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  rj_halt_chips_set_up (self->halt);
  rj_wrap_button (GTK_BUTTON (self->ride));
  rj_wrap_button (GTK_BUTTON (self->add_another));
  rj_wrap_button (GTK_BUTTON (self->after_ride));
  rj_wrap_button (GTK_BUTTON (self->help));
  rj_wrap_button (GTK_BUTTON (self->enough));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (rating_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->rating), keys);

  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (dialog_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* @craving: (nullable) (transfer full). @draft_id: (nullable): under which its drafts are kept */
static void
present (GtkWidget *parent, RjContext *context, RjCraving *craving, const char *draft_id)
{
  RjCravingDialog *self = g_object_new (RJ_TYPE_CRAVING_DIALOG, NULL);
  RjLogForm *form = RJ_LOG_FORM (self);

  self->craving = craving;
  rj_log_form_set_up (form, context, "craving", draft_id);
  rj_person_button_set_context (self->person, context);
  rj_when_set_clock (self->when, rj_context_get_clock (context));
  rj_craving_again_set_up (self->again, rj_context_get_clock (context), craving);
  if (craving != NULL)
    {
      adw_dialog_set_title (ADW_DIALOG (self), _ ("Edit"));
      rj_rating_set_value (self->rating, craving->strength);
      rj_when_set_entry (self->when, craving->record.at_us, craving->record.day, craving->record.zone);
      rj_halt_chips_set (self->halt, craving->halt);
      rj_craving_more_show (self->details, craving);
    }
  gtk_widget_set_visible (self->add_another, craving == NULL);
  gtk_widget_set_visible (self->delete, craving != NULL);
  gtk_widget_set_visible (self->ride, craving == NULL);

  rj_craving_more_set_form (self->details, form);
  rj_log_form_begin (form);
  gtk_widget_set_sensitive (self->ride, rj_rating_get_value (self->rating) != RJ_RATING_EMPTY);
  gtk_expander_set_expanded (self->more, rj_craving_more_has_content (self->details));
  adw_dialog_present (ADW_DIALOG (self), parent);
}

typedef struct {
  GtkWidget *parent;
  RjContext *context;
  char *id;
} Open;

static void
got_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  RjCraving *craving = rj_check_ins_get_craving_finish (RJ_CHECK_INS (source), result, &error);
  g_autofree Open *open = user_data;
  g_autoptr (GtkWidget) parent = open->parent;
  g_autoptr (RjContext) context = open->context;
  g_autofree char *id = open->id;

  /* Deleted meanwhile: what is still written for it becomes a new one rather than being lost. */
  if (craving != NULL || g_error_matches (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND))
    present (parent, context, craving, id);
  else
    rj_context_report (context, error);
}

void
rj_craving_dialog_present (GtkWidget *parent, RjContext *context, const char *craving_id)
{
  RjStore *store = rj_context_get_store (context);
  Open *open;

  g_return_if_fail (store != NULL);

  if (craving_id == NULL)
    {
      present (parent, context, NULL, NULL);
      return;
    }
  open = g_new0 (Open, 1);
  open->parent = g_object_ref (parent);
  open->context = g_object_ref (context);
  open->id = g_strdup (craving_id);
  rj_check_ins_get_craving_async (rj_store_get_check_ins (store), craving_id, NULL, got_cb, open);
}

void
rj_craving_dialog_open (RjContext *context, GtkWidget *parent, const char *where)
{
  g_autofree char *id = rj_log_form_dup_draft_id (where);

  rj_craving_dialog_present (parent, context, id);
}
