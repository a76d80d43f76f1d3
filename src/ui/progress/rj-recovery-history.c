// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-recovery-history.h"

#include "rj-format.h"
#include "rj-recovery-dialog.h"
#include "rj-recovery-text.h"
#include "rj-rows.h"

#include <glib/gi18n-lib.h>

#define ID "rj-recovery-line"

/* What was said first, and what counts now. */
typedef struct {
  const RjRecoveryEvent *first;
  const RjRecoveryEvent *last;
} Chain;

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const Chain *one = a, *other = b;

  if (one->last->record.day != other->last->record.day)
    return one->last->record.day > other->last->record.day ? -1 : 1;
  return -g_strcmp0 (one->first->record.id, other->first->record.id);
}

static gboolean
belongs (const RjRecoveryEvent *event, const char *substance)
{
  return g_strcmp0 (event->substance, substance) == 0
         || (substance == NULL && event->kind == RJ_RECOVERY_USE);
}

/* (element-type Chain) */
static GArray *
find_chains (GPtrArray *events, const char *substance)
{
  GArray *chains = g_array_new (FALSE, FALSE, sizeof (Chain));
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < events->len; i++)
    {
      const RjRecoveryEvent *event = g_ptr_array_index (events, i);
      gpointer place = NULL;

      if (event->corrects != NULL && g_hash_table_lookup_extended (places, event->corrects, NULL, &place))
        g_array_index (chains, Chain, GPOINTER_TO_UINT (place)).last = event;
      else if (belongs (event, substance))
        {
          Chain chain = { event, event };

          g_hash_table_insert (places, (gpointer) rj_recovery_event_get_root (event),
                               GUINT_TO_POINTER (chains->len));
          g_array_append_val (chains, chain);
        }
    }
  g_array_sort (chains, compare_days);
  return chains;
}

static char *
dup_subtitle (const Chain *chain)
{
  g_autofree char *day = rj_format_date (chain->last->record.day);
  g_autofree char *before = rj_format_date (chain->first->record.day);
  gboolean has_words = chain->first->words != NULL;

  if (chain->last->kind == RJ_RECOVERY_WITHDRAWN)
    /* Translators: a line of the ledger that was taken back; %s is a date */
    return g_strdup_printf (_ ("%s · was not so"), day);
  if (chain->last->record.day != chain->first->record.day)
    return has_words ? g_strdup_printf (_ ("%s · before: %s · with a note"), day, before)
                     /* Translators: a day that was corrected, and what it was before */
                     : g_strdup_printf (_ ("%s · before: %s"), day, before);
  return has_words ? g_strdup_printf (_ ("%s · with a note"), day) : g_steal_pointer (&day);
}

static void
activated_cb (GtkListBox *list, GtkListBoxRow *row, RjContext *context)
{
  const char *id = g_object_get_data (G_OBJECT (row), ID);

  if (id != NULL)
    rj_recovery_dialog_present (GTK_WIDGET (list), context, id);
}

GtkWidget *
rj_recovery_history_new (RjContext *context)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What I wrote down"), -1);
  g_object_set_data_full (G_OBJECT (list), "context", g_object_ref (context), g_object_unref);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (activated_cb), context, G_CONNECT_DEFAULT);
  return list;
}

static GtkWidget *
new_row (void)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "activatable", TRUE, "use-markup", FALSE, NULL);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  rj_rows_add_arrow (ADW_ACTION_ROW (row));
  return row;
}

guint
rj_recovery_history_show (GtkWidget *self, GPtrArray *events, const char *substance, guint most)
{
  GtkListBox *list = GTK_LIST_BOX (self);
  RjContext *context = g_object_get_data (G_OBJECT (self), "context");
  g_autoptr (GArray) chains = find_chains (events, substance);
  GtkListBoxRow *row;
  guint n = MIN (chains->len, most);

  for (guint i = 0; i < n; i++)
    {
      const Chain *chain = &g_array_index (chains, Chain, i);
      g_autofree char *title = rj_recovery_text_kind (context, chain->first->kind);
      g_autofree char *subtitle = dup_subtitle (chain);

      row = gtk_list_box_get_row_at_index (list, (int) i);
      if (row == NULL)
        {
          row = GTK_LIST_BOX_ROW (new_row ());
          gtk_list_box_append (list, GTK_WIDGET (row));
        }
      g_object_set_data_full (G_OBJECT (row), ID, g_strdup (rj_recovery_event_get_root (chain->first)),
                              g_free);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
    }
  while ((row = gtk_list_box_get_row_at_index (list, (int) n)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
  return chains->len;
}
