// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-store.h"

G_BEGIN_DECLS

#define RJ_BENCH_URGES 10000
#define RJ_BENCH_NOTES 36

/* Makes RJ_BENCH_NOTES coping notes and RJ_BENCH_URGES urges, back from the day @today that begins about
 * @now_us: each with triggers, alone, rated twice more, three of four with one of the notes. */
void rj_bench_fill_urges (RjStore *store, gint64 now_us, RjDay today);

G_END_DECLS
