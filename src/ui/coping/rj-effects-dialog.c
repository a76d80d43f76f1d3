// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-effects-dialog.h"

#include "rj-craving-dialog.h"
#include "rj-effect-chart.h"
#include "rj-effect-notes.h"
#include "rj-effect-page.h"
#include "rj-effect-text.h"
#include "rj-form-parts.h"
#include "rj-plan-when.h"
#include "rj-rows.h"
#include "rj-text.h"

#include <glib/gi18n-lib.h>

/* So many triggers can be chosen, the most used first. */
#define TRIGGERS 12
/* What stands before them in the list of parts. */
enum {
  PART_ALL,
  PART_MORNING,
  PART_AFTERNOON,
  PART_EVENING,
  PART_ALONE,
  PART_WITH_PEOPLE,
  N_PARTS,
};

enum {
  BY_NAME,
  BY_CHANGE,
};

struct _RjEffectsDialog {
  RjDialog parent_instance;

  RjContext *context;
  GCancellable *cancellable;

  /* What was read; all of it or nothing. */
  GPtrArray *episodes;
  GPtrArray *strategies;
  GPtrArray *tried;         /* RjEffectNote */
  GPtrArray *triggers;      /* as they stand in the list */
  GPtrArray *read_triggers; /* as they were read last */
  GStrv alone;
  RjEffects *effects;
  char *shown; /* (nullable): the note whose page is open */
  gboolean filling;

  AdwNavigationView *pages;
  GtkStringList *parts;
  GtkDropDown *part;
  GtkDropDown *order;
  GtkWidget *choices;
  GtkWidget *nothing;
  GtkWidget *notes;
  GtkWidget *notes_title;
  GtkWidget *people;
  GtkWidget *people_box;
  GtkWidget *proof;
  AdwNavigationPage *page;
  GtkWidget *effect_page;
};

G_DEFINE_FINAL_TYPE (RjEffectsDialog, rj_effects_dialog, RJ_TYPE_DIALOG)

/* ---- What is shown ---- */

static void
compute (RjEffectsDialog *self)
{
  guint part = gtk_drop_down_get_selected (self->part);
  RjEpisodeFilter filter = { .alone = (const char *const *) self->alone };

  if (part >= PART_MORNING && part <= PART_EVENING)
    filter.part = (RjDayPart) (RJ_PART_MORNING + (part - PART_MORNING));
  else if (part == PART_ALONE || part == PART_WITH_PEOPLE)
    filter.company = part == PART_ALONE ? RJ_COMPANY_ALONE : RJ_COMPANY_WITH_PEOPLE;
  else if (part != GTK_INVALID_LIST_POSITION && part >= N_PARTS && part - N_PARTS < self->triggers->len)
    filter.trigger = ((const RjChoice *) g_ptr_array_index (self->triggers, part - N_PARTS))->id;
  g_clear_pointer (&self->effects, rj_effects_free);
  self->effects = rj_effects_new (self->episodes, &filter);
}

static GtkWidget *
new_row (const RjEffectNote *note, const RjNoteEffect *effect)
{
  GtkWidget *row = g_object_new (ADW_TYPE_PREFERENCES_ROW, "use-markup", FALSE, "activatable", TRUE, NULL);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *next = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_auto (GStrv) sentences = rj_effect_text_sentences (effect, note->people);
  g_autofree char *together = g_strjoinv (" ", sentences);

  g_object_set (line, "margin-top", 12, "margin-bottom", 12, "margin-start", 12, "margin-end", 12, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), note->title);
  rj_form_parts_add_label (box, note->title, NULL);
  for (guint i = 0; sentences[i] != NULL; i++)
    gtk_widget_add_css_class (rj_form_parts_add_label (box, sentences[i], "dimmed"), "caption");
  if (effect->word != RJ_EFFECT_TOO_FEW && !(note->people && effect->after >= effect->before))
    gtk_box_append (GTK_BOX (box), rj_effect_chart_new (effect, note->people, FALSE));
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_add_css_class (next, "dimmed");
  gtk_box_append (GTK_BOX (line), box);
  gtk_box_append (GTK_BOX (line), next);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  g_object_set_data_full (G_OBJECT (row), "rj-id", g_strdup (note->id), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, note->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, together, -1);
  return row;
}

/* What is not clear counts as no change: chance gets no place in an order. */
static double
get_place (RjEffectsDialog *self, const RjEffectNote *note)
{
  const RjNoteEffect *effect = rj_effects_get (self->effects, note->id);

  return effect->word == RJ_EFFECT_LOWER || effect->word == RJ_EFFECT_HIGHER ? -effect->gain.median : 0;
}

/* Among the same change by name, which is the order they come in. */
static int
compare_change (gconstpointer a, gconstpointer b, gpointer user_data)
{
  RjEffectsDialog *self = user_data;
  double one = get_place (self, *(const RjEffectNote *const *) a);
  double other = get_place (self, *(const RjEffectNote *const *) b);

  return (one > other) - (one < other);
}

static void
fill_list (RjEffectsDialog *self, GtkWidget *list, GPtrArray *notes)
{
  gtk_list_box_remove_all (GTK_LIST_BOX (list));
  for (guint i = 0; i < notes->len; i++)
    {
      const RjEffectNote *note = g_ptr_array_index (notes, i);

      gtk_list_box_append (GTK_LIST_BOX (list), new_row (note, rj_effects_get (self->effects, note->id)));
    }
}

static void
show_page (RjEffectsDialog *self)
{
  const RjEffectNote *note;

  if (self->shown == NULL)
    return;
  note = rj_effect_notes_find (self->tried, self->shown);
  if (note == NULL)
    {
      adw_navigation_view_pop (self->pages);
      return;
    }
  adw_navigation_page_set_title (self->page, note->title);
  rj_effect_page_show (RJ_EFFECT_PAGE (self->effect_page), note->title,
                       rj_effects_get (self->effects, note->id), note->people);
}

static void
show (RjEffectsDialog *self)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new ();
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();

  compute (self);
  for (guint i = 0; i < self->tried->len; i++)
    {
      RjEffectNote *note = g_ptr_array_index (self->tried, i);

      if (rj_effects_get (self->effects, note->id) != NULL)
        g_ptr_array_add (note->people ? people : notes, note);
    }
  if (gtk_drop_down_get_selected (self->order) == BY_CHANGE)
    g_ptr_array_sort_with_data (notes, compare_change, self);
  fill_list (self, self->people, people);
  fill_list (self, self->notes, notes);
  gtk_widget_set_visible (self->people_box, people->len > 0);
  gtk_widget_set_visible (self->notes, notes->len > 0);
  gtk_widget_set_visible (self->notes_title, notes->len > 0 && people->len > 0);
  gtk_widget_set_visible (self->proof, notes->len + people->len > 0);
  gtk_widget_set_visible (self->nothing, notes->len + people->len == 0);
  gtk_widget_set_visible (self->choices, notes->len + people->len > 0
                                           || gtk_drop_down_get_selected (self->part) != PART_ALL);
  show_page (self);
}

static void
chosen_cb (RjEffectsDialog *self)
{
  if (!self->filling && self->episodes != NULL)
    show (self);
}

static void
row_activated_cb (RjEffectsDialog *self, GtkListBoxRow *row)
{
  g_set_str (&self->shown, g_object_get_data (G_OBJECT (row), "rj-id"));
  show_page (self);
  adw_navigation_view_push (self->pages, self->page);
}

static void
popped_cb (RjEffectsDialog *self)
{
  g_clear_pointer (&self->shown, g_free);
}

static void
episode_cb (RjEffectsDialog *self, const char *id)
{
  rj_craving_dialog_present (GTK_WIDGET (self), self->context, id);
}

/* ---- What is read ---- */

/* The names of the triggers, after what is always there. The choice stays, wherever it stands now: the most
 * used come first. */
static void
fill_parts (RjEffectsDialog *self)
{
  guint selected = gtk_drop_down_get_selected (self->part);
  const RjChoice *chosen =
    selected >= N_PARTS && self->triggers != NULL && selected - N_PARTS < self->triggers->len
      ? g_ptr_array_index (self->triggers, selected - N_PARTS)
      : NULL;
  g_autofree char *id = chosen != NULL ? g_strdup (chosen->id) : NULL;

  if (selected >= N_PARTS)
    selected = PART_ALL;
  g_clear_pointer (&self->triggers, g_ptr_array_unref);
  self->triggers = g_ptr_array_ref (self->read_triggers);
  self->filling = TRUE;
  while (g_list_model_get_n_items (G_LIST_MODEL (self->parts)) > N_PARTS)
    gtk_string_list_remove (self->parts, N_PARTS);
  for (guint i = 0; i < self->triggers->len; i++)
    {
      const RjChoice *trigger = g_ptr_array_index (self->triggers, i);
      g_autofree char *name = rj_text_for_label (trigger->name, RJ_TEXT_NAME);

      gtk_string_list_append (self->parts, name);
      if (g_strcmp0 (trigger->id, id) == 0)
        selected = N_PARTS + i;
    }
  gtk_drop_down_set_selected (self->part, selected);
  self->filling = FALSE;
}

static void
take_triggers (RjEffectsDialog *self, GPtrArray *choices)
{
  g_clear_pointer (&self->read_triggers, g_ptr_array_unref);
  self->read_triggers = g_ptr_array_ref (choices);
  for (guint i = choices->len; i > 0; i--)
    if (i > TRIGGERS || ((const RjChoice *) g_ptr_array_index (choices, i - 1))->times_used == 0)
      g_ptr_array_remove_index (choices, i - 1);
}

/* The choice that means nobody is known by its name, in the person's language or in ours. */
static void
take_company (RjEffectsDialog *self, GPtrArray *choices)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < choices->len; i++)
    {
      const RjChoice *choice = g_ptr_array_index (choices, i);

      if (g_strcmp0 (choice->name, C_ ("company", "Alone")) == 0 || g_strcmp0 (choice->name, "Alone") == 0)
        g_strv_builder_add (builder, choice->id);
    }
  g_clear_pointer (&self->alone, g_strfreev);
  self->alone = g_strv_builder_end (builder);
}

static void
report (RjEffectsDialog *self, const GError *error)
{
  if (self->context != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rj_context_report (self->context, error);
}

static void
episodes_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjEffectsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) episodes =
    rj_strategies_list_episodes_finish (RJ_STRATEGIES (source), result, &error);

  if (episodes == NULL)
    {
      report (self, error);
      return;
    }
  if (self->context == NULL)
    return;
  g_clear_pointer (&self->effects, rj_effects_free);
  g_clear_pointer (&self->episodes, g_ptr_array_unref);
  self->episodes = g_steal_pointer (&episodes);
  fill_parts (self);
  show (self);
}

static void
letters_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjEffectsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) letters = rj_letters_list_finish (RJ_LETTERS (source), result, &error);

  if (letters == NULL)
    {
      report (self, error);
      return;
    }
  if (self->context == NULL)
    return;
  g_clear_pointer (&self->tried, g_ptr_array_unref);
  self->tried = rj_effect_notes_new (self->strategies, letters);
  rj_strategies_list_episodes_async (rj_store_get_strategies (rj_context_get_store (self->context)),
                                     self->cancellable, episodes_cb, g_object_ref (self));
}

static void
strategies_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjEffectsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) strategies = rj_strategies_list_finish (RJ_STRATEGIES (source), result, &error);

  if (strategies == NULL)
    {
      report (self, error);
      return;
    }
  if (self->context == NULL)
    return;
  g_clear_pointer (&self->strategies, g_ptr_array_unref);
  self->strategies = g_steal_pointer (&strategies);
  rj_letters_list_async (rj_store_get_letters (rj_context_get_store (self->context)), self->cancellable,
                         letters_cb, g_object_ref (self));
}

static void
company_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjEffectsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) choices = rj_store_list_choices_finish (RJ_STORE (source), result, &error);

  if (choices == NULL)
    {
      report (self, error);
      return;
    }
  if (self->context == NULL)
    return;
  take_company (self, choices);
  rj_strategies_list_async (rj_store_get_strategies (RJ_STORE (source)), self->cancellable, strategies_cb,
                            g_object_ref (self));
}

static void
triggers_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjEffectsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) choices = rj_store_list_choices_finish (RJ_STORE (source), result, &error);

  if (choices == NULL)
    {
      report (self, error);
      return;
    }
  if (self->context == NULL)
    return;
  take_triggers (self, choices);
  rj_store_list_choices_async (RJ_STORE (source), "company", self->cancellable, company_cb,
                               g_object_ref (self));
}

/* One after the other. A change on the way begins again. */
static void
load (RjEffectsDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  rj_store_list_choices_async (rj_context_get_store (self->context), "trigger", self->cancellable,
                               triggers_cb, g_object_ref (self));
}

static void
changed_cb (RjEffectsDialog *self, guint kinds)
{
  if ((kinds & (RJ_CHANGED_CRAVING | RJ_CHANGED_STRATEGY | RJ_CHANGED_LETTER | RJ_CHANGED_CHOICE)) != 0)
    load (self);
}

/* ---- The dialog ---- */

/* @box: (out) (transfer none): what the page holds. The title is the first line of it, where it is not cut.
 */
static AdwNavigationPage *
new_page (const char *title, GtkWidget **box)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  g_object_set (*box, "margin-top", 12, "margin-bottom", 24, "margin-start", 12, "margin-end", 12, NULL);
  adw_clamp_set_child (ADW_CLAMP (clamp), *box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  adw_header_bar_set_show_title (ADW_HEADER_BAR (header), FALSE);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scrolled);
  return adw_navigation_page_new (view, title);
}

static GtkWidget *
new_list (RjEffectsDialog *self, const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (row_activated_cb), self);
  return list;
}

static void
add_choices (RjEffectsDialog *self, GtkWidget *box)
{
  const char *const parts[] = {
    /* Translators: of hard moments. */
    C_ ("hard moments", "All"),
    rj_plan_text_part (RJ_PART_MORNING),
    rj_plan_text_part (RJ_PART_AFTERNOON),
    rj_plan_text_part (RJ_PART_EVENING),
    C_ ("company", "Alone"),
    /* Translators: of hard moments: those in which somebody else was there. */
    C_ ("company", "With people"),
    NULL,
  };
  /* Translators: an order of coping notes: by how the strength changed. */
  const char *const orders[] = { C_ ("order", "By name"), C_ ("order", "By change"), NULL };

  self->choices = rj_form_parts_add_group (box, NULL);
  /* Translators: which hard moments are counted: all, those in the morning, alone, … */
  self->part = rj_form_parts_add_choice (self->choices, _ ("Which ones"), parts);
  self->order = rj_form_parts_add_choice (self->choices, _ ("Order"), orders);
  self->parts = GTK_STRING_LIST (gtk_drop_down_get_model (self->part));
  g_signal_connect_swapped (self->part, "notify::selected", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->order, "notify::selected", G_CALLBACK (chosen_cb), self);
}

static void
build (RjEffectsDialog *self, GtkWidget *box)
{
  rj_form_parts_add_label (box, _ ("What helps me"), "title-2");
  add_choices (self, box);
  self->nothing = rj_form_parts_add_label (
    box, _ ("Not enough yet to say anything honest. Come back after two weeks or so."), NULL);
  self->people_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  rj_form_parts_add_label (self->people_box, _ ("With other people"), "heading");
  gtk_widget_add_css_class (
    rj_form_parts_add_label (self->people_box,
                             _ ("Never compared: they are often there at the hardest moments."), "dimmed"),
    "caption");
  self->people = new_list (self, _ ("With other people"));
  gtk_box_append (GTK_BOX (self->people_box), self->people);
  gtk_box_append (GTK_BOX (box), self->people_box);
  self->notes_title = rj_form_parts_add_label (box, _ ("Everything else"), "heading");
  self->notes = new_list (self, _ ("What helps me"));
  gtk_box_append (GTK_BOX (box), self->notes);
  self->proof =
    rj_form_parts_add_label (box, _ ("These are your own notes. They don't prove a cause."), "dimmed");
  gtk_widget_add_css_class (self->proof, "caption");
}

static void
rj_effects_dialog_dispose (GObject *object)
{
  RjEffectsDialog *self = RJ_EFFECTS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->effects, rj_effects_free);
  g_clear_pointer (&self->episodes, g_ptr_array_unref);
  g_clear_pointer (&self->strategies, g_ptr_array_unref);
  g_clear_pointer (&self->tried, g_ptr_array_unref);
  g_clear_pointer (&self->read_triggers, g_ptr_array_unref);
  g_clear_pointer (&self->triggers, g_ptr_array_unref);
  g_clear_pointer (&self->alone, g_strfreev);
  g_clear_pointer (&self->shown, g_free);
  g_clear_object (&self->page);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_effects_dialog_parent_class)->dispose (object);
}

static void
rj_effects_dialog_class_init (RjEffectsDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_effects_dialog_dispose;
}

static void
rj_effects_dialog_init (RjEffectsDialog *self)
{
  self->pages = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  adw_dialog_set_content_width (ADW_DIALOG (self), 560);
  adw_dialog_set_content_height (ADW_DIALOG (self), 720);
  gtk_widget_set_size_request (GTK_WIDGET (self), 300, 200);
  adw_dialog_set_child (ADW_DIALOG (self), GTK_WIDGET (self->pages));
}

AdwDialog *
rj_effects_dialog_new (RjContext *context)
{
  RjEffectsDialog *self = g_object_new (RJ_TYPE_EFFECTS_DIALOG, NULL);
  AdwBreakpoint *breakpoint = adw_breakpoint_new (adw_breakpoint_condition_parse ("max-width: 420sp"));
  GtkWidget *box;
  AdwNavigationPage *first = new_page (_ ("What helps me"), &box);

  self->context = g_object_ref (context);
  adw_dialog_set_title (ADW_DIALOG (self), _ ("What helps me"));
  build (self, box);
  self->page = g_object_ref_sink (new_page (_ ("What helps me"), &box));
  self->effect_page = rj_effect_page_new ();
  g_signal_connect_swapped (self->effect_page, "activated", G_CALLBACK (episode_cb), self);
  gtk_box_append (GTK_BOX (box), self->effect_page);
  adw_navigation_view_add (self->pages, first);
  rj_rows_stack_at (GTK_WIDGET (self), breakpoint);
  adw_dialog_add_breakpoint (ADW_DIALOG (self), breakpoint);
  for (GtkWidget *part = gtk_widget_get_first_child (gtk_widget_get_parent (self->choices)); part != NULL;
       part = gtk_widget_get_next_sibling (part))
    gtk_widget_set_visible (part, GTK_IS_LABEL (part) && gtk_widget_has_css_class (part, "title-2"));
  g_signal_connect_swapped (self->pages, "popped", G_CALLBACK (popped_cb), self);
  g_signal_connect_object (rj_context_get_store (context), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  load (self);
  return ADW_DIALOG (self);
}
