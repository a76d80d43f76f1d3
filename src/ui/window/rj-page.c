// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-page.h"

G_DEFINE_INTERFACE (RjPage, rj_page, GTK_TYPE_WIDGET)

static void
rj_page_default_init (RjPageInterface *iface)
{
}

GtkWidget *
rj_page_get_title_widget (RjPage *self)
{
  RjPageInterface *iface;

  g_return_val_if_fail (RJ_IS_PAGE (self), NULL);

  iface = RJ_PAGE_GET_IFACE (self);
  return iface->get_title_widget != NULL ? iface->get_title_widget (self) : NULL;
}

void
rj_page_shown (RjPage *self)
{
  RjPageInterface *iface;

  g_return_if_fail (RJ_IS_PAGE (self));

  iface = RJ_PAGE_GET_IFACE (self);
  if (iface->shown != NULL)
    iface->shown (self);
}

void
rj_page_show_day (RjPage *self, RjDay day)
{
  RjPageInterface *iface;

  g_return_if_fail (RJ_IS_PAGE (self));

  iface = RJ_PAGE_GET_IFACE (self);
  if (iface->show_day != NULL)
    iface->show_day (self, day);
}

char *
rj_page_dup_view (RjPage *self)
{
  RjPageInterface *iface;

  g_return_val_if_fail (RJ_IS_PAGE (self), NULL);

  iface = RJ_PAGE_GET_IFACE (self);
  return iface->dup_view != NULL ? iface->dup_view (self) : NULL;
}

void
rj_page_set_view (RjPage *self, const char *view)
{
  RjPageInterface *iface;

  g_return_if_fail (RJ_IS_PAGE (self));
  g_return_if_fail (view != NULL);

  iface = RJ_PAGE_GET_IFACE (self);
  if (iface->set_view != NULL)
    iface->set_view (self, view);
}
