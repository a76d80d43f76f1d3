// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the tests of windows and dialogs share: a context on a folder of its own, and ways to find and to
// wait.

#include "rj-context.h"
#include "rj-sqlite-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct {
  char *folder;
  RjClock *clock;
  RjSettings *settings;
  RjVault *vault;
  RjContext *context;
} RjTestUi;

/* Noon of Saturday 21 November 2026, UTC. */
#define RJ_TEST_UI_NOW_US G_GINT64_CONSTANT (1795262400000000)

/* A folder without a journal. */
void rj_test_ui_set_up (RjTestUi *self);
void rj_test_ui_tear_down (RjTestUi *self);
/* Opens an empty journal in memory in the context. (transfer none) */
RjStore *rj_test_ui_open (RjTestUi *self);

/* Runs the main loop until @condition holds; a test that waits longer than a minute fails. */
#define RJ_TEST_UNTIL(condition)                               \
  G_STMT_START                                                 \
  {                                                            \
    guint rj_test_timer = rj_test_start_patience (#condition); \
    while (!(condition))                                       \
      g_main_context_iteration (NULL, TRUE);                   \
    g_source_remove (rj_test_timer);                           \
  }                                                            \
  G_STMT_END
guint rj_test_start_patience (const char *condition);

/* The bound child @name of a template. */
#define RJ_TEST_CHILD(widget, name) \
  (GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (widget), G_OBJECT_TYPE (widget), (name))))

/* The first visible widget of @type below @root; with @text, the one whose label or title it is. (nullable)
 */
GtkWidget *rj_test_find (GtkWidget *root, GType type, const char *text);
/* Is @text part of any visible label below @root? */
gboolean rj_test_shows (GtkWidget *root, const char *text);
/* Every text field below @root keeps input methods from learning; says which one does not. */
void rj_test_assert_private (GtkWidget *root);
/* F1, Ctrl+H, Ctrl+L and Ctrl+Q are caught by @widget before anything inside it. */
void rj_test_assert_safety_keys (GtkWidget *widget);

G_END_DECLS
