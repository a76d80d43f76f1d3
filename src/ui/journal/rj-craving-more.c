// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-craving-more.h"

#include "rj-format.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

struct _RjCravingMore {
  AdwBin parent_instance;

  RjChips *triggers;
  RjChips *places;
  RjChips *company;
  RjChips *what;
  RjChips *did;
  RjChips *outcome;
  RjChips *duration;
  GtkWidget *did_box;
  GtkWidget *body;
  GtkWidget *thoughts;
  GtkWidget *note;
};

G_DEFINE_FINAL_TYPE (RjCravingMore, rj_craving_more, ADW_TYPE_BIN)

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const int durations[] = { 5, 15, 30, 60 };
#define LONGEST_MINUTES 120

static void
changed_cb (RjCravingMore *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- Coping notes ---- */

static int
compare_use (gconstpointer a, gconstpointer b)
{
  const RjStrategy *const *x = a;
  const RjStrategy *const *y = b;

  return (*y)->times_used - (*x)->times_used;
}

static void
strategies_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) strategies = rj_strategies_list_finish (RJ_STRATEGIES (source), result, &error);
  g_autoptr (RjCravingMore) self = user_data;

  /* Closed meanwhile. Or they could not be read: the rest of the form is as good, and their own place says
   * so. */
  if (self->did == NULL || strategies == NULL)
    return;

  g_ptr_array_sort (strategies, compare_use);
  for (guint i = 0; i < strategies->len; i++)
    {
      const RjStrategy *strategy = g_ptr_array_index (strategies, i);

      rj_chips_append (self->did, strategy->record.id, strategy->title != NULL ? strategy->title : "");
    }
  gtk_widget_set_visible (self->did_box, strategies->len > 0);
}

/* ---- Fixed choices ---- */

static void
add_outcomes (RjCravingMore *self)
{
  const struct {
    RjOutcome outcome;
    const char *name;
  } outcomes[] = {
    /* Translators: how an urge went on; neutral, each as good as the others. */
    { RJ_OUTCOME_PASSED, C_ ("outcome", "It passed") },
    { RJ_OUTCOME_STILL_THERE, C_ ("outcome", "Still there") },
    { RJ_OUTCOME_REACHED_OUT, C_ ("outcome", "I reached out") },
    { RJ_OUTCOME_USED_A_LITTLE, C_ ("outcome", "Used a little") },
    { RJ_OUTCOME_USED, C_ ("outcome", "Used") },
    { RJ_OUTCOME_PREFER_NOT_TO_SAY, C_ ("outcome", "Prefer not to say") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      g_autofree char *id = g_strdup_printf ("%d", outcomes[i].outcome);

      rj_chips_append (self->outcome, id, outcomes[i].name);
    }
}

static void
add_duration (RjCravingMore *self, int minutes, const char *name)
{
  g_autofree char *id = g_strdup_printf ("%d", minutes);

  if (!rj_chips_has (self->duration, id))
    rj_chips_append (self->duration, id, name);
}

static void
add_durations (RjCravingMore *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (durations); i++)
    {
      g_autofree char *name = rj_format_duration (durations[i]);

      add_duration (self, durations[i], name);
    }
  add_duration (self, LONGEST_MINUTES, _ ("2 hours or more"));
}

/* ---- Record ---- */

void
rj_craving_more_show (RjCravingMore *self, const RjCraving *craving)
{
  const char *substance[] = { craving->substance, NULL };

  g_return_if_fail (RJ_IS_CRAVING_MORE (self));

  rj_chips_set_picked (self->triggers, (const char *const *) craving->triggers);
  rj_chips_set_picked (self->places, (const char *const *) craving->places);
  rj_chips_set_picked (self->company, (const char *const *) craving->company);
  rj_chips_set_picked (self->what, substance);
  rj_chips_set_picked (self->did, (const char *const *) craving->did);
  rj_log_form_set_text (self->body, craving->body);
  rj_log_form_set_text (self->thoughts, craving->thoughts);
  rj_log_form_set_text (self->note, craving->note);
  if (craving->outcome != RJ_OUTCOME_NONE)
    {
      g_autofree char *id = g_strdup_printf ("%d", craving->outcome);

      rj_chips_pick (self->outcome, id, TRUE);
    }
  if (craving->duration_minutes >= 0)
    {
      g_autofree char *id = g_strdup_printf ("%d", craving->duration_minutes);
      g_autofree char *name = rj_format_duration (craving->duration_minutes);

      add_duration (self, craving->duration_minutes, name);
      rj_chips_pick (self->duration, id, TRUE);
    }
}

static void
take_strv (GStrv *field, GStrv value)
{
  g_strfreev (*field);
  *field = value;
}

static void
take_text (char **field, char *value)
{
  g_free (*field);
  *field = value;
}

void
rj_craving_more_fill (RjCravingMore *self, RjCraving *craving)
{
  const char *outcome = rj_chips_get_picked (self->outcome);
  const char *duration = rj_chips_get_picked (self->duration);

  g_return_if_fail (RJ_IS_CRAVING_MORE (self));

  take_strv (&craving->triggers, rj_chips_dup_picked (self->triggers));
  take_strv (&craving->places, rj_chips_dup_picked (self->places));
  take_strv (&craving->company, rj_chips_dup_picked (self->company));
  take_text (&craving->substance, g_strdup (rj_chips_get_picked (self->what)));
  take_strv (&craving->did, rj_chips_dup_picked (self->did));
  take_text (&craving->body, rj_log_form_dup_text (self->body));
  take_text (&craving->thoughts, rj_log_form_dup_text (self->thoughts));
  take_text (&craving->note, rj_log_form_dup_text (self->note));
  craving->outcome = outcome != NULL ? atoi (outcome) : RJ_OUTCOME_NONE;
  craving->duration_minutes = duration != NULL ? atoi (duration) : -1;
}

void
rj_craving_more_write_state (RjCravingMore *self, JsonBuilder *builder)
{
  rj_log_form_write_picked (builder, "triggers", self->triggers);
  rj_log_form_write_picked (builder, "places", self->places);
  rj_log_form_write_picked (builder, "company", self->company);
  rj_log_form_write_picked (builder, "substance", self->what);
  rj_log_form_write_picked (builder, "did", self->did);
  rj_log_form_write_picked (builder, "outcome", self->outcome);
  rj_log_form_write_picked (builder, "duration", self->duration);
}

void
rj_craving_more_read_state (RjCravingMore *self, JsonObject *state)
{
  rj_log_form_read_picked (state, "triggers", self->triggers);
  rj_log_form_read_picked (state, "places", self->places);
  rj_log_form_read_picked (state, "company", self->company);
  rj_log_form_read_picked (state, "substance", self->what);
  rj_log_form_read_picked (state, "did", self->did);
  rj_log_form_read_picked (state, "outcome", self->outcome);
  rj_log_form_read_picked (state, "duration", self->duration);
}

gboolean
rj_craving_more_has_content (RjCravingMore *self)
{
  RjChips *chips[] = { self->triggers, self->places,  self->company, self->what,
                       self->did,      self->outcome, self->duration };
  GtkWidget *texts[] = { self->body, self->thoughts, self->note };

  for (guint i = 0; i < G_N_ELEMENTS (chips); i++)
    if (rj_chips_has_content (chips[i]))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = rj_log_form_dup_text (texts[i]);

      if (text != NULL)
        return TRUE;
    }
  return FALSE;
}

void
rj_craving_more_set_form (RjCravingMore *self, RjLogForm *form)
{
  RjStore *store = rj_log_form_get_store (form);

  g_return_if_fail (RJ_IS_CRAVING_MORE (self));

  rj_log_form_load_choices (form, self->triggers, "trigger");
  rj_log_form_load_choices (form, self->places, "place");
  rj_log_form_load_choices (form, self->company, "company");
  rj_log_form_load_choices (form, self->what, "substance");
  rj_log_form_add_text (form, self->body, "body");
  rj_log_form_add_text (form, self->thoughts, "thoughts");
  rj_log_form_add_text (form, self->note, "note");
  rj_strategies_list_async (rj_store_get_strategies (store), NULL, strategies_listed_cb, g_object_ref (self));
}

/* ---- Object ---- */

static void
rj_craving_more_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RJ_TYPE_CRAVING_MORE);

  G_OBJECT_CLASS (rj_craving_more_parent_class)->dispose (object);
}

static void
rj_craving_more_class_init (RjCravingMoreClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rj_craving_more_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, RJ_APP_PATH "/ui/rj-craving-more.ui");
  gtk_widget_class_bind_template_child (widget_class, RjCravingMore, triggers);
  gtk_widget_class_bind_template_child (widget_class, RjCravingMore, places);
  gtk_widget_class_bind_template_child (widget_class, RjCravingMore, company);
  gtk_widget_class_bind_template_child (widget_class, RjCravingMore, what);
  gtk_widget_class_bind_template_child (widget_class, RjCravingMore, did);
  gtk_widget_class_bind_template_child (widget_class, RjCravingMore, did_box);
  gtk_widget_class_bind_template_child (widget_class, RjCravingMore, outcome);
  gtk_widget_class_bind_template_child (widget_class, RjCravingMore, duration);
  gtk_widget_class_bind_template_child (widget_class, RjCravingMore, body);
  gtk_widget_class_bind_template_child (widget_class, RjCravingMore, thoughts);
  gtk_widget_class_bind_template_child (widget_class, RjCravingMore, note);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
rj_craving_more_init (RjCravingMore *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_outcomes (self);
  add_durations (self);
}
