/* sal-participant-list.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-pay-mix-norms.h"
#include "sal-pay-source.h"
#include "sal-plan-letters.h"
#include "sal-plan.h"
#include "sal-record.h"
#include "sal-workspace.h"

G_BEGIN_DECLS

/**
 * SalParticipantState:
 * @SAL_PARTICIPANT_NO_PLAN: somebody holds a position, and takes part in no plan
 * @SAL_PARTICIPANT_NO_VERSION: no version of the plan is in effect
 * @SAL_PARTICIPANT_NO_QUOTA: what the plan pays depends on a quota that there is not
 * @SAL_PARTICIPANT_OVERLAPS: somebody takes part in the plan twice on some day
 * @SAL_PARTICIPANT_GONE: the person is not in the workspace any more
 * @SAL_PARTICIPANT_LESS_VARIABLE: less of the pay is variable than is usual in the role
 * @SAL_PARTICIPANT_MORE_VARIABLE: more of it is
 *
 * What is to be looked at.
 */
typedef enum
{
  SAL_PARTICIPANT_NO_PLAN = 1 << 0,
  SAL_PARTICIPANT_NO_VERSION = 1 << 1,
  SAL_PARTICIPANT_NO_QUOTA = 1 << 2,
  SAL_PARTICIPANT_OVERLAPS = 1 << 3,
  SAL_PARTICIPANT_GONE = 1 << 4,
  SAL_PARTICIPANT_LESS_VARIABLE = 1 << 5,
  SAL_PARTICIPANT_MORE_VARIABLE = 1 << 6,
} SalParticipantState;

#define SAL_PARTICIPANT_N_STATES 7

/* Somebody, and what he or she takes part in on a day. */
typedef struct
{
  gint64 person;
  char *name;
  const char *role;       /* (nullable): of the position held, or that was held last */
  SalRecord *participant; /* (nullable): takes part in nothing */
  SalRecord *version;     /* (nullable): what pays, or would */
  gboolean has_quota;
  gint64 quota; /* of the fiscal year, minor units of */
  const char *quota_currency;
  const SalPayMixNorm *norm; /* (nullable): of the role */
  guint states;              /* of SalParticipantState */
  SalRecord *letter;         /* (nullable): what is recorded of the plan letter */
} SalParticipantEntry;

/**
 * SalParticipantList:
 *
 * Who takes part in plans, and who should and does not, as of a day: read from a workspace and its
 * pay, and then usable from any thread.
 */
typedef struct
{
  gint32 day; /* SAL_DATE_NONE: everything there ever was or will be */
  gint32 today;
  SalPaySource *source;    /* without sales */
  GPtrArray *participants; /* of SalRecord, by person, plan and first day */
  GPtrArray *versions;     /* of SalRecord */
  GPtrArray *plans;        /* of SalPlan, by version; (nullable) each: cannot be read */
  GPtrArray *letters;      /* of SalRecord: what is recorded of plan letters */
  GPtrArray *entries;      /* of SalParticipantEntry, by name */
} SalParticipantList;

SalParticipantList *sal_participant_list_load (SalWorkspace *workspace,
                                               gint32 day,
                                               GCancellable *cancellable,
                                               GError **error);
void sal_participant_list_free (SalParticipantList *self);

/* What a state is called, and a sentence for each of those of an entry. */
const char *sal_participant_state_get_label (SalParticipantState state);
GPtrArray *sal_participant_list_explain (const SalParticipantList *self,
                                         const SalParticipantEntry *entry);

/* (nullable): the document of the version that pays */
const SalPlan *sal_participant_list_get_plan (const SalParticipantList *self,
                                              const SalParticipantEntry *entry);
SalPlanLetterState sal_participant_entry_get_letter_state (const SalParticipantEntry *self);

/* Variable share of the pay at target; NAN: there is none. */
double sal_participant_entry_get_variable_share (const SalParticipantEntry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalParticipantList, sal_participant_list_free)

G_END_DECLS
