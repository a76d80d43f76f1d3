// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-medicine.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (RjMedicine, rj_medicine, rj_medicine_copy, rj_medicine_free)
G_DEFINE_BOXED_TYPE (RjDose, rj_dose, rj_dose_copy, rj_dose_free)
G_DEFINE_BOXED_TYPE (RjVisit, rj_visit, rj_visit_copy, rj_visit_free)

RjMedicine *
rj_medicine_new (void)
{
  RjMedicine *self = g_new0 (RjMedicine, 1);

  self->doses = -1;
  self->doses_left = -1;
  return self;
}

RjMedicine *
rj_medicine_copy (const RjMedicine *self)
{
  RjMedicine *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  rj_record_copy (&self->record, &copy->record);
  copy->name = g_strdup (self->name);
  copy->label = g_strdup (self->label);
  copy->prescriber = g_strdup (self->prescriber);
  copy->prescriber_phone = g_strdup (self->prescriber_phone);
  copy->pharmacy = g_strdup (self->pharmacy);
  copy->pharmacy_phone = g_strdup (self->pharmacy_phone);
  copy->known_by = g_strdup (self->known_by);
  copy->kept = g_strdup (self->kept);
  copy->note = g_strdup (self->note);
  copy->items = g_strdupv (self->items);
  copy->reminders = g_strdupv (self->reminders);
  return copy;
}

void
rj_medicine_free (RjMedicine *self)
{
  if (self == NULL)
    return;
  rj_record_clear (&self->record);
  g_free (self->name);
  g_free (self->label);
  g_free (self->prescriber);
  g_free (self->prescriber_phone);
  g_free (self->pharmacy);
  g_free (self->pharmacy_phone);
  g_free (self->known_by);
  g_free (self->kept);
  g_free (self->note);
  g_strfreev (self->items);
  g_strfreev (self->reminders);
  g_free (self);
}

RjMedicineKind
rj_medicine_guess_kind (const char *name)
{
  static const struct {
    const char *part;
    RjMedicineKind kind;
  } parts[] = {
    /* What has both of them is taken as buprenorphine is. */
    { "bupren", RJ_MEDICINE_BUPRENORPHINE },  { "suboxone", RJ_MEDICINE_BUPRENORPHINE },
    { "subutex", RJ_MEDICINE_BUPRENORPHINE }, { "sublocade", RJ_MEDICINE_BUPRENORPHINE },
    { "buvidal", RJ_MEDICINE_BUPRENORPHINE }, { "brixadi", RJ_MEDICINE_BUPRENORPHINE },
    { "zubsolv", RJ_MEDICINE_BUPRENORPHINE }, { "methad", RJ_MEDICINE_METHADONE },
    { "polamidon", RJ_MEDICINE_METHADONE },   { "naltrex", RJ_MEDICINE_NALTREXONE },
    { "vivitrol", RJ_MEDICINE_NALTREXONE },   { "nalox", RJ_MEDICINE_NALOXONE },
    { "narcan", RJ_MEDICINE_NALOXONE },       { "nyxoid", RJ_MEDICINE_NALOXONE },
  };
  g_autofree char *folded = g_utf8_casefold (name != NULL ? name : "", -1);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strstr (folded, parts[i].part) != NULL)
      return parts[i].kind;
  return RJ_MEDICINE_OTHER;
}

RjDose *
rj_dose_new (void)
{
  RjDose *self = g_new0 (RjDose, 1);

  self->due_minutes = -1;
  self->status = RJ_DOSE_TAKEN;
  self->effects = g_array_new (FALSE, TRUE, sizeof (RjDoseEffect));
  self->feeling = -1;
  return self;
}

RjDose *
rj_dose_copy (const RjDose *self)
{
  RjDose *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  rj_record_copy (&self->record, &copy->record);
  copy->medicine = g_strdup (self->medicine);
  copy->medicine_name = g_strdup (self->medicine_name);
  copy->item = g_strdup (self->item);
  copy->effects = g_array_copy (self->effects);
  copy->note = g_strdup (self->note);
  return copy;
}

void
rj_dose_free (RjDose *self)
{
  if (self == NULL)
    return;
  rj_record_clear (&self->record);
  g_free (self->medicine);
  g_free (self->medicine_name);
  g_free (self->item);
  g_array_unref (self->effects);
  g_free (self->note);
  g_free (self);
}

gboolean
rj_dose_status_is_taken (RjDoseStatus status)
{
  return status == RJ_DOSE_TAKEN || status == RJ_DOSE_LATE || status == RJ_DOSE_VOMITED;
}

RjMark
rj_dose_status_get_mark (RjDoseStatus status)
{
  if (status == RJ_DOSE_NONE)
    return RJ_MARK_OPEN;
  /* It is written down what became of it: nothing reminds of it any more. */
  return rj_dose_status_is_taken (status) ? RJ_MARK_DONE : RJ_MARK_NOT_TODAY;
}

RjVisit *
rj_visit_new (void)
{
  return g_new0 (RjVisit, 1);
}

RjVisit *
rj_visit_copy (const RjVisit *self)
{
  RjVisit *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->item = g_strdup (self->item);
  copy->bring = g_strdup (self->bring);
  copy->questions = g_strdup (self->questions);
  copy->outcome = g_strdup (self->outcome);
  return copy;
}

void
rj_visit_free (RjVisit *self)
{
  if (self == NULL)
    return;
  g_free (self->item);
  g_free (self->bring);
  g_free (self->questions);
  g_free (self->outcome);
  g_free (self);
}
