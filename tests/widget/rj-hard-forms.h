// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Texts that are hard to bear, every form that has fields for words, and what must hold whatever is in them.

#include "rj-log-form.h"
#include "rj-test-ui.h"

G_BEGIN_DECLS

/* As wide as a phone; what fields are filled with first. */
#define RJ_HARD_WIDTH   360
#define RJ_HARD_BEFORE  "Keep"
#define RJ_HARD_TOO_BIG "Too long: this field takes up to"

typedef struct {
  RjTestUi ui;
  RjStore *store;
  GtkWidget *window;
} RjHard;

/* A window on @store, or (%NULL) on an empty journal in memory. */
void rj_hard_set_up (RjHard *f, RjStore *store);
void rj_hard_tear_down (RjHard *f);
GtkWidget *rj_hard_get_dialog (RjHard *f);
RjDay rj_hard_get_today (RjHard *f);
/* Activates @action and waits for the dialog. */
GtkWidget *rj_hard_open (RjHard *f, const char *action);
/* Draws what is on the screen. It may not be wider than a phone, nor be laid out in pieces that are too long:
 * counted, not timed. */
void rj_hard_assert_fits (RjHard *f);

typedef struct {
  const char *name;
  const char *unit; /* repeated until there are @length bytes */
  gsize length;
} RjHardText;

extern const RjHardText rj_hard_texts[];
char *rj_hard_make_text (const RjHardText *text);

typedef enum {
  RJ_HARD_LINE,
  RJ_HARD_VIEW,
  RJ_HARD_STEPS, /* a text view in which each line is one */
  RJ_HARD_TAGS,  /* a line in which each word between commas is one */
} RjHardKind;

typedef struct {
  const char *name;
  RjHardKind kind;
} RjHardField;

/**
 * @drafts: what its drafts are called, with the name of the field
 * @place: where what was saved is seen
 * @needed: the first field has to have something in it, or nothing can be saved
 * @find: (nullable): the field of a name; otherwise a bound child of the dialog
 * @can_save: (nullable): where Save can be pressed at any time, and does nothing without the needed words
 * @read: what was saved, by name of the field
 */
typedef struct {
  const char *name;
  const char *drafts;
  const char *place;
  gboolean needed;
  RjHardField fields[7];
  GtkWidget *(*open) (RjHard *f);
  GtkWidget *(*find) (GtkWidget *root, const char *name);
  gboolean (*can_save) (GtkWidget *root);
  void (*save) (GtkWidget *root);
  GHashTable *(*read) (RjHard *f);
} RjHardForm;

extern const RjHardForm rj_hard_forms[];
GtkWidget *rj_hard_find_field (const RjHardForm *form, GtkWidget *root, const RjHardField *field);

/* As a paste does it: in the place of everything that is selected. */
void rj_hard_replace_all (GtkWidget *field, const char *text);
/* A megabyte in a message would help nobody. */
void rj_hard_assert_text (const char *what, const char *got, const char *expected);
/* (nullable): NULL for none */
char *rj_hard_join (GStrv strv, const char *separator);

G_END_DECLS
