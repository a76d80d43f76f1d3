// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-card-dialog.h"

#include "rj-directory.h"
#include "rj-print-preview.h"
#include "rj-private-entry.h"
#include "rj-text.h"
#include "rj-wallet-card.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

struct _RjCardDialog {
  RjLogForm parent_instance;

  GtkWidget *rows[RJ_CARD_N_LINES];
  GtkWidget *favourites;
  GPtrArray *found; /* (nullable): titles of favourite coping notes */
  gboolean print;
};

G_DEFINE_FINAL_TYPE (RjCardDialog, rj_card_dialog, RJ_TYPE_LOG_FORM)

/* ---- What is written ---- */

static RjWalletCard *
new_card (RjCardDialog *self)
{
  RjWalletCard *card = rj_wallet_card_new (NULL);

  for (guint i = 0; i < RJ_CARD_N_LINES; i++)
    card->lines[i] = rj_log_form_dup_text (self->rows[i]);
  return card;
}

static void
show_card (RjCardDialog *self)
{
  RjStore *store = rj_log_form_get_store (RJ_LOG_FORM (self));
  g_autoptr (RjWalletCard) card =
    rj_wallet_card_new (rj_store_get_preference (store, RJ_PREFERENCE_WALLET_CARD));

  for (guint i = 0; i < RJ_CARD_N_LINES; i++)
    rj_log_form_set_text (self->rows[i], card->lines[i]);
}

/* ---- What is there already ---- */

/* Into the lines of @section that are empty, what is not there yet. */
static void
fill (RjCardDialog *self, RjCardSection section, const char *const *texts)
{
  guint n, first = rj_card_section_get_lines (section, &n);

  for (guint t = 0; texts[t] != NULL; t++)
    {
      GtkWidget *empty = NULL;
      gboolean there = FALSE;

      for (guint i = first; i < first + n; i++)
        {
          g_autofree char *line = rj_log_form_dup_text (self->rows[i]);

          there = there || g_strcmp0 (line, texts[t]) == 0;
          if (line == NULL && empty == NULL)
            empty = self->rows[i];
        }
      if (!there && empty != NULL)
        gtk_editable_set_text (GTK_EDITABLE (empty), texts[t]);
    }
}

static void
favourites_cb (RjCardDialog *self)
{
  fill (self, RJ_CARD_STEPS, (const char *const *) self->found->pdata);
  gtk_widget_grab_focus (self->rows[rj_card_section_get_lines (RJ_CARD_STEPS, NULL)]);
}

static void
add_number (GStrvBuilder *numbers, const RjLine *line)
{
  const RjContact *contact = line->contacts->len > 0 ? g_ptr_array_index (line->contacts, 0) : NULL;
  g_autofree char *text = NULL;

  if (contact == NULL || contact->display == NULL)
    return;
  text = g_strdup_printf ("%s %s", contact->display, line->name);
  g_strv_builder_take (numbers, rj_text_for_label (text, RJ_CARD_MAX_CHARS - 1));
}

/* The first of each kind, as Help now has them. */
static void
numbers_cb (RjCardDialog *self)
{
  g_autoptr (RjDirectory) directory = rj_directory_load ();
  RjContext *context = rj_log_form_get_context (RJ_LOG_FORM (self));
  const RjCountry *country = rj_directory_get_own (directory, rj_context_get_settings (context));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) numbers = NULL;

  if (country != NULL && country->emergency->len > 0)
    add_number (builder, g_ptr_array_index (country->emergency, 0));
  for (guint i = 0; country != NULL && i < country->lines->len; i++)
    {
      const RjLine *line = g_ptr_array_index (country->lines, i);

      if (!g_str_equal (line->type, "crisis"))
        continue;
      add_number (builder, line);
      break;
    }
  numbers = g_strv_builder_end (builder);
  fill (self, RJ_CARD_NUMBERS, (const char *const *) numbers);
  gtk_widget_grab_focus (self->rows[rj_card_section_get_lines (RJ_CARD_NUMBERS, NULL)]);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjCardDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) strategies = rj_strategies_list_finish (RJ_STRATEGIES (source), result, &error);

  if (strategies == NULL)
    {
      rj_context_report (rj_log_form_get_context (RJ_LOG_FORM (self)), error);
      return;
    }
  self->found = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  for (guint i = 0; i < strategies->len; i++)
    {
      const RjStrategy *strategy = g_ptr_array_index (strategies, i);

      if (strategy->favourite && !rj_text_is_blank (strategy->title))
        g_ptr_array_add (self->found, rj_text_for_label (strategy->title, RJ_CARD_MAX_CHARS - 1));
    }
  gtk_widget_set_visible (self->favourites, self->found->len > 0);
}

/* ---- Form ---- */

static void
write_state (RjLogForm *form, JsonBuilder *builder)
{
}

static void
read_state (RjLogForm *form, JsonObject *state)
{
}

static gboolean
can_save (RjLogForm *form)
{
  return TRUE;
}

static RjPages *
lay_out (double width, double height, gpointer card)
{
  return rj_wallet_card_lay_out (card, width, height,
                                 gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL);
}

static void
present_preview (RjCardDialog *self)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  if (root != NULL)
    adw_dialog_present (rj_print_preview_new (rj_log_form_get_context (RJ_LOG_FORM (self)), _ ("Wallet card"),
                                              "journal-card", lay_out, new_card (self),
                                              (GDestroyNotify) rj_wallet_card_free),
                        root);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjCardDialog) self = user_data;
  RjLogForm *form = RJ_LOG_FORM (self);
  g_autoptr (GError) error = NULL;

  if (!rj_store_set_preference_finish (RJ_STORE (source), result, &error))
    {
      rj_log_form_failed (form, error);
      return;
    }
  rj_log_form_saved (form);
  if (self->print)
    present_preview (self);
  else
    rj_context_toast (rj_log_form_get_context (form), _ ("Saved."), FALSE);
  rj_log_form_close (form);
}

static void
save (RjLogForm *form)
{
  g_autoptr (RjWalletCard) card = new_card (RJ_CARD_DIALOG (form));
  g_autofree char *text = rj_wallet_card_to_text (card);

  rj_store_set_preference_async (rj_log_form_get_store (form), RJ_PREFERENCE_WALLET_CARD,
                                 text != NULL ? text : "", NULL, saved_cb, g_object_ref (form));
}

static void
print_cb (RjCardDialog *self)
{
  self->print = TRUE;
  rj_log_form_save (RJ_LOG_FORM (self));
}

/* ---- The dialog ---- */

static char *
dup_row_title (RjCardSection section, guint number)
{
  switch (section)
    {
    case RJ_CARD_REASONS:
      /* Translators: name of a field on the wallet card, with its number. */
      return g_strdup_printf (_ ("Reason %u"), number);
    case RJ_CARD_PEOPLE:
      /* Translators: name of a field on the wallet card, with its number. */
      return g_strdup_printf (_ ("Person %u"), number);
    case RJ_CARD_STEPS:
      /* Translators: name of a field on the wallet card, with its number. */
      return g_strdup_printf (_ ("Step %u"), number);
    case RJ_CARD_NUMBERS:
    default:
      /* Translators: name of a field on the wallet card, with its number: a phone number. */
      return g_strdup_printf (_ ("Number %u"), number);
    }
}

static GtkWidget *
new_group (RjCardDialog *self, RjCardSection section)
{
  GtkWidget *group = adw_preferences_group_new ();
  guint n, first = rj_card_section_get_lines (section, &n);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), rj_card_section_get_title (section));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = dup_row_title (section, i + 1);
      GtkWidget *row = g_object_new (ADW_TYPE_ENTRY_ROW, "use-markup", FALSE, "title", title, "max-length",
                                     RJ_CARD_MAX_CHARS, NULL);

      self->rows[first + i] = row;
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  return group;
}

static GtkWidget *
new_button (RjCardDialog *self, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  rj_wrap_button (GTK_BUTTON (button));
  gtk_widget_set_size_request (button, -1, 44);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static GtkWidget *
new_content (RjCardDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *viewport = gtk_viewport_new (NULL, NULL);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *about = gtk_label_new (
    _ ("A small card for when the computer is not there. Printed and folded, its front says only “Notes”."));

  g_object_set (about, "wrap", TRUE, "xalign", 0.0, NULL);
  gtk_box_append (GTK_BOX (box), about);
  for (guint section = 0; section < RJ_CARD_N_SECTIONS; section++)
    {
      gtk_box_append (GTK_BOX (box), new_group (self, section));
      if (section == RJ_CARD_STEPS)
        {
          self->favourites = new_button (self, _ ("Use my _favourites"), G_CALLBACK (favourites_cb));
          gtk_widget_set_visible (self->favourites, FALSE);
          gtk_box_append (GTK_BOX (box), self->favourites);
        }
    }
  gtk_box_append (GTK_BOX (box),
                  new_button (self, _ ("_Use the numbers of Help now"), G_CALLBACK (numbers_cb)));
  gtk_box_append (GTK_BOX (box), new_button (self, _ ("Save and _print…"), G_CALLBACK (print_cb)));
  g_object_set (box, "margin-top", 12, "margin-bottom", 24, "margin-start", 12, "margin-end", 12, NULL);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 560);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  g_object_set (viewport, "scroll-to-focus", TRUE, "vscroll-policy", GTK_SCROLL_NATURAL, NULL);
  gtk_viewport_set_child (GTK_VIEWPORT (viewport), clamp);
  return viewport;
}

static void
rj_card_dialog_finalize (GObject *object)
{
  g_clear_pointer (&RJ_CARD_DIALOG (object)->found, g_ptr_array_unref);
  G_OBJECT_CLASS (rj_card_dialog_parent_class)->finalize (object);
}

static void
rj_card_dialog_class_init (RjCardDialogClass *klass)
{
  RjLogFormClass *form_class = RJ_LOG_FORM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rj_card_dialog_finalize;
  form_class->write_state = write_state;
  form_class->read_state = read_state;
  form_class->can_save = can_save;
  form_class->save = save;
}

static GtkWidget *
new_bar_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
rj_card_dialog_init (RjCardDialog *self)
{
  rj_dialog_set_frame (RJ_DIALOG (self), _ ("Wallet card"), 640,
                       new_bar_button (_ ("_Cancel"), "form.cancel"),
                       new_bar_button (_ ("_Save"), "form.save"), new_content (self));
  rj_make_all_private (GTK_WIDGET (self));
}

void
rj_card_dialog_present (GtkWidget *parent, RjContext *context)
{
  RjCardDialog *self = g_object_new (RJ_TYPE_CARD_DIALOG, NULL);
  RjLogForm *form = RJ_LOG_FORM (self);

  rj_log_form_set_up (form, context, "wallet-card", NULL);
  show_card (self);
  for (guint i = 0; i < RJ_CARD_N_LINES; i++)
    {
      g_autofree char *field = g_strdup_printf ("line-%u", i + 1);

      rj_log_form_add_text (form, self->rows[i], field);
    }
  rj_log_form_begin (form);
  rj_strategies_list_async (rj_store_get_strategies (rj_context_get_store (context)), NULL, listed_cb,
                            g_object_ref (self));
  adw_dialog_present (ADW_DIALOG (self), parent);
}

void
rj_card_dialog_open (RjContext *context, GtkWidget *parent, const char *where)
{
  rj_card_dialog_present (parent, context);
}
