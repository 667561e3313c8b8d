/* sal-plan-letters.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-transaction.h"

G_BEGIN_DECLS

/* Who was sent a letter about an assignment, and accepted it: records of sal_plan_letter_kind in a
 * pay store. */

/**
 * SalPlanLetterState:
 * @SAL_PLAN_LETTER_NONE: there is nothing to write a letter about
 * @SAL_PLAN_LETTER_NOT_SENT: no letter was sent
 * @SAL_PLAN_LETTER_CHANGED: the pay at target was changed since
 * @SAL_PLAN_LETTER_SENT: it was sent, and not accepted yet
 * @SAL_PLAN_LETTER_ACCEPTED: it was accepted
 *
 * How far the letter about an assignment is.
 */
typedef enum
{
  SAL_PLAN_LETTER_NONE,
  SAL_PLAN_LETTER_NOT_SENT,
  SAL_PLAN_LETTER_CHANGED,
  SAL_PLAN_LETTER_SENT,
  SAL_PLAN_LETTER_ACCEPTED,
} SalPlanLetterState;

const char *sal_plan_letter_state_get_label (SalPlanLetterState state);

GPtrArray *sal_plan_letters_list (SalConnection *connection, GError **error);
/* The newest about an assignment to a version; NULL: there is none. */
SalRecord *
sal_plan_letters_find (GPtrArray *letters, SalRecord *participant, SalRecord *plan_version);
SalPlanLetterState sal_plan_letter_get_state (SalRecord *letter, SalRecord *participant);

/* What is recorded of letters, of several people as one change. */
typedef enum
{
  SAL_PLAN_LETTER_RECORD_SENT,
  SAL_PLAN_LETTER_RECORD_ACCEPTED,
  SAL_PLAN_LETTER_RECORD_NOTHING, /* what was recorded is taken back */
} SalPlanLetterStep;

typedef struct
{
  SalPlanLetterStep step;
  SalRecord *const *participants;  /* of sal_participant_kind */
  SalRecord *const *plan_versions; /* by participant */
  guint n_participants;
  gint32 day;              /* on which it was sent or accepted */
  const char *recorded_by; /* (nullable) */
} SalPlanLetterRecording;

/* A command of a pay store. */
gboolean sal_plan_letters_record (SalTransaction *transaction,
                                  gpointer recording,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
