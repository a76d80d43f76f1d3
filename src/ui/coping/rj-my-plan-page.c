// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-my-plan-page.h"

#include "rj-day-row.h"
#include "rj-error-text.h"
#include "rj-format.h"
#include "rj-my-line-dialog.h"
#include "rj-my-line-row.h"
#include "rj-my-plan-print.h"
#include "rj-my-plan-sheet.h"
#include "rj-spoken.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

/* After the plan was looked at: about three months. */
#define REVIEW_AGAIN_DAYS 90

typedef struct {
  GtkWidget *list;
  GtkWidget *add;
} Section;

struct _RjMyPlanPage {
  AdwBin parent_instance;

  RjContext *context;
  GCancellable *cancellable;
  GPtrArray *lines; /* (nullable): nothing was read yet */

  Section sections[RJ_MY_LAST_SECTION + 1];
  GtkWidget *failed;
  GtkWidget *due;
  GtkWidget *review;
  GtkWidget *print;
  GtkWidget *safety;
  GtkWidget *if_i_use;
  gboolean was_filled;

  /* Where the focus was when the lines are shown anew. */
  char *focus_id;
  RjMySection focus_section;
};

G_DEFINE_FINAL_TYPE (RjMyPlanPage, rj_my_plan_page, ADW_TYPE_BIN)

static RjMyPlan *
get_plan (RjMyPlanPage *self)
{
  return rj_store_get_my_plan (rj_context_get_store (self->context));
}

/* ---- Lines ---- */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjMyPlanPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) saved = rj_my_plan_save_finish (RJ_MY_PLAN (source), result, &error);

  if (saved == NULL && self->context != NULL)
    rj_context_report (self->context, error);
}

static void
save_two (RjMyPlanPage *self, const RjMyLine *one, const RjMyLine *other)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  g_ptr_array_add (lines, (gpointer) one);
  if (other != NULL)
    g_ptr_array_add (lines, (gpointer) other);
  rj_my_plan_save_async (get_plan (self), lines, NULL, saved_cb, g_object_ref (self));
}

/* Changes places with the line above or below; what stands first stays there. */
static void
move (RjMyPlanPage *self, RjMyLineRow *row, int by)
{
  RjMySection section = rj_my_line_row_get_line (row)->section;
  int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  GtkListBoxRow *at = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->sections[section].list), index + by);
  g_autoptr (RjMyLine) line = rj_my_line_copy (rj_my_line_row_get_line (row));
  g_autoptr (RjMyLine) other = NULL;
  g_autoptr (GPtrArray) own = rj_my_lines_of (self->lines, section);
  g_autofree char *text = NULL;
  gint64 position = line->position;

  if (!RJ_IS_MY_LINE_ROW (at))
    return;
  other = rj_my_line_copy (rj_my_line_row_get_line (RJ_MY_LINE_ROW (at)));
  if (other->pinned != line->pinned)
    return;
  line->position = other->position;
  other->position = position;
  /* Of one moment: they can only stand in an order when the numbers differ. */
  if (line->position == other->position)
    line->position += by;
  save_two (self, line, other);
  /* Translators: said after a line was moved: its place, and how many there are. */
  text = g_strdup_printf (_ ("%d of %u"), index + by + 1, own->len);
  rj_announce (GTK_WIDGET (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
set_pinned (RjMyPlanPage *self, const RjMyLine *line, gboolean pinned)
{
  g_autoptr (RjMyLine) copy = rj_my_line_copy (line);
  g_autoptr (RjMyLine) other = NULL;
  g_autoptr (GPtrArray) own = rj_my_lines_of (self->lines, line->section);

  copy->pinned = pinned;
  /* One person is the first. */
  for (guint i = 0; pinned && line->section == RJ_MY_PEOPLE && i < own->len && other == NULL; i++)
    if (((const RjMyLine *) g_ptr_array_index (own, i))->pinned)
      {
        other = rj_my_line_copy (g_ptr_array_index (own, i));
        other->pinned = FALSE;
      }
  save_two (self, copy, other);
}

static void
deed_cb (RjMyLineRow *row, int deed, RjMyPlanPage *self)
{
  const RjMyLine *line = rj_my_line_row_get_line (row);

  g_set_str (&self->focus_id, line->record.id);
  self->focus_section = line->section;
  switch ((RjMyLineDeed) deed)
    {
    case RJ_MY_LINE_UP:
    case RJ_MY_LINE_DOWN:
      move (self, row, deed == RJ_MY_LINE_UP ? -1 : 1);
      break;
    case RJ_MY_LINE_PIN:
    case RJ_MY_LINE_UNPIN:
      set_pinned (self, line, deed == RJ_MY_LINE_PIN);
      break;
    case RJ_MY_LINE_DELETE:
      rj_my_line_delete (self->context, line->record.id);
      break;
    case RJ_MY_LINE_EDIT:
    default:
      rj_my_line_dialog_present (GTK_WIDGET (self), self->context, line);
    }
}

static void
row_activated_cb (RjMyPlanPage *self, GtkListBoxRow *row)
{
  deed_cb (RJ_MY_LINE_ROW (row), RJ_MY_LINE_EDIT, self);
}

static void
add (RjMyPlanPage *self, RjMySection section)
{
  g_autoptr (RjMyLine) line = rj_my_line_new (section);

  g_clear_pointer (&self->focus_id, g_free);
  self->focus_section = section;
  rj_my_line_dialog_present (GTK_WIDGET (self), self->context, line);
}

static void
add_cb (RjMyPlanPage *self, GtkWidget *button)
{
  add (self, (RjMySection) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "rj-section")));
}

/* ---- What is shown ---- */

static void
find_focus (RjMyPlanPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, RJ_TYPE_MY_LINE_ROW) : NULL;

  if (row == NULL || !gtk_widget_is_ancestor (row, GTK_WIDGET (self)))
    {
      self->focus_section = 0;
      return;
    }
  g_set_str (&self->focus_id, rj_my_line_row_get_line (RJ_MY_LINE_ROW (row))->record.id);
  self->focus_section = rj_my_line_row_get_line (RJ_MY_LINE_ROW (row))->section;
}

/* The same lines in the same order? Then the rows stay, and with them the focus, which may wait behind a
 * dialog. */
static gboolean
has_rows (GtkListBox *list, GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, (int) i);
      const RjMyLine *line = g_ptr_array_index (lines, i);

      if (row == NULL
          || !g_str_equal (rj_my_line_row_get_line (RJ_MY_LINE_ROW (row))->record.id, line->record.id))
        return FALSE;
    }
  return gtk_list_box_get_row_at_index (list, (int) lines->len) == NULL;
}

/* The first reasons, and the one person: Help now begins with them. */
static gboolean
may_stand_first (RjMySection section)
{
  return section == RJ_MY_REASONS || section == RJ_MY_PEOPLE;
}

/* Are the rows those that were there? */
static gboolean
fill_section (RjMyPlanPage *self, RjMySection section, GtkWidget **focus)
{
  GtkListBox *list = GTK_LIST_BOX (self->sections[section].list);
  g_autoptr (GPtrArray) own = rj_my_lines_of (self->lines, section);
  gboolean stay = has_rows (list, own);
  guint pinned = 0;

  if (!stay)
    gtk_list_box_remove_all (list);
  for (guint i = 0; i < own->len; i++)
    pinned += ((RjMyLine *) g_ptr_array_index (own, i))->pinned;
  for (guint i = 0; i < own->len; i++)
    {
      const RjMyLine *line = g_ptr_array_index (own, i);
      guint first = line->pinned ? 0 : pinned, last = (line->pinned ? pinned : own->len) - 1;
      gboolean can_pin = may_stand_first (section) && (section == RJ_MY_PEOPLE || pinned < RJ_MY_MAX_PINNED);
      GtkWidget *row;

      if (stay)
        {
          row = GTK_WIDGET (gtk_list_box_get_row_at_index (list, (int) i));
          rj_my_line_row_set_line (RJ_MY_LINE_ROW (row), line, i == first, i == last, can_pin);
        }
      else
        {
          row = rj_my_line_row_new (line, i == first, i == last, can_pin);
          g_signal_connect_object (row, "deed", G_CALLBACK (deed_cb), self, 0);
          gtk_list_box_append (list, row);
        }
      if (g_strcmp0 (line->record.id, self->focus_id) == 0)
        *focus = row;
    }
  gtk_widget_set_visible (GTK_WIDGET (list), own->len > 0);
  return stay;
}

/* What is folded away is open from the start where something is written down. */
static void
unfold (RjMyPlanPage *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      RjMySection section = ((RjMyLine *) g_ptr_array_index (self->lines, i))->section;

      if (rj_my_section_is_safety (section))
        gtk_expander_set_expanded (GTK_EXPANDER (self->safety), TRUE);
      if (section == RJ_MY_IF_I_USE)
        gtk_expander_set_expanded (GTK_EXPANDER (self->if_i_use), TRUE);
    }
}

static void
fill (RjMyPlanPage *self)
{
  GtkWidget *focus = NULL;
  gboolean stay = TRUE;

  find_focus (self);
  for (int section = RJ_MY_FIRST_SECTION; section <= RJ_MY_LAST_SECTION; section++)
    stay = fill_section (self, (RjMySection) section, &focus) && stay;
  gtk_widget_set_visible (self->print, self->lines->len > 0);
  /* Once: afterwards it is as the person left it. */
  if (!self->was_filled)
    unfold (self);
  self->was_filled = TRUE;
  if (self->focus_section != 0 && !stay)
    gtk_widget_grab_focus (focus != NULL ? focus : self->sections[self->focus_section].add);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjMyPlanPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = rj_my_plan_list_finish (RJ_MY_PLAN (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->context == NULL)
    return;
  gtk_widget_set_visible (self->failed, lines == NULL);
  if (lines == NULL)
    {
      g_autofree char *text = rj_error_text (error);

      /* What could be read before stays: it may be needed now. */
      gtk_label_set_text (GTK_LABEL (self->failed), text);
      return;
    }
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  self->lines = g_steal_pointer (&lines);
  fill (self);
}

static void
load (RjMyPlanPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  rj_my_plan_list_async (get_plan (self), self->cancellable, listed_cb, g_object_ref (self));
}

/* ---- Review ---- */

static RjDay
get_review (RjMyPlanPage *self)
{
  const char *text =
    rj_store_get_preference (rj_context_get_store (self->context), RJ_PREFERENCE_MY_PLAN_REVIEW);

  return text != NULL ? rj_day_from_iso (text) : RJ_DAY_NONE;
}

static void
update_review (RjMyPlanPage *self)
{
  RjDay day = get_review (self);
  RjDay today = rj_clock_get_today (rj_context_get_clock (self->context));

  if (rj_day_row_get_day (RJ_DAY_ROW (self->review)) != day)
    rj_day_row_set_day (RJ_DAY_ROW (self->review), day);
  gtk_widget_set_visible (self->due, day != RJ_DAY_NONE && day <= today);
}

static void
review_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjMyPlanPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!rj_store_set_preference_finish (RJ_STORE (source), result, &error) && self->context != NULL)
    rj_context_report (self->context, error);
}

static void
set_review (RjMyPlanPage *self, RjDay day)
{
  g_autofree char *iso = day != RJ_DAY_NONE ? rj_day_to_iso (day) : g_strdup ("");

  rj_store_set_preference_async (rj_context_get_store (self->context), RJ_PREFERENCE_MY_PLAN_REVIEW, iso,
                                 NULL, review_saved_cb, g_object_ref (self));
}

static void
review_changed_cb (RjMyPlanPage *self)
{
  set_review (self, rj_day_row_get_day (RJ_DAY_ROW (self->review)));
}

static void
still_right_cb (RjMyPlanPage *self)
{
  RjDay day = rj_clock_get_today (rj_context_get_clock (self->context)) + REVIEW_AGAIN_DAYS;
  g_autofree char *date = rj_format_date (day);
  /* Translators: %s is a date. */
  g_autofree char *text = g_strdup_printf (_ ("Good. Again on %s."), date);

  gtk_widget_grab_focus (self->sections[RJ_MY_REASONS].add);
  set_review (self, day);
  rj_context_toast (self->context, text, FALSE);
}

static void
changed_cb (RjMyPlanPage *self, guint kinds)
{
  if (kinds & (RJ_CHANGED_MY_PLAN | RJ_CHANGED_STRATEGY | RJ_CHANGED_CHOICE))
    load (self);
  if (kinds & RJ_CHANGED_PREFERENCE)
    update_review (self);
}

/* ---- Building ---- */

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *css_class, gboolean heading)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "accessible-role",
                                   heading ? GTK_ACCESSIBLE_ROLE_HEADING : GTK_ACCESSIBLE_ROLE_LABEL, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
new_button (RjMyPlanPage *self, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  rj_wrap_button (GTK_BUTTON (button));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_size_request (button, 44, 44);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static void
add_section (RjMyPlanPage *self, GtkWidget *box, RjMySection section)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  const char *title = rj_my_section_get_title (section), *about = rj_my_section_get_about (section);
  Section *own = &self->sections[section];

  /* That one is the title of what it is folded into. */
  if (section != RJ_MY_IF_I_USE)
    add_label (part, title, "heading", TRUE);
  if (about != NULL)
    add_label (part, about, "caption", FALSE);
  if (section == RJ_MY_IF_I_USE)
    {
      add_label (part, rj_my_plan_get_tolerance (), "heading", FALSE);
      add_label (part, rj_my_plan_get_if_again (), NULL, FALSE);
    }
  own->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (own->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (own->list, "boxed-list");
  gtk_widget_set_visible (own->list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (own->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_swapped (own->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_box_append (GTK_BOX (part), own->list);
  own->add = new_button (self, rj_my_section_get_add (section), G_CALLBACK (add_cb));
  g_object_set_data (G_OBJECT (own->add), "rj-section", GINT_TO_POINTER (section));
  gtk_box_append (GTK_BOX (part), own->add);
  gtk_box_append (GTK_BOX (box), part);
}

/* Folded: what is not for everyone who looks at the page. @inner: (out) */
static GtkWidget *
add_fold (GtkWidget *box, const char *title, GtkWidget **inner)
{
  GtkWidget *expander = gtk_expander_new (title);
  GtkWidget *label = gtk_expander_get_label_widget (GTK_EXPANDER (expander));

  *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_add_css_class (label, "heading");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_margin_top (*inner, 6);
  gtk_expander_set_child (GTK_EXPANDER (expander), *inner);
  gtk_box_append (GTK_BOX (box), expander);
  return expander;
}

static void
add_safety (RjMyPlanPage *self, GtkWidget *box)
{
  GtkWidget *inner;

  self->safety = add_fold (box, rj_my_plan_get_safety_title (), &inner);
  add_label (inner, rj_my_plan_get_safety_about (), NULL, FALSE);
  for (int section = RJ_MY_SAFETY_SIGNS; section <= RJ_MY_SAFETY_STAY; section++)
    add_section (self, inner, (RjMySection) section);
  add_label (inner, rj_my_plan_get_safety_credit (), "caption", FALSE);
}

static void
add_if_i_use (RjMyPlanPage *self, GtkWidget *box)
{
  GtkWidget *inner;

  self->if_i_use = add_fold (box, rj_my_section_get_title (RJ_MY_IF_I_USE), &inner);
  add_section (self, inner, RJ_MY_IF_I_USE);
}

static void
print_cb (RjMyPlanPage *self)
{
  rj_my_plan_print_present (GTK_WIDGET (self), self->context, self->lines);
}

static void
add_review (RjMyPlanPage *self, GtkWidget *box)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->review =
    rj_day_row_new (_ ("Look at it again on"), rj_clock_get_today (rj_context_get_clock (self->context)));
  g_signal_connect_swapped (self->review, "changed", G_CALLBACK (review_changed_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->review);
  gtk_box_append (GTK_BOX (box), group);
}

static void
add_due (RjMyPlanPage *self, GtkWidget *box)
{
  self->due = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  add_label (self->due, _ ("You wanted to look at your plan around now. Does it still fit?"), NULL, FALSE);
  gtk_box_append (GTK_BOX (self->due), new_button (self, _ ("It still _fits"), G_CALLBACK (still_right_cb)));
  gtk_widget_set_visible (self->due, FALSE);
  gtk_box_append (GTK_BOX (box), self->due);
}

static GtkWidget *
new_content (RjMyPlanPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  self->failed = add_label (box, "", NULL, FALSE);
  gtk_widget_set_visible (self->failed, FALSE);
  add_due (self, box);
  for (int section = RJ_MY_FIRST_SECTION; section < RJ_MY_SAFETY_SIGNS; section++)
    add_section (self, box, (RjMySection) section);
  add_safety (self, box);
  add_if_i_use (self, box);
  add_review (self, box);
  self->print = new_button (self, _ ("_Print my plan…"), G_CALLBACK (print_cb));
  gtk_widget_set_visible (self->print, FALSE);
  gtk_box_append (GTK_BOX (box), self->print);
  return box;
}

/* ---- Object ---- */

static void
rj_my_plan_page_dispose (GObject *object)
{
  RjMyPlanPage *self = RJ_MY_PLAN_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->context);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->focus_id, g_free);
  G_OBJECT_CLASS (rj_my_plan_page_parent_class)->dispose (object);
}

static void
rj_my_plan_page_class_init (RjMyPlanPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_my_plan_page_dispose;
}

static void
rj_my_plan_page_init (RjMyPlanPage *self)
{
}

GtkWidget *
rj_my_plan_page_new (RjContext *context)
{
  RjMyPlanPage *self = g_object_new (RJ_TYPE_MY_PLAN_PAGE, NULL);

  self->context = g_object_ref (context);
  adw_bin_set_child (ADW_BIN (self), new_content (self));
  g_signal_connect_object (rj_context_get_store (context), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (rj_context_get_clock (context), "day", G_CALLBACK (update_review), self,
                           G_CONNECT_SWAPPED);
  update_review (self);
  load (self);
  return GTK_WIDGET (self);
}

void
rj_my_plan_page_add (RjMyPlanPage *self)
{
  g_return_if_fail (RJ_IS_MY_PLAN_PAGE (self));

  find_focus (self);
  add (self, self->focus_section != 0 ? self->focus_section : RJ_MY_REASONS);
}

void
rj_my_plan_page_take_focus (RjMyPlanPage *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (RJ_IS_MY_PLAN_PAGE (self));

  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->sections[RJ_MY_REASONS].list), 0);
  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : self->sections[RJ_MY_REASONS].add);
}
