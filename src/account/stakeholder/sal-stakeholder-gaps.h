/* sal-stakeholder-gaps.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-stakeholder-map.h"

G_BEGIN_DECLS

/* Within which a sponsor is expected to be heard of where nothing was agreed, in days. */
#define SAL_SPONSOR_DAYS 90

/**
 * SalStakeholderGapKind:
 * @SAL_GAP_BLOCKED: an opponent with power is held by nobody who is for us
 * @SAL_GAP_NO_BUYER: nobody is known to be the economic buyer
 * @SAL_GAP_NO_CONTACT: somebody without whom nothing is decided has no contact with us
 * @SAL_GAP_SILENT: a sponsor was not heard of for longer than agreed
 * @SAL_GAP_ONE_OF_THEIRS: we talk to a single one of their people
 * @SAL_GAP_ONE_OF_OURS: a single one of our people talks to them
 * @SAL_GAP_NO_MENTOR: nobody acts for us
 * @SAL_GAP_ONE_MENTOR: a single person acts for us
 *
 * What is missing in relations with an account, the most serious first.
 */
typedef enum
{
  SAL_GAP_BLOCKED,
  SAL_GAP_NO_BUYER,
  SAL_GAP_NO_CONTACT,
  SAL_GAP_SILENT,
  SAL_GAP_ONE_OF_THEIRS,
  SAL_GAP_ONE_OF_OURS,
  SAL_GAP_NO_MENTOR,
  SAL_GAP_ONE_MENTOR,
} SalStakeholderGapKind;

typedef struct
{
  SalStakeholderGapKind kind;
  int person; /* index of whom it is about, -1: the map as a whole */
  int days;   /* of silence, -1: no activity is on record */
} SalStakeholderGap;

GArray *sal_stakeholder_gaps_find (const SalStakeholderMap *map);
const char *sal_stakeholder_gap_get_name (const SalStakeholderGap *gap);
char *sal_stakeholder_gap_to_text (const SalStakeholderGap *gap, const SalStakeholderMap *map);

G_END_DECLS
