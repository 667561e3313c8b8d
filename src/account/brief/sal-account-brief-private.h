/* sal-account-brief-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-account-brief.h"

G_BEGIN_DECLS

/* What the parts of a brief share. */
gboolean sal_account_brief_has_plan (const SalAccountBrief *self);
char *sal_brief_get_reference (SalRecord *record, const char *field);
SalBriefPoint
sal_brief_point_of_record (const SalAccountBrief *self, SalPlanPart part, SalRecord *record);
gboolean
sal_brief_is_to_renew (const SalAccountBrief *self, const SalBriefContract *contract, int *days);
gboolean sal_brief_is_for_them (const SalBriefContract *contract);
int sal_brief_point_compare_due (gconstpointer one, gconstpointer other);

/* sal-account-brief-risks.c */
void sal_account_brief_add_risks (SalAccountBrief *self);

G_END_DECLS
