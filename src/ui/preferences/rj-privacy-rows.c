// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-privacy-rows.h"

#include "rj-desktop.h"
#include "rj-log-model.h"
#include "rj-log-row-view.h"
#include "rj-spoken.h"
#include "rj-terms.h"

#include <glib/gi18n-lib.h>

typedef struct {
  RjContext *context;
  RjPrivacyLayer layer;
  AdwSwitchRow *row;      /* not owned: it has this */
  GtkWidget *example_row; /* not owned: the group of the row has it */
  gboolean filling;
} Switch;

static void
switch_free (gpointer data)
{
  Switch *self = data;

  g_object_unref (self->context);
  g_free (self);
}

static const char *
get_title (RjPrivacyLayer layer)
{
  switch (layer)
    {
    case RJ_PRIVACY_HIDDEN_PREVIEWS:
      return _ ("Hidden previews");
    case RJ_PRIVACY_COVER:
      return _ ("Cover the window");
    case RJ_PRIVACY_LOCK_PUT_AWAY:
      return _ ("Lock when the window is put away");
    case RJ_PRIVACY_QUIET_WORDS:
    default:
      return _ ("Quiet words");
    }
}

static const char *
get_subtitle (RjPrivacyLayer layer)
{
  switch (layer)
    {
    case RJ_PRIVACY_HIDDEN_PREVIEWS:
      return _ ("Lists show what it is, when and its title. A text opens with a click or Enter.");
    case RJ_PRIVACY_COVER:
      return _ (
        "When you are somewhere else for 3 seconds, the window shows “Journal” and nothing more. A click or "
        "a key brings it back. It cannot stop a program that shares your screen.");
    case RJ_PRIVACY_LOCK_PUT_AWAY:
      return rj_desktop_tells_minimised (gdk_display_get_default ())
               ? _ ("At once when it is minimised or closed, after 30 seconds when it is out of sight.")
               : _ (
                   "Your desktop does not say when a window is minimised. So it locks when the window is not "
                   "used or out of sight for 30 seconds, and when it is closed.");
    case RJ_PRIVACY_QUIET_WORDS:
    default:
      return _ (
        "“Moment”, “toolbox” and “appointment” in place of words that tell what this is about. What you "
        "wrote stays as it is.");
    }
}

/* ---- What others would see ---- */

static GtkWidget *
make_text (const char *css_class)
{
  GtkWidget *label =
    g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_words (RjContext *context)
{
  GtkWidget *label = make_text ("body");

  /* Translators: an example of words that others can read on the screen. */
  rj_terms_bind (rj_context_get_vocabulary (context), label, "label",
                 _ ("Log {craving:a} · {coping:label} · {meeting:labels} · {medicine:labels}"));
  return label;
}

/* The newest entry, as the list shows it from now on. */
static void
show_entry (GtkStack *stack)
{
  RjLogModel *log = g_object_get_data (G_OBJECT (stack), "rj-log");
  g_autoptr (RjLogRow) row = g_list_model_get_item (G_LIST_MODEL (log), 0);

  rj_log_row_view_set_row (RJ_LOG_ROW_VIEW (gtk_stack_get_child_by_name (stack, "entry")), row);
  if (!rj_log_model_get_loading (log))
    gtk_stack_set_visible_child_name (stack, row != NULL ? "entry" : "empty");
}

static GtkWidget *
make_entry (RjContext *context)
{
  const RjLogFilter filter = { RJ_LOG_WRITING, -1, -1 };
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *empty = make_text ("body");
  RjLogModel *log = rj_log_model_new (rj_context_get_store (context), &filter);

  gtk_label_set_label (
    GTK_LABEL (empty),
    _ ("Nothing is written yet. The first words of each entry will be readable in the list."));
  gtk_stack_set_hhomogeneous (GTK_STACK (stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (stack), FALSE);
  gtk_stack_add_named (GTK_STACK (stack), gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "loading");
  gtk_stack_add_named (GTK_STACK (stack), rj_log_row_view_new (context), "entry");
  gtk_stack_add_named (GTK_STACK (stack), empty, "empty");
  g_object_set_data_full (G_OBJECT (stack), "rj-log", log, g_object_unref);
  g_signal_connect_object (log, "items-changed", G_CALLBACK (show_entry), stack, G_CONNECT_SWAPPED);
  g_signal_connect_object (log, "notify::loading", G_CALLBACK (show_entry), stack, G_CONNECT_SWAPPED);
  show_entry (GTK_STACK (stack));
  return stack;
}

/* The window as it is shown in the pictures of windows. */
static GtkWidget *
make_picture (GtkWidget *row)
{
  GtkRoot *root = gtk_widget_get_root (row);
  GtkWidget *content = ADW_IS_APPLICATION_WINDOW (root)
                         ? adw_application_window_get_content (ADW_APPLICATION_WINDOW (root))
                         : NULL;
  g_autoptr (GdkPaintable) now = content != NULL ? gtk_widget_paintable_new (content) : NULL;
  /* As it is now: it does not move while the person reads it. */
  g_autoptr (GdkPaintable) still = now != NULL ? gdk_paintable_get_current_image (now) : NULL;
  GtkWidget *picture = gtk_picture_new_for_paintable (still);

  gtk_picture_set_content_fit (GTK_PICTURE (picture), GTK_CONTENT_FIT_CONTAIN);
  gtk_picture_set_alternative_text (GTK_PICTURE (picture),
                                    _ ("A picture of the window with the page that is open in it."));
  gtk_widget_set_size_request (picture, -1, 160);
  gtk_widget_set_halign (picture, GTK_ALIGN_START);
  gtk_widget_add_css_class (picture, "card");
  return picture;
}

static GtkWidget *
make_minutes (RjContext *context)
{
  GtkWidget *label = make_text ("body");
  RjSettings *settings = rj_context_get_settings (context);
  int minutes = rj_settings_get_shared_computer (settings) ? MIN (rj_settings_get_lock_minutes (settings), 2)
                                                           : rj_settings_get_lock_minutes (settings);
  g_autofree char *text = g_strdup_printf (
    ngettext ("For %d minute after you put the window away, anyone can open it and read on.",
              "For %d minutes after you put the window away, anyone can open it and read on.",
              (gulong) minutes),
    minutes);

  gtk_label_set_label (GTK_LABEL (label), text);
  return label;
}

static GtkWidget *
make_example (RjContext *context, RjPrivacyLayer layer, GtkWidget *row)
{
  switch (layer)
    {
    case RJ_PRIVACY_HIDDEN_PREVIEWS:
      return make_entry (context);
    case RJ_PRIVACY_COVER:
      return make_picture (row);
    case RJ_PRIVACY_LOCK_PUT_AWAY:
      return make_minutes (context);
    case RJ_PRIVACY_QUIET_WORDS:
    default:
      return make_words (context);
    }
}

static GtkWidget *
make_example_row (void)
{
  GtkWidget *row =
    g_object_new (ADW_TYPE_PREFERENCES_ROW, "activatable", FALSE, "focusable", FALSE, "visible", FALSE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = make_text ("caption");

  gtk_label_set_label (GTK_LABEL (head), _ ("Others can now see this:"));
  gtk_widget_add_css_class (head, "dimmed");
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), head);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

/* Made when it is wanted: it shows what is there now. */
static void
show_example (Switch *self, gboolean shown)
{
  GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self->example_row));
  GtkWidget *old = gtk_widget_get_next_sibling (gtk_widget_get_first_child (box));

  if (old != NULL)
    gtk_box_remove (GTK_BOX (box), old);
  if (shown)
    gtk_box_append (GTK_BOX (box), make_example (self->context, self->layer, self->example_row));
  gtk_widget_set_visible (self->example_row, shown);
  if (shown)
    rj_announce (self->example_row, _ ("Others can now see this:"), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

/* ---- Switch ---- */

static void
set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjContext) context = user_data;
  g_autoptr (GError) error = NULL;

  if (!rj_store_set_preference_finish (RJ_STORE (source), result, &error))
    rj_context_report (context, error);
}

static void
active_cb (AdwSwitchRow *row, GParamSpec *pspec, gpointer user_data)
{
  Switch *self = user_data;
  gboolean active = adw_switch_row_get_active (row);

  if (self->filling)
    return;
  rj_privacy_set_async (rj_context_get_privacy (self->context), self->layer, active, set_cb,
                        g_object_ref (self->context));
}

/* Chosen here, or with the setting that it follows. */
static void
layer_changed_cb (AdwSwitchRow *row)
{
  Switch *self = g_object_get_data (G_OBJECT (row), "rj-switch");
  gboolean on = rj_privacy_get (rj_context_get_privacy (self->context), self->layer);

  self->filling = TRUE;
  adw_switch_row_set_active (row, on);
  self->filling = FALSE;
  show_example (self, !on);
}

void
rj_privacy_rows_add (AdwPreferencesGroup *group, RjContext *context, RjPrivacyLayer layer)
{
  Switch *self = g_new0 (Switch, 1);
  RjPrivacy *privacy = rj_context_get_privacy (context);
  g_autofree char *signal = g_strconcat ("notify::", rj_privacy_get_name (layer), NULL);

  g_return_if_fail (ADW_IS_PREFERENCES_GROUP (group));

  self->context = g_object_ref (context);
  self->layer = layer;
  self->row = ADW_SWITCH_ROW (adw_switch_row_new ());
  self->example_row = make_example_row ();
  g_object_set_data_full (G_OBJECT (self->row), "rj-switch", self, switch_free);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), get_title (layer));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row), get_subtitle (layer));
  adw_switch_row_set_active (self->row, rj_privacy_get (privacy, layer));
  /* It is kept in the journal. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->row), rj_context_get_store (context) != NULL);
  g_signal_connect (self->row, "notify::active", G_CALLBACK (active_cb), self);
  g_signal_connect_object (privacy, signal, G_CALLBACK (layer_changed_cb), self->row, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, GTK_WIDGET (self->row));
  adw_preferences_group_add (group, self->example_row);
}
