/* sal-participant-view.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-participant-list.h"

G_BEGIN_DECLS

/**
 * SalParticipantView:
 *
 * Somebody with all assignments over time, which are edited in place.
 *
 * Property: busy. Action it uses: people.assign.
 */
#define SAL_TYPE_PARTICIPANT_VIEW (sal_participant_view_get_type ())
G_DECLARE_FINAL_TYPE (SalParticipantView, sal_participant_view, SAL, PARTICIPANT_VIEW, AdwBin)

/* Shows an entry of @list, of which it keeps nothing but records. */
void sal_participant_view_show (SalParticipantView *self,
                                SalWorkspace *workspace,
                                const SalParticipantList *list,
                                const SalParticipantEntry *entry);
gint64 sal_participant_view_get_person (SalParticipantView *self); /* 0: nobody */
gboolean sal_participant_view_is_busy (SalParticipantView *self);
gboolean sal_participant_view_is_modified (SalParticipantView *self);
void sal_participant_view_discard (SalParticipantView *self);

G_END_DECLS
