// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A dialog of ours against an empty one over the same window.

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_BENCH_DIALOGS_MOST 40

/* Sets off the opening of the empty dialog, or of ours. */
typedef void (*RjBenchOpen) (gpointer user_data, gboolean empty);
/* Whether all that belongs to ours is there, as far as it can be seen. */
typedef gboolean (*RjBenchShows) (gpointer user_data, AdwDialog *dialog);

/* The empty dialog. */
void rj_bench_open_empty (GtkWidget *window);
/**
 * rj_bench_dialogs_run:
 * @runs: pairs that count, up to RJ_BENCH_DIALOGS_MOST
 *
 * Opens the two in turns, each until it has been drawn, and prints one line that begins with @name. The time
 * on a processor is compared, of all threads, because frames come at the pace of the screen; how long it took
 * on the clock is told beside it.
 */
void rj_bench_dialogs_run (AdwApplicationWindow *window,
                           const char *name,
                           int runs,
                           RjBenchOpen open,
                           RjBenchShows shows,
                           gpointer user_data);

G_END_DECLS
