// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_SPARE_KEY_VIEW (rj_spare_key_view_get_type ())
G_DECLARE_FINAL_TYPE (RjSpareKeyView, rj_spare_key_view, RJ, SPARE_KEY_VIEW, AdwBin)

/**
 * RjSpareKeyView: the spare key, ways to keep it, and two groups to type back. Only while the vault is open.
 *
 * Signal "answered" (gboolean done): done, or to be done within a week. The preference "spare-key-confirmed"
 * ("yes" or "no") was saved before.
 */
GtkWidget *rj_spare_key_view_new (RjContext *context);

/* The same in a dialog of its own, for the banner on Today. */
AdwDialog *rj_spare_key_dialog_new (RjContext *context);
/* The same for a key that is in a safe place: the groups are typed from the paper; the key itself is seen
 * when asked for. */
AdwDialog *rj_spare_key_check_dialog_new (RjContext *context);
/* Presents it when the spare key was changed and nobody has put the new one in a safe place yet. */
void rj_spare_key_dialog_present_new (RjContext *context, GtkWidget *parent);

/* When to ask whether it is still there: the first time, or after "Later"; and from then on. */
#define RJ_SPARE_KEY_SOON_US (14 * G_TIME_SPAN_DAY)
#define RJ_SPARE_KEY_LONG_US (365 * G_TIME_SPAN_DAY)
void rj_spare_key_ask_again (RjContext *context, gint64 after_us);

/* Do the two agree when case, blanks, dashes and letters that look like digits do not matter? Pure. */
gboolean rj_spare_key_group_matches (const char *typed, const char *group);

G_END_DECLS
