/* sal-role-pay.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-participant-list.h"

G_BEGIN_DECLS

/* What the people of a role are paid at target, in the reporting currency of the workspace at the
 * rates of the day. */
typedef struct
{
  const char *role;                       /* (nullable): of people without one */
  const SalPayMixNorm *norm;              /* (nullable) */
  GPtrArray *entries;                     /* of SalParticipantEntry, not owned */
  guint n_people;                         /* that are in a plan: whose pay is known */
  guint n_without_rate;                   /* whose currency cannot be converted: not in amounts */
  guint n_outside;                        /* of the norm */
  gint64 least, median, most;             /* on-target earnings; minor units */
  int base_least, base_median, base_most; /* per cent of them that are base pay; −1: not known */
} SalRolePay;

GPtrArray *sal_role_pay_list (const SalParticipantList *list);

/* What the people of a role cost in a year at all targets, minor units. */
typedef struct
{
  gint64 base_pay, target_variable;
  guint n_outside;
} SalRolePayCost;

SalRolePayCost sal_role_pay_try (const SalRolePay *self,
                                 const SalParticipantList *list,
                                 int base_percent,
                                 gint64 earnings_rate);

G_END_DECLS
