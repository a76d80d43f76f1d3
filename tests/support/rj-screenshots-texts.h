// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

/* Writes every text of our own that can be seen below @widget or is read aloud for it into @file: a line each
 * of @scene, the kind and the text. What stands in a field is the person's and is left out. */
void rj_texts_write (FILE *file, const char *scene, GtkWidget *widget);
