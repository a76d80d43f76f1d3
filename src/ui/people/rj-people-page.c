// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-people-page.h"

#include "rj-meetings-view.h"
#include "rj-page.h"
#include "rj-paper-view.h"
#include "rj-people-view.h"
#include "rj-support-view.h"
#include "rj-tabs.h"
#include "rj-terms.h"

#include <glib/gi18n-lib.h>

struct _RjPeoplePage {
  AdwBin parent_instance;

  RjContext *context;
  RjTabs *tabs;
};

static void rj_people_page_iface_init (RjPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RjPeoplePage,
                               rj_people_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (RJ_TYPE_PAGE, rj_people_page_iface_init))

enum {
  PROP_0,
  PROP_CONTEXT,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static void
new_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  rj_tabs_activate (RJ_PEOPLE_PAGE (widget)->tabs, "view.new");
}

static void
search_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  rj_tabs_activate (RJ_PEOPLE_PAGE (widget)->tabs, "view.search");
}

static void
shown (RjPage *page)
{
  rj_tabs_take_focus (RJ_PEOPLE_PAGE (page)->tabs);
}

static char *
dup_view (RjPage *page)
{
  return rj_tabs_dup_name (RJ_PEOPLE_PAGE (page)->tabs);
}

static void
set_view (RjPage *page, const char *view)
{
  rj_tabs_show (RJ_PEOPLE_PAGE (page)->tabs, view);
}

static void
rj_people_page_iface_init (RjPageInterface *iface)
{
  iface->dup_view = dup_view;
  iface->set_view = set_view;
  iface->shown = shown;
}

/* Each tab: rj_tabs_add (self->tabs, "people", title, rj_…_view_new (self->context)); */
static void
rj_people_page_constructed (GObject *object)
{
  RjPeoplePage *self = RJ_PEOPLE_PAGE (object);
  RjVocabulary *words = rj_context_get_vocabulary (self->context);
  GtkWidget *meetings;

  G_OBJECT_CLASS (rj_people_page_parent_class)->constructed (object);

  self->tabs = RJ_TABS (rj_tabs_new ());
  meetings = rj_meetings_view_new (self->context);
  /* Translators: a tab: who the person can turn to. */
  rj_tabs_add (self->tabs, "people", C_ ("people", "People"), rj_people_view_new (self->context));
  rj_tabs_add (self->tabs, "meetings", C_ ("people", "{meeting:labels}"), meetings);
  rj_tabs_add (self->tabs, "support", C_ ("tab", "More support"), rj_support_view_new (self->context));
  /* Translators: a tab: pages to be printed or shown. */
  rj_tabs_add (self->tabs, "paper", C_ ("people", "On paper"), rj_paper_view_new (self->context));
  rj_terms_watch (words, GTK_WIDGET (self->tabs));
  rj_terms_bind_name (words, gtk_widget_get_parent (meetings), C_ ("people", "{meeting:labels}"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->tabs));
}

static void
rj_people_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RjPeoplePage *self = RJ_PEOPLE_PAGE (object);

  if (id == PROP_CONTEXT)
    self->context = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rj_people_page_dispose (GObject *object)
{
  RjPeoplePage *self = RJ_PEOPLE_PAGE (object);

  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_people_page_parent_class)->dispose (object);
}

static void
rj_people_page_class_init (RjPeoplePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = rj_people_page_constructed;
  object_class->set_property = rj_people_page_set_property;
  object_class->dispose = rj_people_page_dispose;

  props[PROP_CONTEXT] =
    g_param_spec_object ("context", NULL, NULL, RJ_TYPE_CONTEXT,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_install_action (widget_class, "page.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_action);
}

static void
rj_people_page_init (RjPeoplePage *self)
{
}

GtkWidget *
rj_people_page_new (RjContext *context)
{
  return g_object_new (RJ_TYPE_PEOPLE_PAGE, "context", context, NULL);
}
