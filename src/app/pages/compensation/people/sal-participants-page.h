/* sal-participants-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-list-detail-page.h"

G_BEGIN_DECLS

/* The part of the room of compensation for people: who takes part in plans, and what roles are
 * paid. */
#define SAL_TYPE_PARTICIPANTS_PAGE (sal_participants_page_get_type ())
G_DECLARE_FINAL_TYPE (
    SalParticipantsPage, sal_participants_page, SAL, PARTICIPANTS_PAGE, SalListDetailPage)

G_END_DECLS
