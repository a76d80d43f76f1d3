// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-chips.h"
#include "rj-context.h"
#include "rj-dialog.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define RJ_TYPE_LOG_FORM (rj_log_form_get_type ())
G_DECLARE_DERIVABLE_TYPE (RjLogForm, rj_log_form, RJ, LOG_FORM, RjDialog)

/**
 * RjLogForm:
 *
 * What the forms of the log have in common: each field is a draft source, buttons and ratings too; Save and
 * Cancel (actions "form.save", also Ctrl+Enter, and "form.cancel"); Esc closes and keeps what was typed;
 * Cancel asks before typed words go.
 *
 * Its drafts are called "PREFIX/ID/FIELD", with "new" for an entry that was never saved.
 */
struct _RjLogFormClass {
  RjDialogClass parent_class;

  /* Everything that was picked, as members of an object. */
  void (*write_state) (RjLogForm *self, JsonBuilder *builder);
  void (*read_state) (RjLogForm *self, JsonObject *state);
  gboolean (*can_save) (RjLogForm *self);
  /* Ends with rj_log_form_saved() or rj_log_form_failed(). */
  void (*save) (RjLogForm *self);
};

/* Before anything is filled in. @id: (nullable): the entry that is edited */
void rj_log_form_set_up (RjLogForm *self, RjContext *context, const char *prefix, const char *id);
RjContext *rj_log_form_get_context (RjLogForm *self);
RjStore *rj_log_form_get_store (RjLogForm *self);
/* (nullable) */
const char *rj_log_form_get_id (RjLogForm *self);

/* A GtkEditable or GtkTextView with the person's words. Filled before this: a draft that waits takes its
 * place. */
void rj_log_form_add_text (RjLogForm *self, GtkWidget *widget, const char *field);
/* After all fields were filled and added: drafts come back, and from now on changes are kept. */
void rj_log_form_begin (RjLogForm *self);
/* Something was picked. */
void rj_log_form_changed (RjLogForm *self);

void rj_log_form_save (RjLogForm *self);
/* Saved: drafts go. The dialog stays for whatever comes after; rj_log_form_close() ends it. */
void rj_log_form_saved (RjLogForm *self);
void rj_log_form_failed (RjLogForm *self, const GError *error);
/* The person was asked something before it was saved, and went back to the form. */
void rj_log_form_stay (RjLogForm *self);
void rj_log_form_close (RjLogForm *self);

/* Are there words in it that are saved nowhere? */
gboolean rj_log_form_has_typed (RjLogForm *self);

/* Deletes the entry that is edited, with a toast that brings it back, and closes. */
void rj_log_form_delete (RjLogForm *self);
/* The same for a form that deletes by itself: %FALSE while something else is under way. It ends with
 * rj_log_form_deleted() or rj_log_form_failed(); until then every word stays. */
gboolean rj_log_form_begin_delete (RjLogForm *self);
void rj_log_form_deleted (RjLogForm *self);
/* (transfer full) (nullable): the entry that a draft belongs to; %NULL for a new one. @where: (nullable) */
char *rj_log_form_dup_draft_id (const char *where);

/* (transfer full) (nullable): the words in @widget without blanks around them; %NULL when there are none. */
char *rj_log_form_dup_text (GtkWidget *widget);
void rj_log_form_set_text (GtkWidget *widget, const char *text);

/* Fills @chips from a list of the store, made with our own neutral words the first time; own words are added
 * to it. */
void rj_log_form_load_choices (RjLogForm *self, RjChips *chips, const char *list);

/* For write_state and read_state. */
void rj_log_form_write_picked (JsonBuilder *builder, const char *name, RjChips *chips);
void rj_log_form_read_picked (JsonObject *state, const char *name, RjChips *chips);

G_END_DECLS
