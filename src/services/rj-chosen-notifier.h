// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-notifier.h"

G_BEGIN_DECLS

#define RJ_TYPE_CHOSEN_NOTIFIER (rj_chosen_notifier_get_type ())
G_DECLARE_FINAL_TYPE (RjChosenNotifier, rj_chosen_notifier, RJ, CHOSEN_NOTIFIER, GObject)

/**
 * RjChosenNotifier: in a sandbox, the notification portal where the desktop has one that is new enough, else
 * libnotify. Until the desktop has said which, what is asked for waits.
 *
 * rj_chosen_notifier_new:
 * @bus: the session bus
 * @app_id: id of the desktop file
 */
RjNotifier *rj_chosen_notifier_new (GDBusConnection *bus, const char *app_id);

/* (nullable): the one that was chosen; %NULL while the desktop has not answered. */
RjNotifier *rj_chosen_notifier_get_choice (RjChosenNotifier *self);

/* (transfer full): the notifier for this desktop. @bus: (nullable): without one there is only libnotify. */
RjNotifier *rj_notifier_new_for_desktop (GDBusConnection *bus, const char *app_id);

G_END_DECLS
