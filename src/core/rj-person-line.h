// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-my-line.h"
#include "rj-person.h"

G_BEGIN_DECLS

/**
 * RjPersonLine: who a line of "My people" is about, as far as that can be read from it; or somebody who was
 * written down among the people
 * @words: the whole line, as it was written
 * @name: its beginning, up to the number or to the first comma, bracket or line break, or what follows a
 * number that stands first: what stands on a button; never empty
 * @number: (nullable): the one number in it, as it was written; %NULL without one, and when there is doubt
 * about which, whether it is one, or where it ends: with hours, a room or other digits beside it
 * @digits: (nullable): what is to be dialled of @number, see rj_own_line_dup_digits()
 * @more: does @words say anything besides @name and @number?
 * @message: (nullable): words that are ready to be sent or said to them
 * @kept: they are among the people, and @words is what is known besides name and number
 */
typedef struct {
  char *words;
  char *name;
  char *number;
  char *digits;
  gboolean more;
  char *message;
  gboolean kept;
} RjPersonLine;

/* @words: not empty. (transfer full) */
RjPersonLine *rj_person_line_new (const char *words);
void rj_person_line_free (RjPersonLine *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjPersonLine, rj_person_line_free)

/**
 * rj_person_line_list:
 * @lines: (nullable) (element-type RjMyLine): of "My plan"
 *
 * Returns: (transfer full) (element-type RjPersonLine): those of "My people", in their order: the first one
 * is "my one person"
 */
GPtrArray *rj_person_line_list (GPtrArray *lines);

/**
 * rj_person_line_list_all:
 * @people: (nullable) (element-type RjPerson): as rj_people_sort() puts them
 * @lines: (nullable) (element-type RjMyLine): of "My plan"
 *
 * Returns: (transfer full) (element-type RjPersonLine): "my one person" of @people and everybody else there,
 * then those of "My people" who are not among them by name. When nobody of @people is "my one person", those
 * of "My people" come first.
 */
GPtrArray *rj_person_line_list_all (GPtrArray *people, GPtrArray *lines);

G_END_DECLS
