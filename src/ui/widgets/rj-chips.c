// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-chips.h"

#include "rj-text.h"
#include "rj-words.h"

#include <glib/gi18n-lib.h>

#define SHOWN_FIRST 8
#define NAME_SHOWN  100

typedef struct {
  char *id;
  char *name;
  GtkWidget *button;
} Chip;

struct _RjChips {
  AdwBin parent_instance;

  AdwWrapBox *box;
  GtkWidget *more;
  GtkWidget *add;
  GtkWidget *entry;
  GPtrArray *chips;
  GHashTable *picked; /* ids, also of choices that are not there */
  gboolean one;
  gboolean needed;
  gboolean can_add;
  gboolean all;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (RjChips, rj_chips, ADW_TYPE_BIN)

enum {
  PROP_ONE = 1,
  PROP_NEEDED,
  PROP_CAN_ADD,
  N_PROPS
};

enum {
  CHANGED,
  ADD,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void
chip_free (gpointer data)
{
  Chip *chip = data;

  g_free (chip->id);
  g_free (chip->name);
  g_free (chip);
}

static Chip *
find (RjChips *self, const char *id)
{
  for (guint i = 0; i < self->chips->len; i++)
    {
      Chip *chip = g_ptr_array_index (self->chips, i);

      if (g_str_equal (chip->id, id))
        return chip;
    }
  return NULL;
}

/* ---- What is shown ---- */

static void
update_shown (RjChips *self)
{
  gboolean all = self->all || self->chips->len <= SHOWN_FIRST + 1;

  for (guint i = 0; i < self->chips->len; i++)
    {
      Chip *chip = g_ptr_array_index (self->chips, i);

      gtk_widget_set_visible (chip->button,
                              all || i < SHOWN_FIRST || g_hash_table_contains (self->picked, chip->id));
    }
  gtk_widget_set_visible (self->more, !all);
  gtk_widget_set_visible (self->add, all && self->can_add && !gtk_widget_get_visible (self->entry));
}

static void
update_buttons (RjChips *self)
{
  self->updating = TRUE;
  for (guint i = 0; i < self->chips->len; i++)
    {
      Chip *chip = g_ptr_array_index (self->chips, i);

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip->button),
                                    g_hash_table_contains (self->picked, chip->id));
    }
  self->updating = FALSE;
  update_shown (self);
}

/* ---- Picking ---- */

static gboolean
set_picked (RjChips *self, const char *id, gboolean picked)
{
  if (!picked)
    return g_hash_table_remove (self->picked, id);
  if (self->one && !g_hash_table_contains (self->picked, id))
    g_hash_table_remove_all (self->picked);
  return g_hash_table_add (self->picked, g_strdup (id));
}

static void
toggled_cb (GtkToggleButton *button, RjChips *self)
{
  const char *id = g_object_get_data (G_OBJECT (button), "rj-chip");
  gboolean active = gtk_toggle_button_get_active (button);

  if (self->updating)
    return;
  if (self->needed && !active)
    {
      update_buttons (self);
      return;
    }
  set_picked (self, id, active);
  update_buttons (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
more_clicked_cb (RjChips *self)
{
  self->all = TRUE;
  update_shown (self);
  /* The button that had the focus is gone: it goes to the first choice that was hidden. */
  if (self->chips->len > SHOWN_FIRST)
    gtk_widget_grab_focus (((Chip *) g_ptr_array_index (self->chips, SHOWN_FIRST))->button);
}

/* ---- Own words ---- */

static void
show_entry (RjChips *self, gboolean shown)
{
  gtk_widget_set_visible (self->entry, shown);
  update_shown (self);
}

static void
add_clicked_cb (RjChips *self)
{
  show_entry (self, TRUE);
  gtk_widget_grab_focus (self->entry);
}

static void
entry_changed_cb (RjChips *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  /* A draft that came back. */
  if (*text != '\0' && !gtk_widget_get_visible (self->entry))
    {
      self->all = TRUE;
      show_entry (self, TRUE);
    }
}

static Chip *
find_name (RjChips *self, const char *name)
{
  g_autofree char *wanted = g_utf8_casefold (name, -1);

  for (guint i = 0; i < self->chips->len; i++)
    {
      Chip *chip = g_ptr_array_index (self->chips, i);
      g_autofree char *folded = g_utf8_casefold (chip->name, -1);

      if (g_str_equal (folded, wanted))
        return chip;
    }
  return NULL;
}

static void
finish_entry (RjChips *self)
{
  gboolean had_focus = gtk_widget_get_focus_child (self->entry) != NULL;

  rj_words_set (self->entry, NULL);
  show_entry (self, FALSE);
  if (had_focus)
    gtk_widget_grab_focus (self->add);
}

static void
entry_activate_cb (RjChips *self)
{
  g_autofree char *name = g_strstrip (rj_words_dup (self->entry));
  Chip *there = find_name (self, name);

  if (!gtk_editable_get_editable (GTK_EDITABLE (self->entry)))
    return;
  if (there == NULL && !rj_text_is_blank (name))
    {
      /* The word stays until it is saved: there may be no room for it. */
      gtk_editable_set_editable (GTK_EDITABLE (self->entry), FALSE);
      g_signal_emit (self, signals[ADD], 0, name);
      return;
    }
  finish_entry (self);
  if (there != NULL)
    rj_chips_pick (self, there->id, TRUE);
}

static gboolean
entry_key_cb (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state, RjChips *self)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;

  /* One step back: the field closes, the form stays. Typed text stays in the field until it is taken out. */
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
    show_entry (self, FALSE);
  gtk_widget_grab_focus (gtk_widget_get_visible (self->add) ? self->add : GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

/* ---- Object ---- */

static void
rj_chips_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RjChips *self = RJ_CHIPS (object);

  switch (id)
    {
    case PROP_ONE:
      g_value_set_boolean (value, self->one);
      break;
    case PROP_NEEDED:
      g_value_set_boolean (value, self->needed);
      break;
    case PROP_CAN_ADD:
      g_value_set_boolean (value, self->can_add);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rj_chips_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RjChips *self = RJ_CHIPS (object);

  switch (id)
    {
    case PROP_ONE:
      self->one = g_value_get_boolean (value);
      break;
    case PROP_NEEDED:
      self->needed = g_value_get_boolean (value);
      break;
    case PROP_CAN_ADD:
      self->can_add = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rj_chips_constructed (GObject *object)
{
  G_OBJECT_CLASS (rj_chips_parent_class)->constructed (object);

  update_shown (RJ_CHIPS (object));
}

static void
rj_chips_finalize (GObject *object)
{
  RjChips *self = RJ_CHIPS (object);

  g_clear_pointer (&self->chips, g_ptr_array_unref);
  g_clear_pointer (&self->picked, g_hash_table_unref);

  G_OBJECT_CLASS (rj_chips_parent_class)->finalize (object);
}

static void
rj_chips_class_init (RjChipsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = rj_chips_get_property;
  object_class->set_property = rj_chips_set_property;
  object_class->constructed = rj_chips_constructed;
  object_class->finalize = rj_chips_finalize;

  props[PROP_ONE] = g_param_spec_boolean ("one", NULL, NULL, FALSE, flags);
  props[PROP_NEEDED] = g_param_spec_boolean ("needed", NULL, NULL, FALSE, flags);
  props[PROP_CAN_ADD] = g_param_spec_boolean ("can-add", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[ADD] = g_signal_new ("add", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_button (RjChips *self, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "rj-chip");
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "clicked", clicked, self);
  adw_wrap_box_append (self->box, button);
  return button;
}

static GtkWidget *
make_entry (RjChips *self)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Your own word"));
  gtk_entry_set_input_hints (GTK_ENTRY (entry), GTK_INPUT_HINT_PRIVATE);
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (entry), GTK_ENTRY_ICON_SECONDARY, "list-add-symbolic");
  gtk_entry_set_icon_tooltip_text (GTK_ENTRY (entry), GTK_ENTRY_ICON_SECONDARY, _ ("Add"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Your own word"),
                                  -1);
  gtk_widget_set_visible (entry, FALSE);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (entry_activate_cb), self);
  g_signal_connect_swapped (entry, "icon-release", G_CALLBACK (entry_activate_cb), self);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (entry_changed_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (entry_key_cb), self);
  gtk_widget_add_controller (entry, keys);
  adw_wrap_box_append (self->box, entry);
  return entry;
}

static void
rj_chips_init (RjChips *self)
{
  self->chips = g_ptr_array_new_with_free_func (chip_free);
  self->picked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  self->box = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->box, 6);
  adw_wrap_box_set_line_spacing (self->box, 6);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));

  self->more = make_button (self, _ ("More…"), G_CALLBACK (more_clicked_cb));
  self->add = make_button (self, _ ("Add your own…"), G_CALLBACK (add_clicked_cb));
  self->entry = make_entry (self);
}

GtkWidget *
rj_chips_new (gboolean one, gboolean needed)
{
  return g_object_new (RJ_TYPE_CHIPS, "one", one, "needed", needed, NULL);
}

void
rj_chips_clear (RjChips *self)
{
  g_return_if_fail (RJ_IS_CHIPS (self));

  for (guint i = 0; i < self->chips->len; i++)
    adw_wrap_box_remove (self->box, ((Chip *) g_ptr_array_index (self->chips, i))->button);
  g_ptr_array_set_size (self->chips, 0);
  update_shown (self);
}

void
rj_chips_append (RjChips *self, const char *id, const char *name)
{
  g_autofree char *shown = NULL;
  GtkWidget *after;
  GtkLabel *label;
  Chip *chip;

  g_return_if_fail (RJ_IS_CHIPS (self));
  g_return_if_fail (id != NULL && name != NULL);

  shown = rj_text_for_label (name, NAME_SHOWN);
  after =
    self->chips->len > 0 ? ((Chip *) g_ptr_array_index (self->chips, self->chips->len - 1))->button : NULL;
  chip = g_new0 (Chip, 1);
  chip->id = g_strdup (id);
  chip->name = g_strdup (name);
  chip->button = gtk_toggle_button_new_with_label (shown);
  gtk_widget_add_css_class (chip->button, "rj-chip");
  label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (chip->button)));
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  g_object_set_data_full (G_OBJECT (chip->button), "rj-chip", g_strdup (id), g_free);
  g_ptr_array_add (self->chips, chip);
  adw_wrap_box_insert_child_after (self->box, chip->button, after);
  g_signal_connect (chip->button, "toggled", G_CALLBACK (toggled_cb), self);
  update_buttons (self);
}

void
rj_chips_finish_add (RjChips *self, gboolean added)
{
  g_return_if_fail (RJ_IS_CHIPS (self));

  gtk_editable_set_editable (GTK_EDITABLE (self->entry), TRUE);
  if (added)
    finish_entry (self);
}

gboolean
rj_chips_has (RjChips *self, const char *id)
{
  g_return_val_if_fail (RJ_IS_CHIPS (self), FALSE);
  return find (self, id) != NULL;
}

guint
rj_chips_get_n (RjChips *self)
{
  g_return_val_if_fail (RJ_IS_CHIPS (self), 0);
  return self->chips->len;
}

char *
rj_chips_dup_own (RjChips *self)
{
  g_autofree char *name = NULL;
  Chip *there;

  g_return_val_if_fail (RJ_IS_CHIPS (self), NULL);

  name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  if (*name == '\0')
    return NULL;
  there = find_name (self, name);
  if (there == NULL)
    return g_steal_pointer (&name);
  rj_chips_take_own (self, there->id, name);
  return NULL;
}

void
rj_chips_take_own (RjChips *self, const char *id, const char *name)
{
  g_return_if_fail (RJ_IS_CHIPS (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  show_entry (self, FALSE);
  if (find (self, id) == NULL)
    rj_chips_append (self, id, name);
  rj_chips_pick (self, id, TRUE);
}

gboolean
rj_chips_has_content (RjChips *self)
{
  g_return_val_if_fail (RJ_IS_CHIPS (self), FALSE);
  return g_hash_table_size (self->picked) > 0 || *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0';
}

GStrv
rj_chips_dup_picked (RjChips *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer id;

  g_return_val_if_fail (RJ_IS_CHIPS (self), NULL);

  if (g_hash_table_size (self->picked) == 0)
    return NULL;
  for (guint i = 0; i < self->chips->len; i++)
    {
      const Chip *chip = g_ptr_array_index (self->chips, i);

      if (g_hash_table_contains (self->picked, chip->id))
        g_strv_builder_add (builder, chip->id);
    }
  g_hash_table_iter_init (&iter, self->picked);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (find (self, id) == NULL)
      g_strv_builder_add (builder, id);
  return g_strv_builder_end (builder);
}

const char *
rj_chips_get_picked (RjChips *self)
{
  GHashTableIter iter;
  gpointer id;

  g_return_val_if_fail (RJ_IS_CHIPS (self), NULL);

  g_hash_table_iter_init (&iter, self->picked);
  return g_hash_table_iter_next (&iter, &id, NULL) ? id : NULL;
}

void
rj_chips_set_picked (RjChips *self, const char *const *ids)
{
  g_return_if_fail (RJ_IS_CHIPS (self));

  g_hash_table_remove_all (self->picked);
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    set_picked (self, ids[i], TRUE);
  update_buttons (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
rj_chips_pick (RjChips *self, const char *id, gboolean picked)
{
  g_return_if_fail (RJ_IS_CHIPS (self));

  if (!set_picked (self, id, picked))
    return;
  update_buttons (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
rj_chips_is_picked (RjChips *self, const char *id)
{
  g_return_val_if_fail (RJ_IS_CHIPS (self), FALSE);
  return g_hash_table_contains (self->picked, id);
}

GtkWidget *
rj_chips_get_button (RjChips *self, const char *id)
{
  Chip *chip;

  g_return_val_if_fail (RJ_IS_CHIPS (self), NULL);

  chip = find (self, id);
  return chip != NULL ? chip->button : NULL;
}

GtkWidget *
rj_chips_get_entry (RjChips *self)
{
  g_return_val_if_fail (RJ_IS_CHIPS (self), NULL);
  return self->entry;
}
