/* sal-balance-goals.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-record.h"

G_BEGIN_DECLS

/* The tolerance of a measure for which none is said, a share of the target. */
#define SAL_BALANCE_DEFAULT_TOLERANCE 0.01

/* A measure that territories are balanced by. */
typedef struct
{
  char *measure;    /* its key */
  double weight;    /* against the other measures */
  double tolerance; /* the share of its target by which a territory may differ: 0.05 */
} SalBalanceGoal;

/**
 * SalBalanceGoals:
 * @measures: (element-type SalBalanceGoal): by which it is balanced
 * @borders: what short borders count against compactness; %NAN: nothing is said of it
 * @disruption: what it costs to move a whole territory's share away; likewise
 * @travel: what the way to the homes of the holders counts; likewise
 *
 * What the territories of an alignment are to be like, as it is kept with the alignment.
 */
typedef struct
{
  GArray *measures;
  double borders;
  double disruption;
  double travel;
} SalBalanceGoals;

SalBalanceGoals *sal_balance_goals_new (void);
SalBalanceGoals *sal_balance_goals_copy (const SalBalanceGoals *self);
void sal_balance_goals_free (SalBalanceGoals *self);
void
sal_balance_goals_add (SalBalanceGoals *self, const char *measure, double weight, double tolerance);
gboolean sal_balance_goals_read (SalBalanceGoals *self, const char *text, GError **error);
char *sal_balance_goals_write (const SalBalanceGoals *self);
gboolean sal_balance_goals_equal (const SalBalanceGoals *one, const SalBalanceGoals *other);

SalBalanceGoals *sal_balance_goals_load (SalRecord *alignment);
void sal_balance_goals_store (const SalBalanceGoals *self, SalRecord *alignment);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalBalanceGoals, sal_balance_goals_free)

G_END_DECLS
