// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-plan-item.h"

G_BEGIN_DECLS

/* What a medicine is, as far as fixed texts differ. The numbers are stored; new ones go to the end. */
typedef enum {
  RJ_MEDICINE_OTHER = 0,
  RJ_MEDICINE_BUPRENORPHINE,
  RJ_MEDICINE_METHADONE,
  RJ_MEDICINE_NALTREXONE,
  RJ_MEDICINE_NALOXONE,
} RjMedicineKind;

/* The numbers are stored; new ones go to the end. */
typedef enum {
  RJ_MEDICINE_FORM_OPEN = 0,
  RJ_MEDICINE_FORM_FILM,
  RJ_MEDICINE_FORM_TABLET,
  RJ_MEDICINE_FORM_LIQUID,
  RJ_MEDICINE_FORM_INJECTION,
  RJ_MEDICINE_FORM_SPRAY,
  RJ_MEDICINE_FORM_OTHER,
} RjMedicineForm;

/**
 * RjMedicine: something that was prescribed or is kept at hand. It is written down, never judged: nothing is
 * worked out from it but days and counts.
 * @record: what every record has
 * @name: the person's words
 * @kind, @form: what it is
 * @label: (nullable): the dose, word by word as on the label; never read as a number
 * @as_needed: it has no fixed times
 * @window_minutes: taken up to so long after its time it is not late; 0: the program calls nothing late by
 * itself
 * @prescriber, @prescriber_phone, @pharmacy, @pharmacy_phone: (nullable): the person's words
 * @start_day, @refill_day: or RJ_DAY_NONE
 * @doses: how many there were when they were counted, or -1
 * @doses_at_us: when that was
 * @given_day, @next_day: of an injection: when it was given, and the day that the clinic gave; or RJ_DAY_NONE
 * @expiry_day: the day printed on the package, or RJ_DAY_NONE
 * @known_by: (nullable): who knows where it is
 * @kept: (nullable): where it is
 * @note: (nullable)
 * @items: (nullable): ids of the items of the plan at which it is taken; computed
 * @reminders: (nullable): ids of those that remind of the expiry day; computed
 * @doses_left: @doses without what was taken at home since, never below 0; -1 when not counted; computed
 * @last_taken_us: when it was last taken, or 0; computed
 */
typedef struct {
  RjRecord record;
  char *name;
  RjMedicineKind kind;
  RjMedicineForm form;
  char *label;
  gboolean as_needed;
  int window_minutes;
  char *prescriber;
  char *prescriber_phone;
  char *pharmacy;
  char *pharmacy_phone;
  RjDay start_day;
  RjDay refill_day;
  int doses;
  gint64 doses_at_us;
  RjDay given_day;
  RjDay next_day;
  RjDay expiry_day;
  char *known_by;
  char *kept;
  char *note;
  GStrv items;
  GStrv reminders;
  int doses_left;
  gint64 last_taken_us;
} RjMedicine;

#define RJ_TYPE_MEDICINE (rj_medicine_get_type ())
GType rj_medicine_get_type (void);
RjMedicine *rj_medicine_new (void);
RjMedicine *rj_medicine_copy (const RjMedicine *self);
void rj_medicine_free (RjMedicine *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjMedicine, rj_medicine_free)

/* What a name says: names of substances and of brands in them, in any case. RJ_MEDICINE_OTHER otherwise. */
RjMedicineKind rj_medicine_guess_kind (const char *name);

/* The longest window: what is taken in it is still taken on its day. */
#define RJ_MEDICINE_MOST_WINDOW (12 * 60)

/* How many days before the day on the package to remind (clinical.md §3.1). */
#define RJ_MEDICINE_EXPIRY_LEAD_DAYS 30

typedef enum {
  RJ_DOSE_PLACE_OPEN = 0,
  RJ_DOSE_PLACE_HOME,
  RJ_DOSE_PLACE_CLINIC,
} RjDosePlace;

/* What was felt afterwards. The numbers are stored; new ones go to the end. */
typedef enum {
  RJ_EFFECT_SLEEPY = 1,
  RJ_EFFECT_CONSTIPATION,
  RJ_EFFECT_SWEATING,
  RJ_EFFECT_NAUSEA,
  RJ_EFFECT_HEADACHE,
  RJ_EFFECT_DRY_MOUTH,
  RJ_EFFECT_TEETH,
  RJ_EFFECT_INJECTION_SITE,
  RJ_EFFECT_LOW_MOOD,
  RJ_EFFECT_OTHER,
} RjEffect;

/* @severity: 0 none, 1 a little, 2 medium, 3 strong */
typedef struct {
  RjEffect effect;
  int severity;
} RjDoseEffect;

#define RJ_SEVERITY_MAX 3

/**
 * RjDose: what became of a dose.
 * @record: at_us is when it was taken, or when it was written down; day is the day of the plan it belongs to
 * @medicine: id
 * @medicine_name: (nullable): computed
 * @item: (nullable): the item of the plan; %NULL when it was as needed
 * @due_minutes: the wall time it was planned for, or -1
 * @status: what became of it; never RJ_DOSE_NONE
 * @place: where
 * @effects: (element-type RjDoseEffect): what was felt
 * @feeling: 0 to 10, or -1
 * @note: (nullable)
 */
typedef struct {
  RjRecord record;
  char *medicine;
  char *medicine_name;
  char *item;
  int due_minutes;
  RjDoseStatus status;
  RjDosePlace place;
  GArray *effects;
  int feeling;
  char *note;
} RjDose;

#define RJ_TYPE_DOSE (rj_dose_get_type ())
GType rj_dose_get_type (void);
RjDose *rj_dose_new (void);
RjDose *rj_dose_copy (const RjDose *self);
void rj_dose_free (RjDose *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjDose, rj_dose_free)

/* Was it taken, at whatever time? */
gboolean rj_dose_status_is_taken (RjDoseStatus status);
/* The mark that an item of the plan has then. */
RjMark rj_dose_status_get_mark (RjDoseStatus status);

/* What an appointment is. The numbers are stored; new ones go to the end. */
typedef enum {
  RJ_VISIT_OPEN = 0,
  RJ_VISIT_PRESCRIBER,
  RJ_VISIT_COUNSELLING,
  RJ_VISIT_LAB,
  RJ_VISIT_INJECTION,
  RJ_VISIT_PICK_UP,
  RJ_VISIT_DENTAL,
  RJ_VISIT_OTHER,
} RjVisitType;

/**
 * RjVisit: what belongs to an appointment or a pick-up.
 * @item: the item of the plan
 * @type: what it is
 * @bring: (nullable): what to bring, one a line
 * @questions: (nullable): what to ask, one a line; collected at any time and shown on the day
 * @day: the day of @outcome
 * @outcome: (nullable): what came out of it on @day
 */
typedef struct {
  char *item;
  RjVisitType type;
  char *bring;
  char *questions;
  RjDay day;
  char *outcome;
} RjVisit;

#define RJ_TYPE_VISIT (rj_visit_get_type ())
GType rj_visit_get_type (void);
RjVisit *rj_visit_new (void);
RjVisit *rj_visit_copy (const RjVisit *self);
void rj_visit_free (RjVisit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjVisit, rj_visit_free)

G_END_DECLS
