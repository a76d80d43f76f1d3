// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* How somebody can be reached. */
typedef enum {
  RJ_VCARD_PHONE = 1,
  RJ_VCARD_EMAIL,
  RJ_VCARD_CHAT,
  RJ_VCARD_LINK,
  RJ_VCARD_ADDRESS,
} RjVcardWayKind;

typedef enum {
  RJ_VCARD_ANYWHERE,
  RJ_VCARD_HOME,
  RJ_VCARD_WORK,
  RJ_VCARD_MOBILE,
} RjVcardUse;

/**
 * RjVcardWay:
 * @label: (nullable): what the person of the card calls it
 * @value: as it is to be shown: a number without "tel:", an address on lines of its own
 * @preferred: 1: before all others, to 100: it is not said
 */
typedef struct {
  RjVcardWayKind kind;
  RjVcardUse use;
  char *label;
  char *value;
  int preferred;
} RjVcardWay;

/**
 * RjVcard: a person or an organisation as a card has it; every text is valid UTF-8 without control characters
 * but the line feed, and has no space at its ends
 * @number: the how many-th in the file, from 1
 * @line: where it begins, from 1
 * @name: never empty
 * @organisation, @role, @note: (nullable)
 * @ways: (element-type RjVcardWay): the preferred ones first, then as they stand
 */
typedef struct {
  guint number;
  guint line;
  char *name;
  char *organisation;
  char *role;
  char *note;
  GPtrArray *ways;
} RjVcard;

#define RJ_VCARD_MOST_WAYS 50

RjVcard *rj_vcard_new (void);
void rj_vcard_free (RjVcard *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjVcard, rj_vcard_free)

/* Adds a way. @value: (transfer full) */
RjVcardWay *rj_vcard_add_way (RjVcard *self, RjVcardWayKind kind, char *value);

/* For rj-import-lines.h: writes it as members of the object that is open; and reads it, believing nothing.
 * (nullable) (transfer full): %NULL: it is none. */
void rj_vcard_write_json (const RjVcard *self, JsonBuilder *builder);
RjVcard *rj_vcard_read_json (JsonObject *object);

G_END_DECLS
