// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-starter-page.h"

#include "rj-error-text.h"
#include "rj-reminder-consent.h"
#include "rj-starters.h"

#include <glib/gi18n-lib.h>

struct _RjStarterPage {
  AdwNavigationPage parent_instance;

  GtkListBox *days;
  GtkListBox *items;
  GtkLabel *error;
  GtkButton *go_button;

  RjContext *context;
  GPtrArray *starters;
  const RjStarterDay *chosen;
};

enum {
  PROP_0,
  PROP_CONTEXT,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

enum {
  SIGNAL_FINISHED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RjStarterPage, rj_starter_page, ADW_TYPE_NAVIGATION_PAGE)

static const char *
part_name (RjDayPart part)
{
  switch (part)
    {
    case RJ_PART_MORNING:
      return _ ("Morning");
    case RJ_PART_AFTERNOON:
      return _ ("Afternoon");
    case RJ_PART_EVENING:
      return _ ("Evening");
    case RJ_PART_ANY_TIME:
    default:
      return _ ("Any time");
    }
}

static GtkWidget *
new_check (void)
{
  return g_object_new (GTK_TYPE_CHECK_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
}

/* The row has the focus, so it is the row that says whether it is chosen. */
static void
speak_checked (GtkCheckButton *check, GParamSpec *pspec, GtkAccessible *row)
{
  gtk_accessible_update_state (
    row, GTK_ACCESSIBLE_STATE_CHECKED,
    gtk_check_button_get_active (check) ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}

static GtkWidget *
new_check_row (const char *title, const char *subtitle, GtkWidget *check, GtkAccessibleRole role)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "accessible-role", role, NULL);

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_widget_set_can_focus (check, FALSE);
  g_signal_connect_object (check, "notify::active", G_CALLBACK (speak_checked), row, G_CONNECT_DEFAULT);
  speak_checked (GTK_CHECK_BUTTON (check), NULL, GTK_ACCESSIBLE (row));
  return row;
}

static void
item_toggled_cb (GtkCheckButton *check, gboolean *checked)
{
  *checked = gtk_check_button_get_active (check);
}

static void
show_day (RjStarterPage *self, const RjStarterDay *day)
{
  self->chosen = day;
  gtk_list_box_remove_all (self->items);
  for (guint i = 0; i < day->items->len; i++)
    {
      const RjPlanItem *item = day->items->pdata[i];
      gboolean *checked = &g_array_index (day->checked, gboolean, i);
      GtkWidget *check = new_check ();

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), *checked);
      g_signal_connect (check, "toggled", G_CALLBACK (item_toggled_cb), checked);
      gtk_list_box_append (self->items, new_check_row (item->title, part_name (item->part), check,
                                                       GTK_ACCESSIBLE_ROLE_CHECKBOX));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->items), day->items->len > 0);
}

static void
day_toggled_cb (GtkCheckButton *check, RjStarterPage *self)
{
  if (gtk_check_button_get_active (check))
    show_day (self, g_object_get_data (G_OBJECT (check), "rj-day"));
}

static void
fill_days (RjStarterPage *self)
{
  GtkWidget *group = NULL;

  for (guint i = 0; i < self->starters->len; i++)
    {
      RjStarterDay *day = self->starters->pdata[i];
      GtkWidget *check = new_check ();

      if (group != NULL)
        gtk_check_button_set_group (GTK_CHECK_BUTTON (check), GTK_CHECK_BUTTON (group));
      group = check;
      g_object_set_data (G_OBJECT (check), "rj-day", day);
      g_signal_connect (check, "toggled", G_CALLBACK (day_toggled_cb), self);
      gtk_list_box_append (self->days, new_check_row (day->title, NULL, check, GTK_ACCESSIBLE_ROLE_RADIO));
      if (i == 0)
        gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
    }
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RjStarterPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) saved = rj_plan_save_items_finish (RJ_PLAN (source), result, &error);

  gtk_widget_set_sensitive (GTK_WIDGET (self->go_button), TRUE);
  if (saved != NULL)
    {
      g_autoptr (RjContext) context = g_object_ref (self->context);
      GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));

      /* The page goes with this; the question comes above the one that follows. */
      g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
      if (window != NULL)
        rj_reminder_consent_ask (context, GTK_WIDGET (window), saved);
    }
  else
    {
      g_autofree char *text = rj_error_text (error);

      gtk_label_set_text (self->error, text);
      gtk_widget_set_visible (GTK_WIDGET (self->error), TRUE);
    }
}

static void
go_cb (RjStarterPage *self)
{
  RjStore *store = rj_vault_get_store (rj_context_get_vault (self->context));
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  for (guint i = 0; i < self->chosen->items->len; i++)
    if (g_array_index (self->chosen->checked, gboolean, i))
      g_ptr_array_add (items, self->chosen->items->pdata[i]);

  if (store == NULL)
    return;
  if (items->len == 0)
    {
      g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
      return;
    }

  gtk_widget_set_sensitive (GTK_WIDGET (self->go_button), FALSE);
  /* Chosen before the journal began: Ctrl+Z on the first page must not empty the day. */
  rj_store_set_undoable (store, FALSE);
  rj_plan_save_items_async (rj_store_get_plan (store), items, NULL, saved_cb, g_object_ref (self));
  rj_store_set_undoable (store, TRUE);
}

static void
rj_starter_page_constructed (GObject *object)
{
  RjStarterPage *self = RJ_STARTER_PAGE (object);

  G_OBJECT_CLASS (rj_starter_page_parent_class)->constructed (object);

  self->starters = rj_starters_load_days (rj_clock_get_today (rj_context_get_clock (self->context)), NULL);
  fill_days (self);
}

static void
rj_starter_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CONTEXT:
      RJ_STARTER_PAGE (object)->context = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rj_starter_page_dispose (GObject *object)
{
  RjStarterPage *self = RJ_STARTER_PAGE (object);

  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rj_starter_page_parent_class)->dispose (object);
}

static void
rj_starter_page_finalize (GObject *object)
{
  g_clear_pointer (&RJ_STARTER_PAGE (object)->starters, g_ptr_array_unref);

  G_OBJECT_CLASS (rj_starter_page_parent_class)->finalize (object);
}

static void
rj_starter_page_class_init (RjStarterPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = rj_starter_page_constructed;
  object_class->set_property = rj_starter_page_set_property;
  object_class->dispose = rj_starter_page_dispose;
  object_class->finalize = rj_starter_page_finalize;

  props[PROP_CONTEXT] =
    g_param_spec_object ("context", NULL, NULL, RJ_TYPE_CONTEXT,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[SIGNAL_FINISHED] =
    g_signal_new ("finished", RJ_TYPE_STARTER_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, RJ_APP_PATH "/ui/rj-starter-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RjStarterPage, days);
  gtk_widget_class_bind_template_child (widget_class, RjStarterPage, items);
  gtk_widget_class_bind_template_child (widget_class, RjStarterPage, error);
  gtk_widget_class_bind_template_child (widget_class, RjStarterPage, go_button);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
}

static void
rj_starter_page_init (RjStarterPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwNavigationPage *
rj_starter_page_new (RjContext *context)
{
  return g_object_new (RJ_TYPE_STARTER_PAGE, "context", context, NULL);
}
