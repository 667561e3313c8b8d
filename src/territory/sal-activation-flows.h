/* sal-activation-flows.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-alignment-activation.h"

G_BEGIN_DECLS

/* What goes from one position to another when an alignment takes effect. */
typedef struct
{
  gint64 from_position; /* 0: none */
  gint64 from_person;   /* who holds that, or is named as owner; 0: nobody */
  gint64 to_position;
  gint64 to_person; /* 0: it is vacant */
  guint n_accounts;
  guint n_open;    /* open opportunities */
  gint64 pipeline; /* minor units: of these */
  gint64 revenue;  /* likewise: of the accounts, in the last twelve months */
} SalActivationFlow;

GArray *sal_activation_list_flows (const SalAlignmentActivation *plan);

gboolean sal_activation_flow_is_to_vacant (const SalActivationFlow *self);

/* Whether something that goes is part of a flow. */
gboolean sal_activation_flow_has_move (const SalActivationFlow *self,
                                       const SalActivationMove *move);
gboolean sal_activation_flow_has_deal (const SalActivationFlow *self,
                                       const SalActivationDeal *deal);

G_END_DECLS
