/* sal-alignment-texts.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-connection.h"
#include "sal-territory-design.h"

G_BEGIN_DECLS

/**
 * SalAlignmentTexts:
 * @accounts: (array): by account of the design, its name
 * @cities: (array): likewise, the city it is in; "" if that is unknown
 * @rules: (array): likewise, the name of the rule that a territory has it by, or ""
 * @regions: (array): by territory, the name of what it is part of, or ""
 * @positions: (array): by territory, the name of its position, or ""
 * @places: (array): by account, where it is, in degrees; NAN if that is unknown
 *
 * What the records behind a design are called.
 */
typedef struct
{
  char **accounts;
  char **cities;
  char **rules;
  char **regions;
  char **positions;
  SalCoordinate *places;
} SalAlignmentTexts;

/* For reader functions. */
SalAlignmentTexts *sal_alignment_texts_load (SalConnection *connection,
                                             const SalTerritoryDesign *design,
                                             GError **error);
void sal_alignment_texts_free (SalAlignmentTexts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalAlignmentTexts, sal_alignment_texts_free)

G_END_DECLS
