// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-spare-key-view.h"

#include "rj-dialog.h"
#include "rj-elsewhere.h"
#include "rj-error-text.h"
#include "rj-files.h"
#include "rj-print.h"
#include "rj-qr.h"
#include "rj-spare-key-sheet.h"
#include "rj-spoken.h"
#include "rj-vault-rotation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define GROUPS  9
#define COLUMNS 3

struct _RjSpareKeyView {
  AdwBin parent_instance;

  GtkLabel *title;
  GtkLabel *about;
  AdwWrapBox *key_box;
  AdwWrapBox *ways_box;
  GtkButton *show_button;
  GtkButton *later_button;
  GtkLabel *waiting;
  GtkGrid *groups;
  AdwBin *qr_bin;
  GtkLabel *status;
  GtkLabel *ask;
  GtkEntry *first_entry;
  GtkEntry *second_entry;
  GtkLabel *mismatch;
  GtkButton *done_button;

  RjContext *context;
  RjSecretBytes *key;
  int asked[2];
  gboolean check; /* whether it is still there */
};

enum {
  PROP_0,
  PROP_CONTEXT,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

enum {
  SIGNAL_ANSWERED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RjSpareKeyView, rj_spare_key_view, ADW_TYPE_BIN)

static void
ask_again_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RjContext) context = data;
  g_autoptr (GError) error = NULL;

  if (!rj_store_set_preference_finish (RJ_STORE (source), result, &error))
    rj_context_report (context, error);
}

void
rj_spare_key_ask_again (RjContext *context, gint64 after_us)
{
  RjStore *store = rj_vault_get_store (rj_context_get_vault (context));
  g_autofree char *at =
    g_strdup_printf ("%" G_GINT64_FORMAT, rj_clock_get_now (rj_context_get_clock (context)) + after_us);

  if (store != NULL)
    rj_store_set_preference_async (store, RJ_PREFERENCE_SPARE_KEY_ASK_AT, at, NULL, ask_again_cb,
                                   g_object_ref (context));
}

static char
normalise (char c)
{
  c = g_ascii_toupper (c);
  if (c == 'O')
    return '0';
  if (c == 'I' || c == 'L')
    return '1';

  return c;
}

static const char *
skip_filler (const char *text)
{
  while (*text == ' ' || *text == '-')
    text++;

  return text;
}

gboolean
rj_spare_key_group_matches (const char *typed, const char *group)
{
  for (typed = skip_filler (typed); *typed != '\0' && *group != '\0';
       typed = skip_filler (typed + 1), group++)
    if (normalise (*typed) != normalise (*group))
      return FALSE;

  return *typed == '\0' && *group == '\0';
}

/* (transfer full): the groups; wipe with free_groups(). */
static char **
dup_groups (RjSpareKeyView *self)
{
  g_autofree char *text =
    g_strndup ((const char *) rj_secret_bytes_get (self->key), rj_secret_bytes_get_length (self->key));
  char **groups = g_strsplit (text, "-", -1);

  rj_secret_wipe (text, strlen (text));
  return groups;
}

static void
free_groups (char **groups)
{
  for (guint i = 0; groups[i] != NULL; i++)
    rj_secret_wipe (groups[i], strlen (groups[i]));
  g_strfreev (groups);
}

static gboolean
group_is_typed (RjSpareKeyView *self, int which, GtkEntry *entry)
{
  char **groups = dup_groups (self);
  gboolean typed =
    rj_spare_key_group_matches (gtk_editable_get_text (GTK_EDITABLE (entry)), groups[self->asked[which]]);

  free_groups (groups);
  return typed;
}

static gboolean
is_done (RjSpareKeyView *self)
{
  return group_is_typed (self, 0, self->first_entry) && group_is_typed (self, 1, self->second_entry);
}

static gboolean
is_full (GtkEntry *entry)
{
  return g_utf8_strlen (gtk_editable_get_text (GTK_EDITABLE (entry)), -1) >= 4;
}

static void
changed_cb (RjSpareKeyView *self)
{
  gboolean done = is_done (self);
  gboolean wrong = !done && is_full (self->first_entry) && is_full (self->second_entry);

  gtk_widget_set_sensitive (GTK_WIDGET (self->done_button), done);
  gtk_label_set_text (self->mismatch, wrong ? _ ("Not quite. Please compare the two groups again.") : "");
  /* Said once, when it begins to be so, and not at every key. */
  if (wrong && !gtk_widget_get_visible (GTK_WIDGET (self->mismatch)))
    rj_announce (GTK_WIDGET (self), gtk_label_get_text (self->mismatch),
                 GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  gtk_widget_set_visible (GTK_WIDGET (self->mismatch), wrong);
}

static void
show_status (RjSpareKeyView *self, const char *text)
{
  gtk_label_set_text (self->status, text);
  gtk_widget_set_visible (GTK_WIDGET (self->status), TRUE);
  rj_announce (GTK_WIDGET (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
print_done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, RjSpareKeyView *self)
{
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    show_status (self, _ ("It could not be printed. You can save it, or write it down."));
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    show_status (self, _ ("Sent to the printer."));
}

static void
print_cb (RjSpareKeyView *self)
{
  g_autoptr (RjSecretBytes) raw = rj_vault_dup_raw_key (rj_context_get_vault (self->context));
  g_autoptr (GtkPrintOperation) operation = rj_spare_key_sheet_new_print (self->key, raw);

  g_signal_connect_object (operation, "done", G_CALLBACK (print_done_cb), self, 0);
  rj_print_run (operation, GTK_WIDGET (self));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RjSpareKeyView) self = data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      show_status (self, _ ("Saved. Anyone with this file can open your journal. Paper is safer."));
    }
  else
    {
      g_autofree char *text = rj_error_text (error);

      show_status (self, text);
    }
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RjSpareKeyView) self = data;
  g_autoptr (GFile) file = rj_files_save_finish (GTK_FILE_DIALOG (source), result);
  g_autoptr (RjSecretBytes) raw = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;

  if (file == NULL)
    return;

  raw = rj_vault_dup_raw_key (rj_context_get_vault (self->context));
  if (raw == NULL)
    return;
  pdf = rj_spare_key_sheet_to_pdf (self->key, raw, &error);
  if (pdf == NULL)
    {
      g_autofree char *text = rj_error_text (error);

      show_status (self, text);
      return;
    }
  g_file_replace_contents_bytes_async (file, pdf, NULL, FALSE,
                                       G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL,
                                       saved_cb, g_object_ref (self));
}

static void
save_cb (RjSpareKeyView *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_initial_name (dialog, "spare-key.pdf");
  rj_elsewhere_hold (rj_elsewhere_get (), dialog);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, file_chosen_cb,
                        g_object_ref (self));
}

static void
write_cb (RjSpareKeyView *self)
{
  show_status (self, _ ("Write all nine groups, line by line. Then type two of them below from your paper."));
  gtk_widget_grab_focus (GTK_WIDGET (self->first_entry));
}

typedef struct {
  RjSpareKeyView *view;
  gboolean done;
} Answer;

static void
preference_set_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Answer *answer = data;
  g_autoptr (RjSpareKeyView) self = answer->view;
  g_autoptr (GError) error = NULL;

  if (rj_store_set_preference_finish (RJ_STORE (source), result, &error))
    {
      if (answer->done)
        rj_spare_key_ask_again (self->context, self->check ? RJ_SPARE_KEY_LONG_US : RJ_SPARE_KEY_SOON_US);
      g_signal_emit (self, signals[SIGNAL_ANSWERED], 0, answer->done);
    }
  else
    {
      g_autofree char *text = rj_error_text (error);

      show_status (self, text);
    }
}

static void
answer (RjSpareKeyView *self, gboolean done)
{
  RjStore *store = rj_vault_get_store (rj_context_get_vault (self->context));
  Answer *data;

  if (store == NULL)
    return;

  data = g_new0 (Answer, 1);
  data->view = g_object_ref (self);
  data->done = done;
  rj_store_set_preference_async (store, RJ_PREFERENCE_SPARE_KEY_CONFIRMED, done ? "yes" : "no", NULL,
                                 preference_set_cb, data);
}

static void
done_cb (RjSpareKeyView *self)
{
  if (is_done (self))
    answer (self, TRUE);
}

/* That it was put in a safe place once stays true. */
static void
later_cb (RjSpareKeyView *self)
{
  if (!self->check)
    answer (self, FALSE);
  else
    {
      rj_spare_key_ask_again (self->context, RJ_SPARE_KEY_SOON_US);
      g_signal_emit (self, signals[SIGNAL_ANSWERED], 0, FALSE);
    }
}

static void
show_again_cb (RjSpareKeyView *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->key_box), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->ways_box), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->show_button), FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->groups));
}

/* From the paper, not from the screen. */
static void
hide_key (RjSpareKeyView *self)
{
  self->check = TRUE;
  gtk_label_set_text (self->title, _ ("Do you still have your spare key?"));
  gtk_label_set_text (self->about, _ ("Get it out, and type the two groups from it."));
  gtk_button_set_label (self->later_button, _ ("_Later"));
  gtk_widget_set_visible (GTK_WIDGET (self->key_box), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->ways_box), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->waiting), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->show_button), TRUE);
}

static GtkWidget *
new_group (int number, const char *group)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "accessible-role",
                                 GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  g_autofree char *digit = g_strdup_printf ("%d", number);
  GtkWidget *caption = gtk_label_new (digit);
  GtkWidget *label = gtk_label_new (group);

  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dimmed");
  gtk_widget_add_css_class (label, "title-3");
  gtk_widget_add_css_class (label, "monospace");
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static void
show_key (RjSpareKeyView *self)
{
  char **groups = dup_groups (self);
  char *text = g_strjoinv ("-", groups), *spoken = g_strjoinv (", ", groups);
  g_autofree char *ask = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  for (int i = 0; i < (int) g_strv_length (groups); i++)
    gtk_grid_attach (self->groups, new_group (i + 1, groups[i]), i % COLUMNS, i / COLUMNS, 1, 1);
  /* The code reads from left to right in every language. */
  gtk_widget_set_direction (GTK_WIDGET (self->groups), GTK_TEXT_DIR_LTR);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->groups), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  rj_secret_wipe (spoken, strlen (spoken));
  g_free (spoken);
  adw_bin_set_child (self->qr_bin, rj_qr_new (text, _ ("The spare key as a code for a camera")));
  rj_secret_wipe (text, strlen (text));
  g_free (text);
  free_groups (groups);

  self->asked[0] = g_random_int_range (0, GROUPS / 2);
  self->asked[1] = g_random_int_range (GROUPS / 2, GROUPS);
  /* Translators: numbers of two groups of the spare key. */
  ask = g_strdup_printf (_ ("Type groups %d and %d:"), self->asked[0] + 1, self->asked[1] + 1);
  first = g_strdup_printf (_ ("Group %d"), self->asked[0] + 1);
  second = g_strdup_printf (_ ("Group %d"), self->asked[1] + 1);
  gtk_label_set_text (self->ask, ask);
  gtk_entry_set_placeholder_text (self->first_entry, first);
  gtk_entry_set_placeholder_text (self->second_entry, second);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->first_entry), GTK_ACCESSIBLE_PROPERTY_LABEL, first,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->second_entry), GTK_ACCESSIBLE_PROPERTY_LABEL, second,
                                  -1);
}

/* What this page is for, so that it is read out at once. */
static gboolean
rj_spare_key_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (RJ_SPARE_KEY_VIEW (widget)->groups));
}

static void
rj_spare_key_view_constructed (GObject *object)
{
  RjSpareKeyView *self = RJ_SPARE_KEY_VIEW (object);

  G_OBJECT_CLASS (rj_spare_key_view_parent_class)->constructed (object);

  self->key = rj_vault_dup_spare_key (rj_context_get_vault (self->context));
  g_return_if_fail (self->key != NULL);
  show_key (self);
}

static void
rj_spare_key_view_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CONTEXT:
      RJ_SPARE_KEY_VIEW (object)->context = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rj_spare_key_view_dispose (GObject *object)
{
  RjSpareKeyView *self = RJ_SPARE_KEY_VIEW (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_pointer (&self->key, rj_secret_bytes_unref);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rj_spare_key_view_parent_class)->dispose (object);
}

static void
rj_spare_key_view_class_init (RjSpareKeyViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = rj_spare_key_view_constructed;
  object_class->set_property = rj_spare_key_view_set_property;
  object_class->dispose = rj_spare_key_view_dispose;
  widget_class->grab_focus = rj_spare_key_view_grab_focus;

  props[PROP_CONTEXT] =
    g_param_spec_object ("context", NULL, NULL, RJ_TYPE_CONTEXT,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[SIGNAL_ANSWERED] = g_signal_new ("answered", RJ_TYPE_SPARE_KEY_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class, RJ_APP_PATH "/ui/rj-spare-key-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RjSpareKeyView, title);
  gtk_widget_class_bind_template_child (widget_class, RjSpareKeyView, about);
  gtk_widget_class_bind_template_child (widget_class, RjSpareKeyView, key_box);
  gtk_widget_class_bind_template_child (widget_class, RjSpareKeyView, ways_box);
  gtk_widget_class_bind_template_child (widget_class, RjSpareKeyView, show_button);
  gtk_widget_class_bind_template_child (widget_class, RjSpareKeyView, later_button);
  gtk_widget_class_bind_template_child (widget_class, RjSpareKeyView, waiting);
  gtk_widget_class_bind_template_callback (widget_class, show_again_cb);
  gtk_widget_class_bind_template_child (widget_class, RjSpareKeyView, groups);
  gtk_widget_class_bind_template_child (widget_class, RjSpareKeyView, qr_bin);
  gtk_widget_class_bind_template_child (widget_class, RjSpareKeyView, status);
  gtk_widget_class_bind_template_child (widget_class, RjSpareKeyView, ask);
  gtk_widget_class_bind_template_child (widget_class, RjSpareKeyView, first_entry);
  gtk_widget_class_bind_template_child (widget_class, RjSpareKeyView, second_entry);
  gtk_widget_class_bind_template_child (widget_class, RjSpareKeyView, mismatch);
  gtk_widget_class_bind_template_child (widget_class, RjSpareKeyView, done_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, write_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_bind_template_callback (widget_class, later_cb);
}

static void
rj_spare_key_view_init (RjSpareKeyView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rj_speak_status (self->status);
  rj_speak_status (self->mismatch);
}

GtkWidget *
rj_spare_key_view_new (RjContext *context)
{
  return g_object_new (RJ_TYPE_SPARE_KEY_VIEW, "context", context, NULL);
}

static void
dialog_answered_cb (AdwDialog *dialog)
{
  adw_dialog_close (dialog);
}

static AdwDialog *
new_dialog (RjContext *context, gboolean check)
{
  AdwDialog *dialog = rj_dialog_new ();
  GtkWidget *toolbars = adw_toolbar_view_new ();
  GtkWidget *view = rj_spare_key_view_new (context);

  if (check)
    hide_key (RJ_SPARE_KEY_VIEW (view));

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbars), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbars), view);
  g_signal_connect_object (view, "answered", G_CALLBACK (dialog_answered_cb), dialog, G_CONNECT_SWAPPED);
  adw_dialog_set_title (dialog, _ ("Spare key"));
  adw_dialog_set_content_width (dialog, 480);
  adw_dialog_set_content_height (dialog, 640);
  adw_dialog_set_child (dialog, toolbars);
  adw_dialog_set_focus (dialog, check ? GTK_WIDGET (RJ_SPARE_KEY_VIEW (view)->first_entry)
                                      : GTK_WIDGET (RJ_SPARE_KEY_VIEW (view)->groups));
  return dialog;
}

AdwDialog *
rj_spare_key_dialog_new (RjContext *context)
{
  return new_dialog (context, FALSE);
}

AdwDialog *
rj_spare_key_check_dialog_new (RjContext *context)
{
  return new_dialog (context, TRUE);
}

void
rj_spare_key_dialog_present_new (RjContext *context, GtkWidget *parent)
{
  RjStore *store = rj_context_get_store (context);

  if (store != NULL && rj_vault_get_state (rj_context_get_vault (context)) == RJ_VAULT_OPEN
      && g_strcmp0 (rj_store_get_preference (store, RJ_PREFERENCE_SPARE_KEY_CONFIRMED), "renewed") == 0)
    adw_dialog_present (rj_spare_key_dialog_new (context), parent);
}
