// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

G_BEGIN_DECLS

/**
 * RjPlace: one of the places of the window.
 * @id: for good: "today", "journal", "coping", "people", "progress"; also the first part of the names of its
 * drafts
 * @title: as the sidebar and the page name it; with terms to be filled in, as @short_title
 * @short_title: for the bar at the bottom; at most about eight letters
 * @icon_name: symbolic
 * @page_type: a GtkWidget with the construct property "context" (RjContext). It may implement RjPage, and may
 * install the class actions "page.new" (Ctrl+N), "page.search" (Ctrl+F), "page.previous", "page.next",
 * "page.home" (Alt+Left, Alt+Right, Alt+Home); the window dispatches its keys to them.
 */
typedef struct {
  const char *id;
  const char *title;
  const char *short_title;
  const char *icon_name;
  GType page_type;
} RjPlace;

/* The places in their fixed order, those that have a page only. (transfer none) (element-type RjPlace) */
GPtrArray *rj_places_list (void);
const RjPlace *rj_places_find (const char *id);
/* Gives the place @id its page. From rj_ui_init(). */
void rj_places_set_page (const char *id, GType page_type);

/**
 * RjFormFunc:
 * @where: (nullable): the draft because of which the form is opened again after a lock; %NULL for an empty
 * form
 *
 * Presents a form over @parent.
 */
typedef void (*RjFormFunc) (RjContext *context, GtkWidget *parent, const char *where);

/**
 * rj_forms_set:
 * @id: "log-craving", "check-in", "write": becomes the action "win.<id>", with the key of the window and an
 * entry in the add menu. Any other id has no action: it is there for its drafts only.
 * @draft_prefix: (nullable): drafts whose names begin so belong to this form: "craving/"
 *
 * From rj_ui_init(). Until a form is set its action, key and menu entry are not there.
 */
void rj_forms_set (const char *id, const char *draft_prefix, RjFormFunc present);
RjFormFunc rj_forms_find (const char *id);
/* (nullable): the form that a draft belongs to. */
RjFormFunc rj_forms_find_for_draft (const char *where);

G_END_DECLS
