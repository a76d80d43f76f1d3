// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-cover.h"
#include "rj-frame.h"
#include "rj-news.h"
#include "rj-window.h"

G_BEGIN_DECLS

RjContext *rj_window_get_context (RjWindow *self);
RjCover *rj_window_get_cover (RjWindow *self);
/* (nullable): only while the journal is shown. */
RjFrame *rj_window_get_frame (RjWindow *self);

RjNews *rj_window_get_news (RjWindow *self);

/* A toast in place of the one before; @label: (nullable): without a button. */
void rj_window_tell (RjWindow *self, const char *title, const char *label, const char *action);
/* A toast after all that is there. */
void rj_window_tell_next (RjWindow *self, const char *title, const char *label, const char *action);

/* Help now at the breathing that began then. What is open of it stays. */
void rj_window_go_on_breathing (RjWindow *self, const char *pattern, gint64 started_us);
/* What rj_window_set_exercise() said, once. Returns: TRUE if a dialog opens */
gboolean rj_window_go_on_exercise (RjWindow *self);

/* On the lock screen; otherwise nothing happens. */
void rj_window_quick_note (RjWindow *self);

G_END_DECLS
