/* sal-alignment-what-if-design.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-alignment-what-if.h"
#include "sal-design-comparison.h"

G_BEGIN_DECLS

SalTerritoryDesign *sal_what_if_create_design (const SalTerritoryDesign *design,
                                               const SalWhatIf *what_if);

/* What a territory comes to; NAN where it is not there. */
typedef struct
{
  const char *name; /* of either design */
  double before;    /* index, 100 at the target */
  double after;
} SalWhatIfTerritory;

/**
 * SalWhatIfOutcome:
 * @measure: the index of the measure it is judged by
 * @from: what there is
 * @design: what there would be
 * @before: how even the measure is
 * @after: how even it would be
 * @moved: what moves in all
 * @territories: (element-type SalWhatIfTerritory): those whose index changes by one or more, or
 * that come or go, the largest change first
 *
 * What would follow.
 */
typedef struct
{
  guint measure;
  SalTerritoryDesign *from;
  SalTerritoryDesign *design;
  SalDesignBalance before;
  SalDesignBalance after;
  SalDesignTransfer moved;
  GArray *territories;
} SalWhatIfOutcome;

SalWhatIfOutcome *
sal_what_if_outcome_new (SalTerritoryDesign *design, const SalWhatIf *what_if, guint measure);
void sal_what_if_outcome_free (SalWhatIfOutcome *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalWhatIfOutcome, sal_what_if_outcome_free)

G_END_DECLS
