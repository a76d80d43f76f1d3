// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum {
  RJ_SCENE_FIRST_RUN,
  RJ_SCENE_LOCKED,
  RJ_SCENE_EMPTY,
  RJ_SCENE_FULL,
  RJ_SCENE_EVENING,    /* full, but when the day can be closed */
  RJ_SCENE_NO_COUNTRY, /* full, but nobody said which emergency number holds */
} RjSceneState;

/**
 * RjScene: one picture.
 * @name: name of the file
 * @state: what the journal is like
 * @steps: what the person does, one after the other, separated by "|": "action NAME [TARGET]" activates an
 * action, "press LABEL" and "row LABEL" press the button or row that says so once it is there, "nth N" a row
 * of the first list, "fill N TEXT" types into a field, "rate N" picks a number, "expand" opens what is
 * folded, "item ACTION" is an action of the first thing in the plan, "open TOOLTIP" pops up a menu, "popover"
 * looks at what popped up
 */
typedef struct {
  const char *name;
  RjSceneState state;
  const char *steps;
} RjScene;

/* Ends with one without a name. */
const RjScene *rj_scenes_get (void);

/* (transfer full): a window of that size on a journal of that state, shown and ready for the steps. */
GtkWindow *rj_scenes_open (GtkApplication *application, const RjScene *scene, int width, int height);

/* Does one step. (transfer none) (nullable): the popover that it opened, which is a surface of its own.
 * Ends the program when there is nothing to do it to: a picture of the wrong thing is worse than none. */
GtkWidget *rj_scenes_do (GtkWindow *window, const char *step);

G_END_DECLS
