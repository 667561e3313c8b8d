/* sal-role-pay-view.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-participant-list.h"

G_BEGIN_DECLS

/**
 * SalRolePayView:
 *
 * What roles are paid at target, against what is usual, and what another pay mix or more pay would
 * come to, which can be stored from a day on.
 *
 * Action it uses: people.show-person (x).
 */
#define SAL_TYPE_ROLE_PAY_VIEW (sal_role_pay_view_get_type ())
G_DECLARE_FINAL_TYPE (SalRolePayView, sal_role_pay_view, SAL, ROLE_PAY_VIEW, AdwBin)

/* @list is there until another is shown, or the view is cleared. */
void sal_role_pay_view_show (SalRolePayView *self,
                             SalWorkspace *workspace,
                             const SalParticipantList *list);
void sal_role_pay_view_clear (SalRolePayView *self);

G_END_DECLS
