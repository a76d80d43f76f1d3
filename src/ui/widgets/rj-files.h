// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * The end of each GtkFileDialog of ours: what was chosen does not stay in the list of recent files, which
 * other programs show. (A portal keeps a list of its own; the names that we offer are neutral.) All:
 * (transfer full) (nullable): %NULL when nothing was chosen.
 */
GFile *rj_files_open_finish (GtkFileDialog *dialog, GAsyncResult *result);
GFile *rj_files_save_finish (GtkFileDialog *dialog, GAsyncResult *result);
GFile *rj_files_select_folder_finish (GtkFileDialog *dialog, GAsyncResult *result);

G_END_DECLS
