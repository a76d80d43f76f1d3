// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What stands before the colon of a property may be as long, and so may what stands behind it. */
#define RJ_VCARD_LONGEST_HEAD  (8 * 1024)
#define RJ_VCARD_LONGEST_VALUE (64 * 1024)
/* Of one card. */
#define RJ_VCARD_MOST_PROPERTIES 1000
#define RJ_VCARD_LONGEST         (1024 * 1024)

/**
 * RjVcardProperty: one property of a card as it is written
 * @line: where it begins, from 1
 * @group: (nullable): in capitals: "ITEM1" of "item1.TEL"
 * @name: in capitals; "" of a line that is no property
 * @params: in turn names in capitals, "" for one that has none (2.1: "TEL;HOME"), and values
 * @value: its bytes, of whatever encoding of letters, without NUL; empty when it is a file (BASE64)
 * @quoted: it was QUOTED-PRINTABLE, which is undone
 * @too_long: the rest of it was dropped
 */
typedef struct {
  guint line;
  char *group;
  char *name;
  GPtrArray *params;
  GString *value;
  gboolean quoted;
  gboolean too_long;
} RjVcardProperty;

/**
 * RjVcardPart: one card
 * @properties: (element-type RjVcardProperty); without BEGIN and END
 * @closed: its end is there
 * @too_long: some of its properties were dropped
 */
typedef struct {
  guint line;
  GPtrArray *properties;
  gsize length;
  gboolean closed;
  gboolean too_long;
} RjVcardPart;

/* FALSE: no more of them. */
typedef gboolean (*RjVcardPartFunc) (const RjVcardPart *part, gpointer user_data);

/**
 * rj_vcard_scan:
 *
 * Divides a file of any version of the format into cards and their properties, so that one that is broken
 * takes no other with it. A card in another one (AGENT) is passed over. Time and memory grow with @length
 * alone.
 */
void rj_vcard_scan (const char *text, gsize length, RjVcardPartFunc func, gpointer user_data);

/* Is @name a parameter, or @name one of the values of the parameter TYPE, in any case? @name: in capitals */
gboolean rj_vcard_property_has_type (const RjVcardProperty *self, const char *type);
/* (transfer none) (nullable): the value of the first parameter @name */
const char *rj_vcard_property_get_param (const RjVcardProperty *self, const char *name);

G_END_DECLS
