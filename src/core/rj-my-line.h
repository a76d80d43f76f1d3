// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-check-in.h"

G_BEGIN_DECLS

/* The parts of "My plan", in the order in which they are shown. The numbers are stored. */
typedef enum {
  RJ_MY_REASONS = 1,
  RJ_MY_SIGNS = 2,
  RJ_MY_SITUATIONS = 3,
  RJ_MY_RULES = 4,
  RJ_MY_ACTIONS = 5,
  RJ_MY_PEOPLE = 6,
  RJ_MY_SURROUNDINGS = 7,
  RJ_MY_SAFETY_SIGNS = 8,
  RJ_MY_SAFETY_ALONE = 9,
  RJ_MY_SAFETY_AMONG = 10,
  RJ_MY_SAFETY_TELL = 11,
  RJ_MY_SAFETY_HELP = 12,
  RJ_MY_SAFETY_PLACE = 13,
  RJ_MY_SAFETY_STAY = 14,
  RJ_MY_IF_I_USE = 15,
} RjMySection;

#define RJ_MY_FIRST_SECTION RJ_MY_REASONS
#define RJ_MY_LAST_SECTION  RJ_MY_IF_I_USE
/* How many lines of a section may stand first. */
#define RJ_MY_MAX_PINNED 3

/* An ISO 8601 day in a preference of the journal: when the person wants to look at the plan again. */
#define RJ_PREFERENCE_MY_PLAN_REVIEW "my-plan-review"

/* TRUE for the parts of the safety plan. */
gboolean rj_my_section_is_safety (RjMySection section);

/**
 * RjMyLine: a line of "My plan", in the person's words
 * @record: what every record has; at_us and day are those of its making
 * @pinned: stands first in its section, with at most %RJ_MY_MAX_PINNED in all
 * @position: the order within that; 0: at the end
 * @text: of a rule: what is done then
 * @detail: (nullable): of a situation: what I will do
 * @halt: of a rule: a bit of RjHalt, or 0 when it has a trigger
 * @trigger: (nullable): of a rule: a choice of the list "trigger"
 * @strategy: (nullable): of a rule: the coping note that is done then
 * @trigger_name: (nullable): the name of @trigger; read, never saved
 * @times_shown, @times_used: of a rule; computed, never saved
 * @note_gone: of a rule: there is no @strategy any more, only its name as @text; computed, never saved
 * @last_rated: of a rule: how strong it was the last time that was asked afterwards, 0 to 10, or -1;
 * computed, never saved
 */
typedef struct {
  RjRecord record;
  RjMySection section;
  gboolean pinned;
  gint64 position;
  char *text;
  char *detail;
  guint halt;
  char *trigger;
  char *strategy;
  char *trigger_name;
  gboolean note_gone;
  int times_shown;
  int times_used;
  int last_rated;
} RjMyLine;

#define RJ_TYPE_MY_LINE (rj_my_line_get_type ())
GType rj_my_line_get_type (void);
RjMyLine *rj_my_line_new (RjMySection section);
RjMyLine *rj_my_line_copy (const RjMyLine *self);
void rj_my_line_free (RjMyLine *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjMyLine, rj_my_line_free)

/* Is it a rule whose letter or trigger is among those of @craving? */
gboolean rj_my_line_fits (const RjMyLine *self, const RjCraving *craving);

/* (transfer container) (element-type RjMyLine): those of @section among @lines, in their order. */
GPtrArray *rj_my_lines_of (GPtrArray *lines, RjMySection section);

/* What became of a rule. The numbers are stored. */
typedef enum {
  RJ_RULE_SHOWN = 1,
  RJ_RULE_USED = 2,
  RJ_RULE_RATED = 3,
  RJ_RULE_NOT_NOW = 4, /* it was offered again and put aside */
} RjRuleEventKind;

/**
 * RjRuleEvent: a raw row
 * @id: (nullable): its own; none: a new one
 * @line_id: the rule
 * @craving_id: (nullable): the entry that it was shown for
 * @at_us: when, microseconds since 1970 UTC; 0: now
 * @strength: of a rating, 0 to 10; otherwise -1
 */
typedef struct {
  char *id;
  char *line_id;
  char *craving_id;
  gint64 at_us;
  RjRuleEventKind kind;
  int strength;
} RjRuleEvent;

RjRuleEvent *
rj_rule_event_new (const char *line_id, const char *craving_id, RjRuleEventKind kind, int strength);
void rj_rule_event_free (RjRuleEvent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjRuleEvent, rj_rule_event_free)

/**
 * RjDueRule: a rule that fits something that was logged a short while ago, and that was neither followed nor
 * put aside since
 * @line: the rule
 * @entry_id: the newest entry that it fits, an urge or a check-in
 */
typedef struct {
  RjMyLine *line;
  char *entry_id;
} RjDueRule;

RjDueRule *rj_due_rule_new (const RjMyLine *line, const char *entry_id);
void rj_due_rule_free (RjDueRule *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjDueRule, rj_due_rule_free)

G_END_DECLS
