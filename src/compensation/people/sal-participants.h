/* sal-participants.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-check.h"
#include "sal-people.h"
#include "sal-record.h"

G_BEGIN_DECLS

/* Who is paid by which plan: records of sal_participant_kind in a pay store. */

GPtrArray *sal_participants_list (SalConnection *connection, GError **error);
/* −1: without base and variable pay there is no mix. */
/* (element-type SalRecord): scores of objectives, by person, objective and period. */
GPtrArray *sal_pay_scores_list (SalConnection *connection, GError **error);
int sal_participant_get_pay_mix (SalRecord *self);
gint64 sal_participant_get_target_earnings (SalRecord *self);

/* What is held against them; of SalCheckFunc. */
GArray *sal_participants_find_overlaps (const SalCheckRule *rule,
                                        SalWorkspace *workspace,
                                        SalConnection *connection,
                                        GError **error);
GArray *sal_participants_find_planless (const SalCheckRule *rule,
                                        SalWorkspace *workspace,
                                        SalConnection *connection,
                                        GError **error);
GArray *sal_participants_find_gone (const SalCheckRule *rule,
                                    SalWorkspace *workspace,
                                    SalConnection *connection,
                                    GError **error);

G_END_DECLS
