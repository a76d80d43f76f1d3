// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-log-row-view.h"

#include "rj-format.h"
#include "rj-mood-mark.h"
#include "rj-mood-names.h"
#include "rj-rating.h"
#include "rj-spoken.h"
#include "rj-text.h"

#include <glib/gi18n-lib.h>

struct _RjLogRowView {
  GtkWidget parent_instance;

  RjContext *context;
  RjLogRow *row;

  GtkImage *icon;
  RjMoodMark *mark;
  GtkLabel *time;
  GtkLabel *title;
  GtkLabel *excerpt;
  GtkWidget *show; /* in place of the excerpt, until it is asked for */
  gboolean asked;
};

G_DEFINE_FINAL_TYPE (RjLogRowView, rj_log_row_view, GTK_TYPE_WIDGET)

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
title_of (RjLogRowView *self, const RjLogSummary *summary)
{
  g_autofree char *rating = NULL;

  switch (summary->kind)
    {
    case RJ_LOG_MOOD:
      /* Translators: a row of the log: what it is and the mood that was noted. "Check-in · Good" */
      return g_strdup_printf (_ ("Check-in · %s"),
                              rj_mood_names_get (rj_context_get_store (self->context), summary->value));
    case RJ_LOG_CRAVING:
      rating = rj_rating_describe_strength (summary->value);
      /* Translators: a row of the log: what it is and how strong. "Craving · 7, strong" */
      return g_strdup_printf (rj_context_say (self->context, _ ("{craving:label} · %s")), rating);
    case RJ_LOG_WRITING:
    case RJ_LOG_ALL:
    default:
      return rj_text_is_blank (summary->title) ? g_strdup (_ ("Writing"))
                                               : rj_text_for_label (summary->title, RJ_TEXT_NAME);
    }
}

static void
set_icon (RjLogRowView *self, const RjLogSummary *summary)
{
  gboolean mood = summary->kind == RJ_LOG_MOOD;

  gtk_widget_set_visible (GTK_WIDGET (self->mark), mood);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), !mood);
  if (mood)
    rj_mood_mark_set_mood (self->mark, CLAMP (summary->value, RJ_MOOD_VERY_LOW, RJ_MOOD_VERY_GOOD));
  else
    gtk_image_set_from_icon_name (self->icon, summary->kind == RJ_LOG_CRAVING ? "rj-wave-symbolic"
                                                                              : "document-edit-symbolic");
}

/* One line of it: a list is for finding, the page is for reading. */
static char *
one_line (const char *text)
{
  g_autofree char *line = rj_text_for_label (text, RJ_TEXT_NAME);

  g_strdelimit (line, "\r\n\t", ' ');
  return g_strdup (g_strstrip (line));
}

static gboolean
is_hidden (RjLogRowView *self)
{
  return !self->asked && rj_privacy_get (rj_context_get_privacy (self->context), RJ_PRIVACY_HIDDEN_PREVIEWS);
}

/* What is not shown is not in the label either. @locked: anybody at this computer may have entered it. */
static void
set_excerpt (RjLogRowView *self, const char *words, gboolean locked)
{
  gboolean hidden = *words != '\0' && is_hidden (self);
  const char *shown = hidden ? "" : words;
  g_autofree char *label = NULL;

  if (!locked)
    label = g_strdup (shown);
  else if (*shown == '\0')
    /* Translators: under a row of the log: it came from the lock screen. */
    label = g_strdup (_ ("entered while locked"));
  else
    /* Translators: under a row of the log; %s is the beginning of its words. */
    label = g_strdup_printf (_ ("entered while locked · %s"), shown);
  gtk_label_set_label (self->excerpt, label);
  gtk_widget_set_visible (GTK_WIDGET (self->excerpt), *label != '\0');
  gtk_widget_set_visible (self->show, hidden);
}

/* Own scales as they were rated, then the beginning of the words. */
static char *
words_below (const RjLogSummary *summary)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  for (guint i = 0; summary->scales != NULL && i < summary->scales->len; i++)
    {
      const RjScaleValue *value = g_ptr_array_index (summary->scales, i);

      /* Translators: an own scale and what it was rated, from 0 to 10: "Pain: 3". */
      g_strv_builder_take (builder, g_strdup_printf (C_ ("scale", "%s: %d"), value->name, value->value));
    }
  if (summary->excerpt != NULL)
    g_strv_builder_add (builder, summary->excerpt);
  parts = g_strv_builder_end (builder);
  return g_strjoinv (" · ", parts);
}

static void
update (RjLogRowView *self)
{
  const RjLogSummary *summary = self->row != NULL ? rj_log_row_get_summary (self->row) : NULL;

  if (summary == NULL)
    {
      gtk_image_clear (self->icon);
      gtk_label_set_label (self->time, "");
      gtk_label_set_label (self->title, "");
      set_excerpt (self, "", FALSE);
    }
  else
    {
      g_autoptr (GTimeZone) zone = summary->zone != NULL ? g_time_zone_new_identifier (summary->zone) : NULL;
      g_autoptr (GTimeZone) local = zone == NULL ? g_time_zone_new_local () : NULL;
      g_autofree char *time = rj_format_time (summary->at_us, zone != NULL ? zone : local);
      g_autofree char *words = title_of (self, summary);
      g_autofree char *title = one_line (words);
      g_autofree char *below = words_below (summary);
      g_autofree char *excerpt = one_line (below);

      set_icon (self, summary);
      gtk_label_set_label (self->time, time);
      gtk_label_set_label (self->title, title);
      set_excerpt (self, excerpt, summary->while_locked);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

/* A mood may have another name. */
static void
store_changed_cb (RjLogRowView *self, guint kinds)
{
  if (self->row != NULL && (kinds & RJ_CHANGED_PREFERENCE) != 0)
    update (self);
}

static void
show_clicked_cb (RjLogRowView *self)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));

  self->asked = TRUE;
  /* The button goes; where it was the row goes on. */
  if (row != NULL && gtk_widget_has_focus (self->show))
    gtk_widget_grab_focus (row);
  update (self);
  rj_announce (GTK_WIDGET (self), gtk_label_get_label (self->excerpt),
               GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* From now on it is hidden again, also where it was asked for. */
static void
privacy_changed_cb (RjLogRowView *self)
{
  self->asked = FALSE;
  update (self);
}

char *
rj_log_row_view_describe (RjLogRowView *self)
{
  const char *excerpt = gtk_label_get_label (self->excerpt);

  g_return_val_if_fail (RJ_IS_LOG_ROW_VIEW (self), NULL);

  if (self->row == NULL || rj_log_row_get_summary (self->row) == NULL)
    return g_strdup ("");
  if (gtk_widget_get_visible (self->show))
    /* Translators: a row of the log read aloud: time, what it is. */
    return g_strdup_printf (C_ ("row", "%s, %s. Its text is not shown."), gtk_label_get_label (self->time),
                            gtk_label_get_label (self->title));
  if (*excerpt == '\0')
    /* Translators: a row of the log read aloud: time, what it is. */
    return g_strdup_printf (C_ ("row", "%s, %s"), gtk_label_get_label (self->time),
                            gtk_label_get_label (self->title));
  /* Translators: a row of the log read aloud: time, what it is, the beginning of the text. */
  return g_strdup_printf (C_ ("row", "%s, %s. %s"), gtk_label_get_label (self->time),
                          gtk_label_get_label (self->title), excerpt);
}

void
rj_log_row_view_set_row (RjLogRowView *self, RjLogRow *row)
{
  g_return_if_fail (RJ_IS_LOG_ROW_VIEW (self));

  if (self->row == row)
    return;
  if (self->row != NULL)
    g_signal_handlers_disconnect_by_func (self->row, update, self);
  g_set_object (&self->row, row);
  self->asked = FALSE;
  if (row != NULL)
    g_signal_connect_object (row, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

RjLogRow *
rj_log_row_view_get_row (RjLogRowView *self)
{
  g_return_val_if_fail (RJ_IS_LOG_ROW_VIEW (self), NULL);
  return self->row;
}

static void
rj_log_row_view_dispose (GObject *object)
{
  RjLogRowView *self = RJ_LOG_ROW_VIEW (object);
  GtkWidget *child;

  if (self->row != NULL)
    g_signal_handlers_disconnect_by_func (self->row, update, self);
  g_clear_object (&self->row);
  g_clear_object (&self->context);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (rj_log_row_view_parent_class)->dispose (object);
}

static void
rj_log_row_view_class_init (RjLogRowViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rj_log_row_view_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  /* The list item says it in one sentence. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static GtkLabel *
make_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label =
    g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "xalign", 0.0, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
rj_log_row_view_init (RjLogRowView *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 12);

  self->icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_valign (GTK_WIDGET (self->icon), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), "dimmed");
  gtk_widget_set_size_request (GTK_WIDGET (self->icon), 40, 24);
  gtk_widget_set_parent (GTK_WIDGET (self->icon), GTK_WIDGET (self));

  self->mark = RJ_MOOD_MARK (rj_mood_mark_new (RJ_MOOD_OKAY));
  gtk_widget_set_valign (GTK_WIDGET (self->mark), GTK_ALIGN_START);
  gtk_widget_set_size_request (GTK_WIDGET (self->mark), 40, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->mark), FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->mark), GTK_WIDGET (self));

  self->title = make_label (head, NULL);
  gtk_label_set_wrap (self->title, TRUE);
  gtk_label_set_wrap_mode (self->title, PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  self->time = make_label (head, "dimmed");
  gtk_widget_add_css_class (GTK_WIDGET (self->time), "numeric");
  gtk_widget_set_valign (GTK_WIDGET (self->time), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (words), head);

  self->excerpt = make_label (words, "dimmed");
  gtk_label_set_wrap (self->excerpt, TRUE);
  gtk_label_set_wrap_mode (self->excerpt, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (self->excerpt, 2);
  gtk_label_set_ellipsize (self->excerpt, PANGO_ELLIPSIZE_END);

  self->show = gtk_button_new_with_label (_ ("Show"));
  rj_speak_button (GTK_BUTTON (self->show), _ ("Show the text"));
  gtk_widget_add_css_class (self->show, "flat");
  gtk_widget_add_css_class (self->show, "rj-log-show");
  gtk_widget_set_halign (self->show, GTK_ALIGN_START);
  gtk_widget_set_size_request (self->show, 44, 44);
  gtk_widget_set_visible (self->show, FALSE);
  g_signal_connect_swapped (self->show, "clicked", G_CALLBACK (show_clicked_cb), self);
  gtk_box_append (GTK_BOX (words), self->show);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_parent (words, GTK_WIDGET (self));

  gtk_widget_add_css_class (GTK_WIDGET (self), "rj-log-row");
}

GtkWidget *
rj_log_row_view_new (RjContext *context)
{
  RjLogRowView *self = g_object_new (RJ_TYPE_LOG_ROW_VIEW, NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (rj_context_get_privacy (context), "notify::hidden-previews",
                           G_CALLBACK (privacy_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rj_context_get_vocabulary (context), "notify::quiet", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (rj_context_get_store (context), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
