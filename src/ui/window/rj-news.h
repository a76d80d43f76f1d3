// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-window.h"

G_BEGIN_DECLS

#define RJ_TYPE_NEWS (rj_news_get_type ())
G_DECLARE_FINAL_TYPE (RjNews, rj_news, RJ, NEWS, GObject)

/**
 * RjNews: what the window says after an unlock: forms with words that wait, wrong tries, notes that came in,
 * work that the lock broke off. One toast after the other; none of them while a form lies above it.
 *
 * rj_news_new:
 * @window: owns the news
 */
RjNews *rj_news_new (RjWindow *window);

/* Once, when the journal is shown and its drafts are known: opens the form that was written in last. */
void rj_news_tell (RjNews *self);

/* A form was opened or closed: what has waited for that. */
void rj_news_go_on (RjNews *self);

/* Opens the next form with words in it. */
void rj_news_open_waiting (RjNews *self);

G_END_DECLS
