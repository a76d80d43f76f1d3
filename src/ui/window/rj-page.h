// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-day.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RJ_TYPE_PAGE (rj_page_get_type ())
G_DECLARE_INTERFACE (RjPage, rj_page, RJ, PAGE, GtkWidget)

/**
 * RjPage: what a page may tell the frame. All of it is optional.
 *
 * The frame shows a page's name in the header bar where there is room, otherwise as the first line above the
 * page.
 */
struct _RjPageInterface {
  GTypeInterface parent_iface;

  /* (transfer none): a widget that stands in place of the page's name (the day with its arrows). The page
   * makes it once, keeps a reference and does not put it anywhere: the frame moves it with the width. */
  GtkWidget *(*get_title_widget) (RjPage *self);
  /* The page became visible because the person went there; puts the focus where work begins. */
  void (*shown) (RjPage *self);
  /* Shows @day, for "Open" on a reminder. */
  void (*show_day) (RjPage *self, RjDay day);
  /* (transfer full) (nullable): how the page is looked at now, for set_view() after a lock: letters, digits
   * and dashes, nothing that a person wrote. %NULL: as it is when it is made. */
  char *(*dup_view) (RjPage *self);
  /* @view may be anything. */
  void (*set_view) (RjPage *self, const char *view);
};

GtkWidget *rj_page_get_title_widget (RjPage *self);
void rj_page_shown (RjPage *self);
void rj_page_show_day (RjPage *self, RjDay day);
char *rj_page_dup_view (RjPage *self);
void rj_page_set_view (RjPage *self, const char *view);

G_END_DECLS
