// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-plan-item.h"

G_BEGIN_DECLS

/* What a service is. The numbers are stored; new ones go to the end. */
typedef enum {
  RJ_SERVICE_OTHER = 0,
  RJ_SERVICE_DOCTOR,
  RJ_SERVICE_CLINIC,
  RJ_SERVICE_COUNSELLING,
  RJ_SERVICE_TREATMENT,
  RJ_SERVICE_PHARMACY,
  RJ_SERVICE_PEER_CENTRE,
} RjServiceKind;

#define RJ_SERVICE_LAST RJ_SERVICE_PEER_CENTRE

/**
 * RjService: somewhere the person gets help: a practice, a clinic, a centre. No person: those are people.
 * @record: what every record has; at_us and day are those of its making
 * @name: the person's words
 * @phone, @address, @web, @hours, @note: (nullable): as the person wrote them
 */
typedef struct {
  RjRecord record;
  RjServiceKind kind;
  char *name;
  char *phone;
  char *address;
  char *web;
  char *hours;
  char *note;
} RjService;

RjService *rj_service_new (void);
RjService *rj_service_copy (const RjService *self);
void rj_service_free (RjService *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjService, rj_service_free)

/* Is @item about the service called @name: does its name stand, in whatever case, in the title or the place?
 * As a whole: "Ash" is not meant by "Washing". */
gboolean rj_service_is_meant (const char *name, const RjPlanItem *item);

/**
 * rj_service_dup_address:
 * @web: (nullable): as the person wrote it
 *
 * Returns: (transfer full) (nullable): what a browser opens: with "https://" where nothing was written before
 * the name; %NULL when it is no web address, or one that is not for a browser
 */
char *rj_service_dup_address (const char *web);

/* Where a referral stands. The numbers are stored; new ones go to the end. None is better than another. */
typedef enum {
  RJ_REFERRAL_ASKED = 0,
  RJ_REFERRAL_WAITING,
  RJ_REFERRAL_BOOKED,
  RJ_REFERRAL_DONE,
  RJ_REFERRAL_NOT_NOW,
} RjReferralStatus;

#define RJ_REFERRAL_LAST RJ_REFERRAL_NOT_NOW

/**
 * RjReferral: one place that sends the person to another
 * @record: what every record has; day is when it was written down
 * @to_whom: the person's words
 * @from_whom, @next_step, @note: (nullable): the person's words
 * @asked_day: when it was asked for, or RJ_DAY_NONE
 * @status_day: since when it stands so, or RJ_DAY_NONE
 */
typedef struct {
  RjRecord record;
  RjReferralStatus status;
  char *to_whom;
  char *from_whom;
  char *next_step;
  char *note;
  RjDay asked_day;
  RjDay status_day;
} RjReferral;

RjReferral *rj_referral_new (void);
RjReferral *rj_referral_copy (const RjReferral *self);
void rj_referral_free (RjReferral *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjReferral, rj_referral_free)

G_END_DECLS
