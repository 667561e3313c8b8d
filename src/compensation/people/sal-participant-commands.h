/* sal-participant-commands.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-transaction.h"

G_BEGIN_DECLS

/* Commands of a pay store that change who takes part in plans, several people as one change; each
 * says itself what it is called. */

/* People are assigned to a plan from a day on. What they were in is ended the day before. */
typedef struct
{
  const gint64 *people;
  guint n_people;
  const char *plan;
  gint32 from, to; /* @to: SAL_DATE_NONE: until further notice */
  /* for those who take part in nothing, of whom nothing else is known; minor units */
  gint64 base_pay, target_variable;
  const char *currency;
  /* what came of it */
  guint n_added, n_ended, n_same;
} SalParticipantAssigning;

gboolean sal_participants_assign (SalTransaction *transaction,
                                  gpointer assigning,
                                  GCancellable *cancellable,
                                  GError **error);

/* Assignments end on a day. */
typedef struct
{
  const gint64 *participants;
  guint n_participants;
  gint32 last;
} SalParticipantEnding;

gboolean sal_participants_end (SalTransaction *transaction,
                               gpointer ending,
                               GCancellable *cancellable,
                               GError **error);

/* One of them, as a part of another command. */
SalRecord *sal_participant_end (SalTransaction *transaction,
                                SalRecord *participant,
                                gint32 last,
                                GError **error);

/* The pay at target changes from a day on. */
typedef struct
{
  const gint64 *participants;
  guint n_participants;
  gint32 from;
  int base_percent;     /* of the earnings on target; −1: each as it is */
  gint64 earnings_rate; /* of what they are: SAL_RATE_ONE is as they are */
} SalParticipantRepricing;

gboolean sal_participants_reprice (SalTransaction *transaction,
                                   gpointer repricing,
                                   GCancellable *cancellable,
                                   GError **error);

/* What a pay of so much base and variable pay becomes. */
void sal_participant_reprice (int base_percent,
                              gint64 earnings_rate,
                              gint64 *base_pay,
                              gint64 *target_variable);

G_END_DECLS
