// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-welcome-page.h"

#include "rj-backup-page.h"
#include "rj-elsewhere.h"
#include "rj-error-text.h"
#include "rj-files.h"
#include "rj-have-page.h"
#include "rj-made-up.h"
#include "rj-passphrase-page.h"
#include "rj-spare-key-view.h"
#include "rj-sqlite-store.h"
#include "rj-starter-page.h"
#include "rj-starters.h"
#include "rj-toolbars.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

struct _RjWelcomePage {
  AdwBin parent_instance;

  AdwNavigationView *navigation;
  GtkLabel *only_here;
  GtkLabel *for_days;
  GtkLabel *not_treatment;
  GtkLabel *cannot;
  GtkButton *start_button;
  GtkButton *look_button;
  GtkButton *have_button;
  GtkLabel *error;

  RjContext *context;
};

enum {
  PROP_0,
  PROP_CONTEXT,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (RjWelcomePage, rj_welcome_page, ADW_TYPE_BIN)

static void
show_error (RjWelcomePage *self, const GError *error)
{
  g_autofree char *text = rj_error_text (error);

  gtk_label_set_text (self->error, text);
  gtk_widget_set_visible (GTK_WIDGET (self->error), TRUE);
}

static void
set_busy (RjWelcomePage *self, gboolean busy)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->start_button), !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->look_button), !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->have_button), !busy);
  if (busy)
    gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);
}

/* From here on Back would lead to a passphrase that is set already. */
static void
push_without_back (RjWelcomePage *self, AdwNavigationPage *page)
{
  adw_navigation_page_set_can_pop (page, FALSE);
  adw_navigation_view_push (self->navigation, page);
}

static void
finished_cb (RjWelcomePage *self)
{
  rj_context_set_store (self->context, rj_vault_get_store (rj_context_get_vault (self->context)));
}

static void
spare_key_answered_cb (RjWelcomePage *self)
{
  AdwNavigationPage *page = rj_starter_page_new (self->context);

  g_signal_connect_object (page, "finished", G_CALLBACK (finished_cb), self, G_CONNECT_SWAPPED);
  adw_navigation_view_push (self->navigation, page);
}

static AdwNavigationPage *
new_spare_key_page (RjWelcomePage *self)
{
  GtkWidget *view = rj_spare_key_view_new (self->context);
  AdwNavigationPage *page;

  g_signal_connect_object (view, "answered", G_CALLBACK (spare_key_answered_cb), self, G_CONNECT_SWAPPED);
  page = adw_navigation_page_new_with_tag (rj_toolbars_new (view), _ ("Your spare key"), "spare-key");
  /* The button that led here is gone, and the focus with it. */
  g_signal_connect_object (page, "shown", G_CALLBACK (gtk_widget_grab_focus), view, G_CONNECT_SWAPPED);
  return page;
}

static void
notes_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RjContext) context = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) saved = rj_strategies_save_finish (RJ_STRATEGIES (source), result, &error);

  if (saved == NULL)
    rj_context_report (context, error);
}

static void
spare_key_noted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RjContext) context = data;
  g_autoptr (GError) error = NULL;

  if (!rj_store_set_preference_finish (RJ_STORE (source), result, &error))
    rj_context_report (context, error);
}

static void
created_cb (RjWelcomePage *self, gboolean taken)
{
  RjStore *store = rj_vault_get_store (rj_context_get_vault (self->context));
  g_autoptr (GPtrArray) notes = rj_starters_load_strategies (NULL);

  rj_store_set_undoable (store, FALSE);
  rj_strategies_save_async (rj_store_get_strategies (store), notes, NULL, notes_saved_cb,
                            g_object_ref (self->context));
  rj_store_set_undoable (store, TRUE);
  /* Until the page is answered: the journal may be locked or left on it. */
  rj_store_set_preference_async (store, "spare-key-confirmed", "no", NULL, spare_key_noted_cb,
                                 g_object_ref (self->context));
  push_without_back (self, new_spare_key_page (self));
}

static void
start_cb (RjWelcomePage *self)
{
  AdwNavigationPage *page = rj_passphrase_page_new (self->context);

  g_signal_connect_object (page, "done", G_CALLBACK (created_cb), self, G_CONNECT_SWAPPED);
  adw_navigation_view_push (self->navigation, page);
}

typedef struct {
  RjWelcomePage *page;
  RjStore *store;
} LookAround;

static void
filled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree LookAround *look = data;
  g_autoptr (RjWelcomePage) self = look->page;
  g_autoptr (RjStore) store = look->store;
  g_autoptr (GError) error = NULL;

  set_busy (self, FALSE);
  if (!rj_made_up_fill_finish (store, result, &error))
    {
      show_error (self, error);
      return;
    }

  rj_context_set_made_up (self->context, TRUE);
  rj_context_set_store (self->context, store);
}

static void
look_around_cb (RjWelcomePage *self)
{
  g_autoptr (GError) error = NULL;
  RjClock *clock = rj_context_get_clock (self->context);
  RjStore *store = rj_sqlite_store_new_in_memory (clock, &error);
  LookAround *look;

  if (store == NULL)
    {
      show_error (self, error);
      return;
    }

  set_busy (self, TRUE);
  look = g_new0 (LookAround, 1);
  look->page = g_object_ref (self);
  look->store = store;
  rj_made_up_fill_async (store, clock, filled_cb, look);
}

static void
adopted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RjHavePage) page = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  rj_have_page_set_busy (page, FALSE);
  /* When it went well the vault is locked now, and the window shows the lock screen. */
  if (rj_vault_adopt_finish (RJ_VAULT (source), result, &error))
    return;
  text = rj_error_text (error);
  rj_have_page_show_error (page, text);
}

static RjHavePage *
get_have_page (RjWelcomePage *self)
{
  AdwNavigationPage *page = adw_navigation_view_find_page (self->navigation, "have");

  return page != NULL ? RJ_HAVE_PAGE (page) : NULL;
}

static void
folder_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RjWelcomePage) self = data;
  g_autoptr (GFile) folder = rj_files_select_folder_finish (GTK_FILE_DIALOG (source), result);
  RjHavePage *page = get_have_page (self);

  if (folder == NULL || page == NULL)
    return;

  rj_have_page_set_busy (page, TRUE);
  rj_vault_adopt_async (rj_context_get_vault (self->context), folder, NULL, adopted_cb, g_object_ref (page));
}

static void
folder_cb (RjWelcomePage *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Choose the folder of your journal"));
  rj_elsewhere_hold (rj_elsewhere_get (), dialog);
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL,
                                 folder_chosen_cb, g_object_ref (self));
}

static void
backup_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RjWelcomePage) self = data;
  g_autoptr (GFile) file = rj_files_open_finish (GTK_FILE_DIALOG (source), result);

  /* When it is taken the vault is locked, and the window shows the lock screen. */
  if (file != NULL && self->context != NULL)
    adw_navigation_view_push (self->navigation, rj_backup_page_new (self->context, file));
}

static void
backup_cb (RjWelcomePage *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Choose a backup"));
  rj_elsewhere_hold (rj_elsewhere_get (), dialog);
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, backup_chosen_cb,
                        g_object_ref (self));
}

static void
have_cb (RjWelcomePage *self)
{
  AdwNavigationPage *page = rj_have_page_new ();

  g_signal_connect_object (page, "backup", G_CALLBACK (backup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "folder", G_CALLBACK (folder_cb), self, G_CONNECT_SWAPPED);
  adw_navigation_view_push (self->navigation, page);
}

static void
rj_welcome_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CONTEXT:
      RJ_WELCOME_PAGE (object)->context = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rj_welcome_page_dispose (GObject *object)
{
  RjWelcomePage *self = RJ_WELCOME_PAGE (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rj_welcome_page_parent_class)->dispose (object);
}

static void
rj_welcome_page_class_init (RjWelcomePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = rj_welcome_page_set_property;
  object_class->dispose = rj_welcome_page_dispose;

  props[PROP_CONTEXT] =
    g_param_spec_object ("context", NULL, NULL, RJ_TYPE_CONTEXT,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, RJ_APP_PATH "/ui/rj-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RjWelcomePage, navigation);
  gtk_widget_class_bind_template_child (widget_class, RjWelcomePage, only_here);
  gtk_widget_class_bind_template_child (widget_class, RjWelcomePage, for_days);
  gtk_widget_class_bind_template_child (widget_class, RjWelcomePage, not_treatment);
  gtk_widget_class_bind_template_child (widget_class, RjWelcomePage, cannot);
  gtk_widget_class_bind_template_child (widget_class, RjWelcomePage, start_button);
  gtk_widget_class_bind_template_child (widget_class, RjWelcomePage, look_button);
  gtk_widget_class_bind_template_child (widget_class, RjWelcomePage, have_button);
  gtk_widget_class_bind_template_child (widget_class, RjWelcomePage, error);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
  gtk_widget_class_bind_template_callback (widget_class, look_around_cb);
  gtk_widget_class_bind_template_callback (widget_class, have_cb);
}

static void
rj_welcome_page_init (RjWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* The focus begins here: what the page says is heard with it. */
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->start_button), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  self->only_here, self->for_days, self->not_treatment, self->cannot, NULL,
                                  -1);
  rj_wrap_button (self->start_button);
  rj_wrap_button (self->look_button);
  rj_wrap_button (self->have_button);
}

GtkWidget *
rj_welcome_page_new (RjContext *context)
{
  return g_object_new (RJ_TYPE_WELCOME_PAGE, "context", context, NULL);
}
