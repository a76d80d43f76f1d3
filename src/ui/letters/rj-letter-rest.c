// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-letter-rest.h"

#include "rj-letter.h"

#include <glib/gi18n-lib.h>

static const int days[] = { 0, 7, RJ_LETTER_REST_DAYS, 30 };

gboolean
rj_letter_rest_is_needed (GPtrArray *letters)
{
  const guint rest = RJ_LETTER_STRONG | RJ_LETTER_ON_DAY | RJ_LETTER_MILESTONE;

  for (guint i = 0; i < letters->len; i++)
    if ((((const RjLetter *) g_ptr_array_index (letters, i))->offers & rest) != 0)
      return TRUE;
  return FALSE;
}

static void
set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjContext) context = user_data;
  g_autoptr (GError) error = NULL;

  if (!rj_store_set_preference_finish (RJ_STORE (source), result, &error))
    rj_context_report (context, error);
}

static void
selected_cb (AdwComboRow *row, GParamSpec *pspec, RjContext *context)
{
  guint i = adw_combo_row_get_selected (row);
  RjStore *store = rj_context_get_store (context);
  g_autofree char *value = i < G_N_ELEMENTS (days) ? g_strdup_printf ("%d", days[i]) : NULL;

  if (value != NULL && store != NULL)
    rj_store_set_preference_async (store, RJ_PREFERENCE_REST_DAYS, value, NULL, set_cb,
                                   g_object_ref (context));
}

/* The longest that is no longer than what was chosen. */
static guint
find_chosen (RjContext *context)
{
  const char *text = rj_store_get_preference (rj_context_get_store (context), RJ_PREFERENCE_REST_DAYS);
  gint64 chosen = text != NULL ? g_ascii_strtoll (text, NULL, 10) : RJ_LETTER_REST_DAYS;
  guint i = G_N_ELEMENTS (days) - 1;

  while (i > 0 && days[i] > chosen)
    i--;
  return i;
}

GtkWidget *
rj_letter_rest_new (RjContext *context)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *text =
        days[i] > 0
          ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day", "%d days", (gulong) days[i]), days[i])
          /* Translators: how long letters rest: not at all. */
          : g_strdup (C_ ("letter", "Not at all"));

      gtk_string_list_append (choices, text);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 rj_context_say (context, _ ("After a {use_day:one}, letters rest")));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  /* At its end there is no room for it in large text. */
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (choices));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), find_chosen (context));
  gtk_widget_set_sensitive (row, !rj_context_get_for_reading (context));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (selected_cb), context, G_CONNECT_DEFAULT);
  return row;
}
